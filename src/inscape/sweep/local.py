"""Playing the shards of a plan on this machine."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Final, TypeAlias

from inscape.sweep.cores import cores
from inscape.sweep.family import Family
from inscape.sweep.plain import play_plain
from inscape.sweep.plan import Plan, Shard
from inscape.sweep.played import Played

Tick: TypeAlias = Callable[[int], None]
"""Told how many worlds more are played."""

AHEAD: Final = 2
"""Shards that each process may be ahead of what is written."""


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
    count = min(workers or cores(), len(shards)) if plan.engine == "numpy" else 1
    if count > 1:
        yield from _in_processes(plan, shards, count, tick)
        return
    for shard in shards:
        yield shard, play_shard(plan, shard, tick)


def _in_processes(plan: Plan, shards: Sequence[Shard], count: int, tick: Tick | None) -> Iterator[tuple[Shard, Played]]:
    from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
    from multiprocessing import get_context

    left = iter(shards)
    going: dict[Future[Played], Shard] = {}
    with ProcessPoolExecutor(count, mp_context=get_context("spawn"), initializer=_undisturbed) as pool:
        try:
            while True:
                for shard in left:
                    going[pool.submit(play_shard, plan, shard)] = shard
                    if len(going) >= AHEAD * count:
                        break
                if not going:
                    return
                for done in wait(going, return_when=FIRST_COMPLETED).done:
                    shard = going.pop(done)
                    if tick is not None:
                        tick(shard.after - shard.first)
                    yield shard, done.result()
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


def _undisturbed() -> None:
    """Leave Ctrl-C to the process that asked."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)
