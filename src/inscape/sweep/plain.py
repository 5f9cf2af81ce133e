"""Worlds played one after another with NumPy."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from inscape.mind.beat import deserted
from inscape.mind.conditions import atoms, holds
from inscape.play.practice import Beats, practised
from inscape.sweep.family import restate
from inscape.sweep.keep import kept_cells, read_cells
from inscape.sweep.played import CONDITION, DESERTED, LENGTH, Played

if TYPE_CHECKING:
    from inscape.mind.stage import Stage
    from inscape.mind.state import State
    from inscape.scene.quantity import Cells
    from inscape.sweep.family import Family
    from inscape.sweep.plan import Shard

TICK: Final = 8


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
    for world in range(shard.first, shard.after):
        theory, stage, start = restate(shared, {name: each[world - shard.first] for name, each in varied.items()})
        state = start._replace(seed=seed, world=np.asarray(world, dtype=np.uint32))
        begun, values = len(rows), []
        beats = Beats(theory, stage) if varied else practised(theory, stage)
        while not beats.ended(state):
            act = beats.choose(state)
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
