"""One beat as data: what was done and said, and what it was inside everyone.

Amounts are as the engine has them, names as the author has them. `views` makes them from a run; `unsaid` chooses what of
them is worth telling.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True)
class Doing:
    """One move as it was done.

    part: "main", "second" (carried along) or "cut" (cut off, `progress` of it came out, 0..1). actor, target, victim, content: names, "" where it has none. does: the stage direction without its actor; line: what
    was said, without quotes, as far as it came out; whole: the line that it would have been. visible: whether the body
    moves with it. warmth -1..1. seconds > 0.
    """

    part: str
    row: int
    actor: str
    move: str
    group: str
    target: str
    victim: str
    content: str
    does: str
    line: str
    whole: str
    progress: float
    is_silence: bool
    visible: bool
    warmth: float
    seconds: float


@dataclass(frozen=True)
class Felt:
    """A feeling before and after the beat, 0..1, and what it is about ("situation": nothing in particular).

    is_so: False where it is about a fact's not being so.
    """

    kind: str
    about: str
    before: float
    after: float
    is_so: bool = True


@dataclass(frozen=True)
class Outward:
    """A feeling, whatever it is about, as felt and as it reaches others through the channel that shows most, 0..1."""

    kind: str
    felt: float
    shown: float


@dataclass(frozen=True)
class Reading:
    """What one takes another to feel ("toward_me" or "elsewhere"), what that other does feel, and what they show, 0..1."""

    of: str
    kind: str
    aim: str
    read: float
    felt: float
    shown: float


@dataclass(frozen=True)
class Held:
    """The strongest urge that was inhibited: the move in words, and the term that inhibited it.

    urge: how strong it was without that, in need-satisfaction. over: by how much that is more than the urge of what one
    would do instead. share: of `by`, what weighed most ("" where it is not made of several; see `inscape.why.shares`).
    """

    row: int
    move: str
    target: str
    does: str
    line: str
    urge: float
    over: float
    by: str
    is_silence: bool
    share: str = ""


@dataclass(frozen=True)
class Learned:
    """How sure one is of a fact, before and after the beat, 0..1."""

    fact: str
    before: float
    after: float


@dataclass(frozen=True)
class Outlook:
    """A prospect: its believed probability before and after, 0..1.

    is_good: whether its owner would gain by it. was, now: "open", "came" or "failed", before and after.
    """

    prospect: str
    is_good: bool
    before: float
    after: float
    was: str
    now: str


@dataclass(frozen=True)
class Strand:
    """One strand of what one holds toward a person, before and after the beat, 0..1."""

    toward: str
    strand: str
    before: float
    after: float


@dataclass(frozen=True)
class Inside:
    """One beat inside one character.

    company: who else is in the same place. surprise: nats, >= 0. expected: the group of act that was likeliest, `expected_chance` its
    probability. freeze, reserve, leaked (how far what was held back broke through), collapsed (how far anger drained away):
    0..1. falter: the largest rise of a sudden new look at another, 0..1, `falter_toward` whom. professing: toward whom one
    told oneself that one holds only what one professes, "" if one did not; `convinced`: whether it worked. mask: how far one
    hides what one feels; empathy: how far one senses what others feel, 0..1 each.
    """

    who: str
    company: tuple[str, ...]
    felt: tuple[Felt, ...]
    outward: tuple[Outward, ...]
    readings: tuple[Reading, ...]
    held: Held | None
    surprise: float
    expected: str
    expected_chance: float
    freeze: float
    falter: float
    falter_toward: str
    reserve_before: float
    reserve: float
    leaked: float
    collapsed: float
    professing: str
    convinced: bool
    learned: tuple[Learned, ...]
    outlooks: tuple[Outlook, ...]
    regard: tuple[Strand, ...]
    mask: float = 0.5
    empathy: float = 0.0


@dataclass(frozen=True)
class BeatView:
    """One beat, told from outside and inside.

    number: counts from 1. kind: "act", "event" or "time". seconds: the scene's clock when it began. doings: what was cut off first, then the act, then its second move. inside: everyone present, who acts first.
    """

    number: int
    kind: str
    seconds: float
    doings: tuple[Doing, ...]
    inside: tuple[Inside, ...]

    @property
    def main(self) -> Doing | None:
        """The act or event itself; None where time passes."""
        return next((doing for doing in self.doings if doing.part == "main"), None)

    def to_json(self) -> dict[str, Any]:
        """The view as one JSON value, amounts rounded to four decimals."""
        value: dict[str, Any] = _rounded(asdict(self))
        return value


def _rounded(value: Any) -> Any:
    if isinstance(value, float):
        return round(value, 4)
    if isinstance(value, Mapping):
        return {key: _rounded(part) for key, part in value.items()}
    return [_rounded(part) for part in value] if isinstance(value, tuple | list) else value
