"""Why one believes what one believes: of facts, of what another feels, holds and knows."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from inscape.mind.axes import KINDS, STRANDS
from inscape.why.case import Case
from inscape.why.explain_state import chain, first, when
from inscape.why.reason import Reason


def fact(case: Case, me: int, at: int) -> Reason:
    """How sure one is of a fact."""
    words, who, name = case.words, case.who(me), case.roster.facts[at]
    source = (
        words.stated("cast", who, "believes", name)
        or words.stated("facts", name, "known_to")
        or words.stated("facts", name)
    )

    def changes(then: Case) -> Iterable[Reason]:
        news = then.lived.news
        actor = case.roster.persons[int(then.lived.deed.actor)]
        trust = Reason(
            f"how far {words.called(actor)} is trusted", float(then.before.regard[me, int(then.lived.deed.actor), 4])
        )
        said = () if bool(then.lived.deed.is_event) else (trust,)
        yield Reason(f"told: {then.deed}", float(news.told[me, at]), said, is_change=True, beat=then.beat)
        yield Reason(f"seen: {then.deed}", float(news.witnessed[me, at]), is_change=True, beat=then.beat)
        inferred = f"put together from what else became known: {then.deed}"
        yield Reason(inferred, float(news.inferred[me, at]), is_change=True, beat=then.beat)

    label = f"how sure {words.called(who)} is that {words.fact(name)},"
    return chain(
        case, label, float(case.after.credence[me, at]), first(float(case.run.start.credence[me, at]), source), changes
    )


def others_fact(case: Case, me: int, other: int, at: int) -> Reason:
    """How sure one takes another to be of a fact: whoever was there is taken to have got it."""
    words, who, them = case.words, case.who(me), case.who(other)
    name = case.roster.facts[at]

    def changes(then: Case) -> Iterable[Reason]:
        moved = float(then.after.others_credence[me, other, at] - then.before.others_credence[me, other, at])
        yield Reason(f"{words.called(them)} was there: {then.deed}", moved, is_change=True, beat=then.beat)

    start = first(
        float(case.run.start.others_credence[me, other, at]), words.stated("cast", who, "believes", them, "knows", name)
    )
    label = f"how sure {words.called(who)} takes {words.called(them)} to be that {words.fact(name)},"
    return chain(case, label, float(case.after.others_credence[me, other, at]), start, changes)


def regard(case: Case, me: int, other: int, person: int, at: int) -> Reason:
    """What one takes another to hold toward somebody (often: toward oneself)."""
    words, who, them, whom = case.words, case.who(me), case.who(other), case.roster.persons[person]
    stated = words.stated("cast", who, "believes", them, "regard", whom, STRANDS[at])

    def changes(then: Case) -> Iterable[Reason]:
        taken = then.lived.taken
        if person == me:
            yield Reason(
                f"what it told: {then.deed}", float(taken.from_act[me, other, at]), is_change=True, beat=then.beat
            )
            read = f"what {words.called(them)} seemed to feel"
            yield Reason(
                read,
                float(taken.from_reading[me, other, at]),
                _reads(then, me, other, at),
                is_change=True,
                beat=then.beat,
            )
            yield Reason("no more than wholly", float(taken.capped[me, other, at]), is_change=True, beat=then.beat)
        yield Reason(f"said: {then.deed}", float(taken.said[me, other, person, at]), is_change=True, beat=then.beat)

    start = first(float(case.run.start.regard_belief[me, other, person, at]), stated)
    toward = words.forms(who).object if whom == who else words.called(whom)
    label = f"the {STRANDS[at]} that {words.called(who)} takes {words.called(them)} to hold toward {toward},"
    return chain(case, label, float(case.after.regard_belief[me, other, person, at]), start, changes)


def _reads(case: Case, me: int, other: int, strand: int) -> tuple[Reason, ...]:
    reads = case.after.reading[me, other, :, 0] * case.theory.reading_tells[:, strand]
    return tuple(
        Reason(f"{_noun(int(kind))} toward one", float(case.after.reading[me, other, kind, 0]))
        for kind in np.argsort(-reads)[:3]
        if reads[kind] > 0.0
    )


def feeling(case: Case, me: int, other: int, kind: int, aim: int | None) -> Reason:
    """What one takes another to feel: every reading so far, by what it still counts for.

    aim: 0 toward the reader, 1 about anything else, None: the stronger of the two.
    """
    if aim is None:
        aim = int(np.argmax(case.after.reading[me, other, kind]))
    words, who, them = case.words, case.who(me), case.who(other)
    counts, parts = 1.0, []
    for beat in range(case.beat, 0, -1):
        then = case.at(beat)
        weight, evidence = (
            float(then.lived.read.weight[me, other]),
            float(then.lived.read.evidence[me, other, kind, aim]),
        )
        if counts * weight * evidence:
            parts.append(_read(then, me, other, kind, aim, counts * weight))
        counts *= 1.0 - weight
    start = float(case.run.start.reading[me, other, kind, aim])
    if counts * start:
        source = words.stated("cast", who, "believes", them, "feels", KINDS[kind])
        held = (Reason("believed from the start", start, source=source), Reason("what that still counts for", counts))
        parts.append(Reason("believed from the start", counts * start, held, "product"))
    toward = words.forms(who).object if aim == 0 else "anything else"
    label = (
        f"the {_noun(kind)} about {toward} that {words.called(who)} takes {words.called(them)} to feel, {when(case)}"
    )
    truth = float(case.after.feeling[other, kind, me]) if aim == 0 else _elsewhere(case, me, other, kind)
    parts.append(Reason(f"in truth {words.called(them)} feels {truth:.2f} of it"))
    return Reason(label, float(case.after.reading[me, other, kind, aim]), tuple(parts), "sum")


def _read(case: Case, me: int, other: int, kind: int, aim: int, counts: float) -> Reason:
    them = case.words.called(case.who(other))
    evidence = float(case.lived.read.evidence[me, other, kind, aim])
    shown = float(np.max(case.lived.shown[other, :, kind]))
    grounds = [
        Reason(f"how much {them} showed", shown),
        Reason("attention", float(case.after.attention[me, other])),
    ]
    if float(case.stage.empathy[me]):
        source = case.words.stated("cast", case.who(me), "senses", "empathy")
        grounds.append(Reason("sensing what is felt, shown or not", float(case.stage.empathy[me]), source=source))
    factors = (
        Reason("what was read then", evidence, tuple(grounds)),
        Reason("what that still counts for, against every other reading", counts),
    )
    return Reason(
        f"read, as {case.deed}" if int(case.act.row) else "read, as time passed",
        counts * evidence,
        factors,
        "product",
        beat=case.beat,
    )


def _elsewhere(case: Case, me: int, other: int, kind: int) -> float:
    felt = np.delete(case.after.feeling[other, kind], me)
    return float(1.0 - np.prod(1.0 - felt))


def _noun(kind: int) -> str:
    return KINDS[kind].replace("_", " ")
