"""A crew: processes that play parts of a plan side by side, one for each core.

Threads of one process would share one JAX, which in some processes lets them take turns. A worker is a fresh Python that knows
nothing of the program that asked, so that this may be a script, a notebook or a shell.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from threading import Thread
from types import TracebackType
from typing import IO, Any, Final, Self

from inscape.errors import SweepError
from inscape.sweep.cache import cache_folder
from inscape.sweep.plan import Plan, Shard
from inscape.sweep.played import Played

AHEAD: Final = 2
"""Parts that each worker has been given, so that it need not wait for the next."""

BEGIN: Final = (
    "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN); from inscape.sweep.worker import work; work()"
)
"""What a worker does. Ctrl-C is left to the process that asked."""


class Crew:
    """So many workers for a plan, as a context: they are gone when it is left."""

    def __init__(self, plan: Plan, count: int) -> None:
        self.plan, self.count = plan, count
        self.workers: list[_Worker] = []
        self.heard: SimpleQueue[tuple[_Worker, str, Any]] = SimpleQueue()
        self.shared = TemporaryDirectory(prefix="inscape-crew-") if cache_folder() is None else None

    def __enter__(self) -> Self:
        surroundings = {**os.environ, "PYTHONPATH": os.pathsep.join(each for each in sys.path if each)}
        if self.shared is not None:  # nothing is to be kept, but one compiles for all
            surroundings["INSCAPE_CACHE"] = self.shared.name
        value = self.plan.to_json()
        self.workers = [_Worker(surroundings, value, self.heard) for _ in range(self.count)]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self.workers:
            worker.end()
        if self.shared is not None:
            self.shared.cleanup()

    def play(self, parts: Sequence[Shard], tick: Callable[[int], None] | None = None) -> Iterator[tuple[Shard, Played]]:
        """Every part with what came of it, as they are done. Raises `SweepError` if a worker is lost, and what playing raises."""
        left = deque(parts)
        for _ in range(AHEAD):
            for worker in self.workers:
                worker.take(left)
        while any(worker.going for worker in self.workers):
            worker, what, value = self.heard.get()
            if what == "ticked" and tick is not None:
                tick(value)
            elif what == "played":
                part = worker.going.popleft()
                worker.take(left)
                yield part, Played(*value)
            elif what == "failed":
                raise value
            elif what == "lost":
                raise SweepError(f"a process that played was lost (exit status {value})", fix="Go on with --resume")


class _Worker:
    """One process, and the parts that it has been given and not given back."""

    def __init__(self, surroundings: dict[str, str], plan: Any, heard: SimpleQueue[tuple[_Worker, str, Any]]) -> None:
        self.going: deque[Shard] = deque()
        self.heard = heard
        self.process = subprocess.Popen(  # noqa: S603  (this Python)
            [sys.executable, "-c", BEGIN], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=surroundings
        )
        self.tell(plan)
        self.listener = Thread(target=self._listen, daemon=True)
        self.listener.start()

    def tell(self, value: Any) -> None:
        """Send something; if nobody is there to take it, whoever listens finds that out."""
        stream: Any = self.process.stdin
        try:
            stream.write(pickle.dumps(value))
            stream.flush()
        except OSError:
            pass

    def take(self, left: deque[Shard]) -> None:
        """Give it the next part, if there is one."""
        if left:
            self.going.append(left.popleft())
            self.tell(tuple(self.going[-1]))

    def end(self) -> None:
        """Stop it, whatever it is at."""
        self.process.kill()
        self.process.wait()
        self.listener.join()
        for stream in (self.process.stdin, self.process.stdout):
            _close(stream)

    def _listen(self) -> None:
        stream: Any = self.process.stdout
        while True:
            try:
                what, value = pickle.load(stream)  # noqa: S301  (from a process that this one began)
            except Exception:  # noqa: BLE001  (whatever ends what it says, it is lost)
                self.heard.put((self, "lost", self.process.wait()))
                return
            self.heard.put((self, what, value))


def _close(stream: IO[bytes] | None) -> None:
    try:
        if stream is not None:
            stream.close()
    except OSError:
        pass
