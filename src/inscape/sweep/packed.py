"""Packed: many arrays as one for each type of number, so that a function is called with few.

A call takes time for each array it is given, whatever its size. Arrays that are zero throughout are not given at all.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple, TypeAlias

import numpy as np

from inscape.mind.types import Array, Namespace

Packed: TypeAlias = dict[str, Any]
"""One array [entry] for each type of number, by its name."""


class Place(NamedTuple):
    """Where an array is: from entry `first` on in the one of its type; None where it is zero throughout."""

    dtype: str
    shape: tuple[int, ...]
    first: int | None


def places(arrays: Sequence[Array], is_nothing: Sequence[bool]) -> tuple[Place, ...]:
    """A place for each array. is_nothing: those that are zero throughout, and go without."""
    found, filled = [], {str(array.dtype): 0 for array in arrays}
    for array, is_none in zip(arrays, is_nothing, strict=True):
        dtype = str(array.dtype)
        found.append(Place(dtype, array.shape, None if is_none else filled[dtype]))
        filled[dtype] += 0 if is_none else array.size
    return tuple(found)


def pack(arrays: Sequence[Array], where: Sequence[Place]) -> Packed:
    """The arrays that have a place, end to end."""
    kept: dict[str, list[Array]] = {}
    for array, place in zip(arrays, where, strict=True):
        if place.first is not None:
            kept.setdefault(place.dtype, []).append(array.reshape(-1))
    return {dtype: np.concatenate(parts) for dtype, parts in kept.items()}


def unpack(xp: Namespace, packed: Packed, where: Sequence[Place]) -> list[Array]:
    """The arrays again, in their order."""
    found = []
    for dtype, shape, first in where:
        if first is None:
            found.append(xp.zeros(shape, dtype))
        else:
            found.append(packed[dtype][first : first + int(np.prod(shape))].reshape(shape))
    return found
