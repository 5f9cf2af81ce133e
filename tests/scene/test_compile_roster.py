"""Names find their rows, and say so when they do not; a scene starts from where another ended, by names."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from inscape.errors import RunError, UnknownName
from inscape.mind.axes import KIND, STRAND
from inscape.mind.jsonable import to_json
from inscape.scene.after import carried, follow, last_state
from inscape.scene.roster import roster_from_json, roster_to_json
from tests.scene.compiling import compiled, values

KITCHEN = compiled()
ROSTER = KITCHEN.roster


def test_lookups() -> None:
    assert ROSTER.characters[ROSTER.character("ben")] == "ben"
    assert ROSTER.abouts[ROSTER.about("truth")] == "ada.truth"
    assert ROSTER.prospect("truth") == ROSTER.prospect("ada.truth")
    with pytest.raises(UnknownName, match="no character is called 'eve'"):
        ROSTER.character("eve")
    with pytest.raises(UnknownName, match="Did you mean 'lost'"):
        ROSTER.fact("lots")
    with pytest.raises(UnknownName):
        ROSTER.fact("")


def test_find_act_by_as_little_as_says_it() -> None:
    jab = ROSTER.find_act("ada", "jab")
    assert jab == ROSTER.find_act("ada", "jab", to="ben")
    assert ROSTER.describe(jab) == "ada jab ben"
    lost = ROSTER.find_act("ben", "deny", about="lost")
    assert lost == ROSTER.find_act("ben", "deny", about="not lost")
    assert ROSTER.describe(lost) == "ben deny ada about not lost"
    assert ROSTER.describe(0) == "time passes"


@pytest.mark.parametrize(
    ("actor", "move", "to", "about", "said"),
    [
        ("adda", "jab", None, None, "no character is called 'adda'. Did you mean 'ada'"),
        ("ada", "jabb", None, None, "no move is called 'jabb'. Did you mean 'jab'"),
        ("ben", "whistle", None, None, "no move is called 'whistle'"),
        ("ada", "jab", "eve", None, "no target is called 'eve'"),
        ("ada", "confess", None, None, "no content is called ''. Known: lost, seen"),
        ("ada", "confess", "ben", "cup", "no content is called 'cup'"),
    ],
)
def test_what_is_not_found_says_what_there_is(
    actor: str, move: str, to: str | None, about: str | None, said: str
) -> None:
    with pytest.raises(UnknownName, match=said):
        ROSTER.find_act(actor, move, to, about)


def test_a_roster_is_one_json_value() -> None:
    value = json.loads(json.dumps(roster_to_json(ROSTER)))
    assert roster_from_json(value) == ROSTER
    assert value == roster_to_json(ROSTER)
    del value["facts"]
    with pytest.raises(ValueError, match="'facts' is missing"):
        roster_from_json(value)


def test_a_scene_goes_on_by_names() -> None:
    plain = values()
    plain["cast"]["abe"] = {"reserve": 0.11, "at": "hall"}
    del plain["cast"]["ben"]
    plain["people"]["ben"] = {}
    for key in ("prospects", "standards", "shows"):
        del plain["cast"]["ada"][key]
    plain["facts"] = {"also": {"by": ["abe"]}, "lost": {"by": ["ben"]}}
    plain["cast"]["ada"]["believes"] = {}
    plain["things"] = {"cup": {"held_by": "abe"}, "key": {"at": "hall"}}
    for key in ("history", "offers", "events"):
        del plain[key]
    plain["moves"] = {"stock": []}
    plain["ends"] = {}
    new = compiled(plain)
    ada, ben, old = new.roster.character("ada"), new.roster.person("ben"), ROSTER.character("ada")
    felt = KITCHEN.start.feeling.copy()
    felt[old, KIND["anger"], ROSTER.about("lost")] = 0.6
    about = KITCHEN.start.memory_about.copy()
    about[old, 0], about[old, 1] = ROSTER.about("ben"), ROSTER.about("seen")
    holder = np.array([ROSTER.character("ada"), ROSTER.character("ben")], dtype=np.int32)
    ended = KITCHEN.start._replace(feeling=felt, memory_about=about, holder=holder, seconds=np.array(90.0))
    state = carried(new.start, new.roster, ended, ROSTER)
    assert state.feeling[ada, KIND["anger"], new.roster.about("lost")] == 0.6
    assert state.regard[ada, ben, STRAND["warmth"]] == 0.7, "ben is absent now, and still dear"
    assert state.reserve[[ada, new.roster.character("abe")]].tolist() == [0.3, 0.11]
    assert state.memory_about[ada, :2].tolist() == [ben, new.roster.about("situation")]
    assert state.holder[new.roster.thing("cup")] == ada, "she took it along"
    hall = len(new.roster.characters) + new.roster.place("hall")
    assert state.holder[new.roster.thing("key")] == hall, "who had it is not here"
    assert float(state.seconds) == 90.0
    assert state.place.tolist() == new.start.place.tolist()
    for name in state._fields:
        assert getattr(state, name).shape == getattr(new.start, name).shape, name
        assert getattr(state, name).dtype == getattr(new.start, name).dtype, name


def test_the_same_scene_goes_on_as_it_was() -> None:
    ended = KITCHEN.start._replace(reserve=KITCHEN.start.reserve * 0.5, so=1.0 - KITCHEN.start.so)
    state = carried(KITCHEN.start, ROSTER, ended, ROSTER)
    assert state.reserve.tolist() == ended.reserve.tolist()
    named = [index for index, name in enumerate(ROSTER.facts) if name]
    assert state.so[named].tolist() == ended.so[named].tolist()


def test_a_run_file_is_followed_from_its_last_whole_beat(tmp_path: Path) -> None:
    run = tmp_path / "kitchen.run"
    ended = KITCHEN.start._replace(reserve=KITCHEN.start.reserve * 0.5)
    lines = [
        {"inscape": "0", "roster": roster_to_json(ROSTER)},
        {"beat": 0, "state": to_json(KITCHEN.start)},
        {"beat": 1, "state": to_json(ended)},
        {"end": "beats"},
    ]
    whole = "".join(json.dumps(line) + "\n" for line in lines)
    run.write_text(whole, encoding="utf-8")
    assert follow(KITCHEN, run).start.reserve.tolist() == ended.reserve.tolist()
    run.write_text(whole[: whole.index('{"end"') - 5], encoding="utf-8")
    assert last_state(run)[1].reserve.tolist() == KITCHEN.start.reserve.tolist()


@pytest.mark.parametrize("text", ["", "{}\n", "hello\n", '{"roster": {}}\n', "[]\n"])
def test_what_is_no_run_is_refused(tmp_path: Path, text: str) -> None:
    run = tmp_path / "not.run"
    run.write_text(text, encoding="utf-8")
    with pytest.raises(RunError, match="no run to start from"):
        last_state(run)
    with pytest.raises(RunError, match="cannot be read"):
        last_state(tmp_path / "missing.run")
