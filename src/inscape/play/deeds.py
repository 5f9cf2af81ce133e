"""What was done at a beat, in names."""

from __future__ import annotations

from typing import Any

from inscape.mind.state import Act
from inscape.scene.roster import Roster


def named(roster: Roster, act: Act) -> dict[str, Any]:
    """The act in names, as one JSON value.

    actor, move, to, victim, about: names, None where there is none (an event has no actor; when time passes there is not
    even a move). second: the move carried along (move, to, about), or None. cut_off: what it cut off (actor, move, to,
    about, progress 0..1), or None. text: all of it in a line.
    """
    row, second, cut = int(act.row), int(act.second), int(act.cut_off)
    actor, parts = roster.acts[row].actor, _parts(roster, row)
    text = roster.describe(row)
    value: dict[str, Any] = {"actor": actor or None, **parts, "victim": roster.acts[row].victim or None}
    value["second"] = value["cut_off"] = None
    if second >= 0:
        value["second"] = _parts(roster, second)
        text += f", and {roster.describe(second).removeprefix(actor).strip()}"
    if cut >= 0:
        value["cut_off"] = {"actor": roster.acts[cut].actor, **_parts(roster, cut), "progress": float(act.progress)}
        text += f", cutting off {roster.describe(cut)}"
    return {**value, "text": text}


def _parts(roster: Roster, row: int) -> dict[str, str | None]:
    name = roster.acts[row]
    return {"move": name.move or None, "to": name.target or None, "about": name.content or None}
