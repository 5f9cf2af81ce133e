"""Scripts: acts and events that are given, in order, as YAML, as JSON Lines, or as plain values.

    - {event: door_opens}
    - {who: hux, does: sneer, to: kylo}
    - {who: kylo, does: ask, to: hux, about: base_lost, with: mock}
    - {who: kylo, does: order_out, to: hux, cuts_off: {who: hux, does: explain, to: kylo}}

`with` is a move carried along by the same person; `cuts_off` is the act that it does not let come to its end.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Final, TypeVar

import orjson

from inscape.errors import InscapeError, ScriptError, Spot
from inscape.play.request import Request, requested
from inscape.scene.text import MOST_BYTES, Document, parse

LINES: Final = (".jsonl", ".ndjson")
"""How the names of JSON Lines files end."""

STDIN: Final = "-"
"""The path that stands for standard input."""

Item = TypeVar("Item")
Made = TypeVar("Made")


def read_script(script: str | Path | Iterable[Any]) -> list[Request]:
    """The acts of a script: a path, "-" for standard input, or plain values one after another.

    Raises `ScriptError`, with every entry that cannot be understood and where it stands.
    """
    if isinstance(script, str | Path):
        name, text = _text(script)
        return _from_lines(text, name) if _is_lines(text, name) else _from_yaml(parse(text, file=name))
    numbered = list(enumerate(script, 1))
    return each(lambda entry: requested(entry[1], spots={"": Spot("script", entry[0], 1)}), numbered)


def each(make: Callable[[Item], Made], items: Iterable[Item]) -> list[Made]:
    """What is made of each item; if some cannot be made, all their errors at once."""
    made: list[Made] = []
    wrong: list[InscapeError] = []
    for item in items:
        try:
            made.append(make(item))
        except InscapeError as error:
            wrong.append(error)
    if len(wrong) == 1:
        raise wrong[0]
    if wrong:
        raise ScriptError("\n".join([*map(str, wrong), f"{len(wrong)} errors"]))
    return made


def _text(script: str | Path) -> tuple[str, str]:
    """The name of a script and its text."""
    if str(script) == STDIN:
        name, data = "standard input", sys.stdin.buffer.read(MOST_BYTES + 1)
    else:
        name = str(script)
        try:
            with Path(script).open("rb") as stream:
                data = stream.read(MOST_BYTES + 1)
        except OSError as trouble:
            raise ScriptError(f"the script cannot be read: {trouble.strerror}", where=name) from trouble
    if len(data) > MOST_BYTES:
        raise ScriptError(f"the script is larger than {MOST_BYTES:,} bytes", where=name)
    try:
        return name, data.decode("utf-8-sig")
    except UnicodeDecodeError as trouble:
        raise ScriptError("the script is not UTF-8", where=name, fix="Save it as UTF-8") from trouble


def _is_lines(text: str, name: str) -> bool:
    """Whether a script is JSON Lines: by its name, or because its first line is a JSON object."""
    if name.endswith(LINES):
        return True
    first = next((line for line in text.splitlines() if line.strip()), "")
    try:
        return isinstance(orjson.loads(first), dict)
    except orjson.JSONDecodeError:
        return False


def _from_lines(text: str, name: str) -> list[Request]:
    def entry(line: tuple[int, str]) -> Request:
        try:
            value = orjson.loads(line[1])
        except orjson.JSONDecodeError as trouble:
            raise ScriptError(
                f"this line is not JSON: {trouble.msg}", where=Spot(name, line[0], trouble.colno)
            ) from None
        return requested(value, spots={"": Spot(name, line[0], 1)})

    return each(entry, [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()])


def _from_yaml(document: Document) -> list[Request]:
    if document.problems:
        raise ScriptError("\n".join(map(str, document.problems)))
    if not isinstance(document.values, list):
        what = "a script is a list of acts" if document.values is not None else "this script is empty"
        raise ScriptError(
            what, where=Spot(document.file, 1, 1), fix="Write `- {who: NAME, does: MOVE, to: NAME}`, line by line"
        )
    return each(lambda item: requested(item[1], spots=_spots(document, item[0])), list(enumerate(document.values)))


def _spots(document: Document, index: int) -> dict[str, Spot]:
    """Where each part of an entry stands: `to`, `with.does`, and "" for the entry itself."""
    inside = {path[1:]: mark for path, mark in document.value_places.items() if path[:1] == (index,)}
    return {".".join(map(str, path)): Spot(document.file, *mark) for path, mark in inside.items()}
