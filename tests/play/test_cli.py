from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

import inscape
from inscape.cli.main import main

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from inscape.play.run import Run


def say(*words: object, text: str | None = None) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words], input=text, catch_exceptions=False)


def test_play_prints_a_transcript(bicycle_file: Path) -> None:
    told, unsaid = say("play", bicycle_file, "--seed", 7), say("play", bicycle_file, "--seed", 7, "--unsaid")
    assert (told.exit_code, unsaid.exit_code) == (0, 0)
    assert "THE BICYCLE" in told.stdout
    assert "Ada" in told.stdout
    assert len(unsaid.stdout.splitlines()) > len(told.stdout.splitlines())
    assert "\x1b" not in told.stdout


def test_json_is_what_was_done(bicycle_file: Path) -> None:
    value = json.loads(say("play", bicycle_file, "--seed", 7, "--beats", 3, "--json").stdout)
    assert (value["scene"], value["seed"], value["ended"], len(value["beats"])) == ("bicycle", 7, True, 3)
    inside = json.loads(say("play", bicycle_file, "--seed", 7, "--beats", 3, "--json", "--unsaid").stdout)
    assert inside["beats"][0]["inside"]
    assert not value["beats"][0]["inside"]


def test_a_run_is_written_shown_and_gone_on_with(bicycle_file: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.run"
    told = say("play", bicycle_file, "--seed", 7, "--out", path)
    assert say("show", path).stdout == told.stdout
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert len(say("show", path).stdout) < len(told.stdout)
    assert say("play", bicycle_file, "--resume", path).stdout == told.stdout
    assert path.read_bytes() == whole


def test_resume_takes_nothing_but_its_scene(bicycle_file: Path, played: tuple[Run, Path]) -> None:
    assert say("play", "--resume", played[1]).exit_code == 0
    stated = say("play", "--resume", played[1], "--seed", 3)
    assert (stated.exit_code, "take out --seed" in stated.stderr) == (2, True)
    other = say("play", "quarters", "--resume", played[1])
    assert (other.exit_code, "not one of quarters" in other.stderr) == (1, True)
    assert say("play").exit_code == 2


def test_observe_reads_standard_input(bicycle_file: Path) -> None:
    told = say("observe", bicycle_file, "-", text="- {who: ada, does: ask, to: ben}\n")
    assert told.exit_code == 0
    free = say(
        "observe", bicycle_file, "-", "--free", "ben", "--json", text='{"who": "ada", "does": "ask", "to": "ben"}\n'
    )
    assert len(json.loads(free.stdout)["beats"]) == 2


@pytest.mark.parametrize(
    ("words", "text", "error"),
    [
        (("play", "nowhere"), None, "no file and no shipped scene called 'nowhere'"),
        (("show", "nowhere.run"), None, "nowhere.run: the run cannot be read"),
        (("observe", "FILE", "-"), "- {who: adda, does: ask}", "standard input:1:9: no character is called 'adda'"),
        (
            ("observe", "FILE", "-"),
            "- {who: ben, does: rise}",
            "standard input:1:3: 'ben rise' is not possible at beat 1",
        ),
        (("observe", "FILE", "-", "--free", "bem"), "[]", "no character is called 'bem'"),
        (("moves", "askk"), None, "no stock move is called 'askk'. Did you mean 'ask'?"),
        (("check", "--explain", "W999"), None, "no problem code is called 'W999'"),
    ],
)
def test_errors_are_one_plain_line(bicycle_file: Path, words: tuple[str, ...], text: str | None, error: str) -> None:
    told = say(*(bicycle_file if word == "FILE" else word for word in words), text=text)
    assert told.exit_code == 1
    assert error in told.stderr
    assert "Traceback" not in told.stderr
    assert not told.stdout


def test_check_says_everything_at_once(bicycle_file: Path, tmp_path: Path) -> None:
    sound = say("check", bicycle_file)
    assert sound.exit_code == 0
    broken = tmp_path / "broken.yaml"
    broken.write_text(
        bicycle_file.read_text().replace("{ben: {warmth", "{bem: {warmth").replace("reserve: 0.5", "reserve: 5")
    )
    told = say("check", bicycle_file, broken)
    assert told.exit_code == 1
    assert "broken.yaml:7:14: cast.ada.regard.bem" in told.stdout
    assert "broken.yaml:10:14: cast.ben.reserve" in told.stdout
    assert "2 errors" in told.stdout
    assert "does nothing" in say("check", "--explain", "W104").stdout


def test_schema_and_moves_are_printed() -> None:
    assert json.loads(say("schema").stdout)["$schema"]
    listed = say("moves").stdout
    assert listed.startswith("attack    ")
    assert "ask_about" in listed
    assert "ask_about (probe: " in say("moves", "ask_about").stdout


def test_importing_is_light() -> None:
    code = "import sys, inscape; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    heavy = {"numpy", "pydantic", "pydantic_core", "yaml", "lark", "rich", "click", "orjson", "jax", "ray", "rapidfuzz"}
    assert "inscape" in loaded
    assert not heavy & set(loaded)


def test_every_public_name_is_there() -> None:
    assert set(inscape.__all__) <= set(dir(inscape))
    for name in set(inscape.__all__) - {"why"}:
        assert callable(getattr(inscape, name)), name
    with pytest.raises(AttributeError, match="no attribute 'replay'"):
        inscape.replay  # noqa: B018


def test_a_layer_is_called_by_its_verb_whoever_imported_it_first() -> None:
    code = "import inscape.play.run, inscape.tell.words, inscape; print(callable(inscape.play), callable(inscape.tell))"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.split() == ["True", "True"]
