"""How alike the acts of two runs are: who did what group of act, in what order.

The measure is 1 - edit distance / length of the longer one. Acts of somebody who is alone are left out, and so are events and
beats at which only time passed. An act that carries a second move matches a row of either group; what an act cuts off is
not compared, since it was not done.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import numpy as np

from inscape.mind.conditions import together
from inscape.play.match import RunLike, deed

if TYPE_CHECKING:
    from inscape.scene.reference import Row


class Symbol(NamedTuple):
    """One act as it is compared: who, and any of which groups."""

    actor: str
    groups: frozenset[str]

    def matches(self, other: Symbol) -> bool:
        """Whether they count as the same."""
        return self.actor == other.actor and not self.groups.isdisjoint(other.groups)


Symbols: TypeAlias = tuple[Symbol, ...]


def symbols(run: RunLike) -> Symbols:
    """The acts of a run as they are compared."""
    roster, before, found = run.scene.roster, run.start, []
    for beat in run.beats:
        done = deed(beat.act)
        name = roster.acts[done.row]
        if name.actor and bool(np.any(together(before)[roster.character(name.actor)])):
            groups = {name.group} | ({roster.acts[done.second].group} if done.second >= 0 else set())
            found.append(Symbol(name.actor, frozenset(groups)))
        before = beat.state
    return tuple(found)


def table(rows: Iterable[Row]) -> Symbols:
    """A written table of acts as it is compared."""
    return tuple(Symbol(row.actor, row.groups) for row in rows)


def alike(one: Sequence[Symbol], other: Sequence[Symbol]) -> float:
    """1 if they are the same, 0 if they have nothing in common; two empty ones are the same."""
    longer = max(len(one), len(other))
    return 1.0 - distance(one, other) / longer if longer else 1.0


def distance(one: Sequence[Symbol], other: Sequence[Symbol]) -> int:
    """How many acts must be put in, taken out or replaced to make one into the other (Levenshtein 1966).

    Written out because a row that matches either of two groups has no hash that a library could compare.
    """
    before = list(range(len(other) + 1))
    for place, mine in enumerate(one, start=1):
        row = [place]
        for column, theirs in enumerate(other, start=1):
            replaced = before[column - 1] + (not mine.matches(theirs))
            row.append(min(replaced, before[column] + 1, row[-1] + 1))
        before = row
    return before[-1]
