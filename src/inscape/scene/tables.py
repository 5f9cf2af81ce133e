"""Conditions as data: boolean expressions over atoms, in disjunctive normal form, packed into `When` tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import numpy as np

from inscape.mind.stage import When
from inscape.scene.sizes import CLAUSES, size

Literal = tuple[int, bool]
"""An atom's index, and whether it must hold."""

Clause = frozenset[Literal]
Dnf = tuple[Clause, ...]
"""Holds if every literal of any clause holds: () never holds, (frozenset(),) always does."""

ALWAYS: Final[Dnf] = (frozenset(),)
NEVER: Final[Dnf] = ()

MOST_CLAUSES: Final = 64
"""Clauses that may arise on the way, before simplification, so that a hostile condition cannot take all memory."""


class TooManyClauses(ValueError):
    """The condition does not fit: it has more alternatives or more joined conditions than a table row holds."""


def one(atom: int, *, sign: bool = True) -> Dnf:
    """A single literal."""
    return (frozenset({(atom, sign)}),)


def both(first: Dnf, second: Dnf) -> Dnf:
    """The conjunction."""
    if len(first) * len(second) > MOST_CLAUSES:
        raise TooManyClauses(f"this condition has more than {MOST_CLAUSES} alternatives when written out")
    return simplify(left | right for left in first for right in second)


def either(first: Dnf, second: Dnf) -> Dnf:
    """The disjunction."""
    return simplify((*first, *second))


def opposite(dnf: Dnf) -> Dnf:
    """The negation."""
    result = ALWAYS
    for clause in dnf:
        result = both(result, tuple(frozenset({(atom, not sign)}) for atom, sign in clause))
    return result


def simplify(clauses: Iterable[Clause]) -> Dnf:
    """Without contradictions, repetitions and clauses that another one covers; in an order of its own."""
    sound = {clause for clause in clauses if not any((atom, not sign) in clause for atom, sign in clause)}
    if frozenset() in sound:
        return ALWAYS
    if len(sound) > 1:
        sound = {clause for clause in sound if not any(other < clause for other in sound)}
    return tuple(sorted(sound, key=sorted))


def check_fits(dnf: Dnf) -> None:
    """Raises `TooManyClauses`, saying what to do, if the largest table row cannot hold it."""
    clauses, literals = CLAUSES[-1]
    if len(dnf) > clauses:
        raise TooManyClauses(f"this condition has {len(dnf)} alternatives; at most {clauses} fit: split it")
    longest = max((len(clause) for clause in dnf), default=0)
    if longest > literals:
        raise TooManyClauses(f"this condition joins {longest} conditions; at most {literals} fit: shorten it")


def table(rows: Sequence[Dnf], length: int, shapes: Sequence[tuple[int, int]] = CLAUSES) -> When:
    """The rows as one `When` of this length, each distinct condition once; padding rows never hold.

    shapes: how many clauses, and literals in each, a condition may be given; the first that fits all is taken, so that few
    shapes come about. Raises `TooManyClauses`.
    """
    distinct = list(dict.fromkeys(rows))
    for dnf in distinct:
        check_fits(dnf)
    most = max((len(dnf) for dnf in distinct), default=1)
    longest = max((len(clause) for dnf in distinct for clause in dnf), default=1)
    clauses, literals = next(shape for shape in shapes if most <= shape[0] and longest <= shape[1])
    atom = np.zeros((min(size("condition", len(distinct) + 1), length + 1), clauses, literals), dtype=np.int32)
    sign = np.zeros(atom.shape, dtype=np.bool_)
    used = np.zeros(atom.shape, dtype=np.bool_)
    clause_used = np.zeros(atom.shape[:2], dtype=np.bool_)
    for row, dnf in enumerate(distinct):
        for column, clause in enumerate(dnf):
            clause_used[row, column] = True
            for place, (index, wanted) in enumerate(sorted(clause)):
                atom[row, column, place] = index
                sign[row, column, place] = wanted
                used[row, column, place] = True
    where = {dnf: row for row, dnf in enumerate(distinct)}
    which = np.full(length, len(distinct), dtype=np.int32)
    which[: len(rows)] = [where[dnf] for dnf in rows]
    return When(which, atom, sign, used, clause_used)
