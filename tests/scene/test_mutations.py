"""A slip anywhere in a scene file is found where it is, and what is said of it helps."""

from __future__ import annotations

import dataclasses
import re
import zlib
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inscape.errors import Problem
from inscape.scene.examine import examine
from inscape.scene.text import Document, Keys, Mark, parse
from tests.scene.samples import SAMPLE

DOCUMENT = parse(SAMPLE, file="f.yaml")
FREE = {"title", "about", "called", "says", "did", "does", "lines", "mild", "plain", "roles", "scene"}
"""Keys whose values are prose, in which nothing can be wrong."""

STOCK: Keys = ("moves", "stock")
"""Any other key here is the name of a move."""

WORD = re.compile(r"[a-z_]{3,}")


def misspelt(word: str) -> str:
    """A word with two letters exchanged, one doubled, or one left out."""
    chance = zlib.crc32(word.encode())
    place = 1 + chance % (len(word) - 2)
    letter, after = word[place], word[place + 1]
    slips = [word[:place] + letter + word[place:], word[:place] + word[place + 1 :]]
    if letter != after:
        slips.append(word[:place] + after + letter + word[place + 2 :])
    return slips[chance // 64 % len(slips)]


def at(mark: Mark, old: str, new: str) -> str | None:
    """The sample with what stands at a place replaced; None if something else stands there (quotes, for instance)."""
    lines = SAMPLE.splitlines(keepends=True)
    line, column = mark
    text = lines[line - 1]
    if not text.startswith(old, column - 1):
        return None
    lines[line - 1] = text[: column - 1] + new + text[column - 1 + len(old) :]
    return "".join(lines)


def value_at(path: Keys) -> object:
    values = DOCUMENT.values
    for key in path:
        values = values[key]
    return values


def is_free(path: Keys) -> bool:
    return any(key in FREE for key in path if isinstance(key, str))


def found(source: str) -> tuple[Problem, ...]:
    document: Document = parse(source, file="f.yaml")
    return tuple(problem for problem in examine(document).problems if problem.severity == "error")


def declared() -> set[Keys]:
    """Paths of names that the file itself gives: another spelling is another name, and its uses are what is wrong."""
    sections = ("places", "cast", "people", "facts", "things", "offers", "events", "needs")
    names = {(section, name) for section in sections for name in DOCUMENT.values[section]}
    names |= {("moves", name) for name in DOCUMENT.values["moves"] if name != "stock"}
    return {*names, ("cast", "ben", "prospects", "forgiven"), ("cast", "ben", "moves", "also", "whistle")}


def keys() -> Iterator[Keys]:
    for path in DOCUMENT.places:
        if path and isinstance(path[-1], str) and len(path[-1]) >= 4 and path not in {*declared(), STOCK}:
            yield path


def words() -> Iterator[Keys]:
    for path in DOCUMENT.value_places:
        value = value_at(path)
        if isinstance(value, str) and len(value) >= 4 and WORD.fullmatch(value) and not is_free(path):
            yield path


def numbers() -> Iterator[Keys]:
    for path in DOCUMENT.value_places:
        value = value_at(path)
        if isinstance(value, float) and abs(value) >= 0.2 and path[0] != "theory":
            yield path


def spelt(path: Keys) -> str:
    return ".".join(map(str, path))


@pytest.mark.parametrize("path", list(keys()), ids=spelt)
def test_a_misspelt_key_is_found_where_it_is(path: Keys) -> None:
    key = str(path[-1])
    slip = misspelt(key)
    source = at(DOCUMENT.places[path], key, slip)
    assert source is not None
    here = [problem for problem in found(source) if (problem.line, problem.column) == DOCUMENT.places[path]]
    assert here, (slip, [str(problem) for problem in found(source)])
    assert any(f"'{slip}'" in problem.message for problem in here)
    assert any(f"Did you mean '{key}'?" in problem.hint for problem in here), here


@pytest.mark.parametrize("path", list(words()), ids=spelt)
def test_a_misspelt_word_is_found_where_it_is(path: Keys) -> None:
    word = str(value_at(path))
    slip = misspelt(word)
    source = at(DOCUMENT.value_places[path], word, slip)
    if source is None:
        pytest.fail(f"{path} is not where its place says")
    here = [problem for problem in found(source) if (problem.line, problem.column) == DOCUMENT.value_places[path]]
    assert here, (slip, [str(problem) for problem in found(source)])
    assert any(f"'{slip}'" in problem.message for problem in here)
    assert any(f"Did you mean '{word}'?" in problem.hint for problem in here), here


@pytest.mark.parametrize("path", list(numbers()), ids=spelt)
def test_a_lost_decimal_point_is_found_where_it_is(path: Keys) -> None:
    number = value_at(path)
    assert isinstance(number, float)
    slip = f"{round(number * 10)}"
    source = at(DOCUMENT.value_places[path], f"{number:g}", slip)
    assert source is not None, path
    problems = found(source)
    assert [(problem.line, problem.column) for problem in problems] == [DOCUMENT.value_places[path]]
    assert slip in problems[0].message
    assert f"Did you mean {number:g}?" in problems[0].hint


@pytest.mark.parametrize("name", ["ada", "ben", "lost", "lent", "kitchen", "hall", "forgiven"])
def test_a_name_that_is_gone_is_missed_wherever_it_is_used(name: str) -> None:
    (path,) = [path for path in declared() if path[-1] == name]
    source = at(DOCUMENT.places[path], name, f"{name}xx")
    assert source is not None
    prose = re.compile(r"\b(says|called|did|title): [^,}]*|^about: .*")
    used = {
        number
        for number, line in enumerate(SAMPLE.splitlines(), 1)
        if re.search(rf"\b{name}\b", prose.sub("", line)) and number != DOCUMENT.places[path][0]
    }
    missed = [problem for problem in found(source) if re.search(rf"'(\w+\.)?{name}\b", problem.message)]
    assert used, "it is used somewhere"
    assert {problem.line for problem in missed} == used
    assert all(f"{name}xx" in problem.hint for problem in missed)


def replaced(values: Any, path: Keys, value: object) -> Any:
    """A copy of the values with another one at a path."""
    if not path:
        return value
    copy: Any = dict(values) if isinstance(values, dict) else list(values)
    copy[path[0]] = replaced(values[path[0]], path[1:], value)
    return copy


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-3, 10**6) | st.floats(allow_nan=True) | st.sampled_from(["", "ada", "x y", "so("]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["ada", "lost", "when", "x:y", ""]), inner, max_size=2),
    max_leaves=4,
)  # fmt: skip


@given(st.sampled_from(list(DOCUMENT.value_places)), ANYTHING)
def test_nothing_in_a_file_makes_reading_it_raise(path: Keys, value: object) -> None:
    document = dataclasses.replace(DOCUMENT, values=replaced(DOCUMENT.values, path, value))
    examined = examine(document)
    assert (examined.model is None) == any(problem.severity == "error" for problem in examined.problems)
    assert all(problem.message and problem.line >= 1 for problem in examined.problems)
