"""Checking what an author hands over: a scene, or the twins beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from inscape.cli.check import check_files
from inscape.errors import SceneError
from inscape.scene.load import load

SCENE = "scene: s\ncast: {ada: {}, ben: {}}\n"
TWINS = "expect: |\n  count(ask by ada) > 0.5\ntwins: {rested: {set: {cast.ada.reserve: 0.9}}}\n"


def test_a_file_of_twins_is_checked_with_the_scene_beside_it(tmp_path: Path) -> None:
    (tmp_path / "scene.yaml").write_text(SCENE)
    twins = tmp_path / "twins.yaml"
    twins.write_text(TWINS)
    text, is_sound = check_files([str(twins), str(tmp_path / "scene.yaml")])
    assert is_sound
    assert text == f"{twins} is a file of twins: checked with {tmp_path / 'scene.yaml'}\nno problems"
    twins.write_text(TWINS.replace("ada.reserve", "adda.reserve"))
    text, is_sound = check_files([str(twins)])
    assert not is_sound
    assert "Did you mean 'cast.ada.reserve'?" in text


def test_a_file_of_twins_is_no_scene(tmp_path: Path) -> None:
    twins = tmp_path / "twins.yaml"
    twins.write_text(TWINS)
    text, is_sound = check_files([str(twins)])
    assert not is_sound
    assert "this is a file of twins, not a scene. It has to stand beside its scene" in text
    (tmp_path / "scene.yaml").write_text(SCENE)
    with pytest.raises(SceneError, match="Give the scene beside it"):
        load(twins)
