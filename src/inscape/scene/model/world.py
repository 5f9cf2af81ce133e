"""What there is around the cast: places, absent people, facts, things, offers, events, history."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from inscape.scene.model.base import (
    BY_SHAPE,
    MAPPING,
    PLAIN,
    Condition,
    Count,
    Flag,
    Kind,
    Names,
    NeedChanges,
    Part,
    Pronouns,
    Prose,
    Ref,
    Seconds,
    Share,
    Signed,
    Strand,
    Words,
    as_shares,
    exactly_one,
    needs_company,
)  # fmt: skip
from inscape.scene.model.move import Effects


class Uninvited(Part):
    """A door that opens to some without being let in."""

    uninvited: Names = Field((), description="Who may come in without being let in, beside those at home.")


Enter = Annotated[Annotated[Literal["anyone", "nobody"], PLAIN] | Annotated[Uninvited, MAPPING], BY_SHAPE]


class Place(Part):
    """Somewhere to be."""

    called: Words | None = Field(None, description="How it is spoken of: 'his quarters'; default: 'the' and its name.")
    home: Names = Field((), description="Whose place it is; they come in at will, and are on their own ground there.")
    enter: Enter = Field("anyone", description="Who may come in: `anyone`, `nobody`, or `{uninvited: [names]}`.")
    opens_to: Names | None = Field(None, description="Where its doors lead, both ways; default: to every place.")
    sees: dict[Ref, Share] = Field(
        {}, description="How well one sees from here into another place; default as stated there, else 0."
    )
    hears: dict[Ref, Share] = Field(
        {}, description="How well one hears from here into another place; default as stated there, else 0.1."
    )


class Absent(Part):
    """A person or group that is not in the scene but can be thought and spoken of."""

    called: Words | None = Field(
        None, description="How they are spoken of: 'the Supreme Leader'; default: the name, capitalised."
    )
    pronouns: Pronouns = Field("they", description="How they are spoken of: he, she, they or it.")
    rank: Share = Field(0.5, description="Where they stand among those named here: 0 lowest, 1 highest.")
    group: Flag = Field(False, description="Whether it is a group: 'the Order', 'the Bennets'.")


class ServedBy(Part):
    """A need of the author's own."""

    served_by: dict[Literal["warmth", "respect", "dominance"], Signed] = Field(
        {}, description="What an act's warmth, respect or dominance toward one does for it, -1 to 1."
    )


def _as_rightness(value: Any) -> Any:
    return {"all": value} if isinstance(value, int | float) else value


class Fact(Part):
    """Something that is so, or not: a deed, a secret, a promise."""

    says: Words | None = Field(None, description="The fact as a clause: 'the base is lost'; default: its name.")
    so: Flag = Field(True, description="Whether it is so at the start.")
    by: Names = Field((), description="Who did it; default: nobody.")
    to: Names = Field((), description="To whom it was done; default: nobody.")
    means: dict[Ref, NeedChanges] = Field(
        {}, description="What it means for each character's needs if it is so, -1 to 1."
    )
    right: Annotated[
        dict[Ref, Signed], BeforeValidator(_as_rightness, json_schema_input_type=Signed | dict[Ref, Signed])
    ] = Field({}, description="How right each thinks it: -1 shameful to 1 fine. A plain number: all think so.")
    known_to: Annotated[
        dict[Ref, Share] | None,
        BeforeValidator(as_shares, json_schema_input_type=Ref | list[Ref] | dict[Ref, Share]),
    ] = Field(
        None,
        description="Who knows it, or how sure each is. Default: its doers and victims, if it is so. For all others it is 0.5. "
        "What is known from the start stirs no feeling by itself; say with `feels` what is felt about it.",
    )
    suggests: dict[Ref, Signed] = Field(
        {}, description="How far being sure of it makes one sure of another fact; negative: makes one doubt it."
    )
    excludes: Names = Field((), description="Facts that cannot be so together with it.")


class Thing(Part):
    """An object, with somebody or somewhere. Showing it is evidence."""

    called: Words | None = Field(None, description="How it is spoken of: 'the letter'; default: 'the' and its name.")
    held_by: Ref | None = Field(None, description="Who has it at the start.")
    at: Ref | None = Field(None, description="The place where it lies at the start.")
    shows: Ref | None = Field(
        None, description="The fact that it is evidence of: to be shown it counts for more than to be told."
    )

    @model_validator(mode="after")
    def _somewhere(self) -> Self:
        if self.held_by is not None and self.at is not None:
            exactly_one(self, "held_by", "at")
        return self


class Offer(Part):
    """Something that one may offer another, who may take or refuse it."""

    called: Words | None = Field(None, description="How it is spoken of: 'his hand'; default: 'the' and its name.")
    by: Ref = Field(description="Who may make it, with a move whose content is an offer (the stock move `offer`).")
    to: Ref = Field(description="To whom; they may take or refuse it.")
    if_taken: dict[Ref, NeedChanges] = Field({}, description="What taking it changes for each, by need, -1 to 1.")
    if_refused: dict[Ref, NeedChanges] = Field({}, description="What refusing it changes for each, by need, -1 to 1.")


class Attitude(Part):
    """What one holds or feels toward another, as something that can be spoken of: 'she despises you'."""

    regard: Ref | None = Field(None, description="Whose regard.")
    feeling: Ref | None = Field(None, description="Whose feeling.")
    toward: Ref = Field(description="Toward whom.")
    strand: Strand | None = Field(None, description="Which strand of it, for `regard`.")
    kind: Kind | None = Field(None, description="Which kind of feeling, for `feeling`.")

    @model_validator(mode="after")
    def _one(self) -> Self:
        exactly_one(self, "regard", "feeling")
        exactly_one(self, "strand", "kind")
        needs_company(self, "strand", "regard")
        needs_company(self, "kind", "feeling")
        return self


class History(Part):
    """How these two usually go on: who does what after what, as groups or moves."""

    between: tuple[Ref, Ref] = Field(description="The two.")
    usually: tuple[Words, ...] = Field(
        min_length=1, description="Who does what, in order: `[hux attack, kylo retort]`; a move stands for its group."
    )
    times: Count = Field(1, description="How many times it went like this.")


class Event(Part):
    """Something that happens with no one doing it: the door opens, news arrives."""

    says: Words | None = Field(None, description="What is seen or heard: 'The door opens.'")
    when: Condition | None = Field(
        None, description="It happens by itself when this holds; without it, only a game or script sends it."
    )
    once: Flag = Field(True, description="Whether it can happen only once.")
    at: Ref | None = Field(None, description="The place where it is seen and heard; without it, everyone perceives it.")
    tells: Names = Field(
        (),
        description="Facts that it tells everyone who perceives it: testimony, which moves what they believe, and less whoever is "
        "sure of the contrary.",
    )
    hurts: dict[Ref, NeedChanges] = Field({}, description="What it does to each character's needs; negative harms.")
    then: Effects = Field((), description="What it changes in the world.")
    activity: Signed = Field(
        0.0, description="How sudden and loud it is: 0 no louder than talk, to 1 a shot or a crash."
    )
    seconds: Seconds = Field(2.0, description="How long it takes, in seconds.")


class Ends(Part):
    """How the scene ends."""

    when: Annotated[
        tuple[Condition, ...],
        BeforeValidator(lambda v: [v] if isinstance(v, str) else v, json_schema_input_type=Condition | list[Condition]),
    ] = Field((), description="It ends when this (or any of these) holds.")
    beats: Count = Field(40, description="It ends after this many beats at the latest.")
    goes_on_alone: bool | None = Field(
        None,
        description="Whether it goes on when fewer than two are left. Unless you say so, it does only if `when` says how "
        "it ends, or fewer than two are there at the start.",
    )


__all__ = [
    "Absent", "Attitude", "Ends", "Event", "Fact", "History", "Offer", "Place", "Prose", "ServedBy", "Thing", "Uninvited",
]  # fmt: skip
