"""A reason drawn as a tree: lines of text with their sources beside them, or nested details for a page."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from typing import TYPE_CHECKING, Final, NamedTuple

from inscape.why.reason import number

if TYPE_CHECKING:
    from inscape.why.reason import Reason

GAP: Final = 2
"""Columns between a line and its source."""

NARROWEST: Final = 24
"""What a line says gets at least this many columns, however deep it stands."""

LONGEST: Final = 20
"""A source longer than this stands where it can; the others are in one column."""

_HOW: Final = {"log-share": "combined, order-free", "product": "multiplied"}


class Line(NamedTuple):
    """One line of a tree. left: the signs that draw it, with what it says. hang: what leads its words on the next line."""

    left: str
    source: str
    hang: str


def lines(root: Reason, depth: int) -> list[Line]:
    """Each line of a gathered tree, `depth` steps down."""
    amount = "" if root.value is None else f": {number(root.value, is_change=root.is_change)}{_unit(root)}"
    top = Line(f"{root.label}{amount}", root.source or _HOW.get(root.combine, ""), "│ " if root.parts else "  ")
    return [top, *_below(root, "", depth)]


def rows(root: Reason, depth: int, width: int) -> Iterator[tuple[str, str]]:
    """The same as what stands at the left, filled up to its source, and the source: no wider than `width`, where that is wide."""
    drawn = lines(root, depth)
    sources = [len(line.source) for line in drawn[1:] if 0 < len(line.source) <= LONGEST]
    most = width - GAP - max(sources) if sources else width
    column = min(max((len(line.left) for line in drawn if line.source), default=0), most) + GAP
    for line in drawn:
        room = width if not line.source else max(column - GAP, width - GAP - len(line.source))
        *first, last = _wrapped(line, room)
        yield from ((each, "") for each in first)
        stop = max(len(last) + GAP, min(column, width - len(line.source)))
        yield f"{last:<{stop}}" if line.source else last, line.source


def html(node: Reason, *, is_root: bool = False) -> str:
    """A gathered tree as nested details, all of it escaped."""
    change = node.is_change
    amount = "" if node.value is None else f"<b>{number(node.value, is_change=change)}{escape(_unit(node))}</b> "
    source = node.source or _beat(node)
    head = f"{amount}{escape(node.label)}" + (f" <small>{escape(source)}</small>" if source else "")
    if not node.parts:
        return f"<div>{head}</div>"
    inner = "".join(f"<li>{html(part)}</li>" for part in node.parts)
    return f"<details{' open' if is_root else ''}><summary>{head}</summary><ul>{inner}</ul></details>"


def _wrapped(line: Line, room: int) -> list[str]:
    """A line as several, none wider than `room` if that leaves its words enough."""
    if len(line.left) <= room:
        return [line.left]
    room = max(room, len(line.hang) + NARROWEST)
    return textwrap.wrap(
        line.left, room, subsequent_indent=line.hang, drop_whitespace=True, break_long_words=False,
        break_on_hyphens=False, replace_whitespace=False,
    )  # fmt: skip


def _below(node: Reason, indent: str, depth: int) -> Iterator[Line]:
    if depth <= 0 or node.label.endswith((" smaller one", " smaller ones")):
        return
    for part in [_most(node)] if node.is_gathered else node.parts:
        is_last = node.is_gathered or part is node.parts[-1]
        amount = "" if part.value is None else number(part.value, is_change=part.is_change) + _unit(part)
        is_ground = node.combine == "grounds"
        head = f"{'× ' if node.combine == 'product' else ''}{amount}  " if amount and not is_ground else ""
        tail = f": {amount}" if amount and is_ground else ""
        inner = f"{indent}{' ' if is_last else '│'}{' ' * (2 + len(head))}"
        below = list(_below(part, inner, depth - 1))
        yield Line(
            f"{indent}{'└' if is_last else '├'}─ {head}{part.label}{tail}",
            part.source or _beat(part),
            f"{inner}{'│ ' if below else '  '}",
        )
        yield from below


def _most(node: Reason) -> Reason:
    """The largest of the parts that were put together, to stand for them."""
    largest = max(node.parts, key=lambda part: abs(part.value or 0.0))
    label = f"of this the most at beat {largest.beat}" if largest.beat else "of this the most"
    return replace(largest, label=label, beat=None, source="" if largest.source == node.source else largest.source)


def _unit(node: Reason) -> str:
    return f" {node.unit}" if node.unit else ""


def _beat(node: Reason) -> str:
    return "" if node.beat is None else f"beat {node.beat}"
