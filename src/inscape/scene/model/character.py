"""A member of the cast."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from inscape.scene.model.base import (
    BY_SHAPE,
    MAPPING,
    PLAIN,
    Kind,
    Name,
    Names,
    Part,
    Posture,
    Pronouns,
    Prose,
    Ref,
    Share,
    Strand,
    Words,
)  # fmt: skip
from inscape.scene.model.mind import (
    BeliefAbout,
    Duty,
    Expressivity,
    Mood,
    Need,
    Past,
    Prospect,
    PutOn,
    Senses,
    Slight,
    Standard,
    StartingFeeling,
    Temperament,
    as_expressivity,
    as_need,
    as_starting_feeling,
)  # fmt: skip
from inscape.scene.model.move import Move, SomeLines

Belief = Annotated[Annotated[Share, PLAIN] | Annotated[BeliefAbout, MAPPING], BY_SHAPE]
"""A number: how sure one is of a fact. A mapping: what one takes a person to hold, feel, know and do next."""


class CharacterMoves(Part):
    """Which moves are open to this one."""

    only: Names | None = Field(None, description="Only these moves or groups are open to this one.")
    not_: Names = Field((), alias="not", description="These moves or groups are not open to this one.")
    also: dict[Name, Move] = Field({}, description="Moves of one's own, which nobody else has.")


class Character(Part):
    """One mind and body of the cast. Everything has a default."""

    called: Words | None = Field(
        None, description="How the character is called in prose; default: the name, capitalised."
    )
    addressed: Words | None = Field(
        None,
        description="How one is spoken to, where a line says {you}; default: `called` without what leads it: 'Marquis' "
        "for 'the Marquis', 'Grandfather' for 'his grandfather'.",
    )
    pronouns: Pronouns = Field("they", description="How one is spoken of: he, she, they or it.")
    at: Ref | None = Field(
        None, description="The place one is in at the start; default: one's home, else the first place stated."
    )
    posture: Posture = Field("standing", description="How one is at the start: standing, sitting or lying.")
    mask: Share = Field(
        0.5,
        description="How far one hides what one feels: 0 open, 1 hidden. The default is the reserve of people in company.",
    )
    facing: Ref | None = Field(None, description="Whom one looks at, at the start; default: nobody.")
    temperament: Temperament = Field(Temperament(), description="What one is like at all times.")
    needs: dict[Ref, Annotated[Need, BeforeValidator(as_need, json_schema_input_type=Share | Need)]] = Field(
        {},
        description="What one has of each need, and how much it matters; of every other need one has 0.6, and it matters 0.5.",
    )
    reserve: Share = Field(
        0.7, description="The strength left for self-control and for forceful acts: 0 spent, 1 fresh."
    )
    senses: Senses = Field(
        Senses(), description="What one can take in of others: ordinary sight and hearing, no empathy."
    )
    expressivity: Annotated[
        Expressivity, BeforeValidator(as_expressivity, json_schema_input_type=Share | Expressivity)
    ] = Field(
        Expressivity(), description="How much of what one feels reaches each channel; a plain number means all four."
    )
    acting: Share = Field(0.4, description="How well one shows what one does not feel: 0 not at all, 1 perfectly.")
    mood: Mood | None = Field(None, description="The mood at the start; default: what the temperament tends to.")
    feels: tuple[
        Annotated[
            StartingFeeling,
            BeforeValidator(as_starting_feeling, json_schema_input_type=dict[Kind | str, Share | Ref]),
        ],
        ...,
    ] = Field(
        (),
        description="Feelings there from the start: `[{shame: 0.5, about: hux}]`. They fade from the first beat on, as any feeling does.",
    )
    regard: dict[Ref, dict[Strand, Share]] = Field(
        {}, description="What one holds toward each person, strand by strand; 0 of each that is not stated."
    )
    professes: dict[Ref, dict[Strand, Share]] = Field(
        {}, description="What one tells oneself that one holds toward each person, strand by strand; it need not be so."
    )
    believes: dict[Ref, Belief] = Field(
        {},
        description="How sure one is of each fact (0 sure that it is not so, 0.5 no idea, 1 sure that it is), and what one "
        "takes each person to hold, feel, know and do next. Nothing stated is 0.5, but for whom the fact is `known_to`.",
    )
    standards: tuple[Standard, ...] = Field((), description="What one holds to be wrong or right, to feel or to do.")
    roles: Names = Field(
        (),
        description="What one is here, in a word each: general, host. With a role or a duty one can speak of one's duty.",
    )
    rank: Share = Field(0.5, description="Where one stands among those named here: 0 lowest, 1 highest.")
    orders: Names = Field((), description="Whom one may order; anybody else is ordered without authority.")
    duties: tuple[Duty, ...] = Field((), description="What one owes here: to do something, or to see to somebody.")
    prospects: dict[Name, Prospect] = Field({}, description="Possible futures that matter to this one, by name.")
    past: tuple[Past, ...] = Field((), description="Deeds of before that still weigh on one.")
    slights: tuple[Slight, ...] = Field((), description="Attacks on one's standing that one has not answered yet.")
    shows: dict[Ref, dict[PutOn, Share]] = Field(
        {},
        description="Feelings put on toward a person, felt or not: `{kylo: {joy: 0.3}}`. They show as well as one acts.",
    )
    moves: CharacterMoves = Field(
        CharacterMoves(), description="Which moves are open to this one; all that the scene has, unless stated."
    )
    lines: dict[Ref, SomeLines] = Field(
        {}, description="This one's own lines, by move; they come before the move's own."
    )
    about: Prose | None = Field(None, description="A note for readers of the file.")
