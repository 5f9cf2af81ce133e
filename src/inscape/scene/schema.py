"""The scene format as a JSON Schema, by which editors complete keys and mark mistakes as they are typed."""

from __future__ import annotations

import json
from typing import Any, Final

from pydantic.json_schema import GenerateJsonSchema

from inscape.scene.model import SceneFile

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"


class _Schema(GenerateJsonSchema):
    schema_dialect = DIALECT

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        """Titles that only repeat the key in capitals help nobody."""
        return False


def schema() -> dict[str, Any]:
    """The schema of a scene file, in draft 2020-12, as plain values."""
    found = SceneFile.model_json_schema(mode="validation", schema_generator=_Schema)
    top: dict[str, Any] = {"$schema": DIALECT, "title": "Inscape scene"} | found
    properties = dict(top["properties"])
    properties["place"] = properties["places"] | {"description": "The same as `places`."}
    return top | {"title": "Inscape scene", "properties": properties}


def schema_text() -> str:
    """The schema as text, the same every time."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"
