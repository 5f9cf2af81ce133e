"""What one character has of a beat: its own rows of everything, and of what was done as much as reached it.

This is the only door between a run and a telling from somebody's side. `Rows` hands out a value only where its first axis
is a character and only that character's part of it, so a telling cannot say what its character does not have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from inscape.mind.axes import TERMS
from inscape.tell.facets import BeatView, Doing
from inscape.tell.lines import Dialogue, Words
from inscape.tell.views import weighs_most

if TYPE_CHECKING:
    from inscape.mind.beat import Lived
    from inscape.mind.decide import Choice
    from inscape.mind.state import State
    from inscape.play.run import Run
    from inscape.scene.scene import Scene

OWN_AXES: Final = frozenset({"character", "observer"})
REACHED: Final = 0.15
"""How far an act must be noticed, or another seen or heard, to be told of, 0..1. Assumed."""


class Rows:
    """One character's part of a named tuple of arrays; any other part is an `AttributeError`.

    A prospect is its owner's; an act's terms are its actor's. Named tuples inside are narrowed in the same way.
    """

    def __init__(self, scene: Scene, value: Any, me: int) -> None:
        self._scene, self._value, self._me = scene, value, me

    def __getattr__(self, name: str) -> Any:
        axis = _axes(type(self._value)).get(name)
        if axis is None:
            raise AttributeError(f"{type(self._value).__name__}.{name} is nobody's own")
        part = getattr(self._value, name)
        if axis == "tuple":
            return Rows(self._scene, part, self._me)
        if axis == "prospect":
            mine = self._scene.stage.prospects.owner == self._me
            return np.where(mine & self._scene.stage.prospects.is_used, part, 0)
        if axis == "act":
            mine = self._scene.stage.acts.actor == self._me
            return np.where(mine[:, None] if np.ndim(part) > 1 else mine, part, 0.0)
        return np.asarray(part)[self._me]


_KNOWN_AXES: Final[dict[Any, dict[str, str]]] = {}


def _axes(kind: Any) -> dict[str, str]:
    """The first axis of each field that one character may look at ("tuple" for a named tuple inside)."""
    if kind in _KNOWN_AXES:
        return _KNOWN_AXES[kind]
    found: dict[str, str] = {}
    for name, annotation in kind.__annotations__.items():
        written = str(getattr(annotation, "__forward_arg__", annotation))
        match = re.search(r"[\"']([a-z_]*)", written)
        axis = match[1] if match else "tuple" if written in _NARROWED else ""
        if axis in OWN_AXES or axis in ("prospect", "act", "tuple"):
            found[name] = axis
    _KNOWN_AXES[kind] = found
    return found


_NARROWED: Final = frozenset(
    {"Reach", "Read", "Expected", "Appraisal", "News", "Foreseen", "Taken", "Recalled", "Felt", "Sources", "Held", "Moved",
     "Regarded", "Satisfied"}
)  # fmt: skip


@dataclass(frozen=True)
class Perceived:
    """What reached one of an act. actor: who, as far as one can tell ("": nobody, an event); by whom it was cut off stays.

    guessed: the actor was not perceived but inferred. doings: each with its words only if heard and its gestures only if seen.
    """

    actor: str
    guessed: bool
    doings: tuple[Doing, ...]

    @property
    def main(self) -> Doing:
        """The act itself."""
        return next((doing for doing in self.doings if doing.part == "main"), self.doings[-1])


@dataclass(frozen=True)
class Having:
    """One beat as one character has it.

    number: counts from 1. perceived: None if nothing reached one. company: whom one sees or hears. before, after, choice,
    lived: one's own rows. held: what one held back, in words, if anything. share: of what spoke
    against it, what weighed most, where that is made of several (`inscape.why.shares`), else "".
    """

    who: str
    me: int
    number: int
    perceived: Perceived | None
    company: tuple[str, ...]
    before: Rows
    after: Rows
    choice: Rows
    lived: Rows
    held: Words | None = None
    share: str = ""


def havings(run: Run, who: str, record: Sequence[BeatView]) -> Iterator[Having]:
    """Every beat as `who` has it. record: what was done and said (`views(run, inside=False)`)."""
    before, dialogue = run.start, Dialogue(run.scene, seed=run.seed, world=run.world)
    for beat, view in zip(run.beats, record, strict=True):
        yield having(run.scene, who, view, (before, beat.state), run.replay(beat.number), dialogue)
        before = beat.state


def having(
    scene: Scene, who: str, view: BeatView, states: tuple[State, State], parts: tuple[Choice, Lived], dialogue: Dialogue
) -> Having:
    """One beat as `who` has it. dialogue: puts what one held back into words."""
    me = scene.roster.character(who)
    before, after, choice, lived = (Rows(scene, value, me) for value in (*states, *parts))
    senses = np.maximum(lived.reach.sees, lived.reach.hears)
    company = tuple(
        name for at, name in enumerate(scene.roster.characters) if name and at != me and float(senses[at]) >= REACHED
    )
    row = int(choice.held)
    held = dialogue.words(view.number, row, states[0], remember=False) if row > 0 else None
    share = weighs_most(scene, states[0], row, TERMS[int(choice.held_by)]) if held else ""
    perceived = _perceived(scene, who, view, lived)
    return Having(who, me, view.number, perceived, company, before, after, choice, lived, held, share)


def _perceived(scene: Scene, who: str, view: BeatView, lived: Rows) -> Perceived | None:
    main = view.main
    if main is None or float(lived.reach.notices) < REACHED:
        return None
    if main.actor in ("", who):
        return Perceived(main.actor, False, view.doings)
    at = scene.roster.character(main.actor)
    if bool(scene.stage.acts.unseen[main.row] > 0):
        likeliest = int(np.argmax(lived.reach.knows_actor))
        sure = float(lived.reach.knows_actor[likeliest]) > 0.5
        return Perceived(scene.roster.characters[likeliest] if sure else main.actor, sure, view.doings)
    sees, hears = float(lived.reach.sees[at]) >= REACHED, float(lived.reach.hears[at]) >= REACHED
    kept = tuple(_as_got(doing, who, sees=sees, hears=hears) for doing in view.doings)
    return Perceived(main.actor, False, tuple(doing for doing in kept if doing is not None)) if any(kept) else None


def _as_got(doing: Doing, who: str, *, sees: bool, hears: bool) -> Doing | None:
    if doing.actor == who or (sees and hears):
        return doing
    line, does = (doing.line if hears else ""), (doing.does if sees else "")
    return replace(doing, line=line, whole="", does=does, visible=doing.visible and sees) if line or does else None
