"""Verbs in the tense and number that a sentence needs (LemmInflect knows the forms; nothing here lists them)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, Literal, TypeAlias

Tense: TypeAlias = Literal["past", "present"]

MODALS: Final = {"can": "could", "will": "would", "may": "might", "must": "had to", "shall": "should"}
"""Verbs that take no ending. "must" has no past of its own."""


@lru_cache(maxsize=4096)
def inflected(lemma: str, tense: Tense, *, plural: bool) -> str:
    """The form of a verb: ("look", "past") is "looked", ("be", "present", plural) is "are"."""
    if lemma in MODALS:
        return lemma if tense == "present" else MODALS[lemma]
    if tense == "present" and plural and lemma != "be":
        return lemma
    forms = _forms(lemma, "VBD" if tense == "past" else "VBP" if plural else "VBZ")
    if lemma == "be":
        return forms[-1] if plural else forms[0]
    return forms[0] if forms else lemma


@lru_cache(maxsize=4096)
def lemma_of(verb: str) -> str:
    """The verb of a third person form ("sneers" is "sneer"); "" if it is no such form."""
    from lemminflect import getLemma

    if not verb.endswith("s"):
        return ""
    for lemma in getLemma(verb, "VERB"):
        if verb in _forms(lemma, "VBZ"):
            return str(lemma)
    return ""


def _forms(lemma: str, tag: str) -> tuple[str, ...]:
    from lemminflect import getInflection

    if lemma == "be":
        return {"VBD": ("was", "were"), "VBP": ("am", "are"), "VBZ": ("is",)}[tag]
    return tuple(getInflection(lemma, tag))


def direction(does: str, tense: Tense, *, plural: bool) -> str:
    """A stage direction in another tense: "turns away, and sighs" as "turned away, and sighed"."""

    def turned(match: re.Match[str]) -> str:
        lemma = lemma_of(match[2])
        return f"{match[1]}{inflected(lemma, tense, plural=plural) if lemma else match[2]}"

    told = re.sub(r"(^|\b(?:and|but) )([a-z]+)\b", turned, does)
    return re.sub(r"\bthat can be\b", "that could be", told) if tense == "past" else told


def agreeing(text: str, subject: str) -> str:
    """A text whose verbs in brackets go with a pronoun: "they [do] not feel it" is "they do not feel it", "she does not"."""
    plural = subject in ("they", "you")
    return _VERB.sub(lambda match: inflected(match[1], "present", plural=plural), text)


_VERB: Final = re.compile(r"\[(\w+)\]")


def infinitive(does: str) -> str:
    """A stage direction as what one might do: "stands up" is "stand up"."""
    return re.sub(r"(^|\b(?:and|but) )([a-z]+)\b", lambda m: f"{m[1]}{lemma_of(m[2]) or m[2]}", does)


def sentences(text: str) -> list[str]:
    """A text as its sentences: "Not now, Mr. Alder. Go." as "Not now, Mr. Alder." and "Go."."""
    return [part for part in _BETWEEN.split(text.strip()) if part]


_BETWEEN: Final = re.compile(r"(?<=[.!?…])(?<!\bMr\.)(?<!\bMrs\.)(?<!\bMs\.)(?<!\bDr\.)(?<!\bSt\.)(?<!\b[A-Z]\.)\s+")
"""Between two sentences: not behind a title or an initial."""


def backshifted(clause: str, tense: Tense) -> str:
    """A clause that an author wrote in the present, as it stands in a telling: "the base is lost", "the base was lost"."""
    if tense == "present":
        return clause
    for word in re.findall(r"[A-Za-z']+", clause):
        if word in _NOW:
            return re.sub(rf"\b{word}\b", _NOW[word], clause, count=1)
    return clause


_NOW: Final = {
    "is": "was",
    "are": "were",
    "has": "had",
    "have": "had",
    "does": "did",
    "do": "did",
    "can": "could",
    "will": "would",
}
