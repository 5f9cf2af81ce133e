"""The scene file as validated values. Attributes are the file's keys; `for`, `while` and `not` end in _."""

from inscape.scene.model.character import Character, CharacterMoves
from inscape.scene.model.file import SceneFile
from inscape.scene.model.mind import (
    BeliefAbout,
    Duty,
    Expressivity,
    Matter,
    Mood,
    Need,
    Past,
    Prospect,
    Senses,
    Settler,
    Shift,
    Slight,
    Standard,
    StartingFeeling,
    Temperament,
)  # fmt: skip
from inscape.scene.model.move import Effect, Lines, Move, Moves
from inscape.scene.model.world import (
    Absent,
    Attitude,
    Ends,
    Event,
    Fact,
    History,
    Offer,
    Place,
    ServedBy,
    Thing,
    Uninvited,
)  # fmt: skip

__all__ = [
    "Absent", "Attitude", "BeliefAbout", "Character", "CharacterMoves", "Duty", "Effect", "Ends", "Event", "Expressivity",
    "Fact", "History", "Lines", "Matter", "Mood", "Move", "Moves", "Need", "Offer", "Past", "Place", "Prospect",
    "SceneFile", "Senses", "ServedBy", "Settler", "Shift", "Slight", "Standard", "StartingFeeling", "Temperament", "Thing",
    "Uninvited",
]  # fmt: skip
