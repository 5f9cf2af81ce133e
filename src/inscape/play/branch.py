"""Branching: a run that goes on from one of its beats in a scene in which something else is stated."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from inscape.errors import RunError
from inscape.mind.beat import choose, live
from inscape.mind.state import Act, State
from inscape.play.deeds import named
from inscape.play.request import require
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
        return Run(scene, restated_state(run.start, run.scene, scene))
    last = kept[-1]
    kept[-1] = Beat(last.number, last.act, restated_state(last.state, run.scene, scene))
    replayed = {beat.number: run.replay(beat.number) for beat in kept}
    return Run(scene, run.start, tuple(kept), run.given, _replayed=replayed)


def diverted(run: Run, beats: int, act: Act) -> Run:
    """The first `beats` beats of a run, and then this act instead of the one that came. Raises `ImpossibleAct`."""
    kept = run.beats[:beats]
    state = kept[-1].state if kept else run.start
    require(run.scene, state, act)
    after, _ = live(run.scene.theory, run.scene.stage, state, act)
    actor = run.scene.roster.acts[int(act.row)].actor
    given = tuple(sorted({*run.given, actor} - {""}))
    return Run(run.scene, run.start, (*kept, Beat(beats + 1, act, after)), given, parent=run.parent)


def descent(run: Run, beats: int, otherwise: Sequence[str]) -> dict[str, Any]:
    """What a branch has to know of the run that it comes from. beats: that it shares with it. otherwise: in words."""
    return {
        "scene": run.scene.name, "digest": run.scene.digest, "seed": run.seed, "world": run.world, "beats": beats,
        "otherwise": list(otherwise), "source": run.scene.source if beats else None,
    }  # fmt: skip


def with_memory(run: Run) -> Run:
    """A branch read from a file, with the reasons of the beats that it shares with its parent."""
    from inscape.scene.load import parse_scene

    parent = run.parent or {}
    shared, source = int(parent.get("beats", 0)), parent.get("source")
    if not shared or not source:
        return run
    scene = parse_scene(source, file=run.scene.file, follow=False)
    for beat in run.beats[:shared]:
        before = run.before(beat.number)
        choice = choose(scene.theory, scene.stage, before)[1]
        run.remember(beat.number, choice, live(scene.theory, scene.stage, before, beat.act)[1])
    return run


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


def restated_state(state: State, was: Scene, now: Scene) -> State:
    """How things stand in a scene that begins differently: what it states otherwise is so, all else is as it has become."""
    fields = zip(state, was.start, now.start, strict=True)
    return State(*(np.where(there == before, here, there).astype(here.dtype) for here, before, there in fields))
