"""What is learned by heart is what the kernels do, to the last bit, and a kernel that branches on a value cannot be learned."""

from __future__ import annotations

import jaxtyping
import numpy as np
import pytest

from inscape.mind.beat import choose, ended, live
from inscape.mind.rote import Rote, learn
from inscape.mind.state import State
from inscape.scene.load import load

BEATS = 12


@pytest.fixture(autouse=True)
def _without_shape_checks():
    """What is learned is not typed: shapes are checked by every other test."""
    before = jaxtyping.config.jaxtyping_disable
    jaxtyping.config.update("jaxtyping_disable", True)
    yield
    jaxtyping.config.update("jaxtyping_disable", before)


@pytest.mark.parametrize("name", ["proposal", "quarters", "table"])
def test_learned_beats_are_the_same_to_the_last_bit(name):
    scene = load(name)
    learned = Rote(scene.theory, scene.stage, scene.begin(1, 1))
    state, beats = scene.begin(7, 3), 0
    while beats < BEATS and not ended(scene.stage, state):
        act, _ = choose(scene.theory, scene.stage, state)
        same = learned.choose(state)
        assert not learned.ended(state)
        assert [float(part) for part in same] == [float(part) for part in act]
        after, _ = live(scene.theory, scene.stage, state, act)
        for field, expected, found in zip(State._fields, after, learned.live(state, same), strict=True):
            assert np.asarray(found).dtype == np.asarray(expected).dtype, field
            assert np.array_equal(found, expected), field
        state, beats = after, beats + 1
    assert beats > 5
    assert not np.array_equal(state.feeling, scene.start.feeling)


def test_it_knows_when_the_scene_is_over():
    scene = load("proposal")
    learned, start = Rote(scene.theory, scene.stage, scene.start), scene.begin(1, 1)
    assert not learned.ended(start)
    assert learned.ended(start._replace(beat=scene.stage.beats))


def test_a_kernel_that_branches_on_a_value_cannot_be_learned():
    scene = load("proposal")

    def branches(theory, stage, state):
        return (state.need if state.need.sum() > 1.0 else state.reserve,)

    with pytest.raises(TypeError, match="must not branch on a value"):
        learn(branches, scene.theory, scene.stage, scene.start)


def test_what_no_kernel_has_done_before_is_refused_and_not_taken_for_constant():
    scene = load("proposal")

    def sorts(theory, stage, state):
        return (state.need.__array_namespace__().sort(state.need),)

    with pytest.raises(TypeError, match="does not know 'sort'"):
        learn(sorts, scene.theory, scene.stage, scene.start)


def test_what_follows_from_the_stage_is_not_done_again():
    scene = load("proposal")
    counted = []

    def counts(theory, stage, state):
        counted.append(1)
        return (state.need * (stage.need_weight.sum() + theory.worth_floor), stage.need_weight * 0.0 * state.need)

    again = learn(counts, scene.theory, scene.stage, scene.start)
    for factor in (1.0, 0.5):
        need = scene.start.need * factor
        once, nothing = again(*scene.start._replace(need=need))
        assert np.array_equal(once, need * (scene.stage.need_weight.sum() + scene.theory.worth_floor))
        assert not nothing.any()
    assert counted == [1]
