"""Setting a transcript: beats as rows of number, name, text and a note at the right edge, wrapped to any width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult
    from rich.text import Text

Span = tuple[str, str]
"""A piece of text and its role: "said", "done", "label", "note", "quiet", "name", "title" or ""."""

STYLES: Final = {
    "title": "bold", "name": "bold", "done": "italic", "label": "dim", "note": "dim", "quiet": "dim",
}  # fmt: skip

MARGIN: Final = 2
GAP: Final = 2
NAME_AT_MOST: Final = 14
TEXT_AT_LEAST: Final = 24
"""Columns that a note at the edge must leave to the text; with fewer, it stands on a line of its own."""


class Row(NamedTuple):
    """One line of a transcript before it is wrapped; a row with nothing in it is an empty line.

    hang: by how many columns its further lines are set in. whole: starts at the margin, without number and name.
    """

    number: str = ""
    name: str = ""
    text: tuple[Span, ...] = ()
    note: str = ""
    hang: int = 0
    whole: bool = False


class Page:
    """Rows as a rich renderable: as wide as the console lets it be, or as `width`.

    least: how many columns numbers and names take at least, so that pages below each other line up.
    """

    def __init__(self, rows: Sequence[Row], *, width: int | None = None, least: tuple[int, int] = (0, 0)) -> None:
        self.rows = tuple(rows)
        self.width = width
        self.least = least

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        yield from self.lines(min(self.width or options.max_width, options.max_width))

    def lines(self, width: int) -> Iterator[Text]:
        """The lines, none wider than `width` columns (at least 40)."""
        from rich.cells import cell_len

        width = max(width, 40)
        number = max(self.least[0], *(len(row.number) for row in self.rows), 0)
        name = min(NAME_AT_MOST, max(self.least[1], *(cell_len(row.name) for row in self.rows), 0))
        left = MARGIN + number + GAP + name + GAP
        for row in self.rows:
            yield from _lines(row, width, number, name, MARGIN if row.whole else left)


def plain(page: Page, *, width: int = 80) -> str:
    """The page as text without colour, every line at most `width` columns, ending in a newline."""
    return "".join(f"{line.plain.rstrip()}\n" for line in page.lines(page.width or width))


def _lines(row: Row, width: int, number: int, name: int, left: int) -> Iterator[Text]:
    from rich.cells import cell_len, set_cell_size
    from rich.console import Console
    from rich.text import Text

    head = Text(" " * left)
    if not row.whole:
        head = Text(" " * MARGIN + row.number.rjust(number) + " " * GAP, style="dim")
        long = cell_len(row.name) > name
        head.append(Text(set_cell_size(row.name[: name - 1] + "…" if long else row.name, name), style="not dim bold"))
        head.append(" " * GAP)
    body = Text.assemble(*((text, STYLES.get(role, "")) for text, role in row.text))
    room = width - left
    beside = row.note and room - cell_len(row.note) - 3 >= TEXT_AT_LEAST
    first = room - (cell_len(row.note) + 3 if beside else 0)
    wrapped = _wrap(Console(width=width), body, first, room - row.hang, row.hang)
    for index, line in enumerate(wrapped):
        line.rstrip()
        whole = (head if index == 0 else Text(" " * left)) + line
        if index == 0 and beside:
            whole.append(" " * (width - cell_len(whole.plain) - cell_len(row.note)))
            whole.append(row.note, style=STYLES["note"])
        whole.rstrip()
        yield whole
    if row.note and not beside:
        yield Text(" " * (width - min(cell_len(row.note), room)) + row.note[:room], style=STYLES["note"])


def _wrap(console: Console, body: Text, first: int, rest: int, hang: int) -> list[Text]:
    """The body in lines: the first `first` columns wide, the others `rest` and set in by `hang`."""
    from rich.text import Text

    lines = list(body.wrap(console, first))
    if len(lines) <= 1:
        return lines or [Text("")]
    tail = body[len(lines[0].plain) :]
    start = len(tail.plain) - len(tail.plain.lstrip())
    further = tail[start:].wrap(console, rest)
    return [lines[0], *(Text(" " * hang) + line for line in further)]
