"""What is kept of each world beside its acts: quantities of the state, named as in expectations."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from inscape.errors import SweepError
from inscape.scene.claims import Quantity
from inscape.scene.quantity import Cells, cells

if TYPE_CHECKING:
    from inscape.mind.state import State
    from inscape.scene.scene import Scene

WRITTEN: Final = re.compile(r"\s*([\w.]+)(?:\s+about\s+([\w.]+))?\s*")


def kept_cells(scene: Scene, keep: Sequence[str]) -> tuple[Cells, ...]:
    """Where each quantity stands. Raises `SweepError` for one that is none, and `UnknownName` with the nearest name."""
    found = []
    for text in keep:
        match = WRITTEN.fullmatch(text)
        if match is None or "." not in match[1]:
            raise SweepError(
                f"'{text}' is no quantity", fix="Such as kylo.shame, kylo.reserve or 'kylo.anger about hux'"
            )
        place = cells(Quantity(tuple(match[1].split(".")), match[2]), scene.roster)
        if place.source != "state":
            raise SweepError(
                f"'{text}' is part of a reason, not of the state", fix="Replay the world, and ask `inscape why`"
            )
        found.append(place)
    return tuple(found)


def read_cells(kept: Sequence[Cells], states: State) -> list[Any]:
    """The value of each, [world], in states whose first axis is the worlds."""
    return [_read(each, np.asarray(getattr(states, each.field))) for each in kept]


def _read(cell: Cells, array: Any) -> Any:
    picked = array[(slice(None), *(slice(None) if each is None else each for each in cell.place))]
    if cell.combine == "any":
        return 1.0 - (1.0 - picked.clip(0.0, 1.0)).prod(axis=1)
    if cell.combine == "max":
        return picked.max(axis=1)
    if cell.combine == "ambivalence":
        from inscape.mind.regard import ambivalence

        return np.array([ambivalence(each) for each in picked])
    return picked.astype(np.float64)
