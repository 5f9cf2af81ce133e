"""The page of every key of a scene: `python -m tools.reference` writes docs/write/reference.md, from the models.

What a key is stands in the models (`src/inscape/scene/model`), in the field's description; here are its examples.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from inscape.mind.axes import EXCHANGES, STRANDS
from inscape.mind.theory import TABLES
from inscape.scene.schema import schema
from inscape.scene.twin_keys import KEYS, TWIN_KEYS
from inscape.scene.when import ATOMS

ROOT: Final = Path(__file__).resolve().parent.parent
PAGE: Final = ROOT / "docs" / "write" / "reference.md"
TEXTS: Final = ROOT / "tools" / "reference.yaml"
"""The examples of the page, and what holds where nothing is stated."""

CONDITIONS: Final = frozenset({"when", "until", "while", "settled_by", "dashed_by"})
"""Keys whose text is a condition."""

NO_DEFAULT: Final[tuple[Any, ...]] = ({}, [], None, "")
"""Defaults that are no more than nothing."""

HEAD: Final = """\
# Every key

This page is made from the format itself by `python -m tools.reference`; a test compares the two. It is to look things up in; [From three
lines upward](first-scene.md) is to begin with, and [Moves and words](moves.md) explains moves. An editor that knows YAML schemas shows the
same texts while you type (`inscape schema`).

A **name** is one that you give, or one given elsewhere in the file: small letters, digits and `_`. A **condition** is one of
[those below](#conditions). A STRAND is a strand of regard: {strands}. A KIND is a feeling; all of them stand
under [starting feelings](#what-holds-where-nothing-is-said). An EXCHANGE is one of {exchanges}. Where a list may stand, one thing may stand by itself. Every key may be left out unless it is **needed**.
"""


MANY: Final = 12
"""More names than this are not listed in a table."""


def page() -> str:
    """The whole page."""
    top, texts = schema(), _texts()
    head = HEAD.format(strands=", ".join(STRANDS), exchanges=", ".join(EXCHANGES))
    parts = [head, "## The file\n", *_table(top, top), *_defaults(texts)]
    shown: set[str] = set()
    for key, node in top["properties"].items():
        if key in texts["examples"]:
            parts += [f"## {key}\n", f"{node['description']}\n", f"```yaml\n{texts['examples'][key].rstrip()}\n```\n"]
            parts += [texts["notes"][key]] if key in texts["notes"] else []
            parts += _sections(top, node, shown)
    parts += ["## Conditions\n", texts["conditions"], *_atoms(texts)]
    parts += [
        "## twins.yaml\n",
        texts["twins"].rstrip() + "\n",
        f"```yaml\n{texts['twins_example'].rstrip()}\n```\n",
        *_twins(),
    ]
    return "\n".join(parts).rstrip() + "\n"


def examples() -> Mapping[str, str]:
    """The example of every key of a scene file that has one, as YAML to be put into a scene."""
    found: Mapping[str, str] = _texts()["examples"]
    return found


def twins_example() -> str:
    """The example of a twins file."""
    return str(_texts()["twins_example"])


def _texts() -> dict[str, Any]:
    import yaml

    texts: dict[str, Any] = yaml.safe_load(TEXTS.read_text(encoding="utf-8"))
    return texts


def _sections(top: dict[str, Any], node: dict[str, Any], shown: set[str]) -> Iterator[str]:
    """A table for every part that stands below a key, each once on the page, the nearest first."""
    names = [name for name in dict.fromkeys(_parts(node)) if name not in shown]
    shown |= set(names)
    for name in names:
        part = top["$defs"][name]
        yield f"### {_heading(name)}\n"
        yield f"{_text(part.get('description', ''))}\n"
        yield from _table(top, part)
    for name in names:
        yield from _sections(top, {"properties": top["$defs"][name].get("properties", {})}, shown)


def _parts(node: Any) -> Iterator[str]:
    """The parts that a piece of the schema leads to, in order."""
    if isinstance(node, dict):
        if "$ref" in node:
            yield str(node["$ref"]).rpartition("/")[2]
        for each in node.values():
            yield from _parts(each)
    elif isinstance(node, list):
        for each in node:
            yield from _parts(each)


def _table(top: dict[str, Any], part: dict[str, Any]) -> Iterator[str]:
    """The keys of a part: what each is, what may stand there, and what holds without it."""
    yield "| key | what it is | values | default |\n| --- | --- | --- | --- |"
    needed = part.get("required", ())
    for key, node in part.get("properties", {}).items():
        if top is part and key == "place":
            continue
        default = "**needed**" if key in needed else _default(node)
        said = node.get("description") or _of_ref(top, node)
        yield f"| `{key}` | {_text(said)} | {_values(key, node)} | {default} |"
    yield ""


def _of_ref(top: dict[str, Any], node: dict[str, Any]) -> str:
    return str(top["$defs"][next(_parts(node))]["description"])


def _default(node: dict[str, Any]) -> str:
    """What holds if the key is left out; "" where its description says so, or where there is then none of it."""
    value = node.get("default")
    if value in NO_DEFAULT or "default: " in node.get("description", "").lower():
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "see below" if "$ref" in node or "anyOf" in node else ""
    return (
        f"{value:g}" if isinstance(value, int | float) else ", ".join(value) if isinstance(value, list) else str(value)
    )


def _values(key: str, node: dict[str, Any]) -> str:
    """What may stand behind a key, in words."""
    if "$ref" in node:
        name = str(node["$ref"]).rpartition("/")[2]
        return f"[{_heading(name).lower()}](#{_heading(name).lower().replace(' ', '-')})"
    forms = node.get("anyOf") or node.get("oneOf")
    if forms:
        found = dict.fromkeys(_values(key, each) for each in forms if each.get("type") != "null")
        alone = [each for each in found if not each.startswith("list of ")]
        joined = " or ".join(alone)
        if f"list of {joined}" in found:
            return f"{joined}, or list of them"
        return " or ".join(each for each in found if f"list of {each}" not in found).replace(
            "list of name", "name, or list of them"
        )
    if set(node.get("enum", ())) == set(EXCHANGES):
        return "EXCHANGE"
    if len(node.get("enum", ())) > MANY:
        return "KIND"
    if "enum" in node:
        return " ".join(f"`{each}`" for each in node["enum"])
    if "const" in node:
        return f"`{node['const']}`"
    return {
        "number": _range,
        "integer": _range,
        "string": _string,
        "boolean": _boolean,
        "array": _array,
        "object": _mapping,
    }[node.get("type", "object")](key, node)


def _range(_: str, node: dict[str, Any]) -> str:
    low = node.get("minimum", node.get("exclusiveMinimum"))
    high = node.get("maximum")
    above = "above " if "exclusiveMinimum" in node else ""
    return "a number" if low is None or high is None else f"{above}{low:g} to {high:g}"


def _string(key: str, node: dict[str, Any]) -> str:
    if key in CONDITIONS:
        return "condition"
    return "name" if node.get("maxLength", 0) <= 80 else "text"


def _boolean(_: str, __: dict[str, Any]) -> str:
    return "`true` `false`"


def _array(key: str, node: dict[str, Any]) -> str:
    if "prefixItems" in node:
        return f"list of {len(node['prefixItems'])} names"
    return f"list of {_values(key, node.get('items', {}))}"


def _mapping(key: str, node: dict[str, Any]) -> str:
    inner = node.get("additionalProperties") or next(iter(node.get("patternProperties", {}).values()), None)
    if not isinstance(inner, dict):
        return "mapping"
    names = node.get("propertyNames", {}).get("enum", ())
    word = (
        "NAME"
        if not names
        else "STRAND"
        if set(names) == set(STRANDS)
        else "KIND"
        if len(names) > MANY
        else " ".join(names)
    )
    return f"{word}: {_values(key, inner)}"


def _heading(name: str) -> str:
    """A part's name as words: BeliefAbout is "Belief about"."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()


def _text(said: str) -> str:
    """A description as a cell of a table."""
    return (
        " ".join(str(said).split()).replace("|", "\\|").replace("{", "&#123;")
        if "`" not in said
        else " ".join(said.split())
    )


def _defaults(texts: dict[str, Any]) -> Iterator[str]:
    """What holds where nothing is stated, with how long feelings last."""
    yield "## What holds where nothing is said\n"
    minutes = {kind: float(values[0]) for kind, values in TABLES["half_life"].rows.items()}
    lasts = ", ".join(
        f"{kind.replace('_', ' ')} {_time(each)}" for kind, each in sorted(minutes.items(), key=lambda i: i[1])
    )
    yield texts["defaults"].replace("HALF_LIVES", lasts)


def _time(minutes: float) -> str:
    return f"{minutes / 60.0:.2g} h" if minutes >= 60.0 else f"{minutes:.2g} min"


def _atoms(texts: dict[str, Any]) -> Iterator[str]:
    yield "| condition | holds when |\n| --- | --- |"
    for name, kinds in ATOMS.items():
        said = texts["atoms"][name]
        yield f"| `{name}({', '.join(_arguments(kinds))})` | {said} |"
    yield ""


def _arguments(kinds: tuple[str, ...]) -> list[str]:
    letters = {"character": iter("xyz"), "person": iter("yz")}
    return [next(letters[kind]) if kind in letters else kind for kind in kinds]


def _twins() -> Iterator[str]:
    for head, keys in (("The file", KEYS), ("A twin", TWIN_KEYS)):
        yield f"| {head} | what it is |\n| --- | --- |"
        yield from (f"| `{key}` | {said} |" for key, said in keys.items())
        yield ""


def main() -> int:
    """Write the page."""
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
