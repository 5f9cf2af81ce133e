"""What an outcome hangs on: how much of its variance each varied number accounts for, and where it tips."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from inscape.mind.types import Array, Float
from inscape.play.compare import NORMAL

if TYPE_CHECKING:
    from inscape.sweep.outlook import Outlook
    from inscape.sweep.vary import Range

ENOUGH: Final = 300
"""Worlds that it takes to share out a variance (as SALib asks); twice as many with several numbers, for the intervals."""
MOST: Final = 20_000
"""Worlds that are looked at, at the most, evenly taken."""
REPEATS: Final = 20


class Part(NamedTuple):
    """What one number accounts for.

    first: by itself. total: with everything that it does together with others. Shares of the
    variance, each with half the width of its interval of 95 %.
    """

    name: str
    first: float
    first_error: float
    total: float
    total_error: float


class Tip(NamedTuple):
    """Where a share crosses a half. at: the value of the number; low, high: interval of 95 %. rises: with the number."""

    name: str
    outcome: str
    at: float
    low: float
    high: float
    rises: bool


def parts(found: Outlook, ranges: tuple[Range, ...], values: Float[Array, "world"]) -> list[Part]:
    """What each number accounts for in these values, the most first. Empty where the worlds are too few or all alike.

    High-dimensional model representation (Li et al. 2002; for one number, Tarantola et al. 2006) by SALib, from the worlds as
    they are; the rest is chance.
    """
    if not ranges or len(found) < ENOUGH * min(2, len(ranges)) or values.min() == values.max():
        return []
    take = np.unique(np.linspace(0, len(found) - 1, min(len(found), MOST)).astype(np.int64))
    result = _shared_out(found.at[take], values[take].astype(np.float64), ranges)
    made = []
    for at, each in enumerate(ranges):
        first, first_error = float(result["S"][at]), float(result["S_conf"][at])
        total, total_error = float(result["ST"][at]), float(result["ST_conf"][at])
        made.append(Part(each.name, max(first, 0.0), first_error, max(total, first, 0.0), total_error))
    return sorted(made, key=lambda part: -part.total)


def _shared_out(at: Any, values: Any, ranges: tuple[Range, ...]) -> Any:
    import warnings

    from SALib.analyze import hdmr, rbd_fast

    problem = {
        "num_vars": len(ranges),
        "names": [each.name for each in ranges],
        "bounds": [[each.low, each.high] for each in ranges],
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if len(ranges) == 1:
            one = rbd_fast.analyze(problem, at, values, num_resamples=100, seed=0)
            return {"S": one["S1"], "S_conf": one["S1_conf"], "ST": one["S1"], "ST_conf": one["S1_conf"]}
        return hdmr.analyze(
            problem, at, values, maxorder=min(2, len(ranges)), K=REPEATS, R=len(values) // 2, m=2, seed=0
        )


def tips(found: Outlook, ranges: tuple[Range, ...]) -> list[Tip]:
    """Where the share of an outcome crosses a half as one number goes through its range, the others as they come."""
    made = []
    for code, count in found.telling:
        if count < ENOUGH // 10:
            continue
        happens = (found.outcome == code).astype(np.float64)
        for at, each in enumerate(ranges):
            tip = _tip(found.at[:, at], happens, each, found.outcomes[code])
            if tip is not None:
                made.append(tip)
    return made


def _tip(x: Any, happens: Any, each: Range, outcome: str) -> Tip | None:
    """From a logistic curve, if it crosses a half inside the range and rises or falls for certain; error by the delta method."""
    import warnings

    from statsmodels.genmod.families import Binomial
    from statsmodels.genmod.generalized_linear_model import GLM

    if not 0.0 < happens.mean() < 1.0:
        return None
    unit = (x - each.low) / (each.high - each.low)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        fit = GLM(happens, np.stack([np.ones_like(unit), unit], axis=1), family=Binomial()).fit()
    (a, b), spread = fit.params, np.asarray(fit.cov_params())
    if abs(b) < 2.0 * NORMAL * np.sqrt(spread[1, 1]):
        return None
    at = -a / b
    if not 0.0 < at < 1.0:
        return None
    slope = np.array([-1.0 / b, a / b**2])
    error = float(np.sqrt(slope @ spread @ slope))
    place = (max(at - NORMAL * error, 0.0), min(at + NORMAL * error, 1.0))
    low, high = (each.low + (each.high - each.low) * end for end in place)
    return Tip(each.name, outcome, float(each.low + (each.high - each.low) * at), float(low), float(high), bool(b > 0))


def steps(found: Outlook, outcome: int, order: list[tuple[int, float]]) -> float | None:
    """Where between listed values the share crosses a half, on the line between the two; None if it does not.

    order: settings with the value that each has, in order of value.
    """
    shares = [(value, float((found.only(setting).outcome == outcome).mean())) for setting, value in order]
    for (x, low), (y, high) in itertools.pairwise(shares):
        if (low - 0.5) * (high - 0.5) < 0.0:
            return x + (0.5 - low) / (high - low) * (y - x)
    return None
