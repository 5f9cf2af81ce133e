"""The vocabulary of the transcript: words for kinds, strands, groups and strengths, from `words.yaml`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any, NamedTuple


class Pronouns(NamedTuple):
    """The five forms of a pronoun: "she saw her, took her hand, hurt herself, and said that it was hers"."""

    subject: str
    object: str
    possessive: str
    reflexive: str
    independent: str


class KindWords(NamedTuple):
    """A feeling in words. pleasant: 1, 0 or -1. of_self: about oneself unless something else is said."""

    noun: str
    about: str
    looks: str
    pleasant: int
    of_self: bool = False


@lru_cache(maxsize=1)
def vocabulary() -> Mapping[str, Any]:
    """The whole of `words.yaml`, read once."""
    import yaml

    text = files("inscape.tell").joinpath("words.yaml").read_text(encoding="utf-8")
    words: Mapping[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 (is safe)
    return words


def kind_words(kind: str) -> KindWords:
    """The words for a kind of feeling (a name in `KINDS`)."""
    return KindWords(**vocabulary()["kinds"][kind])


def strand_words(strand: str) -> Mapping[str, Any]:
    """The words for a strand of regard: `still`, `noun`, `pleasant`."""
    words: Mapping[str, Any] = vocabulary()["strands"][strand]
    return words


def group_does(group: str) -> str:
    """What somebody does, in the third person: "attacks"."""
    return str(vocabulary()["groups"][group]["does"])


def group_as(group: str) -> str:
    """What one expects or gets: "an attack"."""
    return str(vocabulary()["groups"][group]["as"])


def tone(warmth: float) -> str:
    """How an act of this warmth, -1..1, sounds: "cold", "warm" or ""."""
    return str(next(word for bound, word in vocabulary()["tones"] if warmth < bound or bound == 1.0))


def surprise_word(nats: float) -> str:
    """How surprised somebody is, from nats >= 0."""
    return _from(vocabulary()["surprise"], nats)


def intensity_word(amount: float) -> str:
    """How strong something is, from 0..1: "some", "much"."""
    return _from(vocabulary()["intensities"], amount)


def pronouns(name: str) -> Pronouns:
    """The forms of he, she, they or it (anything else is "they")."""
    table = vocabulary()["pronouns"]
    return Pronouns(*table.get(name, table["they"]))


def plain_name(name: str) -> str:
    """A name of the file as prose: "base_lost" becomes "base lost"."""
    return name.replace("_", " ")


def number(amount: float) -> str:
    """An amount as the transcript writes it: one decimal, without a minus at zero."""
    text = f"{amount:.1f}"
    return "0.0" if text == "-0.0" else text


def listed(parts: Sequence[str]) -> str:
    """Several things as one: "a", "a and b", "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def _from(table: Sequence[Sequence[Any]], amount: float) -> str:
    return str([word for bound, word in table if amount >= bound or bound == table[0][0]][-1])
