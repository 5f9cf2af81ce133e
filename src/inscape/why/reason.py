"""A reason: a number, and the parts that make it, down to what the author stated.

A node says how its parts combine, and they add up to it in that way; remarks (parts without a number) and grounds say what
a number rests on. Printing gathers small parts into one, and drops none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import prod
from typing import TYPE_CHECKING, Any, Final, Literal

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

Combine = Literal["sum", "product", "log-share", "grounds"]
"""How the parts make the node.

sum: they add to it. product: they multiply to it. log-share: they work together, order-free, as 1 - prod(1 - s); each
has the share of the node that its weight -log(1 - s) has of all weights, so they add to it. grounds: what the node rests
on, through a step that is not linear; numbers among them stand behind their words.
"""

LEAST: Final = 0.08
"""What share of a node a part must have to stand by itself in print."""

DEPTH: Final = 4
"""How many steps down from the root are printed."""

WIDTH: Final = 80
"""How wide a printed tree is, in columns."""


@dataclass(frozen=True)
class Reason:
    """One number and what made it.

    label: what it is, in a writer's words. value: in `unit`; None for a remark. unit: "" for plain shares 0..1. combine: how
    the parts make the value. weight: -log(1 - s) of a part of a log-share node, else None. is_change: the value is a
    difference, and shows its sign. source: the file and line of what the author stated, or where the mechanism is from.
    beat: at which beat it happened, None for what holds throughout. is_gathered: several parts put together for print.
    """

    label: str
    value: float | None = None
    parts: tuple[Reason, ...] = ()
    combine: Combine = "grounds"
    unit: str = ""
    weight: float | None = None
    is_change: bool = False
    source: str = ""
    beat: int | None = None
    is_gathered: bool = False

    @property
    def counted(self) -> tuple[Reason, ...]:
        """The parts that have a number."""
        return tuple(part for part in self.parts if part.value is not None)

    @property
    def adds_up(self) -> bool:
        """Whether this node and everything below it is what its parts make, within 1e-9."""
        return all(node.error <= 1e-9 for node in self.walk())

    @property
    def error(self) -> float:
        """How far the parts miss the value of this node, >= 0; 0 where there is nothing to add."""
        if self.value is None or not self.counted or self.combine == "grounds":
            return 0.0
        return abs(self.value - combined(self.combine, self.counted, self.value))

    def walk(self) -> Iterator[Reason]:
        """This node and every one below it, from the top."""
        yield self
        for part in self.parts:
            yield from part.walk()

    def gathered(self, least: float = LEAST) -> Reason:
        """The same with parts of one name put together, and those of less than this share of the largest; largest first.

        What is gathered keeps its parts. Factors, grounds and remarks stay as they are.
        """
        shown = tuple(part.gathered(least) for part in self.parts)
        if self.combine in ("sum", "log-share"):
            counted = _named_alike([part for part in shown if part.value is not None], self.combine)
            bound = least * max((_size(part) for part in counted), default=0.0)
            small = [part for part in counted if _size(part) < bound]
            large = [part for part in counted if _size(part) >= bound]
            if small:
                large.append(
                    _together(f"{len(small)} smaller {'one' if len(small) == 1 else 'ones'}", small, self.combine)
                )
            shown = (*large, *(part for part in shown if part.value is None))
        return replace(self, parts=shown)

    def to_text(self, *, depth: int = DEPTH, least: float = LEAST, width: int = WIDTH) -> str:
        """The tree as text, no wider than `width`: numbers, words, and at the right where each is from."""
        from inscape.why.tree import rows

        return "\n".join(f"{left}{right}".rstrip() for left, right in rows(self.gathered(least), depth, width))

    def lines(self, *, depth: int = DEPTH, least: float = LEAST) -> list[tuple[str, str]]:
        """Each line of the tree: the signs that draw it with what it says, and its source, for any width."""
        from inscape.why.tree import lines

        return [(line.left, line.source) for line in lines(self.gathered(least), depth)]

    def to_dict(self) -> dict[str, Any]:
        """Everything as one JSON value; nothing is gathered."""
        value: dict[str, Any] = {"label": self.label}
        for name in ("value", "unit", "weight", "source", "beat"):
            if getattr(self, name) not in (None, ""):
                value[name] = getattr(self, name)
        if self.parts:
            value |= {"combine": self.combine, "parts": [part.to_dict() for part in self.parts]}
        return value

    def __str__(self) -> str:
        return self.to_text()

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        from rich.text import Text

        from inscape.why.tree import rows

        for at, (left, right) in enumerate(rows(self.gathered(), DEPTH, options.max_width)):
            text = Text(left, style="" if at else "bold", no_wrap=True, overflow="ignore")
            text.append(right, style="dim")
            text.rstrip()
            yield text

    def _repr_html_(self) -> str:
        from inscape.why.tree import html

        return html(self.gathered(), is_root=True)


def combined(combine: Combine, parts: tuple[Reason, ...], whole: float) -> float:
    """What these parts make in this way. whole: the node's value, of which log shares are shares."""
    values = [part.value for part in parts if part.value is not None]
    if combine == "product":
        return prod(values)
    total = sum(part.weight or 0.0 for part in parts)
    if combine == "log-share" and total > 0.0:
        shares = [whole * (part.weight or 0.0) / total for part in parts]
        off = max(abs(share - value) for share, value in zip(shares, values, strict=True))
        return sum(values) + off
    return sum(values)


def shared(whole: float, parts: list[tuple[Reason, float]]) -> tuple[Reason, ...]:
    """Parts of a log-share node: each with its share of the whole, by weight -log(1 - s) >= 0; weightless ones are left out."""
    total = sum(weight for _, weight in parts)
    return tuple(replace(part, value=whole * weight / total, weight=weight) for part, weight in parts if weight > 0.0)


def number(value: float, *, is_change: bool = False) -> str:
    """A number as a reason prints it: small ones with more digits, a sign if it is a change."""
    size = abs(value)
    digits = 2 if size >= 0.0995 or size < 1e-12 else 3 if size >= 0.00095 else 4
    text = f"{size:.{digits}f}"
    is_less = value < 0.0 and float(text) != 0.0
    return ("−" if is_less else "+" if is_change else "") + text


def percent(share: float) -> str:
    """A share 0..1 as a percentage: "61 %"."""
    return f"{share:.0%}".replace("%", " %")


def _size(part: Reason) -> float:
    return abs(part.value or 0.0)


def _together(label: str, some: list[Reason], combine: Combine) -> Reason:
    """Several parts as one, whose sum they are; it is printed without them."""
    weight = sum(part.weight or 0.0 for part in some) if combine == "log-share" else None
    total, beats = sum(part.value or 0.0 for part in some), {part.beat for part in some}
    is_change, beat = any(part.is_change for part in some), beats.pop() if len(beats) == 1 else None
    unit = some[0].unit
    return Reason(label, total, tuple(some), "sum", unit, weight, is_change, beat=beat, is_gathered=True)


def _named_alike(parts: list[Reason], combine: Combine) -> list[Reason]:
    """The parts with those of one label as one part, the largest first."""
    alike: dict[str, list[Reason]] = {}
    for part in parts:
        alike.setdefault(part.label, []).append(part)
    merged = [
        some[0]
        if len(some) == 1
        else replace(_together(f"{label}, {_times(some)}", some, combine), source=_common(some))
        for label, some in alike.items()
    ]
    return sorted(merged, key=_size, reverse=True)


def _times(some: list[Reason]) -> str:
    beats = [str(part.beat) for part in some if part.beat is not None]
    if len(beats) < len(some) or len(beats) > 6:
        return f"{len(some)} times"
    return f"at beats {', '.join(beats[:-1])} and {beats[-1]}"


def _common(some: list[Reason]) -> str:
    sources = {part.source for part in some}
    return sources.pop() if len(sources) == 1 else ""
