"""What a character brings along inside: needs, beliefs, standards, duties, prospects, the past."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from inscape.scene.model.base import (
    Condition,
    Group,
    Kind,
    NeedChanges,
    Part,
    Prose,
    Ref,
    Share,
    Signed,
    Strand,
    as_list,
    exactly_one,
    needs_company,
)  # fmt: skip


class Temperament(Part):
    """The Big Five, 0 to 1 each; 0.5 is the average person."""

    openness: Share = Field(0.5, description="Curious and imaginative (1) or set in one's ways (0).")
    conscientiousness: Share = Field(0.5, description="Dutiful and orderly (1) or careless (0).")
    extraversion: Share = Field(0.5, description="Outgoing and assertive (1) or retiring (0).")
    agreeableness: Share = Field(0.5, description="Kind and trusting (1) or hard (0).")
    neuroticism: Share = Field(0.5, description="Easily upset (1) or steady (0).")


class Mood(Part):
    """The slow weather of a mind, -1 to 1 each."""

    pleasure: Signed = Field(0.0, description="From miserable (-1) to content (1).")
    arousal: Signed = Field(0.0, description="From listless (-1) to agitated (1).")
    dominance: Signed = Field(0.0, description="From helpless (-1) to in command (1).")


class Senses(Part):
    """What one can take in of others."""

    empathy: Share = Field(0.0, description="Senses what others feel, shown or not; 0 for ordinary people.")
    sight: Share = Field(1.0, description="How well one sees.")
    hearing: Share = Field(1.0, description="How well one hears.")


class Expressivity(Part):
    """How much of what one feels reaches each channel. A plain number means all four."""

    face: Share = Field(0.6, description="How much the face gives away.")
    voice: Share = Field(0.6, description="How much the voice gives away.")
    posture: Share = Field(0.6, description="How much the body gives away.")
    words: Share = Field(0.5, description="How much one says of what one feels.")


class Need(Part):
    """How much one has of a need, and how much it matters. A plain number means `have`."""

    have: Share = Field(0.6, description="How much one has of it now: 0 starved, 1 filled.")
    weight: Share = Field(0.5, description="How much it matters to this one.")


class StartingFeeling(Part):
    """Feelings there from the start: `{shame: 0.5, about: hux}`."""

    kinds: dict[Kind, Share] = Field(min_length=1, description="How strong each feeling is.")
    about: Ref = Field("situation", description="About whom or what: a name, `self`, or `situation`.")


class BeliefAbout(Part):
    """What one takes another to hold, feel, know and do next."""

    regard: dict[Ref, dict[Strand, Share]] = Field({}, description="What one takes them to hold toward each person.")
    feels: dict[Kind, Share] = Field({}, description="What one takes them to feel.")
    knows: dict[Ref, Share] = Field({}, description="How sure one takes them to be of a fact.")
    next: dict[Group, Share] = Field({}, description="How surely one expects a group of moves from them next.")


class Matter(Part):
    """What a standard is about: a feeling, or a deed."""

    feel: Kind | None = Field(None, description="A feeling that is wrong or right to have.")
    about: Ref | None = Field(None, description="About whom or what the feeling is; anyone if left out.")
    do: Ref | None = Field(None, description="A move, a group, or one of: lie, disobey, break_promise.")
    to: Ref | None = Field(None, description="To whom it is done; anyone if left out.")

    @model_validator(mode="after")
    def _one(self) -> Self:
        exactly_one(self, "feel", "do")
        needs_company(self, "about", "feel")
        needs_company(self, "to", "do")
        return self


class Standard(Part):
    """What one holds to be wrong or right."""

    wrong: Matter | None = Field(None, description="What is shameful to feel or do.")
    right: Matter | None = Field(None, description="What it is fine to feel or do.")
    weight: Share = Field(0.5, description="How much it matters to this one.")
    for_: Ref = Field("all", alias="for", description="Whom one holds to it: `self`, `others`, `all`, or a name.")

    @model_validator(mode="after")
    def _one(self) -> Self:
        exactly_one(self, "wrong", "right")
        return self


class Duty(Part):
    """What one owes here. Failing it costs standing and meaning."""

    see_to: Ref | None = Field(
        None, description="A person one answers for: one wants to be where they are, and does not leave them."
    )
    do: Ref | None = Field(None, description="A move or group that one owes.")
    to: Ref | None = Field(
        None, description="To whom one owes doing it; default: to anyone, so that doing it to anybody will do."
    )
    weight: Share = Field(0.5, description="How much it binds.")
    until: Condition | None = Field(None, description="It binds until this holds; default: to the end.")
    while_: Condition | None = Field(
        None, alias="while", description="It binds only while this holds; default: always."
    )

    @model_validator(mode="after")
    def _one(self) -> Self:
        exactly_one(self, "see_to", "do")
        needs_company(self, "to", "do")
        return self


class Settler(Part):
    """What settles a prospect: an act, a condition, a fact, or somebody's belief. A plain string is a condition."""

    move: Ref | None = Field(None, description="An act of this move settles it.")
    group: Group | None = Field(None, description="An act of this group settles it.")
    by: Ref | None = Field(None, description="By whom; anyone if left out.")
    to: Ref | None = Field(None, description="To whom; anyone if left out.")
    when: Condition | None = Field(None, description="It is settled when this holds.")
    fact: Ref | None = Field(None, description="It is settled once its owner, or `believes`, is sure of this.")
    believes: Ref | None = Field(None, description="Who has to believe the fact.")

    @model_validator(mode="after")
    def _one(self) -> Self:
        exactly_one(self, "move", "group", "when", "fact")
        needs_company(self, "believes", "fact")
        if self.move is None:
            needs_company(self, "by", "group")
            needs_company(self, "to", "group")
        return self


class Shift(Part):
    """What makes a prospect likelier or less likely when it is done."""

    move: Ref | None = Field(None, description="An act of this move.")
    group: Group | None = Field(None, description="An act of this group.")
    by: Ref | None = Field(None, description="By whom; anyone if left out.")
    to: Ref | None = Field(None, description="To whom; anyone if left out.")
    by_much: Annotated[float, Field(gt=0.0, le=10.0, strict=True)] = Field(
        1.0, description="By how much, in log-odds: 1 makes even chances 73 %, 2 makes them 88 %."
    )

    @model_validator(mode="after")
    def _one(self) -> Self:
        exactly_one(self, "move", "group")
        return self


def _as_settlers(value: Any) -> Any:
    return [{"when": item} if isinstance(item, str) else item for item in as_list(value) or ()]


Settlers = Annotated[
    tuple[Settler, ...],
    BeforeValidator(_as_settlers, json_schema_input_type=Condition | Settler | list[Condition | Settler]),
]


class Prospect(Part):
    """A possible future that matters to this character."""

    called: Prose | None = Field(None, description="How it is spoken of: 'being seen as a man'.")
    by: Ref | None = Field(
        None, description="Who can bring it about; the regard that they show makes it likelier or less likely."
    )
    stakes: NeedChanges = Field(
        {}, description="What it would change of each need if it came, -1 to 1. Good is hoped for, ill is dreaded."
    )
    likely: Share = Field(0.5, description="How likely this character thinks it is at the start.")
    settled_by: Settlers = Field(
        (), description="What brings it about, once and for all; default: nothing in the scene."
    )
    dashed_by: Settlers = Field(
        (), description="What puts an end to it, once and for all; default: nothing in the scene."
    )
    likelier: Annotated[tuple[Shift, ...], BeforeValidator(as_list, json_schema_input_type=Shift | list[Shift])] = (
        Field((), description="Acts that make it likelier.")
    )
    unlikelier: Annotated[tuple[Shift, ...], BeforeValidator(as_list, json_schema_input_type=Shift | list[Shift])] = (
        Field((), description="Acts that make it less likely.")
    )


class Past(Part):
    """A deed of before the scene, one's own (`did`) or another's (`suffered`), with what was hoped and what came."""

    did: Prose | None = Field(None, description="What one did oneself.")
    suffered: Prose | None = Field(None, description="What another did to one.")
    by: Ref | None = Field(None, description="Who did what one suffered.")
    to: Ref | None = Field(None, description="To whom one did it.")
    hoped: NeedChanges = Field({}, description="What one hoped that it would bring, by need, -1 to 1.")
    came: NeedChanges = Field({}, description="What it brought, by need, -1 to 1.")
    right: Signed = Field(0.0, description="How right one thinks it was: -1 shameful to 1 fine.")
    weight: Share = Field(0.5, description="How heavily it weighs on one still.")

    @model_validator(mode="after")
    def _one(self) -> Self:
        exactly_one(self, "did", "suffered")
        needs_company(self, "by", "suffered")
        needs_company(self, "to", "did")
        return self


class Slight(Part):
    """An attack on one's standing that has not been answered yet."""

    by: Ref = Field(description="Who slighted one.")
    left: Share = Field(0.5, description="How much of it still stands: an answer takes from it.")


def as_need(value: Any) -> Any:
    """`belonging: 0.1` for `belonging: {have: 0.1}`."""
    return {"have": value} if isinstance(value, int | float | str) else value


def as_expressivity(value: Any) -> Any:
    """`expressivity: 0.3` for all four channels."""
    return dict.fromkeys(Expressivity.model_fields, value) if isinstance(value, int | float | str) else value


def as_starting_feeling(value: Any) -> Any:
    """`{shame: 0.5, about: hux}` with the feelings set apart."""
    if not isinstance(value, Mapping) or "kinds" in value:
        return value
    kinds = {key: strength for key, strength in value.items() if key != "about"}
    return {"kinds": kinds} | {key: value[key] for key in ("about",) if key in value}


def as_kind(value: Any) -> Any:
    """A strand's word where a feeling is meant: put-on warmth is shown as love, hostility as anger."""
    return {"warmth": "love", "hostility": "anger"}.get(value, value) if isinstance(value, str) else value


PutOn = Annotated[Kind, BeforeValidator(as_kind, json_schema_input_type=Kind | Literal["warmth", "hostility"])]
"""A feeling that is put on."""
