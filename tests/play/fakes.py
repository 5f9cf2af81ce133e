"""Runs made by hand, for tests of what is said about runs: two people, Ada and Ben, and a handful of moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

import numpy as np

from inscape.mind.axes import GROUP, KIND, KINDS, NEEDS, STRANDS
from inscape.mind.state import Act, State
from inscape.scene.roster import ActName, Roster

PEOPLE = ("ada", "ben")
MOVES = {
    "insult": "attack",
    "retort": "retort",
    "ask": "probe",
    "stay_silent": "withdraw",
    "leave": "depart",
    "order_out": "order",
}
ACTS = (
    ActName("", ""),
    *(
        ActName(actor, move, target, target, content, group)
        for actor, target in (PEOPLE, PEOPLE[::-1])
        for move, group in MOVES.items()
        for content in (("", "not bicycle_lost") if move == "ask" else ("",))
    ),
    ActName("", "news"),
)
ROSTER = Roster(
    characters=PEOPLE,
    persons=(*PEOPLE, "cleo", ""),
    facts=("bicycle_lost", ""),
    things=(),
    prospects=("ada.forgiven",),
    offers=(),
    places=("kitchen", "hall"),
    needs=NEEDS,
    abouts=(*PEOPLE, "cleo", "", "bicycle_lost", "", "ada.forgiven", "situation"),
    duties=(),
    demands=(),
    events=("news",),
    moves=(*MOVES, "news"),
    contents=("", "not bicycle_lost"),
    acts=ACTS,
)


class FakeBeat(NamedTuple):
    """An act and the state right after it."""

    act: Act
    state: State


class FakeActs(NamedTuple):
    """The columns of the act table that are looked at."""

    is_used: Any
    is_event: Any
    is_silence: Any
    actor: Any
    group: Any


class FakeStage(NamedTuple):
    """A stage with an act table."""

    acts: FakeActs


class FakeScene(NamedTuple):
    """Names and tables."""

    roster: Roster
    stage: Any


class FakeChoice(NamedTuple):
    """What everyone would have done."""

    urge: Any
    possible: Any
    held: Any
    held_urge: Any


class FakeLived(NamedTuple):
    """What was shown."""

    shown: Any


STAGE = FakeStage(
    FakeActs(
        is_used=np.array([bool(name.move) for name in ACTS]),
        is_event=np.array([not name.actor for name in ACTS]),
        is_silence=np.array([name.move == "stay_silent" for name in ACTS]),
        actor=np.array([PEOPLE.index(name.actor) if name.actor else 0 for name in ACTS]),
        group=np.array([GROUP[name.group] if name.group else 0 for name in ACTS]),
    )
)
SCENE = FakeScene(ROSTER, STAGE)


@dataclass(frozen=True, eq=False)
class FakeRun:
    """A run made of acts and states."""

    beats: tuple[FakeBeat, ...]
    start: State
    scene: FakeScene = SCENE
    reasons: dict[int, tuple[FakeChoice, FakeLived]] = field(default_factory=dict)

    def replay(self, number: int) -> tuple[Any, Any]:
        """What was given for the beat."""
        return self.reasons[number]


def state(
    *, surprise: float = 0.0, reserve: float = 0.5, shame: float = 0.0, about: str = "ben", together: bool = True
) -> State:
    """Ada's surprise, reserve and shame; everything else at rest."""
    feeling = np.zeros((2, len(KINDS), len(ROSTER.abouts)))
    feeling[0, KIND["shame"], ROSTER.abouts.index(about)] = shame
    unused = dict.fromkeys(State._fields, np.zeros(()))
    return State(**unused)._replace(
        so=np.zeros(2),
        present=np.array([True, True]),
        place=np.array([0, 0 if together else 1]),
        surprise=np.array([surprise, 0.0]),
        reserve=np.array([reserve, 0.5]),
        feeling=feeling,
        need=np.full((2, len(NEEDS)), 0.5),
        regard=np.zeros((2, 4, len(STRANDS))),
        credence=np.full((2, 2), 0.5),
        reading=np.zeros((2, 2, len(KINDS), 2)),
        prospect=np.array([0.25]),
    )


def act(text: str) -> Act:
    """`ada insult`, `ada insult+ask`, `ben order_out > ada ask` (cutting it off), `news`, or "" where only time passes."""
    done, _, cut = (part.strip() for part in text.partition(">"))
    words = done.split()
    actor, moves = (words[0], words[1].split("+")) if len(words) > 1 else ("", words or [""])
    rows = [row_of(actor, move) for move in moves]
    second = rows[1] if len(rows) > 1 else -1
    row = np.asarray
    return Act(row(rows[0]), row(second), row(row_of(*cut.split()) if cut else -1), row(0.5 if cut else 0.0))


def row_of(actor: str, move: str) -> int:
    """The first row of this act."""
    return next(row for row, name in enumerate(ACTS) if (name.actor, name.move) == (actor, move))


def run(*acts: str, states: Sequence[State] | None = None, start: State | None = None) -> FakeRun:
    """A run of these acts; states: after each of them."""
    states = states or [state()] * len(acts)
    return FakeRun(tuple(map(FakeBeat, map(act, acts), states)), start or state())
