"""What a court computes: correlations, the area under a curve, splits and bootstraps by people.

Whoever takes part in several trials is drawn as a whole, so that intervals are over people and not over trials. Chance here
is a hash of what it is for, as everywhere.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, NamedTuple

import numpy as np

from inscape.mind.noise import name_hash, uniform
from inscape.mind.types import Array, Bool, Float

DRAWS: Final = 400
"""Bootstrap samples of people."""


class Estimate(NamedTuple):
    """A score and its 95 % interval over people."""

    value: float
    low: float
    high: float


def luck(purpose: str, count: int) -> Float[Array, "count"]:
    """Numbers in (0, 1), the same at every call with the same purpose."""
    return uniform(np.asarray([name_hash(purpose)], dtype=np.uint32), np.arange(count, dtype=np.uint32))


def halves(people: Array, purpose: str) -> Bool[Array, "trial"]:
    """Which trials are of people in the training half. Whole people, half of them, by a hash of `purpose`."""
    names = np.unique(people)
    order = np.argsort(luck(f"half {purpose}", len(names)))
    train = names[order[: len(names) // 2]]
    return np.isin(people, train)


def correlation(
    one: Float[Array, "trial *axes"], other: Float[Array, "trial *axes"], weight: Float[Array, "trial"] | None = None
) -> Float[Array, "*axes"]:
    """Pearson's r down the first axis, weighted; 0 where one side does not vary."""
    w = np.ones(one.shape[0]) if weight is None else weight
    w = (w / w.sum()).reshape(-1, *([1] * (one.ndim - 1)))
    a, b = one - (w * one).sum(axis=0), other - (w * other).sum(axis=0)
    scale = np.sqrt((w * a * a).sum(axis=0) * (w * b * b).sum(axis=0))
    return np.where(scale > 1e-12, (w * a * b).sum(axis=0) / np.maximum(scale, 1e-12), 0.0)


def area(
    score: Float[Array, "trial"], is_so: Bool[Array, "trial"], weight: Float[Array, "trial"] | None = None
) -> float:
    """The area under the ROC curve: how often what is so scores above what is not, ties counting half."""
    w = np.ones(score.shape[0]) if weight is None else weight
    _, rank = np.unique(score, return_inverse=True)
    yes, no = np.bincount(rank, w * is_so), np.bincount(rank, w * ~is_so)
    below = np.concatenate([[0.0], np.cumsum(no)[:-1]])
    total = yes.sum() * no.sum()
    return float((yes * (below + no / 2.0)).sum() / total) if total > 0.0 else 0.5


def over_people(score: Callable[[Float[Array, "trial"]], float], people: Array, purpose: str) -> Estimate:
    """A score of weighted trials, with its bootstrap interval: each sample draws people with replacement."""
    names, whose = np.unique(people, return_inverse=True)
    count = len(names)
    draws = (luck(f"bootstrap {purpose}", DRAWS * count).reshape(DRAWS, count) * count).astype(int)
    sampled = [score(np.bincount(draw, minlength=count)[whose].astype(np.float64)) for draw in draws]
    low, high = np.percentile(sampled, [2.5, 97.5])
    return Estimate(score(np.ones(len(people))), float(low), float(high))


def over_values(values: Float[Array, "person"], purpose: str) -> Estimate:
    """The mean of one value for each person, with its bootstrap interval."""
    return over_people(lambda weight: float((weight * values).sum() / weight.sum()), np.arange(len(values)), purpose)


def group_means(keys: Array, values: Float[Array, "trial *axes"]) -> tuple[Array, Float[Array, "group *axes"]]:
    """The distinct keys, and the mean of the values of each."""
    names, index = np.unique(keys, return_inverse=True)
    flat = values.reshape(len(values), -1)
    sums = np.stack([np.bincount(index, flat[:, c]) for c in range(flat.shape[1])], axis=1)
    means = sums / np.bincount(index)[:, None]
    return names, means.reshape(len(names), *values.shape[1:])


def linear(
    x: Float[Array, "trial feature"], y: Float[Array, "trial *axes"], ridge: float = 1.0
) -> Callable[[Any], Any]:
    """A least-squares reading of y from x, a little shrunk; returns its prediction for other rows of x."""
    middle, scale = x.mean(axis=0), np.maximum(x.std(axis=0), 1e-9)
    z = (x - middle) / scale
    mean = y.mean(axis=0)
    slope = np.linalg.solve(z.T @ z + ridge * np.eye(z.shape[1]), z.T @ (y - mean))
    return lambda new: (new - middle) / scale @ slope + mean
