"""The court of regularities: what people show that was not put in, in profiles and in played dyads; and what was put in."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np

from inscape.evidence.court import Court, Score
from inscape.evidence.data import table
from inscape.evidence.dyads import PAIRS, Talk, accuracy, complementarity, lifts, talks
from inscape.evidence.findings import said
from inscape.evidence.passing import SAME, lasted, published_effects, regulated
from inscape.evidence.profiles import placed, profiles
from inscape.evidence.statistics import Estimate, over_values
from inscape.mind.theory import THEORY, Theory

NAME: Final = "regularities"
TITLE: Final = "Regularities: profiles, dyads, durations"
INERTIA: Final = ("sadness", "anger", "joy", "neutral")
"""From the most to the least inert (MELD, as published)."""

CONTAGION: Final = ("sadness", "anger", "joy", "surprise")


def score(folder: Path, theory: Theory, *, train: bool) -> float:  # noqa: ARG001 - as every court; there are no halves here
    """The court's headline: of the eleven profiles, the share that come first or second, each kind by its own measure."""
    found = placed(theory, profiles(folder))
    return sum(each.rank <= 2 for each in found) / len(found)


@cache
def _played(pairs: int) -> tuple[Talk, ...]:
    return talks(THEORY, pairs)


def sit(folder: Path, pairs: int = PAIRS) -> Court:
    """Hear the published tables."""
    played = _played(pairs)
    together = _together(played)
    return Court(
        NAME, TITLE, "as named in each row",
        "Profiles go through the calculator (profiles.py); a hundred pairs with temperaments drawn by a hash talk (dyads.py); somebody "
        "alone who feels something waits (passing.py).",
        (*_profiles(folder), *together, *_courses(played), *_inputs(folder)), says=_says(together),
    )  # fmt: skip


def _says(together: list[Score]) -> tuple[str, ...]:
    warmth, dominance, reading = together
    return said(
        NAME, warmth=warmth.value, warmth_low=warmth.low, warmth_high=warmth.high, dominance=-dominance.value,
        dominance_low=-dominance.high, dominance_high=-dominance.low, reading=reading.value,
    )  # fmt: skip


def _exact(what: str, value: float, *, target: float | None = None, **parts: Any) -> Score:
    return Score(what, "defaults", round(value, 4), round(value, 4), round(value, 4), target, **parts)


def _profiles(folder: Path) -> list[Score]:
    rated = profiles(folder)
    by_kind, raw = placed(THEORY, rated), placed(THEORY, rated, raw=True)
    return [
        _exact("Smith & Ellsworth: of 11 emotions, how many come first or second from their profile, each kind by its own measure",
               sum(each.rank <= 2 for each in by_kind), target=9,
               parts={each.emotion: float(each.rank) for each in by_kind}),
        _exact("the same, by bare intensity", sum(each.rank <= 2 for each in raw),
               parts={each.emotion: float(each.rank) for each in raw}),
        Score("the same, by chance", "baseline", 2.0, 2.0, 2.0),
    ]  # fmt: skip


def _together(played: tuple[Talk, ...]) -> list[Score]:
    levels = complementarity(played)
    reads = accuracy(played)
    warmth, dominance = (over_values(levels[name], name) for name in ("warmth", "dominance"))
    reading = over_values(reads, "accuracy")
    return [
        Score.of("dyads: warmth, r of the two (in phase: above 0)", "defaults", warmth, target=0.0, surely=True, people=len(levels["warmth"])),
        Score.of("dyads: dominance, -r of the two (out of phase: above 0)", "defaults",
                 Estimate(-dominance.value, -dominance.high, -dominance.low), target=0.0, surely=True, people=len(levels["dominance"])),
        Score.of("dyads: accuracy of an ordinary observer, r (.3 to .6; above is telepathy)", "defaults", reading,
                 target=0.3, at_most=0.6, people=len(reads)),
    ]  # fmt: skip


def _courses(played: tuple[Talk, ...]) -> list[Score]:
    rows = []
    for what, same, order in (("inertia", True, INERTIA), ("contagion", False, CONTAGION)):
        found = lifts(played, same=same)
        pairs = [(a, b) for index, a in enumerate(order) for b in order[index + 1 :]]
        kept = [found.get(a, 0.0) > found.get(b, 0.0) for a, b in pairs]
        rows.append(_exact(
            f"dyads: {what}, share of the pairs of {', '.join(order)} in the published order", float(np.mean(kept)), target=1.0,
            parts={name: round(found.get(name, 0.0), 2) for name in order}, trials=sum(len(talk.speaker) for talk in played),
        ))  # fmt: skip
    return rows


def _inputs(folder: Path) -> list[Score]:
    from scipy.stats import spearmanr

    said = table(folder / "published" / "verduyn_lavrijsen_2015_duration_hours.csv")
    hours = {
        emotion: float(each) for emotion, each in zip(said["emotion"], said["hours"], strict=True) if emotion in SAME
    }
    played = {emotion: lasted(THEORY, SAME[emotion], longest) for emotion, longest in hours.items()}
    within = np.mean([abs(np.log(max(played[name], 1e-3) / hours[name])) < np.log(1.5) for name in hours])
    effects = published_effects(table(folder / "published" / "regulation.csv"))
    gone = {name: float(values.mean()) for name, values in regulated(THEORY).items() if len(values) and name in effects}
    order = float(spearmanr([gone[name] for name in gone], [effects[name] for name in gone]).statistic)
    return [
        _exact("put in: share of 16 emotions that last as published, within a factor of 1.5, when played", float(within), target=0.9,
               parts={name: round(value, 2) for name, value in played.items()}),
        _exact("put in: order of what suppressing, distracting and reappraising take away, when played, r of ranks", order,
               target=1.0, parts={name: round(value, 3) for name, value in gone.items()}),
    ]  # fmt: skip
