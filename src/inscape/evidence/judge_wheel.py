"""The court of the wheel: mean r over eight emotions, trial by trial, from single cues to trials with both."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np

from inscape.evidence.court import Court, Score
from inscape.evidence.data import Table, columns, take
from inscape.evidence.findings import said
from inscape.evidence.fitting import fit_constants
from inscape.evidence.statistics import correlation, group_means, halves, linear, luck, over_people
from inscape.evidence.wheel import EMOTIONS, cue_means, experiment, joined, outcomes, ratings, reading_weight
from inscape.mind.theory import THEORY, Theory
from inscape.mind.types import Array, Float

NAME: Final = "wheel"
TITLE: Final = "The wheel: an outcome, a face or a word, and both"
CONSTANTS: Final = (
    "feel_gain", "worth_floor", "settle_share", "startle", "sensitivity_floor", "reading_memory", "attention_base",
    "attention_look",
)  # fmt: skip
NEGATIVE: Final = np.asarray([1.0, -1.0, -1.0, 1.0, -1.0, -1.0, 1.0, -1.0])
"""The sign of each emotion for somebody who knows only how pleasant something is."""
PUBLISHED: Final = {3: 0.812, 4: 0.733}
"""Bayesian cue combination in Ong, Zaki & Goodman (2015), in condition means."""


class Half(NamedTuple):
    """What one half of the people said.

    both: their trials with both cues. cue: [trial, emotion] the face or word of each, as
    rated alone by the training half. alone, wheel: single-cue trials of the training half.
    """

    both: Table
    cue: Float[Array, "trial emotion"]
    alone: Table
    wheel: Table


@cache
def half(folder: Path, number: int, *, train: bool) -> Half:
    """The training half of the people, or the others."""
    e = experiment(folder, number)
    people = np.unique(np.concatenate([table["workerid"] for table in (e.alone, e.wheel, e.both)]))
    trained = people[halves(people, f"wheel {number}")]
    alone, wheel = (take(table, np.isin(table["workerid"], trained)) for table in (e.alone, e.wheel))
    mine = np.isin(e.both["workerid"], trained)
    both = take(e.both, mine if train else ~mine)
    return Half(both, cue_means(alone, e.cue, both[e.cue]), alone, wheel)


def predicted(theory: Theory, of: Half) -> Float[Array, "trial emotion"]:
    """What the engine takes each winner to feel."""
    return joined(outcomes(of.both, theory)[0], of.cue, reading_weight(theory))


def score(folder: Path, theory: Theory, *, train: bool) -> float:
    """The court's headline: mean r over the emotions in experiment 3."""
    of = half(folder, 3, train=train)
    return float(correlation(predicted(theory, of), ratings(of.both)).mean())


def sit(folder: Path) -> Court:
    """Hear both experiments."""
    fitted, constants = fit_constants(CONSTANTS, lambda theory: score(folder, theory, train=True), starts=2)
    scores = [row for number in (3, 4) for row in _rows(folder, number, fitted)]
    return Court(
        NAME, TITLE, "mean over eight emotions of r between what is predicted and what each person rated, on trials with both cues",
        "100 points are the whole of what matters; each amount had been a prospect worth its difference from the expected value; "
        "a face or a word, as rated alone by the training half, is a reading, joined with the outcome by the weight that the "
        "engine gives a face that one looks at.",
        tuple(scores), constants, _says(scores),
    )  # fmt: skip


def _says(scores: list[Score]) -> tuple[str, ...]:
    value = {(score.what.removeprefix("experiment 3: "), score.regime): score.value for score in scores}
    return said(
        NAME,
        joined=value["both, joined by the engine", "defaults"],
        average=value["the average of both, as people rate them", "baseline"],
        engine=value["the outcome alone, by the engine", "defaults"],
        people=value["the outcome alone, as people rate it", "baseline"],
        simple=value["linear in points and ratings", "baseline"],
    )


def _rows(folder: Path, number: int, fitted: Theory) -> list[Score]:
    train, test = half(folder, number, train=True), half(folder, number, train=False)
    truth, people = ratings(test.both), test.both["workerid"]
    cue = "face" if number == 3 else "word"
    outcome, _ = outcomes(test.both, THEORY)
    means = _wheel_means(test)
    targets = {"defaults": 0.518, "fitted": 0.53} if number == 3 else {}
    known = _pleasant(test)
    simple, read_out = _linear(train, test)
    listed: list[tuple[str, str, Any]] = [
        ("the commonest answer", "baseline", np.zeros(truth.shape)),
        ("valence only", "baseline", known[:, :1] * NEGATIVE),
        (f"the {cue} alone, as people rate it", "baseline", test.cue),
        ("the outcome alone, as people rate it", "baseline", means),
        ("the average of both, as people rate them", "baseline", (test.cue + means) / 2.0),
        ("linear in points and ratings", "baseline", simple),
        ("the outcome alone, by the engine", "defaults", outcome),
        ("both, joined by the engine", "defaults", predicted(THEORY, test)),
        ("both, joined by the engine", "fitted", predicted(fitted, test)),
        ("linear in the engine's feelings and ratings", "read-out", read_out),
    ]
    rows = [_scored(number, what, regime, guess, truth, people, targets) for what, regime, guess in listed]
    return [*rows, _ceiling(folder, number), *_condition_means(folder, number)]


def _scored(
    number: int, what: str, regime: str, guess: Any, truth: Any, people: Any, targets: dict[str, float]
) -> Score:
    parts = correlation(guess, truth)
    return Score.of(
        f"experiment {number}: {what}", regime,
        over_people(lambda weight: float(correlation(guess, truth, weight).mean()), people, f"wheel {number}"),
        target=targets.get(regime) if what.startswith("both") else None, people=len(np.unique(people)), trials=len(truth),
        parts={name: round(float(part), 3) for name, part in zip(EMOTIONS, parts, strict=True)},
    )  # fmt: skip


def _wheel_means(of: Half) -> Float[Array, "trial emotion"]:
    """What the training half rated after each outcome alone; the nearest amount's where that outcome was not rated."""
    rated = ratings(of.wheel)
    names, means = group_means(of.wheel["spinnerID"] * 1000.0 + of.wheel["win"], rated)
    wanted = of.both["spinnerID"] * 1000.0 + of.both["win"]
    nearest = np.abs(names[None, :] - wanted[:, None]).argmin(axis=1)
    return means[nearest]


def _pleasant(of: Half) -> Float[Array, "trial feature"]:
    """One number for how pleasant it all is: the outcome's share of the points and the face's happiness less its sadness."""
    return (of.both["win"] / 100.0 + of.cue[:, 0] - of.cue[:, 1])[:, None]


def _linear(train: Half, test: Half) -> tuple[Any, Any]:
    """The best simple statistical model, and the linear read-out of the engine's feelings; both from the training half."""
    points = ("win", "PE", "absPE")

    def simple(of: Half) -> Any:
        return np.concatenate([columns(of.both, points), of.cue], axis=1)

    def engine(of: Half) -> Any:
        felt = outcomes(of.both, THEORY)[1]
        return np.concatenate([felt[:, felt.max(axis=0) > 0.0], of.cue], axis=1)

    truth = ratings(train.both)
    return linear(simple(train), truth)(simple(test)), linear(engine(train), truth)(engine(test))


def _ceiling(folder: Path, number: int) -> Score:
    """What nobody can beat who sees only the cues: the root of how well one person agrees with another in one condition."""
    e = experiment(folder, number)
    truth = ratings(e.both)
    keys = e.both["spinnerID"] * 1e6 + e.both["win"] * 1e3 + e.both[e.cue]
    order = np.lexsort((luck(f"ceiling {number}", len(keys)), keys))
    pairs = np.flatnonzero(keys[order][1:] == keys[order][:-1])[::2]
    one, other = truth[order[pairs]], truth[order[pairs + 1]]
    both_ways = correlation(np.concatenate([one, other]), np.concatenate([other, one]))
    value = float(np.sqrt(np.maximum(both_ways, 0.0)).mean())
    return Score(
        f"experiment {number}: anybody who sees only the cues (root of the agreement of two people)", "ceiling",
        round(value, 4), round(value, 4), round(value, 4), trials=len(pairs) * 2,
        people=len(np.unique(e.both["workerid"])),
    )  # fmt: skip


def _condition_means(folder: Path, number: int) -> list[Score]:
    """As the source reports it: means of each condition over everybody, all emotions in one r, which mean levels do earn."""
    e = experiment(folder, number)
    of = Half(e.both, cue_means(e.alone, e.cue, e.both[e.cue]), e.alone, e.wheel)
    keys = e.both["spinnerID"] * 1e6 + e.both["win"] * 1e3 + e.both[e.cue]
    felt, told = (group_means(keys, each)[1].reshape(-1) for each in (ratings(e.both), predicted(THEORY, of)))
    value, published = round(float(correlation(told, felt)), 4), PUBLISHED[number]
    said_of = f"experiment {number}, condition means over all emotions: "
    return [
        Score(f"{said_of}Bayesian cue combination, as published", "baseline", published, published, published),
        Score(
            f"{said_of}both, joined by the engine", "defaults", value, value, value, trials=len(felt) // len(EMOTIONS)
        ),
    ]
