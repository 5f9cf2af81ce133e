"""What one does when it is hard to hold back: anger at whoever is there, habit in the spent, cutting in; and what one does all the same
because of who the other is: goodwill, deference, whether what one shows is felt."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

import inscape
from inscape.mind.axes import TERM
from inscape.mind.beat import choose
from inscape.scene.load import parse_scene

SCENE = """
scene: pair
cast:
  ada: {%s}
  ben: {%s}
people: {aunt: {}}
"""
MANY = range(12)


def pair(ada: str = "reserve: 0.7", ben: str = "reserve: 0.7", more: str = "") -> Any:
    return parse_scene(SCENE % (ada, ben) + more)


def part(term: str, move: str, scene: Any, state: Any = None, to: str | None = "ben") -> float:
    """A term of the urge of an act of Ada's."""
    row = scene.roster.find_act("ada", move, **({"to": to} if to else {}))
    _, why = choose(scene.theory, scene.stage, scene.begin(0, 0) if state is None else state)
    return float(why.terms[row, TERM[term]])


def leaking(scene: Any, leak: float) -> Any:
    start = scene.begin(0, 0)
    return start._replace(leak=np.full_like(start.leak, leak))


def test_anger_at_somebody_absent_goes_at_whoever_is_there_once_it_is_not_held():
    scene = pair(ada="feels: [{anger: 0.7, about: aunt}]")
    held, let_go = (part("tendency", "complain", scene, leaking(scene, leak)) for leak in (0.0, 0.7))
    assert let_go > held + 0.05
    calm = pair()
    assert part("tendency", "complain", calm, leaking(calm, 0.7)) <= held, "there is no anger to let go"


@pytest.mark.parametrize("kind", ["anger", "resentment", "hate"])
def test_who_is_angry_at_somebody_wishes_them_ill(kind):
    plain = pair(ada="regard: {ben: {warmth: 0.3}}")
    sore = pair(ada=f"regard: {{ben: {{warmth: 0.3}}}}, feels: [{{{kind}: 0.7, about: ben}}]")
    assert part("care", "insult", sore) > part("care", "insult", plain)


def test_with_little_strength_one_does_as_one_always_does():
    usual = "history: [{between: [ada, ben], usually: [ben attack, ada retort], times: 20}]"
    spent, rested = (pair(ada=f"reserve: {reserve}", more=usual) for reserve in (0.1, 0.9))
    insulted = [inscape.observe(s, [{"who": "ben", "does": "insult", "to": "ada"}]).state for s in (spent, rested)]
    habits = [part("habit", "retort", s, state) for s, state in zip((spent, rested), insulted, strict=True)]
    assert habits[0] > 1.2 * habits[1] > 0.0


def test_a_habit_of_quarrelling_lasts_longer_than_one_of_kindness():
    def left(usual: str, move: str, move_of_ben: str) -> float:
        more = f"history: [{{between: [ada, ben], usually: [{usual}], times: 20}}]"
        scene = pair(more=more)
        script = [{"who": "ben", "does": move_of_ben, "to": "ada"}]
        often = [*script, {"who": "ada", "does": move, "to": "ben"}] * 3 + script
        first, last = (part("habit", move, scene, inscape.observe(scene, each).state) for each in (script, often))
        return last / first

    assert left("ben attack, ada retort", "retort", "insult") > 1.2 * left("ben soften, ada soften", "joke", "joke")


def test_somebody_who_can_bring_what_one_hopes_for_is_treated_better():
    hope = "prospects: {post: {called: the post, by: ben, stakes: {standing: 0.8, safety: 0.5}, likely: 0.5}}"
    hangs, free = pair(ada=hope), pair()
    assert part("prospects", "insult", hangs) < part("prospects", "insult", free) == 0.0
    assert part("prospects", "praise", hangs) > 0.0
    sure = pair(ada=hope.replace("likely: 0.5", "likely: 0.98"))
    assert abs(part("prospects", "insult", sure)) < abs(part("prospects", "insult", hangs)), (
        "nothing hangs on it any more"
    )


def test_one_does_not_walk_out_on_somebody_above_one_unless_sent_away():
    level, above = pair(ada="rank: 0.5", ben="rank: 0.5"), pair(ada="rank: 0.1", ben="rank: 0.9")
    assert part("going_on", "walk_out", above) < part("going_on", "walk_out", level)
    sent = [inscape.observe(s, [{"who": "ben", "does": "order_out", "to": "ada"}]).state for s in (level, above)]
    gaps = [part("going_on", "walk_out", s, state) for s, state in zip((level, above), sent, strict=True)]
    start = part("going_on", "walk_out", level) - part("going_on", "walk_out", above)
    assert gaps[0] - gaps[1] < 0.5 * start


def test_an_order_to_be_quiet_does_not_send_one_away():
    scene = pair(ada="rank: 0.1", ben="rank: 0.9")
    greeted = {"who": "ada", "does": "greet", "to": "ben"}
    sent, hushed = (
        inscape.observe(scene, [greeted, {"who": "ben", "does": order, "to": "ada"}]).state
        for order in ("order_out", "order_quiet")
    )
    assert part("going_on", "walk_out", scene, sent) > part("going_on", "walk_out", scene, hushed)


def test_nobody_is_talked_out_of_what_they_did_not_do():
    deed = "facts: {theft: {says: Ada took it, by: ada, so: false, known_to: {ada: %s, ben: 0}}}"
    believed = {}
    for credence in (0, 0.5):
        scene = pair(ada="regard: {ben: {trust: 1}}", more=deed % credence)
        run = inscape.observe(scene, [{"who": "ben", "does": "lie", "to": "ada", "about": "theft"}] * 3)
        believed[credence] = float(run.state.credence[scene.roster.character("ada"), scene.roster.fact("theft")])
    assert believed[0] < 0.05, "she knows"
    assert believed[0.5] > 0.6, "who does not know what they did can be told"


def test_thanks_come_easier_to_the_grateful_and_shouting_to_the_angry():
    for move, kind in (("thank", "gratitude"), ("shout_at", "anger"), ("comfort", "pity")):
        cold, warm = (pair(ada=each) for each in ("reserve: 0.7", f"feels: [{{{kind}: 0.8, about: ben}}]"))
        efforts = [part("effort", move, each) for each in (cold, warm)]
        assert efforts[1] > efforts[0] + 0.02, move


def test_who_comes_in_is_to_be_acknowledged_by_whoever_is_there():
    rooms = """
places: {hall: {opens_to: [room]}, room: {}}
"""
    scene = pair(ada="at: room", ben="at: hall", more=rooms)
    run = inscape.observe(scene, [{"who": "ben", "does": "enter", "about": "room"}])
    ada, ben = scene.roster.character("ada"), scene.roster.character("ben")
    assert run.state.due[ada, ben] > 0.3
    assert run.state.due[ben, ada] == 0.0 == run.state.due[ben, ben]


def test_surprise_catches_the_eye_at_once():
    usual = "history: [{between: [ada, ben], usually: [ada attack, ben retort], times: 30}]"
    scene = pair(ada="regard: {ben: {hostility: 0.6}}", more=usual)
    attacked = {"who": "ada", "does": "insult", "to": "ben"}
    falters = []
    for answer in ("stay_silent", "retort"):
        state = inscape.observe(scene, [attacked, {"who": "ben", "does": answer, "to": "ada"}]).state
        falters.append(float(state.falter[scene.roster.character("ada"), scene.roster.person("ben")]))
    assert falters[0] > 0.5
    assert falters[1] < 0.1


def cut_off(cut_cost: float, cut_dread: float) -> list[Any]:
    """The acts that were cut off in the founding scene, in all worlds."""
    scene = inscape.load("quarters")
    scene = replace(scene, theory=scene.theory._replace(cut_cost=cut_cost, cut_dread=cut_dread))
    beats = [beat for world in MANY for beat in inscape.play(scene, world=world).beats]
    return [scene.roster.acts[int(beat.act.cut_off)] for beat in beats if int(beat.act.cut_off) >= 0]


def test_who_dreads_what_is_coming_cuts_in_and_keeps_nobody_from_leaving():
    dreading = cut_off(0.4, 0.6)
    assert len(dreading) > len(cut_off(0.4, 0.0))
    assert all(name.group != "depart" for name in dreading)
    assert not cut_off(3.0, 0.0)
