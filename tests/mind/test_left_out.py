"""Left out: others are friendly with one another, and nobody turns to one."""

from __future__ import annotations

import pytest

import inscape
from inscape.mind.axes import NEED
from inscape.scene.scene import Scene
from tests.mind.tiny import ROOM, Moment, felt, lived, scene_of

THREE = {"ada": {}, "ben": {}, "cat": {}}
MOVES = {"toss": {"group": "engage", "warmth": 0.4, "force": 0, "channels": {"posture": 1}}}
ROUND = ("ben toss cat", "cat toss ben") * 4


def three(**parts: object) -> Scene:
    return scene_of(ROOM, **{"cast": THREE, "moves": MOVES, **parts})


def lost(scene: Scene, moments: list[Moment], need: str = "belonging") -> float:
    """How much of a need Ada has lost."""
    return float(moments[0].before.need[0, NEED[need]] - moments[-1].after.need[0, NEED[need]])


def test_it_takes_from_four_needs_and_hurts_without_a_harsh_word() -> None:
    scene = three()
    moments = lived(scene, *ROUND)
    for need in ("belonging", "standing", "agency", "meaning"):
        assert lost(scene, moments, need) > 0.02
    assert lost(scene, moments, "ease") == lost(scene, moments, "safety") == 0.0
    assert felt(scene, moments[-1].after, "ada", "distress", "ben") > 0.03
    off = three(theory={"left_out": 0.0})
    assert lost(off, lived(off, *ROUND)) == 0.0


def test_thirty_tosses_take_as_much_as_the_page_says() -> None:
    scene = three(moves={"toss": {**MOVES["toss"], "warmth": 0.3}})
    assert lost(scene, lived(scene, *("ben toss cat", "cat toss ben") * 15)) == pytest.approx(0.19, abs=0.01)


def test_each_further_act_hurts_more_until_somebody_turns_to_one() -> None:
    scene = three()
    moments = lived(scene, *ROUND)
    steps = [lost(scene, [each]) for each in moments]
    assert 0.0 < steps[0] < steps[1] < steps[2] < steps[3]
    turned = lived(scene, *ROUND[:4], "ben toss ada", *ROUND[:4])
    assert float(turned[4].after.unheeded[0]) == 0.0
    assert lost(scene, turned[5:]) < lost(scene, moments[4:8])


def test_who_is_alone_with_another_or_not_there_is_not_left_out() -> None:
    two = scene_of(ROOM, moves=MOVES)
    assert float(lived(two, "ben toss ada", "ada toss ben")[-1].after.unheeded.max()) == 0.0
    apart = three(
        places={"hall": {}, "yard": {}}, cast={"ada": {"at": "hall"}, "ben": {"at": "yard"}, "cat": {"at": "yard"}}
    )
    assert lost(apart, lived(apart, *ROUND)) == 0.0


def test_a_quarrel_of_others_leaves_nobody_out_and_contempt_for_them_does_not_help() -> None:
    scene = three()
    assert lost(scene, lived(scene, "ben insult cat", "cat insult ben", "ben insult cat", "cat insult ben")) == 0.0
    proud = three(cast={**THREE, "ada": {"regard": {"ben": {"contempt": 0.9}, "cat": {"contempt": 0.9}}}})
    assert lost(proud, lived(proud, *ROUND)) > 0.02


def test_why_says_that_nobody_turned_to_one() -> None:
    steps = [dict(zip(("who", "does", "to"), step.split(), strict=True)) for step in ROUND]
    told = str(inscape.why(inscape.observe(three(), steps), "ada distress about ben @8"))
    assert "Ben toss Cat, and nobody turns to them" in told
