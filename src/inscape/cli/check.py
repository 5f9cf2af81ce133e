"""What is wrong with scene files, in lines."""

from __future__ import annotations

from collections.abc import Sequence

from inscape.errors import count
from inscape.play.vetting import vet
from inscape.scene.check import documents


def check_files(files: Sequence[str]) -> tuple[str, bool]:
    """Every problem of the files, a line each, then how many; and whether there are no errors among them."""
    problems = [problem for file in files for problem in vet(*documents(file))]
    lines = [str(problem) for problem in problems]
    return "\n".join([*lines, count(problems)]), all(problem.severity != "error" for problem in problems)
