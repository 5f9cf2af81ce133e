"""Trials: a scene and its twins played in many worlds, and every expectation judged."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from multiprocessing import get_context
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from inscape.errors import Problem, SceneError
from inscape.play.compare import Rule
from inscape.play.expect import Finding, judge, measure_all, needed
from inscape.play.gauge import Values
from inscape.play.likeness import table
from inscape.play.vocabulary import unknown_words
from inscape.scene.claims import Measure
from inscape.scene.load import load
from inscape.scene.scene import Scene
from inscape.scene.text import parse
from inscape.scene.twins import Twins, load_twins, twin_scene

PIECE: Final = 10
"""Worlds that one process plays at a time."""


class Trial(NamedTuple):
    """What came of the expectations of one scene. seed, worlds: which worlds were played, 0 to worlds - 1."""

    scene: str
    seed: int
    worlds: int
    findings: tuple[Finding, ...]


class Piece(NamedTuple):
    """Some worlds of a scene (twin: None) or of one of its twins, and what is to be measured in them."""

    scene: str
    twin: str | None
    seed: int
    first: int
    after: int
    measures: tuple[Measure, ...]


def try_scene(
    scene: str | Path, *, worlds: int = 200, seed: int = 0, workers: int | None = None, rule: Rule | None = None
) -> Trial:
    """Play a scene (a file, or the name of a shipped one) and its twins in `worlds` worlds each, and judge what is expected.

    workers: processes, by default as many as there are cores; the result is the same for any number. Raises `SceneError`
    with every problem of the scene, its twins and the words of its expectations.
    """
    twins = check_trial(scene)
    pieces = [
        Piece(str(scene), twin, seed, first, min(first + PIECE, worlds), wanted)
        for twin, wanted in needed(twins.expectations).items()
        for first in range(0, worlds, PIECE)
    ]
    values: dict[tuple[str | None, Measure], list[Values]] = {}
    for piece, found in zip(pieces, _played(pieces, workers), strict=True):
        for wanted, each in zip(piece.measures, found, strict=True):
            values.setdefault((piece.twin, wanted), []).append(each)
    whole = {key: np.concatenate(each) for key, each in values.items()}
    findings = tuple(judge(claim, whole, rule or Rule()) for claim in twins.expectations)
    return Trial(_scene(str(scene), None).name, seed, worlds, findings)


def check_trial(scene: str | Path) -> Twins:
    """The twins of a scene, when every one of them is a scene and every word of the expectations names something.

    Raises `SceneError` with every problem.
    """
    twins = _twins(str(scene))
    scenes: dict[str | None, Scene] = {None: _scene(str(scene), None)}
    problems: list[Problem] = []
    for name in twins.twins:
        try:
            scenes[name] = _scene(str(scene), name)
        except SceneError as error:
            problems += error.problems
    known = [claim for claim in twins.expectations if claim.twin in scenes and claim.other in scenes]
    problems += unknown_words(known, scenes, file=twins.file)
    if problems:
        raise SceneError(problems)
    return twins


def play_piece(piece: Piece) -> tuple[Values, ...]:
    """Each measure of these worlds, [world]; what one process does."""
    from inscape.play.loop import play

    scene, twins = _scene(piece.scene, piece.twin), _twins(piece.scene)
    tables = {name: table(rows) for name, rows in twins.reference.items()}
    runs = (play(scene, seed=piece.seed, world=world) for world in range(piece.first, piece.after))
    found = measure_all(piece.measures, runs, tables)
    return tuple(found[each] for each in piece.measures)


def _played(pieces: Sequence[Piece], workers: int | None) -> list[tuple[Values, ...]]:
    count = min(workers or _cores(), len(pieces))
    if count <= 1:
        return [play_piece(piece) for piece in pieces]
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
        return list(pool.map(play_piece, pieces))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@lru_cache(maxsize=8)
def _twins(scene: str) -> Twins:
    base = _scene(scene, None)
    return load_twins(Path(base.file).with_name("twins.yaml"), parse(base.source, file=base.file).values)


@lru_cache(maxsize=64)
def _scene(scene: str, twin: str | None) -> Scene:
    base = load(scene)
    return base if twin is None else twin_scene(base, _twins(scene).twins[twin])
