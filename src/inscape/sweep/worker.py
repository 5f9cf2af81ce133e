"""A worker of a crew: a process that plays what it is given, part after part, until nothing more comes.

It is told and tells by pickles through its standard input and output. It begins no program of the user's, so that a script may sweep
without minding how.
"""

from __future__ import annotations

import os
import pickle
import sys
from typing import Any

from inscape.sweep.plan import Plan, Shard


def work() -> None:
    """Play parts of a plan: first the plan comes in, then parts; out go ("ticked", worlds), ("played", what came of it) or ("failed", why)."""
    heard = sys.stdin.buffer
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as said:
        os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a library prints is no part of what is told

        def tell(what: str, value: Any) -> None:
            said.write(pickle.dumps((what, value)))
            said.flush()

        try:
            plan = Plan.from_json(pickle.load(heard))  # noqa: S301  (from the process that began this one)
            while True:
                _answer(plan, Shard(*pickle.load(heard)), tell)  # noqa: S301
        except (EOFError, BrokenPipeError):
            os._exit(0)  # whoever asked is gone, or has all


def _answer(plan: Plan, part: Shard, tell: Any) -> None:
    from inscape.sweep.local import play_shard

    try:
        played = play_shard(plan, part, lambda worlds: tell("ticked", worlds))
    except BrokenPipeError:
        raise
    except Exception as trouble:  # noqa: BLE001  (whatever it is, it is told to whoever asked)
        tell("failed", _portable(trouble))
    else:
        tell("played", tuple(played))


def _portable(trouble: Exception) -> Exception:
    """The same error, or one that says as much, if it cannot be sent."""
    try:
        pickle.loads(pickle.dumps(trouble))  # noqa: S301
    except Exception:  # noqa: BLE001
        return RuntimeError(f"{type(trouble).__name__}: {trouble}")
    return trouble
