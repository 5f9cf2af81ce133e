"""Stand: how things stand between those who weigh what to do: what every term of an urge looks at."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from inscape.mind.appraise import AWAY, at_stake, beyond_civil, effects, ties
from inscape.mind.axes import KIND, KINDS, STRAND, STRANDS
from inscape.mind.conditions import in_hearing, together
from inscape.mind.deed import landing
from inscape.mind.exchange import customary, takes_back
from inscape.mind.expect import next_group, predict
from inscape.mind.feel import toward
from inscape.mind.stage import Stage
from inscape.mind.state import State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Bool, Float

_FELT_AS = np.zeros((len(STRANDS), len(KINDS)))
for _strand, _kind in {"esteem": "admiration", "warmth": "love", "attraction": "love", "hostility": "hate", "contempt": "contempt",
                       "fear": "fear"}.items():  # fmt: skip
    _FELT_AS[STRAND[_strand], KIND[_kind]] = 1.0
"""By strand: as which feeling it is felt when one shows it."""

_CLUSTERS = (
    ("joy", "happy_for", "satisfaction", "gratification", "pride", "relief", "hope", "gratitude", "admiration", "love"),
    ("distress", "pity", "disappointment", "fears_confirmed", "shame", "guilt", "longing"),
    ("anger", "reproach", "resentment", "hate", "contempt", "disgust", "jealousy"),
)
_AKIN = np.zeros((len(KINDS), len(KINDS)))
for _cluster in _CLUSTERS:
    _AKIN[np.ix_([KIND[_kind] for _kind in _cluster], [KIND[_kind] for _kind in _cluster])] = 1.0
"""1 where two kinds are of one cluster: what is akin to gladness, to sadness, to anger."""


class View(NamedTuple):
    """What every term needs: how things stand between those who act and those they act on.

    worth: [character, need]. regard: as it works now. feels: and toward whom (`feel.toward`). felt: how far one feels each kind at all, mood and what one holds toward those here included. counts: how much each matters to each. company: who is together; hearing: who hears whom.
    effects: of warmth, respect and dominance. authority: [to, by] what weight an order has. drawn: [character, person] 0..1. news: [fact, character] felt worth of its being so. stake: [prospect] felt worth of what it
    would bring while it is open. chance: [one, other, group] of the other's next act. answer: [one, other, group] felt worth
    of what the other is likely to do after each group, beyond next_worth. next_worth: [one, other] felt worth of what the
    other is likely to do next anyway. own_worth: [act, need] worth to its actor. land: [act] 0..1. worn: [act] what is left
    of its point after doing the like of late, 0..1. away: [act] whether it turns away again. right: [act] how far one may
    order the other, 0..1. stands: [act] how far the same order, given before, stands unheeded, 0..1. takes_back: [act] 1 where it says the opposite of what one has said. customary: [act] 0..1, how far it is the customary return for what the other opened. shown: [act] how much of what it shows its actor feels.
    """

    worth: Float[Array, "character need"]
    regard: Float[Array, "character person strand"]
    feels: Float[Array, "character kind about"]
    felt: Float[Array, "character kind"]
    counts: Float[Array, "character person"]
    company: Bool[Array, "character other"]
    hearing: Bool[Array, "one other"]
    effects: Float[Array, "dimension need"]
    authority: Float[Array, "character other"]
    drawn: Float[Array, "character person"]
    news: Float[Array, "fact character"]
    stake: Float[Array, "prospect"]
    chance: Float[Array, "character other group"]
    answer: Float[Array, "character other group"]
    next_worth: Float[Array, "character other"]
    own_worth: Float[Array, "act need"]
    land: Float[Array, "act"]
    worn: Float[Array, "act"]
    away: Bool[Array, "act"]
    right: Float[Array, "act"]
    stands: Float[Array, "act"]
    takes_back: Float[Array, "act"]
    customary: Float[Array, "act"]
    shown: Float[Array, "act"]


def view(theory: Theory, stage: Stage, state: State) -> View:
    """How things stand, from every actor's side."""
    xp, acts, aims, p = state.so.__array_namespace__(), stage.acts, stage.aims, stage.prospects
    value, regard, counts, company, good, ill = ties(theory, stage, state)
    c, table = state.place.shape[0], effects(theory, stage)
    order_one = next_group(theory, stage, state)
    chance = predict(theory, stage, state, order_one)
    payoff = (value @ (beyond_civil(theory, theory.group_sense) @ table).T)[:, None, :] * counts[:, :c, None]
    next_worth = (chance * payoff).sum(axis=-1)
    answer = answers(theory, order_one, chance, payoff)
    me, weight = xp.arange(c), authority(theory, stage, state)
    felt = _felt(theory, state, regard[:, :c], company)
    is_open = (state.prospect_state == 0) & p.is_used
    given, taken = at_stake(p.stakes, value.take(p.owner, axis=0), stage.need_weight.take(p.owner, axis=0))
    return View(
        worth=value,
        regard=regard,
        feels=toward(stage, state),
        felt=felt,
        counts=counts,
        company=company,
        hearing=in_hearing(stage, state),
        effects=table,
        authority=weight,
        drawn=1.0 - (1.0 - regard[..., STRAND["attraction"]]) * (1.0 - regard[..., STRAND["warmth"]]),
        news=good - ill,
        stake=(given - taken) * is_open,
        chance=chance,
        answer=answer,
        next_worth=next_worth,
        own_worth=value.take(aims.actor, axis=0),
        land=landing(theory, state.reserve.take(aims.actor), acts.force),
        worn=of_group(1.0 / (1.0 + (theory.own_wear * state.exposure[me, me]) ** 2), stage),
        away=aims.withdraws & (state.gaze == AWAY).take(aims.actor),
        right=of_other(weight.clip(0.0, 1.0).T, stage),
        stands=stands_unheeded(stage, state),
        takes_back=takes_back(stage, state),
        customary=customary(stage, state),
        shown=(felt @ aims.move_shows.T).reshape(-1).take(aims.at_move),
    )


def _felt(
    theory: Theory,
    state: State,
    regard: Float[Array, "character other strand"],
    company: Bool[Array, "character other"],
) -> Float[Array, "character kind"]:
    """How far one feels each kind at all: a good mood is joy, what one holds toward somebody here is felt (`_FELT_AS`).

    What is akin to a feeling is partly felt with it (the clusters of Shaver et al. 1987): who is glad for somebody can smile.
    """
    xp = state.so.__array_namespace__()
    held = ((regard * company[:, :, None]).max(axis=1)[:, :, None] * _FELT_AS).max(axis=1)
    cheer = (xp.arange(held.shape[1]) == KIND["joy"]) * xp.maximum(state.mood[:, :1], 0.0)
    felt = xp.maximum(xp.maximum(state.feeling.max(axis=2), held), cheer)
    akin = (felt[:, None, :] * _AKIN).max(axis=2)
    return xp.maximum(felt, theory.kin_share * akin)


def answers(
    theory: Theory,
    order_one: Float[Array, "character other before group"],
    chance: Float[Array, "character other group"],
    payoff: Float[Array, "character other group"],
) -> Float[Array, "character other group"]:
    """What the other's answer to each group of acts is worth, beyond what is coming anyway.

    With `second_step`, also the answer after that, to what one usually does oneself once the first has come.
    """
    xp = order_one.__array_namespace__()
    me, after = xp.arange(order_one.shape[0]), order_one[:, :, 1:, :]
    first = (after @ payoff[..., None])[..., 0]
    then = first @ after[me, me].mT
    second = (after @ then[..., None])[..., 0] - (chance * then).sum(axis=-1)[:, :, None]
    return first - (chance * payoff).sum(axis=-1)[:, :, None] + theory.second_step * second


def stands_unheeded(stage: Stage, state: State) -> Float[Array, "act"]:
    """How far an order of the same kind, given before to the same person, still stands unheeded, 0..1."""
    same = state.demand.T.reshape(-1).take(stage.aims.at_other) == stage.acts.demand
    return of_other(state.ordered.T, stage) * (same & stage.aims.demands)


def of_person(table: Float[Array, "character person"], stage: Stage) -> Float[Array, "act"]:
    """An entry [actor, person] for each act; person 0 where it is aimed at nobody."""
    return table.reshape(-1).take(stage.aims.at_person)


def of_other(table: Float[Array, "character other"], stage: Stage) -> Float[Array, "act"]:
    """An entry [actor, person] for each act; 0 where it is aimed at nobody or at somebody absent."""
    return table.reshape(-1).take(stage.aims.at_other) * stage.aims.in_cast


def to_actor(change: Float[Array, "act need"], stage: Stage, v: View) -> Float[Array, "act"]:
    """What such a change of needs is worth to each act's own actor."""
    return (v.worth @ change.T).reshape(-1).take(stage.aims.at_row)


def of_group(table: Float[Array, "character group"], stage: Stage) -> Float[Array, "act"]:
    """An entry [actor, group] for each act."""
    return table.reshape(-1).take(stage.aims.at_group)


def authority(theory: Theory, stage: Stage, state: State) -> Float[Array, "character other"]:
    """What weight an order has [to, by]: being obeyed at all, authority, rank, and on whose ground one stands.

    Less from somebody who is not there to see it done (Milgram 1974).
    """
    c = state.place.shape[0]
    ground = stage.home.take(state.place.clip(0, stage.home.shape[0] - 1), axis=0)[:, :c]
    above = stage.above[:, :c].clip(-0.5, 1.0)
    weight = theory.order_base + stage.may_order.T[:c] + above + theory.order_ground * ground
    return weight * (1.0 - theory.order_far * ~together(state))
