from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

import inscape

if TYPE_CHECKING:
    from inscape.play.run import Run
    from inscape.scene.scene import Scene


def acts(run: Run) -> list[str]:
    return [beat["text"] for beat in run.to_json()["beats"]]


def test_a_scene_is_played_to_its_end(played: tuple[Run, Any]) -> None:
    run, _ = played
    assert (run.seed, run.world, len(run)) == (7, 3, 12)
    assert [beat.number for beat in run] == list(range(1, 13))
    assert run.ended
    assert run.ending == "the last of 12 beats"


def test_the_same_luck_is_the_same_run_and_another_is_another(bicycle: Scene) -> None:
    assert acts(inscape.play(bicycle, seed=1)) == acts(inscape.play(bicycle, seed=1))
    different = {tuple(acts(inscape.play(bicycle, seed=seed))) for seed in range(6)}
    assert len(different) > 1


def test_beats_limits_the_run(bicycle: Scene) -> None:
    whole, short = inscape.play(bicycle, seed=1), inscape.play(bicycle, seed=1, beats=4)
    assert acts(short) == acts(whole)[:4]
    assert short.ending == "the last of 4 beats"


def test_an_ending_is_told_by_its_condition(bicycle_file: Any, tmp_path: Any) -> None:
    path = tmp_path / "short.yaml"
    path.write_text(bicycle_file.read_text().replace("ends: {beats: 12}", "ends: {when: 'together(ada, ben)'}"))
    run = inscape.play(path)
    assert (len(run), run.ending) == (0, "together(ada, ben)")


def test_replay_gives_the_reasons_of_a_beat_again(played: tuple[Run, Any]) -> None:
    run, _ = played
    choice, lived = run.replay(5)
    assert bool(choice.possible[run.beat(5).act.row])
    assert lived.shown.shape[0] == len(run.scene.roster.characters)
    assert run.replay(5)[0] is choice
    with pytest.raises(inscape.RunError, match="no beat 13"):
        run.replay(13)
    with pytest.raises(inscape.RunError, match="no beat 0"):
        run.replay(0)


def test_replay_refuses_a_run_that_comes_out_differently(played: tuple[Run, Any]) -> None:
    from dataclasses import replace

    run, _ = played
    beat = run.beats[2]
    bent = beat._replace(state=beat.state._replace(reserve=beat.state.reserve - 0.1))
    with pytest.raises(inscape.RunError, match=r"beat 3 comes out differently now \(reserve\)"):
        replace(run, beats=(*run.beats[:2], bent), _replayed={}).replay(3)


def test_a_driver_says_what_its_character_does(bicycle: Scene) -> None:
    asked = []

    def ben(session: Any) -> str:
        asked.append(session.urges("ben")[0].act)
        return "shrug"

    run = inscape.play(bicycle, seed=7, drive={"ben": ben})
    his = [beat["move"] for beat in run.to_json()["beats"] if beat["actor"] == "ben"]
    assert his
    assert set(his) == {"shrug"}
    assert len(asked) == len(his)
    assert run.given == ("ben",)


def test_an_iterable_drives_until_it_runs_out(bicycle: Scene) -> None:
    free = inscape.play(bicycle, seed=7)
    script = ["shrug", {"does": "confess", "about": "bicycle_lost"}]
    run = inscape.play(bicycle, seed=7, drive={"ben": script})
    his = [beat["move"] for beat in run.to_json()["beats"] if beat["actor"] == "ben"]
    assert his[:2] == ["shrug", "confess"]
    assert len(his) > 2
    assert acts(run) != acts(free)


def test_a_driver_may_let_the_turn_pass(bicycle: Scene) -> None:
    run = inscape.play(bicycle, seed=7, drive={"ben": lambda _: None})
    assert not [beat for beat in run.to_json()["beats"] if beat["actor"] == "ben"]
    assert len(run) == 12


def test_what_a_driver_gives_is_checked(bicycle: Scene) -> None:
    with pytest.raises(inscape.UnknownName, match="no character is called 'bem'"):
        inscape.play(bicycle, drive={"bem": []})
    with pytest.raises(inscape.UnknownName, match=r"no move is called 'shrugg'. Did you mean 'shrug'"):
        inscape.play(bicycle, seed=7, drive={"ben": lambda _: "shrugg"})
    with pytest.raises(inscape.ImpossibleAct, match=r"'ben rise' is not possible at beat \d+: it needs not standing"):
        inscape.play(bicycle, seed=7, drive={"ben": lambda _: "rise"})


def test_states_of_a_run_are_not_touched_by_going_on(played: tuple[Run, Any]) -> None:
    run, _ = played
    again = inscape.play(run.scene, seed=7, world=3)
    for one, other in zip(run, again, strict=True):
        assert all(np.array_equal(here, there) for here, there in zip(one.state, other.state, strict=True))
