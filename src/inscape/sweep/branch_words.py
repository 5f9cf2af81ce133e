"""A branch in words: where it parts from its run, how both end, and what is felt."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import numpy as np

from inscape.play.compare import difference
from inscape.tell.ending import ending
from inscape.tell.names import Naming
from inscape.tell.words import kind_words, number

if TYPE_CHECKING:
    from inscape.play.run import Run
    from inscape.sweep.branches import WhatIf
    from inscape.sweep.summary import Summary

AROUND: Final = 3
"""Beats that are shown from where the two part."""
MOST: Final = 8


def branch_text(found: WhatIf) -> str:
    """All of it."""
    blocks = [[f"What if {' and '.join(found.otherwise)}?"], list(_parting(found)), list(_felt(found))]
    if found.many is not None:
        blocks.append(list(_many(found, found.many)))
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _parting(found: WhatIf) -> Iterator[str]:
    run, branch, beat = found.run, found.branch, found.parting
    if beat is None:
        yield f"Nothing else is done: {len(run)} beats, act by act the same."
        return
    yield f"They part at beat {beat}." if beat > 1 else "They part at the first beat."
    yield from _side("as it was", run, beat)
    yield from _side("otherwise", branch, beat)


def _side(label: str, run: Run, beat: int) -> Iterator[str]:
    naming = Naming(run.scene)
    for at in range(beat, min(beat + AROUND, len(run) + 1)):
        head = label if at == beat else ""
        yield f"  {head:<9}  {at:>3}  {run.scene.roster.describe(int(run.beat(at).act.row))}"
    yield f"  {'':<9}  {'…' if beat + AROUND <= len(run) else '':>3}  {ending(run, naming)}"


def _felt(found: WhatIf) -> Iterator[str]:
    naming = Naming(found.run.scene)
    told = found.felt()
    if not told:
        return
    yield "At the end they feel"
    width = max(len(naming.called(who)) for who, *_ in told)
    for who, kind, here, there in told[:MOST]:
        yield f"  {naming.called(who):<{width}}  {kind_words(kind).noun} {number(here)} → {number(there)}"


def _many(found: WhatIf, many: Summary) -> Iterator[str]:
    from inscape.sweep.wording import outcome_words

    base, other = many.outlook.only(0), many.outlook.only(1)
    since = "" if found.since == 1 and not found.act else f" from beat {found.since} on"
    yield f"In {len(base)} worlds{since} (± holds for each difference by itself, 95 %)"
    rows: list[tuple[float, str, str, float, float]] = []
    for code, name in enumerate(many.outlook.outcomes):
        gap = difference((other.outcome == code).astype(float), (base.outcome == code).astype(float))
        here, there = (float((each.outcome == code).mean()) for each in (base, other))
        rows.append(
            (
                max(here, there),
                outcome_words(many, name),
                f"{100 * here:.0f} → {100 * there:.0f} %",
                100 * gap.value,
                196 * gap.error,
            )
        )
    rows.sort(key=lambda row: -row[0])
    gap = difference(other.beats.astype(float), base.beats.astype(float))
    rows.append((0.0, "beats", f"{base.beats.mean():.1f} → {other.beats.mean():.1f}", gap.value, 1.96 * gap.error))
    width, wide = max(len(row[1]) for row in rows), max(len(row[2]) for row in rows)
    for _, name, values, value, half in rows:
        yield f"  {name:<{width}}  {values:<{wide}}  ({value:+.1f} ± {half:.1f})"
    yield from _feelings(found, many)


def _feelings(found: WhatIf, many: Summary) -> Iterator[str]:
    naming, base, other = Naming(found.run.scene), many.outlook.only(0), many.outlook.only(1)
    gaps = []
    for name in many.sweep.plan.keep:
        gap = difference(other.kept[name], base.kept[name])
        if np.isfinite(gap.error) and abs(gap.value) > max(4.0 * gap.error, 0.02):
            gaps.append((abs(gap.value), name, float(base.kept[name].mean()), float(other.kept[name].mean()), gap))
    if gaps:
        yield "  and at the end, on average, differences beyond four standard errors:"
    for _, name, here, there, gap in sorted(gaps, reverse=True)[:MOST]:
        who, kind = name.split(".")
        label = f"{naming.called(who)}, {kind_words(kind).noun}"
        yield f"    {label:<28}  {number(here)} → {number(there)}  ({gap.value:+.2f} ± {1.96 * gap.error:.2f})"
