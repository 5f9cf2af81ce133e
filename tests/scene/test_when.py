"""Conditions: what they mean, and what is said of those that mean nothing."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inscape.mind.conditions import Layout
from inscape.scene.when import (
    ATOMS,
    Atom,
    ConditionError,
    Either,
    Every,
    Expression,
    Literal,
    Not,
    atoms,
    clauses,
    parse,
)  # fmt: skip


def so(*facts: str) -> frozenset[Literal]:
    return frozenset(Literal("so", (fact.removeprefix("-"),), not fact.startswith("-")) for fact in facts)


def meaning(text: str) -> set[frozenset[Literal]]:
    return {frozenset(clause) for clause in clauses(parse(text))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("so(a)", {so("a")}),
        ("so(a) and so(b) or so(c)", {so("a", "b"), so("c")}),
        ("so(a) and (so(b) or so(c))", {so("a", "b"), so("a", "c")}),
        ("not (so(a) and so(b))", {so("-a"), so("-b")}),
        ("not (so(a) or not so(b))", {so("-a", "b")}),
        ("not not so(a)", {so("a")}),
        ("so(a) or (so(a) and so(b))", {so("a")}),
        ("so(a) and not so(a)", set()),
        ("so(a) and so(a)", {so("a")}),
        ("  so( a )\n and\tso(b) ", {so("a", "b")}),
    ],
)
def test_meaning(text: str, expected: set[frozenset[Literal]]) -> None:
    assert meaning(text) == expected


def test_arguments_and_their_columns() -> None:
    (first, second) = atoms(parse("asked(kylo, by hux) and open(kylo.recognised)"))
    assert first == Atom("asked", ("kylo", "hux"), 1, (7, 16))
    assert second.arguments == ("kylo.recognised",)


def test_every_atom_of_the_layout_has_a_word() -> None:
    families = {"prospect_open": "open", "prospect_came": "came"}
    words = {families.get(field, field) for field in Layout._fields} - {"posture", "size"}
    stated_for_good = {"did", "bound"}
    assert words | {"standing", "sitting", "lying"} | stated_for_good == set(ATOMS)


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ("", 1, "the condition is empty"),
        ("alone(kylo", 11, "Close the bracket"),
        ("alone(kylo))", 12, "Take out the ')'"),
        ("neer(a, b)", 1, "'neer' is no condition. Did you mean 'near'?"),
        ("so(a) and neer(a, b)", 11, "Did you mean 'near'?"),
        ("troubled(a)", 1, "Write troubled(character, character): first who looks troubled, then who sees it."),
        ("near(a)", 1, "'near' takes 2 names, not 1. Write near(character, character)."),
        ("so(a) && so(b)", 7, "Use the words and, or, not"),
        ("so(a) so(b)", 7, "Join conditions by 'and' or 'or'"),
        ("alone kylo", 7, "Write alone(character)"),
        ("Alone(kylo)", 1, "Did you mean 'alone'?"),
        ("so(a) and", 10, "the condition stops too early"),
        ("(so(a) or so(b)) and (so(c) or so(d)) and (so(e) or so(f))", 1, "8 alternatives; at most 4 fit"),
        (" and ".join(f"so(f{n})" for n in range(9)), 1, "9 things have to hold together"),
        ("so(a) or " * 200 + "so(b)", 1, "at most 1,000 characters"),
    ],
)
def test_what_is_refused(text: str, column: int, message: str) -> None:
    with pytest.raises(ConditionError) as caught:
        clauses(parse(text))
    assert message in str(caught.value)
    assert caught.value.column == column


LEAF = st.builds(lambda fact: Atom("so", (fact,)), st.sampled_from("abc"))
EXPRESSION = st.recursive(
    LEAF,
    lambda inner: (
        st.builds(Not, inner) | st.builds(Every, st.tuples(inner, inner)) | st.builds(Either, st.tuples(inner, inner))
    ),
    max_leaves=6,
)


def holds(expression: Expression, world: dict[str, bool]) -> bool:
    if isinstance(expression, Atom):
        return world[expression.arguments[0]]
    if isinstance(expression, Not):
        return not holds(expression.part, world)
    parts = [holds(part, world) for part in expression.parts]
    return all(parts) if isinstance(expression, Every) else any(parts)


@given(EXPRESSION)
def test_alternatives_mean_what_the_expression_means(expression: Expression) -> None:
    try:
        found = clauses(expression)
    except ConditionError:
        return
    for truth in product([False, True], repeat=3):
        world = dict(zip("abc", truth, strict=True))
        by_clauses = any(all(world[literal.arguments[0]] == literal.sign for literal in clause) for clause in found)
        assert by_clauses == holds(expression, world)


@given(st.text("andortso()kylo, .", max_size=30))
def test_no_text_makes_it_raise_anything_else(text: str) -> None:
    columns = range(1, len(text) + 2)
    try:
        clauses(parse(text))
        column = 1
    except ConditionError as error:
        column = error.column
    assert column in columns
