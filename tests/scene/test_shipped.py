"""The shipped scenes, mistyped by chance; and each with something added that can do nothing."""

from __future__ import annotations

import copy
import dataclasses
from typing import Any

import pytest

from inscape.play.vetting import vet
from inscape.scene.check import documents
from inscape.scene.examine import examine
from inscape.scene.load import shipped_scenes
from inscape.scene.text import Keys, parse
from tools.mutations import LEGAL, judged, missed, proof, table
from tools.slips import SORTS, slips

HOW_MANY = 300
CAUGHT = 0.98


def test_a_slip_in_a_shipped_scene_is_caught_with_its_line_and_a_hint() -> None:
    verdicts = judged(HOW_MANY)
    assert len(verdicts) == HOW_MANY
    assert {each.slip.sort for each in verdicts} == set(SORTS)
    lost = missed(verdicts)
    assert len(lost) <= (1 - CAUGHT) * HOW_MANY, "\n".join([table(verdicts), *lost])
    legal = sum(each.what in LEGAL for each in verdicts)
    assert 0 < legal < 0.1 * HOW_MANY, "most slips are wrong, and some are not"


def test_a_slip_is_one_slip() -> None:
    document, _ = documents("lie")
    for slip in slips(document):
        assert slip.source != document.source
        was, now = document.source.splitlines(), slip.source.splitlines()
        assert was[: slip.line - 1] == now[: slip.line - 1]
        assert was[slip.line :] == now[len(now) - len(was) + slip.line :]


@pytest.mark.parametrize(
    ("now", "rule"),
    [
        ("a: 1 # one\nb: two\n", "says the same"),
        ("a: 0.5\nb: two\n", "a number within its range"),
        ("a: 1\nb: tow\n", None),
        ("a: 1\n", None),
        ("a: 1\nb: cc\nc: cc\n", None),
        ("a: 1\nbb: two\n", "a name of its own that nothing else uses"),
    ],
)
def test_what_is_legal_is_proved_by_a_rule(now: str, rule: str | None) -> None:
    assert proof(parse("a: 1\nb: two\n"), parse(now)) == rule


@pytest.mark.parametrize("name", shipped_scenes())
def test_the_shipped_scenes_have_no_errors(name: str) -> None:
    assert [each for each in vet(*documents(name)) if each.severity == "error"] == []


def idle(values: dict[str, Any]) -> dict[str, tuple[Keys, Any]]:
    """By code: something that can do nothing in any scene, and where it is added."""
    who = next(iter(values["cast"]))
    move = {"group": "tend", "to": "none", "when": f"standing({who}) and sitting({who})", "does": "waits"}
    return {
        "W101": (("needs", "idle"), {}),
        "W102": (("cast", who, "prospects", "idle"), {"stakes": {"ease": -0.2}}),
        "W103": (("moves", "idle"), move),
        "W104": (("facts", "idle"), {"says": "nobody knows", "means": {who: {"ease": -0.2}}}),
        "W105": (("facts", "idle"), {"says": "all is well", "known_to": [who]}),
        "W114": (("cast", who, "standards"), [{"wrong": {"do": "break_promise"}}]),
        "W115": (("cast", who, "standards"), [{"wrong": {"feel": "anger"}, "for": "others"}]),
    }


@pytest.mark.parametrize("name", shipped_scenes())
@pytest.mark.parametrize("code", ["W101", "W102", "W103", "W104", "W105", "W114", "W115"])
def test_what_can_do_nothing_is_pointed_out(name: str, code: str) -> None:
    document, _ = documents(name)
    values = copy.deepcopy(document.values)
    path, value = idle(values)[code]
    part = values
    for key in path[:-1]:
        part = part.setdefault(key, {})
    part[path[-1]] = value
    found = examine(dataclasses.replace(document, values=values)).problems
    before = {(each.code, each.message) for each in examine(document).problems}
    assert [each.severity for each in found if each.severity == "error"] == []
    new = [each for each in found if each.code == code and (each.hint and each.line >= 1)]
    assert len(new) > sum(each[0] == code for each in before)
