"""Filling an author's slots: {me} {you} {them} {what} {fact} {thing} {place} and the pronouns that go with them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from inscape.tell.clauses import AFTER_OBJECT, clause
from inscape.tell.names import Naming, possessive

if TYPE_CHECKING:
    from inscape.mind.state import State
    from inscape.scene.scene import Scene

SLOTS: Final = (
    "me", "my", "myself", "you", "your", "yourself", "they", "them", "their", "what", "fact", "thing", "place", "offer",
)  # fmt: skip
"""Every slot. me: who acts. you: who is addressed. them: whom it is aimed at or about, if that is somebody else. what: what
it is about. my, myself, your, yourself, they, their: the pronouns of these three.
"""

_NOTHING: Final = {"fact": "it is so", "place": "here", "you": "everyone", "named": "everyone", "them": "them"}
"""What stands in a slot that means nothing in an act, where an author leaves no other line; "it" for the others."""
_SLOT: Final = re.compile(r"\{(\w+)\}")
_NAMED_YOU: Final = re.compile(rf"\{{you\}}(?!$|[.,;:!?—-]|\s(?:{AFTER_OBJECT})\b)")


def fill(template: str, values: Mapping[str, str]) -> str:
    """The template with its slots filled, capitals at the head of sentences; what is in braces and no slot stays as it is.

    "{you}'s" is "{your}"; a {you} that may be the subject of a verb ("what {you} has done") takes the name.
    """
    template = _NAMED_YOU.sub("{named}", template.replace("{you}'s", "{your}")) if "named" in values else template
    return _SLOT.sub(lambda match: _filled(match, values), template)


def fits(template: str, values: Mapping[str, str]) -> bool:
    """Whether every slot of the template stands for something in this act: no line that names a fact, where there is none."""
    return all(values.get(slot, slot) for slot in _SLOT.findall(template))


def _filled(match: re.Match[str], values: Mapping[str, str]) -> str:
    value = values.get(match[1], match[0]) or _NOTHING.get(match[1], "it")
    before = match.string[: match.start()].rstrip()
    return value[:1].upper() + value[1:] if before.endswith((".", "!", "?")) else value


def slots(scene: Scene, naming: Naming, row: int, state: State, *, spoken: bool) -> dict[str, str]:
    """What each slot of `SLOTS` stands for in this act.

    spoken: in somebody's mouth (names as one calls them), not in a stage direction ("him" where nobody else can be meant).
    """
    name = scene.roster.acts[row]
    who = name.actor, name.target, _third(scene, row)
    values = _in_speech(naming, *who) if spoken else _in_direction(naming, *who)
    if not spoken and _is_a_pair(scene, row, state):
        values |= _other(naming, name.target)
    return values | _matters(scene, naming, row, spoken=spoken)


def directed(scene: Scene, naming: Naming, row: int, *, you: str, your: str) -> dict[str, str]:
    """The slots of a stage direction in which the addressee is called as is given here."""
    name = scene.roster.acts[row]
    values = _in_direction(naming, name.actor, name.target, _third(scene, row)) | _matters(
        scene, naming, row, spoken=False
    )
    them = you if _third(scene, row) == name.target else values["them"]
    return values | {"you": you or values["you"], "your": your or values["your"], "them": them}


def _matters(scene: Scene, naming: Naming, row: int, *, spoken: bool) -> dict[str, str]:
    """The slots for what an act is about and what it moves."""
    said = clause(scene, naming, row, spoken=spoken)
    return {
        "fact": said,
        "what": f"that {said}" if said else naming.content(scene.roster.acts[row].content),
        "thing": _thing(scene, naming, row),
        "place": _place(scene, naming, row),
        "offer": _offer(scene, naming, row, spoken=spoken),
    }


def _in_speech(naming: Naming, me: str, you: str, them: str) -> dict[str, str]:
    third = naming.pronouns(them)
    return {
        "me": naming.called(me), "my": "my", "myself": "myself",
        "you": naming.addressed(you), "your": "your", "yourself": "yourself",
        "them": naming.called(them), "they": third.subject, "their": third.possessive,
    }  # fmt: skip


def _in_direction(naming: Naming, me: str, you: str, them: str) -> dict[str, str]:
    mine, yours, theirs = naming.pronouns(me), naming.pronouns(you), naming.pronouns(them)
    called = naming.called(you)
    return {
        "me": naming.called(me), "my": mine.possessive, "myself": mine.reflexive,
        "you": called, "named": called, "your": possessive(called) if called else "the other's",
        "yourself": yours.reflexive,
        "them": naming.called(them), "they": theirs.subject, "their": theirs.possessive,
    }  # fmt: skip


def _other(naming: Naming, you: str) -> dict[str, str]:
    """The other of two, by pronoun; "them" and "it" might be anybody and anything, so they keep their name."""
    yours = naming.pronouns(you)
    return {"you": yours.object, "your": yours.possessive} if yours.subject in ("he", "she", "you") else {}


def _third(scene: Scene, row: int) -> str:
    """Whom the act is aimed at or about, if not the addressee; else the addressee."""
    name, content = scene.roster.acts[row], _content(scene, row)
    person = int(scene.stage.contents.person[content])
    if name.victim and name.victim != name.target:
        return name.victim
    return scene.roster.persons[person] if person >= 0 else name.target


def _is_a_pair(scene: Scene, row: int, state: State) -> bool:
    """Whether actor and target are the only ones present in their place."""
    actor, target = int(scene.stage.acts.actor[row]), int(scene.stage.acts.target[row])
    count = len(state.place)
    there = {i for i in range(count) if bool(state.present[i]) and int(state.place[i]) == int(state.place[actor])}
    return 0 <= target < count and there <= {actor, target}


def _content(scene: Scene, row: int) -> int:
    return int(scene.stage.acts.content[row])


def _thing(scene: Scene, naming: Naming, row: int) -> str:
    moved, shown = int(scene.stage.acts.thing[row]), int(scene.stage.contents.thing[_content(scene, row)])
    index = moved if moved >= 0 else shown
    return naming.called(str(scene.roster.things[index])) if index >= 0 else ""


def _place(scene: Scene, naming: Naming, row: int) -> str:
    index = int(scene.stage.acts.to_place[row])
    named = 0 <= index < len(scene.roster.places) and scene.roster.places[index]
    return naming.called(str(named)) if named else ""


def _offer(scene: Scene, naming: Naming, row: int, *, spoken: bool) -> str:
    made, meant = int(scene.stage.acts.offer[row]), int(scene.stage.contents.offer[_content(scene, row)])
    index = made if made >= 0 else meant
    if index < 0:
        return ""
    name, act = str(scene.roster.offers[index]), scene.roster.acts[row]
    first, space, rest = naming.called(name).partition(" ")
    owner = str(scene.model.offers[name].by)
    own = {act.actor: "my", act.target: "your"}.get(owner, "") if spoken else ""
    return f"{own}{space}{rest}" if own and first == naming.pronouns(owner).possessive else f"{first}{space}{rest}"
