"""The mechanisms of the theory: what each one does, whose idea it is, and which numbers are its own."""

from __future__ import annotations

from typing import Final, NamedTuple

from inscape.mind.constants import SOURCES
from inscape.mind.theory import CONSTANTS, TABLES

ASSUMED: Final = "assumed"

IDEAS: Final[dict[str, str]] = {
    **SOURCES,
    "gross2015": "Gross (1998, 2015), The emerging field of emotion regulation; The extended process model",
    "gumbel1954": "Gumbel (1954), Statistical theory of extreme values",
    "marsella2009": "Marsella & Gratch (2009), EMA: a process model of appraisal dynamics, Cognitive Systems Research 10",
    "mcfadden1978": "McFadden (1974, 1978), Conditional logit analysis; Modelling the choice of residential location",
    "schegloff2007": "Schegloff (2007), Sequence Organization in Interaction",
    "neal2013": "Neal, Wood & Drolet (2013), How do people adhere to goals when willpower is low?, JPSP 104",
    "loewenstein1996": "Loewenstein (1996), Out of control: visceral influences on behavior, OBHDP 65",
    "gottman1994": "Gottman (1994), What predicts divorce? (negative reciprocity as an absorbing state)",
    "jones1964": "Jones (1964), Ingratiation: a social psychological analysis",
    "smith2007": "Smith & Kim (2007), Comprehending envy, Psychological Bulletin 133",
    "smith2002": "Smith, Webster, Parrott & Eyre (2002), The role of public exposure in moral and nonmoral shame and guilt, JPSP 83",
    "hamilton1978": "Hamilton (1978), Who is responsible? Toward a social psychology of responsibility attribution, Social Psychology 41",
    "bond2006": "Bond & DePaulo (2006), Accuracy of deception judgments, Personality and Social Psychology Review 10",
    "schegloff1968": "Schegloff (1968), Sequencing in conversational openings, American Anthropologist 70",
    "roseman2011": "Roseman (2011), Emotional behaviors, emotivational goals, emotion strategies, Emotion Review 3",
    "shaver1987": "Shaver, Schwartz, Kirson & O'Connor (1987), Emotion knowledge, JPSP 52",
    "ekman1985": "Ekman (1985), Telling Lies",
    "marcusnewhall2000": "Marcus-Newhall, Pedersen, Carlson & Miller (2000), Displaced aggression is alive and well, JPSP 78",
    "wood2005": "Wood, Tam & Guerrero Witt (2005), Changing circumstances, disrupting habits, JPSP 88",
    "usfullsurveyor2015": "Affect control theory, behaviours as rated in the US in 2015 (actdata, CC0): what a move's verb suggests",
    "scherer2001": "Scherer (2001), Appraisal considered as a process of multilevel sequential checking",
    "vuilleumier2005": "Vuilleumier (2005), How brains beware: neural mechanisms of emotional attention, Trends in Cognitive Sciences 9",
    "kraus2017": "Kraus (2017), Voice-only communication enhances empathic accuracy, American Psychologist 72",
    "hatfield1994": "Hatfield, Cacioppo & Rapson (1994), Emotional Contagion",
    "milgram1974": "Milgram (1974), Obedience to Authority",
    "kelman1989": "Kelman & Hamilton (1989), Crimes of Obedience",
    "darley1968": "Darley & Latané (1968), Bystander intervention in emergencies: diffusion of responsibility, JPSP 8",
    "fischer2011": "Fischer et al. (2011), The bystander-effect: a meta-analytic review, Psychological Bulletin 137",
    "gouldner1960": "Gouldner (1960), The norm of reciprocity, American Sociological Review 25",
    "goffman1971": "Goffman (1971), Relations in Public (remedial interchanges)",
    "mccullough1998": "McCullough, Rachal, Sandage, Worthington, Brown & Hight (1998), Interpersonal forgiving in close relationships II, JPSP 75",
    "keltner2001": "Keltner, Capps, Kring, Young & Heerey (2001), Just teasing: a conceptual analysis, Psychological Bulletin 127",
    "raymond2003": "Raymond (2003), Grammar and social organization: yes/no interrogatives, American Sociological Review 68",
    "clark2005": "Clark & Finkel (2005), Willingness to express emotion, Personal Relationships 12",
    "robertson2018": "Robertson, Sznycer, Delton, Tooby & Cosmides (2018), The true trigger of shame, Evolution and Human Behavior 39",
    "williams2009": "Williams (2009), Ostracism: a temporal need-threat model, Advances in Experimental Social Psychology 41",
    "hochschild1979": "Hochschild (1979), Emotion work, feeling rules, and social structure, American Journal of Sociology 85",
}
"""Every source by its key: those of numbers, and those of ideas that have no number."""


class Mechanism(NamedTuple):
    """One part of the theory. first: its first constant; it goes up to the next one's. ideas: keys of `IDEAS` behind its form.

    tables: the tables that are its own.
    """

    name: str
    says: str
    first: str
    ideas: tuple[str, ...] = ()
    tables: tuple[str, ...] = ()


MECHANISMS: Final = (
    Mechanism(
        "perceive", "what reaches whom, and what they read in it", "gaze_away",
        ("ekman1969", "ickes1997", "vuilleumier2005", "kraus2017"),
    ),
    Mechanism("deed", "how far an act lands", "hollow", (), ("takes_turn",)),
    Mechanism(
        "expect", "what was expected, and how surprising the rest is", "order_zero_weight",
        ("mackay1995", "shepard1987", "scherer2001"), ("group_sense", "base_rate"),
    ),
    Mechanism(
        "appraise", "what an act means to each who notices it", "worth_floor",
        ("occ1988", "scherer2001", "marsella2009", "wiggins1979", "brown1987", "keltner2001", "williams2009"),
        ("effect", "matter_strands", "shelter"),
    ),
    Mechanism(
        "feel", "which feelings it stirs, and how they fade", "relief",
        ("occ1988", "verduyn2015", "marcusnewhall2000", "marsella2009", "smith2007", "smith2002", "hamilton1978", "goffman1971", "mccullough1998",
         "robertson2018"),
        ("half_life",),
    ),
    Mechanism("believe", "what becomes known, and how sure one is", "trust_stranger", ("itti2009", "bond2006"), ("speech_force",)),
    Mechanism(
        "others", "what one takes others to feel and to think of one", "act_tells_rate", ("leary2000", "hatfield1994"),
        ("reading_tells", "act_tells", "suffering_kinds", "standing_kinds"),
    ),
    Mechanism("foresee", "hopes and dreads", "prospect_regard", ("occ1988",)),
    Mechanism("remember", "what stays, and what comes back", "company_holds", ("nolen1991",)),
    Mechanism(
        "hold together", "self-control: what is tried, what it costs, whether it holds", "allowed_company",
        ("gross2015", "webb2012", "scheffel", "clark2005"),
        ("strategy_effect", "strategy_effort", "strategy_bias", "pressing", "tender_kinds"),
    ),
    Mechanism("mood", "slow affect", "mood_half_life", ("gebhard2005", "mehrabian1996"), ("mood_of_kind",)),
    Mechanism("regard", "what one holds toward another", "regard_rate", ("thompson1995",), ("regard_of_kind",)),
    Mechanism("world", "orders, turns, needs, slights and duties", "order_defied", ("goffman1967",), ("redress",)),
    Mechanism(
        "weigh", "what each act is worth to whoever might do it", "needs_weight",
        ("frijda1986", "schegloff2007", "raymond2003", "wood2005", "neal2013", "loewenstein1996", "gottman1994", "jones1964", "schegloff1968", "roseman2011", "shaver1987", "ekman1985",
         "milgram1974", "kelman1989", "darley1968", "fischer2011", "gouldner1960", "goffman1971", "hochschild1979"),
        ("tendency", "answers"),
    ),
    Mechanism(
        "decide", "who does what first", "temperature", ("gumbel1954", "mcfadden1978", "sacks1974"), ("waits_turn",)
    ),
)  # fmt: skip


def numbers() -> dict[str, tuple[str, ...]]:
    """The names of the constants and tables of every mechanism, by its name, in the order of the theory."""
    found: dict[str, list[str]] = {each.name: [] for each in MECHANISMS}
    starts = {each.first: each.name for each in MECHANISMS}
    current = MECHANISMS[0].name
    for name in CONSTANTS:
        current = starts.get(name, current)
        found[current].append(name)
    for each in MECHANISMS:
        found[each.name] += [name for name in each.tables if name in TABLES]
    return {name: tuple(names) for name, names in found.items()}
