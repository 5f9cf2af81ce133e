"""What is varied, and the plan that follows from it."""

from __future__ import annotations

import numpy as np
import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from inscape.errors import InscapeError, SweepError, UnknownName
from inscape.scene.paths import PathError
from inscape.sweep.family import Family
from inscape.sweep.plan import Plan, make_plan
from inscape.sweep.vary import Choices, Range, read_vary


def test_ranges_steps_and_lists_are_read():
    assert read_vary("ada.reserve=0..1") == Range(("ada", "reserve"), 0.0, 1.0)
    assert read_vary(" ada.reserve = -1 .. .5 ") == Range(("ada", "reserve"), -1.0, 0.5)
    assert read_vary("ada.reserve=0..1:3") == Choices(("ada", "reserve"), (0.0, 0.5, 1.0))
    assert read_vary("ada.reserve=0.1,0.5") == Choices(("ada", "reserve"), (0.1, 0.5))
    assert read_vary("ada.posture=standing,sitting").values == ("standing", "sitting")


@pytest.mark.parametrize(
    "text", ["", "ada.reserve", "=1", "a=1..", "a=0..1..2", "a=0..1:1", "a=1..0", "a=1,1", "a=[1", "a=,"]
)
def test_what_varies_nothing_is_an_error(text):
    with pytest.raises(SweepError):
        read_vary(text)


@given(st.text(max_size=30))
def test_any_text_is_read_or_refused(text):
    try:
        found = read_vary(text)
    except InscapeError:
        return
    assert found.name


def test_a_wrong_path_names_the_nearest(pair):
    with pytest.raises(PathError, match=r"Did you mean 'ada\.reserve'"):
        make_plan(pair, worlds=4, vary=["adda.reserve=0..1"], engine="numpy")
    with pytest.raises(PathError, match=r"several values.*ada\.regard\.ben"):
        make_plan(pair, worlds=4, vary=["ada.regard=0..1"], engine="numpy")
    with pytest.raises(SweepError, match="twice"):
        make_plan(pair, worlds=4, vary=["ada.reserve=0..1", "ada.reserve=0,1"], engine="numpy")
    with pytest.raises(UnknownName, match="Did you mean 'shame'"):
        make_plan(pair, worlds=4, keep=["ada.sham"], engine="numpy")


def test_every_combination_is_a_setting(pair):
    plan = make_plan(
        pair, worlds=4, vary=["ada.reserve=0.1,0.9", "ben.reserve=0..1:3"], twins=("rested",), engine="numpy"
    )
    assert len(plan.settings) == 12
    assert plan.settings[0].label == "ada.reserve=0.1, ben.reserve=0.0"
    assert plan.settings[6].label == "rested, ada.reserve=0.1, ben.reserve=0.0"
    assert plan.scene_of(0).model.cast["ada"].reserve == 0.1
    assert len(plan.shards) == 12


def test_a_plan_is_one_json_value(pair):
    plan = make_plan(
        pair, worlds=900, seed=5, vary=["ada.reserve=0..1", "ben.reserve=0,1"], twins=("lone",), keep=["ada.anger"],
        beats=True, engine="numpy",
    )  # fmt: skip
    again = Plan.from_json(orjson.loads(orjson.dumps(plan.to_json())))
    assert again == plan
    assert again.key == plan.key
    assert make_plan(pair, worlds=901, seed=5, engine="numpy").key != plan.key


@settings(deadline=None, max_examples=20)
@given(st.integers(0, 500), st.integers(1, 60))
def test_points_are_the_same_however_they_are_asked_for(first, count):
    plan = Plan(
        "", "", "", "", 0, 10**6, (), (Range(("a",), 0.0, 1.0), Range(("b",), -2.0, 3.0)), (), False, "numpy", 256
    )
    whole = plan.points(0, first + count)
    assert np.array_equal(whole[first:], plan.points(first, first + count))
    assert ((whole > [0.0, -2.0]) & (whole < [1.0, 3.0])).all()


def test_arrays_of_a_range_are_those_of_the_compiled_scene(pair):
    plan = make_plan(pair, worlds=64, vary=["ada.reserve=0..1", "ada.regard.ben.hostility=0.1..0.9"], engine="numpy")
    family = Family(plan, 0)
    assert family.is_proportional
    points = plan.points(0, 64)
    varied = family.varied(points)
    assert set(varied) == {"start.reserve", "start.regard"}
    for world in (0, 17, 63):
        scene = family.at(points[world])
        for name, values in varied.items():
            assert np.allclose(values[world], getattr(scene.start, name.removeprefix("start.")), rtol=0, atol=1e-12)


def test_what_is_not_in_proportion_is_compiled_for_each_world(pair):
    plan = make_plan(pair, worlds=4, vary=["ada.temperament.openness=0..1", "ends.beats=3..9:7"], engine="numpy")
    assert len(plan.settings) == 7
    plan = make_plan(pair, worlds=3, vary=["facts.lost.right.ada=-1..1"], engine="numpy")
    family = Family(plan, 0)
    points = plan.points(0, 3)
    found = family.varied(points)
    assert found
    for name, values in found.items():
        assert values.shape[0] == 3, name


def test_a_value_that_the_scene_does_not_allow_is_an_error(pair, tmp_path):
    import inscape

    with pytest.raises(InscapeError, match="reserve"):
        inscape.sweep(pair, worlds=2, vary=["ada.reserve=0..3"], engine="numpy", out=tmp_path / "x")
