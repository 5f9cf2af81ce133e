"""Notes: what a kernel does, operation by operation, so that it can be done again without the thinking between.

Under NumPy a beat is as long as its list of operations, and much of that is finding out what comes next. Kernels never branch on
a value, so the list is the same for every state of one stage. It is noted here while it is done on one state: what hangs on the
theory and the stage alone is worked out once, what is asked for twice is done once, and what is multiplied by nothing is left
out (values are finite). Nothing is added up in another order, so results are the same to the last bit.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterator
from typing import Any, Final, NamedTuple

import numpy as np

from inscape.mind.seen import Seen

CALLS: Final[dict[str, Callable[..., Any]]] = {
    "*": operator.mul, "+": operator.add, "-": operator.sub, "/": operator.truediv, "**": operator.pow, "%": operator.mod,
    "//": operator.floordiv, "<<": operator.lshift, "&": operator.and_,
    "|": operator.or_, "^": operator.xor, ">>": operator.rshift, "==": operator.eq, "!=": operator.ne, "<": operator.lt,
    "<=": operator.le, ">": operator.gt, ">=": operator.ge, "@": operator.matmul, "dot": np.dot, "neg": operator.neg,
    "inv": operator.invert, "sum": np.add.reduce, "prod": np.multiply.reduce, "max": np.maximum.reduce,
    "min": np.minimum.reduce, "any": np.logical_or.reduce, "all": np.logical_and.reduce, "maximum": np.maximum,
    "minimum": np.minimum, "where": np.where, "pick": lambda test, this, that: this if test else that, "array": np.array,
    "box": np.asarray, "concat": np.concatenate, "stack": np.stack, "exp": np.exp, "log": np.log, "log1p": np.log1p,
    "expm1": np.expm1, "sqrt": np.sqrt, "abs": np.abs, "sign": np.sign, "floor": np.floor, "isfinite": np.isfinite,
    "logical_and": np.logical_and, "logical_or": np.logical_or, "logical_not": np.logical_not, "tanh": np.tanh, "take": lambda x, *rest: x.take(*rest), "argmax": lambda x, axis: x.argmax(axis),
    "argmin": lambda x, axis: x.argmin(axis), "reshape": lambda x, shape: x.reshape(shape),
    "transpose": lambda x, axes: x.transpose(axes), "astype": lambda x, dtype: x.astype(dtype),
    "index": lambda x, index: x[index],
}  # fmt: skip
"""Everything that a kernel may do with an array, by the name under which it is noted."""

COMPARES: Final = {"==", "!=", "<", "<=", ">", ">="}
SPREADS: Final = {
    "*",
    "+",
    "-",
    "/",
    "**",
    "%",
    "//",
    "<<",
    "&",
    "|",
    "^",
    ">>",
    "maximum",
    "minimum",
    "where",
} | COMPARES
"""Operations that spread their arguments over each other."""


class Note(NamedTuple):
    """One operation. name: of what comes of it. call: what is done. words: with what. uses: the names in the words."""

    name: str
    call: str
    words: tuple[str, ...]
    uses: frozenset[str]


class Library:
    """What `__array_namespace__` gives in a rehearsal: makes constants at once, and notes everything else."""

    float64, int32, bool = np.float64, np.int32, np.bool_

    def __init__(self, notes: Notes) -> None:
        self.notes = notes

    def __getattr__(self, name: str) -> Callable[..., Seen]:
        if name in CALLS:
            return lambda *parts: self.notes.do(name, *parts)
        make = getattr(np, name)

        def made(*parts: Any, **words: Any) -> Seen:
            if names_in((*parts, *words.values())):
                raise TypeError(f"a rehearsal does not know '{name}': enter it in CALLS")
            return Seen(self.notes, make(*map(_value, parts), **words))

        return made

    def asarray(self, parts: Any, dtype: Any = None) -> Seen:
        """As of NumPy."""
        found = parts if isinstance(parts, Seen) else self.notes.do("array", tuple(parts))
        return found if dtype is None else found.astype(dtype)

    def stack(self, parts: Any, axis: int = 0) -> Seen:
        """As of NumPy."""
        return self.notes.do("stack", tuple(parts), axis)

    def concat(self, parts: Any, axis: int = 0) -> Seen:
        """As of NumPy."""
        return self.notes.do("concat", tuple(parts), axis)


class Notes:
    """What was done, in order. constants: what it was done with, by name."""

    def __init__(self) -> None:
        self.lines: list[Note] = []
        self.constants: dict[str, Any] = {}
        self.library = Library(self)
        self._known: dict[tuple[str, tuple[str, ...]], Seen] = {}
        self._constant_names: dict[Any, str] = {}

    def do(self, call: str, *parts: Any) -> Seen:
        """Do something, and note it unless it comes to the same in every run."""
        result = CALLS[call](*map(_value, parts))
        if not names_in(parts):
            return Seen(self, result)
        parts = tuple(Seen(self, part) if isinstance(part, np.ndarray | np.generic | float) else part for part in parts)
        simple = self._simpler(call, parts, result)
        return self._note(call, _alike(call, parts, result), result) if simple is None else simple

    def word(self, part: Any) -> str:
        """How a part is written."""
        if isinstance(part, Seen):
            return part.name or self._constant(part.value)
        if isinstance(part, tuple):
            return "(" + "".join(f"{self.word(each)}, " for each in part) + ")"
        return repr(part) if isinstance(part, int | None) else self._constant(part)

    def _note(self, call: str, parts: tuple[Any, ...], result: Any) -> Seen:
        words = tuple(self.word(part) for part in parts)
        if (call, words) not in self._known:
            name = f"v{len(self.lines)}"
            self.lines.append(Note(name, call, words, names_in(parts)))
            self._known[call, words] = Seen(self, result, name)
        return self._known[call, words]

    def _constant(self, value: Any) -> str:
        is_array = isinstance(value, np.ndarray | np.generic)
        key = (type(value), value.dtype.str, value.shape, value.tobytes()) if is_array else repr(value)
        name = self._constant_names.setdefault(key, f"k{len(self._constant_names)}")
        self.constants.setdefault(name, value)
        return name

    def _simpler(self, call: str, parts: tuple[Any, ...], result: Any) -> Seen | None:
        """The same with less: nothing times anything is nothing; NumPy multiplies plain matrices, and picks, sooner by other names."""
        same = [_throughout(part) for part in parts[:3]]
        if (number := _settled(call, same)) is not None:
            return Seen(self, _full(result, number))
        for part in _idle(call, parts, same):
            if isinstance(part, Seen) and part.shape == np.shape(result) and part.dtype == np.asarray(result).dtype:
                return part
        if call == "where" and not parts[0].ndim:
            either = [_as_large(part, result) for part in parts[1:]]
            return None if any(each is None for each in either) else self.do("pick", parts[0], *either)
        if call == "where" and same[2] == 0.0 and np.asarray(result).dtype == np.float64:
            return self.do("*", parts[0], parts[1])
        is_plain = call == "@" and all(part.ndim <= 2 for part in parts)
        return self.do("dot", *parts) if is_plain and np.array_equal(np.dot(*map(_value, parts)), result) else None


def names_in(part: Any) -> frozenset[str]:
    """The names of everything in it that a run finds anew."""
    return frozenset(seen.name for seen in _all_seen(part) if seen.name)


def _all_seen(part: Any) -> Iterator[Seen]:
    if isinstance(part, Seen):
        yield part
    elif isinstance(part, tuple):
        for each in part:
            yield from _all_seen(each)


def _value(part: Any) -> Any:
    if isinstance(part, Seen):
        return part.value
    return tuple(_value(each) for each in part) if isinstance(part, tuple) else part


def _full(result: Any, number: Any) -> Any:
    return np.full(np.shape(result), number, np.asarray(result).dtype)[()]


def _throughout(part: Any) -> Any:
    """The number that a constant is everywhere, or None."""
    if not isinstance(part, Seen) or part.name:
        return None
    values = np.asarray(part.value).reshape(-1)
    return values[0] if values.size and (values == values[0]).all() else None


def _settled(call: str, same: list[Any]) -> Any:
    """The number that comes of it whatever the rest is, or None. same: the number that each argument is everywhere."""
    if call in ("*", "&", "@", "dot") and 0 in same[:2]:
        return 0
    if call == "/" and same[0] == 0:
        return 0
    return same[0] if call in ("index", "take") else None


def _idle(call: str, parts: tuple[Any, ...], same: list[Any]) -> list[Any]:
    """The arguments of which nothing else comes but themselves, since the others do nothing."""
    if call in ("+", "|", "^", "*", "&"):
        nothing = 1 if call in ("*", "&") else 0
        return [parts[1 - at] for at in (0, 1) if same[at] == nothing]
    if call == "where" and same[0] is not None:
        return [parts[1] if same[0] else parts[2]]
    return [parts[0]] if call == "-" and same[1] == 0 else []


def _as_large(part: Any, result: Any) -> Any:
    """An alternative that is as large as the result, and of its type; None if it cannot be."""
    if isinstance(part, Seen) and part.name:
        return part if part.shape == np.shape(result) and part.dtype == np.asarray(result).dtype else None
    return np.full(np.shape(result), _value(part), np.asarray(result).dtype)[()]


def _alike(call: str, parts: tuple[Any, ...], result: Any) -> tuple[Any, ...]:
    """The same arguments, of one type where that is quicker: NumPy takes long over plain numbers, and over truths times numbers."""
    if call not in SPREADS or not np.ndim(result):
        return parts
    first, rest = (parts[:1], parts[1:]) if call == "where" else ((), parts)
    dtype = result.dtype
    if call in COMPARES:
        dtype = np.result_type(*(part.dtype for part in rest if isinstance(part, Seen) and (part.name or part.ndim)))
    return *first, *(_of_type(part, dtype, call) for part in rest)


def _of_type(part: Any, dtype: Any, call: str) -> Any:
    if not isinstance(part, Seen) or not part.name:
        return np.asarray(_value(part), dtype=dtype)
    if isinstance(part.value, np.float64):
        return part.notes.do("box", part)
    return part.astype(dtype) if call == "*" and part.dtype == np.bool_ and part.ndim and dtype == np.float64 else part
