"""Branching: a run that goes on from one of its beats in a scene in which something else is stated."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from inscape.errors import RunError
from inscape.mind.state import State
from inscape.play.deeds import named
from inscape.play.run import Beat, Run

if TYPE_CHECKING:
    from inscape.scene.scene import Scene


def branched(run: Run, beats: int, scene: Scene) -> Run:
    """The first `beats` beats of a run, to be gone on with in another version of its scene, with the same luck.

    Where the two scenes begin differently, things now stand as the other one states them; everything else stays as it has
    become. What was lived through so far keeps its reasons. Raises `RunError` if the other scene has not the same people,
    things and acts, because then there is nothing to go on from.
    """
    if scene.roster != run.scene.roster or _shapes(scene) != _shapes(run.scene):
        raise RunError(
            "this changes who or what there is, or what can be done",
            fix="Play it from the start, where that makes sense",
        )
    kept = list(run.beats[:beats])
    if not kept:
        return Run(scene, _restated(run.start, run.scene, scene))
    last = kept[-1]
    kept[-1] = Beat(last.number, last.act, _restated(last.state, run.scene, scene))
    replayed = {beat.number: run.replay(beat.number) for beat in kept}
    return Run(scene, run.start, tuple(kept), run.given, replayed)


def parting(run: Run, other: Run) -> int | None:
    """The first beat at which something else is done in the one run than in the other; None if there is none so far.

    Where one has ended and the other goes on, that is the first beat after the end.
    """
    for here, there in zip(run.beats, other.beats, strict=False):
        if named(run.scene.roster, here.act) != named(other.scene.roster, there.act):
            return here.number
    shorter = min(run, other, key=len)
    return len(shorter) + 1 if len(run) != len(other) and shorter.ended else None


def _shapes(scene: Scene) -> list[tuple[int, ...]]:
    return [np.shape(field) for field in scene.start]


def _restated(state: State, was: Scene, now: Scene) -> State:
    fields = zip(state, was.start, now.start, strict=True)
    return State(*(np.where(there == before, here, there).astype(here.dtype) for here, before, there in fields))
