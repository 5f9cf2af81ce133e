"""The run file: JSON Lines, one line per beat, written as it happens; readable without Inscape.

| line | keys |
| --- | --- |
| first | inscape (version that wrote it), format, scene, file, digest (of the scene), seed, world, beats (the most), given, theory (constants that are not the usual), parent (the run it started from), roster, source (the scene file's text), branch (of a branch: where it comes from and what is otherwise) |
| second | beat 0, state: how things stood before the first beat |
| every beat | beat, act (rows: row, second, cut_off, progress), then in names: actor, move, to, about, victim, second, cut_off, text; state: how things stand after it |
| last | end: how it ended; missing in a run that was stopped |

Arrays of a state are nested lists; the roster says whose position is whose. A line counts once its line break is written, so a
file cut off anywhere is readable up to its last whole beat. Nothing of this machine or this hour is in it: the same scene and
seed leave the same bytes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Final, Self

import orjson
from pydantic import ValidationError

from inscape.errors import RunError, SceneError, Spot
from inscape.mind.jsonable import Misshapen, from_json, to_json
from inscape.mind.state import State
from inscape.mind.theory import THEORY
from inscape.play.branch import with_memory
from inscape.play.deeds import named
from inscape.play.request import act
from inscape.play.run import Beat, Run
from inscape.scene.compile import digest
from inscape.scene.load import parse_scene
from inscape.scene.model import SceneFile
from inscape.scene.roster import roster_to_json
from inscape.scene.scene import Scene
from inscape.scene.text import parse
from inscape.version import VERSION

FORMAT: Final = 1
"""Raised whenever what a run file holds changes its meaning."""

FIRST: Final = b'{"inscape":'
"""How every run file begins."""


class RunWriter:
    """Writes a run, beat by beat; does nothing if it has no stream. Use it in a `with`."""

    def __init__(self, stream: BinaryIO | None = None) -> None:
        self._stream = stream

    @classmethod
    def begin(cls, path: str | Path | None, run: Run) -> RunWriter:
        """A new file for a run, in place of an older run. The file appears with its header whole.

        Raises `RunError` if it cannot be written, or if there is something else than a run file in its place.
        """
        if path is None:
            return cls()
        path = Path(path)
        part = path.with_name(path.name + ".part")
        try:
            if path.exists() and not _is_ours(path):
                raise RunError(
                    "there is something else here than a run file", where=str(path), fix="Choose another name"
                )
            part.write_bytes(_line(header(run)) + _line({"beat": 0, "state": to_json(run.start)}))
            part.replace(path)
            return cls(path.open("ab", buffering=0))
        except OSError as trouble:
            raise _unwritable(path, trouble) from trouble

    @classmethod
    def resume(cls, path: str | Path, run: Run) -> RunWriter:
        """The file that a run was read from, to go on behind its last whole beat."""
        try:
            lines = Path(path).read_bytes().splitlines(keepends=True)
            stream = Path(path).open("r+b", buffering=0)  # noqa: SIM115 - closed by __exit__
            stream.truncate(sum(len(line) for line in lines[: 2 + len(run)]))
            stream.seek(0, 2)
        except OSError as trouble:
            raise _unwritable(path, trouble) from trouble
        return cls(stream)

    def write(self, run: Run, beat: Beat) -> None:
        """Write a beat of a run."""
        self._put({
            "beat": beat.number,
            "act": to_json(beat.act),
            **named(run.scene.roster, beat.act),
            "state": to_json(beat.state),
        })  # fmt: skip

    def end(self, ending: str) -> None:
        """Write how the run ended."""
        if ending:
            self._put({"end": ending})

    def _put(self, value: Mapping[str, Any]) -> None:
        if self._stream is None:
            return
        try:
            rest = memoryview(_line(value))
            while rest:
                rest = rest[self._stream.write(rest) :]
        except OSError as trouble:
            raise _unwritable(self._stream.name, trouble) from trouble

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream is not None:
            self._stream.close()


def header(run: Run) -> dict[str, Any]:
    """The first line of a run's file."""
    scene, usual = run.scene, to_json(THEORY)
    return {
        "inscape": VERSION,
        "format": FORMAT,
        "scene": scene.name,
        "file": _file(scene),
        "digest": scene.digest,
        "seed": run.seed,
        "world": run.world,
        "beats": int(scene.stage.beats),
        "given": list(run.given),
        "theory": {name: value for name, value in to_json(scene.theory).items() if value != usual[name]},
        "parent": scene.model.after,
        "roster": roster_to_json(scene.roster),
        "source": _source(scene),
        **({} if run.parent is None else {"branch": dict(run.parent)}),
    }


def _file(scene: Scene) -> str:
    """The scene's file as it was named; where on this machine it lies is nobody's business."""
    path = Path(scene.file)
    return "/".join(path.parts[-2:]) if path.is_absolute() else scene.file


def _source(scene: Scene) -> str:
    """A text from which the scene can be read again: the author's own, if the scene is still what that says."""
    document = parse(scene.source, file=scene.file)
    try:
        if not document.problems and digest(SceneFile.model_validate(document.values)) == scene.digest:
            return scene.source
    except ValidationError:
        pass
    stated = scene.model.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return orjson.dumps(stated, option=orjson.OPT_INDENT_2).decode()


def write_run(run: Run, path: str | Path) -> None:
    """Write a whole run. Raises `RunError` if that is not possible."""
    with RunWriter.begin(path, run) as writer:
        for beat in run:
            writer.write(run, beat)
        writer.end(run.ending)


def read_run(path: str | Path) -> Run:
    """The run in a file, up to its last whole beat, with the scene that its header holds.

    Raises `RunError`, with the line, if it is no run file, if a whole line of it makes no sense, or if it was written by a
    version of Inscape in which the scene is another.
    """
    lines = _lines(path)
    scene = _scene(path, lines[0])
    start = _state(scene, lines[1], Spot(str(path), 2, 1)) if len(lines) > 1 else None
    if start is None or lines[1].get("beat") != 0:
        raise RunError("the state before the first beat is missing", where=Spot(str(path), 2, 1))
    beats: list[Beat] = []
    for number, line in enumerate(lines[2:], 1):
        spot = Spot(str(path), number + 2, 1)
        if "end" in line and number == len(lines) - 2:
            break
        if line.get("beat") != number:
            raise RunError(f"beat {number} should be here", where=spot, fix="Restore the file from a copy")
        beats.append(_beat(scene, line, spot))
    found = Run(scene, start, tuple(beats), tuple(map(str, lines[0]["given"])), lines[0].get("branch"))
    return found if found.parent is None else with_memory(found)


def _lines(path: str | Path) -> list[dict[str, Any]]:
    """The whole lines of a run file; the first is a header of our format."""
    try:
        data = Path(path).read_bytes()
    except OSError as trouble:
        raise RunError(f"the run cannot be read: {trouble.strerror}", where=str(path)) from trouble
    if not data.startswith(FIRST):
        raise RunError("this is not a run file", where=str(path), fix="Write one with `inscape play SCENE --out RUN`")
    found = []
    for number, line in enumerate(data.splitlines(keepends=True), 1):
        if line.endswith(b"\n"):
            try:
                value = orjson.loads(line)
            except orjson.JSONDecodeError as trouble:
                raise RunError(
                    f"this line is not JSON: {trouble.msg}", where=Spot(str(path), number, trouble.colno)
                ) from None
            if not isinstance(value, dict):
                raise RunError("this line is not an object", where=Spot(str(path), number, 1))
            found.append(value)
    if not found:
        raise RunError("the file stops within its header", where=str(path), fix="Play the scene again")
    _checked(found[0], Spot(str(path), 1, 1))
    return found


def _checked(head: Mapping[str, Any], spot: Spot) -> None:
    """Raise `RunError` unless the header is one that we can read."""
    if head.get("format") != FORMAT:
        what = f"format {head.get('format')} is written by Inscape {head.get('inscape')}; this one reads {FORMAT}"
        raise RunError(what, where=spot)
    kinds = {"source": str, "file": str, "digest": str, "given": list, "theory": dict, "roster": dict, "beats": int}
    if wrong := [key for key, kind in kinds.items() if not isinstance(head.get(key), kind)]:
        raise RunError(f"the header has no sound '{wrong[0]}'", where=spot)


def _scene(path: str | Path, head: Mapping[str, Any]) -> Scene:
    """The scene that the header holds."""
    spot = Spot(str(path), 1, 1)
    try:
        scene = parse_scene(head["source"], file=head["file"], follow=False)
        theory = from_json({**to_json(THEORY), **head["theory"]}, THEORY, where="theory")
    except (SceneError, Misshapen) as error:
        raise RunError(f"the scene in this run cannot be read: {error}", where=spot) from error
    if scene.digest != head["digest"]:
        raise RunError("the scene in this run is not the one that was played", where=spot, fix="Restore it from a copy")
    if roster_to_json(scene.roster) != head["roster"]:
        what = f"this run was played by Inscape {head['inscape']}, in which the scene has other moves or names"
        raise RunError(what, where=spot, fix=f"Read it with Inscape {head['inscape']}, or play the scene again")
    stage = scene.stage._replace(beats=scene.stage.beats * 0 + head["beats"])
    return replace(scene, stage=stage, theory=theory)


def _beat(scene: Scene, line: Mapping[str, Any], spot: Spot) -> Beat:
    """The beat in a line, if its names and its rows agree."""
    state = _state(scene, line, spot)
    try:
        done = from_json(line.get("act"), act(0), where="act")
    except Misshapen as error:
        raise RunError(str(error), where=spot) from error
    rows = (int(done.row), int(done.second), int(done.cut_off))
    if not (rows[0] >= 0 and all(-1 <= row < len(scene.roster.acts) for row in rows)):
        raise RunError("this act is not one of the scene's", where=spot)
    if named(scene.roster, done)["text"] != line.get("text"):
        raise RunError(f"'{line.get('text')}' is not the act that stands in this line", where=spot)
    return Beat(int(line["beat"]), done, state)


def _state(scene: Scene, line: Mapping[str, Any], spot: Spot) -> State:
    try:
        return from_json(line.get("state"), scene.start)
    except Misshapen as error:
        raise RunError(str(error), where=spot) from error


def _is_ours(path: Path) -> bool:
    """Whether there is a run file, or nothing yet, at this path."""
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        return stream.read(len(FIRST)) in (FIRST, b"")


def _line(value: Mapping[str, Any]) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_APPEND_NEWLINE)


def _unwritable(path: str | Path, trouble: OSError) -> RunError:
    return RunError(f"the run cannot be written: {trouble.strerror}", where=str(path))
