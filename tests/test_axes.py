"""The check of shapes in `tests.axes` must itself be able to fail, and so must the import hook."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pytest

from inscape.mind.types import Array, Bool, Float
from tests.axes import assert_axes


class Weather(NamedTuple):
    """warmth, wet: of each place at each hour."""

    warmth: Float[Array, "place hour"]
    wet: Bool[Array, "place hour"]


class World(NamedTuple):
    """weather: now. height: of each place."""

    weather: Weather
    height: Float[Array, "place"]


def world(places: int = 2, hours: int = 3) -> World:
    return World(Weather(np.zeros((places, hours)), np.zeros((places, hours), dtype=bool)), np.zeros(places))


def test_right_axes_pass() -> None:
    assert_axes(world(), world())


def test_an_axis_of_two_lengths_fails() -> None:
    with pytest.raises(AssertionError, match=r"World\.height: float64\(3,\) is not Float\[place\]"):
        assert_axes(world()._replace(height=np.zeros(3)))


def test_an_axis_is_one_length_over_all_values() -> None:
    with pytest.raises(AssertionError, match=r"World\.weather\.warmth"):
        assert_axes(world(places=2), world(places=4))


def test_a_wrong_type_of_number_fails() -> None:
    now = world()
    with pytest.raises(AssertionError, match=r"World\.weather\.wet: float64\(2, 3\) is not Bool\[place hour\]"):
        assert_axes(now._replace(weather=now.weather._replace(wet=np.zeros((2, 3)))))
