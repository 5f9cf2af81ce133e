"""What if: branches with the same luck, and flips."""

from __future__ import annotations

import numpy as np
import pytest

import inscape
from inscape.errors import ExpectationError, ImpossibleAct, RunError, SceneError, ScriptError, UnknownName
from inscape.scene.paths import PathError
from inscape.sweep.branches import outcome_of, read_act
from inscape.sweep.flip import flip


@pytest.fixture(scope="module")
def run(pair):
    return inscape.play(pair, seed=1)


def rows(run):
    return [int(beat.act.row) for beat in run]


def test_from_the_start_it_is_the_scene_that_says_so(run, pair):
    found = inscape.what_if(run, set="ada.reserve=0.9")
    assert found.branch.scene.model.cast["ada"].reserve == 0.9
    assert (found.branch.seed, found.branch.world) == (run.seed, run.world)
    assert rows(found.branch) == rows(inscape.play(found.branch.scene, seed=1))
    assert "What if ada.reserve = 0.9?" in found.to_text()


def test_nothing_otherwise_in_effect_is_the_same_run(run):
    found = inscape.what_if(run, set="ada.reserve=0.3")
    assert found.parting is None
    assert rows(found.branch) == rows(run)
    assert "act by act the same" in found.to_text()


def test_from_a_beat_on_what_was_is_kept(run, tmp_path):
    out = tmp_path / "branch.run"
    found = inscape.what_if(run, set=["ada.reserve=1"], at=4, out=out)
    assert rows(found.branch)[:3] == rows(run)[:3]
    assert float(found.branch.before(4).reserve[0]) == 1.0
    again = inscape.Run.read(out)
    assert again.parent == found.branch.parent
    assert again.parent["beats"] == 3
    assert again.parent["otherwise"] == ["ada.reserve = 1"]
    for beat in again:
        again.replay(beat.number)


def test_another_act_at_a_beat(run, pair):
    instead = "ada insult ben" if pair.roster.acts[rows(run)[2]].move != "insult" else "ada ask ben"
    found = inscape.what_if(run, act=f"3 {instead}")
    name = pair.roster.acts[rows(found.branch)[2]]
    assert f"{name.actor} {name.move} {name.target}" == instead
    assert rows(found.branch)[:2] == rows(run)[:2]
    assert found.branch.given == ("ada",)
    assert found.branch.ended
    assert found.parting == 3


def test_acts_are_read():
    assert read_act("13 kylo retort hux") == (13, {"who": "kylo", "does": "retort", "to": "hux"})
    assert read_act("@2 ada ask to ben about lost") == (2, {"who": "ada", "does": "ask", "to": "ben", "about": "lost"})
    with pytest.raises(ScriptError, match="no act at a beat"):
        read_act("kylo retort hux")


def test_what_cannot_be_is_an_error(run):
    with pytest.raises(ScriptError, match="nothing is otherwise"):
        inscape.what_if(run)
    with pytest.raises(UnknownName, match="Did you mean 'insult'"):
        inscape.what_if(run, act="3 ada insutl ben")
    with pytest.raises(ImpossibleAct):
        inscape.what_if(run, act="3 ada comfort ben")
    with pytest.raises(RunError, match="no beat 99"):
        inscape.what_if(run, set="ada.reserve=1", at=99)
    with pytest.raises(SceneError, match="nobody here is called 'zed'"):
        inscape.what_if(run, set="ada.regard.zed.warmth=1")


def test_many_worlds_beside_each_other(run, monkeypatch):
    monkeypatch.setattr("inscape.sweep.begin.best_engine", lambda: "numpy")
    found = inscape.what_if(run, set="ada.regard.ben.hostility=0.9", at=2, worlds=12)
    base = found.many.outlook.only(0)
    assert len(base) == 12
    assert set(np.unique(found.many.outlook.setting)) == {0, 1}
    assert "In 12 worlds from beat 2 on" in found.to_text()


def test_a_flip_is_where_the_ending_changes(run, monkeypatch):
    monkeypatch.setattr("inscape.sweep.flip.STEPS", 6)
    monkeypatch.setattr("inscape.sweep.flip.HALVINGS", 4)
    claim = f"ends: {outcome_of(run)}" if outcome_of(run) != "it is not over" else "insult by ada"
    found = flip(run, claim, "ada.regard.ben.hostility=0.01..1")
    assert found.was
    if found.at is not None:
        near = inscape.what_if(run, set=f"ada.regard.ben.hostility={found.at!r}").branch
        assert outcome_of(near) != outcome_of(run) or claim == "insult by ada"
        assert "no longer holds" in found.to_text()
    other = flip(run, "ends: ada gives in", "ada.senses.sight=0.5..1") if outcome_of(run) != "ada gives in" else found
    assert other.tried <= 12


def test_not_over_is_an_ending_to_ask_for_of_any_run(run, monkeypatch):
    monkeypatch.setattr("inscape.sweep.flip.STEPS", 2)
    assert isinstance(flip(run, "ends: it is not over", "ada.reserve=0..1").was, bool)


def test_flips_that_make_no_sense_say_so(run):
    with pytest.raises(PathError):
        flip(run, "ends: ada departs", "adda.reserve")
    with pytest.raises(UnknownName, match="departs"):
        flip(run, "ends: ada departts", "ada.reserve")
    with pytest.raises(ExpectationError):
        flip(run, "insult bye ada", "ada.reserve")
