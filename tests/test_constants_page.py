"""The page of every number is what the source says, and every number is explained on the page of a mechanism."""

from __future__ import annotations

import re

import pytest

from inscape.mind.theory import CONSTANTS, TABLES
from tools.constants import MIND, PAGE, explained, page

EXPLAINED = explained()
NUMBERS = (*CONSTANTS, *TABLES, "similarity")
BESIDES = ("temperament",)
"""A table of the scene format, which the pages explain too."""

KERNELS = {path.stem: path.read_text(encoding="utf-8") for path in MIND.glob("*.py") if path.stem != "theory"}


def test_the_page_is_what_the_tool_prints() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "`python -m tools.constants` writes it"


@pytest.mark.parametrize("name", NUMBERS)
def test_a_number_that_a_kernel_reads_is_explained(name: str) -> None:
    is_read = any(re.search(rf"\btheory\.{name}\b", text) for text in KERNELS.values())
    assert (name in EXPLAINED) == is_read


@pytest.mark.parametrize("name", EXPLAINED)
def test_what_a_page_says_it_explains_is_a_number_and_is_in_its_text(name: str) -> None:
    assert name in (*NUMBERS, *BESIDES)
    for stem in EXPLAINED[name]:
        text, _, _ = (PAGE.parent / f"{stem}.md").read_text(encoding="utf-8").partition("\n## The numbers\n")
        assert re.search(rf"\b{name}\b", text), f"{stem}.md names {name} at its end and nowhere else"
