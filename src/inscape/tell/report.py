"""One page of a run that needs nothing else: transcript, figures, reasons and every side of it.

Everything an author wrote goes into the page as text: escaped in HTML, and in data that the script only ever shows as text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from html import escape
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from inscape.tell import draw
from inscape.tell.charts import NAMES, palette
from inscape.tell.ending import ending
from inscape.tell.facets import BeatView, Felt, Inside
from inscape.tell.names import Naming
from inscape.tell.narrate import narrate
from inscape.tell.unsaid import Unsaid
from inscape.tell.views import views
from inscape.tell.words import kind_words, number, plain_name
from inscape.why.case import Case
from inscape.why.reason import DEPTH
from inscape.why.reason import number as amount_of

if TYPE_CHECKING:
    from inscape.play.run import Run
    from inscape.why.reason import Reason

_MARK: Final = re.compile(r"<!--(\w+)-->")

TOLD: Final = 0.1
"""How strong a feeling must be, before or after a beat, to be listed there."""
MOST: Final = 6
"""The most feelings of one character at one beat."""
WHY: Final = 0.02
"""A change from which its reason is given."""


def write_report(run: Run, path: str | Path) -> None:
    """Write the page. Raises `RunError` where the drawing library is missing or the run has no beats."""
    out = Path(path)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_text(report(run), encoding="utf-8")


def report(run: Run) -> str:
    """The page as text."""
    with ThreadPoolExecutor(1) as beside:
        libraries = beside.submit(draw.libraries)
        return _page(run, libraries)


def _page(run: Run, libraries: Future[str]) -> str:
    naming, model = Naming(run.scene), run.scene.model
    told = list(views(run))
    title = str(model.title or plain_name(model.scene))
    parts = {
        "title": escape(title),
        "heading": escape(title),
        "about": escape(str(model.about or "").strip()),
        "luck": escape(f"world {run.world}, seed {run.seed}, {len(run)} beats. {ending(run, naming)}"),
        "transcript": "\n".join(_transcript(run, told, naming)),
        "figures": "\n".join(_option(name) for name in NAMES),
        "surprising": "\n".join(_surprising(run)),
        "sides": "\n".join(_sides(run, naming)),
        "style": _part("report.css"),
        "script": _part("report.js"),
        "data": _data(run, told, naming),
        "libraries": libraries.result().replace("</script", "<\\/script"),
    }
    return _MARK.sub(lambda match: parts[match[1]], _part("report.html"))


def _part(name: str) -> str:
    return files("inscape.tell").joinpath(name).read_text(encoding="utf-8")


def _data(run: Run, told: list[BeatView], naming: Naming) -> str:
    """What the script needs, as JSON in which no tag can open."""
    import orjson

    beat = draw.liveliest(run)
    figures = {name: draw.spec(run, name, beat=beat) for name in NAMES}
    colours = {name: colour for name, (colour, _) in palette()["feelings"].items()}
    start = Case(run, 0)
    value = {
        "beat": beat,
        "colours": colours,
        "beats": [_beat(start.at(view.number), view, naming) for view in told],
        "figures": figures,
        "themes": palette()["themes"],
    }
    return orjson.dumps(value, option=orjson.OPT_SERIALIZE_NUMPY).decode().replace("<", "\\u003c")


def _beat(case: Case, view: BeatView, naming: Naming) -> dict[str, Any]:
    people = [
        {
            "who": naming.called(inside.who),
            "feelings": [_feeling(case, view, inside, felt, naming) for felt in _strongest(inside)],
        }
        for inside in view.inside
    ]
    return {"number": view.number, "people": people}


def _strongest(inside: Inside) -> list[Felt]:
    listed = [felt for felt in inside.felt if max(felt.before, felt.after) >= TOLD and felt.kind != "surprise"]
    return sorted(listed, key=lambda felt: -(2.0 * abs(felt.after - felt.before) + felt.after))[:MOST]


def _feeling(case: Case, view: BeatView, inside: Inside, felt: Felt, naming: Naming) -> dict[str, Any]:
    about = naming.about(felt.kind, felt.about, inside.who, is_so=felt.is_so)
    before, after = number(felt.before), number(felt.after)
    amount = after if before == after else f"{before} → {after}"
    return {
        "kind": felt.kind,
        "says": f"{kind_words(felt.kind).noun} {about}".strip(),
        "amount": amount,
        "why": _why(case, inside, felt),
        "ask": f"{inside.who} {felt.kind} about {'self' if felt.about == inside.who else felt.about} @{view.number}",
    }


def _why(case: Case, inside: Inside, felt: Felt) -> list[dict[str, Any]]:
    """What changed the feeling at this beat, as reasons in data."""
    if abs(felt.after - felt.before) < WHY:
        return []
    from inscape.mind.axes import KIND
    from inscape.why.explain_feeling import changes

    roster = case.roster
    found = changes(case, roster.character(inside.who), KIND[felt.kind], roster.about(felt.about))
    largest_first = sorted(found, key=lambda reason: -abs(reason.value or 0.0))
    return [_told(reason, is_ground=False) for reason in largest_first]


def _told(node: Reason, *, is_ground: bool, depth: int = DEPTH) -> dict[str, Any]:
    """A reason in words, as its text says it; what was put together stays together."""
    node = node.gathered()
    amount = "" if node.value is None else amount_of(node.value, is_change=node.is_change) + f" {node.unit}".rstrip()
    says = f"{node.label}: {amount}" if amount and is_ground else f"{amount} {node.label}".strip()
    below = () if depth <= 1 or node.is_gathered else node.parts
    parts = [_told(part, is_ground=node.combine == "grounds", depth=depth - 1) for part in below]
    return {"says": says, "from": node.source, "parts": parts}


def _transcript(run: Run, told: list[BeatView], naming: Naming) -> Iterator[str]:
    teller = Unsaid(run.scene)
    for view in told:
        spoken = "".join(_doing(doing.does, doing.line, naming.called(doing.actor)) for doing in view.doings)
        unsaid = "".join(
            f"<li><b>{escape(naming.called(remark.who))}</b> {escape(remark.label)} {escape(remark.text)}</li>"
            for remark in teller.remarks(view)
        )
        yield (
            f'<li><button type="button" class="beat" data-beat="{view.number}" aria-pressed="false">'
            f'<span class="number">{view.number}</span> {spoken or "Time passes."}</button>'
            f"{f'<ul>{unsaid}</ul>' if unsaid else ''}</li>"
        )


def _doing(does: str, line: str, who: str) -> str:
    said = f" <q>{escape(line)}</q>" if line else ""
    return f"<span><b>{escape(who)}</b> <i>{escape(does)}</i>{said}</span> "


def _option(name: str) -> str:
    return f'<option value="{name}">{escape(NAMES[name])}</option>'


def _surprising(run: Run) -> Iterator[str]:
    from inscape.why.notable import worth_asking

    for question in worth_asking(run):
        beat = question.query.rpartition("@")[2]
        go = f' data-beat="{beat}"' if beat.isdigit() else ""
        yield f'<li><button type="button" class="go"{go}>{escape(question.says)}</button> <code>{escape(question.query)}</code></li>'


def _sides(run: Run, naming: Naming) -> Iterator[str]:
    """Every side of it, and the outside."""
    sides = [(name, f"{naming.called(name)}'s side") for name in run.scene.roster.characters if name]
    for who, title in [*sides, ("nobody", "From the outside")]:
        paragraphs = "".join(f"<p>{escape(part)}</p>" for part in narrate(run, who).strip().split("\n\n"))
        yield f"<section><h3>{escape(title)}</h3>{paragraphs}</section>"
