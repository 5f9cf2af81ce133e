"""Every change has a reason, and its parts add up: on random scenes, for everything that a run changes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.testing import assert_allclose

import inscape
from inscape.mind.axes import KIND, KINDS, MOODS, STRANDS, TERMS
from inscape.play.run import Run
from inscape.scene.load import parse_scene
from inscape.why import Reason, why
from tests.strategies import scene_values

CLOSE = 1e-9


seeds = st.integers(0, 9)


def played(values: dict[str, Any], seed: int, beats: int) -> Run:
    return inscape.play(parse_scene(yaml.safe_dump(values), file="random.yaml"), seed=seed, beats=beats)


@settings(max_examples=30)
@given(scene_values(), seeds)
def test_the_parts_that_kernels_return_are_the_whole_change(values: dict[str, Any], seed: int) -> None:
    run = played(values, seed, 12)
    for beat in run:
        before, after, lived = run.before(beat.number), beat.state, run.replay(beat.number)[1]
        c = len(after.place)
        own = np.zeros_like(after.feeling)
        own[np.arange(c), KIND["shame"], np.arange(c)] = lived.held.ashamed
        felt = lived.felt.faded + lived.felt.stirred + lived.eased + lived.held.regulated + own
        taken = np.zeros_like(after.regard_belief)
        taken[np.arange(c), :, np.arange(c)] = lived.taken.from_act + lived.taken.from_reading + lived.taken.capped
        weight = lived.read.weight[..., None, None]
        changes: dict[str, Any] = {
            "feeling": felt,
            "mood": lived.moved.pulled + lived.moved.faded,
            "need": lived.satisfied.acted + lived.foreseen.brought + lived.news.brought,
            "reserve": lived.held.recovered - lived.held.spent,
            "slight": lived.satisfied.slighted + lived.satisfied.redressed,
            "regard": lived.regarded.raised + lived.regarded.lowered,
            "falter": lived.regarded.faltered,
            "prospect": lived.foreseen.stated + lived.foreseen.regard + lived.foreseen.settled,
            "credence": lived.news.told + lived.news.witnessed + lived.news.inferred,
            "regard_belief": taken + lived.taken.said,
            "reading": weight * (lived.read.evidence - before.reading),
        }
        for name, change in changes.items():
            assert_allclose(getattr(after, name) - getattr(before, name), change, atol=CLOSE, err_msg=name)
        assert (lived.held.forced <= lived.held.spent + CLOSE).all()
        assert (lived.held.forced >= 0.0).all()


@settings(max_examples=25)
@given(scene_values(), seeds, st.integers(1, 6))
def test_every_reason_adds_up_to_what_it_explains(values: dict[str, Any], seed: int, beat: int) -> None:
    run = played(values, seed, beat)
    beat = len(run)
    for query, value in _quantities(run, beat):
        reason = why(run, f"{query} @{beat}")
        assert reason.value is not None, query
        assert abs(reason.value - value) <= CLOSE, query
        assert not [node.label for node in reason.walk() if node.error > CLOSE], query
        _loses_nothing(reason)


@settings(max_examples=25)
@given(scene_values(), seeds)
def test_every_act_and_every_act_not_done_adds_up(values: dict[str, Any], seed: int) -> None:
    run = played(values, seed, 5)
    roster = run.scene.roster
    for beat in run:
        choice = run.replay(beat.number)[0]
        assert choice.terms.shape[1] == len(TERMS)
        assert_allclose(choice.terms.sum(axis=1), choice.urge, atol=CLOSE)
        row = int(beat.act.row)
        for each in {row, *choice.best.tolist(), *choice.held.tolist()}:
            name = roster.acts[each] if each > 0 else None
            if name is None or not name.actor:
                continue
            about = f" about {name.content.rpartition(' ')[2]}" if name.content else ""
            to = f" to {name.target}" if name.target else ""
            done = why(run, f"{name.actor} {name.move}{to}{about} @{beat.number}")
            urge = next(part for part in done.parts if part.label == "urge")
            assert done.adds_up
            assert any(abs((urge.value or 0.0) - value) <= CLOSE for value in choice.urge)
            undone = why(run, f"{name.actor} {name.move}{to}{about} @{beat.number} not")
            assert undone.adds_up
            if each == row:
                assert undone.label.startswith("but it was done")


def _quantities(run: Run, beat: int) -> Iterator[tuple[str, float]]:
    """What can be asked of a run after a beat, with its value: each kind of thing, where there is most of it."""
    roster, after = run.scene.roster, run.beat(beat).state
    people = [name for name in roster.characters if name]
    for me, name in enumerate(people):
        felt = after.feeling[me]
        for place in np.argsort(-felt, axis=None)[:6]:
            kind, about = np.unravel_index(int(place), felt.shape)
            yield f"{name} {KINDS[kind]} about {roster.abouts[about] or 'self'}", _at(roster, felt[kind], about, me)
        yield f"{name} distress", 1.0 - np.prod(1.0 - felt[KIND["distress"]])
        yield f"{name} reserve", after.reserve[me]
        yield f"{name} surprise", run.replay(beat)[1].surprise[me]
        for at, word in enumerate(MOODS):
            yield f"{name} mood {word}", after.mood[me, at]
        for at, word in enumerate(roster.needs[:6]):
            yield f"{name} need {word}", after.need[me, at]
        for at, word in enumerate(roster.facts):
            if word and "." not in word:
                yield f"{name} believes {word}", after.credence[me, at]
        for at, word in enumerate(roster.prospects):
            if word.startswith(f"{name}."):
                yield f"{name} prospect {word.partition('.')[2]}", after.prospect[at]
        other = (me + 1) % len(people)
        yield from _toward(run, beat, me, other)


def _at(roster: Any, felt: Any, about: int, me: int) -> float:
    return float(felt[about] if roster.abouts[about] else felt[me])


def _toward(run: Run, beat: int, me: int, other: int) -> Iterator[tuple[str, float]]:
    roster, after = run.scene.roster, run.beat(beat).state
    name, them = roster.characters[me], roster.characters[other]
    yield f"{name} slight {them}", after.slight[me, other]
    for at, strand in enumerate(STRANDS):
        yield f"{name} -> {them} {strand}", after.regard[me, other, at]
    for strand in ("hostility", "warmth", "esteem"):
        yield f"{name} believes {them} {strand}", after.regard_belief[me, other, me, STRANDS.index(strand)]
    for kind in ("anger", "distress"):
        yield f"{name} believes {them} {kind} about self", after.reading[me, other, KIND[kind], 0]
        yield f"{name} believes {them} {kind}", after.reading[me, other, KIND[kind]].max()
    for at, word in enumerate(roster.facts):
        if word and "." not in word:
            yield f"{name} believes {them} {word}", after.others_credence[me, other, at]


def _loses_nothing(reason: Reason) -> None:
    """What is printed still adds up: small parts are gathered, not dropped."""
    shown = reason.gathered()
    assert not [node.label for node in shown.walk() if node.error > CLOSE]
    assert shown.to_text(depth=9)
    assert len(list(shown.walk())) >= len(list(reason.walk()))
