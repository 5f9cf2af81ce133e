"""An evening: a run that is watched, how far one has come in it, and what was changed on the way."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from inscape.play.branch import branched
from inscape.play.loop import everyone, unfold
from inscape.play.run import Run
from inscape.scene.restate import Change, restated
from inscape.tell.lines import Dialogue
from inscape.tell.names import Naming
from inscape.tell.transcript import Told
from inscape.tell.unsaid import Unsaid
from inscape.tell.views import view

if TYPE_CHECKING:
    from inscape.mind.state import State
    from inscape.scene.scene import Scene
    from inscape.tell.facets import Inside


class Evening:
    """A run that is watched from its beginning; it is played on where it has no beats yet.

    run: what has been played. at: the beat one stands at, 0 before the first. original: the run without any change.
    changes: what is stated otherwise here, each with the beat from which on it is so, 0 for the start.
    """

    def __init__(
        self,
        run: Run,
        *,
        original: Run | None = None,
        changes: tuple[tuple[int, Change], ...] = (),
        told: Sequence[Told] = (),
    ) -> None:
        self.run, self.at = run, 0
        self.original, self.changes = original or run, changes
        self._kept = tuple(told)
        self._told: list[Told] = []
        self._dialogue = Dialogue(run.scene, seed=run.seed, world=run.world)
        self._unsaid = Unsaid(run.scene)

    @property
    def scene(self) -> Scene:
        """What is played."""
        return self.run.scene

    @cached_property
    def naming(self) -> Naming:
        """What everybody is called."""
        return Naming(self.scene)

    @property
    def cast(self) -> tuple[str, ...]:
        """Everybody in it, in the author's order."""
        return tuple(self.scene.model.cast)

    @property
    def state(self) -> State:
        """How things stand at this beat."""
        return self.run.beat(self.at).state if self.at else self.run.start

    @property
    def before(self) -> State:
        """How things stood before this beat."""
        return self.run.before(self.at) if self.at else self.run.start

    @property
    def is_over(self) -> bool:
        """Whether the scene has ended at this beat."""
        return self.at == len(self.run) and self.run.ended

    @property
    def told(self) -> tuple[Told, ...]:
        """Every beat up to this one, with what is told beside it."""
        while len(self._told) < self.at:
            self._tell(len(self._told) + 1)
        return tuple(self._told[: self.at])

    @property
    def actor(self) -> str:
        """Who acts at this beat; "" for nobody."""
        main = self.told[-1][0].main if self.at else None
        return main.actor if main else ""

    def inside(self, name: str) -> Inside | None:
        """This beat inside one character; None before the first, or if they are not there."""
        minds = self.told[-1][0].inside if self.at else ()
        return next((inside for inside in minds if inside.who == name), None)

    def forward(self) -> bool:
        """Go on by one beat, playing it if need be; False if the scene has ended."""
        if self.at == len(self.run):
            beat = next(unfold(self.scene, self.run.state, everyone(self.scene)), None)
            if beat is None:
                return False
            self.run = replace(self.run, beats=(*self.run.beats, beat))
        self.at += 1
        return True

    def go(self, beat: int) -> None:
        """Go to a beat, back or on; at most to the end of the scene."""
        self.at = max(0, min(beat, self.at))
        while self.at < beat and self.forward():
            pass

    def changed(self, change: Change, *, from_here: bool = False) -> Evening:
        """The same evening with one thing stated otherwise and the same luck, at the same beat or where it ended before.

        from_here: go on from this beat, instead of playing again from the start. Raises `PathError` and `SceneError` for
        what cannot be stated, `RunError` where the change makes no sense in the middle.
        """
        since = self.at if from_here else 0
        changes = (*((min(beat, since), each) for beat, each in self.changes), (since, change))
        scene = restated(self.original.scene, [each for _, each in changes])
        run = branched(self.run, since, scene) if from_here else self._anew(scene)
        other = Evening(run, original=self.original, changes=changes, told=self.told if from_here else ())
        other.go(self.at)
        return other

    def _anew(self, scene: Scene) -> Run:
        return Run(scene, scene.begin(self.run.seed, self.run.world))

    def _tell(self, number: int) -> None:
        """Put one more beat into words; one that was told before the latest change stays as it was told."""
        beat = self.run.beat(number)
        seen = view(self.scene, self._dialogue, beat, self.run.before(number), self.run.replay(number))
        told = seen, tuple(self._unsaid.remarks(seen))
        self._told.append(self._kept[number - 1] if number <= len(self._kept) else told)
