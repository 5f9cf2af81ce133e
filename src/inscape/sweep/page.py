"""A summary as one page that needs nothing else: no network, no server, no second file.

Everything an author wrote goes into the page as text.
"""

from __future__ import annotations

import re
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from inscape.sweep.figures import FIGURES, SweepCharts
from inscape.sweep.wording import outcome_words, percent, replay_command, text_of
from inscape.tell import draw

if TYPE_CHECKING:
    from inscape.sweep.summary import Summary

_MARK: Final = re.compile(r"<!--(\w+)-->")


def page_of(summary: Summary) -> str:
    """The page. Raises `RunError` where the drawing library is missing."""
    import orjson

    plan, scene = summary.sweep.plan, summary.sweep.scene
    title = str(scene.model.title or plan.scene.replace("_", " "))
    light, dark = SweepCharts(summary), SweepCharts(summary, "dark")
    specs = {name: [_spec(charts, name) for charts in (light, dark)] for name in FIGURES}
    specs = {name: pair for name, pair in specs.items() if pair[0] is not None}
    data = orjson.dumps(specs, option=orjson.OPT_SERIALIZE_NUMPY).decode().replace("<", "\\u003c")
    head, *blocks = text_of(summary, brief=False).split("\n\n")
    parts = {
        "title": escape(f"{title}: {len(summary.outlook):,} worlds"),
        "heading": escape(title),
        "about": escape(str(scene.model.about or "").strip()),
        "luck": escape(" · ".join(head.splitlines())),
        "text": "\n".join(f"<pre>{escape(block)}</pre>" for block in blocks),
        "worlds": "\n".join(_worlds(summary)),
        "figures": "\n".join(_figure(name) for name in specs),
        "style": files("inscape.tell").joinpath("report.css").read_text(encoding="utf-8"),
        "data": data,
        "libraries": draw.libraries().replace("</script", "<\\/script"),
    }
    page = files("inscape.sweep").joinpath("page.html").read_text(encoding="utf-8")
    return _MARK.sub(lambda match: parts[match[1]], page)


def _spec(charts: SweepCharts, name: str) -> Any:
    with charts.alt.utils.schemapi.debug_mode(False):
        chart = charts.named(name)
        return None if chart is None else chart.to_dict(validate=False)


def _figure(name: str) -> str:
    return f'<figure id="figure-{name}" role="group" aria-label="{escape(FIGURES[name])}"></figure>'


def _worlds(summary: Summary) -> Any:
    for each in summary.endings:
        typical, odd = summary.world(each.typical), summary.world(each.rare)
        yield (
            f"<tr><th scope=row>{escape(outcome_words(summary, each.outcome))}</th><td>{escape(percent(each.share))}</td>"
            f"<td><code>{escape(replay_command(summary, typical))}</code></td>"
            f"<td>{f'<code>{escape(replay_command(summary, odd))}</code>' if odd != typical else ''}</td></tr>"
        )
