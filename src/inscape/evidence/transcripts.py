"""Fitting a character to what they did: the numbers of a scene under which the acts of transcripts are likeliest.

Each number is moved on the scale of log-odds, with the scene's own value as what was to be expected of it (a normal prior,
standard deviation 1.5). The chance of each act and its slope come from `chances.py`, the search from `descent.py`. How surely
a number is known is read from the curvature: how much narrower it is than what was expected.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from inscape.errors import EvidenceError
from inscape.evidence.chances import FLOOR, Chances
from inscape.evidence.fitting import installed
from inscape.evidence.free import FAINT, Free, as_changes, free_values, voiced
from inscape.evidence.statistics import luck
from inscape.mind.types import Array

if TYPE_CHECKING:
    from inscape.play.run import Run
    from inscape.scene.scene import Scene

PRIOR: Final = 1.5
"""Standard deviation of what is expected of a number, in log-odds."""

LEAST: Final = 4
"""Acts of theirs that there must be."""


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
    """A character fitted to what they did.

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


class Part(NamedTuple):
    """One transcript: its chances, and the beats of theirs that are fitted to and held out."""

    chances: Chances
    fitted: Array
    held: Array


def fit_transcript(
    scene: Scene | str | Path,
    script: Any,
    *,
    free: Sequence[str],
    worlds: int = 8,
    starts: int = 3,
    held_out: float = 0.3,
    rounds: int = 40,
    tell: Callable[[int], None] | None = None,
) -> Fit:
    """Fit numbers of a scene to the acts of a script, or of a run of it (a `Run`, or a file that ends in .run); or of several.

    free: `kylo.needs`, `kylo.regard.hux`, `kylo.temperament.neuroticism`. worlds: how many lucks the chances are means over.
    starts: searches, the first from the scene's own values. held_out: the share of their acts, the last ones of each script,
    that is not fitted to. rounds: the most steps of each search. tell: told how many acts there are, before it takes long.

    Raises what `observe` raises for the script, and `UnknownName` and `EvidenceError` for what is free and what is missing.
    """
    loaded = _scene(scene)
    numbers = free_values(loaded, free)
    installed("jax", "optax")
    spoken = voiced(loaded, numbers)
    runs = [_run(loaded, spoken, each) for each in _several(script)]
    whose = sorted({each.name.partition(".")[0] for each in numbers})
    theirs = [_acts_of(run, whose) for run in runs]
    acts = sum(map(len, theirs))
    if acts < LEAST:
        raise EvidenceError(f"the script has {acts} acts of {' and '.join(whose)}; at least {LEAST} are needed")
    if tell is not None:
        tell(acts)
    longest = max(map(len, runs))
    cuts = [len(each) - max(1, round(held_out * len(each))) if held_out > 0.0 else len(each) for each in theirs]
    parts = [
        Part(Chances(run, numbers, worlds, longest), each[:cut], each[cut:])
        for run, each, cut in zip(runs, theirs, cuts, strict=True)
    ]
    return search(loaded, numbers, parts, starts, rounds)


def _scene(scene: Any) -> Scene:
    from inscape.scene.load import load
    from inscape.scene.scene import Scene

    return scene if isinstance(scene, Scene) else load(scene)


def _several(script: Any) -> list[Any]:
    """Every script or run of those given; a list of acts is one script."""
    from inscape.play.run import Run

    is_several = isinstance(script, list | tuple) and all(isinstance(each, str | Path | Run) for each in script)
    return list(script) if is_several else [script]


def _run(scene: Scene, spoken: Scene, script: Any) -> Run:
    """The acts of a script, or those of a run of the scene, as they happen where what is to be fitted may be spoken of."""
    from inscape.play.observe import observe
    from inscape.play.run import Run

    played = script if isinstance(script, Run) else Run.read(script) if str(script).endswith(".run") else None
    if played is None:
        return observe(spoken, script)
    if played.scene.stage.acts.name_hash.tolist() != scene.stage.acts.name_hash.tolist():
        where = "" if isinstance(script, Run) else str(script)
        raise EvidenceError("the run is of another scene, or of another version of it", where=where)
    rows = {name: row for row, name in enumerate(spoken.roster.acts)}
    here = np.asarray([*(rows[name] for name in scene.roster.acts), -1], dtype=np.int32)
    beats = tuple(
        beat._replace(
            act=beat.act._replace(row=here[beat.act.row], second=here[beat.act.second], cut_off=here[beat.act.cut_off])
        )
        for beat in played.beats
    )
    return replace(played, scene=spoken, start=spoken.begin(0, 0), beats=beats)


def _acts_of(run: Run, whose: Sequence[str]) -> Array:
    """The beats at which one of these did something."""
    acts, roster = run.scene.stage.acts, run.scene.roster
    indexes = {roster.character(name) for name in whose}
    rows = [int(beat.act.row) for beat in run.beats]
    return np.asarray(
        [at for at, row in enumerate(rows) if row > 0 and not acts.is_event[row] and int(acts.actor[row]) in indexes],
        dtype=np.int64,
    )


def search(scene: Scene, numbers: Sequence[Free], parts: Sequence[Part], starts: int, rounds: int) -> Fit:
    """Fit numbers of a scene to transcripts: from its own values, and from others around them."""
    from inscape.evidence.descent import curvature, descend

    expected = _odds(np.asarray([each.expected for each in numbers]))

    def loss(place: Any) -> tuple[float, Any]:
        values = _share(place)
        seen = [part.chances.at(values, part.fitted) for part in parts]
        nats = sum(each.nats for each in seen) + float(((place - expected) ** 2).sum()) / (2.0 * PRIOR**2)
        return nats, sum(each.slope for each in seen) * values * (1.0 - values) + (place - expected) / PRIOR**2

    around = [2.0 * luck(f"transcript {start}", len(numbers)) - 1.0 for start in range(1, starts)]
    found = [descend(loss, expected + shift, rounds) for shift in [np.zeros(len(numbers)), *around]]
    place, least = min(found, key=lambda each: each[1])
    same = np.mean([value - least < 0.1 for _, value in found])
    before = _means(parts, np.asarray([max(each.value, FAINT) for each in numbers]))
    known = _known(numbers, place, curvature(loss, place))
    fitted, held = (sum(len(getattr(part, name)) for part in parts) for name in ("fitted", "held"))
    return Fit(
        scene.name, known, fitted, held, before, _means(parts, _share(place)), round(float(same), 2),
        as_changes(scene, {each.free: each.now for each in known}),
    )  # fmt: skip


def _means(parts: Sequence[Part], values: Any) -> tuple[float, float]:
    """Nats an act, of those that are fitted and of those held out."""
    seen = [(part, np.log(np.maximum(part.chances.at(values, []).chance, FLOOR))) for part in parts]
    fitted = np.concatenate([logs[part.fitted] for part, logs in seen])
    held = np.concatenate([logs[part.held] for part, logs in seen])
    was, left = (float(-each.sum() / max(len(each), 1)) for each in (fitted, held))
    return was, left


def _known(numbers: Sequence[Free], place: Any, curvature: Any) -> tuple[Found, ...]:
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
