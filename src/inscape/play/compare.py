"""When a difference counts: estimates with their errors, and the rule by which an expectation is judged.

A difference counts with at least 200 worlds, a stated minimum effect, and four standard errors. World 17 of a twin has the
luck of world 17 of its base, so differences are taken world by world, which makes their errors smaller and is still right
where the two do not go together.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple

import numpy as np

from inscape.play.gauge import Values

NORMAL: Final = 1.96
"""Standard errors on either side that an interval of 95 % takes."""

ENOUGH_VALUES: Final = 30
"""Worlds that must have a value at all before an error can be trusted."""


class Rule(NamedTuple):
    """What it takes for a difference to count. worlds: played. errors: standard errors it must exceed."""

    worlds: int = 200
    errors: float = 4.0


class Verdict(StrEnum):
    """What came of an expectation.

    holds: it counts. leans: the right way and large enough, but too few worlds or too much spread to count. fails: it is
    not so. unmeasured: no world has what is to be measured.
    """

    HOLDS = "holds"
    LEANS = "leans"
    FAILS = "fails"
    UNMEASURED = "unmeasured"


class Estimate(NamedTuple):
    """A number over worlds. error: its standard error. low, high: interval of 95 %. worlds: that have a value."""

    value: float
    error: float
    low: float
    high: float
    worlds: int


NOTHING: Final = Estimate(np.nan, np.nan, np.nan, np.nan, 0)


def estimate(values: Values, *, median: bool = False) -> Estimate:
    """The mean (or median) over worlds, nan left out; shares (only 0 and 1) by Wilson's interval (1927)."""
    known = values[~np.isnan(values)]
    if known.size == 0:
        return NOTHING
    if median:
        return _median(known)
    mean = float(np.mean(known))
    if is_share(known):
        return _wilson(mean, known.size)
    error = float(np.std(known, ddof=1) / np.sqrt(known.size)) if known.size > 1 else np.inf
    return Estimate(mean, error, mean - NORMAL * error, mean + NORMAL * error, known.size)


def difference(one: Values, other: Values, *, median: bool = False) -> Estimate:
    """How much more `one` is than `other`, [world] each, nan where a world has no value.

    The error is that of two means of the same worlds, with what they have in common taken into account (delta method); of
    medians, as if they had nothing in common. For shares it is never less than two worlds' worth, so that 0 of 200 against
    0 of 200 is not taken for certain.
    """
    mine, theirs = estimate(one, median=median), estimate(other, median=median)
    if not mine.worlds or not theirs.worlds:
        return NOTHING
    gap = mine.value - theirs.value
    error = float(np.hypot(mine.error, theirs.error))
    if not median and one.shape == other.shape and min(mine.worlds, theirs.worlds) > 1:
        influence = _influence(one) - _influence(other)
        error = float(np.std(influence, ddof=1) / np.sqrt(influence.size))
    worlds = min(mine.worlds, theirs.worlds)
    if not median and is_share(one) and is_share(other):
        error = max(error, float(np.sqrt(2.0) / (worlds + 4)))
    return Estimate(gap, error, gap - NORMAL * error, gap + NORMAL * error, worlds)


def is_share(values: Values) -> bool:
    """Whether the values are only 0 and 1 (nan aside)."""
    known = values[~np.isnan(values)]
    return bool(np.all((known == 0.0) | (known == 1.0)))


def judge_number(found: Estimate, sign: str, number: float, played: int, rule: Rule) -> Verdict:
    """Whether a measure is above or below a number: a statement about the worlds played, if there are enough."""
    if not found.worlds:
        return Verdict.UNMEASURED
    gap = found.value - number if sign[0] == ">" else number - found.value
    if gap < 0.0 or (gap == 0.0 and len(sign) == 1):
        return Verdict.FAILS
    return Verdict.HOLDS if _enough(found, played, rule) else Verdict.LEANS


def judge_difference(gap: Estimate, effect: float, played: int, rule: Rule) -> Verdict:
    """Whether a difference that should be positive is at least the effect (above 0 if that is 0), and counts."""
    if not gap.worlds:
        return Verdict.UNMEASURED
    if gap.value < effect or gap.value <= 0.0:
        return Verdict.FAILS
    counts = _enough(gap, played, rule) and gap.value >= rule.errors * gap.error
    return Verdict.HOLDS if counts else Verdict.LEANS


def judge_sameness(gap: Estimate, effect: float, played: int, rule: Rule) -> Verdict:
    """Whether a difference is at most the effect either way, and would have been seen to be more."""
    if not gap.worlds:
        return Verdict.UNMEASURED
    if abs(gap.value) > effect:
        return Verdict.FAILS
    counts = _enough(gap, played, rule) and abs(gap.value) + rule.errors * gap.error <= effect
    return Verdict.HOLDS if counts else Verdict.LEANS


def _enough(found: Estimate, played: int, rule: Rule) -> bool:
    return played >= rule.worlds and found.worlds >= min(ENOUGH_VALUES, rule.worlds)


def _influence(values: Values) -> Values:
    """How far each world pulls the mean; a world without a value does not."""
    known = ~np.isnan(values)
    centred = np.where(known, values - np.mean(values[known]), 0.0)
    return np.asarray(centred / np.mean(known), dtype=np.float64)


def _wilson(share: float, count: int) -> Estimate:
    """Interval of Wilson (1927); error with two worlds added on either side (Agresti & Coull 1998)."""
    spread = NORMAL**2 / count
    centre = (share + spread / 2.0) / (1.0 + spread)
    half = NORMAL / (1.0 + spread) * np.sqrt(share * (1.0 - share) / count + spread / (4.0 * count))
    padded = (share * count + 2.0) / (count + 4.0)
    error = float(np.sqrt(padded * (1.0 - padded) / (count + 4.0)))
    return Estimate(share, error, max(float(centre - half), 0.0), min(float(centre + half), 1.0), count)


def _median(known: Values) -> Estimate:
    """The median with its interval from order statistics, which asks nothing of the distribution."""
    ranked, half = np.sort(known), known.size / 2.0

    def at(errors: float) -> float:
        rank = np.clip(round(half + errors * np.sqrt(known.size) / 2.0 - 0.5), 0, known.size - 1)
        return float(ranked[int(rank)])

    return Estimate(float(np.median(known)), (at(1.0) - at(-1.0)) / 2.0, at(-NORMAL), at(NORMAL), known.size)
