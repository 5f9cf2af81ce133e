"""Playing the shards of a plan on this machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from importlib.util import find_spec
from itertools import pairwise
from typing import Final, TypeAlias

from inscape.sweep.cores import cores
from inscape.sweep.crew import Crew
from inscape.sweep.family import Family
from inscape.sweep.plain import play_plain
from inscape.sweep.plan import Engine, Plan, Shard
from inscape.sweep.played import Played, joined

Tick: TypeAlias = Callable[[int], None]
"""Told how many worlds more are played."""

ENOUGH: Final[dict[Engine, int]] = {"jax": 1024, "numpy": 1}
"""Worlds that are worth a process of their own, which takes a second to begin."""
LEAST: Final = 512
"""Worlds of the least part of a compiled shard; at the end of each, lanes have nothing to do."""


def play_shard(plan: Plan, shard: Shard, tick: Tick | None = None) -> Played:
    """What comes of a shard: the same wherever and whenever it is played."""
    family = family_of(plan, shard.setting)
    if plan.engine == "numpy":
        return play_plain(family, shard, tick)
    from inscape.sweep.compiled import play_compiled

    return play_compiled(family, shard, tick)


@lru_cache(maxsize=4)
def _families(plan: _ByKey, setting: int) -> Family:
    return Family(plan.plan, setting)


class _ByKey:
    """A plan that is equal to any other with the same key."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _ByKey) and self.plan.key == other.plan.key

    def __hash__(self) -> int:
        return hash(self.plan.key)


def family_of(plan: Plan, setting: int) -> Family:
    """The scenes of a setting; worked out once in each process."""
    return _families(_ByKey(plan), setting)


def play_shards(
    plan: Plan, shards: Sequence[Shard], *, workers: int | None = None, tick: Tick | None = None
) -> Iterator[tuple[Shard, Played]]:
    """Every shard with what came of it, as they are done. workers: processes, by default as many as there are cores."""
    most = 1 if is_accelerated(plan.engine) or not can_begin() else workers or cores()
    whole = len(shards) // most * most  # those that are left, fewer than there are processes, are shared out
    parts = [*shards[:whole], *(part for shard in shards[whole:] for part in _parts(plan, shard, most))]
    worlds = sum(shard.after - shard.first for shard in shards)
    count = min(most, len(parts), worlds // ENOUGH[plan.engine])
    if count > 1:
        with Crew(plan, count) as crew:
            yield from _joined(shards, crew.play(parts, tick))
        return
    for shard in shards:
        yield shard, play_shard(plan, shard, tick)


def can_begin() -> bool:
    """Whether there is a Python to begin another process with; a program that was packed into one file has none."""
    return bool(sys.executable) and not getattr(sys, "frozen", False)


def is_accelerated(engine: Engine) -> bool:
    """Whether JAX may find something better than processors; that takes whole shards, from one process."""
    has_plugin = any(find_spec(name) is not None for name in ("jax_plugins", "libtpu"))
    return engine == "jax" and has_plugin and os.environ.get("JAX_PLATFORMS") != "cpu"


def _parts(plan: Plan, shard: Shard, most: int) -> list[Shard]:
    """The shard in as many parts as there are processes, if each is long enough."""
    worlds = shard.after - shard.first
    count = max(1, min(most, worlds // LEAST)) if plan.engine == "jax" else 1
    edges = [shard.first + worlds * part // count for part in range(count + 1)]
    return [shard._replace(first=first, after=after) for first, after in pairwise(edges)]


def _joined(shards: Sequence[Shard], parts: Iterator[tuple[Shard, Played]]) -> Iterator[tuple[Shard, Played]]:
    """Every shard, as soon as all of its parts are there."""
    whole = {shard.number: shard for shard in shards}
    there: dict[int, dict[int, Played]] = {}
    for part, played in parts:
        found = there.setdefault(part.number, {})
        found[part.first] = played
        shard = whole[part.number]
        if sum(len(each.lengths) for each in found.values()) == shard.after - shard.first:
            del there[part.number]
            yield shard, joined([found[first] for first in sorted(found)])
