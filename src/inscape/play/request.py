"""An act as somebody outside asks for it, in names, and the rows that it stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from inscape.errors import ImpossibleAct, ScriptError, Spot, UnknownName, offer
from inscape.mind.state import Act, State
from inscape.mind.types import Array, Bool
from inscape.play.obstacles import obstacle

if TYPE_CHECKING:
    from inscape.scene.scene import Scene

KEYS: Final = ("who", "does", "to", "about", "with", "cuts_off")
"""What an act can say. An event says `event` and nothing else."""

HALFWAY: Final = 0.5
"""How far a cut-off act had come, where it is not said."""

_PARTS: Final = {"character": "who", "move": "does", "target": "to", "content": "about"}


class Request(NamedTuple):
    """An act in names: who does what, to whom, about what.

    who: "" for an event. second: another move carried along. cuts_off: whose act it cuts off, and which. spots: where each
    part stands in the script, by key; empty where there is no script.
    """

    who: str
    does: str
    to: str | None = None
    about: str | None = None
    second: Request | None = None
    cuts_off: Request | None = None
    spots: Mapping[str, Spot] = {}

    @property
    def spot(self) -> Spot | str:
        """Where it stands as a whole."""
        return self.spots.get("", "")


def requested(value: Any, *, who: str | None = None, spots: Mapping[str, Spot] | None = None) -> Request:
    """The request that a plain value is: `{who: hux, does: sneer, to: kylo}`, `{event: door_opens}`, or just `sneer`.

    who: who does it where the value does not say. Raises `ScriptError` if it is none of these.
    """
    spots = spots or {}
    if isinstance(value, Request):
        return value
    if isinstance(value, str) and who is not None:
        return Request(who, value, spots=spots)
    if not isinstance(value, Mapping):
        raise ScriptError("this is not an act", where=spots.get("", ""), fix="Write {who: NAME, does: MOVE, to: NAME}")
    if "event" in value:
        _only(value, ("event",), spots)
        does = {"does": spots["event"]} if "event" in spots else {}
        return Request("", _word(value, "event", spots), spots={**spots, **does})
    _only(value, KEYS, spots)
    actor = _word(value, "who", spots) if who is None or "who" in value else who
    second, cut = value.get("with"), value.get("cuts_off")
    return Request(
        actor,
        _word(value, "does", spots),
        _word(value, "to", spots) if value.get("to") is not None else None,
        _word(value, "about", spots) if value.get("about") is not None else None,
        requested(second, who=actor, spots=_below(spots, "with")) if second is not None else None,
        requested(cut, spots=_below(spots, "cuts_off")) if cut is not None else None,
        spots,
    )


def resolved(scene: Scene, request: Request) -> Act:
    """The rows of the scene's table that a request names. Raises `UnknownName`, or `ScriptError` if it says too little."""
    row = _row(scene, request)
    second = cut = -1
    if request.second is not None:
        second = _carried(scene, request, request.second)
        acts = scene.stage.acts
        if not (acts.carries[row] and acts.rides[second]):
            what = f"'{request.does}' cannot carry '{request.second.does}' along"
            raise ScriptError(what, where=request.second.spot or request.spot, fix="Make them two acts")
    if request.cuts_off is not None:
        cut = _row(scene, request.cuts_off)
    return act(row, second, cut, HALFWAY if cut >= 0 else 0.0)


def act(row: int, second: int = -1, cut_off: int = -1, progress: float = 0.0) -> Act:
    """An act of these rows."""
    rows = [np.asarray(each, dtype=np.int32) for each in (row, second, cut_off)]
    return Act(rows[0], rows[1], rows[2], np.asarray(progress, dtype=np.float64))


def require(scene: Scene, state: State, asked: Act, spot: Spot | str = "") -> None:
    """Raise `ImpossibleAct`, with what stands in the way, unless the act can be done now."""
    for row in (int(asked.row), int(asked.second)):
        reason = obstacle(scene, state, row) if row >= 0 else ""
        if reason:
            raise ImpossibleAct(scene.roster.describe(row), reason, beat=int(state.beat) + 1, place=spot)


def mask_of(scene: Scene, names: Iterable[str]) -> Bool[Array, "character"]:
    """Which characters have these names. Raises `UnknownName`."""
    mask = np.zeros(len(scene.roster.characters), dtype=bool)
    mask[[scene.roster.character(name) for name in names]] = True
    return mask


def _row(scene: Scene, request: Request) -> int:
    """The row of the request's own move."""
    try:
        return scene.roster.find_act(request.who, request.does, request.to, request.about)
    except UnknownName as unknown:
        raise _placed(unknown, request) from None


def _carried(scene: Scene, request: Request, second: Request) -> int:
    """The row of the move carried along, by the same actor, to the same target unless it says another."""
    if second.to is None and request.to is not None:
        try:
            return scene.roster.find_act(second.who, second.does, request.to, second.about)
        except UnknownName:
            return _row(scene, second)
    return _row(scene, second)


def _placed(unknown: UnknownName, request: Request) -> UnknownName | ScriptError:
    """The error at the part of the request that it is about; where a part is missing, said so."""
    part = _PARTS.get(unknown.kind, "does")
    spot = request.spots.get(part, request.spot)
    if unknown.name:
        kind = "event" if not request.who and unknown.kind == "move" else unknown.kind
        return UnknownName(unknown.name, kind=kind, known=unknown.known, place=spot)
    what = f"'{request.does}' by {request.who} has to say '{part}'"
    return ScriptError(what, where=spot, fix=offer("", unknown.known))


def _only(value: Mapping[str, Any], keys: tuple[str, ...], spots: Mapping[str, Spot]) -> None:
    for key in value:
        if key not in keys:
            what = f"an {'event' if keys == ('event',) else 'act'} has no '{key}'"
            raise ScriptError(what, where=spots.get(key, spots.get("", "")), fix=offer(str(key), keys))


def _word(value: Mapping[str, Any], key: str, spots: Mapping[str, Spot]) -> str:
    word = value.get(key)
    if isinstance(word, str) and word:
        return word
    what = f"'{key}' is missing" if word is None else f"'{key}' has to be a name, not {word!r}"
    raise ScriptError(what, where=spots.get(key, spots.get("", "")), fix="Write {who: NAME, does: MOVE, to: NAME}")


def _below(spots: Mapping[str, Spot], key: str) -> dict[str, Spot]:
    """The places of the parts of a part."""
    inner = {name.removeprefix(f"{key}."): spot for name, spot in spots.items() if name.startswith(f"{key}.")}
    return {"": spots[key], **inner} if key in spots else inner
