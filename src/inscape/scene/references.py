"""Every place where a scene file names something that it, or the stock, declares elsewhere."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from inscape.scene.model import (
    BeliefAbout,
    Character,
    Effect,
    Event,
    Fact,
    Matter,
    Move,
    Offer,
    Place,
    Prospect,
    SceneFile,
    Settler,
    Shift,
    Thing,
    Uninvited,
)  # fmt: skip
from inscape.scene.text import Keys


class Reference(NamedTuple):
    """A name used. path: where, in the model's terms. word: the name. kind: what it should name (see `names.KINDS`).

    at_key: it is a key of the file, not a value.
    """

    path: Keys
    word: str
    kind: str
    at_key: bool = False


class Written(NamedTuple):
    """A condition that the file states.

    owner: whose prospects it means first, "" for nobody's. in_move: whether `actor`, `target` and so on stand for something.
    """

    path: Keys
    text: str
    owner: str = ""
    in_move: bool = False


Found = Iterator[Reference | Written]


def references(model: SceneFile) -> Found:
    """Every name used in the file, in its order, and every condition."""
    for name, place in model.places.items():
        yield from _place(("places", name), place)
    for name, one in model.cast.items():
        yield from _character(("cast", name), name, one)
    for name, fact in model.facts.items():
        yield from _fact(("facts", name), fact)
    for name, thing in model.things.items():
        yield from _thing(("things", name), thing)
    for name, offer in model.offers.items():
        yield from _offer(("offers", name), offer)
    for index, attitude in enumerate(model.contents):
        for key in ("regard", "feeling", "toward"):
            yield from _value(("contents", index, key), getattr(attitude, key), "person")
    for index, history in enumerate(model.history):
        yield from _values(("history", index, "between"), history.between, "character")
    for name, event in model.events.items():
        yield from _event(("events", name), event)
    yield from _values(("moves", "stock"), () if model.moves.stock == "all" else model.moves.stock, "stock move")
    for name, move in model.moves.own.items():
        yield from _move(("moves", name), move)
    for index, text in enumerate(model.ends.when):
        yield Written(("ends", "when", index), text)
    yield from _keys(("theory",), model.theory, "constant")


def move_references(move: Move) -> Found:
    """Every name used in a move's definition, and its condition."""
    return _move((), move)


def _place(path: Keys, place: Place) -> Found:
    yield from _values((*path, "home"), place.home, "person")
    if isinstance(place.enter, Uninvited):
        yield from _values((*path, "enter", "uninvited"), place.enter.uninvited, "person")
    yield from _values((*path, "opens_to"), place.opens_to or (), "place")
    yield from _keys((*path, "sees"), place.sees, "place")
    yield from _keys((*path, "hears"), place.hears, "place")


def _character(path: Keys, name: str, one: Character) -> Found:
    yield from _value((*path, "at"), one.at, "place")
    yield from _value((*path, "facing"), one.facing, "person")
    yield from _keys((*path, "needs"), one.needs, "need")
    for index, feeling in enumerate(one.feels):
        yield Reference((*path, "feels", index, "about"), feeling.about, "topic")
    for key in ("regard", "professes", "shows"):
        yield from _keys((*path, key), getattr(one, key), "person")
    for about, belief in one.believes.items():
        if isinstance(belief, BeliefAbout):
            yield from _belief((*path, "believes", about), about, belief)
        else:
            yield Reference((*path, "believes", about), about, "fact", at_key=True)
    for index, standard in enumerate(one.standards):
        yield from _value((*path, "standards", index, "for"), standard.for_, "held to it")
        for key, matter in (("wrong", standard.wrong), ("right", standard.right)):
            if matter is not None:
                yield from _matter((*path, "standards", index, key), matter)
    yield from _obligations(path, name, one)
    for title, prospect in one.prospects.items():
        yield from _prospect((*path, "prospects", title), name, prospect)
    yield from _past(path, one)
    yield from _values((*path, "moves", "only"), one.moves.only or (), "move or group")
    yield from _values((*path, "moves", "not"), one.moves.not_, "move or group")
    for title, move in one.moves.also.items():
        yield from _move((*path, "moves", "also", title), move)
    yield from _keys((*path, "lines"), one.lines, "move")


def _belief(path: Keys, about: str, belief: BeliefAbout) -> Found:
    yield Reference(path, about, "character", at_key=True)
    yield from _keys((*path, "regard"), belief.regard, "person")
    yield from _keys((*path, "knows"), belief.knows, "fact")


def _matter(path: Keys, matter: Matter) -> Found:
    yield from _value((*path, "about"), matter.about, "topic")
    yield from _value((*path, "do"), matter.do, "deed")
    yield from _value((*path, "to"), matter.to, "person")


def _obligations(path: Keys, name: str, one: Character) -> Found:
    yield from _values((*path, "orders"), one.orders, "character")
    for index, duty in enumerate(one.duties):
        where = (*path, "duties", index)
        yield from _value((*where, "see_to"), duty.see_to, "person")
        yield from _value((*where, "do"), duty.do, "move or group")
        yield from _value((*where, "to"), duty.to, "person")
        for key, text in (("until", duty.until), ("while", duty.while_)):
            if text is not None:
                yield Written((*where, key), text, name)


def _prospect(path: Keys, owner: str, prospect: Prospect) -> Found:
    yield from _value((*path, "by"), prospect.by, "person")
    yield from _keys((*path, "stakes"), prospect.stakes, "need")
    for key in ("settled_by", "dashed_by", "likelier", "unlikelier"):
        for index, part in enumerate(getattr(prospect, key)):
            yield from _settler((*path, key, index), owner, part)


def _settler(path: Keys, owner: str, part: Settler | Shift) -> Found:
    yield from _value((*path, "move"), part.move, "move")
    yield from _value((*path, "by"), part.by, "person")
    yield from _value((*path, "to"), part.to, "person")
    if isinstance(part, Settler):
        yield from _value((*path, "fact"), part.fact, "fact")
        yield from _value((*path, "believes"), part.believes, "character")
        if part.when is not None:
            yield Written((*path, "when"), part.when, owner)


def _past(path: Keys, one: Character) -> Found:
    for index, past in enumerate(one.past):
        where = (*path, "past", index)
        yield from _value((*where, "by"), past.by, "person")
        yield from _value((*where, "to"), past.to, "person")
        yield from _keys((*where, "hoped"), past.hoped, "need")
        yield from _keys((*where, "came"), past.came, "need")
    for index, slight in enumerate(one.slights):
        yield Reference((*path, "slights", index, "by"), slight.by, "person")


def _fact(path: Keys, fact: Fact) -> Found:
    yield from _values((*path, "by"), fact.by, "person")
    yield from _values((*path, "to"), fact.to, "person")
    yield from _stakes((*path, "means"), fact.means)
    yield from _keys((*path, "right"), fact.right, "judge")
    yield from _keys((*path, "known_to"), fact.known_to or {}, "character")
    yield from _keys((*path, "suggests"), fact.suggests, "fact")
    yield from _values((*path, "excludes"), fact.excludes, "fact")


def _thing(path: Keys, thing: Thing) -> Found:
    yield from _value((*path, "held_by"), thing.held_by, "character")
    yield from _value((*path, "at"), thing.at, "place")
    yield from _value((*path, "shows"), thing.shows, "fact")


def _offer(path: Keys, offer: Offer) -> Found:
    yield Reference((*path, "by"), offer.by, "character")
    yield Reference((*path, "to"), offer.to, "character")
    yield from _stakes((*path, "if_taken"), offer.if_taken)
    yield from _stakes((*path, "if_refused"), offer.if_refused)


def _event(path: Keys, event: Event) -> Found:
    if event.when is not None:
        yield Written((*path, "when"), event.when)
    yield from _value((*path, "at"), event.at, "place")
    yield from _values((*path, "tells"), event.tells, "fact")
    yield from _stakes((*path, "hurts"), event.hurts)
    yield from _effects(path, event.then, grounded=False)


def _move(path: Keys, move: Move) -> Found:
    yield from _value((*path, "like"), move.like, "move")
    yield from _keys((*path, "serves"), move.serves, "need")
    yield from _keys((*path, "hurts"), move.hurts, "need")
    yield from _value((*path, "orders"), move.orders, "move or group")
    if move.when is not None:
        yield Written((*path, "when"), move.when, in_move=True)
    yield from _effects(path, move.then, grounded=True)


def _effects(path: Keys, effects: Iterable[Effect], *, grounded: bool) -> Found:
    """grounded: the effects of a move, where `target`, `thing` and so on stand for those of the act."""
    kinds = {
        "go": "way",
        "look": "looked at",
        "give": "receiver",
        "take": "taken thing",
        "put": "spot",
        "admit": "receiver",
    }
    plain = {"go": "way", "look": "person", "give": "character", "take": "thing", "put": "place", "admit": "character"}
    for index, effect in enumerate(effects):
        for key, kind in (kinds if grounded else plain).items():
            yield from _value((*path, "then", index, key), getattr(effect, key), kind)
        yield from _keys((*path, "then", index, "make"), effect.make or {}, "made fact" if grounded else "fact")


def _stakes(path: Keys, stakes: Mapping[str, Mapping[str, float]]) -> Found:
    needs = (_keys((*path, who), changes, "need") for who, changes in stakes.items())
    return chain(_keys(path, stakes, "character"), chain.from_iterable(needs))


def _value(path: Keys, word: str | None, kind: str) -> Found:
    if word is not None:
        yield Reference(path, word, kind)


def _values(path: Keys, words: Iterable[str], kind: str) -> Found:
    return (Reference((*path, index), word, kind) for index, word in enumerate(words))


def _keys(path: Keys, words: Iterable[str], kind: str) -> Found:
    return (Reference((*path, word), word, kind, at_key=True) for word in words)
