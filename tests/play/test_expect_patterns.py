"""Which beats a pattern picks out of a run."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inscape.errors import UnknownName
from inscape.play.match import Words, find, related
from inscape.scene.claims import Count, Pattern
from inscape.scene.expectation import parse_expectation
from tests.play.fakes import FakeRun, run, state

RUN = run(
    "",
    "ada ask",
    "ben insult",
    "ada stay_silent",
    "news",
    "",
    "ben insult+ask",
    "ada order_out > ben leave",
    "ben leave",
)

beats = st.lists(st.integers(0, 30), unique=True).map(sorted)
relations = st.sampled_from(["after", "before", "until", "right after", "right before", "while"])


def pattern(text: str) -> Pattern:
    measure = parse_expectation(f"count({text}) > 0").measure
    assert isinstance(measure, Count)
    return measure.pattern


def found(text: str, one: FakeRun = RUN) -> list[int]:
    return find(pattern(text), one, Words(one.scene))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("insult by ben", [2, 6]),
        ("attack by ben", [2, 6]),
        ("attack", [2, 6]),
        ("attack by ada", []),
        ("insult to ada", [2, 6]),
        ("insult to ben", []),
        ("probe by ben", [6]),
        ("act by ben", [2, 6, 8]),
        ("act", [1, 2, 3, 6, 7, 8]),
        ("news", [4]),
        ("silence by ada", [3]),
        ("withdraw by ada", [3]),
        ("cut off ben", [7]),
        ("cut off ben by ada", [7]),
        ("cut off leave by ben", [7]),
        ("order by ada cutting off depart by ben", [7]),
        ("cut off ada", []),
        ("ask by ada about bicycle_lost", []),
        ("insult by ben after silence by ada", [6]),
        ("insult by ben before silence by ada", [2]),
        ("insult by ben until silence by ada", [2]),
        ("insult by ben until insult by ada", [2, 6]),
        ("act right after insult by ben", [3, 7]),
        ("act right after ask by ada", [2]),
        ("act by ben right after news", [6]),
        ("insult by ben right before order by ada", [6]),
        ("insult by ben at least 2 times", [6]),
        ("insult by ben at least 3 times", []),
        ("insult by ben after ask by ada at least 2 times", [6]),
        ("insult by ben or silence by ada", [2, 3, 6]),
        ("insult by ben while probe by ben", [6]),
        ("insult by ben after (insult by ben or news)", [6]),
        ("first: ask by ada", [1]),
        ("first: insult by ben", []),
        ("last: depart by ben after order by ada", [8]),
        ("last: insult by ben", []),
    ],
)
def test_patterns(text: str, expected: list[int]) -> None:
    assert found(text) == expected


def test_a_level_is_met_where_the_state_right_after_stands_so() -> None:
    levels = [state(shame=0.1), state(shame=0.6), state(shame=0.7), state(shame=0.2)]
    one = run("ada ask", "ben insult", "", "ada leave", states=levels)
    assert found("ada.shame > 0.5", one) == [1, 2]
    assert found("ada.shame about ben >= 0.6", one) == [1, 2]
    assert found("ada.shame about cleo > 0", one) == []
    assert found("leave by ada after ada.shame > 0.5", one) == [3]
    assert found("insult by ben while ada.shame > 0.5", one) == [1]


def test_content_is_matched_by_its_name_denied_or_not() -> None:
    one = run("ada ask")
    denying = one.beats[0].act._replace(row=one.beats[0].act.row + 1)
    denied = FakeRun((one.beats[0]._replace(act=denying),), one.start)
    assert found("ask by ada about bicycle_lost", denied) == [0]
    assert found("ask by ada about bicycle_lost", one) == []


@pytest.mark.parametrize(
    ("text", "near"),
    [
        ("insullt by ben", "insult"),
        ("insult by bem", "ben"),
        ("ask by ada about bicycle", "bicycle_lost"),
        ("ada.shme > 0.5", "shame"),
        ("ada.need.belongin > 0.5", "belonging"),
        ("ada.regard.ben.warm > 0.5", "warmth"),
        ("ada.regard.ben > 0.5", "PERSON.STRAND"),
        ("ada.reserve.ben > 0.5", "ada.reserve"),
        ("ada.prospect.forgive > 0.5", "forgiven"),
        ("cut off bem", "ben"),
    ],
)
def test_a_word_that_names_nothing_is_an_error_with_the_nearest_one(text: str, near: str) -> None:
    with pytest.raises(UnknownName, match=near):
        found(text)


@given(beats, beats)
def test_after_and_before_are_duals(one: list[int], other: list[int]) -> None:
    """Some of the one comes after some of the other exactly if some of the other comes before some of the one."""
    done = sorted({*one, *other})
    assert bool(related(one, "after", other, done)) == bool(related(other, "before", one, done))
    assert bool(related(one, "right after", other, done)) == bool(related(other, "right before", one, done))


@given(beats, beats, relations)
def test_a_relation_only_takes_away(one: list[int], other: list[int], relation: str) -> None:
    kept = related(one, relation, other, sorted({*one, *other}))
    assert set(kept) <= set(one)
    assert kept == sorted(kept)
    assert related(kept, relation, other, sorted({*one, *other})) == kept


@given(beats, beats)
def test_until_and_after_share_out_all_but_the_turning_point(one: list[int], other: list[int]) -> None:
    done = sorted({*one, *other})
    until, after = related(one, "until", other, done), related(one, "after", other, done)
    assert not set(until) & set(after)
    assert set(one) - set(until) - set(after) <= set(other[:1])


@given(beats, beats)
def test_what_is_right_after_is_after(one: list[int], other: list[int]) -> None:
    done = sorted({*one, *other})
    assert set(related(one, "right after", other, done)) <= set(related(one, "after", other, done))
