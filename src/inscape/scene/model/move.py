"""Moves: kinds of things that can be done or said, and what doing them changes."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from inscape.scene.model.base import (
    Channel,
    Condition,
    Exchange,
    Flag,
    Group,
    Kind,
    NeedChanges,
    Part,
    Posture,
    Ref,
    Seconds,
    Share,
    Signed,
    Words,
    as_list,
    as_shares,
    exactly_one,
)  # fmt: skip

Content = Literal["none", "fact", "person", "regard", "feeling", "prospect", "offer", "thing", "place"]


class Lines(Part):
    """What is said with a move, by how strongly it is felt. A plain list means `plain`."""

    mild: tuple[Words, ...] = Field((), description="Lines for when little is felt.")
    plain: tuple[Words, ...] = Field((), description="Lines for when it is felt as usual.")
    strong: tuple[Words, ...] = Field((), description="Lines for when it is felt strongly.")


def _as_lines(value: Any) -> Any:
    return {"plain": as_list(value)} if isinstance(value, str | list | tuple) else value


SomeLines = Annotated[Lines, BeforeValidator(_as_lines, json_schema_input_type=Words | list[Words] | Lines)]


class Effect(Part):
    """One thing that an act or event changes in the world; exactly one key."""

    posture: Posture | None = Field(None, description="The posture that the actor takes.")
    go: Ref | None = Field(
        None, description="The place the actor goes to: a name, `place` (what it is about) or `out`."
    )
    step: Literal[-1, 1] | None = Field(None, description="-1: a step nearer to the target; 1: a step away.")
    look: Ref | None = Field(None, description="Whom the actor looks at: `target`, `away`, or a name.")
    mask: Share | None = Field(None, description="What the mask is set to: 0 open, 1 hidden.")
    give: Ref | None = Field(None, description="To whom the thing it is about is given: `target`, or a name.")
    take: Ref | None = Field(None, description="What is taken: `thing` (what it is about), or a name.")
    put: Ref | None = Field(None, description="Where the thing it is about is put down: `place`, or a name.")
    make: dict[Ref, Flag] | None = Field(
        None,
        description="A fact that becomes so (true) or not so (false): `{letter_burnt: true}`; one for each act or event.",
    )
    offer: Literal["made", "taken", "refused"] | None = Field(
        None, description="What becomes of the offer that it is about."
    )
    admit: Ref | None = Field(None, description="Who may come in from now on: `target`, or a name.")

    @model_validator(mode="after")
    def _one(self) -> Self:
        exactly_one(self, *type(self).model_fields)
        return self


Exchanges = Annotated[tuple[Exchange, ...], BeforeValidator(as_list, json_schema_input_type=Exchange | list[Exchange])]
Effects = Annotated[tuple[Effect, ...], BeforeValidator(as_list, json_schema_input_type=Effect | list[Effect])]


class Move(Part):
    """A kind of thing that can be done or said. With `like`, only what differs needs to be stated."""

    like: Ref | None = Field(None, description="A move to start from; only what differs is stated here.")
    group: Group | None = Field(None, description="The family it belongs to; needed unless `like` gives it.")
    warmth: Signed = Field(0.0, description="How warm it is toward whom it is aimed at: -1 cold to 1 warm.")
    respect: Signed = Field(0.0, description="What it does to their face: -1 strips it, 1 honours it.")
    dominance: Signed = Field(0.0, description="Where it puts its doer: -1 below the other, 1 above.")
    activity: Signed = Field(0.0, description="How lively it is: -1 quiet to 1 agitated.")
    force: Share = Field(0.1, description="How much reserve it takes; with too little left, it lands hollow.")
    seconds: Seconds = Field(3.0, description="How long it takes, in seconds.")
    channels: Annotated[
        dict[Channel, Share] | None,
        BeforeValidator(as_shares, json_schema_input_type=dict[Channel, Share] | list[Channel]),
    ] = Field(
        None,
        description="How it reaches others, and how far. Default: everything if it says something or has lines, "
        "else face and posture.",
    )
    to: Literal["one", "all", "none", "self"] = Field("one", description="Whom it is done to.")
    victim: Literal["target", "person", "none"] = Field(
        "target", description="Whom it is aimed at: whom it is said to, the person that it is about, or nobody."
    )
    content: Annotated[
        tuple[Content, ...], BeforeValidator(as_list, json_schema_input_type=Content | list[Content])
    ] = Field(("none",), min_length=1, description="What it can be about.")
    says: Literal["none", "tell", "deny", "hint", "ask", "show"] = Field(
        "none", description="What it does with what it is about."
    )
    asks: Share = Field(0.0, description="How much it calls for an answer.")
    opens: Exchanges = Field((), description="What it opens, so that some answers fit and others are beside the point.")
    answers: Exchanges | None = Field(
        None, description="What it is a fitting answer to; if not stated, to whatever its group answers."
    )
    returns: Exchanges = Field(
        (),
        description="What it is the customary return for, a form that anyone has: thanks for a kindness, a smile for a joke.",
    )
    rides: Flag = Field(False, description="May be carried along by another move.")
    carries: Flag = Field(False, description="May carry another move along.")
    silence: Flag = Field(False, description="Doing it is staying silent.")
    orienting: Share = Field(0.0, description="How far it looks, asks or waits to learn more.")
    serves: NeedChanges = Field({}, description="What doing it does for one's own needs, -1 to 1 each.")
    hurts: NeedChanges = Field(
        {},
        description="What it does to the needs of whom it is aimed at, beyond its warmth and respect; negative harms.",
    )
    shows: dict[Kind, Share] = Field({}, description="Feelings that it puts on, whether felt or not.")
    unseen: Share = Field(0.0, description="How far its doer stays unseen while doing it.")
    ends_company: Share = Field(0.0, description="How far it ends being together: leaving, sending or turning away.")
    orders: Ref | None = Field(None, description="The move or group that it tells its target to do.")
    when: Condition | None = Field(
        None,
        description="When it is possible, beside what it takes anyway: one to another takes both in one place, unless this "
        "says something of `together` or `hears`. `actor`, `target`, `victim`, `place`, `thing`, `fact`, `offer` and `content` "
        "stand for those of the act.",
    )
    then: Effects = Field((), description="What it changes in the world.")
    does: Words | None = Field(
        None, description="What is seen, in the third person, with {me}, {you}, {them} and {what}: 'looks at {you}'."
    )
    lines: SomeLines = Field(Lines(), description="What may be said with it.")
    norm: Words | None = Field(
        None,
        description="Its verb in the affect-control norms, from which warmth and activity come; null if it has none.",
    )
    source: Words | None = Field(None, description="Where its numbers come from; 'assumed' is an honest source.")

    @model_validator(mode="after")
    def _grouped(self) -> Self:
        if self.like is None:
            exactly_one(self, "group", "like")
        return self

    @property
    def carried_by(self) -> dict[Channel, float]:
        """The channels that it is carried by, with their default."""
        if self.channels is not None:
            return dict(self.channels)
        if self.says != "none" or self.lines != Lines():
            return {"face": 1.0, "voice": 1.0, "posture": 1.0, "words": 1.0}
        return {"face": 1.0, "posture": 1.0}


class Moves(Part):
    """Which stock moves there are here, and the scene's own by name."""

    model_config = Part.model_config | {"extra": "allow"}
    __pydantic_extra__: dict[str, Move]

    stock: Annotated[
        Literal["all"] | tuple[Ref, ...],
        BeforeValidator(lambda v: v if v == "all" else as_list(v), json_schema_input_type=Literal["all"] | list[Ref]),
    ] = Field("all", description="`all`, or the stock moves that can be done here.")

    @property
    def own(self) -> dict[str, Move]:
        """The scene's own moves."""
        return self.__pydantic_extra__
