"""Shards as Parquet files, and back; the only place that imports pyarrow (`pip install inscape[many]`).

A folder of a sweep holds `plan.json`, `worlds/00000.parquet` and so on, and `beats/` where beats are kept. A file is written
beside its place and then moved there, so what is in place is whole. The same shard gives the same bytes.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from inscape.errors import SweepError
from inscape.sweep.plan import Plan, Shard
from inscape.sweep.played import CONDITION, DESERTED, Played, outcome_codes, outcomes

if TYPE_CHECKING:
    from inscape.scene.scene import Scene

PLAN: Final = "plan.json"
WORLDS: Final = "worlds"
BEATS: Final = "beats"
FORMAT: Final = "1"


def arrow(part: str = "") -> Any:
    """A part of pyarrow. Raises `SweepError` where it is not installed."""
    try:
        return import_module(f"pyarrow.{part}" if part else "pyarrow")
    except ImportError:
        raise SweepError("pyarrow is not installed", fix="pip install 'inscape[many]'") from None


def begin_folder(folder: Path, plan: Plan, *, resume: bool) -> None:
    """Make the folder of a sweep, or take up the one that is there. Raises `SweepError` if it is another sweep's."""
    import orjson

    if (folder / PLAN).exists():
        if read_plan(folder).key != plan.key:
            raise SweepError("another sweep is in this folder", where=str(folder), fix="Take another --out")
        if not resume:
            raise SweepError("this sweep is here already", where=str(folder), fix="Go on with it: --resume")
    elif folder.exists() and any(folder.iterdir()):
        raise SweepError("this folder is not empty, and no sweep", where=str(folder), fix="Take another --out")
    try:
        for part in (WORLDS, *([BEATS] if plan.beats else [])):
            (folder / part).mkdir(parents=True, exist_ok=True)
    except OSError as trouble:
        raise SweepError(f"the folder cannot be made: {trouble.strerror}", where=str(folder)) from trouble
    for left in folder.glob("*/*.part"):
        left.unlink()
    _write(folder / PLAN, orjson.dumps(plan.to_json(), option=orjson.OPT_INDENT_2 | orjson.OPT_SORT_KEYS) + b"\n")


def read_plan(folder: Path) -> Plan:
    """The plan of the sweep in a folder. Raises `SweepError`."""
    import orjson

    try:
        value = orjson.loads((folder / PLAN).read_bytes())
    except FileNotFoundError:
        raise SweepError(
            "there is no sweep here", where=str(folder), fix="`inscape sweep SCENE --out DIR` makes one"
        ) from None
    except (OSError, orjson.JSONDecodeError) as trouble:
        raise SweepError(f"the plan cannot be read: {trouble}", where=str(folder / PLAN)) from trouble
    return Plan.from_json(value)


def missing(folder: Path, plan: Plan) -> list[Shard]:
    """Shards that are not there yet."""
    return [shard for shard in plan.shards if not all(path.exists() for path in _paths(folder, plan, shard))]


def files(folder: Path, plan: Plan, part: str = WORLDS) -> list[Path]:
    """The files that are there, in order."""
    return [path for shard in plan.shards if (path := folder / part / _name(shard)).exists()]


def write_shard(folder: Path, plan: Plan, shard: Shard, scene: Scene, played: Played) -> None:
    """Write one shard; beats first, so that a shard whose worlds are there is whole."""
    if plan.beats:
        _write(folder / BEATS / _name(shard), to_bytes(beats_table(plan, shard, scene, played), plan))
    _write(folder / WORLDS / _name(shard), to_bytes(worlds_table(plan, shard, scene, played), plan))


def worlds_table(plan: Plan, shard: Shard, scene: Scene, played: Played) -> Any:
    """One row for each world: setting, world, what was varied, how it ended, how long it was, and its acts."""
    pa, count = arrow(), shard.after - shard.first
    setting = plan.settings[shard.setting]
    names = outcomes(scene)
    columns: dict[str, Any] = {
        "setting": _named(pa, [setting.label] * count),
        "seed": pa.array(np.full(count, plan.seed, dtype=np.uint32)),
        "world": pa.array(np.arange(shard.first, shard.after, dtype=np.uint32)),
        **{name: pa.array([value] * count) for name, value in setting.chosen},
        **{each.name: pa.array(plan.points(shard.first, shard.after)[:, at]) for at, each in enumerate(plan.ranges)},
        "outcome": _named(pa, [names[code] for code in outcome_codes(scene, played)]),
        "end": _named(pa, _ends(scene, played)),
        "beats": pa.array(played.lengths.astype(np.int32)),
        "seconds": pa.array(played.seconds),
        "acts": pa.ListArray.from_arrays(_offsets(played), played.rows.astype(np.int16)),
    }
    for at, name in enumerate(plan.keep):
        columns[name] = pa.array(played.last[:, at])
        columns[f"{name} most"] = pa.array(played.most[:, at])
    return _dressed(pa.table(columns), plan, scene, setting.label)


def beats_table(plan: Plan, shard: Shard, scene: Scene, played: Played) -> Any:
    """One row for each beat: who did what to whom about what, what was carried along and cut off, and what is kept."""
    pa, lengths = arrow(), played.lengths
    acts = scene.roster.acts
    world = np.repeat(np.arange(shard.first, shard.after, dtype=np.uint32), lengths)
    begin = np.repeat(np.cumsum(lengths) - lengths, lengths)
    columns: dict[str, Any] = {
        "setting": _named(pa, [plan.settings[shard.setting].label] * len(world)),
        "world": pa.array(world),
        "beat": pa.array((np.arange(len(world)) - begin + 1).astype(np.int32)),
        **{key: _taken(pa, [getattr(each, key) for each in acts], played.rows)
           for key in ("actor", "move", "target", "content", "group")},
        "second": _taken(pa, [each.move for each in acts], played.seconds_rows),
        "cut_off": _taken(pa, [f"{each.actor} {each.move}" for each in acts], played.cuts),
    }  # fmt: skip
    kept = played.kept if played.kept is not None else np.zeros((len(world), 0))
    for name, values in zip(plan.keep, kept.T, strict=False):
        columns[name] = pa.array(values)
    return _dressed(pa.table(columns), plan, scene, plan.settings[shard.setting].label)


def to_bytes(table: Any, plan: Plan) -> bytes:
    """A table as the bytes of a Parquet file."""
    stream = arrow().BufferOutputStream()
    arrow("parquet").write_table(table, stream, compression="zstd", row_group_size=max(plan.shard, 4096))
    return bytes(stream.getvalue())


def read_tables(paths: Sequence[Path], columns: Sequence[str] | None = None) -> Any:
    """The files as one table. Raises `SweepError` if one of them is damaged or none is there."""
    pa, parquet = arrow(), arrow("parquet")
    if not paths:
        raise SweepError("no world of this sweep is there yet", fix="Go on with it: `inscape sweep --resume DIR`")
    found = []
    for path in paths:
        try:
            found.append(parquet.read_table(path, columns=columns, partitioning=None))
        except (OSError, pa.ArrowInvalid) as trouble:
            raise SweepError(
                f"this table cannot be read: {trouble}", where=str(path), fix="Remove it, and --resume"
            ) from trouble
    return pa.concat_tables(_unified(pa, found))


def _unified(pa: Any, tables: Sequence[Any]) -> Iterator[Any]:
    """Tables whose names are written out, and not in the numbering of each file."""
    for table in tables:
        for at, field in enumerate(table.schema):
            if pa.types.is_dictionary(field.type):
                table = table.set_column(at, field.name, table.column(at).cast(pa.string()))  # noqa: PLW2901
        yield table.replace_schema_metadata(None)


def _paths(folder: Path, plan: Plan, shard: Shard) -> list[Path]:
    return [folder / part / _name(shard) for part in (WORLDS, *([BEATS] if plan.beats else []))]


def _name(shard: Shard) -> str:
    return f"{shard.number:05}.parquet"


def _write(path: Path, data: bytes) -> None:
    """Write a file beside its place, and move it there when it is whole and on the disk."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        part.replace(path)
    except OSError as trouble:
        part.unlink(missing_ok=True)
        raise SweepError(f"this cannot be written: {trouble.strerror}", where=str(path)) from trouble


def _dressed(table: Any, plan: Plan, scene: Scene, setting: str) -> Any:
    import orjson

    acts = [f"{each.actor} {each.move} {each.target} {each.content}".strip() for each in scene.roster.acts]
    about = {
        "inscape.format": FORMAT, "inscape.version": plan.version, "inscape.scene": plan.scene,
        "inscape.scene.digest": scene.digest, "inscape.setting": setting, "inscape.seed": str(plan.seed),
        "inscape.plan": plan.key, "inscape.acts": orjson.dumps(acts).decode(),
    }  # fmt: skip
    return table.replace_schema_metadata(about)


def _named(pa: Any, names: Sequence[str]) -> Any:
    return pa.array(names, type=pa.string()).dictionary_encode()


def _taken(pa: Any, names: Sequence[str], rows: Any) -> Any:
    return _named(pa, [names[row] if row >= 0 and names[row] else None for row in rows])  # type: ignore[misc]


def _ends(scene: Scene, played: Played) -> list[str]:
    condition = " or ".join(scene.model.ends.when)
    words = {CONDITION: condition, DESERTED: "fewer than two are left"}
    return [words.get(int(reason), "its last beat") for reason in played.reasons]


def _offsets(played: Played) -> Any:
    return np.concatenate([[0], np.cumsum(played.lengths)]).astype(np.int32)
