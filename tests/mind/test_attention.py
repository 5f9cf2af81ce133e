"""What draws the eye and what startles: lively acts, strong expressions, loud events; and what a voice alone tells."""

from __future__ import annotations

from typing import Any

import pytest

from inscape.mind.axes import KIND
from inscape.mind.state import State
from inscape.scene.scene import Scene
from tests.mind.tiny import ROOM, lived, scene_of, stirred

ALOUD = {"group": "tend", "to": "none", "force": 0, "channels": {"voice": 1, "words": 1}}
MOVES = {
    "say": {**ALOUD, "activity": 0},
    "murmur": {**ALOUD, "activity": -0.8},
    "call_out": {**ALOUD, "activity": 0.38},
    "slam": {"group": "tend", "to": "none", "force": 0, "channels": {"voice": 1}, "activity": 0.9},
}
EVENTS = {"crash": {"activity": 0.9, "once": False}, "tick": {"activity": 0.2, "once": False}}


def three(cat: dict[str, Any] | None = None, **theory: float) -> Scene:
    """Ada, Ben and Cat in one room."""
    return scene_of(ROOM, cast={"cat": cat or {}}, moves=MOVES, events=EVENTS, theory=theory)


def attended(scene: Scene, state: State, whom: str) -> float:
    """How far Ada attends to somebody."""
    return float(state.attention[scene.roster.character("ada"), scene.roster.character(whom)])


def startled(scene: Scene, *steps: str) -> list[float]:
    """How far each of these startles Ada, in nats."""
    ada = scene.roster.character("ada")
    return [float(moment.after.surprise[ada]) for moment in lived(scene, *steps)]


def drawn(scene: Scene, step: str) -> float:
    return attended(scene, lived(scene, step)[-1].after, "ben")


def test_a_cry_draws_the_eye_more_than_a_word_and_takes_nothing_from_what_else_goes_on() -> None:
    scene = three()
    assert drawn(scene, "ben call_out") > drawn(scene, "ben say") + 0.05
    beside = [attended(scene, lived(scene, step)[-1].after, "cat") for step in ("ben call_out", "ben say")]
    assert beside[0] == beside[1] < drawn(scene, "ben say")


def test_a_murmur_draws_the_eye_less_than_a_word() -> None:
    scene = three()
    assert drawn(scene, "ben murmur") < drawn(scene, "ben say")


def test_nothing_in_an_act_draws_the_eye_where_acts_do_not() -> None:
    scene = three(attention_act=0.0)
    assert drawn(scene, "ben call_out") == drawn(scene, "ben say")


def looks(felt: float, **theory: float) -> float:
    """How far Ada attends to Cat, who feels so much and shows it, while Ben speaks."""
    feels = [{"distress": felt, "about": "situation"}] if felt else []
    scene = three({"expressivity": 0.9, "feels": feels}, **theory)
    return attended(scene, lived(scene, "ben say")[-1].after, "cat")


def test_a_strong_expression_is_seen_over_somebody_elses_words() -> None:
    assert looks(0.9) > looks(0.0) + 0.05
    assert looks(0.9, attention_shown=0.0) == looks(0.0)


def test_what_one_may_show_in_company_draws_nobody() -> None:
    assert looks(0.25) == looks(0.0)


@pytest.mark.parametrize(("loud", "quiet"), [("ben slam", "ben sing"), ("crash", "tick")])
def test_what_is_loud_and_sudden_startles_and_what_is_quiet_does_not(loud: str, quiet: str) -> None:
    scene = three()
    assert startled(scene, loud)[0] > 1.0
    assert startled(scene, quiet) == [0.0]
    assert startled(three(jolt=0.0), loud) == [0.0]


@pytest.mark.parametrize(("step", "about"), [("ben slam", "ben"), ("crash", "situation")])
def test_whoever_is_startled_is_surprised_and_looks_up(step: str, about: str) -> None:
    scene, calm = three(), three(jolt=0.0)
    (moment,), (other,) = lived(scene, step), lived(calm, step)
    assert stirred(scene, [moment], "ada", "surprise", about) > 0.3
    assert stirred(calm, [other], "ada", "surprise", about) == 0.0
    assert attended(scene, moment.after, "cat") > attended(calm, other.after, "cat") + 0.1
    freeze = [float(each.after.freeze[scene.roster.character("ada")]) for each in (moment, other)]
    assert freeze[0] > 0.1 > freeze[1] == 0.0


def test_how_loud_is_loud_is_the_theorys() -> None:
    assert startled(three(lively=0.3), "ben call_out")[0] > 0.1
    assert startled(three(lively=0.39), "ben call_out") == [0.0]


def test_nobody_startles_themselves_or_is_startled_where_nothing_is_heard() -> None:
    scene = three()
    assert startled(scene, "ada slam") == [0.0]
    rooms = {"room": {"hears": {"yard": 0}, "sees": {"yard": 0}}, "yard": {"hears": {"room": 0}, "sees": {"room": 0}}}
    apart = scene_of(ROOM, cast={"ada": {"at": "yard"}, "ben": {"at": "room"}}, moves=MOVES, places=rooms)
    assert startled(apart, "ben slam") == [0.0]


def test_one_gets_used_to_one_persons_noise_and_not_to_anothers() -> None:
    first, second, third, by_cat = startled(three(), "ben slam", "ben slam", "ben slam", "cat slam")
    assert first > 1.5 * second > 0.0
    assert second > third
    assert by_cat == first


def test_nobody_gets_used_to_what_nobody_does() -> None:
    first, second = startled(three(), "crash", "crash")
    assert first == second > 1.0


HOUSE: dict[str, Any] = {
    "places": {
        "room": {"opens_to": ["hall"]},
        "hall": {"sees": {"room": 0}, "hears": {"room": 1}},
        "dell": {"sees": {"room": 0}, "hears": {"room": 0}},
    },
    "moves": {"ask": {"group": "probe", "force": 0, "says": "ask", "channels": {"face": 1, "voice": 1, "words": 1}}},
    "theory": {"reading_noise": 0.0},
}


def read_at(place: str, felt: float) -> tuple[float, float]:
    """How strongly and how surely Ada reads the distress of Ben, who speaks from such a place."""
    shows = {"expressivity": 0.6, "feels": [{"distress": felt, "about": "situation"}]}
    scene = scene_of(ROOM, cast={"ada": {"at": "room"}, "ben": {"at": place, **shows}}, **HOUSE)
    state = lived(scene, "ben ask ada")[-1].after
    pair = scene.roster.character("ada"), scene.roster.character("ben")
    return float(state.reading[(*pair, KIND["distress"])].max()), float(state.reading_sureness[pair])


@pytest.mark.parametrize("felt", [0.4, 0.8])
def test_a_voice_alone_tells_as_much_as_a_face_with_it_only_less_surely(felt: float) -> None:
    (seen, sure), (heard, less_sure) = read_at("room", felt), read_at("hall", felt)
    assert heard == pytest.approx(seen, rel=0.02)
    assert seen > 0.1
    assert 0.0 < less_sure < 0.6 * sure


def test_who_is_neither_seen_nor_heard_is_not_read() -> None:
    assert read_at("dell", 0.8) == (0.0, 0.0)
