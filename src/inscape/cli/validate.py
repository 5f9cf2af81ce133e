"""`inscape validate`: hear the courts, and write down what they say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from inscape.errors import EvidenceError

if TYPE_CHECKING:
    from inscape.evidence.court import Court

PAGES: Final = Path("docs") / "study"
"""Where the report is written by default, where there is such a folder."""


@click.command("validate")
@click.option("--data", metavar="DIR", help="Where the data are.  [default: $INSCAPE_DATA, or beside the checkout]")
@click.option("--court", "courts", multiple=True, metavar="NAME", help="Only this one; may be given again.")
@click.option("--out", metavar="DIR", help="Where to write evidence.md and evidence.json.  [default: docs/study]")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of a table.")
def validate_command(data: str | None, courts: tuple[str, ...], out: str | None, as_json: bool) -> None:  # noqa: FBT001
    """Hold the mind to human data: what people feel and do, beside what the engine says of it.

    The courts are wheel, games, impressions and regularities. All of them take some minutes.
    """
    from inscape.evidence.courts import validate

    where = _where(out, courts)
    heard = validate(data, courts, lambda title: click.echo(f"hearing {title}", err=True))
    if as_json:
        import orjson

        from inscape.evidence.report import values

        click.echo(orjson.dumps(values(heard), option=orjson.OPT_INDENT_2))
    else:
        click.echo("\n\n".join(_told(court) for court in heard))
    if where is not None:
        from inscape.evidence.report import write

        paths = write(heard, where)
        click.echo(f"\nwritten: {paths[0]}, {paths[1]}", err=as_json)


def _where(out: str | None, courts: tuple[str, ...]) -> Path | None:
    """The folder to write to; None where some courts only are heard, or there are no pages here."""
    if out is None:
        return PAGES if PAGES.is_dir() and not courts else None
    path = Path(out)
    if not path.is_dir():
        raise EvidenceError("there is no such folder", where=out)
    return path


def _told(court: Court) -> str:
    """One court's scores, in columns."""
    lines = [court.title, f"  {court.measure}"]
    for score in court.scores:
        goal = "" if score.target is None else f"goal {score.target:g} " + ("met" if score.is_met else "missed")
        spread = "" if score.low == score.high else f"{score.low:.3f}..{score.high:.3f}"
        lines.append(
            f"  {score.value:>7.3f}  {spread:<15} {score.regime:<9} {score.what}" + (f"  [{goal}]" if goal else "")
        )
    return "\n".join(lines)
