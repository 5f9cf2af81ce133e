"""What stands on the screen: items of one or more lines, each of which one can stop at and ask about."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from inscape.tell.layout import Span

DARK: Final = {
    "title": "bold", "name": "bold", "done": "italic", "label": "dim", "note": "dim", "quiet": "dim",
    "pleasant": "#7fc8a0", "unpleasant": "#e09a7c", "even": "#9fb4c7", "marked": "bold #e8c95c",
    "chosen": "on #2b4460", "now": "#e8c95c",
}  # fmt: skip
LIGHT: Final = {
    "title": "bold", "name": "bold", "done": "italic", "label": "#5c6066", "note": "#5c6066", "quiet": "#5c6066",
    "pleasant": "#1d7a4b", "unpleasant": "#b04a20", "even": "#4a6076", "marked": "bold #8a5a00",
    "chosen": "on #cfe0f3", "now": "#8a5a00",
}  # fmt: skip
"""How each role looks on a dark and on a light ground; without colour, what matters is also said by a sign or a word."""


class Item(NamedTuple):
    """One thing on the screen.

    lines: its lines, each in spans. query: what `why` is asked about it, "" if nothing. path: the stated value behind it,
    "" if there is none. beat: the beat it belongs to. is_marked: whether it surprised somebody.
    """

    lines: tuple[tuple[Span, ...], ...]
    query: str = ""
    path: str = ""
    beat: int = 0
    is_marked: bool = False

    @property
    def text(self) -> str:
        """What it says, without roles."""
        return "\n".join("".join(text for text, _ in line) for line in self.lines)


def prose(text: str, width: int, role: str = "", *, hang: int = 0) -> tuple[tuple[Span, ...], ...]:
    """A text as lines of at most `width` columns, all but the first set in by `hang`."""
    lines = textwrap.wrap(text, max(width, 12), subsequent_indent=" " * hang) or [""]
    return tuple(((line, role),) for line in lines)


def fitted(text: str, width: int) -> str:
    """The text in exactly `width` columns: filled up, or cut with an ellipsis."""
    return text.ljust(width) if len(text) <= width else text[: width - 1] + "…"
