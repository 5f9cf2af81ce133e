"""A settled function does what it did, and multiplies a small table by the identity before many entries of it are read."""

from __future__ import annotations

import numpy as np
import pytest

from inscape.sweep.settled import LARGEST, settled

jax = pytest.importorskip("jax", reason="the extra 'many' is not installed")


@pytest.fixture(autouse=True)
def _double_precision():
    before = jax.config.jax_enable_x64
    jax.config.update("jax_enable_x64", True)
    yield
    jax.config.update("jax_enable_x64", before)


def looks_up(table, at):
    return {"found": jax.numpy.exp(table).take(at) * 2.0, "table": table}


@pytest.mark.parametrize(("entries", "products"), [(6, 1), (LARGEST, 1), (LARGEST + 1, 0)])
def test_it_gives_the_same_and_settles_small_tables_only(entries, products):
    tables, at = np.linspace(-1.0, 1.0, 3 * entries).reshape(3, entries), np.arange(500) % entries
    settles = jax.vmap(settled(jax, looks_up), in_axes=(0, None))
    found, expected = settles(tables, at), jax.vmap(looks_up, in_axes=(0, None))(tables, at)
    assert np.array_equal(found["found"], expected["found"])
    assert np.array_equal(found["table"], tables)
    assert str(jax.make_jaxpr(settles)(tables, at)).count("dot_general") == products
