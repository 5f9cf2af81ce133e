"""What an urge is made of: its terms in words, what each of them rests on, and what luck added."""

from __future__ import annotations

from typing import Final

import numpy as np

from inscape.mind.axes import GROUPS, KIND, KINDS, NEED, TERMS
from inscape.mind.conditions import together
from inscape.mind.exchange import asks_why, came_to
from inscape.mind.feel import toward
from inscape.mind.stand import view
from inscape.why.case import Case
from inscape.why.grounds import worth_of
from inscape.why.reason import Reason
from inscape.why.shares import OWN, heaviest

SAYS: Final = {
    "needs": "what it does for {his} own needs",
    "slights": "what it sets right",
    "answer": "what will likely come back",
    "care": "what it does to {you}, as {he} [wish] {you}",
    "going_on": "what this meeting has been worth and may still bring",
    "prospects": "what it does to what {he} [hope] for and [dread]",
    "duty": "what {he} [owe] here",
    "standards": "whether it is right by {his} standards",
    "tendency": "what {he} [feel] calls for it",
    "habit": "what {he} usually [do] here",
    "dread": "the harm it shelters from",
    "curiosity": "what there is to learn",
    "turn": "whose turn it is",
    "effort": "what it takes",
}
"""Each term of an urge, in words."""

SHARES: Final = {
    "effort": {
        "force": "the force it takes",
        "speaking": "speaking at all",
        "repeat": "having done the like just now",
        "idle": "one gesture after another",
        "known": "saying what is known already",
        "light": "light talk at a heavy moment",
        "unthought": "that it has not crossed {his} mind",
        "feigned": "showing what {he} [do] not feel",
        OWN: "what else it takes",
    },
    "standards": {
        "lie": "the common reluctance to lie",
        "seen": "that {you} would see through it",
        "cruelty": "the common reluctance to be cruel without cause",
        "presumption": "the common reluctance to order whom one has no right to order",
        OWN: SAYS["standards"],
    },
    "turn": {
        "taken": SAYS["turn"],
        "pursued": "pursuing what {you} left undone or unsaid",
        "customary": "the customary return",
        "amends": "making up for what {he} [have] just done to {you}",
        "waits": "passing over an offer that waits",
    },
}
"""The shares of a term that is a sum of unlike things, in words; see `inscape.why.shares`."""

ANGER: Final = KIND["anger"]
NOTHING: Final = 1e-12
"""A share smaller than this, in need-satisfaction, is none."""


def urge_of(case: Case, row: int) -> Reason:
    """The urge of an act: the sum of its terms."""
    parts = [term(case, row, int(at)) for at in np.flatnonzero(case.choice.terms[row])]
    return Reason("urge", float(case.choice.urge[row]), tuple(parts), "sum")


def chance(case: Case, row: int) -> Reason:
    """What luck added to an urge."""
    return Reason("chance", float(case.choice.noisy[row] - case.choice.urge[row]), is_change=True)


def term(case: Case, row: int, at: int, beside: int | None = None) -> Reason:
    """A term of an act's urge, with what it rests on. beside: how it differs from that of another act."""
    name, terms = TERMS[at], case.choice.terms
    value = float(terms[row][at]) - (float(terms[beside][at]) if beside is not None else 0.0)
    if name not in SHARES:
        made = _RESTS.get(name)
        rests = made(case, row, int(case.stage.acts.actor[row])) if made else ()
        return Reason(_filled(case, row, SAYS[name]), value, rests, is_change=True)
    found = {
        share: float(of[row]) - (float(of[beside]) if beside is not None else 0.0)
        for share, of in case.shares(name).items()
    }
    parts = [_share(case, row, name, share, amount) for share, amount in found.items() if abs(amount) > NOTHING]
    if len(parts) == 1:
        return Reason(parts[0].label, value, parts[0].parts, is_change=True)
    return Reason(_filled(case, row, SAYS[name]), value, tuple(parts), "sum", is_change=True)


def _share(case: Case, row: int, name: str, share: str, amount: float) -> Reason:
    """One share of a term."""
    me = int(case.stage.acts.actor[row])
    made = {"force": _effort, "pursued": _pursued, OWN: _standards if name == "standards" else None}.get(share)
    rests = made(case, row, me) if made else ()
    return Reason(_filled(case, row, SHARES[name][share]), amount, rests, is_change=True)


def against(case: Case, row: int, at: int) -> str:
    """A term that speaks against an act, in words: by that share of it which does so most."""
    name = TERMS[at]
    share = heaviest(case.shares(name), row) if name in SHARES else ""
    return _filled(case, row, SHARES[name][share] if share else SAYS[name])


def whole(case: Case, row: int, at: int) -> str:
    """A term in words, with that share of it which speaks most against the act."""
    said, most = _filled(case, row, SAYS[TERMS[at]]), against(case, row, at)
    if TERMS[at] == "standards":
        return most
    return said if most == said else f"{said}, above all {most}"


def _filled(case: Case, row: int, text: str) -> str:
    """A text with the pronouns of who acts, and what the other is called."""
    name = case.roster.acts[row]
    you = case.words.called(name.target) if name.target not in ("", "everyone") else "the others"
    return case.words.filled(name.actor, text, you)


def _aim(case: Case, row: int) -> int:
    victim = int(case.stage.acts.victim[row])
    return victim if victim >= 0 else int(case.stage.acts.target[row])


def _tendency(case: Case, row: int, me: int) -> tuple[Reason, ...]:
    person, group = _aim(case, row), int(case.stage.acts.group[row])
    before, of_all = case.before, person < 0 and bool(case.stage.aims.tends[row])
    alone = 1.0 - np.prod(1.0 - before.feeling[me], axis=1)
    felt = alone if of_all else toward(case.stage, before)[me, :, max(person, -1)]
    pull = felt * case.theory.tendency[:, group]
    pull[ANGER] *= 1.0 if of_all else 1.0 + case.theory.erupts * float(before.leak[me])
    held = toward(case.stage, before._replace(leak=np.zeros_like(before.leak)))[me, ANGER, max(person, -1)]
    about = f" about {case.words.about(case.roster.persons[person], case.who(me))}" if person >= 0 else ""
    found = []
    for kind in np.argsort(-np.abs(pull))[:3]:
        if abs(pull[kind]) >= 0.01:
            noun, does = KINDS[kind].replace("_", " "), "calls for" if pull[kind] > 0 else "speaks against"
            loose = kind == ANGER and person >= 0 and float(felt[kind] - held) > NOTHING
            of = ", not held, whatever it is about," if loose else about
            found.append(Reason(f"{noun} {float(felt[kind]):.2f}{of} {does} it"))
    shows = case.stage.acts.shows[row] * view(case.theory, case.stage, before).felt[me]
    feels = case.words.filled(case.who(me), "{he} [feel] it")
    found += [Reason(f"it shows {KINDS[at].replace('_', ' ')}, and {feels}")
              for at in np.flatnonzero(shows > 0.05)]  # fmt: skip
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


def _pursued(case: Case, row: int, me: int) -> tuple[Reason, ...]:
    """What is owed: that they say what they came for, or do as they were told."""
    they = case.words.called(case.roster.acts[row].target)
    if asks_why(case.stage)[row] and came_to(case.stage, case.before)[me, _aim(case, row)]:
        return (Reason(f"{they} came in, and has not said what for"),)
    return (Reason(f"{they} was told to, and has not done it"),)


def _prospects(case: Case, row: int, me: int) -> tuple[Reason, ...]:
    table, found = case.stage.prospects, []
    for at in np.flatnonzero((table.owner == me) & table.is_used & (case.before.prospect_state == 0)):
        if table.shift[at, row] or table.settles[at, row]:
            name = case.roster.prospects[int(at)]
            does = "brings" if table.settles[at, row] > 0 else "ends" if table.settles[at, row] < 0 else "moves"
            source = case.words.stated("cast", case.who(me), "prospects", name.partition(".")[2])
            found.append(Reason(f"it {does} {case.words.prospect(name)}", source=source))
        elif int(table.by[at]) == _aim(case, row) and 0 <= _aim(case, row) < len(case.roster.characters):
            name = case.roster.prospects[int(at)]
            source = case.words.stated("cast", case.who(me), "prospects", name.partition(".")[2])
            hand = case.words.called(case.roster.persons[int(table.by[at])])
            found.append(Reason(f"{case.words.prospect(name)} lies with {hand}", source=source))
    return tuple(found)


def _going_on(case: Case, row: int, me: int) -> tuple[Reason, ...]:
    person = _aim(case, row)
    others = [person] if 0 <= person < len(case.roster.characters) else []
    brought = tuple(
        Reason(
            f"what {case.words.called(case.who(other))} has brought per beat",
            float(case.before.going[me, other]),
            is_change=True,
        )
        for other in others
    )
    mine = case.stage.may_order[:, me]
    over = (mine + case.stage.above[me, : len(mine)]) * together(case.before)[me] * case.stage.aims.leaves[row]
    above = tuple(
        Reason(f"{case.words.called(case.who(int(other)))} stands above {case.words.forms(case.who(me)).object}")
        for other in np.flatnonzero(over > 0.0)
    )
    return brought + above


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
    "tendency": _tendency, "slights": _slights, "needs": _needs, "prospects": _prospects, "going_on": _going_on,
    "habit": _habit,
}  # fmt: skip
