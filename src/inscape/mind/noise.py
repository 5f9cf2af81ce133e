"""Chance as a function of names: integers hashed to numbers in (0, 1).

Who draws, for what, at which beat of which world decides the number; positions in arrays do not. So adding somebody, asking
"what if" or changing a batch reshuffles nobody's luck. The mixer is the 32-bit finaliser of MurmurHash3 (Appleby 2011).
"""

from __future__ import annotations

from typing import Final

from inscape.mind.state import State
from inscape.mind.types import Array, Float, UInt

CHOOSE: Final = 1
FLOOR: Final = 2
READ: Final = 3
REGULATE: Final = 4
RECALL: Final = 5
STRATEGY: Final = 6

_FIRST, _SECOND, _STEP = 0x85EBCA6B, 0xC2B2AE35, 0x9E3779B9


def name_hash(text: str) -> int:
    """A name as a 32-bit number: FNV-1a over UTF-8, then the finaliser."""
    value = 0x811C9DC5
    for byte in text.encode():
        value = ((value ^ byte) * 0x01000193) & 0xFFFFFFFF
    value = ((value ^ (value >> 16)) * _FIRST) & 0xFFFFFFFF
    value = ((value ^ (value >> 13)) * _SECOND) & 0xFFFFFFFF
    return value ^ (value >> 16)


def _mix(value: UInt[Array, "*axes"]) -> UInt[Array, "*axes"]:
    xp = value.__array_namespace__()
    value = (value ^ (value >> 16)) * xp.uint32(_FIRST)
    value = (value ^ (value >> 13)) * xp.uint32(_SECOND)
    return value ^ (value >> 16)


def moment_key(state: State, purpose: int) -> UInt[Array, "1"]:
    """What everything drawn at this beat for this purpose has in common."""
    xp = state.so.__array_namespace__()
    key = state.seed.reshape((1,)) ^ xp.uint32(_STEP)
    for part in (state.world, state.beat.astype(xp.uint32), xp.asarray(purpose, dtype=xp.uint32)):
        key = _mix(key + part.reshape((1,)) * xp.uint32(_STEP))
    return key


def uniform(key: UInt[Array, "1"], name: UInt[Array, "*axes"]) -> Float[Array, "*axes"]:
    """One number in (0, 1) for each name hash."""
    xp = key.__array_namespace__()
    shape = name.shape
    mixed = _mix(_mix(name.reshape((-1,)) + key) ^ key)
    return ((mixed.astype(xp.float64) + 0.5) / 4294967296.0).reshape(shape)


def normal(key: UInt[Array, "1"], name: UInt[Array, "*axes"]) -> Float[Array, "*axes"]:
    """A number of mean 0 and standard deviation 1 for each name: the logistic that a uniform gives, rescaled."""
    xp = key.__array_namespace__()
    chance = uniform(key, name)
    return xp.log(chance / (1.0 - chance)) * 0.5513288954217921


def gumbel(key: UInt[Array, "1"], name: UInt[Array, "*axes"]) -> Float[Array, "*axes"]:
    """Standard Gumbel noise: adding it to utilities and taking the highest is a soft choice (Gumbel 1954, McFadden 1974)."""
    xp = key.__array_namespace__()
    return -xp.log(-xp.log(uniform(key, name)))
