"""The words of a transcript, as a question may use them for the engine's own."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from inscape.why.query import Asked

FEELINGS: Final = {
    "gladness": "happy_for", "glad": "happy_for", "happy": "joy", "distressed": "distress", "sorry": "pity", "resentful": "resentment",
    "hopeful": "hope", "afraid": "fear", "satisfied": "satisfaction", "stricken": "fears_confirmed", "relieved": "relief",
    "disappointed": "disappointment", "proud": "pride", "ashamed": "shame", "admiring": "admiration", "reproachful": "reproach",
    "pleased": "gratification", "guilty": "guilt", "grateful": "gratitude", "angry": "anger", "loving": "love",
    "full_of_hate": "hate", "hatred": "hate", "surprised": "surprise", "disgusted": "disgust", "contemptuous": "contempt",
    "full_of_longing": "longing", "jealous": "jealousy",
}  # fmt: skip
"""Nouns of feelings, and how somebody looks who has them."""

STRANDS: Final = {
    "fondness": "warmth", "fond": "warmth", "hatred": "hostility", "respect": "esteem", "scorn": "contempt", "wanting": "attraction",
    "longing": "attraction",
}  # fmt: skip
"""What one holds toward another."""

DEEDS: Final = {
    "attacks": "attack", "retorts": "retort", "asks": "probe", "tells": "inform", "orders": "order", "softens": "soften",
    "gives_way": "submit", "draws_back": "withdraw", "approaches": "engage", "leaves": "depart", "stays_silent": "stay_silent",
}  # fmt: skip
"""What somebody does: the notes at the right of a transcript."""

LABELS: Final = {"hopes": "prospect", "dreads": "prospect"}
"""The labels of the unsaid that lead to something else by name."""


def meant(asked: Asked, known: Collection[str]) -> Asked:
    """The question in the engine's words, where it was asked in those of a transcript. known: words that already mean something."""
    words = asked.words
    if asked.shape == "plain" and len(words) > 1 and words[0].text in ("feels", "feel"):
        words = words[1:]
    if words and words[0].text in LABELS:
        return asked._replace(words=(words[0]._replace(text=LABELS[words[0].text]), *words[1:]))
    tables = {"regard": STRANDS, "believes": FEELINGS | STRANDS, "plain": FEELINGS | DEEDS}
    table, first = tables[asked.shape], 0 if asked.shape == "plain" else 1
    for last in range(len(words), first, -1):
        name = "_".join(word.text for word in words[first:last])
        if name in known:
            break
        if name in table:
            plain = words[first]._replace(text=table[name])
            return asked._replace(words=(*words[:first], plain, *words[last:]))
    return asked._replace(words=words)
