"""A run up to one beat, replayed: what every explanation looks at."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from inscape.why.shares import Shares, shares
from inscape.why.words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from inscape.mind.beat import Lived
    from inscape.mind.decide import Choice
    from inscape.mind.stage import Stage
    from inscape.mind.state import Act, State
    from inscape.mind.theory import Theory
    from inscape.play.run import Run
    from inscape.scene.roster import Roster


@dataclass(frozen=True)
class Case:
    """One beat of a run, and everything before it. beat: 1 to the length of the run; 0 is the start."""

    run: Run
    beat: int

    @property
    def roster(self) -> Roster:
        """Who and what each position is."""
        return self.run.scene.roster

    @property
    def stage(self) -> Stage:
        """What does not change."""
        return self.run.scene.stage

    @property
    def theory(self) -> Theory:
        """The constants that hold here."""
        return self.run.scene.theory

    @property
    def before(self) -> State:
        """The state that the beat found."""
        return self.run.before(self.beat)

    @property
    def after(self) -> State:
        """The state after the beat."""
        return self.run.beat(self.beat).state if self.beat else self.run.start

    @property
    def act(self) -> Act:
        """What was done at the beat."""
        return self.run.beat(self.beat).act

    @property
    def choice(self) -> Choice:
        """Why this act and no other."""
        return self.run.replay(self.beat)[0]

    @property
    def lived(self) -> Lived:
        """What it changed in everyone, part by part."""
        return self.run.replay(self.beat)[1]

    @cached_property
    def words(self) -> Words:
        """The author's words."""
        return Words(self.run.scene)

    def shares(self, term: str) -> Shares:
        """The shares of a term of every act's urge at this beat (`inscape.why.shares`)."""
        if term not in self._shares:
            self._shares[term] = shares(self.theory, self.stage, self.before, term)
        return self._shares[term]

    @cached_property
    def _shares(self) -> dict[str, Shares]:
        return {}

    @property
    def deed(self) -> str:
        """What was done at the beat, in words."""
        row, second = int(self.act.row), int(self.act.second)
        words = self.words.act(row)
        return words if second < 0 else f"{words}, and {self.words.act(second).partition(' ')[2]}"

    def at(self, beat: int) -> Case:
        """The same run at another beat."""
        other = replace(self, beat=beat)
        object.__setattr__(other, "words", self.words)
        return other

    def history(self) -> Iterator[Case]:
        """Every beat up to this one, from the first."""
        for beat in range(1, self.beat + 1):
            yield self.at(beat)

    def who(self, me: int) -> str:
        """The name of a character."""
        return self.roster.characters[me]
