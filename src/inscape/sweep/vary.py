"""What is varied: `kylo.reserve=0..1`, `kylo.reserve=0..1:5` or `hux.regard.kylo.hostility=0.1,0.5,0.9`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Final, NamedTuple

import numpy as np

from inscape.errors import InscapeError, SweepError
from inscape.scene.paths import PathError, change, paths, read_path
from inscape.scene.text import Keys, spell

NUMBER: Final = r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?"
RANGE: Final = re.compile(rf"\s*({NUMBER})\s*\.\.\s*({NUMBER})\s*(?::\s*(\d+)\s*)?")
MOST_STEPS: Final = 1000
EXAMPLE: Final = "Such as kylo.reserve=0..1, kylo.reserve=0..1:5 or kylo.reserve=0.1,0.5,0.9"


class Range(NamedTuple):
    """A number of the scene file that is spread evenly between two bounds, another value in each world."""

    path: Keys
    low: float
    high: float

    @property
    def name(self) -> str:
        """The path, as it is shortest to write."""
        return short(self.path)


class Choices(NamedTuple):
    """Values, each of which is tried in every world."""

    path: Keys
    values: tuple[Any, ...]

    @property
    def name(self) -> str:
        """The path, as it is shortest to write."""
        return short(self.path)


def short(path: Keys) -> str:
    """A path as it is shortest to write."""
    return spell(path).removeprefix("cast.")


def read_vary(text: str) -> Range | Choices:
    """What `PATH=LOW..HIGH` (spread), `PATH=LOW..HIGH:STEPS` (evenly spaced) or `PATH=A,B,C` varies. Raises `SweepError`."""
    path, sign, written = text.partition("=")
    if not sign or not path.strip() or not written.strip():
        raise SweepError(f"'{text}' does not say what is varied", fix=EXAMPLE)
    keys = read_path(path.strip())
    match = RANGE.fullmatch(written)
    if match is None:
        if ".." in written:
            raise SweepError(f"'{written.strip()}' is no range", where=path.strip(), fix=EXAMPLE)
        return Choices(keys, _values(written, path.strip()))
    low, high = float(match[1]), float(match[2])
    if not low < high:
        raise SweepError(f"the range {low:g}..{high:g} is empty", where=path.strip(), fix=f"Write {high:g}..{low:g}")
    if match[3] is None:
        return Range(keys, low, high)
    steps = int(match[3])
    if not 2 <= steps <= MOST_STEPS:
        raise SweepError(f"a range has 2 to {MOST_STEPS} steps, not {steps}", where=path.strip())
    return Choices(keys, tuple(float(np.round(value, 12)) for value in np.linspace(low, high, steps)))


def check_vary(values: Mapping[str, Any], vary: Iterable[Range | Choices]) -> None:
    """Whether every path leads somewhere in the scene file's values, and none is named twice; all errors at once.

    Whether the values are allowed there is found when the scenes are compiled. Raises `SweepError`.
    """
    wrong: list[InscapeError] = []
    seen: set[str] = set()
    for each in vary:
        try:
            change(values, each.path, 0.0)
            _known(values, each.path)
        except PathError as error:
            wrong.append(error)
        if each.name in seen:
            wrong.append(SweepError(f"'{each.name}' is varied twice"))
        seen.add(each.name)
    if len(wrong) == 1:
        raise wrong[0]
    if wrong:
        raise SweepError("\n".join([*map(str, wrong), f"{len(wrong)} errors"]))


def _known(values: Mapping[str, Any], path: Keys) -> None:
    """Refuse a value that is several: `kylo.regard` cannot be a number."""
    here: Any = values
    for step in ("cast", *path) if path[0] not in values and path[0] in values.get("cast", {}) else path:
        has = step in here if isinstance(here, Mapping) else isinstance(here, list) and isinstance(step, int)
        if not has:
            return
        here = here[step]
    if isinstance(here, Mapping | list) and here:
        inner = [short((*path, *rest)) for rest in paths(here) if not isinstance(rest[-1], Mapping)]
        raise PathError(path, f"'{short(path)}' is several values", f"Name one of them, such as '{inner[0]}'")


def _values(written: str, path: str) -> tuple[Any, ...]:
    import yaml

    try:
        found = yaml.safe_load(f"[{written}]")
    except yaml.YAMLError:
        found = None
    if not found or any(each is None or isinstance(each, dict | list) for each in found):
        raise SweepError(f"'{written.strip()}' is no list of values", where=path, fix=EXAMPLE)
    if len(set(map(repr, found))) < len(found):
        raise SweepError("a value is in this list twice", where=path)
    return tuple(found)
