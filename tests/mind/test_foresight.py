"""Theory of mind, one step and two: what the other will answer, and where that leads."""

from __future__ import annotations

import pytest

from inscape.mind.axes import GROUP
from inscape.mind.stand import view
from inscape.scene.load import parse_scene

SPIRAL = """
scene: spiral
cast:
  ada: {}
  ben: {}
history:
  - {between: [ada, ben], usually: [ada probe, ben retort, ada attack, ben attack], times: 40}
  - {between: [ada, ben], usually: [ada order, ben retort, ada soften, ben soften], times: 40}
"""


def answers(text: str):
    scene = parse_scene(text)
    return view(scene.theory, scene.stage, scene.start).answer[
        scene.roster.character("ada"), scene.roster.character("ben")
    ]


def test_one_step_sees_the_answer_and_no_further():
    one = answers(SPIRAL)
    assert one[GROUP["soften"]] > one[GROUP["attack"]], "a kindness is answered better than an attack"
    assert one[GROUP["probe"]] == pytest.approx(one[GROUP["order"]]), "both are answered by a retort"


def test_a_second_step_sees_what_one_will_do_about_the_answer_and_what_comes_of_that():
    mild = SPIRAL.replace("ada probe, ben retort", "ada probe, ben inform")
    one, two = answers(mild), answers(mild + "theory: {second_step: 0.8}\n")
    gained = two - one
    assert gained[GROUP["order"]] > gained[GROUP["probe"]], "after the question she will strike, and be struck"


def test_nobody_looks_two_steps_ahead_unless_asked():
    assert (answers(SPIRAL) == answers(SPIRAL + "theory: {second_step: 0}\n")).all()
