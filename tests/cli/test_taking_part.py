"""Taking part at a terminal, through a pseudo-terminal and through a pipe."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest
import yaml

import inscape

SCENE = """\
scene: key
title: The key
places:
  room: {called: the room, opens_to: [hall]}
  hall: {called: the hall, hears: {room: 0.0}, sees: {room: 0.0}}
cast:
  ada:
    pronouns: she
    at: room
    about: She has the key and wishes she had not.
    feels: [{guilt: 0.5, about: ben}]
    believes: {spare: 0.4, gate_open: 0.4}
    lines: {confess: ["I took it."]}
  ben: {pronouns: he, at: room, regard: {ada: {warmth: 0.6}}}
  cy: {pronouns: he, at: hall, moves: {only: [sigh, weep]}}
facts:
  key_taken: {says: Ada took the key, by: ada, to: ben, right: -0.6, means: {ben: {safety: -0.4}}, known_to: ada}
  spare: {says: there is another key, known_to: ben, means: {ben: {safety: 0.2}}}
  gate_open: {says: the gate is open, known_to: ben}
  cy_listens: {says: Cy is in the hall, by: cy, known_to: cy, means: {ada: {safety: -0.2}}}
moves:
  stock: [ask, ask_about, confess, hint, stay_silent, look_away, sigh, weep, answer, leave, sneer]
  look: {group: engage, to: none, does: looks about, when: present(actor)}
ends: {when: not present(ada), beats: 30}
"""
ANSI = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]|\x07|\r")
BELOW = r"\n> "


@pytest.fixture
def key(tmp_path: Path) -> Path:
    path = tmp_path / "key.yaml"
    path.write_text(SCENE, encoding="utf-8")
    return path


class Terminal:
    """Somebody at a terminal of 80 columns."""

    def __init__(self, folder: Path, *words: str) -> None:
        surroundings = {
            **os.environ,
            "TERM": "dumb",
            "NO_COLOR": "1",
            "COLUMNS": "80",
            "LINES": "24",
            "PYTHONUTF8": "1",
        }
        self.child = pexpect.spawn(
            sys.executable, ["-m", "inscape", "play", *words], cwd=str(folder), env=surroundings, encoding="utf-8", timeout=30,
            dimensions=(24, 80),
        )  # fmt: skip
        self.before = self._read()

    def _read(self) -> str:
        self.child.expect([BELOW, pexpect.EOF])
        return ANSI.sub("", self.child.before or "")

    def type(self, line: str) -> str:
        """Type a line; what is printed until one is asked again, or the end."""
        self.child.sendline(line)
        self.before = self._read()
        return self.before

    def close(self) -> None:
        """Go away."""
        self.child.close(force=True)


@pytest.fixture
def ada(key: Path) -> Iterator[Terminal]:
    terminal = Terminal(key.parent, key.name, "--as", "ada")
    yield terminal
    terminal.close()


def piped(folder: Path, typed: str, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "inscape", "play", *words],
        cwd=folder, input=typed, capture_output=True, text=True, check=False, timeout=60,
        env={**os.environ, "NO_COLOR": "1", "COLUMNS": "80", "PYTHONUTF8": "1"},
    )  # fmt: skip


def test_one_learns_who_one_is_and_no_more(ada: Terminal) -> None:
    assert "THE KEY" in ada.before
    assert "You are Ada. She has the key and wishes she had not." in ada.before
    assert "You know that you took the key." in ada.before
    assert "guilt 0.5" in ada.before
    assert "Cy" not in ada.before
    assert all(len(line) <= 80 for line in ada.before.splitlines())


def test_a_move_is_made_by_number_and_by_name(ada: Terminal) -> None:
    number, name = re.findall(r"^ +(\d+)  (\w+)", ada.before, re.MULTILINE)[0]
    told = ada.type(number)
    assert re.search(r"^ +1  You ", told, re.MULTILINE), told
    assert name in ada.before or name
    told = ada.type("confess to ben")
    assert '"I took it."' in told
    assert "You" in told


def test_a_line_that_means_several_things_is_asked_about(ada: Terminal) -> None:
    """Of the facts, she knows one and has never heard of another; she can ask after the two of which she is not sure."""
    told = ada.type("ask_about")
    assert "Which one?" in told
    numbers = re.findall(r"^ +(\d+)  ask_about", told, re.MULTILINE)
    assert len(numbers) == 2
    assert re.search(r"^ +1  You ", ada.type(numbers[0]), re.MULTILINE)


def test_tab_completes(ada: Terminal) -> None:
    ada.child.send("conf\t")
    ada.child.expect("confess ")
    ada.child.send("b\t")
    ada.child.expect("ben ")
    assert "I took it." in ada.type("")


def test_what_happens_elsewhere_is_not_told(key: Path) -> None:
    """Until the scene is over, when everybody is told how it ended: so this one does not end with Ada's going."""
    key.write_text(SCENE.replace("ends: {when: not present(ada), beats: 30}", "ends: {beats: 30}"), encoding="utf-8")
    cy = Terminal(key.parent, key.name, "--as", "cy")
    heard = cy.before + "".join(cy.type("wait") for _ in range(4))
    cy.close()
    assert "You notice nothing" in heard or "you notice nothing" in heard
    assert "Ada" not in heard
    assert "key" not in heard.replace("THE KEY", "")


def test_undo_takes_back_and_the_same_comes_again(ada: Terminal) -> None:
    once = ada.type("sneer")
    assert "to the beginning" in ada.type("undo")
    assert ada.type("sneer") == once
    ada.type("undo")
    assert "there is nothing to take back" in ada.type("undo")


def test_why_is_of_oneself_only(ada: Terminal) -> None:
    assert "Nothing has happened yet" in ada.type("why")
    ada.type("sneer")
    assert re.search(r"Ada's guilt after beat \d: 0\.\d+", ada.type("why guilt"))
    assert "you cannot look into Ben" in ada.type("why ben anger")
    assert "Ada's" in ada.type("why")


def test_a_mistyped_move_and_an_impossible_one(ada: Terminal) -> None:
    assert "Did you mean 'confess'?" in ada.type("confesss ben")
    assert "no target or topic of sneer is called 'bem'. Did you mean 'ben'?" in ada.type("sneer bem")
    assert "look about" in ada.type("moves look")
    assert "You are standing" in ada.type("look") or "You are in the room" in ada.before
    assert "You" in ada.type("do look")


def test_save_leave_and_come_back(key: Path, ada: Terminal) -> None:
    ada.type("sneer")
    assert "This is not saved" in ada.type("quit")
    assert "--resume kept.run --as ada" in " ".join(ada.type("save kept.run").split())
    told = ada.type("wait")
    ada.type("quit")
    assert not ada.child.isalive()
    run = inscape.Run.read(key.parent / "kept.run")
    assert run.given == ("ada",)
    back = Terminal(key.parent, "--resume", "kept.run", "--as", "ada")
    assert "What happened last:" in back.before
    last = [line for line in told.splitlines() if re.match(r" +\d+  \w+ ", line) and '"' in line]
    assert all(line in back.before for line in last)
    assert "Taken back" in back.type("undo")
    back.close()


def test_a_killed_sitting_is_kept_up_to_its_last_turn(key: Path) -> None:
    ada = Terminal(key.parent, key.name, "--as", "ada", "--out", "kept.run")
    ada.type("sneer")
    ada.child.kill(9)
    ada.close()
    beats = len(inscape.Run.read(key.parent / "kept.run"))
    assert beats >= 2
    again = piped(key.parent, "", key.name, "--as", "ada", "--out", "kept.run")
    assert (again.returncode, "Go on with it: --resume kept.run" in again.stderr) == (1, True)


def test_leaving_ends_it_and_can_be_taken_back(ada: Terminal) -> None:
    told = ada.type("leave")
    assert "The end, after 1 beat." in told
    assert "The scene is over" in ada.type("wait")
    assert "nothing more for you to do" in ada.type("sneer")
    ada.type("undo")
    assert re.search(r"^ +1  You ", ada.type("sneer"), re.MULTILINE)


@pytest.mark.parametrize("keys", ["\x04", "\x03"])
def test_control_keys_leave(ada: Terminal, keys: str) -> None:
    ada.child.send(keys)
    ada.child.expect(pexpect.EOF)
    ada.child.wait()
    assert ada.child.exitstatus == 0


def test_plain_is_sentences_without_signs(key: Path) -> None:
    told = piped(key.parent, "1\nconfess\nwhy guilt\nmoves\nhelp\n", key.name, "--as", "ada", "--plain")
    assert told.returncode == 0, told.stderr
    assert not set("·→…│├└─×−`\x1b") & set(told.stdout)
    assert "You say: I took it." in told.stdout
    assert all(line == line.strip() or line.startswith(">") for line in told.stdout.splitlines())


def test_a_pipe_is_echoed_and_fits_in_80_columns(key: Path) -> None:
    told = piped(key.parent, "sneer\nlook\nundo\n", key.name, "--as", "ada")
    assert told.returncode == 0, told.stderr
    assert "> sneer\n" in told.stdout
    assert all(len(line) <= 80 for line in told.stdout.splitlines())


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("key.yaml", "--as", "addа".replace("а", "a")), "Did you mean 'ada'?"),
        (("key.yaml", "--as", "ada", "--unsaid"), "take out --unsaid"),
        (("key.yaml", "--plain"), "needs --as"),
        (("--as", "ada"), "Missing argument 'SCENE'"),
        (("--as", "ada", "--resume", "no.run"), "no.run: the run cannot be read"),
        (("--as", "ada", "--resume", "no.run", "--seed", "1"), "take out --seed"),
    ],
)
def test_errors_say_what_to_do(key: Path, words: tuple[str, ...], error: str) -> None:
    told = piped(key.parent, "", *words)
    assert told.returncode != 0
    assert error in told.stderr
    assert "Traceback" not in told.stderr


def test_nobody_goes_on_with_the_part_of_another(key: Path) -> None:
    piped(key.parent, "sneer\nsave a.run\n", key.name, "--as", "ada")
    told = piped(key.parent, "", "--resume", "a.run", "--as", "ben")
    assert (told.returncode, "Go on as ada" in told.stderr) == (1, True)


def test_the_scene_is_what_the_tests_take_it_for() -> None:
    assert set(yaml.safe_load(SCENE)["cast"]) == {"ada", "ben", "cy"}
