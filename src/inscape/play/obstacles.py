"""Why an act cannot be done now, in words."""

from __future__ import annotations

from math import prod
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from inscape.mind.axes import POSTURES
from inscape.mind.beat import possible
from inscape.mind.conditions import atoms
from inscape.mind.state import State
from inscape.scene.roster import Roster

if TYPE_CHECKING:
    from inscape.scene.scene import Scene

FAMILIES: Final = (
    ("present", "characters"),
    ("here", "characters", "places"),
    ("together", "characters", "persons"),
    ("alone", "characters"),
    ("near", "characters", "characters"),
    ("touching", "characters", "characters"),
    ("facing", "characters", "persons"),
    ("posture", "characters", "postures"),
    ("masked", "characters"),
    ("so", "facts"),
    ("knows", "characters", "facts"),
    ("denies", "characters", "facts"),
    ("holds", "characters", "things"),
    ("asked", "characters", "characters"),
    ("ordered", "characters", "characters"),
    ("pending", "offers"),
    ("taken", "offers"),
    ("refused", "offers"),
    ("slighted", "characters", "persons"),
    ("may_enter", "characters", "places"),
    ("at_home", "characters"),
    ("open", "prospects"),
    ("came", "prospects"),
    ("within_reach", "characters", "things"),
    ("hears", "characters", "characters"),
    ("met", "characters", "characters"),
    ("wronged", "characters", "characters"),
    ("given", "characters", "characters"),
    ("told", "characters", "characters"),
    ("harsh", "characters", "characters"),
    ("questioned", "characters", "characters"),
    ("troubled", "characters", "characters"),
    ("wonders", "characters", "facts"),
)
"""The families of atoms in the order of `inscape.mind.conditions.Layout`, with what their arguments name."""


def obstacle(scene: Scene, state: State, row: int) -> str:
    """What stands in the way of this row of the table of acts, in words; "" if nothing does."""
    acts = scene.stage.acts
    actor = int(acts.actor[row])
    if not acts.is_event[row] and row > 0 and not state.present[actor]:
        return f"{scene.roster.characters[actor]} is not in the scene"
    if bool(possible(scene.stage, state)[row]):
        return ""
    return _unmet(scene, state, row) or "it is not open here and now"


def spelled(roster: Roster, atom: int) -> str:
    """The atom at this position, as an author writes it: `together(kylo, hux)`."""
    rest = atom
    for family, *axes in FAMILIES:
        names = [POSTURES if axis == "postures" else getattr(roster, axis) for axis in axes]
        size = prod(len(along) for along in names)
        if rest < size:
            where = np.unravel_index(rest, [len(along) for along in names])
            words = [along[int(index)] for along, index in zip(names, where, strict=True)]
            said = f" ({words[1]} sees {words[0]} look troubled)" if family == "troubled" else ""
            return f"{words[1]}({words[0]})" if family == "posture" else f"{family}({', '.join(words)}){said}"
        rest -= size
    raise IndexError(f"there are {atom - rest} atoms here, and none at {atom}")


def _unmet(scene: Scene, state: State, row: int) -> str:
    """The parts of the row's condition that do not hold, alternatives joined by "or"; "" if it holds."""
    when: Any = scene.stage.acts.when
    vector = atoms(scene.stage, state)
    alternatives = []
    condition = int(when.which[row])
    for clause in np.flatnonzero(when.clause_used[condition]):
        wrong = when.used[condition, clause] & (vector[when.atom[condition, clause]] != when.sign[condition, clause])
        if not wrong.any():
            return ""
        alternatives.append(
            " and ".join(
                ("" if when.sign[condition, clause, literal] else "not ")
                + spelled(scene.roster, int(when.atom[condition, clause, literal]))
                for literal in np.flatnonzero(wrong)
            )
        )
    return f"it needs {', or '.join(alternatives)}" if alternatives else "its condition can never hold"
