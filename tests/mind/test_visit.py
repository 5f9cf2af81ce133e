"""Whoever comes to somebody is the one to say what for, and is asked when they do not."""

from __future__ import annotations

from typing import Any

import pytest

import inscape
from inscape.mind.axes import TERM
from inscape.mind.beat import choose, possible
from inscape.scene.load import parse_scene

SCENE = """
scene: door
places: {flat: {home: %s, opens_to: [stairs]}, stairs: {opens_to: [flat]}}
cast: {ada: {at: flat}, ben: {at: stairs}}
"""
COMES = {"who": "ben", "does": "enter", "about": "flat"}


def after(*acts: dict[str, Any], home: str = "ada") -> Any:
    scene = parse_scene(SCENE % home)
    said = [{"who": "ben", "to": "ada", **each} if "does" in each and each is not COMES else each for each in acts]
    return scene, inscape.observe(scene, said).state


def turn(given: Any, move: str = "ask") -> float:
    scene, state = given
    _, why = choose(scene.theory, scene.stage, state)
    return float(why.terms[scene.roster.find_act("ada", move, to="ben"), TERM["turn"]])


JOKE, SNEER, PLEA = {"does": "joke"}, {"does": "sneer"}, {"does": "plead"}


@pytest.mark.parametrize("beside", [JOKE, SNEER])
def test_who_does_not_say_what_for_is_asked(beside):
    waits = turn(after(COMES))
    assert turn(after(COMES, beside)) > waits + 0.2, "first it is theirs to say"
    assert turn(after(COMES, beside), "prod") > 0.2


def test_who_says_what_for_is_not():
    assert turn(after(COMES, PLEA, JOKE)) < turn(after(COMES, JOKE)) - 0.2


def test_nobody_is_asked_why_they_come_home_or_to_a_place_that_is_nobodys():
    at_hers = turn(after(COMES, JOKE))
    assert turn(after(COMES, JOKE, home="ben")) < at_hers - 0.2


@pytest.mark.parametrize("move", ["protest", "contradict", "turn_it_back", "defend_self"])
def test_nothing_is_contradicted_before_anything_is_said(move):
    scene = parse_scene(SCENE % "ada" + "ends: {beats: 9}\n")
    row = scene.roster.find_act("ada", move, to="ben")
    _, quiet = after(COMES)
    _, loud = after(COMES, SNEER)
    assert not possible(scene.stage, quiet)[row]
    assert possible(scene.stage, loud)[row]
