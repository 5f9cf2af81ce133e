"""A scene that is played often is learned by heart, and plays on as it would have."""

from __future__ import annotations

import numpy as np

import inscape
from inscape.mind.beat import choose, live
from inscape.play.practice import KEPT, PAYS, Beats, practised


def test_what_is_learned_on_the_way_changes_nothing():
    scene = inscape.load("proposal")
    beats = Beats(scene.theory, scene.stage)
    for world in range(3):
        state = scene.begin(5, world)
        for _ in range(PAYS // 2):
            act, _ = choose(scene.theory, scene.stage, state)
            assert [float(part) for part in beats.choose(state)] == [float(part) for part in act]
            after, _ = live(scene.theory, scene.stage, state, act)
            assert all(map(np.array_equal, beats.live(state, act), after))
            state = after
    assert beats._rote is not None


def test_the_practice_of_few_scenes_is_kept_and_never_taken_for_anothers():
    scene = inscape.load("proposal")
    first = practised(scene.theory, scene.stage)
    assert practised(scene.theory, scene.stage) is first
    others = [scene.stage._replace(beats=np.asarray(beats)) for beats in range(KEPT)]
    assert len({id(practised(scene.theory, other)) for other in others} | {id(first)}) == KEPT + 1
    assert practised(scene.theory, scene.stage) is not first
