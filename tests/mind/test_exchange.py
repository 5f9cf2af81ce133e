"""Exchanges: what somebody opens makes some answers fit, an apology can be taken, and an offer waits for its answer."""

from __future__ import annotations

from typing import Any

import pytest

import inscape
from inscape.mind.axes import TERM
from inscape.mind.beat import choose, possible
from inscape.scene.load import parse_scene

SCENE = """
scene: pair
cast:
  ada: {regard: {ben: {warmth: 0.5, trust: 0.5}}, %s}
  ben: {regard: {ada: {warmth: 0.5}}, %s}
"""


def after(*script: dict[str, Any], ada: str = "reserve: 0.7", ben: str = "reserve: 0.7", more: str = "") -> Any:
    scene = parse_scene(SCENE % (ada, ben) + more)
    run = inscape.observe(scene, [{"who": "ben", "to": "ada", **each} for each in script])
    return scene, run.state


def term(name: str, move: str, given: Any, about: str = "") -> float:
    """A term of the urge of an act of Ada's to Ben."""
    scene, state = given
    row = scene.roster.find_act("ada", move, to="ben", about=about or None)
    _, why = choose(scene.theory, scene.stage, state)
    return float(why.terms[row, TERM[name]])


def can(move: str, given: Any, about: str = "") -> bool:
    scene, state = given
    return bool(possible(scene.stage, state)[scene.roster.find_act("ada", move, to="ben", about=about or None)])


WRONGED = "slights: [{by: ben, left: 0.8}]"
SORRY = {"does": "apologise"}


@pytest.mark.parametrize(
    ("opened", "fits", "strays"),
    [
        ("apologise", "forgive", "flatter"),
        ("ask", "decline_to_say", "boast"),
        ("say_feeling", "comfort", "flatter"),
        ("insult", "retort", "make_conversation"),
    ],
)
def test_what_is_opened_is_answered_by_what_fits(opened, fits, strays):
    given = after({"does": opened} | ({"about": "ben.warmth.ada"} if opened == "say_feeling" else {}), ada=WRONGED)
    assert term("turn", fits, given) > term("turn", strays, given) > 0.0


def test_a_move_that_says_nothing_of_exchanges_fits_as_its_group_does():
    more = "moves: {shrug: {group: inform, does: shrugs, channels: [words]}, nod_to_it: {like: shrug, answers: [joke]}}"
    given = after({"does": "ask"}, more=more)
    assert term("turn", "shrug", given) > term("turn", "nod_to_it", given)


def test_taking_an_apology_redresses_what_no_single_retort_could():
    given = after(SORRY, ada=WRONGED)
    assert term("slights", "forgive", given) > term("slights", "protest", given) > 0.0
    assert term("slights", "forgive", after({"does": "nod"}, {"does": "watch"}, ada=WRONGED)) == 0.0, "nobody is sorry"


@pytest.mark.parametrize(("slight", "is_paid"), [(0.3, True), (0.9, False)])
def test_a_retort_pays_for_an_insult_and_not_for_a_betrayal(slight, is_paid):
    mine = f"slights: [{{by: ben, left: {slight}}}], reserve: 1"
    assert (slight_left(after({"who": "ada", "does": "challenge_motive", "to": "ben"}, ada=mine)) < 0.05) == is_paid


def test_forgiving_closes_the_slight():
    sorry = slight_left(after(SORRY, ada=WRONGED))
    assert slight_left(after(SORRY, {"who": "ada", "does": "forgive", "to": "ben"}, ada=WRONGED)) < 0.5 * sorry


def slight_left(given: Any) -> float:
    scene, state = given
    return float(state.slight[scene.roster.character("ada"), scene.roster.person("ben")])


OFFER = "offers: {ride: {by: ben, to: ada, if_taken: {ada: {agency: -0.6}, ben: {belonging: 0.4}}}}"


def test_an_offer_that_waits_is_answered_before_anything_else_is_said():
    given = after({"does": "offer", "about": "ride"}, {"does": "nod"}, {"does": "meet_eyes"}, more=OFFER)
    assert term("turn", "refuse_offer", given, "ride") > 0.2
    assert term("turn", "praise", given) < 0.0
    assert term("turn", "stay_silent", given) < 0.0


def test_hurt_is_voiced_to_a_friend_and_hardly_to_a_foe():
    hurt = "feels: [{distress: 0.8, about: situation}]"
    friend = after(ada=hurt)
    foe = parse_scene((SCENE % (hurt, "reserve: 0.7")).replace("warmth: 0.5, trust: 0.5", "hostility: 0.7"))
    assert term("tendency", "voice_hurt", friend) > term("tendency", "voice_hurt", (foe, foe.start)) + 0.1


FACT = "facts: {fire: {says: the barn burnt, by: ben, so: true%s}}"


def test_one_asks_about_what_one_has_in_mind():
    heard = after({"does": "hint", "about": "fire"}, more=FACT % "")
    stated, unheard = after(more=FACT % "", ada="believes: {fire: 0.5}"), after(more=FACT % "")
    assert term("effort", "ask_about", unheard, "fire") < term("effort", "ask_about", heard, "fire") - 0.5
    assert term("effort", "ask_about", stated, "fire") > -0.5
    assert can("ask_about", unheard, "fire"), "whoever drives her may have her ask"


def test_nobody_denies_what_nobody_spoke_of_or_presses_where_nothing_was_asked():
    mine = FACT.replace("by: ben", "by: ada") % ""
    assert not can("deny_falsely", after(more=mine), "not fire")
    assert can("deny_falsely", after({"does": "ask"}, more=mine), "not fire")
    assert not can("press", after({"does": "nod"}))
    assert can("press", after({"who": "ada", "does": "ask", "to": "ben"}))


def test_only_who_is_bound_speaks_of_duty():
    plain = parse_scene(SCENE % ("reserve: 0.7", "roles: [guard]"))
    movers = {name.actor for name in plain.roster.acts if name.move == "state_duty"}
    assert movers == {"ben"}


def test_nobody_is_thanked_by_their_friends_for_what_they_gave_themselves():
    more = "facts: {room: {says: Ben took a room, by: ben, so: true, known_to: ben, means: {%s: {agency: 0.8}}}}"
    felt = {}
    for whom in ("ben", "ada"):
        scene, state = after({"does": "confess", "about": "room"}, more=more % whom)
        ada = scene.roster.character("ada")
        kinds = inscape.mind.axes.KIND
        felt[whom] = float(state.feeling[ada, kinds["gratitude"], scene.roster.person("ben")])
    assert felt["ben"] < 0.15


def test_civility_is_taken_for_granted_and_its_lack_is_not():
    from inscape.mind.appraise import beyond_civil

    scene, _ = after()
    manner = scene.stage.aims.manner
    felt = beyond_civil(scene.theory, manner)
    low = (manner >= 0.0) & (manner <= scene.theory.civil)
    assert (felt[..., :2][low[..., :2]] == 0.0).all()
    assert (felt[manner < 0.0] == manner[manner < 0.0]).all()
    assert (felt[..., 2] == manner[..., 2]).all(), "dominance is never courtesy"


def test_a_rested_person_does_not_tire_of_company():
    end = {}
    for reserve in (0.1, 1.0):
        given = after(*[{"does": "make_conversation"}] * 8, ada=f"reserve: {reserve}")
        end[reserve] = term("going_on", "take_leave", given)
    assert end[0.1] > end[1.0]


def test_a_hope_that_lies_in_ones_hand_counts_as_far_as_one_reads_it():
    hopes = "prospects: {seen: {by: ada, stakes: {standing: 0.9}, likely: 0.3, settled_by: {move: praise, by: ada}}}"
    told = {"does": "nod"}
    blind = term("care", "praise", after(told, ben=hopes))
    sees = term("care", "praise", after(told, ben=hopes, ada="believes: {ben: {feels: {hope: 0.9}}}"))
    assert sees > blind + 0.02
