"""What stirred a feeling at one beat, source by source, each with what it rests on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

import numpy as np

from inscape.mind.axes import KINDS
from inscape.mind.feel import Sources
from inscape.why.case import Case
from inscape.why.grounds import FAINT, grounds_of_act, left_out, regards
from inscape.why.reason import Reason, shared


class Feeling(NamedTuple):
    """One feeling of one character at one beat. me, kind, about: positions on their axes."""

    case: Case
    me: int
    kind: int
    about: int

    @property
    def owner(self) -> str:
        """Whose it is."""
        return self.case.who(self.me)


def stirred(case: Case, me: int, kind: int, about: int) -> Reason:
    """What stirred the feeling at this beat, by source."""
    whole = float(case.lived.felt.stirred[me, kind, about])
    weighed = []
    for name in Sources._fields:
        weight = float(getattr(case.lived.felt.sources, name)[me, kind, about])
        if weight > 0.0:
            weighed.append((_SOURCES[name](Feeling(case, me, kind, about)), weight))
    parts = shared(whole, weighed)
    label = _deed(case, me, kind)
    if len(parts) == 1:
        only = parts[0]
        words = label if only.label == label else f"{only.label}, as {label}" if label != "time passes" else only.label
        return Reason(words, whole, only.parts, is_change=True, beat=case.beat, source=only.source)
    return Reason(label, whole, parts, "log-share", is_change=True, beat=case.beat)


def _deed(case: Case, me: int, kind: int) -> str:
    """What was done, as a ground of this feeling; an act between others hurts in that nobody turns to one."""
    return case.deed + (left_out(case, me) if KINDS[kind] in ("distress", "anger", "shame") else "")


def _by_act(felt: Feeling) -> Reason:
    case = felt.case
    return Reason(_deed(case, felt.me, felt.kind), parts=grounds_of_act(case, felt.me, KINDS[felt.kind]))


def _by_fortune(felt: Feeling) -> Reason:
    case = felt.case
    victim = case.roster.persons[int(case.lived.deed.victim)]
    name = KINDS[felt.kind]
    grounds = {"anger": "pity", "gratitude": "happy_for"}.get(name, name)
    return Reason(f"what it did to {case.words.called(victim)}", parts=grounds_of_act(case, felt.me, grounds))


def _by_befalling(felt: Feeling) -> Reason:
    case = felt.case
    befallen, them = case.lived.befallen, case.words.called(case.roster.persons[felt.about])
    if felt.about >= befallen.good.shape[1] or KINDS[felt.kind] in ("anger", "gratitude"):
        return Reason(f"what {them} did to somebody {case.words.called(felt.owner)} is fond of")
    grounds = [
        Reason(label, float(value[felt.me, felt.about]))
        for label, value in (
            ("the good of it", befallen.good), ("the harm of it", befallen.harm),
            (f"fondness for {them}", befallen.liked), (f"hostility to {them}", befallen.disliked),
        )
        if value[felt.me, felt.about] > 0.0
    ]  # fmt: skip
    return Reason(f"what befell {them}", parts=tuple(grounds))


def _by_prospect(felt: Feeling) -> Reason:
    case = felt.case
    name = case.roster.abouts[felt.about]
    at = case.roster.prospect(name)
    owner, _, short = name.partition(".")
    foreseen, was, now = case.lived.foreseen, float(case.before.prospect[at]), float(case.after.prospect[at])
    came = (
        "it came" if foreseen.came[at] else "it failed" if foreseen.failed[at] else f"likely {was:.2f}, then {now:.2f}"
    )
    source = case.words.stated("cast", owner, "prospects", short)
    grounds = [Reason(came)]
    for label, value in (("what it would bring", foreseen.gain[at]), ("what it would cost", foreseen.loss[at])):
        if value > 0.0:
            grounds.append(
                Reason(label, float(value), source=case.words.stated("cast", owner, "prospects", short, "stakes"))
            )
    return Reason(f"the thought of {case.words.prospect(name)}", parts=tuple(grounds), source=source)


def _by_news(felt: Feeling) -> Reason:
    case = felt.case
    news, facts = case.lived.news, case.roster.facts
    change = news.told[felt.me] + news.witnessed[felt.me] + news.inferred[felt.me]
    found = [int(at) for at in np.flatnonzero(np.abs(change) > 0.0) if facts[int(at)]]
    name = case.roster.abouts[felt.about]
    if name in facts:
        found = [case.roster.fact(name)]
    grounds = tuple(
        Reason(
            f"that {case.words.fact(facts[at])}: {float(case.before.credence[felt.me, at]):.2f} sure of it, then "
            f"{float(case.after.credence[felt.me, at]):.2f}",
            source=case.words.stated("facts", facts[at]),
        )
        for at in sorted(found, key=lambda at: -abs(float(change[at])))
    )
    return Reason("what became known", parts=grounds)


def _by_memory(felt: Feeling) -> Reason:
    case = felt.case
    slot = int(case.lived.recalled.slot[felt.me])
    what, source = case.words.memory(felt.owner, slot, int(case.before.memory_act[felt.me, slot]))
    grounds = (
        Reason("how strong the memory is", float(case.lived.recalled.strength[felt.me])),
        Reason("how likely it was to come back", float(case.lived.recalled.chance[felt.me])),
    )
    is_deed = int(case.before.memory_act[felt.me, slot]) < 0
    return Reason(f"it came back{' that' if is_deed else ':'} {what}", parts=grounds, source=source)


def _by_others(felt: Feeling) -> Reason:
    case = felt.case
    other, taken = case.roster.persons[felt.about], case.lived.taken
    they, stands = case.words.called(other), case.words.filled(felt.owner, "how {he} [stand] with")
    grounds = [
        Reason(f"{label} {they}", float(value[felt.me, felt.about]))
        for label, value in (
            (f"hurt by {stands}", taken.hurt),
            (f"lifted by {stands}", taken.lifted),
            ("suffering seen in", taken.suffering),
        )
        if value[felt.me, felt.about] >= FAINT
    ]
    held = Reason(f"what {case.words.called(felt.owner)} holds toward {they}", parts=regards(case, felt.me, other))
    return Reason(f"how it stands with {they}", parts=(*grounds, held))


def _by_catching(felt: Feeling) -> Reason:
    case = felt.case
    soft, read = case.lived.taken.soft[felt.me], case.after.reading[felt.me, :, felt.kind, 1]
    other = int((soft * read).argmax())
    they = case.words.called(case.roster.persons[other])
    grounds = (
        Reason(f"{KINDS[felt.kind].replace('_', ' ')} seen in {they}", float(read[other])),
        Reason(f"how far what {they} feels goes to the heart", float(soft[other])),
    )
    return Reason(f"caught from {they}", parts=grounds)


_SOURCES: Final[dict[str, Callable[[Feeling], Reason]]] = {
    "act": _by_act,
    "fortune": _by_fortune,
    "prospects": _by_prospect,
    "news": _by_news,
    "caught": _by_catching,
    "memory": _by_memory,
    "drawn": _by_others,
    "befell": _by_befalling,
}
