"""Stand: how things stand between those who weigh what to do: what every term of an urge looks at."""

from __future__ import annotations

from typing import NamedTuple

from inscape.mind.appraise import effects, hold, matters, worth
from inscape.mind.axes import STRAND
from inscape.mind.deed import landing
from inscape.mind.expect import next_group, predict
from inscape.mind.stage import Stage
from inscape.mind.state import State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Float, Int


class View(NamedTuple):
    """What every term needs: who acts on whom in each row, and how things stand between them.

    actor, person: [act] indexes (person 0 where the act is aimed at nobody). aimed: [act] 1 where it is aimed at a person.
    land: [act] 0..1. worn: [act] what is left of its point after doing the like of late, 0..1.
    worth: [character, need]. regard: as it works now. counts: how much each matters to each.
    chance: [one, other, group] of the other's next act. answer: [one, other, group] felt worth of what the other is likely to
    do after each group, beyond next_worth. next_worth: [one, other] felt worth of what the other is likely to do next anyway.
    """

    actor: Int[Array, "act"]
    person: Int[Array, "act"]
    aimed: Float[Array, "act"]
    land: Float[Array, "act"]
    worn: Float[Array, "act"]
    worth: Float[Array, "character need"]
    regard: Float[Array, "character person strand"]
    counts: Float[Array, "character person"]
    chance: Float[Array, "character other group"]
    answer: Float[Array, "character other group"]
    next_worth: Float[Array, "character other"]


def view(theory: Theory, stage: Stage, state: State) -> View:
    """How things stand, from every actor's side."""
    xp = state.so.__array_namespace__()
    acts = stage.acts
    value = worth(theory, stage, state)
    regard = hold(state)
    counts = matters(theory, stage, regard)
    c = state.place.shape[0]
    me = xp.arange(c)
    order_one = next_group(theory, stage, state)
    chance = predict(theory, stage, state, order_one)
    payoff = (value @ (theory.group_sense @ effects(theory, stage)).T)[:, None, :] * counts[:, :c, None]
    next_worth = (chance * payoff).sum(axis=-1)
    answer = (order_one[:, :, 1:, :] * payoff[:, :, None, :]).sum(axis=-1) - next_worth[:, :, None]
    aimed_at = xp.where(acts.victim >= 0, acts.victim, acts.target)
    return View(
        actor=acts.actor,
        person=xp.maximum(aimed_at, 0),
        aimed=1.0 * (aimed_at >= 0),
        land=landing(theory, state.reserve.take(acts.actor), acts.force),
        worn=(1.0 / (1.0 + theory.own_wear * state.exposure[me, me]))[acts.actor, acts.group],
        worth=value,
        regard=regard,
        counts=counts,
        chance=chance,
        answer=answer,
        next_worth=next_worth,
    )


def of_other(table: Float[Array, "character other"], v: View) -> Float[Array, "act"]:
    """An entry [actor, person] for each act; 0 where it is aimed at nobody or at somebody absent."""
    xp = table.__array_namespace__()
    c = table.shape[1]
    inside = v.aimed * (v.person < c)
    return table[v.actor, xp.minimum(v.person, c - 1)] * inside


def drawn(v: View) -> Float[Array, "character person"]:
    """How far one is drawn to each person, 0..1."""
    return 1.0 - (1.0 - v.regard[..., STRAND["attraction"]]) * (1.0 - v.regard[..., STRAND["warmth"]])


def authority(theory: Theory, stage: Stage, state: State) -> Float[Array, "character by"]:
    """What weight an order has [to, by]: being obeyed at all, authority, rank, and on whose ground one stands."""
    c = state.place.shape[0]
    above = (stage.rank[None, :c] - stage.rank[:c, None]).clip(-0.5, 1.0)
    ground = stage.home.take(state.place.clip(0, stage.home.shape[0] - 1), axis=0)[:, :c]
    return theory.order_base + stage.may_order.T[:c, :c] + above + theory.order_ground * ground
