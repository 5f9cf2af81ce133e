"""What one feels follows what one holds to be so: news stirs, and what is believed no more is withdrawn."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

import inscape
from inscape.mind.axes import KIND
from inscape.scene.load import parse_scene

SCENE = """
scene: money
cast:
  anna: {{regard: {{tom: {{warmth: 0.6, trust: 0.9}}}} {anna}}}
  tom: {{regard: {{anna: {{warmth: 0.7}}}}}}
facts:
  stole: {{says: Tom took the money, so: false, by: tom, to: anna, means: {{anna: {{safety: -0.5, belonging: -0.4}}}}, right: -0.8, known_to: {{anna: 0.4}}}}
  lost: {{says: the bank lost it, known_to: {{anna: 0.4}}, excludes: stole}}
  ill: {{says: Anna is ill, so: false, means: {{anna: {{safety: -0.8}}}}, known_to: {{anna: 0.4, tom: 0.4}}}}
  mixed_up: {{says: the samples were mixed up, known_to: {{anna: 0.4, tom: 0.4}}, excludes: ill}}
  gift: {{says: Tom left her the house, so: false, by: tom, to: anna, means: {{anna: {{safety: 0.6}}}}, right: 0.6, known_to: {{anna: 0.4}}}}
  no_gift: {{says: there is no house, known_to: {{anna: 0.4}}, excludes: gift}}
events:
  letter: {{says: "A letter.", tells: [stole, ill, gift]}}
  again: {{says: "Another.", tells: [lost, mixed_up, no_gift]}}
  sealed: {{says: "It is confirmed.", tells: [lost, mixed_up, no_gift]}}
  truth: {{says: "The first was right.", tells: [stole, ill, gift]}}
  at_last: {{says: "It was.", tells: [stole, ill, gift]}}
ends: {{beats: 12}}
"""
LETTER, AGAIN, SEALED, TRUTH, AT_LAST = ({"event": name} for name in ("letter", "again", "sealed", "truth", "at_last"))
INSULT = {"who": "tom", "does": "insult", "to": "anna"}


def after(*acts: dict[str, Any], anna: str = "") -> tuple[Any, Any]:
    scene = parse_scene(SCENE.format(anna=anna))
    return scene, inscape.observe(scene, list(acts)).state


def felt(given: tuple[Any, Any], who: str, kind: str, about: str) -> float:
    scene, state = given
    at = [str(name) for name in scene.roster.abouts].index(about)
    return float(state.feeling[scene.roster.character(who), KIND[kind], at])


@pytest.mark.parametrize(
    ("who", "kind", "about"),
    [
        ("anna", "anger", "tom"),
        ("anna", "reproach", "tom"),
        ("anna", "distress", "stole"),
        ("anna", "distress", "ill"),
        ("anna", "joy", "gift"),
        ("anna", "gratitude", "tom"),
        ("tom", "pity", "anna"),
    ],
)
def test_what_a_belief_stirred_goes_with_it(who, kind, about):
    believed, disproved = after(LETTER), after(LETTER, AGAIN, SEALED)
    assert felt(believed, who, kind, about) > 0.1
    assert felt(disproved, who, kind, about) < 0.3 * felt(believed, who, kind, about)


def test_what_turns_out_not_to_be_so_relieves_or_disappoints():
    given = after(LETTER, AGAIN, SEALED)
    assert felt(given, "anna", "relief", "ill") > 0.2
    assert felt(given, "anna", "disappointment", "gift") > 0.1
    assert felt(given, "anna", "joy", "ill") == 0.0


def test_relief_goes_when_it_was_so_after_all():
    relieved, again = after(LETTER, AGAIN, SEALED), after(LETTER, AGAIN, SEALED, TRUTH, AT_LAST)
    assert felt(again, "anna", "relief", "ill") < 0.3 * felt(relieved, "anna", "relief", "ill")
    assert felt(again, "anna", "distress", "ill") > 0.2


def test_another_grievance_stays():
    """Only as much goes as the belief had stirred."""
    assert felt(after(INSULT, INSULT), "anna", "anger", "tom") > 0.05
    assert felt(after(LETTER, INSULT, INSULT, AGAIN), "anna", "anger", "tom") < felt(
        after(LETTER, INSULT, INSULT), "anna", "anger", "tom"
    )
    assert felt(after(LETTER, AGAIN, SEALED, INSULT, INSULT), "anna", "anger", "tom") > 0.05


def test_what_goes_is_told_as_a_change_of_its_ground():
    scene = parse_scene(SCENE.format(anna=""))
    run = inscape.observe(scene, [LETTER, AGAIN])
    _, lived = run.replay(2)
    anna = scene.roster.character("anna")
    assert float(lived.eased[anna, KIND["anger"], scene.roster.person("tom")]) < -0.05
    total = lived.felt.faded + lived.felt.stirred + lived.eased + lived.held.regulated
    change = run.beats[1].state.feeling - run.beats[0].state.feeling
    others = np.arange(change.shape[1]) != KIND["shame"]
    assert np.allclose(total[:, others], change[:, others], atol=1e-9)
