"""`inscape fit`: a character's numbers to a transcript, or constants of the theory to a court."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from inscape.errors import EvidenceError

if TYPE_CHECKING:
    from inscape.evidence.courts import Refit
    from inscape.evidence.transcripts import Fit


@click.command("fit")
@click.argument("scene", required=False)
@click.argument("scripts", metavar="[SCRIPT]...", nargs=-1)
@click.option("--free", metavar="NAMES", help="What may vary: kylo.needs,kylo.regard.hux,kylo.temperament.")
@click.option("--worlds", type=click.IntRange(1, 256), help="Lucks that a chance is the mean over.  [default: 8]")
@click.option("--starts", type=click.IntRange(1, 50), help="Searches.  [default: 3]")
@click.option("--court", metavar="NAME", help="Fit constants of the theory to this court instead.")
@click.option("--constants", metavar="NAMES", help="With --court: which, at most 20, instead of the court's own.")
@click.option("--data", metavar="DIR", help="With --court: where the data are.")
@click.option("--anyway", is_flag=True, help="With --court: write it down even if another court gets worse.")
@click.option("--out", metavar="FILE", help="Write what was found as a twin, for a twins.yaml or --twins.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON instead of prose.")
def fit_command(
    scene: str | None,
    scripts: tuple[str, ...],
    court: str | None,
    out: str | None,
    as_json: bool,  # noqa: FBT001
    **options: Any,
) -> None:
    """Find the numbers of SCENE under which the acts of SCRIPT (a script, or a .run of the scene; or several) are likeliest.

    Says how far each number is known, and how well acts are told that were not fitted to. With --court, constants of the theory
    are fitted instead, and a fit that worsens another court is refused.
    """
    _check_out(out)
    if court is not None:
        _take_out(options, ("free", "worlds", "starts"), "--court fits constants of the theory; take out ", scene)
        from inscape.evidence.courts import fit_court

        refit = fit_court(court, _words(options["constants"]), options["data"])
        _say(refit.to_json() if as_json else _refit_told(refit))
        if refit.worse and not options["anyway"]:
            raise EvidenceError(
                f"refused: {', '.join(refit.worse)} gets worse", fix="Take it --anyway, or free other constants"
            )
        changes = {f"theory.{name}": now for name, (was, now) in refit.constants.items() if was != now}
        _write(out, f"Constants fitted to the court '{court}'.", changes)
        return
    if scene is None or not scripts:
        raise click.UsageError(f"Missing argument '{'SCENE' if scene is None else 'SCRIPT'}'.")
    _take_out(options, ("constants", "data", "anyway"), "Only --court takes ")
    if options["free"] is None:
        raise click.UsageError("Say what may vary, like --free kylo.needs,kylo.regard.")
    from inscape.evidence.transcripts import fit_transcript

    stated = {name: options[name] for name in ("worlds", "starts") if options[name] is not None}
    fit = fit_transcript(
        scene,
        scripts,
        free=_words(options["free"]),
        tell=lambda acts: click.echo(
            f"fitting to {acts} acts; the first time it compiles for a minute or so", err=True
        ),
        **stated,
    )
    _say(fit.to_json() if as_json else _fit_told(fit))
    _write(out, f"Fitted to {', '.join(scripts)}.", fit.changes)


def _take_out(options: dict[str, Any], names: tuple[str, ...], why: str, scene: str | None = None) -> None:
    """Refuse what the other way of fitting takes, rather than ignore it."""
    said = ["SCENE and SCRIPT"] * (scene is not None) + [
        f"--{name}" for name in names if options[name] not in (None, False)
    ]
    if said:
        raise click.UsageError(f"{why}{', '.join(said)}.")


def _check_out(out: str | None) -> None:
    """Whether there is a folder for what is found, before it takes a minute to find it."""
    if out is not None and not Path(out).absolute().parent.is_dir():
        raise EvidenceError("there is no such folder to write into", where=out)


def _words(text: str | None) -> tuple[str, ...]:
    return tuple(word.strip() for word in (text or "").split(",") if word.strip())


def _say(what: Any) -> None:
    if isinstance(what, str):
        click.echo(what)
        return
    import orjson

    click.echo(orjson.dumps(what, option=orjson.OPT_INDENT_2))


def _fit_told(fit: Fit) -> str:
    widest = max(len(each.free.name) for each in fit.found)
    lines = [f"{'':<{widest}}    was    now   95 % range    known"]
    lines += [
        f"{each.free.name:<{widest}}  {each.was:5.2f}  {each.now:5.2f}   {each.low:.2f} .. {each.high:.2f}   {each.known:5.0%}"
        for each in fit.found
    ]
    unknown = [each.free.name for each in fit.found if each.known < 0.1]
    lines += ["", f"{fit.fitted_beats} acts fitted: {fit.before[0]:.2f} nats an act before, {fit.after[0]:.2f} after."]
    if fit.held_out_beats:
        better = "better" if fit.after[1] < fit.before[1] else "worse"
        lines.append(
            f"{fit.held_out_beats} acts held out: {fit.before[1]:.2f} nats an act before, {fit.after[1]:.2f} after ({better})."
        )
    lines.append(f"{fit.agreement:.0%} of the searches came to the same place.")
    if unknown:
        lines.append(f"The transcript says nothing of: {', '.join(unknown)}.")
    return "\n".join(lines)


def _refit_told(refit: Refit) -> str:
    lines = [f"{name:<26} {was:g} -> {now:g}" for name, (was, now) in refit.constants.items()]
    lines += ["", *(f"{name:<26} {before:.3f} -> {after:.3f}" for name, (before, after) in refit.scores.items())]
    return "\n".join(lines)


def _write(out: str | None, about: str, changes: dict[str, Any]) -> None:
    """A twins file with one twin, which sets what was fitted."""
    if out is None:
        return
    import yaml

    text = yaml.safe_dump({"twins": {"fitted": {"about": about, "set": changes}}}, sort_keys=False, allow_unicode=True)
    try:
        Path(out).write_text(text, encoding="utf-8")
    except OSError as trouble:
        raise EvidenceError(f"this cannot be written: {trouble.strerror}", where=out) from trouble
    click.echo(f"written: {out}")
