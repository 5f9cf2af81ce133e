"""The tables of the theory by group of moves and by what a move does with its content."""

from __future__ import annotations

from typing import Final

import numpy as np

from inscape.mind.axes import GROUPS, NEEDS, SPEECH, STRANDS
from inscape.mind.constants import Table
from inscape.mind.rows import by_name, sparse
from inscape.mind.types import Array, Float

EFFECT: Final = Table(
    sparse(
        ("warmth", "respect", "dominance"),
        NEEDS,
        {
            "warmth": {"belonging": 0.5, "safety": 0.1, "ease": 0.1},
            "respect": {"standing": 0.5, "belonging": 0.15, "meaning": 0.05},
            "dominance": {"agency": -0.3, "standing": -0.1, "safety": -0.05},
        },
    ),
    NEEDS, "need per unit of act", -1.0, 1.0, "wiggins1979",
)  # fmt: skip

GROUP_SENSE: Final = Table(
    sparse(
        GROUPS,
        ("warmth", "respect", "dominance"),
        {
            "attack": {"warmth": -0.6, "respect": -0.7, "dominance": 0.4},
            "retort": {"warmth": -0.45, "respect": -0.4, "dominance": 0.3},
            "probe": {"warmth": 0.05, "dominance": 0.1},
            "inform": {"warmth": 0.1, "respect": 0.1},
            "order": {"warmth": -0.25, "respect": -0.3, "dominance": 0.8},
            "soften": {"warmth": 0.6, "respect": 0.5, "dominance": -0.15},
            "submit": {"warmth": 0.15, "respect": 0.5, "dominance": -0.6},
            "withdraw": {"warmth": -0.2, "respect": -0.1, "dominance": -0.15},
            "engage": {"warmth": 0.3, "respect": 0.15, "dominance": 0.05},
            "depart": {"warmth": -0.2, "dominance": -0.05},
        },
    ),
    ("warmth", "respect", "dominance"), "interpersonal circumplex", -1.0, 1.0, "wiggins1979",
)  # fmt: skip

ACT_TELLS: Final = Table(
    sparse(
        ("warmth", "respect"),
        STRANDS,
        {"warmth": {"warmth": 0.8, "hostility": -0.8}, "respect": {"esteem": 0.8, "contempt": -0.8}},
    ),
    STRANDS, "regard per unit of act", -1.0, 1.0, "wiggins1979",
)  # fmt: skip

BASE_RATE: Final = Table(
    by_name(
        GROUPS,
        {"attack": 0.06, "retort": 0.08, "probe": 0.17, "inform": 0.2, "order": 0.05, "soften": 0.14, "submit": 0.05,
         "withdraw": 0.08, "engage": 0.14, "depart": 0.02, "tend": 0.01},
    ),
    (), "probability", 0.001, 1.0,
)  # fmt: skip
"""What one expects of a stranger."""

TAKES_TURN: Final = Table(
    by_name(GROUPS, {**dict.fromkeys(GROUPS, 1.0), "withdraw": 0.2, "engage": 0.2, "tend": 0.1}),
    (),
    "share",
    0.0,
    1.0,
    "sacks1974",
)
"""How far a wordless act of a group takes the turn: a sneer does, a glance hardly."""

WAITS_TURN: Final = Table(
    by_name(GROUPS, {**dict.fromkeys(GROUPS, 1.0), "withdraw": 0.9, "engage": 0.5, "tend": 0.9}),
    (),
    "share",
    0.0,
    1.0,
    "sacks1974",
)
"""How far a wordless act of a group waits for its turn: a glance at the other hardly does."""

REDRESS: Final = Table(
    by_name(GROUPS, {"retort": 1.0, "attack": 0.4, "order": 0.4, "probe": 0.1}),
    (),
    "share of a slight",
    0.0,
    1.0,
    "goffman1967",
)
SHELTER: Final = Table(
    by_name(GROUPS, {"withdraw": 0.25, "depart": 1.0, "submit": 0.25, "soften": 0.1}), (), "share of harm", 0.0, 1.0
)

_ANY: Final = dict.fromkeys(GROUPS, 0.5)
SPEECH_FORCE: Final = Table(
    by_name(SPEECH, {"tell": 3.0, "deny": 3.0, "hint": 1.2, "show": 6.0}), (), "log-odds", 0.0, 10.0
)

ANSWERS: Final = Table(
    sparse(
        GROUPS,
        GROUPS,
        {
            "attack": _ANY | {"retort": 1.0, "attack": 0.8, "submit": 0.8, "inform": 0.7, "soften": 0.3},
            "retort": _ANY | {"attack": 0.8, "retort": 0.8, "submit": 0.8, "inform": 0.7, "soften": 0.3},
            "probe": _ANY | {"inform": 1.0, "retort": 0.7, "submit": 0.7, "withdraw": 0.6, "soften": 0.3, "engage": 0.3},
            "inform": _ANY | {"probe": 0.9, "inform": 0.9, "soften": 0.8, "retort": 0.8, "engage": 0.8},
            "order": _ANY | {"submit": 1.0, "retort": 1.0, "depart": 1.0, "inform": 0.6, "soften": 0.2, "engage": 0.2},
            "soften": _ANY | {"soften": 0.8, "inform": 0.8, "probe": 0.8, "engage": 0.8, "submit": 0.7},
            "submit": _ANY | {"soften": 1.0, "inform": 0.8, "probe": 0.8, "attack": 0.7},
            "withdraw": _ANY | {"probe": 1.0, "inform": 0.8},
            "engage": _ANY | {"engage": 1.0, "probe": 0.9, "inform": 0.9, "soften": 0.8},
            "depart": _ANY,
            "tend": _ANY | {"probe": 0.8},
        },
    ),
    GROUPS, "share of a turn", 0.0, 1.0, "sacks1974",
)  # fmt: skip
"""How far an act of the second group answers one of the first."""

LIKENESS = 0.15
"""How far apart on the circumplex two groups of moves are still taken for one another (assumed; generalisation: Shepard 1987)."""


def likenesses(sense: Float[Array, "group dimension"]) -> Float[Array, "group other_group"]:
    """How far one group of moves is taken for another, by what they are on the circumplex; each row sums to 1."""
    apart = np.sqrt(((sense[:, None, :] - sense[None, :, :]) ** 2).sum(axis=-1))
    alike = np.exp(-apart / LIKENESS)
    return alike / alike.sum(axis=1, keepdims=True)
