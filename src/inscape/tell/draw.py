"""Figures of a run, with Vega-Altair; the only place that imports it (`pip install inscape[draw]`).

Every figure can be drawn light or dark, says in its description what it shows, and marks the chosen beat if it has beats.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from inscape.errors import RunError, UnknownName
from inscape.tell.charts import NAMES, Charts, Theme

if TYPE_CHECKING:
    from inscape.play.run import Run

FORMATS: Final = (".svg", ".png", ".html")


def draw(run: Run, figure: str, *, out: str | Path | None = None, beat: int | None = None, theme: Theme = "light") -> Any:
    """Draw one figure of a run; the chart, also written to `out` (.svg, .png or .html, none of which needs a network).

    figure: a name in `NAMES`. beat: of the figures of one beat, by default the most surprising one. Raises `UnknownName` for
    another figure, and `RunError` where the drawing library is missing or the file cannot be of that kind.
    """
    if figure not in NAMES:
        raise UnknownName(figure, kind="figure", known=tuple(NAMES))
    path = None if out is None else Path(out)
    if path is not None and path.suffix not in FORMATS:
        raise RunError(f"a figure cannot be written as '{path.suffix}'", where=str(path), fix=f"Take one of: {', '.join(FORMATS)}")
    chart = Charts(_library("altair"), run, beat or liveliest(run), theme).named(figure)
    if path is not None:
        _write(chart, path)
    return chart


def spec(run: Run, figure: str, *, beat: int, theme: Theme) -> dict[str, Any]:
    """One figure as a Vega-Lite specification, with its data."""
    value: dict[str, Any] = Charts(_library("altair"), run, beat, theme).named(figure).to_dict()
    return value


def liveliest(run: Run) -> int:
    """The beat that surprised most."""
    if not run.beats:
        raise RunError("there is nothing to draw: this run has no beats", fix="Play it first")
    return max(run.beats, key=lambda beat: (float(beat.state.surprise.max()), -beat.number)).number


def libraries() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script, to stand in a page that needs no network."""
    bundle: str = _library("vl_convert").javascript_bundle("window.vegaEmbed = vegaEmbed;")
    return bundle


def _library(name: str) -> Any:
    from importlib import import_module

    try:
        return import_module(name)
    except ImportError:
        raise RunError("the drawing library is not installed", fix="pip install 'inscape[draw]'") from None


def _write(chart: Any, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".html":
        chart.save(str(path), inline=True)
    else:
        chart.save(str(path), scale_factor=2 if path.suffix == ".png" else 1)
