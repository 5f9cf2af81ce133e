"""Fortune: what befell others, as one who likes or dislikes them feels it (the fortunes-of-others emotions of OCC).

What an act does to the one it is aimed at is felt in `feel`. Here is what else befalls people: an event that touches them, an
offer taken or refused, and what one newly believes of them. Each of them is felt for by itself, and so are good and harm.
"""

from __future__ import annotations

from typing import NamedTuple

from inscape.mind.appraise import hold, liking, outright
from inscape.mind.axes import KINDS, STRAND
from inscape.mind.believe import News
from inscape.mind.deed import Deed
from inscape.mind.feel import felt_worth, stir
from inscape.mind.perceive import Reach
from inscape.mind.stage import Stage
from inscape.mind.state import State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Float


class Befallen(NamedTuple):
    """What befell others at this beat, as each observer saw or learned it.

    good, harm: [observer, other] what one saw or learned that befell the other, in units of need, >= 0. liked, disliked:
    [observer, other] regard toward them, 0..1. blame, credit: [observer, person] anger and gratitude at its doer, 0..1.
    """

    good: Float[Array, "observer other"]
    harm: Float[Array, "observer other"]
    liked: Float[Array, "observer other"]
    disliked: Float[Array, "observer other"]
    blame: Float[Array, "observer person"]
    credit: Float[Array, "observer person"]


def befall(
    theory: Theory, stage: Stage, state: State, deed: Deed, reach: Reach, news: News
) -> tuple[Float[Array, "character kind person"], Befallen]:
    """What befell others at this beat, and the log shares of what that stirs about each of them and about who did it."""
    xp = state.so.__array_namespace__()
    c, persons = state.place.shape[0], state.regard.shape[1]
    strands = hold(state)[:, :c]
    apart = 1.0 - xp.eye(c)
    liked, disliked = liking(theory, strands) * apart, strands[..., STRAND["hostility"]] * apart
    learned = news.told + news.witnessed + news.inferred
    surer, less = xp.maximum(learned, 0.0), xp.maximum(-learned, 0.0)
    means = stage.facts.means
    gives, takes = xp.maximum(means, 0.0).sum(axis=2), xp.maximum(-means, 0.0).sum(axis=2)
    brought = outright(stage, deed)
    seen = reach.notices[:, None]
    good = (seen * xp.maximum(brought, 0.0).sum(axis=1)[None, :] + surer @ gives + less @ takes) * apart
    harm = (seen * xp.maximum(-brought, 0.0).sum(axis=1)[None, :] + surer @ takes + less @ gives) * apart
    doers = stage.facts.doers * (1.0 * stage.facts.is_used)[:, None]
    others = 1.0 * (xp.arange(c)[:, None] != xp.arange(persons))
    hurt, helped = surer * (liked @ takes.T), surer * (liked @ gives.T)
    blame = theory.side_share * (1.0 - xp.exp(-theory.feel_gain * (hurt @ doers))) * others
    credit = theory.side_share * (1.0 - xp.exp(-theory.feel_gain * (helped @ doers))) * others
    befallen = Befallen(good, harm, liked, disliked, blame, credit)
    return _stirs(theory, befallen), befallen


def _stirs(theory: Theory, befallen: Befallen) -> Float[Array, "character kind person"]:
    """Log shares of the four emotions about those whom it befell, and of the two about whoever did it."""
    xp = befallen.good.__array_namespace__()
    b = befallen
    good, harm = felt_worth(theory, (b.good, b.harm))
    toward = {
        "happy_for": good * b.liked,
        "resentment": theory.deed_share * good * b.disliked,
        "pity": harm * b.liked,
        "gloating": harm * b.disliked,
    }
    whom = xp.concat([stir(toward), xp.zeros((good.shape[0], len(KINDS), b.blame.shape[1] - good.shape[1]))], axis=2)
    return whom + stir({"anger": b.blame, "gratitude": b.credit})
