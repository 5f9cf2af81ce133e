"""What is allowed in a scene file but hardly meant: warnings, for authors who ask `inscape check`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import Final

from inscape.errors import Problem
from inscape.scene import when
from inscape.scene.begin import default_place
from inscape.scene.beliefs import UNKNOWN
from inscape.scene.model import BeliefAbout, Fact, Move, Prospect, SceneFile, Uninvited
from inscape.scene.problems import trace
from inscape.scene.references import Reference, Written, references
from inscape.scene.repertoire import derived
from inscape.scene.stock import stock_moves
from inscape.scene.stray import stray
from inscape.scene.text import Document, Keys
from inscape.scene.unread import Doubt, unread

MUCH: Final = 0.4
"""A change of a need, -1 to 1, from which on a fact means so much that something is felt about it. Assumed."""


class Uses:
    """What a scene, and the moves in it, use."""

    def __init__(self, model: SceneFile) -> None:
        self.model = model
        self.found = list(references(model))

    @cached_property
    def named(self) -> frozenset[str]:
        """Every word used as a name, in values, keys and conditions."""
        words = {each.word for each in self.found if isinstance(each, Reference)}
        for each in self.found:
            if isinstance(each, Written):
                words.update(word for atom in when.atoms(when.parse(each.text)) for word in atom.arguments)
        return frozenset(words)

    @cached_property
    def moves(self) -> Mapping[str, Move]:
        """The moves that somebody here could do, with `like` carried out."""
        stock, wanted = stock_moves(), self.model.moves.stock
        base = dict(stock) | self.model.moves.own
        chosen = set(stock if wanted == "all" else wanted) | set(self.model.moves.own)
        own = {name: move for one in self.model.cast.values() for name, move in one.moves.also.items()}
        return {name: derived(move, base) for name, move in ({name: base[name] for name in chosen} | own).items()}


def doubts(model: SceneFile, document: Document) -> Iterator[Problem]:
    """Every warning about a scene that has no errors."""
    uses = Uses(model)
    for doubt in DOUBTS:
        for path, code, message, hint in doubt(uses):
            yield document.problem(trace(document.values, path).path, message, hint, code=code)


def _needs(uses: Uses) -> Iterator[Doubt]:
    """Needs of the author's own that nothing serves."""
    served = {need for move in uses.moves.values() for need in (*move.serves, *move.hurts)}
    for name, need in uses.model.needs.items():
        staked = any(name in changes for changes in _changes(uses.model))
        if not need.served_by and name not in served and not staked:
            yield (
                ("needs", name),
                "W101",
                "nothing serves or hurts this need",
                "Give it 'served_by', or moves that serve it",
            )


def _changes(model: SceneFile) -> Iterator[Mapping[str, float]]:
    """Every statement of what changes which needs."""
    for one in model.cast.values():
        yield from (prospect.stakes for prospect in one.prospects.values())
    for fact in model.facts.values():
        yield from fact.means.values()
    for offer in model.offers.values():
        yield from (*offer.if_taken.values(), *offer.if_refused.values())
    for event in model.events.values():
        yield from event.hurts.values()


def _prospects(uses: Uses) -> Iterator[Doubt]:
    """Prospects without stakes, and prospects that nothing can change."""
    for who, one in uses.model.cast.items():
        for name, prospect in one.prospects.items():
            path = ("cast", who, "prospects", name)
            if not prospect.stakes:
                yield path, "W105", f"nothing is at stake for {who} in this", "Give it 'stakes'"
            elif prospect.by not in uses.model.cast and not _can_change(prospect):
                hint = "Give it 'settled_by' or 'likelier', or leave it if a fixed worry or hope is meant"
                yield path, "W102", "nothing can change this prospect", hint


def _can_change(prospect: Prospect) -> bool:
    return bool(prospect.settled_by or prospect.dashed_by or prospect.likelier or prospect.unlikelier)


def _moves(uses: Uses) -> Iterator[Doubt]:
    """Moves of the scene that can never be possible."""
    places: list[tuple[Keys, str]] = [(("moves", name), name) for name in uses.model.moves.own]
    for who, one in uses.model.cast.items():
        places += [(("cast", who, "moves", "also", name), name) for name in one.moves.also]
    for path, name in places:
        move = uses.moves[name]
        if move.to == "one" and len(uses.model.cast) == 1:
            yield path, "W103", "nobody is here to do it to, so it is never possible", "Set 'to: none'"
        absent = {"fact": uses.model.facts, "thing": uses.model.things, "offer": uses.model.offers}
        if move.content and all(each in absent and not absent[each] for each in move.content):
            what = " or ".join(move.content)
            yield (
                path,
                "W103",
                f"there is no {what} that it could be about, so it is never possible",
                f"Declare a {what}",
            )


def _conditions(uses: Uses) -> Iterator[Doubt]:
    """Conditions that contradict themselves."""
    for each in uses.found:
        if isinstance(each, Written) and all(map(_is_absurd, when.clauses(when.parse(each.text)))):
            move = each.in_move
            hint = "Look for a thing and its contrary joined by 'and'"
            yield each.path, "W103" if move else "W106", "this contradicts itself, so it never holds", hint


def _is_absurd(clause: tuple[when.Literal, ...]) -> bool:
    """Whether a clause asks somebody to be two ways, in two places or with and without somebody at once."""
    held = {(literal.name, literal.arguments) for literal in clause if literal.sign}
    denied = {(literal.name, literal.arguments) for literal in clause if not literal.sign}
    postures = [arguments for name, arguments in held if name in ("standing", "sitting", "lying")]
    spots = [arguments[0] for name, arguments in held if name == "here"]
    alone = {arguments[0] for name, arguments in held if name == "alone"}
    met = {who for name, arguments in held if name in ("together", "near", "touching") for who in arguments}
    gone = {arguments[0] for name, arguments in denied if name == "present"}
    twice = len(set(postures)) < len(postures) or len(set(spots)) < len(spots)
    return twice or bool(alone & met) or bool(gone & (met | set(spots)))


def _facts(uses: Uses) -> Iterator[Doubt]:
    """Facts that nobody can come to know, and facts that would make no difference."""
    suggested = {other for fact in uses.model.facts.values() for other in (*fact.suggests, *fact.excludes)}
    evidence = {thing.shows for thing in uses.model.things.values()}
    told = {fact for event in uses.model.events.values() for fact in event.tells}
    made = {fact for move in uses.moves.values() for effect in move.then for fact in effect.make or {}}
    made |= {fact for event in uses.model.events.values() for effect in event.then for fact in effect.make or {}}
    for name, fact in uses.model.facts.items():
        known = _known(fact) if fact.known_to is None else fact.known_to
        believed = any(name in one.believes for one in uses.model.cast.values())
        cast_knows = any(who in uses.model.cast for who in known)
        if not (cast_knows or believed or name in suggested | evidence | told | made):
            message = "nobody knows, believes or can learn this fact, so it does nothing"
            yield ("facts", name), "W104", message, "Say who knows it with 'known_to'"
        elif not (
            fact.means or fact.right or fact.suggests or fact.excludes or name in uses.named - {name} | evidence | told
        ):
            yield ("facts", name), "W105", "this fact means nothing to anybody", "Give it 'means' or 'right'"


def _unfelt(uses: Uses) -> Iterator[Doubt]:
    """Facts that mean much to who knows them from the start, and of which nothing is felt: only news stirs."""
    for name, fact in uses.model.facts.items():
        for who in _known(fact):
            one = uses.model.cast.get(who)
            if one is None or max(map(abs, fact.means.get(who, {}).values()), default=0.0) < MUCH:
                continue
            near = {name, "situation", "self", *fact.by, *fact.to}
            slighted = any(slight.by in fact.by for slight in one.slights)
            if not (one.past or slighted or any(feeling.about in near for feeling in one.feels)):
                message = f"{who} knows this from the start, and what is known already stirs nothing"
                hint = f"Say what {who} feels about it with 'feels', or let it come as news"
                yield ("facts", name), "W118", message, hint


def _known(fact: Fact) -> Mapping[str, float]:
    """Who is sure of a fact at the start, and how sure, as it states or as holds where it does not."""
    if fact.known_to is None:
        return dict.fromkeys((*fact.by, *fact.to), 1.0) if fact.so else {}
    return {who: sure for who, sure in fact.known_to.items() if sure > UNKNOWN}


def _duties(uses: Uses) -> Iterator[Doubt]:
    """Duties of which it is not said to whom they are owed, where there is more than one other."""
    for who, one in uses.model.cast.items():
        for index, duty in enumerate(one.duties):
            move = uses.moves.get(duty.do or "")
            if move is not None and move.to == "one" and duty.to is None and len(uses.model.cast) > 2:
                message = f"it is not said to whom {who} owes this, so doing it to anybody will do"
                yield ("cast", who, "duties", index), "W117", message, "Say to whom with 'to'"


def _things(uses: Uses) -> Iterator[Doubt]:
    for name, thing in uses.model.things.items():
        if thing.held_by is None and thing.at is None:
            yield ("things", name), "W107", "this thing is nowhere", "Say 'held_by' or 'at'"


def _places(uses: Uses) -> Iterator[Doubt]:
    """Places that nobody is in or can come to."""
    occupied = {one.at or default_place(uses.model, name) for name, one in uses.model.cast.items()}
    for name, place in uses.model.places.items():
        invited = place.enter.uninvited if isinstance(place.enter, Uninvited) else ()
        if name not in occupied and place.enter != "anyone" and not {*invited, *place.home} & set(uses.model.cast):
            hint = "Let somebody in with 'enter', or give it a 'home'"
            yield ("places", name), "W108", "nobody is here, and nobody may come in uninvited", hint


def _people(uses: Uses) -> Iterator[Doubt]:
    for name in uses.model.people:
        if name not in uses.named:
            yield (
                ("people", name),
                "W109",
                "nobody here has to do with them",
                "Give somebody a regard for them, or take them out",
            )


def _repertoires(uses: Uses) -> Iterator[Doubt]:
    """Characters with nothing to do, and lines for moves that one never makes."""
    for who, one in uses.model.cast.items():
        refused, only = set(one.moves.not_), one.moves.only
        shared = {name: move for name, move in uses.moves.items() if name in {**stock_moves(), **uses.model.moves.own}}
        opened = {
            name
            for name, move in shared.items()
            if not {name, move.group} & refused and (only is None or {name, move.group} & set(only))
        } | set(one.moves.also)
        if not opened:
            yield ("cast", who, "moves"), "W110", f"{who} has no move to make", "Allow some"
        for name in one.lines:
            if name not in opened:
                yield (
                    ("cast", who, "lines", name),
                    "W111",
                    f"{who} never makes this move, so these lines are never said",
                    "",
                )


def _beliefs(uses: Uses) -> Iterator[Doubt]:
    """Beliefs about what others know of facts that there is nothing to know of."""
    for who, one in uses.model.cast.items():
        for about, belief in one.believes.items():
            if isinstance(belief, BeliefAbout) and not belief.model_fields_set:
                yield ("cast", who, "believes", about), "W112", "nothing is believed here", "Take it out"


def _prose(uses: Uses) -> Iterator[Doubt]:
    """Text for readers and listeners that has the file's punctuation in it."""
    return stray(uses.model)


def _unread(uses: Uses) -> Iterator[Doubt]:
    """What the format can say and no mind reads yet."""
    return unread(uses.model)


DOUBTS: Final[tuple[Callable[[Uses], Iterator[Doubt]], ...]] = (
    _needs, _prospects, _moves, _conditions, _facts, _unfelt, _duties, _things, _places, _people, _repertoires, _beliefs, _prose, _unread,
)  # fmt: skip
