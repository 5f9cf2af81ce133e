"""Tiny scenes for the tests of the mind: stated in the scene format, lived act by act."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

import numpy as np
import yaml

from inscape.mind.axes import KIND, STRAND, TERM
from inscape.mind.beat import Lived, choose, live
from inscape.mind.state import Act, State
from inscape.scene.load import parse_scene
from inscape.scene.scene import Scene

ROOM = """
scene: room
silence: 1
cast:
  ada: {temperament: {agreeableness: 0.5}}
  ben: {}
moves:
  stock: []
  nod: {group: engage, force: 0, channels: {posture: 1}}
  insult: {group: attack, warmth: -0.6, respect: -0.7, dominance: 0.4, force: 0}
  praise: {group: soften, warmth: 0.6, respect: 0.7, force: 0}
  sing: {group: tend, to: none, force: 0, channels: {voice: 1}}
  tell: {group: inform, content: [fact], says: tell, force: 0}
  hint: {group: inform, content: [fact], says: hint, force: 0}
  deny: {group: inform, content: [fact], says: deny, force: 0}
  leave: {group: depart, to: none, force: 0, then: {go: out}, ends_company: 1}
"""


class Moment(NamedTuple):
    """One act as it was lived."""

    before: State
    after: State
    why: Lived


def scene_of(text: str = ROOM, **parts: Any) -> Scene:
    """The scene that the text states, with these parts on top (mappings are merged, `None` takes a key away)."""
    plain = json.loads(json.dumps(merged(yaml.safe_load(text), parts)))
    return parse_scene(yaml.safe_dump(plain, sort_keys=False))


def merged(base: Any, over: Any) -> Any:
    """The one value with the other on top."""
    if not isinstance(base, Mapping) or not isinstance(over, Mapping):
        return over
    both = {key: merged(base.get(key), value) for key, value in over.items()}
    return {key: value for key, value in {**base, **both}.items() if value is not None}


def act_of(scene: Scene, step: str) -> Act:
    """ "ben insult ada", "ben tell ada about lost", "news" (an event) or "" (time passes)."""
    words, _, about = step.partition(" about ")
    who, move, to = (*words.split(), "", "", "")[:3]
    if not who:
        return act(0)
    if not move:
        return act(scene.roster.find_act("", who))
    return act(scene.roster.find_act(who, move, to=to or None, about=about or None))


def act(row: int, *, second: int = -1, cut_off: int = -1, progress: float = 0.0) -> Act:
    """A row of the table as an act."""
    return Act(np.int32(row), np.int32(second), np.int32(cut_off), np.float64(progress))


def lived(scene: Scene, *steps: str, seed: int = 0, world: int = 0, start: State | None = None) -> list[Moment]:
    """Every step, one after the other."""
    state, moments = scene.begin(seed, world) if start is None else start, []
    for step in steps:
        after, why = live(scene.theory, scene.stage, state, act_of(scene, step))
        moments.append(Moment(state, after, why))
        state = after
    return moments


def stirred(scene: Scene, moments: list[Moment], who: str, kind: str, about: str) -> float:
    """How far these moments stirred a feeling, all together."""
    me, at = scene.roster.character(who), scene.roster.about(about)
    return float(sum(each.why.felt.stirred[me, KIND[kind], at] for each in moments))


def felt(scene: Scene, state: State, who: str, kind: str, about: str) -> float:
    """A feeling as it is now."""
    return float(state.feeling[scene.roster.character(who), KIND[kind], scene.roster.about(about)])


def regard(scene: Scene, state: State, who: str, toward: str, strand: str) -> float:
    """A strand of regard as it is now."""
    return float(state.regard[scene.roster.character(who), scene.roster.person(toward), STRAND[strand]])


def term(scene: Scene, state: State, step: str, name: str) -> float:
    """A term of the urge of an act as things are now, "ada praise ben"."""
    _, why = choose(scene.theory, scene.stage, state)
    return float(why.terms[int(act_of(scene, step).row), TERM[name]])


def urge(scene: Scene, state: State, step: str) -> float:
    """How strongly an act calls as things are now."""
    _, why = choose(scene.theory, scene.stage, state)
    return float(why.urge[int(act_of(scene, step).row)])


def same(one: State, other: State, *, but: frozenset[str] = frozenset()) -> list[str]:
    """The fields in which two states differ, other than these."""
    return [
        field
        for field in State._fields
        if field not in but and not np.array_equal(getattr(one, field), getattr(other, field))
    ]
