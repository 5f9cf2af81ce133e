"""What was put in, seen from outside: feelings that last as long as people say, and regulation of the size that was measured.

Both are inputs of the theory. What is shown is that they survive being played: somebody who feels something, and to whom
nothing happens, in a scene like any other.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from inscape.evidence.rows import two, waiting
from inscape.mind.axes import KIND, STRATEGIES
from inscape.mind.beat import live
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Float

STRONG: Final = 0.6
UNNOTICED: Final = 0.05
SAME: Final[dict[str, str]] = {
    "sadness": "distress", "hatred": "hate", "joy": "joy", "hope": "hope", "disappointment": "disappointment",
    "jealousy": "jealousy", "relief": "relief", "admiration": "admiration", "gratitude": "gratitude", "guilt": "guilt",
    "pride": "pride", "anger": "anger", "compassion": "pity", "fear": "fear", "shame": "shame", "disgust": "disgust",
}  # fmt: skip
"""Published emotions that the engine has, by its word. Surprise is left out: its published duration is of the whole episode."""

_STEPS: Final = 400


def lasted(theory: Theory, kind: str, longest: float) -> float:
    """Hours until somebody who felt a kind at 0.6 about how things are feels less than 0.05 of it, alone; at most twice `longest`."""
    scene = two()
    me, other = scene.roster.character("me"), scene.roster.character("other")
    feeling, present = scene.start.feeling.copy(), scene.start.present.copy()
    feeling[me, KIND[kind], -1], present[other] = STRONG, False
    state = scene.start._replace(feeling=feeling, present=present)
    step = longest * 2.0 * 3600.0 / _STEPS
    stage = scene.stage._replace(silence_seconds=np.asarray(step))
    for number in range(_STEPS):
        if float(state.feeling[me, KIND[kind], -1]) < UNNOTICED:
            return number * step / 3600.0
        state, _ = live(theory, stage, state, waiting())
    return longest * 2.0


def regulated(theory: Theory, worlds: int = 600) -> dict[str, Float[Array, "try"]]:
    """By strategy, the share of what was too much that was gone at once, for everybody who tried it; 0 where it failed."""
    scene = two()
    me = scene.roster.character("me")
    feeling = scene.start.feeling.copy()
    feeling[me, KIND["anger"], -1] = 0.9
    start = scene.start._replace(feeling=feeling)
    stage = scene.stage._replace(silence_seconds=np.asarray(1.0))
    found: dict[str, list[float]] = {name: [] for name in STRATEGIES}
    for world in range(worlds):
        state = start._replace(world=np.asarray(world, dtype=np.uint32))
        _, why = live(theory, stage, state, waiting())
        which = int(why.held.strategy[me])
        if which >= 0:
            over = 0.9 - theory.allowed_company
            gone = -float(why.held.regulated[me, KIND["anger"], -1])
            found[STRATEGIES[which]].append(gone / over)
    return {name: np.asarray(values) for name, values in found.items()}


def published_effects(table: Any) -> dict[str, float]:
    """Effects on what is felt (d+, Webb et al. 2012) of the strategies that the engine has."""
    rows = zip(table["measure"], table["condition"], table["value"], strict=True)
    effect = {condition: float(value) for measure, condition, value in rows if "d+" in measure}
    suppressed = ("suppress expression", "suppress experience", "suppress thought")
    return {
        "suppress": float(np.mean([effect[name] for name in suppressed])),
        "reappraise": effect["reappraise the stimulus"],
        "distract": effect["distraction"],
    }
