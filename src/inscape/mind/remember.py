"""Remember: what acts and events leave behind, and what of it comes back when nothing outside demands attention.

A fixed number of slots; the weakest gives way. What is strong and unresolved returns and is appraised again, now (rumination,
Nolen-Hoeksema 1991).
"""

from __future__ import annotations

from typing import NamedTuple

from inscape.mind.appraise import Appraisal
from inscape.mind.conditions import together
from inscape.mind.deed import Deed
from inscape.mind.feel import evoke, log_share, over_kinds
from inscape.mind.noise import RECALL, uniform
from inscape.mind.perceive import Reach
from inscape.mind.stage import Stage
from inscape.mind.state import State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Bool, Float, Int, UInt


class Recalled(NamedTuple):
    """slot: [character] the memory nearest to returning. came_back: whether it did. chance: that it would, 0..1.

    strength: of that memory. stored: [character, memory] where the present act was put, if it was worth keeping.
    """

    slot: Int[Array, "character"]
    came_back: Bool[Array, "character"]
    chance: Float[Array, "character"]
    strength: Float[Array, "character"]
    stored: Bool[Array, "character memory"]


def recall(
    theory: Theory,
    stage: Stage,
    state: State,
    reach: Reach,
    worth: Float[Array, "character need"],
    seconds: Array,
    keys: UInt[Array, "purpose 1"],
) -> tuple[State, Float[Array, "character kind about"], Recalled]:
    """Let the strongest unresolved memory of each mind come back if it may; return what it stirs, in log shares."""
    xp = state.so.__array_namespace__()
    c, slots = state.memory_strength.shape
    pull = state.memory_strength * state.memory_unresolved
    slot = pull.argmax(axis=1)
    one = 1.0 * (xp.arange(slots) == slot[:, None])
    outside = xp.where(together(state), reach.attention, 0.0).max(axis=1)
    idle = 1.0 - (outside * theory.company_holds).clip(0.0, 1.0)
    brooding = theory.brood_base + theory.brood_neuroticism * stage.traits[:, 4]
    chance = ((pull * one).sum(axis=1) * idle * brooding).clip(0.0, 1.0) * stage.is_character
    back = uniform(keys[RECALL], stage.name_hash) < chance
    stirred = _again(theory, state, one, worth) * xp.where(back, theory.recall_share, 0.0)[:, None, None]
    worn = 1.0 - theory.recall_wears * one * xp.where(back, 1.0, 0.0)[:, None]
    kept = 2.0 ** (-seconds / (theory.memory_half_life * 3600.0))
    after = state._replace(
        memory_strength=state.memory_strength * kept, memory_unresolved=state.memory_unresolved * worn
    )
    strength = (state.memory_strength * one).sum(axis=1)
    return after, log_share(stirred), Recalled(slot, back, chance, strength, xp.zeros((c, slots), dtype=xp.bool))


def _again(theory: Theory, state: State, one: Array, worth: Array) -> Float[Array, "character kind about"]:
    """What the memory in the chosen slot makes one feel if it is appraised now."""
    xp = state.so.__array_namespace__()
    meant = (state.memory_meant * one[:, :, None]).sum(axis=1)
    praise, own = (state.memory_praise * one).sum(axis=1), (state.memory_own * one).sum(axis=1)
    gain = (xp.maximum(meant, 0.0) * worth).sum(axis=1)
    loss = (xp.maximum(-meant, 0.0) * worth).sum(axis=1)
    zero = gain * 0.0
    again = Appraisal(
        change=meant, gain=gain, loss=loss, praise=praise, own=own, other=1.0 - own, victim_gain=zero, victim_loss=zero,
        victim_liked=zero, victim_disliked=zero, power=state.reserve, exposed=zero, surprise=zero, foul=zero,
    )  # fmt: skip
    toward, inward = evoke(theory, again)
    hollow = 1.0 - xp.exp(-theory.feel_gain * loss)
    inward = inward + over_kinds({"disappointment": theory.hope_disappointed * hollow * own})
    strength = (state.memory_strength * one).sum(axis=1)[:, None, None]
    index = (state.memory_about * one.astype(state.memory_about.dtype)).sum(axis=1)
    abouts = xp.arange(state.feeling.shape[2])
    about = 1.0 * (abouts == index[:, None])
    self_about = 1.0 * (abouts == xp.arange(about.shape[0])[:, None])
    return strength * (toward[:, :, None] * about[:, None, :] + inward[:, :, None] * self_about[:, None, :])


def store(
    theory: Theory, stage: Stage, state: State, deed: Deed, appraisal: Appraisal
) -> tuple[State, Bool[Array, "character memory"]]:
    """Keep what just happened where it is stronger than the weakest memory, in that memory's place."""
    xp = state.so.__array_namespace__()
    a = appraisal
    weight = 1.0 - xp.exp(-theory.memory_gain * (a.gain + a.loss + 0.2 * a.surprise))
    weakest = state.memory_strength.argmin(axis=1)
    slots = xp.arange(state.memory_strength.shape[1])
    put = (slots == weakest[:, None]) & (weight[:, None] > state.memory_strength + theory.memory_floor)
    about = xp.where(deed.is_event, state.feeling.shape[2] - 1, deed.actor)
    unresolved = (a.loss / xp.maximum(a.loss + a.gain, 1e-9)).clip(0.0, 1.0)
    after = state._replace(
        memory_strength=xp.where(put, weight[:, None], state.memory_strength),
        memory_unresolved=xp.where(put, unresolved[:, None], state.memory_unresolved),
        memory_meant=xp.where(put[:, :, None], a.change[:, None, :], state.memory_meant),
        memory_praise=xp.where(put, a.praise[:, None], state.memory_praise),
        memory_own=xp.where(put, a.own[:, None], state.memory_own),
        memory_about=xp.where(put, about, state.memory_about).astype(state.memory_about.dtype),
        memory_act=xp.where(put, deed.row, state.memory_act).astype(state.memory_act.dtype),
    )
    return after, put
