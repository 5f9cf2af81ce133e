"""Everything wrong with a scene and its twins: the files themselves, and whether expectations speak of what is there."""

from __future__ import annotations

from inscape.errors import InscapeError, Problem, SceneError
from inscape.play.vocabulary import unknown_words
from inscape.scene.check import problems_of_files
from inscape.scene.load import read_scene
from inscape.scene.scene import Scene
from inscape.scene.text import Document
from inscape.scene.twins import Twin, read_twins, twin_scene

Read = dict[tuple[str, str], Scene | None]
"""Twins by the text of their scene and their changes; None for one that is no scene."""


def vet(document: Document, beside: Document | None = None, *, known: Read | None = None) -> list[Problem]:
    """Every problem of a scene file and of the twins file `beside` it, in order; warnings too.

    known: twins that were read before, so that they need not be again; those read now are added.
    """
    found = set(problems_of_files(document, beside))
    if beside is not None:
        found |= set(_words(document, beside, {} if known is None else known))
    return sorted(found)


def _words(document: Document, beside: Document, known: Read) -> list[Problem]:
    """Words of expectations that name nothing in the scene they are about, where that scene and its twins can be read."""
    try:
        base, twins = read_scene(document), read_twins(beside, document.values)
    except InscapeError:
        return []
    read = {name: _twin(base, twin, known) for name, twin in twins.twins.items()}
    scenes: dict[str | None, Scene] = {None: base} | {name: scene for name, scene in read.items() if scene is not None}
    claims = [claim for claim in twins.expectations if claim.twin in scenes and claim.other in scenes]
    return unknown_words(claims, scenes, file=beside.file)


def _twin(base: Scene, twin: Twin, known: Read) -> Scene | None:
    key = (base.source, repr((twin.set, twin.remove)))
    if key not in known:
        try:
            known[key] = twin_scene(base, twin)
        except SceneError:
            known[key] = None
    return known[key]
