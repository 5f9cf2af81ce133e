"""What the occasion asks: the customary return for what another opened, and no light words at a heavy moment."""

from __future__ import annotations

from typing import Any

import pytest

from inscape.mind.state import State
from inscape.scene.scene import Scene
from tests.mind.tiny import ROOM, lived, scene_of, term, urge

KIND_WORD = {"group": "soften", "warmth": 0.6, "respect": 0.5, "force": 0, "channels": {"voice": 1, "words": 1}}


def thanked(returns: tuple[str, ...], *, first: str = "ben give ada", asks: float = 0.5, **theory: float) -> tuple[Scene, State]:  # fmt: skip
    """Ben has been kind to Ada; her thanks are the customary return for this."""
    moves = {
        "give": {**KIND_WORD, "opens": "kindness", "asks": asks},
        "thank": {**KIND_WORD, "opens": "thanks", "answers": ["kindness"], "returns": list(returns)},
    }
    scene = scene_of(ROOM, moves=moves, theory=theory)
    return scene, lived(scene, first)[-1].after


def test_thanks_for_a_kindness_call_as_the_customary_return() -> None:
    custom, none = (term(*thanked(returns), "ada thank ben", "turn") for returns in (("kindness",), ()))
    assert custom > none + 0.05
    without = term(*thanked(("kindness",), custom=0.0), "ada thank ben", "turn")
    assert without == none
    assert urge(*thanked(("kindness",)), "ada thank ben") > urge(*thanked(()), "ada thank ben") + 0.1


def test_the_customary_return_is_not_feigned() -> None:
    form, acted = (term(*thanked(returns), "ada thank ben", "effort") for returns in (("kindness",), ()))
    assert form > acted + 0.05
    assert term(*thanked(("kindness",), feign_effort=0.0), "ada thank ben", "effort") == form, "it costs speech alone"


@pytest.mark.parametrize("returns", [("joke",), ("greeting", "farewell")])
def test_it_returns_what_was_opened_and_nothing_else(returns: tuple[str, ...]) -> None:
    for name in ("turn", "effort"):
        assert term(*thanked(returns), "ada thank ben", name) == term(*thanked(()), "ada thank ben", name)


def test_where_nothing_was_opened_nothing_is_customary() -> None:
    for name in ("turn", "effort"):
        mine, none = (term(*thanked(each, first="ben nod ada"), "ada thank ben", name) for each in (("kindness",), ()))
        assert mine == none


def test_it_is_due_as_far_as_an_answer_is() -> None:
    gains = []
    for asks in (0.2, 0.8):
        custom, none = (term(*thanked(each, asks=asks), "ada thank ben", "turn") for each in (("kindness",), ()))
        gains.append(custom - none)
    assert gains[1] > 1.5 * gains[0] > 0.0


@pytest.mark.parametrize(
    ("opened", "returned"),
    [("praise_him", "thank"), ("joke", "laugh_with"), ("joke", "smile"), ("greet", "greet"), ("thank", "nod_to_it"),
     ("promise", "thank"), ("voice_hurt", "comfort"), ("voice_hurt", "sympathise")],
)  # fmt: skip
def test_stock_moves_return_what_is_customary(opened: str, returned: str) -> None:
    moves = {"stock": ["thank", "joke", "laugh_with", "smile", "greet", "promise", "voice_hurt", "comfort", "sympathise"],
             "praise_him": {"group": "soften", "opens": "kindness", "asks": 0.4, "channels": {"words": 1}},
             "nod_to_it": {"group": "engage", "returns": ["thanks"]}}  # fmt: skip
    gains = []
    for custom in (0.25, 0.0):
        scene = scene_of(ROOM, moves=moves, theory={"custom": custom})
        gains.append(term(scene, lived(scene, f"ben {opened} ada")[-1].after, f"ada {returned} ben", "turn"))
    assert gains[0] > gains[1] + 0.01


def light(opens: str, *, own: float = 0.0, cats: float = 0.0, at: str = "room", **theory: float) -> float:
    """What it takes of Ada to say such a thing to Ben, where she or Cat is in such distress."""
    jest = {"group": "soften", "warmth": 0.2, "force": 0, "opens": opens, "channels": {"voice": 1, "words": 1}}
    pain: Any = [[{"distress": each, "about": "situation"}] if each else [] for each in (own, cats)]
    cast = {
        "ada": {"at": "room", "feels": pain[0]},
        "ben": {"at": "room"},
        "cat": {"at": at, "expressivity": 0.9, "feels": pain[1]},
    }
    places = {"room": {}, "yard": {"sees": {"room": 1}}}
    scene = scene_of(ROOM, cast=cast, places=places, moves={"jest": jest}, theory=theory)
    return term(scene, lived(scene, "ben nod ada", "ben nod ada")[-1].after, "ada jest ben", "effort")


@pytest.mark.parametrize("opens", ["joke", "small_talk"])
@pytest.mark.parametrize("grave", [{"own": 0.7}, {"cats": 0.9}], ids=["in pain", "in company of pain"])
def test_nobody_makes_light_at_a_heavy_moment(opens: str, grave: dict[str, Any]) -> None:
    assert light(opens, **grave) < light("news", **grave) - 0.03
    assert light(opens, **grave, levity=0.0) == light("news", **grave)
    assert light(opens) == light("news"), "else it costs nothing"


def test_the_graver_the_less_fit() -> None:
    costs = [light("joke", own=own, levity=0.0) - light("joke", own=own) for own in (0.0, 0.3, 0.8)]
    assert costs[0] == 0.0 < costs[1] < 0.6 * costs[2]


def test_the_pain_of_somebody_who_is_not_there_is_no_occasion() -> None:
    """What she catches of it from afar aside."""
    apart: dict[str, Any] = {"cats": 0.9, "at": "yard", "contagion": 0.0}
    assert light("joke", **apart) == light("news", **apart)
