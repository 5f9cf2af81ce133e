"""`inscape tell`, `inscape draw` and `inscape report`: a run as prose, as figures, as one page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click


@click.command("tell")
@click.argument("run")
@click.option("--from", "who", metavar="NAME", required=True, help="From whose side; 'nobody' for the outside only.")
@click.option("--tense", type=click.Choice(["past", "present"]), default="past", show_default=True)
@click.option("--length", type=click.Choice(["line", "short", "full"]), default="full", show_default=True)
def tell_command(run: str, who: str, tense: Any, length: Any) -> None:
    """Tell RUN, a run file, as prose: what NAME perceives, knows, infers and feels, and nothing else."""
    from inscape.play.run import Run
    from inscape.tell.narrate import narrate

    text = narrate(Run.read(run), who, tense=tense, length=length)
    click.echo(filled(text), nl=False)


@click.command("draw")
@click.argument("run")
@click.option("--figure", metavar="NAME", help="Which figure; without it, all of them.")
@click.option("--beat", type=click.IntRange(1), help="Which beat, for figures of one beat.")
@click.option("--theme", type=click.Choice(["light", "dark"]), default="light", show_default=True)
@click.option("--out", metavar="FILE", help="Where to: .svg, .png or .html.")
def draw_command(run: str, figure: str | None, beat: int | None, theme: Any, out: str | None) -> None:
    """Draw RUN, a run file. Without --figure, write all figures into one page, or without --out say which there are."""
    from inscape.play.run import Run
    from inscape.tell.charts import NAMES
    from inscape.tell.draw import draw

    if figure is None:
        if out is None:
            click.echo("\n".join(f"{name:14}{text}" for name, text in NAMES.items()))
            return
        if Path(out).suffix != ".html":
            raise click.UsageError(f"All figures go into one .html page; for '{out}' say which one: --figure NAME.")
        from inscape.tell.album import write_album

        write_album(Run.read(run), out, beat=beat, theme=theme)
        click.echo(out)
        return
    where = Path(out or f"{Path(run).stem}-{figure}.svg")
    draw(Run.read(run), figure, out=where, beat=beat, theme=theme)
    click.echo(str(where))


@click.command("report")
@click.argument("run")
@click.option("--out", metavar="FILE", default="report.html", show_default=True)
def report_command(run: str, out: str) -> None:
    """Write RUN, a run file, as one page that needs no network: transcript, figures, reasons, and both sides of it."""
    from inscape.play.run import Run
    from inscape.tell.report import write_report

    write_report(Run.read(run), out)
    click.echo(out)


def filled(text: str, width: int = 88) -> str:
    """Paragraphs wrapped to a width that reads well."""
    import textwrap

    paragraphs = text.strip().split("\n\n")
    return "\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs) + "\n"
