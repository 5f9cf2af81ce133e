"""How one reads another, where that is worth telling: mistaken, taken personally, or seen through."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from inscape.tell.words import kind_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inscape.tell.facets import Reading
    from inscape.tell.names import Naming

STRONG: Final = 0.3
"""From here on, a feeling's not being seen is worth a word."""
PLAIN: Final = 0.4
"""A feeling read into another so strongly that it says something by itself."""
FALSE: Final = 0.3
"""A feeling that one reads into another who has none of it."""
SENSITIVE: Final = 0.5
"""Empathy from which one senses what is hidden; who has less can only see through it."""
UNPLEASANT_FROM, PLEASANT_FROM = 0.25, 0.5
"""How strong a hidden feeling must be for its being found out to matter; who hides that they are glad hides little."""


class Impression(NamedTuple):
    """The one thing most worth telling about how one reads another. key: what it hangs on. weight: how much it is worth."""

    text: str
    key: str
    weight: float


def impression(readings: Sequence[Reading], other: str, naming: Naming, *, empathy: float) -> Impression | None:
    """What is most worth telling of what one reads in `other`, if anything is."""
    readings = [reading for reading in readings if reading.kind != "surprise"]
    felt, read = _by_kind(readings, "felt"), _by_kind(readings, "read")
    who, his = naming.called(other), naming.pronouns(other).possessive
    false = max((k for k in read if read[k] >= FALSE and felt[k] < 0.1), key=read.__getitem__, default="")
    at_me = _by_kind([r for r in readings if r.aim == "toward_me"], "felt")
    missed = max(
        (k for k in at_me if at_me[k] >= STRONG and read[k] < 0.4 * at_me[k]), key=at_me.__getitem__, default=""
    )
    if false and missed:
        text = f"takes {who} to be {kind_words(false).looks}, not {kind_words(missed).looks}"
        return Impression(text, false, 0.7 + felt[missed])
    for reading in sorted(readings, key=lambda r: -r.felt):
        noun = kind_words(reading.kind).noun
        if _found_out(reading, empathy):
            text = f"senses {his} hidden {noun}" if empathy >= SENSITIVE else f"sees through to {his} {noun}"
            return Impression(text, f"sensed {reading.kind}", 0.8 + reading.felt)
        if reading.aim == "elsewhere" and reading.felt >= STRONG and _takes_personally(readings, reading.kind):
            return Impression(f"takes {his} {noun} personally", f"personally {reading.kind}", 0.8 + reading.felt)
    if false and read[false] >= PLAIN:
        return Impression(f"takes {who} to be {kind_words(false).looks}", false, 0.5 + read[false])
    return None


def _found_out(reading: Reading, empathy: float) -> bool:
    """Whether one has found out a feeling that another hides, and it matters."""
    least = PLEASANT_FROM if kind_words(reading.kind).pleasant > 0 else UNPLEASANT_FROM
    hidden = reading.felt >= least and reading.shown < 0.45 * reading.felt
    return hidden and abs(reading.read - reading.felt) < 0.15 and (empathy >= SENSITIVE or reading.read >= STRONG)


def _by_kind(readings: Sequence[Reading], part: str) -> dict[str, float]:
    strongest: dict[str, float] = {}
    for reading in readings:
        strongest[reading.kind] = max(strongest.get(reading.kind, 0.0), float(getattr(reading, part)))
    return strongest


def _takes_personally(readings: Sequence[Reading], kind: str) -> bool:
    return any(r.kind == kind and r.aim == "toward_me" and r.read >= 0.25 and r.felt < 0.1 for r in readings)
