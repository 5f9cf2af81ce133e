"""Changing one stated thing: from `kylo.reserve = 0.9` to the scene that states it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from inscape.errors import SceneError, ScriptError
from inscape.scene.load import read_scene, rewritten
from inscape.scene.paths import PathError, change, look_up, paths, read_path
from inscape.scene.text import Keys, parse, spell

if TYPE_CHECKING:
    from inscape.scene.scene import Scene


class Change(NamedTuple):
    """One thing stated otherwise. path: where. value: what it is now; None takes it out."""

    path: Keys
    value: Any

    def __str__(self) -> str:
        return f"{spell(self.path).removeprefix('cast.')} = {'nothing' if self.value is None else self.value}"


def read_change(text: str) -> Change:
    """The change that a text states, `PATH = VALUE`; no value takes it out. Raises `ScriptError`."""
    import yaml

    path, sign, written = text.partition("=")
    if not sign or not path.strip():
        raise ScriptError("a change is written PATH = VALUE", fix="Such as kylo.reserve = 0.9")
    try:
        value = yaml.safe_load(written)
    except yaml.YAMLError:
        raise ScriptError(f"'{written.strip()}' is no value", fix="Write a number, a word, or [a, list]") from None
    return Change(read_path(path.strip()), value)


def restated(scene: Scene, changes: Sequence[Change]) -> Scene:
    """The scene with these changes, one after the other. Raises `PathError` with the nearest path, and `SceneError`."""
    document = parse(scene.source, file=scene.file)
    values: Mapping[str, Any] = document.values
    for each in changes:
        if each.value is None:
            look_up(values, each.path)
        values = change(values, each.path, each.value, remove=each.value is None)
    try:
        return read_scene(rewritten(document, values))
    except SceneError as error:
        raise SceneError([problem for problem in error.problems if problem.severity == "error"]) from error


def known_paths(scene: Scene) -> list[str]:
    """Every path of the scene that leads to a value, as it is shortest to write, the values of the cast first."""
    found = [spell(path) for path in paths(parse(scene.source, file=scene.file).values)]
    cast = [path.removeprefix("cast.") for path in found if path.startswith("cast.")]
    return [*cast, *(path for path in found if not path.startswith("cast."))]


def stated(scene: Scene, path: str) -> str:
    """The value that is stated at a path, as it would be written; "" if there is none."""
    try:
        return str(look_up(parse(scene.source, file=scene.file).values, read_path(path)))
    except PathError:
        return ""
