"""What of a character may be fitted: which numbers of a scene file, and where they stand in the compiled scene."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from inscape.errors import EvidenceError, UnknownName
from inscape.mind.axes import STRANDS, TRAITS

if TYPE_CHECKING:
    from inscape.scene.scene import Scene

GROUPS: Final = ("needs", "have", "regard", "reserve", "temperament")
"""needs: how much each need weighs. have: what one has of each. regard: every strand that the scene states; others one by one.
reserve. temperament: every trait."""

MOST: Final = 40
"""More numbers than this are not fitted to one transcript."""

FAINT: Final = 0.01
"""What stands for no regard at all in a fit, 0..1: regard that is 0 could not be spoken of, so that other acts would be there."""

UNSAID: Final = 0.1
"""What is expected of regard of which the scene says nothing, 0..1 (assumed)."""


class Free(NamedTuple):
    """One number that may be fitted.

    name: as it was asked for. path: in the scene file. array: the compiled array it stands in,
    by dotted name. place: its indexes there. value: what the scene says. expected: what it is likely to be before anything is seen.
    """

    name: str
    path: str
    array: str
    place: tuple[int, ...]
    value: float
    expected: float


def free_values(scene: Scene, asked: Sequence[str]) -> tuple[Free, ...]:
    """The numbers that `kylo.needs`, `kylo.regard.hux`, `kylo.temperament.neuroticism` or `kylo.reserve` stand for.

    Raises `UnknownName` with the nearest word, and `EvidenceError` where there is nothing to fit or too much.
    """
    found = {each.path: each for word in asked for each in _matching(scene, word.strip().removeprefix("cast."))}
    if not found:
        raise EvidenceError("nothing is free", fix="Name what may vary, like --free kylo.needs,kylo.regard")
    if len(found) > MOST:
        raise EvidenceError(f"{len(found)} numbers are too many for one transcript", fix=f"Free at most {MOST}")
    return tuple(found.values())


def voiced(scene: Scene, numbers: Sequence[Free]) -> Scene:
    """The scene with regard that it says nothing of, and that is to be fitted, stated faintly: so that it may be spoken of."""
    from inscape.scene.paths import read_path
    from inscape.scene.restate import Change, restated

    silent = [each for each in numbers if each.array == "start.regard" and each.value == 0.0]
    return restated(scene, [Change(read_path(each.path), FAINT) for each in silent]) if silent else scene


def _matching(scene: Scene, word: str) -> list[Free]:
    who, _, rest = word.partition(".")
    character = scene.roster.character(who)
    group, _, inner = rest.partition(".")
    if not group:
        raise EvidenceError(
            f"--free {word} says whose numbers, but not which", fix=f"Such as {who}.{f', {who}.'.join(GROUPS)}"
        )
    if group not in GROUPS:
        what = f"number of {who}'s that can be fitted"
        raise UnknownName(group, kind=what, known=GROUPS, place=f"--free {word}")
    if group == "regard":
        return _regard(scene, who, character, inner, word)
    every = list(_all_of(scene, who, character, group))
    chosen = [each for each in every if word in (each.name, each.name.rpartition(".")[0])]
    if not chosen:
        raise UnknownName(word, kind="number of the scene", known=[each.name for each in every], place="--free")
    return chosen


def _all_of(scene: Scene, who: str, character: int, group: str) -> Iterator[Free]:
    stage, start = scene.stage, scene.start
    if group == "reserve":
        yield _free(f"{who}.reserve", f"{who}.reserve", "start.reserve", (character,), start.reserve)
    elif group == "temperament":
        for index, trait in enumerate(TRAITS):
            name = f"{who}.temperament.{trait}"
            yield _free(name, name, "stage.traits", (character, index), stage.traits)
    else:
        weighs = group == "needs"
        array, values = ("stage.need_weight", stage.need_weight) if weighs else ("start.need", start.need)
        for index, need in enumerate(scene.roster.needs):
            if need:
                path = f"{who}.needs.{need}.{'weight' if weighs else 'have'}"
                yield _free(f"{who}.{group}.{need}", path, array, (character, index), values)


def _regard(scene: Scene, who: str, character: int, inner: str, word: str) -> list[Free]:
    """The strands that the scene states, of all or toward one; or one strand, stated or not."""
    stated = scene.model.cast[who].regard
    other, _, strand = inner.partition(".")
    if other:
        others = [name for name in scene.roster.persons if name not in ("", who)]
        if other not in others:
            raise UnknownName(other, kind=f"person whom {who} can regard", known=others, place=f"--free {word}")
    if strand and strand not in STRANDS:
        raise UnknownName(strand, kind="strand of regard", known=STRANDS, place=f"--free {word}")
    pairs = (
        [(other, strand)]
        if strand
        else [(name, one) for name in ([other] if other else stated) for one in STRANDS if one in stated.get(name, {})]
    )
    if not pairs:
        toward = f" toward {other}" if other else ""
        raise EvidenceError(
            f"{word}: the scene states no regard of {who}'s{toward}",
            fix=f"Name strands one by one, such as {who}.regard.{other or 'NAME'}.{STRANDS[0]}",
        )
    return [_strand(scene, who, character, name, one) for name, one in pairs]


def _strand(scene: Scene, who: str, character: int, other: str, strand: str) -> Free:
    place = (character, scene.roster.person(other), STRANDS.index(strand))
    found = _free(f"{who}.regard.{other}.{strand}", f"{who}.regard.{other}.{strand}", "start.regard", place,
                  scene.start.regard)  # fmt: skip
    return found if found.value > 0.0 else found._replace(expected=UNSAID)


def _free(name: str, path: str, array: str, place: tuple[int, ...], values: Any) -> Free:
    value = float(values[place])
    return Free(name, f"cast.{path}", array, place, value, value)


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
