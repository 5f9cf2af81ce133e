"""The scenes of one setting, for every world's point in the ranges, without compiling each.

Most numbers of a scene file go into its arrays as they stand, or in proportion. So the scene is compiled at a few points; where
every cell of every array that moves does so in proportion, the arrays of the other points follow, and where one does not, the
scene is compiled for each world.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np

from inscape.errors import SweepError
from inscape.mind.types import Array, Float

if TYPE_CHECKING:
    from inscape.scene.scene import Scene
    from inscape.sweep.plan import Plan

Leaves: TypeAlias = dict[str, Any]
"""Arrays of (theory, stage, start) by their dotted names."""

PROBES: Final = 12
"""Points inside the ranges at which proportion is tried."""
NEAR: Final = 1e-3
"""How near the ends, as a share of the range; what is stated as exactly 0 can be what nobody speaks of."""
EXACT: Final = 1e-12
MOST_ALIKE: Final = 8
"""Settings of a plan that one function is made for, without what none of them has."""

_NOTHING: Final[dict[str, tuple[bool, ...]]] = {}


def leaves(scene: Scene) -> Leaves:
    """Every array of a scene that a beat looks at."""
    return dict(_walk("", {"theory": scene.theory, "stage": scene.stage, "start": scene.start}))


def _walk(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _walk(key, each)
    elif hasattr(value, "_fields"):
        for key in value._fields:
            yield from _walk(f"{name}.{key}", getattr(value, key))
    else:
        yield name, np.asarray(value)


@dataclass(frozen=True)
class Family:
    """The scenes of one setting of a plan."""

    plan: Plan
    setting: int

    @cached_property
    def scene(self) -> Scene:
        """One of them: where the first world stands. Names, sizes and what is not varied are the same in all."""
        return self.at(self.plan.points(0, 1)[0])

    def at(self, point: Float[Array, "range"]) -> Scene:
        """The scene at a point of the ranges. Raises `SceneError` where the scene file does not allow it."""
        return self.plan.scene_of(self.setting, [float(value) for value in point])

    @cached_property
    def is_proportional(self) -> bool:
        """Whether the arrays of all worlds follow from a few."""
        return self._fit is not None

    def varied(self, points: Float[Array, "world range"]) -> Leaves:
        """The arrays that differ between worlds, with the worlds as their first axis."""
        if not self.plan.ranges:
            return {}
        if self._fit is None:
            return self._compiled(points)
        at, middle, slopes = self._fit
        return {name: middle[name] + np.tensordot(points - at, slope, axes=1) for name, slope in slopes.items()}

    def _compiled(self, points: Float[Array, "world range"]) -> Leaves:
        found = [leaves(self._alike(self.at(point))) for point in points]
        return {name: np.stack([each[name] for each in found]) for name in self._moving}

    def _alike(self, scene: Scene) -> Scene:
        """The scene, if the same can be done in it as in the first. Raises `SweepError`."""
        if scene.roster != self.scene.roster:
            raise SweepError(
                "what is varied changes who there is or what can be said and done",
                fix="Keep the range away from 0, or list its values instead: PATH=A,B,C makes settings",
            )
        return scene

    @cached_property
    def _moving(self) -> tuple[str, ...]:
        """Which arrays differ anywhere among the probed scenes."""
        first, *others = (found for _, found in self._probed)
        return tuple(
            name for name, here in first.items() if any(not np.array_equal(here, each[name]) for each in others)
        )

    @cached_property
    def _probed(self) -> list[tuple[Any, Leaves]]:
        """The scene at the middle, near both ends of each range, and at points inside."""
        ranges = self.plan.ranges
        low, high = (np.array([getattr(each, end) for each in ranges]) for end in ("low", "high"))
        low, high = low + NEAR * (high - low), high - NEAR * (high - low)
        middle = (low + high) / 2.0
        points = [middle]
        for axis in range(len(ranges)):
            points += [np.where(np.arange(len(ranges)) == axis, end, middle) for end in (low, high)]
        points += list(self.plan.points(1, 1 + PROBES))
        return [(point, leaves(self._alike(self.at(point)))) for point in points]

    @cached_property
    def _fit(self) -> tuple[Any, Leaves, Leaves] | None:
        (at, middle), *others = self._probed
        slopes = {}
        for name in self._moving:
            here = middle[name]
            if here.dtype != np.float64:
                return None
            slope = np.stack([
                (up[name] - down[name]) / (above[axis] - below[axis])
                for axis, ((below, down), (above, up)) in enumerate(zip(others[::2], others[1::2], strict=False))
                if axis < len(self.plan.ranges)
            ])  # fmt: skip
            for point, found in others:
                if np.abs(here + np.tensordot(point - at, slope, axes=1) - found[name]).max() > EXACT:
                    return None
            slopes[name] = slope
        return at, {name: middle[name] for name in slopes}, slopes


def nothing_in(family: Family) -> tuple[bool, ...]:
    """Which arrays of (theory, stage, start), in order, are zero throughout in every setting of a plan; arrays of the stage only.

    Where there are more settings than `MOST_ALIKE`, to look at all of them would take longer than it saves: none.
    """
    plan = family.plan
    if plan.key not in _NOTHING:
        others = [Family(plan, setting) for setting in range(len(plan.settings)) if setting != family.setting]
        is_alike = len(others) < MOST_ALIKE
        found = [leaves(each.scene) for each in (family, *(others if is_alike else ()))]
        _NOTHING[plan.key] = tuple(
            is_alike and name.startswith("stage.") and not any(each[name].any() for each in found) for name in found[0]
        )
    return _NOTHING[plan.key]


def check_family(family: Family) -> None:
    """Compile the scenes of a setting that stand for all of them. Raises `SceneError` with what the ranges do not allow."""
    _ = family.is_proportional if family.plan.ranges else family.scene


def restate(shared: tuple[Any, Any, Any], values: dict[str, Any]) -> tuple[Any, Any, Any]:
    """Theory, stage and start with some of their arrays replaced, by dotted name."""
    parts = dict(zip(("theory", "stage", "start"), shared, strict=True))
    for name, value in values.items():
        part, *path = name.split(".")
        parts[part] = _put(parts[part], path, value)
    return parts["theory"], parts["stage"], parts["start"]


def _put(tree: Any, path: list[str], value: Any) -> Any:
    first, *rest = path
    return tree._replace(**{first: _put(getattr(tree, first), rest, value) if rest else value})
