from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import inscape

if TYPE_CHECKING:
    from inscape.play.run import Run
    from inscape.scene.scene import Scene

BICYCLE = """\
scene: bicycle
title: The bicycle
cast:
  ada:
    pronouns: she
    needs: {belonging: 0.4}
    regard: {ben: {warmth: 0.7, trust: 0.6}}
  ben:
    pronouns: he
    reserve: 0.5
    feels: [{guilt: 0.5, about: ada}]
    regard: {ada: {warmth: 0.7, esteem: 0.5}}
facts:
  bicycle_lost:
    says: the bicycle is lost
    by: ben
    to: ada
    known_to: ben
    means: {ada: {ease: -0.4}}
events:
  doorbell: {says: The bell rings.}
moves:
  stock: [ask, ask_about, confess, hint, retort, stay_silent, look_away, nod, sigh, answer, protest]
  shrug: {group: withdraw, to: one, does: shrugs}
  rise: {group: engage, to: none, when: not standing(actor), then: [{posture: standing}]}
  add_insult: {group: attack, respect: -0.5, rides: true}
  say_firmly: {group: inform, carries: true}
ends: {beats: 12}
"""


@pytest.fixture(scope="session")
def bicycle_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("scenes") / "bicycle.yaml"
    path.write_text(BICYCLE, encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def bicycle(bicycle_file: Path) -> Scene:
    return inscape.load(bicycle_file)


@pytest.fixture(scope="session")
def played(bicycle: Scene, tmp_path_factory: pytest.TempPathFactory) -> tuple[Run, Path]:
    """A whole run of the bicycle, and its file."""
    path = tmp_path_factory.mktemp("runs") / "bicycle.run"
    return inscape.play(bicycle, seed=7, world=3, out=path), path
