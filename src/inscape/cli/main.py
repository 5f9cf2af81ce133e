"""The commands. Each imports what it needs when it runs, so that starting is quick."""

from __future__ import annotations

import sys
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

import click

from inscape.cli.cite import cite_command
from inscape.cli.feel import feel_command
from inscape.cli.fit import fit_command
from inscape.cli.moves import moves_command
from inscape.cli.new import new_command
from inscape.cli.scenes import scenes_command
from inscape.cli.summarise import summarise_command
from inscape.cli.sweep import sweep_command
from inscape.cli.telling import draw_command, report_command, tell_command
from inscape.cli.validate import validate_command
from inscape.cli.watch import watch_command
from inscape.cli.what_if import what_if_command
from inscape.errors import InscapeError
from inscape.version import VERSION

if TYPE_CHECKING:
    from inscape.play.run import Run
    from inscape.scene.scene import Scene

LUCK = click.IntRange(0, 2**32 - 1)


class Commands(click.Group):
    """Commands whose expected errors are told in plain words; the exit code is then 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command."""
        try:
            return super().invoke(ctx)
        except InscapeError as error:
            click.echo(str(error), err=True)
            ctx.exit(1)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(VERSION, prog_name="inscape")
def main() -> None:
    """Characters with inner lives: scenes played beat by beat, every change with its reason."""


def _telling(command: Any) -> Any:
    """The options of every command that tells a run."""
    command = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of prose.")(command)
    return click.option("--unsaid", is_flag=True, help="Also what is felt, hidden, misread and held back.")(command)


def _luck(command: Any) -> Any:
    """The options of every command that begins a scene."""
    command = click.option("--world", type=LUCK, help="Which world of that seed.  [default: 0]")(command)
    return click.option("--seed", type=LUCK, help="Which luck.  [default: 0]")(command)


@main.command()
@click.argument("scene", required=False)
@_luck
@click.option("--beats", type=click.IntRange(1), help="The most beats, instead of what the scene says.")
@_telling
@click.option("--out", metavar="RUN", help="Write the run to this file as it happens.")
@click.option("--resume", metavar="RUN", help="Go on with the run in this file.")
@click.option(
    "--set", "sets", multiple=True, metavar="PATH=VALUE", help="State something otherwise; may be given again."
)
@click.option("--as", "me", metavar="NAME", help="Take part: you are NAME, and are asked what you do.")
@click.option("--plain", is_flag=True, help="With --as: whole sentences, for a screen reader.")
def play(scene: str | None, unsaid: bool, as_json: bool, me: str | None, plain: bool, **options: Any) -> None:  # noqa: FBT001
    """Play SCENE, a shipped scene's name or a scene file, and print what happens.

    With --as you take part: you get what that character sees, hears, senses and feels, and no more.
    """
    import inscape

    if me is not None:
        if unsaid or as_json:
            raise click.UsageError(
                f"--as shows what one character knows; take out {'--unsaid' if unsaid else '--json'}."
            )
        from inscape.cli.sitting import sit_down

        if options.pop("sets"):
            raise click.UsageError(
                "--set is for a scene left to itself; write the change into a scene file to take part."
            )
        sit_down(scene, me, plain=plain, **options)
        return
    if plain:
        raise click.UsageError("--plain is for taking part; it needs --as NAME.")
    path, sets = options.pop("resume"), options.pop("sets")
    stated = {name: value for name, value in options.items() if value is not None}
    if path is None:
        if scene is None:
            raise click.UsageError("Missing argument 'SCENE'.")
        _tell(inscape.play(_stating(scene, sets), **stated), unsaid=unsaid, as_json=as_json)
        return
    if stated or sets:
        raise click.UsageError(f"--resume goes on as the run began; take out --{min(stated, default='set')}.")
    if scene is not None and inscape.load(scene).digest != inscape.Run.read(path).scene.digest:
        raise inscape.RunError(f"this run is not one of {scene} as it is now", where=path)
    _tell(inscape.resume(path), unsaid=unsaid, as_json=as_json)


@main.command()
@click.argument("scene")
@click.argument("script")
@click.option("--free", multiple=True, metavar="NAME", help="Who decides for themselves; may be given again.")
@_luck
@_telling
@click.option("--out", metavar="RUN", help="Write the run to this file as it happens.")
def observe(scene: str, script: str, free: tuple[str, ...], unsaid: bool, as_json: bool, **options: Any) -> None:  # noqa: FBT001
    """Let the acts of SCRIPT happen in SCENE, and print what they do to everyone.

    SCRIPT is a YAML or JSON Lines file, or - for standard input: entries like {who: hux, does: sneer, to: kylo} and
    {event: door_opens}.
    """
    import inscape

    stated = {name: value for name, value in options.items() if value is not None}
    _tell(inscape.observe(scene, script, free=free, **stated), unsaid=unsaid, as_json=as_json)


@main.command()
@click.argument("run")
@_telling
def show(run: str, unsaid: bool, as_json: bool) -> None:  # noqa: FBT001
    """Print what happened in RUN, a run file."""
    import inscape

    _tell(inscape.Run.read(run), unsaid=unsaid, as_json=as_json)


@main.command(context_settings={"ignore_unknown_options": True})
@click.argument("run")
@click.argument("query", nargs=-1)
def why(run: str, query: tuple[str, ...]) -> None:
    r"""Say why something in RUN is as it is, in numbers that add up. Without QUERY, list what is worth asking.

    QUERY names somebody and what of theirs; @8 is the beat, the last if it is left out:

    \b
      kylo shame @8            a feeling; also: shame about hux
      hux -> kylo hostility    what one holds toward another
      kylo reserve             also: surprise, need standing, mood pleasure,
                               prospect recognised, slight hux
      kylo believes base_lost  a belief; also: kylo believes hux pity
      kylo hides shame @8      how much of it showed, and why no more
      kylo stay_silent @13     an act
      hux sneer @18 not        why not
    """
    import inscape
    from inscape.why.notable import listing

    played = inscape.Run.read(run)
    width = get_terminal_size(fallback=(80, 24)).columns if sys.stdout.isatty() else 80
    click.echo(inscape.why(played, " ".join(query)).to_text(width=width) if query else listing(played, width=width))


@main.command()
@click.argument("files", nargs=-1, metavar="FILE...")
@click.option("--explain", metavar="CODE", help="Say what a code like W104 means.")
def check(files: tuple[str, ...], explain: str | None) -> None:
    """Say everything that is wrong with scene files; the exit code is 1 if there are errors."""
    from inscape.cli.check import check_files
    from inscape.scene.codes import explain as explanation

    if explain is not None:
        click.echo(explanation(explain))
        return
    if not files:
        raise click.UsageError("Missing argument 'FILE...'.")
    text, is_sound = check_files(files)
    click.echo(text)
    if not is_sound:
        raise SystemExit(1)


@main.command()
def schema() -> None:
    """Print the JSON Schema of scene files, for editors."""
    from inscape.scene.schema import schema_text

    click.echo(schema_text(), nl=False)


main.add_command(cite_command)
main.add_command(moves_command)
main.add_command(new_command)
main.add_command(scenes_command)
main.add_command(tell_command)
main.add_command(draw_command)
main.add_command(report_command)
main.add_command(watch_command)
main.add_command(feel_command)
main.add_command(fit_command)
main.add_command(validate_command)
main.add_command(sweep_command)
main.add_command(summarise_command)
main.add_command(what_if_command)


def _stating(scene: str, sets: tuple[str, ...]) -> str | Scene:
    """The scene, with what is stated otherwise."""
    if not sets:
        return scene
    import inscape
    from inscape.scene.restate import read_change, restated

    return restated(inscape.load(scene), [read_change(text) for text in sets])


def _tell(run: Run, *, unsaid: bool, as_json: bool) -> None:
    """Print a run."""
    if as_json:
        import orjson

        from inscape.tell.views import views

        value = {**run.to_json(), "beats": [view.to_json() for view in views(run, inside=unsaid)]}
        click.echo(orjson.dumps(value, option=orjson.OPT_INDENT_2))
        return
    from rich.console import Console

    from inscape.tell.transcript import transcript

    Console(highlight=False).print(transcript(run, unsaid=unsaid))
