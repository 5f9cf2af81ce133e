"""Everything wrong or suspicious in scene files, without playing them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from inscape.errors import Problem, RunError, SceneError
from inscape.scene.examine import examine
from inscape.scene.load import FILE, document_of, read_scene, rewritten
from inscape.scene.text import Document, read
from inscape.scene.twins import load_twins

TWINS = "twins.yaml"
"""What the twins file beside a scene is called."""


def check(paths: Iterable[str | os.PathLike[str]]) -> list[Problem]:
    """Every problem of these scene files (or shipped scenes, by name) and of the twins beside them, in order.

    Errors keep a scene from loading; warnings are about what is allowed but hardly meant.
    """
    return [problem for path in paths for problem in _of_one(path)]


def _of_one(path: str | os.PathLike[str]) -> list[Problem]:
    document = document_of(path)
    model, problems = examine(document)
    found = set(problems)
    if model is not None:
        try:
            read_scene(document)
        except SceneError as error:
            found |= set(error.problems)
        except RunError as error:
            found.add(document.problem(("after",), error.what, error.fix, code="E124", at_value=True))
    if isinstance(document.values, dict) and Path(document.file).name == FILE:
        found |= set(_of_twins(document, sound=model is not None))
    return sorted(found)


def _of_twins(document: Document, *, sound: bool) -> Iterator[Problem]:
    """The problems of the twins beside a scene. sound: the scene itself has none, so that its twins can be read as scenes."""
    file = Path(document.file).with_name(TWINS)
    try:
        twins = load_twins(file, document.values)
    except SceneError as error:
        yield from error.problems
        return
    text = read(file)
    for name, twin in twins.twins.items() if sound else ():
        for problem in examine(rewritten(document, twin.apply(document.values))).problems:
            if problem.severity == "error":
                message = f"with this, {problem.path}: {problem.message}"
                yield text.problem(("twins", name), message, problem.hint, code=problem.code)
