"""`inscape scenes`: play shipped scenes and their twins many times, and say what holds of what is expected of them."""

from __future__ import annotations

import math
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.table import Table

    from inscape.play.compare import Estimate
    from inscape.play.expect import Finding
    from inscape.play.trials import Trial

STYLES = {"holds": "green", "leans": "yellow", "fails": "red", "unmeasured": "red"}


@click.command("scenes")
@click.argument("names", nargs=-1, metavar="[SCENE]...")
@click.option("--worlds", type=click.IntRange(1, 100_000), default=200, show_default=True, help="Worlds of each scene.")
@click.option("--seed", type=click.IntRange(0, 2**32 - 1), default=0, show_default=True, help="Seed of all of them.")
@click.option("--workers", type=click.IntRange(1, 256), default=None, help="Processes; by default one for each core.")
def scenes_command(names: tuple[str, ...], worlds: int, seed: int, workers: int | None) -> None:
    """Measure what is expected of scenes and of their twins.

    SCENE is a shipped scene's name or a scene file with a twins.yaml beside it; without any, every shipped scene is tried.
    A difference counts with at least 200 worlds, the effect that its expectation states, and four standard errors.
    Exits with 1 if an expectation fails.
    """
    from rich.console import Console

    from inscape.play.trials import try_scene
    from inscape.scene.load import shipped_scenes

    console = Console(width=None if sys.stdout.isatty() else 160, highlight=False)
    failed = 0
    for name in names or shipped_scenes():
        trial = try_scene(name, worlds=worlds, seed=seed, workers=workers)
        console.print(trial_table(trial))
        console.print(summary(trial), soft_wrap=True)
        failed += sum(finding.verdict in ("fails", "unmeasured") for finding in trial.findings)
    if failed:
        raise SystemExit(1)


def trial_table(trial: Trial) -> Table:
    """The findings of one scene as a table: expectation, measured, interval, verdict."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    title = f"{trial.scene}: {trial.worlds} worlds of each, seed {trial.seed}"
    rows = Table(title=title, title_justify="left", title_style="bold", box=SIMPLE_HEAD, pad_edge=False)
    rows.add_column("expectation", overflow="fold", ratio=1)
    rows.add_column("measured", justify="right", no_wrap=True)
    rows.add_column("interval", justify="right", no_wrap=True)
    rows.add_column("verdict", no_wrap=True)
    scene: str | None = None
    for finding in trial.findings:
        twin = finding.expectation.twin
        if twin != scene:
            rows.add_row(Text(f"twin {twin}", style="bold"), "", "", "")
            scene = twin
        verdict = finding.verdict.value
        rows.add_row(Text(finding.expectation.text), values(finding), interval(finding), Text(verdict, STYLES[verdict]))
    return rows


def values(finding: Finding) -> str:
    """What was measured, and what it was compared with: `0.62`, or `0.31 : 0.62`."""
    both = (finding.measured, finding.compared)
    return " : ".join(number(each) for each in both if each is not None)


def interval(finding: Finding) -> str:
    """95 % of the measure against a number; of the difference, against another measure or scene."""
    if finding.compared is None:
        low, high = finding.measured.low, finding.measured.high
    else:
        turn = -1.0 if finding.expectation.sign in ("<", "<=", "lower") else 1.0
        low, high = sorted((turn * finding.gap.low, turn * finding.gap.high))
    sign = "+" if finding.compared is not None else ""
    return "none" if math.isnan(low) else f"{low:{sign}.2f} to {high:{sign}.2f}"


def number(estimate: Estimate) -> str:
    """The value with two digits, or `none` where no world has it."""
    return f"{estimate.value:.2f}" if estimate.worlds else "none"


def summary(trial: Trial) -> str:
    """How many expectations hold: `41 hold, 10 lean (more worlds would tell), 8 fail`."""
    found = [finding.verdict.value for finding in trial.findings]
    words = {
        "holds": "hold",
        "leans": "lean (more worlds would tell)",
        "fails": "fail",
        "unmeasured": "without a world to measure",
    }
    return ", ".join(f"{found.count(verdict)} {word}" for verdict, word in words.items() if verdict in found)
