"""What of a beat is told: the strongest, what is new, and not again until it has changed."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from inscape.tell.facets import BeatView, Doing, Felt, Held, Inside, Learned, Outlook, Outward, Reading, Strand
from inscape.tell.unsaid import ACTOR_LINES, Unsaid

CAST = {"ada": SimpleNamespace(called="Ada", pronouns="she"), "ben": SimpleNamespace(called="Ben", pronouns="he")}
SCENE: Any = SimpleNamespace(
    model=SimpleNamespace(cast=CAST, facts={"lost": SimpleNamespace(says="Ben lost the bicycle")}),
    roster=SimpleNamespace(facts=("lost",), prospects=("ben.forgiven",)),
)
NOTHING = Inside(
    "ben", ("ada",), (), (), (), None, 0.0, "", 0.0, 0.0, 0.0, "ada", 0.5, 0.5, 0.0, 0.0, "", False, (), (), ()
)  # fmt: skip
ASKS = Doing(
    "main", 1, "ada", "ask", "probe", "ben", "ben", "", "", "Where is it?", "Where is it?", 1.0, False, False, 0.0, 3.0
)


def beat(number: int = 1, *, doing: Doing = ASKS, **inside: Any) -> BeatView:
    """A beat in which Ada does something and this is inside Ben."""
    return BeatView(number, "act", 0.0, (doing,), (replace(NOTHING, who="ada"), replace(NOTHING, **inside)))


def told(*beats: BeatView) -> list[list[str]]:
    """What is told of Ben at each beat, label and text."""
    teller = Unsaid(SCENE)
    return [
        [f"{remark.label}: {remark.text}" if remark.label else remark.text for remark in teller.remarks(view)]
        for view in beats
    ]


def test_nothing_is_told_where_nothing_is() -> None:
    assert told(beat()) == [[]]


def test_feelings_strongest_first_with_arrows_for_changes() -> None:
    felt = (Felt("fear", "ada", 0.4, 0.2), Felt("guilt", "ada", 0.0, 0.6), Felt("joy", "situation", 0.06, 0.08))
    assert told(beat(felt=felt)) == [["feels: guilt 0.6 about Ada · fear 0.4 → 0.2"]]


def test_a_feeling_says_what_it_is_about_unless_that_is_the_other() -> None:
    felt = (Felt("guilt", "lost", 0.0, 0.6), Felt("shame", "ben", 0.0, 0.5))
    assert told(beat(felt=felt)) == [["feels: guilt 0.6 that Ben lost the bicycle · shame 0.5"]]


def test_a_feeling_is_told_again_only_when_it_has_changed() -> None:
    still = (Felt("guilt", "ada", 0.6, 0.6),)
    first, second, third, fourth = told(
        beat(1, felt=(Felt("guilt", "ada", 0.0, 0.6),)), beat(2, felt=still), beat(3, felt=still),
        beat(4, felt=(Felt("guilt", "ada", 0.6, 0.4),)),
    )  # fmt: skip
    assert (first, second, third) == (["feels: guilt 0.6 about Ada"], [], [])
    assert fourth == ["feels: guilt 0.6 → 0.4 about Ada"]


def test_slow_drift_is_told_in_the_end() -> None:
    levels = [0.30, 0.36, 0.42, 0.48, 0.54]
    beats = [
        beat(i, felt=(Felt("anger", "ada", a, b),))
        for i, (a, b) in enumerate(zip([0.3, *levels], levels, strict=False))
    ]
    lines = told(*beats)
    assert lines[0] == ["feels: anger 0.3"]
    assert [i for i, line in enumerate(lines) if line] == [0, 3]


def test_ambivalence_is_told_once() -> None:
    regard = (Strand("ada", "warmth", 0.7, 0.7), Strand("ada", "hostility", 0.8, 0.8))
    angry = beat(1, felt=(Felt("anger", "ada", 0.1, 0.5),), regard=regard)
    assert told(angry, beat(2, felt=(Felt("anger", "ada", 0.5, 0.8),), regard=regard)) == [
        ["feels: anger 0.1 → 0.5, still fond of Ada"],
        ["feels: anger 0.5 → 0.8"],
    ]


def test_what_is_hidden_and_what_is_put_on() -> None:
    outward = (Outward("guilt", 0.6, 0.1), Outward("joy", 0.0, 0.3), Outward("fear", 0.5, 0.4))
    assert told(beat(outward=outward)) == [["shows: joy 0.3, put on", "hides: guilt"]]
    assert told(beat(outward=outward, company=())) == [[]]


@pytest.mark.parametrize(
    ("readings", "expected"),
    [
        (
            (
                Reading("ada", "guilt", "toward_me", 0.1, 0.6, 0.1),
                Reading("ada", "contempt", "toward_me", 0.4, 0.0, 0.0),
            ),
            "takes Ada to be contemptuous, not guilty",
        ),
        ((Reading("ada", "pity", "toward_me", 0.4, 0.5, 0.1),), "sees through to her pity"),
        (
            (Reading("ada", "anger", "elsewhere", 0.3, 0.6, 0.5), Reading("ada", "anger", "toward_me", 0.4, 0.0, 0.5)),
            "takes her anger personally",
        ),
    ],
)
def test_reading_the_other(readings: tuple[Reading, ...], expected: str) -> None:
    assert told(beat(readings=readings), beat(readings=readings)) == [[expected], []]


def test_only_who_has_the_sense_senses_what_is_hidden() -> None:
    faint = (Reading("ada", "guilt", "toward_me", 0.25, 0.3, 0.0),)
    assert told(beat(readings=faint)) == [[]]
    assert told(beat(readings=faint, empathy=0.8)) == [["senses her hidden guilt"]]
    glad = (Reading("ada", "joy", "toward_me", 0.35, 0.4, 0.0),)
    assert told(beat(readings=glad, empathy=0.8)) == [[]]


def test_who_wears_no_mask_of_their_own_does_not_hide_that_they_are_glad() -> None:
    glad = (Outward("joy", 0.7, 0.1), Outward("shame", 0.5, 0.1))
    assert told(beat(outward=glad)) == [["hides: shame"]]
    assert told(beat(outward=glad, mask=0.8)) == [["hides: joy and shame"]]


def test_a_feeling_may_be_that_a_fact_is_not_so() -> None:
    glad = (Felt("joy", "lost", 0.0, 0.4, is_so=False),)
    assert told(beat(felt=glad)) == [["feels: joy 0.4 that it is not so that Ben lost the bicycle"]]


def test_esteem_is_awe_only_with_fear() -> None:
    felt, esteem = (Felt("anger", "ada", 0.1, 0.5),), Strand("ada", "esteem", 0.7, 0.7)
    assert told(beat(felt=felt, regard=(esteem,))) == [["feels: anger 0.1 → 0.5, still looking up to Ada"]]
    fears = (esteem, Strand("ada", "fear", 0.5, 0.5))
    assert told(beat(felt=felt, regard=fears)) == [["feels: anger 0.1 → 0.5, still in awe of Ada"]]


def test_a_reading_that_is_right_and_plain_to_see_is_not_told() -> None:
    assert told(beat(readings=(Reading("ada", "joy", "toward_me", 0.5, 0.5, 0.5),))) == [[]]


def test_surprise_names_what_was_expected() -> None:
    silent = replace(ASKS, group="withdraw", line="", is_silence=True)
    view = beat(doing=silent, surprise=1.24, expected="retort", expected_chance=0.8, freeze=0.6)
    assert told(view) == [["expected a retort and got silence (surprise 1.2), and freezes"]]
    vague = beat(doing=silent, surprise=1.6, expected="retort", expected_chance=0.2)
    assert told(vague) == [["is surprised (1.6)"]]
    assert told(beat(doing=silent, surprise=0.3, expected="retort", expected_chance=0.8)) == [[]]


def test_held_back_gives_the_line_and_the_reason_once() -> None:
    held = Held(4, "confess", "ada", "", "I have to tell you something.", 0.5, 0.4, "dread", is_silence=False)
    view = beat(held=held)
    assert told(view, view) == [['held back: "I have to tell you something." (dread of what would follow)'], []]
    wordless = Held(4, "look_away", "", "looks away", "", 0.5, 0.4, "duty", is_silence=False)
    assert told(beat(held=wordless)) == [["held back: look away (duty forbids it)"]]


@pytest.mark.parametrize(
    ("share", "line", "reason"),
    [
        ("force", "Say it.", "hard to bring out"),
        ("force", "", "more than he can bring himself to"),
        ("repeat", "Say it.", "the like has just been said"),
        ("feigned", "Say it.", "it would not be heartfelt"),
        ("", "Say it.", "it does not come easily"),
    ],
)
def test_what_it_takes_is_said_by_what_of_it_weighs_most(share: str, line: str, reason: str) -> None:
    held = Held(4, "confess", "ada", "", line, 0.5, 0.4, "effort", is_silence=False, share=share)
    what = '"Say it."' if line else "confess"
    assert told(beat(held=held)) == [[f"held back: {what} ({reason})"]]
    spent = replace(NOTHING, held=held, reserve=0.15, reserve_before=0.15)
    assert told(BeatView(1, "act", 0.0, (ASKS,), (spent,))) == [[f"held back: {what} (no strength for it)"]]


@pytest.mark.parametrize(
    ("share", "reason"),
    [("lie", "it would be a lie"), ("cruelty", "Ada has not earned that"), ("own", "it would be wrong")],
)
def test_what_anyone_shrinks_from_is_not_ones_own_standard(share: str, reason: str) -> None:
    held = Held(4, "insult", "ada", "", "Fool.", 0.5, 0.4, "standards", is_silence=False, share=share)
    assert told(beat(held=held)) == [[f'held back: "Fool." ({reason})']]


def test_who_never_believed_it_does_not_stop_believing_it() -> None:
    assert told(beat(learned=(Learned("lost", 0.5, 0.2),))) == [["takes it to be untrue that Ben lost the bicycle"]]
    assert told(beat(learned=(Learned("lost", 0.9, 0.2),))) == [["no longer believes that Ben lost the bicycle"]]


def test_knowledge_and_prospects() -> None:
    view = beat(
        learned=(Learned("lost", 0.5, 0.9),), outlooks=(Outlook("ben.forgiven", True, 0.4, 0.0, "open", "failed"),)
    )
    assert told(view) == [["now knows that Ben lost the bicycle", "hopes: forgiven: no more hope of it"]]


def test_a_new_look_is_told_at_its_onset_and_not_while_look_follows_look() -> None:
    beats = [1, 2, 5, 9, 13, 21]
    lines = told(*(beat(number, falter=0.5) for number in beats))
    anew = ["sees Ada anew for a moment"]
    assert lines == [anew, [], [], [], [], anew]


def test_a_line_left_out_for_room_is_told_later() -> None:
    crowded: dict[str, Any] = {
        "felt": (Felt("guilt", "ada", 0.0, 0.9),),
        "outward": (Outward("joy", 0.0, 0.6), Outward("guilt", 0.4, 0.0)),
        "surprise": 2.0,
        "learned": (Learned("lost", 0.0, 1.0),),
        "falter": 0.5,
    }
    first, second = told(beat(1, **crowded), beat(2, outward=crowded["outward"]))
    assert len(first) < ACTOR_LINES
    assert "hides: guilt" not in first
    assert "hides: guilt" in second
