"""An evening that is watched: forward and back, and one thing stated otherwise with the same luck."""

from __future__ import annotations

import numpy as np
import pytest

import inscape
from inscape.errors import RunError, SceneError, ScriptError
from inscape.mind.state import State
from inscape.play.branch import branched, parting
from inscape.scene.paths import PathError
from inscape.scene.restate import known_paths, read_change, restated, stated
from inscape.scene.scene import Scene
from inscape.tell.transcript import transcript_text
from inscape.watch.evening import Evening
from inscape.watch.minds import card
from inscape.watch.opening import run_of
from inscape.watch.telling import answer, items


@pytest.fixture
def evening() -> Evening:
    return Evening(run_of("quarters", seed=7))


def reserve(scene: Scene, state: State, who: str = "kylo") -> float:
    return float(state.reserve[scene.roster.character(who)])


def words(evening: Evening) -> list[str]:
    return [remark.text for _, remarks in evening.told for remark in remarks]


def test_it_plays_as_play_does(evening: Evening) -> None:
    evening.go(100)
    run = inscape.play("quarters", seed=7)
    assert evening.is_over
    assert not evening.forward()
    assert transcript_text(evening.run, unsaid=True) == transcript_text(run, unsaid=True)


def test_back_and_forth_says_the_same(evening: Evening) -> None:
    evening.go(6)
    there = words(evening), evening.actor
    evening.go(2)
    assert (evening.at, len(evening.told)) == (2, 2)
    evening.go(6)
    assert (words(evening), evening.actor) == there


def test_everything_on_the_screen_can_be_asked_about(evening: Evening) -> None:
    evening.go(100)
    asked = 0
    for beat in range(len(evening.run) + 1):
        evening.go(beat)
        shown = [item for name in evening.cast for item in card(evening, name, width=29, most=9)]
        shown += [item for item in items(evening, 46) if item.beat == beat]
        for item in shown:
            if item.query:
                reason = inscape.why(evening.run, item.query)
                assert reason.adds_up, item.query
                asked += 1
            assert all(sum(len(text) for text, _ in line) <= 46 for line in item.lines), item.text
    assert asked > 100


@pytest.mark.parametrize("name", ["apology", "lie", "proposal", "shop", "table", "interrogation"])
def test_other_scenes_too(name: str) -> None:
    evening = Evening(run_of(name))
    evening.go(8)
    queries = [item.query for each in evening.cast for item in card(evening, each, width=29, most=4)]
    queries += [item.query for item in items(evening, 46)]
    for query in dict.fromkeys(query for query in queries if query):
        assert inscape.why(evening.run, query).label


def test_from_the_start_is_the_twin_played(evening: Evening) -> None:
    evening.go(5)
    other = evening.changed(read_change("kylo.reserve = 0.9"))
    other.go(100)
    again = Evening(run_of("quarters", seed=7)).changed(read_change("cast.kylo.reserve = 0.9"))
    again.go(100)
    assert reserve(other.scene, other.run.start) == 0.9
    assert [beat.act.row for beat in other.run] == [beat.act.row for beat in again.run]
    assert (other.run.seed, other.run.world) == (7, 0)
    evening.go(100)
    part = parting(evening.run, other.run)
    assert part is not None
    assert [b.act.row for b in evening.run.beats[: part - 1]] == [b.act.row for b in other.run.beats[: part - 1]]
    assert [b.act.row for b in evening.run.beats[:part]] != [b.act.row for b in other.run.beats[:part]]


def test_from_a_beat_only_what_is_stated_changes(evening: Evening) -> None:
    evening.go(6)
    before = words(evening)
    other = evening.changed(read_change("kylo.reserve = 0.9"), from_here=True)
    for name, here, there in zip(evening.state._fields, evening.state, other.state, strict=True):
        same = np.array_equal(here, there)
        assert same == (name != "reserve"), name
    assert reserve(other.scene, other.state) == 0.9
    assert reserve(other.scene, other.state, "hux") == reserve(evening.scene, evening.state, "hux")
    assert words(other) == before
    other.go(9)
    assert inscape.why(other.run, "kylo distress @9").adds_up
    assert any("from here: kylo.reserve = 0.9" in item.text for item in items(other, 46))
    reason = inscape.why(other.run, "kylo reserve @9")
    assert "you stated kylo.reserve = 0.9" in " ".join(item.text for item in answer(other, reason, 78)).replace(
        "\n", " "
    )


def test_stating_the_same_changes_nothing(evening: Evening) -> None:
    evening.go(100)
    end = len(evening.run)
    for beat in (0, 3, end):
        evening.go(beat)
        other = evening.changed(read_change("kylo.reserve = 0.15"), from_here=True)
        other.go(100)
        assert parting(evening.run, other.run) is None
        assert all(np.array_equal(a, b) for a, b in zip(evening.run.state, other.run.state, strict=True))


def test_what_cannot_be_changed_in_the_middle(evening: Evening) -> None:
    evening.go(3)
    change = read_change("facts.rain = {says: it rains, known_to: [hux]}")
    with pytest.raises(RunError, match="from the start"):
        evening.changed(change, from_here=True)
    assert "rain" in evening.changed(change).scene.roster.facts
    with pytest.raises(RunError, match="no beat"):
        branched(evening.run, 3, evening.scene).beat(4)


@pytest.mark.parametrize(
    ("text", "error", "says"),
    [
        ("kylo.reserve", ScriptError, "PATH = VALUE"),
        ("kylo.reserve = [", ScriptError, "no value"),
        ("huc.reserve = 1", PathError, "Did you mean 'hux.reserve'"),
        ("kylo.reserve = 9", SceneError, "9"),
        ("kylo.reserv = 0.9", SceneError, "Did you mean 'reserve'"),
        ("kylo.reserv =", PathError, "Did you mean 'kylo.reserve'"),
    ],
)
def test_a_slip_is_named_with_what_was_meant(evening: Evening, text: str, error: type[Exception], says: str) -> None:
    with pytest.raises(error) as caught:
        evening.changed(read_change(text))
    assert says in str(caught.value)


def test_paths_are_offered_short(evening: Evening) -> None:
    assert "kylo.reserve" in known_paths(evening.scene)
    assert stated(evening.scene, "kylo.reserve") == "0.15"
    assert stated(evening.scene, "kylo.reserv") == ""
    gone = restated(evening.scene, [read_change("kylo.reserve =")])
    assert reserve(gone, gone.start) == 0.7
