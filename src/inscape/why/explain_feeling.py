"""Why a feeling is as strong as it is: what stirred it, what wore it down, what held it down, since the start."""

from __future__ import annotations

from typing import Final

import numpy as np

from inscape.mind.axes import KIND, KINDS, STRATEGIES
from inscape.mind.constants import SOURCES
from inscape.mind.theory import TABLES
from inscape.why.case import Case
from inscape.why.grounds import missing
from inscape.why.reason import Reason, shared
from inscape.why.stirring import stirred
from inscape.why.words import feels_it_so

SPENT, WEAK = 0.1, 0.3
"""Reserve under which one has no strength left, and little."""

HOW: Final = {
    "suppress": "held down",
    "reappraise": "seen otherwise",
    "distract": "put out of mind",
    "deflect": "turned on somebody else",
    "let_out": "let out",
}


def feeling(case: Case, me: int, kind: int, about: int | None) -> Reason:
    """The feeling of this kind after this beat, about one thing or (None) about all together."""
    who = case.words.whose(case.who(me))
    if about is None:
        return _all_abouts(case, me, kind)
    name = _about(case, me, kind, about)
    return _one(case, me, kind, about, f"{who} {_noun(kind)} about {name} {_when(case)}")


def _all_abouts(case: Case, me: int, kind: int) -> Reason:
    felt = case.after.feeling[me, kind]
    some = [int(about) for about in np.flatnonzero(felt > 0.0)]
    if len(some) == 1:
        return feeling(case, me, kind, some[0])
    label = f"{case.words.whose(case.who(me))} {_noun(kind)} {_when(case)}"
    parts = []
    for about in some:
        name = _about(case, me, kind, about)
        inner = _one(case, me, kind, about, f"about {name}")
        parts.append((Reason(f"about {name}", parts=(inner,)), -float(np.log1p(-min(felt[about], 1.0 - 1e-12)))))
    whole = float(1.0 - np.prod(1.0 - felt))
    made = tuple(
        Reason(part.label, part.value, _unwrapped(part), "grounds", weight=part.weight) for part in shared(whole, parts)
    )
    if not made:
        return Reason(label, whole, (Reason("nothing has stirred it so far"),), "grounds")
    return Reason(label, whole, made, "log-share")


def _about(case: Case, me: int, kind: int, about: int) -> str:
    name = case.roster.abouts[about]
    is_so = feels_it_so(case.run.scene, case.after, me, kind, name)
    return case.words.about(name, case.who(me), is_so=is_so)


def _unwrapped(part: Reason) -> tuple[Reason, ...]:
    inner = part.parts[0]
    return (Reason("by itself", inner.value, inner.parts, inner.combine),)


def _one(case: Case, me: int, kind: int, about: int, label: str) -> Reason:
    start = float(case.run.start.feeling[me, kind, about])
    parts = [Reason("there from the start", start, source=_stated(case, me, kind, about))] if start else []
    faded = 0.0
    for at in case.history():
        faded += float(at.lived.felt.faded[me, kind, about])
        parts += changes(at, me, kind, about)
    if faded:
        parts.append(_faded(case, kind, faded))
    value = float(case.after.feeling[me, kind, about])
    return Reason(label, value, tuple(parts) or (Reason("nothing has stirred it so far"),), "sum")


def _faded(case: Case, kind: int, faded: float) -> Reason:
    table = TABLES["half_life"]
    minutes = float(case.theory.half_life[kind])
    lasts = f"{minutes / 60.0:.1f} h" if minutes >= 60.0 else f"{minutes:.1f} min"
    author = SOURCES.get(table.source, table.source).partition(",")[0]
    return Reason("faded", faded, is_change=True, source=f"half-life {lasts}, {author}")


def changes(case: Case, me: int, kind: int, about: int) -> list[Reason]:
    """What changed the feeling at this beat, but for its fading: parts that add up to that."""
    found = []
    if float(case.lived.felt.stirred[me, kind, about]) != 0.0:
        found.append(stirred(case, me, kind, about))
    eased = float(case.lived.eased[me, kind, about])
    if eased:
        found.append(Reason("what it rested on gave way", eased, is_change=True, beat=case.beat))
    regulated = float(case.lived.held.regulated[me, kind, about])
    if regulated:
        found.append(_regulated(case, me, regulated))
    if kind == KIND["shame"] and about == me and float(case.lived.held.ashamed[me]):
        found.append(_ashamed(case, me))
    return found


def _regulated(case: Case, me: int, change: float) -> Reason:
    held = case.lived.held
    if change > 0.0:
        return Reason("anger fell in on itself", change, is_change=True, beat=case.beat)
    strategy = STRATEGIES[int(held.strategy[me])]
    if not bool(held.succeeded[me]):
        return Reason(f"it fell in on itself{_weakness(case, me)}", change, is_change=True, beat=case.beat)
    how = (
        f"told {case.words.forms(case.who(me)).reflexive} that it was otherwise"
        if bool(held.professing[me])
        else HOW[strategy]
    )
    grounds = (
        Reason("how likely that was to work", float(held.chance[me])),
        Reason("how much there was to hold", float(held.load[me])),
        Reason("reserve", float(case.before.reserve[me]), source=_reserve(case, me)),
    )
    toward = case.roster.persons[int(np.argmax(case.stage.professes[me]))]
    source = case.words.stated("cast", case.who(me), "professes", toward) if bool(held.professing[me]) else ""
    return Reason(how, change, grounds, is_change=True, source=source, beat=case.beat)


def _weakness(case: Case, me: int) -> str:
    """What somebody whose self-control has just failed has left to hold together with."""
    left = float(case.before.reserve[me])
    if left < SPENT:
        return ", with no strength left"
    return (
        f", with little strength left ({left:.2f})"
        if left < WEAK
        else f": it could not be held, with reserve {left:.2f}"
    )


def _reserve(case: Case, me: int) -> str:
    return case.words.stated("cast", case.who(me), "reserve")


def _ashamed(case: Case, me: int) -> Reason:
    wrong = np.maximum(case.stage.wrong_feeling[me], 0.0) * case.before.feeling[me]
    grounds = []
    for kind, about in zip(*np.nonzero(wrong > 0.0), strict=True):
        name = case.words.about(case.roster.abouts[about], case.who(me))
        source = _standard(case, me, KINDS[kind])
        grounds.append(
            Reason(
                f"{_noun(int(kind))} about {name}, wrong by one's own standard",
                float(wrong[kind, about]),
                source=source,
            )
        )
    label = "ashamed of own feelings"
    return Reason(label, float(case.lived.held.ashamed[me]), tuple(grounds), is_change=True, beat=case.beat)


def _standard(case: Case, me: int, kind: str) -> str:
    for at, standard in enumerate(case.run.scene.model.cast[case.who(me)].standards):
        if standard.wrong is not None and standard.wrong.feel == kind:
            return case.words.stated("cast", case.who(me), "standards", at)
    return ""


def why_not(case: Case, me: int, kind: int) -> Reason:
    """Why the act of this beat did not stir this feeling: which conditions of its appraisal did not hold."""
    label = f"why {case.words.called(case.who(me))} is not moved to {_noun(kind)} {_when(case)}"
    act = Reason(f"what happened: {case.deed}", parts=missing(case, me, KINDS[kind]), beat=case.beat)
    whole = float(case.lived.felt.stirred[me, kind].max())
    felt = () if whole == 0.0 else (Reason(f"it was stirred all the same, by {whole:.2f}"),)
    return Reason(label, parts=(*felt, act))


def _stated(case: Case, me: int, kind: int, about: int) -> str:
    who, name = case.who(me), KINDS[kind]
    meant = case.roster.abouts[about]
    for at, one in enumerate(case.run.scene.model.cast[who].feels):
        whom = who if one.about == "self" else one.about
        if name in one.kinds and whom in (meant, meant.partition(".")[2]):
            return case.words.stated("cast", who, "feels", at)
    return ""


def _noun(kind: int) -> str:
    return KINDS[kind].replace("_", " ")


def _when(case: Case) -> str:
    return f"after beat {case.beat}" if case.beat else "at the start"
