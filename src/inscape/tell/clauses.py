"""What an act is about, as a clause in somebody's mouth: "you lost it", "I am drawn to you", "Hux despises Kylo"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from inscape.mind.axes import KINDS, STRANDS
from inscape.tell.names import Naming
from inscape.tell.words import Pronouns, kind_words, strand_words

if TYPE_CHECKING:
    from inscape.scene.scene import Scene

AFTER_OBJECT: Final = "a|the|as|to|with|that|until|whether|than|if|because|and|or|but|from|in|into|at|by|for|on|over|off|out|about|up|down|back|away"
"""Words that follow whom a verb is done to, and no subject: a pattern."""

_FIRST_PERSON: Final = {"is": "am", "has": "have", "was": "was", "does": "do"}
_FIRST_WORD: Final = re.compile(r"(\w*)(.*)", re.DOTALL)
_JOINED: Final = re.compile(r"(, and (?:almost |then )?)(\w+s)\b")
_SECOND_PERSON: Final = {"is": "are", "has": "have", "was": "were", "does": "do"}


def clause(scene: Scene, naming: Naming, row: int, *, spoken: bool) -> str:
    """What the act of this row asserts, denies or asks, as a clause without its sign; "" if it is about no such thing.

    spoken: as its actor says it to its target ("you lost it"), not as a stage direction has it ("Ben lost it").
    """
    name, contents = scene.roster.acts[row], scene.stage.contents
    index = int(scene.stage.acts.content[row])
    me, you = (name.actor, name.target) if spoken else ("", naming.reader)
    naming = Naming(scene) if naming.reader else naming
    fact = int(contents.fact[index])
    if fact >= 0:
        return voiced(naming.fact(scene.roster.facts[fact]), _person(naming, me), _person(naming, you))
    holder, toward = int(contents.holder[index]), int(contents.toward[index])
    if holder < 0 or toward < 0:
        return ""
    one, other = scene.roster.persons[holder], scene.roster.persons[toward]
    verb = _verb(int(contents.strand[index]), int(contents.kind[index]))
    objects = {name: word for name, word in ((me, "me"), (you, "you")) if name}
    object_ = objects.get(other) or (naming.pronouns(one).reflexive if one == other else naming.called(other))
    return voiced(f"{naming.called(one)} {verb} {object_}", _person(naming, me), _person(naming, you))


class Person(NamedTuple):
    """Somebody as a clause may name them; called "" is nobody."""

    called: str
    pronouns: Pronouns


def voiced(said: str, speaker: Person, hearer: Person) -> str:
    """A clause as one says it to another: "Ben lost his bicycle", to Ben, is "you lost your bicycle"; by Ben, "I lost my".

    Names give way where they open the clause, stand in the possessive or are what a verb is done to ("is leaving Ben"), and
    pronouns that go with a name that opened it.
    """
    for person, subject, object_, own, self_, verbs in (
        (speaker, "I", "me", "my", "myself", _FIRST_PERSON),
        (hearer, "you", "you", "your", "yourself", _SECOND_PERSON),
    ):
        name = person.called
        if not name:
            continue
        said = re.sub(rf"\b{re.escape(name)}'s?(?=\s)", own, said)
        said = re.sub(rf"(?<=\s){re.escape(name)}(?=$|[.,;:!?]|\s(?:{AFTER_OBJECT})\b)", object_, said)
        if said.startswith(f"{name} "):
            verb, space, tail = said.removeprefix(f"{name} ").partition(" ")
            tail = re.sub(rf"\b{person.pronouns.possessive}\b", own, tail)
            tail = re.sub(rf"\b{person.pronouns.reflexive}\b", self_, tail)
            said = f"{subject} {verbs.get(verb) or _bare(verb)}{space}{tail}"
    return said


def _person(naming: Naming, name: str) -> Person:
    return Person(naming.called(name) if name else "", naming.pronouns(name))


def _bare(verb: str) -> str:
    """The form that goes with "you": "despises" without its s; past forms and others as they are."""
    if verb in ("lies", "ties", "dies", "does"):
        return verb[:-1] if verb != "does" else "do"
    if not verb.endswith("s") or verb.endswith(("ss", "us", "is")):
        return verb
    if verb.endswith("ies"):
        return f"{verb[:-3]}y"
    return verb[:-2] if verb.endswith(("sses", "shes", "ches", "xes", "zzes", "goes")) else verb[:-1]


def second_person(does: str) -> str:
    """What somebody does, as said to them: "feels for him, and says so" is "feel for him, and say so"."""
    first, rest = _FIRST_WORD.match(does).group(1, 2)  # type: ignore[union-attr]
    rest = _JOINED.sub(lambda match: f"{match[1]}{_SECOND_PERSON.get(match[2]) or _bare(match[2])}", rest)
    return f"{_SECOND_PERSON.get(first) or _bare(first)}{rest}"


def _verb(strand: int, kind: int) -> str:
    if strand >= 0:
        return str(strand_words(STRANDS[strand])["holds"])
    words = kind_words(KINDS[kind])
    return f"feels {words.noun} {words.about}"
