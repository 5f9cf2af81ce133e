"""What hangs on which number: `python -m tools.sensitivity` writes docs/study/sensitivity.md.

Every constant that is assumed is halved and doubled (within its range), the shipped scenes are played again with the same
luck, and the expectations about each scene itself are judged again. It takes a while: about a quarter of an hour on two cores.
"""

from __future__ import annotations

import json
import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple, TypedDict

from inscape.mind.theory import CONSTANTS
from inscape.play.compare import Rule, Verdict
from inscape.play.expect import judge, measure_all, needed
from inscape.play.gauge import Values
from inscape.play.likeness import Symbols, table
from inscape.play.loop import play
from inscape.play.trials import check_trial
from inscape.scene.claims import Expectation, Measure
from inscape.scene.load import load, shipped_scenes
from inscape.scene.scene import Scene

ROOT: Final = Path(__file__).resolve().parent.parent
PAGE: Final = ROOT / "docs" / "study" / "sensitivity.md"
FIGURES: Final = PAGE.with_suffix(".json")

WORLDS: Final = 3
"""Worlds of each scene: the verdict of one expectation is rough, the share over all of them is not."""

SHARE: Final = 0.15
"""The share of expectations that one constant may flip, stated before it was first measured."""

FACTORS: Final = {"half": 0.5, "double": 2.0}


class Setting(NamedTuple):
    """One constant at another value; constant "" is the theory as it is. seed: of the luck."""

    constant: str
    value: float
    seed: int = 0


class Found(TypedDict):
    """What was measured. flipped: by constant and by way, the expectations whose verdict differs."""

    worlds: int
    expectations: int
    come_out: int
    by_luck: int
    flipped: dict[str, dict[str, list[str]]]


def settings() -> dict[str, dict[str, Setting]]:
    """For each assumed constant that is not 0, its two settings."""
    found: dict[str, dict[str, Setting]] = {}
    for name, constant in CONSTANTS.items():
        if constant.source == "assumed" and constant.value:
            values = {way: min(max(constant.value * by, constant.low), constant.high) for way, by in FACTORS.items()}
            found[name] = {way: Setting(name, value) for way, value in values.items()}
    return found


def verdicts(setting: Setting, scenes: tuple[str, ...] = (), worlds: int = WORLDS) -> dict[str, bool]:
    """Whether each expectation comes out, by the scene and its text."""
    found: dict[str, bool] = {}
    for name in scenes or shipped_scenes():
        scene, claims, tables = _expected(name)
        if setting.constant:
            scene = replace(scene, theory=scene.theory._replace(**{setting.constant: setting.value}))
        wanted = needed(claims).get(None, ())
        runs = (play(scene, seed=setting.seed, world=world) for world in range(worlds))
        values: dict[tuple[str | None, Measure], Values] = {
            (None, each): value for each, value in measure_all(wanted, runs, tables).items()
        }
        for claim in claims:
            verdict = judge(claim, values, Rule()).verdict
            found[f"{name}: {claim.text}"] = verdict not in (Verdict.FAILS, Verdict.UNMEASURED)
    return found


@cache
def _expected(name: str) -> tuple[Scene, list[Expectation], dict[str, Symbols]]:
    twins = check_trial(name)
    claims: list[Expectation] = [each for each in twins.expectations if each.twin is None and not each.compares_scenes]
    return load(name), claims, {key: table(rows) for key, rows in twins.reference.items()}


def flips(one: dict[str, bool], other: dict[str, bool]) -> list[str]:
    """The expectations whose verdict differs."""
    return sorted(text for text, holds in one.items() if other[text] != holds)


def measure() -> Found:
    """Everything that the page says."""
    wanted = settings()
    asked = [Setting("", 0.0), Setting("", 0.0, 1), *(each for pair in wanted.values() for each in pair.values())]
    with ProcessPoolExecutor() as pool:
        found = dict(zip(asked, pool.map(verdicts, asked, chunksize=1), strict=True))
    base, again = found[asked[0]], found[asked[1]]
    return {
        "worlds": WORLDS,
        "expectations": len(base),
        "come_out": sum(base.values()),
        "by_luck": len(flips(base, again)),
        "flipped": {
            name: {way: flips(base, found[setting]) for way, setting in pair.items()} for name, pair in wanted.items()
        },
    }


def page(found: Found) -> str:
    """The page in Markdown."""
    flipped, total = found["flipped"], found["expectations"]
    worst = {name: max(len(texts) for texts in ways.values()) for name, ways in flipped.items()}
    over = sum(count > SHARE * total for count in worst.values())
    lines = [
        "# Which numbers matter",
        "",
        "This page is made by `python -m tools.sensitivity`. Each constant that is *assumed* was halved and doubled (within its",
        f"range), and the {total} expectations of the shipped scenes about themselves (not those about twins) were judged again in",
        f"{found['worlds']} worlds each, with the same luck. With the numbers as they are, {found['come_out']} of them come out.",
        "",
        f"Other luck alone flips {found['by_luck']} of {total}: a constant that flips no more than that cannot be told from chance here.",
        f"No constant should flip more than {SHARE:.0%} of them; {over} of {len(worst)} do.",
        "",
        "| constant | halved | doubled |",
        "| --- | --- | --- |",
    ]
    lines += [
        f"| `{name}` | {len(flipped[name]['half'])} | {len(flipped[name]['double'])} |"
        for name in sorted(worst, key=lambda each: (-worst[each], each))
        if worst[name]
    ]
    none = sorted(name for name, count in worst.items() if not count)
    lines += ["", f"These {len(none)} flip nothing: " + ", ".join(f"`{name}`" for name in none) + ".", ""]
    return "\n".join(lines)


def main() -> int:
    """Measure, and write the figures and the page."""
    found = measure()
    FIGURES.write_text(json.dumps(found, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    PAGE.write_text(page(found), encoding="utf-8")
    sys.stdout.write(f"{PAGE}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
