"""What a reason is: parts that make it, in a stated way, printed so that nothing is lost."""

from __future__ import annotations

import json
import re
from math import log1p

import pytest

from inscape.why.reason import Reason, number, shared

SUM = Reason("guilt", 0.6, (Reason("it was lost", 0.5, source="scene.yaml:31"), Reason("old", 0.1)), "sum")


def test_a_sum_that_is_off_does_not_add_up() -> None:
    assert SUM.adds_up
    assert not Reason("guilt", 0.7, SUM.parts, "sum").adds_up
    assert not Reason("whole", 0.6, (Reason("guilt", 0.6, (Reason("part", 0.5),), "sum"),), "sum").adds_up


def test_a_product_multiplies() -> None:
    factors = (Reason("change", 0.5), Reason("worth", 0.4))
    assert Reason("loss", 0.2, factors, "product").adds_up
    assert not Reason("loss", 0.9, factors, "product").adds_up


def test_log_shares_are_shares_of_the_whole_by_weight() -> None:
    first, second = 0.5, 0.2
    parts = shared(0.6, [(Reason("one"), -log1p(-first)), (Reason("two"), -log1p(-second)), (Reason("none"), 0.0)])
    assert [part.label for part in parts] == ["one", "two"]
    assert Reason("both", 0.6, parts, "log-share").adds_up
    swapped = (
        Reason("one", parts[1].value, weight=parts[0].weight),
        Reason("two", parts[0].value, weight=parts[1].weight),
    )
    assert not Reason("both", 0.6, swapped, "log-share").adds_up


def test_grounds_and_remarks_count_for_nothing() -> None:
    grounds = (Reason("it cost him", 0.3), Reason("she looked away"))
    assert Reason("anger", 0.2, grounds).adds_up
    assert Reason("anger", 0.2, (Reason("all of it", 0.2), Reason("she looked away")), "sum").adds_up


def test_small_parts_are_gathered_and_keep_their_parts() -> None:
    parts = (Reason("large", 1.0), Reason("small", 0.02), Reason("tiny", -0.01), Reason("a remark"))
    shown = Reason("whole", 1.01, parts, "sum").gathered()
    assert [part.label for part in shown.parts] == ["large", "2 smaller ones", "a remark"]
    assert shown.parts[1].value == pytest.approx(0.01)
    assert {part.label for part in shown.parts[1].parts} == {"small", "tiny"}
    assert shown.adds_up


def test_parts_of_one_name_are_told_together() -> None:
    parts = tuple(Reason("ashamed", 0.1 * beat, is_change=True, beat=beat) for beat in (1, 2, 3))
    text = Reason("shame", 0.6, parts, "sum").to_text()
    assert "+0.60  ashamed, at beats 1, 2 and 3" in text
    assert "of this the most at beat 3" in text


def test_the_tree_as_text() -> None:
    inner = Reason(
        "it was lost", 0.5, (Reason("wrong by his own standard (0.8)", source="scene.yaml:22"),), source="scene.yaml:31"
    )
    text = Reason("Ben's guilt after beat 2", 0.6, (inner, Reason("faded", 0.1, is_change=True)), "sum").to_text()
    assert text.split("\n") == [
        "Ben's guilt after beat 2: 0.60",
        "├─ 0.50  it was lost                         scene.yaml:31",
        "│        └─ wrong by his own standard (0.8)  scene.yaml:22",
        "└─ +0.10  faded",
    ]


LONG = Reason(
    "a root with a label that goes on for longer than the sixty columns which there are for it", 0.6,
    (
        Reason("it was lost by somebody who had been asked three times to look after it and had said yes", 0.5,
               (Reason("wrong by a standard that takes many words to say, and is said in them all the same: 0.80",
                       source="scene.yaml:22"),), source="scene.yaml:31"),
        Reason("faded", 0.1, is_change=True, source="half-life 8.4 min, Verduyn & Lavrijsen (2015)"),
    ),
    "sum",
)  # fmt: skip


@pytest.mark.parametrize("width", [66, 72, 80, 200])
def test_no_line_is_wider_than_it_may_be_and_no_word_is_lost(width: int) -> None:
    text = LONG.to_text(width=width)
    assert max(len(line) for line in text.split("\n")) <= width
    words = " ".join(re.sub(r"[│├└─]", " ", text).split())
    for part in LONG.walk():
        assert part.source in text
        assert set(part.label.split()) <= {word for found in words.split() for word in (found, found.rstrip(":"))}


def test_what_is_wrapped_hangs_under_its_own_words() -> None:
    lines = LONG.to_text(width=72).split("\n")
    assert lines[0].startswith("a root with")
    assert lines[1].startswith("│ ")
    at = next(number for number, line in enumerate(lines) if "it was lost" in line)
    assert lines[at + 1].startswith("│        │ ")
    assert lines[at + 1][11] == " " or lines[at + 1][11].isalpha()


def test_as_a_value_nothing_is_gathered() -> None:
    value = json.loads(json.dumps(SUM.to_dict()))
    assert value["combine"] == "sum"
    assert [part["label"] for part in value["parts"]] == ["it was lost", "old"]
    assert value["parts"][0]["source"] == "scene.yaml:31"


def test_rich_and_notebook_renderings_say_the_same_and_escape() -> None:
    from rich.console import Console

    evil = Reason("<script>alert(1)</script> [bold]", 0.5, (Reason("a [red] part", 0.5, source="x.yaml:1"),), "sum")
    console = Console(width=120, color_system=None, file=None)
    with console.capture() as capture:
        console.print(evil)
    assert capture.get().rstrip("\n") == evil.to_text()
    page = evil._repr_html_()
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "x.yaml:1" in page


@pytest.mark.parametrize(
    ("value", "is_change", "text"),
    [
        (0.5, False, "0.50"),
        (-0.25, True, "−0.25"),
        (0.25, True, "+0.25"),
        (0.03, False, "0.030"),
        (0.0, True, "+0.00"),
        (2e-4, False, "0.0002"),
    ],
)
def test_numbers(value: float, is_change: bool, text: str) -> None:
    assert number(value, is_change=is_change) == text
