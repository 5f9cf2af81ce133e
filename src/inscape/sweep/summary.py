"""The summary of a sweep: what usually happens, what it hangs on, and which worlds to look at."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from inscape.sweep.contrast import Contrast, contrasts
from inscape.sweep.hangs_on import Part, Tip, parts, tips
from inscape.sweep.outlook import Outlook, look
from inscape.sweep.usual import Ending, Settled, endings, settled

if TYPE_CHECKING:
    from inscape.sweep.result import Sweep

LEAST_WORLDS: Final = 20
"""Fewer worlds than this are not shared out among what is varied."""


@dataclass(frozen=True)
class Summary:
    """What a sweep tells.

    outlook: its worlds. endings, settled: of the first setting. parts: by what is looked at (an outcome, "beats", or a kept
    quantity), what it hangs on, over all worlds of the first setting. tips: where shares cross a half. contrasts: what the
    other settings change.
    """

    sweep: Sweep
    outlook: Outlook
    base: Outlook
    endings: tuple[Ending, ...]
    settled: Settled
    parts: dict[str, tuple[Part, ...]]
    tips: tuple[Tip, ...]
    contrasts: tuple[Contrast, ...]

    def to_text(self, *, brief: bool = False) -> str:
        """What it tells, in plain text. brief: only the first screen."""
        from inscape.sweep.wording import text_of

        return text_of(self, brief=brief)

    def to_html(self) -> str:
        """One page that needs nothing else, with figures. Raises `RunError` where the drawing library is missing."""
        from inscape.sweep.page import page_of

        return page_of(self)

    def to_json(self) -> dict[str, Any]:
        """The same in plain values."""
        plan = self.sweep.plan
        return {
            "scene": plan.scene,
            "seed": plan.seed,
            "worlds": len(self.outlook),
            "of": plan.total,
            "settings": list(self.outlook.settings),
            "endings": [
                {**each._asdict(), "share": each.share._asdict(), "typical": self.world(each.typical), "rare": self.world(each.rare)}
                for each in self.endings
            ],
            "settled": self.settled._asdict(),
            "hangs_on": {name: [each._asdict() for each in found] for name, found in self.parts.items()},
            "tips": [each._asdict() for each in self.tips],
            "contrasts": [{**each._asdict(), "gap": each.gap._asdict(), "counts": each.counts} for each in self.contrasts],
        }  # fmt: skip

    def world(self, position: int) -> int:
        """The number of a world of the first setting, by its position among those that are there."""
        return int(self.base.world[position])


def summarise(sweep: Sweep) -> Summary:
    """What a sweep tells, as far as it has come. Raises `SweepError` if no world is there."""
    found = look(sweep)
    first = int(found.setting.min())
    base = found.only(first)
    return Summary(
        sweep, found, base, tuple(endings(base)), settled(base), _parts(sweep, base), tuple(tips(base, sweep.plan.ranges)),
        tuple(contrasts(found)),
    )  # fmt: skip


def _parts(sweep: Sweep, base: Outlook) -> dict[str, tuple[Part, ...]]:
    looked: dict[str, Any] = {
        base.outcomes[code]: base.outcome == code for code, count in base.telling if count >= LEAST_WORLDS
    }
    looked = {"beats": base.beats, **looked, **base.kept}
    found = {name: tuple(parts(base, sweep.plan.ranges, values)) for name, values in looked.items()}
    return {name: each for name, each in found.items() if each}
