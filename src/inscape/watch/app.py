"""The screen: words in the middle, minds beside them, reasons and changes below, all of it by keys."""

from __future__ import annotations

from typing import ClassVar, Final

from rich.text import Text
from textual import on
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from inscape.errors import InscapeError
from inscape.play.branch import parting
from inscape.scene.restate import known_paths, read_change, stated
from inscape.tell.transcript import header
from inscape.watch.evening import Evening
from inscape.watch.item import Item, prose
from inscape.watch.minds import card
from inscape.watch.panes import Pane, Paths, Writing
from inscape.watch.telling import answer, items
from inscape.why.ask import why

WIDE: Final = 116
"""From this many columns on there are minds on both sides of the words."""

HELP: Final = """\
 space →      the next beat              ←     back by one beat
 home         the beginning              end   to the end of the scene
 ↑ ↓          choose a line              tab   words, minds, reasons
 w  enter     why is it so?              esc   close what is open
 s            state one thing otherwise  u     take the last change back
 t            light or dark              q     quit

 ●  acts at this beat      ▏ this beat      !  a surprise
 ↑↓ rose or fell           shown: how much of it others can see
 mood: pleasure, arousal, dominance, each −1 to 1
 surprise: in nats; 0.7 is one chance in two, 3 one in twenty
 held back: what called most and was not done, and what kept it

 A change is PATH = VALUE, as in the scene file: kylo.reserve = 0.9.
 Nothing behind = takes it out. → completes a path; tab chooses from
 where it is played on: the start, or this beat. The luck stays."""


class Help(ModalScreen[None]):
    """What each key and each sign is."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,question_mark,q,space,enter", "dismiss", show=False)]

    def compose(self) -> ComposeResult:
        """One page."""
        with Vertical(id="help"):
            yield Static(Text(HELP))


class Watching(App[None]):
    """One evening on the whole screen."""

    ENABLE_COMMAND_PALETTE = False
    TITLE = "inscape"
    CSS = """
    #head { height: 1; padding: 0 1; background: $panel; text-style: bold; }
    #keys { height: 1; padding: 0 1; background: $panel; }
    #notice { height: auto; max-height: 3; padding: 0 1; display: none; }
    #stage { height: 1fr; }
    Pane { width: 34; height: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable; overflow-x: hidden; }
    Pane Static { width: 100%; }
    #words { width: 1fr; }
    #left { border-right: vkey $panel-lighten-2; display: none; }
    #right { border-left: vkey $panel-lighten-2; }
    #below { height: 55%; border-top: heavy $primary; display: none; }
    #below Pane { width: 1fr; }
    #question { height: auto; padding: 0 1; text-style: bold; }
    Writing { border: none; height: 1; padding: 0 1; display: none; }
    Help { align: center middle; }
    #help { width: 76; height: auto; border: round $primary; background: $surface; padding: 0 1; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,right,l", "step(1)", show=False),
        Binding("left,h", "step(-1)", show=False),
        Binding("home", "leap(0)", show=False),
        Binding("end", "leap(100000)", show=False),
        Binding("w,enter", "why", show=False),
        Binding("s", "change", show=False),
        Binding("u", "unchange", show=False),
        Binding("t", "ground", show=False),
        Binding("escape", "close", show=False),
        Binding("question_mark", "help", show=False),
        Binding("q", "quit", show=False),
    ]

    def __init__(self, evening: Evening, *, is_light: bool = False) -> None:
        super().__init__()
        self.evenings = [evening]
        self.from_here = False
        self._asked_in = "words"
        self.theme = "textual-light" if is_light else "textual-dark"

    @property
    def evening(self) -> Evening:
        """The one that is watched now, with every change so far."""
        return self.evenings[-1]

    def compose(self) -> ComposeResult:
        """From above: what is played; minds, words, minds; a notice; reasons and changes; the keys."""
        yield Static(id="head")
        with Horizontal(id="stage"):
            yield Pane("left")
            yield Pane("words")
            yield Pane("right")
        yield Static(id="notice")
        with Vertical(id="below"):
            yield Static(id="question")
            yield Writing(id="writing")
            yield Pane("reasons")
        yield Static(id="keys")

    def on_mount(self) -> None:
        """Begin before the first beat."""
        self.query_one("#words").focus()
        self.call_after_refresh(self.show)

    def on_resize(self) -> None:
        """Set everything anew for the new size."""
        self.query_one("#left").display = self.size.width >= WIDE
        self.call_after_refresh(self.show, keep=True)

    def show(self, *, keep: bool = False) -> None:
        """Show this beat. keep: what was chosen stays so."""
        evening = self.evening
        words = self.query_one("#words", Pane)
        words.show(list(items(evening, words.columns)), now=evening.at, keep=keep)
        self._show_minds(keep=keep)
        title, _, rest = header(evening.run, evening.naming).partition(" · ")
        where = f"beat {evening.at}" + (", the end" if evening.is_over else "")
        parts = [title, where, *(str(each) for _, each in evening.changes), rest]
        self.query_one("#head", Static).update(Text(" · ".join(parts), no_wrap=True, overflow="ellipsis"))
        self._show_keys()

    def _show_minds(self, *, keep: bool) -> None:
        left, right = self.query_one("#left", Pane), self.query_one("#right", Pane)
        cast = self.evening.cast
        here = -(-len(cast) // 2) if left.display else 0
        for pane, names in ((left, cast[:here]), (right, cast[here:])):
            room = (self.size.height - 2) // max(len(names), 1)
            cards = (card(self.evening, name, width=pane.columns, most=min(max(room - 7, 3), 9)) for name in names)
            found = [item for each in cards for item in each]
            acts = self.evening.actor
            pane.show(
                found, now=self.evening.at, keep=keep or pane.has_focus, prefer=f"{acts} " if acts in names else ""
            )

    def _show_keys(self) -> None:
        keys = "space next  ← back  ↑↓ choose  tab minds  w why  s change  ? help  q quit"
        if self.query_one(Writing).display:
            keys = "enter play on  → complete the path  tab from where  esc leave it"
        self.query_one("#keys", Static).update(Text(keys, no_wrap=True, overflow="ellipsis"))

    def tell(self, text: str) -> None:
        """Tell something about the evening or the program above the keys; "" takes it away."""
        notice = self.query_one("#notice", Static)
        notice.update(Text(text))
        notice.display = bool(text)

    def action_step(self, beats: int) -> None:
        """Go on or back."""
        self.action_leap(max(self.evening.at + beats, 0))

    def action_leap(self, beat: int) -> None:
        """Go to a beat, playing what has not been played."""
        self._close()
        self.tell("")
        self.evening.go(beat)
        if self.evening.at < beat < 100_000:
            self.tell("It has ended. ← goes back, home to the beginning; s states one thing otherwise.")
        self.show()

    def action_why(self) -> None:
        """Show the reasons of what is chosen."""
        pane = self.focused
        if not isinstance(pane, Pane) or pane.id == "reasons":
            self._close()
            return
        self._asked_in = str(pane.id)
        item = pane.item
        if item is None or not item.query:
            self.tell("There is nothing to ask about here: nobody decided it.")
            return
        try:
            reason = why(self.evening.run, item.query)
        except InscapeError as error:
            self.tell(str(error))
            return
        self._open(f"why {item.query}")
        self.call_after_refresh(lambda: self._reasons(list(answer(self.evening, reason, self._reasons_pane.columns))))

    @property
    def _reasons_pane(self) -> Pane:
        return self.query_one("#reasons", Pane)

    def _reasons(self, found: list[Item]) -> None:
        self._reasons_pane.show(found, now=0)
        self._reasons_pane.focus()
        self._reasons_pane.scroll_home(animate=False)

    def action_change(self) -> None:
        """Open the line in which a change is written, with what is chosen if it is stated."""
        pane = self.focused
        path = pane.item.path if isinstance(pane, Pane) and pane.item else ""
        self._asked_in = str(pane.id) if isinstance(pane, Pane) and pane.id != "reasons" else self._asked_in
        self.from_here = False
        writing = self.query_one(Writing)
        writing.suggester = Paths(known_paths(self.evening.scene))
        writing.value = f"{path} = {stated(self.evening.scene, path)}".rstrip() if path else ""
        self._open("")
        writing.display = True
        writing.focus()
        self._explain_change()

    @on(Writing.Turned)
    def _turn(self) -> None:
        self.from_here = not self.from_here and self.evening.at > 0
        self._explain_change()

    @on(Writing.Changed)
    def _explain_change(self) -> None:
        """Say from where it is played, what is stated at the path now, and what went wrong before is forgotten."""
        start, here = ("( )", "(•)") if self.from_here else ("(•)", "( )")
        text = f"State one thing otherwise:  {start} from the start  {here} from beat {self.evening.at}"
        self.query_one("#question", Static).update(Text(text))
        path = self.query_one(Writing).value.partition("=")[0].strip()
        now = stated(self.evening.scene, path) if path else ""
        width = self._reasons_pane.columns
        says = f"now {now}" if now else "As in the scene file: kylo.reserve = 0.9" if not path else ""
        self._reasons_pane.show([Item(prose(says, width, "quiet"))], now=0)

    @on(Input.Submitted)
    def _change(self, event: Input.Submitted) -> None:
        """Play on with the change, or say what is wrong with it and what was likely meant."""
        try:
            other = self.evening.changed(read_change(event.value), from_here=self.from_here)
        except InscapeError as error:
            lines = [line for text in str(error).splitlines() for line in prose(text, self._reasons_pane.columns)]
            self._reasons_pane.show([Item(tuple(lines))], now=0)
            return
        part, at = parting(self.evening.run, other.run), self.evening.at
        self.evenings.append(other)
        self._close()
        says = f"from beat {part} on it goes otherwise" if part else "so far the same is done"
        says = f"played on from beat {at}" if self.from_here else says
        self.tell(f"{other.changes[-1][1]}: {says}. u takes it back.")
        self.show()

    def action_unchange(self) -> None:
        """Take the last change back."""
        if len(self.evenings) == 1:
            self.tell("Nothing has been changed.")
            return
        at = self.evenings.pop().at
        self.evening.go(at)
        self._close()
        self.tell("As it was before.")
        self.show()

    def action_ground(self) -> None:
        """From dark to light and back."""
        self.theme = "textual-light" if self.current_theme.dark else "textual-dark"
        self.call_after_refresh(self.show, keep=True)

    async def action_help(self) -> None:
        """Say what each key does."""
        await self.push_screen(Help())

    def action_close(self) -> None:
        """Close what is open below."""
        self._close()
        self.tell("")

    def _open(self, question: str) -> None:
        self.query_one(Writing).display = False
        self.query_one("#question", Static).update(Text(question))
        below = self.query_one("#below")
        below.display = True
        below.styles.height = "55%" if question else 7
        self.call_after_refresh(self.show, keep=True)

    def _close(self) -> None:
        below = self.query_one("#below")
        if below.display:
            below.display = False
            self.query_one(Writing).display = False
            self.query_one(f"#{self._asked_in}").focus()
            self.call_after_refresh(self.show, keep=True)
