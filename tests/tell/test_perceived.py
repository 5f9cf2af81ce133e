"""What one character gets of a scene: what is seen and heard, and nothing of what is not."""

from __future__ import annotations

import pytest

from inscape.play.loop import play
from inscape.play.observe import observe
from inscape.scene.load import load, parse_scene
from inscape.scene.scene import Scene
from inscape.tell.clauses import second_person
from inscape.tell.perceived import Perceived, Witness, muffled
from inscape.tell.situation import situation

ROOMS = """\
scene: rooms
places:
  room: {opens_to: [hall]}
  hall: {hears: {room: 0.5}, sees: {room: 0}}
  loft: {hears: {room: 0}}
cast:
  ada: {pronouns: she, at: room, feels: [{anger: 0.8, about: ben}]}
  ben: {pronouns: he, at: room}
  cy: {pronouns: he, at: hall, senses: {hearing: 1}}
  dee: {pronouns: she, at: loft}
facts:
  key_taken: {says: Ben took the key, by: ben, known_to: ben}
moves: {stock: [accuse, ask_about, sigh, look_away, smile, stay_silent]}
"""


@pytest.fixture(scope="module")
def rooms() -> Scene:
    return parse_scene(ROOMS)


def seen(scene: Scene, reader: str, *acts: dict[str, str]) -> list[Perceived]:
    run = observe(scene, list(acts))
    witness = Witness(scene, reader, seed=0, world=0)
    return [witness.see(beat, run.before(beat.number), run.replay(beat.number)) for beat in run]


ASK = {"who": "ada", "does": "ask_about", "to": "ben", "about": "key_taken"}
SMILE = {"who": "ada", "does": "smile", "to": "ben"}


def test_who_is_there_gets_it_whole(rooms: Scene) -> None:
    ask, smile = seen(rooms, "ben", ASK, SMILE)
    assert (ask.who, "you took the key" in ask.line.replace("You", "you")) == ("Ada", True)
    assert (smile.who, smile.does) == ("Ada", "smiles at you")


def test_ones_own_acts_are_told_as_you(rooms: Scene) -> None:
    ask, smile = seen(rooms, "ada", ASK, SMILE)
    assert (ask.who, ask.is_mine) == ("You", True)
    assert smile.does == "smile at him"
    assert any("anger" in remark.text and remark.label == "feel" for remark in ask.inside)


def test_through_a_door_half_the_words_and_no_sight(rooms: Scene) -> None:
    whole = seen(rooms, "ben", ASK)[0].line
    ask, smile = seen(rooms, "cy", ASK, SMILE)
    assert "…" in ask.line
    assert len(ask.line.split()) < len(whole.split()) + 1
    assert not ask.does
    assert "smile" not in smile.does
    assert not any(remark.who for remark in (*ask.inside, *smile.inside))


def test_out_of_earshot_there_is_nothing(rooms: Scene) -> None:
    assert not any(each.is_something for each in seen(rooms, "dee", ASK, SMILE))


def test_nobody_thinks_of_a_fact_they_never_heard_of(rooms: Scene) -> None:
    row = rooms.roster.find_act("dee", "ask_about", "ben", "key_taken")
    assert not Witness(rooms, "dee", seed=0, world=0).has_heard_of(row)
    run = observe(rooms, [ASK])
    witness = Witness(rooms, "cy", seed=0, world=0)
    row = rooms.roster.find_act("cy", "ask_about", "ben", "key_taken")
    assert not witness.has_heard_of(row)
    witness.see(run.beats[0], run.start, run.replay(1))
    assert witness.has_heard_of(row)


@pytest.mark.parametrize("reader", ["kylo", "hux"])
def test_the_founding_scene_never_names_the_reader_to_themselves(reader: str) -> None:
    scene = load("quarters")
    run = play(scene, seed=1)
    witness = Witness(scene, reader, seed=1, world=0)
    called = {"kylo": "Kylo", "hux": "Hux"}[reader]
    for beat in run:
        told = witness.see(beat, run.before(beat.number), run.replay(beat.number))
        assert called not in (told.who, *told.does.split())
        assert all(called not in remark.text for remark in told.inside)
    assert all(called not in line for line in situation(scene, run.state, reader))


def test_muffled() -> None:
    line = "one two three four five six seven eight"
    assert muffled(line, 1.0, "k") == line
    assert muffled(line, 0.0, "k") == "…"
    half = muffled(line, 0.5, "k")
    assert half == muffled(line, 0.5, "k")
    assert set(half.split()) - {"…"} < set(line.split())
    assert "… …" not in half


@pytest.mark.parametrize(
    ("does", "said"),
    [
        ("sneers at him", "sneer at him"),
        ("goes", "go"),
        ("lies down", "lie down"),
        ("laughs, at nothing", "laugh, at nothing"),
        ("feels for her, and says so", "feel for her, and say so"),
        ("does not believe you", "do not believe you"),
        ("judges him, and finds nothing to respect", "judge him, and find nothing to respect"),
        ("touches her arm", "touch her arm"),
        ("", ""),
    ],
)
def test_second_person(does: str, said: str) -> None:
    assert second_person(does) == said
