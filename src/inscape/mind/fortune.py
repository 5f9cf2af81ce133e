"""Fortune: what befell others, as one who likes or dislikes them feels it (the fortunes-of-others emotions of OCC).

What an act does to the one it is aimed at is felt in `feel`. Here is what else befalls people: an event that touches them, an
offer taken or refused, and what one newly believes of them. Each of them is felt for by itself, and so are good and harm.
"""

from __future__ import annotations

from typing import NamedTuple

from inscape.mind.appraise import Ties, liking
from inscape.mind.axes import KINDS, STRAND
from inscape.mind.believe import News
from inscape.mind.feel import felt_worth, root, stir
from inscape.mind.perceive import Reach
from inscape.mind.stage import Stage
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Float


class Befallen(NamedTuple):
    """What befell others at this beat, as each observer saw or learned it.

    good, harm: [observer, other] what one saw or learned that befell the other, in units of need, >= 0. liked, disliked:
    [observer, other] regard toward them, 0..1. lost: [observer] felt worth of what the same event, or the same news, took from oneself. blame, credit: [observer, person] anger and gratitude at its doer, unless they did it
    to themselves, 0..1.
    """

    good: Float[Array, "observer other"]
    harm: Float[Array, "observer other"]
    liked: Float[Array, "observer other"]
    disliked: Float[Array, "observer other"]
    lost: Float[Array, "observer"]
    blame: Float[Array, "observer person"]
    credit: Float[Array, "observer person"]


def befall(
    theory: Theory, stage: Stage, reach: Reach, ties: Ties, news: News, brought: Float[Array, "character need"]
) -> tuple[Float[Array, "character kind person"], Befallen]:
    """What befell others at this beat, and the log shares of what that stirs about each of them and about who did it.

    brought: what the act or event itself brings each one.
    """
    xp, c = brought.__array_namespace__(), brought.shape[0]
    surer, less = xp.maximum(xp.asarray((news.change, -news.change)), 0.0)
    by_belief = _learned(theory, stage, ties, surer, less)
    given, taken = xp.maximum(xp.asarray((brought, -brought)), 0.0).sum(axis=2)
    seen = reach.notices[:, None] * stage.is_other[:, :c]
    lost = by_belief.lost + (xp.maximum(-brought, 0.0) * ties.worth).sum(axis=1)
    befallen = by_belief._replace(good=by_belief.good + seen * given, harm=by_belief.harm + seen * taken, lost=lost)
    return _stirs(theory, befallen), befallen


def learned_of(
    theory: Theory, stage: Stage, ties: Ties, surer: Float[Array, "character fact"]
) -> Float[Array, "character kind person"]:
    """The log shares of what being so much surer of each fact stirs about those whom it befell and about who did it."""
    return _stirs(theory, _learned(theory, stage, ties, surer, 0.0 * surer))


def _learned(
    theory: Theory,
    stage: Stage,
    ties: Ties,
    surer: Float[Array, "character fact"],
    less: Float[Array, "character fact"],
) -> Befallen:
    """What befell others by what each now believes more, and less, and who is to blame or to thank for it."""
    xp, c = surer.__array_namespace__(), surer.shape[0]
    strands, is_other, means = ties.regard[:, :c], stage.is_other, stage.facts.means
    apart = is_other[:, :c]
    liked, disliked = liking(theory, strands) * apart, strands[..., STRAND["hostility"]] * apart
    gives, takes = xp.maximum(xp.asarray((means, -means)), 0.0).sum(axis=3)
    good = (surer @ gives + less @ takes) * apart
    harm = (surer @ takes + less @ gives) * apart
    doers = stage.facts.doers * stage.facts.is_used[:, None]
    to_another = 1.0 - stage.facts.doers[:, :c]
    felt = surer * (liked @ (xp.asarray((takes, gives)) * to_another).mT) @ doers
    blame, credit = theory.side_share * (1.0 - xp.exp(-theory.feel_gain * felt)) * is_other
    lost = (surer * ties.ill.T + less * ties.good.T).sum(axis=1)
    return Befallen(good, harm, liked, disliked, lost, blame, credit)


def _stirs(theory: Theory, befallen: Befallen) -> Float[Array, "character kind person"]:
    """Log shares of the four emotions about those whom it befell, and of the two about whoever did it."""
    xp = befallen.good.__array_namespace__()
    b = befallen
    good, harm = felt_worth(theory, (b.good, b.harm))
    envied = theory.envy * root(good * felt_worth(theory, (b.lost,))[0][:, None])
    toward = {
        "happy_for": good * b.liked,
        "resentment": 1.0 - (1.0 - theory.deed_share * good * b.disliked) * (1.0 - envied),
        "pity": harm * b.liked,
        "gloating": harm * b.disliked,
    }
    whom = xp.concat([stir(toward), xp.zeros((good.shape[0], len(KINDS), b.blame.shape[1] - good.shape[1]))], axis=2)
    return whom + stir({"anger": b.blame, "gratitude": b.credit})
