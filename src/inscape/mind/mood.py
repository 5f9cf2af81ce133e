"""Mood: slow affect, pulled by feelings and fading to temperament (Gebhard 2005; Mehrabian 1996)."""

from __future__ import annotations

from typing import NamedTuple

from inscape.mind.stage import Stage
from inscape.mind.state import State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Float


class Moved(NamedTuple):
    """after = before + pulled + faded, each [character, mood]."""

    pulled: Float[Array, "character mood"]
    faded: Float[Array, "character mood"]


def drift(theory: Theory, stage: Stage, state: State, seconds: Array) -> tuple[State, Moved]:
    """Pull every mood toward the centre of what is felt, by its strength; let it fade toward temperament."""
    xp = state.so.__array_namespace__()
    felt = 1.0 - (1.0 - state.feeling).prod(axis=2)
    total = felt.sum(axis=1, keepdims=True)
    centre = (felt @ theory.mood_of_kind) / xp.maximum(total, 1e-9)
    left = 2.0 ** (-seconds / (theory.mood_half_life * 60.0))
    faded = (stage.temperament - state.mood) * (1.0 - left)
    strength = 1.0 - xp.exp(-total)
    rate = (1.0 - 2.0 ** (-seconds / (theory.mood_pull_half_life * 60.0))) * stage.is_character[:, None]
    pulled = rate * strength * (centre - state.mood - faded)
    return state._replace(mood=(state.mood + faded + pulled).clip(-1.0, 1.0)), Moved(pulled, faded)
