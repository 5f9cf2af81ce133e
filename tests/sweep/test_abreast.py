"""Worlds beside one another come to what each comes to alone; barriers are put where something would be done again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import numpy as np
import pytest

from inscape.sweep.abreast import abreast
from inscape.sweep.cuts import MOST_READ, SMALL, cut

jax = pytest.importorskip("jax", reason="the extra 'many' is not installed")
jnp = jax.numpy
pytestmark = pytest.mark.usefixtures("double_precision")


WORLDS = 16
TABLE = np.sin(np.arange(25.0)).reshape(5, 5)


class Given(NamedTuple):
    """own: [5, 3] of each world. at: a position of each world's own."""

    own: Any
    at: Any


DO: dict[str, Callable[[Given], Any]] = {
    "a table's rows": lambda x: jnp.asarray(TABLE)[x.at],
    "its own rows": lambda x: x.own[x.at],
    "entries by positions in common": lambda x: x.own.reshape(-1).take(jnp.arange(40) % 15),
    "rows by positions of its own": lambda x: x.own.take(jnp.stack([x.at, x.at + 1]), axis=0),
    "a product with a table": lambda x: (TABLE @ x.own, x.own.T @ TABLE, x.own.T @ x.own),
    "a product with a vector": lambda x: jnp.arange(5.0) @ (x.own > 0.1),
    "sums": lambda x: (x.own.sum(), x.own.sum(axis=0), x.own.prod(axis=1), x.own.any(axis=0), x.own.min()),
    "the sum of many": lambda x: (x.own.reshape(-1)[:, None] * jnp.ones(7)).sum(axis=0),
    "positions": lambda x: (x.own.argmax(axis=1), (x.own > 0.3).argmax(axis=0), x.own.reshape(-1).argmin()),
    "put together": lambda x: jnp.concat([TABLE[:2, :3], x.own, x.own * 0.0], axis=0),
    "choices": lambda x: jnp.where(x.at > 1, x.own, TABLE[:, :3]),
    "the same in every world": lambda x: (TABLE * 2.0, x.at),
    "spread": lambda x: (jnp.exp(x.own)[:, None, :] * TABLE[:, None, :3]).sum(axis=2),
}


@pytest.mark.parametrize("name", DO)
def test_worlds_beside_one_another_come_to_the_same(name):
    given = Given(np.cos(np.arange(5.0 * 3 * WORLDS)).reshape(WORLDS, 5, 3), np.arange(WORLDS) % 4)
    function = cut(jax, abreast(jax, DO[name], (True,)))
    found = jax.jit(function)(given._replace(own=np.moveaxis(given.own, 0, -1)))
    expected = jax.vmap(DO[name])(given)
    for one, other in zip(jax.tree.leaves(found), jax.tree.leaves(expected), strict=True):
        assert one.dtype == other.dtype
        np.testing.assert_allclose(np.moveaxis(one, -1, 0), other, rtol=0, atol=1e-12)


NUMBERS = {
    "log": (np.geomspace(1e-300, 1e300, 999), 1.0 + np.geomspace(1e-15, 0.6, 99), 1.0 - np.geomspace(1e-16, 0.99, 99), 1.0, 0.0),
    "log1p": (np.geomspace(1e-20, 1e20, 99), -np.geomspace(1e-20, 0.9, 99), np.geomspace(1e-15, 0.9, 99) - 1.0, 0.0, -1.0),
}  # fmt: skip


@pytest.mark.parametrize("name", NUMBERS)
@pytest.mark.filterwarnings("ignore:divide by zero")
def test_logarithms_written_out_are_those_of_the_library(name):
    given = np.hstack(NUMBERS[name])
    found = abreast(jax, getattr(jnp, name), (True,))(given)
    np.testing.assert_allclose(found, getattr(np, name)(given), rtol=4 * np.finfo(float).eps, atol=0)


@pytest.mark.parametrize(("times", "barriers"), [(1, 0), (8, 1)])
def test_what_is_spread_is_written_down_first(times, barriers):
    def spreads(many):
        return jnp.exp(many)[:, None] * jnp.arange(1.0, times + 1.0)

    assert str(jax.make_jaxpr(cut(jax, spreads))(np.ones(1000))).count("optimization_barrier") == barriers


def test_a_loop_reads_only_so_many_arrays():
    def adds_up(many):
        return sum(jax.lax.optimization_barrier(many * each) for each in range(3 * MOST_READ))

    found = str(jax.make_jaxpr(cut(jax, adds_up))(np.ones(SMALL))).count("optimization_barrier")
    assert found == 3 * MOST_READ + 2


def test_barriers_are_left_in():
    from inscape.sweep.compiled import options

    step = jax.jit(lambda many: jax.lax.optimization_barrier(many * 2.0) + 1.0, compiler_options=options())
    if jax.default_backend() == "cpu":
        assert "opt-barrier" in step.lower(np.ones(6)).compile().as_text()
