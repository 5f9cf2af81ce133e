"""What comes to nothing is left out, and what is left comes to the same; arrays packed end to end come out as they went in."""

from __future__ import annotations

import numpy as np
import pytest

from inscape.sweep.left_out import leave_out
from inscape.sweep.packed import pack, places, unpack

jax = pytest.importorskip("jax", reason="the extra 'many' is not installed")
jnp = jax.numpy
pytestmark = pytest.mark.usefixtures("double_precision")

SOME = np.linspace(0.1, 0.9, 3)


def none():
    return jnp.zeros((4, 3))


DO = {
    "a product with nothing": (lambda x: x + x * none(), "mul"),
    "a table of nothing": (lambda x: x + (none() @ SOME)[:, None], "dot_general"),
    "nobody may": (lambda x: jnp.where((none() > 0.0) & (x > 0.5), jnp.exp(x), x), "select_n"),
    "everybody may": (lambda x: jnp.where((none() == 0.0) | (x > 0.5), x, jnp.exp(x)), "select_n"),
    "one less nothing": (lambda x: x * (1.0 - none().max()), "mul"),
    "an entry of nothing": (lambda x: x - none()[jnp.argmax(x), 0], "dynamic_slice"),
    "either way": (lambda x: x + jnp.where(x > 0.5, 0.0, none()), "select_n"),
    "the sum of nothing": (lambda x: x / (1.0 + none().sum()), "div"),
    "nothing beside a number": (lambda x: x[0, 0] + none(), "add"),
}


@pytest.mark.parametrize("name", DO)
def test_what_comes_to_nothing_is_left_out(name):
    function, gone = DO[name]
    given = np.cos(np.arange(12.0)).reshape(4, 3)
    found = jax.make_jaxpr(leave_out(jax, function))(given)
    assert gone in _operations(jax.make_jaxpr(function)(given).jaxpr)
    assert gone not in _operations(found.jaxpr)
    np.testing.assert_array_equal(leave_out(jax, function)(given), function(given))


def test_what_comes_to_something_stays():
    given = np.cos(np.arange(12.0)).reshape(4, 3)

    def function(x):
        return jnp.where(x > 0.5, x * 2.0, 1.0), jnp.minimum(x, 0.0), x @ SOME, 1.0 / x, 0.0 - x

    for one, other in zip(leave_out(jax, function)(given), function(given), strict=True):
        np.testing.assert_array_equal(one, other)


def test_what_is_packed_comes_out_as_it_went_in():
    arrays = [
        np.arange(6.0).reshape(2, 3),
        np.asarray(7),
        np.zeros((4, 3)),
        np.asarray([True, False]),
        np.asarray([[1.5]]),
    ]
    where = places(arrays, [False, False, True, False, False])
    packed = pack(arrays, where)
    assert {name: each.size for name, each in packed.items()} == {"float64": 7, "int64": 1, "bool": 2}
    for one, other in zip(unpack(np, packed, where), arrays, strict=True):
        assert one.dtype == other.dtype
        np.testing.assert_array_equal(one, other)


def _operations(jaxpr):
    found = set()
    for equation in jaxpr.eqns:
        inner = equation.params.get("jaxpr")
        found |= _operations(inner.jaxpr) if inner is not None else {equation.primitive.name}
    return found
