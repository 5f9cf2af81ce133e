"""Appraise: what an act or event means to each observer (Ortony, Clore & Collins 1988; Scherer; Marsella & Gratch 2009).

Social effects come from what the act is (warmth, respect, dominance: Wiggins 1979; face: Brown & Levinson 1987) times how
much its source matters to the one it is aimed at, so the same insult from someone admired cuts deeper.
"""

from __future__ import annotations

from typing import NamedTuple

from inscape.mind.axes import GROUP, STRAND
from inscape.mind.conditions import together
from inscape.mind.deed import Deed
from inscape.mind.perceive import Reach
from inscape.mind.stage import Stage
from inscape.mind.state import State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Float

AWAY = -2
"""Gaze turned away on purpose."""


class Appraisal(NamedTuple):
    """What one act or event means to each observer. All shapes [observer] unless given; 0..1 unless said.

    change: [observer, need] change of own needs, -1..1. gain, loss: felt worth of what it gives and of what it takes, each
    on its own (mixed outcomes are both felt). praise: how right (+) or wrong (-) by the observer's own standards, -1..1.
    own: one did it oneself. other: how surely somebody else did it. victim_gain, victim_loss: what it does to its victim, as
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


def worth(theory: Theory, stage: Stage, state: State) -> Float[Array, "character need"]:
    """What one unit of each need is worth to each character now: its weight, more when it is starved."""
    return stage.need_weight * (theory.worth_floor + 1.0 - state.need)


def hold(state: State) -> Float[Array, "character person strand"]:
    """Regard as it works now: while a new look makes hostility and contempt falter, they hold less."""
    xp = state.so.__array_namespace__()
    hard = xp.asarray([0.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0])
    return state.regard * (1.0 - state.falter[:, :, None] * hard)


def matters(
    theory: Theory, stage: Stage, regard: Float[Array, "character person strand"]
) -> Float[Array, "character person"]:
    """How much what a person does to one counts, 0..1: more with any strand that looks up or is drawn, less with contempt."""
    drawn = 1.0 - (1.0 - regard * theory.matter_strands).prod(axis=-1)
    base = theory.matter_base + (1.0 - theory.matter_base) * drawn
    above = (stage.rank[None, :] - stage.rank[: regard.shape[0], None]).clip(0.0, 1.0)
    base = base + (1.0 - base) * theory.matter_rank * above
    return base * (1.0 - theory.matter_contempt * regard[:, :, STRAND["contempt"]] * (1.0 - drawn))


def effects(theory: Theory, stage: Stage) -> Float[Array, "dimension need"]:
    """What warmth, respect and dominance toward one do for each need: the theory's, then what the author said of their own."""
    xp = stage.served_by.__array_namespace__()
    dimensions, stock = theory.effect.shape
    own = xp.zeros((dimensions, stage.served_by.shape[0] - stock))
    return xp.concat([theory.effect, own], axis=1) + stage.served_by.T


def social_effect(theory: Theory, stage: Stage, deed: Deed) -> Float[Array, "need"]:
    """What the act does to its victim's needs if its source matters wholly, -1..1."""
    table = effects(theory, stage)
    raw = deed.warmth * table[0] + deed.respect * table[1] + deed.dominance * table[2]
    return raw * deed.landing + deed.harm


def outright(stage: Stage, deed: Deed) -> Float[Array, "character need"]:
    """What the act or event brings each one as stated: an offer taken or refused, an event that touches them."""
    xp = stage.served_by.__array_namespace__()
    made = xp.arange(stage.offers.by.shape[0]) == stage.acts.offer[deed.row]
    end = stage.acts.offer_to[deed.row]
    answer = xp.where(end == 2, 1.0, 0.0) * stage.offers.taken + xp.where(end == 3, 1.0, 0.0) * stage.offers.refused
    happened = (stage.events.row == deed.row) & stage.events.is_used & deed.is_event
    event = xp.where(happened[:, None, None], stage.events.means, 0.0).sum(axis=0)
    return xp.where(made[:, None, None], answer, 0.0).sum(axis=0) + event


def appraise(theory: Theory, stage: Stage, state: State, deed: Deed, reach: Reach) -> Appraisal:
    """What the act means to each observer, itself only; facts told and prospects moved are appraised where they change."""
    xp = state.so.__array_namespace__()
    c = state.place.shape[0]
    me = xp.arange(c)
    regard = hold(state)
    weight = matters(theory, stage, regard)
    did_it = (me == deed.actor) & ~deed.is_event
    effect = social_effect(theory, stage, deed)
    change = _change(theory, stage, state, deed, reach, effect, weight)
    value = worth(theory, stage, state)
    gain = (xp.maximum(change, 0.0) * value).sum(axis=1)
    loss = (xp.maximum(-change, 0.0) * value).sum(axis=1)
    victim = xp.maximum(deed.victim, 0)
    strands = regard[:, victim]
    onlooks = (deed.victim >= 0) & (me != deed.victim)
    seen = xp.where(onlooks, reach.notices, 0.0)
    good = xp.maximum(effect, 0.0).sum() * seen
    harm = xp.maximum(-effect, 0.0).sum() * seen
    disliked = strands[:, STRAND["hostility"]]
    actor_loss = xp.maximum(-(change[:, 1]), 0.0)
    audience = xp.where(together(state), weight[:, :c], 0.0).max(axis=1)
    return Appraisal(
        change=change,
        gain=gain,
        loss=loss,
        praise=_praise(theory, stage, state, deed, disliked * onlooks) * reach.notices,
        own=1.0 * did_it,
        other=xp.where(deed.is_event | did_it, 0.0, reach.knows_actor[:, deed.actor]),
        victim_gain=good,
        victim_loss=harm,
        victim_liked=liking(theory, strands),
        victim_disliked=disliked,
        power=power(theory, stage, state, deed),
        exposed=actor_loss * xp.where(did_it, audience, 1.0) * (value[:, 1]),
        surprise=state.surprise,
        foul=(-_stated(stage, state, deed)).clip(0.0, 1.0) * reach.notices,
    )


def _change(
    theory: Theory,
    stage: Stage,
    state: State,
    deed: Deed,
    reach: Reach,
    effect: Float[Array, "need"],
    weight: Float[Array, "observer person"],
) -> Float[Array, "observer need"]:
    """What it does to each one's own needs: as its victim, as it states outright, and as its doer."""
    xp = state.so.__array_namespace__()
    me = xp.arange(state.place.shape[0])
    did_it = (me == deed.actor) & ~deed.is_event
    spared = xp.where(state.gaze == AWAY, 1.0 - theory.shelter[GROUP["withdraw"]] * theory.sheltered, 1.0)
    source = xp.where(deed.is_event, 1.0, weight[:, deed.actor]) * spared
    onlookers = (1.0 * together(state)).sum(axis=1) - 1.0
    public = 1.0 + theory.audience * onlookers.clip(0.0, 3.0)
    used = 1.0 / (1.0 + theory.habituation * state.exposure[:, deed.actor, deed.group])
    felt_by_victim = effect[None, :] * (source * public * used * reach.notices)[:, None]
    change = xp.where(((me == deed.victim) & ~did_it)[:, None], felt_by_victim, 0.0)
    change = change + outright(stage, deed) * xp.maximum(reach.notices, 1.0 * did_it)[:, None]
    return change + xp.where(did_it[:, None], stage.acts.serves[deed.row] * deed.landing, 0.0)


def liking(theory: Theory, strands: Float[Array, "*axes strand"]) -> Float[Array, "*axes"]:
    """How far such regard is liking, 0..1: warmth, and some attraction."""
    return 1.0 - (1.0 - strands[..., STRAND["warmth"]]) * (
        1.0 - theory.like_attraction * strands[..., STRAND["attraction"]]
    )


def power(theory: Theory, stage: Stage, state: State, deed: Deed) -> Float[Array, "observer"]:
    """How well each could cope with this actor, 0..1: reserve first, then mood's dominance and rank."""
    c = state.place.shape[0]
    above = stage.rank[:c] - stage.rank[deed.actor]
    level = theory.power_reserve * state.reserve + theory.power_mood * (state.mood[:, 2] + 1.0) / 2.0
    return (level + theory.power_rank * (above + 1.0) / 2.0).clip(0.0, 1.0)


def _praise(
    theory: Theory, stage: Stage, state: State, deed: Deed, victim_disliked: Float[Array, "observer"]
) -> Float[Array, "observer"]:
    """How right the act is: by one's own standards for it, and by its kindness or cruelty (less if the victim is a foe)."""
    c = state.place.shape[0]
    kindness = (deed.warmth + deed.respect) / 2.0 * (deed.victim >= 0)
    norm = theory.norm_kindness * kindness * (1.0 - theory.norm_foe * victim_disliked)
    agree = 0.5 + stage.traits[:c, 3]
    return ((_stated(stage, state, deed) + norm * agree) * (~deed.is_event)).clip(-1.0, 1.0)


def _stated(stage: Stage, state: State, deed: Deed) -> Float[Array, "observer"]:
    """How right (+) or wrong (-) the act is by the standards that each has stated."""
    xp = state.so.__array_namespace__()
    also = xp.where(deed.second >= 0, stage.right_act[:, xp.maximum(deed.second, 0)], 0.0)
    stated = stage.right_act[:, deed.row] + also - stage.wrong_lying * _lies(stage, state, deed)
    return xp.where(deed.is_event, 0.0, stated)


def _lies(stage: Stage, state: State, deed: Deed) -> Float[Array, "observer"]:
    """How far each who knows better takes what is said for a lie, 0..1 (its speaker knows best)."""
    xp = state.so.__array_namespace__()
    content = stage.acts.content[deed.row]
    fact = stage.contents.fact[content]
    says = stage.acts.says[deed.row]
    asserts = (fact >= 0) & ((says == 1) | (says == 2) | (says == 3))
    credence = state.credence[:, xp.maximum(fact, 0)]
    against = xp.where(stage.contents.polarity[content] > 0, 1.0 - credence, credence)
    return xp.where(asserts, (2.0 * against - 1.0).clip(0.0, 1.0), 0.0)
