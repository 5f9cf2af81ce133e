"""What another feels is caught: joy, distress and fear about things at large, from whoever one has a heart for."""

from __future__ import annotations

from typing import Any

import pytest

from inscape.mind.axes import KINDS
from tests.mind.tiny import ROOM, lived, scene_of, stirred

CATCHING = ("joy", "distress", "fear")


def caught(kind: str, *, about: str = "situation", ada: dict[str, Any] | None = None, **theory: float) -> float:
    """How far Ada comes to feel what Ben feels and shows."""
    ben = {"expressivity": 0.9, "feels": [{kind: 0.9, "about": about}]}
    scene = scene_of(ROOM, cast={"ada": ada or {}, "ben": ben}, theory=theory)
    return stirred(scene, lived(scene, "ben nod ada"), "ada", kind, "situation")


@pytest.mark.parametrize("kind", CATCHING)
def test_it_spreads_and_without_contagion_it_does_not(kind: str) -> None:
    assert caught(kind) > 0.02
    assert caught(kind, contagion=0.8) > 2.0 * caught(kind)
    assert caught(kind, contagion=0.0) == 0.0


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind not in CATCHING])
def test_nothing_else_is_caught(kind: str) -> None:
    assert caught(kind) == 0.0


@pytest.mark.parametrize("kind", CATCHING)
def test_what_another_feels_about_oneself_is_not_caught(kind: str) -> None:
    assert caught(kind, about="ada") == 0.0


@pytest.mark.parametrize("kind", CATCHING)
def test_a_friends_is_caught_most_and_a_foes_least(kind: str) -> None:
    friends, strangers, foes = (
        caught(kind, ada={"regard": {"ben": regard}}) for regard in ({"warmth": 0.9}, {}, {"hostility": 0.9})
    )
    assert friends > strangers > 2.0 * foes


def test_who_feels_it_as_strongly_already_catches_no_more() -> None:
    assert caught("fear", ada={"feels": [{"fear": 0.6, "about": "situation"}]}) == 0.0
