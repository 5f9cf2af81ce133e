"""Processes that play side by side: no part is lost or played twice, and what goes wrong in one is told."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time

import numpy as np
import pytest

from inscape.errors import SweepError
from inscape.sweep import local, plan, ready
from inscape.sweep.crew import Crew
from inscape.sweep.played import Played

SCRIPT = """
import sys, inscape
found = inscape.sweep(sys.argv[1], worlds=6, engine="numpy", out=sys.argv[2], workers=2)
print(len(found.to_arrow()))
"""


def numpy_plan(pair, worlds, **others):
    return plan.make_plan(pair, worlds=worlds, engine="numpy", **others)


def test_a_part_comes_to_what_it_comes_to_alone(pair, monkeypatch):
    monkeypatch.setitem(plan.SHARD, "numpy", 4)
    made = numpy_plan(pair, 10, keep=["ada.anger"])
    told = []
    with Crew(made, 2) as crew:
        found = dict(crew.play(made.shards, told.append))
    assert sorted(found) == list(made.shards)
    assert sum(told) == 10
    for shard, played in found.items():
        alone = local.play_shard(made, shard)
        assert all(np.array_equal(one, other) for one, other in zip(played, alone, strict=True) if one is not None)


def test_what_goes_wrong_in_a_worker_is_raised_here(pair):
    made = numpy_plan(pair, 4)
    with Crew(made, 1) as crew, pytest.raises(IndexError):
        list(crew.play([made.shards[0]._replace(setting=3)]))


def test_a_lost_worker_is_an_error(pair):
    made = numpy_plan(pair, 500)

    def lose(_worlds):
        for process in crew.pool._processes.values():
            os.kill(process.pid, signal.SIGKILL)

    with Crew(made, 1) as crew, pytest.raises(SweepError, match="was lost"):
        list(crew.play(made.shards, lose))


def test_shards_that_are_left_over_are_shared_out(pair, monkeypatch):
    monkeypatch.setitem(plan.SHARD, "jax", 10)
    monkeypatch.setitem(local.ENOUGH, "jax", 2)
    monkeypatch.setattr(local, "LEAST", 2)
    monkeypatch.setattr(local, "is_accelerated", lambda _: False)
    monkeypatch.setattr(local, "Crew", Alone)
    made = plan.make_plan(pair, worlds=34, engine="jax")
    found = list(local.play_shards(made, made.shards, workers=3))
    assert Alone.given == [(0, 10), (10, 20), (20, 30), (30, 32), (32, 34)]
    assert [(shard, played.lengths.tolist()) for shard, played in found] == [
        (shard, list(range(shard.first, shard.after))) for shard in made.shards
    ]


class Alone:
    """Plays nothing: the length of a world is its number. The last part is done first."""

    given: list[tuple[int, int]]

    def __init__(self, _plan, count):
        assert count == 3

    def __enter__(self):
        return self

    def __exit__(self, *error):
        pass

    def play(self, parts, _tick):
        Alone.given = [(part.first, part.after) for part in parts]
        nothing = np.zeros(0)
        for part in (*parts[:3], *parts[:2:-1]):
            lengths = np.arange(part.first, part.after)
            yield part, Played(lengths, *[nothing] * 7, None)


def test_a_script_need_not_mind_processes(pair_file, tmp_path):
    """There is no `if __name__ == "__main__"`, and what the script prints is printed once."""
    script = tmp_path / "script.py"
    script.write_text("from inscape.sweep import plan\nplan.SHARD['numpy'] = 2\n" + SCRIPT, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, script, pair_file, tmp_path / "out"], capture_output=True, text=True, check=True
    )
    assert done.stdout == "6\n"


def test_whoever_waits_finds_what_another_made(monkeypatch, tmp_path):
    jax = pytest.importorskip("jax", reason="the extra 'many' is not installed")
    pytest.importorskip("jax.experimental.serialize_executable")
    monkeypatch.setenv("INSCAPE_CACHE", str(tmp_path))
    made, given = [], (np.ones(3, np.float32),)

    def ask():
        def jitted():
            made.append("asked for")
            return jax.jit(lambda many: many * 2.0)

        monkeypatch.setattr(ready, "_FOUND", {})
        return ready.ready(jax, jitted, given, "told")(*given).tolist()

    assert ask() == [2.0] * 3
    (kept,) = (tmp_path / "compiled").glob("*.bin")
    away, held = kept.with_suffix(".away"), threading.Event()
    kept.rename(away)

    def another():
        with ready._alone(kept.with_suffix(".lock")):
            held.set()
            time.sleep(0.3)
            away.rename(kept)

    thread = threading.Thread(target=another)
    thread.start()
    assert held.wait(10)
    assert ask() == [2.0] * 3
    thread.join()
    assert len(made) == 1
