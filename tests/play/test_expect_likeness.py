"""How alike runs are to a table of acts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein

from inscape.play.likeness import Symbol, alike, distance, symbols
from inscape.play.measure import measured
from inscape.scene.expectation import parse_expectation
from tests.play.fakes import run, state

GROUPS = ("attack", "retort", "probe")
plain = st.lists(
    st.builds(lambda actor, group: Symbol(actor, frozenset({group})), st.sampled_from("ab"), st.sampled_from(GROUPS)),
    max_size=10,
)
double = st.lists(st.builds(lambda actor, groups: Symbol(actor, frozenset(groups)), st.sampled_from("ab"), st.sets(st.sampled_from(GROUPS), min_size=1)), max_size=8)  # fmt: skip


def table(*rows: str) -> tuple[Symbol, ...]:
    return tuple(Symbol(row.split()[0], frozenset(row.split()[1].split("+"))) for row in rows)


def test_the_same_acts_are_wholly_alike() -> None:
    one = run("ben insult", "", "ada retort", "news", "ben leave")
    assert symbols(one) == table("ben attack", "ada retort", "ben depart")
    reference = {"reference": table("ben attack", "ada retort", "ben depart")}
    assert measured(parse_expectation("likeness(reference) > 0").measure, one, tables=reference) == 1.0


def test_acts_of_somebody_alone_are_left_out() -> None:
    alone = state(together=False)
    one = run("ada ask", "ada insult", "ben insult", states=[alone, state(), state()], start=alone)
    assert symbols(one) == table("ben attack")


def test_an_act_with_two_moves_matches_a_row_of_either_and_of_both() -> None:
    one = symbols(run("ben insult+ask"))
    assert [alike(one, table(row)) for row in ("ben attack", "ben probe", "ben attack+probe", "ben retort", "ada attack")] == [
        1.0, 1.0, 1.0, 0.0, 0.0,
    ]  # fmt: skip


def test_what_an_act_cuts_off_is_not_compared() -> None:
    assert symbols(run("ada order_out > ben leave")) == table("ada order")


@given(plain, plain)
def test_the_distance_is_that_of_levenshtein(one: list[Symbol], other: list[Symbol]) -> None:
    codes = {
        (who, group): chr(97 + 3 * place + more) for place, who in enumerate("ab") for more, group in enumerate(GROUPS)
    }
    spelled = ["".join(codes[each.actor, next(iter(each.groups))] for each in side) for side in (one, other)]
    assert distance(one, other) == Levenshtein.distance(*spelled)


@given(double, double)
def test_likeness_is_symmetric_and_in_range(one: list[Symbol], other: list[Symbol]) -> None:
    assert alike(one, other) == pytest.approx(alike(other, one))
    assert 0.0 <= alike(one, other) <= 1.0
    assert alike(one, one) == 1.0
