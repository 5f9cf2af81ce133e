"""Observing: the acts are given, and everyone lives through them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from inscape.errors import ScriptError
from inscape.mind.beat import choose, ended, live
from inscape.mind.state import Act, State
from inscape.play.loop import record
from inscape.play.request import Request, mask_of, require, resolved
from inscape.play.run import Beat, Run
from inscape.play.runfile import RunWriter
from inscape.play.script import each, read_script
from inscape.scene.load import load
from inscape.scene.scene import Scene


def observe(
    scene: Scene | str | Path,
    script: str | Path | Iterable[Any],
    *,
    seed: int = 0,
    world: int = 0,
    free: Iterable[str] = (),
    out: str | Path | None = None,
) -> Run:
    """Let the acts of a script happen in a scene, in order.

    scene: as in `play`. script: the path of a YAML or JSON Lines file, "-" for standard input, or plain values (see
    `script.py`). free: who decides for themselves; after each given act whoever of them takes the floor does one thing,
    and what happens by itself happens. The script cannot say what they do. out: a run file, written as it happens.

    A script may go on after the scene's end. Raises `UnknownName` or `ScriptError`, with every entry that is wrong, before
    anything happens, and `ImpossibleAct`, with what stands in the way, at the first act that cannot be done when its
    turn comes.
    """
    scene = load(scene) if isinstance(scene, str | Path) else scene
    names = frozenset(free)
    mask = mask_of(scene, names) if names else None
    requests = read_script(script)
    acts = each(lambda request: _settled(scene, request, names), requests)
    given = tuple(sorted({request.who or request.does for request in requests}))
    run = Run(scene, scene.begin(seed, world), given=given)
    entries = zip(acts, requests, strict=True)
    with RunWriter.begin(out, run) as writer:
        return record(run, _follow(scene, run.start, entries, mask), writer)


def _follow(scene: Scene, state: State, entries: Iterable[tuple[Act, Request]], mask: Any) -> Iterator[Beat]:
    """Every beat of a script, and what the free do between."""
    for act, request in entries:
        require(scene, state, act, request.spot)
        state, _ = live(scene.theory, scene.stage, state, act)
        yield Beat(int(state.beat), act, state)
        answer = _answer(scene, state, mask) if mask is not None else None
        if answer is not None:
            state, _ = live(scene.theory, scene.stage, state, answer)
            yield Beat(int(state.beat), answer, state)


def _settled(scene: Scene, request: Request, free: frozenset[str]) -> Act:
    """The rows of a request by somebody whom a script may speak for."""
    act = resolved(scene, request)
    if request.who in free:
        what = f"{request.who} is free, so a script cannot say what {request.who} does"
        raise ScriptError(what, where=request.spots.get("who", request.spot), fix="Take out the entry, or `free`")
    return act


def _answer(scene: Scene, state: State, mask: Any) -> Act | None:
    """What one of the free does now, or what happens by itself; None if nothing does."""
    if ended(scene.stage, state):
        return None
    act, _ = choose(scene.theory, scene.stage, state, mask)
    row, acts = int(act.row), scene.stage.acts
    return act if row > 0 and (acts.is_event[row] or mask[int(acts.actor[row])]) else None
