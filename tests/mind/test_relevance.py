"""Relevance: a question whether something is so is answered by what says something of it, or refused."""

from __future__ import annotations

import pytest

from tests.mind.tiny import ROOM, lived, scene_of, term

MOVES = {
    "ask_about": {"group": "probe", "content": ["fact"], "says": "ask", "opens": "question", "asks": 0.8, "force": 0},
    "ask": {"group": "probe", "opens": "question", "asks": 0.8, "force": 0, "channels": {"words": 1}},
    "answer": {"group": "inform", "answers": ["question"], "force": 0, "channels": {"words": 1}},
    "tell": {"answers": ["question"]},
    "deny": {"answers": ["question"]},
    "evade": {"group": "withdraw", "answers": ["question"], "force": 0, "channels": {"words": 1}},
    "ask_back": {"group": "probe", "answers": ["question"], "force": 0, "channels": {"words": 1}},
}
FACTS = {name: {"says": f"the {name} is gone", "known_to": ["ada"]} for name in ("cup", "hat")}


def turn(asked: str, step: str) -> float:
    """What it is worth to Ada, as her turn, to say this when Ben has said that."""
    scene = scene_of(ROOM, moves=MOVES, facts=FACTS)
    return term(scene, lived(scene, asked)[-1].after, step, "turn")


def test_beside_the_fact_that_was_asked_about_other_talk_is_no_answer() -> None:
    asked = "ben ask_about ada about cup"
    assert turn(asked, "ada tell ben about cup") > 2.0 * turn(asked, "ada answer ben")
    assert turn(asked, "ada tell ben about cup") > 2.0 * turn(asked, "ada tell ben about hat")
    assert turn(asked, "ada deny ben about cup") == turn(asked, "ada tell ben about cup")


@pytest.mark.parametrize("move", ["evade", "ask_back"])
def test_to_refuse_or_to_ask_back_meets_it(move: str) -> None:
    assert turn("ben ask_about ada about cup", f"ada {move} ben") == turn("ben ask ada", f"ada {move} ben") > 0.0


def test_a_question_about_nothing_in_particular_is_answered_by_any_answer() -> None:
    assert turn("ben ask ada", "ada answer ben") == turn("ben ask ada", "ada tell ben about hat") > 0.0
