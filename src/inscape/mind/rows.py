"""How tables are written down: a row for every name, only what is not zero stated."""

from __future__ import annotations

Row = tuple[float, ...]


def by_name(names: tuple[str, ...], stated: dict[str, float | Row], width: int = 0) -> dict[str, Row]:
    """A row for every name; names not stated are zero."""
    missing: Row = (0.0,) * max(width, 1)
    rows: dict[str, Row] = {}
    for name in names:
        value = stated.get(name, missing)
        rows[name] = value if isinstance(value, tuple) else (value,)
    unknown = set(stated) - set(names)
    if unknown:
        raise ValueError(f"no such row: {sorted(unknown)}")
    return rows


def sparse(names: tuple[str, ...], columns: tuple[str, ...], stated: dict[str, dict[str, float]]) -> dict[str, Row]:
    """Rows over named columns, only what is not zero stated."""
    for row in stated.values():
        if set(row) - set(columns):
            raise ValueError(f"no such column: {sorted(set(row) - set(columns))}")
    full: dict[str, float | Row] = {
        name: tuple(row.get(column, 0.0) for column in columns) for name, row in stated.items()
    }
    return by_name(names, full, len(columns))
