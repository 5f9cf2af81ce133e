"""Inform: what saying something would do: to the one who hears it, to one's own name, and to what one does not know.

Each is an array [act]; the terms of `weigh` use them. Telling is worth what it brings the hearer, as far as they do not hold
it already; a deed of one's own that they would think wrong costs standing with whoever matters; asking is worth what it would
settle.
"""

from __future__ import annotations

from inscape.mind.axes import NEED, SPEECH, STRAND
from inscape.mind.believe import swayed
from inscape.mind.conditions import layout
from inscape.mind.stage import Stage, When
from inscape.mind.stand import View, drawn
from inscape.mind.state import State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Float, Int

ASK = SPEECH.index("ask")
ASSERTS = (SPEECH.index("tell"), SPEECH.index("hint"))


def spoken_fact(stage: Stage) -> Int[Array, "act"]:
    """The fact that each act is about, -1 for none."""
    return stage.contents.fact[stage.acts.content]


def moves_belief(theory: Theory, stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """How far each act would move its hearer's belief in the fact it asserts, as its speaker takes them to stand, -1..1."""
    xp = state.so.__array_namespace__()
    fact, c = spoken_fact(stage), state.place.shape[0]
    asserts = (fact >= 0) & (stage.acts.says >= ASSERTS[0]) & (stage.acts.says <= ASSERTS[1])
    inside = (stage.acts.target >= 0) & (stage.acts.target < c) & asserts
    hearer = stage.acts.target.clip(0, c - 1)
    held = state.others_credence[v.actor, hearer, xp.maximum(fact, 0)]
    push = theory.speech_force.take(stage.acts.says) * stage.contents.certainty[stage.acts.content]
    back = state.regard_belief[v.actor, hearer, v.actor]
    trusts = theory.trust_stranger + (1.0 - theory.trust_stranger) * back[:, STRAND["trust"]]
    trusts = trusts * (1.0 - theory.trust_hostility * back[:, STRAND["hostility"]])
    return xp.where(inside, swayed(held, push * stage.contents.polarity[stage.acts.content] * trusts), 0.0)


def brings_hearer(stage: Stage, v: View, moved: Float[Array, "act"]) -> Float[Array, "act"]:
    """What the news would mean for its hearer's needs, in felt worth."""
    c = stage.facts.means.shape[1]
    total = (stage.facts.means * v.worth[None]).sum(axis=-1)
    fact = spoken_fact(stage)
    return moved * total[fact.clip(0), stage.acts.target.clip(0, c - 1)]


def costs_name(theory: Theory, stage: Stage, v: View, moved: Float[Array, "act"]) -> Float[Array, "act"]:
    """What it does to the speaker's standing that the hearer should believe this of them, in felt worth."""
    c = stage.facts.means.shape[1]
    fact, hearer = spoken_fact(stage).clip(0), stage.acts.target.clip(0, c - 1)
    judged = stage.facts.doers[fact, v.actor] * stage.facts.rightness[fact, hearer]
    return theory.good_name * moved * judged * v.counts[v.actor, hearer] * v.worth[v.actor, NEED["standing"]]


def would_settle(theory: Theory, stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """What asking about a fact would be worth: how unsure one is of it, times what it would mean."""
    xp = state.so.__array_namespace__()
    fact = spoken_fact(stage)
    credence = state.credence[v.actor, fact.clip(0)]
    stake = xp.abs(stage.facts.means[fact.clip(0), v.actor] * v.worth[v.actor]).sum(axis=-1)
    asks = (fact >= 0) & (stage.acts.says == ASK)
    hearer = stage.acts.target.clip(0, state.place.shape[0] - 1)
    can_tell = xp.abs(2.0 * state.others_credence[v.actor, hearer, fact.clip(0)] - 1.0)
    can_tell = xp.maximum(can_tell, stage.facts.doers[fact.clip(0), hearer])
    return xp.where(asks, 4.0 * credence * (1.0 - credence) * can_tell * (theory.wonder_floor + stake), 0.0)


def names_doers(stage: Stage, v: View, moved: Float[Array, "act"]) -> Float[Array, "act person"]:
    """What the hearer would come to hold for (+) or against (-) everyone else who had a hand in it, -1..1."""
    xp = moved.__array_namespace__()
    fact, hearer = spoken_fact(stage).clip(0), stage.acts.target.clip(0, stage.facts.means.shape[1] - 1)
    others = 1.0 * (xp.arange(stage.facts.doers.shape[1]) != v.actor[:, None])
    return stage.facts.doers[fact] * others * (moved * stage.facts.rightness[fact, hearer])[:, None]


def hangs_on(stage: Stage, state: State, v: View, moved: Float[Array, "act"]) -> Float[Array, "act"]:
    """What the speaker hopes for or dreads that comes or fails with the hearer's believing it, in felt worth."""
    xp = state.so.__array_namespace__()
    p = stage.prospects
    stake = xp.where(
        (state.prospect_state == 0) & p.is_used, (p.stakes * v.worth.take(p.owner, axis=0)).sum(axis=1), 0.0
    )
    own = 1.0 * (xp.arange(state.place.shape[0])[:, None] == p.owner)
    gain = _by_belief(stage, state, p.comes) * (stake * (1.0 - state.prospect))[:, None]
    gain = gain - _by_belief(stage, state, p.fails) * (stake * state.prospect)[:, None]
    fact, hearer = spoken_fact(stage).clip(0), stage.acts.target.clip(0, state.credence.shape[0] - 1)
    return moved * (own @ gain)[v.actor, hearer * state.credence.shape[1] + fact]


def _by_belief(stage: Stage, state: State, when: When) -> Float[Array, "prospect character_fact"]:
    """1 where a prospect's condition asks that a character know a fact."""
    xp = state.so.__array_namespace__()
    c, f = state.credence.shape
    first = layout(
        characters=c, persons=state.regard.shape[1], facts=f, things=state.holder.shape[0],
        prospects=state.prospect.shape[0], offers=state.offer.shape[0], places=stage.sight_between.shape[0],
    ).knows  # fmt: skip
    asked = when.used & when.sign & when.clause_used[..., None]
    index = xp.where(asked, when.atom - first, -1)
    return (1.0 * (index[..., None] == xp.arange(c * f))).max(axis=(1, 2)).take(when.which, axis=0)


def eases(theory: Theory, stage: Stage, state: State, v: View, moved: Float[Array, "act"]) -> Float[Array, "act"]:
    """How far what weighs on one is eased by saying it to somebody one is close to and trusts, 0..1 (Rime 2009)."""
    xp = state.so.__array_namespace__()
    facts, c, persons = stage.facts, state.place.shape[0], state.regard.shape[1]
    meant = xp.abs((facts.means * v.worth[None]).sum(axis=-1)).T
    pressing = (state.feeling * theory.pressing[:, None]).max(axis=1)
    who = (pressing[:, None, :persons] * xp.maximum(facts.doers, facts.victims)[None]).max(axis=2)
    light = xp.exp(-theory.feel_gain * meant) * (1.0 - pressing[:, persons : persons + facts.is_used.shape[0]])
    burden = (1.0 - light * (1.0 - who)) * (2.0 * state.credence - 1.0).clip(0.0, 1.0)
    trust = theory.trust_stranger + (1.0 - theory.trust_stranger) * v.regard[..., STRAND["trust"]]
    close = (drawn(v) * trust)[v.actor, stage.acts.target.clip(0, c - 1)]
    return burden[v.actor, spoken_fact(stage).clip(0)] * close * xp.maximum(moved, 0.0)
