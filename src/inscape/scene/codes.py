"""What the codes of problems mean."""

from __future__ import annotations

from typing import Final

from inscape.errors import UnknownName

CODES: Final = {
    "E101": "The file cannot be read: it is missing, too large, not text, or not UTF-8.",
    "E102": "The text is not YAML as scenes use it. Scenes are made of keys, lists, text, numbers, true and false; tags, "
    "anchors, aliases and several documents in one file are not read. Indent with spaces.",
    "E103": "A key is given twice in one place. YAML would silently keep one of the two, so say which.",
    "E110": "A value does not fit its key.",
    "E111": "There is no such key here. Nothing in a scene file is ever ignored, so an unknown key is an error. `inscape "
    "schema` gives the whole format, with which an editor completes keys.",
    "E112": "A key or list item that is needed is missing.",
    "E113": "Only certain words can stand here, and this is none of them.",
    "E114": "Names are small letters, digits and _, a letter first. How somebody is called in prose is said by 'called'.",
    "E115": "A number is outside its range. Amounts run from 0 (none) to 1 (all of it), directions from -1 to 1.",
    "E116": "A value of another sort is needed: a number, a word, true or false, a list, or keys with values.",
    "E117": "Too few or too many things stand here, or a text is too long.",
    "E118": "Some keys exclude each other, or mean something only together.",
    "E120": "A name is used that nothing in the scene bears, or that names something of another sort, or that cannot "
    "stand in this place.",
    "E125": "Some words have a meaning of their own in scene files and cannot be names: self, others, all, target and so on.",
    "E121": "The scene declares more of something than the engine holds.",
    "E122": "Two things bear one name. Persons, facts, things, offers, places and prospects are looked up together; moves, "
    "groups and events are, too.",
    "E123": "Two statements contradict each other, or somebody is named where somebody else is meant.",
    "E124": "The run that the scene comes after cannot be read.",
    "E130": "A condition cannot be read. Conditions join NAME(...) by and, or, not and brackets.",
    "E170": "The twins file beside the scene says something that cannot be read.",
    "W101": "A need of your own that no act, move, prospect, fact, offer or event changes will stay as it is for ever.",
    "W102": "A prospect that no act, fact or condition settles or makes likelier stays as likely as it is. That can be meant: "
    "a fixed worry colours the mood. If not, say 'settled_by', 'dashed_by', 'likelier' or 'unlikelier'.",
    "W103": "A move that can never be possible is never made.",
    "W104": "A fact that nobody knows, believes, can show, infer or be told of does nothing.",
    "W105": "Nothing is at stake in this fact or prospect, so coming to believe it changes nobody.",
    "W106": "This condition asks for something and its contrary, so it never holds.",
    "W107": "A thing that nobody has and that lies nowhere cannot be seen, taken or shown.",
    "W108": "A place that is empty and that nobody may enter uninvited plays no part.",
    "W109": "An absent person or group that no one's regard, beliefs, facts or duties mention plays no part.",
    "W110": "A character without moves can only be silent.",
    "W111": "Lines for a move that this character does not make are never said.",
    "W112": "An empty belief says nothing.",
    "W113": "The format can say this already, but the minds of this version do not read it: it changes nothing.",
}
"""E: errors, which keep a scene from loading. W: warnings, which do not."""


def explain(code: str) -> str:
    """What a code means, and what to do about it. Raises `UnknownName`."""
    try:
        return CODES[code.upper()]
    except KeyError:
        raise UnknownName(code, kind="problem code", known=CODES) from None
