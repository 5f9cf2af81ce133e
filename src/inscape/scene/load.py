"""From a file, or the name of a shipped scene, to a scene that can be played."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inscape.errors import Problem, SceneError, offer
from inscape.scene.examine import examine
from inscape.scene.text import Document, parse, read

if TYPE_CHECKING:
    from inscape.mind.theory import Theory
    from inscape.scene.scene import Scene

FILE = "scene.yaml"
"""What the scene file in a scene's folder is called."""


def load(source: str | os.PathLike[str], theory: Theory | None = None) -> Scene:
    """The scene in a file (`my.yaml`), in a folder with a scene.yaml, or shipped with Inscape (`quarters`).

    theory: another theory than the stock one; what the scene itself says of it goes on top. Raises `SceneError` with every
    problem found, each with its line and column, and `RunError` if the run that the scene comes `after` cannot be read.
    """
    return read_scene(document_of(source), theory)


def parse_scene(source: str, *, file: str = "<text>", theory: Theory | None = None, follow: bool = True) -> Scene:
    """The scene that a text states. file: its name for messages, and what `after` is looked for beside. Raises `SceneError`.

    follow: start from the run that it says it comes after; if not, from what the scene itself states.
    """
    return read_scene(parse(source, file=file), theory, follow=follow)


def read_scene(document: Document, theory: Theory | None = None, *, follow: bool = True) -> Scene:
    """The scene that a document states; as `parse_scene`."""
    from inscape.scene.compile import compile_scene

    model, problems = examine(document)
    if model is None:
        raise SceneError(problems)
    scene = compile_scene(model, source=document.source, file=document.file, places=document.places)
    if theory is not None:
        scene = replace(scene, theory=theory._replace(**model.theory))
    if follow and model.after is not None:
        from inscape.scene.after import follow as start_after

        return start_after(scene, _beside(document, model.after))
    return scene


def rewritten(document: Document, values: Mapping[str, Any]) -> Document:
    """A document that says these values instead, in a text of its own; what it shares with the first keeps its place."""
    import yaml

    source = yaml.safe_dump(dict(values), sort_keys=False, allow_unicode=True, width=120)
    return replace(document, values=values, source=source)


def _beside(document: Document, name: str) -> Path:
    """A file beside the scene file, or below. Raises `SceneError` if a link leads elsewhere."""
    folder = Path(document.file).parent
    path = folder / name
    if not path.resolve().is_relative_to(folder.resolve()):
        raise SceneError(
            [document.problem(("after",), "this leads out of the scene's folder", code="E123", at_value=True)]
        )
    return path


def document_of(source: str | os.PathLike[str]) -> Document:
    """The file as plain values. A document that cannot be read says so in its problems; nothing is raised."""
    name = os.fspath(source)
    path = find(name)
    if path is not None:
        document = read(path, called=str(path))
        return _no_scene(document, path) if _is_twins(document) else document
    shipped = shipped_scenes()
    is_file = name.endswith((".yaml", ".yml")) or os.sep in name
    message = "there is no such file" if is_file else f"there is no file and no shipped scene called '{name}'"
    hint = offer(Path(name).stem, shipped)
    if is_file and "Did you mean" in hint:
        hint = hint.replace("Did you mean", "Did you mean the shipped scene")
    return Document(name, problems=(Problem(name, 1, 1, "", message, hint, "E101"),))


def _is_twins(document: Document) -> bool:
    """Whether a document is a file of twins, and no scene."""
    keys = set(document.values) if isinstance(document.values, dict) else set()
    return "scene" not in keys and bool(keys & {"expect", "twins"})


def _no_scene(document: Document, path: Path) -> Document:
    """What is said of a file of twins where a scene is wanted."""
    beside = path.with_name(FILE)
    hint = f"Give the scene beside it: {beside}" if beside.exists() else f"It has to stand beside its scene, a {FILE}"
    return Document(
        document.file,
        problems=(Problem(document.file, 1, 1, "", "this is a file of twins, not a scene", hint, "E170"),),
    )


def find_scene(source: str | os.PathLike[str]) -> Path:
    """The scene file that `load` would read. Raises `SceneError` if there is none."""
    path = find(os.fspath(source))
    if path is None:
        raise SceneError(document_of(source).problems)
    return path


def find(name: str) -> Path | None:
    """The file that a name means: a shipped scene, a file, or the scene.yaml of a folder; None if there is none."""
    if name in shipped_scenes():
        return Path(str(files("inscape"))) / "scenes" / name / FILE
    if not name or "\0" in name:
        return None
    path = Path(name)
    if path.is_dir():
        path = path / FILE
    return path if path.exists() else None


def shipped_scenes() -> tuple[str, ...]:
    """The names of the scenes that come with Inscape."""
    folder = Path(str(files("inscape"))) / "scenes"
    return tuple(sorted(path.parent.name for path in folder.glob(f"*/{FILE}")))
