"""The language of expectations: what is understood, and what is said about what is not."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inscape.errors import ExpectationError
from inscape.scene.claims import (
    ActLike,
    Clause,
    Count,
    Edge,
    Effect,
    Expectation,
    Felt,
    Likeness,
    Quantity,
    Related,
    Repeated,
    Share,
    Window,
)
from inscape.scene.expectation import DEEPEST, LONGEST, parse_expectation

WELL_FORMED = (
    "share(last: depart by hux after order by kylo) > 0.5",
    "max(hux.surprise, at: silence by kylo) > max(hux.surprise, elsewhere)",
    "twin rested: share(retort by kylo) higher by 0.2",
    "twin rested: max(kylo.distress) lower than twin masked by 30%",
    "likeness(reference) >= 0.6",
    "length same within 3",
    "count(order by kylo cutting off soften by hux) > count(cut off hux) by 1",
    "share(no retort by kylo and order by kylo to hux about base_lost at most 3 times) <= 0.5",
    "share(retort by kylo, of: act by kylo right after attack by hux) < 1",
    "first(kylo.shame about hux, before: (retort by kylo or kylo.shame > 0.5) at least 2 times) >= -0.25",
    "change(kylo.regard.hux.warmth, after: soften by hux while kylo.mood.pleasure > 0) > 0",
)


def plain(what: Any) -> Any:
    """The value without its columns."""
    if isinstance(what, ActLike):
        return what._replace(columns=(1, 1, 1, 1), cutting=plain(what.cutting))
    if isinstance(what, Quantity):
        return what._replace(column=1)
    if isinstance(what, tuple):
        parts = [plain(part) for part in what]
        return type(what)(*parts) if hasattr(what, "_fields") else tuple(parts)
    return what


def parsed(text: str) -> Expectation:
    found = plain(parse_expectation(text))
    assert isinstance(found, Expectation)
    return found


def test_a_share_of_worlds() -> None:
    found = parsed("share(last: depart by hux after order by kylo) > 0.5")
    leaving = Related(ActLike("depart", "hux"), "after", ActLike("order", "kylo"))
    assert found.measure == Share((Clause(Edge("last", leaving)),))
    assert (found.twin, found.sign, found.against) == (None, ">", 0.5)


def test_elsewhere_is_where_the_other_side_is_not() -> None:
    found = parsed("max(hux.surprise, at: silence by kylo) > max(hux.surprise, elsewhere) by 0.1")
    silence, quantity = ActLike("silence", "kylo"), Quantity(("hux", "surprise"))
    assert found.measure == Felt("max", quantity, Window("at", silence))
    assert found.against == Felt("max", quantity, Window("elsewhere", silence))
    assert found.effect == Effect(0.1)


def test_a_twin_is_compared_with_its_base() -> None:
    found = parsed("twin rested: count(retort by kylo) higher by 20%")
    assert (found.twin, found.sign, found.against, found.other) == ("rested", "higher", None, None)
    assert found.effect == Effect(0.2, relative=True)
    assert found.measure == Count(ActLike("retort", "kylo"))
    assert found.compares_scenes


def test_where_the_text_names_no_twin_the_file_does() -> None:
    assert parse_expectation("length higher by 3", twin="rested").twin == "rested"
    assert parse_expectation("twin masked: length higher by 3", twin="rested").twin == "masked"


def test_relations_join_from_the_left() -> None:
    found = parsed("share(ask by ada after insult by ben until leave by ada at least 2 times) > 0")
    first = Related(ActLike("ask", "ada"), "after", ActLike("insult", "ben"))
    assert found.measure == Share((Clause(Repeated(Related(first, "until", ActLike("leave", "ada")), 2)),))


def test_no_and_at_most_count_matches() -> None:
    found = parsed("share(no retort by kylo and order by kylo at most 3 times) > 0")
    assert found.measure == Share((Clause(ActLike("retort", "kylo"), 0, 0), Clause(ActLike("order", "kylo"), 0, 3)))


def test_a_table_of_acts() -> None:
    assert parsed("likeness(reference) >= 0.6").measure == Likeness("reference")


@pytest.mark.parametrize("text", WELL_FORMED)
def test_what_is_said_is_what_was_understood(text: str) -> None:
    found = parse_expectation(text)
    again = parse_expectation(f"{found.measure} > 0") if "elsewhere" not in str(found.measure) else found
    assert plain(again.measure) == plain(found.measure)


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("shar(retort by kylo) > 1", 1, "Did you mean 'share'"),
        ("share(retort by kylo", 21, "too early"),
        ("max(kylo.shame, elswhere) > 3", 17, "Did you mean 'elsewhere'"),
        ("max(kylo.shame, elsewhere) > 3", 17, "nothing to be elsewhere from"),
        ("share(a by b) highr by 0.2", 15, "Did you mean 'higher'"),
        ("share(a by b) higher 0.2", 22, "by, than"),
        ("share(a by b, of: c and d) > 0", 21, "cannot stand here"),
        ("share(no a by b, of: c) > 0", 18, "one pattern"),
        ("share(A by b) > 1", 7, "cannot stand here"),
        ("share(taken(pact)) > 0.5", 12, "'taken(...)' is a condition of scenes"),
        ("share(a by b and not knows(ada, f)) > 0.5", 22, "is a condition of scenes"),
        ("share(knows(ada, f)) > 0.5", 12, "is a condition of scenes"),
        ("share(not a by b) > 0.5", 7, "written with 'no', as in share(no ask by ada)"),
        ("share(a by b and not c by b) > 0.5", 18, "written with 'no'"),
        ("share(P by b) > 0.5", 7, "'P' stands for a pattern on the pages"),
        ("max(P.anger) > 0.5", 5, "'P' stands for a pattern on the pages"),
        ("share(PATTERN) > 0.5", 7, "'PATTERN' stands for a pattern on the pages"),
        ("share(Ask by b) > 0.5", 7, "Did you mean 'ask'"),
        ("share(a to c by b) > 0.5", 14, "'by' comes too late here. Their order is: MOVE by WHO"),
        ("count(a about f to c) > 0.5", 17, "'to' comes too late here"),
        ("share(a by b) > 1 rubbish", 19, "cannot stand here"),
        ("", 1, "too early"),
    ],
)
def test_an_error_says_where_and_what_could_stand_there(text: str, column: int, message: str) -> None:
    with pytest.raises(ExpectationError) as caught:
        parse_expectation(text)
    assert caught.value.column == column
    assert message in str(caught.value)


@pytest.mark.parametrize("text", ["share(" * (DEEPEST + 1) + "a", "a" * (LONGEST + 1)])
def test_hostile_texts_are_refused_before_they_are_read(text: str) -> None:
    with pytest.raises(ExpectationError, match="at most"):
        parse_expectation(text)


def refused(text: str) -> ExpectationError | None:
    """The error that the text gives, or None if it is understood."""
    try:
        parse_expectation(text)
    except ExpectationError as error:
        return error
    return None


@given(st.text(max_size=80))
def test_any_text_is_understood_or_refused(text: str) -> None:
    error = refused(text)
    assert error is None or 1 <= error.column <= len(text) + 1


@given(
    st.lists(st.sampled_from([*" ".join(WELL_FORMED).split(), "(", ")", ",", ">", "0.5"]), max_size=14).map(" ".join)
)
def test_words_of_the_language_in_any_order_are_understood_or_refused(text: str) -> None:
    error = refused(text)
    assert error is None or (error.text == text and error.column <= len(text) + 1)
