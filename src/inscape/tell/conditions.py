"""Conditions in words: `together(actor, target) and not asked(actor, target)` as a writer says it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from inscape.scene.when import Atom, Every, Expression, Not, parse

ROLES: Final[Mapping[str, str]] = {
    "actor": "one",
    "target": "the other",
    "victim": "the one it is aimed at",
    "place": "the place",
    "thing": "the thing",
    "fact": "it is so",
    "offer": "the offer",
    "content": "what it is about",
}
"""What the words for the parts of an act stand for in prose."""

ATOMS: Final[Mapping[str, tuple[str, str]]] = {
    "present": ("{a} is in the scene", "{a} has left the scene"),
    "here": ("{a} is in {b}", "{a} is not in {b}"),
    "together": ("{a} and {b} are together", "{a} and {b} are not together"),
    "alone": ("nobody is with {a}", "{a} is not alone"),
    "near": ("{a} and {b} are within arm's reach", "{a} and {b} are further than arm's reach apart"),
    "touching": ("{a} and {b} touch", "{a} and {b} do not touch"),
    "facing": ("{a} looks at {b}", "{a} does not look at {b}"),
    "standing": ("{a} is standing", "{a} is not standing"),
    "sitting": ("{a} is sitting", "{a} is not sitting"),
    "lying": ("{a} is lying down", "{a} is not lying down"),
    "masked": ("{a} hides what is felt", "{a} does not hide what is felt"),
    "so": ("{b}", "it is not so that {b}"),
    "knows": ("{a} is fairly sure that {b}", "{a} is not sure that {b}"),
    "denies": ("{a} is fairly sure that it is not so", "{a} has no reason to think that it is not so"),
    "holds": ("{a} has {b}", "{a} does not have {b}"),
    "asked": ("{a} owes {b} an answer", "{a} owes {b} no answer"),
    "ordered": ("{a} is under an order by {b}", "{a} is under no order by {b}"),
    "pending": ("{a} waits for an answer", "{a} does not wait for an answer"),
    "taken": ("{a} has been accepted", "{a} has not been accepted"),
    "refused": ("{a} has been refused", "{a} has not been refused"),
    "slighted": ("{a} has not yet answered a slight by {b}", "{a} has no slight by {b} to answer"),
    "may_enter": ("{a} may come into {b}", "{a} may not come into {b}"),
    "at_home": ("{a} is at home here", "{a} is not at home here"),
    "open": ("{a} is still open", "{a} is settled"),
    "came": ("{a} has come true", "{a} has not come true"),
    "hears": ("{b} is within {a}'s hearing", "{b} is out of {a}'s hearing"),
    "met": ("{b} has already had to do with {a} here", "{b} has had nothing to do with {a} here yet"),
    "wronged": ("{a} has something against {b}", "{a} has nothing against {b}"),
    "given": ("{b} has just been kind to {a}", "{b} has done {a} no kindness of late"),
    "told": ("{b} has just told {a} something", "{b} has told {a} nothing of late"),
    "harsh": ("{b} has just said something harsh to {a}", "{b} has said nothing harsh to {a} of late"),
    "questioned": ("{b} has just asked {a} something", "{b} has asked {a} nothing of late"),
    "wonders": ("{a} has some reason to wonder whether {b}", "it has not crossed {a}'s mind whether {b}"),
    "troubled": ("{b} sees that {a} looks troubled", "{b} does not see that {a} looks troubled"),
    "bound": ("{a} has a duty or a role here", "{a} has neither duty nor role here"),
    "did": ("{a} had a hand in it", "{a} had no hand in it"),
    "within_reach": ("{b} is within the reach of {a}", "{b} is out of the reach of {a}"),
}
"""Each atom as it holds, and as it does not; {a} and {b} are its names. Facts stand in {b}."""

Called = Callable[[str], str]


def role(name: str) -> str:
    """What a name in a condition of a move stands for: its part in the act, or the name as prose."""
    return ROLES.get(name, name.replace("_", " "))


def condition_in_words(text: str, called: Called = role) -> str:
    """A condition as a clause: "one and the other are in one place, and one owes the other no answer".

    called: what each name in it is called. Raises `ConditionError` if it cannot be read.
    """
    return _said(parse(text), called, is_top=True)


def _said(expression: Expression, called: Called, *, is_top: bool = False, sign: bool = True) -> str:
    if isinstance(expression, Atom):
        return _atom(expression, called, sign=sign)
    if isinstance(expression, Not):
        return _said(expression.part, called, is_top=is_top, sign=not sign)
    if len(expression.parts) == 1:
        return _said(expression.parts[0], called, is_top=is_top, sign=sign)
    joined = " and " if isinstance(expression, Every) == sign else " or "
    parts = [_said(part, called, sign=sign) for part in expression.parts]
    if is_top:
        return (joined if len(parts) == 2 and not any(" and " in part for part in parts) else f",{joined}").join(parts)
    return f"either {joined.join(parts)}" if joined == " or " else joined.join(parts)


def _atom(atom: Atom, called: Called, *, sign: bool) -> str:
    template = ATOMS[atom.name][0 if sign else 1]
    names = [called(name) for name in atom.arguments]
    first, second = (names[0], names[-1])
    return template.replace("{a}", first).replace("{b}", second)
