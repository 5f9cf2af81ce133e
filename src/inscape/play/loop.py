"""Playing: choose, then live, until the scene ends.

This is the whole of it. Who decides is one function from a state to an act, so that a scene left to itself, a scene in which
a program speaks for some, and a run that goes on from a file are one loop.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import numpy as np

from inscape.errors import RunError
from inscape.mind.state import Act, State
from inscape.play.drive import Driver, driven
from inscape.play.practice import practised
from inscape.play.run import Beat, Run
from inscape.play.runfile import RunWriter, read_run
from inscape.scene.load import load
from inscape.scene.scene import Scene

Decide: TypeAlias = Callable[[State], Act]
"""Who does what next, given how things stand."""


def play(
    scene: Scene | str | Path,
    *,
    seed: int = 0,
    world: int = 0,
    beats: int | None = None,
    drive: Mapping[str, Driver] | None = None,
    out: str | Path | None = None,
) -> Run:
    """Play a scene to its end.

    scene: a scene, the path of a scene file, or the name of a shipped scene. seed, world: which luck, 0 to 2**32 - 1 each.
    beats: the most beats to play, instead of what the scene says. drive: who is spoken for, and by what (see `drive.py`);
    everyone else decides for themselves. out: a run file, written as it happens.

    Raises `SceneError` if the scene cannot be read, `UnknownName` and `ImpossibleAct` for what a driver gives, and
    `RunError` if `out` cannot be written.
    """
    scene = limited(load(scene) if isinstance(scene, str | Path) else scene, beats)
    run = Run(scene, scene.begin(seed, world), given=tuple(sorted(drive or ())))
    decide = driven(scene, drive) if drive else everyone(scene)
    with RunWriter.begin(out, run) as writer:
        return record(run, unfold(scene, run.start, decide), writer)


def resume(path: str | Path) -> Run:
    """Go on with a run that was stopped, in its file, to the same end and the same bytes as if it never had been.

    Raises `RunError` if the file cannot be read, or if acts in it were given from outside: they are not in the file, so
    that run has to be played again.
    """
    run = read_run(path)
    if run.given:
        raise RunError(
            f"the acts of {', '.join(run.given)} were given from outside, and what they would be is not in the file",
            where=str(path),
            fix="Play it again with the same drivers or script: it comes out the same",
        )
    with RunWriter.resume(path, run) as writer:
        return record(run, unfold(run.scene, run.state, everyone(run.scene)), writer)


def unfold(scene: Scene, state: State, decide: Decide) -> Iterator[Beat]:
    """Every beat from a state to the end of the scene."""
    beats = practised(scene.theory, scene.stage)
    while not beats.ended(state):
        act = decide(state)
        state = beats.live(state, act)
        yield Beat(int(state.beat), act, state)


def everyone(scene: Scene) -> Decide:
    """Everyone decides for themselves."""
    return practised(scene.theory, scene.stage).choose


def limited(scene: Scene, beats: int | None) -> Scene:
    """The scene with another longest number of beats."""
    if beats is None:
        return scene
    return replace(scene, stage=scene.stage._replace(beats=np.asarray(beats, dtype=scene.stage.beats.dtype)))


def record(run: Run, beats: Iterable[Beat], writer: RunWriter) -> Run:
    """The run with these beats behind those that it has, each written as it happens."""
    lived = list(run.beats)
    for beat in beats:
        writer.write(run, beat)
        lived.append(beat)
    whole = replace(run, beats=tuple(lived))
    writer.end(whole.ending)
    return whole
