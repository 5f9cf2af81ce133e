"""What lies behind the people of a scene: how they usually talk, deeds that weigh on them, slights not answered."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from inscape.mind.axes import GROUP, GROUPS
from inscape.scene.frame import Frame
from inscape.scene.model import BeliefAbout, History, Past
from inscape.scene.sizes import MEMORIES
from inscape.scene.stock import stock_moves

STATED_COUNT: Final = 4.0
"""How many past acts a stated expectation of what the other does next is worth (assumed)."""

DISAPPOINTED: Final = 0.5
"""How much of a hope that did not come counts as lost, 0..1 (assumed)."""

STILL_OPEN: Final = 0.2
"""How unresolved a heavy deed is that came as hoped, 0..1 (assumed)."""


def history(frame: Frame) -> Any:
    """Float[observer, actor, two_before, before, group]: the counts that `history` states, for both of the pair.

    A round is gone through `times` times without a break; "before" is the group of the entry before, by whomever, plus one.
    """
    c, before = frame.lengths.character, len(GROUPS) + 1
    counts = np.zeros((c, c, before, before, len(GROUPS)))
    groups = frame.repertoire.groups()
    for place, past in enumerate(frame.model.history):
        pair = [frame.roster.character(name) for name in past.between]
        steps = []
        for at, entry in enumerate(past.usually):
            who, _, what = entry.partition(" ")
            if who not in past.between or what.strip() not in groups:
                frame.report(("history", place, "usually", at), *_no_step(entry, past))
                continue
            steps.append((frame.roster.character(who), GROUP[groups[what.strip()]]))
        for (actor, two, one, group), times in _tally(steps, past.times).items():
            for observer in set(pair):
                counts[observer, actor, two, one, group] += times
    return counts


def _no_step(entry: str, past: History) -> tuple[str, str]:
    """What is wrong with an entry that names no step, and what to write."""
    who, _, what = entry.partition(" ")
    left_out = stock_moves().get(what.strip())
    if who in past.between and left_out is not None:
        message = f"the stock move '{what.strip()}' is not among those of this scene"
        return message, f"Add it to 'stock' under 'moves', or write its group: '{who} {left_out.group}'"
    return f"'{entry}' is not one of these two and what they do", f"Write '{past.between[0]} attack', for instance"


def _tally(steps: list[tuple[int, int]], times: int) -> dict[tuple[int, int, int, int], int]:
    """How often each (actor, two before, before, group) comes in so many rounds: the first two, then the steady ones."""
    counts: dict[tuple[int, int, int, int], int] = {}
    two = one = 0
    for round_ in range(min(times, 3)):
        worth = 1 if round_ < 2 else times - 2
        for actor, group in steps:
            key = (actor, two, one, group)
            counts[key] = counts.get(key, 0) + worth
            two, one = one, group + 1
    return counts


def stated_next(frame: Frame) -> Any:
    """Float[observer, actor, group]: what one states that another will do next, as pseudo-counts."""
    c = frame.lengths.character
    counts = np.zeros((c, c, len(GROUPS)))
    for i, _, one in frame.cast:
        for other, belief in one.believes.items():
            if isinstance(belief, BeliefAbout) and belief.next and frame.roster.person(other) < c:
                for group, chance in belief.next.items():
                    counts[i, frame.roster.person(other), GROUP[group]] = chance * STATED_COUNT
    return counts


def memories(frame: Frame, found: dict[str, Any]) -> None:
    """Fill the memory fields of the state from `past`: the heaviest first, as many as there are slots."""
    found["memory_about"][:] = frame.lengths.about - 1
    found["memory_act"][:] = -1
    for i, name, one in frame.cast:
        heaviest = sorted(one.past, key=lambda deed: (-deed.weight, deed.model_dump_json()))
        for slot, deed in enumerate(heaviest[:MEMORIES]):
            hoped, came = _by_need(frame, deed.hoped), _by_need(frame, deed.came)
            short = float(np.max(np.clip(np.abs(hoped - came), 0.0, 1.0), initial=0.0))
            found["memory_strength"][i, slot] = deed.weight
            found["memory_unresolved"][i, slot] = max(STILL_OPEN, short)
            found["memory_meant"][i, slot] = np.clip(came - DISAPPOINTED * hoped, -1.0, 1.0)
            found["memory_praise"][i, slot] = deed.right
            found["memory_own"][i, slot] = float(deed.did is not None)
            found["memory_about"][i, slot] = _about(frame, name, deed)


def _about(frame: Frame, owner: str, deed: Past) -> int:
    whom = deed.to if deed.did is not None else deed.by
    return frame.about(whom, owner) if whom is not None else frame.lengths.about - 1


def _by_need(frame: Frame, changes: dict[str, float]) -> Any:
    row = np.zeros(frame.lengths.need)
    for need, change in changes.items():
        row[frame.roster.need(need)] = change
    return row
