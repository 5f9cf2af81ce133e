"""`inscape what-if RUN`: one thing otherwise."""

from __future__ import annotations

import click


@click.command("what-if")
@click.argument("run")
@click.argument("beat", required=False, metavar="[@BEAT]")
@click.option(
    "--set", "stated", multiple=True, metavar="PATH=VALUE", help="What is stated otherwise; may be given again."
)
@click.option("--act", metavar="'BEAT WHO MOVE [WHOM]'", help="What is done instead at a beat: '13 kylo retort hux'.")
@click.option("--worlds", type=click.IntRange(30, 10**6), help="Compare the two in so many worlds too.")
@click.option("--out", metavar="RUN", help="Write the branch to this run file.")
@click.option("--flip", metavar="CLAIM", help="Find the smallest change that flips this: 'ends: hux departs'.")
@click.option("--over", metavar="PATH[=LOW..HIGH]", help="With --flip: of which number.  [default: 0..1]")
def what_if_command(
    run: str, beat: str | None, stated: tuple[str, ...], act: str | None, worlds: int | None, out: str | None,
    flip: str | None, over: str | None,
) -> None:  # fmt: skip
    """Say what would have become of RUN, a run file, with one thing otherwise and the same luck.

    With @13, what --set states is so from beat 13 on.
    """
    import inscape

    if (flip is None) != (over is None):
        raise click.UsageError("--flip says what should flip, and --over by which number; they go together.")
    if flip is not None and over is not None:
        if stated or act or worlds or out or beat:
            raise click.UsageError("--flip looks for the change itself; it goes with --over alone.")
        from inscape.sweep.flip import flip as find

        click.echo(find(inscape.Run.read(run), flip, over).to_text())
        return
    from inscape.sweep.branches import read_beat, what_if

    at = read_beat(beat) if beat is not None else None
    found = what_if(run, set=stated, at=at, act=act, worlds=worlds or 0, out=out)
    click.echo(found.to_text())
    if out is not None:
        click.echo(f"\nThe branch is in {out}.")
