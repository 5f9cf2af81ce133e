"""What the words of conditions stand for: each atom's index in the vector of `inscape.mind.conditions`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Final

from inscape.mind.axes import POSTURES
from inscape.scene.frame import Frame
from inscape.scene.tables import Dnf, Literal, simplify
from inscape.scene.when import ATOMS, clauses, parse

Bindings = Mapping[str, str]
"""What the words `actor`, `target`, `victim`, `place`, `thing`, `fact`, `offer`, `content` stand for; "" for nothing. `owner`:
whose prospects are meant first.
"""

WORDS: Final = frozenset({"actor", "target", "victim", "place", "thing", "fact", "offer", "content"})
NOBODY: Final[Bindings] = dict.fromkeys(WORDS, "")

FAMILIES: Final = {
    "open": "prospect_open",
    "came": "prospect_came",
} | dict.fromkeys(POSTURES, "posture")
"""Families of atoms in `Layout` that bear another name than the condition."""

NEVER_WITH_ONESELF: Final = frozenset(
    {
        "together",
        "near",
        "touching",
        "asked",
        "ordered",
        "hears",
        "met",
        "wronged",
        "given",
        "told",
        "harsh",
        "questioned",
        "troubled",
    }
)


@lru_cache(maxsize=2048)
def _clauses(text: str) -> tuple[tuple[tuple[str, tuple[str, ...], bool], ...], ...]:
    return tuple(tuple(tuple(literal) for literal in clause) for clause in clauses(parse(text)))  # type: ignore[misc]


def speaks_of(text: str, atom: str) -> bool:
    """Whether an atom of this name stands in the condition."""
    return any(name == atom for clause in _clauses(text) for name, _, _ in clause)


def condition(frame: Frame, text: str, bind: Bindings = NOBODY) -> Dnf:
    """The condition over atom indexes. A literal about a word that stands for nothing here does not apply, and holds."""
    found = []
    for clause in _clauses(text):
        literals: list[Literal] = []
        for name, arguments, sign in clause:
            atom = atom_of(frame, name, arguments, bind)
            if atom is None or (isinstance(atom, bool) and atom == sign):
                continue
            if isinstance(atom, bool):
                break
            literals.append((atom, sign))
        else:
            found.append(frozenset(literals))
    return simplify(found)


def atom_of(frame: Frame, name: str, arguments: tuple[str, ...], bind: Bindings = NOBODY) -> int | bool | None:
    """The atom's index; True or False if it always or never holds; None if an argument stands for nothing."""
    kinds, indexes, lengths = ATOMS[name], [], []
    named: list[str] = []
    for kind, word in zip(kinds, arguments, strict=True):
        meant = bind.get(word, word) if word in WORDS else word
        if not meant:
            return None
        index = position(frame, kind, meant, bind.get("owner", ""))
        named.append(meant)
        if index >= getattr(frame.lengths, kind):
            return False
        indexes.append(index)
        lengths.append(getattr(frame.lengths, kind))
    if len(indexes) == 2 and indexes[0] == indexes[1] and name in NEVER_WITH_ONESELF:
        return False
    if name == "bound":
        return bool(frame.model.cast[named[0]].duties or frame.model.cast[named[0]].roles)
    if name == "did":
        return named[1] in frame.model.facts and named[0] in frame.model.facts[named[1]].by
    if name == "at_home" and not any(homes(frame, indexes[0])):
        return False
    if name in POSTURES:
        indexes, lengths = [*indexes, POSTURES.index(name)], [*lengths, len(POSTURES)]
    offset = 0
    for index, length in zip(indexes, lengths, strict=True):
        offset = offset * length + index
    return int(getattr(frame.layout, FAMILIES.get(name, name))) + offset


def position(frame: Frame, kind: str, name: str, owner: str = "") -> int:
    """Position of a name on an axis. Absent people, who are no characters, stand beyond the character axis."""
    if kind in ("character", "person"):
        return frame.roster.person(name)
    if kind == "prospect":
        own = f"{owner}.{name}"
        return frame.roster.prospect(own if own in frame.roster.prospects else name)
    return int(getattr(frame.roster, kind)(name))


def homes(frame: Frame, character: int) -> list[str]:
    """The places that are home to this character."""
    name = frame.roster.characters[character]
    return sorted(place for place, one in frame.model.places.items() if name in one.home)
