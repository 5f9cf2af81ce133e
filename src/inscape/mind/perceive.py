"""Perceive: what reaches others of what one feels, and what they make of it.

Per channel, shown = felt x expressivity x (1 - mask) + put on x acting, and what leaks when self-control fails (Ekman &
Friesen 1969). A reader combines what it gets with what it held before by precision (Bayes); an empath reads the felt.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from inscape.mind.axes import KINDS
from inscape.mind.conditions import together
from inscape.mind.deed import Deed
from inscape.mind.noise import READ, normal, uniform
from inscape.mind.stage import Stage
from inscape.mind.state import State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Float, Int, UInt

_KIND_NAMES = np.arange(len(KINDS), dtype=np.uint32) * np.uint32(0x9E3779B1)


class Reach(NamedTuple):
    """What the place and the senses let through.

    sees, hears: [observer, other] 0..1. notices: [observer] how far the act itself is noticed, 0..1. knows_actor: [observer,
    character] how surely each takes each to be the one who acts, 0..1. attention: [observer, other] 0..1, now. aware:
    [observer, other] how surely each knows the other to be there, by sight, by being in one place, or by what the other does.
    """

    sees: Float[Array, "observer character"]
    hears: Float[Array, "observer character"]
    notices: Float[Array, "observer"]
    knows_actor: Float[Array, "observer character"]
    attention: Float[Array, "observer character"]
    aware: Float[Array, "observer character"]


class Read(NamedTuple):
    """What was shown and what was read.

    shown: [actor, channel, kind]. evidence: [observer, actor, kind, aim] the reading of this moment; weight: how much of the
    new belief it made up, 0..1 (the rest is what was believed before). felt: [actor, observer, kind, aim] the truth.
    """

    shown: Float[Array, "character channel kind"]
    evidence: Float[Array, "observer character kind aim"]
    weight: Float[Array, "observer character"]


def reach(theory: Theory, stage: Stage, state: State, deed: Deed) -> Reach:
    """Who gets what of this act, and whom those who see nobody take its doer to be."""
    xp = state.so.__array_namespace__()
    me = xp.arange(state.place.shape[0])
    moves = (me == deed.actor) & ~deed.is_event & (deed.to_place >= 0)
    sees, hears = _lets_through(stage, state, state.place)
    after = xp.where(moves, deed.to_place, state.place)
    sees_after, hears_after = _lets_through(stage, state, after)
    sees, hears = xp.maximum(sees, sees_after), xp.maximum(hears, hears_after)
    by_eye = deed.channels[0] + deed.channels[2]
    by_ear = deed.channels[1] + deed.channels[3]
    seen = xp.minimum(sees[:, deed.actor] * by_eye + hears[:, deed.actor] * by_ear, 1.0)
    arrives = (state.place == deed.to_place) & (deed.to_place >= 0)
    noticed = xp.where(deed.is_event, _happens(stage, state, deed), xp.where(arrives & (deed.unseen > 0), 1.0, seen))
    noticed = xp.where((me == deed.actor) & ~deed.is_event, 1.0, noticed)
    door = deed.to_place.clip(0, state.may_enter.shape[1] - 1)
    could = xp.where(state.present & (state.place != door), state.may_enter[:, door], 0.0)
    guess = could[None, :] * (me[:, None] != me[None, :])
    guess = guess / xp.maximum(guess.sum(axis=1, keepdims=True), 1e-12)
    is_actor = xp.where((me == deed.actor) & ~deed.is_event, 1.0, 0.0)[None, :]
    infers = (deed.unseen > 0) & (me != deed.actor)[:, None]
    knows = xp.where(infers, guess, is_actor) * noticed[:, None]
    with_me = (state.place[:, None] == state.place[None, :]) | (after[:, None] == after[None, :])
    aware = xp.maximum(xp.maximum(sees, xp.where(with_me, hears, 0.0)), knows)
    return Reach(sees, hears, noticed, knows, _attention(theory, state, sees, hears, knows), aware)


def _happens(stage: Stage, state: State, deed: Deed) -> Float[Array, "character"]:
    """How far each notices this event: everyone does, or who sees or hears to where it happens."""
    xp = state.so.__array_namespace__()
    here = (stage.events.row == deed.row) & stage.events.is_used
    place = xp.where(here, stage.events.place, -1).max()
    mine, there = state.place.clip(0, stage.sight_between.shape[0] - 1), xp.maximum(place, 0)
    through = stage.sight_between[mine, there] * stage.sight + stage.sound_between[mine, there] * stage.hearing
    return state.present * xp.where(place >= 0, xp.minimum(through, 1.0), 1.0)


def _lets_through(stage: Stage, state: State, place: Int[Array, "character"]) -> tuple[Array, Array]:
    """How far each can see and hear each, from these places."""
    xp = state.so.__array_namespace__()
    inside = (place >= 0) & (place < stage.sight_between.shape[0])
    here = place.clip(0, stage.sight_between.shape[0] - 1)
    there = state.present & inside
    both = there[:, None] & there[None, :]
    sees = xp.where(both, stage.sight_between[here[:, None], here[None, :]], 0.0) * stage.sight[:, None]
    return sees, xp.where(both, stage.sound_between[here[:, None], here[None, :]], 0.0) * stage.hearing[:, None]


def _attention(
    theory: Theory,
    state: State,
    sees: Float[Array, "observer character"],
    hears: Float[Array, "observer character"],
    knows_actor: Float[Array, "observer character"],
) -> Float[Array, "observer character"]:
    xp = sees.__array_namespace__()
    me = xp.arange(sees.shape[0])
    perceptible = xp.maximum(xp.maximum(sees, 0.5 * hears), knows_actor)
    looks = state.gaze[:, None] == me
    startled = 1.0 - xp.exp(-theory.startle * state.surprise)[:, None]
    away = (state.gaze[:, None] < -1) * theory.gaze_away
    level = theory.attention_base - away + theory.attention_look * looks + theory.attention_act * knows_actor
    level = level + theory.attention_surprise * startled
    return xp.where(me[:, None] != me, perceptible * level.clip(0.0, 1.0), 0.0)


def show(theory: Theory, stage: Stage, state: State, deed: Deed) -> Float[Array, "character channel kind"]:
    """What each one's face, voice, posture and words show of each feeling, 0..1."""
    xp = state.so.__array_namespace__()
    felt = 1.0 - (1.0 - state.feeling).prod(axis=2)
    hidden = state.mask[:, None] * theory.mask_cover
    open_part = stage.expressivity * (1.0 - hidden) + state.leak[:, None] * hidden * theory.leak_gain
    me = xp.arange(felt.shape[0])
    company = together(state)
    put_on = xp.where(company[:, :, None], stage.display[:, : felt.shape[0]], 0.0).max(axis=1)
    doing = (me == deed.actor)[:, None] & ~deed.is_event
    put_on = xp.maximum(put_on, xp.where(doing, deed.shows[None, :], 0.0))
    shown = felt[:, None, :] * open_part[:, :, None] + (put_on * stage.acting[:, None])[:, None, :]
    return shown.clip(0.0, 1.0)


def felt_by_aim(state: State) -> Float[Array, "character character kind aim"]:
    """What each one feels [one, other, kind, aim]: toward the other, and about everything else."""
    xp = state.so.__array_namespace__()
    c = state.place.shape[0]
    toward = state.feeling[:, :, :c].mT
    spared = xp.log1p(-xp.minimum(state.feeling, 1.0 - 1e-9))
    other = spared.sum(axis=2)[:, None, :] - spared[:, :, :c].mT
    return xp.stack([toward, 1.0 - xp.exp(other)], axis=-1)


def read(
    theory: Theory, stage: Stage, state: State, deed: Deed, reach: Reach, keys: UInt[Array, "purpose 1"]
) -> tuple[State, Read]:
    """Update what each takes the others to feel.

    A channel's reading is what it shows times how far it is let through, split between the two aims as the felt is, and
    noisy: one draw for each (observer, other, kind). An empath's own reading of the felt is a second source.
    """
    xp = state.so.__array_namespace__()
    shown = show(theory, stage, state, deed)
    felt = felt_by_aim(state)
    whole = xp.maximum(1.0 - (1.0 - felt).prod(axis=-1), 1e-9)
    strength = felt.sum(axis=-1)
    split = felt / xp.where(strength > 1e-9, strength, 1.0)[..., None]
    split = xp.where((strength > 1e-9)[..., None], split, 0.5)
    eye, ear = theory.channel_trust_seen, theory.channel_trust_heard
    visible = eye * (shown[:, 0] + shown[:, 2]) / 2.0
    audible = ear * (shown[:, 1] + shown[:, 3]) / 2.0
    level = reach.sees[:, :, None] * visible[None] + reach.hears[:, :, None] * audible[None]
    got = theory.reading_gain * level
    name = stage.name_hash[:, None, None] * np.uint32(3) ^ stage.name_hash[:, None]
    blur = theory.reading_noise * normal(uniform(keys[READ], name + _KIND_NAMES))
    outward = (got + blur * xp.minimum(got, 1.0)).clip(0.0, 1.0)
    empathy = stage.empathy[:, None, None]
    within = (whole.transpose((1, 0, 2)) * (1.0 + 0.3 * blur)).clip(0.0, 1.0)
    present = xp.maximum(reach.sees, reach.hears)
    within_trust = empathy * xp.where(present > 0.0, 1.0, 0.0)[:, :, None]
    reading = outward + within_trust * (within - outward)
    evidence = reading[..., None] * split.transpose((1, 0, 2, 3))
    precision = present * (theory.reading_precision * reach.attention + empathy[:, :, 0] * theory.empathy_precision)
    kept = state.reading_sureness * theory.reading_memory
    weight = precision / xp.maximum(precision + kept, 1e-9)
    belief = state.reading + weight[..., None, None] * (evidence - state.reading)
    after = state._replace(reading=belief, reading_sureness=kept + precision, attention=reach.attention)
    return after, Read(shown, evidence, weight)
