"""Telling a run from nobody's side: what anyone in the room could have seen and heard, and nothing behind it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

from inscape.mind.axes import KIND, KINDS
from inscape.tell.mine import Having, Perceived
from inscape.tell.names import Naming, possessive
from inscape.tell.phrases import Phrases, entries
from inscape.tell.stage_directions import Deeds
from inscape.tell.voice import Voice
from inscape.tell.words import kind_words
from inscape.why.morphology import Tense

if TYPE_CHECKING:
    from inscape.play.run import Run
    from inscape.tell.facets import BeatView

SHOWN: Final = 0.45
"""How strongly a feeling must show on a face to be told."""


def outside(run: Run, record: Sequence[BeatView], *, tense: Tense, length: str) -> str:
    """The run as anyone could have perceived it."""
    naming = Naming(run.scene)
    voice = Voice(naming, "", tense)
    phrases = Phrases(f"{run.seed}|{run.world}|nobody")
    deeds = Deeds(run.scene, naming, voice, phrases)
    shown = _Looks(run, naming, voice)
    paragraphs: list[str] = []
    kept = _kept(record, {"line": 1, "short": 6}.get(length, len(record)))
    for views in _together([view for view in record if view.number in kept and view.main is not None]):
        speaks = any(doing.line for view in views for doing in view.doings)
        if speaks or not paragraphs or '"' in paragraphs[-1]:
            voice.paragraph()
            phrases.paragraph()
        if len(views) > 1:
            pause = phrases.choose(("outside.pause",), {}, again=True)
            paragraphs.append(voice.say(pause, {}) if pause else "")
            continue
        paragraphs.append(" ".join([*deeds.told(_seen(views[0])), *shown.at(views[0])]))
    return "\n\n".join(_joined([paragraph for paragraph in paragraphs if paragraph])) + "\n"


def _together(record: Sequence[BeatView]) -> Iterator[list[BeatView]]:
    """Every beat by itself, but silences that follow one another."""
    held: list[BeatView] = []
    for view in record:
        if held and not (view.main and view.main.is_silence):
            yield held
            held = []
        if view.main and view.main.is_silence:
            held.append(view)
        else:
            yield [view]
    if held:
        yield held


def _kept(record: Sequence[BeatView], most: int) -> frozenset[int]:
    told = [view.number for view in record if view.main is not None]
    spoken = [view.number for view in record if any(doing.line for doing in view.doings)]
    return (
        frozenset(told)
        if len(told) <= most
        else frozenset(told[-1:] if most == 1 else [*told[:1], *spoken[: most - 2], told[-1]])
    )


def _seen(view: BeatView) -> Having:
    """A beat as nobody in particular has it: the act, and no rows."""
    main = view.main
    perceived = Perceived(main.actor if main else "", False, view.doings)
    nothing = None
    return Having("", -1, view.number, perceived, ("somebody", "else"), nothing, nothing, nothing, nothing)  # type: ignore[arg-type]


def _joined(paragraphs: Sequence[str]) -> Iterator[str]:
    """Short paragraphs without speech run together."""
    held: list[str] = []
    for paragraph in paragraphs:
        if '"' in paragraph:
            if held:
                yield " ".join(held)
                held = []
            yield paragraph
        else:
            held.append(paragraph)
    if held:
        yield " ".join(held)


class _Looks:
    """How people look, where it has newly come to something."""

    def __init__(self, run: Run, naming: Naming, voice: Voice) -> None:
        self._run, self._naming, self._voice = run, naming, voice
        self._told: dict[str, str] = {}

    def at(self, view: BeatView) -> Iterator[str]:
        """The sentence for whoever acts, if their face says something new."""
        main = view.main
        if main is None or not main.actor:
            return
        at = self._run.scene.roster.character(main.actor)
        face = np.array(self._run.replay(view.number)[1].shown[at, 0])
        face[KIND["surprise"]] = 0.0
        kind = KINDS[int(np.argmax(face))]
        if float(face.max()) < SHOWN or self._told.get(main.actor) == kind:
            return
        self._told[main.actor] = kind
        slots = {"looks": kind_words(kind).looks, "his_s": possessive(self._naming.called(main.actor))}
        yield self._voice.say(entries()["outside.looks"][0], slots, other=main.actor, subject=main.actor)
