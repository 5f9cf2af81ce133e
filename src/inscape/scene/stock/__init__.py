"""The stock moves: what anyone may do in any scene, in a file for each group. What their numbers mean: README.md beside this."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

import yaml

from inscape.mind.axes import GROUPS
from inscape.scene.model import Move

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def stock_moves() -> Mapping[str, Move]:
    """Every stock move by its name, in the order of the groups and of their files."""
    folder = files(__name__)
    moves: dict[str, Move] = {}
    for group in GROUPS:
        text = (folder / f"{group}.yaml").read_text(encoding="utf-8")
        stated = yaml.load(text, Loader=_LOADER)  # noqa: S506  (a safe loader either way)
        moves.update((name, Move.model_validate(move)) for name, move in stated.items())
    return MappingProxyType(moves)
