"""`inscape sweep SCENE`: many worlds of a scene, with progress, stopped and gone on with at will."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import Any

import click


@click.command("sweep")
@click.argument("scene", required=False)
@click.option("--worlds", type=click.IntRange(1, 2**32), help="How many worlds, in each setting.  [default: 1000]")
@click.option("--seed", type=click.IntRange(0, 2**32 - 1), help="Which luck.  [default: 0]")
@click.option(
    "--vary", multiple=True, metavar="PATH=...", help="Spread, PATH=0..1; steps, PATH=0..1:5; or list, PATH=0.1,0.9."
)
@click.option("--twins", is_flag=True, help="Its twins too, each in the same worlds.")
@click.option(
    "--keep", multiple=True, metavar="QUANTITY", help="Also write down such as kylo.shame; may be given again."
)
@click.option("--beats", is_flag=True, help="Also write down every beat.")
@click.option("--out", metavar="DIR", help="Where to write the tables.  [default: SCENE-sweep]")
@click.option("--resume", is_flag=True, help="Go on with the sweep in --out.")
@click.option("--on", type=click.Choice(["local", "ray"]), default="local", help="Where to play it.  [default: local]")
@click.option("--address", metavar="ADDRESS", help="Of the Ray cluster; without it, one is begun on this machine.")
@click.option(
    "--engine", type=click.Choice(["jax", "numpy"]), help="What computes.  [default: jax where it is installed]"
)
@click.option("--workers", type=click.IntRange(1), help="Processes.  [default: one for each core]")
@click.option("--quiet", is_flag=True, help="No progress and no summary.")
def sweep_command(scene: str | None, out: str | None, resume: bool, quiet: bool, **options: Any) -> None:  # noqa: FBT001
    """Play SCENE in many worlds, write what came of each into a folder of Parquet tables, and say what usually happens.

    World 17 is what `inscape play SCENE --seed S --world 17` plays. Stop it with Ctrl-C, and go on with --resume.
    """
    from inscape.sweep import begin

    where = {name: options.pop(name) for name in ("on", "address", "workers")}
    progress = Progress() if not quiet else None
    tick = progress.tick if progress is not None and sys.stderr.isatty() else None
    stated = {name: value for name, value in options.items() if value not in (None, (), False)}
    folder = out or (f"{Path(scene).stem}-sweep" if scene else None)
    if folder is None:
        raise click.UsageError("Missing argument 'SCENE'." if not resume else "--resume needs --out DIR.")
    try:
        if resume and scene is None:
            if stated:
                raise click.UsageError(f"--resume goes on as the sweep began; take out --{min(stated)}.")
            found = begin.resume(folder, **where, tick=tick)
        elif scene is None:
            raise click.UsageError("Missing argument 'SCENE'.")
        else:
            found = begin.sweep(scene, out=folder, resume=resume, **stated, **where, tick=tick)
    except KeyboardInterrupt:
        if progress is not None:
            progress.stop()
        click.echo(f"Stopped. What is done is kept; go on with: inscape sweep --resume --out {folder}", err=True)
        raise SystemExit(130) from None
    if progress is not None:
        progress.stop()
        from inscape.sweep.summary import summarise

        click.echo(summarise(found).to_text(brief=True))
        click.echo(f"\nMore: inscape summarise {folder}")


class Progress:
    """A line on standard error: how many worlds are done, how fast, and how long it will take."""

    def __init__(self) -> None:
        self._begun = self._told = time.monotonic()
        self._first: int | None = None
        self._width = 0

    def tick(self, done: int, total: int) -> None:
        """So many worlds are done."""
        now = time.monotonic()
        if self._first is None:
            self._first, self._begun = done, now
        if now - self._told < 0.2 and done < total:
            return
        self._told = now
        rate = (done - self._first) / max(now - self._begun, 1e-9)
        left = f", {span((total - done) / rate)} left" if rate > 0.0 and done < total else ""
        speed = f", {rate:,.0f} a second" if rate > 0.0 else ", compiling"
        text = f"{done:,} of {total:,} worlds{speed}{left}"
        click.echo(f"\r{text:<{self._width}}", err=True, nl=False)
        self._width = len(text)

    def stop(self) -> None:
        """Leave the line."""
        if self._width:
            click.echo(f"\r{'':<{self._width}}\r", err=True, nl=False)
            self._width = 0


def span(seconds: float) -> str:
    """A time as people say it: 40 s, 12 min, 3.5 h."""
    if seconds < 90:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 5400 else f"{seconds / 3600:.1f} h"
