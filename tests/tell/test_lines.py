"""Choosing, filling and breaking off a line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from inscape.scene.load import parse_scene
from inscape.tell.clauses import Person, voiced
from inscape.tell.lines import STRENGTHS, Dialogue, Lines, as_lines, cut, pick, strength
from inscape.tell.names import spoken_to
from inscape.tell.slots import fill, fits
from inscape.tell.words import pronouns

FULL = Lines(mild=("m1", "m2"), plain=("p1", "p2"), strong=("s1",))


def test_a_plain_list_is_plain() -> None:
    assert as_lines(["a", "b"]) == Lines(plain=("a", "b"))
    assert as_lines("a") == Lines(plain=("a",))
    assert as_lines({"strong": ["c"]}) == Lines(strong=("c",))
    assert as_lines(None) == Lines()


def test_strength_follows_each_of_its_three_sources() -> None:
    assert strength(force=0.0, feeling=0.0, regard=0.0) == "mild"
    assert strength(force=0.5, feeling=0.3, regard=0.2) == "plain"
    assert strength(force=0.9, feeling=0.9, regard=0.0) == "strong"
    for part in ("force", "feeling", "regard"):
        parts = {"force": 0.3, "feeling": 0.3, "regard": 0.3}
        levels = [STRENGTHS.index(strength(**{**parts, part: step / 10})) for step in range(11)]
        assert levels == sorted(levels)
        assert levels[0] < levels[-1]


@pytest.mark.parametrize("wanted", STRENGTHS)
def test_a_line_of_the_strength_is_taken_while_one_is_left(wanted: str) -> None:
    assert pick(FULL, wanted, {}, "key") in getattr(FULL, wanted)


def test_no_line_is_said_twice_while_another_is_left() -> None:
    used: dict[str, int] = {}
    said = []
    for beat in range(10):
        line = pick(FULL, "strong", used, f"7|1|{beat}")
        used[line] = used.get(line, 0) + 1
        said.append(line)
    assert sorted(said[:5]) == sorted(said[5:]) == ["m1", "m2", "p1", "p2", "s1"]
    assert said[0] == said[5] == "s1"


def test_nothing_to_say() -> None:
    assert pick(Lines(), "mild", {}, "key") == ""


def test_the_choice_is_luck_of_names() -> None:
    chosen = {pick(FULL, "plain", {}, f"{seed}|0|1|hux|sneer") for seed in range(40)}
    assert chosen == {"p1", "p2"}
    assert pick(FULL, "plain", {}, "7|0|1") == pick(FULL, "plain", {}, "7|0|1")


@given(st.text(min_size=1, max_size=8), st.integers(0, 10_000))
def test_an_added_line_takes_turns_from_others_but_never_swaps_them(added: str, luck: int) -> None:
    before = pick(FULL, "plain", {}, str(luck))
    after = pick(FULL._replace(plain=(*FULL.plain, added)), "plain", {}, str(luck))
    assert after in (before, added)


@pytest.mark.parametrize(
    ("progress", "expected"),
    [
        (0.0, ""),
        (0.05, "I—"),
        (0.3, "I meant—"),
        (0.5, "I meant to tell—"),
        (0.6, "I meant to tell—"),
        (0.7, "I meant to tell you—"),
    ],
)
def test_a_line_breaks_off_where_it_was_cut(progress: float, expected: str) -> None:
    assert cut("I meant to tell you the truth.", progress) == expected


@given(st.text(alphabet="abc ,.", max_size=40), st.floats(0, 1))
def test_what_is_cut_off_was_the_beginning(line: str, progress: float) -> None:
    begun = cut(line, progress)
    assert begun == "" or (begun.endswith("—") and line.startswith(begun[:-1]))


@pytest.mark.parametrize(
    ("called", "spoken"),
    [("the Marquis", "Marquis"), ("his grandfather", "Grandfather"), ("Peter's mother", "Mother"), ("His Grace", "Your Grace"),
     ("Mr. Collins", "Mr. Collins"), ("Ada", "Ada")],
)  # fmt: skip
def test_how_one_speaks_to_somebody(called: str, spoken: str) -> None:
    assert spoken_to(called) == spoken


@pytest.mark.parametrize(("key", "line"), [("", "Well, Duke?"), (", addressed: Your Grace", "Well, Your Grace?")])
def test_an_author_may_say_how_one_is_spoken_to(key: str, line: str) -> None:
    cast = f"{{ada: {{lines: {{ask: ['Well, {{you}}?']}}}}, ben: {{called: the duke{key}}}}}"
    scene = parse_scene(f"scene: s\ncast: {cast}\nmoves: {{stock: [ask]}}\n")
    row = scene.roster.find_act("ada", "ask", to="ben")
    assert Dialogue(scene, seed=0, world=0).words(1, row, scene.start).line == line


def test_slots() -> None:
    values = {"you": "him", "named": "Hux", "your": "his", "fact": "the base is lost"}
    assert fill("looks at {you}", values) == "looks at him"
    assert fill("waves away what {you} has done", values) == "waves away what Hux has done"
    assert fill("lays it at {you}'s door", values) == "lays it at his door"
    assert fill("Listen. {fact}.", {"fact": "the base is lost"}) == "Listen. The base is lost."
    assert fill("keeps {odd} braces { }", values) == "keeps {odd} braces { }"


def test_a_line_fits_where_its_slots_mean_something() -> None:
    assert fits("Is it true that {fact}?", {"fact": "it rains"})
    assert not fits("Is it true that {fact}?", {"fact": ""})
    assert fits("Odd {braces}", {"fact": ""})


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("Ben lost the bicycle", "you lost the bicycle"),
        ("Ben is late", "you are late"),
        ("Ben trusts no one", "you trust no one"),
        ("Ben's bicycle is gone", "your bicycle is gone"),
        ("Ada has a bicycle", "I have a bicycle"),
        ("Ben lost her bicycle and his way", "you lost her bicycle and your way"),
        ("the bicycle is gone", "the bicycle is gone"),
        ("Ada is leaving Ben", "I am leaving you"),
        ("the dog bit Ada", "the dog bit me"),
        ("Cleo told Ben that Ada lies", "Cleo told you that Ada lies"),
    ],
)
def test_a_fact_is_said_to_somebodys_face(clause: str, expected: str) -> None:
    assert voiced(clause, Person("Ada", pronouns("she")), Person("Ben", pronouns("he"))) == expected
