"""Minds about minds: who believes what, and what each takes the others to believe, exactly.

The classic scenes are spelled out. Then scenes by the hundred are generated, played, and compared with `Reference`, a model of
the same rules in plain Python that shares no code with the kernels.
"""

from __future__ import annotations

import math
import random
from collections import deque
from collections.abc import Mapping
from itertools import product
from typing import Any

import numpy as np
import pytest

from inscape.mind.believe import CERTAIN
from inscape.mind.state import State
from inscape.mind.theory import THEORY
from inscape.scene.scene import Scene
from inscape.scene.sizes import MOMENTS
from tests.mind.tiny import lived, scene_of

HOUSE = """
scene: house
silence: 1
places:
  room: {opens_to: [hall, garden], hears: {hall: 0, garden: 0}}
  hall: {sees: {room: 0}, hears: {room: 0, garden: 0}}
  garden: {sees: {room: 1}, hears: {room: 0, hall: 0}}
cast:
  ann: {at: room, regard: {sally: {trust: 1}, max: {trust: 1}}}
  max: {at: room, regard: {sally: {trust: 1}, ann: {trust: 1}}}
  sally: {at: room, regard: {ann: {trust: 1}, max: {trust: 1}}}
facts:
  in_basket: {says: the ball is in the basket, excludes: [in_box], known_to: [ann, max, sally]}
  in_box: {says: the ball is in the box, so: false}
things:
  photo: {held_by: ann, shows: in_box}
events:
  lid_opens: {once: false, at: room, tells: [in_box]}
moves:
  stock: []
  to_box: {group: tend, to: none, force: 0, channels: {posture: 1}, then: {make: {in_box: true}}}
  to_basket: {group: tend, to: none, force: 0, channels: {posture: 1}, then: {make: {in_basket: true}}}
  go: {group: depart, to: none, content: place, force: 0, then: {go: place}}
  tell: {group: inform, content: [fact], says: tell, force: 0}
  deny: {group: inform, content: [fact], says: deny, force: 0}
  show: {group: inform, content: [thing], says: show, force: 0, channels: {posture: 1}}
ends: {beats: 99}
theory: {regard_rate: 0}
"""

BASKET, BOX = "in_basket", "in_box"


def beliefs(scene: Scene, *steps: str) -> dict[str, str]:
    """What is believed after these steps: "sally" is first order, "max>sally" what max takes sally to believe."""
    state = lived(scene, *steps)[-1].after
    names = [name for name in scene.roster.characters if name]
    place = scene.roster.fact
    found = {
        one: _where(state.credence[i, place(BASKET)], state.credence[i, place(BOX)]) for i, one in enumerate(names)
    }
    for (i, one), (j, other) in product(enumerate(names), repeat=2):
        taken = state.others_credence[i, j]
        found[f"{one}>{other}"] = _where(taken[place(BASKET)], taken[place(BOX)])
    return found


def _where(basket: float, box: float) -> str:
    return "basket" if basket > 0.75 else "box" if box > 0.75 else "unsure"


CLASSIC = {
    "unexpected transfer": (
        ["sally go about hall", "ann to_box"],
        {"sally": "basket", "ann": "box", "max": "box", "ann>sally": "basket", "max>sally": "basket", "sally>ann": "basket",
         "ann>max": "box", "max>ann": "box"},
    ),
    "who stays sees it": (["ann to_box"], {"sally": "box", "ann>sally": "box", "sally>ann": "box", "sally>max": "box"}),
    "seen through the window": (
        ["sally go about garden", "ann to_box"],
        {"sally": "box", "sally>ann": "box", "sally>max": "box", "ann>sally": "basket", "max>sally": "basket"},
    ),
    "told behind the window": (
        ["sally go about garden", "max go about garden", "ann to_box", "max go about hall", "sally go about room",
         "ann go about garden", "sally tell ann about in_basket"],
        {"ann": "box", "max": "box", "ann>sally": "basket"},
    ),
    "leaving and returning": (
        ["sally go about hall", "ann to_box", "sally go about room"],
        {"sally": "basket", "ann>sally": "basket", "sally>ann": "basket"},
    ),
    "returning in time": (
        ["sally go about hall", "sally go about room", "ann to_box"], {"sally": "box", "ann>sally": "box"},
    ),
    "back and forth": (
        ["ann to_box", "sally go about hall", "ann to_basket"], {"sally": "box", "ann": "basket", "ann>sally": "box"},
    ),
    "told again by a friend": (
        ["sally go about hall", "ann to_box", "sally go about room", *["ann tell sally about in_box"] * 3],
        {"sally": "box", "ann>sally": "box", "max>sally": "box", "sally>ann": "box"},
    ),
    "told behind another's back": (
        ["sally go about hall", "ann to_box", "max go about hall", *["max tell sally about in_box"] * 3],
        {"sally": "box", "max>sally": "box", "ann>sally": "basket", "sally>max": "box", "sally>ann": "basket"},
    ),
    "shown": (
        ["sally go about hall", "ann to_box", "sally go about room", "ann show sally about photo"],
        {"sally": "box", "ann>sally": "box"},
    ),
    "the lid opens": (
        ["sally go about hall", "ann to_box", "max go about hall", "sally go about room", "lid_opens", "lid_opens"],
        {"sally": "box", "ann>sally": "box", "max>sally": "basket"},
    ),
    "a lie that is not believed yet": (
        ["sally go about hall", "ann to_box", "max go about hall", "ann go about hall", "ann tell sally about in_basket"],
        {"ann": "box", "ann>ann": "box", "sally": "basket", "sally>ann": "basket", "ann>sally": "basket", "max>ann": "box"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CLASSIC)
def test_classic(name: str) -> None:
    steps, expected = CLASSIC[name]
    found = beliefs(scene_of(HOUSE), *steps)
    assert {key: found[key] for key in expected} == expected


def test_a_lie_is_believed_by_who_knows_nothing_and_the_liar_knows_it() -> None:
    cast = {"sally": {"believes": {BASKET: 0.5, BOX: 0.5}}}
    scene = scene_of(HOUSE, cast=cast, facts={BASKET: {"known_to": ["ann", "max"]}})
    found = beliefs(scene, "ann tell sally about in_box")
    assert (found["sally"], found["ann"], found["ann>sally"], found["sally>ann"]) == ("box", "basket", "box", "box")
    assert found["max"] == "basket", "max knows better"
    assert found["max>sally"] == "box"
    assert found["max>ann"] == "basket", "he knows that she knows: he takes it for a lie"


def test_unexpected_contents() -> None:
    sweets = {"so": False, "known_to": {"ann": 0.9, "max": 0.9, "sally": 0.9}, "excludes": ["pencils"]}
    pencils: dict[str, Any] = {"known_to": {}}
    facts = {BASKET: None, BOX: None, "sweets": sweets, "pencils": pencils}
    moves = {"to_box": None, "to_basket": None}
    events = {"lid_opens": {"tells": ["pencils"]}}
    scene = scene_of(HOUSE, facts=facts, moves=moves, things={"photo": None}, events=events)
    state = lived(scene, "sally go about hall", "lid_opens", "lid_opens", "sally go about room")[-1].after
    ann, sally = scene.roster.character("ann"), scene.roster.character("sally")
    inside = scene.roster.fact("pencils")
    sweet = scene.roster.fact("sweets")
    assert state.credence[ann, inside] > 0.75
    assert state.credence[ann, sweet] < 0.25
    assert state.credence[sally, sweet] == 0.9
    assert state.others_credence[ann, sally, sweet] == 0.9, "she remembers that others would think as she did"


def test_somebody_listens_at_the_door() -> None:
    places = {"hall": {"hears": {"room": 1}}}
    facts = {BASKET: {"known_to": ["ann"]}}
    scene = scene_of(HOUSE, places=places, facts=facts, cast={"sally": {"at": "hall"}})
    found = beliefs(scene, "ann tell max about in_basket")
    assert (found["max"], found["sally"]) == ("basket", "basket")
    assert (found["sally>max"], found["sally>ann"]) == ("basket", "basket"), "she heard to whom it was said"
    assert (found["ann>sally"], found["max>sally"]) == ("unsure", "unsure"), "nobody knows that she is there"


def test_words_do_not_pass_a_window() -> None:
    facts = {BASKET: {"known_to": ["ann"]}}
    scene = scene_of(HOUSE, facts=facts, cast={"sally": {"at": "garden"}})
    found = beliefs(scene, "ann tell max about in_basket")
    assert (found["max"], found["sally"], found["sally>max"], found["ann>sally"]) == (
        "basket",
        "unsure",
        "unsure",
        "unsure",
    )


def test_confirming_what_is_certain_wears_nothing_down() -> None:
    scene = scene_of(HOUSE)
    state = lived(scene, *["ann tell sally about in_basket"] * 3)[-1].after
    assert np.all(state.credence[:, scene.roster.fact(BASKET)] == 1.0)


class Reference:
    """The rules of believing, in plain Python.

    belief[one][fact] is how sure one is; taken[one, other][fact] how sure one takes the other to be. Whoever sees a change
    knows it; words push log-odds by force x trust; of facts that exclude each other the surer leaves the others what is
    left. Who says the opposite of what they lately said moves less. One takes others to get what they get, if one gets it too and knows that they are there.
    """

    def __init__(self, plain: dict[str, Any]) -> None:
        self.plain, self.cast = plain, sorted(name for name, one in plain["cast"].items() if one)
        self.at = {name: plain["cast"][name]["at"] for name in self.cast}
        self.facts = sorted(plain["facts"])
        known = dict.fromkeys(self.cast, plain["facts"][BASKET]["known_to"])
        self.said: deque[tuple[str, str, float] | None] = deque(maxlen=MOMENTS - 1)
        self.belief = {
            n: {BASKET: 1.0, BOX: 0.0} if n in known[n] else dict.fromkeys(self.facts, 0.5) for n in self.cast
        }
        self.taken = {}
        for one, other in product(self.cast, repeat=2):
            both = one in known[one] and other in known[other]
            self.taken[one, other] = (
                dict(self.belief[other]) if both or one == other else dict.fromkeys(self.facts, 0.5)
            )

    def sense(self, one: str, other: str, how: str, also: dict[str, set[str]]) -> int:
        """Whether one sees (or hears) the other from where they are, or were a moment ago."""
        if self.plain["cast"][one].get("senses", {}).get("sight" if how == "sees" else "hearing", 1) == 0:
            return 0
        ways = [(a, b) for a in also[one] for b in also[other]]
        return int(any(a == b or self.plain["places"][a].get(how, {}).get(b, 0) for a, b in ways))

    def go(self, who: str, where: str) -> None:
        self.at[who] = where

    def put(self, who: str, fact: str) -> None:
        here = {name: {self.at[name]} for name in self.cast}
        saw = {name for name in self.cast if name == who or self.sense(name, who, "sees", here)}
        for one in saw:
            self._set(self.belief[one], fact)
            for other in saw & self._there(one, who, here, saw):
                self._set(self.taken[one, other], fact)
        self._mirror()

    def say(self, who: str, to: str, fact: str, sign: float, force: float, *, shown: bool = False) -> None:
        if not shown and (who, fact, -sign) in self.said:
            force = force * (1.0 - THEORY.taken_back)
        here = {name: {self.at[name]} for name in self.cast}
        sense = "sees" if shown else "hears"
        got = {name for name in self.cast if name != who and self.sense(name, who, sense, here)}
        noticed = got | {
            n
            for n in self.cast
            if self.sense(n, who, "sees", here) or (self.sense(n, who, "hears", here) and not shown)
        }
        before = {n: dict(b) for n, b in self.belief.items()}
        for one in got | {who}:
            known = self._there(one, who, here, noticed) | {to}
            for other in (got | {who}) & known:
                share = 1.0 if shown else self._trust(one, who) if other == who else THEORY.others_believe
                self._push(self.taken[one, other], fact, sign * force * share)
        for one in got:
            self._push(self.belief[one], fact, sign * force * self._trust(one, who))
        assert before[who] == self.belief[who], "one learns nothing from one's own words"
        self._mirror()

    def happen(self, place: str, fact: str) -> None:
        """An event that can be seen and heard tells a fact."""

        def reaches(one: str, how: str, organ: str) -> bool:
            if self.plain["cast"][one].get("senses", {}).get(organ, 1) == 0:
                return False
            return self.at[one] == place or bool(self.plain["places"][self.at[one]].get(how, {}).get(place, 0))

        here = {name: {self.at[name]} for name in self.cast}
        got = {n for n in self.cast if reaches(n, "sees", "sight") or reaches(n, "hears", "hearing")}
        for one in got:
            for other in got & self._there(one, "", here, set()):
                self._push(self.taken[one, other], fact, THEORY.speech_force[1])
        for one in got:
            self._push(self.belief[one], fact, THEORY.speech_force[1])
        self._mirror()

    def _there(self, one: str, who: str, here: dict[str, set[str]], noticed: set[str]) -> set[str]:
        """Whom one knows to be there."""
        found = set()
        for other in self.cast:
            near = self.at[one] == self.at[other] and self.sense(one, other, "hears", here)
            if self.sense(one, other, "sees", here) or near or (other == who and one in noticed):
                found.add(other)
        return found

    def _trust(self, one: str, who: str) -> float:
        strands = self.plain["cast"][one]["regard"].get(who) or {}
        level = THEORY.trust_stranger + (1.0 - THEORY.trust_stranger) * strands.get("trust", 0.0)
        return float(level * (1.0 - THEORY.trust_hostility * strands.get("hostility", 0.0)))

    def _set(self, mind: dict[str, float], fact: str) -> None:
        rises = mind[fact] < 1.0
        mind[fact] = 1.0
        if rises:
            mind.update({other: min(mind[other], 0.0) for other in mind if other != fact})

    def _push(self, mind: dict[str, float], fact: str, push: float) -> None:
        was = min(max(mind[fact], 1.0 - CERTAIN), CERTAIN)
        now = 1.0 / (1.0 + math.exp(-(math.log(was / (1.0 - was)) + push)))
        rises = push > 0.0 and now > mind[fact]
        mind[fact] = max(mind[fact], now) if push > 0.0 else min(mind[fact], now)
        if rises:
            mind.update({other: min(mind[other], 1.0 - mind[fact]) for other in mind if other != fact})

    def _mirror(self) -> None:
        for name in self.cast:
            self.taken[name, name] = dict(self.belief[name])


def house(seed: int) -> dict[str, Any]:
    """A house with people in it: places that let one see or hear, people who trust or do not, some blind, some deaf."""
    luck = random.Random(seed)  # noqa: S311
    cast = ["ann", "max", "sally", "tom"][: luck.choice([2, 3, 3, 4])]
    places = ["room", "hall", "garden"]
    ways = {p: {h: {o: luck.choice([0, 0, 1]) for o in places if o != p} for h in ("sees", "hears")} for p in places}
    people = {}
    for name in cast:
        toward = {
            o: {"trust": luck.choice([0.0, 0.5, 1.0]), "hostility": luck.choice([0.0, 0.0, 1.0])}
            for o in cast
            if o != name
        }
        regard = {**dict.fromkeys(["ann", "max", "sally"]), **toward}
        senses = luck.choice([{}, {}, {}, {"sight": 0}, {"hearing": 0}])
        people[name] = {
            "at": luck.choice(["room", "room", "room", "hall", "garden"]),
            "regard": regard,
            "senses": senses,
        }
    known = [name for name in cast if luck.random() < 0.7]
    stated = {BASKET: {"known_to": known, "excludes": [BOX]}, BOX: {"so": False, "known_to": []}}
    return {"cast": {**dict.fromkeys(["ann", "max", "sally"]), **people}, "places": ways, "facts": stated}


def story(luck: random.Random, people: Mapping[str, Any]) -> list[tuple[str, ...]]:
    """Nine acts that are possible one after the other."""
    cast = sorted(name for name, one in people.items() if one)
    at: dict[str, str] = {name: people[name]["at"] for name in cast}
    found: list[tuple[str, ...]] = []
    while len(found) < 9:
        who = luck.choice(cast)
        near = [name for name in cast if name != who and at[name] == at[who]]
        what = luck.choice(["go", "go", "put", "tell", "tell", "deny", "show", "happen"])
        fact = luck.choice([BASKET, BOX])
        if what == "go":
            at[who] = luck.choice([place for place in ("room", "hall", "garden") if place != at[who]])
            found.append(("go", who, at[who]))
        elif what == "put":
            found.append(("put", who, fact))
        elif what == "happen":
            found.append(("happen",))
        elif near and (what != "show" or who == "ann"):
            found.append((what, who, luck.choice(near), fact))
    return found


def _step(act: tuple[str, ...]) -> str:
    if act[0] == "go":
        return f"{act[1]} go about {act[2]}"
    if act[0] == "put":
        return f"{act[1]} to_{act[2].removeprefix('in_')}"
    if act[0] == "happen":
        return "lid_opens"
    return f"{act[1]} {act[0]} {act[2]} about {'photo' if act[0] == 'show' else act[3]}"


def _live(model: Reference, act: tuple[str, ...]) -> None:
    _do(model, act)
    says = act[0] in ("tell", "deny")
    model.said.append((act[1], act[3], 1.0 if act[0] == "tell" else -1.0) if says else None)


def _do(model: Reference, act: tuple[str, ...]) -> None:
    if act[0] == "go":
        model.go(act[1], act[2])
    elif act[0] == "put":
        model.put(act[1], act[2])
    elif act[0] == "happen":
        model.happen("room", BOX)
    elif act[0] == "show":
        model.say(act[1], act[2], BOX, 1.0, THEORY.speech_force[5], shown=True)
    else:
        model.say(act[1], act[2], act[3], 1.0 if act[0] == "tell" else -1.0, THEORY.speech_force[1])


HOUSES = 80
STORIES = 3
BATCHES = 8


@pytest.mark.parametrize("batch", range(BATCHES))
def test_generated(batch: int) -> None:
    for seed in range(batch, HOUSES, BATCHES):
        parts = house(seed)
        scene = scene_of(HOUSE, **parts)
        for number in range(STORIES):
            told = story(random.Random(f"{seed} {number}"), parts["cast"])  # noqa: S311
            model = Reference(parts)
            for count, (act, moment) in enumerate(zip(told, lived(scene, *map(_step, told)), strict=True), 1):
                _live(model, act)
                wrong = _differences(scene, moment.after, model)
                assert not wrong, f"house {seed}, story {number}, after {told[:count]}: {wrong}"


def _differences(scene: Scene, state: State, model: Reference) -> list[str]:
    found = []
    for one, fact in product(model.cast, model.facts):
        i, f = scene.roster.character(one), scene.roster.fact(fact)
        if abs(state.credence[i, f] - model.belief[one][fact]) > 1e-9:
            found.append(f"{one} {fact}: {state.credence[i, f]:.6f}, not {model.belief[one][fact]:.6f}")
        for other in model.cast:
            got, meant = state.others_credence[i, scene.roster.character(other), f], model.taken[one, other][fact]
            if abs(got - meant) > 1e-9:
                found.append(f"{one} of {other} {fact}: {got:.6f}, not {meant:.6f}")
    return found


def test_the_reference_would_notice() -> None:
    """The comparison is able to fail: a model that lets the absent see is caught."""
    parts = house(3)
    told = story(random.Random(0), parts["cast"])  # noqa: S311
    scene, model = scene_of(HOUSE, **parts), Reference(parts)
    model.sense = lambda *_: 1  # type: ignore[method-assign]
    for act in told:
        _live(model, act)
    assert _differences(scene, lived(scene, *map(_step, told))[-1].after, model)
