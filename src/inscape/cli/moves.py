"""The stock moves in words."""

from __future__ import annotations

from textwrap import fill
from typing import Any, Final

from inscape.errors import UnknownName
from inscape.mind.axes import GROUPS
from inscape.scene.stock import stock_moves

NUMBERS: Final = (
    "warmth",
    "respect",
    "dominance",
    "activity",
    "force",
    "seconds",
    "asks",
    "orienting",
    "unseen",
    "ends_company",
)
"""What every move states as a number, in this order."""

WIDTH: Final = 100


def list_moves() -> str:
    """Every stock move, by group."""
    known = stock_moves()
    lines = []
    for group in GROUPS:
        names = ", ".join(name for name, move in known.items() if move.group == group)
        lines.append(fill(f"{group:<10}{names}", WIDTH, subsequent_indent=" " * 10))
    return "\n".join(lines)


def about_move(name: str) -> str:
    """Everything that a stock move states, as it would stand in a scene file. Raises `UnknownName`."""
    known = stock_moves()
    if name not in known:
        raise UnknownName(name, kind="stock move", known=known)
    move = known[name]
    stated = move.model_dump(exclude_defaults=True)
    parts: dict[str, Any] = {"group": move.group}
    parts |= {key: stated[key] for key in NUMBERS if key in stated} | stated
    return "\n".join([f"{name}:", *(f"  {key}: {_value(value)}" for key, value in parts.items())])


def _value(value: Any) -> str:
    """A value in YAML's flow style."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_value(part)}" for key, part in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(_value, value)) + "]"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        plain = value.replace("_", "").replace("-", "").isalnum()
        return value if plain else '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return f"{value:g}" if isinstance(value, float) else str(value)
