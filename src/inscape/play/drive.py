"""Speaking for somebody in a scene: whoever is driven is given their acts from outside.

The engine still decides whose turn it is. When it falls to somebody who is driven, their driver says what they do: a callable
is asked with a `Session` that it can look at and try things in; anything that can be iterated gives one act after another.
A driver that gives None lets the turn pass; when an iterable has run out, its character decides for itself from then on.
An act is what `Session.act` takes: `"sneer"`, `{"does": "sneer", "to": "kylo"}`, or a `Request`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from inscape.mind.beat import choose
from inscape.mind.state import Act, State
from inscape.play.request import Request, mask_of, requested, require, resolved
from inscape.play.session import Session

if TYPE_CHECKING:
    from inscape.scene.scene import Scene

Wanted: TypeAlias = Request | Mapping[str, Any] | str | None
"""What a driver gives: an act, or None to let the turn pass."""

Driver: TypeAlias = Callable[[Session], Wanted] | Iterable[Wanted]

SPENT: Final = object()
"""What an iterable gives when it has run out."""


def driven(scene: Scene, drive: Mapping[str, Driver]) -> Callable[[State], Act]:
    """A decider in which some are driven. Raises `UnknownName` if somebody driven is not in the cast.

    What it returns raises `UnknownName`, `ScriptError` and `ImpossibleAct` for what a driver gives.
    """
    drivers = {name: _asked(driver) for name, driver in drive.items()}
    mask_of(scene, drivers)

    def decide(state: State) -> Act:
        passed: set[str] = set()
        while True:
            choice = choose(scene.theory, scene.stage, state, ~mask_of(scene, passed))[0]
            who = scene.roster.acts[int(choice.row)].actor
            if who not in drivers or who in passed:
                return choice
            wanted = drivers[who](Session(scene, state=state))
            if wanted is SPENT:
                del drivers[who]
            elif wanted is None:
                passed.add(who)
            else:
                return _given(scene, state, who, wanted)

    return decide


def _asked(driver: Driver) -> Callable[[Session], Any]:
    """One callable for both sorts of driver."""
    if callable(driver):
        return driver
    acts: Iterator[Wanted] = iter(driver)
    return lambda _: next(acts, SPENT)


def _given(scene: Scene, state: State, who: str, wanted: Any) -> Act:
    """The act that a driver wants, if it can be done."""
    given = resolved(scene, requested(wanted, who=who))
    require(scene, state, given)
    return given
