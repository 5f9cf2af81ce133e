"""What every part of a scene file shares: strictness, the ranges of its numbers, and its short forms."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    Strict,
    StringConstraints,
    Tag,
    model_validator,
)
from pydantic_core import PydanticCustomError

NAME_PATTERN: Final = r"^[a-z][a-z0-9_]*$"

Share = Annotated[float, Strict(), Field(ge=0.0, le=1.0, allow_inf_nan=False)]
"""How much: 0 (none) to 1 (all of it)."""

Signed = Annotated[float, Strict(), Field(ge=-1.0, le=1.0, allow_inf_nan=False)]
"""How much and which way: -1 to 1."""

Number = Annotated[float, Strict(), Field(allow_inf_nan=False)]
Seconds = Annotated[float, Strict(), Field(gt=0.0, le=86_400.0, allow_inf_nan=False)]
Count = Annotated[int, Strict(), Field(ge=1, le=10_000)]
Flag = Annotated[bool, Strict()]

Prose = Annotated[str, StringConstraints(max_length=4_000)]
Words = Annotated[str, StringConstraints(min_length=1, max_length=1_000)]
Name = Annotated[str, StringConstraints(pattern=NAME_PATTERN, max_length=40)]
"""A name that the author gives: small letters, digits and _, beginning with a letter."""

Ref = Annotated[str, StringConstraints(min_length=1, max_length=80)]
"""A name given elsewhere in the file; `names` resolves it."""

Condition = Annotated[str, StringConstraints(min_length=1, max_length=1_000)]
"""When something holds, as `when.parse` reads it: `here(hux, quarters) and not knows(kylo, base_lost)`."""

Posture = Literal["standing", "sitting", "lying"]
Pronouns = Literal["he", "she", "they", "it"]
Strand = Literal["warmth", "hostility", "esteem", "contempt", "trust", "fear", "attraction"]
Channel = Literal["face", "voice", "posture", "words"]
Group = Literal[
    "attack", "retort", "probe", "inform", "order", "soften", "submit", "withdraw", "engage", "depart", "tend"
]  # fmt: skip
Exchange = Literal[
    "visit", "summons", "greeting", "farewell", "question", "wellbeing", "request", "accusation", "insult", "threat", "apology",
    "kindness", "praise", "fondness", "thanks", "news", "confession", "distress", "promise", "joke", "small_talk",
]  # fmt: skip
Kind = Literal[
    "joy", "distress", "happy_for", "pity", "resentment", "gloating", "hope", "fear", "satisfaction",
    "fears_confirmed", "relief", "disappointment", "pride", "shame", "admiration", "reproach", "gratification",
    "guilt", "gratitude", "anger", "love", "hate", "surprise", "disgust", "contempt", "longing", "jealousy",
]  # fmt: skip

NeedChanges = dict[Ref, Signed]
"""A change of each need, -1..1."""


class Part(BaseModel):
    """A mapping of the scene file. An unknown key is an error; a key left empty (`father:`) is an empty mapping."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    @model_validator(mode="before")
    @classmethod
    def _empty(cls, value: Any) -> Any:
        return {} if value is None else value


def exactly_one(part: Part, *keys: str) -> None:
    """Refuse a part that states none or several of these keys, which exclude each other."""
    stated = [key for key in keys if getattr(part, key) is not None]
    if len(stated) == 1:
        return
    if stated:
        raise PydanticCustomError(
            "too_many_of", "{stated} exclude each other; keep one of them", {"stated": " and ".join(stated)}
        )
    choice = ", ".join(keys[:-1]) + f" or {keys[-1]}"
    raise PydanticCustomError("none_of", "one key of {choice} is needed here", {"choice": choice})


def needs_company(part: Part, key: str, companion: str) -> None:
    """Refuse a key that means something only beside another one."""
    if getattr(part, key) is not None and getattr(part, companion) is None:
        raise PydanticCustomError(
            "lonely", "'{key}' means something only beside '{companion}'", {"key": key, "companion": companion}
        )


def as_list(value: Any) -> Any:
    """One thing where several may stand: `home: kylo` for `home: [kylo]`."""
    return value if isinstance(value, list | tuple) or value is None else [value]


def as_shares(value: Any) -> Any:
    """A list where each may have a share: `[kylo, hux]` for `{kylo: 1, hux: 1}`."""
    if isinstance(value, str):
        return {value: 1.0}
    if isinstance(value, list | tuple) and not any(isinstance(item, list | dict) for item in value):
        return dict.fromkeys(value, 1.0)
    return value


def shape(value: Any) -> str:
    """Which of two forms an author used: `mapping` or `plain`."""
    return "mapping" if isinstance(value, Mapping | BaseModel) else "plain"


BY_SHAPE: Final = Discriminator(shape)
MAPPING: Final = Tag("mapping")
PLAIN: Final = Tag("plain")

Names = Annotated[tuple[Ref, ...], BeforeValidator(as_list, json_schema_input_type=Ref | list[Ref])]
"""One name, or a list of names."""

Conditions = Annotated[
    tuple[Condition, ...], BeforeValidator(as_list, json_schema_input_type=Condition | list[Condition])
]
"""One condition, or a list of which any is enough."""
