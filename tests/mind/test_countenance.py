"""Countenance: one keeps it before strangers and foes, and lets oneself feel before those who are dear."""

from __future__ import annotations

import numpy as np
import pytest

from inscape.mind.appraise import hold
from inscape.mind.conditions import together
from inscape.mind.hold_together import guarded
from tests.mind.tiny import ROOM, felt, lived, scene_of


def restraint(**regard: dict[str, float]) -> float:
    """How far Ada keeps her countenance before these."""
    cast = {"ada": {"regard": regard}, **{name: {} for name in regard}}
    scene = scene_of(ROOM, cast={"ben": None, **cast})
    return float(guarded(together(scene.start), hold(scene.start))[0])


def test_before_whom_one_keeps_it() -> None:
    assert restraint(ben={}) == 1.0
    dear = {"warmth": 0.9, "trust": 0.8}
    assert restraint(ben=dear) == pytest.approx(0.4)
    assert (
        restraint(ben={"warmth": 0.9})
        == restraint(ben={"trust": 0.8})
        == restraint(ben={"warmth": 0.5, "trust": 0.5})
        == 1.0
    )
    assert restraint(ben={**dear, "hostility": 0.5}) == restraint(ben={**dear, "fear": 0.5}) == pytest.approx(0.7)
    assert restraint(ben=dear, cat={}) == 1.0, "whoever is least dear decides"


def test_alone_there_is_nobody_to_keep_it_before() -> None:
    scene = scene_of(ROOM, cast={"ben": None, "ada": {}})
    assert float(guarded(together(scene.start), hold(scene.start))[0]) == 0.0


def left(kind: str = "distress", **regard: float) -> float:
    """What is left of a strong feeling of Ada's after a while with Ben, in the mean over twenty worlds."""
    cast = {"ada": {"feels": [{kind: 0.55, "about": "situation"}], "regard": {"ben": regard}}, "ben": {}}
    scene = scene_of(ROOM, cast=cast)
    after = [lived(scene, *[""] * 4, world=world)[-1].after for world in range(20)]
    return float(np.mean([felt(scene, each, "ada", kind, "situation") for each in after]))


def test_grief_is_held_down_before_a_stranger_and_let_be_before_a_friend() -> None:
    assert left(warmth=0.9, trust=0.9) > left() + 0.05


def test_anger_is_held_before_a_friend_too() -> None:
    assert left("anger", warmth=0.9, trust=0.9) == pytest.approx(left("anger"))
