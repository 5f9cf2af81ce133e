"""Trials of shipped scenes: every word of their expectations means something, and a trial is the same however it is cut."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from inscape.cli.scenes import scenes_command
from inscape.errors import SceneError
from inscape.play.trials import Piece, check_trial, play_piece, try_scene
from inscape.scene.expectation import parse_expectation
from inscape.scene.load import shipped_scenes

SMALL = """\
scene: tea
cast:
  ada: {regard: {ben: {warmth: 0.5}}}
  ben: {}
ends: {beats: 4}
"""
TWINS = """\
expect: |
  length > 1
  mean(ada.reserve) <= 1
twins:
  tired:
    set: {ada.reserve: 0.1}
    expect: |
      mean(ada.reserve) lower by 0.2
"""


@pytest.fixture
def tea(tmp_path: Path) -> Path:
    (tmp_path / "scene.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "twins.yaml").write_text(TWINS, encoding="utf-8")
    return tmp_path / "scene.yaml"


@pytest.mark.parametrize("name", shipped_scenes())
def test_every_twin_is_a_scene_and_every_word_means_something(name: str) -> None:
    assert check_trial(name).expectations


def test_a_trial_judges_every_expectation(tea: Path) -> None:
    trial = try_scene(tea, worlds=3, workers=1)
    assert [finding.verdict.value for finding in trial.findings] == ["leans", "leans", "leans"]
    assert trial.findings[2].measured.value < trial.findings[2].compared.value  # type: ignore[union-attr]


def test_a_world_is_the_same_in_whatever_piece_it_is_played(tea: Path) -> None:
    measure = parse_expectation("mean(ada.mood.pleasure) > 0").measure
    whole = play_piece(Piece(str(tea), None, 5, 0, 4, (measure,)))[0]
    parts = [play_piece(Piece(str(tea), None, 5, first, first + 2, (measure,)))[0] for first in (0, 2)]
    assert whole.tolist() == [*parts[0], *parts[1]]
    assert len(set(whole.tolist())) > 1


def test_words_that_name_nothing_are_all_said_before_anything_is_played(tea: Path) -> None:
    text = "expect: |\n  share(insul by ada) > 0\n  max(ada.sham) > 0\n  share(cut off bem by ada) > 0\n"
    tea.with_name("twins.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(SceneError) as caught:
        check_trial(str(tea))
    lines = [str(problem).rpartition("twins.yaml")[2] for problem in caught.value.problems]
    assert [line.partition(": ")[0] for line in lines] == [":2:9", ":3:7", ":4:17"]
    assert all("Did you mean" in line for line in lines)


def test_the_command_prints_a_table_and_fails_if_an_expectation_does(tea: Path) -> None:
    done = CliRunner().invoke(scenes_command, [str(tea), "--worlds", "2", "--workers", "1"])
    assert done.exit_code == 0, done.output
    assert "3 lean (more worlds would tell)" in done.output
    assert "twin tired" in done.output
    tea.with_name("other").mkdir()
    other = tea.with_name("other") / "scene.yaml"
    other.write_text(SMALL, encoding="utf-8")
    other.with_name("twins.yaml").write_text("expect: |\n  length > 100\n", encoding="utf-8")
    done = CliRunner().invoke(scenes_command, [str(other), "--worlds", "2", "--workers", "1"])
    assert done.exit_code == 1
    assert "1 fail" in done.output
