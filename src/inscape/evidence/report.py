"""The report of the courts: a page and its JSON, which say the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final

import orjson

from inscape.evidence.court import Court

PAGE: Final = "evidence.md"
VALUES: Final = "evidence.json"

OPENING: Final = """# Evidence

What the mind is held to, and how it does. `make validate` hears the courts and writes this page and `evidence.json`; a test checks
that the two agree. Nothing is fitted to the people it is measured on; the regularities have no halves, and nothing is fitted to them:

- **defaults** is the theory as it is shipped. **fitted** moves at most 20 named constants within their ranges, on a training half of the
  people. **read-out** is a linear reading of the engine's variables, from the same half. Every number is measured on the others.
- The **baselines** know the data and not the engine. The **ceiling** is what nobody can beat who knows only what the engine is told.
- Scores are computed for each emotion or person and then averaged, so that knowing the mean earns nothing. Intervals are 95 %, by
  drawing people (events, pairs) again 400 times.
- How the data were put into the engine's words stands at the top of each court's module in `inscape.evidence`. It was written before
  scores were looked at; where something was changed after looking at the training half, that is said there and here.

What the model [does not claim](claims.md) is a page of its own. The variables are in the [crosswalk](appraisal-crosswalk.md).
"""


def values(courts: Iterable[Court]) -> dict[str, Any]:
    """The report as plain values."""
    return {"courts": [court.to_json() for court in courts]}


def page(report: Mapping[str, Any]) -> str:
    """The page that a report's values make."""
    return "\n".join([OPENING, _summary(report["courts"]), *map(_court, report["courts"])]).rstrip() + "\n"


def write(courts: Iterable[Court], where: Path) -> tuple[Path, Path]:
    """Write the page and its JSON into a folder; returns both paths."""
    report = orjson.loads(orjson.dumps(values(courts)))
    paths = where / PAGE, where / VALUES
    paths[0].write_text(page(report), encoding="utf-8")
    paths[1].write_bytes(orjson.dumps(report, option=orjson.OPT_INDENT_2) + b"\n")
    return paths


def _summary(courts: list[dict[str, Any]]) -> str:
    """Everything that had a goal, met or missed."""
    rows = [
        f"| {court['title']} | {score['what']} | {score['regime']} | {_number(score)} | {_goal(score)} | {_verdict(score)} |"
        for court in courts
        for score in court["scores"]
        if score["target"] is not None
    ]
    met = sum(score["met"] is True for court in courts for score in court["scores"])
    head = (
        f"## What was to be reached\n\n{met} of {len(rows)} goals are met. A court that is lost stays in the table.\n"
    )
    return "\n".join(
        [head, "| court | what | regime | score | goal | |", "| --- | --- | --- | --- | --- | --- |", *rows, ""]
    )


def _court(court: dict[str, Any]) -> str:
    lines = [
        f"## {court['title']}",
        "",
        f"**Measured:** {court['measure']}.",
        "",
        f"**Mapping:** {court['mapping']}",
        "",
    ]
    lines += [
        "| what predicts | regime | score | 95 % | people | trials | goal |",
        "| --- | --- | --- | --- | --- | --- | --- |",
    ]
    lines += [
        f"| {score['what']} | {score['regime']} | {_number(score)} | {_interval(score)} | {score['people'] or ''} | "
        f"{score['trials'] or ''} | {_goal(score)} |"
        for score in court["scores"]
    ]
    lines += ["", *_parts(court["scores"])]
    if court["constants"]:
        moved = [f"`{name}` {was:g} → {now:g}" for name, (was, now) in court["constants"].items() if was != now]
        lines += [f"**Fitted constants** ({len(court['constants'])} free): {', '.join(moved) or 'none moved'}.", ""]
    for paragraph in court["says"]:
        lines += [paragraph, ""]
    return "\n".join(lines)


def _parts(scores: list[dict[str, Any]]) -> list[str]:
    """The parts that scores are means of, or were computed from."""
    with_parts = [score for score in scores if score["parts"]]
    lines = [
        f"- {score['what']} ({score['regime']}): {', '.join(f'{name} {value:g}' for name, value in score['parts'].items())}"
        for score in with_parts
    ]
    return ["Part by part:", "", *lines, ""] if lines else []


def _number(score: Mapping[str, Any]) -> str:
    return f"{score['value']:.3f}".rstrip("0").rstrip(".") if score["value"] >= 2.0 else f"{score['value']:.3f}"


def _interval(score: Mapping[str, Any]) -> str:
    return "" if score["low"] == score["high"] else f"{score['low']:.3f} to {score['high']:.3f}"


def _goal(score: Mapping[str, Any]) -> str:
    if score["target"] is None:
        return ""
    if score["surely"]:
        return f"> {score['target']:g}, all of it"
    most = f" to {score['at_most']:g}" if score["at_most"] is not None else ""
    return f"{score['target']:g}{most}" if most else f"≥ {score['target']:g}"


def _verdict(score: Mapping[str, Any]) -> str:
    return "met" if score["met"] else "**missed**"
