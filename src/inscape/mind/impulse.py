"""Impulse: what urges one on without counting up consequences: what one feels, one's habits, dread, and what one would like to know."""

from __future__ import annotations

import numpy as np

from inscape.mind.axes import KIND, KINDS, STRAND
from inscape.mind.inform import eases, voices, would_settle
from inscape.mind.stage import Stage
from inscape.mind.stand import View, of_group, of_other, of_person
from inscape.mind.state import State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Float

_IS_ANGER = np.arange(len(KINDS)) == KIND["anger"]


def tendency(theory: Theory, stage: Stage, state: State, v: View, told: Float[Array, "act"]) -> Float[Array, "act"]:
    """What feelings call for (Frijda 1986): expected relief of what one feels toward that person, or of all one feels."""
    xp, aims = state.so.__array_namespace__(), stage.aims
    unheld = 1.0 + theory.erupts * state.leak[:, None, None] * _IS_ANGER[:, None]
    calls = (v.feels * unheld).mT @ theory.tendency
    of_all = of_group((1.0 - (1.0 - state.feeling).prod(axis=2)) @ theory.tendency, stage)
    aimed = calls.reshape(-1).take(aims.at_about_group) + theory.inward_share * of_all
    alone = xp.where(aims.tends, of_all, of_group(calls[:, -1], stage))
    pulls = xp.where(aims.aimed > 0.0, aimed, alone)
    pulls = xp.where(pulls > 0.0, pulls * _fitting(stage, v, v.shown), pulls)
    called = theory.tendency_weight * (pulls + v.shown) * v.worn
    shared = theory.sharing_weight * (eases(theory, stage, state, v, told) + voices(theory, stage, state, v) * v.worn)
    return (called + shared) * xp.maximum(v.land, theory.hollow_relief)


def _fitting(stage: Stage, v: View, shown: Float[Array, "act"]) -> Float[Array, "act"]:
    """How far an act that shows a feeling shows what one feels most, 0..1; 1 for what shows none in particular.

    What a feeling calls for is its own act, not whatever is of the same family (Roseman 2011). shown: what it shows of what one feels.
    """
    xp = shown.__array_namespace__()
    whole = stage.acts.shows.sum(axis=1) * v.felt.max(axis=1).take(stage.aims.actor)
    return xp.where(whole > 0.0, xp.minimum(shown / xp.where(whole > 0.0, whole, 1.0), 1.0), 1.0)


def habit(theory: Theory, stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """Effort saved by doing what one usually does here, more the less reserve one has for anything else (Neal et al. 2013).

    Less each time (Hull 1943), but quarrels hold on to those who are in them (Gottman 1994); surprise loosens it, as long as
    it is felt, and what cued a quarrel is not there where one is fond of them (Wood et al. 2005).
    """
    xp = state.so.__array_namespace__()
    me = xp.arange(state.place.shape[0])
    usual = v.chance[me, me] - 1.0 / v.chance.shape[2]
    startled = state.feeling[:, KIND["surprise"]].max(axis=1)
    runs = 1.0 - xp.maximum(startled, 1.0 - xp.exp(-theory.startle * state.surprise))
    runs = theory.habit_weight * runs * (1.0 - theory.deliberate * state.reserve)
    saved = of_group(usual * runs[:, None], stage) * stage.aims.in_cast
    harsh = (-theory.group_sense[:, :2].sum(axis=1)).clip(0.0, 1.0).take(stage.aims.group)
    lasts = theory.habit_lasts * harsh
    cued = 1.0 - harsh * of_person(v.regard[..., STRAND["warmth"]], stage)
    return xp.where(saved > 0.0, saved * cued * (lasts + (1.0 - lasts) * v.worn), saved)


def dread(theory: Theory, stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """Expected harm from the other that it shelters from, more the less one could withstand it."""
    xp = state.so.__array_namespace__()
    harm = xp.maximum(-v.next_worth, 0.0) * (theory.dread_weight * (1.0 - state.reserve))[:, None]
    shelter = theory.shelter.take(stage.aims.group) * ~(v.away | stage.acts.is_silence)
    return of_other(harm, stage) * shelter


def curiosity(theory: Theory, stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """What it would be worth to learn: of what one did not expect, and of what one does not know."""
    xp = state.so.__array_namespace__()
    startled = 1.0 - xp.exp(-theory.startle * state.surprise)
    looks = of_other(startled[:, None] * state.attention, stage) * stage.acts.is_orienting
    return theory.curiosity_weight * (looks + would_settle(theory, stage, state, v) * v.worn)
