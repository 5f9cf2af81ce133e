"""The world: what an act changes outside minds: places, distance, posture, gaze, masks, things, offers, orders, turns."""

from __future__ import annotations

from typing import NamedTuple

from inscape.mind.conditions import lets_through, together
from inscape.mind.deed import Deed
from inscape.mind.stage import Stage
from inscape.mind.state import State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Bool, Float

ARRIVE = 2.0
"""Steps from everybody at which one comes in: across the room."""


class Order(NamedTuple):
    """What became of the orders that stood over the actor: obeyed or defied [to, by]."""

    obeyed: Bool[Array, "character character"]
    defied: Bool[Array, "character character"]


def change(theory: Theory, stage: Stage, state: State, deed: Deed) -> tuple[State, Order]:
    """Do the act. A cut-off act changes nothing; the act that cut it off does."""
    xp = state.so.__array_namespace__()
    acts, row = stage.acts, deed.row
    c = state.place.shape[0]
    doer, target, to_place = deed.is_doer, deed.is_target, deed.to_place
    places = stage.sight_between.shape[0]
    goes = doer & (to_place >= 0)
    place = xp.where(goes, to_place, state.place)
    present = state.present & ~(goes & (to_place >= places))
    posture = xp.where(doer & (acts.to_posture[row] >= 0), acts.to_posture[row], state.posture)
    gaze = xp.where(doer & (acts.to_gaze[row] != -1), acts.to_gaze[row], state.gaze)
    mask = xp.where(doer & (acts.to_mask[row] >= 0.0), acts.to_mask[row], state.mask)
    pair = doer[:, None] & target
    moved = (state.distance + (pair | pair.T) * acts.to_distance[row]).clip(0.0, 3.0)
    distance = xp.where(goes[:, None] | goes, ARRIVE * stage.is_other[:, :c], moved)
    thing = (xp.arange(state.holder.shape[0]) == acts.thing[row]) & (acts.thing_to[row] >= 0)
    down = acts.thing_to[row] == c + places
    holder = xp.where(down, c + state.place[deed.actor], acts.thing_to[row])
    offer = (xp.arange(state.offer.shape[0]) == acts.offer[row]) & (acts.offer_to[row] >= 0)
    admits = target[:, None] & (xp.arange(places) == acts.admits[row])
    after = state._replace(
        place=place.astype(state.place.dtype),
        present=present,
        posture=posture.astype(state.posture.dtype),
        gaze=gaze.astype(state.gaze.dtype),
        mask=mask,
        distance=distance,
        holder=xp.where(thing, holder, state.holder).astype(state.holder.dtype),
        offer=xp.where(offer, acts.offer_to[row], state.offer).astype(state.offer.dtype),
        may_enter=xp.where(admits, 1.0, state.may_enter),
    )
    return _turns(theory, stage, after, deed)


def _turns(theory: Theory, stage: Stage, state: State, deed: Deed) -> tuple[State, Order]:
    """Whose turn it is now, and which orders stand."""
    xp = state.so.__array_namespace__()
    acts, row, doer, turn = stage.acts, deed.row, deed.is_doer[:, None], deed.is_turn > 0.5
    _, hears = lets_through(stage, state, state.place[None])
    here = together(state) | (xp.minimum(hears, hears.T) > 0.0)
    to = deed.is_target[:, None] & deed.is_doer
    to_all = (acts.target[row] < 0) & here & doer.T & ~doer
    complies = stage.complies[:, row].take(xp.maximum(state.demand, 0)) > 0.5
    stands = (state.ordered > 0.0) & doer
    obeyed = stands & complies
    defied = stands & ~complies & (turn & ~acts.is_silence[row])
    ordered = xp.where(obeyed, 0.0, xp.where(defied, state.ordered * theory.order_defied, state.ordered))
    gives = to & (acts.demand[row] >= 0)
    ordered = xp.where(gives, xp.maximum(ordered, acts.demand_force[row]), ordered) * theory.order_kept
    demand = xp.where(gives, acts.demand[row], state.demand).astype(state.demand.dtype)
    due = xp.where(doer & turn, 0.0, state.due * theory.due_kept)
    called = xp.maximum(acts.asks[row], theory.turn_passes * turn)
    due = xp.maximum(due, to * called + to_all * (acts.asks[row] / xp.maximum(to_all.sum(), 1)))
    return state._replace(ordered=ordered, demand=demand, due=xp.where(here, due, 0.0)), Order(obeyed, defied)


def answers_for(theory: Theory, deed: Deed, order: Order) -> Float[Array, "character"]:
    """How far each answers for an act, 0..1, its actor and whoever bade it together 1 (Hamilton 1978); an event is nobody's."""
    bade = theory.bidden * order.obeyed[deed.actor]
    return bade.__array_namespace__().where(deed.is_doer, 1.0 - bade.max(), bade) * ~deed.is_event


def time_of(stage: Stage, deed: Deed) -> Float[Array, ""]:
    """How long the act lasts, in seconds of the scene."""
    return deed.seconds
