"""The published schema: complete, described in an author's words, and of one mind with the loader."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from inscape.mind.axes import CHANNELS, GROUPS, KINDS, POSTURES, STRANDS
from inscape.scene.load import find_scene, shipped_scenes
from inscape.scene.model import SceneFile, base
from inscape.scene.problems import trace
from inscape.scene.scaffold import MODELINE, scaffold
from inscape.scene.schema import schema, schema_text
from inscape.scene.text import parse, read
from tests.scene.samples import SAMPLE

VALIDATOR = Draft202012Validator(schema())


def described(part: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Every property of every object by name, with its description or that of what it refers to."""
    for name, definition in [("", part), *part["$defs"].items()]:
        for key, each in definition.get("properties", {}).items():
            yield f"{name}.{key}", part["$defs"].get(each.get("$ref", "").rpartition("/")[2], {}) | each


def test_it_is_a_schema_of_its_draft() -> None:
    Draft202012Validator.check_schema(schema())
    assert schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert json.loads(schema_text()) == schema()


def test_every_key_is_described() -> None:
    for name, each in described(schema()):
        assert re.fullmatch(r"[-A-Z`].+[.'`]", each["description"]), (name, each["description"])


def test_every_key_of_the_models_is_in_it() -> None:
    assert set(schema()["properties"]) == {*SceneFile.model_fields, "place"}
    assert "not" in schema()["$defs"]["CharacterMoves"]["properties"]
    assert "for" in schema()["$defs"]["Standard"]["properties"]


def test_words_of_the_format_are_those_of_the_mind() -> None:
    assert get_args(base.Kind) == KINDS
    assert get_args(base.Strand) == STRANDS
    assert get_args(base.Group) == GROUPS
    assert get_args(base.Channel) == CHANNELS
    assert get_args(base.Posture) == POSTURES


@pytest.mark.parametrize("source", [SAMPLE, "scene: a\nplace: {b: {}}\ncast: {c: {feels: [{joy: 1}]}}\n"])
def test_it_accepts_what_the_loader_accepts(source: str) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(parse(source).values)] == []


@pytest.mark.parametrize("name", shipped_scenes())
def test_it_accepts_every_shipped_scene(name: str) -> None:
    assert [error.message for error in VALIDATOR.iter_errors(read(find_scene(name)).values)] == []


@pytest.mark.parametrize("like", [None, *shipped_scenes()])
def test_it_accepts_every_scene_that_is_begun(like: str | None) -> None:
    text = scaffold("mine", like)
    assert text.startswith(MODELINE)
    assert [error.message for error in VALIDATOR.iter_errors(parse(text).values)] == []


@pytest.mark.parametrize(
    ("old", "new", "path"),
    [
        ("reserve: 0.4", "reserve: 4", ("cast", "ben", "reserve")),
        ("reserve: 0.4", "reserv: 0.4", ("cast", "ben")),
        ("warmth: 0.7, esteem", "warmht: 0.7, esteem", ("cast", "ada", "regard", "ben")),
        ("pronouns: she", "pronouns: her", ("cast", "ada", "pronouns")),
        ("beats: 30", "beats: 30.5", ("ends", "beats")),
        ("like: confess", "like: [confess]", ("moves", "confide", "like")),
        ("group: tend", "group: tending", ("cast", "ben", "moves", "also", "whistle", "group")),
    ],
)
def test_it_refuses_what_the_loader_refuses(old: str, new: str, path: tuple[str, ...]) -> None:
    values = parse(SAMPLE.replace(old, new)).values
    assert path in {tuple(error.absolute_path) for error in VALIDATOR.iter_errors(values)}
    assert trace(values, path).path == path
