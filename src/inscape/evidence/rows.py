"""Rows of appraisal values through the kernels of play: one row is one mind's view of one thing that happened.

`evoke`, `evoke_for_other` and the feelings of prospects are computed for all rows at once, with the row where play has the
observer or the prospect. What somebody who is before one stirs goes through `respond`, row by row, in a scene of two.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np

from inscape.evidence.variables import PRESENT
from inscape.mind.appraise import Appraisal, ties
from inscape.mind.axes import KIND, KINDS, NEEDS, STRAND
from inscape.mind.deed import Deed, deed
from inscape.mind.expect import Expected, expect
from inscape.mind.feel import evoke, evoke_for_other, felt_worth, log_share
from inscape.mind.foresee import anticipate, startles
from inscape.mind.judge import praise
from inscape.mind.others import respond
from inscape.mind.perceive import Reach, reach
from inscape.mind.state import Act
from inscape.mind.theory import THEORY, Theory
from inscape.mind.types import Array, Float

if TYPE_CHECKING:
    from inscape.scene.scene import Scene

Columns = dict[str, Float[Array, "row"]]
"""Every variable by name, NaN where it is unknown."""

_TWO = "scene: two\ncast: {me: {}, other: {}}\npeople: {third: {}}\nends: {beats: 1}\n"


def stirred(theory: Theory, values: Columns) -> dict[str, Float[Array, "row kind"]]:
    """Log shares of what each row stirs, by where it comes from: deed, oneself, fortune, prospect, presence."""
    appraisal = appraisal_of(theory, values)
    sensitive = theory.sensitivity_floor + theory.sensitivity_neuroticism * values["neuroticism"]
    evoked = np.asarray(evoke(theory, appraisal), dtype=np.float64)
    toward, inward = log_share(evoked * sensitive[None, :, None])
    of_victim, of_doer = log_share(np.asarray(evoke_for_other(theory, appraisal)))
    return {
        "deed": toward,
        "oneself": inward,
        "fortune": of_victim + of_doer,
        "prospect": _prospects(theory, values),
        "presence": _presence(theory, values),
    }


def known(values: Float[Array, "row"]) -> Float[Array, "row"]:
    """The values, and nothing where they are unknown."""
    return np.where(np.isnan(values), 0.0, values)


def whole(theory: Theory) -> float:
    """The felt worth of the whole of a need that matters wholly, to somebody who has nothing of it."""
    return float(theory.worth_floor + 1.0)


def appraisal_of(theory: Theory, values: Columns) -> Appraisal:
    """The kernel's appraisal of each row. A desirability that is of a prospect is not counted as an outcome too."""
    worth = whole(theory) * values["relevance"] * values["attention"]
    is_prospect = _is_prospect(values) & np.isnan(values["stakes"])
    outcome = np.where(is_prospect, 0.0, known(values["desirability"]))
    change = np.stack([known(values[f"need_{need}"]) for need in NEEDS], axis=1)
    every = np.concatenate([outcome[:, None], change], axis=1) * worth[:, None]
    stated = known(values["praise"])
    praised = _praised(theory, values, stated) * values["intent"] * values["attention"]
    foul = np.where(np.isnan(values["foul"]), (-stated).clip(0.0, 1.0), values["foul"])
    lost = np.maximum(-change[:, NEEDS.index("standing")], 0.0) * worth * theory.matter_base
    happened = known(values["other_desirability"]) * values["attention"] * whole(theory)
    return Appraisal(
        change=change,
        gain=np.maximum(every, 0.0).sum(axis=1),
        loss=np.maximum(-every, 0.0).sum(axis=1),
        praise=praised,
        own=values["own"],
        other=values["other"],
        victim_gain=np.maximum(happened, 0.0),
        victim_loss=np.maximum(-happened, 0.0),
        victim_liked=values["liked"],
        victim_disliked=values["disliked"],
        power=_power(values),
        exposed=np.where(np.isnan(values["exposed"]), lost, values["exposed"] * whole(theory)),
        surprise=_nats(values["expectedness"]) * values["attention"],
        foul=foul * values["attention"],
    )


def _praised(theory: Theory, values: Columns, stated: Float[Array, "row"]) -> Float[Array, "row"]:
    """The kernel's praise: by stated standards, and by kindness or cruelty as anybody would judge it, fairness included."""
    rows = stated.shape[0]
    judged = (known(values["norms"]) + known(values["fairness"])).clip(-1.0, 1.0)
    traits = np.zeros((rows, 5))
    traits[:, 3] = values["agreeableness"]
    stage = two().stage._replace(traits=traits)
    state = two().start._replace(exposure=np.zeros((rows, 1, 1)), slight=np.zeros((2, 2)))
    act = moment().deed._replace(warmth=judged, respect=judged, victim=1, actor=0, group=0, is_event=np.False_)
    return praise(theory, stage, state, act, stated, 0.0 * stated, values["disliked"])


def _power(values: Columns) -> Float[Array, "row"]:
    """What one could do about it: one's power, and what can be changed at all, where that is known."""
    control = values["control"]
    return np.where(np.isnan(control), values["power"], (values["power"] + control) / 2.0)


def _nats(chance: Float[Array, "row"]) -> Float[Array, "row"]:
    """Surprise of what had that probability, in nats beyond what was to be expected; as the prospects' own."""
    known_chance = np.where(np.isnan(chance), 1.0, chance)
    came = np.ones(chance.shape, dtype=bool)
    return startles(known_chance, came, ~came)


def _is_prospect(values: Columns) -> Any:
    return ~np.isnan(values["likelihood_before"]) | ~np.isnan(values["likelihood"])


def _prospects(theory: Theory, values: Columns) -> Float[Array, "row kind"]:
    """What each row's possible future stirs. A likelihood of 1 is its coming, of 0 its being off; before, unknown is 0."""
    rows = values["relevance"].shape[0]
    is_one = _is_prospect(values)
    stakes: Any = np.where(np.isnan(values["stakes"]), known(values["desirability"]), values["stakes"])
    worth = stakes * whole(theory) * values["relevance"] * is_one
    gain, loss = felt_worth(theory, (np.maximum(worth, 0.0), np.maximum(-worth, 0.0)))
    after = np.where(np.isnan(values["likelihood"]), 1.0, values["likelihood"])
    came, failed = (after >= 1.0) & is_one, (after <= 0.0) & is_one
    feeling, before = np.zeros((1, len(KINDS), rows + 1)), known(values["likelihood_before"])
    state = two().start._replace(feeling=feeling, prospect=before)
    owner = np.zeros(rows, dtype=np.int32)
    stirs, _ = anticipate(theory, state, owner, after * is_one, gain, loss, is_one, came, failed)
    return stirs.T


@cache
def two() -> Scene:
    """A scene of two who are together, and a third who is not."""
    from inscape.scene.load import parse_scene

    return parse_scene(_TWO)


def waiting() -> Act:
    """Nothing happens, and time passes."""
    none = np.asarray(-1, dtype=np.int32)
    return Act(np.asarray(0, dtype=np.int32), none, none, np.asarray(0.0))


class Moment(NamedTuple):
    """A beat at which nothing happens, in the scene of two: what kernels ask for, to be filled with rows."""

    deed: Deed
    reach: Reach
    expected: Expected


@cache
def moment() -> Moment:
    """That beat, by the kernels."""
    stage, state = two().stage, two().start
    passes = deed(THEORY, stage, state, waiting())
    through = reach(THEORY, stage, state, passes)
    return Moment(passes, through, expect(THEORY, stage, state, passes, through.notices)[1])


def _presence(theory: Theory, values: Columns) -> Float[Array, "row kind"]:
    """What somebody who is before one stirs, by what one holds toward them and takes them to hold and to feel."""
    rows = np.flatnonzero(~np.isnan(np.stack([values[name] for name in PRESENT])).all(axis=0))
    out = np.zeros((values["relevance"].shape[0], len(KINDS)))
    for row in rows:
        out[row] = _before_one(theory, {name: float(known(values[name][row])) for name in (*PRESENT, "agreeableness")})
    return out


def _before_one(theory: Theory, about: dict[str, float]) -> Float[Array, "kind"]:
    """One row of `_presence`: somebody comes into view, and the kernel of others responds."""
    scene = two()
    me, other = scene.roster.character("me"), scene.roster.character("other")
    third = scene.roster.person("third")
    stage, state = scene.stage, scene.start
    regard, belief, reading = (array.copy() for array in (state.regard, state.regard_belief, state.reading))
    for strand in ("warmth", "hostility", "esteem", "contempt", "attraction"):
        regard[me, other, STRAND[strand]] = about[strand]
    belief[me, other, me] = 0.0
    belief[me, other, me, [STRAND["warmth"], STRAND["esteem"]]] = about["thought_well"]
    belief[me, other, me, [STRAND["hostility"], STRAND["contempt"]]] = about["thought_ill"]
    belief[me, other, third, STRAND["attraction"]] = about["rival"]
    reading[me, other, KIND["distress"], 1] = about["suffering"]
    traits = stage.traits.copy()
    traits[me, 3] = about["agreeableness"]
    seen = np.zeros(state.attention.shape)
    seen[me, other] = 1.0
    before = state._replace(regard=regard, regard_belief=belief, reading=reading, attention=np.zeros(seen.shape))
    stage, now = stage._replace(traits=traits), before._replace(attention=seen)
    nothing = np.zeros(belief[:, :, 0].shape)
    revised = (nothing, nothing, nothing, np.zeros(belief.shape))
    drawn, _, _, _ = respond(theory, stage, before, now, ties(theory, stage, now), revised)
    return drawn[me, :, other]
