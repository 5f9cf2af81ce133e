"""Expect: what the pattern between two people says will come next, and how far what came is a surprise.

A back-off Dirichlet model over groups of moves (order 2 where there is history, else 1, else 0; MacKay & Peto 1995),
generalised over similar groups (Shepard 1987). Surprise is information in nats beyond what was to be expected; what is sudden and
loud startles, expected or not.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from inscape.mind.deed import Deed
from inscape.mind.stage import Stage
from inscape.mind.state import State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Float

_KINDNESS = np.asarray([1.0, -1.0, 1.0, -1.0, 0.0, 0.0, 1.0])
"""By strand: how far regard makes one expect kindness."""

_EVERY_ACT = np.asarray([[False], [False], [False], [True]])
"""The window of rows shifts with every act; those of groups, actors and targets only with one that takes the turn."""


class Expected(NamedTuple):
    """What was expected and what came.

    chance: [observer, group] of the actor's act, as each expected it. entropy: [observer] nats. information: [observer] of
    what came, nats. surprise: [observer] beyond entropy, nats, >= 0, as far as noticed. known: [observer] how well known
    the context that now holds is, 0 (no template) to 1. freeze: [observer] 0..1. heed: [observer] how far what came counts.
    sudden: [observer] how far it startles by being sudden and loud, nats. surprise is the greater of that and of
    heed x (information - entropy).
    """

    chance: Float[Array, "observer group"]
    entropy: Float[Array, "observer"]
    information: Float[Array, "observer"]
    surprise: Float[Array, "observer"]
    known: Float[Array, "observer"]
    freeze: Float[Array, "observer"]
    heed: Float[Array, "observer"]
    sudden: Float[Array, "observer"]


def next_group(theory: Theory, stage: Stage, state: State) -> Float[Array, "observer actor before group"]:
    """What each expects of each, after every group that may have come before: order 1 backed off to order 0."""
    xp = state.so.__array_namespace__()
    me = xp.arange(state.place.shape[0])
    kind = state.regard_belief[me[:, None], me, me[:, None]] @ _KINDNESS
    sense = theory.group_sense[:, 0] + theory.group_sense[:, 1]
    rate = theory.base_rate * xp.exp(theory.belief_tilt / 2.0 * kind[..., None] * sense)
    count = stage.history_one + state.transition
    total, ever = count.sum(axis=-1, keepdims=True), count.sum(axis=2)
    often = theory.order_zero_cap / xp.maximum(ever.sum(axis=-1, keepdims=True), theory.order_zero_cap)
    zero = stage.next_stated + rate * (theory.order_zero_weight / rate.sum(axis=-1, keepdims=True)) + ever * often
    zero = zero * (theory.backoff / zero.sum(axis=-1, keepdims=True))
    return (count + zero[:, :, None, :]) / (total + theory.backoff)


def predict(
    theory: Theory, stage: Stage, state: State, order_one: Float[Array, "observer actor before group"]
) -> Float[Array, "observer actor group"]:
    """The distribution of each one's next act in the context that holds now.

    A sudden new look at the other loosens what one thought one knew of them.
    """
    before, two_before = state.moment_group[0] + 1, state.moment_group[1] + 1
    counts = stage.history[:, :, two_before, before]
    total = counts.sum(axis=-1, keepdims=True)
    chance = (counts + theory.backoff * order_one[:, :, before]) / (total + theory.backoff)
    doubt = theory.falter_doubt * state.falter[:, : chance.shape[1], None]
    return chance + doubt * (theory.base_rate / theory.base_rate.sum() - chance)


def met(stage: Stage, state: State) -> Float[Array, "observer actor"]:
    """How many times each met the context that holds now with each."""
    before, two_before = state.moment_group[0] + 1, state.moment_group[1] + 1
    return (stage.history[:, :, two_before, before] + state.transition[:, :, before]).sum(axis=-1)


def expect(
    theory: Theory, stage: Stage, state: State, deed: Deed, notices: Float[Array, "observer"]
) -> tuple[State, Expected]:
    """Compare what came with what was expected; learn from it; orient or freeze."""
    xp = state.so.__array_namespace__()
    chance = predict(theory, stage, state, next_group(theory, stage, state))[:, deed.actor] @ theory.similarity
    log_chance = xp.log(chance)
    entropy = -(chance * log_chance).sum(axis=-1)
    came, also = -log_chance[:, deed.group], -log_chance[:, deed.group_second]
    information = xp.where(deed.group_second >= 0, xp.minimum(came, also), came)
    attends = notices * (stage.is_character & ~deed.is_event)
    heed = attends * stage.is_other[:, deed.actor] * (deed.is_turn * (state.moment_group[0] >= 0))
    surprise, sudden = heed * xp.maximum(information - entropy, 0.0), _jolt(theory, stage, state, deed, notices)
    surprise = xp.maximum(surprise, sudden)
    after = _learn(state, deed, attends * stage.is_other[:, deed.actor])
    times = met(stage, after)
    known = (stage.is_other[:, : times.shape[1]] * (times / (times + theory.template_half))).max(axis=1)
    threat = theory.freeze_calm + (1.0 - theory.freeze_calm) * deed.dominance.clip(0.0, 1.0)
    freeze = (1.0 - xp.exp(-theory.startle * surprise)) * (1.0 - known) * threat
    state = after._replace(surprise=surprise, freeze=xp.maximum(freeze, state.freeze * theory.freeze_kept))
    return state, Expected(chance, entropy, information, surprise, known, freeze, heed, sudden)


def _jolt(
    theory: Theory, stage: Stage, state: State, deed: Deed, notices: Float[Array, "observer"]
) -> Float[Array, "observer"]:
    """How far an act or event startles by being sudden and loud, in nats; what is no livelier than talk startles nobody.

    One gets used to it, from the same person (suddenness is Scherer's first check, 2001).
    """
    xp = state.so.__array_namespace__()
    beyond = ((deed.activity - theory.lively) / (1.0 - theory.lively)).clip(0.0, 1.0)
    used = xp.where(deed.is_event, 0.0, state.exposure[:, deed.actor, deed.group])
    return theory.jolt * beyond * notices * (stage.is_character & ~deed.is_doer) / (1.0 + used)


def _learn(state: State, deed: Deed, notices: Float[Array, "observer"]) -> State:
    """Count the transition just seen in another, and shift the window of moments. A glance is less than a turn.

    One's own acts are not counted: a habit is what one brought along, not what one has been doing for a minute.
    """
    xp = state.so.__array_namespace__()
    c, before_axis, groups = state.transition.shape[1:]
    by_actor = (xp.arange(c) == deed.actor)[:, None, None]
    context = (xp.arange(before_axis) == state.moment_group[0] + 1)[:, None] & (xp.arange(groups) == deed.group)
    seen = (notices * deed.is_turn)[:, None, None, None] * (by_actor & context)
    windows = xp.asarray((state.moment_group, state.moment_actor, state.moment_target, state.moment_row))
    latest = xp.asarray((deed.group, deed.actor, deed.target, deed.row), dtype=windows.dtype)
    takes = (deed.is_turn > 0.5) & ~deed.is_event
    moved = xp.concat([latest[:, None], windows[:, :-1]], axis=1)
    group, actor, target, row = xp.where(_EVERY_ACT | takes, moved, windows)
    return state._replace(
        transition=state.transition + seen, moment_group=group, moment_actor=actor, moment_target=target, moment_row=row
    )
