"""What acts can be about: the table of contents, and which of its rows each act ranges over."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

import numpy as np

from inscape.mind.axes import KIND, STRAND
from inscape.mind.stage import Contents
from inscape.scene.frame import Frame, occurrence
from inscape.scene.model import Move
from inscape.scene.sizes import size

HINT_CERTAINTY: Final = 0.5
"""How surely a hint says what it says; 0..1, assumed (half of saying it outright)."""


class Topic(NamedTuple):
    """One content in positions, as `Contents` has them.

    name: as in `ActName.content`. bare: without "not" or "maybe".
    """

    name: str = ""
    bare: str = ""
    fact: int = -1
    polarity: float = 0.0
    certainty: float = 0.0
    person: int = -1
    holder: int = -1
    toward: int = -1
    strand: int = -1
    kind: int = -1
    prospect: int = -1
    offer: int = -1
    thing: int = -1
    place: int = -1


NOTHING: Final = Topic()


class Topics:
    """Everything that can be spoken of in a scene; `rows` grows by what is asked for."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._lists: dict[tuple[str, str], list[Topic]] = {}
        self.rows: dict[str, Topic] = {"": NOTHING}

    def of(self, move: Move, actor: int, target: int) -> Iterator[Topic]:
        """The contents that this move of this actor to this target (-1: nobody) ranges over."""
        for what in move.content:
            for topic in self._all(what, move.says):
                if what == "person" and topic.person in (actor, target):
                    continue
                if what in ("regard", "feeling") and not self._is_speakable(topic, actor, target):
                    continue
                if topic.name not in self.rows:
                    self.rows[topic.name] = topic
                yield topic

    def told(self, fact: str) -> Topic:
        """A fact as an event tells it: it is so."""
        topic = next(topic for topic in self._all("fact", "tell") if topic.bare == fact)
        return self.rows.setdefault(topic.name, topic)

    def table(self) -> tuple[Contents, dict[str, int]]:
        """The rows that were asked for, in order of name, and where each one stands. Raises `TooLarge`."""
        names = sorted(self.rows)
        length = size("content", len(names))
        rows = [self.rows[name] for name in names] + [NOTHING] * (length - len(names))
        columns = {
            field: np.array(
                [getattr(row, field) for row in rows],
                dtype=np.float64 if field in ("polarity", "certainty") else np.int32,
            )
            for field in Contents._fields
        }
        return Contents(**columns), {name: index for index, name in enumerate(names)}

    def _all(self, what: str, says: str) -> list[Topic]:
        if (what, says) not in self._lists:
            self._lists[what, says] = [_said(topic, says) for topic in self._plain(what)]
        return self._lists[what, says]

    def _plain(self, what: str) -> list[Topic]:
        """Everything of one sort that can be spoken of, as plainly said."""
        roster, model = self._frame.roster, self._frame.model
        whole = Topic(polarity=1.0, certainty=1.0)
        if what == "none":
            return [NOTHING]
        if what == "fact":
            return [whole._replace(name=name, bare=name, fact=roster.fact(name)) for name in sorted(model.facts)]
        if what == "thing":
            evidence = {name: thing.shows for name, thing in model.things.items()}
            return [
                whole._replace(name=name, bare=name, thing=roster.thing(name), fact=roster.fact(shows) if shows else -1)
                for name, shows in sorted(evidence.items())
            ]
        if what in ("regard", "feeling"):
            return self._attitudes(what)
        names = enumerate(getattr(roster, f"{what}s"))
        return [Topic(**{**whole._asdict(), "name": name, "bare": name, what: index}) for index, name in names if name]

    def _attitudes(self, what: str) -> list[Topic]:
        """The attitudes declared in `contents`, and the regard that anybody in the cast is stated to hold."""
        model, roster = self._frame.model, self._frame.roster
        declared = [each for each in model.contents if getattr(each, what)]
        stated = {(each.regard or each.feeling or "", each.strand or each.kind or "", each.toward) for each in declared}
        if what == "regard":
            stated |= {
                (who, strand, toward)
                for who, one in model.cast.items()
                for toward, strands in one.regard.items()
                for strand, share in strands.items()
                if share > 0.0
            }
        table, field = (STRAND, "strand") if what == "regard" else (KIND, "kind")
        return [
            _attitude(f"{who}.{which}.{toward}", roster.person(who), roster.person(toward), field, table[which])
            for who, which, toward in sorted(stated)
        ]

    def _is_speakable(self, topic: Topic, actor: int, target: int) -> bool:
        """Declared attitudes always are; others only between those who speak, or about either of them."""
        roster = self._frame.roster
        which = roster.persons[topic.holder], roster.persons[topic.toward]
        if any((a.regard or a.feeling, a.toward) == which for a in self._frame.model.contents):
            return True
        return topic.holder in (actor, target) and topic.toward in (actor, target)


def _attitude(name: str, holder: int, toward: int, field: str, which: int) -> Topic:
    topic = Topic(name, name, polarity=1.0, certainty=1.0, holder=holder, toward=toward)
    return topic._replace(strand=which) if field == "strand" else topic._replace(kind=which)


def _said(topic: Topic, says: str) -> Topic:
    """The topic as denied or hinted, where it is something that can be so or not."""
    if (topic.fact < 0 and topic.holder < 0) or topic.thing >= 0:
        return topic
    if says == "deny":
        return topic._replace(name=f"not {topic.name}", polarity=-1.0)
    if says == "hint":
        return topic._replace(name=f"maybe {topic.name}", certainty=HINT_CERTAINTY)
    return topic


def happened(frame: Frame, event: str) -> int:
    """The fact that this event has happened, -1 where nobody keeps count."""
    name = occurrence(event)
    return frame.roster.fact(name) if name in frame.roster.facts else -1
