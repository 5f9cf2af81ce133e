"""The worlds of a sweep as arrays, ready to be counted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from inscape.mind.types import Array, Bool, Float, Int
from inscape.sweep.shards import read_tables

if TYPE_CHECKING:
    from inscape.sweep.result import Sweep

NOTHING: Final = "time passes"


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

    @cached_property
    def owner(self) -> Int[Array, "beat"]:
        """Which world each act is of."""
        return np.repeat(np.arange(len(self)), self.beats)

    @cached_property
    def number(self) -> Int[Array, "beat"]:
        """Which beat of its world each act is, from 1."""
        return np.arange(len(self.acts)) - self.starts[:-1][self.owner] + 1

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
            beats, np.concatenate([[0], np.cumsum(beats)]), self.acts[chosen[self.owner]], self.at[chosen],
            {name: values[chosen] for name, values in self.kept.items()},
        )  # fmt: skip


def look(sweep: Sweep) -> Outlook:
    """The worlds of a sweep that are there. Raises `SweepError` if there is none."""
    plan = sweep.plan
    kept = [name for each in plan.keep for name in (each, f"{each} most")]
    names = ["setting", "world", "outcome", "beats", "acts", *(each.name for each in plan.ranges), *kept]
    table = read_tables(sweep.files, names)
    settings = tuple(each.label for each in plan.settings)
    setting = _codes(table.column("setting"), settings)
    outcomes = tuple(sorted(set(table.column("outcome").unique().to_pylist())))
    beats = table.column("beats").to_numpy().astype(np.int64)
    rows = _flat(table.column("acts"))
    symbols, acts = _symbols(sweep, setting, beats, rows)
    at = [table.column(each.name).to_numpy() for each in plan.ranges]
    return Outlook(
        settings, outcomes, symbols, setting, table.column("world").to_numpy().astype(np.int64),
        _codes(table.column("outcome"), outcomes), beats, np.concatenate([[0], np.cumsum(beats)]), acts,
        np.stack(at, axis=1) if at else np.zeros((len(beats), 0)), {name: table.column(name).to_numpy() for name in kept},
    )  # fmt: skip


def _symbols(sweep: Sweep, setting: Any, beats: Any, rows: Any) -> tuple[tuple[str, ...], Any]:
    """Who did which group of thing, for each act; rows mean what they do in the scene of their setting."""
    found: dict[str, int] = {}
    acts = np.empty(len(rows), dtype=np.int32)
    of_beat = np.repeat(setting, beats)
    for each in np.unique(setting):
        table = np.array([found.setdefault(name, len(found)) for name in _names(sweep, int(each))], dtype=np.int32)
        here = of_beat == each
        acts[here] = table[rows[here]]
    return tuple(found), acts


def _names(sweep: Sweep, setting: int) -> Iterator[str]:
    from inscape.sweep.local import family_of

    for name in family_of(sweep.plan, setting).scene.roster.acts:
        if name.actor:
            yield f"{name.actor} {name.group}"
        else:
            yield name.move.replace("_", " ") if name.move else NOTHING


def _codes(column: Any, names: tuple[str, ...]) -> Any:
    from inscape.sweep.shards import arrow

    found = arrow("compute").index_in(column.combine_chunks(), value_set=arrow().array(names))
    return found.to_numpy(zero_copy_only=False).astype(np.int32)


def _flat(column: Any) -> Any:
    return np.concatenate([chunk.flatten().to_numpy(zero_copy_only=False) for chunk in column.chunks])
