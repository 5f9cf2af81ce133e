"""Inform: what saying something would do: to the one who hears it, to one's own name, and to what one does not know.

Each is an array [act]; the terms of `weigh` use them. Telling is worth what it brings the hearer, as far as they do not hold
it already; a deed of one's own that they would think wrong costs standing with whoever matters; asking is worth what it would
settle.
"""

from __future__ import annotations

from inscape.mind.axes import EXCHANGES, GROUP, NEED, STRAND
from inscape.mind.believe import swayed
from inscape.mind.conditions import wonders
from inscape.mind.stage import Stage
from inscape.mind.stand import View, to_actor
from inscape.mind.state import State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Float

DISTRESS = EXCHANGES.index("distress")


def moves_belief(theory: Theory, stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """How far each act would move its hearer's belief in the fact it asserts, as its speaker takes them to stand, -1..1."""
    me = state.place.__array_namespace__().arange(state.place.shape[0])
    back = state.regard_belief[me[:, None], me, me[:, None]]
    trusts = theory.trust_stranger + (1.0 - theory.trust_stranger) * back[..., STRAND["trust"]]
    trusts = trusts * (1.0 - theory.trust_hostility * back[..., STRAND["hostility"]])
    aims = stage.aims
    held = state.others_credence.reshape(-1).take(aims.telling_fact)
    push = theory.speech_force.take(aims.telling_says) * aims.tells * (1.0 + theory.own_word * aims.owns)
    push = push * (1.0 - theory.taken_back * v.takes_back.take(aims.telling_act))
    return swayed(held, push * trusts.reshape(-1).take(aims.telling_hearer)).take(aims.telling)


def brings_hearer(stage: Stage, v: View, told: Float[Array, "act"]) -> Float[Array, "act"]:
    """What the news would mean for its hearer's needs, in felt worth."""
    return told * v.news.reshape(-1).take(stage.aims.at_fact_hearer)


def costs_name(theory: Theory, stage: Stage, v: View, told: Float[Array, "act"]) -> Float[Array, "act"]:
    """What it does to the speaker's standing that the hearer should believe this of them, in felt worth."""
    matters = v.counts[:, : v.company.shape[0]].reshape(-1).take(stage.aims.at_hearer)
    return theory.good_name * told * stage.aims.judged * matters * v.own_worth[:, NEED["standing"]]


def known_already(stage: Stage, state: State) -> Float[Array, "act"]:
    """How sure one is that what an act states as news its hearer holds already, 0..1."""
    xp, aims = state.so.__array_namespace__(), stage.aims
    held = state.others_credence.reshape(-1).take(aims.at_hearer_fact)
    return (2.0 * xp.where(aims.so, held, 1.0 - held) - 1.0).clip(0.0, 1.0) * aims.states


def knows_better(stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """How sure one is that its hearer holds the opposite of what an act claims, or heard one say it, 0..1.

    One would be seen through (Ekman 1985).
    """
    xp, aims = state.so.__array_namespace__(), stage.aims
    held = state.others_credence.reshape(-1).take(aims.at_hearer_fact)
    opposed = (2.0 * xp.where(aims.so, 1.0 - held, held) - 1.0).clip(0.0, 1.0) * aims.claims
    return xp.maximum(opposed, v.takes_back)


def not_thought_of(stage: Stage, state: State) -> Float[Array, "act"]:
    """1 where an act is about a fact that its actor does not have in mind: nothing is stated of it for them, nothing has spoken of it."""
    unheard = 1.0 * ~wonders(stage, state)
    return unheard.reshape(-1).take(stage.aims.at_fact) * (stage.contents.fact.take(stage.acts.content) >= 0)


def would_settle(theory: Theory, stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """What asking about a fact would be worth: how unsure one is of it, times what it would mean."""
    xp, aims = state.so.__array_namespace__(), stage.aims
    credence = state.credence.reshape(-1).take(aims.at_fact)
    stake = theory.wonder_floor + to_actor(aims.stake, stage, v)
    knows = xp.abs(2.0 * state.others_credence.reshape(-1).take(aims.at_hearer_fact) - 1.0)
    can_tell = xp.maximum(knows, aims.hearer_did)
    return 4.0 * credence * (1.0 - credence) * can_tell * stake * aims.asks


def names_doers(stage: Stage, wish: Float[Array, "character person"], told: Float[Array, "act"]) -> Float[Array, "act"]:
    """What the hearer would come to hold for (+) or against (-) everyone else who had a hand in it, as one wishes them."""
    of_doers = (wish * stage.is_other) @ stage.facts.doers.T
    return told * stage.aims.hearer_holds * of_doers.reshape(-1).take(stage.aims.at_fact)


def hangs_on(
    stage: Stage, lacking: Float[Array, "prospect"], gained: Float[Array, "prospect"], told: Float[Array, "act"]
) -> Float[Array, "act"]:
    """What the speaker hopes for or dreads that comes or fails with the hearer's believing it, in felt worth.

    lacking, gained: felt worth of each prospect that is still to be had, and that one counts on already.
    """
    aims = stage.aims
    gain = (aims.whose * lacking) @ aims.comes_known - (aims.whose * gained) @ aims.fails_known
    return told * gain.reshape(-1).take(aims.at_hearer_fact)


def eases(theory: Theory, stage: Stage, state: State, v: View, told: Float[Array, "act"]) -> Float[Array, "act"]:
    """How far what weighs on one is eased by saying it to somebody one is close to and trusts, 0..1 (Rime 2009)."""
    xp = state.so.__array_namespace__()
    facts, c, persons = stage.facts, state.place.shape[0], state.regard.shape[1]
    pressing = (state.feeling * theory.pressing[:, None]).max(axis=1)
    who = (pressing[:, None, :persons] * xp.maximum(facts.doers, facts.victims)).max(axis=2)
    light = xp.exp(-theory.feel_gain * xp.abs(v.news).T) * (
        1.0 - pressing[:, persons : persons + facts.is_used.shape[0]]
    )
    burden = (1.0 - light * (1.0 - who)) * (2.0 * state.credence - 1.0).clip(0.0, 1.0)
    close = _close(theory, v, c).reshape(-1).take(stage.aims.at_hearer)
    return burden.reshape(-1).take(stage.aims.at_fact) * close * xp.maximum(told, 0.0)


def voices(theory: Theory, stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """How far what one suffers is eased by saying that one does, to somebody one is close to and trusts, 0..1 (Rime 2009)."""
    acts, aims, c = stage.acts, stage.aims, state.place.shape[0]
    suffers = (state.feeling.max(axis=2) * theory.suffering_kinds).max(axis=1)
    close = _close(theory, v, c).reshape(-1).take(aims.at_hearer) * aims.to_cast
    says = acts.opens[:, DISTRESS] * (acts.group == GROUP["inform"])
    return suffers.take(aims.actor) * close * says


def _close(theory: Theory, v: View, c: int) -> Float[Array, "one other"]:
    """How close one feels to another, and how far one trusts them not to use it, 0..1."""
    trust = theory.trust_stranger + (1.0 - theory.trust_stranger) * v.regard[:, :c, STRAND["trust"]]
    return v.drawn[:, :c] * trust * (1.0 - v.regard[:, :c, STRAND["hostility"]])
