"""Every number of the theory has a unit, a range that it lies in, and a source."""

from __future__ import annotations

import numpy as np
import pytest

from inscape.mind.constants import SOURCES, Constant, Table
from inscape.mind.theory import CONSTANTS, DEFAULTS, TABLES, THEORY

STATED = {**CONSTANTS, **TABLES}


def test_nothing_in_the_theory_is_a_bare_number() -> None:
    assert {name for name, value in DEFAULTS.items() if not isinstance(value, Constant | Table)} == {"similarity"}


@pytest.mark.parametrize("name", STATED)
def test_it_has_a_unit_and_a_source(name: str) -> None:
    stated = STATED[name]
    assert stated.unit.strip()
    assert stated.source in {*SOURCES, "assumed"}


@pytest.mark.parametrize("name", CONSTANTS)
def test_a_constant_lies_within_its_range(name: str) -> None:
    constant = CONSTANTS[name]
    assert constant.low < constant.high
    assert constant.low <= constant.value <= constant.high
    assert getattr(THEORY, name) == constant.value


@pytest.mark.parametrize("name", TABLES)
def test_a_table_lies_within_its_range(name: str) -> None:
    table = TABLES[name]
    values = table.array()
    assert table.low < table.high
    assert np.all(np.isfinite(values))
    assert np.all((values >= table.low) & (values <= table.high))
    assert all(len(row) == max(len(table.columns), 1) for row in table.rows.values())
    assert np.array_equal(getattr(THEORY, name), values)


def test_groups_are_taken_for_like_groups_in_shares_that_sum_to_one() -> None:
    assert np.allclose(THEORY.similarity.sum(axis=1), 1.0, rtol=0, atol=1e-12)
    assert np.all(THEORY.similarity.argmax(axis=1) == np.arange(len(THEORY.similarity)))
