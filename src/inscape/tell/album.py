"""Every figure of a run on one page, which needs no network."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

from inscape.tell import draw
from inscape.tell.charts import NAMES, Theme, palette

if TYPE_CHECKING:
    from inscape.play.run import Run

PAGE: Final = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>body {{ margin: 1.5rem; background: {ground}; color: {ink}; font: 1rem/1.5 system-ui, sans-serif; }}
figure {{ margin: 0 0 2rem; overflow-x: auto; }}</style>
</head>
<body>
<h1>{title}</h1>
{figures}
<script id="data" type="application/json">{data}</script>
<script>{libraries}</script>
<script>
const specs = JSON.parse(document.getElementById("data").textContent);
Promise.all(Object.entries(specs).map(([name, spec]) =>
  window.vegaEmbed(document.getElementById(name), spec, {{ actions: false, renderer: "svg" }})
)).then(() => {{ document.body.dataset.drawn = "all"; }});
</script>
</body>
</html>
"""


def write_album(run: Run, path: str | Path, *, beat: int | None = None, theme: Theme = "light") -> None:
    """Write every figure into one page; `beat` is that of the figures of one beat, by default the most surprising one.

    Raises `RunError` where the drawing library is missing or the run has no beats.
    """
    import orjson

    chosen = beat or draw.liveliest(run)
    specs = {name: draw.spec(run, name, beat=chosen, theme=theme) for name in NAMES}
    figures = "\n".join(
        f'<figure id="{name}" tabindex="0" role="group" aria-label="{escape(specs[name]["description"])}"></figure>'
        for name in NAMES
    )
    colours = palette()["themes"][theme]
    text = PAGE.format(
        title=escape(str(run.scene.model.title or run.scene.name)),
        ground=colours["ground"],
        ink=colours["ink"],
        figures=figures,
        data=orjson.dumps(specs, option=orjson.OPT_SERIALIZE_NUMPY).decode().replace("<", "\\u003c"),
        libraries=draw.libraries().replace("</script", "<\\/script"),
    )
    out = Path(path)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(text, encoding="utf-8")
