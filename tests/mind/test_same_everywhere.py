"""One engine everywhere: NumPy and JAX agree, scenes share compilations, strangers and declaration order change nothing."""

from __future__ import annotations

import jaxtyping
import numpy as np
import pytest
import yaml
from numpy.testing import assert_allclose

from inscape.mind.beat import choose, ended, live
from inscape.scene.load import load, parse_scene

jax = pytest.importorskip("jax", reason="the extra 'many' is not installed")
jnp = jax.numpy

WORLDS = 500
BEATS = 3
BEFORE = 5
"""Beats that have been when the worlds part, so that there are memories, slights, orders and habits to carry on."""
TOLERANCE = 1e-6
"""Margin of a choice above which both libraries must choose alike."""


@pytest.fixture(autouse=True)
def _double_precision_without_shape_checks():
    """Shapes are checked by every other test; here hundreds of worlds are played."""
    before = jax.config.jax_enable_x64, jaxtyping.config.jaxtyping_disable
    jax.config.update("jax_enable_x64", True)
    jaxtyping.config.update("jaxtyping_disable", True)
    yield
    jax.config.update("jax_enable_x64", before[0])
    jaxtyping.config.update("jaxtyping_disable", before[1])


def beat(theory, stage, state):
    act, choice = choose(theory, stage, state)
    after, _ = live(theory, stage, state, act)
    return after, (act.row, act.second, act.cut_off, choice.margin)


def batch(state):
    wide = jax.tree.map(lambda leaf: jnp.broadcast_to(jnp.asarray(leaf), (WORLDS, *np.shape(leaf))), state)
    return wide._replace(world=jnp.arange(WORLDS, dtype=jnp.uint32))


class Compiled:
    """`BEATS` beats of `WORLDS` worlds, compiled for each shape once. traced: how often that was."""

    def __init__(self):
        self.traced = 0
        self._run = jax.jit(self._many)

    def __call__(self, scene, start):
        """The states afterwards, and each beat of each world: the act's three rows and the choice's margin."""
        after, done = self._run(*jax.tree.map(jnp.asarray, (scene.theory, scene.stage)), batch(start))
        return jax.tree.map(np.asarray, after), [np.asarray(part) for part in done]

    def _many(self, theory, stage, states):
        self.traced += 1
        step = jax.vmap(lambda state: beat(theory, stage, state))
        return jax.lax.scan(lambda states, _: step(states), states, None, length=BEATS)


@pytest.fixture(scope="module")
def quarters():
    return load("quarters")


@pytest.fixture(scope="module")
def compiled():
    return Compiled()


def under_way(scene):
    state = scene.begin(7, 0)
    for _ in range(BEFORE):
        state, _ = beat(scene.theory, scene.stage, state)
    return state


def test_five_hundred_worlds_are_the_same_under_numpy_and_jax(quarters, compiled):
    start = under_way(quarters)
    states, (rows, seconds, cuts, margins) = compiled(quarters, start)
    agreed = {}
    for world in range(WORLDS):
        state = start._replace(world=np.asarray(world, dtype=np.uint32))
        for n in range(BEATS):
            state, (row, second, cut, margin) = beat(quarters.theory, quarters.stage, state)
            if min(float(margin), float(margins[n, world])) < TOLERANCE:
                break
            assert (int(row), int(second), int(cut)) == (rows[n, world], seconds[n, world], cuts[n, world])
        else:
            agreed[world] = state
    assert len(agreed) > 0.95 * WORLDS
    for name in start._fields:
        here = np.stack([getattr(state, name) for state in agreed.values()])
        assert_allclose(getattr(states, name)[list(agreed)], here, rtol=0, atol=1e-9, err_msg=name)
    assert len({tuple(rows[:, world]) for world in range(WORLDS)}) > 20


def test_two_scenes_of_one_size_class_share_one_compilation(quarters, compiled):
    """The other scene has other names, one move more and so more acts, and other numbers."""
    renamed = quarters.source.replace("kylo", "cleo").replace("hux", "dan")
    values = yaml.safe_load(renamed)
    values.setdefault("moves", {})["yawn"] = {"group": "tend", "to": "none"}
    values["cast"]["cleo"]["reserve"] = 0.9
    other = parse_scene(yaml.safe_dump(values, sort_keys=False))
    ends = [compiled(scene, scene.begin(1, 0))[0].feeling for scene in (quarters, other)]
    assert compiled.traced == 1
    assert quarters.stage.acts.is_used.sum() < other.stage.acts.is_used.sum()
    assert not np.array_equal(*ends)


TEMPLATE = """
scene: pair
cast:
  ada: {{needs: {{standing: {{have: 0.4}}}}, regard: {{ben: {{hostility: 0.7}}}}}}
  ben: {{temperament: {{neuroticism: 0.8}}}}
{extra}
"""


def small(extra=""):
    return parse_scene(TEMPLATE.format(extra=extra))


def acts_of(scene, seed, beats=12):
    state, done = scene.begin(seed, 0), []
    while len(done) < beats and not ended(scene.stage, state):
        act, _ = choose(scene.theory, scene.stage, state)
        done.append(
            tuple(scene.roster.acts[int(row)] if row >= 0 else None for row in (act.row, act.second, act.cut_off))
        )
        state, _ = live(scene.theory, scene.stage, state, act)
    return done


STRANGER = "people: {zed: {called: a stranger}, anna: {called: another}}"


@pytest.mark.parametrize("seed", range(5))
def test_an_absent_stranger_changes_no_act(seed):
    alone = acts_of(small(), seed)
    known = {act[0] for act in alone}
    beside = acts_of(small(extra=STRANGER), seed)
    told_of = {row for step in beside for row in step if row and row.content in ("zed", "anna")}
    if told_of:
        pytest.skip("somebody spoke of the stranger, which is an act that the other scene does not have")
    assert len(known) > 3
    assert alone == beside


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_declarations_changes_no_act(seed):
    lines = {
        "one": "  ada: {regard: {ben: {hostility: 0.7}}}\n  ben: {reserve: 0.2}\n",
        "other": "  ben: {reserve: 0.2}\n  ada: {regard: {ben: {hostility: 0.7}}}\n",
    }
    first, second = (acts_of(parse_scene(f"scene: pair\ncast:\n{cast}"), seed) for cast in lines.values())
    assert first == second
    assert len(set(first)) > 1
