"""Harm that needs nobody who matters, and harm in play, which angers as little as whoever does it is fond."""

from __future__ import annotations

from typing import Any

import pytest

from inscape.mind.axes import NEED
from inscape.scene.scene import Scene
from tests.mind.tiny import ROOM, lived, scene_of, stirred

HURTS = {"group": "tend", "to": "one", "force": 0, "channels": {"posture": 1}}


def lost(need: str, *, hurts: float = -0.5, **regard: float) -> float:
    """What a blow takes of a need of Ada's, from a Ben whom she regards so."""
    cast = {"ada": {"regard": {"ben": regard}}}
    scene = scene_of(ROOM, cast=cast, moves={"blow": {**HURTS, "hurts": {need: hurts}}})
    (moment,) = lived(scene, "ben blow ada")
    at = scene.roster.character("ada"), NEED[need]
    return float(moment.before.need[at] - moment.after.need[at])


@pytest.mark.parametrize("need", ["safety", "ease", "agency", "meaning"])
def test_a_blow_hurts_from_whomever_it_comes(need: str) -> None:
    assert lost(need) > 0.05
    assert lost(need) == lost(need, esteem=0.9) == lost(need, contempt=0.9)
    assert lost(need, hurts=-0.1) < 0.5 * lost(need)


@pytest.mark.parametrize("need", ["standing", "belonging"])
def test_what_one_is_to_others_hangs_on_whose_blow_it_is(need: str) -> None:
    assert lost(need, esteem=0.9) > 2.0 * lost(need) > 3.0 * lost(need, contempt=0.9)
    assert lost(need) < 0.5 * lost("safety")


def test_a_strangers_blow_distresses_and_angers_as_a_friends_does() -> None:
    felt = []
    for regard in ({}, {"warmth": 0.9}):
        scene = scene_of(
            ROOM, cast={"ada": {"regard": {"ben": regard}}}, moves={"blow": {**HURTS, "hurts": {"safety": -0.5}}}
        )
        moments = lived(scene, "ben blow ada")
        felt.append([stirred(scene, moments, "ada", kind, "ben") for kind in ("distress", "anger")])
    assert felt[0] == pytest.approx(felt[1])
    assert min(felt[0]) > 0.05


WARM = {"warmth": 0.9}
KNOWS_HIM_FOND = {"believes": {"ben": {"regard": {"ada": WARM}}}}


def teased(opens: str, ada: dict[str, Any]) -> tuple[Scene, Any]:
    """Ben's mockery of Ada, by what it opens."""
    mocks = {"group": "attack", "warmth": -0.5, "respect": -0.5, "dominance": 0.2, "force": 0, "opens": opens}
    scene = scene_of(ROOM, cast={"ada": ada}, moves={"mock": mocks})
    return scene, lived(scene, "ben mock ada")


def angered(opens: str, ada: dict[str, Any], kind: str = "anger") -> float:
    scene, moments = teased(opens, ada)
    return stirred(scene, moments, "ada", kind, "ben")


@pytest.mark.parametrize("fond", [{"regard": {"ben": WARM}}, KNOWS_HIM_FOND], ids=["fond of him", "knows him fond"])
@pytest.mark.parametrize("kind", ["anger", "reproach", "distress"])
def test_a_jest_from_somebody_fond_is_play(kind: str, fond: dict[str, Any]) -> None:
    assert angered("joke", fond, kind) < 0.5 * angered("insult", fond, kind)
    assert angered("joke", {}, kind) == angered("insult", {}, kind) > angered("joke", fond, kind)


def test_without_the_jest_a_friends_mockery_cuts_deeper_than_a_strangers() -> None:
    fond = {"regard": {"ben": WARM}}
    assert angered("insult", fond) > angered("insult", {})
    assert angered("joke", fond) < 0.5 * angered("joke", {})


def test_the_fonder_the_less_it_angers_and_the_less_is_left_to_answer() -> None:
    anger, slights = [], []
    for warmth in (0.0, 0.4, 0.9):
        scene, moments = teased("joke", {"believes": {"ben": {"regard": {"ada": {"warmth": warmth}}}}})
        anger.append(stirred(scene, moments, "ada", "anger", "ben"))
        slights.append(float(moments[-1].after.slight[scene.roster.character("ada"), scene.roster.person("ben")]))
    assert anger[0] > anger[1] > anger[2]
    assert slights[0] > slights[1] > slights[2]
    assert slights[2] < 0.2 * slights[0]
