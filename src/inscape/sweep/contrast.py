"""What a setting changes: shares and lengths beside those of the first setting, world by world, corrected for their number."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np

from inscape.play.compare import Estimate, difference, estimate

if TYPE_CHECKING:
    from inscape.sweep.outlook import Outlook

LEVEL: Final = 0.05
"""How often any of the intervals of one summary may miss."""
LEAST_SHARE: Final = 0.02
"""Outcomes rarer than this in both settings are not compared."""


class Contrast(NamedTuple):
    """One difference.

    what: an outcome's share, or "beats". here, there: in the first setting and in this one. gap: there less
    here, with an interval that holds for all contrasts together. p: of no difference, corrected by Holm (1979).
    """

    setting: str
    what: str
    here: float
    there: float
    gap: Estimate
    p: float

    @property
    def counts(self) -> bool:
        """Whether there is a difference, beyond what so many comparisons throw up by chance."""
        return self.p < LEVEL


def contrasts(found: Outlook) -> list[Contrast]:
    """Every setting beside the first, in every outcome and in length."""
    base = found.only(0)
    raw: list[tuple[str, str, Estimate, Estimate, Estimate]] = []
    for code, label in enumerate(found.settings[1:], 1):
        other = found.only(code)
        if not len(other) or not len(base):
            continue
        mine, theirs = _both(base, other)
        for name in ("beats", *found.outcomes):
            at = found.outcomes.index(name) if name != "beats" else -1
            one, two = ((each.beats if at < 0 else each.outcome == at).astype(np.float64) for each in (mine, theirs))
            if at >= 0 and max(one.mean(), two.mean()) < LEAST_SHARE:
                continue
            raw.append((label, name, estimate(one), estimate(two), difference(two, one)))
    return _corrected(raw)


def _both(one: Outlook, other: Outlook) -> tuple[Outlook, Outlook]:
    """The worlds that are there in both."""
    return one.where(np.isin(one.world, other.world)), other.where(np.isin(other.world, one.world))


def _corrected(raw: list[tuple[str, str, Estimate, Estimate, Estimate]]) -> list[Contrast]:
    if not raw:
        return []
    from scipy.stats import norm
    from statsmodels.stats.multitest import multipletests

    errors = np.array([max(gap.error, 1e-12) for *_, gap in raw])
    p = 2.0 * norm.sf(np.abs([gap.value for *_, gap in raw]) / errors)
    holm = multipletests(p, alpha=LEVEL, method="holm")[1]
    wide = float(norm.isf(LEVEL / 2.0 / len(raw)))
    return [
        Contrast(label, what, here.value, there.value,
                 gap._replace(low=gap.value - wide * gap.error, high=gap.value + wide * gap.error), float(corrected))
        for (label, what, here, there, gap), corrected in zip(raw, holm, strict=True)
    ]  # fmt: skip
