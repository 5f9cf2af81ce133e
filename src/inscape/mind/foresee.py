"""Foresee: prospects grow likelier or less, settle, and are hoped for and dreaded meanwhile.

A lost hope becomes disappointment and the hope is gone; an escaped dread becomes relief (OCC's prospect-based emotions).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from inscape.mind.appraise import at_stake, sated_by
from inscape.mind.axes import KIND
from inscape.mind.believe import swayed
from inscape.mind.conditions import holds
from inscape.mind.deed import Deed
from inscape.mind.feel import felt_worth, log_share, spread
from inscape.mind.perceive import Reach
from inscape.mind.stage import Stage
from inscape.mind.state import State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Bool, Float

_HOPE_AND_FEAR = np.asarray([[KIND["hope"]], [KIND["fear"]]])
_STIRRED = (
    "hope", "fear", "disappointment", "relief", "satisfaction", "fears_confirmed", "joy", "distress",
)  # fmt: skip


class Foreseen(NamedTuple):
    """How each prospect changed. change: of probability, = stated + regard + settled. gain, loss: felt worth of it coming.

    came, failed: whether it settled at this beat. eased: [character, kind, prospect] <= 0, hope and fear that lost ground.
    brought: [character, need] change of needs by what came. startled: how surprising its settling was, in nats.
    """

    stated: Float[Array, "prospect"]
    regard: Float[Array, "prospect"]
    settled: Float[Array, "prospect"]
    gain: Float[Array, "prospect"]
    loss: Float[Array, "prospect"]
    came: Bool[Array, "prospect"]
    failed: Bool[Array, "prospect"]
    eased: Float[Array, "character kind prospect"]
    brought: Float[Array, "character need"]
    startled: Float[Array, "prospect"]


def foresee(
    theory: Theory,
    stage: Stage,
    state: State,
    deed: Deed,
    reach: Reach,
    worth: Float[Array, "character need"],
    atom: Bool[Array, "atom"],
) -> tuple[State, Float[Array, "character kind prospect"], Foreseen]:
    """Move, settle and feel every prospect; what comes also changes the needs it was about."""
    xp = state.so.__array_namespace__()
    p = stage.prospects
    is_open = (state.prospect_state == 0) & p.is_used
    noticed = reach.notices.take(p.owner)
    both = p.shift[:, deed.row] + xp.where(deed.second >= 0, p.shift[:, xp.maximum(deed.second, 0)], 0.0)
    stakes = (p.stakes * worth.take(p.owner, axis=0)).sum(axis=1)
    concerns = (p.by == deed.actor) & (p.owner == deed.victim) & ~deed.is_event
    kindness = theory.prospect_regard * (deed.warmth + deed.respect) / 2.0 * xp.where(stakes >= 0.0, 1.0, -1.0)
    stale = 1.0 / (1.0 + theory.sated * state.exposure[p.owner, deed.actor, deed.group])
    both, kindness = both * stale, kindness * stale
    before = state.prospect
    after_stated = before + xp.where(is_open, swayed(before, both * noticed), 0.0)
    after_regard = before + xp.where(is_open, swayed(before, (both + kindness * concerns) * noticed), 0.0)
    came, failed = _settle(stage, deed, noticed, is_open, atom)
    value = xp.where(came, 1.0, xp.where(failed, 0.0, after_regard))
    stake = at_stake(p.stakes, worth.take(p.owner, axis=0), stage.need_weight.take(p.owner, axis=0))
    gain, loss = felt_worth(theory, stake)
    stirs, wanes = anticipate(theory, state, p.owner, value, gain, loss, is_open, came, failed)
    own = 1.0 * (xp.arange(state.place.shape[0])[:, None] == p.owner) * p.is_used
    stirred, eased = own[:, None, :] * stirs, own[:, None, :] * wanes
    taken = own * xp.where(came, 1.0, 0.0)
    need = state.need + sated_by(theory, state.need, taken @ p.stakes)
    startled = startles(after_regard, came, failed) * noticed
    surprise = xp.maximum(state.surprise, (own * startled).max(axis=1))
    status = xp.where(came, 1, xp.where(failed, 2, state.prospect_state)).astype(state.prospect_state.dtype)
    part = Foreseen(
        after_stated - state.prospect, after_regard - after_stated, value - after_regard, gain, loss, came, failed, eased,
        need - state.need, startled,
    )  # fmt: skip
    return state._replace(prospect=value, prospect_state=status, need=need, surprise=surprise), stirred, part


def startles(likely: Array, came: Array, failed: Array) -> Float[Array, "prospect"]:
    """Surprise of a prospect's settling as it did, in nats beyond what was to be expected."""
    xp = likely.__array_namespace__()
    sure = likely.clip(1e-3, 1.0 - 1e-3)
    doubt = -sure * xp.log(sure) - (1.0 - sure) * xp.log(1.0 - sure)
    told = -xp.log(xp.where(came, sure, 1.0 - sure)) - doubt
    return xp.where(came | failed, xp.maximum(told, 0.0), 0.0)


def _settle(stage: Stage, deed: Deed, noticed: Array, is_open: Array, atom: Array) -> tuple[Array, Array]:
    xp = noticed.__array_namespace__()
    p = stage.prospects
    acts = p.settles[:, deed.row] + xp.where(deed.second >= 0, p.settles[:, xp.maximum(deed.second, 0)], 0.0)
    acts = acts * (noticed > 0.5)
    came = is_open & ((acts > 0.5) | holds(p.comes, atom))
    return came, is_open & ~came & ((acts < -0.5) | holds(p.fails, atom))


def anticipate(
    theory: Theory,
    state: State,
    owner: Array,
    value: Array,
    gain: Array,
    loss: Array,
    is_open: Array,
    came: Array,
    failed: Array,
) -> tuple[Float[Array, "kind prospect"], Float[Array, "kind prospect"]]:
    """Log shares of what is stirred, and what eases, for each prospect's owner: hope and fear follow likelihood, settling ends them.

    What grows likelier is always hoped for or feared more, however much it was before.
    """
    xp = value.__array_namespace__()
    first = state.feeling.shape[2] - value.shape[0] - 1
    columns = first + xp.arange(value.shape[0])
    felt, worth = state.feeling[owner, _HOPE_AND_FEAR, columns], xp.asarray((gain, loss))
    pending, settles = is_open & ~came & ~failed, came | failed
    tends = xp.where(pending, value * worth, 0.0)
    rose = xp.maximum(value - state.prospect, 0.0)
    fell = xp.maximum(state.prospect - value, 0.0) * worth
    most = xp.maximum(felt, state.prospect * worth)
    rate = theory.standing_rate
    grows = xp.where(pending, xp.maximum(rate * xp.maximum(tends - felt, 0.0), rose * worth), 0.0)
    ends = theory.settle_share * xp.where(failed, most, xp.where(pending, fell, 0.0))
    stirred = xp.concat([grows, ends, came * most, came * worth])
    down = -xp.where(settles, 1.0, xp.where(rose > 0.0, 0.0, rate)) * xp.maximum(felt - tends, 0.0)
    return spread(log_share(stirred), _STIRRED).T, spread(down, ("hope", "fear")).T
