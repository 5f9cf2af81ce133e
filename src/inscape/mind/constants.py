"""What a constant is: a number with a unit, a range and a source. `assumed` is an honest source."""

from __future__ import annotations

from typing import Any, NamedTuple

from inscape.mind.types import Array

Number = Any
"""A float, or an array of the library that the kernels run under."""


SHARE, NATS, LOGIT, WORTH = "share", "nats", "log-odds", "felt need-satisfaction"
"""The commonest units."""


class Constant(NamedTuple):
    """One number of the theory.

    value: in `unit`, within low..high. source: a key of `SOURCES`, or "assumed".
    """

    value: float
    unit: str
    low: float
    high: float
    source: str = "assumed"


def constant(value: float, unit: str, low: float, high: float, source: str = "assumed") -> Number:
    """A constant, as the default of a field that kernels read as a number."""
    return Constant(value, unit, low, high, source)


class Table(NamedTuple):
    """A table of numbers of one unit, with named rows and columns (columns is empty for a list).

    rows: name -> numbers. unit, low, high, source as in `Constant`.
    """

    rows: dict[str, tuple[float, ...]]
    columns: tuple[str, ...]
    unit: str
    low: float
    high: float
    source: str = "assumed"

    def array(self) -> Array:
        """The numbers, shape (row, column) or (row,) for a list."""
        import numpy as np

        values = np.asarray(list(self.rows.values()), dtype=np.float64)
        return values if self.columns else values[:, 0]


SOURCES: dict[str, str] = {
    "occ1988": "Ortony, Clore & Collins (1988), The Cognitive Structure of Emotions",
    "gebhard2005": "Gebhard (2005), ALMA: a layered model of affect, AAMAS",
    "mehrabian1996": "Mehrabian (1996), Pleasure-arousal-dominance framework and the Big Five, Current Psychology 14",
    "verduyn2015": "Verduyn & Lavrijsen (2015), Which emotions last longest and why, Motivation and Emotion 39",
    "hartgerink2015": "Hartgerink, van Beest, Wicherts & Williams (2015), The ordinal effects of ostracism, PLoS ONE 10",
    "grice1975": "Grice (1975), Logic and conversation, in Syntax and Semantics 3 (the maxim of quantity)",
    "schegloff1973": "Schegloff & Sacks (1973), Opening up closings, Semiotica 8",
    "hull1943": "Hull (1943), Principles of Behavior (reactive inhibition)",
    "wiggins1979": "Wiggins (1979), A psychological taxonomy of trait-descriptive terms, JPSP 37 (interpersonal circumplex)",
    "brown1987": "Brown & Levinson (1987), Politeness: some universals in language usage",
    "goffman1967": "Goffman (1967), Interaction Ritual",
    "webb2012": "Webb, Miles & Sheeran (2012), Dealing with feeling, Psychological Bulletin 138",
    "scheffel": "Scheffel et al., effort discounting of emotion regulation",
    "itti2009": "Itti & Baldi (2009), Bayesian surprise attracts human attention, Vision Research 49",
    "baumeister2001": "Baumeister, Bratslavsky, Finkenauer & Vohs (2001), Bad is stronger than good, Review of General Psychology 5",
    "leary2000": "Leary & Baumeister (2000), The nature and function of self-esteem: sociometer theory",
    "ickes1997": "Ickes (1997), Empathic Accuracy",
    "ekman1969": "Ekman & Friesen (1969), Nonverbal leakage and clues to deception, Psychiatry 32",
    "rime2009": "Rime (2009), Emotion elicits the social sharing of emotion, Emotion Review 1",
    "hochschild1983": "Hochschild (1983), The Managed Heart",
    "frijda1986": "Frijda (1986), The Emotions",
    "nolen1991": "Nolen-Hoeksema (1991), Responses to depression, Journal of Abnormal Psychology 100",
    "shepard1987": "Shepard (1987), Toward a universal law of generalization, Science 237",
    "sacks1974": "Sacks, Schegloff & Jefferson (1974), A simplest systematics for turn-taking, Language 50",
    "pomerantz1984": "Pomerantz (1984), Pursuing a response, in Structures of Social Action",
    "mackay1995": "MacKay & Peto (1995), A hierarchical Dirichlet language model",
    "thompson1995": "Thompson, Zanna & Griffin (1995), Let's not be indifferent about (attitudinal) ambivalence",
    "rozin1999": "Rozin, Lowery, Imada & Haidt (1999), The CAD triad hypothesis, JPSP 76",
    "baumeister1998": "Baumeister et al. (1998), Ego depletion (contested: Hagger et al. 2016), JPSP 74",
}
