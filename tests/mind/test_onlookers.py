"""Onlookers: help that each leaves to the others, and what whoever looks on learns of two people."""

from __future__ import annotations

from typing import Any

import pytest

from inscape.mind.axes import STRAND
from tests.mind.tiny import ROOM, lived, scene_of, term

PLACES = {
    "room": {"opens_to": ["hall"]},
    "hall": {"opens_to": ["room"], "sees": {"room": 0}, "hears": {"room": 0}},
}
PITY = {"feels": [{"pity": 0.8, "about": "ben"}]}
WARM = {"regard": {"ben": {"warmth": 0.8}}}
CROWD = ("cat", "dan", "eve")


def helps(ada: dict[str, Any], others: int, **theory: float) -> float:
    """What it is worth to Ada for Ben's sake to be kind to him, while so many others are there."""
    crowd = {name: {"at": "room" if at < others else "hall"} for at, name in enumerate(CROWD)}
    cast = {"ada": {"at": "room", **ada}, "ben": {"at": "room"}, **crowd}
    scene = scene_of(ROOM, cast=cast, places=PLACES, theory=theory)
    return term(scene, scene.begin(0, 0), "ada praise ben", "care")


def test_pity_is_left_to_whoever_else_is_there() -> None:
    alone, one, two, three = (helps(PITY, others) for others in range(4))
    assert alone > one > two > three > 0.0
    assert three < 0.5 * alone
    assert alone - one > one - two > two - three, "the first onlooker counts most"


def test_where_nobody_leaves_it_to_others_their_number_is_nothing() -> None:
    assert helps(PITY, 3, bystander=0.0) == pytest.approx(helps(PITY, 0, bystander=0.0))
    assert helps(PITY, 3, bystander=0.6) < 0.5 * helps(PITY, 3)


def test_a_friend_helps_whoever_looks_on() -> None:
    assert helps(WARM, 3) == pytest.approx(helps(WARM, 0))


MOVES = {"court": {"group": "soften", "warmth": 0.6, "respect": 0.4, "force": 0, "opens": "fondness"}}


def taken(step: str, strand: str, *, by: str = "cat", at: str = "room", **theory: float) -> float:
    """How much more of a strand somebody takes Ben to hold toward Ada once they have seen, or missed, what he does."""
    cast = {"ada": {"at": "room"}, "ben": {"at": "room"}, "cat": {"at": at}}
    scene = scene_of(ROOM, cast=cast, places=PLACES, moves=MOVES, theory=theory)
    (moment,) = lived(scene, step)
    one = scene.roster.character(by), scene.roster.character("ben"), scene.roster.person("ada"), STRAND[strand]
    return float(moment.after.regard_belief[one] - moment.before.regard_belief[one])


@pytest.mark.parametrize(
    ("step", "strand", "not_so"),
    [
        ("ben praise ada", "warmth", "hostility"),
        ("ben praise ada", "esteem", "contempt"),
        ("ben insult ada", "hostility", "warmth"),
        ("ben insult ada", "contempt", "esteem"),
        ("ben court ada", "attraction", "hostility"),
    ],
)
def test_what_one_does_to_somebody_tells_who_looks_on(step: str, strand: str, not_so: str) -> None:
    assert taken(step, strand) > 0.1
    assert taken(step, not_so) == 0.0
    assert taken(step, strand, at="hall") == 0.0, "who is not there learns nothing"
    assert taken(step, strand, act_tells_rate=0.0) == 0.0
    assert taken("ben nod ada", strand) == 0.0


def test_it_tells_of_whoever_did_it_and_of_nobody_else() -> None:
    scene = scene_of(ROOM, cast={"cat": {}, "dan": {}})
    (moment,) = lived(scene, "ben insult ada")
    change = abs(moment.after.regard_belief - moment.before.regard_belief).max(axis=3)
    ada, ben = scene.roster.character("ada"), scene.roster.character("ben")
    for who in ("cat", "dan"):
        me = scene.roster.character(who)
        assert change[me, ben, ada] > 0.1
        assert change[me].sum() == pytest.approx(change[me, ben, ada])


def test_kindness_takes_back_what_unkindness_told() -> None:
    scene = scene_of(ROOM, cast={"cat": {}})
    unkind, kind = lived(scene, "ben insult ada", "ben praise ada")
    one = scene.roster.character("cat"), scene.roster.character("ben"), scene.roster.person("ada"), STRAND["hostility"]
    assert 0.0 < kind.after.regard_belief[one] < unkind.after.regard_belief[one]
