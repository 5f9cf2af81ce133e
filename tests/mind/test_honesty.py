"""Lies that would be seen through, words taken back, deeds done under orders, envy, and acts that fit what one feels."""

from __future__ import annotations

from typing import Any

import pytest

import inscape
from inscape.mind.axes import KIND, TERM
from inscape.mind.beat import choose
from inscape.scene.load import parse_scene

FACTS = """
scene: news
cast: {ada: {regard: {ben: {trust: 0.8}}}, ben: {regard: {ada: {warmth: 0.4}}}}
facts: {sold: {says: the house is sold, means: {ada: {safety: -0.6}}, known_to: {ben: 1, ada: 0.5}}}
"""


def played(source: str, *acts: dict[str, Any]) -> Any:
    scene = parse_scene(source)
    run = inscape.observe(scene, list(acts))
    return scene, run.state, run


def term(given: Any, name: str, who: str, move: str, to: str, about: str | None = None) -> float:
    scene, state, _ = given
    _, why = choose(scene.theory, scene.stage, state)
    return float(why.terms[scene.roster.find_act(who, move, to=to, about=about), TERM[name]])


def felt(given: Any, who: str, kind: str, about: str) -> float:
    scene, state, _ = given
    at = [str(each) for each in scene.roster.abouts].index(about)
    return float(state.feeling[scene.roster.character(who), KIND[kind], at])


TELLS = {"who": "ben", "does": "tell", "to": "ada", "about": "sold"}
DENIES = {"who": "ben", "does": "deny_falsely", "to": "ada", "about": "not sold"}


def test_a_lie_costs_more_to_whom_one_has_told_the_truth():
    before, after = played(FACTS), played(FACTS, TELLS)
    lie = ("standards", "ben", "deny_falsely", "ada", "not sold")
    assert term(after, *lie) < term(before, *lie) - 0.02


def test_a_word_that_takes_back_a_word_weighs_little():
    """The same denial, by who has just said the opposite, and by somebody else."""
    source = FACTS.replace("cast: {", "cast: {cem: {}, ").replace(
        "{ben: {trust: 0.8}}", "{ben: {trust: 0.8}, cem: {trust: 0.8}}"
    )
    source = source.replace("{ben: 1,", "{ben: 1, cem: 1,")
    asks = {"who": "ada", "does": "ask", "to": "ben"}

    def drop(who: str) -> float:
        scene, _, run = played(source, TELLS, {**asks, "to": who}, {**DENIES, "who": who})
        ada, sold = scene.roster.character("ada"), scene.roster.fact("sold")
        return float(run.beats[-2].state.credence[ada, sold] - run.beats[-1].state.credence[ada, sold])

    assert 0.0 < drop("ben") < 0.5 * drop("cem")


def test_a_word_is_kept_however_long_ago_it_was_given():
    asks = {"who": "ada", "does": "ask", "to": "ben"}
    once, later = played(FACTS, TELLS, asks), played(FACTS, TELLS, *[asks] * 10)
    for scene, _, run in (once, later):
        ben, sold = scene.roster.character("ben"), scene.roster.fact("sold")
        assert run.beats[-1].state.word[ben, sold].tolist() == [0.0, 1.0]
    lie = ("standards", "ben", "deny_falsely", "ada", "not sold")
    assert term(later, *lie) < term(played(FACTS, *[asks] * 11), *lie) - 0.02


ENVY = """
scene: prize
cast: {ada: {regard: {ben: {warmth: 0.6}}, feels: []}, ben: {}}
facts: {has_it: {says: Ben has it, so: false, means: {ben: {standing: 0.7}%s}, known_to: {ada: 0.4, ben: 0.4}}}
events: {won: {says: It is opened., tells: has_it}}
"""


def test_envy_needs_no_dislike_but_a_loss_by_the_same_event():
    lost = played(ENVY % ", ada: {standing: -0.5}", {"event": "won"})
    watched = played(ENVY % "", {"event": "won"})
    assert felt(lost, "ada", "resentment", "ben") > 0.1
    assert felt(watched, "ada", "resentment", "ben") == 0.0
    assert felt(lost, "ada", "happy_for", "ben") > 0.1, "mixed, and not netted"


def test_what_is_bidden_is_shared():
    from inscape.mind.theory import THEORY
    from inscape.mind.world import Order, answers_for
    from tests.mind.test_laws import YARD
    from tests.mind.tiny import lived

    (moment,) = lived(YARD, "ben insult ada")
    deed = moment.why.deed
    nobody = moment.why.order
    assert answers_for(THEORY, deed, nobody)[deed.actor] == 1.0
    bade = nobody.obeyed.copy()
    bade[deed.actor, (int(deed.actor) + 1) % 2] = True
    shares = answers_for(THEORY, deed, Order(bade, nobody.defied))
    assert shares[deed.actor] == pytest.approx(1.0 - THEORY.bidden)
    assert shares.sum() == pytest.approx(1.0)


THANKS = """
scene: purse
cast: {ada: {feels: [{gratitude: 0.6, about: ben}], regard: {ben: {warmth: 0.4}}}, ben: {}}
"""


def test_gratitude_calls_for_thanks_and_not_for_a_joke():
    given = played(THANKS, {"who": "ben", "does": "nod", "to": "ada"})
    thanks, joke = (term(given, "tendency", "ada", move, "ben") for move in ("thank", "joke"))
    assert thanks > 1.5 * joke


def test_who_is_moved_helps_in_pain_without_feigning():
    pain = "feels: [{distress: 0.7, about: situation}%s]"
    cast = "scene: bird\ncast: {ada: {%s, reserve: 0.6}, ben: {}}\n"
    moved, cold = (played(cast % (pain % also)) for also in (", {pity: 0.6, about: ben}", ""))
    touch = [term(given, "effort", "ada", "embrace", "ben") for given in (moved, cold)]
    assert touch[0] > touch[1] + 0.05


ORDER = """
scene: order
cast:
  chief: {rank: 1, regard: {child: {warmth: 0.6}}}
  man: {rank: 0.2, regard: {child: {warmth: 0.6}}}
  child: {}
moves:
  stock: [stay_silent]
  hit: {group: attack, to: one, warmth: -0.9, respect: -0.6, force: 0.2, channels: {posture: 1, face: 1}, does: hits}
  bid: {group: order, to: one, orders: hit, force: 0.1, channels: {words: 1, voice: 1}, does: bids}
"""
HITS = {"who": "man", "does": "hit", "to": "child"}


def test_nobody_holds_against_another_what_they_bade_them_do():
    bidden, free = played(ORDER, {"who": "chief", "does": "bid", "to": "man"}, HITS), played(ORDER, HITS)
    assert felt(free, "chief", "reproach", "man") > 0.05
    assert felt(bidden, "chief", "reproach", "man") == 0.0
    assert felt(bidden, "chief", "guilt", "chief") > felt(free, "chief", "guilt", "chief")
    assert felt(bidden, "man", "guilt", "man") < felt(free, "man", "guilt", "man")
    assert felt(bidden, "child", "anger", "chief") > felt(free, "child", "anger", "chief")


def test_shame_needs_no_wrong_but_somebody_who_sees():
    source = """
scene: wine
cast: {ada: {regard: {ben: {esteem: 0.8}}}, ben: {at: %s}}
places: {hall: {}, yard: {}}
facts: {spilled: {says: Ada spilled the wine, so: false, by: ada, means: {ada: {standing: -0.6}}}}
events: {spill: {says: It spills., at: hall, then: [{make: {spilled: true}}]}}
"""
    seen, alone = (played(source % place, {"event": "spill"}) for place in ("hall", "yard"))
    assert felt(seen, "ada", "shame", "ada") > felt(alone, "ada", "shame", "ada") + 0.05
    assert felt(seen, "ada", "guilt", "ada") == 0.0


def test_anger_at_somebody_is_provocation():
    source = "scene: pair\ncast: {ada: {%s}, ben: {}}\n"
    calm, angry = (
        played(source % each, {"who": "ben", "does": "nod", "to": "ada"})
        for each in ("", "feels: [{anger: 0.7, about: ben}]")
    )
    insult = ("standards", "ada", "insult", "ben")
    assert term(angry, *insult) > term(calm, *insult) + 0.02


def test_bad_news_sours_the_kindness_of_its_telling_whoever_did_it():
    good = FACTS.replace("safety: -0.6", "safety: 0")
    bad_news, no_news = (felt(played(source, TELLS), "ada", "joy", "ben") for source in (FACTS, good))
    assert bad_news < no_news
