"""The tables of the theory by kind of feeling, by strand and by strategy."""

from __future__ import annotations

from typing import Final

from inscape.mind.axes import GROUPS, KINDS, MOODS, STRANDS, STRATEGIES
from inscape.mind.constants import Table
from inscape.mind.rows import by_name, sparse


def _half_life_minutes(hours: float) -> float:
    """Half-life of an emotion that is said to last so many hours: from 0.6 to 0.05, where it is no longer noticed."""
    return hours * 60.0 / 3.585


HOURS: Final[dict[str, float]] = {
    "joy": 35.0, "distress": 120.0, "happy_for": 6.0, "pity": 2.5, "resentment": 15.0, "gloating": 2.6, "hope": 24.0,
    "fear": 0.7, "satisfaction": 24.0, "fears_confirmed": 24.0, "relief": 8.0, "disappointment": 24.0, "pride": 2.6,
    "shame": 0.5, "admiration": 5.0, "reproach": 1.3, "gratification": 2.6, "guilt": 3.5, "gratitude": 5.0, "anger": 2.0,
    "love": 35.0, "hate": 60.0, "surprise": 2.0, "disgust": 0.5, "contempt": 2.0, "longing": 24.0, "jealousy": 15.0,
}  # fmt: skip
"""How long each is said to last (Verduyn & Lavrijsen 2015); the nearest kind where a kind was not asked about."""

HALF_LIFE: Final = Table(
    {**by_name(KINDS, {kind: _half_life_minutes(hours) for kind, hours in HOURS.items()}), "surprise": (0.5,)},
    (), "minutes", 0.1, 5000.0, "verduyn2015",
)  # fmt: skip

MOOD_OF_KIND: Final = Table(
    by_name(
        KINDS,
        {
            "joy": (0.4, 0.2, 0.1), "distress": (-0.4, -0.2, -0.5), "happy_for": (0.4, 0.2, 0.2),
            "pity": (-0.4, -0.2, -0.5), "resentment": (-0.2, -0.3, -0.2), "gloating": (0.3, -0.3, -0.1),
            "hope": (0.2, 0.2, -0.1), "fear": (-0.64, 0.6, -0.43), "satisfaction": (0.3, -0.2, 0.4),
            "fears_confirmed": (-0.5, -0.3, -0.7), "relief": (0.2, -0.3, 0.4), "disappointment": (-0.3, 0.1, -0.4),
            "pride": (0.4, 0.3, 0.3), "shame": (-0.3, 0.1, -0.6), "admiration": (0.5, 0.3, -0.2),
            "reproach": (-0.3, -0.1, 0.4), "gratification": (0.6, 0.5, 0.4), "guilt": (-0.3, 0.1, -0.6),
            "gratitude": (0.4, 0.2, -0.3), "anger": (-0.51, 0.59, 0.25), "love": (0.3, 0.1, 0.2),
            "hate": (-0.6, 0.6, 0.3), "surprise": (0.1, 0.6, -0.1), "disgust": (-0.6, 0.35, 0.11),
            "contempt": (-0.25, 0.1, 0.5), "longing": (-0.2, 0.2, -0.4), "jealousy": (-0.5, 0.5, -0.3),
        },
        3,
    ),
    MOODS, "mood", -1.0, 1.0, "gebhard2005",
)  # fmt: skip

TENDENCY: Final = Table(
    sparse(
        KINDS,
        GROUPS,
        {
            "joy": {"engage": 0.5, "soften": 0.3},
            "distress": {"tend": 0.6, "withdraw": 0.5, "inform": 0.4, "probe": 0.4, "retort": 0.2, "submit": 0.15, "depart": 0.15, "soften": -0.2},
            "happy_for": {"soften": 0.5, "engage": 0.3},
            "pity": {"soften": 0.9, "attack": -0.8, "retort": -0.4, "engage": 0.2},
            "resentment": {"attack": 0.4, "withdraw": 0.3},
            "gloating": {"attack": 0.4, "probe": 0.2},
            "hope": {"engage": 0.3, "probe": 0.3, "soften": 0.1},
            "fear": {"withdraw": 0.5, "depart": 0.4, "submit": 0.3, "tend": 0.1, "engage": -0.1, "attack": -0.2},
            "satisfaction": {"engage": 0.2},
            "fears_confirmed": {"withdraw": 0.5, "tend": 0.4, "submit": 0.15, "inform": 0.2, "soften": -0.2},
            "relief": {"soften": 0.3, "tend": 0.2},
            "disappointment": {"withdraw": 0.6, "retort": 0.3, "inform": 0.2, "depart": 0.2, "tend": 0.2, "soften": -0.2},
            "pride": {"inform": 0.2, "engage": 0.2},
            "shame": {"withdraw": 0.7, "depart": 0.2, "submit": 0.2, "tend": 0.2, "engage": -0.2},
            "admiration": {"engage": 0.5, "soften": 0.3},
            "reproach": {"retort": 0.4, "attack": 0.3},
            "gratification": {"engage": 0.3},
            "guilt": {"soften": 0.7, "submit": 0.4, "inform": 0.3},
            "gratitude": {"soften": 0.7, "engage": 0.2},
            "anger": {"retort": 0.7, "attack": 0.7, "order": 0.4, "soften": -0.5, "engage": -0.2},
            "love": {"engage": 0.25, "soften": 0.25},
            "hate": {"attack": 0.4, "retort": 0.2, "soften": -0.5},
            "surprise": {"probe": 0.5, "withdraw": 0.2, "engage": 0.1},
            "disgust": {"withdraw": 0.5, "depart": 0.4},
            "contempt": {"attack": 0.5, "withdraw": 0.2, "soften": -0.3},
            "longing": {"engage": 0.6, "soften": 0.3, "probe": 0.2},
            "jealousy": {"probe": 0.4, "attack": 0.3, "retort": 0.2},
        },
    ),
    GROUPS, "share of relief", -1.0, 1.0, "frijda1986",
)  # fmt: skip

REGARD_OF_KIND: Final = Table(
    sparse(
        KINDS,
        STRANDS,
        {
            "joy": {"warmth": 0.4, "attraction": 0.1},
            "distress": {"warmth": -0.2, "fear": 0.2, "trust": -0.1},
            "happy_for": {"warmth": 0.3},
            "pity": {"warmth": 0.4, "hostility": -0.3},
            "resentment": {"hostility": 0.3},
            "gloating": {"contempt": 0.2},
            "fear": {"fear": 0.6, "trust": -0.3},
            "admiration": {"esteem": 0.6, "warmth": 0.2, "contempt": -0.3, "trust": 0.2},
            "reproach": {"esteem": -0.4, "contempt": 0.2, "trust": -0.3},
            "gratitude": {"warmth": 0.6, "trust": 0.4, "hostility": -0.3},
            "anger": {"hostility": 0.6, "warmth": -0.3, "trust": -0.2},
            "love": {"warmth": 0.5, "attraction": 0.3},
            "hate": {"hostility": 0.8, "warmth": -0.3},
            "disgust": {"attraction": -0.4, "contempt": 0.3},
            "contempt": {"contempt": 0.5, "esteem": -0.3},
            "disappointment": {"esteem": -0.2, "trust": -0.3, "warmth": -0.1},
            "relief": {"fear": -0.3},
            "longing": {"attraction": 0.1},
            "jealousy": {"hostility": 0.2, "trust": -0.3},
        },
    ),
    STRANDS, "regard per feeling", -1.0, 1.0, "occ1988",
)  # fmt: skip

READING_TELLS: Final = Table(
    sparse(
        KINDS,
        STRANDS,
        {
            "joy": {"warmth": 0.3},
            "happy_for": {"warmth": 0.5},
            "pity": {"warmth": 0.6},
            "gloating": {"hostility": 0.6, "contempt": 0.3},
            "resentment": {"hostility": 0.5},
            "admiration": {"esteem": 0.8, "warmth": 0.2},
            "reproach": {"contempt": 0.3, "hostility": 0.2},
            "gratitude": {"warmth": 0.7},
            "anger": {"hostility": 0.7},
            "love": {"warmth": 0.9, "attraction": 0.5},
            "hate": {"hostility": 1.0},
            "disgust": {"contempt": 0.6},
            "contempt": {"contempt": 1.0},
            "fear": {"fear": 0.8},
            "longing": {"attraction": 0.9},
            "jealousy": {"attraction": 0.3},
        },
    ),
    STRANDS, "regard per reading", 0.0, 1.0,
)  # fmt: skip

STRATEGY_EFFECT: Final = Table(
    by_name(STRATEGIES, {"suppress": 0.06, "reappraise": 0.36, "distract": 0.27, "deflect": 0.2, "let_out": 0.1}),
    (), "share of the excess", 0.0, 1.0, "webb2012",
)  # fmt: skip
STRATEGY_EFFORT: Final = Table(
    by_name(STRATEGIES, {"suppress": 0.79, "reappraise": 0.95, "distract": 1.04, "deflect": 0.6, "let_out": 0.25}),
    (), "share of the costliest", 0.0, 1.2, "scheffel",
)  # fmt: skip
STRATEGY_BIAS: Final = Table(
    by_name(STRATEGIES, {"suppress": 0.5, "reappraise": 0.3, "distract": 0.1, "deflect": 0.0, "let_out": 0.1}),
    (), "log-odds", -3.0, 3.0,
)  # fmt: skip

PRESSING: Final = Table(
    by_name(KINDS, {"distress": 0.8, "fear": 0.8, "shame": 0.9, "guilt": 0.6, "anger": 0.9, "hate": 0.7, "longing": 0.6,
                "jealousy": 0.7, "disgust": 0.4, "contempt": 0.3, "disappointment": 0.5, "fears_confirmed": 0.7,
                "joy": 0.2, "love": 0.3, "pity": 0.3, "gloating": 0.2, "surprise": 0.3}),
    (), "share", 0.0, 1.0,
)  # fmt: skip
"""How much a feeling above what is allowed presses to be held down."""

SUFFERING_KINDS: Final = Table(
    by_name(KINDS, {"distress": 1.0, "fear": 0.7, "shame": 0.8, "guilt": 0.6, "disappointment": 0.7, "fears_confirmed": 0.8,
                "longing": 0.4, "jealousy": 0.3}),
    (), "share", 0.0, 1.0,
)  # fmt: skip
TENDER_KINDS: Final = Table(
    by_name(KINDS, {"longing": 1.0, "love": 1.0, "admiration": 0.7, "gratitude": 0.5, "pity": 0.7}),
    (),
    "share",
    0.0,
    1.0,
)
STANDING_KINDS: Final = Table(
    by_name(KINDS, {"pity": 1.0, "longing": 0.5, "jealousy": 0.5, "gloating": 1.0, "love": 0.5, "hate": 0.5}),
    (),
    "share",
    0.0,
    1.0,
)
"""Feelings that stand on a ground, and go as it goes."""

MATTER_STRANDS: Final = Table(
    by_name(STRANDS, {"warmth": 0.7, "esteem": 0.8, "attraction": 0.8, "fear": 0.3, "trust": 0.2}),
    (),
    "share",
    0.0,
    1.0,
)
