"""What a run rests on: the mechanisms and numbers that had a part in it, whose they are, and which are assumed.

A number had a part in a run if it made a difference to it: put the number at either end of its range, let every beat find
what it found and do what it did, and something comes out otherwise, an urge, a feeling, a regard, anything that the run
records of the cast. A number that makes no difference had no part, even if the code read it: what pity does, where nobody
pitied. For a table its entries are changed, each by a part of its size.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from inscape.mind.beat import choose, live
from inscape.mind.state import State
from inscape.mind.theory import CONSTANTS, TABLES
from inscape.why.mechanisms import ASSUMED, IDEAS, MECHANISMS, Mechanism, numbers
from inscape.why.words import Words

if TYPE_CHECKING:
    from inscape.mind.decide import Choice
    from inscape.mind.state import Act
    from inscape.mind.theory import Theory
    from inscape.play.run import Run

SAME: Final = 1e-12
"""Numbers nearer to each other than this are the same."""

PERSONS: Final = frozenset({"character", "observer"})


class Number(NamedTuple):
    """A number that had a part. value: None for a table. source: a key of `IDEAS`, "assumed", or FILE:LINE of the scene.

    beat: the first at which it made a difference.
    """

    name: str
    value: float | None
    unit: str
    source: str
    beat: int


class Came(NamedTuple):
    """What a beat comes to: the state after it, and what was chosen before it."""

    state: State
    act: Act
    choice: Choice


class Part(NamedTuple):
    """A mechanism in a run: the numbers of it that had a part, and the names of those that had none."""

    mechanism: Mechanism
    used: tuple[Number, ...]
    unused: tuple[str, ...]


class Done(NamedTuple):
    """A move that was made. source: what its warmth and activity are from, a key of `IDEAS`, "assumed", or FILE:LINE."""

    move: str
    source: str


@dataclass(frozen=True)
class Cited:
    """What a run rests on. title: which run. parts: every mechanism, in the order of a beat. moves: those that were made."""

    title: str
    beats: int
    parts: tuple[Part, ...]
    moves: tuple[Done, ...] = ()

    @property
    def used(self) -> tuple[Number, ...]:
        """Every number that had a part."""
        return tuple(number for part in self.parts for number in part.used)

    @property
    def assumed(self) -> tuple[str, ...]:
        """Those of them that nobody has measured as they stand."""
        return tuple(number.name for number in self.used if number.source == ASSUMED)

    @property
    def sources(self) -> dict[str, str]:
        """Every source behind a mechanism or a number that had a part, by its key."""
        keys = [idea for part in self.parts if part.used for idea in part.mechanism.ideas]
        keys += [number.source for number in self.used]
        keys += [done.source for done in self.moves]
        return {key: IDEAS[key] for key in sorted(set(keys)) if key in IDEAS}

    def to_text(self, *, width: int = 80) -> str:
        """As text: each mechanism with its sources and numbers, then what is assumed, what had no part, and the sources."""
        from inscape.why.cited_text import text_of

        return text_of(self, width)

    def to_dict(self) -> dict[str, Any]:
        """Everything as one JSON value."""
        mechanisms = [
            {"name": part.mechanism.name, "says": part.mechanism.says, "ideas": list(part.mechanism.ideas) if part.used else [],
             "used": [number._asdict() for number in part.used], "unused": list(part.unused)}
            for part in self.parts
        ]  # fmt: skip
        return {
            "title": self.title,
            "beats": self.beats,
            "mechanisms": mechanisms,
            "moves": [each._asdict() for each in self.moves],
            "assumed": list(self.assumed),
            "sources": self.sources,
        }

    def __str__(self) -> str:
        return self.to_text()


def cite(run: Run) -> Cited:
    """The sources behind the mechanisms and numbers that had a part in this run, and which numbers are assumed."""
    since, words = _since(run), Words(run.scene)
    parts = []
    for mechanism, names in zip(MECHANISMS, numbers().values(), strict=True):
        used = tuple(_number(run, words, name, since[name]) for name in names if name in since)
        parts.append(Part(mechanism, used, tuple(name for name in names if name not in since)))
    title = f"{run.scene.model.title or run.scene.name}, world {run.world}, seed {run.seed}"
    return Cited(title, len(run), tuple(parts), tuple(_moves(run, words)))


def _moves(run: Run, words: Words) -> Iterator[Done]:
    """The moves that were made, by name, each with what its numbers are from."""
    rows = [int(row) for beat in run.beats for row in (beat.act.row, beat.act.second, beat.act.cut_off)]
    moves = {
        run.scene.roster.acts[row].move: words.move(row) for row in rows if row > 0 and run.scene.roster.acts[row].actor
    }
    for name in sorted(moves):
        yield Done(name, words.stated("moves", name) or moves[name].source or ASSUMED)


def _number(run: Run, words: Words, name: str, beat: int) -> Number:
    if name in TABLES:
        return Number(name, None, TABLES[name].unit, TABLES[name].source, beat)
    constant = CONSTANTS[name]
    source = words.stated("theory", name) or constant.source
    return Number(name, float(getattr(run.scene.theory, name)), constant.unit, source, beat)


def _since(run: Run) -> dict[str, int]:
    """The first beat at which each number made a difference, for those that did."""
    left, found = [name for names in numbers().values() for name in names], dict[str, int]()
    for beat in run.beats:
        before = run.before(beat.number)
        same = _came(run, run.scene.theory, before, beat.act)
        for end in (0, 1):
            for name in _matter(run, left, end, (before, beat.act, same)):
                found[name] = beat.number
            left = [name for name in left if name not in found]
    return found


def _matter(run: Run, names: Sequence[str], end: int, at: tuple[State, Act, Came]) -> list[str]:
    """Which of these numbers make a difference at a beat: all of them are changed at once, then ever fewer.

    at: the state that the beat found, its act, and what comes out as things are.
    """
    before, act, same = at
    if not names or _alike(run, same, _came(run, _changed(run.scene.theory, names, end), before, act)):
        return []
    if len(names) == 1:
        return list(names)
    size = len(names) // 2 if len(names) > 4 else 1
    return [name for first in range(0, len(names), size) for name in _matter(run, names[first : first + size], end, at)]


def _changed(theory: Theory, names: Sequence[str], end: int) -> Theory:
    """The theory with these numbers at the lower (0) or upper (1) end of their ranges."""
    new: dict[str, Any] = {}
    for name in names:
        if name in TABLES:
            table = np.asarray(getattr(theory, name))
            new[name] = table * (1.0 + (0.1 + 0.01 * (np.arange(table.size) % 7).reshape(table.shape)) * (2 * end - 1))
        else:
            new[name] = CONSTANTS[name].high if end else CONSTANTS[name].low
    return theory._replace(**new)


def _came(run: Run, theory: Theory, before: State, act: Act) -> Came:
    """What a beat comes to under a theory."""
    with np.errstate(all="ignore"):
        return Came(live(theory, run.scene.stage, before, act)[0], *choose(theory, run.scene.stage, before))


def _alike(run: Run, one: Came, other: Came) -> bool:
    """Whether two outcomes are the same in all that concerns the cast."""
    cast = sum(bool(name) for name in run.scene.roster.characters)
    open_ = one.choice.possible
    of_all = [(one.act, other.act, name, slice(None)) for name in one.act._fields]
    of_open = [(one.choice, other.choice, name, open_) for name in ("terms", "noisy", "turn_cost")]
    of_cast = [(one.choice, other.choice, name, slice(cast)) for name in ("waiting", "held", "best")]
    of_state = [
        (one.state, other.state, name, slice(cast) if axis in PERSONS else slice(None))
        for name, axis in _axes().items()
    ]
    return all(
        _same(getattr(here, name), getattr(there, name), which)
        for here, there, name, which in (*of_open, *of_all, *of_cast, *of_state)
    )


def _same(here: Any, there: Any, which: Any) -> bool:
    if np.ndim(here):
        here, there = here[which], there[which]
    return np.array_equal(here, there) or bool(np.allclose(here, there, rtol=0.0, atol=SAME, equal_nan=True))


@lru_cache(maxsize=1)
def _axes() -> dict[str, str]:
    """The first axis of every field of a state, "" for a scalar."""
    return dict(_first_axes())


def _first_axes() -> Iterator[tuple[str, str]]:
    for name, annotation in State.__annotations__.items():
        found = re.search(r"[\"']([a-z_]*)", str(getattr(annotation, "__forward_arg__", annotation)))
        yield name, found[1] if found else ""
