"""Settled: small tables are finished before they are read by many.

XLA makes one loop of an entry by position and of all that leads to the table, and works the table out again for every entry:
what two people feel, for each of hundreds of acts. A product of matrices ends such a loop, so a small table is multiplied by
the identity before it is spread. No number changes.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np

LARGEST: Final = 64
"""Entries of the largest table that is settled: the work grows with their square."""

TIMES: Final = {"gather": 2, "broadcast_in_dim": 8}
"""The operations that spread a table, and over how many times its entries they must, for settling it to pay."""

CALLS: Final = ("jit", "pjit")


def settled(jax: Any, function: Callable[..., Any]) -> Callable[..., Any]:
    """The same function, to be compiled."""

    def run(*arguments: Any) -> Any:
        closed, shape = jax.make_jaxpr(function, return_shape=True)(*arguments)
        given = jax.tree.leaves(arguments)
        found = _Settling(jax, given).run(closed, given)
        return jax.tree.unflatten(jax.tree.structure(shape), found)

    return run


class _Settling:
    """Doing what a traced function does, on arrays that are being traced again."""

    def __init__(self, jax: Any, given: list[Any]) -> None:
        self.jax = jax
        self._given = {id(value) for value in given}
        self._settled: dict[int, tuple[Any, Any]] = {}

    def run(self, closed: Any, arguments: list[Any]) -> list[Any]:
        """What comes of it."""
        jaxpr = closed.jaxpr
        found = dict(zip((*jaxpr.constvars, *jaxpr.invars), (*closed.consts, *arguments), strict=True))
        for equation in jaxpr.eqns:
            values = [self._value(atom, found) for atom in equation.invars]
            name = equation.primitive.name
            if name in CALLS:
                results = self.run(equation.params["jaxpr"], values)
            else:
                if name in TIMES and self._pays(values[0], TIMES[name], equation.outvars[0].aval.size):
                    values[0] = self._settle(values[0])
                results = equation.primitive.bind(*values, **equation.params)
                results = results if equation.primitive.multiple_results else [results]
            found.update(zip(equation.outvars, results, strict=True))
        return [self._value(atom, found) for atom in jaxpr.outvars]

    def _value(self, atom: Any, found: dict[Any, Any]) -> Any:
        return atom.val if hasattr(atom, "val") else found[atom]

    def _pays(self, table: Any, times: int, entries: int) -> bool:
        is_made = isinstance(table, self.jax.core.Tracer) and id(table) not in self._given
        return bool(
            is_made and table.dtype == np.float64 and 1 < table.size <= LARGEST and entries >= times * table.size
        )

    def _settle(self, table: Any) -> Any:
        if id(table) not in self._settled:
            whole = (table.reshape(1, table.size) @ np.eye(table.size)).reshape(table.shape)
            self._settled[id(table)] = table, whole
        return self._settled[id(table)][1]
