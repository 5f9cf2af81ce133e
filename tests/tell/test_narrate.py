"""A telling from one side holds only what that side has, says it in clean sentences, and differs from the other's."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import inscape
from inscape.errors import UnknownName
from inscape.mind.state import State
from inscape.play.run import Run
from inscape.scene.load import load
from inscape.tell.lines import Dialogue
from inscape.tell.mine import Having, Rows, _axes, having
from inscape.tell.narrate import narrate, told
from inscape.tell.phrases import Phrases, entries
from inscape.tell.views import views
from inscape.why.morphology import sentences

SIDES = ("kylo", "hux")


WORLDS = [
    ("quarters", 7),
    ("quarters", 23),
    ("lie", 2),
    ("table", 4),
    ("interrogation", 3),
    ("proposal", 3),
    ("shop", 5),
]


OPEN = {"present", "place", "posture", "distance", "gaze"}
"""What anyone in the room can see of another."""


@cache
def played(seed: int = 7) -> Run:
    return inscape.play("quarters", seed=seed)


@cache
def evening(scene: str, seed: int) -> Run:
    """Ten beats of a scene."""
    return inscape.play(scene, seed=seed, beats=10)


def disturbed(run: Run, value: object, me: int, seed: int) -> object:
    """The same named tuple with everything but one character's part made up, whatever its type.

    Others' rows, others' prospects, what others' acts would be worth to them: feelings, regard, needs, reserve, thoughts.
    """
    chance = np.random.default_rng(seed)
    parts = {}
    for name, axis in _axes(type(value)).items():
        part = getattr(value, name)
        if name in OPEN:
            continue
        if axis == "tuple":
            parts[name] = disturbed(run, part, me, seed + 1)
            continue
        array = np.asarray(part)
        made = np.asarray(chance.permutation(array.ravel())).reshape(array.shape).copy()
        if np.issubdtype(array.dtype, np.floating):
            made = chance.random(array.shape)
        mine = _mine(run, axis, me)
        made[mine] = array[mine]
        parts[name] = made
    return value._replace(**parts)  # type: ignore[attr-defined]


def _mine(run: Run, axis: str, me: int) -> object:
    """Which positions of an axis are one's own."""
    owners = {"prospect": run.scene.stage.prospects.owner, "act": run.scene.stage.acts.actor}
    return np.asarray(owners[axis]) == me if axis in owners else me


def had_by(run: Run, who: str, seed: int | None) -> tuple[Having, ...]:
    """The beats as `who` has them, in a world where everybody else's inside is another (unless seed is None)."""
    dialogue, me, before, found = (
        Dialogue(run.scene, seed=run.seed, world=run.world),
        run.scene.roster.character(who),
        run.start,
        [],
    )
    for beat, view in zip(run.beats, views(run, inside=False), strict=True):
        values: list[object] = [before, beat.state, *run.replay(beat.number)]
        if seed is not None:
            values = [disturbed(run, value, me, seed + at) for at, value in enumerate(values)]
        found.append(having(run.scene, who, view, (values[0], values[1]), (values[2], values[3]), dialogue))  # type: ignore[arg-type]
        before = beat.state
    return tuple(found)


def text_of(run: Run, who: str, seed: int | None, length: str = "full", tense: str = "past") -> str:
    had, me = had_by(run, who, seed), run.scene.roster.character(who)
    if seed is not None:
        last = run.beats[-1]._replace(state=disturbed(run, run.state, me, seed))
        run = replace(run, start=disturbed(run, run.start, me, seed), beats=(*run.beats[:-1], last))
    return told(run, who, had, tense=tense, length=length)  # type: ignore[arg-type]


@pytest.mark.parametrize("who", SIDES)
@pytest.mark.parametrize("length", ["line", "short", "full"])
def test_what_is_hidden_in_another_changes_nothing(who: str, length: str) -> None:
    assert text_of(played(), who, 1, length) == text_of(played(), who, None, length)


@given(st.integers(0, 2**20), st.sampled_from(WORLDS), st.integers(0, 3), st.sampled_from(["past", "present"]))
@settings(max_examples=40, deadline=None)
def test_whatever_is_hidden_in_another_changes_nothing(seed: int, world: tuple[str, int], at: int, tense: str) -> None:
    """In many scenes and from every side: the same acts perceived, and everything else in the others another."""
    run = evening(*world)
    names = [name for name in run.scene.roster.characters if name]
    who = names[at % len(names)]
    assert text_of(run, who, seed, tense=tense) == plain(world, who, tense)


@cache
def plain(world: tuple[str, int], who: str, tense: str) -> str:
    return text_of(evening(*world), who, None, tense=tense)


def test_what_one_has_oneself_does_change_it() -> None:
    run, me = played(), 1 - played().scene.roster.character("hux")
    assert told(run, "hux", had_by(run, "hux", None), tense="past", length="full") != text_of(run, "kylo", None)
    other = [
        Having(h.who, me, h.number, h.perceived, h.company, *(disturbed_rows(run, h, me)), h.held)
        for h in had_by(run, "hux", None)
    ]
    assert told(run, "hux", other, tense="past", length="full") != text_of(run, "hux", None)


def disturbed_rows(run: Run, had: Having, me: int) -> list[Rows]:
    """Another's rows in place of one's own."""
    return [Rows(run.scene, rows._value, me) for rows in (had.before, had.after, had.choice, had.lived)]


def test_the_door_is_shut_to_what_is_nobodys_own() -> None:
    rows = Rows(played().scene, played().start, 0)
    for name in ("so", "holder", "offer", "place_of_others"):
        with pytest.raises(AttributeError):
            getattr(rows, name)
    assert rows.feeling.shape == played().start.feeling.shape[1:]
    shared = {"seed", "world", "beat", "seconds", "so", "holder", "offer", "prospect", "prospect_state", "duty_done"}
    assert set(State._fields) - set(_axes(State)) <= shared | {
        name for name in State._fields if name.startswith("moment_")
    }


def test_a_face_that_shows_nothing_tells_the_other_nothing(tmp_path: object) -> None:
    """The same acts, and in Kylo, whom nothing can read, another heart: Hux's telling is the same."""
    text = load("quarters").source.replace(
        "expressivity: {face: 0.9, voice: 0.7, posture: 0.8, words: 0.3}", "expressivity: 0"
    )
    script = [
        {"who": "hux", "does": "enter", "about": "quarters"},
        {"who": "kylo", "does": "turn_away", "to": "hux"},
        {"who": "hux", "does": "sneer", "to": "kylo"},
    ]
    texts = []
    for scene in (
        text,
        text.replace("{shame: 0.6, about: self}", "{pride: 0.9, about: self}").replace(
            "{fear: 0.5, about: leader}", "{love: 0.9, about: hux}"
        ),
    ):
        path = tmp_path / "quiet.yaml"  # type: ignore[operator]
        path.write_text(scene, encoding="utf-8")
        texts.append(narrate(inscape.observe(path, script), "hux"))
    assert texts[0] == texts[1]
    assert "Hux" in texts[0]


@pytest.mark.parametrize("scene", ["quarters", "lie", "table", "apology"])
@pytest.mark.parametrize("tense", ["past", "present"])
def test_every_sentence_is_whole(scene: str, tense: str) -> None:
    run = inscape.play(scene, seed=2, beats=18)
    for who in [*(name for name in run.scene.roster.characters if name), "nobody"]:
        text = narrate(run, who, tense=tense)  # type: ignore[arg-type]
        assert not re.search(r"[{}\[\]]|  |\.\.|,,| ,|\bNone\b(?! c[ao]me)", text), text
        assert not re.search(r"\b\d+\.\d", text), "numbers are for transcripts"
        assert all(paragraph[0].isupper() or paragraph[0] == '"' for paragraph in text.strip().split("\n\n"))


def test_no_frame_comes_twice_in_a_paragraph() -> None:
    phrases = Phrases("luck")
    names = ("silence.others",)
    phrases.paragraph()
    drawn = [phrases.choose(names, {}, other="hux", again=True) for _ in range(12)]
    told_once = [text for text in drawn if text]
    assert len(told_once) == len(set(told_once)) == len(entries()["silence.others"])


@pytest.mark.parametrize("who", SIDES)
def test_no_sentence_comes_twice(who: str) -> None:
    for paragraph in narrate(played(3), who).split("\n\n"):
        sentences = re.findall(r"[A-Z][^.!?\"]{12,}[.!?]", re.sub(r'"[^"]*"', "", paragraph))
        assert len(sentences) == len(set(sentences))


def test_the_sides_differ_and_the_lengths_grow() -> None:
    run = played()
    assert narrate(run, "kylo") != narrate(run, "hux")
    line, short, full = (len(narrate(run, "kylo", length=length)) for length in ("line", "short", "full"))  # type: ignore[arg-type]
    assert line < 300 < short < full


def test_the_outside_says_nothing_of_the_inside() -> None:
    text = narrate(played(), "nobody")
    told = re.sub(r'"[^"]*"', "", text)  # what is said may speak of anything
    assert not re.search(r"\b(felt|wanted|knew|ashamed of|told himself|had been waiting)\b", told)
    assert all(
        line in text
        for view in views(played(), inside=False)
        for line in [re.split(r"(?<=[.?!]) ", d.line)[0].rstrip(".") for d in view.doings if d.line][:1]
    )


def test_an_empath_senses_and_others_see() -> None:
    run = played()
    sensed = [text.split("{")[0].strip('"') for text in entries()["sense.suffers"]]
    assert not any(part and part in narrate(run, "hux") for part in sensed)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Not now, Mr. Alder. Go.", ["Not now, Mr. Alder.", "Go."]),
        ("Have you eaten? No. J. S. Mill has.", ["Have you eaten?", "No.", "J. S. Mill has."]),
        ("One … two.", ["One …", "two."]),
        ("", []),
    ],
)
def test_a_title_or_an_initial_does_not_end_a_sentence(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_among_four_it_is_said_at_whom() -> None:
    run = inscape.observe("table", [{"who": "ben", "does": "smile", "to": "ruth"}])
    assert "Ben smiled at Ruth." in narrate(run, "mia")
    assert "Ben smiled at her." in narrate(run, "ruth")


def test_silences_one_after_the_other_are_one_from_outside() -> None:
    acts = [{"who": who, "does": "stay_silent", "to": to} for who, to in [SIDES, SIDES[::-1], SIDES]]
    entered = {"who": "hux", "does": "enter", "about": "quarters"}
    text = narrate(inscape.observe("quarters", [entered, *acts]), "nobody")
    pauses = [sentence.replace("[be=]", "was").replace("[speak=]", "spoke") for sentence in entries()["outside.pause"]]
    assert sum(pause in text for pause in pauses) == 1
    assert "Kylo" not in text.partition("came in")[2]


def test_what_nobody_holds_against_anyone_does_not_falter() -> None:
    """Somebody who holds nothing hard toward another may be startled by them, and has no hatred to lose hold of."""
    hard = [text for text in entries()["falter.hard"] if "{hard}" not in text]
    assert hard
    assert not set(entries()["falter.none"]) & set(entries()["falter.hard"])
    assert not any("{hard}" in text or "against" in text for text in entries()["falter.none"])


@pytest.mark.parametrize(("option", "value"), [("tense", "future"), ("length", "epic")])
def test_an_unknown_option_is_refused(option: str, value: str) -> None:
    with pytest.raises(UnknownName, match=value):
        narrate(played(), "kylo", **{option: value})  # type: ignore[arg-type]
    with pytest.raises(UnknownName, match="kilo"):
        narrate(played(), "kilo")
