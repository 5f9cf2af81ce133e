"""Everything wrong or suspicious in scene files, without playing them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from inscape.errors import Problem, RunError, SceneError
from inscape.scene.examine import examine
from inscape.scene.load import FILE, document_of, read_scene, rewritten
from inscape.scene.text import Document, read
from inscape.scene.twins import read_twins

TWINS = "twins.yaml"
"""What the twins file beside a scene is called."""


def check(paths: Iterable[str | os.PathLike[str]]) -> list[Problem]:
    """Every problem of these scene files (or shipped scenes, by name) and of the twins beside them, in order.

    Errors keep a scene from loading; warnings are about what is allowed but hardly meant. What expectations speak of is
    looked up by `play.vetting`.
    """
    return [problem for path in paths for problem in problems_of_files(*documents(path))]


def documents(path: str | os.PathLike[str]) -> tuple[Document, Document | None]:
    """A scene file, or a shipped scene, and the twins file beside it; None where there is none."""
    document = document_of(path)
    beside = Path(document.file).with_name(TWINS)
    has_twins = Path(document.file).name == FILE and beside.exists()
    return document, read(beside) if has_twins else None


def problems_of_files(document: Document, beside: Document | None = None) -> list[Problem]:
    """Every problem of a scene file and of the twins file `beside` it, in order."""
    model, problems = examine(document)
    found = set(problems)
    if model is not None:
        try:
            read_scene(document)
        except SceneError as error:
            found |= set(error.problems)
        except RunError as error:
            found.add(document.problem(("after",), error.what, error.fix, code="E124", at_value=True))
    if beside is not None and isinstance(document.values, dict):
        found |= set(_of_twins(document, beside, sound=model is not None))
    return sorted(found)


def _of_twins(document: Document, beside: Document, *, sound: bool) -> Iterator[Problem]:
    """The problems of the twins beside a scene. sound: the scene itself has none, so that its twins can be read as scenes."""
    try:
        twins = read_twins(beside, document.values)
    except SceneError as error:
        yield from error.problems
        return
    for twin in twins.twins.values() if sound else ():
        for problem in examine(rewritten(document, twin.apply(document.values))).problems:
            if problem.severity == "error":
                yield twin.problem(problem.path, problem.message, problem.hint)
