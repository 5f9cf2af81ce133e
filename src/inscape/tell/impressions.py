"""What a beat does to one at once: surprise, what one finds in the others, and what one feels and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from inscape.mind.axes import AIMS, GROUPS, KIND, KINDS, STRAND
from inscape.tell.mine import Having
from inscape.tell.phrases import narration
from inscape.tell.sides import Moment, Side, it
from inscape.tell.words import group_as, kind_words

STIRRED: Final = 0.1
"""By how much a feeling must be stirred to be told."""
READ: Final = 0.25
"""How strongly a feeling must be read in another to be told."""
SURPRISED: Final = 0.7
FROZEN: Final = 0.4
FALTERED: Final = 0.2
SOFT: Final = frozenset({"pity", "love", "gratitude", "admiration", "longing", "happy_for"})
HARD_TO_BEAR: Final = frozenset({"distress", "fear", "shame", "guilt", "disappointment", "fears_confirmed"})
AGAINST: Final = frozenset({"anger", "contempt", "hate", "reproach", "disgust", "resentment", "gloating"})
TELLING: Final = SOFT | HARD_TO_BEAR | AGAINST
"""Feelings that are worth a word when one finds them in another."""


class Impressions(Side):
    """The moments of what comes in."""

    def _surprise(self, having: Having, other: str) -> Iterator[Moment]:
        perceived, nats = having.perceived, float(having.after.surprise)
        if perceived and perceived.actor not in ("", self.who) and nats >= SURPRISED:
            chance = having.lived.expected.chance
            expected = GROUPS[int(np.argmax(chance))]
            came = "silence" if perceived.main.is_silence else perceived.main.group
            slots = {
                "expected": group_as(expected),
                "expected_noun": group_as(expected).partition(" ")[2],
                "came": group_as(came),
            }
            if expected not in ("tend", came) and float(chance.max()) >= 0.25:
                way = "said" if perceived.main.line else "seen"
                names = (f"surprise.{came}.{way}", f"surprise.{came}", "surprise.any")
                yield Moment(names, slots, other, 0.8 + nats / 2.0, ("surprise", expected, came), nats, 0)
            if float(having.after.freeze) >= FROZEN:
                yield Moment(("freeze",), {}, other, 0.7 + nats / 4.0, (), 1.0, 1)
        falter = having.after.falter - having.before.falter
        toward = int(np.argmax(falter))
        if float(falter[toward]) >= FALTERED:
            regard = having.before.regard[toward]
            strand = max(("hostility", "contempt", "fear"), key=lambda name: float(regard[STRAND[name]]))
            hard = narration()["strands"][strand] if float(regard[STRAND[strand]]) >= 0.3 else ""
            person = self.scene.roster.persons[toward]
            yield Moment(
                ("falter.hard" if hard else "falter.none",),
                {"hard": hard},
                person,
                1.2,
                ("falter", person),
                float(falter[toward]) + 0.3,
                2,
            )

    def _read(self, having: Having) -> Iterator[Moment]:
        """What one takes another to feel, where it has newly come to something: told once for each feeling and aim."""
        sense = "sense" if float(self.scene.stage.empathy[self.me]) >= 0.5 else "see"
        for name in having.company:
            at = self.scene.roster.character(name)
            now, was = having.after.reading[at], having.before.reading[at]
            rise = np.where(now >= READ, now - was, 0.0)
            rise[KIND["surprise"]] = 0.0
            rise[[kind not in TELLING for kind in KINDS]] = 0.0
            kind, aim = np.unravel_index(int(np.argmax(rise)), rise.shape)
            if float(rise[kind, aim]) < 0.04:
                continue
            word = KINDS[int(kind)]
            words = kind_words(word)
            tone = "suffers" if word in HARD_TO_BEAR else "" if aim else "soft" if word in SOFT else "against_me"
            if not tone:
                continue
            slots = {"noun": words.noun, "looks": words.looks}
            weight = 0.5 + float(now[kind, aim]) + (1.2 if tone == "soft" else 0.0)
            acts = having.perceived is not None and having.perceived.actor in (name, self.who)
            told, order = ("read", name, word, "" if tone == "suffers" else AIMS[int(aim)]), 3 if acts else 6
            yield Moment((f"{sense}.{tone}",), slots, name, weight, told, 1.0, order)

    def _felt(self, having: Having, other: str) -> Iterator[Moment]:
        stirred = np.array(having.lived.felt.stirred)
        stirred[KIND["surprise"]] = 0.0
        for flat in np.argsort(-stirred, axis=None, kind="stable")[:3]:
            kind, about = (int(i) for i in np.unravel_index(int(flat), stirred.shape))
            amount, level = float(stirred[kind, about]), float(having.after.feeling[kind, about])
            if amount < STIRRED and level - self.told.get(("felt", KINDS[kind], str(about)), 0.0) < 0.3:
                return
            if amount < 0.03:
                return
            moment = self._feeling(having, other, kind, about, amount)
            if moment.names[0].endswith(".prospects") and not self._has_moved(having, about):
                continue
            if (
                amount >= 0.15
                and moment.names[0].endswith(".act")
                and KINDS[kind] in ("distress", "shame", "anger", "fear")
            ):
                yield from self._deep(having, moment.other)
            yield moment

    def _has_moved(self, having: Having, about: int) -> bool:
        """Whether the prospect that a feeling is about has become likelier or less by so much that one notices."""
        at = self.scene.roster.prospect(self.scene.roster.abouts[about])
        return abs(float(having.after.prospect[at]) - float(having.before.prospect[at])) >= 0.05

    def _feeling(self, having: Having, other: str, kind: int, about: int, amount: float) -> Moment:
        sources = having.lived.felt.sources
        source = max(
            ("act", "fortune", "prospects", "news", "caught", "memory", "drawn", "befell"),
            key=lambda name: float(getattr(sources, name)[kind, about]),
        )
        name, toward = KINDS[kind], self.scene.roster.abouts[about]
        target = toward if toward in self.scene.roster.persons and toward != self.who else other
        slots: dict[str, str] = {}
        if toward in self.scene.roster.prospects and toward:
            slots = it(self.prospect(toward))
        victim = having.perceived.main.victim if having.perceived else ""
        if source == "fortune" and victim:
            slots |= {"victim": self.naming.called(victim), "victims": f"{self.naming.called(victim)}'s"}
        names = (
            f"felt.{name}.{source}",
            *((f"felt.{name}.act",) if source == "drawn" else ()),
            f"felt.{name}",
        )
        level = float(having.after.feeling[kind, about])
        return Moment(
            names, slots, target, 0.4 + 2.0 * amount + 0.4 * level, ("felt", name, str(about)), level + amount, 5
        )

    def _deep(self, having: Having, other: str) -> Iterator[Moment]:
        if other not in self.scene.roster.persons or not other:
            return
        regard = having.before.regard[self.scene.roster.person(other)]
        for strand in sorted(
            ("esteem", "attraction", "warmth", "trust"), key=lambda name: -float(regard[STRAND[name]])
        ):
            if float(regard[STRAND[strand]]) >= 0.5:
                yield Moment((f"deep.{strand}",), {}, other, 1.0, ("deep", other, strand), 1.0, 4)
                return
