"""What of a beat is worth a sentence, from one side: moments with their reasons, weighed.

A moment names entries of `narration.yaml` and fills their slots. It is made from what the character has of the beat
(`Having`) and from what its author said of it, and from nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from inscape.mind.axes import AIMS, GROUPS, KIND, KINDS, STRAND, STRANDS, STRATEGIES, TERMS
from inscape.tell.mine import Having
from inscape.tell.morphology import Tense, backshifted, infinitive
from inscape.tell.phrases import narration
from inscape.tell.unsaid import CALLED, CALLED_ELSEWHERE
from inscape.tell.words import group_as, kind_words, listed

if TYPE_CHECKING:
    from inscape.scene.scene import Scene
    from inscape.tell.names import Naming

STIRRED: Final = 0.1
"""By how much a feeling must be stirred to be told."""
READ: Final = 0.25
"""How strongly a feeling must be read in another to be told."""
SURPRISED: Final = 0.7
FROZEN: Final = 0.4
FALTERED: Final = 0.2
SPENT: Final = 0.08
SOFT: Final = frozenset({"pity", "love", "gratitude", "admiration", "longing", "happy_for"})
HARD_TO_BEAR: Final = frozenset({"distress", "fear", "shame", "guilt", "disappointment", "fears_confirmed"})
AGAINST: Final = frozenset({"anger", "contempt", "hate", "reproach", "disgust", "resentment", "gloating"})
TELLING: Final = SOFT | HARD_TO_BEAR | AGAINST
"""Feelings that are worth a word when one finds them in another."""


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


class Moments:
    """Finds the moments of one character's beats, in order; remembers what has been told."""

    def __init__(self, scene: Scene, naming: Naming, who: str, tense: Tense) -> None:
        self.scene, self.naming, self.who, self.tense = scene, naming, who, tense
        self.me = scene.roster.character(who)
        self.told: dict[tuple[str, ...], float] = {}
        self._said: dict[int, str] = {}

    def of(self, having: Having) -> list[Moment]:
        """The moments inside this beat that are news, in the order of telling."""
        other = self._other(having)
        if having.perceived and having.perceived.main.line:
            self._said[having.perceived.main.row] = having.perceived.main.line
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

    def _other(self, having: Having) -> str:
        perceived = having.perceived
        if perceived is None:
            return having.company[0] if having.company else ""
        main = perceived.main
        if perceived.actor != self.who:
            return perceived.actor
        target = main.target if main.target in self.scene.roster.characters else ""
        return target or (having.company[0] if len(having.company) == 1 else "")

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
                names = (f"surprise.{came}", "surprise.any")
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
            yield Moment(("falter",), {"hard": hard}, person, 1.2, ("falter", person), float(falter[toward]) + 0.3, 2)

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
            yield Moment((f"{sense}.{tone}",), slots, name, weight, ("read", name, word, AIMS[int(aim)]), 1.0, 3)

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
            ("act", "fortune", "prospects", "news", "other", "memory", "drawn"),
            key=lambda name: float(getattr(sources, name)[kind, about]),
        )
        name, toward = KINDS[kind], self.scene.roster.abouts[about]
        target = toward if toward in self.scene.roster.persons and toward != self.who else other
        slots: dict[str, str] = {}
        if toward in self.scene.roster.prospects and toward:
            slots = _it(self.prospect(toward))
        victim = having.perceived.main.victim if having.perceived else ""
        if source == "fortune" and victim:
            slots |= {"victim": self.naming.called(victim), "victims": f"{self.naming.called(victim)}'s"}
        names = (
            f"felt.{name}.{source}",
            *((f"felt.{name}.act",) if source in ("act", "other") else ()),
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

    def _memory(self, having: Having) -> Iterator[Moment]:
        recalled = having.lived.recalled
        if not bool(recalled.came_back):
            return
        slot = int(recalled.slot)
        row, about = int(having.before.memory_act[slot]), int(having.before.memory_about[slot])
        weight = 0.5 + float(recalled.strength)
        if row < 0:
            deed = past_deed(self.scene, self.who, slot)
            if deed is not None and deed.did:
                yield Moment(
                    ("memory.deed",), {"deed": str(deed.did)}, "", weight + 0.4, ("recalled", str(deed.did)), 1.0, 4
                )
        elif self.scene.roster.abouts[about] in self.scene.roster.persons:
            person = self.scene.roster.abouts[about]
            if person not in (self.who, ""):
                said = re.split(r"(?<=[.!?]) ", self._said.get(row, ""))[-1]
                yield Moment(("memory.act",), {"said": said}, person, weight, ("recalled", str(row)), 1.0, 4)

    def _held_together(self, having: Having, other: str) -> Iterator[Moment]:
        held = having.lived.held
        kept = bool(held.succeeded)
        if bool(held.professing):
            yield from self._professed(kept=kept)
        elif int(held.strategy) >= 0 and float(held.load) >= 0.5:
            strategy = STRATEGIES[int(held.strategy)]
            names = (f"hold.{strategy}.{'kept' if kept else 'failed'}", f"hold.{strategy}")
            if strategy != "suppress" or having.company:
                told = ("hold", strategy, str(kept))
                yield Moment(names, {}, other, 0.35 + 0.4 * float(held.load), told, 1.0, 7)
        if float(held.collapsed) >= 0.3 and float(having.before.feeling[KIND["anger"]].max()) >= 0.15:
            yield Moment(("collapse",), {}, other, 1.1, ("collapse",), 1.0, 8)
        if float(having.after.reserve) < SPENT <= float(having.before.reserve):
            yield Moment(("spent",), {}, other, 0.9, ("spent",), 1.0, 9)
        if float(held.ashamed) >= 0.03:
            wanted = having.after.feeling[[KIND["longing"], KIND["admiration"], KIND["love"]]][
                :, : len(self.scene.roster.characters)
            ]
            person = self.scene.roster.characters[int(np.argmax(wanted.max(axis=0)))]
            if float(wanted.max()) >= 0.15 and person != self.who:
                yield Moment(("felt.shame.self",), {}, person, 1.0, ("ashamed", person), 1.0, 6)

    def _professed(self, *, kept: bool) -> Iterator[Moment]:
        toward = int(np.argmax(self.scene.stage.professes[self.me]))
        what = professed(self.scene, self.me, toward)
        name = "profess.kept" if kept else "profess.flat"
        slots = {"what": what, "what_upper": what[:1].upper() + what[1:]}
        yield Moment((name,), slots, self.scene.roster.persons[toward], 1.3, ("profess", str(kept)), 1.0, 7)

    def _outlooks(self, having: Having) -> Iterator[Moment]:
        for at, name in enumerate(self.scene.roster.prospects):
            if not name or int(self.scene.stage.prospects.owner[at]) != self.me:
                continue
            key = _outlook(having, at)
            stakes = float((self.scene.stage.prospects.stakes[at] * self.scene.stage.need_weight[self.me]).sum())
            dread = {"fell": "dread_fell", "gone": "dread_fell", "rose": "dread_rose", "near": "dread_rose"}
            if key:
                name_of = (dread.get(key, f"dread_{key}")) if stakes < 0.0 else key
                weight = 2.5 if key in ("came", "failed") else 1.3 if key == "gone" else 0.9
                yield Moment(
                    (f"outlook.{name_of}",), _it(self.prospect(name)), "", weight, ("outlook", name, key), 1.0, 8
                )

    def _learned(self, having: Having) -> Iterator[Moment]:
        for at, name in enumerate(self.scene.roster.facts):
            was, now = float(having.before.credence[at]), float(having.after.credence[at])
            if name and abs(now - was) >= 0.15:
                key = (
                    "knows"
                    if now >= 0.75 > was
                    else "rejects"
                    if now <= 0.25 < was
                    else "believes"
                    if now > was
                    else "doubts"
                )
                fact = self.fact(name)
                slots = {"fact": fact, "Fact": _upper(fact)}
                yield Moment((f"learned.{key}",), slots, "", 2.0, ("learned", name, key), 1.0, 3)

    def _held_back(self, having: Having, other: str) -> Iterator[Moment]:
        """What one nearly did: told where one acts or freezes, and where it called more than what one did."""
        row, held = int(having.choice.held), having.held
        if row <= 0 or held is None or bool(self.scene.stage.acts.is_silence[row]):
            return
        acts_here = having.perceived is not None and having.perceived.actor == self.who
        over = float(having.choice.held_urge) - float(having.choice.urge[int(having.choice.best)])
        if over < (CALLED if acts_here else CALLED_ELSEWHERE):
            return
        by = TERMS[int(having.choice.held_by)]
        by = "trouble" if by == "effort" and float(having.after.reserve) >= 0.2 else by
        line = held.line.removesuffix(".")
        name = f"held.{by}" if line else f"held.act.{by}"
        slots = {"line": line, "act": infinitive(held.does)}
        told = ("held", self.scene.roster.acts[row].move)
        yield Moment((name,), slots, other, 0.6 + over, told, 1.0, -1 if acts_here else 9)


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


def _outlook(having: Having, at: int) -> str:
    was, now = float(having.before.prospect[at]), float(having.after.prospect[at])
    before, after = int(having.before.prospect_state[at]), int(having.after.prospect_state[at])
    if after != before:
        return "came" if after == 1 else "failed"
    if now < 0.05 <= was:
        return "gone"
    if now > 0.85 >= was:
        return "near"
    return "rose" if now - was >= 0.08 else "fell" if was - now >= 0.05 else ""


def _it(text: str) -> dict[str, str]:
    return {"it": text, "It": _upper(text)}


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
