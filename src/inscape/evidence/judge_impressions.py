"""The court of impressions: how an act changes how its doer is seen, against the US 2010 equation of affect control theory."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final

import numpy as np

from inscape.evidence.court import Court, Score
from inscape.evidence.findings import said
from inscape.evidence.fitting import fit_constants
from inscape.evidence.impressions import EVENTS, Events, events, felt, parts, seen
from inscape.evidence.statistics import correlation, linear, luck, over_people
from inscape.mind.theory import THEORY, Theory
from inscape.mind.types import Array, Bool

NAME: Final = "impressions"
TITLE: Final = "Impressions: how an act changes how its doer is seen"
CONSTANTS: Final = (
    "norm_kindness", "norm_foe", "courtesy", "brusque", "deed_share", "contempt_share", "side_share", "feel_gain",
    "sensitivity_floor", "sensitivity_neuroticism", "like_attraction",
)  # fmt: skip
FITTED: Final = 1600
"""Of the first so many events, the training half is fitted to."""


def training(count: int = EVENTS) -> Bool[Array, "event"]:
    """Which events are of the training half. There are no people here: an equation stands for what they rated."""
    return luck("half impressions", count) < 0.5


def some(happened: Events, rows: Bool[Array, "event"]) -> Events:
    """The chosen events."""
    return Events(*(each[rows] for each in happened))


def score(folder: Path, theory: Theory, *, train: bool) -> float:
    """The court's headline: r of the actor's evaluation after the event."""
    happened = some(events(folder), training() == train)
    return float(correlation(seen(theory, happened), happened.told))


def sit(folder: Path) -> Court:
    """Hear 4,000 random events."""
    few = some(events(folder), training() & (np.arange(EVENTS) < FITTED))
    fitted, constants = fit_constants(
        CONSTANTS, lambda theory: float(correlation(seen(theory, few), few.told)), rounds=20, starts=2
    )
    train, test = (some(events(folder), training() == half) for half in (True, False))
    before, moved, told = parts(THEORY, test)
    simple = linear(_three(train), train.told)(_three(test))
    read_out = linear(_engine(train), train.told)(_engine(test))
    listed: list[tuple[str, str, Any, float | None]] = [
        ("the commonest answer", "baseline", np.zeros(len(test.told)), None),
        ("how the actor was seen before", "baseline", test.actor[:, 0], None),
        ("the act's evaluation", "baseline", test.behaviour[:, 0], None),
        ("linear in the three evaluations", "baseline", simple, None),
        ("regard, by what is felt (the first mapping)", "defaults", before + moved, None),
        ("regard, by what is felt, and what the act tells", "defaults", before + moved + told, 0.85),
        ("regard, by what is felt, and what the act tells", "fitted", seen(fitted, test), 0.92),
        ("linear in the engine's feelings and parts", "read-out", read_out, None),
    ]
    return Court(
        NAME, TITLE, "r between how the actor is seen afterwards and what the equation says, over random events",
        "An onlooker holds actor and object in warmth and esteem, or hostility and contempt, as they are rated; the act is as warm "
        "and respectful as it is rated; what is seen afterwards is regard as it is moved by what is felt and by what the act tells.",
        tuple(_scored(what, regime, guess, test, target) for what, regime, guess, target in listed), constants, said(NAME),
    )  # fmt: skip


def _three(happened: Events) -> Any:
    return np.column_stack([happened.actor[:, 0], happened.behaviour[:, 0], happened.target[:, 0]])


def _engine(happened: Events) -> Any:
    stirred = felt(THEORY, happened)
    return np.column_stack([*parts(THEORY, happened), stirred[:, stirred.max(axis=0) > 1e-6]])


def _scored(what: str, regime: str, guess: Any, of: Events, target: float | None) -> Score:
    index = np.arange(len(of.told))
    estimate = over_people(lambda weight: float(correlation(guess, of.told, weight)), index, f"impressions {what}")
    return Score.of(what, regime, estimate, target=target, trials=len(of.told))
