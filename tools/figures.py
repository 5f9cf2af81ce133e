"""Draw every figure that README.md and the pages under docs/ show.

`python -m tools.figures` writes them into docs/figures; the tests compare what they say with what would be drawn now.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import inscape
from inscape.tell.draw import draw

ROOT: Final = Path(__file__).resolve().parent.parent
FIGURES: Final = {"quarters-feelings.svg": ("quarters", "feelings")}
"""Each file in docs/figures: a shipped scene, of which world 0 of seed 0 is drawn, and the name of the figure."""


def write(name: str, folder: Path) -> Path:
    """Draw one figure into a folder. Raises KeyError for one that is not in `FIGURES`."""
    scene, figure = FIGURES[name]
    draw(inscape.play(scene), figure, out=folder / name)
    return folder / name


def said(path: Path) -> list[tuple[str, str]]:
    """All that a figure says, to the eye and to a screen reader, in order; not where each line runs on the page."""
    return re.findall(r'<text[^>]*>([^<]*)|aria-label="([^"]*)"', path.read_text(encoding="utf-8"))


def is_current(name: str) -> bool:
    """Whether the figure in docs/figures says what it would say if it were drawn now."""
    kept = ROOT / "docs" / "figures" / name
    with TemporaryDirectory(prefix="inscape-figure-") as folder:
        return kept.exists() and said(kept) == said(write(name, Path(folder)))


def main() -> int:
    """Draw again every figure that says something else now; return 0."""
    for name in FIGURES:
        if not is_current(name):
            (ROOT / "docs" / "figures").mkdir(exist_ok=True)
            print(f"drew {write(name, ROOT / 'docs' / 'figures').relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
