"""Every code has a page whose examples are true: the wrong one gives that code and no other, the right one does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from inscape.errors import Problem
from inscape.play.vetting import vet
from inscape.scene.check import documents
from inscape.scene.codes import WIDTH, Page, explain, pages
from inscape.scene.text import parse


def problems(page: Page, text: str, folder: Path) -> list[Problem]:
    file = str(folder / "scene.yaml")
    if page.of == "name":
        return vet(*documents(text))
    if page.of == "twins":
        return vet(parse(page.beside, file=file), parse(text, file=str(folder / "twins.yaml")))
    return vet(parse(text, file=file))


SHOWN = [page for page in pages().values() if page.of != "none"]


@pytest.mark.parametrize("page", SHOWN, ids=lambda page: page.code)
def test_what_is_wrong_gives_exactly_this_code(page: Page, tmp_path: Path) -> None:
    assert {problem.code for problem in problems(page, page.wrong, tmp_path)} == {page.code}


@pytest.mark.parametrize("page", SHOWN, ids=lambda page: page.code)
def test_what_is_right_is_right(page: Page, tmp_path: Path) -> None:
    found = problems(page, page.right, tmp_path)
    if page.of != "name":
        assert found == []
    assert not [problem for problem in found if problem.severity == "error" or problem.code == page.code]


def test_only_what_cannot_be_shown_has_no_example() -> None:
    assert {code for code, page in pages().items() if page.of == "none"} == {"E110"}


@pytest.mark.parametrize("code", list(pages()))
def test_a_page_is_a_page(code: str) -> None:
    text = explain(code)
    assert text.startswith(f"{code}, a")
    assert all(len(line) <= WIDTH + 24 for line in text.splitlines())
    assert len(text.splitlines()) <= 50
