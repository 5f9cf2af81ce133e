"""The page of every number of the theory: `python -m tools.constants` writes docs/study/constants.md.

Each page about a mechanism ends with the numbers that it explains; the table leads back to it.
"""

from __future__ import annotations

import ast
import itertools
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from inscape.mind.act_tables import LIKENESS
from inscape.mind.constants import SOURCES, Constant, Table
from inscape.mind.theory import CONSTANTS, TABLES
from inscape.scene.people import TEMPERAMENT

ROOT: Final = Path(__file__).resolve().parent.parent
MIND: Final = ROOT / "src" / "inscape" / "mind"
PAGE: Final = ROOT / "docs" / "study" / "constants.md"

NUMBERS: Final = re.compile(r"^## The numbers\n(?P<names>.*)", re.MULTILINE | re.DOTALL)
"""The last part of a page: which numbers it explains."""

SECTION: Final = re.compile(
    r"^    # (?P<section>[A-Z][\w ]*)$|^    (?P<name>[a-z_]+): (?:Number|Array) =", re.MULTILINE
)

HEAD: Final = """\
# Every number

This page is made from the source by `python -m tools.constants`; a test compares the two. Each number of the theory is here, with its
unit, the range that it may be set to, and where it comes from. {assumed} of the {constants} constants and {assumed_tables} of the
{tables} tables are **assumed**: nobody has measured them as they stand. They were set so that the scenes come out sensibly.

A source says where the idea or the order of magnitude comes from. It does not say that the paper states this number. The tables that take over
published numbers are `half_life` (durations in Verduyn & Lavrijsen 2015), `mood_of_kind` (the emotions of OCC, in Gebhard 2005),
`temperament` (Mehrabian 1996), and a part of `strategy_effect` and `strategy_effort`; the pages that explain them say which part, and what was done to the numbers.

A scene may set a constant within its range: `theory: {{anger_floor: 0.5}}`. The tables cannot be set from a scene.

What the units mean:

| unit | meaning |
| --- | --- |
| share | a part of something, 0 to 1 (above 1 where it multiplies) |
| felt need-satisfaction | the one unit that urges are measured in: a change of what one has of a need, times what that need is worth now |
| log-odds | log(p / (1 - p)); +1 takes 0.50 to 0.73 |
| nats | information: -log(p) |
| counts | how many times something was seen, or as good as seen |
| per exposure | for each time that the same came from the same of late |
| reserve | the strength that self-control draws on, 0 to 1 |
| precision | 1 / variance: how much a reading weighs |
"""


def page() -> str:
    """The whole page."""
    assumed = sum(constant.source == "assumed" for constant in CONSTANTS.values())
    assumed_tables = sum(table.source == "assumed" for table in TABLES.values())
    head = HEAD.format(assumed=assumed, constants=len(CONSTANTS), assumed_tables=assumed_tables, tables=len(TABLES))
    parts = [
        head,
        "## Constants\n",
        *_constants(),
        *_thresholds(),
        "## Tables\n",
        *_tables(),
        "## Sources\n",
        *_sources(),
    ]
    return "\n".join(parts)


def _constants() -> Iterator[str]:
    for section, names in _sections():
        yield f"### {section}\n"
        yield "| constant | value | unit | range | source | explained in |\n| --- | --- | --- | --- | --- | --- |"
        for name in names:
            yield _row(name, CONSTANTS[name])
        yield ""


def _row(name: str, constant: Constant) -> str:
    c = constant
    source = _source(c.source)
    return f"| `{name}` | {c.value:g} | {c.unit} | {c.low:g} to {c.high:g} | {source} | {_explained(name)} |"


def _thresholds() -> Iterator[str]:
    """The numbers that modules of the mind name for themselves, with what they say about them."""
    yield "### Thresholds\n"
    yield "Where something begins to count as something. They are fixed in the code, all **assumed**, and cannot be set from a scene.\n"
    yield "| threshold | value | what it is | module |\n| --- | --- | --- | --- |"
    for path in sorted(MIND.glob("*.py")):
        body = ast.parse(path.read_text(encoding="utf-8")).body
        for stated, said in itertools.pairwise(body):
            if threshold := _threshold(stated, said):
                yield f"{threshold} `{path.stem}` |"
    yield ""


def _threshold(stated: ast.stmt, said: ast.stmt) -> str:
    """A row about a number that a module names, up to its last column; "" for anything else."""
    if not isinstance(stated, ast.Assign | ast.AnnAssign) or not isinstance(said, ast.Expr):
        return ""
    target = stated.targets[0] if isinstance(stated, ast.Assign) else stated.target
    if not isinstance(stated.value, ast.Constant) or not isinstance(target, ast.Name) or target.id.startswith("_"):
        return ""
    if not isinstance(stated.value.value, float) or not isinstance(said.value, ast.Constant):
        return ""
    meaning = " ".join(str(said.value.value).split())
    return f"| `{target.id}` | {stated.value.value:g} | {meaning} |"


def _tables() -> Iterator[str]:
    for name, table in {**TABLES, "temperament": TEMPERAMENT}.items():
        yield f"### {name}\n"
        where = _explained(name)
        yield f"In {table.unit}; from {table.low:g} to {table.high:g}; source: {_source(table.source)}; explained in {where}.\n"
        yield from _numbers(table)
        yield ""
    yield "### similarity\n"
    yield (
        "Follows from `group_sense`: exp(-d / likeness) for each pair of groups, d apart, each row divided by its sum. "
        f"likeness = {LIKENESS:g} (assumed; the form: {SOURCES['shepard1987']}). Explained in {_explained('similarity')}.\n"
    )


def _numbers(table: Table) -> Iterator[str]:
    """A list as two columns; rows over columns with what is not zero named, so that wide tables stay narrow."""
    if not table.columns:
        yield "| of | value |\n| --- | --- |"
        yield from (f"| {row} | {values[0]:.4g} |" for row, values in table.rows.items() if values[0])
    else:
        yield "| of | values |\n| --- | --- |"
        for row, values in table.rows.items():
            said = [f"{column} {value:g}" for column, value in zip(table.columns, values, strict=True) if value]
            yield f"| {row} | {', '.join(said)} |" if said else f"| {row} | none |"
    if not table.columns and any(not values[0] for values in table.rows.values()):
        yield "\nWhat is not listed is 0."


def _sources() -> Iterator[str]:
    yield "| key | source |\n| --- | --- |"
    yield from (f"| {key} | {text} |" for key, text in SOURCES.items())
    yield ""


def _source(key: str) -> str:
    return "**assumed**" if key == "assumed" else key


def _sections() -> Iterator[tuple[str, list[str]]]:
    """The constants as the source groups them."""
    section = ""
    names: list[str] = []
    for found in SECTION.finditer((MIND / "theory.py").read_text(encoding="utf-8")):
        if found["section"]:
            if names:
                yield section, names
            section, names = found["section"], []
        elif found["name"] in CONSTANTS:
            names.append(found["name"])
    yield section, names


def explained() -> dict[str, tuple[str, ...]]:
    """The pages that say of a number, or of a table, that they explain it, in alphabetical order."""
    found: dict[str, tuple[str, ...]] = {}
    for path in sorted(PAGE.parent.glob("*.md")):
        numbers = NUMBERS.search(path.read_text(encoding="utf-8"))
        for name in re.findall(r"`(\w+)`", numbers["names"]) if numbers else ():
            found[name] = (*found.get(name, ()), path.stem)
    return found


def _explained(name: str) -> str:
    pages = explained().get(name, ())
    return ", ".join(f"[{page.replace('-', ' ')}]({page}.md)" for page in pages) or "nothing uses it"


def main() -> int:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
