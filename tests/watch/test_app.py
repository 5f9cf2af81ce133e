"""The screen, with Textual's pilot at its keys: 80 columns by 24 lines, and wider."""

from __future__ import annotations

import asyncio
import re
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pexpect
import pytest

import inscape
from inscape.watch.evening import Evening
from inscape.watch.opening import run_of

app_module = pytest.importorskip("inscape.watch.app", reason="textual is not installed")
panes = pytest.importorskip("inscape.watch.panes")
SMALL = (80, 24)


def watch(keys: str, *, size: tuple[int, int] = SMALL, scene: str = "quarters", light: bool = False) -> Seen:
    """The screen after these keys, separated by blanks; `text:...` types."""

    async def play() -> Seen:
        app = app_module.Watching(Evening(run_of(scene, seed=7)), is_light=light)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            for key in keys.split():
                await press(pilot, key)
            await pilot.pause()
            return Seen(app)

    return asyncio.run(play())


async def press(pilot: Any, key: str) -> None:
    one: Callable[..., Awaitable[None]] = pilot.press
    await one(*(key.removeprefix("text:").replace("_", " ") if key.startswith("text:") else [key]))
    await pilot.pause()


class Seen:
    """What was on the screen."""

    def __init__(self, app: Any) -> None:
        strips = app.screen._compositor.render_strips()
        self.lines = ["".join(segment.text for segment in strip).rstrip() for strip in strips]
        self.text = "\n".join(self.lines)
        self.at = app.evening.at
        self.evening = app.evening
        self.focus = app.focused.id if app.focused else ""
        self.is_dark = app.current_theme.dark


def stated(seen: Seen) -> float:
    return float(seen.evening.run.start.reserve[seen.evening.scene.roster.character("kylo")])


def test_it_begins_before_the_first_beat() -> None:
    seen = watch("")
    assert seen.at == 0
    assert "beat 0" in seen.lines[0]
    assert "Space plays the first beat." in seen.text
    assert re.search(r"shame +█", seen.text)
    assert len(seen.lines) == 24


def test_forward_and_back_and_to_the_end() -> None:
    assert watch("space right space").at == 3
    assert watch("space space left").at == 1
    assert watch("left").at == 0
    seen = watch("end space")
    assert seen.evening.is_over
    assert "the end" in seen.lines[0]
    assert "It has ended." in seen.text
    assert watch("end home").at == 0


def test_words_and_minds_beside_each_other() -> None:
    seen = watch("space " * 9)
    at = next(at for at, line in enumerate(seen.lines) if line.startswith("▸"))
    assert "What do you want from me?" in seen.lines[at + 1], "he cuts in on what was begun"
    assert re.search(r"● Kylo +felt shown", seen.text)
    assert re.search(r"!surprise +█\S* +\d\.\d", seen.text)
    assert "held back" in seen.text
    assert re.search(r"mood \w+ +[+−]", seen.text)
    assert re.search(r"reserve +.+\.\d\d", seen.text)


def test_wide_there_are_minds_on_both_sides() -> None:
    seen = watch("space space", size=(130, 36))
    line = next(line for line in seen.lines if "felt shown" in line)
    assert line.count("felt shown") == 2
    assert "Kylo" in line[:30]
    assert "Hux" in line[96:]


def test_why_of_an_act_and_of_a_feeling() -> None:
    seen = watch("space space space space w")
    assert "why hux" in seen.text
    assert "at beat 4" in seen.text
    assert "├─" in seen.text
    assert seen.focus == "reasons"
    seen = watch("space space space space tab w")
    assert "why hux distress @4" in seen.text
    assert str(inscape.why(seen.evening.run, "hux distress @4")).splitlines()[0].split("  ")[0] in seen.text
    seen = watch("space space space space tab w escape")
    assert "why hux" not in seen.text
    assert seen.focus == "right"


def test_choosing_goes_up_and_down_and_not_past_the_end() -> None:
    first = next(line for line in watch("space space").lines if line.startswith("▸"))
    below = next(line for line in watch("space space down").lines if line.startswith("▸"))
    above = next(line for line in watch("space space down up").lines if line.startswith("▸"))
    assert first == above != below
    assert any(line.startswith("▸") for line in watch("space " + "down " * 30).lines)


def test_a_change_from_the_start() -> None:
    seen = watch("space space space space s text:kylo.reserve_=_0.9 enter")
    assert [str(change) for _, change in seen.evening.changes] == ["kylo.reserve = 0.9"]
    assert seen.at == 4
    assert stated(seen) == 0.9
    assert "kylo.reserve = 0.9" in seen.lines[0]
    assert "u takes it back" in seen.text
    seen = watch("space space space space s text:kylo.reserve_=_0.9 enter u")
    assert not seen.evening.changes
    assert stated(seen) == 0.15


def test_a_change_from_this_beat() -> None:
    seen = watch("space space space s text:kylo.reserve_=_0.9 tab enter space")
    assert stated(seen) == 0.15
    assert seen.evening.changes[0][0] == 3
    assert seen.at == 4


def test_a_slip_keeps_the_line_and_says_what_was_meant() -> None:
    seen = watch("space s text:huc.reserve=1 enter")
    assert "Did you mean 'hux.reserve'?" in seen.text
    assert "huc.reserve=1" in seen.text
    assert seen.focus == "writing"
    seen = watch("space s text:huc.reserve=1 enter escape space")
    assert seen.at == 2
    assert not seen.evening.changes


def test_a_stated_thing_that_is_chosen_is_there_to_be_changed() -> None:
    seen = watch("space tab up up up up up down down down down down s")
    assert "kylo.reserve = 0.15" in seen.text
    assert "now 0.15" in seen.text


def test_paths_are_completed() -> None:
    seen = watch("space s text:hux.rese right text:_=_1 enter")
    assert str(seen.evening.changes[0][1]) == "hux.reserve = 1"


def test_help_light_and_quit() -> None:
    assert "state one thing otherwise" in watch("question_mark").text
    assert "state one thing otherwise" not in watch("question_mark escape").text
    assert watch("").is_dark
    assert not watch("t").is_dark
    assert not watch("", light=True).is_dark


def test_many_people_at_once() -> None:
    seen = watch("space space space space tab " + "down " * 40, scene="table")
    assert seen.focus == "right"
    assert any("▸" in line for line in seen.lines)


def test_without_the_extra_it_says_how_to_install_it(tmp_path: Path) -> None:
    program = (
        "import sys, importlib.util as u; find = u.find_spec\n"
        "u.find_spec = lambda name, *rest: None if name == 'textual' else find(name, *rest)\n"
        "sys.argv = ['inscape', 'watch', 'quarters']\nfrom inscape.cli.main import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.strip().splitlines() == [
        "watching needs Textual, which is not installed. pip install 'inscape[watch]'."
    ]


def test_a_pipe_is_no_screen() -> None:
    command = [sys.executable, "-m", "inscape", "watch", "quarters"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
    assert done.returncode == 1
    assert "inscape play quarters --unsaid" in done.stderr


def test_at_a_terminal_without_colour(tmp_path: Path) -> None:
    run = tmp_path / "evening.run"
    inscape.play("quarters", seed=7, beats=4, out=run)
    command = [sys.executable, "-m", "inscape", "watch", str(run)]
    with_no_colour = {"NO_COLOR": "1", "TERM": "xterm", "PATH": "", "HOME": str(tmp_path), "LANG": "C.UTF-8"}
    child = pexpect.spawn(
        command[0], command[1:], env=with_no_colour, dimensions=(24, 80), encoding="utf-8", timeout=120
    )
    child.expect("Space plays the first beat")
    child.send(" ")
    child.expect("beat 1")
    child.send("q")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


def test_the_luck_of_a_run_is_its_own(tmp_path: Path) -> None:
    run = tmp_path / "evening.run"
    inscape.play("quarters", beats=2, out=run)
    command = [sys.executable, "-m", "inscape", "watch", str(run), "--seed", "3"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "A run has its luck" in done.stderr
