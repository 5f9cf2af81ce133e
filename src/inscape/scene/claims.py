"""What an expectation says, as values: patterns over the acts of a run, measures of many runs, and the claim itself."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias


class Quantity(NamedTuple):
    """A number that a state has, named as the author names it: `kylo.shame about hux`. column counts from 1."""

    path: tuple[str, ...]
    about: str | None = None
    column: int = 1

    def __str__(self) -> str:
        return ".".join(self.path) + (f" about {self.about}" if self.about else "")


class ActLike(NamedTuple):
    """Acts and events of one sort: a move, a group or an event (`what`; None: any act), by, to and about whom or what.

    cutting: the act that it must cut off. columns: where the names stand, in the order of the fields.
    """

    what: str | None
    by: str | None = None
    to: str | None = None
    about: str | None = None
    cutting: ActLike | None = None
    columns: tuple[int, ...] = (1, 1, 1, 1)

    def __str__(self) -> str:
        words = [self.what or "act"]
        words += [f"{word} {name}" for word, name in (("by", self.by), ("to", self.to), ("about", self.about)) if name]
        return " ".join(words) + (f" cutting off {self.cutting}" if self.cutting else "")


class Level(NamedTuple):
    """The beats after which a quantity stands above or below a number."""

    quantity: Quantity
    sign: str
    number: float

    def __str__(self) -> str:
        return f"{self.quantity} {self.sign} {self.number:g}"


Relation: TypeAlias = Literal["after", "before", "until", "right after", "right before", "while"]


class Related(NamedTuple):
    """The matches of `pattern` that stand in a relation to those of `other`."""

    pattern: Pattern
    relation: Relation
    other: Pattern

    def __str__(self) -> str:
        other = f"({self.other})" if isinstance(self.other, Related | Repeated | Either) else str(self.other)
        return f"{self.pattern} {self.relation} {other}"


class Repeated(NamedTuple):
    """The matches of `pattern` from the `times`-th on."""

    pattern: Pattern
    times: int

    def __str__(self) -> str:
        return f"{self.pattern} at least {self.times} times"


class Either(NamedTuple):
    """The matches of one or the other."""

    first: Pattern
    second: Pattern

    def __str__(self) -> str:
        return f"({self.first} or {self.second})"


class Edge(NamedTuple):
    """The match of `pattern` that is the first or the last act of the run."""

    edge: Literal["first", "last"]
    pattern: Pattern

    def __str__(self) -> str:
        return f"{self.edge}: {self.pattern}"


Pattern: TypeAlias = ActLike | Level | Related | Repeated | Either | Edge
"""What picks beats out of a run."""


class Clause(NamedTuple):
    """A pattern with at least `least` and at most `most` matches (None: as many as there are)."""

    pattern: Pattern
    least: int = 1
    most: int | None = None

    def __str__(self) -> str:
        if self.most is None:
            return str(self.pattern)
        return f"no {self.pattern}" if self.most == 0 else f"{self.pattern} at most {self.most} times"


class Share(NamedTuple):
    """The share of worlds in which every clause holds; with `of`, the share of these beats that match, in each world."""

    clauses: tuple[Clause, ...]
    of: Pattern | None = None

    def __str__(self) -> str:
        of = f", of: {self.of}" if self.of is not None else ""
        return f"share({' and '.join(map(str, self.clauses))}{of})"


class Count(NamedTuple):
    """How many beats match, on average."""

    pattern: Pattern

    def __str__(self) -> str:
        return f"count({self.pattern})"


class Length(NamedTuple):
    """How many acts and events a run has, on average."""

    def __str__(self) -> str:
        return "length"


Aggregate: TypeAlias = Literal["max", "min", "mean", "first", "last", "change", "shift"]


class Window(NamedTuple):
    """The beats over which a quantity is taken. pattern is None for `elsewhere` until the other side is known."""

    relation: Literal["at", "before", "after", "elsewhere"]
    pattern: Pattern | None

    def __str__(self) -> str:
        return "elsewhere" if self.relation == "elsewhere" else f"{self.relation}: {self.pattern}"


class Felt(NamedTuple):
    """A quantity over the beats of a window, as one number for each world, on average."""

    aggregate: Aggregate
    quantity: Quantity
    window: Window | None = None

    def __str__(self) -> str:
        return f"{self.aggregate}({self.quantity}{f', {self.window}' if self.window else ''})"


class Likeness(NamedTuple):
    """How alike a run's acts are to a table of acts, 0..1; over worlds, the median."""

    reference: str

    def __str__(self) -> str:
        return f"likeness({self.reference})"


Measure: TypeAlias = Share | Count | Length | Felt | Likeness
"""What gives one number for a world, and with its interval one for many."""

Sign: TypeAlias = Literal[">", ">=", "<", "<=", "higher", "lower", "same"]


class Effect(NamedTuple):
    """The smallest difference that counts; relative: as a share of what it is compared with."""

    size: float
    relative: bool = False

    def __str__(self) -> str:
        return f"{100 * self.size:g}%" if self.relative else f"{self.size:g}"


class Expectation(NamedTuple):
    """One claim: a measure of a scene or its twin, compared with a number, another measure, the base or another twin.

    twin: None for the scene itself. against: a number, another measure of the same worlds, or None for the same measure
    of `other` (the base if that is None too). because: why it is expected, in prose. place: line and column in its file.
    """

    text: str
    twin: str | None
    measure: Measure
    sign: Sign
    against: float | Measure | None
    effect: Effect
    other: str | None = None
    because: str = ""
    place: tuple[int, int] = (1, 1)

    @property
    def compares_scenes(self) -> bool:
        """Whether it is about the difference that a twin makes."""
        return self.sign in ("higher", "lower", "same")
