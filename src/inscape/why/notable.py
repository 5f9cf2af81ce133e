"""What is worth asking of a run: the largest changes, the surprises, what was held back, what turned round."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from inscape.mind.axes import KINDS, PROSPECT_STATES, STRANDS
from inscape.mind.regard import ambivalence
from inscape.why.case import Case

if TYPE_CHECKING:
    from inscape.play.run import Run

MOST: Final = {"change": 6, "surprise": 3, "held back": 3, "reversal": 4}
"""How many of each kind are named at most."""

CHANGED: Final = 0.05
SURPRISED: Final = 0.3
REVERSED: Final = 0.02
"""From where a change of feeling, a surprise (nats) and the turning of a regard are worth asking about (assumed)."""


class Question(NamedTuple):
    """A question worth asking. query: as `why` takes it. says: what happened. weight: how much, within its kind."""

    query: str
    says: str
    kind: str
    weight: float


def worth_asking(run: Run) -> tuple[Question, ...]:
    """What is worth asking of this run, the most telling of each kind first. Raises `RunError` if it cannot be replayed."""
    found: list[Question] = []
    for kind, most in MOST.items():
        some = [question for case in Case(run, len(run)).history() for question in _OF_KIND[kind](case)]
        best: dict[str, Question] = {}
        for question in sorted(some, key=lambda each: -each.weight):
            best.setdefault(question.query.partition("@")[0], question)
        found += list(best.values())[:most]
    return tuple(found)


def listing(run: Run, *, width: int = 80) -> str:
    """The same as text, no wider than `width`: one question a line, with what happened beside it or below."""
    questions = worth_asking(run)
    column = max((len(question.query) for question in questions if len(question.query) <= width // 2), default=0) + 3
    found: list[str] = []
    for query, says, *_ in questions:
        is_long = len(query) > width // 2
        found += [query] * is_long
        head = " " * column if is_long else f"{query:<{column}}"
        found += textwrap.wrap(f"{head}{says}", width, subsequent_indent=" " * column, break_on_hyphens=False)
    return "\n".join(found)


def _changes(case: Case) -> Iterator[Question]:
    was, now = case.before.feeling, case.after.feeling
    for me, name in enumerate(case.roster.characters):
        if not name:
            continue
        step = (now[me] - was[me]) * _SHOWN[:, None]
        kind, about = np.unravel_index(int(np.argmax(np.abs(step))), step.shape)
        size = float(step[kind, about])
        if abs(size) >= CHANGED:
            whom = "self" if int(about) == me else case.roster.abouts[int(about)]
            says = f"{case.words.whose(name)} {_noun(KINDS[kind])} {float(was[me, kind, about]):.2f} → {float(now[me, kind, about]):.2f}"
            yield Question(
                f"{name} {KINDS[kind]} about {whom} @{case.beat}", f"{says}: {case.deed}", "change", abs(size)
            )


def _surprises(case: Case) -> Iterator[Question]:
    for me, name in enumerate(case.roster.characters):
        size = float(case.lived.surprise[me])
        if name and size >= SURPRISED:
            says = f"{case.words.whose(name)} surprise {size:.2f} nats: {case.deed}"
            yield Question(f"{name} surprise @{case.beat}", says, "surprise", size)


def _held_back(case: Case) -> Iterator[Question]:
    for me, name in enumerate(case.roster.characters):
        row = int(case.choice.held[me])
        if name and row >= 0:
            act = case.roster.acts[row]
            to = f" to {act.target}" if act.target else ""
            about = f" about {act.content.partition(' ')[2] or act.content}" if act.content else ""
            weight = float(case.choice.held_urge[me])
            yield Question(
                f"{name} {act.move}{to}{about} @{case.beat} not",
                f"held back: {case.words.act(row)}",
                "held back",
                weight,
            )


def _reversals(case: Case) -> Iterator[Question]:
    yield from _settled(case)
    was, now = _balance(case.before.regard), _balance(case.after.regard)
    torn = ambivalence(case.after.regard)
    for me, person in zip(*np.nonzero((was * now < 0.0) & (np.abs(now - was) >= REVERSED)), strict=True):
        name, other = case.who(int(me)), case.roster.persons[int(person)]
        if not name or not other:
            continue
        step = case.after.regard[me, person] - case.before.regard[me, person]
        strand = STRANDS[int(np.argmax(np.abs(step)))]
        side = "for" if now[me, person] > 0.0 else "against"
        says = f"{case.words.called(name)} turns {side} {case.words.called(other)}: {case.deed}"
        yield Question(
            f"{name} -> {other} {strand} @{case.beat}",
            says,
            "reversal",
            float(abs(now[me, person] - was[me, person]) + torn[me, person]),
        )


def _settled(case: Case) -> Iterator[Question]:
    for at in np.flatnonzero(case.before.prospect_state != case.after.prospect_state):
        name = case.roster.prospects[int(at)]
        owner, _, short = name.partition(".")
        became = PROSPECT_STATES[int(case.after.prospect_state[at])]
        says = f"{case.words.prospect(name)} {became}: {case.deed}"
        yield Question(f"{owner} prospect {short} @{case.beat}", says, "reversal", 1.0)


def _balance(regard: np.ndarray) -> np.ndarray:
    """What draws minus what repels, the strongest strand of each."""
    draws = np.max(regard[..., [0, 2, 4, 6]], axis=-1)
    return np.asarray(draws - np.max(regard[..., [1, 3, 5]], axis=-1))


def _noun(kind: str) -> str:
    return kind.replace("_", " ")


_SHOWN: Final = np.asarray([1.0 * (kind != "surprise") for kind in KINDS])
"""Surprise has questions of its own."""

_OF_KIND: Final = {"change": _changes, "surprise": _surprises, "held back": _held_back, "reversal": _reversals}
