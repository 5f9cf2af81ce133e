"""Which rows of the act table a move or a group, by somebody, to somebody, means."""

from __future__ import annotations

from typing import Any

import numpy as np

from inscape.mind.axes import GROUP
from inscape.scene.frame import Frame
from inscape.scene.ground import Ground


class Matcher:
    """The rows of a grounded table by what stands in them. actor: -1 where nobody is. length: of the act axis."""

    def __init__(self, frame: Frame, ground: Ground) -> None:
        acts = ground.acts
        self.length = len(acts.is_used)
        done = acts.is_used & ~acts.is_event
        done[0] = False
        self.actor = np.where(done, acts.actor, -1)
        self._target, self._victim = acts.target, acts.victim
        self._group = np.where(done, acts.group, -1)
        self._move = np.full(self.length, "", dtype=object)
        self._move[: len(ground.names)] = [name.move for name in ground.names]
        self._person = frame.roster.person

    def rows(self, do: str, *, by: str | None = None, to: str | None = None, is_move: bool = False) -> Any:
        """Bool[act]: the rows of a group, or of a move (a name that is both means the group, unless `is_move`).

        `to` matches whom an act is addressed to or aimed at.
        """
        is_group = do in GROUP and not is_move
        found = self._group == GROUP[do] if is_group else (self._move == do) & (self.actor >= 0)
        if by is not None:
            found = found & (self.actor == self._person(by))
        if to is not None:
            whom = self._person(to)
            found = found & ((self._target == whom) | (self._victim == whom))
        return found
