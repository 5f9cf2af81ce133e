"""What to say of text that is not YAML: the line that most likely is to blame, which is seldom where the parser gave up."""

from __future__ import annotations

import re
from typing import Final

import yaml

from inscape.errors import Problem

CODE: Final = "E102"
ANYWHERE: Final = "Look for a missing colon, quote or bracket, or a line that is indented differently"


def misread(file: str, source: str, trouble: yaml.YAMLError) -> Problem:
    """What YAML's parser stumbled over, and the likeliest reason."""
    lines = source.splitlines()
    mark = getattr(trouble, "problem_mark", None) or getattr(trouble, "context_mark", None)
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    text = _line(lines, line)
    what = getattr(trouble, "problem", None) or str(trouble)
    context, opened = str(getattr(trouble, "context", "")), getattr(trouble, "context_mark", None)
    if "\t" in text[: len(text) - len(text.lstrip())]:
        return Problem(file, line, text.index("\t") + 1, "", "this line is indented with a tab", "Use spaces", CODE)
    if "simple key" in context and opened:
        return _without_colon(file, lines, opened.line + 1, opened.column + 1)
    hint = ANYWHERE
    if "mapping values are not allowed" in what:
        hint = "Put text that has a colon in it into quotes, or look at how the line is indented"
    elif opened and "flow" in context:
        hint = f"The bracket opened in line {opened.line + 1} is not closed"
    elif "quoted scalar" in context and opened:
        hint = f"The quote opened in line {opened.line + 1} is not closed"
    else:
        hint = _indented(lines, line, opened.column if opened and "block" in context else 0) or hint
    return Problem(file, line, column, "", f"this is not YAML: {what}", hint, CODE)


def _without_colon(file: str, lines: list[str], line: int, column: int) -> Problem:
    """A line that should be a key with a value and is not."""
    text = _line(lines, line)[column - 1 :]
    begun = re.match(r"[\w.]+", text)
    hint = f"Write '{begun.group()}: ...', with a space after the colon" if begun else ANYWHERE
    first = next((number for number, each in enumerate(lines, 1) if _says(each)), 0)
    if _indent(_line(lines, first)):
        hint = f"Take out the spaces before line {first}, where the file begins"
    return Problem(file, line, column, "", "this is not YAML: there is no colon after a key here", hint, CODE)


def _indented(lines: list[str], line: int, column: int) -> str:
    """Which lines to compare with the one that does not fit: the last that begins where the part around it begins."""
    before = [number for number in range(1, line) if _says(_line(lines, number))]
    if not before:
        return ""
    first = before[0]
    if _indent(_line(lines, first)) > _indent(_line(lines, line)):
        return f"Line {first} is indented, and this one is not: take out the spaces before line {first}"
    like = [number for number in before if _indent(_line(lines, number)) == column]
    if not like:
        return ""
    after = next((number for number in before if number > like[-1]), line)
    pair = f"line {like[-1]}" + (f" and line {after}" if after != line else "")
    return f"Compare how this is indented with {pair}; what stands side by side begins in one column"


def _line(lines: list[str], number: int) -> str:
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip(" "))


def _says(text: str) -> bool:
    return bool(text.strip()) and not text.lstrip().startswith("#")
