"""Choosing among the sentences of `narration.yaml`: one that fits, not used before, by a hash of names."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Any, Final

from inscape.mind.noise import name_hash

_SLOT: Final = re.compile(r"\{(\w+)\}")
_REFERENCES: Final = frozenset({"he", "him", "his", "hers", "himself", "other", "others", "them", "their", "s"})
AGAIN_AFTER: Final = 9
"""How many sentences must lie between two uses of one that was used before. Assumed."""


@lru_cache(maxsize=1)
def narration() -> Mapping[str, Any]:
    """The whole of `narration.yaml`, read once."""
    import yaml

    text = files("inscape.tell").joinpath("narration.yaml").read_text(encoding="utf-8")
    words: Mapping[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506 (is safe)
    return words


@lru_cache(maxsize=1)
def entries() -> Mapping[str, tuple[str, ...]]:
    """Every entry by its whole name: "felt.shame.act"."""
    found: dict[str, tuple[str, ...]] = {}

    def walk(name: str, value: Any) -> None:
        if isinstance(value, Mapping):
            for key, part in value.items():
                walk(f"{name}.{key}" if name else str(key), part)
        elif isinstance(value, list):
            found[name] = tuple(str(part) for part in value)
        else:
            found[name] = (str(value),)

    walk("", narration())
    return found


class Phrases:
    """The sentences of one telling; remembers which were used, and where."""

    def __init__(self, luck: str) -> None:
        self._luck = luck
        self._used: dict[str, list[int]] = {}
        self._count = 0
        self._paragraph: set[str] = set()

    def paragraph(self) -> None:
        """Begin a paragraph."""
        self._paragraph = set()

    def choose(self, names: Sequence[str], slots: Mapping[str, str], *, other: str = "", again: bool = False) -> str:
        """A sentence of the first of these entries that has one; "" if none has.

        slots: what its slots may be (one whose slot is empty or missing does not fit). again: it may have been used before,
        if that was not lately.
        """
        for name in names:
            fitting = [text for text in entries().get(name, ()) if self._fits(text, slots, other)]
            fresh = [text for text in fitting if text not in self._used]
            if not fresh and again:
                fresh = [text for text in fitting if self._count - self._used[text][-1] >= AGAIN_AFTER]
                fresh = sorted(fresh, key=lambda text: self._used[text][-1])[:2]
            if fresh:
                chosen = min(fresh, key=lambda text: name_hash(f"{self._luck}|{name}|{text}"))
                self._count += 1
                self._used.setdefault(chosen, []).append(self._count)
                self._paragraph.add(chosen)
                return chosen
        return ""

    def _fits(self, text: str, slots: Mapping[str, str], other: str) -> bool:
        for slot in _SLOT.findall(text):
            if slot in ("other", "others", "them", "their"):
                if not other:
                    return False
            elif slot not in _REFERENCES and not slots.get(slot):
                return False
        return text not in self._paragraph
