"""The courts that the mind answers to, and what a fit to one of them does to the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

from inscape.errors import EvidenceError, UnknownName
from inscape.evidence import judge_games, judge_impressions, judge_regularities, judge_wheel
from inscape.evidence.court import Court
from inscape.evidence.data import folder
from inscape.evidence.fitting import fit_constants, installed
from inscape.mind.theory import THEORY, Theory

WORSE: Final = 0.005
"""How much lower another court's headline may be after a fit before that is called worse."""


class Bench(NamedTuple):
    """One court.

    name: its word. constants: what may be fitted to it by default. sit: from the folder of the data to its report.
    score: its headline under a theory, on the training half of the people or on the others.
    """

    name: str
    title: str
    constants: tuple[str, ...]
    sit: Callable[[Path], Court]
    score: Callable[..., float]


COURTS: Final[tuple[Bench, ...]] = (
    Bench(judge_wheel.NAME, judge_wheel.TITLE, judge_wheel.CONSTANTS, judge_wheel.sit, judge_wheel.score),
    Bench(judge_games.NAME, judge_games.TITLE, judge_games.CONSTANTS, judge_games.sit, judge_games.score),
    Bench(judge_impressions.NAME, judge_impressions.TITLE, judge_impressions.CONSTANTS, judge_impressions.sit,
          judge_impressions.score),
    Bench(judge_regularities.NAME, judge_regularities.TITLE, (), judge_regularities.sit, judge_regularities.score),
)  # fmt: skip


@dataclass(frozen=True)
class Refit:
    """Constants fitted to one court.

    constants: {name: (default, fitted)}. scores: {court: (before, after)} on training halves,
    and of the court that was fitted also on the people who were not in it ("games, others"). worse: courts that it worsens.
    """

    court: str
    constants: dict[str, tuple[float, float]]
    scores: dict[str, tuple[float, float]]
    worse: tuple[str, ...]

    def to_json(self) -> dict[str, Any]:
        """Everything as plain values."""
        return {
            "court": self.court,
            "constants": {name: {"was": was, "now": now} for name, (was, now) in self.constants.items()},
            "scores": {name: {"before": before, "after": after} for name, (before, after) in self.scores.items()},
            "worse": list(self.worse),
        }


def bench(name: str) -> Bench:
    """One court by its word. Raises `UnknownName`."""
    for each in COURTS:
        if each.name == name:
            return each
    raise UnknownName(name, kind="court", known=[each.name for each in COURTS])


def validate(data: Any = None, courts: Sequence[str] = (), tell: Callable[[str], None] | None = None) -> list[Court]:
    """Hear the courts, all or those named. data: the folder of the data. tell: told the title of each as it begins.

    Raises `EvidenceError` if the data are not there, and `UnknownName` for a court that there is not.
    """
    chosen = [bench(name) for name in courts] or list(COURTS)
    where = folder(data)
    installed("scipy", "sklearn")
    found = []
    for each in chosen:
        if tell is not None:
            tell(each.title)
        found.append(each.sit(where))
    return found


def fit_court(name: str, constants: Sequence[str] = (), data: Any = None, rounds: int = 25) -> Refit:
    """Fit named constants to one court, on its training half, and see what that does to the others.

    Raises as `validate` and `fit_constants` do, and `EvidenceError` for a court that has nothing to fit.
    """
    chosen, where = bench(name), folder(data)
    names = tuple(constants) or chosen.constants
    if not names:
        raise EvidenceError(f"the court '{name}' has no constants of its own", fix="Name some with --constants")
    installed("scipy")
    fitted, moved = fit_constants(names, lambda theory: chosen.score(where, theory, train=True), rounds=rounds)
    scores = {each.name: _both(each, where, fitted, train=True) for each in COURTS}
    scores[f"{name}, others"] = _both(chosen, where, fitted, train=False)
    worse = tuple(
        each
        for each, (before, after) in scores.items()
        if each not in {name, f"{name}, others"} and after < before - WORSE
    )
    return Refit(name, moved, scores, worse)


def _both(court: Bench, where: Path, fitted: Theory, *, train: bool) -> tuple[float, float]:
    before, after = (round(court.score(where, theory, train=train), 4) for theory in (THEORY, fitted))
    return before, after
