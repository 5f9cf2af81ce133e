"""What acts change in the world: `then`, grounded into one row of effects and what it takes to bring them about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final, NamedTuple

from inscape.mind.axes import OFFER_STATES, POSTURES
from inscape.scene.atoms import Bindings, atom_of, homes
from inscape.scene.frame import OUT, Frame, Path
from inscape.scene.model import Effect
from inscape.scene.tables import ALWAYS, NEVER, Dnf, both, either, one, opposite

AWAY: Final = -2
"""Gaze that avoids: looking away."""


class Effects(NamedTuple):
    """The effect columns of one row, as `inscape.mind.stage.Acts` has them; the defaults change nothing."""

    to_posture: int = -1
    to_place: int = -1
    to_distance: float = 0.0
    to_gaze: int = -1
    to_mask: float = -1.0
    thing: int = -1
    thing_to: int = -1
    fact: int = -1
    fact_to: float = 0.0
    offer: int = -1
    offer_to: int = 0
    admits: int = -1


NO_EFFECTS: Final = Effects()

_SORT: Final = {"give": "thing", "take": "thing", "put": "thing", "make": "fact"}
_WITHOUT_ACTOR: Final = frozenset({"make", "offer"})


class Impossible(Exception):
    """This row can never be done: it is left out of the table."""


def effects(frame: Frame, then: Sequence[Effect], bind: Bindings) -> tuple[Effects, Dnf]:
    """The effects, and the condition that they bring along. Raises `Impossible`."""
    found, needed = NO_EFFECTS, ALWAYS
    for effect in then:
        (stated,) = (name for name in type(effect).model_fields if getattr(effect, name) is not None)
        change, condition = _HOW[stated](frame, effect, bind) if stated in _HOW else (_bodily(effect), ALWAYS)
        found = Effects(**{**found._asdict(), **_stated(change)})
        needed = both(needed, condition)
    return found, needed


def check(frame: Frame, path: Path, then: Sequence[Effect], *, of_event: bool = False) -> None:
    """Report what one row of effects cannot hold: two changes of one sort, or an event that does what takes a doer."""
    keys = [next(name for name in type(e).model_fields if getattr(e, name) is not None) for e in then]
    for place, key in enumerate(keys):
        sort = _SORT.get(key, key)
        if sort in [_SORT.get(other, other) for other in keys[:place]] or (
            key == "make" and len(then[place].make or {}) > 1
        ):
            frame.report((*path, place, key), f"an act or event changes one {sort} at most")
        if of_event and key not in _WITHOUT_ACTOR:
            frame.report((*path, place, key), f"nobody does an event, so it cannot '{key}'", "Let a move do it")


def _stated(row: Effects) -> dict[str, Any]:
    return {name: value for name, value in row._asdict().items() if value != getattr(NO_EFFECTS, name)}


def _bodily(effect: Effect) -> Effects:
    """What one does with one's own body."""
    return Effects(
        to_posture=-1 if effect.posture is None else POSTURES.index(effect.posture),
        to_distance=float(effect.step or 0),
        to_mask=-1.0 if effect.mask is None else effect.mask,
    )


def _go(frame: Frame, effect: Effect, bind: Bindings) -> tuple[Effects, Dnf]:
    """Going somewhere takes being elsewhere, in a place whose doors lead there."""
    if effect.go == OUT:
        return Effects(to_place=frame.lengths.place), ALWAYS
    name = _meant(effect.go, bind)
    there = frame.roster.place(name)
    actor = bind["actor"]
    elsewhere = _no(frame, "here", actor, name)
    return Effects(to_place=there), both(elsewhere, _through_doors(frame, actor, name))


def _through_doors(frame: Frame, actor: str, place: str) -> Dnf:
    places = frame.model.places
    others = sorted(set(places) - {place})
    shut = [other for other in others if not _is_open(frame, other, place)]
    doors = [other for other in others if other not in shut]
    if not shut:
        return ALWAYS
    if len(doors) <= 2:
        ways = NEVER
        for other in doors:
            ways = either(ways, _yes(frame, "here", actor, other))
        return ways
    needed = ALWAYS
    for other in shut:
        needed = both(needed, _no(frame, "here", actor, other))
    return needed


def _is_open(frame: Frame, one: str, other: str) -> bool:
    """Whether a door leads from the one to the other: stated on either side, or nothing stated on both."""
    ways, back = frame.model.places[one].opens_to, frame.model.places[other].opens_to
    if ways is None and back is None:
        return True
    return other in (ways or ()) or one in (back or ())


def _look(frame: Frame, effect: Effect, bind: Bindings) -> tuple[Effects, Dnf]:
    if effect.look == "away":
        return Effects(to_gaze=AWAY), ALWAYS
    return Effects(to_gaze=frame.roster.person(_meant(effect.look, bind))), ALWAYS


def _give(frame: Frame, effect: Effect, bind: Bindings) -> tuple[Effects, Dnf]:
    thing, to = _meant("thing", bind), frame.roster.person(_meant(effect.give, bind))
    if to >= frame.lengths.character:
        raise Impossible
    return Effects(thing=frame.roster.thing(thing), thing_to=to), _yes(frame, "holds", bind["actor"], thing)


def _take(frame: Frame, effect: Effect, bind: Bindings) -> tuple[Effects, Dnf]:
    thing = _meant(effect.take, bind)
    return (
        Effects(thing=frame.roster.thing(thing), thing_to=frame.roster.character(bind["actor"])),
        _no(frame, "holds", bind["actor"], thing),
    )


def _put(frame: Frame, effect: Effect, bind: Bindings) -> tuple[Effects, Dnf]:
    """Put down where its actor is, or at a stated place."""
    thing = _meant("thing", bind)
    where = bind.get("place", "") if effect.put == "place" else effect.put
    spot = frame.roster.place(where) if where else frame.lengths.place
    return (
        Effects(thing=frame.roster.thing(thing), thing_to=frame.lengths.character + spot),
        _yes(frame, "holds", bind["actor"], thing) if bind["actor"] else ALWAYS,
    )


def _make(frame: Frame, effect: Effect, bind: Bindings) -> tuple[Effects, Dnf]:
    name, so = next(iter(sorted((effect.make or {}).items())))
    return Effects(fact=frame.roster.fact(_meant(name, bind)), fact_to=float(so)), ALWAYS


def _offer(frame: Frame, effect: Effect, bind: Bindings) -> tuple[Effects, Dnf]:
    """Only its maker makes an offer, to whom it is for; only who has it pending takes or refuses it."""
    name = _meant("offer", bind)
    offer = frame.model.offers[name]
    giver, taker = (offer.by, offer.to) if effect.offer == "made" else (offer.to, offer.by)
    if bind["actor"] and (bind["actor"] != giver or bind["target"] not in ("", taker)):
        raise Impossible
    state = OFFER_STATES.index({"made": "pending"}.get(effect.offer or "", effect.offer or ""))
    row = Effects(offer=frame.roster.offer(name), offer_to=state)
    if effect.offer != "made":
        return row, _yes(frame, "pending", name)
    return row, both(_no(frame, "pending", name), _no(frame, "taken", name))


def _admit(frame: Frame, effect: Effect, bind: Bindings) -> tuple[Effects, Dnf]:
    """Let somebody in: to the place it is about, or one's home, or the only place that is not open to anyone."""
    guest = frame.roster.person(_meant(effect.admit, bind))
    own = homes(frame, frame.roster.character(bind["actor"]))
    closed = sorted(name for name, place in frame.model.places.items() if place.enter != "anyone")
    where = [bind["place"]] if bind.get("place") else own or (closed if len(closed) == 1 else [])
    if not where or guest >= frame.lengths.character:
        raise Impossible
    return Effects(admits=frame.roster.place(where[0])), _no(frame, "may_enter", _meant(effect.admit, bind), where[0])


_HOW: Final = {
    "go": _go, "look": _look, "give": _give, "take": _take, "put": _put, "make": _make, "offer": _offer, "admit": _admit,
}  # fmt: skip


def _meant(word: str | None, bind: Bindings) -> str:
    """The name that a word stands for. Raises `Impossible` if it stands for nothing in this row."""
    name = bind.get(word or "", word or "")
    if not name:
        raise Impossible
    return name


def _yes(frame: Frame, name: str, *arguments: str) -> Dnf:
    """That this holds."""
    atom = atom_of(frame, name, arguments)
    if atom is None or isinstance(atom, bool):
        return NEVER if atom is False else ALWAYS
    return one(atom)


def _no(frame: Frame, name: str, *arguments: str) -> Dnf:
    """That this does not hold."""
    return opposite(_yes(frame, name, *arguments))
