"""Many worlds at once, compiled by JAX; the only place that imports it (`pip install inscape[many]`).

The worlds of a shard run in *lanes*. After every beat, the lanes whose world has ended take up the next world, so that short
worlds do not wait for long ones. What a world comes to does not depend on the lane, nor on the worlds beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from inscape.errors import SweepError
from inscape.mind.beat import choose, ended, live
from inscape.sweep.abreast import abreast
from inscape.sweep.cuts import KEEPING, cut
from inscape.sweep.family import leaves, nothing_in, restate
from inscape.sweep.keep import kept_cells, read_cells
from inscape.sweep.left_out import leave_out
from inscape.sweep.packed import Place, pack, places, unpack
from inscape.sweep.plain import why_over
from inscape.sweep.played import Played
from inscape.sweep.ready import ready

if TYPE_CHECKING:
    from inscape.sweep.family import Family
    from inscape.sweep.plan import Plan, Shard

LANES: Final = (64, 192)
"""Worlds at once: the smallest of these that holds a shard, or the largest. Their states fit a processor's cache."""

OPTIONS: Final[dict[str, Any]] = {
    "xla_cpu_use_fusion_emitters": False, "xla_backend_optimization_level": 1, "xla_cpu_multi_thread_eigen": False,
    "xla_cpu_experimental_ynn_fusion_type": "", "xla_cpu_prefer_vector_width": 512,
}  # fmt: skip
"""What XLA is told beyond its own settings: with the first two it compiles in half of the time, and what it makes takes half as long.

There is a process for each core, so each keeps to one thread.
"""


def is_installed() -> bool:
    """Whether JAX is there."""
    from importlib.util import find_spec

    return find_spec("jax") is not None


@lru_cache(maxsize=1)
def library() -> Any:
    """JAX, counting in double precision."""
    try:
        import jax
        import jax.experimental.serialize_executable
    except ImportError:
        raise SweepError("JAX is not installed", fix="pip install 'inscape[many]', or --engine numpy") from None
    settings: Any = jax.config
    settings.update("jax_enable_x64", True)
    # a step is waited for anyway, and to wake another thread for it takes time
    settings.update("jax_cpu_enable_async_dispatch", False)
    return jax


def options() -> dict[str, Any]:
    """Those of `OPTIONS` and, on a processor, of `KEEPING` that this XLA knows."""
    jax, known = library(), {}
    for name, value in {**OPTIONS, **(KEEPING if jax.default_backend() == "cpu" else {})}.items():
        try:
            jax.jit(lambda one: one + 1.0, compiler_options={name: value})(0.0)
        except jax.errors.JaxRuntimeError:
            continue
        known[name] = value
    return known


def play_compiled(family: Family, shard: Shard, tick: Callable[[int], None] | None = None) -> Played:
    """The worlds of the shard, or of a part of one. tick: told how many worlds more are played."""
    return _Lanes(family, shard).play(tick)


class _Lanes:
    """The lanes of one shard: which world each has, and what came of those that ended."""

    def __init__(self, family: Family, shard: Shard) -> None:
        self.family, self.shard, plan = family, shard, family.plan
        self.count, self.width = shard.after - shard.first, _width(plan)
        self.cells = kept_cells(family.scene, plan.keep)
        self.varied = family.varied(plan.points(shard.first, shard.after))
        beats: Any = self.varied.get("stage.beats", family.scene.stage.beats)
        longest = int(np.max(beats)) - int(family.scene.start.beat)
        self.doing = np.full(self.width, -1)
        self.lived = np.zeros(self.width, dtype=np.int64)
        self.acts = np.full((self.count, max(longest, 0), 3), -1, dtype=np.int32)
        self.kept = np.zeros((self.count, longest if plan.beats else 0, len(self.cells)))
        self.last = np.zeros((self.count, len(self.cells)))
        self.most = np.full((self.count, len(self.cells)), -np.inf)
        self.lengths = np.zeros(self.count, dtype=np.int32)
        self.seconds = np.zeros(self.count)
        self.reasons = np.zeros(self.count, dtype=np.int8)

    def play(self, tick: Callable[[int], None] | None) -> Played:
        """Every world of the shard."""
        scene, seed = self.family.scene, np.uint32(self.family.plan.seed & 0xFFFFFFFF)
        jax, step = library(), None
        arrays = list(leaves(scene).values())
        where = places(arrays, nothing_in(self.family))
        shared = jax.device_put(pack(arrays, where))
        tree = jax.tree.structure((scene.theory, scene.stage, scene.start))
        states, following = _blank(scene.start, self.width), 0
        while True:
            fresh = self.doing < 0
            taken = np.flatnonzero(fresh)[: self.count - following]
            self.doing[taken] = np.arange(following, following + taken.size)
            self.lived[taken] = 0
            following += taken.size
            if not (self.doing >= 0).any():
                return self._played()
            at = np.maximum(self.doing, 0)
            varied = {name: np.moveaxis(values[at], 0, -1) for name, values in self.varied.items()}
            worlds = (at + self.shard.first).astype(np.uint32)
            given = (shared, varied, states, fresh, worlds, seed)
            step = step or ready(jax, partial(_step, tree, where), given, (OPTIONS, KEEPING, where))
            states, acts, over, reasons = step(*given)
            ended_now = self._take(states, np.asarray(acts).T, np.asarray(over), np.asarray(reasons))
            if tick is not None and ended_now:
                tick(ended_now)

    def _take(self, states: Any, acts: Any, over: Any, reasons: Any) -> int:
        """Write down what the lanes did; how many worlds ended."""
        busy = self.doing >= 0
        going = np.flatnonzero(busy & (acts[:, 0] >= 0))
        world = self.doing[going]
        self.acts[world, self.lived[going]] = acts[going]
        finished = np.flatnonzero(busy & over)
        ended_worlds = self.doing[finished]
        if self.cells:
            fields = {each.field: np.moveaxis(np.asarray(getattr(states, each.field)), -1, 0) for each in self.cells}
            values = np.stack(read_cells(self.cells, states._replace(**fields)), axis=1)
            self.most[self.doing[busy]] = np.maximum(self.most[self.doing[busy]], values[busy])
            self.last[ended_worlds] = values[finished]
            if self.family.plan.beats:
                self.kept[world, self.lived[going]] = values[going]
        self.lived[going] += 1
        self.lengths[ended_worlds], self.reasons[ended_worlds] = self.lived[finished], reasons[finished]
        self.seconds[ended_worlds] = np.asarray(states.seconds)[finished]
        self.doing[finished] = -1
        return int(finished.size)

    def _played(self) -> Played:
        used = np.arange(self.acts.shape[1]) < self.lengths[:, None]
        rows = self.acts[used]
        kept = self.kept[used] if self.family.plan.beats else None
        return Played(
            self.lengths, self.seconds, self.reasons, rows[:, 0], rows[:, 1], rows[:, 2], self.last, self.most, kept
        )


def _width(plan: Plan) -> int:
    """How many lanes: the same for every part of every shard, so that one function plays them all."""
    worlds = min(plan.shard, plan.worlds)
    return next((width for width in LANES if width >= worlds), LANES[-1])


def _blank(start: Any, width: int) -> Any:
    """As many states as there are lanes, side by side; each is overwritten when its lane takes up a world."""
    return type(start)(
        *(np.broadcast_to(np.asarray(leaf)[..., None], (*np.shape(leaf), width)).copy() for leaf in start)
    )


def _step(tree: Any, where: Sequence[Place]) -> Any:
    """The compiled function: one beat of every lane, and how each then stands. A world that is over does nothing more.

    tree: the shape of (theory, stage, start). where: the places of their arrays.
    """
    jax = library()
    choice = jax.numpy.where

    def one(shared: Any, values: Any, state: Any, is_fresh: Any, world: Any, seed: Any) -> Any:
        parts = jax.tree.unflatten(tree, unpack(jax.numpy, shared, where))
        theory, stage, start = restate(parts, values)
        begun = start._replace(seed=seed, world=world)
        state = jax.tree.map(lambda new, old: choice(is_fresh, new, old), begun, state)
        is_over = ended(stage, state)
        act, _ = choose(theory, stage, state)
        after, _ = live(theory, stage, state, act)
        after = jax.tree.map(lambda new, old: choice(is_over, old, new), after, state)
        rows = jax.numpy.stack([choice(is_over, -1, act.row), act.second, act.cut_off])
        return after, rows, ended(stage, after), why_over(stage, after)

    many = abreast(jax, leave_out(jax, one), (False, True, True, True, True, False))
    return jax.jit(cut(jax, many), donate_argnums=(2,), compiler_options=options())
