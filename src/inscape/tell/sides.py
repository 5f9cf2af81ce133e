"""A moment: something worth a sentence; and the side that it is told from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from inscape.mind.axes import STRANDS
from inscape.tell.phrases import narration
from inscape.tell.words import listed
from inscape.why.morphology import Tense, backshifted

if TYPE_CHECKING:
    from inscape.scene.scene import Scene
    from inscape.tell.names import Naming


@dataclass(frozen=True)
class Moment:
    """Something worth a sentence.

    names: entries to take it from, the best first. other: who "{other}" is. weight: how much it is worth. told: what counts
    as told once it is said, with its amount. order: where it stands in its paragraph.
    """

    names: tuple[str, ...]
    slots: dict[str, str] = field(default_factory=dict)
    other: str = ""
    weight: float = 0.0
    told: tuple[str, ...] = ()
    amount: float = 1.0
    order: int = 0
    again: bool = False


class Side:
    """One character's side of a scene: whose it is, what has been told of it, and what was heard said."""

    def __init__(self, scene: Scene, naming: Naming, who: str, tense: Tense) -> None:
        self.scene, self.naming, self.who, self.tense = scene, naming, who, tense
        self.me = scene.roster.character(who)
        self.told: dict[tuple[str, ...], float] = {}
        self.said: dict[int, str] = {}

    def tells(self, moment: Moment) -> None:
        """Remember that this was told."""
        if moment.told:
            self.told[moment.told] = moment.amount

    def prospect(self, name: str) -> str:
        """A prospect as prose in the telling's tense."""
        return backshifted(self.naming.prospect(name), self.tense)

    def fact(self, name: str) -> str:
        """A fact as prose in the telling's tense."""
        return backshifted(self.naming.fact(name), self.tense)


def professed(scene: Scene, me: int, toward: int) -> str:
    """What one tells oneself that one holds toward a person, as nouns: "hatred and contempt"."""
    strands = scene.stage.professed[me, toward]
    words = [narration()["strands"][name] for at, name in enumerate(STRANDS) if float(strands[at]) >= 0.5]
    return listed(words) or "nothing"


def past_deed(scene: Scene, who: str, slot: int) -> Any:
    """The deed of before that fills a memory's slot, or None."""
    from inscape.why.words import _heaviest

    deeds = sorted(scene.model.cast[who].past, key=_heaviest)
    return deeds[slot] if slot < len(deeds) else None


def it(text: str) -> dict[str, str]:
    """What may come, for the slots {it} and {It}; for {thing} too, where it is a noun and no clause ("that ...")."""
    return {"it": text, "It": upper(text), "thing": "" if text.startswith("that ") else text}


def upper(text: str) -> str:
    """The text with a capital at its head."""
    return text[:1].upper() + text[1:]
