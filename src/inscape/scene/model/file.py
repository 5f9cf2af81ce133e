"""The scene file as a whole."""

from __future__ import annotations

from typing import Any

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from inscape.scene.model.base import Name, Number, Part, Prose, Seconds, Words
from inscape.scene.model.character import Character
from inscape.scene.model.move import Moves
from inscape.scene.model.world import Absent, Attitude, Ends, Event, Fact, History, Offer, Place, ServedBy, Thing


class SceneFile(Part):
    """A scene: who is here, what they bring with them, and what can happen. One encounter, not a plot."""

    scene: Name = Field(description="The scene's name: small letters, digits and _.")
    title: Words | None = Field(None, description="Its title, for readers; default: its name.")
    about: Prose | None = Field(None, description="What it is about, for readers.")
    places: dict[Name, Place] = Field({}, description="Where one can be; default: one place called `here`.")
    silence: Seconds = Field(6.0, description="How many seconds of silence are an answer in themselves.")
    needs: dict[Name, ServedBy] = Field(
        {}, description="Needs beyond belonging, standing, agency, meaning, safety and ease."
    )
    cast: dict[Name, Character] = Field(
        min_length=1, max_length=12, description="Who is in the scene, 1 to 12 of them."
    )
    people: dict[Name, Absent] = Field(
        {}, description="People and groups who are not here, but can be thought and spoken of."
    )
    facts: dict[Name, Fact] = Field({}, description="What is so, or not, and who knows it.")
    things: dict[Name, Thing] = Field({}, description="Objects that can be held, given and shown.")
    offers: dict[Name, Offer] = Field(
        {}, description="What one may offer another, who may take or refuse it: a hand, a truce, a price."
    )
    contents: tuple[Attitude, ...] = Field(
        (),
        description="Attitudes that anybody can speak of. Those stated in `regard` between two can be spoken of by them anyway.",
    )
    history: tuple[History, ...] = Field((), description="How these people usually go on with each other.")
    events: dict[Name, Event] = Field({}, description="What happens with no one doing it.")
    moves: Moves = Field(Moves(), description="Which stock moves there are, and the scene's own.")
    ends: Ends = Field(Ends(), description="How it ends.")
    after: Words | None = Field(None, description="A run file whose last state this scene starts from.")
    theory: dict[str, Number] = Field({}, description="Constants of the theory that are different here.")

    @model_validator(mode="before")
    @classmethod
    def _one_place(cls, value: Any) -> Any:
        """Accept `place:` for `places:`."""
        if not isinstance(value, dict) or "place" not in value:
            return value
        if "places" in value:
            raise PydanticCustomError("too_many_of", "place and places are the same key; keep one of them", {})
        return {"places" if key == "place" else key: part for key, part in value.items()}
