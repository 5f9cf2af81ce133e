"""A measure of one run, as one number."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from inscape.errors import ExpectationError
from inscape.play.gauge import Values
from inscape.play.likeness import Symbols, alike, symbols
from inscape.play.match import Beats, RunLike, Words, find, happened
from inscape.scene.claims import Count, Expectation, Felt, Length, Measure, Share, Window


def measured(
    wanted: Measure, run: RunLike, words: Words | None = None, tables: Mapping[str, Symbols] | None = None
) -> float:
    """The measure of this run; nan where the run has nothing to measure (no beat in the window).

    words: what the words mean in the run's scene, to be shared between its runs. tables: what runs are compared with.
    Raises `UnknownName` for a word that names nothing in the scene.
    """
    words = words or Words(run.scene)
    if isinstance(wanted, Share):
        return _share(wanted, run, words)
    if isinstance(wanted, Count):
        return float(len(find(wanted.pattern, run, words)))
    if isinstance(wanted, Length):
        return float(len(happened(run)))
    if isinstance(wanted, Felt):
        return _felt(wanted, run, words)
    if tables is None or wanted.reference not in tables:
        raise ExpectationError(f"there is no table '{wanted.reference}' to compare with", text=str(wanted))
    return alike(symbols(run), tables[wanted.reference])


def measures(expectation: Expectation) -> tuple[Measure, ...]:
    """What has to be measured to judge the expectation: its own measure, and the other side's if that is one."""
    other = expectation.against
    return (expectation.measure,) if other is None or isinstance(other, int | float) else (expectation.measure, other)


def _share(wanted: Share, run: RunLike, words: Words) -> float:
    found = [find(clause.pattern, run, words) for clause in wanted.clauses]
    if wanted.of is not None:
        among = find(wanted.of, run, words)
        return len(set(found[0]) & set(among)) / len(among) if among else np.nan
    return float(
        all(
            clause.least <= len(beats) and (clause.most is None or len(beats) <= clause.most)
            for clause, beats in zip(wanted.clauses, found, strict=True)
        )
    )


def _felt(wanted: Felt, run: RunLike, words: Words) -> float:
    along = words.gauge(wanted.quantity).along(run)
    beats = window(wanted.window, run, words)
    if not beats:
        return np.nan
    return aggregate(wanted.aggregate, along, beats)


def aggregate(name: str, along: Values, beats: Beats) -> float:
    """The values after these beats as one number; nan if there is none. along: before the first beat, then after each.

    `change` is the sum of what each of these beats changed, `shift` what one of them changed, on average.
    """
    after = along[np.asarray(beats, dtype=np.int64) + 1]
    if name in ("change", "shift"):
        changed = float(np.nansum(after - along[np.asarray(beats, dtype=np.int64)]))
        return changed / (len(beats) if name == "shift" else 1) if beats else np.nan
    after = after[~np.isnan(after)]
    if after.size == 0:
        return np.nan
    if name in ("first", "last"):
        return float(after[0 if name == "first" else -1])
    if name == "mean":
        return float(np.mean(after))
    return float(np.max(after) if name == "max" else np.min(after))


def window(wanted: Window | None, run: RunLike, words: Words) -> Beats:
    """The beats of a window: `before` ends where the pattern first comes, `after` begins there; none if it never comes."""
    whole = list(range(len(run.beats)))
    if wanted is None or wanted.pattern is None:
        return whole
    found = find(wanted.pattern, run, words)
    if wanted.relation == "at":
        return found
    if wanted.relation == "elsewhere":
        return [beat for beat in whole if beat not in set(found)]
    if not found:
        return []
    return whole[: found[0]] if wanted.relation == "before" else whole[found[0] :]
