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
    from rich.console import RenderableType

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

WIDEST: Final = 96
"""The column of the sources is never further right than this; longer labels push their own source."""

_HOW: Final = {"log-share": "combined, order-free", "product": "multiplied"}


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

    def to_text(self, *, depth: int = DEPTH, least: float = LEAST) -> str:
        """The tree as text: numbers, words, and at the right where each is from."""
        return "\n".join(f"{left}{right}".rstrip() for left, right in self._columns(depth, least))

    def lines(self, *, depth: int = DEPTH, least: float = LEAST) -> list[tuple[str, str]]:
        """Each line of the tree: the signs that draw it with what it says, and its source, for any width."""
        return list(_lines(self.gathered(least), depth))

    def _columns(self, depth: int, least: float) -> list[tuple[str, str]]:
        """Each line of the tree: what it says, up to the column of the sources, and its source."""
        lines = self.lines(depth=depth, least=least)
        column = min(max((len(left) for left, right in lines if right), default=0), WIDEST) + 2
        return [(f"{left:<{column}}" if len(left) < column else f"{left}  ", right) for left, right in lines]

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

    def __rich__(self) -> RenderableType:
        from rich.text import Text

        text = Text(no_wrap=True, overflow="ignore")
        for at, (left, right) in enumerate(self._columns(DEPTH, LEAST)):
            text.append("\n" * (at > 0))
            text.append(left if right else left.rstrip(), style="" if at else "bold")
            text.append(right, style="dim")
        return text

    def _repr_html_(self) -> str:
        from html import escape

        return _html(self.gathered(), escape, is_root=True)


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


def _lines(root: Reason, depth: int) -> Iterator[tuple[str, str]]:
    amount = "" if root.value is None else f": {number(root.value, is_change=root.is_change)}{_unit(root)}"
    yield f"{root.label}{amount}", root.source or _HOW.get(root.combine, "")
    yield from _below(root, "", depth)


def _below(node: Reason, indent: str, depth: int) -> Iterator[tuple[str, str]]:
    if depth <= 0 or node.label.endswith((" smaller one", " smaller ones")):
        return
    for part in [_most(node)] if node.is_gathered else node.parts:
        is_last = node.is_gathered or part is node.parts[-1]
        amount = "" if part.value is None else number(part.value, is_change=part.is_change) + _unit(part)
        is_ground = node.combine == "grounds"
        head = f"{'× ' if node.combine == 'product' else ''}{amount}  " if amount and not is_ground else ""
        tail = f": {amount}" if amount and is_ground else ""
        yield f"{indent}{'└' if is_last else '├'}─ {head}{part.label}{tail}", part.source or _beat(part)
        yield from _below(part, f"{indent}{' ' if is_last else '│'}{' ' * (2 + len(head))}", depth - 1)


def _most(node: Reason) -> Reason:
    """The largest of the parts that were put together, to stand for them."""
    largest = max(node.parts, key=_size)
    label = f"of this the most at beat {largest.beat}" if largest.beat else "of this the most"
    return replace(largest, label=label, beat=None, source="" if largest.source == node.source else largest.source)


def _unit(node: Reason) -> str:
    return f" {node.unit}" if node.unit else ""


def _beat(node: Reason) -> str:
    return "" if node.beat is None else f"beat {node.beat}"


def _html(node: Reason, escape: Any, *, is_root: bool = False) -> str:
    amount = (
        "" if node.value is None else f"<b>{number(node.value, is_change=node.is_change)}{escape(_unit(node))}</b> "
    )
    source = node.source or _beat(node)
    head = f"{amount}{escape(node.label)}" + (f" <small>{escape(source)}</small>" if source else "")
    if not node.parts:
        return f"<div>{head}</div>"
    inner = "".join(f"<li>{_html(part, escape)}</li>" for part in node.parts)
    return f"<details{' open' if is_root else ''}><summary>{head}</summary><ul>{inner}</ul></details>"
