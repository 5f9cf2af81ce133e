"""A run: everything that happened in one played scene."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from inscape.errors import RunError
from inscape.mind.beat import choose, deserted, ended, live
from inscape.mind.conditions import atoms, holds
from inscape.mind.state import Act, State
from inscape.play.deeds import named

if TYPE_CHECKING:
    from inscape.mind.beat import Lived
    from inscape.mind.decide import Choice
    from inscape.scene.scene import Scene

TOLERANCE = 1e-6
"""How far a replayed number may be from the recorded one; other machines differ by less than 1e-9."""


class Beat(NamedTuple):
    """One act or event, and everything it did inside everyone.

    number: counts from 1. act: what was done. state: everyone and everything right after it.
    """

    number: int
    act: Act
    state: State

    def __repr__(self) -> str:
        return f"<beat {self.number}, row {int(self.act.row)}>"


@dataclass(frozen=True, eq=False, repr=False)
class Run:
    """One played scene; iterating it gives its beats in order.

    scene: what was played. start: the state before the first beat. beats: everything since. given: who did what they were
    told, from outside (a driver or a script), sorted; the others decided for themselves. parent: of a branch, the run that
    it comes from and what is otherwise in it, as one JSON value.
    """

    scene: Scene
    start: State
    beats: tuple[Beat, ...] = ()
    given: tuple[str, ...] = ()
    parent: Mapping[str, Any] | None = None
    _replayed: dict[int, tuple[Choice, Lived]] = field(default_factory=dict, repr=False)

    def __repr__(self) -> str:
        return f"<run of {self.scene.name}, seed {self.seed}, world {self.world}, {len(self)} beats>"

    def __iter__(self) -> Iterator[Beat]:
        return iter(self.beats)

    def __len__(self) -> int:
        return len(self.beats)

    @property
    def seed(self) -> int:
        """The seed that it was played with."""
        return int(self.start.seed)

    @property
    def world(self) -> int:
        """Which of the worlds of that seed it is."""
        return int(self.start.world)

    @property
    def state(self) -> State:
        """The latest state."""
        return self.beats[-1].state if self.beats else self.start

    @property
    def ended(self) -> bool:
        """Whether the scene came to its end; if not, the run was stopped or killed."""
        return bool(ended(self.scene.stage, self.state))

    @property
    def ending(self) -> str:
        """How it ended, in a line; "" while it has not."""
        return ending(self.scene, self.state)

    def beat(self, number: int) -> Beat:
        """The beat of this number, counting from 1. Raises `RunError` if there is none."""
        if not 1 <= number <= len(self.beats):
            raise RunError(f"this run has no beat {number}", fix=f"Beats run from 1 to {len(self.beats)}")
        return self.beats[number - 1]

    def before(self, number: int) -> State:
        """The state that the beat of this number found."""
        self.beat(number)
        return self.beats[number - 2].state if number > 1 else self.start

    def replay(self, number: int) -> tuple[Choice, Lived]:
        """Why this beat went as it did, computed again: what everyone would have chosen, and everything it changed.

        The choice has a meaning for given acts too: it is what they would have done. Raises `RunError` if what comes out
        is not what was recorded, as happens with the runs of another version of Inscape.
        """
        if number not in self._replayed:
            beat, before = self.beat(number), self.before(number)
            choice = choose(self.scene.theory, self.scene.stage, before)[1]
            state, lived = live(self.scene.theory, self.scene.stage, before, beat.act)
            if odd := [name for name in State._fields if _differs(getattr(state, name), getattr(beat.state, name))]:
                raise RunError(
                    f"beat {number} comes out differently now ({', '.join(odd[:3])})",
                    fix="Read this run with the version of Inscape that played it, or play the scene again",
                )
            self._replayed[number] = choice, lived
        return self._replayed[number]

    def remember(self, number: int, choice: Choice, lived: Lived) -> None:
        """Keep why this beat went as it did, where it was played in another version of the scene."""
        self._replayed[number] = choice, lived

    @classmethod
    def read(cls, path: str | Path) -> Run:
        """The run in a run file, up to its last whole beat, with the scene it came from. Raises `RunError`."""
        from inscape.play.runfile import read_run

        return read_run(path)

    def write(self, path: str | Path) -> None:
        """Write it as a run file: the same bytes as if it had been written while it was played."""
        from inscape.play.runfile import write_run

        write_run(self, path)

    def to_json(self) -> dict[str, Any]:
        """What was done, in names, as one JSON value; the states are in the run file."""
        return {
            "scene": self.scene.name,
            "seed": self.seed,
            "world": self.world,
            "given": list(self.given),
            "beats": [{"beat": beat.number, **named(self.scene.roster, beat.act)} for beat in self.beats],
            "ended": self.ended,
            "ending": self.ending,
        }


def ending(scene: Scene, state: State) -> str:
    """How the scene has ended in this state, in a line; "" while it has not."""
    if not bool(ended(scene.stage, state)):
        return ""
    if bool(holds(scene.stage.ends, atoms(scene.stage, state))[0]):
        return " or ".join(scene.model.ends.when)
    if bool(deserted(scene.stage, state)):
        return "fewer than two are left"
    return f"the last of {int(scene.stage.beats)} beats"


def _differs(here: Any, there: Any) -> bool:
    return not np.allclose(here, there, rtol=TOLERANCE, atol=TOLERANCE, equal_nan=True)
