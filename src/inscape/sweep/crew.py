"""A crew: processes that play parts of a plan side by side, one for each core.

Threads of one process would share one JAX, which in some processes lets them take turns. loky begins fresh Pythons that know nothing
of the program that asked, so that this may be a script, a notebook or a shell.
"""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Iterator, Sequence
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import Any, Final, Self

from inscape.errors import SweepError
from inscape.sweep.cache import cache_folder
from inscape.sweep.plan import Plan, Shard
from inscape.sweep.played import Played

AHEAD: Final = 2
"""Parts that each worker has been given, so that it need not wait for the next."""

SURROUNDINGS: Final = {
    "NPROC": "1", "OPENBLAS_NUM_THREADS": "1",
    "MALLOC_MMAP_THRESHOLD_": "33554432", "MALLOC_TRIM_THRESHOLD_": "1073741824",
}  # fmt: skip
"""What a worker is begun with. It has one core: XLA and NumPy are to have one thread each, or they wait for work by asking again and again.

And what a step has needed is needed by the next: memory is not given back to the system between them (glibc).
"""

_PLAN: dict[str, Plan] = {}
"""In a worker: the plan that it plays parts of."""


class Crew:
    """So many workers for a plan, as a context: they are gone when it is left."""

    def __init__(self, plan: Plan, count: int) -> None:
        self.plan, self.count = plan, count
        self.shared = TemporaryDirectory(prefix="inscape-crew-") if cache_folder() is None else None

    def __enter__(self) -> Self:
        from loky import ProcessPoolExecutor

        # where nothing is to be kept, one compiles for all
        shared = {} if self.shared is None else {"INSCAPE_CACHE": self.shared.name}
        self.pool: Any = ProcessPoolExecutor(
            self.count, env={**SURROUNDINGS, **shared}, initializer=_begin, initargs=(self.plan.to_json(),)
        )
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.pool.shutdown(wait=True, kill_workers=True)
        if self.shared is not None:
            self.shared.cleanup()

    def play(self, parts: Sequence[Shard], tick: Callable[[int], None] | None = None) -> Iterator[tuple[Shard, Played]]:
        """Every part with what came of it, as they are done. Raises `SweepError` if a worker is lost, and what playing raises."""
        from concurrent.futures import FIRST_COMPLETED, wait
        from concurrent.futures.process import BrokenProcessPool

        left, going = iter(parts), {}
        try:
            while True:
                for part in left:
                    going[self.pool.submit(_play, tuple(part))] = part
                    if len(going) >= AHEAD * self.count:
                        break
                if not going:
                    return
                for done in wait(going, return_when=FIRST_COMPLETED).done:
                    part, played = going.pop(done), Played(*done.result())
                    if tick is not None:
                        tick(part.after - part.first)
                    yield part, played
        except BrokenProcessPool as lost:
            raise SweepError("a process that played was lost", fix="Go on with --resume") from lost


def _begin(plan: Any) -> None:
    """Get ready to play: Ctrl-C is left to the process that asked, and what a library prints is no part of what is told."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.dup2(2, 1)
    _PLAN["plan"] = Plan.from_json(plan)
    if _PLAN["plan"].engine == "jax":
        from inscape.sweep.compiled import library

        library()
    gc.freeze()  # what there is by now stays, and need not be looked through again and again


def _play(part: tuple[int, ...]) -> tuple[Any, ...]:
    from inscape.sweep.local import play_shard

    return tuple(play_shard(_PLAN["plan"], Shard(*part)))
