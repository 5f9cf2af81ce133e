"""New scene files to begin with: a commented one of our own, or a copy of another scene with its keys explained."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from importlib.resources import files
from typing import Any, Final

from inscape.errors import InscapeError, SceneError
from inscape.scene.load import FILE, find_scene, shipped_scenes
from inscape.scene.model.base import NAME_PATTERN
from inscape.scene.schema import schema
from inscape.scene.text import parse

SCHEMA_FILE: Final = "inscape.schema.json"
"""What the schema beside a scene is called."""

MODELINE: Final = f"# yaml-language-server: $schema={SCHEMA_FILE}\n"
"""The line by which an editor finds the schema of a scene."""


def scaffold(name: str, like: str | os.PathLike[str] | None = None) -> str:
    """The text of a new scene called `name`: our own commented one, or `like` another with every key explained once.

    Raises `InscapeError` if the name cannot be one, and `SceneError` if there is no scene to be like.
    """
    require_name(name)
    if like is None:
        return files("inscape.scene").joinpath("scaffold.yaml").read_text(encoding="utf-8").replace("NAME", name)
    path = find_scene(like)
    try:
        source = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as trouble:
        raise SceneError(f"{path}: the scene to be like cannot be read: {trouble}") from trouble
    head = MODELINE + f"# Begun as a copy of the scene {path.parent.name if path.name == FILE else path.stem}.\n"
    body = "".join(line for line in explained(source).splitlines(keepends=True) if "yaml-language-server" not in line)
    return head + re.sub(r"^scene:.*$", f"scene: {name}", body, count=1, flags=re.MULTILINE)


def require_name(name: str) -> None:
    """Raise `InscapeError` unless a scene can be called so: a name as in scene files, and not that of a shipped scene."""
    if not re.fullmatch(NAME_PATTERN, name):
        plain = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_0123456789") or "my_scene"
        raise InscapeError(
            f"'{name}' cannot be the name of a scene: names are small letters, digits and _, a letter first",
            fix=f"Did you mean '{plain}'?",
        )
    if name in shipped_scenes():
        raise InscapeError(
            f"a scene called '{name}' comes with Inscape, and would be played instead of yours",
            fix=f"Choose another name, such as 'my_{name}'",
        )


def explained(source: str) -> str:
    """The text of a scene file, with a comment above the first use of every kind of key that begins a line."""
    places, top = parse(source).places, schema()
    lines = source.splitlines(keepends=True)
    above: dict[int, str] = {}
    seen: set[tuple[str, ...]] = set()
    for path, (number, column) in sorted(places.items(), key=lambda item: item[1]):
        line = lines[number - 1]
        begins = (
            not line[: column - 1].strip(" -") and str(path[-1] if path else "") in line[column - 1 :].split(":")[0]
        )
        kind, text = _described(top, path)
        if not begins or not text or kind in seen or number in above:
            continue
        seen.add(kind)
        above[number] = f"{' ' * (column - 1)}# {text}\n"
    return "".join(above.get(number, "") + line for number, line in enumerate(lines, 1))


def _described(top: dict[str, Any], path: Sequence[str | int]) -> tuple[tuple[str, ...], str]:
    """What kind of key this is, with * for the author's own names, and what the format says of it; "" for own names."""
    nodes, text = [top], ""
    kind: list[str] = []
    for step in path:
        found = [each for node in nodes for each in _below(top, node, step)]
        if not found:
            return tuple(kind), ""
        nodes = [node for node, _ in found]
        is_named = any(named for _, named in found)
        kind.append(str(step) if is_named else "*")
        text = next((str(node["description"]) for node in nodes if is_named and "description" in node), "")
    return tuple(kind), text


def _below(top: dict[str, Any], node: dict[str, Any], step: str | int) -> Iterator[tuple[dict[str, Any], bool]]:
    """Every part of the schema that a key or list item may be, and whether the format names that key itself."""
    for each in _forms(top, node):
        if isinstance(step, int):
            if isinstance(each.get("items"), dict):
                yield each["items"], False
        elif step in each.get("properties", {}):
            yield each["properties"][step], True
        else:
            for own in (*each.get("patternProperties", {}).values(), each.get("additionalProperties")):
                if isinstance(own, dict):
                    yield own, False


def _forms(top: dict[str, Any], node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A node of the schema as what it refers to, and all its alternatives."""
    yield node
    if "$ref" in node:
        yield from _forms(top, top["$defs"][str(node["$ref"]).rpartition("/")[2]])
    for each in (*node.get("anyOf", ()), *node.get("oneOf", ())):
        yield from _forms(top, each)
