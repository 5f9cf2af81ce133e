"""Values of a scene file by path: `cast.kylo.reserve`, or `kylo.reserve` for short; `cast.kylo.standards[0].weight`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from inscape.errors import InscapeError, nearest
from inscape.scene.text import Keys, spell

DECLARES: Final = frozenset({"cast", "people", "facts", "things", "offers", "places", "place", "events", "prospects"})
"""Keys under which every name is a thing of its own, so that a wrong one is a slip and not a new one."""

STEP: Final = re.compile(r"\[([0-9]+)\]|\.?([^.\[\]]+)")


class PathError(InscapeError, LookupError):
    """A path that leads to no value. path: as it was written."""

    def __init__(self, path: Keys, what: str, fix: str = "") -> None:
        self.path = path
        super().__init__(what, fix=fix)


def read_path(text: str) -> Keys:
    """The steps of a written path; `[2]` and `.2` are positions in lists."""
    steps: list[str | int] = []
    for position, word in STEP.findall(text):
        steps.append(int(position or word) if position or word.isdigit() else word)
    return tuple(steps)


def whole_path(values: Mapping[str, Any], path: Keys) -> Keys:
    """The path from the top of the file: `kylo.reserve` is short for `cast.kylo.reserve`."""
    cast = values.get("cast")
    if path and path[0] not in values and isinstance(cast, Mapping) and path[0] in cast:
        return ("cast", *path)
    return path


def look_up(values: Mapping[str, Any], path: Keys) -> Any:
    """The value at the path. Raises `PathError` with the nearest path that has one."""
    here: Any = values
    for step in whole_path(values, path):
        is_there = step < len(here) if isinstance(here, list) and isinstance(step, int) else False
        if not is_there and not (isinstance(here, Mapping) and step in here):
            raise _lost(values, path)
        here = here[step]
    return here


def change(values: Mapping[str, Any], path: Keys, value: Any = None, *, remove: bool = False) -> dict[str, Any]:
    """A copy of the values with one of them set or removed; what lies on the way is copied, the rest is shared.

    A value may be set where none is stated yet, and what lies on the way to it is made; but a path through a person,
    fact or the like that is not declared is a `PathError`, as is removing what is not there.
    """
    if not path:
        raise PathError(path, "an empty path leads to no value")
    whole = whole_path(values, path)
    return dict(_changed(values, whole, 0, value, values, remove=remove))


def paths(values: Any, before: Keys = ()) -> Iterator[Keys]:
    """Every path that leads to a value, the inner ones too."""
    steps: list[tuple[str | int, Any]] = []
    if isinstance(values, Mapping):
        steps = list(values.items())
    elif isinstance(values, list):
        steps = list(enumerate(values))
    for step, value in steps:
        yield (*before, step)
        yield from paths(value, (*before, step))


def _changed(here: Any, path: Keys, at: int, value: Any, values: Mapping[str, Any], *, remove: bool) -> Any:
    step, is_last = path[at], at == len(path) - 1
    if isinstance(here, Mapping) and isinstance(step, str):
        if step not in here and (remove or (not is_last and at > 0 and path[at - 1] in DECLARES)):
            raise _lost(values, path)
        if is_last:
            return {key: each for key, each in here.items() if key != step} | ({} if remove else {step: value})
        if step not in here and at == 0 and step not in _sections():
            raise _lost(values, path)
        below = here.get(step)
        return {**here, step: _changed({} if below is None else below, path, at + 1, value, values, remove=remove)}
    if isinstance(here, list) and isinstance(step, int) and step < len(here):
        if is_last:
            return [*here[:step], *([] if remove else [value]), *here[step + 1 :]]
        return [*here[:step], _changed(here[step], path, at + 1, value, values, remove=remove), *here[step + 1 :]]
    raise _lost(values, path, stop=at if not isinstance(here, Mapping | list) else None)


def _sections() -> frozenset[str]:
    """What may stand at the top of a scene file."""
    from inscape.scene.model import SceneFile

    return frozenset(SceneFile.model_fields) | {"place"}


def _lost(values: Mapping[str, Any], path: Keys, stop: int | None = None) -> PathError:
    written = spell(path)
    if stop is not None:
        return PathError(path, f"'{spell(path[:stop])}' is one value, so there is no '{written}'", "Set it as a whole")
    if "," in written:
        return PathError(path, f"no value is at '{written}'", "Put several paths into brackets: [.., ..]")
    meant = _repaired(values, path)
    if meant:
        return PathError(path, f"no value is at '{written}'", f"Did you mean '{meant}'?")
    known = [spell(each) for each in paths(values) if len(each) >= len(path) - 1]
    short = [each.removeprefix("cast.") for each in known if each.startswith("cast.")]
    like = nearest(written, known if path[0] in values else known + short)
    return PathError(path, f"no value is at '{written}'", f"Did you mean '{like}'?" if like else "")


def _repaired(values: Mapping[str, Any], path: Keys) -> str:
    """The path with its first wrong step put right; "" where nothing is like it."""
    here: Any = values
    whole = whole_path(values, path)
    for index, step in enumerate(whole):
        if isinstance(here, Mapping) and step not in here:
            like = nearest(str(step), here)
            if not like:
                return ""
            meant = (*whole[:index], like, *whole[index + 1 :])
            return spell(meant[len(whole) - len(path) :])
        is_there = isinstance(here, Mapping) or (isinstance(here, list) and isinstance(step, int) and step < len(here))
        if not is_there:
            return ""
        here = here[step]
    return ""
