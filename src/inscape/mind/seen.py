"""Seen: an array of a rehearsal. Whatever a kernel does with it is done with the example, and noted (see `notes`)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from inscape.mind.notes import Library, Notes


class Seen:
    """An array: its value in the example, and its name in the notes ("": it has this value in every run).

    It can do what kernels ask of an array, in the subset of the array API that NumPy and JAX share.
    """

    __slots__ = ("name", "notes", "value")
    __array_ufunc__ = None  # so that NumPy leaves operations with it to it

    def __init__(self, notes: Notes, value: Any, name: str = "") -> None:
        self.notes, self.value, self.name = notes, value, name

    shape = property(lambda self: np.shape(self.value))
    dtype = property(lambda self: np.asarray(self.value).dtype)
    ndim = property(lambda self: np.ndim(self.value))
    T = property(lambda self: self.transpose(tuple(reversed(range(self.ndim)))))
    mT = property(lambda self: self.transpose((*range(self.ndim - 2), self.ndim - 1, self.ndim - 2)))  # noqa: N815 - the array API's name

    def __array_namespace__(self) -> Library:
        return self.notes.library

    def __getitem__(self, index: Any) -> Seen:
        return self.notes.do("index", self, index if isinstance(index, tuple) else (index,))

    def __iter__(self) -> Iterator[Seen]:
        return (self[at] for at in range(self.shape[0]))

    def __bool__(self) -> bool:
        raise TypeError("a kernel must not branch on a value")

    def __neg__(self) -> Seen:
        return self.notes.do("neg", self)

    def __invert__(self) -> Seen:
        return self.notes.do("inv", self)

    def take(self, at: Any, axis: int | None = None) -> Seen:
        """As of an array."""
        return self.notes.do("take", self, at, axis)

    def reshape(self, *shape: Any) -> Seen:
        """As of an array."""
        wanted = shape[0] if isinstance(shape[0], tuple) else shape
        return self.notes.do("reshape", self, np.reshape(self.value, wanted).shape)

    def transpose(self, axes: tuple[int, ...]) -> Seen:
        """As of an array."""
        return self.notes.do("transpose", self, axes)

    def astype(self, dtype: Any) -> Seen:
        """As of an array."""
        return self if self.dtype == dtype else self.notes.do("astype", self, np.dtype(dtype).type)

    def clip(self, low: Any, high: Any) -> Seen:
        """As of an array."""
        return self.notes.do("minimum", self.notes.do("maximum", self, low), high)

    def argmax(self, axis: int | None = None) -> Seen:
        """As of an array."""
        return self.notes.do("argmax", self, axis)

    def argmin(self, axis: int | None = None) -> Seen:
        """As of an array."""
        return self.notes.do("argmin", self, axis)


def _infix(call: str) -> Callable[[Seen, Any], Seen]:
    return lambda self, other: self.notes.do(call, self, other)


def _turned(call: str) -> Callable[[Seen, Any], Seen]:
    return lambda self, other: self.notes.do(call, other, self)


def _reduction(call: str) -> Callable[..., Seen]:
    def reduce(self: Seen, axis: Any = None, *, keepdims: bool = False) -> Seen:
        return self.notes.do(call, self, axis, None, None, keepdims) if keepdims else self.notes.do(call, self, axis)

    return reduce


for _name, _call in {"mul": "*", "add": "+", "sub": "-", "truediv": "/", "pow": "**", "mod": "%",
                     "floordiv": "//", "lshift": "<<", "and": "&", "or": "|", "xor": "^",
                     "rshift": ">>", "matmul": "@"}.items():  # fmt: skip
    setattr(Seen, f"__{_name}__", _infix(_call))
    setattr(Seen, f"__r{_name}__", _turned(_call))
for _name, _call in {"eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}.items():
    setattr(Seen, f"__{_name}__", _infix(_call))
for _name in ("sum", "prod", "max", "min", "any", "all"):
    setattr(Seen, _name, _reduction(_name))
