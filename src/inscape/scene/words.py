"""What the author's words can be at each place of a scene file, read off the models."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import inf
from types import UnionType
from typing import Annotated, Any, Final, Literal, NamedTuple, TypeAlias, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from inscape.scene.text import Keys


class Bounds(NamedTuple):
    """The lowest and highest number allowed. above: the lowest is itself too low."""

    low: float
    high: float
    above: bool


Type: TypeAlias = Any


def keys_at(model: type[BaseModel], path: Keys) -> tuple[str, ...]:
    """The keys that can stand in the mapping at this path, where they are fixed."""
    found = [part for part in _types_at(model, path) if isinstance(part, type) and issubclass(part, BaseModel)]
    return tuple(dict.fromkeys(field.alias or name for part in found for name, field in part.model_fields.items()))


def bounds_at(model: type[BaseModel], path: Keys) -> Bounds:
    """The bounds of the number at this path; infinite where there are none."""
    facts = [fact for part in _types_at(model, path, keep=True) for fact in _metadata(part)]
    found = {key: getattr(fact, key) for key in ("ge", "gt", "le", "lt") for fact in facts if hasattr(fact, key)}
    low = found.get("ge", found.get("gt", -inf))
    return Bounds(low, found.get("le", found.get("lt", inf)), "gt" in found)


def short_forms_at(model: type[BaseModel], path: Keys) -> tuple[str, ...]:
    """What may stand at this path instead of keys with values: "a number", "a word", "a list"."""
    facts = [fact for part in _types_at(model, path, keep=True) for fact in _metadata(part)]
    forms = [form for fact in facts for form in _forms(getattr(fact, "json_schema_input_type", dict))]
    return tuple(dict.fromkeys(SHORT[form] for form in forms if form in SHORT))


SHORT: Final = {float: "a number", str: "a word", list: "a list", tuple: "a list"}
"""Forms that are shorter than keys with values, as messages call them."""


def _forms(kind: Type) -> Iterator[Type]:
    """The plain types of which a type is one or the other."""
    if _origin(kind) is Annotated:
        yield from _forms(get_args(kind)[0])
    elif _origin(kind) in (Union, UnionType):
        for part in get_args(kind):
            yield from _forms(part)
    else:
        yield _origin(kind) or kind


def _types_at(model: type[BaseModel], path: Keys, *, keep: bool = False) -> list[Type]:
    """The types that a value at this path can have. keep: with their annotations."""
    found: list[Type] = [model]
    for key in path:
        inside = [part for each in found for part in _step(each, key)]
        found = inside or found
    return found if keep else [part for each in found for part in _plain(each)]


def _step(kind: Type, key: str | int) -> Iterator[Type]:
    """The types one step further in; nothing where the key is no step (the name of a form, for instance)."""
    for part in _plain(kind):
        origin, arguments = _origin(part), get_args(part)
        if isinstance(part, type) and issubclass(part, BaseModel):
            yield from _field(part, key)
        elif origin is dict and isinstance(key, str) and key not in ("plain", "mapping"):
            yield arguments[1]
        elif origin is tuple and isinstance(key, int):
            yield arguments[0]


def _field(model: type[BaseModel], key: str | int) -> Iterator[Type]:
    for name, field in model.model_fields.items():
        if key in (name, field.alias):
            yield Annotated[field.annotation, field]
            return
    if model.model_config.get("extra") == "allow":
        yield get_args(get_type_hints(model)["__pydantic_extra__"])[1]


def _plain(kind: Type) -> Iterator[Type]:
    """A type without annotations, or each of a union."""
    if _origin(kind) is Annotated:
        yield from _plain(get_args(kind)[0])
    elif get_args(kind) and _origin(kind) not in (dict, tuple, Literal):
        for part in get_args(kind):
            yield from _plain(part)
    elif kind is not type(None):
        yield kind


def _metadata(kind: Type) -> Iterable[Any]:
    """Everything that annotates a type, at any depth of its unions."""
    if _origin(kind) is Annotated:
        first, *rest = get_args(kind)
        yield from _metadata(first)
        for fact in rest:
            yield from fact.metadata if isinstance(fact, FieldInfo) else (fact,)
    elif get_args(kind) and _origin(kind) not in (dict, tuple, Literal):
        for part in get_args(kind):
            yield from _metadata(part)


def _origin(kind: Type) -> Any:
    return get_origin(kind)
