"""Start a scene from where another run ended: minds and the world by names, bodies as the new scene places them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import numpy as np

from inscape.errors import RunError
from inscape.mind.jsonable import Misshapen, from_json
from inscape.mind.state import State
from inscape.scene.frame import Lengths
from inscape.scene.roster import Roster, roster_from_json
from inscape.scene.scene import Scene
from inscape.scene.shapes import FIXED, shapes, zeros

FRESH: Final = frozenset({
    "seed", "world", "beat", "present", "place", "distance", "posture", "gaze", "mask", "may_enter", "ordered",
    "demand", "due", "moment_group", "moment_actor", "moment_target", "moment_row", "memory_act", "surprise",
    "freeze", "attention", "leak", "unheeded",
})  # fmt: skip
"""Fields that begin anew: luck, bodies, whose turn it is, and what was of the moment."""

AXES: Final = {
    "character": "characters",
    "person": "persons",
    "fact": "facts",
    "thing": "things",
    "prospect": "prospects",
    "offer": "offers",
    "place": "places",
    "need": "needs",
    "about": "abouts",
    "duty": "duties",
}
"""The names along each open axis of the state."""


def follow(scene: Scene, run: str | Path) -> Scene:
    """The scene, starting from the last whole beat of a run file. Raises `RunError` if it cannot be read."""
    roster, state = last_state(run)
    return replace(scene, start=carried(scene.start, scene.roster, state, roster))


def last_state(run: str | Path) -> tuple[Roster, State]:
    """The roster of a run file and the state after its last whole beat. Raises `RunError`."""
    path = Path(run)
    try:
        lines = path.read_bytes().splitlines(keepends=True)
        whole = [json.loads(line) for line in (lines[:1] + lines[-3:]) if line.endswith(b"\n")]
        states = [line["state"] for line in whole if "state" in line]
        roster = roster_from_json(whole[0]["roster"])
        return roster, state_of(roster, states[-1])
    except OSError as trouble:
        raise RunError(f"the run cannot be read: {trouble.strerror}", where=str(path)) from trouble
    except (ValueError, LookupError, TypeError) as trouble:
        raise RunError(f"this is no run to start from: {trouble}", where=str(path)) from trouble


def state_of(roster: Roster, value: Any) -> State:
    """A state written as JSON, in the sizes of its own roster. Raises `Misshapen`."""
    if not isinstance(value, dict):
        raise Misshapen("state: expected an object")
    return from_json(value, State(**zeros(State, lengths_of(roster))))


def lengths_of(roster: Roster) -> Lengths:
    """How long each axis of a scene with this roster is."""
    return Lengths(
        character=len(roster.characters),
        person=len(roster.persons),
        fact=len(roster.facts),
        thing=len(roster.things),
        prospect=len(roster.prospects),
        offer=len(roster.offers),
        place=len(roster.places),
        need=len(roster.needs),
        duty=len(roster.duties),
        demand=len(roster.demands),
        event=len(roster.events),
    )


def carried(start: State, roster: Roster, earlier: State, before: Roster) -> State:
    """The start of a scene with everything of the earlier state that has a name in both; the rest stays as it starts.

    Who was not in the earlier scene comes as the new one describes them; who is not in the new one is left behind.
    """
    changed = {}
    for name, shape in shapes(State).items():
        if name in FRESH or name in ("holder", "memory_about"):
            continue
        here, there = [], []
        for axis in shape.axes:
            new, old = _shared(axis, roster, before)
            here.append(new)
            there.append(old)
        value = getattr(start, name).copy()
        value[np.ix_(*here)] = getattr(earlier, name)[np.ix_(*there)]
        changed[name] = value
    changed["holder"] = _holders(start, roster, earlier, before)
    changed["memory_about"] = _abouts(start, roster, earlier, before)
    return start._replace(**changed)


def _shared(axis: str, roster: Roster, before: Roster) -> tuple[Any, Any]:
    """The positions of what stands on an axis of both, in the new roster and in the earlier one."""
    if axis in FIXED:
        return np.arange(FIXED[axis]), np.arange(FIXED[axis])
    pairs = _pairs(getattr(roster, AXES[axis]), getattr(before, AXES[axis]))
    return np.array([new for _, new in pairs], dtype=np.int64), np.array([old for old, _ in pairs], dtype=np.int64)


def _pairs(new: Sequence[str], old: Sequence[str]) -> list[tuple[int, int]]:
    """(old position, new position) of every name in both."""
    position = _positions(new)
    return [(index, position[name]) for name, index in _positions(old).items() if name in position]


def _positions(names: Sequence[str]) -> Mapping[str, int]:
    return {name: index for index, name in enumerate(names) if name}


def _holders(start: State, roster: Roster, earlier: State, before: Roster) -> Any:
    """Who holds what: as it was, where holder or place are here too; else as the new scene says."""
    spots = dict(_pairs(roster.characters, before.characters))
    lie = _pairs(roster.places, before.places)
    spots |= {len(before.characters) + old: len(roster.characters) + new for old, new in lie}
    value = start.holder.copy()
    for old, new in _pairs(roster.things, before.things):
        value[new] = spots.get(int(earlier.holder[old]), value[new])
    return value


def _abouts(start: State, roster: Roster, earlier: State, before: Roster) -> Any:
    """What memories are about; what has no name here any more is about the situation."""
    meant = dict(_pairs(roster.abouts, before.abouts))
    value = start.memory_about.copy()
    for old, new in _pairs(roster.characters, before.characters):
        value[new] = [meant.get(int(about), len(roster.abouts) - 1) for about in earlier.memory_about[old]]
    return value
