"""The state in which a scene begins."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from inscape.mind.axes import KIND, MOODS, POSTURES, STRAND
from inscape.mind.state import State
from inscape.scene.beliefs import beliefs
from inscape.scene.frame import HERE, OUT, Frame
from inscape.scene.model import Character, SceneFile
from inscape.scene.past import memories
from inscape.scene.people import DEFAULT_HAVE, temperament
from inscape.scene.shapes import zeros

ACROSS: Final = 2.0
"""Steps between people in one place at the start: across the room."""

APART: Final = 3.0
"""Steps between people who are not in one place."""

FILLED: Final = 1.0
"""What one has of a need that is padding: nothing to wish for."""


def begin(frame: Frame) -> State:
    """Everything as it stands before the first beat. seed and world are 0; `Scene.begin` sets them."""
    found = zeros(State, frame.lengths)
    for name in ("gaze", "demand", "moment_group", "moment_actor", "moment_target", "moment_row"):
        found[name][:] = -1
    found["need"][:] = FILLED
    for i, name, one in frame.cast:
        _body(frame, i, name, one, found)
        _heart(frame, i, name, one, found)
    _distances(found)
    _things(frame, found)
    _doors(frame, found)
    for slot, _, _, prospect in frame.prospects:
        found["prospect"][slot] = prospect.likely
    beliefs(frame, found)
    memories(frame, found)
    return State(**found)


def start_place(frame: Frame, name: str, one: Character) -> str:
    """Where one is at the start: as stated, else at home, else in the first place of the file."""
    return one.at if one.at is not None else default_place(frame.model, name)


def default_place(model: SceneFile, name: str) -> str:
    """Where somebody is of whom nothing is said: in the first place of the file that is their home, else in its first."""
    own = [place for place, each in model.places.items() if name in each.home]
    return next(iter([*own, *model.places]), HERE)


def _body(frame: Frame, i: int, name: str, one: Character, found: dict[str, Any]) -> None:
    at = start_place(frame, name, one)
    found["present"][i] = at != OUT
    found["place"][i] = frame.lengths.place if at == OUT else frame.roster.place(at)
    found["posture"][i] = POSTURES.index(one.posture)
    found["mask"][i] = one.mask
    found["reserve"][i] = one.reserve
    if one.facing is not None:
        found["gaze"][i] = frame.roster.person(one.facing)


def _heart(frame: Frame, i: int, name: str, one: Character, found: dict[str, Any]) -> None:
    roster = frame.roster
    mood = one.mood
    found["mood"][i] = temperament(one) if mood is None else [getattr(mood, axis) for axis in MOODS]
    found["need"][i, : sum(bool(need) for need in roster.needs)] = DEFAULT_HAVE
    for need, stated in one.needs.items():
        found["need"][i, roster.need(need)] = stated.have
    for feeling in one.feels:
        about = frame.about(feeling.about, name)
        for kind, strength in feeling.kinds.items():
            found["feeling"][i, KIND[kind], about] = max(strength, found["feeling"][i, KIND[kind], about])
    for other, strands in one.regard.items():
        for strand, share in strands.items():
            found["regard"][i, roster.person(other), STRAND[strand]] = share
    for slight in sorted(one.slights, key=lambda each: each.left):
        found["slight"][i, roster.person(slight.by)] += slight.left


def _distances(found: dict[str, Any]) -> None:
    place, present = found["place"], found["present"]
    together = (place[:, None] == place[None, :]) & present[:, None] & present[None, :]
    found["distance"][:] = np.where(together, ACROSS, APART) * ~np.eye(len(place), dtype=np.bool_)


def _things(frame: Frame, found: dict[str, Any]) -> None:
    """Who holds what, and where the rest lies; a thing of which neither is said is nowhere."""
    characters, roster = frame.lengths.character, frame.roster
    found["holder"][:] = characters + frame.lengths.place
    for name, thing in frame.model.things.items():
        if thing.held_by is not None:
            found["holder"][roster.thing(name)] = roster.character(thing.held_by)
        elif thing.at is not None:
            found["holder"][roster.thing(name)] = characters + roster.place(thing.at)


def _doors(frame: Frame, found: dict[str, Any]) -> None:
    """Who may come in where without being let in: those at home, those named, or anyone."""
    roster = frame.roster
    if not frame.model.places:
        found["may_enter"][: len(frame.cast), 0] = 1.0
    for name, place in frame.model.places.items():
        if place.enter == "anyone":
            welcome = list(frame.model.cast)
        else:
            welcome = [*place.home, *(() if isinstance(place.enter, str) else place.enter.uninvited)]
        for person in welcome:
            if person in frame.model.cast:
                found["may_enter"][roster.character(person), roster.place(name)] = 1.0
