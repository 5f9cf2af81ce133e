"""A summary in words."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

import numpy as np

from inscape.sweep.hangs_on import steps
from inscape.sweep.usual import follows
from inscape.tell.names import Naming

if TYPE_CHECKING:
    from inscape.play.compare import Estimate
    from inscape.sweep.contrast import Contrast
    from inscape.sweep.summary import Summary
    from inscape.sweep.usual import Ending

MOST: Final = 8
"""Lines of one list."""
TOLD: Final = 0.1
"""The share from which it is said what came right before an ending."""
LITTLE: Final = 0.02
"""A part of the variance that is not worth a word."""


def text_of(summary: Summary, *, brief: bool) -> str:
    """All of it, or the first screen."""
    blocks = [list(_head(summary)), list(_endings(summary)), list(_hangs(summary)), list(_settled(summary))]
    blocks += [list(_tips(summary)), list(_contrasts(summary, MOST if brief else None))]
    if not brief:
        blocks += [list(_follows(summary)), list(_replay(summary))]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def _head(summary: Summary) -> Iterator[str]:
    plan, count = summary.sweep.plan, len(summary.outlook)
    title = str(summary.sweep.scene.model.title or plan.scene.replace("_", " ")).upper()
    settings = f" in {len(plan.settings)} settings" if len(plan.settings) > 1 else ""
    part = "" if count == plan.total else f" of {plan.total:,} (not finished: --resume)"
    yield f"{title} · {count:,} worlds{part}{settings}, seed {plan.seed}"
    beats = summary.base.beats
    spread = f" · {each_range(summary)} spread" if plan.ranges else ""
    yield f"{beats.mean():.1f} beats on average, {beats.min()} to {beats.max()}{spread}"


def each_range(summary: Summary) -> str:
    """What is spread, with its bounds."""
    return ", ".join(f"{each.name} {each.low:g} to {each.high:g}" for each in summary.sweep.plan.ranges)


def _endings(summary: Summary) -> Iterator[str]:
    shown = summary.endings[:MOST]
    words = [outcome_words(summary, each.outcome) for each in shown]
    shares = [percent(each.share) for each in shown]
    width, wide = (max(map(len, each)) for each in (words, shares))
    for each, word, share in zip(shown, words, shares, strict=True):
        yield f"{word:<{width}}  {share:<{wide}}  {_worlds(summary, each)}"
        if each.before and each.share.value >= TOLD:
            how = ", ".join(f"{symbol} {100 * part:.0f} %" for symbol, part in each.before)
            yield f"{'':<{width}}  right before it: {how}"
    if len(summary.endings) > MOST:
        yield f"and {len(summary.endings) - MOST} more"


def _worlds(summary: Summary, each: Ending) -> str:
    typical, rare = summary.world(each.typical), summary.world(each.rare)
    odd = f" · odd: world {rare}" if rare != typical else ""
    when = f"beats {each.early} to {each.late}" if each.early < each.late else f"beat {each.early}"
    return f"typical: world {typical}{odd} · mostly {when}"


def percent(share: Estimate) -> str:
    """A share with its interval: 61 %  (59-63)."""
    digits = 0 if share.high - share.low >= 0.02 or share.value in (0.0, 1.0) else 1
    ends = f"({100 * share.low:.{digits}f}-{100 * share.high:.{digits}f})"
    return f"{100 * share.value:.{digits}f} %  {ends}"


def outcome_words(summary: Summary, outcome: str) -> str:
    """An outcome as people say it."""
    who, _, does = outcome.partition(" ")
    scene = summary.sweep.scene
    name = Naming(scene).called(who) if who in scene.model.cast else who
    text = f"{name} {does}".strip()
    return text[:1].upper() + text[1:]


def _hangs(summary: Summary) -> Iterator[str]:
    for name, found in summary.parts.items():
        most = [
            f"{each.name} ({100 * each.total:.0f} % ± {100 * each.total_error:.0f}"
            + (f", {100 * each.first:.0f} % by itself)" if len(found) > 1 else ")")
            for each in found
            if each.total >= LITTLE
        ]
        what = "how long it is" if name == "beats" else outcome_words(summary, name) if " " in name else name
        rest = 1.0 - sum(each.first for each in found)
        told = "; ".join(most) if most else "nothing that was varied"
        yield f"{what[:1].upper() + what[1:]} hangs on {told}. By chance or together: {100 * max(rest, 0.0):.0f} %."


def _settled(summary: Summary) -> Iterator[str]:
    found = summary.settled
    if len(summary.endings) < 2:
        return
    if found.beat is None:
        yield "Never settled: until the end, the ending cannot be told in 8 worlds of 10 from what was done last."
    elif found.beat == 0:
        yield f"Settled from the start: the commonest ending comes in {100 * found.blind:.1f} % of the worlds."
    else:
        yield f"Settled by beat {found.beat}: from what was done last, the ending is known in 8 worlds of 10."


def _tips(summary: Summary) -> Iterator[str]:
    for tip in summary.tips:
        sign = "above" if tip.rises else "below"
        yield (
            f"{outcome_words(summary, tip.outcome)} in more than half of the worlds where {tip.name} is {sign} "
            f"{tip.at:.2g} ({tip.low:.2g} to {tip.high:.2g})."
        )
    yield from _steps(summary)


def _steps(summary: Summary) -> Iterator[str]:
    """Where shares cross a half between the listed values of one number, if that is all that the settings differ in."""
    settings = summary.sweep.plan.settings
    names = {tuple(name for name, _ in each.chosen) for each in settings}
    if len(settings) < 2 or any(each.twin for each in settings) or {len(each) for each in names} != {1}:
        return
    values = [each.chosen[0][1] for each in settings]
    if not all(isinstance(value, int | float) and not isinstance(value, bool) for value in values):
        return
    order = sorted(enumerate(values), key=lambda pair: pair[1])
    for code, _ in summary.outlook.telling:
        at = steps(summary.outlook, code, order)
        if at is not None:
            what = outcome_words(summary, summary.outlook.outcomes[code])
            yield f"{what}: the share crosses a half at about {settings[0].chosen[0][0]} = {at:.2g}."


def _contrasts(summary: Summary, most: int | None) -> Iterator[str]:
    counted = [each for each in summary.contrasts if each.counts]
    quiet = sorted({each.setting for each in summary.contrasts} - {each.setting for each in counted})
    if not summary.contrasts:
        return
    count = len(summary.contrasts)
    yield f"Beside {summary.outlook.settings[0]} (intervals hold for all {count} comparisons together):"
    width = max((len(each.setting) for each in counted), default=0)
    shown = counted[:most]
    yield from (f"  {each.setting:<{width}}  {_gap(summary, each)}" for each in shown)
    if len(counted) > len(shown):
        yield f"  and {len(counted) - len(shown)} more"
    if quiet:
        yield f"  no difference that counts: {', '.join(quiet)}"


def _gap(summary: Summary, each: Contrast) -> str:
    half = (each.gap.high - each.gap.low) / 2.0
    if each.what == "beats":
        return f"{each.here:.1f} → {each.there:.1f} beats  ({each.gap.value:+.1f} ± {half:.1f})"
    shares = f"{100 * each.here:.0f} → {100 * each.there:.0f} %  ({100 * each.gap.value:+.0f} ± {100 * half:.0f})"
    return f"{outcome_words(summary, each.what)}: {shares}"


def _follows(summary: Summary) -> Iterator[str]:
    base = summary.base
    counts = follows(base)
    size = len(base.symbols)
    pairs = counts[:size].copy()
    if not pairs.sum():
        return
    yield "What follows what, most often:"
    order = np.argsort(-pairs, axis=None, kind="stable")[:MOST]
    named = [
        (base.symbols[at // size], base.symbols[at % size], pairs.flat[at], pairs[at // size].sum()) for at in order
    ]
    width = max(max(len(one), len(two)) for one, two, *_ in named)
    for one, two, count, whole in named:
        if count:
            yield f"  {one:<{width}} → {two:<{width}}  {100 * count / whole:3.0f} % of the times"


def _replay(summary: Summary) -> Iterator[str]:
    yield "To see one of these worlds:"
    for each in summary.endings[:2]:
        yield f"  {replay_command(summary, summary.world(each.typical))}"


def replay_command(summary: Summary, world: int) -> str:
    """The command that plays a world of the first setting."""
    plan = summary.sweep.plan
    stated = plan.stated(int(summary.base.setting[0]), world)
    sets = [f"--set {shlex.quote(str(each).replace(' = ', '='))}" for each in stated]
    return " ".join(
        ["inscape play", shlex.quote(_source(plan.scene, plan.file)), f"--seed {plan.seed} --world {world}", *sets]
    )


def _source(name: str, file: str) -> str:
    from inscape.scene.load import find

    found = find(name)
    return name if found is not None and str(found) == file else file
