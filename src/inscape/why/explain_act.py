"""Why something was done: the urge as a sum of terms, chance, what else there was, and how the floor was taken."""

from __future__ import annotations

from typing import Final

import numpy as np

from inscape.mind.decide import IMPOSSIBLE, hurries
from inscape.mind.stand import view
from inscape.play.obstacles import obstacle
from inscape.why.case import Case
from inscape.why.grounds import FAINT
from inscape.why.reason import Reason, number, percent
from inscape.why.urges import against, chance, term, urge_of, whole

LEAST_MARGIN: Final = 0.03
"""Below this a choice hung by a thread, and is said to."""


def act(case: Case, row: int) -> Reason:
    """Why this act called as strongly as it did at this beat, and what came of it."""
    me, choice = int(case.stage.acts.actor[row]), case.choice
    urge = urge_of(case, row)
    is_silence = bool(case.stage.acts.is_silence[row])
    floor = [] if is_silence else _hurried(case, me) if _cuts_in(case, row) else _floor(case, row, me)
    parts = [urge, chance(case, row), *floor]
    value = float(choice.noisy[row]) + sum(float(each.value or 0.0) for each in floor)
    label = f"{case.words.act(row)}, at beat {case.beat}: how strongly it called" + (
        "" if is_silence else ", beyond waiting"
    )
    return Reason(label, value, (*parts, *_outcome(case, row, me)), "sum")


def _floor(case: Case, row: int, me: int) -> list[Reason]:
    """What stands between an urge and the act: whose turn it is, and what waiting is worth."""
    cost = float(case.choice.turn_cost[row])
    return [_waiting(case, me), *([_out_of_turn(cost)] if cost else [])]


def _waiting(case: Case, me: int) -> Reason:
    return Reason("waiting: patience, silence, a freeze", -float(case.choice.waiting[me]), is_change=True)


def _cuts_in(case: Case, row: int) -> bool:
    return row == int(case.act.row) and int(case.act.cut_off) >= 0


def _hurried(case: Case, me: int) -> list[Reason]:
    """What stands between an urge and cutting in: whose turn it is does not count, what hurries does."""
    speaker = int(case.stage.acts.actor[int(case.act.cut_off)])
    seen = view(case.theory, case.stage, case.before)
    dread, arousal, spoke = (float(each[me]) for each in hurries(case.theory, case.before, seen, np.asarray(speaker)))
    them = case.words.called(case.who(speaker))
    parts = {
        f"dread of what {them} is about to do": dread,
        "how roused one is": arousal,
        "one has just had one's say": -spoke,
    }
    return [_waiting(case, me), *(Reason(label, value, is_change=True) for label, value in parts.items() if value)]


def _out_of_turn(cost: float) -> Reason:
    return Reason("out of turn: it is another's, or one has just had one's own", -cost, is_change=True)


def _outcome(case: Case, row: int, me: int) -> list[Reason]:
    """Remarks: what came of it, and of everything beside it."""
    done, choice = case.act, case.choice
    was_done = row in (int(done.row), int(done.second))
    found = []
    if case.who(me) in case.run.given and was_done:
        found.append(Reason(f"it was given from outside: {case.words.called(case.who(me))} did not decide it"))
    if row == int(done.cut_off):
        found.append(Reason(f"it was cut off at {percent(float(done.progress))}: {case.words.act(int(done.row))}"))
    elif not was_done:
        found.append(Reason(_undone(case, row)))
    if was_done and int(done.cut_off) >= 0:
        found.append(Reason(f"it cut off: {case.words.act(int(done.cut_off))}"))
    if was_done and int(done.second) == row:
        found.append(Reason(f"it rode along: {case.words.act(int(done.row))}"))
    found += _alternatives(case, row, me)
    if was_done and float(choice.margin) < LEAST_MARGIN:
        found.append(
            Reason(f"it hung by a thread, {number(float(choice.margin))}: the choice could have gone otherwise")
        )
    return found


def _undone(case: Case, row: int) -> str:
    if not bool(case.choice.possible[row]):
        return f"it was not possible: {obstacle(case.run.scene, case.before, row) or 'it is not open here and now'}"
    return f"it was not done; what happened: {case.deed}"


def _alternatives(case: Case, row: int, me: int) -> list[Reason]:
    """The next best of one's own, what the others would have done, and what was held back."""
    choice, acts, found = case.choice, case.stage.acts, []
    mine = choice.possible & (acts.actor == me) & ~acts.is_event & ~acts.is_silence
    mine[row] = False
    if mine.any():
        value = choice.noisy - choice.turn_cost
        best = int(np.argmax(np.where(mine, value, IMPOSSIBLE)))
        gap = float(value[row] - value[best])
        found.append(Reason(f"next best: {case.words.act(best)}, {number(abs(gap))} {'less' if gap >= 0 else 'more'}"))
    for other, name in enumerate(case.roster.characters):
        excess = float(choice.excess[other])
        if name and other != me and excess > IMPOSSIBLE / 2:
            ready = f"{number(abs(excess))} {'beyond' if excess > 0 else 'short of'} waiting"
            found.append(Reason(f"beside it: {case.words.act(int(choice.best[other]))}, {ready}"))
    held = int(choice.held[me])
    if held >= 0:
        by = against(case, held, int(choice.held_by[me]))
        drive = number(float(choice.held_urge[me]))
        found.append(Reason(f"held back: {case.words.act(held)}, {drive} (against it: {by})"))
    return found


def why_not(case: Case, rows: list[int]) -> Reason:
    """Why none of these acts was done at this beat: not possible, or what was done instead called more strongly."""
    me, choice = int(case.stage.acts.actor[rows[0]]), case.choice
    done = {int(case.act.row), int(case.act.second)}
    if did := [row for row in rows if row in done]:
        return Reason(f"but it was done, at beat {case.beat}: {case.words.act(did[0])}", parts=(act(case, did[0]),))
    open_ = [row for row in rows if bool(choice.possible[row])]
    if not open_:
        label = f"{case.words.act(rows[0])}: not possible at beat {case.beat}"
        unmet = dict.fromkeys(
            obstacle(case.run.scene, case.before, row) or "it is not open here and now" for row in rows
        )
        return Reason(label, parts=tuple(Reason(each) for each in unmet))
    row = max(open_, key=lambda each: float(choice.noisy[each] - choice.turn_cost[each]))
    return _weaker(case, row, me)


def _weaker(case: Case, row: int, me: int) -> Reason:
    choice, done = case.choice, int(case.act.row)
    spoke = int(case.stage.acts.actor[done]) == me and not bool(case.stage.acts.is_event[done]) and done > 0
    rival = done if spoke else int(choice.best[me])
    label = f"{case.words.act(row)}: not at beat {case.beat}"
    if rival == row:
        short = float(choice.excess[me])
        parts = [urge_of(case, row), chance(case, row), *_floor(case, row, me), Reason(f"what happened: {case.deed}")]
        return Reason(f"{label}, though it called most strongly", short, tuple(parts), "sum", is_change=True)
    gaps = choice.terms[row] - choice.terms[rival]
    parts = [term(case, row, int(at), rival) for at in np.flatnonzero(gaps)]
    luck = chance(case, row).value or 0.0
    parts.append(Reason("chance", luck - (chance(case, rival).value or 0.0), is_change=True))
    parts += _against(case, row, rival)
    if int(choice.held[me]) == row:
        parts.append(Reason(f"it was held back by {against(case, row, int(choice.held_by[me]))}"))
    did = "did" if spoke else "would rather have done"
    parts.append(Reason(f"what {case.words.called(case.who(me))} {did}: {case.words.act(rival)}"))
    if cost := float(choice.turn_cost[row] - choice.turn_cost[rival]):
        parts.append(_out_of_turn(cost))
    value = choice.noisy - choice.turn_cost
    gap = float(value[row] - value[rival])
    return Reason(f"{label}; how it differs from what was chosen", gap, tuple(parts), "sum", is_change=True)


def _against(case: Case, row: int, rival: int) -> list[Reason]:
    """What spoke most against an act, by itself: the other numbers are differences from what was chosen."""
    terms = case.choice.terms
    at = int(np.argmin(terms[row]))
    if terms[row][at] >= -FAINT:
        return []
    mine, theirs = float(terms[row][at]), float(terms[rival][at])
    what = f"most against it: {whole(case, row, at)}: {number(mine)} by itself"
    beside = f" ({number(theirs)} for what was chosen)" if abs(theirs) >= FAINT / 10.0 else ""
    return [Reason(what + beside)]
