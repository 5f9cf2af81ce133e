"""Whether the words of expectations name anything in the scenes they are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from inscape.errors import Problem, UnknownName
from inscape.play.match import SceneLike, Words
from inscape.play.measure import measures
from inscape.scene.claims import (
    ActLike,
    Count,
    Edge,
    Either,
    Expectation,
    Felt,
    Level,
    Measure,
    Pattern,
    Quantity,
    Related,
    Repeated,
    Share,
)
from inscape.scene.twins import CODE


def unknown_words(
    expectations: Iterable[Expectation], scenes: Mapping[str | None, SceneLike], *, file: str = ""
) -> list[Problem]:
    """Every word that names nothing in the scene it is used of. scenes: the base (None) and its twins; file: for messages."""
    found: dict[Problem, None] = {}
    words = {name: Words(scene) for name, scene in scenes.items()}
    for claim in expectations:
        for name in dict.fromkeys((claim.twin, claim.other) if claim.compares_scenes else (claim.twin,)):
            for wanted in measures(claim):
                for each in parts(wanted):
                    wrong = _wrong(each, words[name])
                    if wrong is not None:
                        column = claim.place[1] + wrong[1] - 1
                        found[Problem(file, claim.place[0], column, "", wrong[0].what, wrong[0].fix, CODE)] = None
    return list(found)


def parts(measure: Measure) -> Iterator[ActLike | Quantity]:
    """Every act and quantity that a measure speaks of."""
    if isinstance(measure, Share):
        for clause in measure.clauses:
            yield from _of(clause.pattern)
        if measure.of is not None:
            yield from _of(measure.of)
    elif isinstance(measure, Count):
        yield from _of(measure.pattern)
    elif isinstance(measure, Felt):
        yield measure.quantity
        if measure.window is not None and measure.window.pattern is not None:
            yield from _of(measure.window.pattern)


def _of(pattern: Pattern) -> Iterator[ActLike | Quantity]:
    if isinstance(pattern, ActLike):
        yield pattern
    elif isinstance(pattern, Level):
        yield pattern.quantity
    elif isinstance(pattern, Either):
        yield from _of(pattern.first)
        yield from _of(pattern.second)
    elif isinstance(pattern, Related):
        yield from _of(pattern.pattern)
        yield from _of(pattern.other)
    elif isinstance(pattern, Repeated | Edge):
        yield from _of(pattern.pattern)


def _wrong(part: ActLike | Quantity, words: Words) -> tuple[UnknownName, int] | None:
    """The error that the part gives and the column it belongs to, or None."""
    if isinstance(part, Quantity):
        try:
            words.gauge(part)
        except UnknownName as error:
            return error, part.column
        return None
    for each in (words.settled(part), words.settled(part).cutting):
        try:
            if each is not None:
                words.acts(each)
        except UnknownName as error:
            names = (each.what, each.by, each.to, each.about) if each is not None else ()
            place = names.index(error.name) if error.name in names else 0
            return error, each.columns[place] if each is not None else 1
    return None
