"""Chance as a function of names: integers hashed to numbers in (0, 1).

Who draws, for what, at which beat of which world decides the number; positions in arrays do not. So adding somebody, asking
"what if" or changing a batch reshuffles nobody's luck. The mixer is the 32-bit finaliser of MurmurHash3 (Appleby 2011).
"""

from __future__ import annotations

from typing import Final

import numpy as np

from inscape.mind.axes import STRATEGIES
from inscape.mind.state import State
from inscape.mind.types import Array, Float, UInt

CHOOSE: Final = 1
FLOOR: Final = 2
READ: Final = 3
REGULATE: Final = 4
RECALL: Final = 5
STRATEGY: Final = 6
PURPOSES: Final = 7

_FIRST, _SECOND, _STEP = 0x85EBCA6B, 0xC2B2AE35, 0x9E3779B9
_BY_FIRST, _BY_SECOND, _BY_STEP = np.uint32(_FIRST), np.uint32(_SECOND), np.uint32(_STEP)
_OWN = np.asarray([REGULATE, RECALL, *[STRATEGY] * len(STRATEGIES)])
_OWN_NAMES = np.asarray([0, 0, *range(len(STRATEGIES))], dtype=np.uint32) * np.uint32(0x01000193)
_PURPOSES = np.arange(PURPOSES, dtype=np.uint32) * _BY_STEP


def name_hash(text: str) -> int:
    """A name as a 32-bit number: FNV-1a over UTF-8, then the finaliser."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    value = ((value ^ (value >> 16)) * _FIRST) & 0xFFFFFFFF
    value = ((value ^ (value >> 13)) * _SECOND) & 0xFFFFFFFF
    return value ^ (value >> 16)


def _mix(value: UInt[Array, "*axes"]) -> UInt[Array, "*axes"]:
    value = (value ^ (value >> 16)) * _BY_FIRST
    value = (value ^ (value >> 13)) * _BY_SECOND
    return value ^ (value >> 16)


def moment_keys(state: State) -> UInt[Array, "purpose 1"]:
    """What everything drawn at this beat has in common, for each purpose: seed, world, beat and purpose, each mixed in."""
    key = state.seed.reshape(1) ^ _BY_STEP
    key = _mix(key + state.world.reshape(1) * _BY_STEP)
    key = _mix(key + state.beat.reshape(1).astype(key.dtype) * _BY_STEP)
    return _mix(key + _PURPOSES[:, None])


def uniform(key: UInt[Array, "*#axes"], name: UInt[Array, "*#axes"]) -> Float[Array, "..."]:
    """One number in (0, 1) for each name hash, or for each pair of a key and a name hash, as they broadcast."""
    xp = key.__array_namespace__()
    mixed = _mix(_mix(name + key) ^ key)
    return (mixed.astype(xp.float64) + 0.5) * 2.0**-32


def own_luck(keys: UInt[Array, "purpose 1"], names: UInt[Array, "character"]) -> Float[Array, "character own_draw"]:
    """What each one draws for themselves while an act is lived through: of `REGULATE`, of `RECALL`, one of each `STRATEGY`."""
    return uniform(keys.reshape(-1)[_OWN], names[:, None] + _OWN_NAMES)


def normal(chance: Float[Array, "*axes"]) -> Float[Array, "*axes"]:
    """A number of mean 0 and standard deviation 1 from each number in (0, 1): the logistic, rescaled."""
    xp = chance.__array_namespace__()
    return xp.log(chance / (1.0 - chance)) * 0.5513288954217921


def gumbel(chance: Float[Array, "*axes"]) -> Float[Array, "*axes"]:
    """Standard Gumbel noise from each number in (0, 1): adding it to utilities and taking the highest is a soft choice.

    Gumbel 1954, McFadden 1974.
    """
    xp = chance.__array_namespace__()
    return -xp.log(-xp.log(chance))
