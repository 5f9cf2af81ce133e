"""Verbs, pronouns and stage directions come out as a careful writer would put them."""

from __future__ import annotations

import pytest

from inscape.scene.load import load
from inscape.tell.names import Naming
from inscape.tell.phrases import entries
from inscape.tell.voice import Voice
from inscape.why.morphology import backshifted, direction, infinitive, inflected


@pytest.mark.parametrize(
    ("lemma", "past", "present", "plural"),
    [("look", "looked", "looks", "look"), ("be", "was", "is", "are"), ("have", "had", "has", "have"), ("go", "went", "goes", "go"),
     ("can", "could", "can", "can"), ("lie", "lay", "lies", "lie"), ("cut", "cut", "cuts", "cut")],
)  # fmt: skip
def test_forms_of_verbs(lemma: str, past: str, present: str, plural: str) -> None:
    assert inflected(lemma, "past", plural=False) == past
    assert inflected(lemma, "present", plural=False) == present
    assert inflected(lemma, "present", plural=True) == plural
    assert inflected("be", "past", plural=True) == "were"


def test_stage_directions_change_tense() -> None:
    assert direction("begins to speak, and stops", "past", plural=False) == "began to speak, and stopped"
    assert direction("breathes in, and slowly out", "past", plural=False) == "breathed in, and slowly out"
    assert infinitive("turns away and sighs") == "turn away and sigh"
    assert backshifted("the base is lost", "past") == "the base was lost"
    assert backshifted("the base is lost", "present") == "the base is lost"


def test_names_give_way_where_that_is_clear() -> None:
    voice = Voice(Naming(load("quarters")), "kylo", "past")
    assert voice.say("{he} [look] at {other}.", {}, other="hux") == "Kylo looked at Hux."
    assert voice.say("{he} [say] nothing.", {}) == "He said nothing."
    assert voice.say("{other} [do+] not answer {him}.", {}, other="hux") == "Hux did not answer him."
    assert voice.say("{he} [turn] away.", {}) == "Kylo turned away."
    voice.paragraph()
    assert voice.say("{he} [wait].", {}) == "Kylo waited."


def test_who_has_just_spoken_is_a_pronoun_in_its_case() -> None:
    voice = Voice(Naming(load("lie")), "ilse", "past")
    voice.speaks("paul")
    assert voice.say("From {other}, of all people.", {}, other="paul") == "From him, of all people."
    assert voice.say("{other} [look+] away.", {}, other="paul") == "He looked away."


def test_another_pronoun_needs_no_name() -> None:
    voice = Voice(Naming(load("lie")), "ilse", "present")
    assert voice.say("{he} [look] at {other}.", {}, other="paul") == "Ilse looks at Paul."
    assert (
        voice.say("{he} [like] {other}; {other} [do+] not know.", {}, other="paul")
        == "She likes him; he does not know."
    )


def test_every_sentence_of_the_file_can_be_said() -> None:
    voice = Voice(Naming(load("quarters")), "kylo", "past")
    for name, texts in entries().items():
        if name.split(".")[0] in ("needs", "strands", "verbs", "numbers", "insider", "does_to"):
            continue
        for text in texts:
            said = voice.say(text, {}, other="hux", subject="kylo")
            assert "[" not in said.replace("[{verb}*]", ""), (name, text)
