"""The language of conditions: `here(hux, quarters) and not (knows(kylo, base_lost) or masked(kylo))`.

`parse` gives an expression, `clauses` its alternatives: lists of literals that all have to hold. What the atoms mean stands
in the docstring of `inscape.mind.conditions.Layout`; which names their arguments are is not asked here but in `names`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import product
from typing import Any, Final, NamedTuple, TypeAlias

from inscape.errors import InscapeError, offer

MOST_CLAUSES: Final = 4
MOST_LITERALS: Final = 8
MOST_CHARACTERS: Final = 1_000

ATOMS: Final[Mapping[str, tuple[str, ...]]] = {
    "present": ("character",),
    "here": ("character", "place"),
    "together": ("character", "person"),
    "alone": ("character",),
    "near": ("character", "character"),
    "touching": ("character", "character"),
    "facing": ("character", "person"),
    "standing": ("character",),
    "sitting": ("character",),
    "lying": ("character",),
    "masked": ("character",),
    "so": ("fact",),
    "knows": ("character", "fact"),
    "denies": ("character", "fact"),
    "holds": ("character", "thing"),
    "within_reach": ("character", "thing"),
    "asked": ("character", "character"),
    "ordered": ("character", "character"),
    "pending": ("offer",),
    "taken": ("offer",),
    "refused": ("offer",),
    "slighted": ("character", "person"),
    "may_enter": ("character", "place"),
    "at_home": ("character",),
    "open": ("prospect",),
    "came": ("prospect",),
    "hears": ("character", "character"),
    "met": ("character", "character"),
    "wronged": ("character", "character"),
    "given": ("character", "character"),
    "told": ("character", "character"),
    "harsh": ("character", "character"),
    "questioned": ("character", "character"),
    "troubled": ("character", "character"),
    "wonders": ("character", "fact"),
    "bound": ("character",),
    "did": ("person", "fact"),
}
"""Each atom, with what its arguments name."""

ORDER: Final = {"troubled": ": first who looks troubled, then who sees it"}
"""What to say of the order of names where it is not that of most conditions, in which who sees, hears or knows comes first."""

TIME: Final = frozenset("beat beats time turn turns round rounds second seconds minute minutes clock".split())
NO_TIME: Final = (
    "A condition compares no numbers and knows neither beat nor time: say what holds then, such as a fact that an act makes "
    "so, or let a script or game send the event"
)
"""What to do about a condition on the time, which there is not."""

EXAMPLE: Final = "here(hux, quarters) and not masked(hux)"

GRAMMAR: Final = r"""
?start: any
?any: all ("or" all)*   -> any
?all: term ("and" term)* -> all
?term: "not" term -> not_
     | "(" any ")"
     | atom
atom: NAME "(" [argument ("," argument)*] ")"
argument: "by"? NAME
NAME: /[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)?/
%ignore /\s+/
"""


class Atom(NamedTuple):
    """`knows(kylo, base_lost)`. column, columns: where it and each argument stand in the condition, counting from 1."""

    name: str
    arguments: tuple[str, ...]
    column: int = 1
    columns: tuple[int, ...] = ()


class Not(NamedTuple):
    """Holds where its part does not."""

    part: Expression


class Every(NamedTuple):
    """Holds where every part does."""

    parts: tuple[Expression, ...]


class Either(NamedTuple):
    """Holds where some part does."""

    parts: tuple[Expression, ...]


Expression: TypeAlias = Atom | Not | Every | Either


class Literal(NamedTuple):
    """An atom that has to hold (sign True) or not to hold (sign False)."""

    name: str
    arguments: tuple[str, ...]
    sign: bool


class ConditionError(InscapeError):
    """A condition that cannot be read. column: where in it the trouble starts, counting from 1."""

    def __init__(self, what: str, *, column: int = 1, fix: str = "") -> None:
        self.column = column
        super().__init__(what, fix=fix)


@lru_cache(maxsize=2048)
def parse(text: str) -> Expression:
    """The expression that a condition is. Raises `ConditionError`, which points into the text."""
    from lark.exceptions import UnexpectedInput

    if len(text) > MOST_CHARACTERS:
        raise ConditionError(f"a condition has at most {MOST_CHARACTERS:,} characters")
    try:
        tree = _parser().parse(text)
    except UnexpectedInput as trouble:
        raise _explained(text, trouble) from None
    return _expression(tree)


def atoms(expression: Expression) -> tuple[Atom, ...]:
    """Every atom of an expression, in the order of the text."""
    if isinstance(expression, Atom):
        return (expression,)
    parts = (expression.part,) if isinstance(expression, Not) else expression.parts
    return tuple(atom for part in parts for atom in atoms(part))


def clauses(expression: Expression) -> tuple[tuple[Literal, ...], ...]:
    """The alternatives of an expression (its disjunctive normal form): it holds if every literal of any one of them does.

    Alternatives that contradict themselves are left out; none at all means that it can never hold. Raises `ConditionError`
    if there are more than `MOST_CLAUSES`, or more than `MOST_LITERALS` in one.
    """
    found = _simplest(_alternatives(expression, sign=True))
    if len(found) > MOST_CLAUSES:
        raise ConditionError(
            f"this condition has {len(found)} alternatives; at most {MOST_CLAUSES} fit", fix="Use fewer 'or'"
        )
    longest = max((len(clause) for clause in found), default=0)
    if longest > MOST_LITERALS:
        raise ConditionError(
            f"{longest} things have to hold together in this condition; at most {MOST_LITERALS} fit",
            fix="Use fewer 'and'",
        )
    return tuple(tuple(sorted(clause)) for clause in found)


def _alternatives(expression: Expression, *, sign: bool) -> list[frozenset[Literal]]:
    """The alternatives of an expression, or of its contrary."""
    if isinstance(expression, Atom):
        return [frozenset({Literal(expression.name, expression.arguments, sign)})]
    if isinstance(expression, Not):
        return _alternatives(expression.part, sign=not sign)
    parts = [_alternatives(part, sign=sign) for part in expression.parts]
    if isinstance(expression, Either) == sign:
        return _simplest([clause for part in parts for clause in part])
    found: list[frozenset[Literal]] = [frozenset()]
    for part in parts:
        found = _simplest([one | other for one, other in product(found, part)])
        if len(found) > 64:
            raise ConditionError("this condition has too many alternatives", fix="Use fewer 'or'")
    return found


def _simplest(found: list[frozenset[Literal]]) -> list[frozenset[Literal]]:
    """Without alternatives that contradict themselves, and without those that another one covers; in order."""
    sound = [
        clause
        for clause in dict.fromkeys(found)
        if not any(each._replace(sign=not each.sign) in clause for each in clause)
    ]
    return [clause for clause in sound if not any(other < clause for other in sound)]


@cache
def _parser() -> Any:
    from lark import Lark

    return Lark(GRAMMAR, parser="lalr", propagate_positions=True, maybe_placeholders=False)


def _expression(tree: Any) -> Expression:
    """The expression of a tree of the grammar; checks the atoms' names and how many arguments they have."""
    if tree.data == "not_":
        return Not(_expression(tree.children[0]))
    if tree.data in ("any", "all"):
        parts = tuple(_expression(child) for child in tree.children)
        return Either(parts) if tree.data == "any" else Every(parts)
    name, *arguments = tree.children
    words = [argument.children[-1] for argument in arguments]
    expected = ATOMS.get(str(name))
    if expected is None:
        fix = NO_TIME if name in TIME else offer(str(name), ATOMS)
        raise ConditionError(f"'{name}' is no condition", column=name.column, fix=fix)
    if len(words) != len(expected):
        raise ConditionError(
            f"'{name}' takes {len(expected)} name{'s' * (len(expected) != 1)}, not {len(words)}",
            column=name.column,
            fix=f"Write {name}({', '.join(expected)})" + ORDER.get(str(name), ""),
        )
    return Atom(str(name), tuple(map(str, words)), name.column, tuple(word.column for word in words))


def _explained(text: str, trouble: Any) -> ConditionError:
    """What an author has to change where the parser stopped."""
    position = trouble.pos_in_stream
    if not text.strip():
        return ConditionError("the condition is empty", fix="Leave the key out for 'always'")
    if getattr(getattr(trouble, "token", None), "type", "") == "$END" or position is None:
        opened = text.count("(") > text.count(")")
        fix = "Close the bracket" if opened else "Finish it: NAME(...), joined by and, or, not"
        return ConditionError("the condition stops too early", column=len(text.rstrip()) + 1, fix=fix)
    rest = text[position:]
    word = rest.split()[0].split("(")[0] or rest[0]
    before = text[:position].replace("(", " ").split()
    fix = f"Conditions look like {EXAMPLE}"
    if rest[0] == ")" and text[: position + 1].count(")") > text[:position].count("("):
        fix = "Take out the ')', which closes nothing"
    elif rest[0] in "=<>" or any(each in TIME for each in before[-1:]):
        fix = NO_TIME
    elif rest[0] in "&|!":
        fix = "Use the words and, or, not"
    elif word in ATOMS:
        fix = "Join conditions by 'and' or 'or'"
    elif word.lower() in ATOMS:
        fix = f"Did you mean '{word.lower()}'?"
    elif word != word.lower() and re.fullmatch(r"[A-Za-z][A-Za-z0-9_.]*[),]*", word):
        fix = f"Did you mean '{word.rstrip('),').lower()}'? Names are written small"
    elif before and before[-1] in ATOMS:
        fix = f"Write {before[-1]}({', '.join(ATOMS[before[-1]])})"
    return ConditionError(f"'{word}' does not belong here", column=position + 1, fix=fix)
