"""Which words an act comes in: the stage direction and the line of dialogue, chosen by strength and by luck of names.

An author writes lines for a move, as a list or apart for `mild`, `plain` and `strong`; a character's own lines for a move
come before the move's. How strong an act is comes from its force, the actor's strongest feeling toward its target, and
the strand of regard that goes with its warmth. Among the lines of that strength the choice is a hash of names (seed,
world, beat, act, line), and no line is said twice in a run while another is left.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from inscape.mind.axes import STRAND
from inscape.mind.noise import name_hash
from inscape.scene.repertoire import repertoire
from inscape.tell.names import Naming
from inscape.tell.slots import fill, fits, slots
from inscape.tell.words import plain_name

if TYPE_CHECKING:
    from inscape.mind.state import State
    from inscape.scene.scene import Scene

STRENGTHS: Final = ("mild", "plain", "strong")

PLAIN_FROM: Final = 0.3
STRONG_FROM: Final = 0.55
"""Where lines of the next strength begin, on the scale of `strength`. Assumed."""

_TOPICS: Final = ("{what}", "{fact}", "{thing}", "{place}", "{offer}", "{them}")
_NEAREST: Final = {"mild": ("plain", "strong"), "plain": ("mild", "strong"), "strong": ("plain", "mild")}


class Words(NamedTuple):
    """An act in words; either part may be "".

    does: the stage direction without its actor ("looks at him"). line: what is said, without quotes.
    """

    does: str
    line: str


class Lines(NamedTuple):
    """An author's lines for one move, by strength; `plain` holds those written as one list."""

    mild: tuple[str, ...] = ()
    plain: tuple[str, ...] = ()
    strong: tuple[str, ...] = ()


def as_lines(written: Any) -> Lines:
    """An author's `lines` (None, a list, a mapping or a model with mild, plain, strong) as `Lines`."""
    if written is None:
        return Lines()
    if isinstance(written, str):
        return Lines(plain=(written,))
    if isinstance(written, Sequence):
        return Lines(plain=tuple(str(line) for line in written))
    parts = written if isinstance(written, Mapping) else {name: getattr(written, name, ()) for name in STRENGTHS}
    return Lines(*(tuple(str(line) for line in (parts.get(name) or ())) for name in STRENGTHS))


def strength(*, force: float, feeling: float, regard: float) -> str:
    """One of `STRENGTHS`, from the act's force, the strongest feeling about its target and the regard behind it, each 0..1."""
    level = 0.4 * force + 0.35 * feeling + 0.25 * regard
    return "mild" if level < PLAIN_FROM else "plain" if level < STRONG_FROM else "strong"


def pick(lines: Lines, wanted: str, used: Mapping[str, int], key: str) -> str:
    """The line of this strength that was said least often, then of the nearest strength if all were said; "" if none.

    `used` counts what was said so far; ties are settled by a hash of `key` and the line itself, so that a line added by
    the author leaves the luck of the others alone.
    """
    levels = (wanted, *_NEAREST[wanted])
    ranked = [
        (used.get(line, 0), rank, name_hash(f"{key}|{line}"), line)
        for rank, level in enumerate(levels)
        for line in getattr(lines, level)
    ]
    return min(ranked)[3] if ranked else ""


class Dialogue:
    """Puts the acts of one run into words, in order, and remembers what has been said.

    reader: who is "you" in stage directions; nobody by default.
    """

    def __init__(self, scene: Scene, *, seed: int, world: int, reader: str = "") -> None:
        self.scene = scene
        self.naming = Naming(scene)
        self._directing = Naming(scene, reader)
        self._moves = repertoire(scene.model).moves
        self._luck = f"{seed}|{world}"
        self._used: dict[str, int] = {}

    def words(self, beat: int, row: int, state: State, *, remember: bool = True) -> Words:
        """The act of this row at this beat, given the state before it. `remember=False` for what stayed unsaid."""
        name = self.scene.roster.acts[row]
        definition = self._moves[int(self.scene.stage.acts.move[row])] if name.actor else _event(self.scene, name.move)
        own = _own_lines(self.scene, name.actor, name.move)
        lines = as_lines(own) if own else as_lines(getattr(definition, "lines", None))
        spoken = slots(self.scene, self.naming, row, state, spoken=True)
        luck = f"{self._luck}|{beat}|{name.key()}"
        template = pick(_fitting(lines, spoken), self._strength(row, state), self._used, luck)
        if template and remember:
            self._used[template] = self._used.get(template, 0) + 1
        return Words(does=self.direction(row, state), line=_capital(fill(template, spoken)))

    def direction(self, row: int, state: State, *, whole: bool = False) -> str:
        """The stage direction of this row, without its actor; "" if the author wrote none.

        whole: say what it is about even where the author's words do not, and fall back on the move's name.
        """
        name = self.scene.roster.acts[row]
        definition = self._moves[int(self.scene.stage.acts.move[row])] if name.actor else _event(self.scene, name.move)
        does = str(getattr(definition, "does", None) or getattr(definition, "says", None) or "")
        directed = slots(self.scene, self._directing, row, state, spoken=False)
        if whole and not does:
            does = plain_name(name.move) + (" {you}" if name.target not in ("", "everyone") else "")
        if whole and name.content and not any(slot in does for slot in _TOPICS):
            does += ": {what}"
        return fill(does, directed)

    def _strength(self, row: int, state: State) -> str:
        acts, actor = self.scene.stage.acts, int(self.scene.stage.acts.actor[row])
        target = int(acts.target[row])
        feelings = state.feeling[actor] if target < 0 else state.feeling[actor, :, target]
        regard = 0.0
        if target >= 0:
            held = state.regard[actor, target]
            strands = ("warmth", "attraction") if acts.warmth[row] > 0 else ("hostility", "contempt")
            regard = max(float(held[STRAND[strand]]) for strand in strands)
        return strength(force=float(acts.force[row]), feeling=float(feelings.max()), regard=regard)


def cut(text: str, progress: float) -> str:
    """As much of a line as had been said, 0..1 of it, with a dash; "" if not one whole word came out."""
    whole = text[: round(len(text) * progress)]
    if len(whole) < len(text) and not text[len(whole)].isspace():
        stump = whole.rpartition(" ")[2]
        whole = whole if len(stump) >= 3 else whole.rpartition(" ")[0]
    whole = whole.rstrip(" .,;:!?-")
    return f"{whole}—" if " " in whole or whole == text.partition(" ")[0] else ""


def _fitting(lines: Lines, values: Mapping[str, str]) -> Lines:
    """The lines that can be said of this act; all of them if none can."""
    fitting = Lines(*(tuple(line for line in level if fits(line, values)) for level in lines))
    return fitting if any(fitting) else lines


def _event(scene: Scene, name: str) -> Any:
    events: Mapping[str, Any] = getattr(scene.model, "events", None) or {}
    return events.get(name)


def _own_lines(scene: Scene, actor: str, move: str) -> Any:
    character = scene.model.cast.get(actor)
    table: Mapping[str, Any] = getattr(character, "lines", None) or {}
    return table.get(move)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
