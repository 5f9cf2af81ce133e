"""Why one holds toward another what one holds: every feeling about them has moved it."""

from __future__ import annotations

import numpy as np

from inscape.mind.axes import KINDS, STRANDS
from inscape.why.case import Case
from inscape.why.reason import Reason, shared
from inscape.why.stirring import stirred


def strand(case: Case, me: int, person: int, at: int) -> Reason:
    """One strand of regard after this beat: what it was at the start, and what moved it since."""
    who, other, name = case.who(me), case.roster.persons[person], STRANDS[at]
    start = float(case.run.start.regard[me, person, at])
    parts = []
    if start:
        parts.append(
            Reason("there from the start", start, source=case.words.stated("cast", who, "regard", other, name))
        )
    changes = (change(then, me, person, at) for then in case.history())
    parts += [moved for moved in changes if moved is not None]
    when = f"after beat {case.beat}" if case.beat else "at the start"
    label = f"{case.words.whose(who)} {name} toward {case.words.called(other)} {when}"
    falter = float(case.after.falter[me, person])
    if falter > 0.005 and name in ("hostility", "contempt"):
        parts.append(Reason(f"for the moment it holds less: a new look makes it falter by {falter:.2f}"))
    return Reason(label, float(case.after.regard[me, person, at]), tuple(parts), "sum")


def change(case: Case, me: int, person: int, at: int) -> Reason | None:
    """What this beat did to the strand, if anything: what raised it and what lowered it."""
    raised, lowered = (
        float(case.lived.regarded.raised[me, person, at]),
        float(case.lived.regarded.lowered[me, person, at]),
    )
    parts = [
        Reason(label, value, _feelings(case, me, person, at, sign, value), "log-share", is_change=True)
        for label, sign, value in (("raised", 1, raised), ("lowered", -1, lowered))
        if value
    ]
    if not parts:
        return None
    if len(parts) == 1:
        return Reason(case.deed, parts[0].value, parts[0].parts, "log-share", is_change=True, beat=case.beat)
    return Reason(case.deed, raised + lowered, tuple(parts), "sum", is_change=True, beat=case.beat)


def _feelings(case: Case, me: int, person: int, at: int, sign: int, whole: float) -> tuple[Reason, ...]:
    """The feelings about the person that moved the strand this way, by their share in it."""
    felt = case.lived.felt.stirred[me, :, person]
    weights = felt * np.maximum(sign * case.theory.regard_of_kind[:, at], 0.0)
    return shared(
        whole,
        [
            (
                Reason(
                    f"{KINDS[kind].replace('_', ' ')} that it stirred", parts=(stirred(case, me, int(kind), person),)
                ),
                float(weights[kind]),
            )
            for kind in np.flatnonzero(weights > 0.0)
        ],
    )
