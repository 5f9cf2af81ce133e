"""Believe: facts told, denied, hinted, shown or witnessed; what others are taken to know; what news means.

What is said moves belief in log-odds, as far as its speaker is trusted and how surely it is said; showing is stronger than
saying; what one already knows resists by itself. Who was there knows that the others who were there know.
"""

from __future__ import annotations

from typing import NamedTuple

from inscape.mind.appraise import Ties, sated_by
from inscape.mind.axes import SPEECH, STRAND
from inscape.mind.deed import Deed
from inscape.mind.exchange import give_word, takes_back
from inscape.mind.perceive import Reach
from inscape.mind.stage import Stage
from inscape.mind.state import State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Bool, Float

TELL, SHOW = SPEECH.index("tell"), SPEECH.index("show")
CERTAIN = 0.99
"""How sure one is at most before words are weighed against it (assumed)."""


class News(NamedTuple):
    """How beliefs changed at this beat: [character, fact], the parts add up to the change of credence.

    told: by being told or shown. witnessed: by seeing it become so. inferred: because another belief suggests it or rules it
    out. gain, loss: [character, fact] felt worth of what is newly believed, each on its own. brought: change of
    needs by it. startled: how surprising it was, in nats, as far as it
    concerns one.
    """

    told: Float[Array, "character fact"]
    witnessed: Float[Array, "character fact"]
    inferred: Float[Array, "character fact"]
    gain: Float[Array, "character fact"]
    loss: Float[Array, "character fact"]
    brought: Float[Array, "character need"]
    startled: Float[Array, "character fact"]

    @property
    def change(self) -> Float[Array, "character fact"]:
        """The change of each belief, -1..1."""
        return self.told + self.witnessed + self.inferred


def logit(chance: Float[Array, "*axes"]) -> Float[Array, "*axes"]:
    """Log-odds, bounded so that certainty stays finite: two trusted words, or one thing shown, can overturn it."""
    xp = chance.__array_namespace__()
    bounded = chance.clip(1.0 - CERTAIN, CERTAIN)
    return xp.log(bounded / (1.0 - bounded))


def expit(odds: Float[Array, "*axes"]) -> Float[Array, "*axes"]:
    """The probability of log-odds."""
    xp = odds.__array_namespace__()
    return 1.0 / (1.0 + xp.exp(-odds))


def swayed(before: Float[Array, "*axes"], push: Float[Array, "*axes"]) -> Float[Array, "*axes"]:
    """Change of a belief pushed so far in log-odds: never against the push, so that being confirmed wears no certainty down."""
    xp = before.__array_namespace__()
    change = expit(logit(before) + push) - before
    return xp.where(change * push > 0.0, change, 0.0)


def believe(theory: Theory, stage: Stage, state: State, deed: Deed, reach: Reach, ties: Ties) -> tuple[State, News]:
    """Update what is so, what each holds to be so, and what each takes the others to hold to be so.

    What becomes so ends what it excludes. What one is sure of having done, or not, nobody talks one out of by telling. Of oneself one takes to be believed what one believes.
    """
    xp = state.so.__array_namespace__()
    before, facts = state.credence, xp.arange(state.so.shape[0])
    heard, push, trust = (
        _heard(theory, stage, deed, reach),
        _said(theory, stage, state, deed),
        _trust(theory, state, deed),
    )
    own = stage.facts.doers[:, : before.shape[0]].T * xp.abs(2.0 * before - 1.0)
    told = swayed(before, (heard * trust)[:, None] * push[None, :]) * (1.0 - own)
    made, value = facts == stage.acts.fact[deed.row], stage.acts.fact_to[deed.row]
    ended = ((made * value) @ stage.facts.excludes).clip(0.0, 1.0)
    so = xp.where(made, value, state.so) * (1.0 - ended)
    witnessed = xp.where(made[None, :], (value - before - told) * reach.notices[:, None], 0.0)
    direct = before + told + witnessed
    credence = _infer(theory, stage, before, direct)
    shows = stage.acts.says[deed.row] == SHOW
    others = _told_others(theory, stage, state, deed, reach, heard, push, trust, shows)
    saw = reach.notices[:, None] * reach.notices[None, :] * reach.aware
    others = others + xp.where(made[None, None, :], saw[:, :, None] * (value - others), 0.0)
    others = _infer(theory, stage, state.others_credence, others)
    others = xp.where(stage.is_other[:, : before.shape[0], None], others, credence[:, None, :])
    change = credence - before
    surer, less_sure = xp.maximum(change, 0.0), xp.maximum(-change, 0.0)
    gain, loss = surer * ties.good.T + less_sure * ties.ill.T, surer * ties.ill.T + less_sure * ties.good.T
    meant = (change[..., None] * stage.facts.means.transpose((1, 0, 2))).sum(axis=1)
    need = state.need + sated_by(theory, state.need, meant)
    concern = 1.0 - xp.exp(-theory.feel_gain * (ties.good + ties.ill).T)
    startled = concern * bayesian_surprise(before, credence)
    surprise = xp.maximum(state.surprise, startled.max(axis=1))
    news = News(told, witnessed, credence - direct, gain, loss, need - state.need, startled)
    return state._replace(so=so, credence=credence, others_credence=others, need=need, surprise=surprise,
                          word=give_word(stage, state, deed)), news  # fmt: skip


def bayesian_surprise(before: Float[Array, "*axes"], after: Float[Array, "*axes"]) -> Float[Array, "*axes"]:
    """How far a belief had to move, in nats: the divergence of what is believed from what was (Itti & Baldi 2009)."""
    xp = before.__array_namespace__()
    was, now = before.clip(1.0 - CERTAIN, CERTAIN), after.clip(1.0 - CERTAIN, CERTAIN)
    return now * xp.log(now / was) + (1.0 - now) * xp.log((1.0 - now) / (1.0 - was))


def _heard(theory: Theory, stage: Stage, deed: Deed, reach: Reach) -> Float[Array, "character"]:
    """How well each gets what this act says: words by ear, what is shown by eye (its speaker learns nothing from it)."""
    xp = reach.notices.__array_namespace__()
    heard = reach.hears[:, deed.actor] * deed.channels[3]
    seen = reach.sees[:, deed.actor] * xp.maximum(deed.channels[0], deed.channels[2])
    described = heard * theory.speech_force[TELL] / theory.speech_force[SHOW]
    got = xp.where(stage.acts.says[deed.row] == SHOW, xp.maximum(seen, described), heard)
    return xp.where(deed.is_event, reach.notices, got * ~deed.is_doer)


def _said(theory: Theory, stage: Stage, state: State, deed: Deed) -> Float[Array, "fact"]:
    """How far, in log-odds, the words push each fact before trust: both moves of the act together.

    Who owns to something is believed more than who says it of others: nobody else knows better, or gains less by it.
    Who takes back what they have said is believed less: their word now stands against their word.
    A thing is evidence of its fact when it is shown, not when it is spoken of.
    """
    xp = stage.facts.means.__array_namespace__()
    axis = xp.arange(stage.facts.means.shape[0])
    stands = 1.0 - theory.taken_back * takes_back(stage, state)

    def one(row: Array) -> Array:
        content = stage.acts.content[row]
        says = stage.acts.says[row]
        force = (
            stands[row]
            * theory.speech_force[says]
            * stage.contents.certainty[content]
            * stage.contents.polarity[content]
        )
        speaks_for_itself = (stage.contents.thing[content] < 0) | (says == SHOW)
        return xp.where((axis == stage.contents.fact[content]) & speaks_for_itself, force, 0.0)

    second = xp.where(deed.second >= 0, 1.0, 0.0) * one(xp.maximum(deed.second, 0))
    said = one(deed.row) + second
    of_oneself = stage.facts.doers[:, deed.actor] * (said > 0.0) * ~deed.is_event
    happened = (stage.events.row == deed.row) & stage.events.is_used & deed.is_event
    also = xp.where(happened[:, None], stage.events.tells, 0.0).sum(axis=0) * theory.speech_force[TELL]
    return said * (1.0 + theory.own_word * of_oneself) + also


def _trust(theory: Theory, state: State, deed: Deed) -> Float[Array, "character"]:
    """How far each believes the speaker, 0..1: a stranger a little, the trusted wholly, a foe less."""
    xp = state.so.__array_namespace__()
    strands = state.regard[:, deed.actor]
    level = theory.trust_stranger + (1.0 - theory.trust_stranger) * strands[:, STRAND["trust"]]
    level = level * (1.0 - theory.trust_hostility * strands[:, STRAND["hostility"]])
    return xp.where(deed.is_event, 1.0, level)


def _infer(
    theory: Theory, stage: Stage, before: Float[Array, "*axes fact"], direct: Float[Array, "*axes fact"]
) -> Float[Array, "*axes fact"]:
    """What new certainty suggests about other facts, and what it rules out: of facts that exclude each other, one at most."""
    xp = before.__array_namespace__()
    change = direct - before
    suggested = direct + swayed(direct, theory.suggest_force * (change @ stage.facts.suggests))
    surer = xp.where(change > 0.0, direct, 0.0)
    return xp.minimum(suggested, 1.0 - (surer @ stage.facts.excludes).clip(0.0, 1.0))


def _told_others(
    theory: Theory,
    stage: Stage,
    state: State,
    deed: Deed,
    reach: Reach,
    heard: Float[Array, "character"],
    push: Float[Array, "fact"],
    trust: Float[Array, "character"],
    shows: Bool[Array, ""],
) -> Float[Array, "character character fact"]:
    """What each takes each other to believe, now that this was said: whoever got it, and is known to be there to get it.

    A speaker is taken to believe what they say, as far as they are trusted; a listener to believe it, as people mostly do,
    and against what they are taken to know already, of their own deeds above all. What is shown to somebody, they are taken to have seen.
    """
    xp = state.so.__array_namespace__()
    speaker = deed.is_doer
    got = xp.maximum(heard, speaker)
    aware = xp.maximum(reach.aware, deed.is_target & ~deed.is_event)
    goes_along = xp.where(deed.is_event | shows, 1.0, xp.where(speaker, trust[:, None], theory.others_believe))
    weight = aware * got[:, None] * got[None, :] * goes_along
    sure = stage.facts.doers[:, : got.shape[0]].T * xp.abs(2.0 * state.others_credence - 1.0)
    return state.others_credence + swayed(state.others_credence, weight[:, :, None] * push) * (1.0 - sure)
