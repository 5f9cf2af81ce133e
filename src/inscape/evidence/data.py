"""The data that the courts need: where they lie, and how they are read.

They are not part of Inscape. A folder is named by `--data`, by the variable INSCAPE_DATA, or it is `shared/data` beside the
repository; without it a court says so and is left out.
"""

from __future__ import annotations

import csv
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from inscape.errors import EvidenceError

if TYPE_CHECKING:
    from inscape.mind.types import Array, Float

VARIABLE: Final = "INSCAPE_DATA"
BESIDE: Final = Path(__file__).resolve().parents[4] / "shared" / "data"
"""Where the data lie by convention: beside a checkout."""

Table = dict[str, Any]
"""Columns by name: numbers as a float array (NaN where there are none), words as a tuple."""


def folder(data: str | os.PathLike[str] | None = None) -> Path:
    """The folder of the data. Raises `EvidenceError` if there is none."""
    said = data if data is not None else os.environ.get(VARIABLE)
    path = Path(said) if said else BESIDE
    if not path.is_dir():
        raise EvidenceError(
            f"there is no folder of data at {path}" if said else "the data are not beside this checkout",
            fix=f"Name it with --data DIR or the variable {VARIABLE}",
        )
    return path


def table(path: Path) -> Table:
    """A table with a header. Raises `EvidenceError` if it cannot be read."""
    import numpy as np

    try:
        with path.open(encoding="utf-8", newline="") as stream:
            rows = list(csv.reader(stream))
    except OSError as trouble:
        raise EvidenceError(f"the data cannot be read: {trouble.strerror}", where=str(path)) from trouble
    header, *body = rows
    columns: Table = {}
    for index, name in enumerate(header):
        words = tuple(row[index] for row in body)
        try:
            columns[name] = np.asarray([float(word) if word not in {"", "NA"} else np.nan for word in words])
        except ValueError:
            columns[name] = words
    return columns


def columns(values: Table, names: tuple[str, ...]) -> Float[Array, "trial column"]:
    """Some columns of numbers side by side. Raises `EvidenceError` for one that is not there."""
    import numpy as np

    missing = [name for name in names if name not in values]
    if missing:
        raise EvidenceError(f"the data have no column called {', '.join(missing)}")
    return np.stack([values[name] for name in names], axis=1)


def take(values: Table, rows: Any) -> Table:
    """The chosen rows of a table: indexes, or a mask."""
    import numpy as np

    index = np.flatnonzero(rows) if getattr(rows, "dtype", None) == np.bool_ else rows
    return {
        name: tuple(column[i] for i in index) if isinstance(column, tuple) else column[index]
        for name, column in values.items()
    }
