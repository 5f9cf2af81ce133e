"""Who knows what at the start, and what each takes the others to know, feel and hold."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from inscape.mind.axes import AIMS, KIND, STRAND
from inscape.mind.conditions import KNOWS
from inscape.scene.frame import Frame
from inscape.scene.model import BeliefAbout, Fact

UNKNOWN: Final = 0.5
"""Credence of a fact of which one knows nothing."""

STATED_SURENESS: Final = 1.0
"""Precision of a stated belief about what another feels."""

TOWARD_ONE: Final = frozenset({
    "happy_for", "pity", "resentment", "gloating", "admiration", "reproach", "gratitude", "anger", "love", "hate", "disgust",
    "contempt", "longing", "jealousy",
})  # fmt: skip
"""Feelings that, stated as felt by another, are taken to be felt toward the one who believes it; others elsewhere."""


def beliefs(frame: Frame, found: dict[str, Any]) -> None:
    """Fill what is so, and every belief about facts and about others, into the fields of the state."""
    found["credence"][:] = found["others_credence"][:] = UNKNOWN
    sure = np.full(found["credence"].shape, UNKNOWN)
    for name, fact in sorted(frame.model.facts.items()):
        f = frame.roster.fact(name)
        found["so"][f] = float(fact.so)
        _known(frame, f, fact, sure)
    sure = _ruled_out(frame, sure)
    found["credence"][:] = sure
    _shared(sure, found)
    for i, _, one in frame.cast:
        for about, belief in one.believes.items():
            if isinstance(belief, BeliefAbout):
                _about_another(frame, i, frame.roster.person(about), belief, found)
            else:
                found["credence"][i, frame.roster.fact(about)] = belief
    for field in ("credence", "others_credence"):
        found[field][:] = _ruled_out(frame, found[field])
    everyone = range(frame.lengths.character)
    found["others_credence"][everyone, everyone] = found["credence"]


def _known(frame: Frame, f: int, fact: Fact, sure: Any) -> None:
    """How sure each is of a fact: those who know it, and its doers, who know what they did and did not do."""
    known = fact.known_to
    if known is None:
        known = dict.fromkeys((*fact.by, *fact.to), 1.0) if fact.so else {}
    for name, share in known.items():
        if name in frame.model.cast:
            sure[frame.roster.character(name), f] = share
    for name in fact.by:
        if name in frame.model.cast and name not in known:
            sure[frame.roster.character(name), f] = float(fact.so)


def _ruled_out(frame: Frame, sure: Any) -> Any:
    """Where nothing is stated of a fact, what one is sure of leaves it no more room than it excludes."""
    excludes = np.zeros((frame.lengths.fact,) * 2)
    for name, fact in frame.model.facts.items():
        for other in fact.excludes:
            f, o = frame.roster.fact(name), frame.roster.fact(other)
            excludes[f, o] = excludes[o, f] = 1.0
    room = 1.0 - np.clip(np.where(sure > UNKNOWN, sure, 0.0) @ excludes, 0.0, 1.0)
    return np.where(sure == UNKNOWN, np.minimum(sure, room), sure)


def _shared(sure: Any, found: dict[str, Any]) -> None:
    """Those who know a fact, or that it is not so, know of each other that they do."""
    for knowing in (sure > KNOWS, sure < 1.0 - KNOWS):
        both = knowing[:, None, :] & knowing[None, :, :]
        found["others_credence"][:] = np.where(both, sure[None, :, :], found["others_credence"])


def _about_another(frame: Frame, i: int, other: int, belief: BeliefAbout, found: dict[str, Any]) -> None:
    roster = frame.roster
    if other >= frame.lengths.character:
        return
    for whom, strands in belief.regard.items():
        for strand, share in strands.items():
            found["regard_belief"][i, other, roster.person(whom), STRAND[strand]] = share
    for kind, strength in belief.feels.items():
        aim = AIMS.index("toward_me" if kind in TOWARD_ONE else "elsewhere")
        found["reading"][i, other, KIND[kind], aim] = strength
        found["reading_sureness"][i, other] = STATED_SURENESS
    for fact, share in belief.knows.items():
        found["others_credence"][i, other, roster.fact(fact)] = share
