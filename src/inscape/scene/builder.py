"""From the parse tree of an expectation to its values."""

from __future__ import annotations

from typing import Any

from lark import Token, Transformer

from inscape.scene.claims import (
    ActLike,
    Clause,
    Count,
    Edge,
    Effect,
    Either,
    Expectation,
    Felt,
    Length,
    Level,
    Likeness,
    Measure,
    Quantity,
    Related,
    Repeated,
    Share,
    Window,
)


def build(text: str, tree: Any) -> Expectation:
    """The expectation that the tree states; `elsewhere` without an `at` on the other side keeps no pattern."""
    claim: Expectation = _Builder(text).transform(tree)
    return claim


def _column(token: Token | None) -> int:
    return token.column or 1 if token is not None else 1


def _name(token: Token | None) -> str | None:
    return str(token) if token is not None else None


class _Builder(Transformer[Token, Any]):
    """One method for each rule of the grammar; the children of a rule are its arguments."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def expectation(self, parts: list[Any]) -> Expectation:
        twin, (measure, sign, against, effect, other) = parts
        if isinstance(against, Share | Count | Length | Felt | Likeness):
            measure, against = _elsewhere(measure, against)
        return Expectation(self.text, _name(twin), measure, sign, against, effect, other)

    def with_number(self, parts: list[Any]) -> tuple[Any, ...]:
        return parts[0], str(parts[1]), float(parts[2]), Effect(0.0), None

    def with_measure(self, parts: list[Any]) -> tuple[Any, ...]:
        return parts[0], str(parts[1]), parts[2], parts[3] or Effect(0.0), None

    def with_scene(self, parts: list[Any]) -> tuple[Any, ...]:
        return parts[0], str(parts[1]), None, parts[3], parts[2]

    def alike(self, parts: list[Any]) -> tuple[Any, ...]:
        return parts[0], "same", None, parts[2], parts[1]

    def base(self, _parts: list[Any]) -> None:
        return None

    def twin(self, parts: list[Any]) -> str:
        return str(parts[0])

    def effect(self, parts: list[Any]) -> Effect:
        return Effect(float(parts[0]) / (100.0 if parts[1] else 1.0), parts[1] is not None)

    def share(self, parts: list[Any]) -> Share:
        return Share(parts[0], parts[1])

    def clauses(self, parts: list[Any]) -> tuple[Clause, ...]:
        return tuple(parts)

    def never(self, parts: list[Any]) -> Clause:
        return Clause(parts[0], 0, 0)

    def at_most(self, parts: list[Any]) -> Clause:
        return Clause(parts[0]) if parts[2] is None else Clause(parts[0], 0, int(parts[2]))

    def count(self, parts: list[Any]) -> Count:
        return Count(parts[0])

    def length(self, _parts: list[Any]) -> Length:
        return Length()

    def likeness(self, parts: list[Any]) -> Likeness:
        return Likeness(str(parts[0]))

    def felt(self, parts: list[Any]) -> Felt:
        return Felt(parts[0], parts[1], parts[2])

    def aggregate(self, parts: list[Any]) -> str:
        return str(parts[0])

    def window(self, parts: list[Any]) -> Window:
        return Window(parts[0].value, parts[1])

    def elsewhere(self, _parts: list[Any]) -> Window:
        return Window("elsewhere", None)

    def edge(self, parts: list[Any]) -> Edge:
        return Edge(parts[0].value, parts[1])

    def either(self, parts: list[Any]) -> Either:
        return Either(parts[0], parts[1])

    def related(self, parts: list[Any]) -> Related:
        relation: Any = " ".join(str(parts[1]).split())
        return Related(parts[0], relation, parts[2])

    def repeated(self, parts: list[Any]) -> Repeated:
        return Repeated(parts[0], int(parts[2]))

    def act(self, parts: list[Any]) -> ActLike:
        what, by, to, about, cut = parts
        columns = (_column(what), _column(by), _column(to), _column(about))
        return ActLike(None if what == "act" else str(what), _name(by), _name(to), _name(about), cut, columns)

    def cut_off(self, parts: list[Any]) -> ActLike:
        return ActLike(None, by=_name(parts[1]), cutting=parts[0], columns=(1, _column(parts[1]), 1, 1))

    def cut(self, parts: list[Any]) -> ActLike:
        return self.act([*parts, None, None])

    def by(self, parts: list[Any]) -> Token:
        token: Token = parts[0]
        return token

    to = about = by

    def level(self, parts: list[Any]) -> Level:
        return Level(parts[0], str(parts[1]), float(parts[2]))

    def quantity(self, parts: list[Any]) -> Quantity:
        return Quantity(tuple(str(parts[0]).split(".")), _name(parts[1]), _column(parts[0]))


def _elsewhere(left: Measure, right: Measure) -> tuple[Measure, Measure]:
    """Gives `elsewhere` on one side the pattern of the `at` on the other."""
    return _complement(left, right), _complement(right, left)


def _complement(one: Measure, other: Measure) -> Measure:
    if not isinstance(one, Felt) or one.window is None or one.window.relation != "elsewhere":
        return one
    pattern = (
        other.window.pattern if isinstance(other, Felt) and other.window and other.window.relation == "at" else None
    )
    return one._replace(window=Window("elsewhere", pattern))
