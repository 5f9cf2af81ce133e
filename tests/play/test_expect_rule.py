"""When a difference counts."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inscape.play.compare import Rule, Verdict, difference, estimate, judge_difference, judge_number, judge_sameness
from inscape.play.expect import Finding, judge, judge_runs, needed
from inscape.play.gauge import Values
from inscape.play.match import RunLike
from inscape.scene.claims import Length, Measure
from inscape.scene.expectation import parse_expectation
from tests.play.fakes import run

RULE = Rule()
worlds = st.lists(st.floats(-1, 1), min_size=30, max_size=60).map(np.array)
shares = st.lists(st.booleans(), min_size=30, max_size=60).map(lambda each: np.array(each, dtype=float))


def share(ones: int, of: int = 200) -> Values:
    return np.array([1.0] * ones + [0.0] * (of - ones))


def found(text: str, base: Values, twin: Values) -> Finding:
    claim = parse_expectation(text)
    return judge(claim, {(None, claim.measure): base, ("b", claim.measure): twin}, RULE)


def test_a_clear_difference_counts() -> None:
    assert found("twin b: length higher by 0.2", share(60), share(140)).verdict is Verdict.HOLDS
    assert found("twin b: length lower by 0.2", share(140), share(60)).verdict is Verdict.HOLDS
    assert found("twin b: length lower by 0.2", share(60), share(140)).verdict is Verdict.FAILS


def test_a_difference_below_the_stated_effect_fails_however_sure() -> None:
    assert found("twin b: length higher by 0.5", share(60), share(140)).verdict is Verdict.FAILS


def test_a_difference_within_four_standard_errors_only_leans() -> None:
    rng = np.random.default_rng(1)
    base, twin = rng.permutation(share(90)), rng.permutation(share(110))
    finding = found("twin b: length higher by 0.05", base, twin)
    assert finding.gap.value < 4 * finding.gap.error
    assert finding.verdict is Verdict.LEANS


def test_a_difference_in_few_worlds_only_leans() -> None:
    claim = parse_expectation("twin b: length higher by 0.2")
    values: dict[tuple[str | None, Measure], Values] = {(None, Length()): share(10, 40), ("b", Length()): share(35, 40)}
    assert judge(claim, values, RULE).verdict is Verdict.LEANS
    assert judge(claim, values, Rule(worlds=40)).verdict is Verdict.HOLDS


def test_values_in_few_worlds_only_lean() -> None:
    base, twin = share(0).copy(), share(200).copy()
    twin[20:] = np.nan
    assert found("twin b: length higher by 0.2", base, twin).verdict is Verdict.LEANS


def test_no_world_has_it() -> None:
    nothing = np.full(200, np.nan)
    finding = found("twin b: length higher by 0.2", share(10), nothing)
    assert finding.verdict is Verdict.UNMEASURED
    assert finding.ruled_out


def test_a_relative_effect_is_of_what_it_is_compared_with() -> None:
    base, twin = np.linspace(9, 11, 200), np.linspace(9, 11, 200) - 4
    assert found("twin b: length lower by 30%", base, twin).verdict is Verdict.HOLDS
    assert found("twin b: length lower by 50%", base, twin).verdict is Verdict.FAILS


def test_the_same_is_only_what_would_have_been_seen_to_differ() -> None:
    tight, loose = np.linspace(-0.1, 0.1, 200), np.random.default_rng(0).normal(0, 3, 200)
    assert found("twin b: length same within 0.5", tight, tight[::-1]).verdict is Verdict.HOLDS
    assert found("twin b: length same within 0.5", loose, np.roll(loose, 1)).verdict is Verdict.LEANS
    assert found("twin b: length same within 0.5", tight, tight + 1).verdict is Verdict.FAILS


@pytest.mark.parametrize(("sign", "number", "verdict"), [
    (">", 0.4, Verdict.HOLDS), (">=", 0.5, Verdict.HOLDS), (">", 0.5, Verdict.FAILS),
    ("<", 0.6, Verdict.HOLDS), ("<=", 0.5, Verdict.HOLDS), ("<", 0.5, Verdict.FAILS),
])  # fmt: skip
def test_a_number(sign: str, number: float, verdict: Verdict) -> None:
    assert judge_number(estimate(share(100)), sign, number, 200, RULE) is verdict


def test_a_short_trial_rules_out_only_what_is_far_off() -> None:
    claim = parse_expectation("length > 0.5")
    near = judge(claim, {(None, Length()): share(18, 40)}, RULE)
    far = judge(claim, {(None, Length()): share(2, 40)}, RULE)
    assert near.verdict is far.verdict is Verdict.FAILS
    assert (near.ruled_out, far.ruled_out) == (False, True)


def test_luck_in_common_makes_a_difference_surer() -> None:
    luck = np.random.default_rng(0).normal(0, 1, 200)
    together, apart = difference(luck + 0.1, luck), difference(luck + 0.1, luck[::-1])
    assert together.value == pytest.approx(apart.value)
    assert together.error < 0.01 < apart.error


def test_the_error_of_a_difference_is_what_repeating_it_gives() -> None:
    """The rule stands on this error; here it is compared with the spread over 400 repetitions (itself known to 3.5 %)."""
    rng = np.random.default_rng(7)
    gaps, errors = [], []
    for _ in range(400):
        luck = rng.normal(0, 1, 200)
        one, other = luck + rng.normal(0, 1, 200), luck + rng.normal(0, 2, 200)
        one[rng.random(200) < 0.4] = np.nan
        found = difference(one, other)
        gaps.append(found.value)
        errors.append(found.error)
    assert np.mean(errors) == pytest.approx(np.std(gaps), rel=4 * 0.035)


@pytest.mark.parametrize("ones", [0, 200])
def test_what_never_or_always_happens_is_not_taken_for_certain(ones: int) -> None:
    alone, both = estimate(share(ones)), difference(share(ones), share(ones))
    assert 0.0 < alone.error < 0.02
    assert alone.high - alone.low > 0.01
    assert 0.0 < both.error < 0.02


def test_where_nothing_differs_hardly_anything_counts() -> None:
    """Four standard errors: of 2000 differences of nothing, the rule lets at most a few through."""
    rng = np.random.default_rng(3)
    counted = 0
    for _ in range(2000):
        one, other = (rng.random(200) < 0.3).astype(float), (rng.random(200) < 0.3).astype(float)
        counted += judge_difference(difference(one, other), 0.0, 200, RULE) is Verdict.HOLDS
    assert counted <= 2


@given(worlds)
def test_a_difference_turns_its_sign_with_its_sides(values: Values) -> None:
    other = values[::-1] * 0.5
    one_way, back = difference(values, other), difference(other, values)
    assert one_way.value == pytest.approx(-back.value)
    assert one_way.error == pytest.approx(back.error)
    assert one_way.low == pytest.approx(-back.high)


@given(shares)
def test_an_interval_holds_its_share_and_stays_in_range(values: Values) -> None:
    found = estimate(values)
    assert 0.0 <= found.low <= found.value + 1e-12
    assert found.value - 1e-12 <= found.high <= 1.0


@given(worlds)
def test_the_interval_of_a_median_is_made_of_values(values: Values) -> None:
    found = estimate(values, median=True)
    assert found.low <= found.value <= found.high
    assert {found.low, found.high} <= set(values)


@given(worlds, st.floats(0, 1))
def test_what_counts_as_more_never_counts_as_less(values: Values, effect: float) -> None:
    gap, back = difference(values, values[::-1] + 0.3), difference(values[::-1] + 0.3, values)
    verdicts = {judge_difference(each, effect, 200, RULE) for each in (gap, back)}
    assert Verdict.FAILS in verdicts
    same = judge_sameness(gap, effect, 200, RULE)
    assert same is not Verdict.HOLDS or abs(gap.value) <= effect


def test_an_empty_estimate_says_so() -> None:
    found = estimate(np.array([np.nan, np.nan]))
    assert found.worlds == 0
    assert math.isnan(found.value)


def test_judging_runs_asks_only_for_the_scenes_it_is_about() -> None:
    claim = parse_expectation("twin rude: count(insult by ben) higher by 1")
    assert set(needed([claim])) == {None, "rude"}
    runs: dict[str | None, Sequence[RunLike]] = {
        None: [run("ben ask")] * 200,
        "rude": [run("ben insult", "ben insult")] * 200,
    }
    assert judge_runs(claim, runs).verdict is Verdict.HOLDS
    assert set(needed([parse_expectation("twin rude: length > 3")])) == {"rude"}
