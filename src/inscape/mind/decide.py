"""Decide and take the floor: a soft choice in every mind, then whoever's best act most exceeds waiting goes first.

Noise is Gumbel, so that taking the highest is a logit choice. Hesitation slows; dread of what is about to be said hurries, and
may cut another off. A turn that nobody takes is the silence of whom it was due (Sacks, Schegloff & Jefferson 1974).
"""

from __future__ import annotations

from typing import NamedTuple

from inscape.mind.axes import TERM
from inscape.mind.conditions import together
from inscape.mind.noise import CHOOSE, FLOOR, gumbel, moment_key, normal, uniform
from inscape.mind.stage import Stage
from inscape.mind.state import Act, State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Bool, Float, Int
from inscape.mind.weigh import weigh

IMPOSSIBLE = -1e9
INHIBITING = tuple(TERM[name] for name in ("answer", "going_on", "prospects", "duty", "standards", "dread", "turn", "effort"))


class Choice(NamedTuple):
    """Why this act and no other.

    possible: [act]. terms: [act, term]. urge: [act] sum of terms. noisy: [act] urge + chance. best: [character] row of each
    one's own best act. best_value: its noisy urge. waiting: [character] what it must exceed. excess: best_value - waiting.
    speaker: who took the floor (-1: nobody, a silence). margin: how much the choice could move without changing.
    held: [character] row of the strongest act that was inhibited (-1). held_urge: its urge without the inhibition. held_by:
    index into TERMS of the strongest inhibiting term. interrupts: whether the speaker cut somebody off.
    """

    possible: Bool[Array, "act"]
    terms: Float[Array, "act term"]
    urge: Float[Array, "act"]
    noisy: Float[Array, "act"]
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
    theory: Theory, stage: Stage, state: State, possible: Bool[Array, "act"], free: Bool[Array, "character"]
) -> tuple[Act, Choice]:
    """One beat's act: everybody weighs, somebody goes first."""
    xp = state.so.__array_namespace__()
    acts = stage.acts
    terms = weigh(theory, stage, state)
    urge = xp.sum(terms, axis=1)
    noisy = urge + theory.temperature * gumbel(moment_key(state, CHOOSE), acts.name_hash)
    c = state.place.shape[0]
    mine = (acts.actor == xp.arange(c)[:, None]) & (possible & ~acts.is_event)[None, :]
    table = xp.where(mine, noisy[None, :], IMPOSSIBLE)
    best = xp.argmax(table, axis=1)
    best_value = xp.max(table, axis=1)
    waiting = _waiting(theory, stage, state)
    can = xp.any(mine, axis=1) & free & stage.is_character & state.present
    excess = xp.where(can, best_value - waiting, IMPOSSIBLE)
    speaker, second, margin, cut, progress, row = _floor(theory, stage, state, best, excess, mine, noisy, can)
    held, held_urge, held_by = _held_back(theory, terms, mine, best)
    by_itself = possible & acts.is_spontaneous
    happens = xp.any(by_itself)
    row = xp.where(happens, xp.argmax(by_itself), row)
    second, cut = xp.where(happens, -1, second), xp.where(happens, -1, cut)
    speaker, progress = xp.where(happens, -1, speaker), xp.where(happens, 0.0, progress)
    act = Act(
        row=xp.astype(row, xp.int32),
        second=xp.astype(second, xp.int32),
        cut_off=xp.astype(cut, xp.int32),
        progress=progress,
    )
    return act, Choice(
        possible, terms, urge, noisy, best, best_value, waiting, excess, speaker, margin, held, held_urge, held_by, cut >= 0
    )


def _waiting(theory: Theory, stage: Stage, state: State) -> Float[Array, "character"]:
    """What an act must be worth to be done now rather than later: patience, another's turn, a freeze."""
    xp = state.so.__array_namespace__()
    company = 1.0 * xp.any(together(state), axis=1)
    mine = xp.max(state.due, axis=1)
    others = xp.max(xp.where(xp.eye(state.due.shape[0], dtype=xp.bool), 0.0, state.due), axis=1)
    others = xp.max(others) - xp.where(others >= xp.max(others), xp.max(others), 0.0)
    spoke = 1.0 * (xp.arange(state.place.shape[0]) == state.moment_actor[0])
    patience = theory.patience * (1.5 - stage.traits[:, 2])
    return patience + theory.yield_turn * company * (others - mine) + theory.just_spoke * spoke * company + theory.freeze_waits * state.freeze


def _floor(
    theory: Theory,
    stage: Stage,
    state: State,
    best: Array,
    excess: Array,
    mine: Array,
    noisy: Array,
    can: Array,
) -> tuple[Array, Array, Array, Array, Array, Array]:
    """Who goes first, who cuts in, and what silence falls if nobody does."""
    xp = state.so.__array_namespace__()
    acts = stage.acts
    c = excess.shape[0]
    me = xp.arange(c)
    key = moment_key(state, FLOOR)
    eager = excess + xp.where(can, theory.floor_noise * normal(key, stage.name_hash[:c]), 0.0)
    first = xp.argmax(eager)
    top = eager[first]
    rest = xp.where(me == first, IMPOSSIBLE, eager)
    next_one = xp.argmax(rest)
    runner_up = rest[next_one]
    speaks = top > 0.0
    onset, cutter = best[first], best[next_one]
    worded = (acts.channels[onset, 3] > 0.5) & (acts.channels[cutter, 3] > 0.5)
    near = together(state)[first, next_one] if c > 1 else xp.asarray(False)
    urgency = runner_up + theory.cut_dread * state.feeling[next_one, 7, first] + theory.cut_arousal * state.mood[next_one, 1]
    gap = urgency - top - theory.cut_cost
    cuts = speaks & worded & near & (runner_up > 0.0) & (gap > 0.0)
    speaker = xp.where(cuts, next_one, xp.where(speaks, first, -1))
    row = xp.where(cuts, cutter, onset)
    second = _second(theory, stage, mine, noisy, speaker, row)
    silence = _silence(stage, state, mine, can)
    row = xp.where(speaks, row, silence)
    margin = xp.minimum(xp.abs(top), xp.minimum(top - runner_up, xp.abs(gap) + xp.where(worded, 0.0, 1.0)))
    progress = xp.where(cuts, 0.2 + 0.5 * uniform(key + xp.uint32(1), stage.name_hash[:c])[first], 0.0)
    return speaker, xp.where(speaks & ~cuts, second, -1), margin, xp.where(cuts, onset, -1), progress, row


def _second(theory: Theory, stage: Stage, mine: Array, noisy: Array, speaker: Array, row: Array) -> Array:
    """The move that rides along: the strongest of the speaker's that may, to the same person, of another group."""
    xp = noisy.__array_namespace__()
    acts = stage.acts
    rides = mine[xp.maximum(speaker, 0)] & acts.rides & (acts.target == acts.target[row]) & (acts.group != acts.group[row])
    value = xp.where(rides, noisy, IMPOSSIBLE)
    found = xp.argmax(value)
    strong = (value[found] > theory.ride_share * noisy[row]) & (value[found] > theory.ride_floor)
    return xp.where(strong & acts.carries[row] & (speaker >= 0), found, -1)


def _silence(stage: Stage, state: State, mine: Array, can: Array) -> Array:
    """The row of the silence that falls: of whom an answer is most due from, toward whom it was due; else time passes."""
    xp = state.so.__array_namespace__()
    acts = stage.acts
    c = state.due.shape[0]
    due = xp.where(can[:, None], state.due, 0.0)
    silent = xp.any(mine, axis=0) & acts.is_silence
    owed = due[acts.actor, xp.clip(acts.target, 0, c - 1)] * xp.where((acts.target >= 0) & (acts.target < c), 1.0, 0.0)
    value = xp.where(silent, owed, 0.0)
    row = xp.argmax(value)
    return xp.where(value[row] > 0.05, row, 0)


def _held_back(theory: Theory, terms: Array, mine: Array, best: Array) -> tuple[Array, Array, Array]:
    """What called most strongly and was not done because something stood against it."""
    xp = terms.__array_namespace__()
    against = xp.minimum(xp.stack([terms[:, k] for k in INHIBITING], axis=1), 0.0)
    drive = xp.sum(terms, axis=1) - xp.sum(against, axis=1)
    table = xp.where(mine, drive[None, :], IMPOSSIBLE)
    row = xp.argmax(table, axis=1)
    by = xp.take(xp.asarray(INHIBITING), xp.argmin(against, axis=1))
    value = xp.max(table, axis=1)
    stopped = (row != best) & (value > theory.held_floor) & (xp.sum(against, axis=1)[row] < -theory.held_against)
    return xp.where(stopped, row, -1), xp.where(stopped, value, 0.0), xp.take(by, row)
