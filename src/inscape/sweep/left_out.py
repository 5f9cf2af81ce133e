"""Left out: what a scene has none of is no part of the function that is compiled for it.

Arrays have a place for every sort of thing there can be: facts, offers, prospects, duties. Where a scene has none, its arrays are zero
throughout; what is multiplied by them is nothing, and to add that changes nothing. Here a traced function is gone through, and operations
that come to one known number, or change nothing, are not done. XLA does not do so, since nothing times infinity would not be nothing;
nothing in a mind is infinite.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

import numpy as np

from inscape.sweep.walk import walk

COUNTED: Final[dict[str, Callable[..., Any]]] = {
    "add": np.add, "sub": np.subtract, "mul": np.multiply, "max": np.maximum, "min": np.minimum, "neg": np.negative,
    "abs": np.abs, "exp": np.exp, "log1p": np.log1p, "sqrt": np.sqrt, "not": np.invert, "and": np.bitwise_and,
    "or": np.bitwise_or, "xor": np.bitwise_xor, "lt": np.less, "le": np.less_equal, "gt": np.greater,
    "ge": np.greater_equal, "eq": np.equal, "ne": np.not_equal, "convert_element_type": np.asarray,
    "clamp": lambda low, number, high: np.minimum(np.maximum(number, low), high),
}  # fmt: skip
"""Operations on numbers, as NumPy does them."""

MOVING: Final = frozenset(
    "broadcast_in_dim reshape squeeze slice transpose copy gather dynamic_slice reduce_max reduce_min reduce_or reduce_and".split()
)
"""Operations that only take, move or repeat entries of their first operand."""

ABSORBED: Final = {"mul": 0, "and": 0, "dot_general": 0}
"""What makes the whole result the same, whatever stands beside it."""

PASSED: Final = {"add": (0, 0), "sub": (None, 0), "mul": (1, 1), "div": (None, 1), "or": (0, 0), "xor": (0, 0)}
"""What leaves what stands beside it as it is: on its left, on its right."""


class Same(NamedTuple):
    """An array all of whose entries are one number, known while the function is made."""

    number: Any


def leave_out(jax: Any, function: Callable[..., Any]) -> Callable[..., Any]:
    """The same function, without what comes to a number that is known from its constants."""

    def run(*arguments: Any) -> Any:
        closed, shape = jax.make_jaxpr(function, return_shape=True)(*arguments)
        found = _Without(jax).run(closed.jaxpr, closed.consts, jax.tree.leaves(arguments))
        return jax.tree.unflatten(jax.tree.structure(shape), found)

    return run


class _Without:
    """Doing what a traced function does, as far as it is not known already."""

    def __init__(self, jax: Any) -> None:
        self.lax = jax.lax

    def run(self, jaxpr: Any, consts: Sequence[Any], arguments: Sequence[Any]) -> list[Any]:
        """What comes of it, as arrays."""
        found = walk(jaxpr, consts, arguments, _known, self._do)
        return [self._whole(value, atom.aval) for value, atom in zip(found, jaxpr.outvars, strict=True)]

    def _do(self, equation: Any, values: list[Any]) -> list[Any]:
        primitive = equation.primitive
        known = _simpler(primitive.name, values) if any(isinstance(value, Same) for value in values) else None
        if known is not None:
            aval = equation.outvars[0].aval
            return [
                Same(np.asarray(known.number, aval.dtype)[()]) if isinstance(known, Same) else self._spread(known, aval)
            ]
        arrays = [self._whole(value, atom.aval) for value, atom in zip(values, equation.invars, strict=True)]
        found = primitive.bind(*arrays, **equation.params)
        return list(found) if primitive.multiple_results else [found]

    def _whole(self, value: Any, aval: Any) -> Any:
        return self.lax.full(aval.shape, value.number, aval.dtype) if isinstance(value, Same) else value

    def _spread(self, array: Any, aval: Any) -> Any:
        """A number beside an array that changes nothing becomes an array of its shape."""
        return array if array.shape == aval.shape else self.lax.broadcast_in_dim(array, aval.shape, ())


def _known(array: Any) -> Any:
    """A constant of the function, known if all of its entries are the same."""
    if not isinstance(array, np.ndarray | np.generic | bool | int | float):
        return array
    entries = np.asarray(array)
    return Same(entries.flat[0]) if entries.size and (entries == entries.flat[0]).all() else array


def _simpler(name: str, values: list[Any]) -> Any:
    """What an operation comes to, of which at least one operand is known: a known number, another operand, or None if it has to be done."""
    numbers = [value.number if isinstance(value, Same) else None for value in values]
    if name in MOVING:
        return values[0] if numbers[0] is not None else None
    if name == "select_n":
        return _selected(values, numbers)
    if None not in numbers:
        return _counted(name, numbers)
    if name in ABSORBED and ABSORBED[name] in numbers:
        return Same(ABSORBED[name])
    for number, other, passed in zip(numbers, values[::-1], PASSED.get(name, ()), strict=False):
        if number is not None and number == passed:
            return other
    if name in ("and", "or") and True in [number for number in numbers if isinstance(number, bool | np.bool_)]:
        return Same(np.True_) if name == "or" else next(value for value in values if not isinstance(value, Same))
    return None


def _selected(values: list[Any], numbers: list[Any]) -> Any:
    """The operand that is chosen, where the choice is known or makes no difference."""
    if numbers[0] is not None:
        return values[1 + int(numbers[0])]
    first, *others = numbers[1:]
    return values[1] if first is not None and all(other is not None and other == first for other in others) else None


def _counted(name: str, numbers: list[Any]) -> Any:
    """An operation on known numbers."""
    if name in COUNTED:
        return Same(COUNTED[name](*numbers))
    if name in ABSORBED:
        return Same(ABSORBED[name]) if ABSORBED[name] in numbers else None
    if name == "reduce_sum":
        return Same(numbers[0]) if numbers[0] == 0 else None
    if name in ("argmax", "argmin"):
        return Same(0)
    return Same(numbers[0]) if name in ("concatenate", "pad") and len(set(numbers)) == 1 else None
