"""Scenes that nobody wrote: everything stays in range, nothing impossible is done, and hardly anybody is stuck for ever."""

from __future__ import annotations

import itertools
import os
from collections import Counter
from math import log

import numpy as np
import pytest

from inscape.mind.axes import GROUPS
from inscape.mind.beat import choose, ended, live, possible
from inscape.mind.state import State
from inscape.scene.scene import Scene
from tests.corpus import corpus

SCENES = int(os.environ.get("INSCAPE_CORPUS", "60"))
"""`INSCAPE_CORPUS=300` plays the whole corpus."""

STUCK = 6
"""So many turns alike in a row, by the same people in the same groups of moves, are a scene that is stuck."""

UNIT = (
    "mask", "so", "credence", "others_credence", "ordered", "due", "feeling", "need", "reserve", "regard", "falter", "reading",
    "regard_belief", "prospect", "memory_strength", "memory_unresolved", "memory_own", "freeze", "attention", "leak", "duty_done",
)  # fmt: skip


@pytest.fixture(scope="module")
def played(unchecked):
    """Every scene of the corpus, played once: (scene, states, acts)."""
    return [play(scene) for scene in corpus(SCENES)]


def play(scene: Scene) -> tuple[Scene, list[State], list[int]]:
    state = scene.begin(1, 0)
    states, rows = [state], []
    while not ended(scene.stage, state):
        act, _ = choose(scene.theory, scene.stage, state)
        rows.append(int(act.row))
        assert possible(scene.stage, state)[act.row]
        state, _ = live(scene.theory, scene.stage, state, act)
        states.append(state)
    return scene, states, rows


def test_everything_stays_in_range_and_finite(played):
    for scene, states, _ in played:
        for name in State._fields:
            values = np.stack([np.asarray(getattr(state, name), dtype=float) for state in states])
            assert np.isfinite(values).all(), f"{name} in {scene.name}"
            if name in UNIT:
                assert values.min() >= -1e-12, f"{name} in {scene.name}"
                assert values.max() <= 1.0 + 1e-12, f"{name} in {scene.name}"
        assert np.abs(np.stack([state.mood for state in states])).max() <= 1.0


def sequence(scene: Scene, rows: list[int]) -> list[tuple[str, str]]:
    acts = (scene.roster.acts[row] if row else None for row in rows)
    return [(act.actor, act.group) if act else ("", "") for act in acts]


def is_stuck(groups: list[tuple[str, str]]) -> bool:
    """Whether six beats in a row are of one group of moves."""
    alike = 1
    for before, now in itertools.pairwise(groups):
        alike = alike + 1 if before[1] == now[1] else 1
        if alike >= STUCK:
            return True
    return False


def test_a_stuck_scene_is_seen():
    assert is_stuck([("ada", "attack")] * 6)
    assert not is_stuck([("ada", "attack"), ("ben", "retort")] * 6)


def test_hardly_any_scene_is_stuck(played):
    stuck = [scene.name for scene, _, rows in played if is_stuck(sequence(scene, rows))]
    assert len(stuck) <= 0.05 * len(played), f"{len(stuck)} of {len(played)}: {stuck}"


def test_what_is_done_is_neither_monotonous_nor_random(played):
    counts = Counter(group for scene, _, rows in played for _, group in sequence(scene, rows) if group)
    total = sum(counts.values())
    entropy = -sum(n / total * log(n / total) for n in counts.values()) / log(len(GROUPS))
    assert 0.25 <= entropy <= 0.95
