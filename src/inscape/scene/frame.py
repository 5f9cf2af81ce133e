"""The frame of a scene: its names in their positions, and how long each axis is. Everything else is filled into it.

Names stand in alphabetical order, so that the order of declarations in the file cannot matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from inscape.errors import Problem
from inscape.mind.axes import NEEDS
from inscape.mind.conditions import Layout, layout
from inscape.scene.model import Character, Duty, Prospect, SceneFile
from inscape.scene.repertoire import Repertoire, repertoire
from inscape.scene.roster import Roster
from inscape.scene.sizes import size

Path = tuple[str | int, ...]

HERE = "here"
"""The one place of a scene that declares none."""

OUT = "out"
"""Where a character is that is not in the scene."""


class Lengths(NamedTuple):
    """How long each open axis is."""

    character: int
    person: int
    fact: int
    thing: int
    prospect: int
    offer: int
    place: int
    need: int
    duty: int
    demand: int
    event: int

    @property
    def about(self) -> int:
        """Persons, facts, things, prospects, and last the situation."""
        return self.person + self.fact + self.thing + self.prospect + 1


@dataclass(frozen=True)
class Frame:
    """A scene on its way to arrays. roster: without contents and acts yet. problems: what was found wrong on the way."""

    model: SceneFile
    roster: Roster
    lengths: Lengths
    layout: Layout
    repertoire: Repertoire
    cast: tuple[tuple[int, str, Character], ...]
    prospects: tuple[tuple[int, str, str, Prospect], ...]
    duties: tuple[tuple[int, str, int, Duty], ...]
    places: Mapping[Path, tuple[int, int]]
    file: str
    problems: list[Problem] = field(default_factory=list)

    def report(self, path: Path, message: str, hint: str = "") -> None:
        """Note an error at this path of the file; `compile_scene` raises all of them together."""
        shorter = path
        while shorter and shorter not in self.places:
            shorter = shorter[:-1]
        line, column = self.places.get(shorter, (1, 1))
        text = ".".join(str(part) for part in path)
        self.problems.append(Problem(self.file, line, column, text, message, hint, "E120"))

    def about(self, name: str, owner: str) -> int:
        """About index of a name as its owner means it: `self`, `situation`, or one of the owner's prospects."""
        if name == "self":
            return self.roster.person(owner)
        own = f"{owner}.{name}"
        return self.roster.about(own if own in self.roster.prospects else name)


def frame(model: SceneFile, *, file: str, places: Mapping[Path, tuple[int, int]]) -> Frame:
    """Give everything named in the scene its position. Raises `TooLarge` above the largest size class."""
    moves = repertoire(model)
    cast = tuple((index, name, model.cast[name]) for index, name in enumerate(sorted(model.cast)))
    prospects = tuple(
        (index, owner, name, model.cast[owner].prospects[name])
        for index, (owner, name) in enumerate(sorted((o, n) for o in model.cast for n in model.cast[o].prospects))
    )
    owed = [(name, place, duty) for _, name, one in cast for place, duty in enumerate(one.duties)]
    owed.sort(key=lambda item: (item[0], item[2].model_dump_json()))
    duties = tuple((slot, name, place, duty) for slot, (name, place, duty) in enumerate(owed))
    lengths = _lengths(model, prospects=len(prospects), duties=len(duties), demands=len(moves.demands))
    roster = _roster(model, lengths, [f"{owner}.{name}" for _, owner, name, _ in prospects], duties, moves)
    where = layout(
        characters=lengths.character,
        persons=lengths.person,
        facts=lengths.fact,
        things=lengths.thing,
        prospects=lengths.prospect,
        offers=lengths.offer,
        places=lengths.place,
    )
    return Frame(model, roster, lengths, where, moves, cast, prospects, duties, places, file)


def occurrence(event: str) -> str:
    """The fact that an event has happened, by which it happens only once."""
    return f"{event}.happened"


def fact_names(model: SceneFile) -> list[str]:
    """The declared facts, and one for each event that happens only once."""
    once = [occurrence(name) for name, event in model.events.items() if event.once and not _makes(event.then)]
    return sorted([*model.facts, *once])


def _makes(effects: Iterable[object]) -> bool:
    return any(getattr(effect, "make", None) for effect in effects)


def _lengths(model: SceneFile, *, prospects: int, duties: int, demands: int) -> Lengths:
    characters = size("character", len(model.cast))
    return Lengths(
        character=characters,
        person=characters + size("absent", len(model.people)),
        fact=size("fact", len(fact_names(model))),
        thing=size("thing", len(model.things)),
        prospect=size("prospect", prospects),
        offer=size("offer", len(model.offers)),
        place=size("place", len(model.places) or 1),
        need=size("need", len(NEEDS) + len(model.needs)),
        duty=size("duty", duties),
        demand=size("demand", demands),
        event=size("event", len(model.events)),
    )


def _roster(
    model: SceneFile,
    lengths: Lengths,
    prospects: list[str],
    duties: tuple[tuple[int, str, int, Duty], ...],
    moves: Repertoire,
) -> Roster:
    characters = _padded(sorted(model.cast), lengths.character)
    persons = _padded([*characters, *sorted(model.people)], lengths.person)
    facts = _padded(fact_names(model), lengths.fact)
    things = _padded(sorted(model.things), lengths.thing)
    futures = _padded(prospects, lengths.prospect)
    return Roster(
        characters=characters,
        persons=persons,
        facts=facts,
        things=things,
        prospects=futures,
        offers=_padded(sorted(model.offers), lengths.offer),
        places=_padded(sorted(model.places) or [HERE], lengths.place),
        needs=_padded([*NEEDS, *sorted(model.needs)], lengths.need),
        abouts=(*persons, *facts, *things, *futures, "situation"),
        duties=_padded(_duty_names(duties), lengths.duty),
        demands=_padded(moves.demands, lengths.demand),
        events=_padded(sorted(model.events), lengths.event),
        moves=tuple(moves.names),
        contents=("",),
        acts=(),
    )


def _duty_names(duties: tuple[tuple[int, str, int, Duty], ...]) -> list[str]:
    names: list[str] = []
    for _, owner, _, duty in duties:
        name = f"{owner}.see_to.{duty.see_to}" if duty.see_to else f"{owner}.{duty.do}.{duty.to or 'anyone'}"
        names.append(name if name not in names else f"{name}.{names.count(name) + 1}")
    return names


def _padded(names: Iterable[str], length: int) -> tuple[str, ...]:
    known = tuple(names)
    return known + ("",) * (length - len(known))
