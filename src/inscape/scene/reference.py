"""Tables of acts to compare runs with: who did what group of act, in what order."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from inscape.errors import InscapeError, offer
from inscape.mind.axes import GROUPS

ROW: Final = re.compile(
    r"(?P<actor>[a-z][a-z0-9_]*)\s+(?P<groups>[a-z_]+(\s*\+\s*[a-z_]+)?)"
    r"(\s*\(\s*cuts\s+off\s+(?P<whom>[a-z][a-z0-9_]*)\s+(?P<cut>[a-z_]+)\s*\))?"
)


class RowError(InscapeError, ValueError):
    """A row that is not an act."""


@dataclass(frozen=True)
class Row:
    """One act of a table. groups: it matches an act of any of them. cuts: whom it cuts off, in which group, or None."""

    actor: str
    groups: frozenset[str]
    cuts: tuple[str, str] | None = None


def read_row(text: Any, cast: Collection[str] | None = None) -> Row:
    """The row that a text states: `hux attack`, `hux inform+attack`, `kylo order (cuts off hux soften)`.

    cast: who may do it; anyone if left out. Raises `RowError`.
    """
    match = ROW.fullmatch(text.strip()) if isinstance(text, str) else None
    if match is None:
        small = text.lower() if isinstance(text, str) and ROW.fullmatch(text.strip().lower()) else "WHO GROUP"
        fix = f"Write '{small}'" if small != "WHO GROUP" else "Write WHO GROUP, such as 'kylo retort'"
        raise RowError(f"'{text}' is not an act", fix=fix)
    groups = [each.strip() for each in match["groups"].split("+")]
    for group in [*groups, *([match["cut"]] if match["cut"] else [])]:
        if group not in GROUPS:
            raise RowError(f"no group is called '{group}'", fix=offer(group, GROUPS))
    for who in (match["actor"], match["whom"]):
        if who is not None and cast is not None and who not in cast:
            raise RowError(f"nobody in the cast is called '{who}'", fix=offer(who, cast))
    return Row(match["actor"], frozenset(groups), (match["whom"], match["cut"]) if match["cut"] else None)
