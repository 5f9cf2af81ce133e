"""Docstrings are promises that a test can read: fields, axes and public names are what they say they are."""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from typing import Any

import pytest

import inscape.mind
from inscape.mind import axes
from tests.axes import hints, is_record

NAMES = [f"inscape.mind.{module.name}" for module in pkgutil.iter_modules(inscape.mind.__path__)]
RECORDS: list[Any] = [
    kind
    for name in NAMES
    for kind in vars(importlib.import_module(name)).values()
    if is_record(kind) and kind.__module__ == name and kind.__name__ != "Theory"
]


def test_there_is_something_to_test() -> None:
    assert {"State", "Stage", "Act", "Acts"} <= {kind.__name__ for kind in RECORDS}


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__qualname__)
def test_every_field_is_described(kind: Any) -> None:
    """In the docstring of the class, or of its module for what many classes share.

    A prefix with a star, as in `memory_*`, describes every field that begins with it. A field that is a record itself is
    described where that record is, and a constant in the table of constants.
    """
    text = f"{kind.__doc__} {sys.modules[kind.__module__].__doc__}"
    stems = tuple(re.findall(r"\b([a-z_]+_)\*", text))
    missing = [
        name
        for name, hint in hints(kind).items()
        if not (re.search(rf"\b{name}\b", text) or name.startswith(stems) or is_record(hint))
    ]
    assert not missing, f"{kind.__module__}.{kind.__qualname__} does not say what these are: {', '.join(missing)}"


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__qualname__)
def test_every_axis_is_in_the_glossary(kind: Any) -> None:
    known = set(re.findall(r"[a-z_]+", axes.__doc__ or "")) | {word.lower() for word in vars(axes) if word.isupper()}
    used = {
        axis
        for hint in hints(kind).values()
        for axis in str(getattr(hint, "dim_str", "")).split()
        if axis.isidentifier()
    }
    unknown = {axis for axis in used if axis not in known and f"{axis}s" not in known}
    assert not unknown, f"not in the glossary of axes (inscape/mind/axes.py): {', '.join(sorted(unknown))}"
