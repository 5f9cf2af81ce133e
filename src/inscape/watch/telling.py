"""The transcript as items: each act and each remark beside it can be stopped at; and reasons, set for any width."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from inscape.tell.ending import ending
from inscape.tell.layout import Page, Row
from inscape.tell.transcript import Told, beat_rows
from inscape.watch.item import Item, prose
from inscape.watch.questions import of_act, of_remark

if TYPE_CHECKING:
    from inscape.tell.layout import Span
    from inscape.tell.unsaid import Remark
    from inscape.watch.evening import Evening
    from inscape.why.reason import Reason

NOTES_FROM: Final = 56
"""Columns from which there is room for what an act is called at the right edge."""

TREE: Final = re.compile(r"^[│├└─ ×]*(?:[+−]?[0-9.]+(?: nats)?  )?")
"""The signs that draw a tree, and the number behind them."""


def items(evening: Evening, width: int) -> Iterator[Item]:
    """Everything up to this beat, in lines of at most `width` columns (at least 38)."""
    yield from _opening(evening, width)
    for told in evening.told:
        yield from _beat(evening, told, width)
        yield from _restated(evening, told[0].number, width)
    if evening.is_over:
        yield Item(prose(ending(evening.run, evening.naming), width, "quiet"), beat=evening.at)


def _opening(evening: Evening, width: int) -> Iterator[Item]:
    for paragraph in str(evening.scene.model.about or "").strip().split("\n\n"):
        if paragraph:
            yield Item((*prose(" ".join(paragraph.split()), width, "quiet"), (("", ""),)))
    if evening.at == 0:
        yield Item(prose("Space plays the first beat.", width))


def _beat(evening: Evening, told: Told, width: int) -> Iterator[Item]:
    view, remarks = told
    naming = evening.naming
    least = (2, max(len(naming.called(name)) for name in evening.cast))
    rows = list(beat_rows([told], naming, unsaid=True))
    done = len(rows) - len(remarks)
    doings = [doing.row for doing in view.doings if doing.part == "cut"]
    doings += [doing.row for doing in view.doings if doing.part != "cut"][:1]
    queries = [of_act(evening.scene, row, view.number) for row in doings] or [""]
    for index, row in enumerate(rows[:done]):
        yield Item(_set(row, width, least), queries[index], beat=view.number)
    for row, remark in zip(rows[done:], remarks, strict=True):
        query = of_remark(evening.scene, remark, view)
        yield Item(_set(row, width, least), query, beat=view.number, is_marked=_startles(remark))
    yield Item(((("", ""),),), beat=view.number)


def _startles(remark: Remark) -> bool:
    return any(key[0] in ("surprise", "freeze") for key, _ in remark.tells)


def _restated(evening: Evening, beat: int, width: int) -> Iterator[Item]:
    """What is stated otherwise from after this beat on."""
    found = [str(change) for since, change in evening.changes if since == beat]
    if found:
        yield Item((*prose(f"── from here: {', '.join(found)}", width, "marked"), (("", ""),)), beat=beat)


def _set(row: Row, width: int, least: tuple[int, int]) -> tuple[tuple[Span, ...], ...]:
    """A row of the transcript in lines, without its margin."""
    found = []
    row = row if width >= NOTES_FROM else row._replace(note="")
    for line in Page([row], least=least).lines(width + 2):
        cut, spans, at = line[2:], [], 0
        for start, end, style in sorted((span.start, span.end, str(span.style)) for span in cut.spans):
            if start > at:
                spans.append((cut.plain[at:start], ""))
            spans.append((cut.plain[max(start, at) : end], _ROLES.get(style, "")))
            at = max(at, end)
        spans.append((cut.plain[at:], ""))
        found.append(tuple(span for span in spans if span[0]))
    return tuple(found)


_ROLES: Final = {"bold": "name", "not dim bold": "name", "italic": "done", "dim": "quiet"}


def answer(evening: Evening, reason: Reason, width: int) -> Iterator[Item]:
    """A reason as items, with what was stated otherwise in the middle: it has no reason within the scene."""
    yield from reason_items(reason, width)
    for beat, change in evening.changes:
        if 0 < beat <= evening.at:
            text = f"From beat {beat} on you stated {change}. That step is yours, and is in no sum above."
            yield Item(prose(text, width, "marked", hang=2))


def reason_items(reason: Reason, width: int) -> Iterator[Item]:
    """A reason as a tree, in lines of at most `width` columns: long words are set in below, sources are at the right."""
    for at, (left, right) in enumerate(reason.lines()):
        beside = len(left) + len(right) + 2 <= width
        head = TREE.match(left)
        stem = left[: head.end() if head else 0]
        below = "".join("│" if sign in "│├" else " " for sign in stem)
        wrapped = textwrap.wrap(left[len(stem) :], max(width - len(stem), 16)) or [""]
        lines: list[tuple[Span, ...]] = [
            ((stem if index == 0 else below, "quiet" if index else ""), (text, "" if at else "title"))
            for index, text in enumerate(wrapped)
        ]
        if right and beside:
            lines[0] = (*lines[0], (right.rjust(width - len(left)), "quiet"))
        elif right:
            lines.append(((below, "quiet"), (right, "quiet")))
        yield Item(tuple(lines))
