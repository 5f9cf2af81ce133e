"""A state is one JSON value, and back, without loss."""

from __future__ import annotations

import json
from typing import Any, NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays

from inscape.mind.jsonable import Misshapen, from_json, to_json


class Inner(NamedTuple):
    """flags: some."""

    flags: Any


class Outer(NamedTuple):
    """values: floats. counts: int32. seed: uint32, no axis. empty: none. inner: nested."""

    values: Any
    counts: Any
    seed: Any
    empty: Any
    inner: Inner


def outer(values: Any = 0.0, counts: Any = 0, seed: int = 0, *, flag: bool = False) -> Outer:
    return Outer(
        values=np.zeros((2, 3)) + values,
        counts=np.zeros(4, dtype=np.int32) + np.asarray(counts, dtype=np.int32),
        seed=np.asarray(seed, dtype=np.uint32),
        empty=np.zeros((0, 2)),
        inner=Inner(np.zeros(2, dtype=np.bool_) | flag),
    )


@given(
    arrays.arrays(np.float64, (2, 3), elements=st.floats()),
    arrays.arrays(np.int32, (4,)),
    st.integers(0, 2**32 - 1),
    arrays.arrays(np.bool_, (2,)),
)
def test_there_and_back_keeps_every_bit(values: Any, counts: Any, seed: int, flags: Any) -> None:
    value = outer()._replace(values=values, counts=counts, seed=np.asarray(seed, dtype=np.uint32), inner=Inner(flags))
    text = json.dumps(to_json(value), allow_nan=False)
    back = from_json(json.loads(text), outer())
    for one, other in zip((*value[:4], value.inner.flags), (*back[:4], back.inner.flags), strict=True):
        assert one.dtype == other.dtype
        assert one.shape == other.shape
        np.testing.assert_array_equal(one, other)
    assert np.signbit(value.values[~np.isnan(values)]).tolist() == np.signbit(back.values[~np.isnan(values)]).tolist()


@pytest.mark.parametrize(
    ("path", "wrong", "said"),
    [
        (("values",), None, "state: missing values"),
        (("inner", "flags"), None, r"state\.inner: missing flags"),
        (("extra",), 1, "state: unknown extra"),
        (("values",), [[0.0, 0.0, 0.0]], r"state\.values: has shape \[1, 3\], expected \[2, 3\]"),
        (("values",), [[0.0], [0.0, 1.0]], r"state\.values: not a regular list"),
        (("values",), [["a"] * 3] * 2, r"state\.values: expected float64 values"),
        (("counts",), [0.5] * 4, r"state\.counts: expected int32 values, found float64"),
        (("counts",), [2**40] * 4, r"state\.counts: expected int32"),
        (("seed",), -1, r"state\.seed: expected uint32"),
        (("seed",), True, r"state\.seed: expected uint32 values, found bool"),
        (("inner", "flags"), [1, 0], r"state\.inner\.flags: expected bool"),
        (("inner",), [], r"state\.inner: expected an object"),
    ],
)
def test_what_does_not_fit_is_refused(path: tuple[str, ...], wrong: Any, said: str) -> None:
    value = to_json(outer())
    *above, last = path
    place = value
    for step in above:
        place = place[step]
    if wrong is None:
        del place[last]
    else:
        place[last] = wrong
    with pytest.raises(Misshapen, match=said):
        from_json(value, outer())


def test_whole_numbers_do_for_floats() -> None:
    value = to_json(outer())
    value["values"] = [[1, 2, 3], [4, 5, 6]]
    assert from_json(value, outer()).values.dtype == np.float64
