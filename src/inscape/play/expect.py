"""What was expected, measured: expectations over the runs of a scene and of its twins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeAlias

import numpy as np

from inscape.play.compare import (
    Estimate,
    Rule,
    Verdict,
    difference,
    estimate,
    judge_difference,
    judge_number,
    judge_sameness,
)
from inscape.play.gauge import Values
from inscape.play.likeness import Symbols
from inscape.play.match import RunLike, Words
from inscape.play.measure import measured, measures
from inscape.scene.claims import Expectation, Likeness, Measure

Measured: TypeAlias = Mapping[tuple[str | None, Measure], Values]
"""[world] of each measure of each scene (None: the base; else a twin's name)."""


class Finding(NamedTuple):
    """One expectation and what came of it.

    measured: the measure. compared: the other side, None for a plain number. gap: how far the one exceeds the other in the
    direction expected (for a plain number, with the error of the measure alone). effect: the smallest difference that
    counts. worlds: played.
    """

    expectation: Expectation
    measured: Estimate
    compared: Estimate | None
    gap: Estimate
    effect: float
    worlds: int
    verdict: Verdict

    @property
    def ruled_out(self) -> bool:
        """Whether it fails by so much that more worlds would hardly save it (four standard errors); for short trials."""
        if self.verdict is Verdict.UNMEASURED:
            return True
        gap = -abs(self.gap.value) if self.expectation.sign == "same" else self.gap.value
        wanted = -self.effect if self.expectation.sign == "same" else self.effect
        return self.verdict is Verdict.FAILS and gap + 4.0 * self.gap.error < wanted


def judge_runs(
    expectation: Expectation,
    runs: Mapping[str | None, Sequence[RunLike]],
    *,
    tables: Mapping[str, Symbols] | None = None,
    rule: Rule | None = None,
) -> Finding:
    """Judge an expectation by these runs. runs: of the base (None) and of the twins it names, world by world.

    Raises `UnknownName` for a word that names nothing in the scene, `KeyError` if runs of a twin are missing.
    """
    needs = needed([expectation])
    values = {
        (scene, wanted): measure_all((wanted,), runs[scene], tables)[wanted]
        for scene in needs
        for wanted in needs[scene]
    }
    return judge(expectation, values, rule or Rule())


def needed(expectations: Iterable[Expectation]) -> dict[str | None, tuple[Measure, ...]]:
    """Which measures each scene (None: the base) has to give."""
    found: dict[str | None, dict[Measure, None]] = {}
    for each in expectations:
        scenes = {each.twin: None} | ({each.other: None} if each.compares_scenes else {})
        for scene in scenes:
            found.setdefault(scene, {}).update(dict.fromkeys(measures(each)))
    return {scene: tuple(wanted) for scene, wanted in found.items()}


def measure_all(
    wanted: Sequence[Measure], runs: Iterable[RunLike], tables: Mapping[str, Symbols] | None = None
) -> dict[Measure, Values]:
    """Each measure of each run, [world]. The runs are of one scene and are asked for one at a time."""
    words: Words | None = None
    rows: list[list[float]] = []
    for run in runs:
        words = words if words is not None and words.scene is run.scene else Words(run.scene)
        rows.append([measured(each, run, words, tables) for each in wanted])
    values = np.array(rows, dtype=np.float64).reshape(len(rows), len(wanted))
    return {each: values[:, column] for column, each in enumerate(wanted)}


def judge(expectation: Expectation, values: Measured, rule: Rule) -> Finding:
    """The verdict on an expectation, given what was measured."""
    wanted = expectation.measure
    mine = values[expectation.twin, wanted]
    median = isinstance(wanted, Likeness)
    found = estimate(mine, median=median)
    if isinstance(expectation.against, int | float):
        return _against_number(expectation, expectation.against, found, mine.size, rule)
    if expectation.against is None:
        theirs = values[expectation.other, wanted]
    else:
        mine, theirs = _both(mine, values[expectation.twin, expectation.against])
        found = estimate(mine, median=median)
    compared = estimate(theirs, median=median)
    up = expectation.sign in (">", ">=", "higher", "same")
    gap = difference(mine, theirs, median=median) if up else difference(theirs, mine, median=median)
    size = expectation.effect.size * (abs(compared.value) if expectation.effect.relative else 1.0)
    judged = judge_sameness if expectation.sign == "same" else judge_difference
    return Finding(expectation, found, compared, gap, size, mine.size, judged(gap, size, mine.size, rule))


def _against_number(expectation: Expectation, number: float, found: Estimate, played: int, rule: Rule) -> Finding:
    sign = expectation.sign
    verdict = judge_number(found, sign, number, played, rule)
    turn = 1.0 if sign[0] == ">" else -1.0
    ends = sorted((turn * (found.low - number), turn * (found.high - number)))
    gap = Estimate(turn * (found.value - number), found.error, ends[0], ends[1], found.worlds)
    return Finding(expectation, found, None, gap, 0.0, played, verdict)


def _both(one: Values, other: Values) -> tuple[Values, Values]:
    """Only worlds that have both sides, since within one scene the two are compared world by world."""
    known = ~np.isnan(one) & ~np.isnan(other)
    return np.where(known, one, np.nan), np.where(known, other, np.nan)
