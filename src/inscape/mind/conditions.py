"""What is possible, as data: a fixed vector of atoms, and rows of clauses over it."""

from __future__ import annotations

from typing import Final, NamedTuple

from inscape.mind.axes import GROUP, KINDS, POSTURES
from inscape.mind.stage import Stage, When
from inscape.mind.state import State
from inscape.mind.types import Array, Bool, Int

KNOWS: Final = 0.75
"""Credence from which one counts as knowing a fact (and, mirrored, as knowing that it is not so)."""

NEAR: Final = 1.0
"""Steps within which one counts as near."""

ASKED: Final = 0.25
"""How much a turn must be due to count as asked for."""


HEARS: Final = 0.25
"""How much sound must get through for words to be made out."""

MET: Final = 0.02
"""How much of what another did must still be there for one to have met them."""

LATELY: Final = (GROUP["soften"], GROUP["inform"], GROUP["attack"], GROUP["probe"])
"""The groups that `given`, `told`, `harsh` and `questioned` are about."""

RECENT: Final = 5
"""How many acts back what another did to one counts as having just been done."""

INKLING: Final = 0.02
"""How far from not knowing a credence must have moved for one to have begun to wonder."""

TROUBLES: Final = tuple(
    KINDS.index(kind) for kind in ("distress", "fear", "shame", "guilt", "disappointment", "fears_confirmed")
)
TROUBLED: Final = 0.15
"""How much of a trouble one must read in another for them to look troubled."""


class Layout(NamedTuple):
    """Where each atom stands in the vector: the first index of each family.

    Families and their arguments, in row-major order of these: present(character), here(character, place),
    together(character, person), alone(character), near(character, character), touching(character, character),
    facing(character, person), posture(character, posture), masked(character), so(fact), knows(character, fact),
    denies(character, fact) (is sure that it is not so), holds(character, thing), asked(one, by), ordered(one, by),
    pending(offer), taken(offer), refused(offer), slighted(one, by), may_enter(character, place),
    at_home(character), prospect_open(prospect), prospect_came(prospect), within_reach(character, thing) (holds it, or it
    lies where one is), hears(one, other) (other is within hearing of one), met(one, other) (other has already had to do
    with one here), wronged(one, by) (an open slight, or a deed that one holds to be wrong and takes to be so), given(one,
    by), told(one, by), harsh(one, by), questioned(one, by) (by's latest turns to one hold a kindness, a statement, an attack, a
    question), troubled(one, to) (one looks troubled to the other), wonders(character, fact) (has the fact in mind: something
    was stated of it, or something has spoken for or against it since). size: how many atoms there are.
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
    hears: int
    met: int
    wronged: int
    given: int
    told: int
    harsh: int
    questioned: int
    troubled: int
    wonders: int
    size: int


def layout(
    *, characters: int, persons: int, facts: int, things: int, prospects: int, offers: int, places: int
) -> Layout:
    """Where each family of atoms starts, for axes of these lengths."""
    c = characters
    lengths = (
        c, c * places, c * persons, c, c * c, c * c, c * persons, c * len(POSTURES), c, facts, c * facts, c * facts,
        c * things, c * c, c * c, offers, offers, offers, c * persons, c * places, c, prospects, prospects,
        c * things, *(c * c,) * 8, c * facts,
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
        in_hearing(stage, state),
        state.exposure[:, :c].sum(axis=2) > MET,
        _wronged(stage, state),
        *_lately(state),
        _troubled(state),
        wonders(stage, state),
    )
    return xp.concat([part.reshape(-1) for part in parts])


def together(state: State) -> Bool[Array, "character character"]:
    """Who is in one place with whom (nobody with themselves)."""
    xp = state.so.__array_namespace__()
    me = xp.arange(state.place.shape[0])
    same = (state.place[:, None] == state.place) & (me[:, None] != me)
    return same & state.present[:, None] & state.present


def lets_through(stage: Stage, state: State, places: Int[Array, "when character"]) -> tuple[Array, Array]:
    """How far each can see and hear each [observer, other], from the best of these places (where they were, where they are)."""
    count = stage.sight_between.shape[0]
    here = places.clip(0, count - 1)
    there = (here == places) & state.present
    both, pair = there[:, :, None] & there[:, None, :], here[:, :, None] * count + here[:, None, :]
    sees = (both * stage.sight_between.reshape(-1).take(pair)).max(axis=0) * stage.sight[:, None]
    return sees, (both * stage.sound_between.reshape(-1).take(pair)).max(axis=0) * stage.hearing[:, None]


def in_hearing(stage: Stage, state: State) -> Bool[Array, "one other"]:
    """Whether one can hear what the other says in an ordinary voice (nobody themselves)."""
    xp = state.so.__array_namespace__()
    _, hears = lets_through(stage, state, state.place[None])
    return (hears >= HEARS) & ~xp.eye(hears.shape[0], dtype=xp.bool)


def wonders(stage: Stage, state: State) -> Bool[Array, "character fact"]:
    """Who has which fact in mind: something is stated of it for them, or something has spoken for or against it since."""
    xp = state.so.__array_namespace__()
    return stage.facts.in_mind.T | (xp.abs(state.credence - 0.5) > INKLING)


def _wronged(stage: Stage, state: State) -> Bool[Array, "one by"]:
    """Who has something against whom: a slight not answered, or a deed done to them that they hold to be wrong."""
    xp = state.so.__array_namespace__()
    c = state.place.shape[0]
    wrong = (state.credence > KNOWS) & (stage.facts.rightness.T < 0.0)
    deed = (1.0 * wrong * stage.facts.victims[:, :c].T) @ stage.facts.doers[:, :c]
    return ((state.slight[:, :c] > 0.05) | (deed > 0.05)) & ~xp.eye(c, dtype=xp.bool)


def _lately(state: State) -> tuple[Bool[Array, "one by"], ...]:
    """Whose latest turns toward one (or all) hold an act of each of the groups `LATELY`."""
    xp = state.so.__array_namespace__()
    me = xp.arange(state.place.shape[0])
    to = (state.moment_target[:, None] == me) | (state.moment_target[:, None] < 0)
    turn = to[:, :, None] & (state.moment_actor[:, None] == me)[:, None, :]
    turn = turn & (xp.arange(state.moment_actor.shape[0]) < RECENT)[:, None, None]
    return tuple(((state.moment_group == group)[:, None, None] & turn).any(axis=0) for group in LATELY)


def _troubled(state: State) -> Bool[Array, "one to"]:
    """Who looks troubled to whom."""
    xp = state.so.__array_namespace__()
    return state.reading.take(xp.asarray(TROUBLES), axis=2).max(axis=(2, 3)).T > TROUBLED


def holds(when: When, atom: Bool[Array, "atom"]) -> Bool[Array, "row"]:
    """Which rows hold, given the atoms."""
    literal = (atom.take(when.atom) == when.sign) | ~when.used
    return (literal.all(axis=-1) & when.clause_used).any(axis=-1).take(when.which)
