"""How likely the acts of a transcript are, given numbers of a scene, and how that changes with each: compiled by JAX.

Every act of the transcript is let happen; before each, whoever did it weighs what else they could have done. The chance of an
act is a nested logit (McFadden 1978): within a group of moves by `temperature_within`, between groups by the spread that
their luck and the luck within them have together. The luck of regulation and of reading is of several worlds, the same for
every setting (common noise), and the chance of an act is its mean over them. Whose turn it was is taken as given.

Slopes go backward through every beat (reverse accumulation), to all arrays that a free number can stand in. So one compiled
program serves whatever is free, and every transcript of about the same length in scenes of the same sizes.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from inscape.evidence.free import Free
from inscape.mind.beat import choose, live
from inscape.mind.state import Act
from inscape.mind.types import Array, Bool, Float
from inscape.scene.aims import by_temper
from inscape.scene.people import tends_to
from inscape.sweep.compiled import library
from inscape.sweep.family import restate

if TYPE_CHECKING:
    from inscape.play.run import Run

FLOOR: Final = 1e-6
"""The least chance that an act is given: people do what no model of them foresees."""

VARIED: Final = ("stage.need_weight", "stage.traits", "start.need", "start.regard", "start.reserve")
"""The arrays that a free number can stand in."""

LENGTHS: Final = 16
"""Transcripts are compiled for a multiple of so many beats."""


class Likelihood(NamedTuple):
    """How likely a transcript is at one setting. nats: minus the log chance of the acts that were asked for.

    slope: [number] of that. chance: [beat] of each act; 1 for events and the silence of time.
    """

    nats: float
    slope: Float[Array, "number"]
    chance: Float[Array, "beat"]


class Chances:
    """The acts of a run, and how likely they are by values of its free numbers.

    worlds: the lucks that a chance is the mean over. longest: beats of the longest of several runs, so that they share a program.
    """

    def __init__(self, run: Run, free: Sequence[Free], worlds: int, longest: int = 0) -> None:
        jax, scene, self.free = library(), run.scene, free
        self.beats, self.length = len(run.beats), -(-max(longest, len(run.beats)) // LENGTHS) * LENGTHS
        nests = np.unique(scene.stage.acts.nest_hash, return_inverse=True)[1].astype(np.int32)
        shared = (scene.theory, scene.stage, run.start)
        parts = {"stage": scene.stage, "start": run.start}
        self.stated = {name: getattr(parts[name.partition(".")[0]], name.partition(".")[2]) for name in VARIED}
        which = np.arange(worlds, dtype=np.uint32)
        self.rest = jax.device_put(
            (shared, moods_follow(scene.stage, run.start), nests, _acts(run, self.length), which)
        )

    def at(self, values: Sequence[float] | Float[Array, "number"], beats: Sequence[int] | Array) -> Likelihood:
        """How likely the acts at these beats are, and at which rate each number changes that."""
        arrays = {name: np.array(array) for name, array in self.stated.items()}
        for each, value in zip(self.free, values, strict=True):
            arrays[each.array][each.place] = value
        counts = np.zeros(self.length)
        counts[np.asarray(beats, dtype=np.int64)] = 1.0
        (nats, chance), slopes = _program()(arrays, self.rest, counts)
        by_array = {name: np.asarray(slope) for name, slope in slopes.items()}
        slope = np.array([by_array[each.array][each.place] for each in self.free])
        return Likelihood(float(nats), slope, np.asarray(chance)[: self.beats])


def moods_follow(stage: Any, start: Any) -> Bool[Array, "character"]:
    """Whose mood at the start is what their temperament tends to, so that another temperament means another mood."""
    return np.asarray(stage.is_character & (start.mood == stage.temperament).all(axis=1))


def retempered(stage: Any, start: Any, follows: Bool[Array, "character"]) -> tuple[Any, Any]:
    """What a scene comes to with the traits that its stage now has: all else that was worked out from them."""
    xp = stage.traits.__array_namespace__()
    mood = xp.where(stage.is_character[:, None], tends_to(stage.traits), stage.temperament)
    aims = stage.aims._replace(**by_temper(stage.acts, stage.traits, stage.aims.actor))
    start = start._replace(mood=xp.where(follows[:, None], mood, start.mood))
    return stage._replace(temperament=mood, aims=aims), start


def _acts(run: Run, length: int) -> Act:
    """The acts of a run as columns; at the end, time passes until there are so many."""
    none = np.asarray(-1, dtype=np.int32)
    passes = Act(np.asarray(0, dtype=np.int32), none, none, np.asarray(0.0))
    acts = [beat.act for beat in run.beats] + [passes] * (length - len(run.beats))
    return Act(*(np.stack([np.asarray(getattr(act, name)) for act in acts]) for name in Act._fields))


@lru_cache(maxsize=1)
def _program() -> Any:
    """The compiled function: from arrays to minus the log chance of the acts that count, each one's chance, and the slopes."""
    jax = library()
    xp = jax.numpy

    def chance(arrays: Any, rest: Any, world: Any) -> Any:
        shared, follows, nests, acts, _ = rest
        theory, stage, start = restate(shared, arrays)
        stage, start = retempered(stage, start, follows)

        def beat(state: Any, act: Any) -> Any:
            likely = _likely(theory, stage, nests, state, act)
            return live(theory, stage, state, act)[0], likely

        return jax.lax.scan(jax.checkpoint(beat), start._replace(world=world), acts)[1]

    def nats(arrays: Any, rest: Any, counts: Any) -> Any:
        mean = jax.vmap(chance, in_axes=(None, None, 0))(arrays, rest, rest[-1]).mean(axis=0)
        return -(xp.log(xp.maximum(mean, FLOOR)) * counts).sum(), mean

    # with XLA's own settings: with those that sweeps are compiled with, a slope was now and then not a number
    return jax.jit(jax.value_and_grad(nats, has_aux=True))


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
    whole = xp.where(sums > 0.0, sums, 1.0)
    of_nest = xp.where(sums > 0.0, xp.exp(within * xp.log(whole) / spread), 0.0)
    return share / whole[nests] * (of_nest / of_nest.sum())[nests]
