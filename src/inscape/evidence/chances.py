"""How likely the acts of a transcript are, given numbers of a scene: compiled by JAX, for many settings and worlds at once.

Every act of the transcript is let happen; before each, whoever did it weighs what else they could have done. The chance of an
act is a nested logit (McFadden 1978): within a group of moves by `temperature_within`, between groups by the spread that
their luck and the luck within them have together. The luck of regulation and of reading is of several worlds, the same for
every setting (common noise), and the chance of an act is its mean over them. Whose turn it was is taken as given.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from inscape.evidence.free import Free
from inscape.mind.beat import choose, live
from inscape.mind.state import Act
from inscape.mind.types import Array, Float
from inscape.sweep.compiled import library
from inscape.sweep.family import restate

if TYPE_CHECKING:
    from inscape.play.run import Run

FLOOR: Final = 1e-6
"""The least chance that an act is given: people do what no model of them foresees."""


def chances_of(run: Run, free: Sequence[Free], worlds: int) -> Any:
    """A function from [setting, number] values to [setting, beat] chances of each act of the run; 1 for events and silence of time."""
    jax = library()
    scene = run.scene
    nests = np.unique(scene.stage.acts.nest_hash, return_inverse=True)[1].astype(np.int32)
    shared = jax.device_put((scene.theory, scene.stage, run.start))
    acts = [beat.act for beat in run.beats]
    given = Act(*(np.stack([np.asarray(getattr(act, name)) for act in acts]) for name in Act._fields))

    def chance(values: Any, world: Any) -> Any:
        theory, stage, start = _with(shared, free, values)

        def beat(state: Any, act: Any) -> Any:
            likely = _likely(theory, stage, nests, state, act)
            return live(theory, stage, state, act)[0], likely

        return jax.lax.scan(beat, start._replace(world=world), jax.tree.map(jax.numpy.asarray, given))[1]

    over_worlds = jax.vmap(chance, in_axes=(None, 0))
    many = jax.jit(jax.vmap(lambda values, world: over_worlds(values, world).mean(axis=0), in_axes=(0, None)))
    which = np.arange(worlds, dtype=np.uint32)

    def chances(values: Float[Array, "setting number"]) -> Float[Array, "setting beat"]:
        return np.asarray(many(np.asarray(values, dtype=np.float64), which))

    return chances


def _with(shared: Any, free: Sequence[Free], values: Any) -> Any:
    """The scene with these numbers in their places."""
    parts = dict(zip(("theory", "stage", "start"), shared, strict=True))
    arrays: dict[str, Any] = {}
    for index, each in enumerate(free):
        part, name = each.array.split(".")
        array = arrays.get(each.array, getattr(parts[part], name))
        arrays[each.array] = array.at[each.place].set(values[index])
    return restate(shared, arrays)


def _likely(theory: Any, stage: Any, nests: Any, state: Any, act: Any) -> Any:
    """The chance of one act among all that its doer could have done, silence too where a turn was due. nests: [act] of which."""
    xp = state.so.__array_namespace__()
    _, choice = choose(theory, stage, state)
    actor = stage.acts.actor[act.row]
    mine = choice.possible & (stage.acts.actor == actor) & ~stage.acts.is_event
    mine = mine | (xp.arange(mine.shape[0]) == act.row)
    value = choice.urge + xp.where(stage.acts.is_silence, choice.waiting[actor], -choice.turn_cost)
    is_somebodys = (act.row > 0) & ~stage.acts.is_event[act.row]
    return xp.where(is_somebodys, nested(theory, xp.where(mine, value, -xp.inf), nests)[act.row], 1.0)


def nested(theory: Any, value: Any, nests: Any) -> Any:
    """The chance of each act by what it is worth (-inf: not possible), where those of one nest share their luck."""
    xp = value.__array_namespace__()
    within, spread = theory.temperature_within, xp.sqrt(theory.temperature**2 + theory.temperature_within**2)
    share = xp.exp((value - value.max()) / within)
    sums = xp.zeros(value.shape[0]).at[nests].add(share)
    of_nest = xp.where(sums > 0.0, xp.exp(within * xp.log(xp.maximum(sums, 1e-300)) / spread), 0.0)
    return share / xp.maximum(sums[nests], 1e-300) * (of_nest / of_nest.sum())[nests]
