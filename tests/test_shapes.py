"""Every array that the engine makes has the axes that its type states, in every beat."""

from __future__ import annotations

import jaxtyping
import numpy as np
import pytest

import inscape
from inscape.mind.beat import choose, live
from inscape.mind.believe import logit
from inscape.mind.deed import landing
from inscape.mind.theory import THEORY
from tests.axes import assert_axes

BEATS = 10


@pytest.mark.parametrize("seed", [1, 2])
def test_every_beat_of_quarters_has_its_axes(seed: int) -> None:
    scene = inscape.load("quarters")
    state = scene.begin(seed=seed, world=0)
    for _ in range(BEATS):
        before = state
        act, choice = choose(scene.theory, scene.stage, state)
        state, lived = live(scene.theory, scene.stage, state, act)
        assert_axes(scene.stage, before, act, choice, lived, state)


def test_kernels_refuse_arrays_of_other_axes() -> None:
    """So the import hook of `conftest` is at work."""
    assert landing(THEORY, np.ones(2), np.ones(2)).shape == (2,)
    with pytest.raises(jaxtyping.TypeCheckError):
        landing(THEORY, np.ones(2), np.ones(3))
    with pytest.raises(jaxtyping.TypeCheckError):
        logit(np.ones(2, dtype=int))
