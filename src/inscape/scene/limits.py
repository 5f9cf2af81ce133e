"""What the models and the names cannot say: things that contradict each other, and constants of the theory out of range."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath, PureWindowsPath

from inscape.errors import Problem
from inscape.mind.theory import CONSTANTS
from inscape.scene.model import Character, SceneFile
from inscape.scene.problems import shown, trace
from inscape.scene.text import Document, Keys


def problems_of_limits(model: SceneFile, document: Document) -> Iterator[Problem]:
    """Every contradiction, self-reference, circle, and number of the theory out of its range."""

    def at(path: Keys, message: str, hint: str = "", *, at_value: bool = True) -> Problem:
        return document.problem(trace(document.values, path).path, message, hint, code="E123", at_value=at_value)

    for who, one in model.cast.items():
        yield from (at(path, f"this is {who}", "Name somebody else") for path in _oneself(who, one))
    for name, fact in model.facts.items():
        if name in fact.excludes or name in fact.suggests:
            yield at(("facts", name), "a fact can neither suggest nor exclude itself", at_value=False)
        for index, other in enumerate(fact.excludes):
            both = other in model.facts and other != name and fact.so and model.facts[other].so
            if both:
                message = f"{name} and {other} are both so, and cannot be"
                yield at(("facts", name, "excludes", index), message, "Set 'so: false' for one of them")
    for name, offer in model.offers.items():
        if offer.by == offer.to:
            yield at(("offers", name, "to"), f"{offer.by} cannot make {offer.to} an offer", "Name somebody else")
    for path, circle in _circles(model):
        yield at(path, f"a circle of 'like': {' -> '.join(circle)}", "Define one of them without 'like'")
    if model.after is not None and not is_inside(model.after):
        yield at(
            ("after",), "a run to start from lies beside the scene file or below", "Use a relative path without '..'"
        )
    yield from _constants(model, document)


def is_inside(path: str) -> bool:
    """Whether a path of the file leads nowhere but to its own folder and below, on any system."""
    kinds = (PurePosixPath(path), PureWindowsPath(path))
    return (
        not any(kind.is_absolute() or kind.drive or kind.root or ".." in kind.parts for kind in kinds)
        and "\0" not in path
    )


def _oneself(who: str, one: Character) -> Iterator[Keys]:
    """Where somebody is named in their own file as another."""
    path: Keys = ("cast", who)
    if one.facing == who:
        yield (*path, "facing")
    yield from ((*path, "orders", index) for index, name in enumerate(one.orders) if name == who)
    yield from ((*path, "slights", index, "by") for index, slight in enumerate(one.slights) if slight.by == who)
    yield from ((*path, "duties", index, "see_to") for index, duty in enumerate(one.duties) if duty.see_to == who)
    yield from ((*path, "past", index, "by") for index, past in enumerate(one.past) if past.by == who)
    for key in ("professes", "shows", "believes"):
        if who in getattr(one, key):
            yield (*path, key, who)


def _circles(model: SceneFile) -> Iterator[tuple[Keys, tuple[str, ...]]]:
    for name, move in model.moves.own.items():
        seen = [name]
        after = move.like
        while after is not None and after in model.moves.own and after not in seen:
            seen.append(after)
            after = model.moves.own[after].like
        if after == name == min(seen):
            yield ("moves", name, "like"), (*seen, name)


def _constants(model: SceneFile, document: Document) -> Iterator[Problem]:
    for name, value in model.theory.items():
        constant = CONSTANTS.get(name)
        if constant is not None and not constant.low <= value <= constant.high:
            unit = "" if constant.unit == "share" else f" ({constant.unit})"
            message = f"{shown(value)} is out of range; {name} runs from {constant.low:g} to {constant.high:g}{unit}"
            yield document.problem(("theory", name), message, code="E115", at_value=True)
