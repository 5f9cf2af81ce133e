"""What is possible, as data: a fixed vector of atoms, and rows of clauses over it."""

from __future__ import annotations

from typing import Final, NamedTuple

from inscape.mind.axes import POSTURES
from inscape.mind.stage import Stage, When
from inscape.mind.state import State
from inscape.mind.types import Array, Bool

KNOWS: Final = 0.75
"""Credence from which one counts as knowing a fact (and, mirrored, as knowing that it is not so)."""

NEAR: Final = 1.0
"""Steps within which one counts as near."""

ASKED: Final = 0.25
"""How much a turn must be due to count as asked for."""


class Layout(NamedTuple):
    """Where each atom stands in the vector: the first index of each family.

    Families and their arguments, in row-major order of these: present(character), here(character, place),
    together(character, person), alone(character), near(character, character), touching(character, character),
    facing(character, person), posture(character, posture), masked(character), so(fact), knows(character, fact),
    denies(character, fact) (is sure that it is not so), holds(character, thing), asked(one, by), ordered(one, by),
    pending(offer), taken(offer), refused(offer), slighted(one, by), may_enter(character, place),
    at_home(character), prospect_open(prospect), prospect_came(prospect), within_reach(character, thing) (holds it, or it
    lies where one is). size: how many atoms there are.
    """

    present: int
    here: int
    together: int
    alone: int
    near: int
    touching: int
    facing: int
    posture: int
    masked: int
    so: int
    knows: int
    denies: int
    holds: int
    asked: int
    ordered: int
    pending: int
    taken: int
    refused: int
    slighted: int
    may_enter: int
    at_home: int
    prospect_open: int
    prospect_came: int
    within_reach: int
    size: int


def layout(
    *, characters: int, persons: int, facts: int, things: int, prospects: int, offers: int, places: int
) -> Layout:
    """Where each family of atoms starts, for axes of these lengths."""
    c = characters
    lengths = (
        c, c * places, c * persons, c, c * c, c * c, c * persons, c * len(POSTURES), c, facts, c * facts, c * facts,
        c * things, c * c, c * c, offers, offers, offers, c * persons, c * places, c, prospects, prospects,
        c * things,
    )  # fmt: skip
    starts = [0]
    for length in lengths:
        starts.append(starts[-1] + length)
    return Layout(*starts)


def atoms(stage: Stage, state: State) -> Bool[Array, "atom"]:
    """Whether each atom holds now, in the order of `Layout`."""
    xp = state.so.__array_namespace__()
    c, persons = state.place.shape[0], stage.is_person.shape[0]
    here = (state.place[:, None] == xp.arange(stage.sight_between.shape[0])) & state.present[:, None]
    company, carries = together(state), state.holder == xp.arange(c)[:, None]
    parts = (
        state.present,
        here,
        xp.concat([company, xp.zeros((c, persons - c), dtype=xp.bool)], axis=1),
        state.present & ~company.any(axis=1),
        company & (state.distance <= NEAR),
        company & (state.distance < NEAR),
        state.gaze[:, None] == xp.arange(persons),
        state.posture[:, None] == xp.arange(len(POSTURES)),
        state.mask > 0.5,
        state.so > 0.5,
        state.credence > KNOWS,
        state.credence < 1.0 - KNOWS,
        carries,
        state.due > ASKED,
        state.ordered > ASKED,
        state.offer == xp.arange(1, 4)[:, None],
        state.slight > 0.05,
        state.may_enter > 0.5,
        (here * stage.home.T[:c]).sum(axis=1) > 0.5,
        state.prospect_state == xp.arange(2)[:, None],
        (state.holder == state.place[:, None] + c) & state.present[:, None] | carries,
    )
    return xp.concat([part.reshape(-1) for part in parts])


def together(state: State) -> Bool[Array, "character character"]:
    """Who is in one place with whom (nobody with themselves)."""
    xp = state.so.__array_namespace__()
    me = xp.arange(state.place.shape[0])
    same = (state.place[:, None] == state.place) & (me[:, None] != me)
    return same & state.present[:, None] & state.present


def holds(when: When, atom: Bool[Array, "atom"]) -> Bool[Array, "row"]:
    """Which rows hold, given the atoms."""
    literal = (atom.take(when.atom) == when.sign) | ~when.used
    return (literal.all(axis=-1) & when.clause_used).any(axis=-1).take(when.which)
