"""`inscape moves`: what can be done in a scene, listed by group, and each move explained."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from textwrap import fill
from typing import TYPE_CHECKING, Final

import click

from inscape.errors import UnknownName

if TYPE_CHECKING:
    from inscape.scene.model.move import Move

LABEL: Final = 12
"""Columns of the labels."""


@click.command("moves")
@click.argument("name", required=False)
@click.option("--in", "scene", metavar="SCENE", help="The moves of this scene, its own among them.")
def moves_command(name: str | None, scene: str | None) -> None:
    """List the moves by group, or explain the one called NAME (or a whole group).

    Without --in these are the stock moves, which every scene has unless it says otherwise.
    """
    known = _known(scene)
    kind = "move" if scene else "stock move"
    click.echo("\n".join(_listed(known, scene) if name is None else _explained(name, known, kind)))


def _known(scene: str | None) -> Mapping[str, Move]:
    """The stock moves; or those that somebody in a scene can make."""
    if scene is None:
        from inscape.scene.stock import stock_moves

        return stock_moves()
    import inscape
    from inscape.scene.repertoire import repertoire

    found = repertoire(inscape.load(scene).model)
    return dict(zip(found.names, found.moves, strict=True))


def _listed(known: Mapping[str, Move], scene: str | None) -> Iterator[str]:
    from inscape.mind.axes import GROUPS
    from inscape.tell.moves import GROUP_MEANS

    for group in GROUPS:
        names = sorted(name for name, move in known.items() if move.group == group)
        if names:
            yield f"{group:<{LABEL}}{GROUP_MEANS[group]}"
            yield _filled(", ".join(names), LABEL)
    own = f" --in {scene}" if scene else ""
    yield f"\n{len(known)} moves. `inscape moves NAME{own}` explains one."


def _explained(name: str, known: Mapping[str, Move], kind: str) -> Iterator[str]:
    """One move, or the moves of one group. Raises `UnknownName`."""
    from inscape.mind.axes import GROUPS
    from inscape.tell.moves import GROUP_MEANS, move_in_words

    plain = name.casefold().replace(" ", "_").replace("-", "_")
    if plain in GROUPS and plain not in known:
        yield f"{plain}: {GROUP_MEANS[plain]}\n"
        members = {each: move for each, move in known.items() if move.group == plain}
        width = max(map(len, members), default=0)
        for each, move in members.items():
            yield f"  {each:<{width}}  {_first(move_in_words(each, move))}"
        return
    if plain not in known:
        raise UnknownName(name, kind=kind, known=[*known, *GROUPS])
    move = known[plain]
    yield f"{plain} ({move.group}: {GROUP_MEANS[str(move.group)]})\n"
    last = ""
    for line in move_in_words(plain, move):
        label = "" if line.label == last else line.label
        last = line.label
        yield _filled(line.text, LABEL + 2, f"  {label:<{LABEL}}")
        for said in line.below:
            yield _filled(said, LABEL + 4)


def _first(lines: Iterator[object]) -> str:
    return str(getattr(next(lines), "text", ""))


def _filled(text: str, indent: int, head: str = "") -> str:
    width = max(min(shutil.get_terminal_size((80, 24)).columns, 100), 40)
    first = head or " " * indent
    return fill(
        text,
        width,
        initial_indent=first,
        subsequent_indent=" " * indent,
        break_on_hyphens=False,
        break_long_words=False,
    )
