"""A session: a scene that a program takes part in, one act at a time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from inscape.errors import RunError
from inscape.mind.axes import KINDS
from inscape.mind.beat import choose, ended, live
from inscape.mind.jsonable import Misshapen, from_json, to_json
from inscape.mind.state import Act, State
from inscape.play.request import Request, mask_of, requested, require, resolved
from inscape.play.run import Beat, Run

if TYPE_CHECKING:
    from inscape.scene.scene import Scene

FAINT: Final = 0.01
"""Intensity below which a feeling is not named."""


class Urge(NamedTuple):
    """How strongly an act calls. act: in names. row: of the scene's table. urge: expected change of need-satisfaction."""

    act: str
    row: int
    urge: float


class Session:
    """A scene going on, for a program to take part in.

    scene: what is played. seed, world: which luck. free: who decides for themselves in `next`; by default everyone.
    state: where to start, instead of at the scene's beginning.
    """

    def __init__(
        self,
        scene: Scene,
        *,
        seed: int = 0,
        world: int = 0,
        free: Iterable[str] | None = None,
        state: State | None = None,
    ) -> None:
        self.scene = scene
        self._free = None if free is None else mask_of(scene, free)
        self._start = scene.begin(seed, world) if state is None else state
        self._beats: list[Beat] = []
        self._faces: list[Mapping[str, dict[str, float]]] = [{}]
        self._given: set[str] = set()

    @property
    def now(self) -> State:
        """How things stand, as arrays."""
        return self._beats[-1].state if self._beats else self._start

    @property
    def ended(self) -> bool:
        """Whether the scene has come to its end. Acts can still be given."""
        return bool(ended(self.scene.stage, self.now))

    @property
    def run(self) -> Run:
        """What has happened in this session, as a run."""
        return Run(self.scene, self._start, tuple(self._beats), tuple(sorted(self._given)))

    def act(self, who: str, does: str, **parts: Any) -> Beat:
        """Let somebody do something, and everyone live through it.

        parts: `to` (whom), `about` (what), `second` (another move carried along), `cuts_off` (an act as a mapping). Raises
        `UnknownName`, `ScriptError` if it says too little, and `ImpossibleAct` with what stands in the way.
        """
        second = {"with": parts.pop("second")} if "second" in parts else {}
        return self.do(requested({"who": who, "does": does, **parts, **second}))

    def event(self, name: str) -> Beat:
        """Let an event happen. Raises `UnknownName` and `ImpossibleAct`."""
        return self.do(requested({"event": name}))

    def do(self, request: Request) -> Beat:
        """Let an act or event happen that is given as a request. Raises as `act` does."""
        asked = resolved(self.scene, request)
        require(self.scene, self.now, asked, request.spot)
        self._given.add(request.who or request.does)
        return self.live(asked)

    def next(self) -> Beat | None:
        """Let whoever is free decide, and everyone live through it; None if the scene has ended."""
        if self.ended:
            return None
        return self.live(choose(self.scene.theory, self.scene.stage, self.now, self._free)[0])

    def felt(self, name: str) -> dict[str, float]:
        """What somebody feels: {kind: intensity 0..1}, strongest first, whatever it is about."""
        intensity = self.now.feeling[self.scene.roster.character(name)]
        return _kinds(1.0 - np.prod(1.0 - intensity, axis=-1))

    def shown(self, name: str) -> dict[str, float]:
        """What somebody showed at the latest beat: {kind: intensity 0..1}, strongest first, on the clearest channel."""
        self.scene.roster.character(name)
        return dict(self._faces[-1].get(name, {}))

    def urges(self, name: str) -> list[Urge]:
        """What somebody could do now, and how strongly each act calls, strongest first."""
        who, stage = self.scene.roster.character(name), self.scene.stage
        choice = choose(self.scene.theory, stage, self.now)[1]
        own = np.flatnonzero(choice.possible & (stage.acts.actor == who) & ~stage.acts.is_event)
        found = [
            Urge(self.scene.roster.describe(int(row)), int(row), float(choice.urge[row])) for row in own if row > 0
        ]
        return sorted(found, key=lambda urge: (-urge.urge, urge.act))

    @property
    def state(self) -> dict[str, Any]:
        """Everything that `restore` needs, as one JSON value."""
        return {
            "scene": self.scene.name,
            "digest": self.scene.digest,
            "state": to_json(self.now),
            "shown": {name: dict(kinds) for name, kinds in self._faces[-1].items()},
        }

    @classmethod
    def restore(cls, scene: Scene, state: Mapping[str, Any] | State, *, free: Iterable[str] | None = None) -> Session:
        """A session that goes on from a saved `state`, or from any state of a run of this scene.

        Any number of sessions may go on from one state. Raises `RunError` if the state is of another scene.
        """
        if isinstance(state, State):
            return cls(scene, free=free, state=state)
        if not {"digest", "state"} <= set(state):
            raise RunError("this is not the state of a session", fix="Give what `session.state` was")
        if state["digest"] != scene.digest:
            raise RunError(f"this state is of another scene or another version of it ('{state.get('scene')}')")
        try:
            session = cls(scene, free=free, state=from_json(state["state"], scene.start))
        except Misshapen as error:
            raise RunError(f"this state does not fit the scene: {error}") from error
        session._faces = [state.get("shown", {})]
        return session

    @classmethod
    def going_on(cls, run: Run, *, free: Iterable[str] | None = None) -> Session:
        """A session that goes on where a run stands, with all its beats, which can be taken back."""
        session = cls(run.scene, free=free, state=run.start)
        session._beats = list(run.beats)
        session._faces = [{}, *(session._shown(run.replay(beat.number)[1].shown) for beat in run.beats)]
        session._given = set(run.given)
        return session

    def undo(self, beats: int = 1) -> None:
        """Take back the latest beats. Raises `RunError` if there are not so many."""
        if not 0 <= beats <= len(self._beats):
            raise RunError(f"there are {len(self._beats)} beats to take back, not {beats}")
        keep = len(self._beats) - beats
        del self._beats[keep:], self._faces[keep + 1 :]

    def live(self, what: Act) -> Beat:
        """Let everyone live through an act that is given in rows of the scene's table, possible or not."""
        state, lived = live(self.scene.theory, self.scene.stage, self.now, what)
        beat = Beat(int(state.beat), what, state)
        self._beats.append(beat)
        self._faces.append(self._shown(lived.shown))
        return beat

    def _shown(self, shown: Any) -> dict[str, dict[str, float]]:
        """What each one showed at a beat, on the clearest channel."""
        clearest = np.max(shown, axis=1)
        return {name: _kinds(clearest[index]) for index, name in enumerate(self.scene.roster.characters) if name}


def _kinds(intensity: Any) -> dict[str, float]:
    """Kinds by name, strongest first, without the faint ones."""
    found = {kind: float(value) for kind, value in zip(KINDS, intensity, strict=True) if value >= FAINT}
    return dict(sorted(found.items(), key=lambda item: (-item[1], item[0])))
