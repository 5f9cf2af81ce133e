"""One engine everywhere: NumPy and JAX agree, scenes share compilations, strangers and declaration order change nothing."""

from __future__ import annotations

import jaxtyping
import numpy as np
import pytest
from numpy.testing import assert_allclose

from inscape.mind.beat import choose, ended, live
from inscape.scene.load import load, parse_scene

jax = pytest.importorskip("jax", reason="the extra 'many' is not installed")
jnp = jax.numpy

WORLDS = 500
BEATS = 5
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


def many(theory, stage, states, beats):
    def step(states, _):
        return jax.vmap(lambda state: beat(theory, stage, state))(states)

    return jax.lax.scan(step, states, None, length=beats)


def batch(state, worlds):
    wide = jax.tree.map(lambda leaf: jnp.broadcast_to(jnp.asarray(leaf), (worlds, *np.shape(leaf))), state)
    return wide._replace(world=jnp.arange(worlds, dtype=jnp.uint32))


@pytest.fixture(scope="module")
def quarters():
    return load("quarters")


def test_five_hundred_worlds_are_the_same_under_numpy_and_jax(quarters):
    theory, stage, start = quarters.theory, quarters.stage, quarters.begin(7, 0)
    states, done = jax.jit(many, static_argnums=3)(*jax.tree.map(jnp.asarray, (theory, stage)), batch(start, WORLDS), BEATS)
    rows, seconds, cuts, margins = (np.asarray(part) for part in done)
    agreed = 0
    for world in range(WORLDS):
        state = start._replace(world=np.asarray(world, dtype=np.uint32))
        close = False
        for n in range(BEATS):
            after, (row, second, cut, margin) = beat(theory, stage, state)
            close = close or min(float(margin), float(margins[n, world])) < TOLERANCE
            if close:
                break
            assert (int(row), int(second), int(cut)) == (rows[n, world], seconds[n, world], cuts[n, world])
            state = after
        else:
            agreed += 1
            for name, value in state._asdict().items():
                other = np.asarray(getattr(states, name))[world]
                assert_allclose(other, value, rtol=0, atol=1e-9, err_msg=f"{name} in world {world}")
    assert agreed > 0.95 * WORLDS
    assert len({tuple(rows[:, world]) for world in range(WORLDS)}) > 20


TEMPLATE = """
scene: {name}
cast:
  {a}: {{needs: {{standing: {have}}}, regard: {{{b}: {{{strand}: 0.7}}}}}}
  {b}: {{temperament: {{neuroticism: 0.8}}}}
{extra}
"""


def small(name="one", a="ada", b="ben", have=0.4, strand="hostility", extra=""):
    return parse_scene(TEMPLATE.format(name=name, a=a, b=b, have=have, strand=strand, extra=extra))


def test_two_scenes_of_one_size_class_share_one_compilation():
    traced = []

    @jax.jit
    def play(theory, stage, state):
        traced.append(1)
        return beat(theory, stage, state)

    ends = []
    for scene in (small(), small("two", a="cleo", b="dan", have=0.8, strand="warmth", extra="facts: {rain: {says: it rains}}")):
        after, _ = play(*jax.tree.map(jnp.asarray, (scene.theory, scene.stage, scene.begin(1, 0))))
        ends.append(np.asarray(after.feeling))
    assert len(traced) == 1
    assert not np.array_equal(*ends)


def acts_of(scene, seed, beats=12):
    state, done = scene.begin(seed, 0), []
    while len(done) < beats and not ended(scene.stage, state):
        act, _ = choose(scene.theory, scene.stage, state)
        done.append(tuple(scene.roster.acts[int(row)] if row >= 0 else None for row in (act.row, act.second, act.cut_off)))
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
def test_the_order_of_declarations_changes_no_act(seed, quarters):
    lines = {
        "one": "  ada: {regard: {ben: {hostility: 0.7}}}\n  ben: {reserve: 0.2}\n",
        "other": "  ben: {reserve: 0.2}\n  ada: {regard: {ben: {hostility: 0.7}}}\n",
    }
    first, second = (acts_of(parse_scene(f"scene: pair\ncast:\n{cast}"), seed) for cast in lines.values())
    assert first == second
    assert len(set(first)) > 3
