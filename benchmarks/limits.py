"""What is measured, and the most it may be."""

from __future__ import annotations

from typing import NamedTuple


class Limit(NamedTuple):
    """One figure.

    name: as pyperf knows it. says: for the reader. most: in `unit`, or None where there is no limit. unit: ms, s, MB or KiB.
    """

    name: str
    says: str
    most: float | None
    unit: str


LIMITS = (
    Limit("beat_2_20", "one beat under NumPy, 2 characters, 20 moves", 1.0, "ms"),
    Limit("beat_2_60", "one beat under NumPy, 2 characters, 60 moves", 1.5, "ms"),
    Limit("beat_8_60", "one beat under NumPy, 8 characters, 60 moves", 12.0, "ms"),
    Limit("learned_2_20", "the same, 2 characters, 20 moves, learned by heart", 1.0, "ms"),
    Limit("learned_2_60", "the same, 2 characters, 60 moves, learned by heart", 1.5, "ms"),
    Limit("beat_jax", "one beat compiled by JAX, 2 characters, 20 moves", None, "ms"),
    Limit("beat_jax_512", "one beat of one world, compiled by JAX, 512 worlds at once", 0.04, "ms"),
    Limit("load", "load and compile `quarters`", None, "ms"),
    Limit("import", "a fresh Python that imports inscape, less one that does not", 0.25, "s"),
    Limit("play", "cold `inscape play quarters`", 1.5, "s"),
    Limit("play_memory", "its memory at the most", 150.0, "MB"),
    Limit("why", "one question to a run of 100 beats, warm", 0.3, "s"),
    Limit("report", "cold: play `quarters` and make the report on it", 5.0, "s"),
    Limit("state", "the state of `quarters`", 32.0, "KiB"),
)
SCALE = {"ms": 1e3, "s": 1.0}
"""Units of time in one second."""
