"""Opening the screen; the only place that asks for Textual (`pip install inscape[watch]`)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from inscape.errors import RunError

if TYPE_CHECKING:
    from inscape.play.run import Run


def watch(run: Run, *, is_light: bool = False) -> None:
    """Watch a run on the whole screen, from its beginning; where it stops before its end it is played on.

    is_light: on a light ground. Raises `RunError` where Textual is missing.
    """
    require_screen()
    from inscape.watch.app import Watching
    from inscape.watch.evening import Evening

    Watching(Evening(run), is_light=is_light).run()


def require_screen() -> None:
    """Raise `RunError`, with how to install it, where Textual is missing."""
    from importlib.util import find_spec

    if find_spec("textual") is None:
        raise RunError("watching needs Textual, which is not installed", fix="pip install 'inscape[watch]'")


def is_run(source: str) -> bool:
    """Whether this is a file that is no scene, so it should be a run."""
    path = Path(source)
    return path.is_file() and path.suffix not in (".yaml", ".yml")


def run_of(source: str, *, seed: int = 0, world: int = 0) -> Run:
    """What is to be watched: a run file as it was played, or a scene that has not begun.

    Raises `SceneError` if there is neither, and `RunError` for a run file that cannot be read.
    """
    from inscape.play.run import Run
    from inscape.scene.load import load

    if is_run(source):
        return Run.read(source)
    scene = load(source)
    return Run(scene, scene.begin(seed, world))
