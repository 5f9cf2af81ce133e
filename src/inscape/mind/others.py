"""Others: what one takes another to hold toward oneself, and what that and the other's feelings do to one.

A believed attitude needs no act: being despised by someone who matters hurts at once (sociometer, Leary & Baumeister 2000).
Another's suffering moves to pity as far as nothing hard stands against it, and to gloating as far as something does.
"""

from __future__ import annotations

from typing import NamedTuple

from inscape.mind.appraise import hold, matters
from inscape.mind.axes import KINDS, NEED, STRAND
from inscape.mind.deed import Deed
from inscape.mind.feel import log_share, over_kinds, stir
from inscape.mind.perceive import Reach
from inscape.mind.stage import Stage
from inscape.mind.state import State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Float


class Taken(NamedTuple):
    """What each takes from the others at this beat.

    from_act, from_reading, capped: change of believed regard toward oneself [character, other, strand], its three parts;
    capped <= 0 is what would lead above 1. said: [character, other, person, strand] change of believed regard from what is
    said of it. hurt: [character, other] felt loss from how one is regarded. lifted: [character, other] felt gain from it. suffering: [character, other] how
    far one takes the other to suffer, 0..1. eased: [character, kind, person] <= 0, standing feelings whose ground gave way.
    """

    from_act: Float[Array, "character other strand"]
    from_reading: Float[Array, "character other strand"]
    capped: Float[Array, "character other strand"]
    said: Float[Array, "character other person strand"]
    hurt: Float[Array, "character other"]
    lifted: Float[Array, "character other"]
    suffering: Float[Array, "character other"]
    eased: Float[Array, "character kind person"]


def revise(
    theory: Theory, stage: Stage, state: State, deed: Deed, reach: Reach
) -> tuple[State, tuple[Array, Array, Array, Array]]:
    """Update what each takes the others to hold toward oneself, from what they do and from what one reads in them.

    Returns the first four parts of `Taken` beside the state.
    """
    xp = state.so.__array_namespace__()
    c = state.place.shape[0]
    me = xp.arange(c)
    own = me[:, None]
    toward_me = state.regard_belief[own, me[None, :], own]
    signed = deed.warmth * theory.act_tells[0] + deed.respect * theory.act_tells[1]
    to_me = (me == deed.victim)[:, None] & (me[None, :] == deed.actor) & ~deed.is_event
    told = signed.clip(0.0, 1.0)[None, None, :] * (theory.act_tells_rate * to_me * reach.notices[:, None])[..., None]
    from_act = told * (1.0 - toward_me) - _fall(told, toward_me, signed)
    reads = state.reading[..., 0] @ theory.reading_tells
    sure = state.reading_sureness / (state.reading_sureness + 1.0)
    rate = theory.reading_tells_rate * sure * reach.attention
    from_reading = rate[..., None] * (xp.maximum(reads.clip(0.0, 1.0) - toward_me, 0.0))
    new = (toward_me + from_act + from_reading).clip(0.0, 1.0)
    one_hot = 1.0 * (own[:, :, None] == xp.arange(state.regard_belief.shape[2]))
    change = one_hot[..., None] * (new - toward_me)[:, :, None, :]
    said = _said_of(theory, stage, state, deed, reach)
    capped = new - toward_me - from_act - from_reading
    after = state._replace(regard_belief=state.regard_belief + change + said)
    return after, (from_act, from_reading, capped, said)


def _said_of(theory: Theory, stage: Stage, state: State, deed: Deed, reach: Reach) -> Array:
    """An attitude as content ("she despises you") is believed as far as its speaker is trusted."""
    xp = state.so.__array_namespace__()
    c, persons, strands = state.place.shape[0], state.regard.shape[1], state.regard.shape[2]
    content = stage.acts.content[deed.row]
    k = stage.contents
    asserts = (k.strand[content] >= 0) & (stage.acts.says[deed.row] > 0)
    heard = reach.hears[:, deed.actor] * deed.channels[3] * (xp.arange(c) != deed.actor)
    trust = theory.trust_stranger + (1.0 - theory.trust_stranger) * state.regard[:, deed.actor, STRAND["trust"]]
    rate = xp.where(asserts & ~deed.is_event, heard * trust * k.certainty[content], 0.0)
    holder = xp.arange(c)[:, None, None] == k.holder[content]
    toward = xp.arange(persons)[:, None] == k.toward[content]
    strand = xp.arange(strands) == k.strand[content]
    told = 1.0 * (k.polarity[content] > 0.0)
    return rate[:, None, None, None] * (1.0 * (holder & toward & strand))[None] * (told - state.regard_belief)


def _fall(told: Array, toward_me: Array, signed: Array) -> Array:
    """Kindness takes a little from believed hostility, cruelty from believed warmth: the strand opposite to what was told."""
    xp = toward_me.__array_namespace__()
    opposite = xp.stack([told[..., 1], told[..., 0], told[..., 3], told[..., 2]] + [told[..., 4] * 0.0] * 3, axis=-1)
    return 0.5 * opposite * toward_me


def respond(
    theory: Theory, stage: Stage, before: State, state: State, reach: Reach, revised: tuple[Array, Array, Array, Array]
) -> tuple[Float[Array, "character kind person"], Float[Array, "character kind person"], Taken]:
    """What being so regarded, and the others' feelings, stir: log shares about each person, what eases, and the parts."""
    xp = state.so.__array_namespace__()
    c, persons = state.place.shape[0], state.regard.shape[1]
    regard = hold(state)
    counts = matters(theory, stage, regard)[:, :c]
    me = xp.arange(c)
    toward_me = state.regard_belief[me[:, None], me[None, :], me[:, None]]
    fresh = xp.maximum(reach.attention - before.attention, 0.0)
    sensed = xp.maximum(state.reading[..., 0] - before.reading[..., 0], 0.0) @ theory.reading_tells
    novelty = fresh[..., None] * toward_me + reach.attention[..., None] * xp.maximum(revised[0] + revised[1], 0.0)
    novelty = novelty + theory.sensed_share * sensed
    starved = stage.need_weight * (theory.worth_floor + 1.0 - state.need)
    needy = (starved[:, NEED["belonging"]] + starved[:, NEED["standing"]])[:, None] / 2.0
    cold = novelty[..., STRAND["hostility"]] + novelty[..., STRAND["contempt"]]
    kind = novelty[..., STRAND["warmth"]] + novelty[..., STRAND["esteem"]] + novelty[..., STRAND["attraction"]]
    hurt, lifted = theory.sociometer * counts * needy * cold, theory.sociometer * counts * needy * kind
    read = state.reading[..., 1] + state.reading[..., 0] * theory.suffers_toward
    suffering = (read * theory.suffering_kinds).max(axis=-1).clip(0.0, 1.0)
    target = _targets(theory, stage, state, regard, suffering, reach)
    feeling = state.feeling[:, :, :c]
    standing = xp.where((target > 0.0).any(axis=(0, 2), keepdims=True), 1.0, 0.0)
    rise = log_share(theory.standing_rate * xp.maximum(target - feeling, 0.0))
    eased = -theory.standing_rate * xp.maximum(feeling - target, 0.0) * theory.standing_kinds[None, :, None]
    parts = {"distress": hurt, "shame": theory.sociometer_shame * hurt, "joy": lifted, "gratitude": 0.3 * lifted}
    pad = xp.zeros((c, len(KINDS), persons - c))
    taken = Taken(*revised, hurt, lifted, suffering, xp.concat([eased, pad], axis=2))
    return xp.concat([rise * standing + stir(parts), pad], axis=2), xp.concat([eased, pad], axis=2), taken


def _targets(
    theory: Theory, stage: Stage, state: State, regard: Array, suffering: Array, reach: Reach
) -> Float[Array, "character kind other"]:
    """Where feelings that stand on a ground tend while the ground holds: pity, gloating, longing, jealousy, love, hate.

    Love and hate are at somebody's being there, and grow faster than the regard they rest on: mild liking is no love.
    """
    xp = state.so.__array_namespace__()
    c = state.place.shape[0]
    r = regard[:, :c]
    kindly = stage.traits[:, 3:4]
    soft = xp.maximum(r[..., STRAND["warmth"]], theory.sympathy + theory.sympathy_kind * kindly)
    hard = (1.0 - r[..., STRAND["hostility"]]) * (1.0 - r[..., STRAND["contempt"]])
    pity = suffering * soft * hard * reach.attention
    gloating = theory.gloat_share * suffering * r[..., STRAND["hostility"]] * reach.attention
    wanting = 1.0 - (1.0 - r[..., STRAND["attraction"]]) * (1.0 - theory.long_esteem * r[..., STRAND["esteem"]])
    me = xp.arange(c)
    back = state.regard_belief[me[:, None], me[None, :], me[:, None]]
    unreturned = 1.0 - xp.maximum(back[..., STRAND["attraction"]], back[..., STRAND["warmth"]])
    starved = (stage.need_weight * (1.0 - state.need))[:, NEED["belonging"]][:, None]
    longing = wanting * unreturned * starved * (theory.long_absent + (1.0 - theory.long_absent) * reach.attention)
    third = me[:, None, None] != xp.arange(regard.shape[1])[None, None, :]
    rival = xp.where(third, state.regard_belief[..., STRAND["attraction"]], 0.0).max(axis=2)
    jealousy = r[..., STRAND["attraction"]] * rival * (me[:, None] != me[None, :])
    apart = 1.0 * (me[:, None] != me[None, :])
    warm, hostile = r[..., STRAND["warmth"]], r[..., STRAND["hostility"]]
    love = theory.love_share * warm * xp.maximum(warm, r[..., STRAND["attraction"]]) * reach.attention
    hate = theory.hate_share * hostile * hostile * reach.attention
    parts = {"pity": pity * apart, "gloating": gloating * apart, "longing": longing * apart, "jealousy": jealousy,
             "love": love * apart, "hate": hate * apart}  # fmt: skip
    return over_kinds(parts)
