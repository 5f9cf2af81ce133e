"""The page of every key is what the format says, and its examples are a scene."""

from __future__ import annotations

from pathlib import Path

import pytest

from inscape.mind.theory import TABLES
from inscape.scene.examine import examine
from inscape.scene.model import SceneFile
from inscape.scene.schema import schema
from inscape.scene.text import parse
from inscape.scene.twin_keys import KEYS, TWIN_KEYS
from inscape.scene.twins import read_twins
from inscape.scene.when import ATOMS
from tools.reference import PAGE, examples, page, twins_example

TEXT = PAGE.read_text(encoding="utf-8")
PARTS = schema()["$defs"]


def test_the_page_is_what_the_tool_prints() -> None:
    assert page() == TEXT, "`python -m tools.reference` writes it"


@pytest.mark.parametrize("name", PARTS)
def test_every_key_has_its_line(name: str) -> None:
    for key, node in PARTS[name]["properties"].items():
        assert f"| `{key}` |" in TEXT, f"{name}.{key}"
        assert node.get("description") or "$ref" in node, f"{name}.{key} says nothing"


def test_every_key_of_the_file_that_holds_something_has_an_example() -> None:
    plain = {"scene", "title", "about", "silence", "after"}
    assert set(examples()) == set(SceneFile.model_fields) - plain
    assert all(f"| `{key}` |" in TEXT for key in (*SceneFile.model_fields, *KEYS, *TWIN_KEYS))
    assert all(f"`{name}(" in TEXT for name in ATOMS)
    assert all(kind.replace("_", " ") in TEXT for kind in TABLES["half_life"].rows)


def test_the_examples_together_are_a_scene_with_twins() -> None:
    source = "scene: example\n" + "".join(examples().values())
    document = parse(source, file="scene.yaml")
    model, problems = examine(document)
    assert [str(problem) for problem in problems if problem.severity == "error"] == []
    assert model is not None
    twins = read_twins(parse(twins_example(), file=str(Path("twins.yaml"))), document.values)
    assert twins.expectations
    assert set(twins.twins) == {"rested"}


def test_the_page_says_what_a_reader_would_miss() -> None:
    assert "What is known from the start stirs nothing by itself" in TEXT
    assert "There is no condition on the beat" in TEXT
    assert "inscape.scene" not in TEXT
    tells = next(line for line in TEXT.splitlines() if line.startswith("| `tells` |"))
    assert "testimony" in tells
    assert "learns" not in tells
