"""A compiled function is kept, found again without being traced, and made again where what is kept is damaged."""

from __future__ import annotations

import numpy as np
import pytest

from inscape.sweep import ready as module
from inscape.sweep.ready import ready

jax = pytest.importorskip("jax", reason="the extra 'many' is not installed")
pytest.importorskip("jax.experimental.serialize_executable")


@pytest.fixture
def made(monkeypatch, tmp_path):
    """How often the function was asked for."""
    monkeypatch.setenv("INSCAPE_CACHE", str(tmp_path))
    monkeypatch.setattr(module, "_FOUND", {})
    return []


def double(made):
    def jitted():
        made.append("asked for")
        return jax.jit(lambda many: many * 2.0)

    return jitted


def after_a_restart(monkeypatch):
    monkeypatch.setattr(module, "_FOUND", {})


def test_it_is_compiled_once_for_arguments_of_one_shape(made, monkeypatch, tmp_path):
    for size, times in ((3, 1), (3, 1), (4, 2)):
        after_a_restart(monkeypatch)
        found = ready(jax, double(made), (np.ones(size, np.float32),), "told")(np.ones(size, np.float32))
        assert np.asarray(found).tolist() == [2.0] * size
        assert len(made) == times
    ready(jax, double(made), (np.ones(3, np.float32),), "told something else")
    assert len(made) == 3
    assert len(list((tmp_path / "compiled").iterdir())) == 3


def test_what_is_damaged_is_made_again(made, monkeypatch, tmp_path):
    given = (np.ones(3, np.float32),)
    ready(jax, double(made), given, "told")
    (path,) = (tmp_path / "compiled").iterdir()
    path.write_bytes(path.read_bytes()[:100])
    after_a_restart(monkeypatch)
    assert np.asarray(ready(jax, double(made), given, "told")(*given)).tolist() == [2.0] * 3
    assert len(made) == 2
    after_a_restart(monkeypatch)
    ready(jax, double(made), given, "told")
    assert len(made) == 2


def test_only_so_many_are_kept(made, monkeypatch, tmp_path):
    monkeypatch.setattr(module, "MOST", 2)
    for size in (1, 2, 3, 4):
        ready(jax, double(made), (np.ones(size, np.float32),), "told")
    assert len(list((tmp_path / "compiled").iterdir())) == 2


def test_nothing_is_kept_where_nothing_is_to_be(made, monkeypatch, tmp_path):
    monkeypatch.setenv("INSCAPE_CACHE", "off")
    ready(jax, double(made), (np.ones(3, np.float32),), "told")
    assert not list(tmp_path.iterdir())
