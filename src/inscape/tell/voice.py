"""Saying a sentence: its slots filled, its verbs in tense and number, its names giving way to pronouns where that is clear.

A sentence of `narration.yaml` is prose with slots in braces and verbs in brackets, as its head explains.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from inscape.tell.names import Naming, possessive
from inscape.why.morphology import Tense, inflected

if TYPE_CHECKING:
    from inscape.tell.words import Pronouns

_TOKEN: Final = re.compile(r"\{(\w+)\}|\[(\w+)([+=~*]?)\]")
_OWN: Final = frozenset({"he", "him", "his", "hers", "himself"})
_OTHERS: Final = frozenset({"other", "other_object", "others", "them", "their"})
_OBLIQUE: Final = frozenset({"him", "his", "hers"})
_SUBJECT: Final = re.compile(r" (\[\w+\+\]|\{does\})")
"""What follows "{other}" where it is the subject of a verb."""


class Voice:
    """The voice of one telling; remembers who was last spoken of.

    who: from whose side ("" for nobody's). tense: "past" or "present".
    """

    def __init__(self, naming: Naming, who: str, tense: Tense) -> None:
        self.naming, self.who, self.tense = naming, who, tense
        self._subject = ""
        self._known: set[str] = set()
        self._latest: dict[str, str] = {}
        self._as_pronoun: set[str] = set()

    def paragraph(self) -> None:
        """Begin a paragraph: names are said again."""
        self._subject = ""
        self._known = set()
        self._latest = {}

    def speaks(self, name: str) -> None:
        """Somebody has just spoken or moved: a pronoun would mean them."""
        self._subject = name

    def say(self, template: str, slots: Mapping[str, str], *, other: str = "", subject: str = "") -> str:
        """The sentence. other: who "{other}" is. subject: who does what is said, for verbs marked "*" and "{s}"."""
        here: list[str] = []
        subject = subject or self.who
        goes_on = other and self._subject == other and not re.search(r"\{(he|him|his|hers|himself)\}", template)

        def token(match: re.Match[str]) -> str:
            if match[2]:
                return inflected(match[2], self.tense, plural=self._is_plural(match[3], other, subject))
            name = match[1]
            if name == "s" and goes_on and not here and subject == other != self.who:
                here.append(subject)
                self._as_pronoun.add(subject)
                return self.naming.pronouns(subject).subject
            if name == "s":
                return self._named("he" if subject == self.who else "other", subject, here)
            if name == "other" and goes_on and not here:
                here.append(other)
                self._as_pronoun.add(other)
                words = self.naming.pronouns(other)
                return words.subject if _SUBJECT.match(match.string, match.end()) else words.object
            if name == "other" and not _SUBJECT.match(match.string, match.end()):
                name = "other_object"
            if name in _OWN or name in _OTHERS:
                return self._named(name, self.who if name in _OWN else other, here)
            if name == "does" and "do" in slots and self._is_plural("*", other, subject):
                name = "do"
            return slots.get(name, match[0])

        text = _TOKEN.sub(token, template)
        if here:
            self._subject = here[0]
            self._known |= set(here)
            self._latest |= {self.naming.pronouns(name).subject: name for name in here if name != self.who}
        return _sentence_case(text)

    def _is_plural(self, mark: str, other: str, subject: str) -> bool:
        if mark in ("=", "~"):
            return mark == "~"
        name = {"": self.who, "+": other, "*": subject}[mark]
        return self.naming.pronouns(name).subject == "they" and name in self._as_pronoun

    def _named(self, form: str, name: str, here: list[str]) -> str:
        words = self.naming.pronouns(name)
        said = name in here
        if name not in here:
            here.append(name)
        own = name == self.who
        short = said or form in ("himself", "them", "their") or (own and self._is_clear(name)) or (
            own and form in _OBLIQUE and here[0] != name and not self._clashes(here[0])
        ) or (not own and self._latest.get(words.subject) == name and not self._clashes(name))  # fmt: skip
        if own and form in _OBLIQUE and len(here) > 1 and here[0] != name:
            short = True
        if short and not (not own and said and self._clashes(name) and form in ("other", "other_object", "others")):
            self._as_pronoun.add(name)
            return _form(words, form)
        self._as_pronoun.discard(name)
        called = self._called(name)
        return possessive(called) if form in ("his", "hers", "others") else called

    def _called(self, name: str) -> str:
        """What somebody is called: "Peter's mother" is "his mother" from Peter's side."""
        called, of_mine = self.naming.called(name), possessive(self.naming.called(self.who)) if self.who else ""
        rest = called.removeprefix(f"{of_mine} ") if of_mine else called
        return called if rest == called else f"{self.naming.pronouns(self.who).possessive} {rest}"

    def _is_clear(self, name: str) -> bool:
        """Whether a pronoun for the one whose side this is would be understood."""
        if name not in self._known:
            return False
        return self._subject in ("", name) or not self._clashes(self._subject)

    def _clashes(self, name: str) -> bool:
        """Whether somebody's pronoun is also that of the one whose side this is."""
        return name != self.who and self.naming.pronouns(name).subject == self.naming.pronouns(self.who).subject


def _form(words: Pronouns, form: str) -> str:
    table = {
        "he": words.subject, "other": words.subject, "other_object": words.object, "him": words.object, "them": words.object, "his": words.possessive,
        "hers": words.independent, "their": words.possessive, "others": words.possessive, "himself": words.reflexive,
    }  # fmt: skip
    return table[form]


def _sentence_case(text: str) -> str:
    """Capitals at the head of the sentence and after a full stop."""
    text = re.sub(r"(^|[.!?…] )([a-zà-ÿ])", lambda match: match[1] + match[2].upper(), text.strip())
    return re.sub(r'^(["“])([a-z])', lambda match: match[1] + match[2].upper(), text)
