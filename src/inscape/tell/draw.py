"""Figures of a run, with Vega-Altair; the only place that imports it (`pip install inscape[draw]`).

Every figure can be drawn light or dark, says in its description what it shows, and marks the chosen beat if it has beats.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from inscape.errors import RunError, UnknownName
from inscape.tell.charts import NAMES, Charts, Theme
from inscape.tell.tables import OF_A_BEAT

if TYPE_CHECKING:
    from inscape.play.run import Run

FORMATS: Final = (".svg", ".png", ".html")


def draw(
    run: Run, figure: str, *, out: str | Path | None = None, beat: int | None = None, theme: Theme = "light"
) -> Any:
    """Draw one figure of a run; the chart, also written to `out` (.svg, .png or .html, none of which needs a network).

    figure: a name in `NAMES`. beat: of the figures of one beat, by default the most surprising one. Raises `UnknownName` for
    another figure, and `RunError` where the drawing library is missing or the file cannot be of that kind.
    """
    if figure not in NAMES:
        raise UnknownName(figure, kind="figure", known=tuple(NAMES))
    path = None if out is None else Path(out)
    if path is not None and path.suffix not in FORMATS:
        raise RunError(
            f"a figure cannot be written as '{path.suffix}'", where=str(path), fix=f"Take one of: {', '.join(FORMATS)}"
        )
    chart = Charts(library("altair"), run, beat or liveliest(run), theme).named(figure)
    if path is not None:
        _write(chart, path)
    return chart


def spec(run: Run, figure: str, *, beat: int, theme: Theme = "light") -> dict[str, Any]:
    """One figure as a Vega-Lite specification with its data, of every beat; its parameter "beat" says which is chosen."""
    altair = library("altair")
    charts = Charts(altair, run, beat, theme)
    with altair.utils.schemapi.debug_mode(False):
        chart = charts.of_every_beat(figure) if figure in OF_A_BEAT else charts.named(figure)
        value: dict[str, Any] = chart.to_dict(validate=False)
    return value


def liveliest(run: Run) -> int:
    """The beat that surprised most."""
    if not run.beats:
        raise RunError("there is nothing to draw: this run has no beats", fix="Play it first")
    return max(run.beats, key=lambda beat: (float(beat.state.surprise.max()), -beat.number)).number


def libraries() -> str:
    """Vega, Vega-Lite and Vega-Embed as one script, to stand in a page that needs no network."""
    bundle: str = library("vl_convert").javascript_bundle("window.vegaEmbed = vegaEmbed;")
    return bundle


def library(name: str) -> Any:
    """A drawing library. Raises `RunError` where it is not installed."""
    from importlib import import_module

    try:
        return import_module(name)
    except ImportError:
        raise RunError("the drawing library is not installed", fix="pip install 'inscape[draw]'") from None


def _write(chart: Any, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    convert, value = library("vl_convert"), chart.to_dict()
    if path.suffix == ".png":
        path.write_bytes(convert.vegalite_to_png(value, scale=2))
    elif path.suffix == ".svg":
        path.write_text(convert.vegalite_to_svg(value), encoding="utf-8")
    else:
        path.write_text(convert.vegalite_to_html(value, bundle=True), encoding="utf-8")
