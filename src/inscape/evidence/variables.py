"""The variables of an appraisal: what a questionnaire may ask, its range, and what is taken where it was not asked.

Unset is unknown, not zero. What the kernel has to take for a number then is stated here, with the reason, and every result
lists what it assumed. `docs/study/appraisal-crosswalk.md` sets each beside its counterparts in other theories.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from inscape.mind.axes import NEEDS

Agency = str
AGENCIES: Final = ("self", "other", "circumstance", "unknown")
"""Who brought it about. `unknown` is each of the three, equally likely."""


class Variable(NamedTuple):
    """One thing that can be asked of a situation.

    name: the word. low, high: its range. unset: the number taken where it is unknown, or None where what it would stir is
    left out altogether. means: what 0 and the ends mean. assumption: why that number, or what is left out.
    """

    name: str
    low: float
    high: float
    unset: float | None
    means: str
    assumption: str = ""

    @property
    def only_with(self) -> tuple[str, ...]:
        """Variables of which one has to be known for this one to count at all; empty: it counts always."""
        return ONLY_WITH.get(self.name, ())


def _v(
    name: str, unset: float | None, means: str, assumption: str = "", low: float = 0.0, high: float = 1.0
) -> Variable:
    return Variable(name, low, high, unset, means, assumption)


_NEEDS: Final = tuple(
    _v(f"need_{need}", None, f"how far it serves (+) or harms (-) one's {need}", "no such change is counted", -1.0)
    for need in NEEDS
)

VARIABLES: Final[tuple[Variable, ...]] = (
    _v("desirability", None, "how far it serves (+) or harms (-) what matters to one; 1: the whole of what matters most",
       "nothing is gained or lost", -1.0),
    *_NEEDS,
    _v("relevance", 1.0, "how much the need that it touches matters", "desirability is taken as weighed already"),
    _v("praise", None, "how right (+) or wrong (-) it is by one's own standards", "one's standards say nothing of it", -1.0),
    _v("norms", None, "how kind and proper (+) or cruel and rude (-) anybody would call it", "nobody else judges it", -1.0),
    _v("fairness", None, "how fair (+) or unfair (-) it is to one", "its fairness is not judged", -1.0),
    _v("foul", None, "how far it offends one's standards in itself", "as far as it is wrong by one's own standards"),
    _v("own", 1 / 3, "how surely one brought it about oneself", "oneself, another or nobody, equally likely"),
    _v("other", 1 / 3, "how surely another brought it about", "oneself, another or nobody, equally likely"),
    _v("intent", 1.0, "how far whoever did it meant it", "what somebody does is meant"),
    _v("expectedness", None, "how probable it had been before it came", "it is not surprising"),
    _v("stakes", None, "what a possible future would bring (+) or cost (-)",
       "what desirability says, where a likelihood is given", -1.0),
    _v("likelihood_before", None, "how likely that future had been", "nothing was hoped or feared of it"),
    _v("likelihood", None, "how likely it is now: 1, it came; 0, it is off", "it has come, where likelihood_before is given"),
    _v("power", 0.695, "how far one could stand up to whoever did it", "an ordinary character's: reserve 0.7, calm, of equal rank"),
    _v("control", None, "how far anybody could change what happened", "power alone says what one can do about it"),
    _v("adjustment", None, "how well one could live with it", "nothing: no feeling depends on it"),
    _v("effort", None, "how much it asks of one", "nothing: no feeling depends on it"),
    _v("attention", 1.0, "how far one noticed it", "it was noticed"),
    _v("exposed", None, "how far one lost face before somebody who matters", "as far as standing is lost, before a stranger"),
    _v("other_desirability", None, "what it does to somebody else, good (+) or harm (-)", "nobody else is touched", -1.0),
    _v("liked", 0.0, "how far one likes whom it touched", "a stranger"),
    _v("disliked", 0.0, "how far one is hostile to whom it touched", "a stranger"),
    _v("warmth", None, "regard for whoever is before one: warmth", "nobody is before one"),
    _v("hostility", None, "the same: hostility", "nobody is before one"),
    _v("esteem", None, "the same: esteem", "nobody is before one"),
    _v("contempt", None, "the same: contempt", "nobody is before one"),
    _v("attraction", None, "the same: attraction", "nobody is before one"),
    _v("suffering", None, "how far whoever is before one suffers", "nobody is before one"),
    _v("thought_well", None, "how far whoever is before one thinks well of one", "nobody is before one"),
    _v("thought_ill", None, "how far whoever is before one thinks ill of one", "nobody is before one"),
    _v("rival", None, "how drawn whoever is before one is to somebody else", "there is no rival"),
    _v("neuroticism", 0.5, "how easily one is moved", "the middle of the population"),
    _v("agreeableness", 0.5, "how much kindness and cruelty weigh with one", "the middle of the population"),
)  # fmt: skip

_JUDGED: Final = ("praise", "norms", "fairness")
_TOUCHED: Final = ("desirability", *(f"need_{need}" for need in NEEDS))
ONLY_WITH: Final[dict[str, tuple[str, ...]]] = {
    "intent": _JUDGED, "liked": ("other_desirability",), "disliked": ("other_desirability", "norms", "fairness"),
    "agreeableness": ("norms", "fairness", "suffering"), "own": (*_TOUCHED, *_JUDGED), "other": (*_TOUCHED, *_JUDGED),
    "power": (*_TOUCHED, *_JUDGED), "relevance": (*_TOUCHED, "stakes"),
}  # fmt: skip

BY_NAME: Final = {variable.name: variable for variable in VARIABLES}
UNUSED: Final = ("adjustment", "effort")
"""Asked by every appraisal questionnaire, and without a place in the kernel: no feeling of Inscape depends on them."""

PRESENT: Final = (
    "warmth", "hostility", "esteem", "contempt", "attraction", "suffering", "thought_well", "thought_ill", "rival",
)  # fmt: skip
"""Those that say something of a person who is before one."""
