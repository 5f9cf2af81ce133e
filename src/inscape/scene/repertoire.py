"""Who can do what: the scene's moves, stock and own, and which of them are open to each character."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from inscape.mind.axes import GROUP
from inscape.scene.model import Character, Move, SceneFile

Moves = Mapping[str, Move]


@dataclass(frozen=True)
class Repertoire:
    """The moves of a scene.

    names: of all moves, in order of name; a move of one's own that others define otherwise comes once for each form. moves: the definitions along `names`, with `like` carried out. open_to: for each character, the positions
    of the moves open to it. demands: what orders order, in order of name.
    """

    names: tuple[str, ...]
    moves: tuple[Move, ...]
    open_to: Mapping[str, tuple[int, ...]]
    demands: tuple[str, ...]

    def groups(self) -> dict[str, str]:
        """The group of each move, by name; groups stand for themselves."""
        found = {group: group for group in GROUP}
        return found | {name: move.group or "" for name, move in zip(self.names, self.moves, strict=True)}


def repertoire(model: SceneFile, stock: Callable[[], Moves] | None = None) -> Repertoire:
    """Gather the moves of a scene. `stock` stands in for the stock library in tests."""
    library = dict((stock or _stock)())
    base = library | dict(model.moves.own)
    everyone = {name: base[name] for name in _chosen(model, library)} | dict(model.moves.own)
    everyone = {name: derived(move, base) for name, move in everyone.items()}
    own = {who: _open(one, everyone, base) for who, one in model.cast.items()}
    forms: dict[tuple[str, str], Move] = {}
    for moves in (everyone, *own.values()):
        for name, move in moves.items():
            forms.setdefault((name, move.model_dump_json()), move)
    order = sorted(forms)
    position = {form: index for index, form in enumerate(order)}
    open_to = {
        who: tuple(sorted(position[name, move.model_dump_json()] for name, move in moves.items()))
        for who, moves in own.items()
    }
    ordered = {move.orders for form, move in forms.items() if move.orders and position[form] in _used(open_to)}
    return Repertoire(
        tuple(name for name, _ in order), tuple(forms[form] for form in order), open_to, tuple(sorted(ordered))
    )


def derived(move: Move, known: Moves, seen: tuple[str, ...] = ()) -> Move:
    """The move with what it leaves out taken from the move it is `like`. Circles end where they close."""
    if move.like is None or move.like in seen or move.like not in known:
        return move
    start = derived(known[move.like], known, (*seen, move.like))
    stated = {name: getattr(move, name) for name in move.model_fields_set if name != "like"}
    return start.model_copy(update=stated | {"like": None})


def _stock() -> Moves:
    from inscape.scene.stock import stock_moves

    return stock_moves()


def _chosen(model: SceneFile, library: Moves) -> list[str]:
    wanted = model.moves.stock
    return list(library) if wanted == "all" else [name for name in wanted if name in library]


def _open(one: Character, everyone: Moves, base: Moves) -> Moves:
    """What is open to this one: everyone's moves as `only` and `not` leave them, and one's own."""
    only, refused = one.moves.only, set(one.moves.not_)
    found = {
        name: move
        for name, move in everyone.items()
        if (only is None or name in only or move.group in only) and name not in refused and move.group not in refused
    }
    return found | {name: derived(move, base) for name, move in one.moves.also.items()}


def _used(open_to: Mapping[str, tuple[int, ...]]) -> set[int]:
    return {index for indexes in open_to.values() for index in indexes}
