"""What the people of a scene are like: temperament, senses, needs, standards, rank, what they show and profess."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from inscape.mind.axes import CHANNELS, KIND, STRAND, TRAITS
from inscape.mind.constants import Table
from inscape.mind.noise import name_hash
from inscape.mind.stage import Stage
from inscape.mind.types import Array, Float
from inscape.scene.frame import Frame
from inscape.scene.matching import Matcher
from inscape.scene.model import Character, Standard
from inscape.scene.shapes import zeros

TEMPERAMENT: Final = Table(
    rows={
        "pleasure": (0.0, 0.0, 0.21, 0.59, 0.19),
        "arousal": (0.15, 0.0, 0.0, 0.30, -0.57),
        "dominance": (0.25, 0.17, 0.60, -0.32, 0.0),
    },
    columns=("openness", "conscientiousness", "extraversion", "agreeableness", "emotional_stability"),
    unit="mood per trait, both -1..1",
    low=-1.0,
    high=1.0,
    source="mehrabian1996",
)
"""The mood that a temperament fades to. Emotional stability is neuroticism turned round."""

DEFAULT_WEIGHT: Final = 0.5
"""How much a need matters that its character says nothing about, 0..1."""

DEFAULT_HAVE: Final = 0.6
"""How much one has of a need that one says nothing about, 0..1."""

DEFAULT_RANK: Final = 0.5
"""The rank of who is nobody, and of who says nothing about it, 0..1."""

BEYOND_ROWS: Final = {"lie": "wrong_lying", "disobey": "wrong_disobeying", "break_promise": "wrong_breaking"}
"""Deeds that no row of the act table is by itself; the mind decides when an act is one."""


def temperament(one: Character) -> Any:
    """The mood that this character fades to, shape (mood,), -1..1."""
    return tends_to(np.array([getattr(one.temperament, trait) for trait in TRAITS]))


def tends_to(traits: Float[Array, "*axes trait"]) -> Float[Array, "*axes mood"]:
    """The mood that traits (0..1, in the order of TRAITS) tend to, -1..1."""
    big_five = (2.0 * traits - 1.0) * np.array([1.0, 1.0, 1.0, 1.0, -1.0])
    return (TEMPERAMENT.array() @ big_five.T).T.clip(-1.0, 1.0)


def people(frame: Frame, matcher: Matcher) -> dict[str, Any]:
    """The fields of `Stage` that belong to persons, by name."""
    lengths, roster = frame.lengths, frame.roster
    found = zeros(Stage, lengths, matcher.length)
    for index, name in enumerate(roster.persons):
        found["is_person"][index] = bool(name)
    found["rank"][:] = DEFAULT_RANK
    for name, absent in frame.model.people.items():
        found["rank"][roster.person(name)] = absent.rank
        found["is_group"][roster.person(name)] = absent.group
    for i, name, one in frame.cast:
        found["is_character"][i] = True
        found["name_hash"][i] = name_hash(name)
        found["traits"][i] = [getattr(one.temperament, trait) for trait in TRAITS]
        found["temperament"][i] = temperament(one)
        found["sight"][i], found["hearing"][i] = one.senses.sight, one.senses.hearing
        found["empathy"][i], found["acting"][i], found["rank"][i] = one.senses.empathy, one.acting, one.rank
        found["expressivity"][i] = [getattr(one.expressivity, channel) for channel in CHANNELS]
        found["need_weight"][i, : _needs(frame)] = DEFAULT_WEIGHT
        for need, stated in one.needs.items():
            found["need_weight"][i, roster.need(need)] = stated.weight
        _toward_others(frame, i, one, found)
        for standard in sorted(one.standards, key=lambda each: each.model_dump_json()):
            _standard(frame, i, name, standard, matcher, found)
    found["above"] = found["rank"] - found["rank"][: lengths.character, None]
    found["is_other"] = ~np.eye(*found["is_other"].shape, dtype=np.bool_)
    for limited in ("wrong_feeling", "right_act", *BEYOND_ROWS.values()):
        np.clip(found[limited], -1.0, 1.0, out=found[limited])
    for need, served in frame.model.needs.items():
        row = [served.served_by.get(dimension, 0.0) for dimension in ("warmth", "respect", "dominance")]
        found["served_by"][roster.need(need)] = row
    return found


def _needs(frame: Frame) -> int:
    return sum(bool(name) for name in frame.roster.needs)


def _toward_others(frame: Frame, i: int, one: Character, found: dict[str, Any]) -> None:
    """What one professes and puts on, whom one may order and answers for."""
    person = frame.roster.person
    for other, strands in one.professes.items():
        found["professes"][i, person(other)] = 1.0
        for strand, share in strands.items():
            found["professed"][i, person(other), STRAND[strand]] = share
    for other, kinds in one.shows.items():
        for kind, share in kinds.items():
            found["display"][i, person(other), KIND[kind]] = share
    for other in one.orders:
        found["may_order"][i, person(other)] = 1.0
    for duty in one.duties:
        if duty.see_to is not None:
            ward = person(duty.see_to)
            found["wards"][i, ward] = max(found["wards"][i, ward], duty.weight)


def _standard(frame: Frame, i: int, name: str, standard: Standard, matcher: Matcher, found: dict[str, Any]) -> None:
    """One standard: what is wrong or right to feel, or to do."""
    matter = standard.wrong or standard.right
    if matter is None:
        return
    wrong = standard.weight if standard.wrong is not None else -standard.weight
    oneself = standard.for_ in ("self", "all", name)
    if matter.feel is not None:
        about = slice(None) if matter.about is None else frame.about(matter.about, name)
        if oneself:
            found["wrong_feeling"][i, KIND[matter.feel], about] += wrong
    elif matter.do in BEYOND_ROWS:
        found[BEYOND_ROWS[matter.do]][i] += wrong
    else:
        rows = matcher.rows(matter.do or "", to=matter.to)
        rows = rows & _covered(frame, i, standard.for_, matcher)
        found["right_act"][i] -= wrong * rows


def _covered(frame: Frame, i: int, whom: str, matcher: Matcher) -> Any:
    """The rows whose actor a standard is for."""
    if whom == "all":
        return np.ones(matcher.length, dtype=np.bool_)
    if whom == "others":
        return matcher.actor != i
    return matcher.actor == (i if whom == "self" else frame.roster.person(whom))
