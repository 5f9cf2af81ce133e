"""Which beats of a run a pattern picks out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol

import numpy as np

from inscape.errors import UnknownName
from inscape.mind.axes import GROUPS
from inscape.play.gauge import Gauge
from inscape.scene.claims import ActLike, Edge, Either, Level, Pattern, Quantity, Repeated
from inscape.scene.roster import ActName, Roster

if TYPE_CHECKING:
    from inscape.mind.beat import Lived
    from inscape.mind.decide import Choice
    from inscape.mind.stage import Stage
    from inscape.mind.state import Act, State

SILENCE: Final = "silence"
"""The word for the silence of one whose turn it was, whatever move that is in the scene."""

EVERYONE: Final = "everyone"

Beats = list[int]
"""Positions in a run, counting from 0, in order, each once."""


class BeatLike(Protocol):
    """What is asked of a beat: what was done, and how things stood right after it."""

    @property
    def act(self) -> Act:
        """What was done."""

    @property
    def state(self) -> State:
        """Right after it."""


class SceneLike(Protocol):
    """What is asked of a scene: its names and its tables."""

    @property
    def roster(self) -> Roster:
        """Its names."""

    @property
    def stage(self) -> Stage:
        """Its tables."""


class RunLike(Protocol):
    """What is asked of a run; `play.run.Run` is one."""

    @property
    def scene(self) -> SceneLike:
        """What was played."""

    @property
    def start(self) -> State:
        """Before the first beat."""

    @property
    def beats(self) -> Sequence[BeatLike]:
        """What came of it, in order."""

    def replay(self, number: int) -> tuple[Choice, Lived]:
        """Why the beat of this number (from 1) went as it did."""


class Deed(NamedTuple):
    """The rows of one beat: the act, the move it carries along (-1: none) and what it cut off (-1: nothing)."""

    row: int
    second: int
    cut_off: int


@dataclass(eq=False)
class Words:
    """What the words of patterns and quantities mean in one scene; worked out once for all of its runs."""

    scene: SceneLike
    rows: dict[ActLike, frozenset[int]] = field(default_factory=dict)
    gauges: dict[Quantity, Gauge] = field(default_factory=dict)

    def gauge(self, quantity: Quantity) -> Gauge:
        """How to read the quantity. Raises `UnknownName`."""
        if quantity not in self.gauges:
            self.gauges[quantity] = Gauge.of(quantity, self.scene)
        return self.gauges[quantity]

    def acts(self, wanted: ActLike) -> frozenset[int]:
        """Rows of the act table of this sort, whatever they cut off. Raises `UnknownName`."""
        wanted = wanted._replace(cutting=None)
        if wanted not in self.rows:
            self._check(wanted)
            fits = self._fits(wanted)
            self.rows[wanted] = frozenset(row for row, name in enumerate(self.scene.roster.acts) if fits(row, name))
        return self.rows[wanted]

    def settled(self, wanted: ActLike) -> ActLike:
        """`cut off hux by kylo` names the two persons where others name a move and who does it."""
        cut = wanted.cutting
        if cut is None or cut.what not in self._persons:
            return wanted
        columns = (wanted.columns[0], cut.columns[1] if cut.by else wanted.columns[1], *wanted.columns[2:])
        cutting = ActLike(None, by=cut.what, to=cut.to, columns=(1, *cut.columns[:1], *cut.columns[2:]))
        return wanted._replace(by=cut.by or wanted.by, cutting=cutting, columns=columns)

    def _fits(self, wanted: ActLike) -> Callable[[int, ActName], bool]:
        silence = self.scene.stage.acts.is_silence

        def fits(row: int, name: ActName) -> bool:
            if not name.move or (wanted.what is None and not name.actor):
                return False
            is_silent = wanted.what == SILENCE and bool(silence[row])
            return (
                (wanted.what is None or wanted.what in (name.move, name.group) or is_silent)
                and (wanted.by is None or wanted.by == name.actor)
                and (wanted.to is None or name.target in (wanted.to, EVERYONE))
                and (wanted.about is None or _is_about(name.content, wanted.about))
            )

        return fits

    def _check(self, wanted: ActLike) -> None:
        roster = self.scene.roster
        if wanted.what is not None:
            known = {*GROUPS, *roster.moves, *roster.events, SILENCE, "act"}
            if wanted.what not in known:
                raise UnknownName(wanted.what, kind="move, group or event", known=sorted(known | self._persons))
        for name in (wanted.by, wanted.to):
            if name is not None:
                roster.person(name)
        if wanted.about is not None:
            names = {part for content in roster.contents for part in _parts(content)}
            known = names | set(roster.facts + roster.persons + roster.things + roster.prospects + roster.offers)
            if wanted.about not in known:
                raise UnknownName(wanted.about, kind="content", known=sorted(known))

    @cached_property
    def _persons(self) -> frozenset[str]:
        return frozenset(name for name in self.scene.roster.persons if name)


def deed(act: Act) -> Deed:
    """The rows of an act as whole numbers."""
    return Deed(int(act.row), int(act.second), int(act.cut_off))


def find(pattern: Pattern, run: RunLike, words: Words) -> Beats:
    """The beats that the pattern picks out. Raises `UnknownName` for a word that names nothing in the scene."""
    if isinstance(pattern, ActLike):
        return _acts(pattern, run, words)
    if isinstance(pattern, Level):
        values = words.gauge(pattern.quantity).along(run)[1:]
        return [int(beat) for beat in np.flatnonzero(SIGNS[pattern.sign](values, pattern.number))]
    if isinstance(pattern, Either):
        return sorted({*find(pattern.first, run, words), *find(pattern.second, run, words)})
    found = find(pattern.pattern, run, words)
    if isinstance(pattern, Repeated):
        return found[max(pattern.times - 1, 0) :]
    if isinstance(pattern, Edge):
        done = happened(run)
        edge = done[:1] if pattern.edge == "first" else done[-1:]
        return [beat for beat in found if beat in edge]
    return related(found, pattern.relation, find(pattern.other, run, words), happened(run))


def related(found: Beats, relation: str, other: Beats, done: Beats) -> Beats:
    """Those of `found` that stand in the relation to `other`; `done`: the beats at which something was done."""
    if relation == "while":
        return [beat for beat in found if beat in set(other)]
    if relation == "until":
        return [beat for beat in found if not other or beat < other[0]]
    if relation == "after":
        return [beat for beat in found if other and beat > other[0]]
    if relation == "before":
        return [beat for beat in found if other and beat < other[-1]]
    wanted = set(other)
    if relation == "right after":
        return [beat for beat in found if max((each for each in done if each < beat), default=-1) in wanted]
    return [beat for beat in found if min((each for each in done if each > beat), default=-1) in wanted]


def happened(run: RunLike) -> Beats:
    """The beats at which somebody did something or an event came; not those at which only time passed."""
    return [position for position, beat in enumerate(run.beats) if int(beat.act.row) != 0]


SIGNS: Final[dict[str, Callable[[Any, float], Any]]] = {
    ">": np.greater,
    ">=": np.greater_equal,
    "<": np.less,
    "<=": np.less_equal,
}


def _acts(wanted: ActLike, run: RunLike, words: Words) -> Beats:
    wanted = words.settled(wanted)
    rows = words.acts(wanted) if wanted.cutting is None or _says_more(wanted) else None
    cut = words.acts(wanted.cutting) if wanted.cutting is not None else None
    found = []
    for position, beat in enumerate(run.beats):
        done = deed(beat.act)
        fits = rows is None or done.row in rows or done.second in rows
        if fits and (cut is None or done.cut_off in cut):
            found.append(position)
    return found


def _says_more(wanted: ActLike) -> bool:
    return any((wanted.what, wanted.by, wanted.to, wanted.about))


def _parts(content: str) -> list[str]:
    """What a content names: `not base_lost` names base_lost, `hux.contempt` also hux."""
    return [content, *re.findall(r"[a-z][a-z0-9_.]*", content), *re.findall(r"[a-z][a-z0-9_]*", content)]


def _is_about(content: str, wanted: str) -> bool:
    return bool(content) and wanted in _parts(content)
