"""What of a character may be fitted: which numbers of a scene file, and where they stand in the compiled scene."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from inscape.errors import EvidenceError, UnknownName
from inscape.mind.axes import STRANDS

if TYPE_CHECKING:
    from inscape.scene.scene import Scene

GROUPS: Final = ("needs", "have", "regard", "reserve")
"""needs: how much each need weighs. have: what one has of each. regard: every strand that the scene states. reserve."""

MOST: Final = 40
"""More numbers than this are not fitted to one transcript."""


class Free(NamedTuple):
    """One number that may be fitted.

    name: as it was asked for. path: in the scene file. array: the compiled array it stands in,
    by dotted name. place: its indexes there. value: what the scene says.
    """

    name: str
    path: str
    array: str
    place: tuple[int, ...]
    value: float


def free_values(scene: Scene, asked: Sequence[str]) -> tuple[Free, ...]:
    """The numbers that `kylo.needs`, `kylo.needs.standing`, `kylo.regard.hux` or `kylo.reserve` stand for.

    Raises `UnknownName` with the nearest word, and `EvidenceError` where there is nothing to fit or too much.
    """
    found = {each.path: each for word in asked for each in _matching(scene, word.strip())}
    if not found:
        raise EvidenceError("nothing is free", fix="Name what may vary, like --free kylo.needs,kylo.regard")
    if len(found) > MOST:
        raise EvidenceError(f"{len(found)} numbers are too many for one transcript", fix=f"Free at most {MOST}")
    return tuple(found.values())


def _matching(scene: Scene, word: str) -> list[Free]:
    who, _, rest = word.partition(".")
    character = scene.roster.character(who)
    group = rest.partition(".")[0]
    if group not in GROUPS:
        raise UnknownName(group, kind=f"thing that can be fitted of {who}", known=GROUPS, place=f"--free {word}")
    every = _all_of(scene, who, character, group)
    chosen = [each for each in every if each.name == word or each.name.startswith(f"{word}.")]
    if chosen:
        return chosen
    if not every:
        raise EvidenceError(
            f"{word}: the scene states no regard of {who}'s",
            fix="A strand can be fitted where the scene gives it a value",
        )
    raise UnknownName(word, kind="number of the scene", known=[each.name for each in every], place="--free")


def _all_of(scene: Scene, who: str, character: int, group: str) -> list[Free]:
    stage, start = scene.stage, scene.start
    if group == "reserve":
        value = float(start.reserve[character])
        return [Free(f"{who}.reserve", f"cast.{who}.reserve", "start.reserve", (character,), value)]
    if group == "regard":
        return _stated_regard(scene, who, character)
    array, values = ("stage.need_weight", stage.need_weight) if group == "needs" else ("start.need", start.need)
    inner = "weight" if group == "needs" else "have"
    return [
        Free(f"{who}.{group}.{need}", f"cast.{who}.needs.{need}.{inner}", array, (character, index),
             float(values[character, index]))
        for index, need in enumerate(scene.roster.needs) if need
    ]  # fmt: skip


def _stated_regard(scene: Scene, who: str, character: int) -> list[Free]:
    """Strands that the scene gives a value: one that it does not could not be spoken of, so the acts would not be the same."""
    found = []
    for other, strands in scene.model.cast[who].regard.items():
        person = scene.roster.person(other)
        for index, strand in enumerate(STRANDS):
            if strand in strands:
                value = float(scene.start.regard[character, person, index])
                found.append(Free(
                    f"{who}.regard.{other}.{strand}", f"cast.{who}.regard.{other}.{strand}", "start.regard",
                    (character, person, index), value,
                ))  # fmt: skip
    return found


def as_changes(scene: Scene, values: Mapping[Free, float]) -> dict[str, Any]:
    """What a twin sets to have these numbers: by path; a need that the scene states as one number is stated whole."""
    import yaml

    said = yaml.safe_load(scene.source)
    changes: dict[str, Any] = {}
    for each, value in values.items():
        parent, _, key = each.path.rpartition(".")
        if isinstance(_at(said, parent.split(".")), int | float):
            character, need = each.place
            whole = {
                "have": float(scene.start.need[character, need]),
                "weight": float(scene.stage.need_weight[character, need]),
            }
            changes.setdefault(parent, {name: round(number, 3) for name, number in whole.items()})[key] = value
        else:
            changes[each.path] = value
    return changes


def _at(said: Any, keys: Sequence[str]) -> Any:
    for key in keys:
        said = said.get(key) if isinstance(said, dict) else None
    return said
