"""Taking part: somebody outside speaks for one character, and all the others decide for themselves.

Whoever takes part acts when they like. After each act, or after they let the moment pass, one of the others has a turn.
What is let pass when an answer was due, and nobody else speaks, is a silence of one's own, as it would be for anybody.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from inscape.errors import RunError
from inscape.mind.beat import choose
from inscape.mind.deed import DUE
from inscape.mind.state import Act
from inscape.play.request import act, mask_of, require
from inscape.play.run import Run
from inscape.play.session import Session

if TYPE_CHECKING:
    from inscape.mind.decide import Choice
    from inscape.mind.state import State
    from inscape.play.run import Beat
    from inscape.scene.scene import Scene


class Open(NamedTuple):
    """An act that is open now. row: of the scene's table. urge: how strongly it calls, in need-satisfaction."""

    row: int
    move: str
    target: str
    content: str
    group: str
    urge: float


class Part:
    """One character's part in a scene.

    scene: what is played. me: whose part it is. run: what has been so far; only acts of `me` may be given in it.
    Raises `UnknownName` if nobody in the cast is called so, `RunError` if others were spoken for in `run`.
    """

    def __init__(self, run: Run, me: str) -> None:
        if others := [name for name in run.given if name != me]:
            raise RunError(
                f"{' and '.join(others)} {'was' if len(others) == 1 else 'were'} spoken for in this run, not {me}",
                fix=f"Go on as {others[0]}",
            )
        self.scene, self.me = run.scene, me
        self.index = run.scene.roster.character(me)
        self._others = ~mask_of(run.scene, [me])
        self.session = Session.going_on(run)
        self._marks = [at for at, beat in enumerate(run.beats) if self._is_mine(beat)]

    @property
    def state(self) -> State:
        """How things stand."""
        return self.session.now

    @property
    def run(self) -> Run:
        """What has happened, as a run in which `me` was spoken for."""
        return replace(self.session.run, given=(self.me,))

    @property
    def is_over(self) -> bool:
        """Whether the scene has ended."""
        return self.session.ended

    @property
    def is_here(self) -> bool:
        """Whether the character is still in the scene."""
        return bool(self.state.present[self.index])

    @property
    def awaited_by(self) -> str:
        """Who waits for a word of `me`; "" if nobody does."""
        due = self.state.due[self.index]
        return self.scene.roster.characters[int(due.argmax())] if float(due.max()) >= 0.3 else ""

    def open(self) -> list[Open]:
        """Every act that is open to the character now, the one that calls most first."""
        choice = self._choice()
        mine = choice.possible & (self.scene.stage.acts.actor == self.index) & ~self.scene.stage.acts.is_event
        found = []
        for row in np.flatnonzero(mine):
            if row > 0:
                name = self.scene.roster.acts[int(row)]
                found.append(Open(int(row), name.move, name.target, name.content, name.group, float(choice.urge[row])))
        return sorted(found, key=lambda each: (-each.urge, each.move, each.target, each.content))

    def do(self, row: int) -> Beat:
        """Do the act of this row. Raises `ImpossibleAct` with what stands in the way."""
        before = len(self.session.run)
        require(self.scene, self.state, act(row))
        beat = self.session.live(act(row))
        self._marks.append(before)
        return beat

    def others(self) -> Beat:
        """Let one of the others have a turn; where nobody takes it and a word of `me` was due, that is `me` being silent."""
        chosen = choose(self.scene.theory, self.scene.stage, self.state, self._others)[0]
        if int(chosen.row) == 0:
            chosen = self._silence() or chosen
        return self.session.live(chosen)

    def mark(self) -> None:
        """Say that `undo` may come back to this moment, though nothing is done at it."""
        if not self._marks or self._marks[-1] != len(self.session.run):
            self._marks.append(len(self.session.run))

    def undo(self) -> int:
        """Take back the latest thing done or let pass, and all that came of it; returns how many beats that was.

        Raises `RunError` if there is nothing to take back.
        """
        beats = len(self.session.run)
        while self._marks and self._marks[-1] >= beats:
            self._marks.pop()
        if not self._marks:
            raise RunError("there is nothing to take back")
        back = beats - self._marks.pop()
        self.session.undo(back)
        return back

    def _choice(self) -> Choice:
        return choose(self.scene.theory, self.scene.stage, self.state)[1]

    def _silence(self) -> Act | None:
        """The silence of `me` toward whom a word was due most, if one was."""
        acts, due = self.scene.stage.acts, self.state.due[self.index]
        mine = self._choice().possible & acts.is_silence & (acts.actor == self.index)
        mine &= (acts.target >= 0) & (acts.target < len(due))
        rows = np.flatnonzero(mine)
        if not len(rows):
            return None
        best = max(rows, key=lambda row: float(due[acts.target[row]]))
        return act(int(best)) if float(due[acts.target[best]]) > DUE else None

    def _is_mine(self, beat: Beat) -> bool:
        return self.scene.roster.acts[int(beat.act.row)].actor == self.me


def part(scene: Scene, me: str, *, seed: int = 0, world: int = 0) -> Part:
    """The part of `me` at the beginning of a scene. Raises `UnknownName`."""
    scene.roster.character(me)
    return Part(Run(scene, scene.begin(seed, world)), me)
