"""Exert: what an act takes of one: force against reserve, speaking at all, doing the same again, showing what one does not feel."""

from __future__ import annotations

from inscape.mind.axes import KIND, STRAND
from inscape.mind.stage import Stage
from inscape.mind.stand import View, of_other
from inscape.mind.state import State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Float


def stands_unheeded(stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """How far an order of the same kind, given before to the same person, still stands unheeded, 0..1."""
    c = state.ordered.shape[0]
    other = v.person.clip(0, c - 1)
    same = state.demand.T[v.actor, other] == stage.acts.demand
    return of_other(state.ordered.T, v) * same * (stage.acts.demand >= 0)


def effort(theory: Theory, stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """What it takes: force against reserve, speaking at all, doing the same again (but for an order not yet obeyed)."""
    xp = state.so.__array_namespace__()
    acts = stage.acts
    force = theory.force_effort * acts.force * (2.0 - v.land)
    quiet = 1.0 - stage.traits[:, 2].take(v.actor)
    speaks = theory.speaking * acts.channels[:, 3] * (0.5 + quiet)
    rows = xp.arange(v.actor.shape[0])
    lately = theory.recent_decay ** xp.arange(state.moment_row.shape[0])
    again = ((rows[:, None] == state.moment_row[None, :]) * lately).sum(axis=1)
    feigns = theory.feign_effort * _feigned(theory, stage, state, v)
    return -theory.effort_weight * (
        force + speaks + theory.repeat * again * (1.0 - stands_unheeded(stage, state, v)) + feigns
    )


def _feigned(theory: Theory, stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """How much more warmth or respect an act shows than civility asks and one holds: surface acting (Hochschild 1983)."""
    xp = state.so.__array_namespace__()
    felt = state.feeling[:, :, : state.regard.shape[1]].mT

    def held(strands: tuple[str, ...], kinds: tuple[str, ...]) -> Array:
        none = 1.0 - v.regard.take(xp.asarray([STRAND[each] for each in strands]), axis=2)
        none = none.prod(axis=2) * (1.0 - felt.take(xp.asarray([KIND[each] for each in kinds]), axis=2)).prod(axis=2)
        return (1.0 - none)[v.actor, v.person]

    fond = held(("warmth", "attraction"), ("pity", "gratitude", "love", "guilt", "happy_for"))
    looks_up = held(("esteem", "fear"), ("admiration", "gratitude", "guilt", "fear"))
    warm = xp.maximum(stage.acts.warmth - theory.civil, 0.0)
    beyond = xp.maximum(warm - fond, 0.0) + xp.maximum(stage.acts.respect - theory.civil - looks_up, 0.0)
    cheerless = xp.maximum(-state.mood[:, 0], 0.0).take(v.actor)
    return (beyond + warm * cheerless) * (1.0 - 0.5 * stage.acting.take(v.actor)) * v.aimed
