"""Inscape: characters with inner lives.

Five verbs and three nouns: `load` a scene, `play` it, `observe` acts that are given, ask `why`, `tell` what happened;
a `Scene`, the `Run` of one, and a `Session` for programs that take part. Everything is imported when it is first used, so
`import inscape` costs next to nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final

from inscape.version import VERSION

if TYPE_CHECKING:
    from inscape.errors import ImpossibleAct as ImpossibleAct
    from inscape.errors import InscapeError as InscapeError
    from inscape.errors import QueryError as QueryError
    from inscape.errors import RunError as RunError
    from inscape.errors import SceneError as SceneError
    from inscape.errors import ScriptError as ScriptError
    from inscape.errors import SweepError as SweepError
    from inscape.errors import UnknownName as UnknownName
    from inscape.evidence.calculator import feelings as feelings
    from inscape.play.loop import play as play
    from inscape.play.loop import resume as resume
    from inscape.play.observe import observe as observe
    from inscape.play.run import Beat as Beat
    from inscape.play.run import Run as Run
    from inscape.play.session import Session as Session
    from inscape.scene.load import load as load
    from inscape.scene.scene import Scene as Scene
    from inscape.sweep.begin import sweep as sweep
    from inscape.sweep.branches import what_if as what_if
    from inscape.sweep.result import Sweep as Sweep
    from inscape.sweep.summary import summarise as summarise
    from inscape.tell.draw import draw as draw
    from inscape.tell.report import report as report
    from inscape.tell.transcript import tell as tell
    from inscape.why.ask import why as why
    from inscape.why.sources import cite as cite

__version__: Final = VERSION

_HOME: Final = {
    "load": "inscape.scene.load",
    "play": "inscape.play.loop",
    "resume": "inscape.play.loop",
    "observe": "inscape.play.observe",
    "why": "inscape.why.ask",
    "feelings": "inscape.evidence.calculator",
    "cite": "inscape.why.sources",
    "tell": "inscape.tell.transcript",
    "draw": "inscape.tell.draw",
    "report": "inscape.tell.report",
    "Scene": "inscape.scene.scene",
    "Run": "inscape.play.run",
    "Beat": "inscape.play.run",
    "Session": "inscape.play.session",
    "sweep": "inscape.sweep.begin",
    "summarise": "inscape.sweep.summary",
    "what_if": "inscape.sweep.branches",
    "Sweep": "inscape.sweep.result",
    "InscapeError": "inscape.errors",
    "SceneError": "inscape.errors",
    "UnknownName": "inscape.errors",
    "ImpossibleAct": "inscape.errors",
    "ScriptError": "inscape.errors",
    "RunError": "inscape.errors",
    "QueryError": "inscape.errors",
    "SweepError": "inscape.errors",
}
"""Where each public name is kept."""

_LAYERS: Final = ("play", "why", "tell", "sweep")
"""Layers that share their name with a verb: the package is called as the verb."""

__all__ = [
    "Beat", "ImpossibleAct", "InscapeError", "QueryError", "Run", "RunError", "Scene", "SceneError", "ScriptError",
    "Session", "Sweep", "SweepError", "UnknownName", "cite", "draw", "feelings", "load", "observe", "play", "report",
    "resume", "summarise", "sweep", "tell", "what_if", "why",
]  # fmt: skip


class _Layer(ModuleType):
    """A package that can be called by the verb of its name: `inscape.play(scene)`."""

    def __call__(self, *args: Any, **named: Any) -> Any:
        verb = self.__name__.rpartition(".")[2]
        return getattr(import_module(_HOME[verb]), verb)(*args, **named)


class _Inscape(ModuleType):
    """This package. Whenever a layer named like a verb is imported, by whomever, it becomes callable."""

    def __setattr__(self, name: str, value: Any) -> None:
        if name in _LAYERS and isinstance(value, ModuleType):
            value.__class__ = _Layer
        super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Inscape


def __getattr__(name: str) -> Any:
    if name in _LAYERS:
        return import_module(f"inscape.{name}")
    if name in _HOME:
        return getattr(import_module(_HOME[name]), name)
    raise AttributeError(f"module 'inscape' has no attribute '{name}'")


def __dir__() -> list[str]:
    return sorted({*__all__, "__version__"})
