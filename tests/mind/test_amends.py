"""Amends: what is owed for what one did just now or is charged with, what an apology eases, and what being found out stirs."""

from __future__ import annotations

from typing import Any

import pytest

from tests.mind.tiny import ROOM, felt, lived, scene_of, stirred, term

SORRY = {"group": "submit", "respect": 0.6, "warmth": 0.4, "dominance": -0.3, "force": 0, "opens": "apology"}
MOVES = {
    "spill": {"group": "tend", "to": "none", "force": 0, "channels": {"posture": 1}, "then": {"make": {"spilled": True}}},
    "smash": {"group": "attack", "warmth": -0.5, "force": 0, "then": {"make": {"spilled": True}}},
    "apologise": SORRY,
    "excuse": {"group": "inform", "respect": 0.2, "dominance": -0.3, "force": 0, "opens": "apology"},
}  # fmt: skip
SPILLED = {"says": "ada spilled it", "by": ["ada"], "to": ["ben"], "means": {"ben": {"ease": -0.5}}}


def owed(*steps: str, move: str = "apologise", hostility: float = 0.0, means: float = -0.5, **theory: float) -> float:
    """How far it is Ada's turn to make amends to Ben, after this."""
    fact = {**SPILLED, "so": False, "means": {"ben": {"ease": means}}}
    cast = {"ada": {"regard": {"ben": {"hostility": hostility}}}}
    scene = scene_of(ROOM, cast=cast, facts={"spilled": fact}, moves=MOVES, theory=theory)
    return term(scene, lived(scene, *steps)[-1].after, f"ada {move} ben", "turn")


def test_who_has_just_done_somebody_harm_owes_them_an_apology() -> None:
    assert owed("ada spill") > owed("ada spill", move="excuse") > 0.1
    assert owed("ada spill", move="praise") == owed("ada sing") == 0.0
    assert owed("ada spill", amends=0.0) == 0.0


def test_what_did_no_harm_needs_no_amends_and_an_attack_is_not_taken_back_like_that() -> None:
    assert owed("ada spill", means=0.5) == 0.0
    assert owed("ada smash ben") == 0.0


def test_one_owes_a_foe_less() -> None:
    assert 0.0 < owed("ada spill", hostility=0.8) < 0.5 * owed("ada spill")


def test_who_has_apologised_owes_no_more_until_they_do_it_again() -> None:
    assert owed("ada spill", "ada apologise ben") == 0.0
    assert owed("ada spill", "ada apologise ben", "ada spill") == owed("ada spill")


@pytest.mark.parametrize("move", ["apologise", "admit_fault", "make_excuses"])
def test_every_stock_way_to_make_amends_is_one(move: str) -> None:
    moves = {"stock": [move], "spill": MOVES["spill"]}
    turns = []
    for amends in (0.8, 0.0):
        facts = {"spilled": {**SPILLED, "so": False}}
        scene = scene_of(ROOM, facts=facts, moves=moves, theory={"amends": amends})
        turns.append(term(scene, lived(scene, "ada spill")[-1].after, f"ada {move} ben", "turn"))
    assert turns[0] > turns[1] + 0.01


def charged(step: str, *, right: float = -0.8, **theory: float) -> float:
    """How far Ada owes Ben amends once a deed of hers that all know of has been brought up."""
    fact = {**SPILLED, "right": right, "known_to": ["ada", "ben", "cat"]}
    scene = scene_of(ROOM, cast={"cat": {}}, facts={"spilled": fact}, moves=MOVES, theory=theory)
    return term(scene, lived(scene, step)[-1].after, "ada apologise ben", "turn")


@pytest.mark.parametrize("who", ["ben tell ada", "cat tell ben", "ada tell ben"])
def test_what_is_brought_up_calls_for_amends_as_far_as_one_holds_it_wrong(who: str) -> None:
    step = f"{who} about spilled"
    blank = charged(step, amends=0.0)
    assert charged(step) > charged(step, right=-0.3) > blank + 0.05
    assert charged(step, right=0.0) == pytest.approx(blank)


ANGRY = [{"anger": 0.8, "about": "ben"}, {"anger": 0.8, "about": "cat"}, {"fear": 0.5, "about": "ben"}]


def left(kind: str = "anger", about: str = "ben", *, guilt: float = 0.0, opens: str = "apology", **theory: float) -> float:  # fmt: skip
    """What is left of a feeling of Ada's once Ben, who feels so guilty and shows it, has said that he is sorry."""
    ben = {"expressivity": 0.9, "feels": [{"guilt": guilt, "about": "ada"}] if guilt else []}
    cast = {"ada": {"feels": ANGRY}, "ben": ben, "cat": {}}
    scene = scene_of(ROOM, cast=cast, moves={"apologise": {**SORRY, "opens": opens}}, theory=theory)
    return felt(scene, lived(scene, "ben apologise ada")[-1].after, "ada", kind, about)


def test_an_apology_eases_anger_at_whoever_makes_it() -> None:
    unsaid = left(opens="news")
    assert left() < 0.8 * unsaid
    assert left(appease=0.0) == unsaid == left(opens="news", appease=0.0)


def test_it_eases_no_anger_at_others_and_no_fear() -> None:
    assert left(about="cat") == left(about="cat", appease=0.0)
    assert left("fear") == left("fear", appease=0.0)


def test_remorse_that_is_seen_eases_more() -> None:
    assert left(guilt=0.9) < left() - 0.05
    assert left(guilt=0.9, appease_form=1.0) == pytest.approx(left(appease_form=1.0), abs=1e-6), "the form is all"
    assert left(appease_form=0.0) == left(appease=0.0), "nothing but remorse moves her"


def test_only_who_it_is_made_to_is_eased() -> None:
    cast = {"ada": {"feels": ANGRY}, "cat": {}}
    scene = scene_of(ROOM, cast=cast, moves=MOVES, facts={"spilled": SPILLED})
    to_her, to_cat = (lived(scene, f"ben apologise {whom}")[-1].after for whom in ("ada", "cat"))
    assert felt(scene, to_her, "ada", "anger", "ben") < felt(scene, to_cat, "ada", "anger", "ben") - 0.1


def test_it_eases_anger_about_the_deed_too() -> None:
    fact = {"lost": {"says": "ben lost it", "by": ["ben"], "to": ["ada"], "known_to": ["ada", "ben"]}}
    cast = {"ada": {"feels": [{"anger": 0.8, "about": "lost"}]}}
    anger = []
    for appease in (0.9, 0.0):
        scene = scene_of(ROOM, cast=cast, facts=fact, moves={"apologise": SORRY}, theory={"appease": appease})
        anger.append(felt(scene, lived(scene, "ben apologise ada")[-1].after, "ada", "anger", "lost"))
    assert anger[0] < 0.8 * anger[1]


def found_out(
    kind: str,
    *,
    is_so: bool = True,
    known_to: Any = ("ada", "cat"),
    right: Any = -0.8,
    to: str = "ben",
    **regard: float,
) -> float:
    """What it stirs in Ada, about herself, that Cat tells Ben of her theft."""
    cast = {"ada": {"regard": {"ben": regard}}, "ben": {"regard": {"cat": {"trust": 0.9}}}, "cat": {}}
    theft = {"says": "ada took it", "by": ["ada"], "to": [to], "right": right, "so": is_so, "known_to": known_to}
    scene = scene_of(ROOM, cast=cast, people={"dan": {}}, facts={"theft": theft})
    return stirred(scene, lived(scene, "cat tell ben about theft"), "ada", kind, "ada")


def test_being_found_out_shames_as_far_as_who_finds_out_matters() -> None:
    assert found_out("shame", esteem=0.9) > 2.0 * found_out("shame") > 0.05
    assert found_out("shame") > found_out("shame", contempt=0.9)
    for kind in ("shame", "guilt"):
        assert found_out(kind, known_to=("ada", "ben", "cat")) == 0.0, "he knew"
        assert found_out(kind, right=0.0) == 0.0, "it is no wrong"


def test_shame_is_before_who_holds_it_wrong_and_guilt_before_the_wronged() -> None:
    assert (
        found_out("shame", right={"ben": -0.8}) == found_out("shame") > found_out("shame", right={"ada": -0.8}) == 0.0
    )
    assert (
        found_out("guilt", right={"ada": -0.8}) == found_out("guilt") > found_out("guilt", right={"ben": -0.8}) == 0.0
    )
    assert found_out("guilt", to="dan") == 0.0 < found_out("shame", to="dan")


def test_who_is_wrongly_taken_for_a_thief_is_ashamed_and_not_guilty() -> None:
    mistaken = {"ada": 0, "ben": 0.3, "cat": 1}
    assert found_out("guilt", known_to=mistaken, is_so=False) == 0.0 < found_out("guilt")
    assert found_out("shame", known_to=mistaken, is_so=False) > 0.03
