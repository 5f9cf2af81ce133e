"""What must not matter does not: the order of declarations, strangers, padding."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest

from inscape.mind.state import State
from inscape.scene.begin import begin
from inscape.scene.frame import frame
from inscape.scene.model import SceneFile
from inscape.scene.scene import Scene
from inscape.scene.shapes import length, shapes
from inscape.scene.sizes import SIZES, TooLarge, size
from tests.scene.compiling import compiled, values

KITCHEN = compiled()
UNORDERED = ("standards", "duties", "past", "slights", "feels", "contents", "likelier", "unlikelier")


def turned(value: Any, key: str = "") -> Any:
    """The same declarations, the other way round; lists whose order says something stay as they are."""
    if isinstance(value, dict):
        return {name: turned(part, name) for name, part in reversed(value.items())}
    if isinstance(value, list):
        parts = [turned(part) for part in value]
        return parts[::-1] if key in UNORDERED else parts
    return value


def arrays(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    """Every array of a record, with its name."""
    for name in value._fields:
        field = getattr(value, name)
        if hasattr(field, "_fields"):
            yield from arrays(field, f"{path}{name}.")
        else:
            yield f"{path}{name}", field


def same(one: Scene, other: Scene) -> None:
    assert one.roster == other.roster
    for before, after in ((one.stage, other.stage), (one.start, other.start)):
        for (name, left), (_, right) in zip(arrays(before), arrays(after), strict=True):
            np.testing.assert_array_equal(left, right, err_msg=name)


def test_the_order_of_declarations_does_not_matter() -> None:
    other = turned(values())
    assert list(other["cast"]) == ["ben", "ada"]
    same(KITCHEN, compiled(other))
    assert KITCHEN.digest == compiled({**values(), "cast": dict(reversed(values()["cast"].items()))}).digest


def test_what_is_stated_differently_does_matter() -> None:
    plain = values()
    plain["cast"]["ada"]["reserve"] = 0.31
    assert compiled(plain).digest != KITCHEN.digest
    with pytest.raises(AssertionError, match="reserve"):
        same(KITCHEN, compiled(plain))


def test_a_stranger_changes_nobodys_luck() -> None:
    plain = values()
    plain["people"]["abel"] = {}
    scene = compiled(plain)
    for name in KITCHEN.roster.acts[1:]:
        row = scene.roster.find_act(name.actor, name.move, name.target or None, name.content or None)
        old = KITCHEN.roster.find_act(name.actor, name.move, name.target or None, name.content or None)
        assert scene.stage.acts.name_hash[row] == KITCHEN.stage.acts.name_hash[old]
        assert scene.stage.acts.warmth[row] == KITCHEN.stage.acts.warmth[old]
    added = [name for name in scene.roster.acts if name not in KITCHEN.roster.acts]
    assert {name.content for name in added} == {"abel"}


def test_every_array_is_as_long_as_its_axes_say() -> None:
    built = frame(SceneFile.model_validate(values()), file="", places={})
    for name, shape in shapes(State).items():
        field = getattr(begin(built), name)
        assert field.dtype == shape.dtype, name
        assert field.shape == tuple(length(axis, built.lengths) for axis in shape.axes), name
    assert len(shapes(State)) == len(State._fields), "every field of the state states its axes"


def test_scenes_of_one_size_have_one_shape() -> None:
    small = {
        "scene": "other",
        "needs": {"air": {}},
        "places": {"roof": {}, "stair": {}, "attic": {}, "loft": {}},
        "people": {"xan": {}, "will": {}},
        "cast": {"zoe": {"duties": [{"see_to": "yan"}, {"do": "nod"}]}, "yan": {"prospects": {"rain": {}}}},
        "moves": {"stock": [], "nod": {"group": "engage", "when": "masked(zoe) or masked(yan) or standing(zoe)"}},
        "facts": {"wet": {"by": ["zoe"]}, "cold": {}, "late": {}},
        "things": {"hat": {"held_by": "zoe"}, "coat": {"at": "roof"}},
        "offers": {"lift": {"by": "zoe", "to": "yan"}},
        "events": {"rains": {"once": False}, "snows": {"once": False}},
        "history": [],
    }
    other = compiled(small)
    shapes_of = [{name: array.shape for name, array in arrays(scene.start)} for scene in (KITCHEN, other)]
    assert shapes_of[0] == shapes_of[1]
    for table in ("prospects", "duties", "facts", "offers", "events", "ends"):
        one, two = ([array.shape for _, array in arrays(getattr(scene.stage, table))] for scene in (KITCHEN, other))
        assert one == two, table


def test_a_bare_scene_compiles() -> None:
    scene = compiled({"scene": "bare", "cast": {"ada": {}}, "moves": {"stock": []}})
    assert scene.roster.places == ("here",)
    assert scene.stage.acts.is_used.sum() == 1
    assert scene.start.present.tolist() == [True, False]
    assert scene.start.may_enter.tolist() == [[1.0], [0.0]]


@pytest.mark.parametrize("axis", sorted(SIZES))
def test_sizes_are_classes_with_an_end(axis: str) -> None:
    classes = SIZES[axis]
    assert list(classes) == sorted(set(classes))
    assert [size(axis, needed) for needed in classes] == list(classes)
    assert size(axis, 0) == classes[0]
    with pytest.raises(TooLarge, match=f"{classes[-1] + 1} .*at most {classes[-1]} fit"):
        size(axis, classes[-1] + 1)


def test_a_scene_begins_in_a_world() -> None:
    state = KITCHEN.begin(7, 2**32 + 3)
    assert (state.seed, state.world) == (7, 3)
    assert state.seed.dtype == state.world.dtype == np.uint32
    assert state._replace(seed=KITCHEN.start.seed, world=KITCHEN.start.world) == KITCHEN.start
