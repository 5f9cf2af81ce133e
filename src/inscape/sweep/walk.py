"""Walk: a traced function gone through, operation by operation, the functions that it calls included."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, Final

CALLS: Final = ("jit", "pjit")


def walk(
    jaxpr: Any,
    consts: Sequence[Any],
    arguments: Sequence[Any],
    known: Callable[[Any], Any],
    do: Callable[[Any, list[Any]], list[Any]],
) -> list[Any]:
    """What comes of it. known: what stands for a constant. do: from an operation and what stands for its operands, its results."""
    given = (*map(known, consts), *arguments)
    found = dict(zip((*jaxpr.constvars, *jaxpr.invars), given, strict=True))

    def value_of(atom: Any) -> Any:
        return known(atom.val) if hasattr(atom, "val") else found[atom]

    for equation in jaxpr.eqns:
        values = [value_of(atom) for atom in equation.invars]
        if equation.primitive.name in CALLS:
            inner = equation.params["jaxpr"]
            results = walk(inner.jaxpr, inner.consts, values, known, do)
        else:
            results = do(equation, values)
        found.update(zip(equation.outvars, results, strict=True))
    return [value_of(atom) for atom in jaxpr.outvars]
