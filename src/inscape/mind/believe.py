"""Believe: facts told, denied, hinted, shown or witnessed; what others are taken to know; what news means.

What is said moves belief in log-odds, as far as its speaker is trusted and how surely it is said; showing is stronger than
saying; what one already knows resists by itself. Who was there knows that the others who were there know.
"""

from __future__ import annotations

from typing import NamedTuple

from inscape.mind.axes import SPEECH, STRAND
from inscape.mind.deed import Deed
from inscape.mind.perceive import Reach
from inscape.mind.stage import Stage
from inscape.mind.state import State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Float


TELL, SHOW = SPEECH.index("tell"), SPEECH.index("show")


class News(NamedTuple):
    """How beliefs changed at this beat: [character, fact], the parts add up to the change of credence.

    told: by being told or shown. witnessed: by seeing it become so. inferred: because another belief suggests it or rules it
    out. gain, loss: [character, fact] felt worth of what is newly believed, each on its own.
    """

    told: Float[Array, "character fact"]
    witnessed: Float[Array, "character fact"]
    inferred: Float[Array, "character fact"]
    gain: Float[Array, "character fact"]
    loss: Float[Array, "character fact"]


def logit(chance: Float[Array, "*axes"]) -> Float[Array, "*axes"]:
    """Log-odds, bounded so that certainty stays finite."""
    xp = chance.__array_namespace__()
    bounded = chance.clip(1e-3, 1.0 - 1e-3)
    return xp.log(bounded / (1.0 - bounded))


def expit(odds: Float[Array, "*axes"]) -> Float[Array, "*axes"]:
    """The probability of log-odds."""
    xp = odds.__array_namespace__()
    return 1.0 / (1.0 + xp.exp(-odds))


def believe(
    theory: Theory, stage: Stage, state: State, deed: Deed, reach: Reach, worth: Float[Array, "character need"]
) -> tuple[State, News]:
    """Update what each holds to be so, and what each takes the others to hold to be so."""
    xp = state.so.__array_namespace__()
    heard = _heard(theory, state, deed, reach)
    push = _said(theory, stage, deed)
    trust = _trust(theory, state, deed)
    before = state.credence
    moved = push[None, :] != 0.0
    told_credence = expit(logit(before) + (heard * trust)[:, None] * push[None, :])
    told = xp.where(moved & (heard > 0.0)[:, None], told_credence - before, 0.0)
    made = (xp.arange(state.so.shape[0]) == stage.acts.fact[deed.row]) & (deed.cut_actor < 0)
    value = stage.acts.fact_to[deed.row]
    so = xp.where(made, value, state.so)
    witnessed = xp.where(made[None, :], (value - before - told) * reach.notices[:, None], 0.0)
    direct = before + told + witnessed
    credence = _infer(theory, stage, before, direct)
    others = _others(theory, state, deed, reach, heard, push, made, value)
    change = credence - before
    worth_of = (stage.facts.means.transpose((1, 0, 2)) * worth[:, None, :]).sum(axis=-1)
    felt = change * worth_of
    news = News(told, witnessed, credence - direct, xp.maximum(felt, 0.0), xp.maximum(-felt, 0.0))
    return state._replace(so=so, credence=credence, others_credence=others), news


def _heard(theory: Theory, state: State, deed: Deed, reach: Reach) -> Float[Array, "character"]:
    """How well each hears the words of this act (its speaker learns nothing from them)."""
    xp = state.so.__array_namespace__()
    me = xp.arange(state.place.shape[0])
    heard = reach.hears[:, deed.actor] * deed.channels[3]
    heard = xp.where(deed.is_event, 1.0 * state.present, heard)
    return xp.where((me == deed.actor) & ~deed.is_event, 0.0, heard)


def _said(theory: Theory, stage: Stage, deed: Deed) -> Float[Array, "fact"]:
    """How far, in log-odds, the words push each fact before trust: both moves of the act together."""
    xp = stage.facts.means.__array_namespace__()
    axis = xp.arange(stage.facts.means.shape[0])

    def one(row: Array) -> Array:
        content = stage.acts.content[row]
        says = stage.acts.says[row]
        force = theory.speech_force[says] * stage.contents.certainty[content] * stage.contents.polarity[content]
        thing = stage.contents.thing[content]
        evidence = xp.where(thing >= 0, stage.thing_fact[xp.maximum(thing, 0)], -1)
        shown = xp.where((axis == evidence) & (says == SHOW), theory.speech_force[says], 0.0)
        return xp.where(axis == stage.contents.fact[content], force, 0.0) + shown

    second = xp.where(deed.second >= 0, 1.0, 0.0) * one(xp.maximum(deed.second, 0))
    happened = (stage.events.row == deed.row) & stage.events.is_used & deed.is_event
    also = xp.where(happened[:, None], stage.events.tells, 0.0).sum(axis=0) * theory.speech_force[TELL]
    return one(deed.row) + second + also


def _trust(theory: Theory, state: State, deed: Deed) -> Float[Array, "character"]:
    """How far each believes the speaker, 0..1: a stranger a little, the trusted wholly, a foe less."""
    xp = state.so.__array_namespace__()
    strands = state.regard[:, deed.actor]
    level = theory.trust_stranger + (1.0 - theory.trust_stranger) * strands[:, STRAND["trust"]]
    level = level * (1.0 - theory.trust_hostility * strands[:, STRAND["hostility"]])
    return xp.where(deed.is_event, 1.0, level)


def _infer(
    theory: Theory, stage: Stage, before: Float[Array, "character fact"], direct: Float[Array, "character fact"]
) -> Float[Array, "character fact"]:
    """What new certainty suggests about other facts, and what it rules out."""
    xp = before.__array_namespace__()
    change = direct - before
    push = theory.suggest_force * (change @ stage.facts.suggests)
    suggested = xp.where(push != 0.0, expit(logit(direct) + push), direct)
    rise = xp.maximum(change, 0.0)
    ruled_out = (rise @ stage.facts.excludes).clip(0.0, 1.0)
    return suggested * (1.0 - ruled_out)


def _others(
    theory: Theory,
    state: State,
    deed: Deed,
    reach: Reach,
    heard: Float[Array, "character"],
    push: Float[Array, "fact"],
    made: Array,
    value: Array,
) -> Float[Array, "character character fact"]:
    """What each takes each other to believe now: who hears or sees it, and is seen to, is taken to have got it."""
    xp = state.so.__array_namespace__()
    me = xp.arange(state.place.shape[0])
    speaker = (me == deed.actor) & ~deed.is_event
    aware = xp.maximum(reach.sees, reach.hears)
    got = xp.maximum(heard, 1.0 * speaker)
    both = aware * got[:, None] * got[None, :]
    target = xp.where(push > 0.0, 1.0, 0.0)
    rate = xp.where(speaker, 1.0, theory.others_believe) * 1.0
    told = both * rate[None, :]
    before = state.others_credence
    after = before + xp.where(push[None, None, :] != 0.0, told[:, :, None] * (target - before), 0.0)
    saw = reach.notices[:, None] * reach.notices[None, :] * xp.maximum(aware, 1.0 * speaker[None, :])
    return after + xp.where(made[None, None, :], saw[:, :, None] * (value - after), 0.0)
