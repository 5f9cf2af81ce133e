"""From the options of `inscape play --as` to a part in a scene, new or gone on with."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from inscape.errors import RunError

if TYPE_CHECKING:
    from inscape.play.part import Part


def sit_down(
    scene: str | None,
    me: str,
    *,
    plain: bool,
    seed: int | None,
    world: int | None,
    beats: int | None,
    out: str | None,
    resume: str | None,
) -> None:
    """Take part as `me`. resume: a run file to go on with, in its place. Raises `SceneError`, `UnknownName`, `RunError`."""
    from inscape.cli.screen import Columns, Plain
    from inscape.cli.taking_part import take_part

    stated = {"seed": seed, "world": world, "beats": beats, "out": out}
    if resume is not None:
        if named := [name for name, value in stated.items() if value is not None]:
            raise click.UsageError(f"--resume goes on as the run began; take out --{min(named)}.")
        part = _gone_on_with(resume, scene, me)
    else:
        if scene is None:
            raise click.UsageError("Missing argument 'SCENE'.")
        part = _new(scene, me, seed or 0, world or 0, beats)
        if out is not None and Path(out).exists():
            raise RunError("there is a file of that name already", where=out, fix=f"Go on with it: --resume {out}")
    take_part(part, screen=Plain if plain else Columns, file=resume or out)


def _new(scene: str, me: str, seed: int, world: int, beats: int | None) -> Part:
    import inscape
    from inscape.play.loop import limited
    from inscape.play.part import part

    return part(limited(inscape.load(scene), beats), me, seed=seed, world=world)


def _gone_on_with(path: str, scene: str | None, me: str) -> Part:
    import inscape
    from inscape.play.part import Part

    run = inscape.Run.read(path)
    if scene is not None and inscape.load(scene).digest != run.scene.digest:
        raise RunError(f"this run is not one of {scene} as it is now", where=path)
    return Part(run, me)
