"""`inscape new`: a folder with a commented scene that plays, and the schema by which editors complete its keys."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from inscape.errors import InscapeError

if TYPE_CHECKING:
    from collections.abc import Iterator


@click.command("new")
@click.argument("name")
@click.option("--like", metavar="SCENE", help="Begin with a copy of this scene, its keys explained.")
def new_command(name: str, like: str | None) -> None:
    """Write a new scene into a folder called NAME: a commented scene.yaml that plays, to be changed into yours.

    Nothing that is there already is overwritten.
    """
    import inscape
    from inscape.scene.load import FILE
    from inscape.scene.scaffold import SCHEMA_FILE, scaffold
    from inscape.scene.schema import schema_text

    text, folder = scaffold(name, like), Path(name)
    written = [
        path
        for path, content in ((folder / FILE, text), (folder / SCHEMA_FILE, schema_text()))
        if _write(path, content)
    ]
    scene = inscape.load(folder / FILE)
    click.echo("\n".join(_told(name, next(iter(scene.model.cast)), written)))


def _write(path: Path, text: str) -> bool:
    """Write a file that is not there yet. A schema that is there stays; a scene is never overwritten: `InscapeError`."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8") as stream:
            stream.write(text)
    except FileExistsError:
        if path.suffix == ".json" and path.is_file():
            return False
        what = "there is a scene here already" if path.is_file() else f"{path.parent} is no folder"
        raise InscapeError(what, where=str(path), fix="Choose another name, or move it away") from None
    except OSError as trouble:
        raise InscapeError(f"the scene cannot be written: {trouble.strerror}", where=str(path)) from trouble
    return True


def _told(name: str, first: str, written: list[Path]) -> Iterator[str]:
    """What was written, and what can be done with it."""
    yield f"wrote {' and '.join(path.as_posix() for path in written)}"
    yield ""
    told = {
        f"play {name}": "plays it",
        f"play {name} --as {first}": f"you are {first}",
        f"check {name}": "says what is wrong with it",
    }
    width = max(map(len, told))
    yield from (f"  inscape {command:<{width}}   {does}" for command, does in told.items())
    yield ""
    yield "An editor that knows YAML schemas completes its keys: the first line of the scene says where the schema is."
