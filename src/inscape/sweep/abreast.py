"""Abreast: one world's function made into that of many worlds, which lie beside one another in memory.

`jax.vmap` puts the worlds first, so that what is done to one number of all worlds jumps from place to place, and an entry by
position is one lookup for each world. Here the worlds are the last axis of every array: an entry by position is then a row
that is copied, and everything is done to several worlds by one instruction of the processor.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final, NamedTuple

from inscape.mind.types import Array
from inscape.sweep.logarithms import log, log1p
from inscape.sweep.walk import walk

EACH: Final = frozenset(
    "add sub mul div max min and or xor not neg abs exp log log1p expm1 pow sqrt integer_pow square sign floor ceil lt le gt ge eq ne "
    "select_n shift_left shift_right_logical shift_right_arithmetic rem convert_element_type clamp is_finite tanh "
    "logistic".split()
)
"""Operations on each number of arrays of one shape."""

FOLDS: Final = {
    "reduce_sum": "add", "reduce_prod": "mul", "reduce_max": "max", "reduce_min": "min", "reduce_or": "bitwise_or",
    "reduce_and": "bitwise_and",
}  # fmt: skip
"""What an array is summed up by, and the same for two numbers."""

WRITTEN_OUT: Final = {"log": log, "log1p": log1p}
"""Operations on each number that are made of simpler ones."""

AT_ONCE: Final = 8
"""Parts of an axis that are summed up in one go."""


class Value(NamedTuple):
    """An array, and whether its last axis is the worlds."""

    array: Any
    is_many: bool


def abreast(jax: Any, function: Callable[..., Any], are_many: Sequence[bool]) -> Callable[..., Any]:
    """The same function for many worlds. are_many: which of its arguments have the worlds as the last axis of every array."""

    def run(*arguments: Any) -> Any:
        flat, shapes = [], []
        for argument, is_many in zip(arguments, are_many, strict=True):
            flat += [Value(leaf, is_many) for leaf in jax.tree.leaves(argument)]
            shapes.append(jax.tree.map(lambda leaf, many=is_many: _of_one(jax, leaf, is_many=many), argument))
        closed, shape = jax.make_jaxpr(function, return_shape=True)(*shapes)
        worlds = next(value.array.shape[-1] for value in flat if value.is_many)
        found = _Abreast(jax, worlds).run(closed.jaxpr, closed.consts, flat)
        return jax.tree.unflatten(jax.tree.structure(shape), found)

    return run


def _of_one(jax: Any, leaf: Any, *, is_many: bool) -> Any:
    shape = leaf.shape[:-1] if is_many else leaf.shape
    return jax.ShapeDtypeStruct(shape, leaf.dtype)


def _of_all(constant: Any) -> Value:
    """A constant is the same in all worlds."""
    return Value(constant, is_many=False)


class _Abreast:
    """Doing what a traced function does, on many worlds."""

    def __init__(self, jax: Any, worlds: int) -> None:
        self.jax, self.lax, self.worlds = jax, jax.lax, worlds

    def run(self, jaxpr: Any, consts: Sequence[Any], arguments: Sequence[Value]) -> list[Any]:
        """What comes of it, with the worlds last in every array."""
        return [self._spread(value) for value in walk(jaxpr, consts, arguments, _of_all, self._do)]

    def _do(self, equation: Any, values: list[Value]) -> list[Value]:
        primitive, parameters = equation.primitive, equation.params
        if not any(value.is_many for value in values):
            results = primitive.bind(*(value.array for value in values), **parameters)
            return [Value(each, is_many=False) for each in (results if primitive.multiple_results else [results])]
        name = primitive.name
        if name in EACH:
            return [self._each(equation, values)]
        if name in FOLDS:
            return [Value(self._fold(FOLDS[name], values[0].array, parameters["axes"]), is_many=True)]
        rule = getattr(self, f"_{name}", None)
        found = rule(values, **parameters) if rule is not None else None
        return [Value(found, is_many=True)] if found is not None else self._otherwise(equation, values)

    def _spread(self, value: Value) -> Any:
        """An array with the worlds as its last axis, the same in each if need be."""
        if value.is_many:
            return value.array
        array = self.jax.numpy.asarray(value.array)
        return self.lax.broadcast_in_dim(array, (*array.shape, self.worlds), tuple(range(array.ndim)))

    def _each(self, equation: Any, values: list[Value]) -> Value:
        shape = (*equation.outvars[0].aval.shape, self.worlds)
        arrays = []
        for value in values:
            array = value.array if value.is_many else self.jax.numpy.asarray(value.array)
            if array.shape != shape:
                axes = (len(shape) - 1,) if value.is_many and array.ndim == 1 else tuple(range(array.ndim))
                array = self.lax.broadcast_in_dim(array, shape, axes)
            arrays.append(array)
        name = equation.primitive.name
        if name in WRITTEN_OUT and arrays[0].dtype == self.jax.numpy.float64:
            return Value(WRITTEN_OUT[name](self.jax, arrays[0]), is_many=True)
        return Value(equation.primitive.bind(*arrays, **equation.params), is_many=True)

    def _otherwise(self, equation: Any, values: list[Value]) -> list[Value]:
        """As JAX itself does it; positions are never out of bounds."""
        primitive, parameters = equation.primitive, equation.params
        if primitive.name == "gather":
            parameters = {**parameters, "mode": self.lax.GatherScatterMode.CLIP}
        axes = tuple(-1 if value.is_many else None for value in values)
        found = self.jax.vmap(lambda *each: primitive.bind(*each, **parameters), in_axes=axes, out_axes=-1)(
            *(value.array for value in values)
        )
        return [Value(each, is_many=True) for each in (found if primitive.multiple_results else [found])]

    def _fold(self, name: str, array: Any, axes: Sequence[int]) -> Any:
        """Summed up over some axes, always parts with parts, so that it is done to many worlds at once."""
        for axis in sorted(axes, reverse=True):
            rests = []
            while (size := array.shape[axis]) > AT_ONCE:
                part = size // AT_ONCE
                whole = part * AT_ONCE
                rests += [self._cut(array, axis, at, at + 1) for at in range(whole, size)]
                parts = [self._cut(array, axis, at, at + part) for at in range(0, whole, part)]
                array = self.lax.optimization_barrier(self._together(name, parts))
            parts = [self._cut(array, axis, at, at + 1) for at in range(array.shape[axis])]
            array = self.lax.squeeze(self._together(name, parts + rests), (axis,))
        return array

    def _together(self, name: str, parts: list[Any]) -> Any:
        while len(parts) > 1:
            pairs = [getattr(self.lax, name)(one, other) for one, other in zip(parts[::2], parts[1::2], strict=False)]
            parts = pairs + ([parts[-1]] if len(parts) % 2 else [])
        return parts[0]

    def _cut(self, array: Any, axis: int, first: int, after: int) -> Array:
        return self.lax.slice_in_dim(array, first, after, axis=axis)

    def _broadcast_in_dim(
        self, values: list[Value], *, shape: Any, broadcast_dimensions: Any, sharding: Any = None
    ) -> Any:
        del sharding
        axes = (*broadcast_dimensions, len(shape))
        return self.lax.broadcast_in_dim(values[0].array, (*shape, self.worlds), axes)

    def _reshape(self, values: list[Value], *, new_sizes: Any, dimensions: Any, sharding: Any = None) -> Any:
        del sharding
        return self.lax.reshape(values[0].array, (*new_sizes, self.worlds)) if dimensions is None else None

    def _squeeze(self, values: list[Value], *, dimensions: Any) -> Any:
        return self.lax.squeeze(values[0].array, dimensions)

    def _transpose(self, values: list[Value], *, permutation: Any) -> Any:
        return self.lax.transpose(values[0].array, (*permutation, len(permutation)))

    def _slice(self, values: list[Value], *, start_indices: Any, limit_indices: Any, strides: Any) -> Any:
        array = values[0].array
        steps = (*strides, 1) if strides is not None else None
        return self.lax.slice(array, (*start_indices, 0), (*limit_indices, self.worlds), steps)

    def _concatenate(self, values: list[Value], *, dimension: Any) -> Any:
        return self.lax.concatenate([self._spread(value) for value in values], dimension)

    def _pad(self, values: list[Value], *, padding_config: Any) -> Any:
        if values[1].is_many:
            return None
        return self.lax.pad(values[0].array, values[1].array, (*padding_config, (0, 0, 0)))

    def _gather(self, values: list[Value], *, dimension_numbers: Any, slice_sizes: Any, **others: Any) -> Any:
        del others
        table, positions = values
        if positions.is_many:
            return None
        last = len(dimension_numbers.offset_dims) + positions.array.ndim - 1
        numbers = dimension_numbers._replace(offset_dims=(*dimension_numbers.offset_dims, last))
        sizes = (*slice_sizes, self.worlds)
        return self.lax.gather(table.array, positions.array, numbers, sizes, mode="clip")

    def _dynamic_slice(self, values: list[Value], *, slice_sizes: Any) -> Any:
        table, *firsts = values
        if any(first.is_many for first in firsts):
            return None
        return self.lax.dynamic_slice(
            table.array,
            [*(first.array for first in firsts), self.jax.numpy.zeros((), firsts[0].array.dtype)],
            (*slice_sizes, self.worlds),
        )

    def _argmax(self, values: list[Value], *, axes: Any, index_dtype: Any) -> Any:
        return self._first_of(values[0].array, "max", axes, index_dtype)

    def _argmin(self, values: list[Value], *, axes: Any, index_dtype: Any) -> Any:
        return self._first_of(values[0].array, "min", axes, index_dtype)

    def _first_of(self, array: Any, name: str, axes: Any, index_dtype: Any) -> Any:
        """The first position at which the highest (or lowest) stands."""
        xp, axis = self.jax.numpy, axes[0]
        if array.dtype == bool:
            array = array.astype(xp.int32)
        array = self.lax.optimization_barrier(array)
        best = self.lax.expand_dims(self._fold(name, array, (axis,)), (axis,))
        at = self.lax.broadcasted_iota(index_dtype, array.shape, axis)
        return self._fold("min", xp.where(array == best, at, array.shape[axis]), (axis,))

    def _dot_general(self, values: list[Value], *, dimension_numbers: Any, **others: Any) -> Any:
        """A product of matrices: of the worlds' own by multiplying and summing up, with a table as one for all worlds."""
        ((left, right), (batch, batch_right)), (one, other) = dimension_numbers, values
        is_vector = min(one.array.ndim - len(left), other.array.ndim - len(right)) == 0
        if (one.is_many and other.is_many) or batch or is_vector:
            return self._product(one, other, left, right, batch, batch_right)
        table, many, summed, of_table = (other, one, left, right) if one.is_many else (one, other, right, left)
        del others
        rest = [axis for axis in range(many.array.ndim) if axis not in summed]
        last = self.lax.optimization_barrier(self.lax.transpose(many.array, (*summed, *rest)))
        found = self.lax.dot_general(table.array, last, ((of_table, tuple(range(len(summed)))), ((), ())))
        if not one.is_many:
            return found
        first = table.array.ndim - len(left)
        axes = range(found.ndim)
        return self.lax.transpose(found, (*axes[first:-1], *axes[:first], axes[-1]))

    def _product(self, one: Value, other: Value, left: Any, right: Any, batch: Any, batch_right: Any) -> Any:
        """Axes of the result: those in common, those of the one, those of the other."""
        arrays = []
        sides = ((one, left, batch), (other, right, batch_right))
        free = [
            [axis for axis in range(value.array.ndim - value.is_many) if axis not in (*summed, *common)]
            for value, summed, common in sides
        ]
        order = [(*common, *(free[at]), *summed) for at, (_, summed, common) in enumerate(sides)]
        count = len(batch)
        n, m = len(free[0]), len(free[1])
        shape = [one.array.shape[axis] for axis in (*batch, *free[0])] + [other.array.shape[axis] for axis in free[1]]
        shape += [one.array.shape[axis] for axis in left] + [self.worlds]
        for at, (value, summed, _) in enumerate(sides):
            many = (value.array.ndim - 1,) if value.is_many else ()
            array = self.lax.transpose(self.jax.numpy.asarray(value.array), (*order[at], *many))
            own = range(count, count + n) if at == 0 else range(count + n, count + n + m)
            axes = (
                *range(count),
                *own,
                *range(count + n + m, count + n + m + len(summed)),
                *((len(shape) - 1,) if many else ()),
            )
            arrays.append(self.lax.broadcast_in_dim(array, shape, axes))
        product = arrays[0] * arrays[1]
        return self._fold("add", product, range(count + n + m, count + n + m + len(left)))
