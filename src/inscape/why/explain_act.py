"""Why something was done: the urge as a sum of terms, chance, what else there was, and how the floor was taken."""

from __future__ import annotations

from typing import Final

import numpy as np

from inscape.mind.axes import GROUPS, KINDS, NEED, TERMS
from inscape.mind.decide import IMPOSSIBLE
from inscape.play.obstacles import obstacle
from inscape.why.case import Case
from inscape.why.grounds import FAINT, worth_of
from inscape.why.reason import Reason, number, percent

SAYS: Final = {
    "needs": "what it does for {his} own needs",
    "slights": "what it sets right",
    "answer": "what will likely come back",
    "care": "what it does to {you}, as {he} wishes {you}",
    "going_on": "what this meeting has been worth and may still bring",
    "prospects": "what it does to what {he} hopes for and dreads",
    "duty": "what {he} owes here",
    "standards": "whether it is right by {his} standards",
    "tendency": "what {he} feels calls for it",
    "habit": "what {he} usually does here",
    "dread": "the harm it shelters from",
    "curiosity": "what there is to learn",
    "turn": "whose turn it is",
    "effort": "what it takes",
}
"""Each term of an urge, in words."""

LEAST_MARGIN: Final = 0.03
"""Below this a choice hung by a thread, and is said to."""


def act(case: Case, row: int) -> Reason:
    """Why this act called as strongly as it did at this beat, and what came of it."""
    me, choice = int(case.stage.acts.actor[row]), case.choice
    urge = urge_of(case, row)
    is_silence = bool(case.stage.acts.is_silence[row])
    parts = [urge, chance(case, row), *([] if is_silence else _floor(case, row, me))]
    value = float(choice.noisy[row] if is_silence else choice.noisy[row] - choice.turn_cost[row] - choice.waiting[me])
    label = f"{case.words.act(row)}, at beat {case.beat}: how strongly it called" + (
        "" if is_silence else ", beyond waiting"
    )
    return Reason(label, value, (*parts, *_outcome(case, row, me)), "sum")


def urge_of(case: Case, row: int) -> Reason:
    """The urge of an act: the sum of its terms."""
    terms = case.choice.terms[row]
    parts = [
        Reason(says(case, row, int(at)), float(terms[at]), rests(case, row, int(at)), is_change=True)
        for at in np.flatnonzero(terms)
    ]
    return Reason("urge", float(case.choice.urge[row]), tuple(parts), "sum")


def chance(case: Case, row: int) -> Reason:
    """What luck added to an urge."""
    return Reason("chance", float(case.choice.noisy[row] - case.choice.urge[row]), is_change=True)


def _floor(case: Case, row: int, me: int) -> list[Reason]:
    """What stands between an urge and the act: whose turn it is, and what waiting is worth."""
    cost = float(case.choice.turn_cost[row])
    waiting = Reason("waiting: patience, silence, a freeze", -float(case.choice.waiting[me]), is_change=True)
    return [waiting, *([_out_of_turn(cost)] if cost else [])]


def _out_of_turn(cost: float) -> Reason:
    return Reason("out of turn: it is another's, or one has just had one's own", -cost, is_change=True)


def says(case: Case, row: int, term: int) -> str:
    """A term in words."""
    name = case.roster.acts[row]
    forms = case.words.forms(name.actor)
    you = case.words.called(name.target) if name.target not in ("", "everyone") else "the others"
    return SAYS[TERMS[term]].format(he=forms.subject, his=forms.possessive, you=you)


def rests(case: Case, row: int, term: int) -> tuple[Reason, ...]:
    """What a term rests on, where a writer would ask."""
    made = _RESTS.get(TERMS[term])
    return made(case, row, int(case.stage.acts.actor[row])) if made else ()


def _aim(case: Case, row: int) -> int:
    victim = int(case.stage.acts.victim[row])
    return victim if victim >= 0 else int(case.stage.acts.target[row])


def _tendency(case: Case, row: int, me: int) -> tuple[Reason, ...]:
    person, group = _aim(case, row), int(case.stage.acts.group[row])
    felt = case.before.feeling[me, :, person] if person >= 0 else 1.0 - np.prod(1.0 - case.before.feeling[me], axis=1)
    pull = felt * case.theory.tendency[:, group]
    about = f" about {case.words.about(case.roster.persons[person], case.who(me))}" if person >= 0 else ""
    found = []
    for kind in np.argsort(-np.abs(pull))[:3]:
        if abs(pull[kind]) >= 0.01:
            noun, does = KINDS[kind].replace("_", " "), "calls for" if pull[kind] > 0 else "speaks against"
            found.append(Reason(f"{noun} {float(felt[kind]):.2f}{about} {does} it"))
    return tuple(found)


def _slights(case: Case, row: int, me: int) -> tuple[Reason, ...]:
    person = _aim(case, row)
    other = case.roster.persons[person]
    left = Reason(f"of {case.words.whose(other)} slights, not answered yet", float(case.before.slight[me, person]))
    return left, worth_of(case, me, NEED["standing"])


def _needs(case: Case, row: int, me: int) -> tuple[Reason, ...]:
    serves = case.stage.acts.serves[row]
    return tuple(
        Reason(
            f"it serves {case.roster.needs[int(at)]}", float(serves[at]), (worth_of(case, me, int(at)),), is_change=True
        )
        for at in np.flatnonzero(serves)
    )


def _standards(case: Case, row: int, me: int) -> tuple[Reason, ...]:
    stated = float(case.stage.right_act[me, row])
    if not stated:
        return ()
    name, who = case.roster.acts[row], case.who(me)
    sources = [
        case.words.stated("cast", who, "standards", at)
        for at, one in enumerate(case.run.scene.model.cast[who].standards)
        if (one.wrong or one.right) is not None
        and getattr(one.wrong or one.right, "do", None) in (name.move, name.group)
    ]
    return (Reason(f"{'right' if stated > 0 else 'wrong'} to do", abs(stated), source=next(iter(sources), "")),)


def _prospects(case: Case, row: int, me: int) -> tuple[Reason, ...]:
    table, found = case.stage.prospects, []
    for at in np.flatnonzero((table.owner == me) & table.is_used & (case.before.prospect_state == 0)):
        if table.shift[at, row] or table.settles[at, row]:
            name = case.roster.prospects[int(at)]
            does = "brings" if table.settles[at, row] > 0 else "ends" if table.settles[at, row] < 0 else "moves"
            source = case.words.stated("cast", case.who(me), "prospects", name.partition(".")[2])
            found.append(Reason(f"it {does} {case.words.prospect(name)}", source=source))
    return tuple(found)


def _going_on(case: Case, row: int, me: int) -> tuple[Reason, ...]:
    person = _aim(case, row)
    others = [person] if 0 <= person < len(case.roster.characters) else []
    return tuple(
        Reason(
            f"what {case.words.called(case.who(other))} has brought per beat",
            float(case.before.going[me, other]),
            is_change=True,
        )
        for other in others
    )


def _effort(case: Case, row: int, me: int) -> tuple[Reason, ...]:
    force, source = float(case.stage.acts.force[row]), case.words.stated("cast", case.who(me), "reserve")
    if not force:
        return ()
    return Reason("the force of it", force), Reason("reserve", float(case.before.reserve[me]), source=source)


def _habit(case: Case, row: int, me: int) -> tuple[Reason, ...]:
    pair = {case.who(me), case.roster.acts[row].target}
    stated = [at for at, one in enumerate(case.run.scene.model.history) if set(one.between) == pair]
    group = GROUPS[int(case.stage.acts.group[row])]
    return tuple(
        Reason(f"how these two usually go on; this would be: {group}", source=case.words.stated("history", at))
        for at in stated
    )


_RESTS: Final = {
    "tendency": _tendency, "slights": _slights, "needs": _needs, "standards": _standards, "prospects": _prospects,
    "going_on": _going_on, "effort": _effort, "habit": _habit,
}  # fmt: skip


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
        by = says(case, held, int(choice.held_by[me]))
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
    parts = [
        Reason(says(case, row, int(at)), float(gaps[at]), rests(case, row, int(at)), is_change=True)
        for at in np.flatnonzero(gaps)
    ]
    luck = chance(case, row).value or 0.0
    parts.append(Reason("chance", luck - (chance(case, rival).value or 0.0), is_change=True))
    against = int(np.argmin(choice.terms[row]))
    if choice.terms[row][against] < -FAINT:
        what = f"what stood against it most: {says(case, row, against)}, {number(float(choice.terms[row][against]))}"
        parts.append(Reason(what, parts=rests(case, row, against)))
    if int(choice.held[me]) == row:
        parts.append(Reason(f"it was held back by {says(case, row, int(choice.held_by[me]))}"))
    did = "did" if spoke else "would rather have done"
    parts.append(Reason(f"what {case.words.called(case.who(me))} {did}: {case.words.act(rival)}"))
    if cost := float(choice.turn_cost[row] - choice.turn_cost[rival]):
        parts.append(_out_of_turn(cost))
    value = choice.noisy - choice.turn_cost
    gap = float(value[row] - value[rival])
    return Reason(f"{label}, beside what was chosen", gap, tuple(parts), "sum", is_change=True)
