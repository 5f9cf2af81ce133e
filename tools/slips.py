"""Slips of the hand in a file: every key, name and number of it mistyped, every sort of its punctuation lost.

`slips(document)` lists them all; each is the whole text with one slip in it, and says where and what was mistyped.
"""

from __future__ import annotations

import re
import string
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, Literal, NamedTuple

from inscape.scene.text import Document, Keys

PROSE: Final = frozenset(
    {
        "title", "about", "called", "says", "did", "suffered", "does", "lines", "roles", "norm", "source",
    }
)  # fmt: skip
"""Keys whose values are read by people only."""

TOKEN: Final = re.compile(r"(?P<number>(?<![\w.])-?[0-9]+(\.[0-9]+)?(?![\w.]))|(?P<word>[a-z][a-z0-9_]+)")
KEY_LINE: Final = re.compile(r"\s*(- )?[\"']?[\w.]+[\"']?:(\s|$)")

Sort = Literal["key", "name", "number", "layout"]
SORTS: Final[tuple[Sort, ...]] = ("key", "name", "number", "layout")


class Token(NamedTuple):
    """A key, name or number in a file. line, column: where, from 1. path: of the value that it is, or is in."""

    sort: Sort
    line: int
    column: int
    text: str
    path: Keys


class Slip(NamedTuple):
    """A file with one slip in it.

    sort: of what. how: what went wrong with it. line: where, from 1. old, new: what stood there and what stands there now.
    path: of the value that it is in. source: the whole text.
    """

    sort: Sort
    how: str
    line: int
    old: str
    new: str
    path: Keys
    source: str


def slips(document: Document) -> Iterator[Slip]:
    """Every slip, in the order of the file; one of each kind for every token and every line."""
    lines = document.source.splitlines(keepends=True)
    for token in sorted(tokens(document), key=lambda each: each[1:3]):
        changes = _numbers(token.text) if token.sort == "number" else _letters(token.text)
        for how, new in changes:
            line = lines[token.line - 1]
            text = line[: token.column - 1] + new + line[token.column - 1 + len(token.text) :]
            yield _slip(lines, token.sort, how, token, new, text)
    for number, line in enumerate(lines, 1):
        if line.strip() and not line.lstrip().startswith("#"):
            for how, text in _layouts(line):
                token = Token("layout", number, 1, line.strip(), ())
                yield _slip(lines, "layout", how, token, text.strip(), text)


def _slip(lines: list[str], sort: Sort, how: str, token: Token, new: str, text: str) -> Slip:
    source = "".join([*lines[: token.line - 1], text, *lines[token.line :]])
    return Slip(sort, how, token.line, token.text, new, token.path, source)


def tokens(document: Document) -> Iterator[Token]:
    """Every key, name and number of a file that is not prose."""
    lines = document.lines
    for path, (line, column) in document.places.items():
        key = path[-1] if path else 0
        if isinstance(key, str) and lines[line - 1].startswith(key, column - 1) and len(key) > 1:
            for match in TOKEN.finditer(key):
                if match["word"] and not set(path[:-1]) & {"lines"} - {key}:
                    yield Token("key", line, column + match.start(), match["word"], path)
    for path, (line, column) in document.value_places.items():
        value = _at(document.values, path)
        if not is_prose(path) and isinstance(value, str | int | float) and not isinstance(value, bool):
            for number, start, text in _texts(lines, line, column, value):
                yield from _within(number, start, text, path)


def is_prose(path: Keys) -> bool:
    """Whether the value at this path is for readers, so that nothing can be wrong in it."""
    return bool(set(path) & PROSE) or path == ("scene",)


def _at(values: object, path: Keys) -> object:
    for key in path:
        values = values[key]  # type: ignore[index]
    return values


def _texts(lines: list[str], line: int, column: int, value: object) -> Iterator[tuple[int, int, str]]:
    """The value as it stands in the file: line, column and text of each line of it."""
    head = lines[line - 1][column - 1 :]
    if head[:1] in ("|", ">"):
        indent = len(lines[line - 1]) - len(lines[line - 1].lstrip())
        for number in range(line + 1, len(lines) + 1):
            text = lines[number - 1]
            if text.strip() and len(text) - len(text.lstrip()) <= indent:
                return
            if not text.lstrip().startswith("#"):
                yield number, 1, text
    elif isinstance(value, str):
        start = head.find(value)
        if 0 <= start <= 1:
            yield line, column + start, value
    else:
        match = TOKEN.match(head)
        if match:
            yield line, column, match.group()


def _within(line: int, column: int, text: str, path: Keys) -> Iterator[Token]:
    for match in TOKEN.finditer(text):
        sort: Sort = "number" if match["number"] else "name"
        if match.group() not in ("and", "or", "not"):
            yield Token(sort, line, column + match.start(), match.group(), path)


def _letters(word: str) -> Iterable[tuple[str, str]]:
    """A letter lost, doubled, exchanged with the next, or another one struck."""
    chance = zlib.crc32(word.encode())
    place = chance % len(word)
    found = {
        "a letter lost": word[:place] + word[place + 1 :],
        "a letter doubled": word[:place] + word[place:][:1] + word[place:],
    }
    pairs = [each for each in range(len(word) - 1) if word[each] != word[each + 1]]
    if pairs:
        at = pairs[chance // 64 % len(pairs)]
        found["two letters exchanged"] = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    letter = string.ascii_lowercase[chance // 4096 % 26]
    if letter != word[place]:
        found["another letter"] = word[:place] + letter + word[place + 1 :]
    found["a capital"] = word.capitalize()
    return found.items()


def _numbers(text: str) -> Iterable[tuple[str, str]]:
    """Ten times as much, the sign turned, the point lost or a comma for it, a percentage, a word, a letter O."""
    number = float(text)
    found: Mapping[str, str] = {
        "ten times as much": f"{number * 10:g}",
        "the sign turned": f"{-number:g}" if number else "-1",
        "the point lost": text.replace(".", "", 1),
        "a comma for the point": text.replace(".", ",", 1),
        "a percentage": f"{number * 100:g}%",
        "a word for it": "much",
        "a letter for a digit": text.replace("0", "o", 1),
        "two points": text.replace(".", "..", 1),
    }
    return [(how, new) for how, new in found.items() if new != text]


def _layouts(line: str) -> Iterator[tuple[str, str]]:
    """Colons, spaces, brackets, quotes, commas and indentation lost or too many."""
    indent = len(line) - len(line.lstrip(" "))
    body = line[indent:]
    if KEY_LINE.match(line):
        yield "a colon lost", line.replace(":", "", 1)
    if re.search(r"\w: \S", line):
        yield "no space after a colon", re.sub(r"(\w): (?=\S)", r"\1:", line, count=1)
    yield "one space too many", " " + line
    yield "two spaces too many", "  " + line
    if indent >= 2:
        yield "one space too few", line[1:]
        yield "two spaces too few", line[2:]
        yield "a tab", "\t" + body
    for how, mark in (
        ("a bracket not closed", "]}"),
        ("a bracket not opened", "[{"),
        ("a quote lost", "\"'"),
        ("a comma lost", ","),
    ):
        places = [place for place, letter in enumerate(line) if letter in mark]
        if places:
            place = places[zlib.crc32(line.encode()) % len(places)]
            yield how, line[:place] + line[place + 1 :]
    if body.startswith("- "):
        yield "a dash lost", " " * indent + body[2:]
    if KEY_LINE.match(line) and not body.startswith("- "):
        yield "a line twice", line.rstrip("\n") + "\n" + line
