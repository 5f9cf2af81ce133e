"""What the format can say and no mind reads yet: nobody should believe that it does something."""

from __future__ import annotations

from collections.abc import Iterator

from inscape.scene.model import Character, SceneFile, Standard
from inscape.scene.text import Keys

Doubt = tuple[Keys, str, str, str]
"""Path, code, message, hint."""


def unread(model: SceneFile) -> Iterator[Doubt]:
    """Every key that is stated and changes nothing."""
    for who, one in model.cast.items():
        yield from _standards(("cast", who, "standards"), one)
    for name, absent in model.people.items():
        if absent.group:
            message = "no mind reads yet whether somebody absent is a group; this is for readers"
            yield ("people", name, "group"), "W113", message, "Leave it for readers, or take it out"


def _standards(path: Keys, one: Character) -> Iterator[Doubt]:
    for index, standard in enumerate(one.standards):
        where = (*path, index)
        matter = standard.wrong or standard.right
        side = "wrong" if standard.wrong is not None else "right"
        if matter is None:
            continue
        if matter.do == "break_promise":
            message = "no mind notices yet that a promise is broken, so this changes nothing"
            hint = "State the promise as a fact, and how wrong it is by that fact's 'right'"
            yield (*where, side, "do"), "W114", message, hint
        elif matter.do in ("lie", "disobey") and matter.to is not None:
            message = f"a standard about '{matter.do}' holds toward everybody; 'to' changes nothing"
            yield (*where, side, "to"), "W115", message, "Take it out"
        if matter.do != "break_promise":
            yield from _whom(where, standard, matter.do)


def _whom(path: Keys, standard: Standard, do: str | None) -> Iterator[Doubt]:
    if standard.for_ == "all":
        return
    if do == "lie":
        message = "whoever lies is judged by this, oneself and others; 'for' changes nothing"
        yield (*path, "for"), "W115", message, "Take it out"
    elif do == "disobey" and standard.for_ != "self":
        message = "only oneself is held to obeying; 'for' changes nothing"
        yield (*path, "for"), "W115", message, "Write 'for: self', or take it out"
    elif do is None and standard.for_ != "self":
        message = "only one's own feelings are judged, so this standard changes nothing"
        yield (*path, "for"), "W115", message, "Write 'for: self'"
