"""Profiles: how each emotion is appraised (Smith & Ellsworth 1985), and which feelings the calculator makes of that.

The mapping, written before looking at scores (`z` is a component score, `sure(z)` = 1 / (1 + exp(-2 z))):

- desirability = -unpleasantness / 1.5, the largest score there is.
- Situational control is how surely nobody brought it about: circumstance = sure(z). Of the rest, own = sure(self
  responsibility), and other the remainder.
- Whoever brought something about is judged by what came of it (outcome bias, Baron & Hershey 1988), since nothing was asked
  about right and wrong: praise = desirability * (own + other).
- Uncertainty is how far it is still open, sure(z): that share of what it means is a prospect of likelihood 1/2, the rest has
  happened. What had been open was not expected: expectedness = 1 - sure(uncertainty).
- attention = sure(attention). Anticipated effort has no place in the engine.
- Whoever caused harm with self-responsibility did it to somebody: other_desirability = min(0, desirability) * own, to
  somebody liked as far as it was wrong (1/2).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np

from inscape.evidence.calculator import feelings
from inscape.evidence.data import Table, table
from inscape.mind.axes import KIND
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Float

NAMED: Final[dict[str, str]] = {
    "happiness": "joy", "sadness": "distress", "anger": "anger", "hope": "hope", "fear": "fear", "contempt": "contempt",
    "disgust": "disgust", "surprise": "surprise", "pride": "pride", "shame": "shame", "guilt": "guilt",
}  # fmt: skip
"""The eleven of the fifteen emotions that the engine has, by its word."""


class Placed(NamedTuple):
    """What came of one profile. emotion: its name in the source. kind: the engine's. rank: its place among the eleven, from 1.

    strongest: the two that came first.
    """

    emotion: str
    kind: str
    rank: int
    strongest: tuple[str, str]


def profiles(folder: Path) -> Table:
    """The published table."""
    return table(folder / "published" / "smith_ellsworth_1985.csv")


def _sure(score: Any) -> Any:
    return 1.0 / (1.0 + np.exp(-2.0 * score))


def strengths(theory: Theory, rated: Table) -> Float[Array, "profile kind"]:
    """The 27 feelings of each profile: what has happened and what is still open, each by its share."""
    desirability = (-rated["unpleasantness"] / 1.5).clip(-1.0, 1.0)
    circumstance, itself = _sure(rated["situational_control"]), _sure(rated["self_responsibility_control"])
    own, other = (1.0 - circumstance) * itself, (1.0 - circumstance) * (1.0 - itself)
    is_open, attention = _sure(rated["uncertainty"]), _sure(rated["attention"])
    happened = feelings(
        desirability=desirability * (1.0 - is_open), praise=desirability * (own + other), own=own, other=other,
        expectedness=1.0 - is_open, attention=attention, other_desirability=np.minimum(desirability, 0.0) * own,
        liked=0.5, theory=theory,
    )  # fmt: skip
    future = feelings(
        desirability=desirability * is_open, likelihood_before=0.0, likelihood=0.5, attention=attention, theory=theory
    )
    return 1.0 - (1.0 - happened.intensity) * (1.0 - future.intensity)


def placed(theory: Theory, rated: Table, *, raw: bool = False) -> tuple[Placed, ...]:
    """For each of the eleven, how strong it comes out of its own profile beside the other ten.

    Each kind is measured by the strongest that it gets from any of the fifteen profiles, so that a kind that is always strong
    earns nothing by it; raw: by bare intensity.
    """
    felt = strengths(theory, rated)
    kinds = list(NAMED.values())
    columns = felt[:, [KIND[each] for each in kinds]]
    measured = columns if raw else columns / np.maximum(columns.max(axis=0), 1e-9)
    found = []
    for emotion, kind in NAMED.items():
        order = np.argsort(-measured[rated["emotion"].index(emotion)], kind="stable")
        rank = int(np.flatnonzero(order == kinds.index(kind))[0]) + 1
        found.append(Placed(emotion, kind, rank, (kinds[order[0]], kinds[order[1]])))
    return tuple(found)
