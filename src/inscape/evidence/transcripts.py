"""Fitting a character to what they did: the numbers of a scene under which the acts of a transcript are likeliest.

Each number is moved on the scale of log-odds, with the scene's own value as what was to be expected of it (a normal prior,
standard deviation 1.5). The chance of each act comes from `chances.py`; its slope is taken by differences, all of them one
compiled call, since the geometric means of the theory (`sqrt`) have no slope at nothing. The search is L-BFGS from several
starts. How surely a number is known is read from the curvature: how much narrower it is than what was expected.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from inscape.errors import EvidenceError
from inscape.evidence.chances import FLOOR, chances_of
from inscape.evidence.free import Free, as_changes, free_values
from inscape.evidence.statistics import luck
from inscape.mind.types import Array, Float

if TYPE_CHECKING:
    from pathlib import Path

    from inscape.play.run import Run
    from inscape.scene.scene import Scene

PRIOR: Final = 1.5
"""Standard deviation of what is expected of a number, in log-odds."""

STEP: Final = 1e-3
LEAST: Final = 4
"""Acts of theirs that a transcript must have."""


@dataclass(frozen=True)
class Found:
    """One number that was fitted.

    was: what the scene says. now: the likeliest. low, high: its 95 % range. known: how far the
    transcript says what it is, 0 (not at all: the range is what was expected anyway) to 1.
    """

    free: Free
    was: float
    now: float
    low: float
    high: float
    known: float


@dataclass(frozen=True)
class Fit:
    """A character fitted to a transcript.

    before, after: mean chance of an act in nats below certainty (lower is better), on
    the beats that were fitted and on those held out. agreement: the share of the starts that came to the same place. changes: what a twin sets to have
    these numbers.
    """

    scene: str
    found: tuple[Found, ...]
    fitted_beats: int
    held_out_beats: int
    before: tuple[float, float]
    after: tuple[float, float]
    agreement: float
    changes: dict[str, Any]

    def to_json(self) -> dict[str, Any]:
        """Everything as plain values."""
        return {
            "scene": self.scene,
            "numbers": [
                {"name": each.free.name, "path": each.free.path, "was": each.was, "now": each.now, "low": each.low,
                 "high": each.high, "known": each.known}
                for each in self.found
            ],
            "beats": {"fitted": self.fitted_beats, "held_out": self.held_out_beats},
            "nats": {"fitted": {"before": self.before[0], "after": self.after[0]},
                     "held_out": {"before": self.before[1], "after": self.after[1]}},
            "agreement": self.agreement,
        }  # fmt: skip


def fit_transcript(
    scene: Scene | str | Path,
    script: Any,
    *,
    free: Sequence[str],
    worlds: int = 8,
    starts: int = 3,
    held_out: float = 0.3,
    rounds: int = 15,
) -> Fit:
    """Fit numbers of a scene to the acts of a script, or of a run of it (a `Run`, or a file that ends in .run).

    free: `kylo.needs`, `kylo.regard.hux`, `kylo.reserve`. worlds: how many lucks the chances are means over. starts: searches,
    the first from the scene's own values. held_out: the share of their acts, the last ones, that is not fitted to.

    Raises what `observe` raises for the script, `UnknownName` and `EvidenceError` for what is free, and `SweepError` without JAX.
    """
    loaded = _scene(scene)
    numbers = free_values(loaded, free)
    run = _run(loaded, script)
    whose = {each.name.partition(".")[0] for each in numbers}
    theirs = _acts_of(run, whose)
    if len(theirs) < LEAST:
        raise EvidenceError(
            f"the script has {len(theirs)} acts of {' and '.join(sorted(whose))}; at least {LEAST} are needed"
        )
    kept = len(theirs) - max(1, round(held_out * len(theirs))) if held_out > 0.0 else len(theirs)
    return search(run, numbers, chances_of(run, numbers, worlds), theirs[:kept], theirs[kept:], starts, rounds)


def _scene(scene: Any) -> Scene:
    from inscape.scene.load import load
    from inscape.scene.scene import Scene

    return scene if isinstance(scene, Scene) else load(scene)


def _run(scene: Scene, script: Any) -> Run:
    """The acts of a script, or those of a run of this scene, as they happen in it."""
    from inscape.play.observe import observe
    from inscape.play.run import Run

    played = script if isinstance(script, Run) else Run.read(script) if str(script).endswith(".run") else None
    if played is None:
        return observe(scene, script)
    if played.scene.stage.acts.name_hash.tolist() != scene.stage.acts.name_hash.tolist():
        raise EvidenceError("the run is of another scene, or of another version of it", where=str(script))
    return replace(played, scene=scene, start=scene.begin(0, 0))


def _acts_of(run: Run, whose: set[str]) -> Array:
    """The beats at which one of these did something."""
    acts, roster = run.scene.stage.acts, run.scene.roster
    indexes = {roster.character(name) for name in whose}
    rows = [int(beat.act.row) for beat in run.beats]
    return np.asarray(
        [at for at, row in enumerate(rows) if row > 0 and not acts.is_event[row] and int(acts.actor[row]) in indexes],
        dtype=np.int64,
    )


def search(
    run: Run, numbers: tuple[Free, ...], chances: Any, fitted: Array, held: Array, starts: int, rounds: int
) -> Fit:
    """Fit numbers to some beats of a run, by a function of their chances. fitted, held: beats, fitted to and held out."""
    from scipy.optimize import minimize

    origin = _odds(np.asarray([each.value for each in numbers]))
    shifts = np.concatenate([np.zeros((1, len(origin))), STEP * np.eye(len(origin)), -STEP * np.eye(len(origin))])

    def nats(places: Any, beats: Array) -> Any:
        return -np.log(np.maximum(chances(_share(places))[:, beats], FLOOR)).sum(axis=1)

    def loss(place: Any) -> tuple[float, Any]:
        all_at = place + shifts
        values = nats(all_at, fitted) + ((all_at - origin) ** 2).sum(axis=1) / (2.0 * PRIOR**2)
        half = len(origin) + 1
        return float(values[0]), (values[1:half] - values[half:]) / (2.0 * STEP)

    froms = [origin, *(origin + 2.0 * luck(f"transcript {start}", len(origin)) - 1.0 for start in range(1, starts))]
    found = [
        minimize(
            loss, place, jac=True, method="L-BFGS-B", bounds=[(-6.0, 6.0)] * len(origin), options={"maxiter": rounds}
        )
        for place in froms
    ]
    best = min(found, key=lambda each: float(each.fun))
    same = np.mean([abs(each.fun - best.fun) < 0.1 for each in found])
    means = [
        tuple(float(nats(place + 0.0 * shifts, beats)[0] / max(len(beats), 1)) for beats in (fitted, held))
        for place in (origin, best.x)
    ]
    known = _known(numbers, best.x, _curvature(loss, best.x))
    return Fit(
        run.scene.name, known, len(fitted), len(held), (means[0][0], means[0][1]), (means[1][0], means[1][1]),
        round(float(same), 2), as_changes(run.scene, {each.free: each.now for each in known}),
    )  # fmt: skip


def _curvature(loss: Any, place: Any) -> Float[Array, "number other"]:
    """How the slope changes around the best place, by differences."""
    wide = 20.0 * STEP
    rows = [(loss(place + wide * unit)[1] - loss(place - wide * unit)[1]) / (2.0 * wide) for unit in np.eye(len(place))]
    curvature = np.stack(rows)
    return (curvature + curvature.T) / 2.0


def _known(numbers: tuple[Free, ...], place: Any, curvature: Any) -> tuple[Found, ...]:
    """Each number with its range. Curvature below what was expected anyway is taken for that: nothing was learned there."""
    values, vectors = np.linalg.eigh(curvature)
    spread = vectors @ np.diag(1.0 / np.maximum(values, 1.0 / PRIOR**2)) @ vectors.T
    deviation = np.sqrt(np.maximum(np.diag(spread), 1e-12))
    low, high = _share(place - 1.96 * deviation), _share(place + 1.96 * deviation)
    now = _share(place)
    learned = np.clip(1.0 - (deviation / PRIOR) ** 2, 0.0, 1.0)
    columns = (np.asarray(column).round(3).tolist() for column in (now, low, high, learned.round(2)))
    rows = zip(numbers, *columns, strict=True)
    return tuple(Found(each, round(each.value, 3), *numbers_of) for each, *numbers_of in rows)


def _odds(share: Any) -> Any:
    bounded = np.clip(share, 0.01, 0.99)
    return np.log(bounded / (1.0 - bounded))


def _share(odds: Any) -> Any:
    return 1.0 / (1.0 + np.exp(-odds))
