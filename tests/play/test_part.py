"""Taking part: acts of one's own, turns of the others, and taking both back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pytest

from inscape.errors import ImpossibleAct, RunError, UnknownName
from inscape.play.observe import observe
from inscape.play.part import Part, part
from inscape.play.run import Run

if TYPE_CHECKING:
    from pathlib import Path

    from inscape.scene.scene import Scene


def actors(run: Run) -> list[str]:
    return [run.scene.roster.acts[int(beat.act.row)].actor for beat in run]


def test_what_is_open_is_ones_own_and_possible_strongest_first(bicycle: Scene) -> None:
    found = part(bicycle, "ada", seed=7).open()
    assert found
    assert all(bicycle.roster.acts[each.row].actor == "ada" for each in found)
    assert [each.urge for each in found] == sorted((each.urge for each in found), reverse=True)
    assert "rise" not in {each.move for each in found}


def test_the_others_never_act_for_one(bicycle: Scene) -> None:
    playing = part(bicycle, "ada", seed=7)
    playing.do(next(each.row for each in playing.open() if each.move == "ask"))
    for _ in range(6):
        if not playing.is_over:
            playing.others()
    own = [at for at, who in enumerate(actors(playing.run)) if who == "ada"]
    acts = bicycle.stage.acts
    assert all(at == 0 or bool(acts.is_silence[int(playing.run.beats[at].act.row)]) for at in own)
    assert "ben" in actors(playing.run)


def test_undo_takes_back_an_act_with_all_that_came_of_it(bicycle: Scene) -> None:
    playing = part(bicycle, "ada", seed=7)
    with pytest.raises(RunError, match="nothing to take back"):
        playing.undo()
    start = playing.state
    playing.do(playing.open()[0].row)
    playing.others()
    assert playing.undo() == 2
    assert all(np.array_equal(one, other) for one, other in zip(playing.state, start, strict=True))
    playing.mark()
    playing.others()
    assert playing.undo() == 1
    assert len(playing.run) == 0


def test_the_same_act_has_the_same_consequence(bicycle: Scene) -> None:
    def once() -> list[str]:
        playing = part(bicycle, "ada", seed=7)
        playing.do(playing.open()[0].row)
        playing.others()
        return [str(beat.act) for beat in playing.run]

    assert once() == once()


def test_a_part_goes_on_from_its_file(bicycle: Scene, tmp_path: Path) -> None:
    playing = part(bicycle, "ada", seed=7)
    playing.do(playing.open()[0].row)
    playing.others()
    playing.run.write(tmp_path / "a.run")
    again = Part(Run.read(tmp_path / "a.run"), "ada")
    assert again.run.given == ("ada",)
    assert [each.row for each in again.open()] == [each.row for each in playing.open()]
    assert again.undo() == 2
    with pytest.raises(RunError, match="Go on as ada"):
        Part(Run.read(tmp_path / "a.run"), "ben")


def test_what_cannot_be_is_refused(bicycle: Scene) -> None:
    with pytest.raises(UnknownName, match="Did you mean 'ada'"):
        part(bicycle, "adda")
    row = bicycle.roster.find_act("ada", "rise")
    with pytest.raises(ImpossibleAct, match="needs not standing"):
        part(bicycle, "ada").do(row)


def test_a_run_of_somebody_elses_acts_is_not_gone_on_with(bicycle: Scene) -> None:
    run = observe(bicycle, [{"who": "ben", "does": "shrug", "to": "ada"}])
    with pytest.raises(RunError, match="ben was spoken for"):
        Part(run, "ada")
