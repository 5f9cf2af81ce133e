"""What a run rests on: which numbers had a part in it, whose they are, and that none is cited that had none."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

import inscape
from inscape.cli.main import main
from inscape.mind import theory
from inscape.mind.beat import choose, live
from inscape.mind.state import State
from inscape.mind.theory import CONSTANTS, TABLES
from inscape.play.run import Run
from inscape.scene.load import parse_scene
from inscape.why.mechanisms import ASSUMED, IDEAS, MECHANISMS, numbers
from inscape.why.sources import SAME, Cited, cite

ROOM = """\
scene: room
cast:
  ada: {reserve: 0.2, feels: [{anger: 0.5, about: ben}], regard: {ben: {hostility: 0.6}}}
  ben: {pronouns: he, regard: {ada: {contempt: 0.5}}}
theory: {feel_gain: 0.9}
moves: {stock: [insult, retort, stay_silent, look_away]}
ends: {beats: 4}
"""


@cache
def played() -> Run:
    script = [{"who": "ben", "does": "insult", "to": "ada"}, {"who": "ada", "does": "retort", "to": "ben"}]
    return inscape.observe(parse_scene(ROOM, file="room.yaml"), script)


@cache
def cited() -> Cited:
    return cite(played())


def test_every_number_belongs_to_one_mechanism() -> None:
    """In the order of the theory, under its own heading there."""
    named = [name for names in numbers().values() for name in names]
    assert sorted(named) == sorted([*CONSTANTS, *TABLES])
    assert all(idea in IDEAS for each in MECHANISMS for idea in each.ideas)
    source = Path(theory.__file__).read_text(encoding="utf-8")
    headings = re.findall(r"^    # ([A-Z][\w ]*)\n    (\w+):", source, re.MULTILINE)
    firsts = {first: heading.lower() for heading, first in headings if first in CONSTANTS}
    assert {each.first: each.name for each in MECHANISMS} == {
        first: {"world and needs": "world"}.get(name, name) for first, name in firsts.items()
    }


def test_what_had_a_part_makes_a_difference() -> None:
    """Changed by itself, at the beat that is said, it changes something; before that beat, nothing."""
    run, since = played(), {number.name: number.beat for number in cited().used}
    assert since["feel_gain"] == 1
    assert 1 <= since["redress"] <= 2
    for name in ("feel_gain", "regard_rate"):
        beat = since[name]
        ends = (CONSTANTS[name].low, CONSTANTS[name].high)
        assert any(_differs(run, run.scene.theory._replace(**{name: end}), beat) for end in ends), name
        for end in ends:
            assert not any(_differs(run, run.scene.theory._replace(**{name: end}), at) for at in range(1, beat)), name


def test_what_had_none_makes_none() -> None:
    run = played()
    unused = [name for part in cited().parts for name in part.unused]
    assert {"offer_likely", "territory", "suggest_force"} <= set(unused)
    for name in [name for name in unused if name in CONSTANTS][::6]:
        for end in (CONSTANTS[name].low, CONSTANTS[name].high):
            changed = run.scene.theory._replace(**{name: end})
            assert not any(_differs(run, changed, beat.number) for beat in run), name


def _differs(run: Run, changed: theory.Theory, number: int) -> bool:
    beat, before, stage = run.beat(number), run.before(number), run.scene.stage
    cast = sum(bool(name) for name in run.scene.roster.characters)
    after, was = live(changed, stage, before, beat.act)[0], beat.state
    states = any(
        not np.allclose(getattr(after, name), getattr(was, name), rtol=0, atol=SAME) for name in _shared(cast, was)
    )
    here, there = choose(changed, stage, before)[1], run.replay(number)[0]
    return states or not np.allclose(here.noisy[here.possible], there.noisy[there.possible], rtol=0, atol=SAME)


def _shared(cast: int, state: State) -> list[str]:
    """Fields that padding cannot change."""
    names = (
        "feeling",
        "need",
        "reserve",
        "regard",
        "reading",
        "mood",
        "slight",
        "prospect",
        "surprise",
        "going",
        "due",
    )
    return [name for name in names if np.shape(getattr(state, name))[0] == cast or name == "prospect"]


def test_it_says_what_is_assumed_and_what_the_scene_set() -> None:
    found = {number.name: number for number in cited().used}
    assert found["feel_gain"].value == 0.9
    assert found["feel_gain"].source == "room.yaml:5"
    assert "feel_gain" not in cited().assumed
    assert "regard_rate" in cited().assumed
    assert all(CONSTANTS[name].source == ASSUMED for name in cited().assumed if name in CONSTANTS)
    assert {"gross2015", "occ1988", "verduyn2015"} <= set(cited().sources)
    assert "rime2009" not in cited().sources or "sharing_weight" in found
    assert ("insult", "usfullsurveyor2015") in cited().moves


def test_as_text_and_as_data() -> None:
    text = cited().to_text()
    assert max(len(line) for line in text.splitlines()) <= 80
    for name in [number.name for number in cited().used] + [name for part in cited().parts for name in part.unused]:
        assert re.search(rf"\b{name}\b", text), name
    assert text.startswith("room, world 0, seed 0: 2 beats. ")
    value = json.loads(json.dumps(cited().to_dict()))
    assert [each["name"] for each in value["mechanisms"]] == [each.name for each in MECHANISMS]
    assert sum(len(each["used"]) + len(each["unused"]) for each in value["mechanisms"]) == len(CONSTANTS) + len(TABLES)


def test_a_run_without_beats_rests_on_nothing() -> None:
    scene = parse_scene(ROOM, file="room.yaml")
    nothing = cite(Run(scene, scene.begin(0, 0)))
    assert (nothing.used, nothing.sources, nothing.moves) == ((), {}, ())
    assert nothing.to_text().startswith("room, world 0, seed 0: 0 beats. 0 of the ")


@pytest.mark.parametrize("as_json", [False, True])
def test_at_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, as_json: bool) -> None:
    monkeypatch.setattr("inscape.why.sources.cite", lambda _: cited())
    path = tmp_path / "room.run"
    played().write(path)
    found = CliRunner().invoke(main, ["cite", str(path), *(["--json"] if as_json else [])])
    assert found.exit_code == 0, found.output
    assert found.output == (f"{cited()}\n" if not as_json else found.output)
    assert not as_json or json.loads(found.output) == json.loads(json.dumps(cited().to_dict()))
