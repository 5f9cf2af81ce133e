"""The language of expectations: what should come of a scene, and what should change when one thing changes.

`parse_expectation("twin rested: count(retort by kylo) higher by 0.5")` gives an `Expectation`; what the words mean is in
`docs/write/expectations.md`, and `play/expect.py` measures them.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from typing import Any, Final

from inscape.errors import ExpectationError, nearest
from inscape.scene.claims import Clause, Expectation, Felt, Share
from inscape.scene.when import ATOMS

LONGEST: Final = 2000
"""Characters that one expectation may have."""

DEEPEST: Final = 20
"""Brackets that may stand in brackets."""

GRAMMAR: Final = r"""
expectation: ["twin" NAME ":"] claim
?claim: measure SIGN NUMBER                        -> with_number
      | measure SIGN measure ["by" effect]         -> with_measure
      | measure MORE ["than" other] "by" effect    -> with_scene
      | measure "same" ["as" other] "within" effect -> alike
other: "base" -> base | "twin" NAME -> twin
effect: NUMBER [PERCENT]

?measure: "share" "(" clauses ["," "of" ":" pattern] ")" -> share
        | "count" "(" pattern ")"                        -> count
        | "length"                                       -> length
        | "likeness" "(" NAME ")"                        -> likeness
        | aggregate "(" quantity ["," window] ")"        -> felt
!aggregate: "max" | "min" | "mean" | "first" | "last" | "change" | "shift"
window: "elsewhere" -> elsewhere
      | (AT | BEFORE | AFTER) ":" pattern -> window

clauses: clause ("and" clause)*
clause: "no" pattern               -> never
      | pattern [AT_MOST INT TIMES] -> at_most

?pattern: (FIRST | LAST) ":" either -> edge
        | either
?either: either "or" chain -> either | chain
?chain: prim
      | chain (AFTER | BEFORE | UNTIL | WHILE | RIGHT_AFTER | RIGHT_BEFORE) prim -> related
      | chain AT_LEAST INT TIMES                                                 -> repeated
?prim: act | level | "(" pattern ")"
act: NAME [by] [to] [about] ["cutting" "off" cut] -> act
   | "cut" "off" cut [by] -> cut_off
cut: NAME [by] [to]
by: "by" NAME
to: "to" NAME
about: "about" (NAME | PATH)
level: quantity SIGN NUMBER
quantity: PATH [_ABOUT (NAME | PATH)]

FIRST: "first"
LAST: "last"
AFTER: "after"
BEFORE: "before"
UNTIL: "until"
WHILE: "while"
AT: "at"
RIGHT_AFTER: /right\s+after/
RIGHT_BEFORE: /right\s+before/
AT_LEAST: /at\s+least/
AT_MOST: /at\s+most/
TIMES: "times" | "time"
_ABOUT: "about"
MORE: "higher" | "lower"
SIGN: ">=" | "<=" | ">" | "<"
PERCENT: "%"
NAME: /[a-z][a-z0-9_]*/
PATH: /[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+/
NUMBER: /-?[0-9]+(\.[0-9]+)?/
INT.2: /[0-9]+(?![0-9.])/
%ignore /\s+/
"""


def parse_expectation(text: str, *, twin: str | None = None, because: str = "") -> Expectation:
    """The expectation that the text states; `twin`: of which twin, where the text does not say.

    Raises `ExpectationError` with the column, what was met there, and the nearest word that could stand there.
    """
    from lark.exceptions import UnexpectedInput

    from inscape.scene.builder import build

    flat = text.replace("\n", " ")
    if len(flat) > LONGEST or flat.count("(") > DEEPEST:
        raise ExpectationError(f"an expectation has at most {LONGEST} characters and {DEEPEST} brackets")
    if (denied := re.search(r"\bnot\b(?!\s+\w+\s*\()", flat)) is not None:
        fix = "That something never comes is written with 'no', as in share(no ask by ada)"
        raise ExpectationError(_complaint("not"), text=flat, column=denied.start() + 1, fix=fix)
    try:
        claim = build(flat, _parser().parse(flat))
    except UnexpectedInput as wrong:
        raise _misread(flat, wrong) from None
    return _checked(claim, flat)._replace(twin=claim.twin or twin, because=because)


def _checked(claim: Expectation, text: str) -> Expectation:
    """The claim, if what the grammar alone cannot tell is right too."""
    for side in (claim.measure, claim.against):
        if isinstance(side, Felt) and side.window and side.window.pattern is None:
            raise ExpectationError(
                "'elsewhere' has nothing to be elsewhere from", text=text, column=text.find("elsewhere") + 1,
                fix="Give the other side of the comparison an 'at: ...'",
            )  # fmt: skip
        if isinstance(side, Share) and side.of is not None and side.clauses != (Clause(side.clauses[0].pattern),):
            what = "a share of other beats is that of one pattern, without 'no', 'and' or 'at most'"
            raise ExpectationError(what, text=text, column=text.find("of:") + 1)
    return claim


@cache
def _parser() -> Any:
    from lark import Lark

    return Lark(GRAMMAR, parser="lalr", start="expectation", maybe_placeholders=True)


def _misread(text: str, wrong: Any) -> ExpectationError:
    """What the grammar met and what could have stood there, as an error."""
    at_end = getattr(getattr(wrong, "token", None), "type", "") == "$END"
    place = len(text) if at_end else min(max(wrong.pos_in_stream or 0, 0), len(text))
    begun = re.search(r"[a-z0-9_]*$", text[:place], re.IGNORECASE) if re.match(r"\w", text[place:]) else None
    place -= len(begun.group()) if begun else 0
    word = re.match(r"[a-z0-9_.]+|\S?", text[place:], re.IGNORECASE)
    found = word.group(0) if word else ""
    wanted = (
        getattr(wrong, "accepts", None) or getattr(wrong, "expected", None) or getattr(wrong, "allowed", None) or ()
    )
    words = sorted({word for name in wanted for word in _spelled(name)})
    known = [word for word in words if not word.startswith("a ")]
    if (meant := _stands_for(found)) is not None:
        return ExpectationError(_complaint(found), text=text, column=place + 1, fix=meant)
    like = nearest(found, _keywords() if begun and begun.group() else known) if found else None
    if like is None and found != found.lower():
        like = found.lower()
    what = _complaint(found)
    if (better := _other_language(text, place) or _out_of_order(found, wanted)) is not None:
        return ExpectationError(better[0], text=text, column=place + 1, fix=better[1])
    fix = f"Did you mean '{like}'?" if like else f"Here can stand: {', '.join(words) or 'nothing more'}"
    return ExpectationError(what, text=text, column=place + 1, fix=fix)


def _complaint(found: str) -> str:
    """What is wrong with a word, or with the end, where it stands."""
    return f"'{found}' cannot stand here" if found else "this stops too early"


def _stands_for(found: str) -> str | None:
    """What to do about the letter that stands for a pattern on the pages; None for any other word."""
    if (letter := re.match(r"([PQ]|PATTERN)\b", found)) is not None:
        return f"'{letter[1]}' stands for a pattern on the pages; write one, such as 'ask by ada' or 'ada.fear > 0.5'"
    return None


def _other_language(text: str, place: int) -> tuple[str, str] | None:
    """What to say of a condition of the scene's (`taken(pact)`), which means nothing here; None if it is none."""
    begins = re.match(r"([a-z_]+)\s*\(", text[place:]) or re.search(r"([a-z_]+)\s*$", text[:place])
    if "(" not in text[place:] or begins is None or begins[1] not in ATOMS:
        return None
    what = f"'{begins[1]}(...)' is a condition of scenes, and expectations know none"
    return what, "Speak of the act that does it (take_offer by ada) or of an amount (ada.reserve < 0.2)"


def _out_of_order(found: str, wanted: Collection[str]) -> tuple[str, str] | None:
    """What to say of `by`, `to` or `about` that comes too late; None if it is none of them."""
    if found not in ("by", "to", "about") or found.upper() in wanted:
        return None
    return f"'{found}' comes too late here", "Their order is: MOVE by WHO to WHOM about WHAT"


@cache
def _keywords() -> tuple[str, ...]:
    """Every word of the language itself."""
    found = (str(one.pattern.value) for one in _parser().terminals)
    return tuple(word for word in found if word.isalpha())


def _spelled(terminal: str) -> tuple[str, ...]:
    """How a terminal of the grammar is written."""
    if terminal in SPELLED:
        return SPELLED[terminal]
    found = [one for one in _parser().terminals if one.name == terminal]
    text = str(found[0].pattern.value) if found else ""
    return (text if text.isalpha() else f"'{text}'",) if text else ()


SPELLED: Final = {
    "NAME": ("a name",),
    "PATH": ("a quantity such as kylo.shame",),
    "NUMBER": ("a number",),
    "INT": ("a whole number",),
    "SIGN": (">", ">=", "<", "<="),
    "MORE": ("higher", "lower"),
    "TIMES": ("times",),
    "RIGHT_AFTER": ("right after",),
    "RIGHT_BEFORE": ("right before",),
    "AT_LEAST": ("at least",),
    "AT_MOST": ("at most",),
    "$END": (),
}
