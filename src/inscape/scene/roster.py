"""Names and positions: which index of which axis is who or what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from typing import Any, NamedTuple

from inscape.errors import UnknownName


class ActName(NamedTuple):
    """The names of one row of the act table; "" where it has none.

    content: "not FACT" if it is denied and "maybe FACT" if it is hinted; attitudes are HOLDER.STRAND.TOWARD. target:
    "everyone" if it is addressed to all. victim: whom it is aimed at. Events have no actor; their name is the move.
    """

    actor: str
    move: str
    target: str = ""
    victim: str = ""
    content: str = ""
    group: str = ""

    def key(self) -> str:
        """What the row's chance hangs on: names only, never positions."""
        return f"{self.actor}|{self.move}|{self.target}|{self.content}"


@dataclass(frozen=True)
class Roster:
    """The names along each axis, as long as the axis is; "" is padding. Prospects are called CHARACTER.PROSPECT.

    contents, acts: the rows in use only, row 0 (nothing; time passes) included. moves: along `Acts.move`. All lookups raise `UnknownName` with the nearest names.
    """

    characters: tuple[str, ...]
    persons: tuple[str, ...]
    facts: tuple[str, ...]
    things: tuple[str, ...]
    prospects: tuple[str, ...]
    offers: tuple[str, ...]
    places: tuple[str, ...]
    needs: tuple[str, ...]
    abouts: tuple[str, ...]
    duties: tuple[str, ...]
    demands: tuple[str, ...]
    events: tuple[str, ...]
    moves: tuple[str, ...]
    contents: tuple[str, ...]
    acts: tuple[ActName, ...]

    def character(self, name: str) -> int:
        """Position on the character axis."""
        return self._find("character", self.characters, name)

    def person(self, name: str) -> int:
        """Position on the person axis (characters have the same position on both)."""
        return self._find("person", self.persons, name)

    def fact(self, name: str) -> int:
        """Position on the fact axis."""
        return self._find("fact", self.facts, name)

    def thing(self, name: str) -> int:
        """Position on the thing axis."""
        return self._find("thing", self.things, name)

    def prospect(self, name: str) -> int:
        """Position on the prospect axis of CHARACTER.PROSPECT, or of PROSPECT where only one character has it."""
        whole = [known for known in self.prospects if known.partition(".")[2] == name]
        return self._find("prospect", self.prospects, whole[0] if len(whole) == 1 else name)

    def offer(self, name: str) -> int:
        """Position on the offer axis."""
        return self._find("offer", self.offers, name)

    def place(self, name: str) -> int:
        """Position on the place axis."""
        return self._find("place", self.places, name)

    def need(self, name: str) -> int:
        """Position on the need axis."""
        return self._find("need", self.needs, name)

    def about(self, name: str) -> int:
        """Position on the about axis: a person, fact, thing, prospect or "situation"."""
        whole = [known for known in self.prospects if known.partition(".")[2] == name]
        return self._find("about", self.abouts, whole[0] if len(whole) == 1 else name)

    def move(self, name: str) -> int:
        """Position in the list of moves."""
        return self._find("move", self.moves, name)

    def content(self, name: str) -> int:
        """Row of the table of contents."""
        return self._find("content", self.contents, name)

    def find_act(self, actor: str, move: str, to: str | None = None, about: str | None = None) -> int:
        """The row of the act table in which `actor` does `move`, to whom and about what ("" as actor: an event).

        `to` may be left out where only one target is possible, `about` where the move can be done about nothing or about
        one thing only. Raises `UnknownName`.
        """
        if actor:
            self.character(actor)
        rows = self._by_actor.get(actor, {})
        found = rows.get(move) or self._missing("move", rows, move)
        if to is not None:
            found = self._narrow(found, "target", to)
        if about is not None:
            found = self._narrow(found, "content", about)
        else:
            found = [row for row in found if not self.acts[row].content] or found
        if len(found) == 1:
            return found[0]
        if to is None and len({self.acts[row].target for row in found}) > 1:
            return int(self._missing("target", {self.acts[row].target: row for row in found}, ""))
        return int(self._missing("content", {self.acts[row].content: row for row in found}, ""))

    def describe(self, row: int) -> str:
        """The row in names, for messages: "kylo retort hux about base_lost"."""
        name = self.acts[row]
        if not name.move:
            return "time passes"
        about = f" about {name.content}" if name.content else ""
        return " ".join(part for part in (name.actor, name.move, name.target) if part) + about

    @cached_property
    def _by_actor(self) -> dict[str, dict[str, list[int]]]:
        table: dict[str, dict[str, list[int]]] = {}
        for row, name in enumerate(self.acts):
            if name.move:
                table.setdefault(name.actor, {}).setdefault(name.move, []).append(row)
        return table

    @cached_property
    def _positions(self) -> dict[str, dict[str, int]]:
        return {}

    def _narrow(self, rows: list[int], part: str, name: str) -> list[int]:
        options = {getattr(self.acts[row], part): row for row in rows}
        exact = [row for row in rows if getattr(self.acts[row], part) == name]
        if not exact and part == "content":
            exact = [row for row in rows if self.acts[row].content.partition(" ")[2] == name]
        return exact or self._missing(part, options, name)

    def _find(self, kind: str, names: Sequence[str], name: str) -> int:
        table = self._positions.get(kind)
        if table is None:
            table = {known: index for index, known in reversed(list(enumerate(names))) if known}
            self._positions[kind] = table
        index = table.get(name)
        return index if index is not None else int(self._missing(kind, table, name))

    def _missing(self, kind: str, known: Mapping[str, Any], name: str) -> Any:
        raise UnknownName(name, kind=kind, known=tuple(known))


def roster_to_json(roster: Roster) -> dict[str, Any]:
    """The roster as one JSON value, for the header of a run."""
    return {
        field.name: [list(row) if isinstance(row, ActName) else row for row in getattr(roster, field.name)]
        for field in fields(roster)
    }


def roster_from_json(value: Mapping[str, Any]) -> Roster:
    """The roster that `roster_to_json` wrote. Raises `ValueError` if a part is missing or is not a list of names."""
    parts: dict[str, Any] = {}
    for field in fields(Roster):
        rows = value.get(field.name)
        if not isinstance(rows, list):
            raise ValueError(f"roster: '{field.name}' is missing or not a list")
        if field.name == "acts":
            parts["acts"] = tuple(ActName(*(str(part) for part in row)) for row in rows)
        else:
            parts[field.name] = tuple(str(row) for row in rows)
    return Roster(**parts)
