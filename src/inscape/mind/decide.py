"""Decide and take the floor: a soft choice in every mind, then whoever's best act most exceeds waiting goes first.

Noise is Gumbel, so that taking the highest is a logit choice. Hesitation slows; dread of what is about to be said hurries, and
may cut another off. A turn that nobody takes is the silence of whom it was due (Sacks, Schegloff & Jefferson 1974).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from inscape.mind.axes import TERM
from inscape.mind.deed import DUE
from inscape.mind.noise import CHOOSE, FLOOR, gumbel, moment_keys, normal, uniform
from inscape.mind.stage import Stage
from inscape.mind.stand import View, view
from inscape.mind.state import Act, State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Bool, Float, Int, UInt
from inscape.mind.weigh import weigh

IMPOSSIBLE = -1e9
INHIBITING = tuple(
    TERM[name] for name in ("answer", "going_on", "prospects", "duty", "standards", "dread", "turn", "effort")
)

_INHIBITING = np.asarray(INHIBITING)
_THREE = np.arange(3, dtype=np.uint32)[:, None]
"""Further draws of one purpose: into the key of the first."""


class Choice(NamedTuple):
    """Why this act and no other.

    possible: [act]. terms: [act, term]. urge: [act] sum of terms. noisy: [act] urge + chance. turn_cost: [act] what
    doing it out of turn costs, >= 0. best: [character] row of each one's own best act in turn (who cuts in does their best words instead). best_value: its noisy - turn_cost.
    waiting: [character] what it must exceed. excess: best_value - waiting.
    speaker: who took the floor (-1: nobody, a silence). margin: how much the choice could move without changing.
    held: [character] row of the strongest act that was inhibited (-1). held_urge: its urge without the inhibition. held_by:
    index into TERMS of the strongest inhibiting term. interrupts: whether the speaker cut somebody off.
    """

    possible: Bool[Array, "act"]
    terms: Float[Array, "act term"]
    urge: Float[Array, "act"]
    noisy: Float[Array, "act"]
    turn_cost: Float[Array, "act"]
    best: Int[Array, "character"]
    best_value: Float[Array, "character"]
    waiting: Float[Array, "character"]
    excess: Float[Array, "character"]
    speaker: Int[Array, ""]
    margin: Float[Array, ""]
    held: Int[Array, "character"]
    held_urge: Float[Array, "character"]
    held_by: Int[Array, "character"]
    interrupts: Bool[Array, ""]


def decide(
    theory: Theory,
    stage: Stage,
    state: State,
    possible: Bool[Array, "act"],
    binds: Bool[Array, "duty"],
    free: Bool[Array, "character"],
) -> tuple[Act, Choice]:
    """One beat's act: everybody weighs, somebody goes first."""
    xp, acts = state.so.__array_namespace__(), stage.acts
    v, keys, owed = view(theory, stage, state), moment_keys(state), _owed(stage, state)
    terms = weigh(theory, stage, state, v, binds)
    urge = sum(terms[1:], start=terms[0])
    noisy = urge + _luck(theory, stage, keys)
    own = stage.aims.own & possible
    mine = own & ~acts.is_silence & (urge > 0.0)
    turn_cost = _turn_costs(theory, stage, state, v)
    best, best_value = _highest(mine, noisy - turn_cost)
    silent = xp.where(own & (acts.is_silence & (owed > DUE)), noisy, IMPOSSIBLE).max(axis=1)
    waiting = _waiting(theory, stage, state) + xp.where(silent > IMPOSSIBLE, silent, 0.0)
    can = mine.any(axis=1) & free & stage.is_character & state.present
    excess = xp.where(can, best_value - waiting, IMPOSSIBLE)
    words, urgency = _words(stage, mine, noisy, can, waiting)
    floor = _floor(theory, stage, state, v, best, excess, own, noisy, can, keys, owed, urgency, words)
    speaker, second, margin, cut, progress, row = floor
    done = xp.where(xp.arange(best.shape[0]) == speaker, row, best)
    held, held_urge, held_by = _held_back(theory, terms, urge, mine, done)
    by_itself = possible & acts.is_spontaneous
    happens = by_itself.any()
    act = Act(
        row=xp.where(happens, by_itself.argmax(), row).astype(xp.int32),
        second=xp.where(happens, -1, second).astype(xp.int32),
        cut_off=xp.where(happens, -1, cut).astype(xp.int32),
        progress=xp.where(happens, 0.0, progress),
    )
    return act, Choice(
        possible, xp.asarray(terms).T, urge, noisy, turn_cost, best, best_value, waiting, excess,
        xp.where(happens, -1, speaker), margin,
        held, held_urge, held_by, act.cut_off >= 0,
    )  # fmt: skip


def _words(
    stage: Stage, mine: Array, noisy: Array, can: Array, waiting: Array
) -> tuple[Int[Array, "character"], Float[Array, "character"]]:
    """The row of each one's strongest words, whoever's turn it is, and how far they exceed waiting."""
    xp = noisy.__array_namespace__()
    words, value = _highest(mine & (stage.acts.channels[:, 3] > 0.5), noisy)
    return words, xp.where(can, value - waiting, IMPOSSIBLE)


def _highest(
    mine: Bool[Array, "character act"], value: Float[Array, "act"]
) -> tuple[Int[Array, "character"], Float[Array, "character"]]:
    """The row of the highest value among each one's own, and that value."""
    table = value.__array_namespace__().where(mine, value, IMPOSSIBLE)
    return table.argmax(axis=1), table.max(axis=1)


def _luck(theory: Theory, stage: Stage, keys: UInt[Array, "purpose 1"]) -> Float[Array, "act"]:
    """Chance in two nests: a draw for each (actor, group of moves, target), and a smaller one for each act within it.

    So a longer list of like moves is no likelier to be chosen from (nested logit, McFadden 1978).
    """
    aims = stage.aims
    luck = gumbel(uniform(keys[CHOOSE] + aims.draw_key, aims.draw_hash))
    nests = luck.shape[0] - aims.nest.shape[0]
    return theory.temperature * luck[:nests].take(aims.nest) + theory.temperature_within * luck[nests:]


def _waiting(theory: Theory, stage: Stage, state: State) -> Float[Array, "character"]:
    """What an act must be worth to be done now rather than later: patience, a freeze."""
    patience = theory.patience * (1.5 - stage.traits[:, 2])
    return patience + theory.freeze_waits * state.freeze


def _turn_costs(theory: Theory, stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """What it costs to act out of turn: when a turn is due to another, and right after one's own; a glance costs less."""
    xp, acts = state.so.__array_namespace__(), stage.acts
    others = (state.due * stage.is_other[:, : v.hearing.shape[0]]).max(axis=1)
    most = others.max()
    others = most * (others < most)
    spoke = xp.arange(others.shape[0]) == state.moment_actor[0]
    cost = v.hearing.any(axis=1) * (theory.yield_turn * others + theory.just_spoke * spoke)
    takes = xp.maximum(acts.channels[:, 3], theory.waits_turn.take(xp.maximum(acts.group, 0)))
    return cost.take(stage.aims.actor) * takes


def _floor(
    theory: Theory,
    stage: Stage,
    state: State,
    v: View,
    best: Array,
    excess: Array,
    own: Array,
    noisy: Array,
    can: Array,
    keys: Array,
    owed: Array,
    urgency: Array,
    words: Array,
) -> tuple[Array, Array, Array, Array, Array, Array]:
    """Who goes first, who cuts in, and what silence falls if nobody does."""
    xp = state.so.__array_namespace__()
    acts, me = stage.acts, xp.arange(excess.shape[0])
    luck = uniform(keys[FLOOR] + _THREE, stage.name_hash)
    eager = excess + theory.floor_noise * normal(luck[0]) * can
    eager = eager + theory.elsewhere * _whose_beat(stage, state, v, luck[2]) * (eager > 0.0)
    first = eager.argmax()
    top = eager[first]
    rest = xp.where(me == first, IMPOSSIBLE, eager)
    next_one = rest.argmax()
    runner_up = rest[next_one]
    speaks = top > 0.0
    onset = best[first]
    gap, rival, lead = _cutting_in(theory, state, v, first, excess[first], urgency)
    worded = (acts.channels[onset, 3] > 0.5) & ~stage.aims.leaves[onset]
    cuts = speaks & worded & (gap > 0.0)
    speaker = xp.where(cuts, rival, xp.where(speaks, first, -1))
    row = xp.where(cuts, words[rival], onset)
    second = _second(theory, stage, own, noisy, speaker, row)
    silence = _silence(stage, own, can, owed)
    row = xp.where(speaks, row, silence)
    margin = xp.minimum(xp.abs(top), xp.minimum(top - runner_up, xp.abs(gap) + xp.where(worded, 0.0, 1.0)))
    margin = xp.where(cuts, xp.minimum(margin, lead), margin)
    progress = xp.where(cuts, 0.2 + 0.5 * luck[1, first], 0.0)
    return speaker, xp.where(speaks & ~cuts, second, -1), margin, xp.where(cuts, onset, -1), progress, row


def _cutting_in(
    theory: Theory, state: State, v: View, speaker: Array, excess: Array, urgency: Float[Array, "character"]
) -> tuple[Float[Array, ""], Int[Array, ""], Float[Array, ""]]:
    """By how much somebody's urge to speak now exceeds the speaker's own and what cutting in costs; who that is, and how far ahead.

    urgency: of each one's own words, out of turn. Dread of what the speaker is about to say hurries, and arousal; who has
    just had their say can wait. Nobody is kept from leaving by it.
    """
    xp = state.so.__array_namespace__()
    dread, arousal, spoke = hurries(theory, state, v, speaker)
    hurried = xp.where(v.company[speaker], urgency + dread + arousal - spoke, IMPOSSIBLE)
    rival = hurried.argmax()
    others = xp.where(xp.arange(hurried.shape[0]) == rival, IMPOSSIBLE, hurried).max()
    return hurried[rival] - excess - theory.cut_cost, rival, hurried[rival] - others


def hurries(theory: Theory, state: State, v: View, speaker: Array) -> tuple[Float[Array, "character"], ...]:
    """What hurries each to speak before the speaker has done: dread of what is coming, arousal; and, against it, that one has just had one's say."""
    xp = state.so.__array_namespace__()
    spoke = xp.arange(state.place.shape[0]) == state.moment_actor[0]
    dread = xp.maximum(-v.next_worth[:, speaker], 0.0)
    return theory.cut_dread * dread, theory.cut_arousal * state.mood[:, 1], theory.just_spoke * spoke


def _whose_beat(stage: Stage, state: State, v: View, luck: Float[Array, "character"]) -> Float[Array, "character"]:
    """Those who hear each other share a floor: chance says whose beat this is, 0..1, the same for all of them."""
    with_me = (v.hearing | ~stage.is_other[:, : luck.shape[0]]) & state.present
    return (with_me * luck).max(axis=1)


def _second(theory: Theory, stage: Stage, mine: Array, noisy: Array, speaker: Array, row: Array) -> Array:
    """The move that rides along: the strongest of the speaker's that may, to the same person, of another group."""
    xp = noisy.__array_namespace__()
    acts = stage.acts
    rides = (
        mine[xp.maximum(speaker, 0)] & acts.rides & (acts.target == acts.target[row]) & (acts.group != acts.group[row])
    )
    value = xp.where(rides, noisy, IMPOSSIBLE)
    found = value.argmax()
    strong = (value[found] > theory.ride_share * noisy[row]) & (value[found] > theory.ride_floor)
    return xp.where(strong & acts.carries[row] & (speaker >= 0), found, -1)


def _silence(stage: Stage, mine: Array, can: Array, owed: Array) -> Array:
    """The row of the silence that falls: of whom an answer is most due from, toward whom it was due; else time passes."""
    xp = owed.__array_namespace__()
    value = owed * (mine & can[:, None]).any(axis=0) * stage.acts.is_silence
    row = value.argmax()
    return xp.where(value[row] > DUE, row, 0)


def _owed(stage: Stage, state: State) -> Float[Array, "act"]:
    """How much a turn is due from each act's actor to its target."""
    return state.due.reshape(-1).take(stage.aims.at_hearer) * stage.aims.to_cast


def _held_back(
    theory: Theory, terms: tuple[Array, ...], urge: Array, mine: Array, best: Array
) -> tuple[Array, Array, Array]:
    """What called most strongly and was not done because something stood against it."""
    xp = urge.__array_namespace__()
    against = xp.minimum(xp.asarray([terms[term] for term in INHIBITING]), 0.0)
    all_against = against.sum(axis=0)
    table = xp.where(mine, urge - all_against, IMPOSSIBLE)
    row, value = table.argmax(axis=1), table.max(axis=1)
    by = xp.asarray(_INHIBITING).take(against.argmin(axis=0).take(row))
    stopped = (row != best) & (value > theory.held_floor) & (all_against.take(row) < -theory.held_against)
    return xp.where(stopped, row, -1), value * stopped, by
