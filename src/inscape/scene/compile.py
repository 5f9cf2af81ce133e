"""Compile a scene file into arrays: `Stage`, the starting `State`, and the `Roster` that names their positions."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from inscape.errors import Problem, SceneError, offer
from inscape.mind.stage import Stage
from inscape.scene.aims import aims
from inscape.scene.begin import begin, default_place
from inscape.scene.frame import Frame, Path, frame
from inscape.scene.futures import complies, duties, ends, needs_company, prospects
from inscape.scene.ground import Ground, ground
from inscape.scene.matching import Matcher
from inscape.scene.model import SceneFile
from inscape.scene.past import history, stated_next
from inscape.scene.people import people
from inscape.scene.scene import Scene
from inscape.scene.sizes import TooLarge
from inscape.scene.surroundings import events, facts, offers, places, thing_facts

if TYPE_CHECKING:
    from inscape.mind.theory import Theory


def compile_scene(
    model: SceneFile, *, source: str = "", file: str = "", places: Mapping[Path, tuple[int, int]] | None = None
) -> Scene:
    """The scene that a validated file describes. places: where each path stands in the file, for errors.

    Raises `SceneError` with every problem: more of something than fits, conditions or effects that do not fit a row.
    """
    try:
        built = frame(model, file=file, places=places or {})
        grounded = ground(built)
        stage, theory = _stage(built, grounded), _theory(built)
    except TooLarge as error:
        raise SceneError([Problem(file, 1, 1, "", error.problems[0].message, "", "E121")]) from error
    if built.problems:
        raise SceneError(built.problems)
    return Scene(
        name=model.scene,
        model=model,
        stage=stage,
        start=begin(built),
        roster=replace(built.roster, contents=grounded.content_names, acts=grounded.names),
        theory=theory,
        source=source,
        places=places or {},
        file=file,
        digest=digest(model),
    )


def digest(model: SceneFile) -> str:
    """SHA-256 of the model as canonical JSON: the same for files that say the same, in whatever order of keys.

    The order counts where it says something: it tells where somebody is of whom no place is stated.
    """
    stated = model.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    if len(model.places) > 1:
        unsaid = {who: default_place(model, who) for who, one in model.cast.items() if one.at is None}
        stated |= {"begin at": unsaid} if unsaid else {}
    return hashlib.sha256(json.dumps(stated, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _stage(built: Frame, grounded: Ground) -> Stage:
    matcher, past = Matcher(built, grounded), history(built)
    found = (
        people(built, matcher)
        | places(built)
        | {
            "thing_fact": thing_facts(built),
            "history": past,
            "history_one": past.sum(axis=2),
            "next_stated": stated_next(built),
            "complies": complies(built, matcher),
            "acts": grounded.acts,
            "contents": grounded.contents,
            "facts": facts(built),
            "prospects": prospects(built, matcher),
            "duties": duties(built, matcher, grounded.acts),
            "offers": offers(built),
            "events": events(built, grounded.event_rows),
            "ends": ends(built),
            "needs_company": needs_company(built),
            "beats": np.asarray(built.model.ends.beats, dtype=np.int32),
            "silence_seconds": np.asarray(built.model.silence, dtype=np.float64),
        }
    )
    return Stage(**found, aims=aims(found, built.lengths.about, built.layout.knows))


def _theory(built: Frame) -> Theory:
    """The theory with the scene's own constants; names it does not have are reported."""
    from inscape.mind.theory import THEORY

    own = built.model.theory
    for name in own.keys() - set(THEORY._fields):
        built.report(("theory", name), f"the theory has no constant '{name}'", offer(name, THEORY._fields))
    return THEORY._replace(**{name: value for name, value in own.items() if name in THEORY._fields})
