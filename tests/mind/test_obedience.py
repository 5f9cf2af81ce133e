"""Orders against one's scruples, and orders from somebody who is not there to see them done."""

from __future__ import annotations

from typing import Any

import pytest

from tests.mind.tiny import ROOM, lived, scene_of, term

PARTS: dict[str, Any] = {
    "places": {
        "room": {"opens_to": ["hall"]},
        "hall": {"opens_to": ["room"], "sees": {"room": 0}, "hears": {"room": 1}},
    },
    "moves": {
        "hit": {"group": "attack", "warmth": -0.8, "respect": -0.5, "force": 0.1, "channels": {"posture": 1}},
        "bid": {"group": "order", "orders": "hit", "force": 0, "channels": {"voice": 1, "words": 1}},
        "go": {"group": "depart", "to": "none", "content": "place", "force": 0, "then": {"go": "place"}},
    },
}


def pull(*after: str, wrong: float = 0.0, of: str = "hit", chief: str = "room", **theory: float) -> float:
    """How strongly an order of Ada's pulls at Ben, who holds such an act to be so wrong."""
    standards = [{"wrong": {"do": of}, "weight": wrong}] if wrong else []
    cast = {"ada": {"rank": 0.9, "at": chief}, "ben": {"standards": standards, "at": "room"}, "cat": {"at": "room"}}
    scene = scene_of(ROOM, cast=cast, theory=theory, **PARTS)
    return term(scene, lived(scene, "ada bid ben", *after)[-1].after, "ben hit cat", "duty")


def test_an_order_to_do_wrong_binds_the_less_the_more_wrong_it_is() -> None:
    pulls = [pull(wrong=wrong) for wrong in (0.0, 0.4, 0.9)]
    assert pulls[0] > pulls[1] > pulls[2] > 0.0
    assert pulls[2] < 0.7 * pulls[0]


def test_who_has_no_scruples_does_wrong_as_they_are_told() -> None:
    assert pull(wrong=0.9, order_scruple=0.0) == pull() > 0.0


def test_scruples_are_about_what_is_ordered() -> None:
    assert pull(wrong=0.9, of="sing") == pull()


def test_an_order_from_somebody_who_has_left_weighs_less() -> None:
    stayed, left = (pull(step) for step in ("ada sing", "ada go about hall"))
    assert stayed > 1.3 * left > 0.0
    assert pull("ada sing", order_far=0.0) == pytest.approx(pull("ada go about hall", order_far=0.0))


def test_an_order_called_from_another_room_weighs_less() -> None:
    assert pull() > 1.3 * pull(chief="hall") > 0.0
    assert pull(order_far=0.0) == pytest.approx(pull(chief="hall", order_far=0.0))
