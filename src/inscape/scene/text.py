"""From the text of a YAML file to plain values, and to where each of them stands.

Only mappings, lists, text, numbers, true, false and null come through, by the rules of YAML 1.2 (`no` and `on` are words).
What else YAML can do (tags, anchors, aliases, several documents) is a problem, and so is a key given twice. A hostile file
costs no more than its size: nothing is built beyond the limits below.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Final, TypeAlias

import yaml

from inscape.errors import Problem, Severity
from inscape.scene.syntax import misread

try:
    from yaml import CSafeLoader as Loader
except ImportError:  # pragma: no cover - PyYAML built without libyaml
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

MOST_BYTES: Final = 1_000_000
MOST_DEPTH: Final = 24
MOST_NODES: Final = 100_000
MOST_PROBLEMS: Final = 200
"""Problems after which the reader gives up on a file."""

Keys: TypeAlias = tuple[str | int, ...]
"""The keys and list positions that lead to a value."""

Mark: TypeAlias = tuple[int, int]
"""Line and column, counting from 1."""

NUMBER: Final = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
INTEGER: Final = re.compile(r"[-+]?[0-9]{1,18}")
CONSTANTS: Final[Mapping[str, Any]] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None, "true": True, "True": True, "TRUE": True,
    "false": False, "False": False, "FALSE": False,
}  # fmt: skip
YAML_TAG: Final = "tag:yaml.org,2002:"
UNPRINTABLE: Final = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class Document:
    """A file as plain values.

    file: its name for messages. source: its text. values: what it says (None where it cannot be read at all). places: where
    each path is declared: its key, or its list item. value_places: where its value begins. problems: what is wrong so far.
    """

    file: str
    source: str = ""
    values: Any = None
    places: Mapping[Keys, Mark] = field(default_factory=dict)
    value_places: Mapping[Keys, Mark] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @cached_property
    def lines(self) -> list[str]:
        """The text by lines."""
        return self.source.splitlines()

    def problem(self, path: Keys, message: str, hint: str = "", *, code: str, at_value: bool = False) -> Problem:
        """A problem of what stands at this path, or of the nearest thing around it that is in the file."""
        line, column = self.mark(path, at_value=at_value)
        severity: Severity = "warning" if code.startswith("W") else "error"
        return Problem(self.file, line, column, spell(path), message, hint, code, severity)

    def mark(self, path: Keys, *, at_value: bool = False) -> Mark:
        """Where this path, or the nearest part of the file around it, stands."""
        places = self.value_places if at_value else self.places
        while path and path not in places:
            path = path[:-1]
            places = self.places
        return places.get(path, (1, 1))


def spell(path: Keys) -> str:
    """A path as messages show it: `cast.ben.standards[0].weight`."""
    parts = (f"[{key}]" if isinstance(key, int) else f".{key}" for key in path)
    return "".join(parts).removeprefix(".")


def read(file: Path, *, called: str | None = None) -> Document:
    """The file as plain values; every trouble with the file itself becomes one of the document's problems.

    called: its name for messages, where that is not the path.
    """
    name = called or str(file)
    try:
        if not file.is_file():
            return _refused(name, "this is not a file" if file.exists() else "there is no such file")
        with file.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError) as trouble:
        return _refused(name, f"the file cannot be read: {getattr(trouble, 'strerror', None) or trouble}")
    if len(data) > MOST_BYTES:
        return _refused(name, f"the file is larger than {MOST_BYTES:,} bytes", "A scene is one encounter; split it")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _refused(name, "the file is in UTF-16", "Save it as UTF-8")
    try:
        return parse(data.decode("utf-8-sig"), file=name)
    except UnicodeDecodeError as trouble:
        before = data[: trouble.start].decode("utf-8", errors="replace")
        mark = before.count("\n") + 1, len(before) - before.rfind("\n")
        if b"\0" in data:
            return _refused(name, "this is not a text file")
        return _refused(name, "this character is not UTF-8", "Save the file as UTF-8", mark)


def parse(source: str, *, file: str = "<text>") -> Document:
    """The text as plain values. Never raises: what is wrong is in the document's problems."""
    if len(source) > MOST_BYTES:
        return _refused(file, f"the text is longer than {MOST_BYTES:,} characters")
    odd = UNPRINTABLE.search(source)
    if odd:
        before = source[: odd.start()]
        mark = before.count("\n") + 1, odd.start() - before.rfind("\n")
        if "\0" in source:
            return _refused(file, "this is not a text file", "", mark)
        return _refused(file, f"a text file has no character U+{ord(odd.group()):04X}", "Take it out", mark)
    reader = _Reader(file)
    values = reader.whole(source)
    return Document(file, source, values, reader.places, reader.value_places, tuple(reader.problems))


def _refused(file: str, message: str, hint: str = "", mark: Mark = (1, 1)) -> Document:
    return Document(file, problems=(Problem(file, *mark, "", message, hint, "E101"),))


class _Stop(Exception):
    """The rest of the text cannot be read."""


class _Reader:
    """Builds values from the events of a YAML parser, one node at a time."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.places: dict[Keys, Mark] = {}
        self.value_places: dict[Keys, Mark] = {}
        self.problems: list[Problem] = []
        self.nodes = 0

    def whole(self, source: str) -> Any:
        """The value of the one document in the text."""
        events = yaml.parse(source, Loader=Loader)
        values = None
        documents = 0
        try:
            for event in events:
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        self.stop(
                            (), event, "a second document begins here", "Keep one scene to a file; take out '---'"
                        )
                    values = self.node(next(events), events, ())
        except yaml.YAMLError as trouble:
            self.problems.append(misread(self.file, source, trouble))
        except _Stop:
            pass
        return values

    def node(self, event: Any, events: Iterator[Any], path: Keys) -> Any:
        """The value that begins with this event."""
        self.nodes += 1
        self.value_places[path] = _mark(event)
        self.places.setdefault(path, _mark(event))
        if self.nodes > MOST_NODES:
            self.stop((), event, f"the file holds more than {MOST_NODES:,} values")
        if len(path) > MOST_DEPTH:
            self.stop((), event, f"this is nested more than {MOST_DEPTH} levels deep")
        if isinstance(event, yaml.AliasEvent):
            self.add(
                path, event, f"'*{event.anchor}' repeats another part of the file", "Write it out; aliases are not read"
            )
            return None
        if event.anchor is not None:
            self.add(path, event, f"'&{event.anchor}' names a part to repeat", "Take it out; aliases are not read")
        if event.tag is not None:
            self.add(
                path,
                event,
                f"'{event.tag.replace(YAML_TAG, '!!')}' is a YAML tag",
                "Take it out; values are text, numbers, true and false",
            )
        if isinstance(event, yaml.ScalarEvent):
            return event.value if event.style else resolve(event.value)
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(events, path)
        return self.mapping(events, path)

    def sequence(self, events: Iterator[Any], path: Keys) -> list[Any]:
        """The list whose start was just read."""
        items: list[Any] = []
        while not isinstance(event := next(events), yaml.SequenceEndEvent):
            items.append(self.node(event, events, (*path, len(items))))
        return items

    def mapping(self, events: Iterator[Any], path: Keys) -> dict[str, Any]:
        """The mapping whose start was just read."""
        values: dict[str, Any] = {}
        while not isinstance(event := next(events), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                self.add(path, event, "a key is a word, not a list, a mapping or an alias")
                self.node(event, events, path)
                self.node(next(events), events, path)
                continue
            key = str(event.value)
            where = (*path, key)
            if key in values:
                first = self.places[where][0]
                self.add(where, event, f"'{key}' is given twice, first in line {first}", "Keep one of the two", "E103")
                self.node(next(events), events, where)
                continue
            self.places[where] = _mark(event)
            values[key] = self.node(next(events), events, where)
        return values

    def add(self, path: Keys, event: Any, message: str, hint: str = "", code: str = "E102") -> None:
        """Note a problem at this event."""
        self.problems.append(Problem(self.file, *_mark(event), spell(path), message, hint, code))
        if len(self.problems) >= MOST_PROBLEMS:
            raise _Stop

    def stop(self, path: Keys, event: Any, message: str, hint: str = "") -> None:
        """Note a problem at this event, and read no further."""
        self.add(path, event, message, hint)
        raise _Stop


def resolve(text: str) -> Any:
    """What an unquoted word means: null, true, false, a number, or itself."""
    if text in CONSTANTS:
        return CONSTANTS[text]
    if INTEGER.fullmatch(text):
        return int(text)
    return float(text) if NUMBER.fullmatch(text) else text


def _mark(event: Any) -> Mark:
    return event.start_mark.line + 1, event.start_mark.column + 1
