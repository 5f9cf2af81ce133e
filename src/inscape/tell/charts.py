"""The charts of one run, as Vega-Altair objects. Altair itself is handed in by `draw`, which is where it is imported."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, Literal, TypeAlias

from inscape.tell import tables
from inscape.tell.names import Naming

if TYPE_CHECKING:
    from inscape.play.run import Run
    from inscape.tell.tables import Row

Theme: TypeAlias = Literal["light", "dark"]

NAMES: Final = {
    "feelings": "what each feels, beat by beat, with the acts marked",
    "shown": "what is shown against what is felt",
    "regard": "what each holds toward the other, and how far it pulls both ways",
    "circumplex": "each turn by its warmth and dominance",
    "surprise": "what was expected, what came, and the surprise",
    "reserve": "what is left of self-control, and where it failed",
    "needs": "what each has of what they need, and what they expect",
    "urges": "what called most at one beat, and what was held back",
    "beliefs": "what each believes at one beat, against the truth",
}
"""Every figure, and what it shows."""

WIDTH: Final = 540
ELLIPSIS: Final = "replace(datum.label, '_', ' ')"


@lru_cache(maxsize=1)
def palette() -> Any:
    """The whole of `palette.yaml`, read once."""
    import yaml

    text = files("inscape.tell").joinpath("palette.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 (is safe)


class Charts:
    """The charts of one run at one beat in one theme; a signal called "beat" moves the line at the chosen beat."""

    def __init__(self, altair: Any, run: Run, beat: int, theme: Theme) -> None:
        self.alt, self.run, self.beat = altair, run, beat
        self.theme = palette()["themes"][theme]
        self._data: dict[str, list[Row]] = {}

    def named(self, name: str) -> Any:
        """The chart of this name in `NAMES`, titled, described and dressed."""
        of_a_beat = name in tables.OF_A_BEAT
        rows = tables.OF_A_BEAT[name](self.run, self.beat) if of_a_beat else tables.OF_A_RUN[name](self.run)
        return self._finished(name, rows, f": beat {self.beat}" if of_a_beat else "")

    def of_every_beat(self, name: str) -> Any:
        """The chart of a figure of one beat, holding every beat; the signal "beat" says which is seen."""
        rows = [
            {**row, "at": beat.number} for beat in self.run for row in tables.OF_A_BEAT[name](self.run, beat.number)
        ]
        return self._finished(name, rows, "")

    def _finished(self, name: str, rows: Sequence[Row], more: str) -> Any:
        self._data = {}
        chart = getattr(self, f"_{name}")(rows) if rows else self._nothing()
        title = NAMES[name] + more
        names = [Naming(self.run.scene).called(who) for who in self.run.scene.roster.characters if who]
        title = title[:1].upper() + title[1:]
        told = f"{title}. {', '.join(names)}; {len(self.run)} beats."
        beat = self.alt.VariableParameter(name="beat", value=self.beat)
        dressed = self._dressed(chart.properties(title=title, description=told, params=[beat]))
        dressed.datasets = self._data
        return dressed

    def _feelings(self, rows: Sequence[Row]) -> Any:
        done = [{**row, "level": 0.0} for row in tables.acts(self.run)]

        def panel(part: Sequence[Row]) -> list[Any]:
            lines = self._lines(part, "feeling", "feelings", "feels").encode(tooltip=["noun:N", "amount:Q", "beat:Q"])
            acts = [row for row in done if row["who"] == part[0]["who"]]
            marks = self._chart(acts).mark_tick(thickness=4, size=9, color=self.theme["ink"])
            return [lines, marks.encode(x=self._beats(), y="level:Q", tooltip=["beat:Q", "act:N", "line:N"])]

        named = [{**row, "panel": f"{row['who']} (blocks below: when {row['who']} acts)"} for row in rows]
        return self._stack(named, "panel", panel)

    def _shown(self, rows: Sequence[Row]) -> Any:
        def panel(part: Sequence[Row]) -> list[Any]:
            colour, data = self._colour("feeling", "feelings", part), self._chart(part)
            felt = data.mark_area(opacity=0.3).encode(
                x=self._beats(), y=self._share("felt", "felt, shown"), color=colour
            )
            out = data.mark_line(strokeWidth=2.2).encode(x=self._beats(), y="shown:Q", color=colour)
            return [felt, out.encode(tooltip=["noun:N", "felt:Q", "shown:Q", "beat:Q"])]

        named = [{**row, "panel": f"{row['who']}: {row['noun']} (area: felt, line: shown)"} for row in rows]
        return self._stack(named, "panel", panel, height=64)

    def _regard(self, rows: Sequence[Row]) -> Any:
        def panel(part: Sequence[Row]) -> list[Any]:
            tension = self._chart(part).mark_area(opacity=0.16, color=self.theme["ink"])
            lines = self._lines(part, "strand", "strands", "holds")
            pulled = tension.encode(x=self._beats(), y=self.alt.Y("max(tension):Q", title=None))
            return [pulled, lines.encode(tooltip=["strand:N", "amount:Q", "tension:Q", "beat:Q"])]

        named = [{**row, "panel": f"{row['pair']} (grey: how far it pulls both ways)"} for row in rows]
        return self._stack(named, "panel", panel)

    def _circumplex(self, rows: Sequence[Row]) -> Any:
        alt, data, who = self.alt, self._chart(rows), self._people(rows, legend="shown")
        x = alt.X("warmth:Q", title="cold  –  warm", scale=alt.Scale(domain=[-1, 1]))
        y = alt.Y("dominance:Q", title="yielding  –  dominant", scale=alt.Scale(domain=[-1, 1]))
        told = ["beat:Q", "who:N", "act:N", "line:N"]
        shapes = alt.Scale(domain=list(dict.fromkeys(row["who"] for row in rows)))
        path = data.mark_line(opacity=0.35).encode(x=x, y=y, order="beat:Q", color=who)
        dots = data.mark_point(filled=True, size=90).encode(
            x=x,
            y=y,
            color=who,
            shape=alt.Shape("who:N", title=None, scale=shapes, legend=alt.Legend(labelExpr=ELLIPSIS, labelLimit=260)),
            tooltip=told,
        )
        spots: dict[tuple[float, float], list[str]] = {}
        for row in rows:
            spots.setdefault((row["warmth"], row["dominance"]), []).append(str(row["beat"]))
        named = [{"warmth": at[0], "dominance": at[1], "beats": ", ".join(beats)} for at, beats in spots.items()]
        text = self._chart(named).mark_text(dx=9, dy=-7, align="left", fontSize=10, color=self.theme["ink"])
        text = text.encode(x=x, y=y, text="beats:N")
        ring = data.transform_filter("datum.beat == beat").mark_point(size=320, strokeWidth=2, color=self.theme["ink"])
        return alt.layer(path, dots, text, ring.encode(x=x, y=y)).properties(width=420, height=420)

    def _surprise(self, rows: Sequence[Row]) -> Any:
        alt, chosen = self.alt, self.alt.condition("datum.beat == beat", self.alt.value(1.0), self.alt.value(0.55))
        y = alt.Y("what:N", title=None, sort=alt.EncodingSortField("beat"), axis=alt.Axis(labelLimit=340))
        x = alt.X("nats:Q", title="surprise (nats)", scale=alt.Scale(domain=[0, max(row["nats"] for row in rows)]))

        def panel(part: Sequence[Row]) -> list[Any]:
            told = ["beat:Q", "expected:N", "came:N", "nats:Q"]
            bars = self._chart(part).mark_bar()
            return [bars.encode(x=x, y=y, color=self._people(rows), opacity=chosen, tooltip=told)]

        named = [{**row, "panel": f"{row['who']}, at beat"} for row in rows]
        return self._stack(named, "panel", panel, height=None, cursor=False, width=320)

    def _reserve(self, rows: Sequence[Row]) -> Any:
        def panel(part: Sequence[Row]) -> list[Any]:
            data, who = self._chart(part), self._people(rows)
            line = data.mark_line(strokeWidth=2.5).encode(
                x=self._beats(), y=self._share("reserve", "reserve"), color=who
            )
            failed = data.transform_filter("datum.failed != ''").mark_point(filled=True, size=80)
            shape = self.alt.Shape("failed:N", title="what failed to hold")
            told = ["beat:Q", "reserve:Q", "failed:N"]
            return [line, failed.encode(x=self._beats(), y="reserve:Q", shape=shape, color=who, tooltip=told)]

        return self._stack(rows, "who", panel, height=100)

    def _needs(self, rows: Sequence[Row]) -> Any:
        def panel(part: Sequence[Row]) -> list[Any]:
            what = list(dict.fromkeys(row["what"] for row in part))
            colour = self._of(what, "what", palette()["needs"])
            lines = self._chart(part).mark_line(strokeWidth=2, point=False)
            told = ["what:N", "amount:Q", "beat:Q"]
            return [lines.encode(x=self._beats(), y=self._share("amount", None), color=colour, tooltip=told)]

        named = [{**row, "panel": f"{row['who']} {row['sort']}"} for row in rows]
        return self._stack(named, "panel", panel, height=120)

    def _urges(self, rows: Sequence[Row]) -> Any:
        alt = self.alt
        fate = alt.Scale(domain=["done", "held back", "not done"], range=["#009e73", "#d55e00", "#8a8a8a"])
        x = alt.X("urge:Q", title="urge: expected change of what is needed")
        y = alt.Y("act:N", title=None, sort="-x", axis=alt.Axis(labelLimit=380))
        told = ["act:N", "urge:Q", "fate:N", "because:N"]

        def panel(part: Sequence[Row]) -> list[Any]:
            return [
                self._chart(part)
                .mark_bar()
                .encode(x=x, y=y, color=alt.Color("fate:N", title=None, scale=fate), tooltip=told)
            ]

        return self._stack(rows, "who", panel, height=None, cursor=False, width=320)

    def _beliefs(self, rows: Sequence[Row]) -> Any:
        alt = self.alt
        y = alt.Y("what:N", title=None, axis=alt.Axis(labelLimit=320))
        x, truth = self._across("believed"), self._across("true")

        def panel(part: Sequence[Row]) -> list[Any]:
            data = self._chart(part)
            gap = data.mark_rule(strokeWidth=2, opacity=0.5, color=self.theme["ink"]).encode(x=x, x2="true:Q", y=y)
            told = ["what:N", "believed:Q", "true:Q"]
            so = data.mark_point(size=90, shape="diamond", color="#0072b2", strokeWidth=2).encode(
                x=truth, y=y, tooltip=told
            )
            held = data.mark_point(size=90, filled=True, color="#d55e00").encode(x=x, y=y, tooltip=told)
            return [gap, so, held]

        named = [{**row, "panel": f"{row['who']} (dot: believes, diamond: is so)"} for row in rows]
        return self._stack(named, "panel", panel, height=None, cursor=False, width=320)

    def _nothing(self) -> Any:
        return self._chart([{"text": "nothing to show"}]).mark_text(color=self.theme["ink"]).encode(text="text:N")

    def _chart(self, rows: Sequence[Row]) -> Any:
        name = f"rows_{len(self._data)}"
        self._data[name] = list(rows)
        chart = self.alt.Chart(self.alt.NamedData(name=name))
        return chart.transform_filter("datum.at == beat") if rows and "at" in rows[0] else chart

    def _lines(self, rows: Sequence[Row], key: str, family: str, title: str) -> Any:
        alt, table = self.alt, palette()[family]
        domain = list(dict.fromkeys(row[key] for row in rows))
        dashes = [palette()["dashes"][table[name][1]] for name in domain]
        legend = alt.Legend(labelExpr=ELLIPSIS, symbolStrokeWidth=3)
        return self._chart(rows).mark_line(strokeWidth=2.2).encode(
            x=self._beats(), y=self._share("amount", title), color=self._colour(key, family, rows),
            strokeDash=alt.StrokeDash(f"{key}:N", scale=alt.Scale(domain=domain, range=dashes), title=None, legend=legend),
        )  # fmt: skip

    def _colour(self, key: str, family: str, rows: Sequence[Row]) -> Any:
        domain = list(dict.fromkeys(row[key] for row in rows))
        return self._of(domain, key, [palette()[family][name][0] for name in domain])

    def _people(self, rows: Sequence[Row], legend: str | None = None) -> Any:
        return self._of(list(dict.fromkeys(row["who"] for row in rows)), "who", palette()["needs"], legend=legend)

    def _of(self, domain: Sequence[str], key: str, colours: Sequence[str], legend: str | None = "shown") -> Any:
        """Colours given out along a domain, round and round."""
        alt = self.alt
        shown = alt.Legend(labelExpr=ELLIPSIS, labelLimit=260) if legend else None
        scale = alt.Scale(domain=list(domain), range=[colours[at % len(colours)] for at in range(len(domain))])
        return alt.Color(f"{key}:N", scale=scale, title=None, legend=shown)

    def _beats(self) -> Any:
        scale = self.alt.Scale(domain=[0, max(len(self.run), 1)], nice=False, padding=0)
        return self.alt.X("beat:Q", title="beat", scale=scale, axis=self.alt.Axis(tickMinStep=1, format="d"))

    def _share(self, name: str, title: str | None) -> Any:
        return self.alt.Y(f"{name}:Q", title=title, scale=self.alt.Scale(domain=[0, 1]))

    def _across(self, name: str) -> Any:
        return self.alt.X(f"{name}:Q", title="0 (not at all) to 1 (wholly)", scale=self.alt.Scale(domain=[0, 1]))

    def _stack(
        self, rows: Sequence[Row], by: str, make: Callable[[Sequence[Row]], list[Any]], *, height: int | None = 130,
        cursor: bool = True, width: int = WIDTH,
    ) -> Any:  # fmt: skip
        """One panel below the other, one for each value of `by`."""
        panels = []
        for name in dict.fromkeys(row[by] for row in rows):
            layers = make([row for row in rows if row[by] == name])
            title = self.alt.TitleParams(str(name), anchor="start", fontSize=12, fontWeight="bold")
            size = {"width": width, "title": title} | ({} if height is None else {"height": height})
            panels.append(self.alt.layer(*layers, *([self._cursor()] if cursor else [])).properties(**size))
        return self.alt.vconcat(*panels).resolve_scale(
            color="independent", strokeDash="independent", shape="independent"
        )

    def _cursor(self) -> Any:
        """The line at the chosen beat."""
        one = self._chart([{"here": 1}]).transform_calculate(at="beat")
        return one.mark_rule(strokeWidth=1.5, opacity=0.7, color=self.theme["ink"]).encode(x="at:Q")

    def _dressed(self, chart: Any) -> Any:
        ink, theme = self.theme["ink"], self.theme
        return (
            chart.configure(background=theme["ground"], padding=10, font="system-ui, sans-serif")
            .configure_axis(labelColor=ink, titleColor=ink, gridColor=theme["grid"], domainColor=theme["faint"])
            .configure_legend(labelColor=ink, titleColor=ink)
            .configure_title(color=ink, anchor="start")
            .configure_view(stroke=theme["grid"])
        )
