"""What there is around the people: places, facts, evidence, offers, events."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

import numpy as np

from inscape.mind.stage import Events, Facts, Offers
from inscape.scene.frame import Frame
from inscape.scene.model import BeliefAbout, Character
from inscape.scene.model.base import NeedChanges
from inscape.scene.shapes import zeros

SOUND_BETWEEN: Final = 0.1
"""How much of what is said in one place is heard in another that says nothing about it, 0..1 (assumed)."""


def places(frame: Frame) -> dict[str, Any]:
    """What one sees and hears from place to place (row: from where), and whose home each is.

    What is heard one way is heard the other way too, unless something else is stated there; windows may be one-way.
    """
    length, roster = frame.lengths.place, frame.roster
    sight, sound = np.eye(length), np.eye(length)
    named = len(frame.model.places) or 1
    sound[:named, :named] = np.where(np.eye(named) > 0, 1.0, SOUND_BETWEEN)
    home = np.zeros((length, frame.lengths.person))
    for name, place in frame.model.places.items():
        here = roster.place(name)
        for other, share in place.sees.items():
            sight[here, roster.place(other)] = share
        for other, share in place.hears.items():
            sound[here, roster.place(other)] = share
            if name not in frame.model.places[other].hears:
                sound[roster.place(other), here] = share
        for person in place.home:
            home[here, roster.person(person)] = 1.0
    return {"sight_between": sight, "sound_between": sound, "home": home}


def facts(frame: Frame) -> Facts:
    """The table of facts: what they mean, who did them to whom, how right each thinks them, what they suggest."""
    found, roster = zeros(Facts, frame.lengths), frame.roster
    for index, name in enumerate(roster.facts):
        found["is_used"][index] = bool(name)
    for name, fact in frame.model.facts.items():
        f = roster.fact(name)
        found["means"][f] = _needs_of(frame, fact.means)
        for person in fact.by:
            found["doers"][f, roster.person(person)] = 1.0
        for person in fact.to:
            found["victims"][f, roster.person(person)] = 1.0
        for whom, right in sorted(fact.right.items(), key=lambda each: each[0] != "all"):
            who: Any = slice(0, len(frame.cast)) if whom == "all" else roster.person(whom)
            if whom == "all" or who < frame.lengths.character:
                found["rightness"][f, who] = right
        for other, share in fact.suggests.items():
            found["suggests"][f, roster.fact(other)] = share
        for other in fact.excludes:
            found["excludes"][f, roster.fact(other)] = found["excludes"][roster.fact(other), f] = 1.0
    for i, _, one in frame.cast:
        for name in _in_mind(frame, one):
            found["in_mind"][roster.fact(name), i] = True
    return Facts(**found)


def _in_mind(frame: Frame, one: Character) -> set[str]:
    """The facts of which the scene says something for this character: what they know, believe, did, hope for or dread."""
    named = {key for key in one.believes if key in frame.model.facts}
    for belief in one.believes.values():
        named |= set(belief.knows) if isinstance(belief, BeliefAbout) else set()
    for ahead in one.prospects.values():
        for settler in (*ahead.settled_by, *ahead.dashed_by):
            named |= (
                {settler.fact} if settler.fact else set(re.findall(r"\w+", settler.when or "")) & set(frame.model.facts)
            )
    me = next(name for _, name, other in frame.cast if other is one)
    for name, fact in frame.model.facts.items():
        if me in (*fact.by, *fact.to, *(fact.known_to or {})):
            named.add(name)
    return named


def thing_facts(frame: Frame) -> Any:
    """Int[thing]: the fact that each thing is evidence of, -1 for none."""
    found = np.full(frame.lengths.thing, -1, dtype=np.int32)
    for name, thing in frame.model.things.items():
        if thing.shows is not None:
            found[frame.roster.thing(name)] = frame.roster.fact(thing.shows)
    return found


def offers(frame: Frame) -> Offers:
    """The table of offers: by whom, to whom, and what taking and refusing mean."""
    found, roster = zeros(Offers, frame.lengths), frame.roster
    found["to"][:] = -1
    for name, offer in frame.model.offers.items():
        o = roster.offer(name)
        found["is_used"][o], found["by"][o], found["to"][o] = True, roster.person(offer.by), roster.person(offer.to)
        found["taken"][o] = _needs_of(frame, offer.if_taken)
        found["refused"][o] = _needs_of(frame, offer.if_refused)
    return Offers(**found)


def events(frame: Frame, rows: Mapping[str, int]) -> Events:
    """The table of events: the rows they are, what they do to each one's needs, what they tell beside their first fact."""
    found, roster = zeros(Events, frame.lengths), frame.roster
    found["place"][:] = -1
    for index, name in enumerate(sorted(frame.model.events)):
        event = frame.model.events[name]
        found["is_used"][index], found["row"][index] = True, rows[name]
        found["means"][index] = _needs_of(frame, event.hurts)
        if event.at is not None:
            found["place"][index] = roster.place(event.at)
        for fact in event.tells[1:]:
            found["tells"][index, roster.fact(fact)] = 1.0
    return Events(**found)


def _needs_of(frame: Frame, changes: Mapping[str, NeedChanges]) -> Any:
    """Float[character, need]: changes by person and need; what absent people would feel is left out."""
    found = np.zeros((frame.lengths.character, frame.lengths.need))
    for whom, needs in changes.items():
        who = frame.roster.person(whom)
        for need, change in needs.items():
            if who < frame.lengths.character:
                found[who, frame.roster.need(need)] = change
    return found
