"""Twins: what they change, and what is said about files that are wrong."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inscape.errors import SceneError
from inscape.scene.load import load, shipped_scenes
from inscape.scene.paths import PathError, change, look_up, paths, read_path
from inscape.scene.reference import Row
from inscape.scene.text import parse, spell
from inscape.scene.twins import Twins, load_twins, read_twins, twin_scene

SCENE: dict[str, Any] = {
    "scene": "tea",
    "cast": {
        "ada": {
            "reserve": 0.4,
            "standards": [{"wrong": {"do": "lie"}, "weight": 0.8}],
            "regard": {"ben": {"warmth": 0.5}},
        },
        "ben": {},
    },
    "facts": {"bicycle_lost": {"so": True}},
    "history": [],
}
TWINS = """\
expect: |
  # she asks
  share(probe by ada) > 0.5

  length > 3
twins:
  tired:
    about: Ada has not slept.
    set: {ada.reserve: 0.1, cast.ben.mask: 1}
    expect:
      - count(ask by ada) lower by 0.5
      - "max(ada.shame, at: ask by ada) > 0"
  strangers:
    remove: [history, "cast.ada.standards[0]"]
reference: [ada probe, "ben inform+attack", "ada order (cuts off ben soften)"]
"""


def twins(text: str = TWINS, values: Any = SCENE) -> Twins:
    return read_twins(parse(text, file="twins.yaml"), values)


def wrong(text: str) -> list[str]:
    with pytest.raises(SceneError) as caught:
        twins(text)
    return [str(problem) for problem in caught.value.problems]


def test_a_file_of_twins() -> None:
    found = twins()
    assert [claim.twin for claim in found.expectations] == [None, None, "tired", "tired"]
    assert [claim.place for claim in found.expectations] == [(3, 3), (5, 3), (11, 9), (12, 10)]
    assert found.expect[0].because == "she asks"
    assert found.twins["tired"].about == "Ada has not slept."
    assert found.reference["reference"] == (
        Row("ada", frozenset({"probe"})),
        Row("ben", frozenset({"inform", "attack"})),
        Row("ada", frozenset({"order"}), ("ben", "soften")),
    )


def test_a_twin_differs_in_what_it_states_and_in_nothing_else() -> None:
    changed = twins().twins["tired"].apply(SCENE)
    assert changed["cast"]["ada"] == {**SCENE["cast"]["ada"], "reserve": 0.1}
    assert changed["cast"]["ben"] == {"mask": 1}
    assert {**changed, "cast": SCENE["cast"]} == SCENE


def test_a_twin_takes_out_what_it_removes() -> None:
    changed = twins().twins["strangers"].apply(SCENE)
    assert "history" not in changed
    assert changed["cast"]["ada"]["standards"] == []
    assert SCENE["history"] == []


def test_a_scene_without_a_twins_file_has_none(tmp_path: Path) -> None:
    assert load_twins(tmp_path / "twins.yaml").expectations == ()


def test_all_that_is_wrong_is_said_at_once_and_where() -> None:
    found = wrong(
        "expects: []\n"
        "expect: |\n"
        "  shar(ask by ada) > 0.5\n"
        "  twin tird: length higher by 1\n"
        "  length higher by 1\n"
        "  likeness(reference) > 0.5\n"
        "twins:\n"
        "  tired:\n"
        "    set: {cast.ada.reserv.x: 0.1, cast.adda.reserve: 0.1}\n"
        "  strangers:\n"
        "    remove: [cast.ada.reserv]\n"
        "    expect: [share(last: ask by ada) > 0.5]\n"
        "  empty: {}\n"
    )
    for place, message in (
        ("1:1", "there is no 'expects' here. Did you mean 'expect'?"),
        ("3:3", "'shar' cannot stand here. Did you mean 'share'?"),
        ("4:3", "no twin is called 'tird'. Did you mean 'tired'?"),
        ("5:3", "compares the scene with itself"),
        ("6:3", "there is no table 'reference'"),
        ("9:35", "no value is at 'cast.adda.reserve'. Did you mean 'cast.ada.reserve'?"),
        ("11:14", "no value is at 'cast.ada.reserv'. Did you mean 'cast.ada.reserve'?"),
        ("12:14", "Put it in quotes"),
        ("13:3", "sets or removes something"),
    ):
        assert any(line.startswith(f"twins.yaml:{place}:") and message in line for line in found), (
            place,
            message,
            found,
        )


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        ("[ada prob]", "no group is called 'prob'. Did you mean 'probe'?"),
        ("[ada]", "'ada' is not an act"),
        ("[ada order (cuts off ben softn)]", "Did you mean 'soften'?"),
        ("ada probe", "list of acts"),
    ],
)
def test_a_table_of_acts_is_checked(reference: str, message: str) -> None:
    assert message in "\n".join(wrong(f"reference: {reference}\n"))


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("cast.adda.reserve", "Did you mean 'cast.ada.reserve'?"),
        ("adda.reserve", "Did you mean 'ada.reserve'?"),
        ("cast.ada.reserve.have", "'cast.ada.reserve' is one value"),
        ("cast.ada.standards[3].weight", "cast.ada.standards"),
        ("facts.bicycle.so", "Did you mean 'facts.bicycle_lost.so'?"),
    ],
)
def test_a_path_that_leads_nowhere_is_an_error_with_the_nearest_one(path: str, message: str) -> None:
    with pytest.raises(PathError) as caught:
        change(SCENE, read_path(path), 0.5)
    assert message in str(caught.value)


def test_a_value_that_is_not_stated_yet_can_be_set() -> None:
    assert look_up(change(SCENE, read_path("ada.senses.empathy"), 0), read_path("cast.ada.senses.empathy")) == 0
    assert look_up(change(SCENE, read_path("theory.temperature"), 0.2), ("theory", "temperature")) == 0.2


steps = st.one_of(st.sampled_from(["a", "b", "c"]), st.integers(0, 2))
trees = st.dictionaries(
    st.sampled_from("abc"),
    st.recursive(st.floats(0, 1), lambda inner: st.dictionaries(st.sampled_from("abc"), inner, min_size=1) | st.lists(inner, min_size=1), max_leaves=8),
    min_size=1,
)  # fmt: skip


@given(trees, st.data())
def test_what_is_set_is_there_and_nothing_else_moved(tree: dict[str, Any], data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(list(paths(tree))))
    assert read_path(spell(path)) == path
    before = look_up(tree, path)
    changed = change(tree, path, "new")
    assert look_up(changed, path) == "new"
    assert change(changed, path, before) == tree
    assert look_up(tree, path) == before


def test_a_twin_that_makes_no_scene_says_which_change_is_to_blame() -> None:
    scene = load("quarters")
    text = "twins:\n  a:\n    set: {cast.kylo.reserve: 8, cast.hux.reserv: 0.5}\n  b: {set: {cast.kylo.regard.hux.esteem: 0}}\n"
    found = read_twins(parse(text, file="twins.yaml"), parse(scene.source).values)
    with pytest.raises(SceneError) as caught:
        twin_scene(scene, found.twins["a"])
    lines = [str(problem) for problem in caught.value.problems]
    assert any(line.startswith("twins.yaml:3:11: cast.kylo.reserve: twin a: 8 is out of range") for line in lines)
    assert any(line.startswith("twins.yaml:3:33: cast.hux.reserv: twin a:") and "'reserve'" in line for line in lines)
    assert twin_scene(scene, found.twins["b"]).digest != scene.digest


@pytest.mark.parametrize("name", shipped_scenes())
def test_every_shipped_scene_has_expectations_and_twins(name: str) -> None:
    scene = load(name)
    found = load_twins(Path(scene.file).with_name("twins.yaml"), parse(scene.source).values)
    assert found.expect
    assert found.twins
    assert all(twin.expect for twin in found.twins.values())
