"""Remember: what acts and events leave behind, and what of it comes back when nothing outside demands attention.

A fixed number of slots; the weakest gives way. What is strong and unresolved returns and is appraised again, now (rumination,
Nolen-Hoeksema 1991).
"""

from __future__ import annotations

from typing import NamedTuple

from inscape.mind.appraise import Appraisal, Ties
from inscape.mind.deed import Deed
from inscape.mind.feel import evoke, log_share, over_kinds
from inscape.mind.stage import Stage
from inscape.mind.state import State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Bool, Float, Int


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
    ties: Ties,
    seconds: Array,
    luck: Float[Array, "character own_draw"],
) -> tuple[State, Float[Array, "character kind about"], Recalled]:
    """Let the strongest unresolved memory of each mind come back if it may; return what it stirs, in log shares. luck: as `own_luck` draws it."""
    xp = state.so.__array_namespace__()
    c, slots = state.memory_strength.shape
    pull = state.memory_strength * state.memory_unresolved
    slot = pull.argmax(axis=1)
    one = xp.arange(slots) == slot[:, None]
    outside = (ties.company * state.attention).max(axis=1)
    idle = 1.0 - (outside * theory.company_holds).clip(0.0, 1.0)
    brooding = theory.brood_base + theory.brood_neuroticism * stage.traits[:, 4]
    chance = (pull.max(axis=1) * idle * brooding).clip(0.0, 1.0) * stage.is_character
    back = luck[:, 1] < chance
    strength, stirred = _again(theory, state, slot, ties.worth)
    stirred = _about(state, slot, log_share(stirred * (theory.recall_share * back)[:, None]))
    worn = 1.0 - theory.recall_wears * (one & back[:, None])
    kept = 2.0 ** (-seconds / (theory.memory_half_life * 3600.0))
    after = state._replace(
        memory_strength=state.memory_strength * kept, memory_unresolved=state.memory_unresolved * worn
    )
    return after, stirred, Recalled(slot, back, chance, strength, xp.zeros((c, slots), dtype=xp.bool))


def _again(
    theory: Theory, state: State, slot: Int[Array, "character"], worth: Array
) -> tuple[Float[Array, "character"], Float[Array, "two character kind"]]:
    """How strong the memory in the chosen slot is, and what it makes one feel if it is appraised now.

    First about whatever it is of, then about oneself where that is somebody else.
    """
    xp = state.so.__array_namespace__()
    me = xp.arange(slot.shape[0])
    meant, about = state.memory_meant[me, slot], state.memory_about[me, slot]
    kept = xp.asarray((state.memory_praise, state.memory_own, state.memory_strength))
    praise, own, strength = kept[:, me, slot]
    gain, loss = (xp.maximum(xp.asarray((meant, -meant)), 0.0) * worth).sum(axis=2)
    zero = xp.zeros(slot.shape)
    again = Appraisal(
        change=meant, gain=gain, loss=loss, praise=praise, own=own, other=1.0 - own, victim_gain=zero, victim_loss=zero,
        victim_liked=zero, victim_disliked=zero, power=state.reserve, exposed=zero, surprise=zero, foul=zero,
    )  # fmt: skip
    toward, inward = evoke(theory, again)
    hollow = 1.0 - xp.exp(-theory.feel_gain * loss)
    inward = inward + over_kinds({"disappointment": theory.hope_disappointed * hollow * own})
    of_self = (about == me)[:, None]
    return strength, strength[:, None] * xp.asarray((toward + of_self * inward, ~of_self * inward))


def _about(
    state: State, slot: Int[Array, "character"], shares: Float[Array, "two character kind"]
) -> Float[Array, "character kind about"]:
    """Log shares about whatever the memory is of, and those about oneself, where they belong."""
    xp = shares.__array_namespace__()
    me, abouts = xp.arange(slot.shape[0]), xp.arange(state.feeling.shape[2])
    about = state.memory_about[me, slot]
    at_other, at_self = (abouts == about[:, None])[:, None, :], (abouts == me[:, None])[:, None, :]
    toward, inward = shares[..., None]
    return toward * at_other + inward * at_self


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
