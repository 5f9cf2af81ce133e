"""How things stand for one character, told to them: where they are, who is there, what they know, hold, hope and feel."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import numpy as np

from inscape.mind.axes import KINDS, POSTURES, STRANDS
from inscape.tell.names import Naming
from inscape.tell.words import kind_words, listed, number, strand_words
from inscape.why.words import feels_it_so

if TYPE_CHECKING:
    from inscape.mind.state import State
    from inscape.scene.scene import Scene

KNOWS: Final = 0.75
THINKS: Final = 0.55
HOLDS: Final = 0.2
FEELS: Final = 0.1
WANTS: Final = 0.35
"""A need of which one has less than this, and that matters to one (a weight of `MATTERS`), is one that one wants for."""
MATTERS: Final = 0.5
MOST_FELT: Final = 4
DISTANCES: Final = ("close enough to touch", "near you", "across the room", "at the far side of the room")


def situation(scene: Scene, state: State, reader: str) -> Iterator[str]:
    """Sentences, in the order in which one would take stock of oneself."""
    naming, me = Naming(scene, reader), scene.roster.character(reader)
    if not bool(state.present[me]):
        yield "You have left."
        return
    yield _where(scene, naming, state, me)
    yield from _company(scene, naming, state, me)
    yield from _things(scene, naming, state, me)
    yield from _known(scene, naming, state, me)
    yield from _wants(scene, state, me)
    yield from _prospects(scene, naming, state, me)
    yield from _held(scene, naming, state, me)
    yield from _felt(scene, naming, state, me)


def _where(scene: Scene, naming: Naming, state: State, me: int) -> str:
    name = str(scene.roster.places[int(state.place[me])])
    posture = POSTURES[int(state.posture[me])]
    if not scene.model.places:
        return f"You are {posture}."
    called, first = naming.called(name), naming.called(name).partition(" ")
    owner = next(iter(scene.model.places[name].home), "") if name in scene.model.places else ""
    if owner == naming.reader and first[0] == Naming(scene).pronouns(owner).possessive:
        called = f"your {first[2]}"
    return f"You are {'at' if 'door' in called else 'in'} {called}, {posture}."


def _company(scene: Scene, naming: Naming, state: State, me: int) -> Iterator[str]:
    others = [
        index
        for index, name in enumerate(scene.roster.characters)
        if name and index != me and bool(state.present[index]) and int(state.place[index]) == int(state.place[me])
    ]
    if not others:
        yield "Nobody is with you."
    for index in others:
        far = DISTANCES[int(np.clip(round(float(state.distance[me, index])), 0, len(DISTANCES) - 1))]
        looks = ", and looks at you" if int(state.gaze[index]) == me else ""
        name = naming.called(scene.roster.characters[index])
        yield f"{name} is {POSTURES[int(state.posture[index])]} {far}{looks}."


def _things(scene: Scene, naming: Naming, state: State, me: int) -> Iterator[str]:
    place = len(scene.roster.characters) + int(state.place[me])
    for where, text in ((me, "You have {1}."), (place, "Here {0} {1}.")):
        found = [
            naming.called(name)
            for at, name in enumerate(scene.roster.things)
            if name and int(state.holder[at]) == where
        ]
        if found:
            yield text.format("lie" if len(found) > 1 else "lies", listed(found))


def _known(scene: Scene, naming: Naming, state: State, me: int) -> Iterator[str]:
    for at, name in enumerate(scene.roster.facts):
        if name in scene.model.facts:
            sure = float(state.credence[me, at])
            if sure >= THINKS:
                yield f"You {'know' if sure >= KNOWS else 'think'} that {naming.fact(name)}."


def _wants(scene: Scene, state: State, me: int) -> Iterator[str]:
    weight = scene.stage.need_weight[me]
    found = [
        name.replace("_", " ")
        for at, name in enumerate(scene.roster.needs)
        if name and float(state.need[me, at]) < WANTS and float(weight[at]) >= MATTERS
    ]
    if found:
        yield f"You want for {listed(found)}."


def _prospects(scene: Scene, naming: Naming, state: State, me: int) -> Iterator[str]:
    for at, name in enumerate(scene.roster.prospects):
        if name and int(scene.stage.prospects.owner[at]) == me and int(state.prospect_state[at]) == 0:
            good = float((scene.stage.prospects.stakes[at] * scene.stage.need_weight[me]).sum()) >= 0.0
            likely = round(100 * float(state.prospect[at]))
            yield f"You {'hope for' if good else 'dread'} {naming.prospect(name)} ({likely} in a hundred, you would say)."


def _held(scene: Scene, naming: Naming, state: State, me: int) -> Iterator[str]:
    for at, name in enumerate(scene.roster.persons):
        if not name or name == naming.reader:
            continue
        strands = sorted(zip(state.regard[me, at].tolist(), STRANDS, strict=True), reverse=True)
        held = [f"{_noun(strand)} {number(value)}" for value, strand in strands if value >= HOLDS]
        if held:
            yield f"What you hold for {naming.called(name)}: {listed(held)}."


def _felt(scene: Scene, naming: Naming, state: State, me: int) -> Iterator[str]:
    feeling = state.feeling[me]
    order = np.argsort(-feeling, axis=None, kind="stable")[:MOST_FELT]
    found = []
    for kind, about in zip(*np.unravel_index(order, feeling.shape), strict=True):
        value, name = float(feeling[kind, about]), scene.roster.abouts[int(about)]
        if value >= FEELS and KINDS[int(kind)] != "surprise":
            words = kind_words(KINDS[int(kind)])
            is_so = feels_it_so(scene, state, me, int(kind), name)
            at = naming.about(KINDS[int(kind)], name, naming.reader, is_so=is_so)
            at = "" if words.of_self and name == naming.reader else at
            found.append(f"{words.noun} {number(value)} {at}".rstrip())
    if found:
        yield f"You feel {listed(found)}."


def _noun(strand: str) -> str:
    return str(strand_words(strand)["toward"]).rpartition(" ")[0]
