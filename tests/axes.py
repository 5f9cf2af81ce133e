"""Check a value of named arrays (`State`, `Stage`, `Choice`, ...) against the shapes in its own types."""

from __future__ import annotations

from typing import Any, get_type_hints

import jaxtyping

OWN_AXES = ("When",)
"""Records that stand in one value several times, with axes of their own each time."""

_HINTS: dict[type, dict[str, Any]] = {}


def hints(kind: type) -> dict[str, Any]:
    """The types of the fields of a NamedTuple class, resolved."""
    if kind not in _HINTS:
        _HINTS[kind] = get_type_hints(kind)
    return _HINTS[kind]


def is_record(kind: Any) -> bool:
    """Whether a class is a NamedTuple."""
    return isinstance(kind, type) and issubclass(kind, tuple) and hasattr(kind, "_fields")


def misfits(value: Any, path: str = "") -> list[str]:
    """The fields whose arrays do not have their stated type, or whose axes disagree with fields before them.

    Call it inside `jaxtyping.jaxtyped("context")` to make several values share their axes.
    """
    found = []
    for name, hint in hints(type(value)).items():
        field, where = getattr(value, name), f"{path}.{name}".lstrip(".")
        if is_record(hint) and hint.__name__ in OWN_AXES:
            with jaxtyping.jaxtyped("context"):
                found += misfits(field, where)
        elif is_record(hint):
            found += misfits(field, where)
        elif isinstance(hint, type) and issubclass(hint, jaxtyping.AbstractArray) and not isinstance(field, hint):
            shape, dtype = getattr(field, "shape", None), getattr(field, "dtype", type(field).__name__)
            found.append(f"{where}: {dtype}{shape} is not {hint.dtype.__name__}[{hint.dim_str}]")
    return found


def assert_axes(*values: Any) -> None:
    """Require that every field of every value has its stated axes, each of one length in all of them."""
    with jaxtyping.jaxtyped("context"):
        found = [line for value in values for line in misfits(value, type(value).__name__)]
    assert not found, "\n".join(found)
