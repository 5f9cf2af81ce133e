"""The plan of a sweep: everything that says what is played, as one JSON value.

A sweep plays the scene in one or more *settings* (itself, its twins, every combination of listed values), each in the same
worlds 0 to N-1 of one seed, so that settings are compared world by world. Where a range is varied, world w stands at the w-th
point of a Sobol sequence (1967), the same in every setting. The worlds of a setting are played in *shards* of fixed size; a
shard depends on the plan alone, so it can be played anywhere, again, and in any order.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple, TypeAlias

import numpy as np

from inscape.errors import SweepError
from inscape.mind.types import Array, Float
from inscape.scene.paths import read_path
from inscape.scene.restate import Change, restated
from inscape.scene.text import parse
from inscape.sweep.vary import Choices, Range, check_vary, read_vary, short
from inscape.version import VERSION

if TYPE_CHECKING:
    from inscape.scene.scene import Scene

Engine: TypeAlias = Literal["jax", "numpy"]

SHARD: Final[dict[str, int]] = {"jax": 4096, "numpy": 256}
"""Worlds of a shard: many enough to keep a machine busy, few enough to lose little when one is stopped."""
MOST_WORLDS: Final = 2**32
MOST_SETTINGS: Final = 1000
MOST_RANGES: Final = 100


class Setting(NamedTuple):
    """One version of the scene.

    label: "base", a twin's name, and the values chosen for it. chosen: those values by path. changes: all that is stated
    otherwise. start: the state to begin from, as one JSON value, instead of the scene's own beginning.
    """

    label: str
    twin: str | None
    chosen: tuple[tuple[str, Any], ...]
    changes: tuple[Change, ...]
    start: Any = None


class Shard(NamedTuple):
    """Worlds first to after - 1 of one setting."""

    number: int
    setting: int
    first: int
    after: int


@dataclass(frozen=True)
class Plan:
    """What is played.

    scene: its name. file, source: the scene file. digest: of its model. seed, worlds: which luck, in each setting. settings:
    versions of the scene. ranges: what is spread over the worlds. keep: quantities of the state that are written down.
    beats: whether every beat is written down. engine: which library plays. shard: worlds in a shard. version: of Inscape.
    """

    scene: str
    file: str
    source: str
    digest: str
    seed: int
    worlds: int
    settings: tuple[Setting, ...]
    ranges: tuple[Range, ...]
    keep: tuple[str, ...]
    beats: bool
    engine: Engine
    shard: int
    version: str = VERSION

    @property
    def total(self) -> int:
        """Worlds in all settings together."""
        return self.worlds * len(self.settings)

    @cached_property
    def shards(self) -> tuple[Shard, ...]:
        """All of it, in order."""
        starts = itertools.product(range(len(self.settings)), range(0, self.worlds, self.shard))
        return tuple(
            Shard(number, setting, first, min(first + self.shard, self.worlds))
            for number, (setting, first) in enumerate(starts)
        )

    @cached_property
    def key(self) -> str:
        """SHA-256 of the plan: two sweeps with the same key give the same tables."""
        import orjson

        return hashlib.sha256(orjson.dumps(self.to_json(), option=orjson.OPT_SORT_KEYS)).hexdigest()

    def points(self, first: int, after: int) -> Float[Array, "world range"]:
        """Where worlds first to after - 1 stand in the ranges, never at a bound: a Sobol sequence, to six digits."""
        if not self.ranges:
            return np.zeros((after - first, 0))
        from scipy.stats import qmc

        sequence = qmc.Sobol(len(self.ranges), scramble=False, bits=32)
        sequence.fast_forward(first + 1)
        found = np.empty((after - first, len(self.ranges)))
        unit = _quietly(sequence, after - first)
        for column, (_, low, high) in enumerate(self.ranges):
            exact = low + (high - low) * unit[:, column]
            rounded = np.round(exact, 6 - int(np.floor(np.log10(high - low))))
            found[:, column] = np.where((low < rounded) & (rounded < high), rounded, exact)
        return found

    def scene_of(self, setting: int, at: Sequence[float] = ()) -> Scene:
        """The scene of a setting; at: the values of the ranges, as the scene itself states them if left out."""
        changes = [Change(each.path, float(value)) for each, value in zip(self.ranges, at, strict=bool(at))]
        base, stated = self.base(), self.settings[setting]
        scene = restated(base, [*stated.changes, *changes])
        if stated.start is None:
            return scene
        from inscape.mind.jsonable import from_json

        return replace(scene, start=from_json(stated.start, scene.start))

    def base(self) -> Scene:
        """The scene as it was when the sweep was planned."""
        from inscape.scene.load import parse_scene

        return parse_scene(self.source, file=self.file)

    def stated(self, setting: int, world: int) -> list[Change]:
        """What a world has stated otherwise than the scene file."""
        at = self.points(world, world + 1)[0]
        return [
            *self.settings[setting].changes,
            *(Change(r.path, float(v)) for r, v in zip(self.ranges, at, strict=True)),
        ]

    def to_json(self) -> dict[str, Any]:
        """The plan as plain values."""
        value = asdict(self)
        value["settings"] = [
            {"label": each.label, "twin": each.twin, "chosen": [list(pair) for pair in each.chosen],
             "changes": [{"path": list(path), "value": value} for path, value in each.changes], "start": each.start}
            for each in self.settings
        ]  # fmt: skip
        value["ranges"] = [{"path": list(each.path), "low": each.low, "high": each.high} for each in self.ranges]
        value["keep"] = list(self.keep)
        return value

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Plan:
        """The plan that the plain values are. Raises `SweepError` if they are none."""
        try:
            settings = tuple(
                Setting(
                    each["label"], each["twin"], tuple((name, chosen) for name, chosen in each["chosen"]),
                    tuple(Change(tuple(change["path"]), change["value"]) for change in each["changes"]), each["start"],
                )
                for each in value["settings"]
            )  # fmt: skip
            ranges = tuple(Range(tuple(each["path"]), each["low"], each["high"]) for each in value["ranges"])
            return cls(**{**value, "settings": settings, "ranges": ranges, "keep": tuple(value["keep"])})
        except (KeyError, TypeError, ValueError) as trouble:
            raise SweepError(f"this is no plan of a sweep: {trouble}") from trouble


def make_plan(
    scene: Scene,
    *,
    worlds: int,
    seed: int = 0,
    vary: Sequence[str] = (),
    twins: Sequence[str] | None = None,
    keep: Sequence[str] = (),
    beats: bool = False,
    engine: Engine = "jax",
) -> Plan:
    """The plan of a sweep of this scene. twins: names of twins (None: none). Raises `SweepError`, `PathError`, `SceneError`."""
    if not 1 <= worlds <= MOST_WORLDS:
        raise SweepError(f"a sweep has 1 to {MOST_WORLDS:,} worlds, not {worlds:,}")
    varied = [read_vary(text) for text in vary]
    values = parse(scene.source, file=scene.file).values
    check_vary(values, varied)
    ranges = tuple(each for each in varied if isinstance(each, Range))
    choices = [each for each in varied if isinstance(each, Choices)]
    if len(ranges) > MOST_RANGES:
        raise SweepError(f"at most {MOST_RANGES} ranges can be varied at once")
    settings = tuple(_settings(scene, choices, twins or ()))
    if len(settings) > MOST_SETTINGS:
        raise SweepError(f"this makes {len(settings):,} settings; at most {MOST_SETTINGS:,} can be swept at once")
    _check_keep(scene, keep)
    return Plan(
        scene.name, scene.file, scene.source, scene.digest, seed, worlds, settings, ranges, tuple(keep), beats, engine,
        SHARD[engine],
    )  # fmt: skip


def _settings(scene: Scene, choices: Sequence[Choices], twins: Sequence[str]) -> Iterator[Setting]:
    heads: list[tuple[str | None, tuple[Change, ...]]] = [(None, ())]
    heads += [(name, _twin_changes(scene, name)) for name in twins]
    for twin, changes in heads:
        for values in itertools.product(*(each.values for each in choices)):
            chosen = [(each.name, value) for each, value in zip(choices, values, strict=True)]
            stated = [Change(each.path, value) for each, value in zip(choices, values, strict=True)]
            parts = ([twin] if twin else []) + [f"{name}={value}" for name, value in chosen]
            yield Setting(", ".join(parts) or "base", twin, tuple(chosen), (*changes, *stated))


def twin_names(scene: Scene) -> tuple[str, ...]:
    """The names of the twins beside a scene."""
    from inscape.scene.twins import load_twins

    return tuple(
        load_twins(Path(scene.file).with_name("twins.yaml"), parse(scene.source, file=scene.file).values).twins
    )


def _twin_changes(scene: Scene, name: str) -> tuple[Change, ...]:
    from inscape.scene.twins import load_twins

    found = load_twins(Path(scene.file).with_name("twins.yaml"), parse(scene.source, file=scene.file).values).twins
    if name not in found:
        from inscape.errors import UnknownName

        raise UnknownName(name, kind="twin", known=tuple(found))
    return (
        *(Change(path, None) for path in found[name].remove),
        *(Change(path, value) for path, value in found[name].set),
    )


def _check_keep(scene: Scene, keep: Sequence[str]) -> None:
    from inscape.sweep.keep import kept_cells

    kept_cells(scene, keep)


def _quietly(sequence: Any, count: int) -> Float[Array, "world range"]:
    """That many points, without the remark that a power of two is the best number of them."""
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        found: Any = sequence.random(count)
    return found


__all__ = ["Engine", "Plan", "Setting", "Shard", "make_plan", "read_path", "short", "twin_names"]
