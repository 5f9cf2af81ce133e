"""`inscape watch`: a scene or a run on the whole screen."""

from __future__ import annotations

import sys
from typing import Any

import click

LUCK = click.IntRange(0, 2**32 - 1)


@click.command("watch")
@click.argument("source", metavar="SCENE|RUN")
@click.option("--seed", type=LUCK, help="Which luck, of a scene.  [default: 0]")
@click.option("--world", type=LUCK, help="Which world of that seed, of a scene.  [default: 0]")
@click.option("--light", is_flag=True, help="On a light ground.")
def watch_command(source: str, light: bool, **luck: Any) -> None:  # noqa: FBT001
    """Watch SCENE, or RUN, a run file, on the whole screen: beat by beat, each mind beside its words.

    Keys: space for the next beat, left for back, up and down to choose, w to ask why, s to state one thing otherwise and
    play on with the same luck, ? for the rest.
    """
    from inscape.errors import RunError
    from inscape.watch.opening import is_run, require_screen, run_of, watch

    stated = {name: value for name, value in luck.items() if value is not None}
    if stated and is_run(source):
        raise click.UsageError(f"A run has its luck; take out --{min(stated)}.")
    require_screen()
    run = run_of(source, **stated)
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise RunError("watching needs a terminal", fix=f"Print it instead: inscape play {source} --unsaid")
    watch(run, is_light=light)
