"""Learn: what news makes one feel about a fact and about whoever did it, and what is withdrawn once it is believed no more.

What one feels follows what one holds to be so (Marsella & Gratch 2009): as belief in a fact falls, what the belief had stirred
goes the way it came.
"""

from __future__ import annotations

from inscape.mind.appraise import Ties
from inscape.mind.axes import NEED
from inscape.mind.believe import News
from inscape.mind.feel import felt_worth, root, stir
from inscape.mind.fortune import learned_of
from inscape.mind.stage import Stage
from inscape.mind.state import State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Float


def learn(
    theory: Theory, stage: Stage, ties: Ties, learned: Float[Array, "character fact"]
) -> tuple[Float[Array, "character kind fact"], Float[Array, "character kind person"]]:
    """The log shares of what newly believed facts stir about them, and about whoever did them.

    learned: how much more one believes each, -1..1. What turns out not to be so relieves or disappoints (Ortony, Clore & Collins 1988).
    """
    xp = learned.__array_namespace__()
    surer, less = xp.maximum(xp.asarray((learned, -learned)), 0.0)
    worths = (surer * ties.good.T, surer * ties.ill.T, less * ties.ill.T, less * ties.good.T)
    gained, lost, spared, missed = felt_worth(theory, worths)
    right = surer * stage.facts.rightness.T
    good, bad = xp.maximum(right, 0.0), xp.maximum(-right, 0.0)
    good_deed, bad_deed = theory.deed_share * good, theory.deed_share * bad
    toward = {
        "admiration": good_deed,
        "reproach": bad_deed,
        "gratitude": root(gained * good),
        "anger": root(lost * xp.maximum(bad, theory.blame_floor * lost * (1.0 - good))),
        "disgust": theory.disgust_share * bad * (1.0 - lost),
    }
    standing = surer * xp.maximum(-stage.facts.means[..., NEED["standing"]].T, 0.0)
    audience = (ties.company * ties.counts[:, : learned.shape[0]]).max(axis=1)
    exposed = theory.shame_gain * standing * (audience * ties.worth[:, NEED["standing"]])[:, None]
    own = {
        "pride": good_deed,
        "shame": 1.0 - (1.0 - bad_deed * (1.0 - theory.guilt_share)) * (1.0 - exposed.clip(0.0, 1.0)),
        "guilt": bad_deed * theory.guilt_share,
    }
    doers, is_other = stage.facts.doers, stage.is_other[:, None, :]
    whom = stir(toward) @ doers * is_other + stir(own) @ doers * ~is_other
    return stir({"joy": gained, "distress": lost, "relief": spared, "disappointment": missed}), whom


def found_out(theory: Theory, stage: Stage, before: State, state: State, ties: Ties) -> Float[Array, "character kind"]:
    """The log shares of what it stirs in one, about oneself, that another now knows what one has done.

    Shame as far as they matter and hold it wrong, done or not (Robertson et al. 2018); guilt as far as one holds it wrong oneself, and
    knows that one did it, before whom one has wronged (public exposure: Smith et al. 2002).
    """
    xp, c = state.so.__array_namespace__(), state.place.shape[0]
    facts = stage.facts
    learned = xp.maximum(state.others_credence - before.others_credence, 0.0) * stage.is_other[:, :c, None]
    wrong, own = xp.maximum(-facts.rightness.T, 0.0), facts.doers[:, :c].T
    shaming = (learned * ties.counts[:, :c, None] * wrong[None]).max(axis=1) * own
    facing = (learned * facts.victims[:, :c].T[None]).max(axis=1) * own * wrong * state.credence
    shame, guilt = theory.deed_share * xp.asarray((shaming, facing)).max(axis=2)
    return stir({"shame": shame, "guilt": guilt})


def withdrawn(
    theory: Theory, stage: Stage, ties: Ties, news: News, feeling: Float[Array, "character kind about"]
) -> Float[Array, "character kind about"]:
    """What goes (<= 0) of each feeling, since what it came from is believed less: as much as believing it would stir.

    About a fact, both ways: what one felt at its being so, as one believes it less, and what one felt at its not being so, as one
    believes it more. About persons only the first, so that one piece of news does not take away what another brought.
    """
    xp, change = feeling.__array_namespace__(), news.change
    c, kinds, abouts = feeling.shape
    less, more = xp.maximum(xp.asarray((-change, change)), 0.0)
    about_it, of_doers = learn(theory, stage, ties, less)
    not_so, _ = learn(theory, stage, ties, -more)
    of_others = learned_of(theory, stage, ties, less)
    rest = xp.zeros((c, kinds, abouts - of_doers.shape[2] - about_it.shape[2]))
    share = xp.concat([of_doers + of_others, about_it + not_so, rest], axis=2)
    return -xp.minimum((1.0 - feeling) * (xp.exp(share) - 1.0), feeling)
