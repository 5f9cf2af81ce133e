"""Expect: what the pattern between two people says will come next, and how far what came is a surprise.

A back-off Dirichlet model over groups of moves (order 2 where there is history, else 1, else 0; MacKay & Peto 1995),
generalised over similar groups (Shepard 1987). Surprise is information in nats beyond what was to be expected.
"""

from __future__ import annotations

from typing import NamedTuple

from inscape.mind.deed import Deed
from inscape.mind.stage import Stage
from inscape.mind.state import State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Float


class Expected(NamedTuple):
    """What was expected and what came.

    chance: [observer, group] of the actor's act, as each expected it. entropy: [observer] nats. information: [observer] of
    what came, nats. surprise: [observer] beyond entropy, nats, >= 0, as far as noticed. known: [observer] how well known
    the context that now holds is, 0 (no template) to 1. freeze: [observer] 0..1. heed: [observer] how far what came counts:
    surprise = heed x (information - entropy), where that is above 0.
    """

    chance: Float[Array, "observer group"]
    entropy: Float[Array, "observer"]
    information: Float[Array, "observer"]
    surprise: Float[Array, "observer"]
    known: Float[Array, "observer"]
    freeze: Float[Array, "observer"]
    heed: Float[Array, "observer"]


def next_group(theory: Theory, stage: Stage, state: State) -> Float[Array, "observer actor before group"]:
    """What each expects of each, after every group that may have come before: order 1 backed off to order 0."""
    xp = state.so.__array_namespace__()
    c = state.place.shape[0]
    me = xp.arange(c)
    taken = state.regard_belief[me[:, None], me[None, :], me[:, None]]
    kind = taken[..., 0] + taken[..., 2] + taken[..., 6] - taken[..., 1] - taken[..., 3]
    tilt = xp.exp(theory.belief_tilt * kind[..., None] * (theory.group_sense[:, 0] + theory.group_sense[:, 1]) / 2.0)
    rate = theory.base_rate * tilt
    count = stage.history.sum(axis=2) + state.transition
    ever = count.sum(axis=2)
    ever = ever * (theory.order_zero_cap / xp.maximum(ever.sum(axis=-1, keepdims=True), theory.order_zero_cap))
    zero = stage.next_stated + theory.order_zero_weight * rate / rate.sum(axis=-1, keepdims=True) + ever
    zero = zero / zero.sum(axis=-1, keepdims=True)
    total = count.sum(axis=-1, keepdims=True)
    strength = theory.backoff
    return (count + strength * zero[:, :, None, :]) / (total + strength)


def predict(
    theory: Theory, stage: Stage, state: State, order_one: Float[Array, "observer actor before group"]
) -> tuple[Float[Array, "observer actor group"], Float[Array, "observer actor"]]:
    """The distribution of each one's next act in the context that holds now, and how many times that context was met.

    A sudden new look at the other loosens what one thought one knew of them.
    """
    before, two_before = state.moment_group[0] + 1, state.moment_group[1] + 1
    one = order_one[:, :, before]
    counts = stage.history[:, :, two_before, before]
    total = counts.sum(axis=-1)
    chance = (counts + theory.backoff * one) / (total + theory.backoff)[..., None]
    doubt = theory.falter_doubt * state.falter[:, : chance.shape[1]]
    chance = chance + doubt[..., None] * (theory.base_rate / theory.base_rate.sum() - chance)
    met = total + state.transition[:, :, before].sum(axis=-1)
    return chance, met


def expect(
    theory: Theory, stage: Stage, state: State, deed: Deed, notices: Float[Array, "observer"]
) -> tuple[State, Expected]:
    """Compare what came with what was expected; learn from it; orient or freeze."""
    xp = state.so.__array_namespace__()
    order_one = next_group(theory, stage, state)
    chance_all, _ = predict(theory, stage, state, order_one)
    chance = chance_all[:, deed.actor] @ theory.similarity
    entropy = -(chance * xp.log(chance)).sum(axis=-1)
    came = -xp.log(chance[:, deed.group])
    also = -xp.log(chance[:, xp.maximum(deed.group_second, 0)])
    information = xp.where(deed.group_second >= 0, xp.minimum(came, also), came)
    me = xp.arange(state.place.shape[0])
    counts = (me != deed.actor) & stage.is_character & ~deed.is_event
    heed = notices * deed.is_turn * counts * (state.moment_group[0] >= 0)
    surprise = heed * xp.maximum(information - entropy, 0.0)
    after = _learn(theory, state, deed, notices * (stage.is_character & ~deed.is_event))
    _, met = predict(theory, stage, after, order_one)
    known = xp.where(me[:, None] != me, met / (met + theory.template_half), 0.0).max(axis=1)
    threat = theory.freeze_calm + (1.0 - theory.freeze_calm) * xp.clip(deed.dominance, 0.0, 1.0)
    freeze = (1.0 - xp.exp(-theory.startle * surprise)) * (1.0 - known) * threat
    state = after._replace(surprise=surprise, freeze=xp.maximum(freeze, state.freeze * theory.freeze_kept))
    return state, Expected(chance, entropy, information, surprise, known, freeze, heed)


def _learn(theory: Theory, state: State, deed: Deed, notices: Float[Array, "observer"]) -> State:
    """Count the transition just seen in another, and shift the window of moments. A glance is less than a turn.

    One's own acts are not counted: a habit is what one brought along, not what one has been doing for a minute.
    """
    xp = state.so.__array_namespace__()
    c, before_axis, groups = state.transition.shape[1:]
    whole = deed.is_turn > 0.5
    where_actor = xp.arange(c)[:, None, None] == deed.actor
    where_before = xp.arange(before_axis)[:, None] == state.moment_group[0] + 1
    where_group = xp.arange(groups) == deed.group
    seen = 1.0 * (where_actor & where_before & where_group)
    others = 1.0 * (xp.arange(c) != deed.actor)
    learned = state.transition + (notices * others)[:, None, None, None] * deed.is_turn * seen[None]
    takes = whole & ~deed.is_event

    def shifted(window: Array, latest: Array) -> Array:
        moved = xp.concat([latest.astype(window.dtype).reshape((1,)), window[:-1]])
        return xp.where(takes, moved, window)

    return state._replace(
        transition=learned,
        moment_group=shifted(state.moment_group, deed.group),
        moment_actor=shifted(state.moment_actor, deed.actor),
        moment_target=shifted(state.moment_target, deed.target),
        moment_row=xp.concat([deed.row.astype(state.moment_row.dtype).reshape((1,)), state.moment_row[:-1]]),
    )
