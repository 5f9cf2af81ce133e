"""A new scene is commented, plays as it stands, is valid for editors, and overwrites nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

import inscape
from inscape.cli.main import main
from inscape.scene.check import check
from inscape.scene.load import shipped_scenes
from inscape.scene.scaffold import MODELINE, explained, scaffold


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def say(*words: str) -> Result:
    return CliRunner().invoke(main, list(words), catch_exceptions=False)


def test_a_new_scene_plays_as_it_stands(at: Path) -> None:
    told = say("new", "watch")
    assert told.exit_code == 0, told.stderr
    assert told.stdout.startswith("wrote watch/scene.yaml and watch/inscape.schema.json\n")
    assert check(["watch"]) == []
    assert len(say("play", "watch", "--beats", "4").stdout.splitlines()) > 4
    assert "inscape play watch --as rosa" in told.stdout


def test_an_editor_finds_the_schema_and_the_scene_is_valid_by_it(at: Path) -> None:
    say("new", "watch")
    text = (at / "watch" / "scene.yaml").read_text()
    assert text.startswith(MODELINE)
    schema = json.loads((at / "watch" / MODELINE.strip().partition("$schema=")[2]).read_text())
    assert list(Draft202012Validator(schema).iter_errors(yaml.safe_load(text))) == []


def test_nothing_is_overwritten(at: Path) -> None:
    say("new", "watch")
    path = at / "watch" / "scene.yaml"
    path.write_text("mine")
    again = say("new", "watch")
    assert (again.exit_code, again.stdout) == (1, "")
    assert "watch/scene.yaml: there is a scene here already" in again.stderr
    assert path.read_text() == "mine"
    (at / "taken").write_text("a file")
    assert "taken" in say("new", "taken").stderr
    assert (at / "taken").read_text() == "a file"


@pytest.mark.parametrize(
    ("name", "fix"),
    [("My Scene!", "Did you mean 'my_scene'?"), ("quarters", "such as 'my_quarters'"), ("../up", "Did you mean 'up'?"), ("1", "'my_scene'")],
)  # fmt: skip
def test_a_name_that_will_not_do_is_met_with_one_that_does(at: Path, name: str, fix: str) -> None:
    told = say("new", name)
    assert told.exit_code == 1
    assert fix in told.stderr
    assert list(at.iterdir()) == []


@pytest.mark.parametrize("like", shipped_scenes())
def test_a_copy_is_the_same_scene_explained(at: Path, like: str) -> None:
    model = inscape.load(like).model.model_dump()
    assert say("new", "mine", "--like", like).exit_code == 0
    copied = inscape.load(at / "mine" / "scene.yaml").model.model_dump()
    assert copied == {**model, "scene": "mine"}
    text = (at / "mine" / "scene.yaml").read_text()
    assert text.startswith(MODELINE)
    assert (
        "    # What one holds toward each person, strand by strand; 0 of each that is not stated.\n    regard:" in text
    )


def test_nothing_to_be_like(at: Path) -> None:
    told = say("new", "mine", "--like", "quartes")
    assert (told.exit_code, "Did you mean 'quarters'" in told.stderr) == (1, True)
    assert list(at.iterdir()) == []


def test_each_kind_of_key_is_explained_once_and_own_names_never() -> None:
    text = explained("scene: a\ncast:\n  b:\n    mask: 0.1\n  c:\n    mask: 0.2\n    regard: {b: {trust: 1}}\n")
    assert text.count("# How far one hides") == 1
    assert "\n  b:" in text
    assert yaml.safe_load(text)["cast"]["c"] == {"mask": 0.2, "regard": {"b": {"trust": 1}}}


def test_the_scaffold_says_its_name() -> None:
    assert "\nscene: garden\n" in scaffold("garden")
    assert "NAME" not in scaffold("garden")
