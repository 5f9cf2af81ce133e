"""Quantities by name: which cells of the state `kylo.regard.hux.warmth` stands for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from inscape.errors import UnknownName
from inscape.mind.axes import AIMS, GROUPS, KINDS, MOODS, STRANDS
from inscape.scene.claims import Quantity
from inscape.scene.roster import Roster


class Cells(NamedTuple):
    """Where a quantity stands.

    field: of the state, or of the reasons of a beat. place: the index into it (None: all along that axis). combine: how
    several cells make one number; "any" is 1 - prod(1 - cell), for intensities 0..1.
    """

    source: Literal["state", "urges", "shown", "held"]
    field: str
    place: tuple[int | None, ...]
    combine: Literal["one", "any", "max", "ambivalence"] = "one"


OWN: Final = ("surprise", "reserve", "freeze", "mask", "leak")
"""Fields with one number for each character."""

TOWARD: Final = {
    "attention": "character",
    "going": "character",
    "due": "character",
    "ordered": "character",
    "distance": "character",
    "falter": "person",
    "slight": "person",
}
"""Fields with one number for each character toward somebody, and which axis that is."""

WORDS: Final = (
    *OWN,
    *TOWARD,
    *KINDS,
    "feels",
    "mood",
    "need",
    "regard",
    "ambivalence",
    "believes",
    "reads",
    "prospect",
)
REASONS: Final = ("held", "urge", "shows")


def cells(quantity: Quantity, roster: Roster) -> Cells:
    """The cells that the quantity names. Raises `UnknownName` with the nearest name for the first word that names nothing."""
    first, *rest = quantity.path
    if rest == ["so"]:
        return Cells("state", "so", (roster.fact(first),))
    if first in roster.facts and first not in roster.characters:
        raise UnknownName(str(quantity), kind="quantity", known=(f"{first}.so",))
    me = roster.character(first)
    word, *names = rest
    if word not in WORDS + REASONS:
        raise UnknownName(word, kind="quantity of a character", known=WORDS + REASONS)
    if quantity.about is not None and word not in KINDS and word not in ("feels", "reads"):
        raise UnknownName(
            str(quantity), kind="quantity about something", known=(f"{first}.shame about {quantity.about}",)
        )
    if word in TOWARD:
        other = roster.character if TOWARD[word] == "character" else roster.person
        return Cells("state", word, (me, other(_only(names, "person", quantity))))
    if word in OWN:
        _end(names, quantity)
        return Cells("state", word, (me,))
    if word in KINDS or word == "feels":
        return _feeling(me, [word] if word in KINDS else names, quantity, roster)
    if word in REASONS:
        return _reason(me, word, names, quantity)
    return _of(me, word, names, quantity, roster)


def _of(me: int, word: str, names: list[str], quantity: Quantity, roster: Roster) -> Cells:
    if word == "mood":
        return Cells("state", "mood", (me, _index(MOODS, _only(names, "mood", quantity), "mood")))
    if word == "need":
        return Cells("state", "need", (me, roster.need(_only(names, "need", quantity))))
    if word == "prospect":
        name = _only(names, "prospect", quantity)
        whole = f"{quantity.path[0]}.{name}"
        return Cells("state", "prospect", (roster.prospect(whole),))
    if word == "ambivalence":
        return Cells("state", "regard", (me, roster.person(_only(names, "person", quantity)), None), "ambivalence")
    if word == "regard":
        person, strand = _several(names, ("person", "strand"), quantity)
        return Cells("state", "regard", (me, roster.person(person), _index(STRANDS, strand, "strand")))
    if word == "reads":
        return _reading(me, names, quantity, roster)
    return _belief(me, names, quantity, roster)


def _feeling(me: int, names: list[str], quantity: Quantity, roster: Roster) -> Cells:
    kind = _index(KINDS, _only(names, "feeling", quantity), "feeling")
    if quantity.about is None:
        return Cells("state", "feeling", (me, kind, None), "any")
    about = quantity.path[0] if quantity.about == "self" else quantity.about
    return Cells("state", "feeling", (me, kind, roster.about(about)))


def _reading(me: int, names: list[str], quantity: Quantity, roster: Roster) -> Cells:
    other, kind = _several(names, ("character", "feeling"), quantity)
    place = (me, roster.character(other), _index(KINDS, kind, "feeling"))
    if quantity.about is None:
        return Cells("state", "reading", (*place, None), "max")
    own = roster.character(quantity.about) == me
    return Cells("state", "reading", (*place, AIMS.index("toward_me" if own else "elsewhere")))


def _belief(me: int, names: list[str], quantity: Quantity, roster: Roster) -> Cells:
    """`believes.FACT`, `believes.OTHER.FACT` or `believes.OTHER.regard.PERSON.STRAND`."""
    if len(names) == 1:
        return Cells("state", "credence", (me, roster.fact(names[0])))
    if len(names) == 2:
        return Cells("state", "others_credence", (me, roster.character(names[0]), roster.fact(names[1])))
    other, word, person, strand = _several(names, ("character", "'regard'", "person", "strand"), quantity)
    if word != "regard":
        raise UnknownName(word, kind="belief about somebody", known=("regard", *roster.facts))
    place = (me, roster.character(other), roster.person(person), _index(STRANDS, strand, "strand"))
    return Cells("state", "regard_belief", place)


def _reason(me: int, word: str, names: list[str], quantity: Quantity) -> Cells:
    if word == "held":
        _end(names, quantity)
        return Cells("held", "held_urge", (me,))
    if word == "urge":
        return Cells("urges", "urge", (me, _index(GROUPS, _only(names, "group", quantity), "group")), "max")
    return Cells("shown", "shown", (me, None, _index(KINDS, _only(names, "feeling", quantity), "feeling")), "max")


def _index(names: Sequence[str], name: str, kind: str) -> int:
    if name not in names:
        raise UnknownName(name, kind=kind, known=names)
    return names.index(name)


def _only(names: Sequence[str], kind: str, quantity: Quantity) -> str:
    return _several(names, (kind,), quantity)[0]


def _several(names: Sequence[str], kinds: Sequence[str], quantity: Quantity) -> Sequence[str]:
    if len(names) != len(kinds):
        head = ".".join(quantity.path[: len(quantity.path) - len(names)])
        shape = ".".join((head, *(kind.upper() if kind[0] != "'" else kind[1:-1] for kind in kinds)))
        raise UnknownName(str(quantity), kind="quantity", known=(shape,))
    return names


def _end(names: Sequence[str], quantity: Quantity) -> None:
    _several(names, (), quantity)
