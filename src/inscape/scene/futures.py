"""What may still come and what is owed: prospects, duties, demands, endings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from inscape.mind.constants import Table
from inscape.mind.stage import Acts, Duties, Prospects
from inscape.scene.atoms import NOBODY, atom_of, condition, homes
from inscape.scene.begin import start_place
from inscape.scene.frame import OUT, Frame, Path
from inscape.scene.matching import Matcher
from inscape.scene.model import Prospect, Settler
from inscape.scene.shapes import zeros
from inscape.scene.sizes import CLAUSES
from inscape.scene.tables import ALWAYS, NEVER, Dnf, TooManyClauses, both, check_fits, either, one, opposite, table

SEEING_TO: Final = Table(
    rows={
        "attack": (-0.2,),
        "retort": (-0.1,),
        "probe": (0.4,),
        "inform": (0.3,),
        "order": (0.2,),
        "soften": (0.6,),
        "submit": (0.0,),
        "withdraw": (-0.1,),
        "engage": (0.4,),
        "depart": (-0.6,),
        "tend": (0.0,),
    },
    columns=(),
    unit="share of the duty done",
    low=-1.0,
    high=1.0,
)
"""How far an act of each group toward a person one answers for does that duty (assumed)."""

WIDEST: Final = CLAUSES[-1:]
"""The one shape of the short tables: it costs little, and scenes that differ in their conditions share a compilation."""

COMING_TO_A_WARD: Final = 0.6
"""How far going to where a person is at home, for whom one answers, does that duty, 0..1 (assumed)."""


def prospects(frame: Frame, matcher: Matcher) -> Prospects:
    """The table of prospects: whose, at what stake, what moves and what settles them."""
    found = zeros(Prospects, frame.lengths, matcher.length)
    found["by"][:] = -1
    comes: list[Dnf] = []
    fails: list[Dnf] = []
    for slot, owner, name, prospect in frame.prospects:
        found["is_used"][slot] = True
        found["owner"][slot] = frame.roster.character(owner)
        if prospect.by is not None:
            found["by"][slot] = frame.roster.person(prospect.by)
        for need, change in prospect.stakes.items():
            found["stakes"][slot, frame.roster.need(need)] = change
        found["shift"][slot] = _shift(matcher, prospect)
        settled = _acts(matcher, prospect.settled_by)
        found["settles"][slot] = np.where(settled, 1.0, -1.0 * _acts(matcher, prospect.dashed_by))
        path = ("cast", owner, "prospects", name)
        comes.append(_settled(frame, (*path, "settled_by"), owner, prospect.settled_by))
        fails.append(_settled(frame, (*path, "dashed_by"), owner, prospect.dashed_by))
    length = frame.lengths.prospect
    return Prospects(**found, comes=table(comes, length, WIDEST), fails=table(fails, length, WIDEST))


def _shift(matcher: Matcher, prospect: Prospect) -> Any:
    """Log-odds by act, of everything that makes it likelier or less likely."""
    total = np.zeros(matcher.length)
    signed = [(1.0, shift) for shift in prospect.likelier] + [(-1.0, shift) for shift in prospect.unlikelier]
    for sign, shift in sorted(signed, key=lambda each: (each[0], each[1].model_dump_json())):
        rows = matcher.rows(shift.move or shift.group or "", by=shift.by, to=shift.to, is_move=shift.move is not None)
        total += sign * shift.by_much * rows
    return total


def _acts(matcher: Matcher, settlers: Sequence[Settler]) -> Any:
    """The acts among what settles a prospect."""
    found = np.zeros(matcher.length, dtype=np.bool_)
    for settler in settlers:
        if settler.move is not None or settler.group is not None:
            what, is_move = settler.move or settler.group or "", settler.move is not None
            found |= matcher.rows(what, by=settler.by, to=settler.to, is_move=is_move)
    return found


def _settled(frame: Frame, path: Path, owner: str, settlers: Sequence[Settler]) -> Dnf:
    """The conditions, facts and beliefs among what settles a prospect: any of them is enough, a fact once its owner knows it."""
    found = NEVER
    try:
        for settler in settlers:
            if settler.when is not None:
                found = either(found, condition(frame, settler.when, {**NOBODY, "owner": owner}))
            elif settler.fact is not None:
                atom = atom_of(frame, "knows", (settler.believes or owner, settler.fact))
                found = either(found, one(atom) if isinstance(atom, int) and not isinstance(atom, bool) else NEVER)
        check_fits(found)
    except TooManyClauses as trouble:
        frame.report(path, str(trouble))
        return NEVER
    return found


def duties(frame: Frame, matcher: Matcher, acts: Acts) -> Duties:
    """The table of duties: whose, what does them, and when they bind."""
    found = zeros(Duties, frame.lengths, matcher.length)
    found["ward"][:] = -1
    active: list[Dnf] = []
    for slot, owner, place, duty in frame.duties:
        me = frame.roster.character(owner)
        found["is_used"][slot], found["owner"][slot], found["weight"][slot] = True, me, duty.weight
        if duty.see_to is not None:
            found["ward"][slot] = frame.roster.person(duty.see_to)
            found["serves"][slot] = _seeing_to(frame, matcher, acts, me, duty.see_to)
        else:
            found["serves"][slot] = matcher.rows(duty.do or "", by=owner, to=duty.to)
        when = ALWAYS
        try:
            if duty.while_ is not None:
                when = condition(frame, duty.while_)
            if duty.until is not None:
                when = both(when, opposite(condition(frame, duty.until)))
            check_fits(when)
        except TooManyClauses as trouble:
            frame.report(("cast", owner, "duties", place), str(trouble))
        active.append(when)
    return Duties(**found, active=table(active, frame.lengths.duty, WIDEST))


def _seeing_to(frame: Frame, matcher: Matcher, acts: Acts, me: int, ward: str) -> Any:
    whom = frame.roster.person(ward)
    toward = (matcher.actor == me) & (acts.target == whom)
    serves = np.where(toward, SEEING_TO.array()[np.maximum(acts.group, 0)], 0.0)
    leaves = (matcher.actor == me) & (acts.target < 0)
    serves = np.where(leaves, acts.ends_company * SEEING_TO.rows["depart"][0], serves)
    for home in homes(frame, whom) if whom < frame.lengths.character else []:
        serves = np.where((matcher.actor == me) & (acts.to_place == frame.roster.place(home)), COMING_TO_A_WARD, serves)
    return serves


def complies(frame: Frame, matcher: Matcher) -> Any:
    """Float[demand, act]: whether an act does what an order orders."""
    found = np.zeros((frame.lengths.demand, matcher.length))
    for slot, ordered in enumerate(frame.roster.demands):
        if ordered:
            found[slot] = matcher.rows(ordered)
    return found


def ends(frame: Frame) -> Any:
    """The one row of how the scene ends; it never holds if the scene says nothing but a number of beats."""
    found = NEVER
    for text in frame.model.ends.when:
        try:
            found = either(found, condition(frame, text))
            check_fits(found)
        except TooManyClauses as trouble:
            frame.report(("ends", "when"), str(trouble))
            return table([NEVER], 1, WIDEST)
    return table([found], 1, WIDEST)


def needs_company(frame: Frame) -> Any:
    """Whether the scene is over when fewer than two are left: as stated, else where nothing says how it ends."""
    ends, there = frame.model.ends, sum(start_place(frame, name, one) != OUT for name, one in frame.model.cast.items())
    alone = bool(ends.when) or there < 2 if ends.goes_on_alone is None else ends.goes_on_alone
    return np.asarray(not alone)
