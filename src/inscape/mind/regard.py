"""Regard: what one holds toward another moves with what they make one feel, slowly, boundedly, and never nets out.

The same cause moves it less each time. A sudden new look at the other makes the hard strands falter for a moment; ambivalence
is measured (Thompson, Zanna & Griffin 1995).
"""

from __future__ import annotations

from typing import NamedTuple

from inscape.mind.deed import Deed
from inscape.mind.expect import Expected
from inscape.mind.perceive import Reach
from inscape.mind.stage import Stage
from inscape.mind.state import State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Float


class Regarded(NamedTuple):
    """after = before + sum over kinds of `by_kind`, [character, person, kind, strand] folded as below.

    raised: change from feelings that raise a strand, >= 0; lowered: from those that lower it, <= 0. faltered: change of falter.
    """

    raised: Float[Array, "character person strand"]
    lowered: Float[Array, "character person strand"]
    faltered: Float[Array, "character person"]


def regard(
    theory: Theory,
    stage: Stage,
    state: State,
    stirred: Float[Array, "character kind about"],
    deed: Deed,
    reach: Reach,
    expected: Expected,
) -> tuple[State, Regarded]:
    """Move the strands by what was newly felt about each person, and let a new look falter them."""
    xp = state.so.__array_namespace__()
    c, persons = state.regard.shape[:2]
    about = stirred[:, :, :persons].mT
    worn = 1.0 / (1.0 + theory.regard_wear * state.exposure[:, :, deed.group])
    step = theory.regard_rate * (worn * stage.is_other)[..., None]
    ways = xp.maximum(xp.asarray((theory.regard_of_kind, -theory.regard_of_kind)), 0.0)
    up, down = 1.0 - xp.exp(-step * (about @ ways[:, None]))
    raised, lowered = up * (1.0 - state.regard), -down * state.regard
    new = (state.regard + raised + lowered).clip(0.0, 1.0)
    startled = 1.0 - xp.exp(-theory.startle * expected.surprise)
    caught = xp.minimum(state.attention + theory.attention_surprise * startled[:, None], 1.0)
    look = xp.concat([caught, xp.zeros((c, persons - c))], axis=1) * startled[:, None] * deed.by
    falter = 1.0 - (1.0 - state.falter * theory.falter_kept) * (1.0 - theory.falter_gain * look)
    group = xp.arange(state.exposure.shape[2]) == deed.group
    exposure = state.exposure * theory.exposure_kept + (reach.notices[:, None] * deed.by)[..., None] * group
    after = state._replace(regard=new, falter=falter, exposure=exposure)
    return after, Regarded(raised, lowered, falter - state.falter)


def ambivalence(regard: Float[Array, "*axes strand"]) -> Float[Array, "*axes"]:
    """Felt tension between the strands that draw and those that repel, 0..1: (weaker of the two) minus half their gap, >= 0."""
    xp = regard.__array_namespace__()
    draw = xp.stack([regard[..., 0], regard[..., 2], regard[..., 4], regard[..., 6]]).max(axis=0)
    repel = xp.stack([regard[..., 1], regard[..., 3], regard[..., 5]]).max(axis=0)
    return xp.maximum((draw + repel) / 2.0 - xp.abs(draw - repel), 0.0)
