"""How a run ended, in one sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from inscape.tell.names import Naming
from inscape.tell.words import vocabulary

if TYPE_CHECKING:
    from inscape.play.run import Run

_ATOM: Final = re.compile(r"\s*((?:not\s+)?\w+)\(\s*(\w+)(?:\s*,\s*(?:by\s+)?(\w+))?\s*\)\s*")


def ending(run: Run, naming: Naming) -> str:
    """Whether the scene came to its end (and why, where one condition says so), stopped for length, or breaks off."""
    from inscape.mind.beat import deserted
    from inscape.mind.conditions import atoms, holds

    stage, state = run.scene.stage, run.state
    words, beats = vocabulary()["endings"], len(run.beats)
    conditions = run.scene.model.ends.when
    if conditions and bool(holds(stage.ends, atoms(stage, state))[0]):
        said = _in_words(conditions[0], naming) if len(conditions) == 1 else ""
        return _counted(words["when"], beats) + (f" {said}" if said else "")
    if bool(deserted(stage, state)):
        return _counted(words["when"], beats)
    return _counted(words["beats" if run.ended else "open"], beats)


def _in_words(condition: str, naming: Naming) -> str:
    """A condition of one atom as a sentence; "" for any other."""
    match = _ATOM.fullmatch(condition)
    template = vocabulary()["atoms"].get(" ".join(match[1].split())) if match else None
    if not match or not template:
        return ""
    first, second = (_name(name, naming) for name in (match[2], match[3] or ""))
    text = str(template).replace("{a}", first).replace("{b}", second)
    return f"{text[:1].upper()}{text[1:]}."


def _name(name: str, naming: Naming) -> str:
    return naming.fact(name) if name in naming.scene.roster.facts else naming.called(name)


def _counted(template: str, beats: int) -> str:
    text = template.replace("{beats}", str(beats))
    return text.replace(" beats", " beat") if beats == 1 else text
