"""Appraise: what an act or event means to each observer (Ortony, Clore & Collins 1988; Scherer; Marsella & Gratch 2009).

Social effects come from what the act is (warmth, respect, dominance: Wiggins 1979; face: Brown & Levinson 1987) times how
much its source matters to the one it is aimed at, so the same insult from someone admired cuts deeper.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from inscape.mind.axes import GROUP, NEED, STRAND
from inscape.mind.conditions import together
from inscape.mind.deed import Deed
from inscape.mind.judge import in_play, praise, stated_of
from inscape.mind.perceive import Reach
from inscape.mind.stage import Stage
from inscape.mind.state import State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Bool, Float

AWAY = -2
"""Gaze turned away on purpose."""

_HARD = np.asarray([0.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0])
"""By strand: hostility and contempt."""


_COURTEOUS = np.asarray([1.0, 1.0, 0.0])
"""By dimension of an act: civility asks for warmth and respect."""


class Appraisal(NamedTuple):
    """What one act or event means to each observer. All shapes [observer] unless given; 0..1 unless said.

    change: [observer, need] change of own needs, -1..1. gain, loss: felt worth of what it gives and of what it takes, each
    on its own (mixed outcomes are both felt). praise: how right (+) or wrong (-) by the observer's own standards, -1..1.
    own: how far one answers for it oneself. other: how surely somebody else did it (of a wrong that one bade, nobody). victim_gain, victim_loss: what it does to its victim, as
    far as somebody else is the victim. victim_liked, victim_disliked: regard toward that victim. power: how well one could
    cope: reserve, dominance, rank. exposed: how far one's standing is lost in front of somebody who matters. surprise: nats. foul: how wrong by standards that one has
    stated, its cruelty apart.
    matters: [observer, person] how much that person matters.
    """

    change: Float[Array, "observer need"]
    gain: Float[Array, "observer"]
    loss: Float[Array, "observer"]
    praise: Float[Array, "observer"]
    own: Float[Array, "observer"]
    other: Float[Array, "observer"]
    victim_gain: Float[Array, "observer"]
    victim_loss: Float[Array, "observer"]
    victim_liked: Float[Array, "observer"]
    victim_disliked: Float[Array, "observer"]
    power: Float[Array, "observer"]
    exposed: Float[Array, "observer"]
    surprise: Float[Array, "observer"]
    foul: Float[Array, "observer"]


class Ties(NamedTuple):
    """What all of them are to one another as an act is met.

    worth: [character, need]. regard: as it works now. counts: how much each person matters to each, 0..1. company: who is
    together. good, ill: felt worth of what each fact would give and take, were it newly believed.
    """

    worth: Float[Array, "character need"]
    regard: Float[Array, "character person strand"]
    counts: Float[Array, "character person"]
    company: Bool[Array, "character character"]
    good: Float[Array, "fact character"]
    ill: Float[Array, "fact character"]


def ties(theory: Theory, stage: Stage, state: State) -> Ties:
    """How things stand between them now."""
    regard = hold(state)
    value = worth(theory, stage, state)
    good, ill = at_stake(stage.facts.means, value, stage.need_weight)
    return Ties(value, regard, matters(theory, stage, regard), together(state), good, ill)


def worth(theory: Theory, stage: Stage, state: State) -> Float[Array, "character need"]:
    """What one unit of each need is worth to each character now: its weight, more when it is starved."""
    return stage.need_weight * (theory.worth_floor + 1.0 - state.need)


def at_stake(
    change: Float[Array, "*axes need"], worth: Float[Array, "*some need"], weight: Float[Array, "*some need"]
) -> tuple[Float[Array, "*axes"], Float[Array, "*axes"]]:
    """Felt worth of what a great change of needs would give and take, all needs together.

    What is gained is judged by how one stands now (Loewenstein, O'Donoghue & Rabin 2003). What is lost is missed all the way
    down: each bit of it at its worth once the rest is gone, so that somebody with plenty has much to lose.
    """
    xp = change.__array_namespace__()
    up, down = xp.maximum(change, 0.0), xp.maximum(-change, 0.0)
    return (up * worth).sum(axis=-1), (down * (worth + weight * down / 2.0)).sum(axis=-1)


def sated_by(
    theory: Theory, need: Float[Array, "character need"], change: Float[Array, "character need"]
) -> Float[Array, "character need"]:
    """How far needs rise or fall by such a change: the less, the less there is to fill or to lose; always within 0 and 1."""
    xp = need.__array_namespace__()
    return theory.need_rate * change.clip(-1.0, 1.0) * xp.where(change > 0.0, 1.0 - need, need)


def hold(state: State) -> Float[Array, "character person strand"]:
    """Regard as it works now: while a new look makes hostility and contempt falter, they hold less."""
    return state.regard * (1.0 - state.falter[:, :, None] * _HARD)


def matters(
    theory: Theory, stage: Stage, regard: Float[Array, "character person strand"]
) -> Float[Array, "character person"]:
    """How much what a person does to one counts, 0..1: more with any strand that looks up or is drawn, less with contempt."""
    xp = regard.__array_namespace__()
    aloof = (1.0 - regard * theory.matter_strands).prod(axis=-1)
    below = 1.0 - theory.matter_rank * xp.maximum(stage.above, 0.0)
    base = 1.0 - (1.0 - theory.matter_base) * aloof * below
    return base * (1.0 - theory.matter_contempt * regard[:, :, STRAND["contempt"]] * aloof)


def effects(theory: Theory, stage: Stage) -> Float[Array, "dimension need"]:
    """What warmth, respect and dominance toward one do for each need: the theory's, then what the author said of their own."""
    xp = stage.served_by.__array_namespace__()
    dimensions, stock = theory.effect.shape
    own = xp.zeros((dimensions, stage.served_by.shape[0] - stock))
    return xp.concat([theory.effect, own], axis=1) + stage.served_by.T


def social_effect(theory: Theory, stage: Stage, deed: Deed) -> Float[Array, "need"]:
    """What the act's manner does to its victim's needs if its source matters wholly, -1..1."""
    xp = stage.served_by.__array_namespace__()
    manner = beyond_civil(theory, xp.asarray((deed.warmth, deed.respect, deed.dominance)))
    return manner @ effects(theory, stage) * deed.landing


def lies_with_source(needs: Float[Array, "need"]) -> Bool[Array, "need"]:
    """Whether harm to each need hangs on whose it is: what one is to others does, a blow hurts from whomever it comes."""
    at = needs.__array_namespace__().arange(needs.shape[0])
    return (at == NEED["belonging"]) | (at == NEED["standing"])


def beyond_civil(theory: Theory, manner: Float[Array, "*axes dimension"]) -> Float[Array, "*axes dimension"]:
    """Warmth, respect and dominance as they are felt: so much warmth and respect as civility asks is taken for granted.

    What falls short of it is felt as it is (Brown & Levinson 1987: courtesy is noticed when it is missing).
    """
    xp = manner.__array_namespace__()
    granted = theory.civil * _COURTEOUS
    return xp.where(manner > 0.0, xp.maximum(manner - granted, 0.0) / (1.0 - granted), manner)


def outright(stage: Stage, deed: Deed) -> Float[Array, "character need"]:
    """What the act or event brings each one as stated: an offer taken or refused, an event that touches them."""
    xp = stage.served_by.__array_namespace__()
    offer, end = stage.acts.offer[deed.row], stage.acts.offer_to[deed.row]
    answer = (end == 2) * stage.offers.taken[offer] + (end == 3) * stage.offers.refused[offer]
    happened = (stage.events.row == deed.row) & stage.events.is_used & deed.is_event
    event = xp.where(happened[:, None, None], stage.events.means, 0.0).sum(axis=0)
    return (offer >= 0) * answer + event


def appraise(
    theory: Theory, stage: Stage, state: State, deed: Deed, reach: Reach, ties: Ties,
    brought: Float[Array, "character need"], answerable: Float[Array, "character"], missed: Float[Array, "observer need"],
) -> Appraisal:  # fmt: skip
    """What the act means to each observer, itself only; facts told and prospects moved are appraised where they change.

    brought: what it brings each one `outright`. answerable: how far each answers for it. missed: what being left out takes.
    """
    xp, did_it, value, notices = state.so.__array_namespace__(), deed.is_doer, ties.worth, reach.notices
    effect, play = social_effect(theory, stage, deed), in_play(stage, state, deed)
    change = missed + _change(theory, stage, state, deed, effect, play, notices, ties, brought)
    gain, loss = (xp.maximum(xp.asarray((change, -change)), 0.0) * value).sum(axis=2)
    strands = ties.regard[:, xp.maximum(deed.victim, 0)]
    onlooks, disliked = (deed.victim >= 0) & ~deed.is_victim, strands[:, STRAND["hostility"]]
    good, harm = _to_victim(theory, state, deed, effect + deed.harm, ties)
    audience, stated = (ties.company * ties.counts[:, : did_it.shape[0]]).max(axis=1), stated_of(stage, state, deed)
    foe = onlooks * xp.maximum(disliked, strands[:, STRAND["contempt"]])
    right = praise(theory, stage, state, deed, stated, play, foe) * notices
    return Appraisal(
        change=change,
        gain=gain,
        loss=loss,
        praise=right,
        own=answerable,
        other=_anothers(deed, reach, answerable, right),
        victim_gain=good * (onlooks * notices),
        victim_loss=harm * (onlooks * notices),
        victim_liked=liking(theory, strands),
        victim_disliked=disliked,
        power=power(theory, stage, state, deed),
        exposed=xp.maximum(-change[:, 1], 0.0) * xp.where(did_it, audience, 1.0) * value[:, 1],
        surprise=state.surprise,
        foul=(-stated).clip(0.0, 1.0) * notices,
    )


def _anothers(
    deed: Deed, reach: Reach, answerable: Float[Array, "character"], right: Float[Array, "observer"]
) -> Float[Array, "observer"]:
    """How surely each takes an act for another's, 0..1; a wrong that one has some hand in is not held against another."""
    xp = right.__array_namespace__()
    done_by_another = ~(deed.is_event | deed.is_doer) * reach.knows_actor[:, deed.actor]
    return done_by_another * xp.where(right < 0.0, 1.0 * (answerable == 0.0), 1.0)


def _to_victim(
    theory: Theory, state: State, deed: Deed, effect: Float[Array, "need"], ties: Ties
) -> Float[Array, "sign observer"]:
    """Good and harm done to the victim, at its worth to them; of somebody absent each judges by themselves (Nickerson 1999).

    One sees what is done to another, and not how lightly they take it: whether its doer matters to them is left out.
    """
    xp, c = state.so.__array_namespace__(), state.place.shape[0]
    who = deed.victim.clip(0, c - 1)
    is_here = (deed.victim >= 0) & (deed.victim < c)
    worth = xp.where(is_here, ties.worth[who], ties.worth)
    used = xp.where(is_here & ~deed.is_event, used_to(theory, state, deed)[:, who], 1.0)
    return (xp.maximum(xp.asarray((effect, -effect)), 0.0)[:, None] * worth).sum(axis=2) * used[:, None]


def used_to(theory: Theory, state: State, deed: Deed) -> Float[Array, "sign observer"]:
    """What is left of the good and of the harm in such an act by this actor after many of the kind.

    One gets used to what is pleasant sooner than to what hurts (Baumeister et al. 2001).
    """
    xp = state.so.__array_namespace__()
    wear = xp.asarray((theory.sated, theory.habituation))
    return 1.0 / (1.0 + wear[:, None] * state.exposure[:, deed.actor, deed.group])


def _change(
    theory: Theory,
    stage: Stage,
    state: State,
    deed: Deed,
    effect: Float[Array, "need"],
    play: Float[Array, "observer"],
    notices: Float[Array, "observer"],
    ties: Ties,
    brought: Float[Array, "observer need"],
) -> Float[Array, "observer need"]:
    """What it does to each one's own needs: as its victim, as it states outright, and as its doer.

    effect: of its manner, which counts as its source does. play: how far each takes it for play.
    """
    xp, did_it = state.so.__array_namespace__(), deed.is_doer
    spared = 1.0 - (state.gaze == AWAY) * (theory.shelter[GROUP["withdraw"]] * theory.sheltered)
    source = xp.where(deed.is_event, 1.0, ties.counts[:, deed.actor]) * spared
    public = 1.0 + theory.audience * (ties.company.sum(axis=1) - 1.0).clip(0.0, 3.0)
    counts = (source * public)[:, None]
    meant = effect * xp.where(effect < 0.0, 1.0 - play[:, None], 1.0)
    felt = meant * counts + deed.harm * xp.where(lies_with_source(deed.harm), counts, 1.0)
    used = used_to(theory, state, deed)
    lasting = xp.where(felt > 0.0, used[0][:, None], used[1][:, None])
    by_other = felt * lasting * (notices * (deed.is_victim & ~did_it))[:, None]
    by_itself = stage.acts.serves[deed.row] * deed.landing * did_it[:, None]
    return by_other + brought * xp.maximum(notices, did_it)[:, None] + by_itself


def liking(theory: Theory, strands: Float[Array, "*axes strand"]) -> Float[Array, "*axes"]:
    """How far such regard is liking, 0..1: warmth, and some attraction."""
    return 1.0 - (1.0 - strands[..., STRAND["warmth"]]) * (
        1.0 - theory.like_attraction * strands[..., STRAND["attraction"]]
    )


def power(theory: Theory, stage: Stage, state: State, deed: Deed) -> Float[Array, "observer"]:
    """How well each could cope with this actor, 0..1: reserve first, then mood's dominance and rank."""
    above = -stage.above[:, deed.actor]
    level = theory.power_reserve * state.reserve + theory.power_mood / 2.0 * (state.mood[:, 2] + 1.0)
    return (level + theory.power_rank / 2.0 * (above + 1.0)).clip(0.0, 1.0)
