"""One number of one run."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inscape.mind.axes import GROUP, KIND, STRAND
from inscape.play.measure import aggregate, measured
from inscape.scene.expectation import parse_expectation
from tests.play.fakes import SCENE, FakeChoice, FakeLived, FakeRun, run, state

SURPRISES = (0.1, 0.4, 2.0, 0.2, 0.3)
RUN = run(
    "ben insult", "ada ask", "ada stay_silent", "ben insult", "ben leave",
    states=[state(surprise=each, reserve=1.0 - 0.1 * place) for place, each in enumerate(SURPRISES)],
    start=state(surprise=0.0, reserve=0.5),
)  # fmt: skip


def of(text: str, one: FakeRun = RUN) -> float:
    return measured(parse_expectation(f"{text} > 0").measure, one)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("share(leave by ben)", 1),
        ("share(leave by ada)", 0),
        ("share(no leave by ada and insult by ben)", 1),
        ("share(insult by ben at most 1 times)", 0),
        ("share(insult by ben, of: act by ben)", 2 / 3),
        ("count(insult by ben)", 2),
        ("length", 5),
        ("max(ada.surprise)", 2.0),
        ("min(ada.surprise)", 0.1),
        ("mean(ada.surprise)", 0.6),
        ("first(ada.surprise)", 0.1),
        ("last(ada.surprise)", 0.3),
        ("max(ada.surprise, at: silence by ada)", 2.0),
        ("max(ada.surprise, before: silence by ada)", 0.4),
        ("max(ada.surprise, after: silence by ada)", 2.0),
        ("last(ada.surprise, after: silence by ada)", 0.3),
        ("mean(ada.surprise, at: insult by ben)", 0.15),
        ("change(ada.reserve)", 0.1),
        ("change(ada.reserve, at: insult by ben)", 0.5 - 0.1),
        ("shift(ada.reserve, at: insult by ben)", 0.2),
        ("last(ada.need.belonging)", 0.5),
        ("last(ada.prospect.forgiven)", 0.25),
        ("last(ada.believes.bicycle_lost)", 0.5),
        ("last(bicycle_lost.so)", 0),
    ],
)
def test_measures(text: str, expected: float) -> None:
    assert of(text) == pytest.approx(expected)


def test_elsewhere_leaves_out_what_the_other_side_has() -> None:
    claim = parse_expectation("max(ada.surprise, at: silence by ada) > max(ada.surprise, elsewhere)")
    assert not isinstance(claim.against, float | None)
    assert measured(claim.against, RUN) == pytest.approx(0.4)


@pytest.mark.parametrize("window", ["at", "before", "after"])
def test_a_window_that_never_opens_has_no_value(window: str) -> None:
    assert math.isnan(of(f"max(ada.surprise, {window}: leave by ada)"))


def test_a_share_of_nothing_has_no_value() -> None:
    assert math.isnan(of("share(insult by ada, of: leave by ada)"))


def test_a_feeling_about_nothing_in_particular_is_all_of_it_combined() -> None:
    feeling = np.zeros_like(state().feeling)
    feeling[0, KIND["shame"], [0, 1]] = 0.5
    one = run("ada ask", states=[state()._replace(feeling=feeling)])
    assert of("last(ada.shame)", one) == pytest.approx(0.75)
    assert of("last(ada.shame about self)", one) == pytest.approx(0.5)
    assert of("last(ada.feels.shame about ben)", one) == pytest.approx(0.5)


def test_regard_and_what_is_read_are_cells_of_their_own() -> None:
    regard, reading = np.zeros_like(state().regard), np.zeros_like(state().reading)
    regard[0, 1, STRAND["warmth"]], regard[0, 1, STRAND["hostility"]] = 0.8, 0.6
    reading[0, 1, KIND["pity"]] = (0.3, 0.7)
    one = run("ada ask", states=[state()._replace(regard=regard, reading=reading)])
    assert of("last(ada.regard.ben.warmth)", one) == pytest.approx(0.8)
    assert of("last(ada.ambivalence.ben)", one) == pytest.approx(0.5)
    assert of("last(ada.reads.ben.pity)", one) == pytest.approx(0.7)
    assert of("last(ada.reads.ben.pity about ada)", one) == pytest.approx(0.3)
    assert of("last(ada.reads.ben.pity about ben)", one) == pytest.approx(0.7)


def test_urges_and_what_is_held_back_and_shown_come_from_the_reasons() -> None:
    urge = np.arange(len(SCENE.roster.acts), dtype=float)
    mine = (np.asarray(SCENE.stage.acts.actor) == 0) & (np.asarray(SCENE.stage.acts.group) == GROUP["probe"])
    possible = ~(mine & (urge == urge[mine].max()))
    shown = np.zeros((2, 4, 27))
    shown[0, 2, KIND["shame"]] = 0.4
    reasons = (FakeChoice(urge, possible, np.array([3, -1]), np.array([0.2, 0.9])), FakeLived(shown))
    one = run("ada ask")
    one = FakeRun(one.beats, one.start, reasons={1: reasons})
    assert of("last(ada.urge.probe)", one) == sorted(urge[mine])[-2]
    assert of("last(ada.held)", one) == pytest.approx(0.2)
    assert of("last(ben.held)", one) == 0.0
    assert of("last(ada.shows.shame)", one) == pytest.approx(0.4)


series = st.lists(st.floats(0, 1), min_size=2, max_size=12).map(np.array)


@given(series, st.data())
def test_aggregates_stand_in_order(along: np.ndarray, data: st.DataObject) -> None:
    beats = sorted(data.draw(st.sets(st.integers(0, len(along) - 2), min_size=1)))
    low, mean, high = (aggregate(name, along, beats) for name in ("min", "mean", "max"))
    assert low - 1e-12 <= mean <= high + 1e-12
    assert {aggregate("first", along, beats), aggregate("last", along, beats)} <= set(along[1:])


@given(series)
def test_changes_add_up(along: np.ndarray) -> None:
    beats = list(range(len(along) - 1))
    assert aggregate("change", along, beats) == pytest.approx(along[-1] - along[0])
    halves = (
        aggregate("change", along, beats[:1]) + aggregate("change", along, beats[1:])
        if beats[1:]
        else along[1] - along[0]
    )
    assert halves == pytest.approx(along[-1] - along[0])
