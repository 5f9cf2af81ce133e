"""Cuts: what is written down once and read again, where XLA would work it out anew for each of its readers.

XLA makes one loop of an operation and of all that leads to it. What is read by several loops, or spread over a larger table, is worked
out in each, and for each of its entries. A barrier before such readers ends the loop; `KEEPING` has XLA leave barriers in.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

KEEPING: Final = {"xla_disable_hlo_passes": "cse_barrier_expander,cpu-parallel-task-assigner"}
"""What XLA is told, so that a barrier is still there when it makes its loops."""

WRITING: Final = 0.5
"""What it takes to write a number down and read it, in operations."""

BEGINNING: Final = 8000.0
"""What it takes to begin another loop."""

SMALL: Final = 16_000
"""Numbers in an array that is not worth an operation of its own."""

MOST_READ: Final = 24
"""Arrays that one loop may read. One that reads a hundred takes up to four times as long as several that read as much between them."""

COSTS: Final = {"exp": 15.0, "log": 15.0, "log1p": 20.0, "expm1": 20.0, "pow": 40.0, "div": 5.0, "sqrt": 5.0, "tanh": 15.0,
                "broadcast_in_dim": 0.0, "reshape": 0.0, "squeeze": 0.0, "expand_dims": 0.0, "slice": 0.0, "transpose": 0.5,
                "concatenate": 1.0, "gather": 2.0, "iota": 0.0, "copy": 0.0}  # fmt: skip
"""Operations that one number takes; any other takes one."""

WHOLE: Final = ("dot_general", "optimization_barrier")
"""What ends a loop by itself."""

ALONE: Final = ("dot_general", "concatenate")
"""What is never part of a larger loop."""


def cut(jax: Any, function: Callable[..., Any]) -> Callable[..., Any]:
    """The same function, to be compiled with `KEEPING`."""

    def run(*arguments: Any) -> Any:
        closed, shape = jax.make_jaxpr(function, return_shape=True)(*arguments)
        found = _evaluate(jax, closed, jax.tree.leaves(arguments))
        return jax.tree.unflatten(jax.tree.structure(shape), found)

    return run


def _evaluate(jax: Any, closed: Any, arguments: list[Any]) -> list[Any]:
    jaxpr = _used(closed.jaxpr)
    places = _places(jaxpr)
    found = dict(zip((*closed.jaxpr.constvars, *closed.jaxpr.invars), (*closed.consts, *arguments), strict=True))

    def value_of(atom: Any) -> Any:
        return atom.val if hasattr(atom, "val") else found[atom]

    given: dict[Any, set[Any]] = {}
    for equation in jaxpr:
        results = equation.primitive.bind(*(value_of(atom) for atom in equation.invars), **equation.params)
        results = results if equation.primitive.multiple_results else [results]
        leads = set().union(*(given.get(atom, ()) for atom in equation.invars if not hasattr(atom, "val")))
        for variable, result in zip(equation.outvars, results, strict=True):
            if variable in places:
                kept = [found[each] for each in leads if each.aval == variable.aval]
                found[variable] = jax.lax.optimization_barrier((result, *kept))[0]
                given[variable] = {variable}
            else:
                found[variable] = result
                given[variable] = {variable} if equation.primitive.name in WHOLE else leads
    return [value_of(atom) for atom in closed.jaxpr.outvars]


def _used(jaxpr: Any) -> list[Any]:
    """The operations on which the results hang."""
    wanted = {atom for atom in jaxpr.outvars if not hasattr(atom, "val")}
    kept = []
    for equation in reversed(jaxpr.eqns):
        if any(variable in wanted for variable in equation.outvars):
            kept.append(equation)
            wanted.update(atom for atom in equation.invars if not hasattr(atom, "val"))
    return kept[::-1]


def _places(equations: list[Any]) -> set[Any]:
    """Which values are worth writing down: those that would be worked out more often than once, by what that takes."""
    places: set[Any] = set()
    for _ in range(3):
        costs = _costs(equations, places)
        places = _chosen(equations, costs)
    return places | _crowded(equations, places)


def _crowded(equations: list[Any], places: set[Any]) -> set[Any]:
    """Values at which a loop would come to read more than `MOST_READ` arrays that are written down."""
    found: set[Any] = set()
    reads: dict[Any, set[Any]] = {}
    for equation in equations:
        read = set().union(*(reads.get(atom, ()) for atom in equation.invars if not hasattr(atom, "val")))
        is_written = equation.primitive.name in WHOLE
        for variable in equation.outvars:
            if len(read) > MOST_READ and variable.aval.size >= SMALL:
                found.add(variable)
            reads[variable] = {variable} if is_written or variable in places or variable in found else read
    return found


def _costs(equations: list[Any], places: set[Any]) -> dict[Any, float]:
    """Operations that lead to one entry of each value, from what is written down."""
    costs: dict[Any, float] = {}
    for equation in equations:
        name = equation.primitive.name
        own = COSTS.get(name, 1.0)
        given = sum(costs.get(atom, 0.0) for atom in equation.invars if not hasattr(atom, "val"))
        for variable in equation.outvars:
            is_written = name in WHOLE or variable in places
            costs[variable] = 0.0 if is_written else own + given
    return costs


def _chosen(equations: list[Any], costs: dict[Any, float]) -> set[Any]:
    reads: dict[Any, float] = {}
    chosen = _alone(equations)
    for equation in reversed(equations):
        name = equation.primitive.name
        again = 1.0
        for variable in equation.outvars:
            size, asked = max(variable.aval.size, 1), reads.get(variable, 0.0)
            own = COSTS.get(name, 1.0)
            cost = own + sum(costs.get(atom, 0.0) for atom in equation.invars if not hasattr(atom, "val"))
            if variable in chosen:
                asked = size
            elif name not in WHOLE and asked > size and cost * (asked - size) > WRITING * (asked + size) + BEGINNING:
                chosen.add(variable)
                asked = size
            if name in WHOLE:
                asked = size
            again = max(again, asked / size)
        entries = sum(variable.aval.size for variable in equation.outvars)
        for atom in equation.invars:
            if hasattr(atom, "val"):
                continue
            each = atom.aval.size if name in (*WHOLE, "concatenate") or name.startswith("reduce") else entries
            reads[atom] = reads.get(atom, 0.0) + again * each
    return chosen


def _alone(equations: list[Any]) -> set[Any]:
    """What goes into and comes out of operations that are quick by themselves, and slow down every loop they are part of."""
    found: set[Any] = set()
    made: set[Any] = set()
    for equation in equations:
        if equation.primitive.name in ALONE and equation.outvars[0].aval.size >= SMALL:
            found.update(atom for atom in equation.invars if not hasattr(atom, "val") and atom in made)
            found.update(equation.outvars)
        if equation.primitive.name != "optimization_barrier":
            made.update(equation.outvars)
    return found
