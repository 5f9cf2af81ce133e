from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

import inscape

if TYPE_CHECKING:
    from inscape.play.run import Run
    from inscape.scene.scene import Scene

KILLER = """
import os, signal, sys
from pathlib import Path
import inscape, inscape.play.loop

scene, folder, beats, points = inscape.load(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), map(int, sys.argv[4:])
for point in points:
    path = folder / f"{point}.run"
    child = os.fork()
    if child == 0:
        inscape.play(scene, seed=7, beats=beats, out=path)
        os._exit(0)
    while os.waitpid(child, os.WNOHANG) == (0, 0):
        if path.exists() and path.stat().st_size >= point:
            os.kill(child, signal.SIGKILL)
            print(os.waitpid(child, 0)[1])
            break
"""


def same(one: Run, other: Run) -> bool:
    pairs = zip([one.start, *(b.state for b in one)], [other.start, *(b.state for b in other)], strict=True)
    return all(np.array_equal(here, there) for a, b in pairs for here, there in zip(a, b, strict=True))


def test_a_run_read_back_is_the_run(played: tuple[Run, Path]) -> None:
    run, path = played
    read = inscape.Run.read(path)
    assert read.to_json() == run.to_json()
    assert same(read, run)
    assert read.scene.digest == run.scene.digest
    assert read.scene.source == run.scene.source


def test_it_is_json_lines_that_anyone_can_read(played: tuple[Run, Path]) -> None:
    run, path = played
    head, start, *beats, end = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert {"inscape", "format", "scene", "file", "digest", "seed", "world", "beats", "roster", "source"} <= head.keys()
    assert (head["scene"], head["seed"], head["world"], head["beats"]) == ("bicycle", 7, 3, 12)
    assert start["beat"] == 0
    assert [beat["beat"] for beat in beats] == list(range(1, 13))
    assert end == {"end": "the last of 12 beats"}
    who = head["roster"]["characters"].index("ben")
    assert beats[4]["state"]["reserve"][who] == float(run.beat(5).state.reserve[who])
    name = head["roster"]["acts"][beats[4]["act"]["row"]]
    assert [beats[4]["actor"] or "", beats[4]["move"] or ""] == name[:2]


def test_reading_needs_nothing_but_the_file(played: tuple[Run, Path], tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.chdir(tmp_path)
    copy = tmp_path / "copy.run"
    copy.write_bytes(played[1].read_bytes().replace(b"bicycle.yaml", b"nowhere.yaml"))
    read = inscape.Run.read(copy)
    assert same(read, played[0])
    read.replay(12)


def test_write_makes_the_file_that_playing_made(played: tuple[Run, Path], tmp_path: Path) -> None:
    run, path = played
    run.write(tmp_path / "again.run")
    assert (tmp_path / "again.run").read_bytes() == path.read_bytes()


def test_theory_and_a_changed_model_come_back(bicycle: Scene, tmp_path: Path) -> None:
    from dataclasses import replace

    from inscape.scene.compile import compile_scene

    ben = bicycle.model.cast["ben"].model_copy(update={"reserve": 0.9})
    model = bicycle.model.model_copy(update={"cast": {**bicycle.model.cast, "ben": ben}})
    twin = compile_scene(model, source=bicycle.source, file=bicycle.file)
    twin = replace(twin, theory=twin.theory._replace(temperature=twin.theory.temperature * 2))
    run = inscape.play(twin, seed=7, out=tmp_path / "twin.run")
    read = inscape.Run.read(tmp_path / "twin.run")
    assert same(read, run)
    assert read.scene.theory.temperature == twin.theory.temperature
    assert read.scene.model.cast["ben"].reserve == 0.9
    read.replay(3)


def test_a_run_cut_off_anywhere_goes_on_to_the_same_bytes(played: tuple[Run, Path], tmp_path: Path) -> None:
    whole = played[1].read_bytes()
    ends = [index + 1 for index, byte in enumerate(whole) if byte == 10]
    points = {
        *range(ends[1], len(whole), len(whole) // 15),
        *(end + by for end in (ends[1], ends[2], ends[-2], ends[-1]) for by in (-1, 0, 1)),
    }
    points -= {point for point in points if not ends[1] <= point <= len(whole)}
    assert len(points) > 20
    path = tmp_path / "cut.run"
    for point in sorted(points):
        path.write_bytes(whole[:point])
        beats = min(sum(end <= point for end in ends) - 2, 12)
        assert len(inscape.Run.read(path)) == beats
        run = inscape.resume(path)
        assert path.read_bytes() == whole, point
        assert same(run, played[0])


def test_a_killed_process_leaves_a_run_that_goes_on(bicycle_file: Path, tmp_path: Path) -> None:
    whole = inscape.play(bicycle_file, seed=7, beats=30, out=tmp_path / "whole.run")
    size = (tmp_path / "whole.run").stat().st_size
    points = [1, *(size * part // 6 for part in range(1, 6))]
    told = subprocess.run(
        [sys.executable, "-c", KILLER, str(bicycle_file), str(tmp_path), "30", *map(str, points)],
        capture_output=True, text=True, check=True, timeout=120,
    )  # fmt: skip
    assert "9" in told.stdout.split(), "no process was killed while it played"
    for point in points:
        path = tmp_path / f"{point}.run"
        assert len(inscape.Run.read(path)) <= 30
        assert same(inscape.resume(path), whole)
        assert path.read_bytes() == (tmp_path / "whole.run").read_bytes()


def test_given_acts_cannot_be_made_up_on_resuming(bicycle: Scene, tmp_path: Path) -> None:
    path = tmp_path / "driven.run"
    inscape.play(bicycle, drive={"ben": ["shrug"]}, beats=3, out=path)
    with pytest.raises(inscape.RunError, match="the acts of ben were given from outside"):
        inscape.resume(path)
    assert inscape.Run.read(path).given == ("ben",)


@pytest.mark.parametrize(
    ("change", "error"),
    [
        (lambda _: [b"not a run\n"], "this is not a run file"),
        (lambda lines: [lines[0][:100]], "stops within its header"),
        (lambda lines: lines[:1], r"bad\.run:2:1: the state before the first beat is missing"),
        (lambda lines: [*lines[:4], b"{oh\n", *lines[5:]], r"bad\.run:5:\d+: this line is not JSON"),
        (lambda lines: [*lines[:4], b"[]\n", *lines[5:]], r"bad\.run:5:1: this line is not an object"),
        (lambda lines: [*lines[:4], *lines[5:]], r"bad\.run:5:1: beat 3 should be here"),
        (lambda lines: [lines[0].replace(b'"format":1', b'"format":99'), *lines[1:]], "format 99"),
        (lambda lines: [lines[0].replace(b'"source":', b'"sauce":'), *lines[1:]], "no sound 'source'"),
        (lambda lines: [lines[0].replace(b"reserve: 0.5", b"reserve: 0.6"), *lines[1:]], "not the one that was played"),
        (lambda lines: [lines[0].replace(b"scene: bicycle", b"scenes: bicycle"), *lines[1:]], "cannot be read"),
        (lambda lines: [lines[0].replace(b'"stay_silent"', b'"stay_quiet"'), *lines[1:]], "other moves or names"),
        (
            lambda lines: [*lines[:3], lines[3].replace(b'"reserve"', b'"reverse"'), *lines[4:]],
            r":4:1: state: missing reserve",
        ),
        (lambda lines: [*lines[:3], lines[3].replace(b'"row":', b'"row":9'), *lines[4:]], r":4:1: this act is not one"),
        (lambda lines: [*lines[:3], lines[3].replace(b'"text":"', b'"text":"not '), *lines[4:]], "is not the act"),
    ],
)
def test_a_broken_file_is_told_with_its_line(played: tuple[Run, Path], tmp_path: Path, change: Any, error: str) -> None:
    path = tmp_path / "bad.run"
    lines = played[1].read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(change(lines)))
    assert path.read_bytes() != played[1].read_bytes()
    with pytest.raises(inscape.RunError, match=error):
        inscape.Run.read(path)


def test_nothing_but_runs_is_overwritten(bicycle: Scene, bicycle_file: Path, tmp_path: Path) -> None:
    with pytest.raises(inscape.RunError, match="something else here than a run file"):
        inscape.play(bicycle, out=bicycle_file)
    assert bicycle_file.read_text(encoding="utf-8").startswith("scene: bicycle")
    with pytest.raises(inscape.RunError, match="cannot be written"):
        inscape.play(bicycle, out=tmp_path / "nowhere" / "a.run")
    with pytest.raises(inscape.RunError, match="cannot be read"):
        inscape.Run.read(tmp_path / "missing.run")


def test_a_run_of_a_scene_after_another_needs_only_its_own_file(
    played: tuple[Run, Path], bicycle_file: Path, tmp_path: Path
) -> None:
    parent, scene, child = tmp_path / "first.run", tmp_path / "later.yaml", tmp_path / "later.run"
    parent.write_bytes(played[1].read_bytes())
    scene.write_text(bicycle_file.read_text().replace("scene: bicycle", "scene: later\nafter: first.run"))
    run = inscape.play(scene, seed=7, out=child)
    assert not np.array_equal(run.start.need, inscape.load(bicycle_file).start.need)
    parent.unlink()
    read = inscape.Run.read(child)
    assert same(read, run)
    assert json.loads(child.read_text().splitlines()[0])["parent"] == "first.run"
    whole = child.read_bytes()
    child.write_bytes(whole[: len(whole) // 2])
    assert same(inscape.resume(child), run)
    assert child.read_bytes() == whole
