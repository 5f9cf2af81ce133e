"""What of a beat is worth a sentence, from one side: moments with their reasons, weighed.

A moment names entries of `narration.yaml` and fills their slots. It is made from what the character has of the beat
(`Having`) and from what its author said of it, and from nothing else.
"""

from __future__ import annotations

from inscape.tell.composure import Composure
from inscape.tell.impressions import Impressions
from inscape.tell.mine import Having
from inscape.tell.sides import Moment


class Moments(Impressions, Composure):
    """Finds the moments of one character's beats, in order; remembers what has been told."""

    def of(self, having: Having) -> list[Moment]:
        """The moments inside this beat that are news, in the order of telling."""
        other = self._other(having)
        if having.perceived and having.perceived.main.line:
            self.said[having.perceived.main.row] = having.perceived.main.line
        found = [
            *self._surprise(having, other), *self._read(having), *self._felt(having, other), *self._memory(having),
            *self._held_together(having, other), *self._outlooks(having), *self._learned(having),
            *self._held_back(having, other),
        ]  # fmt: skip
        recalls = any(moment.names[0].startswith("memory") for moment in found)
        found = [moment for moment in found if recalls or not moment.names[0].endswith(".memory")]
        settled = any(moment.names[0].endswith(("came", "failed")) for moment in found)
        found = [moment for moment in found if not (settled and moment.names[0].endswith(".prospects"))]
        news = [m for m in found if not m.told or abs(m.amount - self.told.get(m.told, 0.0)) >= 0.3]
        return sorted(news, key=lambda moment: moment.order)

    def _other(self, having: Having) -> str:
        perceived = having.perceived
        if perceived is None:
            return having.company[0] if having.company else ""
        main = perceived.main
        if perceived.actor != self.who:
            return perceived.actor
        target = main.target if main.target in self.scene.roster.characters else ""
        return target or (having.company[0] if len(having.company) == 1 else "")
