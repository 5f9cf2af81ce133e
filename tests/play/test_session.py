from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import pytest

import inscape

if TYPE_CHECKING:
    from pathlib import Path

    from inscape.mind.state import State
    from inscape.scene.scene import Scene


def equal(one: State, other: State) -> bool:
    return all(np.array_equal(here, there) for here, there in zip(one, other, strict=True))


def test_next_is_play_one_beat_at_a_time(bicycle: Scene) -> None:
    run, session = inscape.play(bicycle, seed=4), inscape.Session(bicycle, seed=4)
    while session.next():
        pass
    assert session.ended
    assert session.run.to_json() == run.to_json()
    assert equal(session.now, run.state)


def test_acts_and_events_are_lived_through(bicycle: Scene) -> None:
    session = inscape.Session(bicycle, seed=4)
    assert session.shown("ben") == {}
    beat = session.act("ada", "ask_about", to="ben", about="bicycle_lost")
    assert beat.number == 1
    assert session.event("doorbell").number == 2
    session.act("ben", "say_firmly", second="add_insult")
    assert [done["move"] for done in session.run.to_json()["beats"]] == ["ask_about", "doorbell", "say_firmly"]
    assert session.run.given == ("ada", "ben", "doorbell")
    assert session.run.to_json()["beats"][2]["second"] == {"move": "add_insult", "to": "ada", "about": None}


def test_what_cannot_be_done_changes_nothing(bicycle: Scene) -> None:
    session = inscape.Session(bicycle, seed=4)
    with pytest.raises(inscape.UnknownName, match="Did you mean 'ada'"):
        session.act("adda", "ask", to="ben")
    with pytest.raises(
        inscape.ImpossibleAct, match=r"'ben rise' is not possible at beat 1: it needs not standing\(ben\)"
    ):
        session.act("ben", "rise")
    with pytest.raises(inscape.ScriptError, match="no 'too'"):
        session.act("ada", "ask", too="ben")
    with pytest.raises(inscape.UnknownName, match="no event"):
        session.event("ask")
    with pytest.raises(inscape.UnknownName):
        session.felt("bem")
    assert len(session.run) == 0


def test_felt_and_shown_are_by_strength(bicycle: Scene) -> None:
    session = inscape.Session(bicycle, seed=4)
    assert session.felt("ben")["guilt"] == pytest.approx(0.5)
    session.act("ada", "ask", to="ben")
    for kinds in (session.felt("ben"), session.shown("ben")):
        assert kinds
        assert list(kinds.values()) == sorted(kinds.values(), reverse=True)
        assert all(0.01 <= value <= 1 for value in kinds.values())
    assert session.shown("ben")["guilt"] <= session.felt("ben")["guilt"] + 0.2


def test_urges_are_what_one_could_do_strongest_first(bicycle: Scene) -> None:
    session = inscape.Session(bicycle, seed=4)
    urges = session.urges("ben")
    assert [urge.urge for urge in urges] == sorted((urge.urge for urge in urges), reverse=True)
    assert {bicycle.roster.acts[urge.row].actor for urge in urges} == {"ben"}
    assert "ben confess ada about bicycle_lost" in {urge.act for urge in urges}
    assert "ben rise" not in {urge.act for urge in urges}


def test_only_the_free_decide(bicycle: Scene) -> None:
    session = inscape.Session(bicycle, seed=4, free=["ben"])
    while session.next():
        pass
    assert {beat["actor"] for beat in session.run.to_json()["beats"]} <= {"ben", None}
    with pytest.raises(inscape.UnknownName):
        inscape.Session(bicycle, free=["bem"])


def test_a_saved_state_goes_on_as_if_never_saved(bicycle: Scene) -> None:
    session = inscape.Session(bicycle, seed=4)
    for _ in range(5):
        session.next()
    saved = json.loads(json.dumps(session.state))
    again = inscape.Session.restore(bicycle, saved)
    assert equal(again.now, session.now)
    assert again.shown("ben") == session.shown("ben")
    while session.next():
        again.next()
    assert equal(again.now, session.now)
    assert again.ended


def test_branches_of_one_state_do_not_touch_each_other(bicycle: Scene) -> None:
    session = inscape.Session(bicycle, seed=4)
    session.next()
    saved = session.state
    one, other = (inscape.Session.restore(bicycle, saved) for _ in range(2))
    one.act("ben", "confess", about="bicycle_lost")
    other.act("ben", "shrug")
    ada, fact = bicycle.roster.character("ada"), bicycle.roster.fact("bicycle_lost")
    assert one.now.credence[ada, fact] != other.now.credence[ada, fact] or not equal(one.now, other.now)
    assert session.state == saved
    assert inscape.Session.restore(bicycle, inscape.play(bicycle, seed=4).before(2)).state["state"] == saved["state"]


def test_undo_takes_back(bicycle: Scene) -> None:
    session = inscape.Session(bicycle, seed=4)
    session.next()
    before, face = session.state, session.shown("ada")
    session.next()
    session.next()
    session.undo(2)
    assert session.state == before
    assert session.shown("ada") == face
    session.undo()
    assert session.shown("ada") == {}
    with pytest.raises(inscape.RunError, match="0 beats to take back, not 1"):
        session.undo()


def test_a_state_of_something_else_is_refused(bicycle: Scene, bicycle_file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text(bicycle_file.read_text().replace("reserve: 0.5", "reserve: 0.6"))
    saved = inscape.Session(inscape.load(other)).state
    with pytest.raises(inscape.RunError, match="of another scene or another version"):
        inscape.Session.restore(bicycle, saved)
    with pytest.raises(inscape.RunError, match="not the state of a session"):
        inscape.Session.restore(bicycle, {"reserve": 1})
    bent = inscape.Session(bicycle).state
    del bent["state"]["reserve"]
    with pytest.raises(inscape.RunError, match="missing reserve"):
        inscape.Session.restore(bicycle, bent)
