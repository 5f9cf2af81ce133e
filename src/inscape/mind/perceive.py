"""Perceive: what reaches others of what one feels, and what they make of it.

Per channel, shown = felt x expressivity x (1 - mask) + put on x acting, and what leaks when self-control fails (Ekman &
Friesen 1969). A reader combines what it gets with what it held before by precision (Bayes); an empath reads the felt.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from inscape.mind.axes import KINDS
from inscape.mind.conditions import lets_through
from inscape.mind.deed import Deed
from inscape.mind.noise import READ, normal, uniform
from inscape.mind.stage import Stage
from inscape.mind.state import State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Bool, Float, UInt

_KIND_NAMES = np.arange(len(KINDS), dtype=np.uint32) * np.uint32(0x9E3779B1)


class Reach(NamedTuple):
    """What the place and the senses let through.

    sees, hears: [observer, other] 0..1. notices: [observer] how far the act itself is noticed, 0..1. knows_actor: [observer,
    character] how surely each takes each to be the one who acts, 0..1. aware: [observer, other] how surely each knows the other
    to be there, by sight, by being in one place, or by what the other does.
    """

    sees: Float[Array, "observer character"]
    hears: Float[Array, "observer character"]
    notices: Float[Array, "observer"]
    knows_actor: Float[Array, "observer character"]
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
    to, is_doer = deed.to_place, deed.is_doer
    places = xp.asarray((state.place, xp.where(is_doer & (to >= 0), to, state.place)))
    sees, hears = lets_through(stage, state, places)
    by_eye, by_ear = deed.channels[0] + deed.channels[2], deed.channels[1] + deed.channels[3]
    seen = xp.minimum(sees[:, deed.actor] * by_eye + hears[:, deed.actor] * by_ear, 1.0)
    unseen = deed.unseen > 0
    arrives = (state.place == to) & ((to >= 0) & unseen)
    noticed = xp.where(deed.is_event, _happens(stage, state, deed), xp.where(arrives, 1.0, seen))
    noticed = xp.where(is_doer, 1.0, noticed)
    door = to.clip(0, state.may_enter.shape[1] - 1)
    guess = (
        (state.present & (state.place != door)) * state.may_enter[:, door] * stage.is_other[:, : state.place.shape[0]]
    )
    guess = guess / xp.maximum(guess.sum(axis=1, keepdims=True), 1e-12)
    infers = unseen & stage.is_other[:, deed.actor][:, None]
    knows = xp.where(infers, guess, is_doer) * noticed[:, None]
    with_me = (places[:, :, None] == places[:, None, :]).any(axis=0)
    aware = xp.maximum(xp.maximum(sees, with_me * hears), knows)
    return Reach(sees, hears, noticed, knows, aware)


def _happens(stage: Stage, state: State, deed: Deed) -> Float[Array, "character"]:
    """How far each notices this event: everyone does, or who sees or hears to where it happens."""
    xp = state.so.__array_namespace__()
    here = (stage.events.row == deed.row) & stage.events.is_used
    place = xp.where(here, stage.events.place, -1).max()
    mine = state.place.clip(0, stage.sight_between.shape[0] - 1)
    sight, sound = stage.sight_between[:, place].take(mine), stage.sound_between[:, place].take(mine)
    through = xp.minimum(sight * stage.sight + sound * stage.hearing, 1.0)
    return state.present * xp.where(place >= 0, through, 1.0)


def attend(
    theory: Theory, stage: Stage, state: State, deed: Deed, reach: Reach, got: Float[Array, "observer other kind"]
) -> Float[Array, "observer other"]:
    """How far each attends to each other: to whom they look at, to who acts, to what startles them, to what stands out.

    A lively act draws the eye more than a quiet one, and so does an expression beyond what one may show in company
    (Vuilleumier 2005). got: how strongly each gets each kind of feeling from each other.
    """
    xp = state.so.__array_namespace__()
    perceptible = xp.maximum(xp.maximum(reach.sees, 0.5 * reach.hears), reach.knows_actor)
    looks = state.gaze[:, None] == xp.arange(reach.sees.shape[0])
    startled = theory.attention_surprise * (1.0 - xp.exp(-theory.startle * state.surprise))
    at_all = theory.attention_base - theory.gaze_away * (state.gaze < -1) + startled
    beyond = (got.max(axis=2) - theory.allowed_company).clip(0.0, 1.0)
    act = theory.attention_act * (1.0 + deed.activity) * reach.knows_actor
    level = at_all[:, None] + theory.attention_look * looks + act + theory.attention_shown * beyond
    return stage.is_other[:, : looks.shape[1]] * perceptible * level.clip(0.0, 1.0)


def show(
    theory: Theory, stage: Stage, state: State, deed: Deed, company: Bool[Array, "character character"]
) -> Float[Array, "character channel kind"]:
    """What each one's face, voice, posture and words show of each feeling, 0..1."""
    xp = state.so.__array_namespace__()
    felt = 1.0 - (1.0 - state.feeling).prod(axis=2)
    hidden = theory.mask_cover * state.mask[:, None]
    open_part = stage.expressivity * (1.0 - hidden) + theory.leak_gain * state.leak[:, None] * hidden
    put_on = (company[:, :, None] * stage.display[:, : felt.shape[0]]).max(axis=1)
    put_on = xp.maximum(put_on, deed.is_doer[:, None] * deed.shows) * stage.acting[:, None]
    return (felt[:, None, :] * open_part[:, :, None] + put_on[:, None, :]).clip(0.0, 1.0)


def felt_by_aim(
    state: State,
) -> tuple[Float[Array, "character character kind"], Float[Array, "character character kind"]]:
    """What each one feels [one, other, kind]: toward the other, and about everything else."""
    xp = state.so.__array_namespace__()
    c = state.place.shape[0]
    spared = 1.0 - state.feeling
    rest, each = spared[:, :, c:].prod(axis=2), spared[:, None, :, :c]
    others = xp.where(xp.eye(c, dtype=xp.bool)[:, None, :], 1.0, each).prod(axis=3)
    return state.feeling[:, :, :c].mT, 1.0 - rest[:, None, :] * others


def read(
    theory: Theory,
    stage: Stage,
    state: State,
    deed: Deed,
    reach: Reach,
    company: Bool[Array, "character character"],
    keys: UInt[Array, "purpose 1"],
) -> tuple[State, Read]:
    """Update what each takes the others to feel, and how far each attends to them.

    What is read is what the channels show that are let through, split between the two aims as the felt is, and noisy: one draw
    for each (observer, other, kind). A faint expression is hard to read; none is read where none is. An empath's own reading
    of the felt is a second source.
    """
    xp = state.so.__array_namespace__()
    shown = show(theory, stage, state, deed, company)
    toward, elsewhere = felt_by_aim(state)
    whole = xp.maximum(1.0 - (1.0 - toward) * (1.0 - elsewhere), 1e-9)
    strength = (toward + elsewhere)[..., None]
    split = xp.stack((toward, elsewhere), axis=-1) / xp.where(strength > 1e-9, strength, 1.0)
    split = xp.where(strength > 1e-9, split, 0.5)
    got, clear = _got(theory, reach, shown)
    attention = attend(theory, stage, state, deed, reach, got)
    name = stage.name_hash[:, None, None] * np.uint32(3) ^ stage.name_hash[:, None]
    blur = theory.reading_noise * normal(uniform(keys[READ], name + _KIND_NAMES))
    unsure = theory.reading_floor * xp.minimum(got / theory.just_seen, 1.0) + xp.minimum(got, 1.0)
    outward = (got + blur * unsure).clip(0.0, 1.0)
    empathy = stage.empathy[:, None]
    within = (whole.transpose((1, 0, 2)) * (1.0 + 0.3 * blur)).clip(0.0, 1.0)
    present = xp.maximum(reach.sees, reach.hears)
    reading = outward + (empathy * (present > 0.0))[:, :, None] * (within - outward)
    evidence = reading[..., None] * split.transpose((1, 0, 2, 3))
    precision = clear * (theory.reading_precision * attention + theory.empathy_precision * empathy)
    kept = state.reading_sureness * theory.reading_memory
    weight = precision / xp.maximum(precision + kept, 1e-9)
    belief = state.reading + weight[..., None, None] * (evidence - state.reading)
    after = state._replace(reading=belief, reading_sureness=kept + precision, attention=attention)
    return after, Read(shown, evidence, weight)


def _got(
    theory: Theory, reach: Reach, shown: Float[Array, "character channel kind"]
) -> tuple[Float[Array, "observer character kind"], Float[Array, "observer character"]]:
    """How strongly each gets each feeling from each other, 0 upward, and how clearly: the share of the channels let through.

    A voice alone tells as much as a face with it, only less surely (Kraus 2017).
    """
    xp = shown.__array_namespace__()
    by_eye, by_ear = theory.channel_trust_seen * reach.sees, theory.channel_trust_heard * reach.hears
    clear = by_eye + by_ear
    seen, heard = shown[:, 0] + shown[:, 2], shown[:, 1] + shown[:, 3]
    mean = (by_eye[:, :, None] * seen + by_ear[:, :, None] * heard) / (2.0 * xp.maximum(clear, 1e-9))[:, :, None]
    return theory.reading_gain * xp.maximum(reach.sees, reach.hears)[:, :, None] * mean, clear
