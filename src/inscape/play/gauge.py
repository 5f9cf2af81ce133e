"""Reading a quantity along a run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import numpy.typing as npt

from inscape.mind.regard import ambivalence
from inscape.scene.claims import Quantity
from inscape.scene.quantity import Cells, cells

if TYPE_CHECKING:
    from inscape.play.match import RunLike, SceneLike

Values = npt.NDArray[np.float64]


class Gauge(NamedTuple):
    """A quantity that can be read off the states of one scene. rows: of the act table, for urges of a group."""

    cells: Cells
    rows: npt.NDArray[np.int64] | None = None

    @classmethod
    def of(cls, quantity: Quantity, scene: SceneLike) -> Gauge:
        """The gauge of a quantity. Raises `UnknownName`."""
        found = cells(quantity, scene.roster)
        if found.source != "urges":
            return cls(found)
        actor, group = found.place
        acts = scene.stage.acts
        rows = np.asarray(acts.is_used) & ~np.asarray(acts.is_event)
        rows &= (np.asarray(acts.actor) == actor) & (np.asarray(acts.group) == group)
        return cls(found, np.flatnonzero(rows))

    def along(self, run: RunLike) -> Values:
        """The value before the first beat, then after each one.

        What only a beat has (urges, what is held back, what is shown) is nan before the first.
        """
        if self.cells.source == "state":
            states = [run.start, *(beat.state for beat in run.beats)]
            return np.array([self._read(getattr(state, self.cells.field)) for state in states], dtype=np.float64)
        return np.array([np.nan, *(self._reason(*run.replay(beat + 1)) for beat in range(len(run.beats)))])

    def _read(self, array: Any) -> float:
        picked = np.asarray(array)[tuple(slice(None) if each is None else each for each in self.cells.place)]
        if self.cells.combine == "any":
            return float(1.0 - np.prod(1.0 - np.clip(picked, 0.0, 1.0)))
        if self.cells.combine == "max":
            return float(np.max(picked, initial=0.0)) if picked.size else 0.0
        if self.cells.combine == "ambivalence":
            return float(ambivalence(picked))
        return float(picked)

    def _reason(self, choice: Any, lived: Any) -> float:
        if self.cells.source == "shown":
            return self._read(lived.shown)
        if self.cells.source == "held":
            held = int(np.asarray(choice.held)[self.cells.place[0]])
            return float(np.asarray(choice.held_urge)[self.cells.place[0]]) if held >= 0 else 0.0
        urges, possible = np.asarray(choice.urge)[self.rows], np.asarray(choice.possible)[self.rows]
        return float(np.max(urges[possible])) if possible.any() else np.nan
