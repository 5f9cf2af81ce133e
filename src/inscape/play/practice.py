"""Practice: the beats of one scene, thought out at first, and learned by heart once that pays. What comes of them is the same."""

from __future__ import annotations

from typing import Final

from inscape.mind.beat import choose, ended, live
from inscape.mind.rote import Rote
from inscape.mind.stage import Stage
from inscape.mind.state import Act, State
from inscape.mind.theory import Theory

PAYS: Final = 50
"""After how many beats a scene is learned: that takes as long as some twenty."""

KEPT: Final = 4
"""Of how many scenes the practice is kept."""


class Beats:
    """`ended`, `choose` and `live` of one theory and stage, without reasons."""

    def __init__(self, theory: Theory, stage: Stage) -> None:
        self.theory, self.stage = theory, stage
        self._lived = 0
        self._rote: Rote | None = None

    def ended(self, state: State) -> bool:
        """Whether the scene is over."""
        return self._rote.ended(state) if self._rote else bool(ended(self.stage, state))

    def choose(self, state: State) -> Act:
        """What is done next, if everyone decides for themselves."""
        return self._rote.choose(state) if self._rote else choose(self.theory, self.stage, state)[0]

    def live(self, state: State, act: Act) -> State:
        """The next state."""
        if self._rote:
            return self._rote.live(state, act)
        self._lived += 1
        if self._lived > PAYS:
            self._rote = Rote(self.theory, self.stage, state)
        return live(self.theory, self.stage, state, act)[0]


_kept: list[Beats] = []


def practised(theory: Theory, stage: Stage) -> Beats:
    """The beats of a stage, with what was learned of it before in this process."""
    for beats in _kept:
        if beats.theory is theory and beats.stage is stage:
            return beats
    _kept.insert(0, Beats(theory, stage))
    del _kept[KEPT:]
    return _kept[0]
