"""The way down: L-BFGS (optax) along exact slopes, each step shortened until it helps.

A likelihood of what minds do has kinks and small jumps, where a feeling is mastered in one world and no longer in another. So
a step need only help, and where nothing does the search is over.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeAlias

import numpy as np

from inscape.mind.types import Array, Float

Loss: TypeAlias = Callable[[Any], tuple[float, Any]]
"""From a place to how bad it is there, and the slope."""

FURTHEST: Final = 6.0
"""How far any coordinate may lie from 0."""

LONGEST: Final = 1.0
"""The longest step along any coordinate."""

SHORTEST: Final = 1e-3
"""A step shortened to less than this share is given up."""

ENOUGH: Final = 1e-4
"""What a step must bring, as a share of what the slope promises (Armijo 1966); less than this in all ends the search."""

WIDE: Final = 0.02
"""How far apart slopes are compared for the curvature."""


def descend(loss: Loss, place: Float[Array, "number"], rounds: int) -> tuple[Float[Array, "number"], float]:
    """The lowest place that a search from here finds in so many steps, and how low it is."""
    import optax

    solver = optax.scale_by_lbfgs()
    memory: Any = solver.init(place)
    (height, slope), along = loss(place), None
    for _ in range(rounds):
        along, memory = solver.update(slope, memory, place)
        way = -np.asarray(along)
        if not way @ slope < 0.0:
            memory, way = solver.init(place), -slope
        found = _step(loss, place, height, slope, way)
        if found is None:
            break
        gained = height - found[1]
        place, height, slope = found
        if gained < ENOUGH:
            break
    return place, height


def _step(loss: Loss, place: Any, height: float, slope: Any, way: Any) -> tuple[Any, float, Any] | None:
    """The first place along the way that helps, with its height and slope; None if none does."""
    share = min(1.0, LONGEST / max(float(np.abs(way).max()), 1e-12))
    while share > SHORTEST:
        there = np.clip(place + share * way, -FURTHEST, FURTHEST)
        now, tilt = loss(there)
        if now <= height + ENOUGH * float(slope @ (there - place)) and now < height:
            return there, now, tilt
        share *= 0.4
    return None


def curvature(loss: Loss, place: Float[Array, "number"]) -> Float[Array, "number other"]:
    """How the slope changes around a place, by differences of slopes."""
    rows = [(loss(place + WIDE * unit)[1] - loss(place - WIDE * unit)[1]) / (2.0 * WIDE) for unit in np.eye(len(place))]
    both = np.stack(rows)
    return (both + both.T) / 2.0
