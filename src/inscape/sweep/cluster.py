"""A plan played on Ray; the only place that imports it (`pip install inscape[cluster]`).

A shard hangs on the plan alone and is written by whoever asked for it, once, when it has come back. So a worker or a node that
is lost loses nothing but time: Ray plays its shards again elsewhere, and nothing is written twice.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

from inscape.errors import SweepError
from inscape.sweep.plan import Plan, Shard
from inscape.sweep.played import Played

AHEAD: Final = 2
"""Shards that are under way for each processor, so that none waits and little is held."""
TRIES: Final = 20
"""How often a shard is begun again before the sweep gives up."""


def play_on_ray(
    plan: Plan, shards: Sequence[Shard], *, address: str | None = None, tick: Callable[[int], None] | None = None
) -> Iterator[tuple[Shard, Played]]:
    """Every shard with what came of it, as they are done. address: of the cluster; one on this machine if left out.

    Raises `SweepError` where Ray is not installed, cannot be reached, or lost a shard for good.
    """
    ray = library()
    begun = _reach(ray, address)
    try:
        yield from _played(ray, plan, shards, tick)
    finally:
        if begun:
            ray.shutdown()


def library() -> Any:
    """Ray. Raises `SweepError` where it is not installed."""
    try:
        import ray
    except ImportError:
        raise SweepError("Ray is not installed", fix="pip install 'inscape[cluster]'") from None
    return ray


def _reach(ray: Any, address: str | None) -> bool:
    """Be in touch with a cluster; whether we began it."""
    if ray.is_initialized():
        return False
    try:
        ray.init(address=address, log_to_driver=False, include_dashboard=False if address is None else None)
    except (ConnectionError, RuntimeError, ValueError) as trouble:
        raise SweepError(
            f"there is no Ray at {address or 'this machine'}: {trouble}", fix="Begin one: ray start --head"
        ) from trouble
    return True


def _played(
    ray: Any, plan: Plan, shards: Sequence[Shard], tick: Callable[[int], None] | None
) -> Iterator[tuple[Shard, Played]]:
    value = ray.put(plan.to_json())
    task = ray.remote(play_there).options(num_cpus=1, max_retries=TRIES, retry_exceptions=False)
    left, going = iter(shards), {}
    while True:
        room = AHEAD * max(1, int(ray.cluster_resources().get("CPU", 1)))
        for shard in left:
            going[task.remote(value, tuple(shard))] = shard
            if len(going) >= room:
                break
        if not going:
            return
        done, _ = ray.wait(list(going), num_returns=1)
        for reference in done:
            shard = going.pop(reference)
            try:
                played = ray.get(reference)
            except ray.exceptions.RayError as trouble:
                raise SweepError(f"shard {shard.number} was lost: {trouble}", fix="Go on with --resume") from trouble
            if tick is not None:
                tick(shard.after - shard.first)
            yield shard, Played(*played)


def play_there(plan: dict[str, Any], shard: tuple[int, int, int, int]) -> tuple[Any, ...]:
    """What comes of a shard, as plain arrays; what a worker does."""
    from inscape.sweep.local import play_shard

    return tuple(play_shard(_plan(plan), Shard(*shard)))


def _plan(value: dict[str, Any]) -> Plan:
    return Plan.from_json(value)
