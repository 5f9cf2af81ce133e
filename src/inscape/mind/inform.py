"""Inform: what saying something would do: to the one who hears it, to one's own name, and to what one does not know.

Each is an array [act]; the terms of `weigh` use them. Telling is worth what it brings the hearer, as far as they do not hold
it already; a deed of one's own that they would think wrong costs standing with whoever matters; asking is worth what it would
settle.
"""

from __future__ import annotations

from inscape.mind.axes import NEED, SPEECH
from inscape.mind.stage import Stage
from inscape.mind.stand import View
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
    polarity, certainty = stage.contents.polarity[stage.acts.content], stage.contents.certainty[stage.acts.content]
    toward = xp.where(polarity > 0.0, 1.0, 0.0)
    return xp.where(inside, theory.takes_word * certainty * (toward - held), 0.0)


def brings_hearer(stage: Stage, v: View, moved: Float[Array, "act"]) -> Float[Array, "act"]:
    """What the news would mean for its hearer's needs, all together."""
    c = stage.facts.means.shape[1]
    total = stage.facts.means.sum(axis=-1)
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
    return xp.where(asks, 4.0 * credence * (1.0 - credence) * (theory.wonder_floor + stake), 0.0)
