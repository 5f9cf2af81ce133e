"""The worlds of a sweep as arrays, ready to be counted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from inscape.mind.types import Array, Bool, Float, Int
from inscape.sweep.shards import read_tables

if TYPE_CHECKING:
    from inscape.sweep.result import Sweep

NOTHING: Final = "time passes"

BLOCK: Final = 1 << 16
"""Worlds whose acts are counted at a time."""


@dataclass(frozen=True)
class Outlook:
    """What came of the worlds that are there, in order of setting and world.

    settings, outcomes, symbols: names. setting, world, outcome, beats: of each world, as positions and numbers. starts: where
    its acts begin in `acts`, with the end of the last one behind. acts: each beat's symbol, who did which group of thing.
    at: [world, range] where it stands in what is spread. kept: what was written down, by name.
    """

    settings: tuple[str, ...]
    outcomes: tuple[str, ...]
    symbols: tuple[str, ...]
    setting: Int[Array, "world"]
    world: Int[Array, "world"]
    outcome: Int[Array, "world"]
    beats: Int[Array, "world"]
    starts: Int[Array, "end"]
    acts: Int[Array, "beat"]
    at: Float[Array, "world range"]
    kept: dict[str, Any]

    def __len__(self) -> int:
        return len(self.world)

    def blocks(self) -> Iterator[tuple[Int[Array, "beat"], Int[Array, "beat"], Int[Array, "beat"]]]:
        """Acts of some worlds at a time: what was done before each (where nothing was, as many as there are symbols), it, and its world."""
        for first in range(0, len(self), BLOCK):
            beats = self.beats[first : first + BLOCK]
            begin, end = self.starts[first], self.starts[first + len(beats)]
            acts = self.acts[begin:end].astype(np.int64)
            before = np.concatenate([acts[:1], acts[:-1]])
            before[self.starts[first : first + len(beats)][beats > 0] - begin] = len(self.symbols)
            yield before, acts, np.repeat(np.arange(first, first + len(beats)), beats)

    @cached_property
    def shares(self) -> list[tuple[int, int]]:
        """Outcomes with the number of their worlds, the commonest first."""
        counts = np.bincount(self.outcome, minlength=len(self.outcomes))
        return [(int(code), int(counts[code])) for code in np.argsort(-counts, kind="stable") if counts[code]]

    @property
    def telling(self) -> list[tuple[int, int]]:
        """`shares`, without the rarer of two: it is told with the other."""
        return self.shares if len(self.shares) > 2 else self.shares[:1]

    def only(self, setting: int) -> Outlook:
        """The worlds of one setting."""
        return self.where(self.setting == setting)

    def where(self, chosen: Bool[Array, "world"]) -> Outlook:
        """The worlds that are chosen."""
        if chosen.all():
            return self
        beats = self.beats[chosen]
        return Outlook(
            self.settings, self.outcomes, self.symbols, self.setting[chosen], self.world[chosen], self.outcome[chosen],
            beats, np.concatenate([[0], np.cumsum(beats)]), self.acts[np.repeat(chosen, self.beats)], self.at[chosen],
            {name: values[chosen] for name, values in self.kept.items()},
        )  # fmt: skip


def look(sweep: Sweep) -> Outlook:
    """The worlds of a sweep that are there, read shard by shard. Raises `SweepError` if there is none."""
    plan, outcomes, symbols = sweep.plan, _Names(), _Names()
    kept = [name for each in plan.keep for name in (each, f"{each} most")]
    names = ["setting", "world", "outcome", "beats", "acts", *(each.name for each in plan.ranges), *kept]
    settings = tuple(each.label for each in plan.settings)
    parts = []
    for path in sweep.files or read_tables([]):
        table = read_tables([path], names)
        label = settings.index(table.column("setting")[0].as_py())
        of_row = symbols.codes(_does(sweep, label))
        at = [table.column(each.name).to_numpy() for each in plan.ranges]
        parts.append((
            np.full(len(table), label, dtype=np.int32), table.column("world").to_numpy(),
            outcomes.codes(table.column("outcome").to_pylist()), table.column("beats").to_numpy(),
            of_row[_flat(table.column("acts"))], np.stack(at, axis=1) if at else np.zeros((len(table), 0)),
            *(table.column(name).to_numpy() for name in kept),
        ))  # fmt: skip
    setting, world, outcome, beats, acts, points, *rest = (
        np.concatenate(column) for column in zip(*parts, strict=True)
    )
    ordered = tuple(sorted(outcomes.known))
    place = np.array([ordered.index(name) for name in outcomes.known], dtype=np.int32)
    return Outlook(
        settings, ordered, tuple(symbols.known), setting, world.astype(np.int64), place[outcome], beats.astype(np.int64),
        np.concatenate([[0], np.cumsum(beats)]), acts, points, dict(zip(kept, rest, strict=True)),
    )  # fmt: skip


class _Names:
    """Names, numbered as they come."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def codes(self, names: Iterable[str]) -> Int[Array, "name"]:
        """The number of each name."""
        return np.array([self.known.setdefault(name, len(self.known)) for name in names], dtype=np.int16)


def _does(sweep: Sweep, setting: int) -> Iterator[str]:
    """Who does which group of thing by each row of the act table; rows mean what they do in the scene of their setting."""
    from inscape.sweep.local import family_of

    for name in family_of(sweep.plan, setting).scene.roster.acts:
        if name.actor:
            yield f"{name.actor} {name.group}"
        else:
            yield name.move.replace("_", " ") if name.move else NOTHING


def _flat(column: Any) -> Any:
    return np.concatenate([chunk.flatten().to_numpy(zero_copy_only=False) for chunk in column.chunks])
