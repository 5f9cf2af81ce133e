"""What a reader wants to know beside an act: what was felt, shown, hidden, misread, held back, and what surprised.

Everything is in the `BeatView`; this module chooses. It tells what changed or is new since it was last told, the strongest
first, a few things at a time, so that the same line does not come back at every beat.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from inscape.scene.beliefs import UNKNOWN
from inscape.tell.facets import BeatView, Doing, Felt, Held, Inside, Learned, Outlook, Outward, Strand
from inscape.tell.names import Naming
from inscape.tell.readings import STRONG, impression
from inscape.tell.restraint import SPENT, restraint
from inscape.tell.words import group_as, kind_words, listed, number, plain_name, strand_words, surprise_word

if TYPE_CHECKING:
    from inscape.scene.scene import Scene

FELT: Final = 0.15
"""A feeling weaker than this is not told, however it changes."""
PRESENT: Final = 0.25
"""A feeling weaker than this is told only as it changes."""
MOVED: Final = 0.1
"""A change of a feeling in one beat from which it is told with an arrow."""
DRIFTED: Final = 0.15
"""How far a feeling may drift from what was last told before it is told again."""
SURPRISED: Final = 0.7
"""Nats from which surprise is told."""
HIDDEN: Final = 0.4
"""What share of a feeling shows at most for it to be hidden."""
USUAL_MASK: Final = 0.5
"""The mask of people whose author says nothing of it; behind it, that one is glad is not hidden but only not shown."""
AWED: Final = 0.4
"""Fear of somebody from which esteem for them is awe."""
FROZEN, COLLAPSED, FALTERED = 0.4, 0.3, 0.2
LASTS: Final = 6
"""For how many beats after a new look at another a further one counts as the same."""
CALLED: Final = 0.02
CALLED_ELSEWHERE: Final = 0.3
"""By how much, in need-satisfaction, a held urge must exceed the one followed: of whoever acts or freezes, and of others."""
SURE, DOUBTS = 0.75, 0.25
LEARNED: Final = 0.15
SHIFTED: Final = 0.05
"""A change of a prospect's probability that is told."""

ACTOR_LINES, OTHER_LINES, OTHERS_LINES = 4, 3, 5
"""The most lines for whoever acts, for each other, and for all others together."""


Told = tuple[tuple[str, ...], float]
"""Something told and its amount then."""


class Remark(NamedTuple):
    """One line of the unsaid.

    label: "feels", "shows", "hides", "held back", "hopes" or "dreads"; "" for a sentence whose subject is `who`.
    weight: how much it is worth telling. tells: what counts as told once it is printed.
    """

    who: str
    label: str
    text: str
    weight: float
    tells: tuple[Told, ...] = ()


class Unsaid:
    """Chooses the remarks of the beats of one run, in order; remembers what it has told. reader: who is "you"."""

    def __init__(self, scene: Scene, reader: str = "") -> None:
        self._naming = Naming(scene, reader)
        self._told: dict[tuple[str, ...], float] = {}

    def remarks(self, view: BeatView) -> list[Remark]:
        """What to tell beside this beat: the actor's first, then each other's, in the order of reading."""
        actor = view.main.actor if view.main else ""
        chosen: list[Remark] = []
        left = OTHERS_LINES
        for inside in view.inside:
            found = list(self._about(inside, view, is_actor=inside.who == actor))
            limit = ACTOR_LINES if inside.who == actor else min(OTHER_LINES, left)
            kept = sorted(found, key=lambda remark: -remark.weight)[:limit]
            left -= 0 if inside.who == actor else len(kept)
            chosen += [remark for remark in found if remark in kept]
        self._told.update(told for remark in chosen for told in remark.tells)
        return chosen

    def own(self, inside: Inside) -> list[Remark]:
        """What somebody knows of their own mind at this beat, in the order of reading."""
        partner = inside.company[0] if len(inside.company) == 1 else ""
        found = [*self._learned(inside), *self._feelings(inside, partner, most=3), *self._outlooks(inside)]
        found += self._strength(inside)
        self._told.update(told for remark in found for told in remark.tells)
        return found

    def _about(self, inside: Inside, view: BeatView, *, is_actor: bool) -> Iterator[Remark]:
        partner = inside.company[0] if len(inside.company) == 1 else ""
        if not is_actor and view.main:
            yield from self._surprise(inside, view.main, view.number)
        yield from self._learned(inside)
        yield from self._feelings(inside, partner, most=2)
        if inside.company:
            yield from self._outward(inside)
            yield from self._read(inside)
        yield from self._outlooks(inside)
        yield from self._strength(inside)
        if inside.held:
            yield from self._held_back(inside, inside.held, is_actor=is_actor)

    def _surprise(self, inside: Inside, main: Doing, beat: int) -> Iterator[Remark]:
        if inside.surprise >= SURPRISED and main.group:
            got = "silence" if main.is_silence else main.group
            text, key = (
                f"is {surprise_word(inside.surprise)} ({number(inside.surprise)})",
                ("surprise", inside.who, "", got),
            )
            if inside.expected not in ("", got) and inside.expected_chance >= 0.25:
                text = f"expected {group_as(inside.expected)} and got {group_as(got)}"
                text, key = (
                    f"{text} (surprise {number(inside.surprise)})",
                    ("surprise", inside.who, inside.expected, got),
                )
            frozen = ", and freezes" if inside.freeze >= FROZEN else ""
            if frozen or self._is_news(key, inside.surprise, SURPRISED):
                yield Remark(inside.who, "", text + frozen, 1.0 + inside.surprise, ((key, inside.surprise),))
        elif inside.freeze >= FROZEN and self._is_news(("freeze", inside.who), inside.freeze, 0.5):
            yield Remark(inside.who, "", "cannot move", 1.0, ((("freeze", inside.who), inside.freeze),))
        yield from self._anew(inside, beat)

    def _anew(self, inside: Inside, beat: int) -> Iterator[Remark]:
        """A sudden new look at another, at its onset: not again while look follows look."""
        if inside.falter < FALTERED:
            return
        key = ("anew", inside.who, inside.falter_toward)
        if beat - self._told.get(key, -math.inf) > LASTS:
            yield Remark(inside.who, "", self._faltering(inside), 1.5, ((key, beat),))
        else:
            self._told[key] = beat

    def _faltering(self, inside: Inside) -> str:
        """What a sudden new look at another does to the worst that one holds toward them."""
        other, own = self._naming.called(inside.falter_toward), self._naming.pronouns(inside.who).possessive
        ill = [
            (strand.before, strand_words(strand.strand)["toward"])
            for strand in inside.regard
            if strand.toward == inside.falter_toward and strand_words(strand.strand)["pleasant"] < 0
        ]
        strongest, noun = max(ill, default=(0.0, ""))
        return (
            f"{own} {noun} {other} falters for a moment" if strongest >= STRONG else f"sees {other} anew for a moment"
        )

    def _feelings(self, inside: Inside, partner: str, *, most: int) -> Iterator[Remark]:
        news = [felt for felt in inside.felt if felt.kind != "surprise" and self._is_told(inside.who, felt)]
        news.sort(key=lambda felt: -(2.0 * abs(felt.after - felt.before) + felt.after))
        kinds: dict[str, Felt] = {}
        for felt in news:
            kinds.setdefault(felt.kind, felt)
        told = list(kinds.values())[:most]
        if not told:
            return
        tells: list[Told] = [(("felt", inside.who, felt.kind, felt.about), felt.after) for felt in told]
        parts = [self._feeling(felt, inside.who, partner) for felt in told]
        still, key, amount = self._still(inside, told)
        if still:
            tells.append((key, amount))
        weight = max(abs(felt.after - felt.before) + felt.after for felt in told)
        text = " · ".join(parts) + (f", still {still}" if still else "")
        yield Remark(inside.who, "feels", text, 0.6 + weight, tuple(tells))

    def _is_told(self, who: str, felt: Felt) -> bool:
        last = self._told.get(("felt", who, felt.kind, felt.about), 0.0)
        moved = abs(felt.after - felt.before) >= MOVED and max(felt.before, felt.after) >= FELT
        return moved or (abs(felt.after - last) >= DRIFTED and max(felt.after, last) >= PRESENT)

    def _feeling(self, felt: Felt, who: str, partner: str) -> str:
        before, after = number(felt.before), number(felt.after)
        moved = abs(felt.after - felt.before) >= MOVED and before not in ("0.0", after)
        amount = f"{before} → {after}" if moved else after
        words = kind_words(felt.kind)
        goes_without_saying = who if words.of_self else partner
        about = (
            ""
            if felt.about == goes_without_saying
            else self._naming.about(felt.kind, felt.about, who, is_so=felt.is_so)
        )
        return f"{words.noun} {amount} {about}".rstrip()

    def _still(self, inside: Inside, told: list[Felt]) -> tuple[str, tuple[str, ...], float]:
        """A strong strand of regard that says the opposite of what was just told about the same person."""
        persons = {felt.about: kind_words(felt.kind).pleasant for felt in told if felt.after > felt.before}
        for strand in sorted(inside.regard, key=lambda strand: -strand.after):
            words = strand_words(strand.strand)
            sign = persons.get(strand.toward, 0)
            if strand.after < 0.4 or words["pleasant"] * sign >= 0 or strand.toward == inside.who:
                continue
            key = ("still", inside.who, strand.toward, strand.strand)
            if self._is_news(key, strand.after, 0.2):
                still = words["awe"] if strand.strand == "esteem" and self._fears(inside, strand) else words["still"]
                return str(still).replace("{them}", self._naming.called(strand.toward)), key, strand.after
        return "", (), 0.0

    def _fears(self, inside: Inside, esteem: Strand) -> bool:
        """Whether one also fears whom one looks up to."""
        same = [each for each in inside.regard if each.toward == esteem.toward and each.strand == "fear"]
        return any(each.after >= AWED for each in same)

    def _outward(self, inside: Inside) -> Iterator[Remark]:
        who = inside.who
        hidden = [o for o in inside.outward if _is_hidden(o, inside.mask)]
        feigned = [o for o in inside.outward if o.shown - o.felt >= 0.15]
        hidden.sort(key=lambda o: -o.felt)
        news = [o for o in hidden[:3] if self._is_news(("hides", who, o.kind), o.felt, 0.3)]
        put_on = [o for o in feigned[:2] if self._is_news(("puts on", who, o.kind), o.shown, 0.3)]
        if put_on:
            text = " · ".join(f"{kind_words(o.kind).noun} {number(o.shown)}" for o in put_on)
            yield Remark(
                who, "shows", f"{text}, put on", 0.9, tuple((("puts on", who, o.kind), o.shown) for o in put_on)
            )
        if news:
            text = listed([kind_words(o.kind).noun for o in news])
            yield Remark(who, "hides", text, 0.5 + news[0].felt, tuple((("hides", who, o.kind), o.felt) for o in news))

    def _read(self, inside: Inside) -> Iterator[Remark]:
        for other in dict.fromkeys(reading.of for reading in inside.readings):
            of_them = [reading for reading in inside.readings if reading.of == other]
            found = impression(of_them, other, self._naming, empathy=inside.empathy)
            told = ("reads", inside.who, other, found.key if found else "")
            if found and self._is_news(told, 1.0, 0.5):
                yield Remark(inside.who, "", found.text, found.weight, ((told, 1.0),))

    def _learned(self, inside: Inside) -> Iterator[Remark]:
        for learned in inside.learned:
            if abs(learned.after - learned.before) >= LEARNED:
                yield Remark(inside.who, "", f"{_learns(learned)} that {self._naming.fact(learned.fact)}", 1.5)

    def _outlooks(self, inside: Inside) -> Iterator[Remark]:
        for outlook in inside.outlooks:
            label, what = "hopes" if outlook.is_good else "dreads", self._naming.prospect(outlook.prospect)
            if outlook.now != outlook.was:
                yield Remark(inside.who, label, f"{what}: {_settled(outlook)}", 1.6)
            elif self._is_news(("outlook", outlook.prospect), outlook.after, SHIFTED, start=outlook.before):
                text = f"{what} {outlook.before:.2f} → {outlook.after:.2f}"
                yield Remark(inside.who, label, text, 0.8, ((("outlook", outlook.prospect), outlook.after),))

    def _strength(self, inside: Inside) -> Iterator[Remark]:
        if inside.reserve < SPENT <= inside.reserve_before:
            yield Remark(inside.who, "", "has no strength left", 1.0)
        own, toward = self._naming.pronouns(inside.who), inside.professing
        key = ("professes", inside.who, str(inside.convinced))
        if toward and self._is_news(key, 1.0, 0.5):
            came = "and almost believes it" if inside.convinced else "and it falls flat"
            text = f"tells {own.reflexive} what {self._naming.called(toward)} ought to be to {own.object}, {came}"
            yield Remark(inside.who, "", text, 1.2, ((key, 1.0),))
        if inside.collapsed >= COLLAPSED and self._is_news(("collapse", inside.who), 1.0, 0.5):
            yield Remark(inside.who, "", f"{own.possessive} anger drains away", 1.1, ((("collapse", inside.who), 1.0),))

    def _held_back(self, inside: Inside, held: Held, *, is_actor: bool) -> Iterator[Remark]:
        who, called = inside.who, CALLED if is_actor or inside.freeze >= FROZEN else CALLED_ELSEWHERE
        key = ("held", who, held.move, held.target)
        if held.over < called or held.is_silence or not self._is_news(key, held.urge, 0.5):
            return
        reason = restraint(held, inside, self._naming)
        what = f'"{held.line}"' if held.line else plain_name(held.move)
        yield Remark(who, "held back", f"{what} ({reason})" if reason else what, 0.7 + held.over, ((key, held.urge),))

    def _is_news(self, key: tuple[str, ...], amount: float, step: float, *, start: float = 0.0) -> bool:
        """Whether this differs by at least `step` from what was last told of it."""
        return abs(amount - self._told.get(key, start)) >= step


def _is_hidden(outward: Outward, mask: float) -> bool:
    """Whether a feeling is kept from others, and that is worth a word."""
    if outward.kind == "surprise" or outward.shown >= HIDDEN * outward.felt:
        return False
    return outward.felt >= STRONG and (kind_words(outward.kind).pleasant < 1 or mask > USUAL_MASK)


def _learns(learned: Learned) -> str:
    """How a belief moved, ready for "that ..."; who never believed it does not stop believing it."""
    if learned.after >= SURE > learned.before:
        return "now knows"
    if learned.after > learned.before:
        return "begins to believe"
    if learned.before <= UNKNOWN:
        return "takes it to be untrue" if learned.after <= DOUBTS < learned.before else "begins to think it untrue"
    return "no longer believes" if learned.after <= DOUBTS else "begins to doubt"


def _settled(outlook: Outlook) -> str:
    if outlook.now == "came":
        return "it has come" if outlook.is_good else "it has come to this"
    return "no more hope of it" if outlook.is_good else "it will not come"
