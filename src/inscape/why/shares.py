"""The shares of those terms of an urge that are sums of unlike things: what it takes, and what one holds to be right.

Each share is what its constant of the theory adds; together they are the term.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from inscape.mind.exert import effort
from inscape.mind.stand import View, view
from inscape.mind.weigh import standards, turn

if TYPE_CHECKING:
    from inscape.mind.stage import Stage
    from inscape.mind.state import State
    from inscape.mind.theory import Theory

OWN: Final = "own"
"""What none of the constants adds: of `standards`, one's own ones."""

EFFORTS: Final = {
    "force_effort": "force",
    "speaking": "speaking",
    "repeat": "repeat",
    "idle": "idle",
    "redundant": "known",
    "levity": "light",
    "unthought": "unthought",
    "feign_effort": "feigned",
}
TURNS: Final = {
    "turn_weight": "taken",
    "custom": "customary",
    "insist": "pursued",
    "amends": "amends",
    "awaited": "waits",
}
NORMS: Final = {"lie_norm": "lie", "lie_seen": "seen", "cruelty_norm": "cruelty", "presumption": "presumption"}
"""The shares by their constants."""

_TERMS: Final[dict[str, tuple[Callable[[Theory, Stage, State, View], Any], dict[str, str]]]] = {
    "effort": (effort, EFFORTS),
    "standards": (standards, NORMS),
    "turn": (turn, TURNS),
}

SHARED: Final = tuple(_TERMS)
"""The terms that are made of shares."""

Shares: TypeAlias = dict[str, Any]
"""[act] of each share, by its name."""


def shares(theory: Theory, stage: Stage, state: State, term: str) -> Shares:
    """The shares of a term (of `SHARED`) of every act's urge, by name; they add up to the term."""
    kernel, constants = _TERMS[term]
    seen = view(theory, stage, state)
    known = [name for name in constants if name in theory._fields]
    none = theory._replace(**dict.fromkeys(known, 0.0))
    rest = kernel(none, stage, state, seen)
    found = {
        constants[name]: kernel(none._replace(**{name: getattr(theory, name)}), stage, state, seen) - rest
        for name in known
    }
    return found | {OWN: rest}


def heaviest(found: Shares, row: int) -> str:
    """The share that speaks most against an act; "" if none does."""
    name = min(found, key=lambda each: float(found[each][row]))
    return name if float(found[name][row]) < 0.0 else ""
