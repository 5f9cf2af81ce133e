"""Punctuation of the file that has strayed into its prose: the mark of a colon, quote or space lost on the way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from inscape.scene.model import Lines, SceneFile
from inscape.scene.names import SECTIONS
from inscape.scene.text import Keys
from inscape.scene.unread import Doubt

CODE: Final = "W116"
STRENGTHS: Final = tuple(Lines.model_fields)
BEGUN: Final = re.compile(rf"\s*({'|'.join(STRENGTHS)})\s*:?\s*[\[\"']")
SECTION: Final = re.compile(rf"(^|\s)({'|'.join(sorted(SECTIONS))}): ?\s*([a-z][a-z0-9_]*:|$)")


def stray(model: SceneFile) -> Iterator[Doubt]:
    """Every text that says something that was meant as a key, or ends in a quote or bracket that opens nowhere."""
    yield from _text(("about",), model.about)
    for who, one in model.cast.items():
        yield from _text(("cast", who, "about"), one.about)
        yield from _text(("cast", who, "called"), one.called)
        for move, lines in one.lines.items():
            yield from _lines(("cast", who, "lines", move), lines)
        for move, own in one.moves.also.items():
            yield from _lines(("cast", who, "moves", "also", move, "lines"), own.lines)
    for name, fact in model.facts.items():
        yield from _text(("facts", name, "says"), fact.says)
    for name, own in model.moves.own.items():
        yield from _lines(("moves", name, "lines"), own.lines)


def _lines(path: Keys, lines: Lines) -> Iterator[Doubt]:
    for strength in STRENGTHS:
        for index, text in enumerate(getattr(lines, strength)):
            begun = BEGUN.match(text)
            if begun:
                message = f"this would be said aloud, '{begun[1]}' and all: there is no colon after it"
                yield (*path, strength, index), CODE, message, f"Write '{begun[1]}: [..]', with a space after the colon"
            else:
                yield from _text((*path, strength, index), text)


def _text(path: Keys, text: str | None) -> Iterator[Doubt]:
    if text is None:
        return
    section = SECTION.search(text)
    if section:
        hint = f"Take out the spaces before '{section[2]}:'"
        yield path, CODE, f"this text has swallowed the section '{section[2]}' below it", hint
    elif text.count('"') % 2 or any(text.count(one) != text.count(other) for one, other in ("[]", "{}")):
        yield path, CODE, "a quote or bracket in this text has no partner", "Put the whole text into quotes"
