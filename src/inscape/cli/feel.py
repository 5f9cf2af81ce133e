"""`inscape feel`: from appraisal values to feelings, with what they rest on and what was assumed."""

from __future__ import annotations

import csv
import sys
from pathlib import Path
from textwrap import fill
from typing import TYPE_CHECKING, Any, Final

import click

from inscape.errors import EvidenceError
from inscape.evidence.variables import AGENCIES, VARIABLES

if TYPE_CHECKING:
    from inscape.evidence.calculator import Feelings

WIDTH: Final = 100
SOURCES: Final = {
    "deed": "what was done", "oneself": "what one did or is", "fortune": "what befell somebody else",
    "prospect": "what may come, or came, or is off", "presence": "who is before one",
}  # fmt: skip


def _variables(command: Any) -> Any:
    """One option for each variable."""
    for variable in reversed(VARIABLES):
        flag = f"--{variable.name.replace('_', '-')}"
        about = f"{variable.low:g}..{variable.high:g}: {variable.means}."
        command = click.option(flag, variable.name, type=float, metavar="NUMBER", help=about)(command)
    return command


@click.command("feel")
@click.option("--agency", type=click.Choice(AGENCIES), help="Who brought it about, instead of --own and --other.")
@_variables
@click.option(
    "--rows", "path", metavar="FILE", help="A CSV file of many, a column for each variable; - for standard input."
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of prose.")
def feel_command(path: str | None, as_json: bool, **values: Any) -> None:  # noqa: FBT001
    """Say what an appraisal makes one feel, by the same kernels as play.

    What is not given is unknown, not nothing; what was taken for it is said.
    """
    from inscape.evidence.calculator import feelings

    given = {name: value for name, value in values.items() if value is not None}
    if path is not None:
        if given:
            raise click.UsageError(f"--rows says everything; take out --{min(given).replace('_', '-')}.")
        found = feelings(_rows(path))
    elif not given:
        raise click.UsageError("Say something of what happened, like --desirability -0.6 --agency other.")
    else:
        found = feelings(**given)
    if as_json:
        import orjson

        click.echo(orjson.dumps(found.to_json(), option=orjson.OPT_INDENT_2))
        return
    click.echo(_table(found) if path is not None else _told(found))


def _rows(path: str) -> list[dict[str, Any]]:
    """The rows of a CSV file: numbers, words for agency, nothing for unknown."""
    try:
        text = sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as trouble:
        what = trouble.strerror if isinstance(trouble, OSError) else "it is not UTF-8"
        raise EvidenceError(f"the rows cannot be read: {what}", where=path) from trouble
    rows = [
        {name: word.strip() or None for name, word in row.items() if name} for row in csv.DictReader(text.splitlines())
    ]
    if not rows:
        raise EvidenceError(
            "there are no rows",
            where="standard input" if path == "-" else path,
            fix="The first line names the variables",
        )
    return rows


def _table(found: Feelings) -> str:
    """One line for each row: the strongest feelings."""
    lines = [
        f"{row + 1:>5}  " + ", ".join(f"{kind} {value:.2f}" for kind, value in list(found.felt(row).items())[:4])
        for row in range(len(found))
    ]
    return "\n".join([*lines, "", *_assumptions(found)])


def _told(found: Feelings) -> str:
    from inscape.evidence.calculator import rests_on

    felt = found.felt()
    if not felt:
        return "\n".join(["Nothing to speak of.", "", *_assumptions(found)])
    lines = []
    for kind, value in felt.items():
        shares = found.shares(kind)
        parts = ", ".join(f"{SOURCES[name]} {share:.2f}" for name, share in sorted(shares.items(), key=lambda s: -s[1]))
        lines.append(f"{kind.replace('_', ' '):<16} {value:.2f}   {parts}")
        weighs = [f"{name} {change:+.2f}" for name, change in rests_on(found, kind).items() if abs(change) >= 0.005]
        if weighs:
            lines.append(f"{'':<16}        rests on {', '.join(weighs[:4])}")
    return "\n".join([*lines, "", *_assumptions(found)])


def _assumptions(found: Feelings) -> list[str]:
    """What was taken for what is unknown, and what was left out."""
    taken = [f"{each.name} {each.value:.2g} ({each.why})" for each in found.assumed if each.value is not None]
    left = [each.name for each in found.assumed if each.value is None]
    lines = [fill(f"Unknown, and taken so: {'; '.join(taken)}.", WIDTH, subsequent_indent="  ")] if taken else []
    if left:
        lines.append(fill(f"Unknown, and left out: {', '.join(left)}.", WIDTH, subsequent_indent="  "))
    if found.unused:
        lines.append(f"Given, and no feeling depends on it: {', '.join(found.unused)}.")
    return lines
