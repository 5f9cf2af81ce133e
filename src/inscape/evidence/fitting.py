"""Fitting constants of the theory: within their ranges, few, by name, on training people only.

What is fitted is a position between a constant's `low` and `high`; a small pull toward the default keeps what the data do not
speak of where it was.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import numpy as np

from inscape.errors import EvidenceError, UnknownName
from inscape.evidence.statistics import luck
from inscape.mind.theory import CONSTANTS, THEORY, Theory

MOST: Final = 20
"""More constants than this are not fitted to one court."""

PULL: Final = 0.003
"""What moving a constant over its whole range costs, in units of the score."""


def fit_constants(
    names: Sequence[str],
    score: Callable[[Theory], float],
    *,
    theory: Theory = THEORY,
    rounds: int = 40,
    starts: int = 1,
) -> tuple[Theory, dict[str, tuple[float, float]]]:
    """The theory with these constants where the score is highest, and each as (default, fitted).

    rounds: the most steps of each search. starts: how many searches, the first from the defaults, the others from anywhere.

    Raises `UnknownName` for what is no constant, and `EvidenceError` for more than 20 of them.
    """
    from scipy.optimize import minimize

    unknown = next((name for name in names if name not in CONSTANTS), None)
    if unknown is not None:
        raise UnknownName(unknown, kind="constant", known=CONSTANTS)
    if len(names) > MOST:
        raise EvidenceError(f"{len(names)} constants are too many to fit to one court", fix=f"Name at most {MOST}")
    start = np.asarray([_place(name, getattr(theory, name)) for name in names])

    def loss(places: Any) -> float:
        return -score(_at(theory, names, places)) + PULL * float(((places - start) ** 2).sum())

    bounds = [(0.0, 1.0)] * len(names)
    froms = [start, *(luck(f"start {number} {' '.join(names)}", len(names)) for number in range(1, starts))]
    options = {"maxiter": rounds, "eps": 1e-3}
    found = [minimize(loss, place, method="L-BFGS-B", bounds=bounds, options=options) for place in froms]
    best = min([(float(each.fun), index, each.x) for index, each in enumerate(found)] + [(loss(start), -1, start)])[2]
    fitted = _at(theory, names, best)
    return fitted, {
        name: (round(float(getattr(theory, name)), 4), round(float(getattr(fitted, name)), 4)) for name in names
    }


def installed(*libraries: str) -> None:
    """Raise `EvidenceError` with what to install, where one of these is missing."""
    from importlib.util import find_spec

    missing = [name for name in libraries if find_spec(name) is None]
    if missing:
        are = "is" if len(missing) == 1 else "are"
        raise EvidenceError(f"{' and '.join(missing)} {are} not installed", fix="pip install 'inscape[many,evidence]'")


def _place(name: str, value: float) -> float:
    constant = CONSTANTS[name]
    return float(value - constant.low) / (constant.high - constant.low)


def _at(theory: Theory, names: Sequence[str], places: Any) -> Theory:
    values: Mapping[str, float] = {
        name: CONSTANTS[name].low + float(np.clip(place, 0.0, 1.0)) * (CONSTANTS[name].high - CONSTANTS[name].low)
        for name, place in zip(names, places, strict=True)
    }
    return theory._replace(**values)
