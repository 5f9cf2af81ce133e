"""An interruption as others have it: told from nobody's side and from an onlooker's, without a gap where a name should be."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
import yaml

import inscape
from inscape.play.run import Run
from inscape.scene.load import parse_scene
from inscape.tell.narrate import narrate

CONFESSES = {"who": "ben", "does": "confess", "to": "ada", "about": "bicycle_lost"}
HUSHES = {"who": "ada", "does": "hush", "to": "ben"}
BEGUN, UNSAID = "I have to tell you that {fact}.", "Listen."
"""A line of which half can be heard, and one that is too short for that."""

SEEN = {
    BEGUN: r"—\" Ben (got no further|was not let finish)\. Ada raised",
    UNSAID: r"^Ben's lips parted; it did not come",
}
MINE = {BEGUN: r"Ben got no further; Ada cut across|Ada did not let Ben finish", UNSAID: r"Ada did not let it come"}
OTHERS = {
    BEGUN: r"Ada did not let him finish|Ben got no further\. Ada raised",
    UNSAID: r"opened his mouth, and was not let",
}
SIDES = {"nobody": SEEN, "cat": SEEN, "ada": MINE, "ben": OTHERS}


@cache
def hushed(line: str, seed: int, to: str = "ada") -> Run:
    """Ada cuts Ben off in saying this, and Cat is there too."""
    stated = yaml.safe_load((Path(__file__).parent / "bicycle.yaml").read_text(encoding="utf-8"))
    stated["cast"]["cat"] |= {"at": "kitchen", "called": "Cat"}
    stated["moves"]["confess"]["lines"] = [line]
    return inscape.observe(
        parse_scene(yaml.safe_dump(stated, sort_keys=False)),
        [{**HUSHES, "cuts_off": {**CONFESSES, "to": to}}],
        seed=seed,
    )


@pytest.mark.parametrize("line", [BEGUN, UNSAID], ids=["begun", "unsaid"])
@pytest.mark.parametrize("side", SIDES)
def test_every_side_names_whoever_is_not_its_own_and_leaves_no_gap(side: str, line: str) -> None:
    for seed in range(6):
        told = narrate(hushed(line, seed), side)
        assert re.search(SIDES[side][line], told, flags=re.MULTILINE), told
        assert not re.search(r" {2}|[{}]| [.,;]", told), told


@pytest.mark.parametrize("line", [BEGUN, UNSAID], ids=["begun", "unsaid"])
@pytest.mark.parametrize("side", ["nobody", "cat"])
def test_who_looks_on_cuts_nobody_off_and_is_not_cut_off(side: str, line: str) -> None:
    for seed in range(6):
        told = narrate(hushed(line, seed), side)
        assert not re.search(r"cut across|did not let|opened (his|her|its) mouth", told), told


def test_it_is_whoever_cuts_in_that_does_not_let_one_finish_and_not_whom_one_spoke_to() -> None:
    told = [narrate(hushed(BEGUN, seed, "cat"), "ben") for seed in range(6)]
    assert any("Ada did not let him finish" in text for text in told)
    assert not any("Cat did not" in text for text in told)
