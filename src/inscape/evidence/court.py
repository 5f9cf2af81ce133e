"""What a court says: scores, each with its regime, its interval, the people it was measured on, and what it was to reach."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from inscape.evidence.statistics import Estimate

REGIMES: Final = ("baseline", "defaults", "fitted", "read-out", "ceiling")
"""defaults: every constant as it is. fitted: at most 20 named constants, on a training half. read-out: a linear reading of
the engine's variables, on a training half. Every number is measured on people who were not in that half."""


@dataclass(frozen=True)
class Score:
    """One row of a court's table.

    what: what predicted. regime: one of `REGIMES`. value, low, high: the score and its 95 % interval over people (equal
    where there are none). target: what it was to reach, if anything was set; at_most: what it was not to pass; surely:
    whether the whole interval has to reach it. people, trials: what it was measured on.
    parts: the score of each emotion or part that it is the mean of.
    """

    what: str
    regime: str
    value: float
    low: float
    high: float
    target: float | None = None
    at_most: float | None = None
    surely: bool = False
    people: int = 0
    trials: int = 0
    parts: dict[str, float] = field(default_factory=dict)

    @property
    def is_met(self) -> bool | None:
        """Whether it reaches its target; None if there is none."""
        if self.target is None:
            return None
        reached = self.low if self.surely else round(self.value, 3)
        return reached >= self.target and (self.at_most is None or round(self.value, 3) <= self.at_most)

    @classmethod
    def of(cls, what: str, regime: str, estimate: Estimate, **parts: Any) -> Score:
        """A score with its interval."""
        value, low, high = (round(float(each), 4) for each in estimate)
        return cls(what, regime, value, low, high, **parts)


@dataclass(frozen=True)
class Court:
    """One court's report.

    name, title. measure: what the numbers are. mapping: from the data to the engine, in a sentence or two, written down
    before any score was looked at. scores. constants: {name: (default, fitted)} of the fitted regime. says: what was
    learned, and why what was missed was missed; one paragraph each.
    """

    name: str
    title: str
    measure: str
    mapping: str
    scores: tuple[Score, ...]
    constants: dict[str, tuple[float, float]] = field(default_factory=dict)
    says: tuple[str, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Everything as plain values."""
        return {**asdict(self), "scores": [{**asdict(score), "met": score.is_met} for score in self.scores]}


@dataclass(frozen=True)
class Trial:
    """A court before it has sat. name: its word. title. sit: from the folder of the data to its report."""

    name: str
    title: str
    sit: Callable[[Path], Court]
