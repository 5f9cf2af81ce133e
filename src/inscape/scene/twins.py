"""Twins: scenes that differ from a scene in one stated thing, and what is expected of it and of them.

A file `twins.yaml` beside `scene.yaml`:

    expect: |
      # most often he leaves when told to
      share(last: depart by hux after order by kylo) > 0.5
    twins:
      rested:
        about: Kylo has slept.
        set: {cast.kylo.reserve: 0.9}
        expect: |
          count(retort by kylo) higher by 0.5
    reference: [hux withdraw, kylo retort, hux inform+attack, kylo order (cuts off hux soften)]

`set` and `remove` change values of the scene file by path before it is read as a scene, so a twin is a whole scene.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from inscape.errors import ExpectationError, Problem, SceneError, nearest, offer
from inscape.scene.claims import Expectation, Likeness, Measure
from inscape.scene.expectation import parse_expectation
from inscape.scene.paths import PathError, change, read_path, whole_path
from inscape.scene.reference import Row, RowError, read_row
from inscape.scene.text import Document, Keys, Mark, parse, read, spell
from inscape.scene.twin_keys import KEYS, TWIN_KEYS

if TYPE_CHECKING:
    from inscape.scene.scene import Scene

CODE: Final = "E170"
"""The code of every problem of a twins file."""


@dataclass(frozen=True)
class Twin:
    """One twin.

    set: new values by path, in the file's order. remove: paths taken out. expect: what is expected of it. file, places:
    where its name (path ()) and its changes stand.
    """

    name: str
    about: str = ""
    set: tuple[tuple[Keys, Any], ...] = ()
    remove: tuple[Keys, ...] = ()
    expect: tuple[Expectation, ...] = ()
    file: str = ""
    places: Mapping[Keys, Mark] = field(default_factory=dict)

    def problem(self, path: str, message: str, hint: str) -> Problem:
        """A problem of the twin, at the change that it comes from."""
        near = [place for place in self.places if _leads(spell(place), path) or _leads(path, spell(place))]
        line, column = self.places.get(max(near, key=len, default=()), (1, 1))
        return Problem(self.file, line, column, path, f"twin {self.name}: {message}", hint, CODE)

    def apply(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """The scene file's plain values with this twin's changes; the given ones stay as they are.

        Raises `PathError` with the nearest path for one that leads nowhere.
        """
        tree: dict[str, Any] = dict(values)
        for path in self.remove:
            tree = change(tree, path, remove=True)
        for path, value in self.set:
            tree = change(tree, path, value)
        return tree


@dataclass(frozen=True)
class Twins:
    """A twins file. expect: of the scene itself (or, where they say so, of a twin). reference: tables for `likeness`."""

    file: str = ""
    expect: tuple[Expectation, ...] = ()
    twins: Mapping[str, Twin] = field(default_factory=dict)
    reference: Mapping[str, tuple[Row, ...]] = field(default_factory=dict)

    @property
    def expectations(self) -> tuple[Expectation, ...]:
        """All of them: the scene's own, then each twin's, in the file's order."""
        return self.expect + tuple(claim for twin in self.twins.values() for claim in twin.expect)


def _leads(path: str, further: str) -> bool:
    """Whether one path is the other, or leads to it."""
    return bool(path) and (path == further or further.startswith((path + ".", path + "[")))


def load_twins(file: Path, values: Mapping[str, Any] | None = None, *, called: str | None = None) -> Twins:
    """The twins beside a scene; none if there is no such file. values: the scene file's plain values, to try the paths on.

    Raises `SceneError` with every problem found: keys, paths, expectations, references, names of twins.
    """
    if not file.exists():
        return Twins(str(called or file))
    return read_twins(read(file, called=called), values)


def read_twins(document: Document, values: Mapping[str, Any] | None = None) -> Twins:
    """The twins that the document states. Raises `SceneError` with every problem found."""
    reader = _Reader(document, values)
    twins = reader.whole()
    if reader.problems:
        raise SceneError(reader.problems)
    return twins


class _Reader:
    """Reads one document and gathers its problems."""

    def __init__(self, document: Document, values: Mapping[str, Any] | None) -> None:
        self.document = document
        self.values = values
        self.problems: list[Problem] = list(document.problems)
        self.pending: list[Expectation] = []

    def whole(self) -> Twins:
        top = self.mapping((), self.document.values, tuple(KEYS))
        reference = {"reference": self.reference(top["reference"])} if "reference" in top else {}
        told = self.mapping(("twins",), top.get("twins", {}), None)
        names = frozenset(told)
        twins = {name: self.twin(name, what) for name, what in told.items()}
        expect = self.expect(("expect",), top.get("expect"), None)
        found = Twins(self.document.file, tuple(expect), twins, reference)
        for claim in [*expect, *self.pending]:
            self.check(claim, names, reference)
        return found

    def twin(self, name: str, what: Any) -> Twin:
        path: Keys = ("twins", name)
        keys = self.mapping(path, what, tuple(TWIN_KEYS))
        changes = self.mapping((*path, "set"), keys.get("set", {}), None)
        removed = keys.get("remove", [])
        removed = [removed] if isinstance(removed, str) else removed
        if not isinstance(removed, list) or not all(isinstance(each, str) for each in removed):
            self.add((*path, "remove"), "this is a path, or a list of paths", "Such as [history]")
            removed = []
        if not changes and not removed:
            self.add(path, "a twin sets or removes something", "Add 'set: {PATH: VALUE}' or 'remove: [PATH]'")
        sets = tuple((read_path(key), value) for key, value in changes.items())
        gone = tuple(read_path(each) for each in removed)
        expect = self.expect((*path, "expect"), keys.get("expect"), name)
        self.pending += expect
        marks = {
            whole_path(self.values or {}, each): self.document.mark((*path, "set", key))
            for key, each in zip(changes, (each for each, _ in sets), strict=True)
        }
        marks |= {each: self.document.mark((*path, "remove", index)) for index, each in enumerate(gone)}
        marks[()] = self.document.mark(path)
        twin = Twin(name, str(keys.get("about", "")), sets, gone, tuple(expect), self.document.file, marks)
        self.try_paths(twin, path, list(changes), removed)
        return twin

    def try_paths(self, twin: Twin, path: Keys, changes: list[str], removed: list[str]) -> None:
        """Note each path that leads nowhere in the scene's values."""
        if self.values is None:
            return
        tree = dict(self.values)
        spots = [(*path, "remove", index) for index in range(len(removed))] + [(*path, "set", key) for key in changes]
        steps: list[tuple[Keys, Any, bool]] = [(each, None, True) for each in twin.remove]
        steps += [(each, value, False) for each, value in twin.set]
        for spot, (each, value, remove) in zip(spots, steps, strict=True):
            try:
                tree = change(tree, each, value, remove=remove)
            except PathError as wrong:
                self.add(spot, wrong.what, wrong.fix)

    def expect(self, path: Keys, what: Any, twin: str | None) -> list[Expectation]:
        """The expectations under `expect`, as a list or as a block of lines in which '#' begins a reason."""
        if what is None:
            return []
        if isinstance(what, str):
            return self.block(path, what, twin)
        if not isinstance(what, list):
            self.add(
                path, "this is a list of expectations, or a block of lines", "Write 'expect: |' and one in each line"
            )
            return []
        found = []
        for index, text in enumerate(what):
            if not isinstance(text, str):
                hint = (
                    "Put it in quotes, for YAML takes the colon for its own; or write 'expect: |' and one in each line"
                )
                self.add((*path, index), "this is not an expectation", hint)
                continue
            line, column = self.document.mark((*path, index), at_value=True)
            source = self.document.lines[line - 1] if line <= len(self.document.lines) else ""
            quoted = source[column - 1 : column] in ("'", '"')
            found += self.parse(text, twin, "", (line, column + quoted))
        return found

    def block(self, path: Keys, text: str, twin: str | None) -> list[Expectation]:
        """Each line an expectation; the lines of '#' above it say why."""
        line, column = self.document.mark(path, at_value=True)
        lines = self.document.lines
        is_block = line <= len(lines) and lines[line - 1][column - 1 : column] in ("|", ">")
        found, because = [], ""
        for index, each in enumerate(text.splitlines()):
            stripped = each.strip()
            if stripped.startswith("#"):
                because = f"{because} {stripped.lstrip('# ')}".strip()
            elif stripped:
                row = line + index + 1 if is_block else line
                source = lines[row - 1] if is_block and row <= len(lines) else ""
                place = (row, len(source) - len(source.lstrip()) + 1 if is_block else column)
                found += self.parse(stripped, twin, because, place)
                because = ""
        return found

    def parse(self, text: str, twin: str | None, because: str, place: Mark) -> list[Expectation]:
        line, column = place
        try:
            claim = parse_expectation(text, twin=twin, because=because)
        except ExpectationError as wrong:
            where = (line, column + wrong.column - 1)
            self.problems.append(Problem(self.document.file, *where, "", wrong.what, wrong.fix, CODE))
            return []
        return [claim._replace(place=place)]

    def check(self, claim: Expectation, twins: frozenset[str], reference: Mapping[str, Any]) -> None:
        """Note twins and references that the expectation names and the file has not."""
        for name in (claim.twin, claim.other):
            if name is not None and name not in twins:
                self.at(claim, f"no twin is called '{name}'", offer(name, twins))
        if claim.compares_scenes and claim.twin == claim.other:
            self.at(claim, "this compares the scene with itself", "Say which twin: 'twin NAME: ...'")
        sides: tuple[Measure | float | None, ...] = (claim.measure, claim.against)
        for side in sides:
            if isinstance(side, Likeness) and side.reference not in reference:
                self.at(
                    claim, f"there is no table '{side.reference}' to compare with", "Add 'reference: [WHO GROUP, ...]'"
                )

    def reference(self, what: Any) -> tuple[Row, ...]:
        """The table of acts to compare with."""
        if not isinstance(what, list):
            self.add(("reference",), "this is a list of acts", "Such as [hux attack, kylo retort]")
            return ()
        rows = []
        cast = self.values.get("cast") if self.values is not None else None
        for index, text in enumerate(what):
            try:
                rows.append(read_row(text, cast if isinstance(cast, dict) else None))
            except RowError as wrong:
                self.add(("reference", index), wrong.what, wrong.fix)
        return tuple(rows)

    def mapping(self, path: Keys, what: Any, keys: tuple[str, ...] | None) -> dict[str, Any]:
        """The value as a mapping with only these keys."""
        if what is None:
            return {}
        if not isinstance(what, dict):
            self.add(path, "this should be a mapping", "" if keys is None else f"Its keys can be {', '.join(keys)}")
            return {}
        for key in what:
            if keys is not None and key not in keys:
                near = nearest(key, keys)
                self.add(
                    (*path, key), f"there is no '{key}' here", f"Did you mean '{near}'?" if near else offer(key, keys)
                )
        return what

    def add(self, path: Keys, message: str, hint: str = "") -> None:
        self.problems.append(self.document.problem(path, message, hint, code=CODE))

    def at(self, claim: Expectation, message: str, hint: str = "") -> None:
        self.problems.append(Problem(self.document.file, *claim.place, "", message, hint, CODE))


def twin_scene(scene: Scene, twin: Twin) -> Scene:
    """The twin as a scene of its own, with a text of its own.

    Raises `SceneError` with every problem that the twin's changes make, at the change that makes it.
    """
    from inscape.scene.load import read_scene, rewritten

    document = parse(scene.source, file=scene.file)
    try:
        return read_scene(rewritten(document, twin.apply(document.values)))
    except PathError as wrong:
        raise SceneError([twin.problem(spell(wrong.path), wrong.what, wrong.fix)]) from wrong
    except SceneError as error:
        found = [
            twin.problem(each.path, each.message, each.hint) for each in error.problems if each.severity == "error"
        ]
        raise SceneError(found) from error
