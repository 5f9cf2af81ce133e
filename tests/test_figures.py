"""The figures that the pages show are those that would be drawn now: see tools/figures.py."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tools.figures import FIGURES, ROOT, is_current, said

PAGES = [ROOT / "README.md", *sorted(path for path in (ROOT / "docs").rglob("*.md") if "_build" not in path.parts)]
SHOWN = {
    (page.parent / link).resolve()
    for page in PAGES
    for link in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", page.read_text(encoding="utf-8"))
}


@pytest.mark.parametrize("name", FIGURES)
def test_a_figure_is_as_it_would_be_drawn_now(name: str) -> None:
    pytest.importorskip("altair", reason="the extra 'draw' is not installed")
    assert is_current(name), "`make outputs` draws it"


def test_every_figure_is_shown_and_every_image_is_there() -> None:
    kept = set((ROOT / "docs" / "figures").iterdir())
    assert SHOWN == kept == {ROOT / "docs" / "figures" / name for name in FIGURES}


def test_a_figure_that_says_something_else_is_told_apart(tmp_path: Path) -> None:
    one, other = (tmp_path / name for name in ("one.svg", "other.svg"))
    one.write_text('<text x="1">shame</text><path aria-label="beat: 1; feels: 0.5"/>')
    other.write_text('<text x="2">shame</text><path aria-label="beat: 1; feels: 0.6"/>')
    assert said(one) == [("shame", ""), ("", "beat: 1; feels: 0.5")]
    assert said(one) != said(other)
