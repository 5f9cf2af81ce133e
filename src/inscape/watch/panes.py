"""The parts of the screen: panes of items in which one is chosen, and the line in which a change is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.geometry import Region
from textual.message import Message
from textual.suggester import Suggester
from textual.widgets import Input, Static

from inscape.watch.item import DARK, LIGHT, Item


class Pane(VerticalScroll, can_focus=True, inherit_bindings=False):
    """Items below each other; one that can be asked about is chosen, and marked where the pane has the keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "choose(-1)", show=False),
        Binding("down,j", "choose(1)", show=False),
        Binding("pageup", "choose(-8)", show=False),
        Binding("pagedown", "choose(8)", show=False),
    ]

    class Moved(Message):
        """Another item is chosen."""

    def __init__(self, name: str) -> None:
        super().__init__(id=name)
        self.items: list[Item] = []
        self.chosen = -1
        self._now = 0

    def compose(self) -> ComposeResult:
        """One text."""
        yield Static()

    @property
    def item(self) -> Item | None:
        """The chosen item."""
        return self.items[self.chosen] if 0 <= self.chosen < len(self.items) else None

    @property
    def columns(self) -> int:
        """How many columns an item has, without the two of the margin."""
        return max(self.scrollable_content_region.width - 2, 20)

    def show(self, items: Sequence[Item], *, now: int, keep: bool = False, prefer: str = "") -> None:
        """Show other items.

        now: the beat they lead up to. keep: stay with what is chosen, or near it; otherwise choose the first that is asked
        of `prefer` or, for "", the first of this beat.
        """
        stem = self.item.query.partition("@")[0] if self.item else ""
        self.items, self._now = list(items), now
        askable = [at for at, item in enumerate(self.items) if item.query]
        same = [at for at in askable if self.items[at].query.partition("@")[0] == stem]
        here = [at for at in askable if self.items[at].beat == now and self.items[at].query.startswith(prefer)]
        if keep:
            self.chosen = min(same or askable, key=lambda at: abs(at - self.chosen), default=-1)
        else:
            self.chosen = (here or askable or [-1])[0]
        self.draw()

    def draw(self) -> None:
        """Draw the items, and bring the chosen one and its beat into view."""
        styles: Mapping[str, str] = DARK if self.app.current_theme.dark else LIGHT
        text, top, place = Text(), 0, Region(0, 0, 1, 1)
        for at, item in enumerate(self.items):
            is_chosen = at == self.chosen and self.has_focus
            if at == self.chosen:
                place = Region(0, top, 1, len(item.lines))
            for index, line in enumerate(item.lines):
                text.append_text(self._line(item, line, index, is_chosen=is_chosen, styles=styles))
                text.append("\n")
            top += len(item.lines)
        self.query_one(Static).update(text)
        self.call_after_refresh(self._into_view, place, top)

    def _line(
        self, item: Item, line: Sequence[tuple[str, str]], index: int, *, is_chosen: bool, styles: Mapping[str, str]
    ) -> Text:
        is_now = item.beat == self._now > 0 and self.id == "words" and bool(item.text.strip())
        sign = "▸" if is_chosen and index == 0 else "▏" if is_now else " "
        mark = "!" if item.is_marked and index == 0 else " "
        found = Text().append(sign, style=styles["now"]).append(mark, style=styles["marked"])
        for words, role in line:
            found.append(words, style=styles.get(role, ""))
        if is_chosen:
            found.append(" " * max(self.columns + 2 - len(found.plain), 0))
            found.stylize(styles["chosen"])
        return found

    def _into_view(self, place: Region, lines: int) -> None:
        """The chosen item; among the words with as much of its beat as fits, else with the line above it."""
        item = self.item
        if item is None:
            if lines:
                self.scroll_home(animate=False)
            return
        top, height = max(place.y - 1, 0), len(item.lines) + 1
        if self.id == "words":
            rest = sum(len(each.lines) for each in self.items[self.chosen :] if each.beat == item.beat)
            top, height = place.y, max(len(item.lines), min(rest, self.scrollable_content_region.height))
        self.scroll_to_region(Region(0, top, 1, height), animate=False, force=True)

    def action_choose(self, step: int) -> None:
        """Choose another item, up or down."""
        askable = [at for at, item in enumerate(self.items) if item.query]
        if not askable:
            self.scroll_relative(y=step, animate=False)
            return
        place = askable.index(self.chosen) if self.chosen in askable else 0
        self.chosen = askable[max(0, min(place + step, len(askable) - 1))]
        self.draw()
        self.post_message(self.Moved())

    def on_focus(self) -> None:
        """Mark what is chosen."""
        self.draw()

    def on_blur(self) -> None:
        """Mark nothing."""
        self.draw()


class Paths(Suggester):
    """Completes the path of a stated value."""

    def __init__(self, paths: Sequence[str]) -> None:
        super().__init__(case_sensitive=True)
        self._paths = tuple(paths)

    async def get_suggestion(self, value: str) -> str | None:
        """The shortest path that begins so."""
        return min((path for path in self._paths if path.startswith(value)), key=len, default=None) if value else None


class Writing(Input):
    """The line in which a change is written; Tab says from where it is played."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("tab", "turn", show=False)]

    class Turned(Message):
        """From the start, or from this beat: the other one now."""

    def __init__(self, **options: Any) -> None:
        super().__init__(placeholder="path = value", select_on_focus=False, **options)

    def action_turn(self) -> None:
        """Play from elsewhere."""
        self.post_message(self.Turned())
