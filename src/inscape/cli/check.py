"""What is wrong with scene files, in lines."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from inscape.errors import count
from inscape.play.vetting import vet
from inscape.scene.check import TWINS, documents
from inscape.scene.load import FILE


def check_files(files: Sequence[str]) -> tuple[str, bool]:
    """Every problem of the files, a line each, then how many; and whether there are no errors among them.

    A file of twins is checked together with the scene beside it, and the first line says so.
    """
    scenes = list(dict.fromkeys(scene_of(file) for file in files))
    told = [f"{file} is a file of twins: checked with {scene_of(file)}" for file in files if scene_of(file) != file]
    problems = [problem for file in scenes for problem in vet(*documents(file))]
    lines = [*told, *(str(problem) for problem in problems)]
    return "\n".join([*lines, count(problems)]), all(problem.severity != "error" for problem in problems)


def scene_of(file: str) -> str:
    """The scene to check for a file that was named: of twins, the one beside it; else the file itself."""
    beside = Path(file).with_name(FILE) if Path(file).name == TWINS else None
    return str(beside) if beside is not None and beside.exists() else file
