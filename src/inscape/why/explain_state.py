"""Why reserve, needs, mood, slights and prospects stand where they stand, and why something was a surprise."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

import numpy as np

from inscape.mind.axes import GROUPS, MOODS, STRATEGIES
from inscape.mind.constants import SOURCES
from inscape.mind.theory import CONSTANTS
from inscape.why.case import Case
from inscape.why.explain_feeling import HOW
from inscape.why.grounds import left_out, manner
from inscape.why.reason import Reason, percent


def chain(case: Case, label: str, value: float, start: Reason, changes: Callable[[Case], Iterable[Reason]]) -> Reason:
    """A value that every beat may change: where it began, and every change since."""
    parts = [start] if start.value else []
    for at in case.history():
        parts += [part for part in changes(at) if part.value]
    return Reason(f"{label} {when(case)}", value, tuple(parts), "sum")


def when(case: Case) -> str:
    """After which beat."""
    return f"after beat {case.beat}" if case.beat else "at the start"


def first(value: float, source: str = "") -> Reason:
    """What a value was at the start: where the author stated it, or that nothing is stated."""
    return Reason("at the start", value, source=source or ("by default" if value else ""))


def reserve(case: Case, me: int) -> Reason:
    """The strength left: what holding together and forceful acts took, and what rest gave back."""
    words, who = case.words, case.who(me)
    start = first(float(case.run.start.reserve[me]), words.stated("cast", who, "reserve"))

    def changes(at: Case) -> Iterable[Reason]:
        held = at.lived.held
        spent, forced = float(held.spent[me]), float(held.forced[me])
        strategy = int(held.strategy[me])
        load = Reason("how much there was to hold", float(held.load[me]))
        how = "holding together" if strategy < 0 else f"feelings {HOW[STRATEGIES[strategy]]}"
        failed = () if bool(held.succeeded[me]) or strategy < 0 else (Reason("it did not work, and cost the more"),)
        yield Reason(how, forced - spent, (load, *failed), is_change=True, beat=at.beat)
        yield Reason(f"the force of it: {at.deed}", -forced, is_change=True, beat=at.beat)

    whole = chain(case, f"{words.whose(who)} reserve", float(case.after.reserve[me]), start, changes)
    back = sum(float(at.lived.held.recovered[me]) for at in case.history())
    rest = Reason("recovered since", back, is_change=True, source=_source("reserve_half_life")) if back else None
    return _with(whole, rest)


def need(case: Case, me: int, at: int) -> Reason:
    """What one has of a need: what acts gave and took, and what prospects and news brought."""
    words, who, name = case.words, case.who(me), case.roster.needs[at]
    stated = ("cast", who, "needs", name)
    start = first(float(case.run.start.need[me, at]), words.stated(*stated, "have") or words.stated(*stated))

    def changes(then: Case) -> Iterable[Reason]:
        acted, brought = float(then.lived.satisfied.acted[me, at]), float(then.lived.foreseen.brought[me, at])
        told = float(then.lived.news.brought[me, at])
        did = int(then.lived.deed.victim) == me and int(then.lived.deed.actor) != me
        how = f"{then.deed}{left_out(then, me)}" if acted < 0.0 else then.deed
        yield Reason(how, acted, manner(then, at, 1) if did else (), is_change=True, beat=then.beat)
        came = [then.roster.prospects[int(p)] for p in np.flatnonzero(then.lived.foreseen.came)]
        mine = [words.prospect(one) for one in came if one.startswith(f"{who}.")]
        yield Reason(f"it came: {', '.join(mine)}", brought, is_change=True, beat=then.beat)
        yield Reason(f"what became known: {then.deed}", told, is_change=True, beat=then.beat)

    return chain(case, f"{words.whose(who)} {name}", float(case.after.need[me, at]), start, changes)


def mood(case: Case, me: int, at: int) -> Reason:
    """One axis of mood: pulled by feelings, faded to temperament."""
    words, who = case.words, case.who(me)
    stated = words.stated("cast", who, "mood") or words.stated("cast", who, "temperament")

    def changes(then: Case) -> Iterable[Reason]:
        yield Reason(
            f"pulled by what {then.deed} stirred",
            float(then.lived.moved.pulled[me, at]),
            is_change=True,
            beat=then.beat,
        )

    label = f"{words.whose(who)} mood, {MOODS[at]},"
    whole = chain(
        case, label, float(case.after.mood[me, at]), first(float(case.run.start.mood[me, at]), stated), changes
    )
    faded = sum(float(then.lived.moved.faded[me, at]) for then in case.history())
    home = float(case.stage.temperament[me, at])
    source = words.stated("cast", who, "temperament") or _source("mood_half_life")
    back = Reason(f"back toward temperament, {home:.2f}".replace("-", "−"), faded, is_change=True, source=source)
    return _with(whole, back if faded else None)


def slight(case: Case, me: int, person: int) -> Reason:
    """Attacks on one's standing by somebody that are not answered yet."""
    words, who, other = case.words, case.who(me), case.roster.persons[person]
    slights = case.run.scene.model.cast[who].slights
    stated = next((words.stated("cast", who, "slights", at) for at, one in enumerate(slights) if one.by == other), "")

    def changes(then: Case) -> Iterable[Reason]:
        did = then.lived.satisfied
        yield Reason(then.deed, float(did.slighted[me, person]), is_change=True, beat=then.beat)
        yield Reason(f"answered: {then.deed}", float(did.redressed[me, person]), is_change=True, beat=then.beat)

    label = f"what {words.called(who)} has not answered of {words.whose(other)} slights,"
    return chain(
        case,
        label,
        float(case.after.slight[me, person]),
        first(float(case.run.start.slight[me, person]), stated),
        changes,
    )


def prospect(case: Case, at: int) -> Reason:
    """How likely its owner takes a prospect to be."""
    words, name = case.words, case.roster.prospects[at]
    owner, _, short = name.partition(".")
    stated = ("cast", owner, "prospects", short)
    start = first(float(case.run.start.prospect[at]), words.stated(*stated, "likely") or words.stated(*stated))

    def changes(then: Case) -> Iterable[Reason]:
        part = then.lived.foreseen
        done, settled = then.deed, "it came" if bool(part.came[at]) else "it failed"
        yield Reason(done, float(part.stated[at]), is_change=True, beat=then.beat)
        yield Reason(f"the regard shown in it: {done}", float(part.regard[at]), is_change=True, beat=then.beat)
        yield Reason(f"{settled}: {done}", float(part.settled[at]), is_change=True, beat=then.beat)

    label = f"how likely {words.called(owner)} takes {words.prospect(name)} to be,"
    return chain(case, label, float(case.after.prospect[at]), start, changes)


def surprise(case: Case, me: int) -> Reason:
    """How far what came was less expected than was to be expected, in nats."""
    expected = case.lived.expected
    came, usual, heed = float(expected.information[me]), float(expected.entropy[me]), float(expected.heed[me])
    group = GROUPS[int(case.lived.deed.group)]
    chance = expected.chance[me]
    told = Reason(
        f"how rare this was here: {group}, {percent(float(chance[int(case.lived.deed.group)]))} likely",
        came,
        beat=case.beat,
    )
    parts = [told, Reason("how little was certain anyway", -usual, is_change=True)]
    if came < usual:
        parts.append(Reason("no less expected than usual, so nothing", usual - came, is_change=True))
    likely = [
        Reason(f"{GROUPS[int(g)]}, {percent(float(chance[int(g)]))} likely", source=_history(case, me))
        for g in np.argsort(-chance)[:3]
        if not bool(case.lived.deed.is_event)
    ]
    beyond = Reason("beyond what was to be expected", max(came - usual, 0.0), tuple(parts), "sum", unit="nats")
    heeded = Reason("how far it counts: noticed, and a turn", heed)
    label = f"{case.words.whose(case.who(me))} surprise at beat {case.beat}"
    total, act = float(case.lived.surprise[me]), max(came - usual, 0.0) * heed
    whole = Reason(label, total, (beyond, heeded), "product", unit="nats")
    if total > act:
        by_act = replace(whole, label="by the act itself", value=act)
        whole = Reason(
            label, total, (by_act, Reason(f"more still: {_startling(case, me)}", total - act)), "sum", unit="nats"
        )
    hoped = Reason("what was expected instead", parts=tuple(likely))
    return _with(whole, hoped if likely else None)


def _startling(case: Case, me: int) -> str:
    """What startled one more than the act by its kind: how sudden it was, the news, or the prospect that settled."""
    if float(case.lived.expected.sudden[me]) >= float(case.lived.surprise[me]):
        return "how sudden and loud it was"
    by_fact, ahead = case.lived.news.startled[me], case.run.scene.stage.prospects
    by_prospect = np.where(ahead.owner == me, case.lived.foreseen.startled, 0.0)
    if by_fact.max() >= by_prospect.max():
        return f"what became known, {case.words.fact(case.roster.facts[int(by_fact.argmax())])}"
    return f"what came of {case.words.prospect(case.roster.prospects[int(by_prospect.argmax())])}"


def _history(case: Case, me: int) -> str:
    pair = {case.who(me), case.roster.persons[int(case.lived.deed.actor)]}
    for at, history in enumerate(case.run.scene.model.history):
        if set(history.between) == pair:
            return case.words.stated("history", at)
    return ""


def _source(name: str) -> str:
    return SOURCES.get(CONSTANTS[name].source, CONSTANTS[name].source).partition(",")[0]


def _with(whole: Reason, part: Reason | None) -> Reason:
    return whole if part is None else replace(whole, parts=(*whole.parts, part))
