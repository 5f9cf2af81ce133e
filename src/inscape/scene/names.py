"""Who and what is called how: every name that a scene file uses is looked up, and every name that it gives is its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any, Final, NamedTuple

from inscape.errors import Problem, offer
from inscape.mind.axes import GROUPS, NEEDS
from inscape.mind.theory import CONSTANTS
from inscape.scene import when
from inscape.scene.model import Move, SceneFile
from inscape.scene.model.base import NAME_PATTERN
from inscape.scene.problems import trace
from inscape.scene.references import Reference, Written, references
from inscape.scene.text import Document, Keys

GROUNDED: Final[Mapping[str, tuple[str, ...]]] = {
    "character": ("actor", "target", "victim"),
    "person": ("actor", "target", "victim", "content"),
    "fact": ("fact", "content"),
    "thing": ("thing", "content"),
    "offer": ("offer", "content"),
    "place": ("place", "content"),
    "prospect": ("content",),
}
"""Words that stand for those of the act in a move's condition."""

RESERVED: Final = frozenset(
    "actor target victim place thing fact offer content person self others all anyone nobody none everyone situation out "
    "away and or not by true false null maybe".split()
)
"""Words that mean something in the file, so that nothing can be called so."""

SECTIONS: Final = frozenset("places cast people facts things offers contents history events moves ends".split())
"""Keys that begin a line of the file. A name like that is a section indented too far."""

DEEDS: Final = ("lie", "disobey", "break_promise")
DEFAULT_PLACE: Final = "here"

SHARED: Final = ("cast", "people", "facts", "things", "offers", "places")
"""Sections whose names are looked up together. Prospects are, too."""


class Kind(NamedTuple):
    """What a name can be. sorts: of which it is one. words: that may stand there instead. missing: what to say of others."""

    sorts: tuple[str, ...]
    words: tuple[str, ...] = ()
    missing: str = "nothing here is called"


KINDS: Final[Mapping[str, Kind]] = {
    "character": Kind(("character",), (), "nobody in the cast is called"),
    "person": Kind(("character", "absent"), (), "nobody here is called"),
    "fact": Kind(("fact",), (), "no fact is called"),
    "thing": Kind(("thing",), (), "no thing is called"),
    "offer": Kind(("offer",), (), "no offer is called"),
    "place": Kind(("place",), (), "no place is called"),
    "need": Kind(("need",), (), "no need is called"),
    "prospect": Kind(("prospect",), (), "no prospect is called"),
    "constant": Kind(("constant",), (), "the theory has no constant called"),
    "move": Kind(("move",), (), "no move is called"),
    "stock move": Kind(("stock move",), (), "no stock move is called"),
    "move or group": Kind(("move", "group"), (), "no move or group is called"),
    "deed": Kind(("move", "group"), DEEDS, "no move or group is called"),
    "topic": Kind(("character", "absent", "fact", "thing", "prospect"), ("self", "situation")),
    "held to it": Kind(("character", "absent"), ("self", "others", "all"), "nobody here is called"),
    "judge": Kind(("character",), ("all",), "nobody in the cast is called"),
    "way": Kind(("place",), ("place", "out"), "no place is called"),
    "looked at": Kind(("character", "absent"), ("target", "away"), "nobody here is called"),
    "receiver": Kind(("character",), ("target",), "nobody in the cast is called"),
    "taken thing": Kind(("thing",), ("thing",), "no thing is called"),
    "spot": Kind(("place",), ("place",), "no place is called"),
    "made fact": Kind(("fact",), ("fact", "content"), "no fact is called"),
}

CALLED: Final = {
    "character": "a member of the cast",
    "absent": "an absent person or group",
    "fact": "a fact",
    "thing": "a thing",
    "offer": "an offer",
    "place": "a place",
    "need": "a need",
    "prospect": "a prospect",
    "move": "a move",
    "group": "a group of moves",
    "event": "an event",
}


class Declared(NamedTuple):
    """A name that the file gives. path: where. name: the name. sort: of what."""

    path: Keys
    name: str
    sort: str


class Vocabulary:
    """Every name of a scene, by sort. values: the file's plain values, for names whose definitions do not fit the models."""

    def __init__(self, model: SceneFile, stock: Mapping[str, Move], values: Mapping[str, Any]) -> None:
        self.model = model
        stated = {section: _keys(values, section) for section in (*SHARED, "needs", "events", "moves")}
        stated["places"] = stated["places"] or _keys(values, "place") or frozenset({DEFAULT_PLACE})
        self.by_sort: dict[str, frozenset[str]] = {
            "character": stated["cast"],
            "absent": stated["people"],
            "fact": stated["facts"],
            "thing": stated["things"],
            "offer": stated["offers"],
            "place": stated["places"],
            "need": stated["needs"] | frozenset(NEEDS),
            "stock move": frozenset(stock),
            "group": frozenset(GROUPS),
            "event": stated["events"],
            "constant": frozenset(CONSTANTS),
        }
        cast = {who: _at(values, "cast", who) for who in stated["cast"]}
        own = {name for one in cast.values() for name in _keys(_at(one, "moves"), "also")}
        self.by_sort["move"] = frozenset(stock) | (stated["moves"] - {"stock"}) | own
        titles = {(who, title) for who, one in cast.items() for title in _keys(one, "prospects")}
        self.by_sort["prospect"] = frozenset(f"{who}.{title}" for who, title in titles) | {title for _, title in titles}

    def known(self, kind: str) -> frozenset[str]:
        """The words that can stand for this kind."""
        return frozenset().union(*(self.by_sort[sort] for sort in KINDS[kind].sorts), KINDS[kind].words)

    def sort_of(self, word: str) -> str | None:
        """What the word names, if anything."""
        return next((sort for sort in CALLED if word in self.by_sort[sort]), None)

    @cached_property
    def declared(self) -> tuple[Declared, ...]:
        """Every name that the file gives, in its order."""
        sorts = dict(zip(SHARED, ("character", "absent", "fact", "thing", "offer", "place"), strict=True))
        found = [
            Declared((section, name), name, sort)
            for section, sort in sorts.items()
            for name in getattr(self.model, section)
        ]
        for who, one in self.model.cast.items():
            found += [Declared(("cast", who, "prospects", title), title, "prospect") for title in one.prospects]
            found += [Declared(("cast", who, "moves", "also", name), name, "move") for name in one.moves.also]
        found += [Declared(("moves", name), name, "move") for name in self.model.moves.own]
        found += [Declared(("events", name), name, "event") for name in self.model.events]
        return (*found, *(Declared(("needs", name), name, "need") for name in self.model.needs))


def _at(values: Any, *path: str) -> Any:
    for key in path:
        values = values.get(key) if isinstance(values, dict) else None
    return values


def _keys(values: Any, section: str) -> frozenset[str]:
    """The keys of a section of plain values, if it has any."""
    found = _at(values, section)
    return frozenset(found) if isinstance(found, dict) else frozenset()


def problems_of_names(model: SceneFile, document: Document, vocabulary: Vocabulary) -> Iterator[Problem]:
    """Every name that names nothing, names two things, or cannot be a name; every condition that cannot be read."""
    yield from _declarations(document, vocabulary)
    for found in references(model):
        if isinstance(found, Reference):
            yield from _unresolved(found, document, vocabulary)
        else:
            yield from _condition(found, document, vocabulary)
    yield from _usual(model, document, vocabulary)


def _declarations(document: Document, vocabulary: Vocabulary) -> Iterator[Problem]:
    first: dict[str, Declared] = {}
    doings: dict[str, Declared] = {}
    for each in vocabulary.declared:
        path = trace(document.values, each.path).path
        if each.name in RESERVED:
            message = f"'{each.name}' means something of its own in a scene file"
            yield document.problem(path, message, "Choose another name", code="E125")
        if each.name in SECTIONS:
            message = f"'{each.name}' begins a line of its own in a scene file"
            hint = "Take out the spaces before it, or choose another name"
            yield document.problem(path, message, hint, code="E125")
        if re.fullmatch(NAME_PATTERN, each.name) is None:
            message = f"'{each.name}' is not a name; names are small letters, digits and _, a letter first"
            yield document.problem(path, message, code="E114")
        if each.sort == "need" and each.name in NEEDS:
            message = f"'{each.name}' is a need that everyone has already"
            yield document.problem(path, message, "Choose another name", code="E122")
        if each.sort in ("move", "event") and each.name in (*GROUPS, *DEEDS, "stock"):
            message = f"'{each.name}' is a group of moves, or a word of standards"
            yield document.problem(path, message, "Choose another name", code="E122")
        table = doings if each.sort in ("move", "event") else first
        other = table.setdefault(each.name, each) if each.sort != "need" else each
        if other is not each and not other.sort == each.sort in ("move", "prospect"):
            line = document.mark(trace(document.values, other.path).path)[0]
            message = f"'{each.name}' is {CALLED[other.sort]} already, in line {line}"
            yield document.problem(path, message, "Give one of the two another name", code="E122")


def _unresolved(found: Reference, document: Document, vocabulary: Vocabulary) -> Iterator[Problem]:
    if found.word in vocabulary.known(found.kind):
        return
    path = trace(document.values, found.path).path
    complaint, hint = missing(found.word, found.kind, vocabulary)
    yield document.problem(path, complaint, hint, code="E120", at_value=not found.at_key)


def missing(word: str, kind: str, vocabulary: Vocabulary, words: Iterable[str] = ()) -> tuple[str, str]:
    """What to say where a word names nothing of this kind, and what to do. words: that may stand there, too."""
    known = vocabulary.known(kind) | frozenset(words)
    sort = vocabulary.sort_of(word)
    if sort is not None:
        wanted = " or ".join(dict.fromkeys(CALLED.get(each, each) for each in KINDS[kind].sorts))
        return f"'{word}' is {CALLED[sort]}; {wanted} is needed here", offer("", known) if len(known) <= 12 else ""
    return f"{KINDS[kind].missing} '{word}'", offer(word, known) or f"There is no {KINDS[kind].sorts[0]} in this scene"


def _condition(found: Written, document: Document, vocabulary: Vocabulary) -> Iterator[Problem]:
    """The problems of one condition, each at its own column."""
    path = trace(document.values, found.path).path
    try:
        expression = when.parse(found.text)
        for atom in when.atoms(expression):
            for kind, word, column in zip(when.ATOMS[atom.name], atom.arguments, atom.columns, strict=True):
                words = GROUNDED[kind] if found.in_move else ()
                if word in words or word in vocabulary.known(kind):
                    continue
                message, hint = missing(word, kind, vocabulary, words)
                yield inside(document, path, found.text, column, message, hint, "E120")
        when.clauses(expression)
    except when.ConditionError as error:
        problem = inside(document, path, found.text, error.column, error.what, error.fix, "E130")
        cut = document.lines[problem.line - 1][problem.column - 1 :].startswith(",")
        hint = "Put the condition into quotes, for inside brackets a comma ends it"
        yield replace(problem, hint=hint) if cut else problem


def inside(document: Document, path: Keys, text: str, column: int, message: str, hint: str, code: str) -> Problem:
    """A problem at a column (from 1) inside a text value; at its beginning where the text is spread over lines."""
    problem = document.problem(path, message, hint, code=code, at_value=True)
    line = document.lines[problem.line - 1] if problem.line <= len(document.lines) else ""
    start = line.find(text, problem.column - 1)
    if start < 0:
        return problem
    return replace(problem, column=start + column)


def _usual(model: SceneFile, document: Document, vocabulary: Vocabulary) -> Iterator[Problem]:
    """The problems of what is said to happen usually: `hux attack`."""
    for index, history in enumerate(model.history):
        if history.between[0] == history.between[1]:
            path = trace(document.values, ("history", index, "between")).path
            yield document.problem(path, "these are one and the same", "Name two", code="E123", at_value=True)
        for step, text in enumerate(history.usually):
            path = trace(document.values, ("history", index, "usually", step)).path
            who, _, what = text.strip().partition(" ")
            what = what.strip()
            if not what:
                message = f"'{text}' does not say who does what"
                yield document.problem(
                    path, message, f"Write '{history.between[0]} attack'", code="E123", at_value=True
                )
                continue
            if who not in history.between:
                message = f"'{who}' is not one of the two, {' and '.join(history.between)}"
                yield inside(document, path, text, 1 + text.index(who), message, offer(who, history.between), "E123")
            if what not in vocabulary.known("move or group"):
                message, hint = missing(what, "move or group", vocabulary)
                yield inside(document, path, text, 1 + text.index(what, len(who)), message, hint, "E120")
