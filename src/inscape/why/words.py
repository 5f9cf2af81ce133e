"""Names and acts in a writer's words, and where the author stated what."""

from __future__ import annotations

import re
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from inscape.mind.axes import KINDS
from inscape.scene.beliefs import UNKNOWN
from inscape.scene.repertoire import repertoire
from inscape.why.morphology import agreeing

if TYPE_CHECKING:
    from inscape.mind.state import State
    from inscape.scene.model import Past
    from inscape.scene.scene import Scene


class Forms(NamedTuple):
    """The forms of a pronoun: "he saw him, took his hand, hurt himself"."""

    subject: str
    object: str
    possessive: str
    reflexive: str


PRONOUNS: Final = {
    "he": Forms("he", "him", "his", "himself"),
    "she": Forms("she", "her", "her", "herself"),
    "they": Forms("they", "them", "their", "themselves"),
    "it": Forms("it", "it", "its", "itself"),
}

_SLOT: Final = re.compile(r"\{(\w+)\}")


class Words:
    """The author's words for one scene."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._file = Path(scene.file).name

    def called(self, name: str) -> str:
        """What a person, thing, place or offer is called."""
        for section in ("cast", "people", "things", "offers", "places"):
            entry = getattr(self.scene.model, section).get(name)
            if entry is not None:
                plain = name.replace("_", " ")
                return str(entry.called or (plain.title() if section in ("cast", "people") else f"the {plain}"))
        return name.replace("_", " ")

    def forms(self, name: str) -> Forms:
        """The pronouns of a person."""
        entry = self.scene.model.cast.get(name) or self.scene.model.people.get(name)
        return PRONOUNS[entry.pronouns if entry is not None else "it"]

    def filled(self, name: str, text: str, you: str = "") -> str:
        """A text of which a person is the "{he}", "{him}" and "{his}"; verbs in brackets go with "{he}". you: for "{you}"."""
        forms = self.forms(name)
        said = text.format(he=forms.subject, him=forms.object, his=forms.possessive, you=you)
        return agreeing(said, forms.subject)

    def whose(self, name: str) -> str:
        """Whose something is: "Kylo's"."""
        called = self.called(name)
        return f"{called}'" if called.endswith("s") else f"{called}'s"

    def fact(self, name: str) -> str:
        """What a fact says, as a clause."""
        fact = self.scene.model.facts.get(name)
        return (
            str(fact.says).rstrip(".")
            if fact is not None and fact.says
            else name.replace("_", " ").replace(".", " has ")
        )

    def prospect(self, name: str) -> str:
        """A prospect, called CHARACTER.PROSPECT, as prose."""
        owner, _, short = name.partition(".")
        stated = self.scene.model.cast[owner].prospects.get(short)
        return str(stated.called) if stated is not None and stated.called else short.replace("_", " ")

    def about(self, name: str, owner: str, *, is_so: bool = True) -> str:
        """What a feeling is about: "himself", "Hux", "that the base is lost", "things as they are".

        is_so: whether it is about a fact's being so (`feels_it_so`), not about its not being so.
        """
        if name == owner:
            return self.forms(owner).reflexive
        if name == "situation":
            return "things as they are"
        if name in self.scene.roster.facts:
            return f"that {self.fact(name)}" if is_so else f"that it is not so that {self.fact(name)}"
        return self.prospect(name) if name in self.scene.roster.prospects else self.called(name)

    def act(self, row: int) -> str:
        """The act of a row as a clause: "Hux sneers at Kylo"."""
        name = self.scene.roster.acts[row]
        if not name.move:
            return "time passes"
        if not name.actor:
            says = getattr(self.scene.model.events.get(name.move), "says", None)
            return str(says).rstrip(".") if says else name.move.replace("_", " ")
        does = self.move(row).does
        if not does:
            parts = (
                self.called(name.actor),
                name.move.replace("_", " "),
                self.called(name.target) if name.target else "",
            )
            return " ".join(part for part in parts if part) + self._content(name.content)
        said = _SLOT.sub(lambda match: self._slot(match[1], row), does.replace("{you}'s", "{your}")).rstrip(".")
        return f"{self.called(name.actor)} {said}" + ("" if self._tells(does) else self._content(name.content))

    def memory(self, owner: str, slot: int, row: int) -> tuple[str, str]:
        """What a memory in this slot is of, and where it was stated: an act of this scene, or a deed of before."""
        if row >= 0:
            return self.act(row), ""
        deeds = self.scene.model.cast[owner].past
        heaviest = sorted(range(len(deeds)), key=lambda at: _heaviest(deeds[at]))
        if slot >= len(heaviest):
            return "something of before", ""
        deed = deeds[heaviest[slot]]
        me = self.forms(owner).subject
        first, space, rest = str(deed.did or deed.suffered).partition(" ")
        first = {"was": "were", "has": "have", "is": "are"}.get(first, first) if me == "they" else first
        return f"{me} {first}{space}{rest}", self.stated("cast", owner, "past", heaviest[slot])

    def stated(self, *path: str | int) -> str:
        """The file and line at which the author stated the value at this path; "" if they did not."""
        where = self.scene.places.get(path)
        return f"{self._file}:{where[0]}" if where is not None else ""

    def move(self, row: int) -> Any:
        """The move of a row, as the repertoire has it."""
        return self._moves[int(self.scene.stage.acts.move[row])]

    @cached_property
    def _moves(self) -> Any:
        return repertoire(self.scene.model).moves

    def _tells(self, does: str) -> bool:
        return any(slot in does for slot in ("{what}", "{fact}", "{thing}", "{place}", "{offer}", "{them}"))

    def _content(self, content: str) -> str:
        if not content or content in self.scene.roster.places:
            return ""
        noun = self._noun(content)
        return f" ({noun})" if noun.startswith(("that ", "not that ")) else f" (about {noun})"

    def _noun(self, content: str) -> str:
        sign, _, rest = content.partition(" ") if content.startswith(("not ", "maybe ")) else ("", "", content)
        if rest in self.scene.roster.facts:
            return f"{'not ' if sign == 'not' else ''}that {self.fact(rest)}"
        if rest in self.scene.roster.prospects:
            return self.prospect(rest)
        one, strand, toward = (*rest.split("."), "", "")[:3]
        return f"{self.whose(one)} {strand} toward {self.called(toward)}" if toward else self.called(rest)

    def _slot(self, slot: str, row: int) -> str:
        name = self.scene.roster.acts[row]
        me, you = self.forms(name.actor), self.forms(name.target)
        target = "everyone" if name.target in ("", "everyone") else self.called(name.target)
        third = name.victim if name.victim != name.target else ""
        values = {
            "me": self.called(name.actor), "my": me.possessive, "myself": me.reflexive, "you": target, "yourself": you.reflexive,
            "your": self.whose(name.target) if name.target else "their", "they": self.called(third) if third else you.subject,
            "them": self.called(third) if third else target, "their": you.possessive,
        }  # fmt: skip
        if (
            slot == "fact"
            and (fact := name.content.removeprefix("not ").removeprefix("maybe ")) in self.scene.roster.facts
        ):
            return self.fact(fact)
        return values.get(slot) or (self._noun(name.content) if name.content else "it")


def feels_it_so(scene: Scene, state: State, me: int, kind: int, about: str) -> bool:
    """Whether a feeling about a fact is about its being so: one is glad that a bad thing is not so, or sorry that a good one is not.

    Of joy and distress what the fact means to one tells; of anything else, whether one takes it to be so.
    """
    if about not in scene.roster.facts:
        return True
    at = scene.roster.fact(about)
    means = float((scene.stage.facts.means[at, me] * scene.stage.need_weight[me]).sum())
    sign = {"joy": 1.0, "distress": -1.0}.get(KINDS[kind], 0.0)
    return means * sign > 0.0 if means * sign else float(state.credence[me, at]) >= UNKNOWN


def _heaviest(deed: Past) -> tuple[float, str]:
    """How past deeds come to their slots (as `inscape.scene.past` fills them)."""
    return -deed.weight, deed.model_dump_json()
