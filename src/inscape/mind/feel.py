"""Feel: from appraisals to emotions, about someone or something, combined so that order does not matter.

The 22 emotions of Ortony, Clore & Collins (1988) and five more. Each source stirs an emotion by s in 0..1; sources and what
was felt before combine as 1 - prod(1 - s), so they are shared in proportion to -log(1 - s). Between acts feelings fade,
each kind with its half-life (Verduyn & Lavrijsen 2015), and they coexist: nothing cancels.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import numpy as np

from inscape.mind.appraise import Appraisal
from inscape.mind.axes import EXCHANGES, KIND, KINDS
from inscape.mind.conditions import together
from inscape.mind.deed import Deed
from inscape.mind.stage import Stage
from inscape.mind.state import State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Float

CEILING = 1.0 - 1e-9

APOLOGY = EXCHANGES.index("apology")
RUEFUL = [KIND["guilt"], KIND["shame"]]
"""What shows that somebody rues what they did."""

HELD_AGAINST = np.asarray([float(kind in ("anger", "reproach", "resentment", "disgust")) for kind in KINDS])
"""By kind: whether it is held against somebody for what they did."""


class Sources(NamedTuple):
    """What stirred each feeling, in log shares -log(1 - s) >= 0, by where it came from.

    act: what was done, to oneself. fortune: what it did to another. prospects: what may come. news: what was newly believed.
    caught: what spread from others. memory: what came back. drawn: what one holds toward somebody who is there, what they
    suffer, and how one is regarded. befell: what befell others, seen or learned.
    """

    act: Float[Array, "character kind about"]
    fortune: Float[Array, "character kind about"]
    prospects: Float[Array, "character kind about"]
    news: Float[Array, "character kind about"]
    caught: Float[Array, "character kind about"]
    memory: Float[Array, "character kind about"]
    drawn: Float[Array, "character kind about"]
    befell: Float[Array, "character kind about"]


class Felt(NamedTuple):
    """after = before + faded + stirred (regulation comes later and has its own parts).

    faded <= 0. stirred >= 0 is shared among `sources` in proportion to their log shares.
    """

    faded: Float[Array, "character kind about"]
    stirred: Float[Array, "character kind about"]
    sources: Sources


def log_share(strength: Float[Array, "*axes"]) -> Float[Array, "*axes"]:
    """-log(1 - s) of a stirring s, bounded below one."""
    xp = strength.__array_namespace__()
    return -xp.log1p(-strength.clip(0.0, CEILING))


def root(product: Float[Array, "*axes"]) -> Float[Array, "*axes"]:
    """The square root, for geometric means. At nothing its slope is taken for 0, so that fits have slopes to follow."""
    xp = product.__array_namespace__()
    some = product > 0.0
    return xp.sqrt(xp.where(some, product, 1.0)) * some


def fade(theory: Theory, feeling: Float[Array, "character kind about"], seconds: Float[Array, ""]) -> Array:
    """What is left of each feeling after so many seconds."""
    return feeling * 2.0 ** (-seconds / (theory.half_life * 60.0))[None, :, None]


def combine(
    theory: Theory,
    feeling: Float[Array, "character kind about"],
    seconds: Float[Array, ""],
    sources: Sources,
    total: Float[Array, "character kind about"] | None = None,
) -> tuple[Float[Array, "character kind about"], Felt]:
    """Fade what was felt, then combine it with everything that stirred it. total: the sum of the sources, where it is known."""
    xp = feeling.__array_namespace__()
    left = fade(theory, feeling, seconds)
    total = sum(sources[1:], start=sources[0]) if total is None else total
    after = 1.0 - (1.0 - left) * xp.exp(-total)
    return after, Felt(faded=left - feeling, stirred=after - left, sources=sources)


def relieved(theory: Theory, feeling: Float[Array, "character kind about"], deed: Deed) -> Array:
    """What doing what a feeling calls for takes from it (<= 0), as far as the act lands: the relief that tendencies expect."""
    xp = feeling.__array_namespace__()
    c, _, abouts = feeling.shape
    whom = xp.where(deed.victim >= 0, deed.victim, deed.target)
    did = ((xp.arange(c) == deed.actor) & ~deed.is_event)[:, None] & (xp.arange(abouts) == whom)
    calls = xp.maximum(theory.tendency[:, deed.group], 0.0)
    return -theory.relief * deed.landing * calls[None, :, None] * did[:, None, :] * feeling


def reconciled(
    theory: Theory,
    stage: Stage,
    state: State,
    feeling: Float[Array, "character kind about"],
    deed: Deed,
    notices: Array,
) -> Float[Array, "character kind about"]:
    """What an apology takes (<= 0) of its victim's anger at who makes it, and at what they did, as far as they seem to rue it.

    Who apologises lowers themselves and honours the other (Goffman 1971); what moves one is remorse (McCullough et al. 1998).
    """
    xp, persons, facts = feeling.__array_namespace__(), state.regard.shape[1], state.so.shape[0]
    rues = state.reading[:, deed.actor, RUEFUL].max(axis=(1, 2))
    meant = theory.appease_form + (1.0 - theory.appease_form) * rues.clip(0.0, 1.0)
    humble = deed.respect.clip(0.0, 1.0) * (deed.dominance < 0.0) * deed.landing
    opens = stage.acts.opens[deed.row, APOLOGY] * ~deed.is_event
    eased = theory.appease * opens * humble * meant * notices * (deed.is_victim & ~deed.is_doer)
    by_them = xp.concat([deed.by, stage.facts.doers[:, deed.actor], xp.zeros(feeling.shape[2] - persons - facts)])
    return -feeling * (eased[:, None] * by_them)[:, None, :] * HELD_AGAINST[:, None]


SORE = [KIND[name] for name in ("anger", "distress", "reproach", "disappointment", "disgust")]
"""What makes one sore over somebody."""


@cache
def _places(kinds: tuple[str, ...]) -> Array:
    """Where the named kinds stand among KINDS: [kind, named], a single 1 in each column."""
    return np.eye(len(KINDS))[:, [KIND[kind] for kind in kinds]]


def spread(stacked: Float[Array, "named *axes"], kinds: tuple[str, ...]) -> Float[Array, "..."]:
    """The named kinds among all: [named, one] becomes [one, kind], [named, one, other] becomes [one, kind, other]."""
    if stacked.ndim == 2:
        return stacked.T @ _places(kinds).T
    return _places(kinds) @ stacked.transpose((1, 0, 2))


def over_kinds(parts: dict[str, Float[Array, "*axes"]]) -> Float[Array, "..."]:
    """One array over KINDS from the named ones, the rest zero: [one] becomes [one, kind], [one, other] [one, kind, other]."""
    xp = next(iter(parts.values())).__array_namespace__()
    return spread(xp.asarray(list(parts.values())), tuple(parts))


def stir(parts: dict[str, Float[Array, "*axes"]]) -> Float[Array, "..."]:
    """The log shares of the named strengths, over KINDS as in `over_kinds`."""
    xp = next(iter(parts.values())).__array_namespace__()
    return spread(log_share(xp.asarray(list(parts.values()))), tuple(parts))


def felt_worth(theory: Theory, worths: tuple[Float[Array, "*axes"], ...]) -> Float[Array, "stacked *axes"]:
    """How strongly each of these gains or losses is felt, 0..1."""
    xp = worths[0].__array_namespace__()
    return 1.0 - xp.exp(-theory.feel_gain * xp.asarray(worths))


def evoke(theory: Theory, appraisal: Appraisal) -> tuple[Float[Array, "observer kind"], Float[Array, "observer kind"]]:
    """Emotions about whoever did it, and emotions about oneself, from one appraisal (strengths 0..1).

    Anger is displeasure at the outcome joined with disapproval of who caused it, as far as one could do something about it;
    what one could not turns into fear and distress. Guilt needs own wrong and another's loss; shame needs exposure. Disgust is
    at a deed that is foul in itself, more the less one is hurt by it (Rozin et al. 1999).
    """
    xp = appraisal.gain.__array_namespace__()
    a, by_other, by_self = appraisal, appraisal.other, appraisal.own
    gain, loss, harm = felt_worth(theory, (a.gain, a.loss, a.victim_loss))
    right, wrong = xp.maximum(a.praise, 0.0), xp.maximum(-a.praise, 0.0)
    good_deed, bad_deed = theory.deed_share * right, theory.deed_share * wrong
    causes = (
        loss * xp.maximum(wrong, theory.blame_floor * loss * (1.0 - right)),
        gain * right,
        wrong * harm * a.victim_liked,
    )
    blamed, thanks, rued = root(xp.asarray(causes))
    blame, done_wrong, not_self = blamed * by_other, bad_deed * by_self, 1.0 - by_self
    toward = {
        "joy": gain * not_self,
        "distress": loss * not_self * (1.0 - theory.anger_takes * a.power * by_other),
        "anger": blame * (theory.anger_floor + (1.0 - theory.anger_floor) * a.power),
        "fear": theory.fear_share * loss * (1.0 - a.power) * by_other,
        "gratitude": thanks * by_other,
        "admiration": good_deed * by_other,
        "reproach": bad_deed * by_other,
        "contempt": theory.contempt_share * wrong * a.power * by_other,
        "disgust": theory.disgust_share * a.foul * (1.0 - loss) * by_other,
        "surprise": 1.0 - xp.exp(-theory.startle * a.surprise),
    }
    inward = {
        "joy": gain * by_self,
        "distress": loss * by_self,
        "pride": good_deed * by_self,
        "shame": theory.shame_gain * a.exposed + done_wrong * (1.0 - theory.guilt_share),
        "guilt": rued * by_self + done_wrong * theory.guilt_share,
        "gratification": thanks * by_self,
    }
    return over_kinds(toward), over_kinds(inward)


def evoke_for_other(
    theory: Theory, appraisal: Appraisal
) -> tuple[Float[Array, "observer kind"], Float[Array, "observer kind"]]:
    """Emotions about the one whom an act did good or harm, and about who did it, of those who look on.

    Of the one it was done to four, by liking and outcome; whoever did it is glad of it too, a little less (what they feel of
    harm to a friend is guilt). A third party takes sides: anger at the doer for a friend's sake, gratitude for a friend's good.
    """
    a = appraisal
    good, harm = felt_worth(theory, (a.victim_gain, a.victim_loss))
    looks_on = 1.0 - a.own
    glad = looks_on + theory.gloat_own * a.own
    good_liked, harm_liked = good * a.victim_liked, harm * a.victim_liked
    victim = {
        "happy_for": good_liked * glad,
        "resentment": theory.deed_share * good * a.victim_disliked * looks_on,
        "pity": harm_liked * looks_on,
        "gloating": harm * a.victim_disliked * glad,
    }
    side = theory.side_share * a.other
    return over_kinds(victim), over_kinds({"anger": side * harm_liked, "gratitude": side * good_liked})


def toward(stage: Stage, state: State) -> Float[Array, "character kind about"]:
    """What one feels, and toward whom: about a deed, toward whoever had a hand in it too; about what may come, toward who brings it.

    Anger that one fails to hold goes at whoever is there (displaced aggression: Marcus-Newhall et al. 2000).
    """
    xp = state.so.__array_namespace__()
    persons, facts, ahead = state.regard.shape[1], state.so.shape[0], stage.prospects
    deeds = state.feeling[:, :, persons : persons + facts] @ stage.facts.doers
    first = state.feeling.shape[2] - 1 - ahead.by.shape[0]
    futures = state.feeling[:, :, first:-1] @ (1.0 * (ahead.by[:, None] == xp.arange(persons)))
    at = 1.0 - (1.0 - state.feeling[:, :, :persons]) * (1.0 - deeds.clip(0.0, 1.0)) * (1.0 - futures.clip(0.0, 1.0))
    c, is_anger = state.place.shape[0], xp.arange(at.shape[1]) == KIND["anger"]
    there = xp.concat([together(state), xp.zeros((c, persons - c), dtype=xp.bool)], axis=1)
    loose = (state.leak * state.feeling[:, KIND["anger"]].max(axis=1))[:, None] * there
    at = xp.maximum(at, loose[:, None] * is_anger[:, None])
    return xp.concat([at, state.feeling[:, :, persons:]], axis=2)


def soothed(
    theory: Theory, stage: Stage, state: State, deed: Deed, ill: Float[Array, "character fact"]
) -> Float[Array, "observer"]:
    """How far what is pleasant in an act pleases, 0..1: less from somebody over whom one is sore, or who brings bad news.

    ill: felt worth of what one has just come to believe.
    """
    by_doer, persons = stage.facts.doers[:, deed.actor], state.regard.shape[1]
    sore_over = state.feeling[:, SORE]
    over_deeds = sore_over[:, :, persons : persons + by_doer.shape[0]] @ by_doer
    felt = 1.0 - (1.0 - sore_over[:, :, deed.actor]) * (1.0 - over_deeds.clip(0.0, 1.0))
    told = felt_worth(theory, (ill.sum(axis=1),))[0]
    sore = 1.0 - (1.0 - theory.sore * (1.0 - (1.0 - felt).prod(axis=1))) * (1.0 - told)
    return 1.0 - sore * ~(deed.is_event | deed.is_doer)
