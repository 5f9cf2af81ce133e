"""`inscape summarise DIR`: what a sweep tells."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("summarise")
@click.argument("folder", metavar="DIR")
@click.option("--html", metavar="FILE", help="Also write it as one page with figures, which needs no network.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of prose.")
def summarise_command(folder: str, html: str | None, as_json: bool) -> None:  # noqa: FBT001
    """Say what usually happens in the sweep in DIR, what it hangs on, and which worlds to look at."""
    from inscape.errors import SweepError
    from inscape.sweep.result import Sweep
    from inscape.sweep.summary import summarise

    found = summarise(Sweep.read(folder))
    if html is not None:
        try:
            Path(html).write_text(found.to_html(), encoding="utf-8")
        except OSError as trouble:
            raise SweepError(f"the page cannot be written: {trouble.strerror}", where=html) from trouble
    if as_json:
        import orjson

        click.echo(orjson.dumps(found.to_json(), option=orjson.OPT_INDENT_2 | orjson.OPT_SERIALIZE_NUMPY))
        return
    click.echo(found.to_text())
    if html is not None:
        click.echo(f"\nWith figures: {html}")
