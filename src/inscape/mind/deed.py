"""A deed: what an act or event is once it is done, its second move and what was cut off included."""

from __future__ import annotations

from typing import NamedTuple

from inscape.mind.axes import GROUP
from inscape.mind.stage import Stage
from inscape.mind.state import Act, State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Bool, Float, Int

DUE = 0.05
"""How much a turn must be due for its not being taken to be a silence, and for turning away to be an answer."""


class Deed(NamedTuple):
    """The act as everyone's mind is about to meet it. Scalars unless a shape is given.

    row: of the act table. seconds: how long it lasts. second: the row of the move it carries along (-1).
    actor, target, victim: person indexes (-1: nobody); for events, and when time passes, actor is 0 and is_event is true.
    group, group_second (-1). activity: how lively it is, -1..1. warmth, respect, dominance: toward the victim, both moves together, -1..1. landing: how far it
    has force, 0..1. is_turn: takes the turn (words, a silence, or turning away when an answer was due), 0..1. channels:
    [channel] 0..1. shows: [kind]. harm: [need] extra effect on the victim. to_place: where it takes its actor (-1: nowhere). unseen: whether its actor stays unseen, 0 or 1.
    cut_actor, cut_group: whose act it cut off and in which group of moves (-1). is_doer, is_target, is_victim: [character]
    whether this is who did it (nobody for events), to whom, at whom. by: [person] 1 at who did it.
    """

    row: Int[Array, ""]
    is_event: Bool[Array, ""]
    actor: Int[Array, ""]
    target: Int[Array, ""]
    victim: Int[Array, ""]
    group: Int[Array, ""]
    group_second: Int[Array, ""]
    activity: Float[Array, ""]
    warmth: Float[Array, ""]
    respect: Float[Array, ""]
    dominance: Float[Array, ""]
    force: Float[Array, ""]
    landing: Float[Array, ""]
    is_turn: Float[Array, ""]
    channels: Float[Array, "channel"]
    shows: Float[Array, "kind"]
    harm: Float[Array, "need"]
    seconds: Float[Array, ""]
    to_place: Int[Array, ""]
    unseen: Float[Array, ""]
    cut_actor: Int[Array, ""]
    cut_group: Int[Array, ""]
    second: Int[Array, ""]
    is_doer: Bool[Array, "character"]
    is_target: Bool[Array, "character"]
    is_victim: Bool[Array, "character"]
    by: Float[Array, "person"]


def deed(theory: Theory, stage: Stage, state: State, act: Act) -> Deed:
    """Gather an act's rows into one deed. Nobody does what merely happens; time passes for as long as silence lasts here."""
    xp, acts, row, second, cut = (
        state.so.__array_namespace__(),
        stage.acts,
        act.row[()],
        act.second[()],
        act.cut_off[()],
    )
    is_event, actor, group = acts.is_event[row] | (row == 0), acts.actor[row], acts.group[row]
    victim = xp.where((second >= 0) & (acts.victim[second] >= 0), acts.victim[second], acts.victim[row])[()]
    cut_off = xp.where(cut >= 0, xp.asarray((acts.actor[cut], acts.group[cut])), -1)
    cast, persons = xp.arange(state.place.shape[0]), xp.arange(state.regard.shape[1])
    manner = _manner(stage, row, second)
    turn = _gesture_turn(theory, state, actor, group, is_event)
    return Deed(
        row=row,
        is_event=is_event,
        actor=actor,
        target=acts.target[row],
        victim=victim,
        group=xp.maximum(group, 0),
        group_second=xp.where(second >= 0, acts.group[second], -1)[()],
        **manner,
        landing=landing(theory, state.reserve[actor], manner["force"]),
        is_turn=xp.maximum(xp.maximum(manner["channels"][3], acts.is_silence[row]), turn),
        to_place=acts.to_place[row],
        unseen=acts.unseen[row],
        cut_actor=cut_off[0],
        cut_group=cut_off[1],
        second=second,
        is_doer=(cast == actor) & ~is_event,
        is_target=cast == acts.target[row],
        is_victim=cast == victim,
        by=((persons == actor) & ~is_event).astype(xp.float64),
    )


def _manner(stage: Stage, row: Array, second: Array) -> dict[str, Array]:
    """How it is done and how long it takes: both moves of the act together."""
    xp, acts = stage.silence_seconds.__array_namespace__(), stage.acts
    carries = 1.0 * (second >= 0)
    force, *manner = (
        column[row] + carries * column[second] for column in (acts.force, acts.warmth, acts.respect, acts.dominance)
    )
    warmth, respect, dominance = xp.asarray(manner).clip(-1.0, 1.0)
    lasts = (acts.is_silence[row] | (row == 0)) * stage.silence_seconds
    return {
        "activity": xp.maximum(acts.activity[row], xp.where(second >= 0, acts.activity[second], acts.activity[row])),
        "warmth": warmth,
        "respect": respect,
        "dominance": dominance,
        "force": force,
        "channels": xp.maximum(acts.channels[row], carries * acts.channels[second]),
        "shows": xp.maximum(acts.shows[row], carries * acts.shows[second]),
        "harm": acts.hurts[row] + carries * acts.hurts[second],
        "seconds": acts.seconds[row] + carries * acts.seconds[second] + lasts,
    }


def _gesture_turn(theory: Theory, state: State, actor: Array, group: Array, is_event: Array) -> Float[Array, ""]:
    """How far an act takes the turn without words, 0..1: wholly if it turns away when an answer is due."""
    xp = state.so.__array_namespace__()
    answers = (group == GROUP["withdraw"]) & (state.due[actor].max() > DUE)
    return xp.where(answers, 1.0, theory.takes_turn[xp.maximum(group, 0)] * ~is_event)


def landing(theory: Theory, reserve: Float[Array, "*axes"], force: Float[Array, "*axes"]) -> Float[Array, "*axes"]:
    """How far an act lands, 0..1: whole without force; with force, as far as the reserve behind it goes."""
    return (reserve + 1e-6) / (reserve + 1e-6 + theory.hollow * force)
