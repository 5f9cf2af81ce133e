"""Conditions become tables that say the same."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from inscape.mind.conditions import holds
from inscape.scene.tables import (
    ALWAYS,
    NEVER,
    Dnf,
    TooManyClauses,
    both,
    check_fits,
    either,
    one,
    opposite,
    simplify,
    table,
)

ATOMS = 5

expressions = st.recursive(
    st.integers(0, ATOMS - 1),
    lambda part: st.one_of(
        st.tuples(st.just("not"), part), st.tuples(st.just("and"), part, part), st.tuples(st.just("or"), part, part)
    ),
    max_leaves=6,
)
worlds = st.lists(st.booleans(), min_size=ATOMS, max_size=ATOMS)


def truth(expression: Any, world: list[bool]) -> bool:
    """What Python makes of it."""
    if isinstance(expression, int):
        return world[expression]
    word, *parts = expression
    said = [truth(part, world) for part in parts]
    return not said[0] if word == "not" else all(said) if word == "and" else any(said)


def dnf(expression: Any) -> Dnf:
    """What the compiler makes of it."""
    if isinstance(expression, int):
        return one(expression)
    word, *parts = expression
    said = [dnf(part) for part in parts]
    return opposite(said[0]) if word == "not" else both(*said) if word == "and" else either(*said)


def fits(rows: list[Dnf]) -> bool:
    try:
        for row in rows:
            check_fits(row)
    except TooManyClauses:
        return False
    return True


@given(st.lists(expressions, min_size=1, max_size=4), worlds)
def test_a_table_holds_where_python_says_so(rows: list[Any], world: list[bool]) -> None:
    built = [dnf(row) for row in rows]
    kept = [index for index, row in enumerate(built) if fits([row])]
    when = table([built[index] for index in kept], length=6)
    got = holds(when, np.array(world))
    assert got[: len(kept)].tolist() == [truth(rows[index], world) for index in kept]
    assert not got[len(kept) :].any(), "padding rows never hold"


@given(expressions, worlds)
def test_the_opposite_holds_where_it_does_not(expression: Any, world: list[bool]) -> None:
    for row, wanted in ((dnf(expression), True), (opposite(dnf(expression)), False)):
        got = any(all(world[atom] == sign for atom, sign in clause) for clause in row)
        assert got == (truth(expression, world) is wanted)


def test_always_and_never() -> None:
    assert holds(table([ALWAYS, NEVER], 2), np.zeros(1, dtype=bool)).tolist() == [True, False]
    assert both(one(0), one(0, sign=False)) == NEVER
    assert either(one(0), ALWAYS) == ALWAYS


def test_covered_clauses_go() -> None:
    assert simplify([frozenset({(0, True)}), frozenset({(0, True), (1, True)})]) == one(0)


def test_more_than_fits_is_refused() -> None:
    wide = NEVER
    for atom in range(5):
        wide = either(wide, one(atom))
    with pytest.raises(TooManyClauses, match="5 alternatives; at most 4"):
        table([wide], 1)
    long = ALWAYS
    for atom in range(9):
        long = both(long, one(atom))
    with pytest.raises(TooManyClauses, match="joins 9 conditions; at most 8"):
        table([long], 1)


@pytest.mark.parametrize(
    ("clauses", "literals", "shape"),
    [(1, 2, (1, 2)), (2, 1, (2, 4)), (1, 4, (2, 4)), (3, 1, (4, 4)), (3, 5, (4, 6)), (1, 7, (4, 8))],
)
def test_tables_come_in_few_shapes(clauses: int, literals: int, shape: tuple[int, int]) -> None:
    row = tuple(frozenset((clause * 10 + atom, True) for atom in range(literals)) for clause in range(clauses))
    assert table([row], 3).atom.shape[1:] == shape


def test_a_condition_is_kept_once_however_many_ask_for_it() -> None:
    when = table([one(0), one(1), one(0)] * 100, 400)
    assert len(when.atom) < len(when.which) == 400
    assert when.which[0] == when.which[2] != when.which[1]
    assert holds(when, np.array([True, False]))[:300].tolist() == [True, False, True] * 100
