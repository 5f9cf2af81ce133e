"""From text to plain values and places, whatever the text is."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from inscape.scene import text
from inscape.scene.text import Document, parse, read


def messages(document: Document) -> list[str]:
    return [str(problem) for problem in document.problems]


def test_values_are_those_of_yaml_1_2() -> None:
    document = parse("no: off\non: 012\na: [1, -2.5, .5, 1e3, true, ~, null, '1', \"true\", 1:30, 1_000, 2020-01-01]\n")
    assert document.problems == ()
    assert document.values == {
        "no": "off",
        "on": 12,
        "a": [1, -2.5, 0.5, 1000.0, True, None, None, "1", "true", "1:30", "1_000", "2020-01-01"],
    }
    assert [type(item) for item in document.values["a"][:2]] == [int, float]


def test_places_are_those_of_keys_and_values() -> None:
    document = parse("cast:\n  ada:\n    list: [a, {deep: 8}]\n")
    assert document.places["cast", "ada"] == (2, 3)
    assert document.value_places["cast", "ada", "list"] == (3, 11)
    assert document.places["cast", "ada", "list", 1] == (3, 15)
    assert document.places["cast", "ada", "list", 1, "deep"] == (3, 16)
    assert document.value_places["cast", "ada", "list", 1, "deep"] == (3, 22)
    assert document.mark(("cast", "ada", "list", 7, "x")) == (3, 5), "the nearest part of the file around it"


def test_columns_count_characters_not_bytes() -> None:
    document = parse('über: {"naïve": é, b: 8}\n')
    assert document.value_places["über", "b"] == (1, 23)


@pytest.mark.parametrize(
    ("source", "problem"),
    [
        ("a: 1\nb: 2\na: 3\n", "f:3:1: a: 'a' is given twice, first in line 1. Keep one of the two."),
        ("a: !!python/object:os.system x\n", "f:1:4: a: '!!python/object:os.system' is a YAML tag"),
        ("a: &x [1]\nb: *x\n", "f:2:4: b: '*x' repeats another part of the file. Write it out"),
        ("a: 1\n---\nb: 2\n", "f:2:1: a second document begins here. Keep one scene to a file"),
        ("[a]: 1\n", "f:1:1: a key is a word, not a list"),
        ("a:\n\tb: 1\n", "f:2:1: this line is indented with a tab. Use spaces."),
        ("a: [1, 2\nb: 3\n", "The bracket opened in line 1 is not closed."),
        (
            "a: b: c\n",
            "f:1:5: this is not YAML: mapping values are not allowed in this context. Put text that has a colon",
        ),
        ("a: 'b\n", "The quote opened in line 1 is not closed."),
        ("a: \x07\n", "f:1:4: a text file has no character U+0007. Take it out."),
        ("a: \x00\n", "f:1:4: this is not a text file."),
        ("a: " + "[" * 40 + "]" * 40, "nested more than 24 levels deep"),
    ],
)
def test_what_is_refused(source: str, problem: str) -> None:
    found = messages(parse(source, file="f"))
    assert any(problem in message for message in found), found


def test_tags_are_read_as_yaml_writes_them() -> None:
    (problem,) = parse("a: !local x\n").problems
    assert problem.column == 4


def test_problems_go_on_after_a_key_given_twice() -> None:
    assert len(parse("a: {b: 1, b: 2}\nc: &x 1\nc: 2\n").problems) == 3


def test_an_alias_bomb_costs_nothing() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
    document = parse(bomb)
    assert document.problems
    assert len(str(document.values)) < 1000


def test_size_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(text, "MOST_BYTES", 100)
    big = tmp_path / "big.yaml"
    big.write_text("a: " + "x" * 200, encoding="utf-8")
    assert "larger than 100 bytes" in messages(read(big))[0]
    monkeypatch.setattr(text, "MOST_NODES", 10)
    assert "more than 10 values" in messages(parse("[1,2,3,4,5,6,7,8,9,10,11]"))[0]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ("scene: ü".encode("utf-16"), "1:1: the file is in UTF-16. Save it as UTF-8."),
        (b"a: 1\nb: caf\xe9\n", "2:7: this character is not UTF-8. Save the file as UTF-8."),
        (b"\x7fELF\x00\xff", "this is not a text file."),
    ],
)
def test_encodings(tmp_path: Path, data: bytes, problem: str) -> None:
    file = tmp_path / "scene.yaml"
    file.write_bytes(data)
    assert problem in messages(read(file))[0]


def test_a_byte_order_mark_is_no_key(tmp_path: Path) -> None:
    file = tmp_path / "scene.yaml"
    file.write_bytes("scene: a\n".encode("utf-8-sig"))
    assert read(file).values == {"scene": "a"}


def test_files_that_are_none(tmp_path: Path) -> None:
    assert "this is not a file" in messages(read(tmp_path))[0]
    assert "there is no such file" in messages(read(tmp_path / "no.yaml"))[0]
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert "this is not a file" in messages(read(pipe))[0]


PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.floats(-1e6, 1e6) | st.text("abno ':#-é", max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text("abno", min_size=1, max_size=4), inner, max_size=3)
    ),
    max_leaves=12,
)


@given(PLAIN)
def test_what_yaml_writes_is_read_back(value: object) -> None:
    document = parse(yaml.safe_dump(value, allow_unicode=True))
    assert document.problems == ()
    assert document.values == value


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80) | st.text("{}[]&*!|>:-'\"#% \n\tab", max_size=40))
def test_no_text_makes_it_raise(source: str) -> None:
    document = parse(source)
    assert all(problem.line >= 1 and problem.column >= 1 for problem in document.problems)
