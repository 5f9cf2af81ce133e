"""Judge: how right or wrong an act is, by each one's own standards, by its kindness or cruelty, and as a lie that one sees through."""

from __future__ import annotations

from inscape.mind.axes import EXCHANGES, STRAND
from inscape.mind.deed import Deed
from inscape.mind.stage import Stage
from inscape.mind.state import State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Float

JOKE = EXCHANGES.index("joke")


def praise(
    theory: Theory,
    stage: Stage,
    state: State,
    deed: Deed,
    stated: Float[Array, "observer"],
    play: Float[Array, "observer"],
    victim_disliked: Float[Array, "observer"],
) -> Float[Array, "observer"]:
    """How right the act is: by one's own standards for it, and by its kindness or cruelty (less if the victim is a foe)."""
    kindness = (deed.warmth + deed.respect) / 2.0 * (deed.victim >= 0)
    stale = 1.0 / (1.0 + theory.sated * state.exposure[:, deed.actor, deed.group])
    beyond = (kindness - theory.courtesy).clip(0.0, 1.0) / (1.0 - theory.courtesy)
    curt = (-kindness - theory.brusque).clip(0.0, 1.0) / (1.0 - theory.brusque) * (1.0 - play)
    just = 1.0 - state.slight[deed.actor, deed.victim].clip(0.0, 1.0)
    kindness = beyond * stale - curt * just
    norm = theory.norm_kindness * kindness * (1.0 - theory.norm_foe * victim_disliked)
    agree = 0.5 + stage.traits[:, 3]
    return ((stated + norm * agree) * (~deed.is_event)).clip(-1.0, 1.0)


def in_play(stage: Stage, state: State, deed: Deed) -> Float[Array, "observer"]:
    """How far each takes what is done to them for play, 0..1: a jest, from somebody who is fond of them as far as they know.

    The same words are a tease between friends and an insult between strangers (Keltner et al. 2001).
    """
    xp, c = state.so.__array_namespace__(), state.place.shape[0]
    me, warmth = xp.arange(c), STRAND["warmth"]
    fond = xp.maximum(state.regard_belief[me, deed.actor, me, warmth], state.regard[:, deed.actor, warmth])
    return fond * stage.acts.opens[deed.row, JOKE] * (deed.is_victim & ~deed.is_doer)


def stated_of(stage: Stage, state: State, deed: Deed) -> Float[Array, "observer"]:
    """How right (+) or wrong (-) the act is by the standards that each has stated."""
    also = (deed.second >= 0) * stage.right_act[:, deed.second]
    stated = stage.right_act[:, deed.row] + also - stage.wrong_lying * _lies(stage, state, deed)
    return stated * (~deed.is_event)


def _lies(stage: Stage, state: State, deed: Deed) -> Float[Array, "observer"]:
    """How far each who knows better takes what is said for a lie, 0..1 (its speaker knows best)."""
    xp = state.so.__array_namespace__()
    content, says = stage.acts.content[deed.row], stage.acts.says[deed.row]
    fact = stage.contents.fact[content]
    asserts = (fact >= 0) & ((says == 1) | (says == 2) | (says == 3))
    credence = state.credence[:, fact]
    against = xp.where(stage.contents.polarity[content] > 0, 1.0 - credence, credence)
    return (2.0 * against - 1.0).clip(0.0, 1.0) * asserts
