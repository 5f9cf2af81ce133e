"""What came of the worlds of a shard, as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from inscape.mind.types import Array, Float, Int

if TYPE_CHECKING:
    from inscape.scene.scene import Scene

CONDITION, DESERTED, LENGTH = range(3)
"""Why a world ended."""

DOES: Final = {
    "attack": "attacks", "retort": "retorts", "probe": "probes", "inform": "tells something", "order": "gives an order",
    "soften": "softens", "submit": "gives in", "withdraw": "withdraws", "engage": "engages", "depart": "departs",
    "tend": "sees to their own",
}  # fmt: skip
"""Each group of moves as something that somebody does."""

TOO_LONG: Final = "it is not over"
"""The outcome of a world that was stopped for its length."""


class Played(NamedTuple):
    """The worlds of a shard, in order.

    lengths: beats of each. seconds: on the scene's own clock. reasons: why each ended: `CONDITION`, `DESERTED` or `LENGTH`.
    rows, seconds_rows, cuts: rows of the act table that were done, carried along and cut off, world after world (-1: none).
    last, most: of each kept quantity, at the end and at its highest. kept: of each beat, if beats are asked for.
    """

    lengths: Int[Array, "world"]
    seconds: Float[Array, "world"]
    reasons: Int[Array, "world"]
    rows: Int[Array, "beat"]
    seconds_rows: Int[Array, "beat"]
    cuts: Int[Array, "beat"]
    last: Float[Array, "world quantity"]
    most: Float[Array, "world quantity"]
    kept: Float[Array, "beat quantity"] | None


def joined(parts: Sequence[Played]) -> Played:
    """The worlds of several parts of a shard, one after another."""
    columns = zip(*parts, strict=True)
    return Played(*(None if column[0] is None else np.concatenate(column) for column in columns))


def outcomes(scene: Scene) -> tuple[str, ...]:
    """How a world can end, by the row of its last act, and last of all the outcome of one that did not come to an end."""
    names = []
    for name in scene.roster.acts:
        if name.actor:
            names.append(f"{name.actor} {DOES.get(name.group, name.group)}")
        else:
            names.append(name.move.replace("_", " ") if name.move else "nothing happens")
    return (*names, TOO_LONG)


def outcome_codes(scene: Scene, played: Played) -> Int[Array, "world"]:
    """The position in `outcomes` of each world's ending."""
    last = np.where(played.lengths > 0, played.rows[np.maximum(np.cumsum(played.lengths) - 1, 0)], 0)
    return np.where(played.reasons == LENGTH, len(scene.roster.acts), last).astype(np.int32)
