"""A document read as a scene: the model, and everything wrong or suspicious about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any, Final, NamedTuple

from pydantic import ValidationError

from inscape.errors import Problem
from inscape.scene.doubts import doubts
from inscape.scene.limits import problems_of_limits
from inscape.scene.model import SceneFile
from inscape.scene.names import Vocabulary, problems_of_names
from inscape.scene.problems import problems_of, shown, trace
from inscape.scene.stock import stock_moves
from inscape.scene.text import Document, Keys

EXAMPLE: Final = "Begin with 'scene: NAME' and 'cast: {NAME: {}}'"
MOST_ROUNDS: Final = 8


class Examined(NamedTuple):
    """model: None if there is any error. problems: errors and warnings, in the order of the file."""

    model: SceneFile | None
    problems: tuple[Problem, ...]


def examine(document: Document) -> Examined:
    """Read a document as a scene. Names are looked up even where other things are wrong, so that all is said at once."""
    values = document.values
    if not isinstance(values, dict):
        return Examined(None, document.problems or (_not_a_scene(document),))
    found = list(document.problems)
    model: SceneFile | None = None
    try:
        model = SceneFile.model_validate(values)
    except ValidationError as error:
        found += problems_of(error, document, SceneFile)
        sound = _sound_part(values, error)
    else:
        sound = model
    if sound is not None:
        vocabulary = Vocabulary(sound, stock_moves(), document.values)
        found += problems_of_names(sound, document, vocabulary)
        found += problems_of_limits(sound, document)
    if not found and model is not None:
        found += doubts(model, document)
    whole = all(problem.severity == "warning" for problem in found)
    return Examined(model if whole else None, tuple(sorted(set(found))))


def _not_a_scene(document: Document) -> Problem:
    empty = document.values is None and not document.source.strip()
    message = "the file is empty" if empty else f"a scene is keys with values, not {shown(document.values)}"
    return document.problem((), message, EXAMPLE, code="E102")


def _sound_part(values: Mapping[str, Any], error: ValidationError) -> SceneFile | None:
    """The scene without what does not fit the models; None where nothing can be made of it."""
    tree: dict[str, Any] = deepcopy(dict(values))
    for _ in range(MOST_ROUNDS):
        for path in _wrong(tree, error):
            _take_out(tree, path)
        tree.setdefault("scene", "unnamed")
        try:
            return SceneFile.model_validate(tree)
        except ValidationError as again:
            error = again
    return None


def _wrong(tree: Any, error: ValidationError) -> Iterable[Keys]:
    """What to take out: the innermost keyed values that hold what is wrong, so that list positions stay as they are."""
    found: set[Keys] = set()
    for detail in error.errors(include_url=False, include_context=False, include_input=False):
        path = trace(tree, detail["loc"]).path
        while path and isinstance(path[-1], int):
            path = path[:-1]
        found.add(path)
    return sorted(found, key=len, reverse=True)


def _take_out(tree: Any, path: Keys) -> None:
    """Take the keyed value at this path out, if it is still there."""
    *around, last = path or ("",)
    for key in around:
        inside = isinstance(tree, list) or key in tree
        tree = tree[key] if inside else {}
    if isinstance(tree, dict):
        tree.pop(str(last), None)
