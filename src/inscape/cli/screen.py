"""What somebody who takes part reads: in columns, or line by line in whole sentences for a screen reader."""

from __future__ import annotations

import re
import shutil
import sys
from collections.abc import Iterable, Sequence
from textwrap import fill
from typing import TYPE_CHECKING, Protocol

from inscape.tell.layout import Page, Row

if TYPE_CHECKING:
    from inscape.tell.options import Option
    from inscape.tell.perceived import Perceived
    from inscape.tell.unsaid import Remark

WIDEST = 100


class Screen(Protocol):
    """Where what happens is told. Nothing that an author wrote is read as markup."""

    def title(self, text: str) -> None:
        """Head a part of it."""

    def say(self, text: str) -> None:
        """Tell something about the scene or the program."""

    def show(self, perceived: Perceived) -> None:
        """Tell a beat."""

    def offer(self, options: Sequence[Option]) -> None:
        """List what can be done."""

    def verbatim(self, text: str) -> None:
        """Print a text whose lines stay as they are."""


class Columns:
    """In columns, with bold and dim type where the terminal has it. names: everybody who may be named."""

    def __init__(self, names: Iterable[str]) -> None:
        from rich.console import Console

        width = min(shutil.get_terminal_size((80, 24)).columns, WIDEST)
        self._console = Console(highlight=False, width=width)
        self._least = 2, max((len(name) for name in (*names, "Somebody")), default=3)

    def title(self, text: str) -> None:
        """Head a part of it."""
        self._print([Row(text=((text, "title"),), whole=True), Row()])

    def say(self, text: str) -> None:
        """Tell something about the scene or the program."""
        self._print([Row(text=((text, ""),), whole=True)])

    def show(self, perceived: Perceived) -> None:
        """Tell a beat: who, what is done and said, and below it what it does inside."""
        rows = []
        if perceived.broken_off:
            who, line = perceived.broken_off
            rows.append(
                Row(str(perceived.number), who, (((f'"{line}"', "said") if line else ("begins to speak —", "done")),))
            )
        text = []
        if perceived.does:
            text.append((_ended(perceived.does), "done"))
        if perceived.line:
            text.append((("  " if text else "") + f'"{perceived.line}"', "said"))
        if perceived.guess:
            text.append((f"  {perceived.guess}", "quiet"))
        if text:
            rows.append(Row("" if rows else str(perceived.number), perceived.who, tuple(text)))
        rows += [self._remark(remark, perceived) for remark in perceived.inside]
        if rows:
            self._print([*rows, Row()])

    def _remark(self, remark: Remark, perceived: Perceived) -> Row:
        label = f"{remark.label}  " if remark.label else ""
        spans = ((label, "label"), (remark.text, "")) if label else ((remark.text, "quiet"),)
        who = remark.who or ("" if perceived.is_mine and (perceived.does or perceived.line) else "you")
        return Row("", who, spans, hang=len(label) or 2)

    def offer(self, options: Sequence[Option]) -> None:
        """List what can be done: number, name, and what it is."""
        width = max((len(option.move) for option in options), default=0)
        for option in options:
            head = f"  {option.number:>3}  {option.move:<{width}}  "
            self._console.print(
                fill(option.label, self._console.width, initial_indent=head, subsequent_indent=" " * len(head)),
                markup=False,
            )

    def verbatim(self, text: str) -> None:
        """Print a text whose lines stay as they are."""
        self._console.print(text, markup=False, soft_wrap=True)

    def _print(self, rows: list[Row]) -> None:
        self._console.print(Page(rows, least=self._least))


class Plain:
    """One whole sentence to a line: no columns, no colour, no sign that is not read aloud well."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = tuple(names)

    def title(self, text: str) -> None:
        """Head a part of it."""
        self.say(_ended(text.replace(" · ", ", ")))

    def say(self, text: str) -> None:
        """Tell something about the scene or the program."""
        sys.stdout.write(_read_aloud(text).strip() + "\n")

    def show(self, perceived: Perceived) -> None:
        """Tell a beat, a sentence for everything in it."""
        if not perceived.is_something:
            return
        if perceived.broken_off:
            who, line = perceived.broken_off
            self.say(f"{who} {'begin' if who == 'You' else 'begins'} to speak" + (f": {line}" if line else "."))
        if perceived.does:
            self.say(f"{perceived.who} {_ended(perceived.does)}".strip())
        if perceived.line:
            self.say(f"{perceived.who} {'say' if perceived.is_mine else 'says'}: {perceived.line}")
        if perceived.guess:
            self.say(perceived.guess)
        for remark in perceived.inside:
            self.say(_ended(f"{remark.who or 'You'} {remark.label} {remark.text}"))

    def offer(self, options: Sequence[Option]) -> None:
        """List what can be done."""
        for option in options:
            self.say(f"{option.number}, {option.move.replace('_', ' ')}: {option.label}.")

    def verbatim(self, text: str) -> None:
        """Print a text line by line, without the signs that draw trees."""
        for line in text.splitlines():
            self.say(re.sub(r"[─│├└┌┐┘┤┬┴┼]+", "", line))


def _read_aloud(text: str) -> str:
    """A text without signs that a screen reader skips or spells out."""
    text = re.sub(r"(\d\.\d+) → (\d\.\d+)", r"from \1 to \2", text)
    text = (
        text.replace("`", "")
        .replace(" · ", ", ")
        .replace("…", "(lost)")
        .replace("—", ",")
        .replace("−", "minus ")
        .replace("×", "times")
    )
    return re.sub(r"\s+", " ", text)


def _ended(text: str) -> str:
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?", "…", "—")) else f"{text}."
