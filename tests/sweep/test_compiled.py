"""Worlds compiled are the worlds of NumPy: with a range, in lanes that are taken up again, in any batch."""

from __future__ import annotations

import numpy as np
import pytest

from inscape.sweep.compiled import library
from inscape.sweep.family import Family
from inscape.sweep.plain import play_plain
from inscape.sweep.plan import make_plan

jax = pytest.importorskip("jax", reason="the extra 'many' is not installed")


@pytest.fixture(autouse=True)
def _double_precision(monkeypatch):
    before = jax.config.jax_enable_x64
    monkeypatch.setenv("INSCAPE_CACHE", "off")
    yield
    jax.config.update("jax_enable_x64", before)
    library.cache_clear()  # so that whoever asks next has double precision again


def test_compiled_worlds_are_those_of_numpy(pair, monkeypatch):
    from inscape.sweep import compiled

    compiled.library.cache_clear()
    monkeypatch.setattr(compiled, "LANES", (16,))
    monkeypatch.setitem(compiled.OPTIONS, "xla_backend_optimization_level", 0)
    monkeypatch.setitem(compiled.OPTIONS, "xla_llvm_disable_expensive_passes", True)
    plan = make_plan(
        pair, worlds=40, seed=3, vary=["ada.reserve=0..1"], keep=["ada.anger", "ben.reserve"], beats=True, engine="jax"
    )
    family = Family(plan, 0)
    told = []
    one = compiled.play_compiled(family, plan.shards[0], told.append)
    other = play_plain(family, plan.shards[0])
    assert sum(told) == 40
    for name in ("lengths", "reasons", "rows", "seconds_rows", "cuts"):
        assert np.array_equal(getattr(one, name), getattr(other, name)), name
    for name in ("seconds", "last", "most", "kept"):
        assert np.allclose(getattr(one, name), getattr(other, name), rtol=0, atol=1e-9), name
    part = compiled.play_compiled(family, plan.shards[0]._replace(first=30, after=40))
    assert np.array_equal(part.lengths, one.lengths[30:])
    assert np.array_equal(part.rows, one.rows[one.lengths[:30].sum() :])
    assert np.array_equal(part.last, one.last[30:])
