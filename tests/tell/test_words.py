"""The vocabulary says every word that the engine can need, and nothing else."""

from __future__ import annotations

import pytest

from inscape.mind.axes import GROUPS, KINDS, STRANDS, TERMS
from inscape.tell import words
from inscape.why.shares import EFFORTS, NORMS
from inscape.why.synonyms import DEEDS, FEELINGS


def test_every_name_of_the_engine_has_words() -> None:
    vocabulary = words.vocabulary()
    assert set(vocabulary["kinds"]) == set(KINDS)
    assert set(vocabulary["strands"]) == set(STRANDS)
    assert set(vocabulary["groups"]) == {*GROUPS, "silence"}
    assert set(vocabulary["terms"]) == {*TERMS, "spent"}
    assert set(vocabulary["efforts"]) == set(EFFORTS.values())
    assert set(vocabulary["norms"]) == set(NORMS.values())
    assert all(words.kind_words(kind).pleasant in (-1, 0, 1) for kind in KINDS)


@pytest.mark.parametrize(
    ("warmth", "expected"), [(-1.0, "cold"), (-0.3, ""), (0.0, ""), (0.29, ""), (0.3, "warm"), (1.0, "warm")]
)
def test_tone(warmth: float, expected: str) -> None:
    assert words.tone(warmth) == expected


@pytest.mark.parametrize(("nats", "expected"), [(0.0, "a little surprised"), (1.6, "surprised"), (9.0, "astonished")])
def test_surprise(nats: float, expected: str) -> None:
    assert words.surprise_word(nats) == expected


@pytest.mark.parametrize(("amount", "expected"), [(0.0, "a trace of"), (0.4, "some"), (1.0, "overwhelming")])
def test_intensity(amount: float, expected: str) -> None:
    assert words.intensity_word(amount) == expected


def test_pronouns_default_to_they() -> None:
    assert words.pronouns("she") == ("she", "her", "her", "herself", "hers")
    assert words.pronouns("xe") == words.pronouns("they")


def test_numbers_never_show_a_negative_zero() -> None:
    assert words.number(-0.01) == "0.0"
    assert words.number(0.449) == "0.4"


@pytest.mark.parametrize(
    ("parts", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_listed(parts: list[str], expected: str) -> None:
    assert words.listed(parts) == expected


def test_what_a_transcript_says_can_be_asked() -> None:
    vocabulary = words.vocabulary()
    for kind in KINDS:
        said = words.kind_words(kind)
        for word in (said.noun, said.looks):
            name = word.replace(" ", "_")
            assert name in KINDS or FEELINGS[name] in KINDS
            assert FEELINGS.get(name, name) in KINDS
        assert FEELINGS.get(said.noun.replace(" ", "_"), said.noun.replace(" ", "_")) == kind
    for group, part in vocabulary["groups"].items():
        does = part["does"].replace(" ", "_")
        assert not does or DEEDS[does] == {"silence": "stay_silent"}.get(group, group)
