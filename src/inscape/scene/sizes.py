"""Size classes: how long each open axis is made, so that scenes of one size share one compilation."""

from __future__ import annotations

from typing import Final

from inscape.errors import SceneError

SIZES: Final[dict[str, tuple[int, ...]]] = {
    "character": (2, 3, 4, 6, 8, 12),
    "absent": (0, 1, 2, 3, 4, 6, 8, 16, 32),
    "fact": (1, 2, 4, 6, 8, 12, 16, 32, 64),
    "thing": (1, 2, 4, 8, 16),
    "prospect": (1, 2, 4, 6, 8, 12, 16, 32),
    "offer": (1, 2, 4, 8),
    "place": (1, 2, 4, 8),
    "need": (6, 8, 12),
    "duty": (1, 2, 4, 8, 16),
    "demand": (1, 2, 4, 8),
    "event": (1, 2, 4, 8, 16),
    "content": (2, 4, 8, 16, 32, 64, 128, 256),
    "condition": (8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192, 8193),
    "move": (16, 32, 48, 64, 80, 96, 112, 128, 160, 192, 224, 256, 384, 512, 1024, 2048, 4096, 8192),
    "telling": (4, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 8192),
    "nest": (16, 20, 24, 28, 32, 40, 48, 56, 64, 80, 96, 128, 192, 256, 512, 1024, 2048),
    "act": (
        64,
        80,
        96,
        112,
        128,
        160,
        192,
        224,
        256,
        320,
        384,
        448,
        512,
        640,
        768,
        1024,
        1536,
        2048,
        3072,
        4096,
        6144,
        8192,
    ),
}
"""The lengths that an axis may have. The person axis is `character` + `absent`."""

CLAUSES: Final = ((1, 2), (2, 4), (4, 4), (4, 6), (4, 8))
"""Alternatives, and literals in each, that a row of a table of conditions may have."""

MEMORIES: Final = 8
MOMENTS: Final = 8

PLURALS: Final = {
    "absent": "absent people and groups",
    "content": "things to speak about",
    "act": "possible acts (actor, move, target, content)",
    "event": "events",
    "duty": "duties",
}

ADVICE: Final = {
    "act": "leave out moves with 'moves: {stock: [..]}' or give characters 'moves: {only: [..]}'",
    "content": "let fewer moves range over facts, people and attitudes",
}


class TooLarge(SceneError):
    """A scene declares more of something than the engine's largest size class holds. axis, needed: of what, how many."""

    def __init__(self, axis: str, needed: int | str) -> None:
        self.axis = axis
        advice = f"; {ADVICE[axis]}" if axis in ADVICE else ""
        super().__init__(
            f"this scene has {needed} {PLURALS.get(axis, axis + 's')}; at most {SIZES[axis][-1]} fit{advice}"
        )


def size(axis: str, needed: int) -> int:
    """The smallest size class of this axis that holds as many as needed. Raises `TooLarge` above the largest."""
    for length in SIZES[axis]:
        if needed <= length:
            return length
    raise TooLarge(axis, needed)
