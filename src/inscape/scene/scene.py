"""A compiled scene: what the author wrote, and the arrays it became."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from inscape.mind.stage import Stage
from inscape.mind.state import State
from inscape.scene.roster import Roster

if TYPE_CHECKING:
    from inscape.mind.theory import Theory
    from inscape.scene.model import SceneFile


@dataclass(frozen=True)
class Scene:
    """One scene, ready to be played.

    name: as the file states it. model: the file as validated values. stage: what does not change. start: the state before
    the first beat, seed and world 0. roster: who and what each position is. theory: the constants that hold here. source:
    the file's text. places: where each path of the file stands (line, column). digest: SHA-256 of the model as canonical
    JSON, in hexadecimal.
    """

    name: str
    model: SceneFile
    stage: Stage
    start: State
    roster: Roster
    theory: Theory
    source: str
    places: Mapping[tuple[str | int, ...], tuple[int, int]]
    file: str
    digest: str

    def begin(self, seed: int, world: int) -> State:
        """The start of this scene in one world: the luck of (seed, world), both taken modulo 2**32."""
        word = 0xFFFFFFFF
        return self.start._replace(
            seed=np.asarray(seed & word, dtype=np.uint32), world=np.asarray(world & word, dtype=np.uint32)
        )
