"""Statistics of the courts: as libraries compute them, over people, the same every time."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inscape.evidence.statistics import area, correlation, group_means, halves, linear, luck, over_people, over_values

SEEDS = st.integers(0, 10_000)


@given(SEEDS)
def test_correlation_is_pearsons(seed: int) -> None:
    one, other = luck(f"one {seed}", 30), luck(f"other {seed}", 30)
    assert float(correlation(one, other)) == pytest.approx(np.corrcoef(one, other)[0, 1])
    twice = np.concatenate([one, one[:10]]), np.concatenate([other, other[:10]])
    weight = np.where(np.arange(30) < 10, 2.0, 1.0)
    assert float(correlation(one, other, weight)) == pytest.approx(np.corrcoef(*twice)[0, 1])


def test_what_does_not_vary_tells_nothing() -> None:
    assert correlation(np.ones(5), np.arange(5.0)) == 0.0


@given(SEEDS)
def test_area_is_the_area_under_the_curve(seed: int) -> None:
    from sklearn.metrics import roc_auc_score

    score = luck(f"score {seed}", 40).round(1)
    is_so = luck(f"so {seed}", 40) < 0.4
    weight = 1.0 + (luck(f"weight {seed}", 40) * 3.0).astype(int)
    assert area(score, is_so) == pytest.approx(roc_auc_score(is_so, score))
    assert area(score, is_so, weight) == pytest.approx(roc_auc_score(is_so, score, sample_weight=weight))


def test_a_half_is_half_of_the_people_and_all_of_their_trials() -> None:
    people = np.repeat(np.arange(101.0), 7)
    train = halves(people, "anything")
    assert not set(people[train]) & set(people[~train])
    assert len(set(people[train])) == 50
    assert (train == halves(people, "anything")).all()
    assert (train != halves(people, "anything else")).any()


def test_intervals_are_over_people() -> None:
    """A hundred trials of each person are no more evidence than one."""
    person = luck("values", 40)
    one = over_values(person, "x")
    many = over_people(
        lambda weight: float((weight * np.repeat(person, 100)).sum() / weight.sum()), np.repeat(np.arange(40), 100), "x"
    )
    assert many == pytest.approx(one)
    error = person.std(ddof=1) / np.sqrt(40)
    assert one.low < one.value < one.high
    assert (one.high - one.low) / 2.0 == pytest.approx(1.96 * error, rel=0.2)


def test_means_of_groups() -> None:
    names, means = group_means(np.asarray([2, 1, 2]), np.asarray([[1.0, 0.0], [5.0, 5.0], [3.0, 2.0]]))
    assert names.tolist() == [1, 2]
    assert means.tolist() == [[5.0, 5.0], [2.0, 1.0]]


def test_a_linear_reading_finds_a_line() -> None:
    x = luck("x", 200).reshape(100, 2)
    y = 3.0 * x[:, 0] - x[:, 1] + 1.0
    assert linear(x, y, ridge=1e-9)(x) == pytest.approx(y)
