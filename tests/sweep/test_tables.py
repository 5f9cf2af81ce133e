"""Tables of worlds: what is in them, that they are the worlds of `play`, and that stopping changes nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

import inscape
from inscape.errors import SweepError
from inscape.sweep import plan as plans
from inscape.sweep.begin import resume
from inscape.sweep.branches import outcome_of
from inscape.sweep.result import Sweep

pytest.importorskip("pyarrow", reason="the extra 'many' is not installed")


def contents(folder):
    return {path.relative_to(folder): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_world_is_what_play_plays(swept):
    frame = swept.to_pandas()
    beats = swept.to_pandas("beats")
    assert len(frame) == 20 * 3
    for setting, world in (("base", 17), ("rested", 3), ("lone", 19)):
        row = frame[(frame.setting == setting) & (frame.world == world)].iloc[0]
        run = swept.replay(world, setting)
        assert (run.seed, run.world) == (3, world)
        assert [int(beat.act.row) for beat in run] == row.acts.tolist()
        assert (row.beats, row.outcome) == (len(run), outcome_of(run))
        assert row.seconds == pytest.approx(float(run.state.seconds), abs=1e-9)
        anger = [1.0 - np.prod(1.0 - beat.state.feeling[0, inscape.mind.axes.KIND["anger"]]) for beat in run]
        assert row["ada.anger"] == pytest.approx(anger[-1], abs=1e-12)
        assert row["ada.anger most"] == pytest.approx(max(anger), abs=1e-12)
        here = beats[(beats.setting == setting) & (beats.world == world)]
        assert here.beat.tolist() == list(range(1, len(run) + 1))
        assert here["ada.anger"].to_numpy() == pytest.approx(anger, abs=1e-12)
        assert here.move.tolist() == [run.scene.roster.acts[int(beat.act.row)].move for beat in run]


def test_what_is_stated_in_a_world_is_in_its_row(swept):
    frame = swept.to_pandas()
    row = frame[(frame.setting == "base") & (frame.world == 5)].iloc[0]
    assert swept.replay(5).scene.model.cast["ada"].reserve == row["ada.reserve"]


def test_tables_say_where_they_come_from(swept):
    import pyarrow.parquet as pq

    about = pq.read_schema(swept.files[0]).metadata
    assert about[b"inscape.scene"] == b"pair"
    assert about[b"inscape.plan"].decode() == swept.plan.key
    assert len(about[b"inscape.scene.digest"]) == 64
    assert Sweep.read(swept.folder).plan == swept.plan


def test_xarray_has_settings_and_worlds(swept):
    pytest.importorskip("xarray")
    found = swept.to_xarray()
    assert dict(found.sizes) == {"setting": 3, "world": 20}
    assert list(found.setting.values) == ["base", "rested", "lone"]
    frame = swept.to_pandas()
    row = frame[(frame.setting == "rested") & (frame.world == 7)].iloc[0]
    assert found.beats.sel(setting="rested", world=7) == row.beats


def test_processes_change_nothing(pair, tmp_path, monkeypatch):
    monkeypatch.setitem(plans.SHARD, "numpy", 8)
    made = [
        inscape.sweep(pair, worlds=18, engine="numpy", out=tmp_path / str(count), workers=count) for count in (1, 2)
    ]
    assert contents(made[0].folder) == contents(made[1].folder)
    assert len(made[0].files) == 3


SWEEP = """
import sys, inscape
from inscape.sweep import plan
plan.SHARD["numpy"] = 8
inscape.sweep(sys.argv[1], worlds=40, keep=["ada.anger"], beats=True, engine="numpy", out=sys.argv[2], workers=1)
"""


def run_until(command: list[str], folder: Path, files: int, sign: int) -> None:
    """Begin a sweep, and stop it by a signal once it has written so many shards."""
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        limit = time.monotonic() + 60
        while len(list(folder.glob("worlds/*.parquet"))) < files and time.monotonic() < limit:
            assert process.poll() is None, process.stderr.read()
            time.sleep(0.005)
        os.kill(process.pid, sign)
        assert process.wait(30) != 0


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_a_killed_sweep_goes_on_to_the_same_bytes(pair, pair_file, tmp_path, monkeypatch):
    monkeypatch.setitem(plans.SHARD, "numpy", 8)
    killed = tmp_path / "killed"
    run_until([sys.executable, "-c", SWEEP, str(pair_file), str(killed)], killed, 1, signal.SIGKILL)
    assert not Sweep.read(killed).is_whole
    before = contents(killed / "worlds")
    (killed / "worlds" / ".00004.parquet.1.part").write_bytes(b"half a table")
    assert resume(killed, workers=1).is_whole
    whole = inscape.sweep(
        pair, worlds=40, keep=["ada.anger"], beats=True, engine="numpy", out=tmp_path / "whole", workers=1
    )
    assert contents(killed) == contents(whole.folder)
    assert len(before) < len(contents(killed / "worlds"))


def test_a_folder_is_not_taken_over(swept, pair, tmp_path):
    with pytest.raises(SweepError, match="another sweep"):
        inscape.sweep(pair, worlds=4, engine="numpy", out=swept.folder)
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(SweepError, match="not empty"):
        inscape.sweep(pair, worlds=4, engine="numpy", out=tmp_path)
    with pytest.raises(SweepError, match="no sweep here"):
        Sweep.read(tmp_path)


def test_a_damaged_table_says_so(pair, tmp_path):
    found = inscape.sweep(pair, worlds=4, engine="numpy", out=tmp_path / "x")
    found.files[0].write_bytes(b"PAR1")
    with pytest.raises(SweepError, match=r"00000\.parquet.*cannot be read"):
        found.to_arrow()


def test_a_sweep_without_a_place_goes_away_with_it(pair):
    found = inscape.sweep(pair, worlds=2, engine="numpy")
    folder = found.folder
    assert found.is_whole
    del found
    import gc

    gc.collect()
    assert not folder.exists()
