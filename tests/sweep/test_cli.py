"""The commands: sweep, summarise, what-if."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest
from click.testing import CliRunner

import inscape
from inscape.cli.main import main
from inscape.cli.sweep import Progress, span

pytest.importorskip("pyarrow", reason="the extra 'many' is not installed")


def call(*words):
    return CliRunner().invoke(main, [str(word) for word in words])


def test_a_sweep_says_what_usually_happens(pair_file, tmp_path):
    out = tmp_path / "out"
    words = ("sweep", pair_file, "--worlds", 6, "--engine", "numpy", "--workers", 1, "--out", out)
    told = call(*words)
    assert told.exit_code == 0, told.output
    assert "6 worlds, seed 0" in told.output
    assert f"inscape summarise {out}" in told.output
    again = call(*words)
    assert again.exit_code == 1
    assert "--resume" in again.output
    assert call(*words, "--resume").exit_code == 0
    assert call("sweep", "--resume", "--out", out, "--quiet").output == ""


@pytest.mark.parametrize(
    "extra", [("--vary", "ada.resrve=0..1"), ("--vary", "ada.reserve=0..9"), ("--keep", "ada.sham")]
)
def test_what_cannot_be_swept_leaves_nothing_behind(pair_file, tmp_path, extra):
    told = call("sweep", pair_file, "--engine", "numpy", "--out", tmp_path / "out", *extra)
    assert told.exit_code == 1
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_ctrl_c_leaves_what_is_done(pair_file, tmp_path):
    out = tmp_path / "out"
    code = "from inscape.sweep import plan; plan.SHARD['numpy'] = 8; from inscape.cli.main import main; main()"
    words = ["sweep", str(pair_file), "--worlds", "4000", "--engine", "numpy", "--workers", "2", "--out", str(out)]
    with subprocess.Popen(
        [sys.executable, "-c", code, *words], stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        limit = time.monotonic() + 60
        while not list(out.glob("worlds/*.parquet")) and time.monotonic() < limit:
            assert process.poll() is None, process.stderr.read()
            time.sleep(0.02)
        os.killpg(process.pid, signal.SIGINT)
        try:
            _, told = process.communicate(timeout=60)
        finally:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
    assert process.returncode == 130
    assert "go on with: inscape sweep --resume" in told
    assert "Traceback" not in told
    assert len(inscape.Sweep.read(out).to_arrow()) % 8 == 0


def test_a_summary_is_prose_data_or_a_page(swept, tmp_path):
    import orjson

    page = tmp_path / "page.html"
    told = call("summarise", swept.folder, "--html", page)
    assert told.exit_code == 0, told.output
    assert "PAIR · 60 worlds in 3 settings" in told.output
    assert orjson.loads(call("summarise", swept.folder, "--json").output)["worlds"] == 60
    text = page.read_text(encoding="utf-8")
    assert 'http-equiv="Content-Security-Policy" content="default-src \'none\'' in text
    assert "figure-flow" in text


def test_what_if_is_told(pair, tmp_path):
    run = tmp_path / "pair.run"
    inscape.play(pair, seed=1, out=run)
    told = call("what-if", run, "--set", "ada.reserve=0.9", "--out", tmp_path / "branch.run")
    assert told.exit_code == 0, told.output
    assert "What if ada.reserve = 0.9?" in told.output
    assert inscape.Run.read(tmp_path / "branch.run").parent["seed"] == 1
    assert call("what-if", run).exit_code == 1
    assert call("what-if", run, "--flip", "ends: ada attacks").exit_code == 2
    assert "scene otherwise" not in call("play", "quarters", "--set", "kylo.reserve=2").output


def test_progress_says_rate_and_time_left(capsys):
    progress = Progress()
    progress.tick(0, 100)
    progress._told = progress._begun = time.monotonic() - 10.0
    progress.tick(50, 100)
    told = capsys.readouterr().err
    assert "50 of 100 worlds, 5 a second, 10 s left" in told
    assert [span(each) for each in (5, 300, 9000)] == ["5 s", "5 min", "2.5 h"]
