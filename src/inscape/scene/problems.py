"""Everything wrong with a scene file, all at once, in its author's words.

pydantic says what does not fit the models, by a path into *its* view of the file: with steps for the short forms that an
author may use and for the alternatives that it tried. `trace` finds the way back to what the author wrote; `_explain` says
what is wrong there and what would be right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final, NamedTuple

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from inscape.errors import Problem, nearest, offer
from inscape.mind.axes import KINDS, STRANDS
from inscape.scene.model import Character, SceneFile
from inscape.scene.text import Document, Keys
from inscape.scene.words import bounds_at, keys_at, short_forms_at

SAME_KEY: Final[Mapping[str | int, str]] = {"places": "place"}
"""Keys that an author may write in another way."""

AT_KEY: Final = "[key]"
"""How pydantic marks that it is the key that does not fit."""

PLURALS: Final = {"weight": "weights", "rank": "ranks", "mask": "masks"}

ELSEWHERE: Final = {
    "twins": "Twins stand in twins.yaml beside the scene",
    "<<": "Write the part out; merging is not read",
    "not": "Did you mean 'wrong'?",
}
"""What to do about keys that are at home somewhere else."""


class Trace(NamedTuple):
    """Where in the author's file a complaint belongs. path: the way there. at_key: it is the key that does not fit."""

    path: Keys
    at_key: bool


class Complaint(NamedTuple):
    """What is wrong, and what to do about it, before it has a place."""

    code: str
    message: str
    hint: str = ""


def problems_of(error: ValidationError, document: Document, model: type[BaseModel]) -> list[Problem]:
    """Every complaint of pydantic about this document as a problem with line, column and hint.

    A key that does not fit is one problem, whatever stands behind it.
    """
    details = error.errors(include_url=False)
    bad_keys = {detail["loc"][:-1] for detail in details if detail["loc"][-1:] == (AT_KEY,)}
    found = []
    for detail in details:
        if detail["loc"] in bad_keys:
            continue
        path, at_key = trace(document.values, detail["loc"])
        at_key = at_key or detail["type"] in ("extra_forbidden", "missing", "too_many_of", "none_of", "lonely")
        complaint = _explain(detail, model)
        if detail["type"] == "missing":
            complaint = _astray(document, path, str(detail["loc"][-1])) or complaint
        found.append(
            document.problem(path, complaint.message, complaint.hint, code=complaint.code, at_value=not at_key)
        )
    return found


def _astray(document: Document, path: Keys, key: str) -> Complaint | None:
    """A key that is missing here because it is indented into something else."""
    found = [each for each in document.places if each[-1:] == (key,) and each[:-2] == path]
    if not found:
        return None
    where = f"it stands in line {document.places[found[0]][0]} as a part of '{found[0][-2]}'"
    return Complaint("E112", f"the key '{key}' is needed here; {where}", "Take out the spaces before it")


def trace(values: Any, location: Iterable[str | int]) -> Trace:
    """The way through the author's own values that a path of the model means.

    Steps that the author did not write (a list around a single name, a key that a short form stands for) are left out.
    """
    path: Keys = ()
    at_key = False
    for step in location:
        at_key = step == AT_KEY
        own = _own_step(values, step)
        if own is not None:
            values = values[own]
            path = (*path, own)
    return Trace(path, at_key)


def _own_step(values: Any, step: str | int) -> str | int | None:
    """What the author wrote for this step: a key, or the position of a list item; None for nothing."""
    if isinstance(values, Mapping):
        return next((str(key) for key in (step, SAME_KEY.get(step)) if key in values), None)
    if isinstance(values, list):
        if isinstance(step, str):
            return values.index(step) if step in values else None
        return step if step < len(values) else None
    return None


def _explain(detail: ErrorDetails, model: type[BaseModel]) -> Complaint:
    """What is wrong, in an author's words."""
    kind = detail["type"]
    explain = EXPLANATIONS.get(kind)
    if explain is not None:
        return explain(detail, model)
    return Complaint("E110", detail["msg"][:1].lower() + detail["msg"][1:])


def _unknown_key(detail: ErrorDetails, model: type[BaseModel]) -> Complaint:
    *parents, key = detail["loc"]
    known = keys_at(model, tuple(parents))
    return Complaint("E111", f"there is no key '{key}' here", _moved(str(key)) or offer(str(key), known, most=30))


def _moved(key: str) -> str:
    """What to do about a key that is at home somewhere else, or that is no key but a slip of punctuation; or ""."""
    if ":" in key:
        return f"Put a space after the colon: {key.replace(':', ': ', 1)}"
    if ")" in key:
        return "Put the condition into quotes, for inside brackets a comma ends it"
    if key in Character.model_fields:
        return f"'{key}' is said of a member of the cast: cast: {{NAME: {{{key}: ...}}}}"
    if key in SceneFile.model_fields:
        return f"'{key}' stands at the beginning of a line, on its own"
    return ELSEWHERE.get(key, "")


def _missing_key(detail: ErrorDetails, model: type[BaseModel]) -> Complaint:
    key = detail["loc"][-1]
    if isinstance(key, int):
        return Complaint("E112", f"this is a list of {key}, and one more is needed")
    return Complaint("E112", f"the key '{key}' is needed here", f"Add '{key}: ...'")


def _unknown_word(detail: ErrorDetails, model: type[BaseModel]) -> Complaint:
    known = re.findall(r"'([^']*)'", detail["ctx"]["expected"]) or re.split(r", | or ", detail["ctx"]["expected"])
    if "kinds" in detail["loc"]:
        known.append("about")
    word = detail["input"]
    if not isinstance(word, str):
        return Complaint("E113", f"this cannot be {shown(word)}", f"Known: {', '.join(known)}")
    return Complaint("E113", f"'{word}' is none of the words that can stand here", offer(word, known, most=30))


def _bad_name(detail: ErrorDetails, model: type[BaseModel]) -> Complaint:
    name = str(detail["input"])
    better = re.sub(r"[^a-z0-9]+", "_", name.lower()).strip("_0123456789")
    hint = f"Did you mean '{better}'?" if better else ""
    return Complaint("E114", f"'{name}' is not a name; names are small letters, digits and _, a letter first", hint)


def _out_of_range(detail: ErrorDetails, model: type[BaseModel]) -> Complaint:
    value, path = detail["input"], detail["loc"]
    low, high, above = bounds_at(model, path)
    key = str(path[-1])
    subject = f"{PLURALS.get(key, key)} run" if key in PLURALS else f"{key} runs"
    if key not in KINDS + STRANDS and key not in keys_at(model, path[:-1]):
        subject = "numbers here run"
    rule = f"{subject} from {'above ' if above else ''}{low:g} to {high:g}"
    better = better_number(value, low, high)
    hint = f"Did you mean {better:g}?" if better is not None else ""
    return Complaint("E115", f"{shown(value)} is out of range; {rule}", hint)


def better_number(value: float, low: float, high: float) -> float | None:
    """What somebody who wrote this number probably meant: a lost decimal point, a percentage, a stray minus sign."""
    candidates = [-value] if value < 0 <= low else []
    if abs(value) >= 2 and float(value).is_integer():
        candidates += [value / 10, value / 100]
    return next((number for number in candidates if low <= number <= high), None)


def _not_a_number(detail: ErrorDetails, model: type[BaseModel]) -> Complaint:
    value = detail["input"]
    hint = ""
    if isinstance(value, str):
        plain = value.strip().replace(",", ".")
        percent = plain.endswith("%")
        if re.fullmatch(r"[-+]?[0-9]*\.?[0-9]+", plain.rstrip("% ")):
            hint = f"Write {float(plain.rstrip('% ')) / (100 if percent else 1):g}"
    hint = hint or _too_deep(detail)
    whole = " whole" if detail["type"].startswith("int") else ""
    return Complaint("E116", f"a{whole} number is needed here, not {shown(value)}", hint)


def _too_deep(detail: ErrorDetails) -> str:
    """What to do about a key of a character that stands where a name should, for it is indented too far; or ""."""
    key = next((str(step) for step in reversed(detail["loc"]) if step not in ("plain", "mapping")), "")
    is_astray = key in Character.model_fields and isinstance(detail["input"], list | dict | None)
    return f"'{key}' is a key of a character: take out the spaces before it" if is_astray else ""


def _not_text(detail: ErrorDetails, model: type[BaseModel]) -> Complaint:
    value = detail["input"]
    plain = isinstance(value, bool | int | float)
    hint = f'Put it into quotes if you mean the word: "{str(value).lower()}"' if plain else ""
    return Complaint("E116", f"a word is needed here, not {shown(value)}", hint)


def _not_a_claim(detail: ErrorDetails, model: type[BaseModel]) -> Complaint:
    value = detail["input"]
    meant = {"yes": "true", "on": "true", "no": "false", "off": "false", 1: "true", 0: "false"}
    known = meant.get(value.lower() if isinstance(value, str) else value) if isinstance(value, str | int) else None
    return Complaint("E116", f"true or false is needed here, not {shown(value)}", f"Write {known}" if known else "")


def _not_a_mapping(detail: ErrorDetails, model: type[BaseModel]) -> Complaint:
    *parents, key = detail["loc"] or ("",)
    beside, inside = keys_at(model, tuple(parents)), keys_at(model, detail["loc"])
    if re.search(r"[{\[]", str(key)):
        return Complaint(
            "E116", "there is no colon after a key here", f"Write '{re.split(r'[^a-z0-9_]', str(key))[0]}: '"
        )
    meant = nearest(str(key), beside) if key not in beside else None
    hint = _too_deep(detail) or (f"Did you mean '{meant}'?" if meant else "")
    hint = hint or (f"Such as {{{inside[0]}: ...}}" if inside else "")
    shorter = ", ".join(short_forms_at(model, detail["loc"]))
    forms = f"{shorter} or keys with values" if shorter else "keys with values"
    return Complaint("E116", f"{forms} are needed here, not {shown(detail['input'])}", hint)


def _not_a_list(detail: ErrorDetails, model: type[BaseModel]) -> Complaint:
    return Complaint(
        "E116", f"a list is needed here, not {shown(detail['input'])}", "Write [.., ..] or a line '- ..' for each"
    )


def _wrong_count(detail: ErrorDetails, model: type[BaseModel]) -> Complaint:
    few = detail["type"].endswith("short")
    most = detail["ctx"].get("min_length" if few else "max_length")
    if "string" in detail["type"]:
        return Complaint("E117", "there is no text here" if few else f"this text is longer than {most} characters")
    rule = f"at least {most} must" if few else f"at most {most} can"
    return Complaint("E117", f"{rule} stand here, not {detail['ctx']['actual_length']}")


def _as_stated(detail: ErrorDetails, model: type[BaseModel]) -> Complaint:
    message, _, hint = detail["msg"].partition("; ")
    return Complaint("E118", message, hint[:1].upper() + hint[1:])


def shown(value: Any) -> str:
    """A value as messages name it."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return f"{value:g}" if abs(value) < 1e15 else "so large a number"
    if isinstance(value, str):
        return f"'{value}'" if len(value) <= 40 else f"'{value[:37]}...'"
    return "a list" if isinstance(value, list | tuple) else "keys with values"


EXPLANATIONS: Final[Mapping[str, Callable[[ErrorDetails, type[BaseModel]], Complaint]]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing_key,
    "literal_error": _unknown_word,
    "string_pattern_mismatch": _bad_name,
    "less_than": _out_of_range,
    "less_than_equal": _out_of_range,
    "greater_than": _out_of_range,
    "greater_than_equal": _out_of_range,
    "finite_number": _out_of_range,
    "float_type": _not_a_number,
    "int_type": _not_a_number,
    "int_from_float": _not_a_number,
    "string_type": _not_text,
    "bool_type": _not_a_claim,
    "model_type": _not_a_mapping,
    "model_attributes_type": _not_a_mapping,
    "dict_type": _not_a_mapping,
    "tuple_type": _not_a_list,
    "list_type": _not_a_list,
    "too_short": _wrong_count,
    "too_long": _wrong_count,
    "string_too_short": _wrong_count,
    "string_too_long": _wrong_count,
    "too_many_of": _as_stated,
    "none_of": _as_stated,
    "lonely": _as_stated,
}
