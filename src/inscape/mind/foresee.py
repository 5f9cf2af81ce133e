"""Foresee: prospects grow likelier or less, settle, and are hoped for and dreaded meanwhile.

A lost hope becomes disappointment and the hope is gone; an escaped dread becomes relief (OCC's prospect-based emotions).
"""

from __future__ import annotations

from typing import NamedTuple

from inscape.mind.axes import KINDS
from inscape.mind.believe import swayed
from inscape.mind.conditions import holds
from inscape.mind.deed import Deed
from inscape.mind.feel import log_share
from inscape.mind.perceive import Reach
from inscape.mind.stage import Stage
from inscape.mind.state import State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Bool, Float


class Foreseen(NamedTuple):
    """How each prospect changed. change: of probability, = stated + regard + settled. gain, loss: felt worth of it coming.

    came, failed: whether it settled at this beat. eased: [character, kind, prospect] <= 0, hope and fear that lost ground.
    brought: [character, need] change of needs by what came.
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
    before = state.prospect
    after_stated = before + xp.where(is_open, swayed(before, both * noticed), 0.0)
    after_regard = before + xp.where(is_open, swayed(before, (both + kindness * concerns) * noticed), 0.0)
    came, failed = _settle(stage, deed, noticed, is_open, atom)
    value = xp.where(came, 1.0, xp.where(failed, 0.0, after_regard))
    gain, loss = _stakes(theory, p.stakes, worth.take(p.owner, axis=0))
    strength = _feelings(theory, state, p.owner, value, gain, loss, is_open, came, failed)
    own = 1.0 * (xp.arange(state.place.shape[0])[:, None] == p.owner) * p.is_used
    stirred = own[:, None, :] * log_share(strength[0])[None]
    eased = own[:, None, :] * strength[1][None]
    taken = own * xp.where(came, 1.0, 0.0)
    need = (state.need + theory.need_rate * (taken @ p.stakes)).clip(0.0, 1.0)
    status = xp.where(came, 1, xp.where(failed, 2, state.prospect_state))
    status = status.astype(state.prospect_state.dtype)
    settled = value - after_regard
    part = Foreseen(
        after_stated - state.prospect, after_regard - after_stated, settled, gain, loss, came, failed, eased,
        need - state.need,
    )  # fmt: skip
    return state._replace(prospect=value, prospect_state=status, need=need), stirred, part


def _stakes(theory: Theory, stakes: Array, worth: Array) -> tuple[Array, Array]:
    xp = stakes.__array_namespace__()
    gain = 1.0 - xp.exp(-theory.feel_gain * (xp.maximum(stakes, 0.0) * worth).sum(axis=1))
    return gain, 1.0 - xp.exp(-theory.feel_gain * (xp.maximum(-stakes, 0.0) * worth).sum(axis=1))


def _settle(stage: Stage, deed: Deed, noticed: Array, is_open: Array, atom: Array) -> tuple[Array, Array]:
    xp = noticed.__array_namespace__()
    p = stage.prospects
    acts = p.settles[:, deed.row] + xp.where(deed.second >= 0, p.settles[:, xp.maximum(deed.second, 0)], 0.0)
    acts = acts * xp.where(noticed > 0.5, 1.0, 0.0)
    came = is_open & ((acts > 0.5) | holds(p.comes, atom))
    return came, is_open & ~came & ((acts < -0.5) | holds(p.fails, atom))


def _feelings(
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
    """Strengths stirred, and what eases, for each prospect's owner: hope and fear follow likelihood, settling ends them.

    What grows likelier is always hoped for or feared more, however much it was before.
    """
    xp = value.__array_namespace__()
    first = state.feeling.shape[2] - value.shape[0] - 1
    columns = first + xp.arange(value.shape[0])
    hope, fear = state.feeling[owner, KINDS.index("hope"), columns], state.feeling[owner, KINDS.index("fear"), columns]
    pending = is_open & ~came & ~failed
    hope_at, fear_at = xp.where(pending, value * gain, 0.0), xp.where(pending, value * loss, 0.0)
    fell, rose = xp.maximum(state.prospect - value, 0.0), xp.maximum(value - state.prospect, 0.0)
    rate = theory.standing_rate
    lost = xp.where(failed, xp.maximum(hope, state.prospect * gain), xp.where(pending, fell * gain, 0.0))
    escaped = xp.where(failed, xp.maximum(fear, state.prospect * loss), xp.where(pending, fell * loss, 0.0))
    fulfilled = xp.where(came, 1.0, 0.0)
    zero = value * 0.0
    parts = {
        "hope": xp.where(pending, xp.maximum(rate * xp.maximum(hope_at - hope, 0.0), rose * gain), 0.0),
        "fear": xp.where(pending, xp.maximum(rate * xp.maximum(fear_at - fear, 0.0), rose * loss), 0.0),
        "disappointment": theory.settle_share * lost,
        "relief": theory.settle_share * escaped,
        "satisfaction": fulfilled * xp.maximum(hope, state.prospect * gain),
        "fears_confirmed": fulfilled * xp.maximum(fear, state.prospect * loss),
        "joy": fulfilled * gain,
        "distress": fulfilled * loss,
    }
    settles, wanes = came | failed, xp.where(rose > 0.0, 0.0, rate)
    down = {
        "hope": -xp.where(settles, 1.0, wanes) * xp.maximum(hope - hope_at, 0.0),
        "fear": -xp.where(settles, 1.0, wanes) * xp.maximum(fear - fear_at, 0.0),
    }
    stirred = xp.stack([parts.get(kind, zero) for kind in KINDS])
    return stirred, xp.stack([down.get(kind, zero) for kind in KINDS])
