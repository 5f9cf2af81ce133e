"""A value of the engine as one JSON value, and back, without loss.

Works for any `NamedTuple` of arrays, nested or not: objects with the field names, nested lists, numbers. Floats keep
every bit (the shortest decimal that reads back the same); what JSON has no number for is written `"nan"`, `"inf"` or
`"-inf"`.
"""

from __future__ import annotations

import math
from typing import Any, TypeVar, cast

import numpy as np

Value = TypeVar("Value", bound=tuple[Any, ...])

_ODD = {"nan": math.nan, "inf": math.inf, "-inf": -math.inf}


class Misshapen(ValueError):
    """A JSON value does not fit the template: a field is missing, unknown, of another shape or of another type."""


def to_json(value: Any) -> Any:
    """The `NamedTuple` (or array) as dicts, lists, numbers and booleans that `json` can write."""
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return {name: to_json(getattr(value, name)) for name in value._fields}
    array = np.asarray(value)
    if array.dtype.kind == "f" and not np.all(np.isfinite(array)):
        return _spelled(array.tolist())
    return array.tolist()


def from_json(value: Any, template: Value, *, where: str = "state") -> Value:
    """The value that `to_json` wrote, with the fields, shapes and dtypes of `template` (whose values do not matter).

    Raises `Misshapen`, naming the field, if one is missing, unknown, misshapen, or of a type that would lose something.
    """
    if not isinstance(value, dict):
        raise Misshapen(f"{where}: expected an object with the fields {', '.join(_fields(template))}")
    missing = [name for name in _fields(template) if name not in value]
    unknown = [name for name in value if name not in _fields(template)]
    if missing or unknown:
        parts = [f"missing {', '.join(missing)}"] * bool(missing) + [f"unknown {', '.join(unknown)}"] * bool(unknown)
        raise Misshapen(f"{where}: {'; '.join(parts)}")
    parts = []
    for name in _fields(template):
        inner, below = getattr(template, name), f"{where}.{name}"
        nested = isinstance(inner, tuple) and hasattr(inner, "_fields")
        parts.append(from_json(value[name], inner, where=below) if nested else _array(value[name], inner, below))
    return type(template)(*parts)


def _array(value: Any, like: Any, where: str) -> Any:
    wanted = np.asarray(like)
    try:
        raw = np.asarray(_unspelled(value))
    except ValueError as error:
        raise Misshapen(f"{where}: not a regular list of numbers") from error
    if wanted.size == 0 and value == wanted.tolist():
        return wanted.copy()
    if raw.shape != wanted.shape:
        raise Misshapen(f"{where}: has shape {list(raw.shape)}, expected {list(wanted.shape)}")
    if not _fits(raw, wanted.dtype):
        raise Misshapen(f"{where}: expected {wanted.dtype} values, found {raw.dtype}")
    return raw.astype(wanted.dtype)


def _fits(raw: Any, dtype: Any) -> bool:
    """Whether the values can take the dtype without loss."""
    if dtype.kind == "b" or raw.dtype.kind == "b":
        return bool(raw.dtype.kind == dtype.kind)
    if dtype.kind in "iu":
        limits = np.iinfo(dtype)
        whole = raw.dtype.kind in "iu" and (raw.size == 0 or (raw.min() >= limits.min and raw.max() <= limits.max))
        return bool(whole)
    return bool(raw.dtype.kind in "iuf")


def _fields(template: Any) -> tuple[str, ...]:
    return cast("tuple[str, ...]", template._fields)


def _spelled(value: Any) -> Any:
    if isinstance(value, list):
        return [_spelled(part) for part in value]
    if math.isfinite(value):
        return value
    return "nan" if math.isnan(value) else "inf" if value > 0 else "-inf"


def _unspelled(value: Any) -> Any:
    if isinstance(value, list):
        return [_unspelled(part) for part in value]
    return _ODD.get(value, value) if isinstance(value, str) else value
