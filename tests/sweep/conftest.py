"""A small scene, and sweeps of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

import inscape

PAIR = """
scene: pair
moves: {stock: [insult, retort, ask, tell, comfort, hint, look_away, stay_silent]}
cast:
  ada: {reserve: 0.3, regard: {ben: {hostility: 0.6, esteem: 0.5}}, needs: {standing: {have: 0.2, weight: 0.9}}}
  ben: {temperament: {neuroticism: 0.8}, regard: {ada: {hostility: 0.5}}}
facts: {lost: {says: the key is lost, by: ben, known_to: [ben], means: {ada: {standing: -0.3}}}}
history: [{between: [ada, ben], usually: [ada attack, ben retort], times: 10}]
ends: {when: "knows(ada, lost)", beats: 7}
"""

TWINS = """
expect: []
twins:
  rested: {about: Ada has slept., set: {ada.reserve: 0.9}}
  lone: {about: Ben does not care., set: {ben.temperament.neuroticism: 0.1}}
"""


@pytest.fixture(autouse=True, scope="module")
def _without_shape_checks(unchecked):
    """Shapes are checked by every other test; here worlds are played by the hundred."""


@pytest.fixture(scope="session")
def pair_file(tmp_path_factory):
    folder = tmp_path_factory.mktemp("pair")
    (folder / "scene.yaml").write_text(PAIR, encoding="utf-8")
    (folder / "twins.yaml").write_text(TWINS, encoding="utf-8")
    return folder / "scene.yaml"


@pytest.fixture(scope="session")
def pair(pair_file):
    return inscape.load(pair_file)


@pytest.fixture(scope="session")
def swept(pair, tmp_path_factory):
    """A sweep with everything: a range, twins, a kept quantity and beats."""
    return inscape.sweep(
        pair, worlds=20, seed=3, vary=["ada.reserve=0..1"], twins=True, keep=["ada.anger", "ben.reserve"], beats=True,
        engine="numpy", out=tmp_path_factory.mktemp("swept") / "out", workers=1,
    )  # fmt: skip


@pytest.fixture
def double_precision() -> Iterator[None]:
    """JAX counts in double precision, and afterwards as before."""
    jax = pytest.importorskip("jax")
    before = jax.config.jax_enable_x64
    jax.config.update("jax_enable_x64", True)
    yield
    jax.config.update("jax_enable_x64", before)
