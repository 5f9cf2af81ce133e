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


def heed(
    state: State, deed: Deed, notices: Float[Array, "observer"], company: Bool[Array, "observer other"]
) -> tuple[State, Float[Array, "observer"]]:
    """Count the acts that passed between others since each was last turned to; and how far this is one of them.

    It takes two others, there with one, to leave one out.
    """
    xp, c = state.so.__array_namespace__(), company.shape[0]
    is_here = ~deed.is_event & ((deed.target >= 0) & (deed.target < c))
    among = company[:, deed.actor] & company[:, deed.target.clip(0, c - 1)] & is_here
    passed = notices * (among & ~(deed.is_victim | deed.is_doer))
    turned_to = notices * (is_here & (deed.target == xp.arange(c)) & ~deed.is_doer)
    return state._replace(unheeded=(state.unheeded + passed) * (1.0 - turned_to)), passed


def shut_out(
    theory: Theory, state: State, deed: Deed, passed: Float[Array, "observer"]
) -> Float[Array, "observer need"]:
    """What a friendly act that passed one over takes from one's needs (<= 0): the more of them, the more.

    A few turns between two others are nothing, so it grows with the square of their number.
    """
    xp = state.so.__array_namespace__()
    threatened = xp.concat([xp.asarray(THREATENED), xp.zeros(state.need.shape[1] - THREATENED.shape[0])])
    surely = (state.unheeded / LONG).clip(0.0, 1.0) ** 2
    return -(theory.left_out * surely * deed.warmth.clip(0.0, 1.0) * passed)[:, None] * threatened
