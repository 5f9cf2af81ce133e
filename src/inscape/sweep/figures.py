"""The figures of a summary, as Vega-Altair charts, in the manner and the colours of `inscape draw`.

Altair itself is imported in `tell/draw.py` alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import numpy as np

from inscape.sweep.usual import follows
from inscape.sweep.wording import outcome_words
from inscape.tell.charts import Theme, palette
from inscape.tell.draw import library

if TYPE_CHECKING:
    from inscape.sweep.summary import Summary

FIGURES: Final = {
    "endings": "how it ends, with intervals of 95 %",
    "flow": "what follows what: wider is more often",
    "settled": "how often the ending can be told from what was done so far",
    "lengths": "how many beats it takes",
    "hangs_on": "what it hangs on: share of the variance, by itself (dot) and altogether (bar)",
    "tips": "how the endings' shares go with what is varied",
    "contrasts": "what each setting changes, with intervals that hold for all comparisons together",
}
"""Every figure of a sweep, and what it shows."""

WIDTH: Final = 470
FLOWS: Final = 40
"""Links that are drawn, the commonest."""
BINS: Final = 12


class SweepCharts:
    """The charts of one summary in one theme."""

    def __init__(self, summary: Summary, theme: Theme = "light") -> None:
        self.alt, self.summary = library("altair"), summary
        self.theme, self.colours = palette()["themes"][theme], palette()["needs"]

    def named(self, name: str) -> Any:
        """The chart of this name in `FIGURES`; None where there is nothing to show."""
        chart = getattr(self, f"_{name}")()
        if chart is None:
            return None
        title = FIGURES[name][:1].upper() + FIGURES[name][1:]
        plan = self.summary.sweep.plan
        told = f"{title}. {plan.scene}, {len(self.summary.outlook)} worlds."
        ink, theme = self.theme["ink"], self.theme
        return (
            chart.properties(title=title, description=told)
            .configure(background=theme["ground"], padding=10, font="system-ui, sans-serif")
            .configure_axis(
                labelColor=ink, titleColor=ink, gridColor=theme["grid"], domainColor=theme["faint"], labelLimit=320
            )
            .configure_legend(labelColor=ink, titleColor=ink, labelLimit=260, orient="bottom")
            .configure_title(color=ink, anchor="start")
            .configure_view(stroke=theme["grid"])
        )

    def _endings(self) -> Any:
        alt, summary = self.alt, self.summary
        rows = [
            {"ending": outcome_words(summary, each.outcome), "share": each.share.value, "low": each.share.low,
             "high": each.share.high, "typical": summary.world(each.typical), "odd": summary.world(each.rare)}
            for each in summary.endings
        ]  # fmt: skip
        y = alt.Y("ending:N", title=None, sort=[row["ending"] for row in rows])
        x = alt.X("share:Q", title="share of the worlds", axis=alt.Axis(format="%"), scale=alt.Scale(domain=[0, 1]))
        data = self._data(rows)
        bars = data.mark_bar(color=self.colours[0], opacity=0.75).encode(
            x=x, y=y, tooltip=["ending:N", "share:Q", "typical:Q", "odd:Q"]
        )
        ends = data.mark_rule(strokeWidth=2.5, color=self.theme["ink"]).encode(x="low:Q", x2="high:Q", y=y)
        return alt.layer(bars, ends).properties(width=WIDTH, height=max(60, 26 * len(rows)))

    def _flow(self) -> Any:
        """Two columns of acts, what was done and what was done next, with a band for each that follows."""
        base = self.summary.base
        size = len(base.symbols)
        counts = follows(base)[:size]
        if not counts.sum():
            return None
        kept = np.zeros_like(counts)
        most = np.argsort(-counts, axis=None, kind="stable")[:FLOWS]
        kept.flat[most] = counts.flat[most] / counts.sum()
        left, right = _stacked(kept.sum(axis=1)), _stacked(kept.sum(axis=0))
        bands = list(self._bands(kept, left, right))
        nodes = [
            {"act": base.symbols[at], "x": x, "y": -(low + high) / 2.0, "low": -low, "high": -high, "align": align}
            for x, column, align in ((0.0, left, "right"), (1.0, right, "left"))
            for at, (low, high) in column.items()
        ]
        return self._drawn(bands, nodes)

    def _bands(self, kept: Any, left: Any, right: Any) -> Any:
        from_left, from_right = ({at: low for at, (low, _) in column.items()} for column in (left, right))
        base = self.summary.base
        for one in left:
            whole = kept[one].sum()
            for two in right:
                share = kept[one, two]
                if not share:
                    continue
                a, b = from_left[one], from_right[two]
                from_left[one], from_right[two] = a + share, b + share
                for step in range(21):
                    t = step / 20
                    smooth = t * t * (3.0 - 2.0 * t)
                    top = a + (b - a) * smooth
                    yield {"link": f"{one}-{two}", "x": 0.02 + 0.96 * t, "top": -top, "bottom": -(top + share),
                           "from": base.symbols[one], "to": base.symbols[two], "who": base.symbols[one].split(" ")[0],
                           "of those": round(share / whole, 3)}  # fmt: skip

    def _drawn(self, bands: list[dict[str, Any]], nodes: list[dict[str, Any]]) -> Any:
        alt = self.alt
        x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[-0.35, 1.35]))
        who = list(dict.fromkeys(row["who"] for row in bands))
        colour = alt.Color("who:N", title=None, scale=alt.Scale(domain=who, range=self.colours[: len(who)]))
        areas = self._data(bands).mark_area(opacity=0.45).encode(
            x=x, y=alt.Y("top:Q", axis=None), y2="bottom:Q", detail="link:N", color=colour, tooltip=["from:N", "to:N", "of those:Q"]
        )  # fmt: skip
        layers = [areas]
        for align, dx in (("right", -6), ("left", 6)):
            here = self._data([row for row in nodes if row["align"] == align])
            bars = here.mark_rule(strokeWidth=6, color=self.theme["ink"]).encode(x=x, y="low:Q", y2="high:Q")
            text = here.mark_text(align=align, dx=dx, color=self.theme["ink"]).encode(x=x, y="y:Q", text="act:N")
            layers += [bars, text]
        return alt.layer(*layers).properties(width=WIDTH, height=460)

    def _settled(self) -> Any:
        alt, found = self.alt, self.summary.settled
        if len(self.summary.endings) < 2:
            return None
        rows = [{"beat": beat, "told": share} for beat, share in enumerate(found.told)]
        y = alt.Y("told:Q", title="ending told right", axis=alt.Axis(format="%"), scale=alt.Scale(domain=[0, 1]))
        line = self._data(rows).mark_line(color=self.colours[0], strokeWidth=2.5).encode(
            x=alt.X("beat:Q", title="after beat", axis=alt.Axis(format="d", tickMinStep=1)), y=y, tooltip=["beat:Q", "told:Q"]
        )  # fmt: skip
        blind = (
            self._data([{"told": found.blind}])
            .mark_rule(strokeDash=[6, 3], color=self.theme["faint"])
            .encode(y="told:Q")
        )
        layers = [line, blind]
        if found.beat is not None:
            layers.append(self._data([{"beat": found.beat}]).mark_rule(color=self.colours[4]).encode(x="beat:Q"))
        return alt.layer(*layers).properties(width=WIDTH, height=200)

    def _lengths(self) -> Any:
        base = self.summary.base
        counts = np.bincount(base.beats)
        rows = [{"beats": beat, "worlds": int(count)} for beat, count in enumerate(counts) if count]
        x = self.alt.X("beats:Q", title="beats", axis=self.alt.Axis(format="d"))
        bars = self._data(rows).mark_bar(color=self.colours[0], opacity=0.75, width=max(2, WIDTH // (len(counts) + 8)))
        return bars.encode(x=x, y=self.alt.Y("worlds:Q", title="worlds"), tooltip=["beats:Q", "worlds:Q"]).properties(
            width=WIDTH, height=160
        )

    def _hangs_on(self) -> Any:
        alt, summary = self.alt, self.summary
        rows = [
            {"what": outcome_words(summary, what) if " " in what else what, "number": part.name, "first": min(part.first, 1.0),
             "total": min(part.total, 1.0), "low": max(part.total - part.total_error, 0.0),
             "high": min(part.total + part.total_error, 1.0)}
            for what, found in summary.parts.items() for part in found
        ]  # fmt: skip
        if not rows:
            return None
        x = alt.X("total:Q", title="share of the variance", axis=alt.Axis(format="%"), scale=alt.Scale(domain=[0, 1]))
        y = alt.Y("number:N", title=None)
        panels = []
        for what in dict.fromkeys(row["what"] for row in rows):
            data = self._data([row for row in rows if row["what"] == what])
            told = ["number:N", "first:Q", "total:Q"]
            bars = data.mark_bar(color=self.colours[5], opacity=0.7).encode(x=x, y=y, tooltip=told)
            ends = data.mark_rule(strokeWidth=2, color=self.theme["ink"]).encode(x="low:Q", x2="high:Q", y=y)
            dots = data.mark_point(filled=True, size=70, color=self.colours[4]).encode(x="first:Q", y=y, tooltip=told)
            panels.append(alt.layer(bars, ends, dots).properties(width=WIDTH - 60, title=self._subtitle(what)))
        return alt.vconcat(*panels)

    def _tips(self) -> Any:
        alt, summary, base = self.alt, self.summary, self.summary.base
        shown = [code for code, _ in base.shares[:5]]
        if not summary.sweep.plan.ranges or len(base) < 5 * BINS:
            return None
        panels = []
        names = [outcome_words(summary, base.outcomes[code]) for code in shown]
        colour = alt.Color("ending:N", title=None, scale=alt.Scale(domain=names, range=self.colours[: len(names)]))
        for at, each in enumerate(summary.sweep.plan.ranges):
            bins = np.minimum((BINS * (base.at[:, at] - each.low) / (each.high - each.low)).astype(int), BINS - 1)
            rows = [
                {"value": each.low + (each.high - each.low) * (place + 0.5) / BINS, "ending": name,
                 "share": float((base.outcome[bins == place] == code).mean())}
                for place in range(BINS) if (bins == place).any() for code, name in zip(shown, names, strict=True)
            ]  # fmt: skip
            x = alt.X("value:Q", title=each.name, scale=alt.Scale(domain=[each.low, each.high]))
            y = alt.Y("share:Q", title="share", axis=alt.Axis(format="%"), scale=alt.Scale(domain=[0, 1]))
            lines = (
                self._data(rows).mark_line(point=True).encode(x=x, y=y, color=colour, tooltip=["ending:N", "share:Q"])
            )
            half = (
                self._data([{"share": 0.5}]).mark_rule(strokeDash=[6, 3], color=self.theme["faint"]).encode(y="share:Q")
            )
            panels.append(alt.layer(lines, half).properties(width=WIDTH - 60, height=150))
        return alt.vconcat(*panels)

    def _contrasts(self) -> Any:
        alt, summary = self.alt, self.summary
        rows = [
            {"setting": each.setting, "ending": outcome_words(summary, each.what), "gap": each.gap.value, "low": each.gap.low,
             "high": each.gap.high, "counts": "counts" if each.counts else "may be chance"}
            for each in summary.contrasts if each.what != "beats"
        ]  # fmt: skip
        if not rows:
            return None
        scale = alt.Scale(domain=["counts", "may be chance"], range=[self.colours[4], self.theme["faint"]])
        colour = alt.Color("counts:N", title=None, scale=scale)
        panels = []
        for ending in dict.fromkeys(row["ending"] for row in rows):
            data = self._data([row for row in rows if row["ending"] == ending])
            x = alt.X("gap:Q", title="change of share", axis=alt.Axis(format="+%"), scale=alt.Scale(domain=[-1, 1]))
            y = alt.Y("setting:N", title=None, sort=list(summary.outlook.settings))
            dots = data.mark_point(filled=True, size=80).encode(x=x, y=y, color=colour, tooltip=["setting:N", "gap:Q"])
            ends = data.mark_rule(strokeWidth=2).encode(x="low:Q", x2="high:Q", y=y, color=colour)
            panels.append(alt.layer(ends, dots).properties(width=WIDTH - 140, title=self._subtitle(ending)))
        return alt.vconcat(*panels)

    def _subtitle(self, text: Any) -> Any:
        return self.alt.TitleParams(text, anchor="start", fontSize=12, color=self.theme["ink"])

    def _data(self, rows: list[dict[str, Any]]) -> Any:
        return self.alt.Chart(self.alt.InlineData(values=rows))


def _stacked(shares: Any) -> dict[int, tuple[float, float]]:
    """Where each act lies in a column, the commonest on top, with a gap between."""
    places, at, gap = {}, 0.0, 0.012
    for code in np.argsort(-shares, kind="stable"):
        if shares[code] > 0.0:
            places[int(code)] = (at, at + float(shares[code]))
            at += float(shares[code]) + gap
    return places
