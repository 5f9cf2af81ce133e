"""Exclude: being left out while others keep company with one another.

Nobody has to be unkind. That the others turn to one another and not to oneself takes from belonging, standing, a hand in
things and the sense of counting at all, whoever they are (ostracism: Williams 2009; Hartgerink et al. 2015).
"""

from __future__ import annotations

import numpy as np

from inscape.mind.axes import NEEDS
from inscape.mind.deed import Deed
from inscape.mind.state import State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Bool, Float

THREATENED = np.asarray([float(need in ("belonging", "standing", "agency", "meaning")) for need in NEEDS])
"""By stock need: whether being left out takes from it; all four alike (Williams 2009)."""


LONG = 4.0
"""After how many acts between others it is no accident any more (assumed)."""


def leave_out(
    theory: Theory,
    state: State,
    deed: Deed,
    notices: Float[Array, "observer"],
    company: Bool[Array, "observer other"],
) -> tuple[State, Float[Array, "observer need"]]:
    """Count the acts that passed between others since each was last turned to; and what this one takes from needs (<= 0) by it.

    It takes two others, there with one, to leave one out, and a friendly act. A few turns between the two are nothing: it grows
    with the square of their number.
    """
    xp, c = state.so.__array_namespace__(), company.shape[0]
    is_here = ~deed.is_event & ((deed.target >= 0) & (deed.target < c))
    among = company[:, deed.actor] & company[:, deed.target.clip(0, c - 1)] & is_here
    passed = notices * (among & ~(deed.is_victim | deed.is_doer))
    turned_to = notices * (is_here & (deed.target == xp.arange(c)) & ~deed.is_doer)
    unheeded = (state.unheeded + passed) * (1.0 - turned_to)
    threatened = xp.concat([xp.asarray(THREATENED), xp.zeros(state.need.shape[1] - THREATENED.shape[0])])
    surely = (unheeded / LONG).clip(0.0, 1.0) ** 2
    missed = theory.left_out * surely * deed.warmth.clip(0.0, 1.0) * passed
    return state._replace(unheeded=unheeded), -missed[:, None] * threatened
