"""Worlds played one after another with NumPy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from inscape.mind.beat import choose, deserted, ended, live
from inscape.mind.conditions import atoms, holds
from inscape.mind.rote import Rote
from inscape.sweep.family import restate
from inscape.sweep.keep import kept_cells, read_cells
from inscape.sweep.played import CONDITION, DESERTED, LENGTH, Played

if TYPE_CHECKING:
    from inscape.mind.stage import Stage
    from inscape.mind.state import Act, State
    from inscape.mind.theory import Theory
    from inscape.scene.quantity import Cells
    from inscape.sweep.family import Family
    from inscape.sweep.plan import Shard

TICK: Final = 8
LEARNS: Final = 3
"""How many worlds of one stage it takes for its beats to be learned by heart first."""


class _Thought(NamedTuple):
    """Beats as in `Rote`, each thought out anew."""

    theory: Theory
    stage: Stage

    def decide(self, state: State) -> tuple[bool, Any]:
        if ended(self.stage, state):
            return True, None
        return False, choose(self.theory, self.stage, state)[0]

    def live(self, state: State, act: Act) -> State:
        return live(self.theory, self.stage, state, act)[0]


def why_over(stage: Stage, state: State) -> Any:
    """`CONDITION`, `DESERTED` or `LENGTH`, of a state in which the scene is over."""
    xp = state.so.__array_namespace__()
    reason = xp.where(deserted(stage, state), DESERTED, LENGTH)
    return xp.where(holds(stage.ends, atoms(stage, state)).any(), CONDITION, reason)


def _values(cells: Sequence[Cells], state: State) -> list[float]:
    """What is kept of one state."""
    fields = {each.field: np.asarray(getattr(state, each.field))[None] for each in cells}
    return [float(value[0]) for value in read_cells(cells, state._replace(**fields))]


def play_plain(family: Family, shard: Shard, tick: Callable[[int], None] | None = None) -> Played:
    """The worlds of the shard. tick: told how many worlds more are played."""
    plan = family.plan
    varied = family.varied(plan.points(shard.first, shard.after))
    scene, seed = family.scene, np.asarray(plan.seed, dtype=np.uint32)
    shared = scene.theory, scene.stage, scene.start
    rows: list[tuple[int, int, int]] = []
    kept: list[list[float]] = []
    worlds, last, most = [], [], []
    cells = kept_cells(scene, plan.keep)
    learned = None if varied or shard.after - shard.first < LEARNS else Rote(*shared)
    for world in range(shard.first, shard.after):
        theory, stage, start = restate(shared, {name: each[world - shard.first] for name, each in varied.items()})
        state = start._replace(seed=seed, world=np.asarray(world, dtype=np.uint32))
        begun, values = len(rows), []
        beats = learned or _Thought(theory, stage)
        while not (now := beats.decide(state))[0]:
            act = now[1]
            state = beats.live(state, act)
            rows.append((int(act.row), int(act.second), int(act.cut_off)))
            values.append(_values(cells, state))
        worlds.append((len(rows) - begun, float(state.seconds), int(why_over(stage, state))))
        values = values or [_values(cells, state)]
        last.append(values[-1])
        most.append(np.max(np.array(values), axis=0))
        kept += values[: len(rows) - begun]
        if tick is not None and (world + 1 - shard.first) % TICK == 0:
            tick(TICK)
    if tick is not None:
        tick((shard.after - shard.first) % TICK)
    size = len(cells)
    lengths, seconds, reasons = zip(*worlds, strict=True)
    done = np.array(rows, dtype=np.int32).reshape(len(rows), 3)
    return Played(
        np.array(lengths, dtype=np.int32), np.array(seconds), np.array(reasons, dtype=np.int8),
        done[:, 0], done[:, 1], done[:, 2], np.array(last).reshape(len(worlds), size),
        np.array(most).reshape(len(worlds), size), np.array(kept).reshape(len(rows), size) if plan.beats else None,
    )  # fmt: skip
