"""The keys of a twins file, and what they are: what the reader knows and the page of every key shows."""

from __future__ import annotations

from typing import Final

KEYS: Final = {
    "expect": "What is expected of the scene: a block of lines, each an expectation, `#` before the reason; or a list.",
    "twins": "The twins, each by its name.",
    "reference": "A table of acts, in order, that `likeness(reference)` compares runs with.",
}
"""The keys of a twins file, and what they are."""

TWIN_KEYS: Final = {
    "about": "What is different, for readers.",
    "set": "New values, each by its path in the scene file: `cast.ada.reserve: 0.9`. One of `set` and `remove` is needed.",
    "remove": "Paths that are taken out of the scene.",
    "expect": "What is expected of the twin; `higher`, `lower` and `same` compare it with the scene.",
}
"""The keys of a twin, and what they are."""
