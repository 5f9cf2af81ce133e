"""What comes out of what is expected of the shipped scenes: `python -m tools.trials` prints it and writes docs/study/scenes.md.

Every scene and every twin is played in 200 worlds. The exit status is 1 if an expectation that held when the page was last
written fails now.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Final, TypedDict

from rich.console import Console

from inscape.cli.scenes import interval, summary, trial_table, values
from inscape.play.expect import Finding
from inscape.play.trials import Trial, try_scene
from inscape.scene.load import shipped_scenes

ROOT: Final = Path(__file__).resolve().parent.parent
PAGE: Final = ROOT / "docs" / "study" / "scenes.md"
FIGURES: Final = PAGE.with_suffix(".json")

WORLDS: Final = 200


class Row(TypedDict):
    """One expectation and what came of it, in words."""

    twin: str
    expectation: str
    measured: str
    interval: str
    verdict: str


Found = dict[str, list[Row]]


def rows(trial: Trial) -> list[Row]:
    """The findings of one scene."""
    return [row(finding) for finding in trial.findings]


def row(finding: Finding) -> Row:
    """One finding in words."""
    claim = finding.expectation
    return Row(
        twin=claim.twin or "",
        expectation=" ".join(claim.text.split()),
        measured=values(finding),
        interval=interval(finding),
        verdict=finding.verdict.value,
    )


def held(found: Found) -> set[tuple[str, str, str]]:
    """Scene, twin and text of every expectation that holds."""
    return {
        (scene, each["twin"], each["expectation"])
        for scene, each_row in found.items()
        for each in each_row
        if each["verdict"] == "holds"
    }


def page(found: Found) -> str:
    """The page in Markdown."""
    every = [each for each_row in found.values() for each in each_row]
    holds = sum(each["verdict"] == "holds" for each in every)
    lines = [
        "# What comes out of the scenes",
        "",
        f"This page is made by `make scenes`: every shipped scene and each of its twins in {WORLDS} worlds, seed 0. The expectations were",
        "written before the scene was first played. A difference counts with its stated effect and four standard errors.",
        f"Of {len(every)} expectations, {holds} hold, and what does not stays here. An expectation *leans* where it comes out",
        "without that certainty, and is *unmeasured* where no world has what it is about.",
    ]
    for scene, each_row in found.items():
        good = sum(each["verdict"] == "holds" for each in each_row)
        lines += ["", f"## {scene}: {good} of {len(each_row)} hold", ""]
        lines += ["| scene or twin | expectation | measured | interval | verdict |", "| --- | --- | --- | --- | --- |"]
        lines += [
            f"| {each['twin'] or scene} | `{each['expectation']}` | {each['measured']} | {each['interval']} | {_marked(each['verdict'])} |"
            for each in each_row
        ]
    return "\n".join(lines) + "\n"


def _marked(verdict: str) -> str:
    return verdict if verdict == "holds" else f"**{verdict}**"


def main() -> int:
    """Measure, print, and write the figures and the page."""
    console = Console(width=None if sys.stdout.isatty() else 160, highlight=False)
    before: Found = json.loads(FIGURES.read_text(encoding="utf-8")) if FIGURES.exists() else {}
    found: Found = {}
    for name in shipped_scenes():
        trial = try_scene(name, worlds=WORLDS)
        console.print(trial_table(trial))
        console.print(summary(trial), soft_wrap=True)
        found[name] = rows(trial)
    FIGURES.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    PAGE.write_text(page(found), encoding="utf-8")
    lost = held(before) - held(found)
    for scene, twin, text in sorted(lost):
        console.print(f"no longer holds: {scene} {twin}: {text}", markup=False)
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main())
