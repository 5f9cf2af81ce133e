"""`inscape cite`: what a run rests on."""

from __future__ import annotations

import click


@click.command("cite")
@click.argument("run")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
def cite_command(run: str, as_json: bool) -> None:  # noqa: FBT001
    """Say what RUN, a run file, rests on: the sources behind its mechanisms and numbers, and what is assumed."""
    import inscape

    cited = inscape.cite(inscape.Run.read(run))
    if as_json:
        import orjson

        click.echo(orjson.dumps(cited.to_dict(), option=orjson.OPT_INDENT_2))
        return
    click.echo(cited.to_text())
