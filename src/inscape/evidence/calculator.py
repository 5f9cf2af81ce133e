"""The calculator: from appraisal values to the 27 feelings, by the kernels of play.

    inscape.feelings(desirability=-0.6, agency="other", praise=-0.5)

Any value may be a number or a list of them, one for each row; thousands of rows are one call. What is not given is unknown:
the result says what was assumed for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from inscape.errors import EvidenceError, UnknownName
from inscape.evidence.variables import AGENCIES, BY_NAME, UNUSED, VARIABLES
from inscape.mind.axes import KIND, KINDS

if TYPE_CHECKING:
    from inscape.mind.theory import Theory
    from inscape.mind.types import Array, Float

FAINT: Final = 0.005
"""Intensity below which a feeling is not named."""


@dataclass(frozen=True)
class Assumed:
    """What was taken for something unknown. value: the number, or None where what it would stir was left out."""

    name: str
    value: float | None
    why: str


@dataclass(frozen=True)
class Feelings:
    """What every row of appraisal values makes one feel.

    intensity: [row, kind] 0..1. sources: {where it comes from: [row, kind] log shares -log(1 - s)}; an intensity is
    1 - exp(-their sum). assumed: what was taken for what was unknown in at least one row. unused: variables that were
    given and that no feeling depends on. given: what was given.
    """

    intensity: Float[Array, "row kind"]
    sources: Mapping[str, Float[Array, "row kind"]]
    assumed: tuple[Assumed, ...]
    unused: tuple[str, ...]
    given: Mapping[str, Any]

    def __len__(self) -> int:
        return int(self.intensity.shape[0])

    def of(self, kind: str) -> Float[Array, "row"]:
        """One kind of feeling in every row. Raises `UnknownName`."""
        if kind not in KIND:
            raise UnknownName(kind, kind="feeling", known=KINDS)
        return self.intensity[:, KIND[kind]]

    def felt(self, row: int = 0) -> dict[str, float]:
        """One row's feelings, strongest first, without the faint ones."""
        found = {kind: float(self.intensity[row, index]) for kind, index in KIND.items()}
        return dict(sorted(((k, v) for k, v in found.items() if v >= FAINT), key=lambda item: (-item[1], item[0])))

    def shares(self, kind: str, row: int = 0) -> dict[str, float]:
        """The parts of one feeling by where they come from: they add up to its intensity."""
        self.of(kind)
        logs = {name: float(stirs[row, KIND[kind]]) for name, stirs in self.sources.items()}
        total, whole = sum(logs.values()), float(self.intensity[row, KIND[kind]])
        return {name: whole * log / total for name, log in logs.items() if log > 0.0} if total > 0.0 else {}

    def to_json(self) -> dict[str, Any]:
        """Everything as plain values."""
        return {
            "feelings": [self.felt(row) for row in range(len(self))],
            "shares": [{kind: self.shares(kind, row) for kind in self.felt(row)} for row in range(len(self))],
            "assumed": [{"name": each.name, "value": each.value, "why": each.why} for each in self.assumed],
            "unused": list(self.unused),
        }


def feelings(
    rows: Iterable[Mapping[str, Any]] | None = None, *, theory: Theory | None = None, agency: Any = None, **values: Any
) -> Feelings:
    """What appraisals make one feel.

    rows: one mapping of variables for each row (`agency` among them), instead of `values`, which are numbers or lists of
    them (None and NaN: unknown). agency: "self", "other", "circumstance" or "unknown", instead of `own` and `other`.
    theory: another theory than the stock one. The variables are in `variables.py`.

    Raises `UnknownName` for a variable that there is not, and `EvidenceError` for a value out of range.
    """
    from inscape.mind.theory import THEORY

    if rows is not None:
        if values or agency is not None:
            raise EvidenceError("rows say everything", fix="Give either `rows` or values by name")
        listed = [dict(row) for row in rows]
        if not listed:
            raise EvidenceError("there are no rows")
        names = list(dict.fromkeys(name for row in listed for name in row)) or ["relevance"]
        values = {name: [row.get(name) for row in listed] for name in names}
        agency = values.pop("agency", None)
    values = {name: value for name, value in values.items() if value is not None}
    given = {**values, **({} if agency is None else {"agency": agency})}
    columns, assumed = _columns(values, agency)
    return _felt(THEORY if theory is None else theory, columns, assumed, given)


def columns_of(agency: Any = None, **values: Any) -> dict[str, Any]:
    """Every variable by name as one number for each row; what is unknown is NaN, or what is assumed for it."""
    return _columns(values, agency)[0]


def _felt(theory: Theory, columns: dict[str, Any], assumed: tuple[Assumed, ...], given: Mapping[str, Any]) -> Feelings:
    import numpy as np

    from inscape.evidence.rows import stirred

    sources = stirred(theory, columns)
    intensity = 1.0 - np.exp(-sum(sources.values(), start=np.zeros((1, len(KINDS)))))
    return Feelings(intensity, sources, assumed, tuple(name for name in UNUSED if name in given), given)


def rests_on(result: Feelings, kind: str, row: int = 0) -> dict[str, float]:
    """How much weaker or stronger one feeling would be if each given value were unknown: {variable: feeling now - then}."""
    given = {name: _entry(value, row) for name, value in result.given.items()}
    given = {name: value for name, value in given.items() if value is not None}
    now = float(result.of(kind)[row])
    without = {
        name: now - float(feelings(**{k: v for k, v in given.items() if k != name}).of(kind)[0]) for name in given
    }
    return dict(sorted(without.items(), key=lambda item: -abs(item[1])))


def _entry(value: Any, row: int) -> Any:
    """What was given for one row."""
    if isinstance(value, str) or not hasattr(value, "__len__"):
        return value
    return value[row] if len(value) > 1 else value[0]


def _columns(values: Mapping[str, Any], agency: Any) -> tuple[dict[str, Any], tuple[Assumed, ...]]:
    """Every variable as one number for each row, NaN where it is unknown, and what was assumed."""
    import numpy as np

    unknown = next((name for name in values if name not in BY_NAME), None)
    if unknown is not None:
        raise UnknownName(unknown, kind="variable", known=[*BY_NAME, "agency"])
    if agency is not None and ("own" in values or "other" in values):
        raise EvidenceError("agency says who did it", fix="Give either `agency` or `own` and `other`")
    given = {name: _numbers(name, value) for name, value in values.items()} | _agents(agency)
    lengths = {len(column) for column in given.values() if len(column) != 1}
    if len(lengths) > 1:
        raise EvidenceError(f"the lists are of different lengths: {', '.join(map(str, sorted(lengths)))}")
    rows = lengths.pop() if lengths else 1
    columns: dict[str, Any] = {}
    assumed = []
    for variable in VARIABLES:
        column = np.broadcast_to(given.get(variable.name, np.full(1, np.nan)), (rows,)).astype(np.float64)
        missing = np.isnan(column)
        columns[variable.name] = column if variable.unset is None else np.where(missing, variable.unset, column)
        counts = not variable.only_with or any(name in given for name in variable.only_with)
        if missing.any() and counts and variable.name not in UNUSED:
            assumed.append(Assumed(variable.name, variable.unset, variable.assumption))
    return columns, tuple(assumed)


def _agents(agency: Any) -> dict[str, Any]:
    """Who did it, as how surely oneself and another did."""
    import numpy as np

    if agency is None:
        return {}
    words: Sequence[Any] = [agency] if isinstance(agency, str) else agency
    table = {"self": (1.0, 0.0), "other": (0.0, 1.0), "circumstance": (0.0, 0.0), "unknown": (np.nan, np.nan)}
    for row, word in enumerate(words, 1):
        if word is not None and word not in table:
            place = f"row {row}" if words is agency else None
            raise UnknownName(str(word), kind="agency", known=AGENCIES, place=place)
    shares = np.asarray([table["unknown" if word is None else word] for word in words])
    return {"own": shares[:, 0], "other": shares[:, 1]}


def _numbers(name: str, value: Any) -> Any:
    """One variable's values. Raises `EvidenceError` for what is no number or out of range."""
    import numpy as np

    listed = [value] if value is None or isinstance(value, str) or not hasattr(value, "__len__") else value
    numbers = []
    for row, each in enumerate(listed, 1):
        try:
            numbers.append(np.nan if each is None else float(each))
        except (TypeError, ValueError):
            raise EvidenceError(f"{name}: '{each}' is not a number", where=_row(listed, value, row)) from None
    column = np.asarray(numbers)
    variable = BY_NAME[name]
    outside = (column < variable.low) | (column > variable.high)
    if outside.any():
        row = int(np.flatnonzero(outside)[0])
        raise EvidenceError(
            f"{name}: {column[row]:g} is out of range",
            where=_row(listed, value, row + 1),
            fix=f"{name} runs from {variable.low:g} to {variable.high:g}",
        )
    return column


def _row(listed: Any, value: Any, row: int) -> str:
    """Where in a list something is; nothing for a single value."""
    return f"row {row}" if listed is value else ""
