"""What people and things are called in the telling, and the pronouns that stand for them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from inscape.tell.words import Pronouns, kind_words, plain_name, pronouns

if TYPE_CHECKING:
    from inscape.scene.scene import Scene

YOU: Final = Pronouns("you", "you", "your", "yourself", "yours")

_KINDS_OF_NAME = ("cast", "people", "things", "places", "offers")


class Naming:
    """The author's words for the names of one scene.

    reader: who is told it, and is "you"; nobody by default.
    """

    def __init__(self, scene: Scene, reader: str = "") -> None:
        self.scene = scene
        self.reader = reader

    def called(self, name: str) -> str:
        """What a person, thing, place or offer is called; the name itself, as prose, where the author says nothing."""
        if name and name == self.reader:
            return "you"
        for section in _KINDS_OF_NAME:
            entry = self._entry(section, name)
            if entry is not None:
                return str(getattr(entry, "called", None) or _default(section, name))
        return plain_name(name)

    def addressed(self, name: str) -> str:
        """How one speaks to a person: as the author says, else what they are called without what leads it ("Marquis")."""
        stated = getattr(self._entry("cast", name), "addressed", None)
        return (
            str(stated) if stated else spoken_to(self.called(name)) if self._entry("cast", name) else self.called(name)
        )

    def pronouns(self, name: str) -> Pronouns:
        """The pronouns of a person; "it" for what is neither in the cast nor among the people."""
        if name and name == self.reader:
            return YOU
        entry = self._entry("cast", name) or self._entry("people", name)
        stated = getattr(entry, "pronouns", None)
        return pronouns(str(stated) if stated else ("they" if entry is not None else "it"))

    def fact(self, name: str) -> str:
        """What a fact says, as a clause: "the base is lost"."""
        says = getattr(self._entry("facts", name), "says", None)
        if says and self.reader:
            from inscape.tell.clauses import Person, voiced

            others = Naming(self.scene)
            reader = Person(others.called(self.reader), others.pronouns(self.reader))
            return voiced(str(says).rstrip("."), Person("", YOU), reader)
        return str(says).rstrip(".") if says else plain_name(name)

    def prospect(self, name: str) -> str:
        """A prospect as prose: "recognised by Hux"."""
        owner, _, short = name.rpartition(".")
        prospects = getattr(self._entry("cast", owner), "prospects", None) or {}
        entry = prospects.get(short)
        says = getattr(entry, "says", None) or getattr(entry, "called", None)
        by = getattr(entry, "by", None)
        return str(says) if says else plain_name(short) + (f" by {self.called(str(by))}" if by else "")

    def content(self, name: str) -> str:
        """What an act is about, as a noun or a "that" clause; "" for nothing."""
        sign, _, rest = name.partition(" ") if name.startswith(("not ", "maybe ")) else ("", "", name)
        if rest in self._facts:
            return f"that {self.fact(rest)}" if sign != "not" else f"that it is not so that {self.fact(rest)}"
        if "." in rest and rest in self.scene.roster.prospects:
            return self.prospect(rest)
        return self.called(rest) if rest else ""

    def about(self, kind: str, name: str, owner: str, *, is_so: bool = True) -> str:
        """What a feeling is about, ready to stand behind its noun: "at Hux", "that the base is lost", or "".

        is_so: False where it is about a fact's not being so.
        """
        if not name or name == "situation":
            return ""
        if name == owner:
            return f"{kind_words(kind).about} {self.pronouns(name).reflexive}"
        if name in self._facts:
            return f"that {self.fact(name)}" if is_so else f"that it is not so that {self.fact(name)}"
        if name in self.scene.roster.prospects:
            return f"({self.prospect(name)})"
        return f"{kind_words(kind).about} {self.called(name)}"

    @cached_property
    def _facts(self) -> frozenset[str]:
        return frozenset(name for name in self.scene.roster.facts if name)

    def _entry(self, section: str, name: str) -> Any:
        table = getattr(self.scene.model, section, None)
        return table.get(name) if isinstance(table, Mapping) else None


def _default(section: str, name: str) -> str:
    words = plain_name(name)
    return words.title() if section in ("cast", "people") else f"the {words}"


def spoken_to(called: str) -> str:
    """How one speaks to somebody who is called so: "the Marquis" is "Marquis", "his mother" "Mother", "His Grace" "Your Grace"."""
    if re.match(r"(His|Her|Their) [A-Z]", called):
        return f"Your {called.partition(' ')[2]}"
    bare = _LEADING.sub("", called)
    return bare[:1].upper() + bare[1:] if bare != called else called


_LEADING: Final = re.compile(r"^(?:the|an?|my|your|his|her|its|our|their|\S+(?:'s|s')) (?=\S)", re.IGNORECASE)
"""What leads a noun and is not said to somebody's face."""


def possessive(name: str) -> str:
    """Whose something is: "Hux's", "the Bennets'"."""
    if name == "you":
        return "your"
    return f"{name}'" if name.endswith("s") and name[:1].islower() else f"{name}'s"
