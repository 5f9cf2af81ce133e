"""Others: what one takes another to hold toward oneself, and what that and the other's feelings do to one.

A believed attitude needs no act: being despised by someone who matters hurts at once (sociometer, Leary & Baumeister 2000).
Another's suffering moves to pity as far as nothing hard stands against it, and to gloating as far as something does. What they
feel is caught, too: joy, distress and fear spread (emotional contagion: Hatfield, Cacioppo & Rapson 1994).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from inscape.mind.appraise import Ties
from inscape.mind.axes import EXCHANGES, KINDS, NEED, STRAND, STRANDS
from inscape.mind.deed import Deed
from inscape.mind.feel import log_share, over_kinds, stir
from inscape.mind.perceive import Reach
from inscape.mind.stage import Stage
from inscape.mind.state import State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Float

_OPPOSITE = np.eye(len(STRANDS))[:, [1, 0, 3, 2, 4, 5, 6]] * np.asarray([1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0])
"""By strand told: the strand that it takes a little from. Kindness takes from believed hostility, cruelty from warmth."""

_COLD_AND_KIND = np.asarray([[0.0, 1.0, 0.0, 1.0, 0.0, 0.0, 0.0], [1.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0]]).T
"""By strand: what hurts (hostility, contempt), and what lifts (warmth, esteem, attraction)."""

FONDNESS = EXCHANGES.index("fondness")

_CATCHING = np.asarray([float(kind in ("joy", "distress", "fear")) for kind in KINDS])
"""By kind: whether it spreads from one to another."""


class Taken(NamedTuple):
    """What each takes from the others at this beat.

    from_act, from_reading, capped: change of believed regard toward oneself [character, other, strand], its three parts;
    capped <= 0 is what would lead above 1. said: [character, other, person, strand] change of believed regard from what is
    said of it, and from what is done to a third. hurt: [character, other] felt loss from how one is regarded. lifted: [character, other] felt gain from it. suffering: [character, other] how
    far one takes the other to suffer, 0..1. soft: [character, other] how far that, and what they feel, goes to one's heart, 0..1. eased: [character, kind, person] <= 0, standing feelings whose ground gave way.
    """

    from_act: Float[Array, "character other strand"]
    from_reading: Float[Array, "character other strand"]
    capped: Float[Array, "character other strand"]
    said: Float[Array, "character other person strand"]
    hurt: Float[Array, "character other"]
    lifted: Float[Array, "character other"]
    suffering: Float[Array, "character other"]
    soft: Float[Array, "character other"]
    eased: Float[Array, "character kind person"]


def revise(
    theory: Theory, stage: Stage, state: State, deed: Deed, reach: Reach
) -> tuple[State, tuple[Array, Array, Array, Array]]:
    """Update what each takes the others to hold toward oneself, from what they do and from what one reads in them.

    Returns the first four parts of `Taken` beside the state.
    """
    xp = state.so.__array_namespace__()
    me = xp.arange(state.place.shape[0])
    own = me[:, None]
    toward_me = state.regard_belief[own, me, own]
    told = _told_by(theory, stage, deed)
    told_me = ((deed.is_victim * reach.notices)[:, None] * deed.by[: me.shape[0]])[..., None] * told
    from_act = told_me * (1.0 - toward_me) - 0.5 * (told_me @ _OPPOSITE) * toward_me
    reads = state.reading[..., 0] @ theory.reading_tells
    sure = state.reading_sureness / (state.reading_sureness + 1.0)
    rate = theory.reading_tells_rate * sure * state.attention
    from_reading = rate[..., None] * xp.maximum(reads.clip(0.0, 1.0) - toward_me, 0.0)
    uncapped = toward_me + from_act + from_reading
    new = uncapped.clip(0.0, 1.0)
    change = ~stage.is_other[:, None, :, None] * (new - toward_me)[:, :, None, :]
    shown = state._replace(regard_belief=state.regard_belief + change)
    said = _said_of(theory, stage, shown, deed, reach) + _seen_of(state, deed, reach, told)
    after = shown._replace(regard_belief=shown.regard_belief + said)
    return after, (from_act, from_reading, new - uncapped, said)


def _told_by(theory: Theory, stage: Stage, deed: Deed) -> Float[Array, "*axes strand"]:
    """How far an act's manner tells each strand of what its doer holds toward whom it is aimed at, 0..1; fondness is taken for attraction too."""
    xp = stage.served_by.__array_namespace__()
    manner = (deed.warmth * theory.act_tells[0] + deed.respect * theory.act_tells[1]).clip(0.0, 1.0)
    fond = deed.warmth.clip(0.0, 1.0) * stage.acts.opens[deed.row, FONDNESS] * ~deed.is_event
    is_attraction = xp.arange(manner.shape[-1]) == STRAND["attraction"]
    return theory.act_tells_rate * (manner + fond * is_attraction)


def _seen_of(state: State, deed: Deed, reach: Reach, told: Float[Array, "*axes strand"]) -> Array:
    """What those who look on make of it: what its doer holds toward whom it is aimed at."""
    xp = state.so.__array_namespace__()
    c, persons = state.place.shape[0], state.regard.shape[1]
    onlooks = reach.notices * ~(deed.is_victim | deed.is_doer) * (deed.victim >= 0)
    held = state.regard_belief[:, deed.actor, deed.victim]
    told = told * onlooks[:, None]
    change = told * (1.0 - held) - 0.5 * (told @ _OPPOSITE) * held
    at = deed.by[:c, None] * (xp.arange(persons) == deed.victim)
    return at[None, :, :, None] * change[:, None, None, :]


def _said_of(theory: Theory, stage: Stage, state: State, deed: Deed, reach: Reach) -> Array:
    """An attitude as content ("she despises you") is believed as far as its speaker is trusted."""
    xp = state.so.__array_namespace__()
    c, persons, strands = state.place.shape[0], state.regard.shape[1], state.regard.shape[2]
    content = stage.acts.content[deed.row]
    k = stage.contents
    asserts = (k.strand[content] >= 0) & (stage.acts.says[deed.row] > 0) & ~deed.is_event
    heard = reach.hears[:, deed.actor] * deed.channels[3] * stage.is_other[:, deed.actor]
    trust = theory.trust_stranger + (1.0 - theory.trust_stranger) * state.regard[:, deed.actor, STRAND["trust"]]
    rate = heard * trust * (k.certainty[content] * asserts)
    holder = (xp.arange(c) == k.holder[content])[:, None, None]
    toward = (xp.arange(persons) == k.toward[content])[:, None]
    strand = xp.arange(strands) == k.strand[content]
    told = 1.0 * (k.polarity[content] > 0.0)
    return rate[:, None, None, None] * (holder & (toward & strand)) * (told - state.regard_belief)


def respond(
    theory: Theory,
    stage: Stage,
    before: State,
    state: State,
    ties: Ties,
    revised: tuple[Array, Array, Array, Array],
) -> tuple[
    Float[Array, "character kind person"], Float[Array, "character kind"], Float[Array, "character kind person"], Taken
]:
    """What being so regarded, and the others' feelings, stir: log shares about each person, of what is caught, what eases, and the parts."""
    xp = state.so.__array_namespace__()
    c, persons = state.place.shape[0], state.regard.shape[1]
    regard, counts = ties.regard[:, :c], ties.counts[:, :c]
    me = xp.arange(c)
    toward_me = state.regard_belief[me[:, None], me, me[:, None]]
    fresh = xp.maximum(state.attention - before.attention, 0.0)
    sensed = xp.maximum(state.reading[..., 0] - before.reading[..., 0], 0.0) @ theory.reading_tells
    novelty = fresh[..., None] * toward_me + state.attention[..., None] * xp.maximum(revised[0] + revised[1], 0.0)
    novelty = novelty + theory.sensed_share * sensed
    needy = theory.sociometer / 2.0 * (ties.worth[:, NEED["belonging"]] + ties.worth[:, NEED["standing"]])
    cold, kind = (novelty @ _COLD_AND_KIND).transpose((2, 0, 1))
    hurt, lifted = xp.asarray((cold, kind)) * (counts * needy[:, None])
    suffering, soft = _suffering(theory, state, ties), _soft(theory, stage, state, regard)
    target = _targets(theory, stage, state, regard, toward_me, suffering, soft)
    feeling = state.feeling[:, :, :c]
    standing = (target > 0.0).any(axis=(0, 2), keepdims=True)
    rise = log_share(theory.standing_rate * xp.maximum(target - feeling, 0.0))
    eased = -theory.standing_rate * xp.maximum(feeling - target, 0.0) * theory.standing_kinds[None, :, None]
    parts = {"distress": hurt, "shame": theory.sociometer_shame * hurt, "joy": lifted, "gratitude": 0.3 * lifted}
    pad = xp.zeros((c, len(KINDS), persons - c))
    stirred, eased = xp.concat([rise * standing + stir(parts), pad], axis=2), xp.concat([eased, pad], axis=2)
    return stirred, _caught(theory, state, soft), eased, Taken(*revised, hurt, lifted, suffering, soft, eased)


def _suffering(theory: Theory, state: State, ties: Ties) -> Float[Array, "character other"]:
    """How far one takes the other to suffer, 0..1: by what one reads in them, or by what one knows that it takes from them."""
    xp, c = state.so.__array_namespace__(), state.place.shape[0]
    read = state.reading[..., 1] + state.reading[..., 0] * theory.suffers_toward
    seen = (read * theory.suffering_kinds).max(axis=-1).clip(0.0, 1.0)
    takes = (1.0 - xp.exp(-theory.feel_gain * ties.ill)).T[None]
    known = (state.credence[:, None, :] * state.others_credence[:, :c, :] * takes).max(axis=-1)
    regard = ties.regard[:, :c]
    concerns = xp.maximum(regard[..., STRAND["warmth"]], regard[..., STRAND["hostility"]])
    return xp.maximum(seen, theory.known_ill * known * concerns)


def _soft(theory: Theory, stage: Stage, state: State, regard: Array) -> Float[Array, "character other"]:
    """How far what others feel goes to one's heart: by fondness or fellow feeling, as far as nothing hard stands against it."""
    hard = (1.0 - regard[..., STRAND["hostility"]]) * (1.0 - regard[..., STRAND["contempt"]])
    kind = (theory.sympathy + theory.sympathy_kind * stage.traits[:, 3:4]).clip(0.0, 1.0)
    fond = 1.0 - (1.0 - regard[..., STRAND["warmth"]]) * (1.0 - kind)
    return fond * hard * state.attention * stage.is_other[:, : hard.shape[1]]


def _caught(theory: Theory, state: State, soft: Float[Array, "character other"]) -> Float[Array, "character kind"]:
    """Log shares of what each catches from whoever feels it most, about things at large: not what the other feels about oneself."""
    xp = soft.__array_namespace__()
    spreads = theory.contagion * _CATCHING * (soft[:, :, None] * state.reading[..., 1]).max(axis=1)
    return log_share(theory.standing_rate * xp.maximum(spreads - state.feeling[:, :, -1], 0.0))


def _targets(
    theory: Theory, stage: Stage, state: State, regard: Array, toward_me: Array, suffering: Array, soft: Array
) -> Float[Array, "character kind other"]:
    """Where feelings that stand on a ground tend while the ground holds: pity, gloating, longing, jealousy, love, hate.

    Love and hate are at somebody's being there, and grow faster than the regard they rest on: mild liking is no love.
    """
    xp = state.so.__array_namespace__()
    warm, hostile, esteem, _, _, _, drawn = (regard[..., strand] for strand in range(len(STRANDS)))
    apart = stage.is_other[:, : warm.shape[0]]
    near = state.attention * apart
    wanting = 1.0 - (1.0 - drawn) * (1.0 - theory.long_esteem * esteem)
    unreturned = 1.0 - xp.maximum(toward_me[..., STRAND["attraction"]], toward_me[..., STRAND["warmth"]])
    belonging = NEED["belonging"]
    starved = (stage.need_weight[:, belonging] * (1.0 - state.need[:, belonging]))[:, None]
    longing = wanting * unreturned * starved * (theory.long_absent + (1.0 - theory.long_absent) * state.attention)
    rival = (stage.is_other[:, None] * state.regard_belief[..., STRAND["attraction"]]).max(axis=2)
    return over_kinds({
        "pity": suffering * soft,
        "gloating": theory.gloat_share * suffering * hostile * near,
        "longing": longing * apart,
        "jealousy": drawn * rival * apart,
        "love": theory.love_share * warm * xp.maximum(warm, drawn) * near,
        "hate": theory.hate_share * hostile * hostile * near,
    })  # fmt: skip
