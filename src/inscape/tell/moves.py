"""Moves in a writer's words: what one is like, when it is possible, what it changes, and where its numbers come from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from inscape.tell.conditions import condition_in_words, role
from inscape.tell.words import kind_words, listed, plain_name

if TYPE_CHECKING:
    from inscape.scene.model.move import Effect, Move

GROUP_MEANS: Final[Mapping[str, str]] = {
    "attack": "lowers somebody's standing, safety or claim",
    "retort": "answers an attack or a demand, and does not let it stand",
    "probe": "seeks to learn something, or to see what the other will do",
    "inform": "says, shows, hints, denies or hides what is so",
    "order": "tells another what to do",
    "soften": "gives: worth, warmth, thanks, regret, help",
    "submit": "gives way, asks for mercy, puts oneself below the other",
    "withdraw": "takes back one's eyes, voice, nearness or attention",
    "engage": "opens or deepens contact, without yet giving or taking",
    "depart": "ends being together by going",
    "tend": "is what one does with oneself, at nobody",
}
"""What the moves of each group have in common: "an attack lowers ..."."""

SCALES: Final[Mapping[str, tuple[tuple[float, str], ...]]] = {
    "warmth": ((-0.45, "cold"), (-0.15, "cool"), (0.15, "neither warm nor cold"), (0.45, "friendly"), (1.0, "warm")),
    "respect": (
        (-0.45, "strips them of respect"),
        (-0.1, "costs them some respect"),
        (0.1, "leaves their standing alone"),
        (0.45, "shows them respect"),
        (1.0, "honours them"),
    ),
    "dominance": (
        (-0.35, "puts one far below them"),
        (-0.1, "puts one below them"),
        (0.1, "puts neither above the other"),
        (0.35, "puts one above them"),
        (1.0, "puts one far above them"),
    ),
    "activity": ((-0.25, "quiet"), (0.1, "even"), (0.3, "lively"), (1.0, "agitated")),
    "force": ((0.03, "takes no strength"), (0.12, "takes a little strength"), (0.25, "takes strength"), (1.0, "takes much strength")),
    "asks": (
        (0.0, "calls for no answer"),
        (0.3, "hardly calls for an answer"),
        (0.6, "calls for an answer"),
        (1.0, "does not go without an answer"),
    ),
}  # fmt: skip
"""What a number of a move means, up to each bound."""

TO: Final = {"one": "one other", "all": "everyone who is there", "none": "nobody", "self": "oneself"}
VICTIM: Final = {"person": "aimed at the one it is about", "none": "aimed at nobody"}
ABOUT: Final = {
    "none": "nothing in particular",
    "fact": "a fact",
    "person": "a person",
    "regard": "what somebody holds toward another",
    "feeling": "what somebody feels",
    "prospect": "something that may come",
    "offer": "an offer",
    "thing": "a thing",
    "place": "a place",
}
SAYS: Final = {
    "tell": "asserted",
    "deny": "denied",
    "hint": "hinted at, so half as surely",
    "ask": "asked about",
    "show": "shown, which is stronger than saying",
}


class Line(NamedTuple):
    """One thing to know about a move: a label, a text, and lines of dialogue that stand below it."""

    label: str
    text: str
    below: tuple[str, ...] = ()


def move_in_words(name: str, move: Move) -> Iterator[Line]:
    """Everything worth knowing about a move, in the order in which a writer asks."""
    if move.does:
        yield Line("is seen as", _direction(move.does))
    yield Line(
        "done to", TO[move.to] + (f"; {VICTIM[move.victim]}" if move.victim in VICTIM and move.to != "self" else "")
    )
    yield from _topic(move)
    whole = whole_condition(move)
    yield Line("possible", f"when {condition_in_words(whole, role)}" if whole else "at any time")
    yield from _numbers(move)
    yield from _needs(move)
    yield from _effects(move)
    yield from _dialogue(move)
    yield from _origin(name, move)


def whole_condition(move: Move) -> str:
    """What has to hold for a move to be possible: its `when`, and what it and its effects take besides; "" for nothing."""
    from inscape.scene.ground import PRESENCE, takes

    own = move.when or ""
    besides = [takes(move), *(_taken_by(effect) for effect in move.then)]
    parts = [each for each in dict.fromkeys(besides) if each and each != PRESENCE and each not in own]
    return " and ".join([*parts, f"({own})" if parts and " or " in own else own] if own else parts)


def _taken_by(effect: Effect) -> str:
    """What has to hold for an effect to be brought about (as `inscape.scene.effects` has it); "" for nothing."""
    if effect.give or effect.put:
        return "holds(actor, thing)"
    if effect.take:
        return f"not holds(actor, {effect.take})"
    if effect.go and effect.go != "out":
        return f"not here(actor, {effect.go})"
    if effect.offer:
        return "not pending(offer) and not taken(offer)" if effect.offer == "made" else "pending(offer)"
    return f"not may_enter({effect.admit}, place)" if effect.admit else ""


def _numbers(move: Move) -> Iterator[Line]:
    for label in SCALES:
        value = float(getattr(move, label))
        sign = "" if label in ("force", "asks") else "+"
        if move.to in ("none", "self") and label in ("warmth", "respect", "dominance", "asks") and value == 0.0:
            continue
        yield Line(label, f"{value:{sign}.2f}".rjust(5) + f"  {scaled(label, value)}")
    reach = listed([f"{channel} {share:g}" for channel, share in move.carried_by.items() if share])
    yield Line("seconds", f"{move.seconds:g}".rjust(5))
    yield Line("reaches", f"others by {reach}" if reach else "nobody: it happens out of sight and hearing")
    if move.unseen:
        yield Line("unseen", f"{move.unseen:.2f}".rjust(5) + "  its doer is not seen while doing it")
    if move.orienting:
        yield Line("orienting", f"{move.orienting:.2f}".rjust(5) + "  looks, asks or waits to learn more")
    if move.ends_company:
        yield Line("parting", f"{move.ends_company:.2f}".rjust(5) + "  how far it ends being together")


def _topic(move: Move) -> Iterator[Line]:
    topics = [ABOUT[each] for each in move.content]
    if move.content != ("none",):
        yield Line(
            "about", listed(topics).replace(" and ", " or ") + (f", {SAYS[move.says]}" if move.says in SAYS else "")
        )
    if move.opens:
        yield Line("opens", f"{listed([plain_name(each) for each in move.opens])}, so that some answers fit")
    if move.answers is not None:
        yield Line("answers", listed([plain_name(each) for each in move.answers]) or "nothing")
    if move.returns:
        yield Line("returns", listed([plain_name(each) for each in move.returns]) + ", as custom asks, felt or not")
    if move.orders:
        yield Line("orders", f"the other to {plain_name(move.orders)}, until it is done or the matter dropped")


def _needs(move: Move) -> Iterator[Line]:
    if move.serves:
        yield Line("gives one", listed([f"{need} {change:+g}" for need, change in move.serves.items()]))
    if move.hurts:
        yield Line(
            "gives them",
            listed([f"{need} {change:+g}" for need, change in move.hurts.items()]) + ", beyond its warmth and respect",
        )
    if move.shows:
        yield Line("puts on", listed([f"{kind_words(kind).noun} {share:g}" for kind, share in move.shows.items()]))


def _effects(move: Move) -> Iterator[Line]:
    changes = [effect_in_words(effect) for effect in move.then]
    if changes:
        yield Line("then", listed(changes))
    rides = [text for flag, text in (
        (move.carries, "may carry another move along in the same breath"),
        (move.rides, "may ride along on another move"),
        (move.silence, "is the silence of somebody whose turn it was"),
    ) if flag]  # fmt: skip
    if rides:
        yield Line("also", listed(rides))


def _dialogue(move: Move) -> Iterator[Line]:
    for strength, felt in (("mild", "little is felt"), ("plain", "it is felt as usual"), ("strong", "much is felt")):
        lines = getattr(move.lines, strength)
        if lines:
            yield Line("is said", f"when {felt}:", tuple(f'"{line}"' for line in lines))


def _origin(name: str, move: Move) -> Iterator[Line]:
    if move.norm:
        verb = plain_name(move.norm)
        text = f'warmth and activity are how people rate the verb "{verb}" ({move.source}); the other numbers are set by hand'
    else:
        text = "no published norm names this act; its numbers are set by hand" + (
            f" ({move.source})" if move.source and move.source != "assumed" else " (assumed)"
        )
    yield Line("source", text)
    yield Line("yours", f"moves: {{my_{name}: {{like: {name}, warmth: {_milder(move.warmth):g}}}}}")


def effect_in_words(effect: Effect) -> str:
    """What one effect changes: "one looks at the other"."""
    key, value = next(iter(effect.model_dump(exclude_none=True).items()))
    if key == "make":
        return listed([f"it is {'' if so else 'no longer '}so that {plain_name(fact)}" for fact, so in value.items()])
    if key == "mask":
        return f"one {'hides what is felt' if value >= 0.5 else 'lets what is felt be seen'} (mask {value:g})"
    who = role(str(value))
    words = {
        "posture": f"one is {value}",
        "go": "one leaves the scene" if value == "out" else f"one goes to {who}",
        "step": "one comes a step nearer" if value == -1 else "one goes a step away",
        "look": "one looks away" if value == "away" else f"one looks at {who}",
        "give": f"{who} has the thing",
        "take": f"one has {who}",
        "put": f"the thing lies in {who}",
        "offer": f"the offer is {value}",
        "admit": f"{who} may come in",
    }
    return words[key]


def scaled(label: str, value: float) -> str:
    """What a number of a move means, in words."""
    return next((word for bound, word in SCALES[label] if value <= bound), SCALES[label][-1][1])


def _direction(does: str) -> str:
    """A stage direction with its slots as parts of an act: "insults the other"."""
    names = {
        "you": "the other", "your": "the other's", "yourself": "themselves", "me": "one", "my": "their", "myself": "themselves",
        "them": "the one it is about", "they": "they", "their": "their", "fact": "something is so", "what": "it",
        "thing": "a thing", "place": "a place", "offer": "an offer",
    }  # fmt: skip
    return re.sub(r"\{(\w+)\}", lambda match: names.get(match[1], match[0]), does)


def _milder(warmth: float) -> float:
    return round(warmth / 2.0 if abs(warmth) >= 0.1 else 0.3, 2)
