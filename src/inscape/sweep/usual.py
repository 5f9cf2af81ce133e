"""What usually happens: endings, the worlds that are most and least like the rest, what follows what, and when it is settled."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from inscape.mind.types import Array, Float
from inscape.play.compare import Estimate, estimate

if TYPE_CHECKING:
    from inscape.sweep.outlook import Outlook

KNOWN: Final = 0.8
"""The share of worlds in which the ending must be told right to be called settled."""
LISTED: Final = 3
FEWEST: Final = 5
"""Worlds that a guess about the rest must rest on."""


class Ending(NamedTuple):
    """One outcome.

    share: of the worlds, Wilson's interval. typical, rare: worlds (positions). early, late: the beats between
    which the middle half of them end. before: what was done right before the last act, with its share, the commonest first.
    """

    outcome: str
    share: Estimate
    typical: int
    rare: int
    early: int
    late: int
    before: tuple[tuple[str, float], ...]


class Settled(NamedTuple):
    """When the ending can be told from what was done so far.

    told: [beat] share of worlds whose ending is told right after so many beats. blind: the share of the commonest ending.
    beat: the first from which it is told right in `KNOWN` of the worlds, None if it never is.
    """

    told: tuple[float, ...]
    blind: float
    beat: int | None


def endings(found: Outlook) -> list[Ending]:
    """Every outcome of these worlds, the commonest first."""
    odd = oddity(found)
    made = []
    for code, _ in found.shares:
        here = np.flatnonzero(found.outcome == code)
        beats = found.beats[here]
        quartiles = np.quantile(beats, (0.25, 0.5, 0.75))
        usual = here[np.abs(beats - quartiles[1]) <= max(1.0, (quartiles[2] - quartiles[0]) / 2.0)]
        share = estimate((found.outcome == code).astype(np.float64))
        typical, rare = usual[np.argmin(odd[usual])], here[np.argmax(odd[here])]
        early, late = (int(np.round(quartiles[at])) for at in (0, 2))
        made.append(Ending(found.outcomes[code], share, int(typical), int(rare), early, late, _before(found, here)))
    return made


def _before(found: Outlook, worlds: Any) -> tuple[tuple[str, float], ...]:
    """What was done right before the last act of these worlds."""
    long = worlds[found.beats[worlds] > 1]
    counts = np.bincount(found.acts[found.starts[1:][long] - 2], minlength=len(found.symbols))
    order = [int(code) for code in np.argsort(-counts, kind="stable")[:LISTED] if counts[code]]
    return tuple((found.symbols[code], float(counts[code] / len(worlds))) for code in order)


def oddity(found: Outlook) -> Float[Array, "world"]:
    """How far each world is from what usually follows what: nats for each act, on average (a chain of order one)."""
    counts = follows(found)
    nats = -np.log((counts + 0.5) / (counts + 0.5).sum(axis=1, keepdims=True))
    total = np.zeros(len(found))
    for before, acts, world in found.blocks():
        first = world[0] if len(world) else 0
        sums = np.bincount(world - first, weights=nats[before, acts])
        total[first : first + len(sums)] = sums
    return np.asarray(total / np.maximum(found.beats, 1))


def follows(found: Outlook) -> Float[Array, "before symbol"]:
    """How often each act follows each; the last row is what begins."""
    size = len(found.symbols)
    counts = np.zeros((size + 1) * size)
    for before, acts, _ in found.blocks():
        counts += np.bincount(before * size + acts, minlength=len(counts))
    return counts.reshape(size + 1, size)


def settled(found: Outlook) -> Settled:
    """When the ending can be told: by the last two acts at each beat, learned from the worlds of one half for the other."""
    blind = found.shares[0][1] / len(found)
    longest = int(np.quantile(found.beats, 0.99)) if len(found) else 0
    told = [blind]
    half = np.arange(len(found)) % 2
    size = len(found.symbols) + 1
    for beat in range(1, longest + 1):
        is_on = found.beats > beat
        at = found.starts[:-1][is_on] + beat - 1
        last = found.acts[at].astype(np.int64)
        before = found.acts[at - 1] if beat > 1 else np.full(last.shape, size - 1)
        right = _guessed(found, is_on, [last * size + before, last], half)
        told.append((right + (~is_on).sum()) / len(found))
    first = next((beat for beat, share in enumerate(told) if share >= KNOWN and min(told[beat:]) >= KNOWN), None)
    return Settled(tuple(told), blind, first)


def _guessed(found: Outlook, is_on: Any, contexts: list[Any], half: Any) -> int:
    """In how many of the worlds that go on the ending is guessed right; from the longest context known well enough."""
    outcome, side = found.outcome[is_on], half[is_on]
    kinds, right = len(found.outcomes), 0
    for mine in (0, 1):
        here, there = side == mine, side != mine
        if not here.any():
            continue
        guess = np.full(int(here.sum()), np.bincount(outcome[there], minlength=kinds).argmax() if there.any() else 0)
        for context in reversed(contexts):
            table = np.zeros((int(context.max()) + 1, kinds))
            np.add.at(table, (context[there], outcome[there]), 1.0)
            known, best = table.sum(axis=1) >= FEWEST, table.argmax(axis=1)
            guess = np.where(known[context[here]], best[context[here]], guess)
        right += int((guess == outcome[here]).sum())
    return right
