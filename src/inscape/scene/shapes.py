"""Arrays by their annotations: the axes that stand in the type of each field of `State` and `Stage`."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final, NamedTuple

import numpy as np

from inscape.mind.axes import AIMS, CHANNELS, EXCHANGES, GROUPS, KINDS, MOODS, STRANDS, TRAITS
from inscape.scene.frame import Lengths
from inscape.scene.sizes import MEMORIES, MOMENTS

FIXED: Final = {
    "trait": len(TRAITS),
    "mood": len(MOODS),
    "channel": len(CHANNELS),
    "kind": len(KINDS),
    "strand": len(STRANDS),
    "group": len(GROUPS),
    "aim": len(AIMS),
    "exchange": len(EXCHANGES),
    "before": len(GROUPS) + 1,
    "two_before": len(GROUPS) + 1,
    "dimension": 3,
    "side": 2,
    "memory": MEMORIES,
    "moment": MOMENTS,
}

DTYPES: Final = {"Float": np.float64, "Int": np.int32, "UInt": np.uint32, "Bool": np.bool_}

_ANNOTATION: Final = re.compile(r"(Float|Int|UInt|Bool)\[Array, [\"'](.*)[\"']\]")


class Shape(NamedTuple):
    """Of one field: its dtype and the names of its axes."""

    dtype: Any
    axes: tuple[str, ...]


@cache
def shapes(record: type) -> dict[str, Shape]:
    """The fields of a `NamedTuple` that are arrays, with dtype and axes; nested tuples are left out."""
    found = {}
    for name, annotation in record.__annotations__.items():
        match = _ANNOTATION.fullmatch(str(getattr(annotation, "__forward_arg__", annotation)))
        if match:
            found[name] = Shape(DTYPES[match[1]], tuple(match[2].split()))
    return found


def length(axis: str, lengths: Lengths, acts: int = 0) -> int:
    """How long an axis is."""
    if axis in FIXED:
        return FIXED[axis]
    return acts if axis == "act" else int(getattr(lengths, axis))


def zeros(record: type, lengths: Lengths, acts: int = 0) -> dict[str, Any]:
    """An array of zeros for each field of the record, by name."""
    return {
        name: np.zeros(tuple(length(axis, lengths, acts) for axis in shape.axes), dtype=shape.dtype)
        for name, shape in shapes(record).items()
    }
