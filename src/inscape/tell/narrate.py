"""Telling a run from one side, as prose: only what that character perceives, senses, knows, infers and feels.

Each beat is weighed by what it did to this character. The beats that matter get room, the rest is passed over in a sentence
or in none. Every sentence comes from a reason that the engine gave (what was expected, what it stirred and why, what was
tried against it, whether that held), in the words of `narration.yaml`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias, get_args

from inscape.errors import UnknownName
from inscape.tell.closing import closing, one_line
from inscape.tell.mine import Having, havings
from inscape.tell.moments import Moments
from inscape.tell.names import Naming
from inscape.tell.opening import opening
from inscape.tell.outside import outside
from inscape.tell.phrases import Phrases
from inscape.tell.sides import Moment
from inscape.tell.stage_directions import Deeds
from inscape.tell.views import views
from inscape.tell.voice import Voice
from inscape.why.morphology import Tense

if TYPE_CHECKING:
    from collections.abc import Sequence

    from inscape.play.run import Run

Length: TypeAlias = Literal["line", "short", "full"]


@dataclass(frozen=True)
class Room:
    """How much room a telling has. opening: sentences before the first beat. beats: the most beats told.

    inner: sentences inside a beat that matters. light: those inside any other.
    """

    opening: int
    beats: int
    inner: int
    light: int


ROOM: Final = {"short": Room(3, 5, 2, 1), "full": Room(7, 18, 4, 1)}
HEAVY: Final = 2.2
"""A beat of this weight matters. Assumed."""


def narrate(run: Run, who: str, *, tense: Tense = "past", length: Length = "full") -> str:
    """The run as `who` has it ("nobody": from the outside only), in paragraphs with an empty line between them.

    length: "line", "short" (a paragraph or two) or "full". Raises `UnknownName` for another name, tense or length.
    """
    _check("tense", tense, get_args(Tense))
    _check("length", length, get_args(Length))
    record = tuple(views(run, inside=False))
    if who == "nobody":
        return outside(run, record, tense=tense, length=length)
    run.scene.roster.character(who)
    return told(run, who, tuple(havings(run, who, record)), tense=tense, length=length)


def told(run: Run, who: str, had: Sequence[Having], *, tense: Tense, length: Length) -> str:
    """The telling of these beats as `who` had them; of `run` only its scene and this character's start are used."""
    naming = Naming(run.scene)
    teller = _Teller(run, who, naming, tense)
    if length == "line":
        return one_line(teller.moments, teller.phrases, teller.voice, run, had)
    return teller.tell(had, ROOM[length])


class _Teller:
    """One telling while it is being told: paragraphs of sentences."""

    def __init__(self, run: Run, who: str, naming: Naming, tense: Tense) -> None:
        self.run, self.who = run, who
        self.voice = Voice(naming, who, tense)
        self.phrases = Phrases(f"{run.seed}|{run.world}|{who}")
        self.moments = Moments(run.scene, naming, who, tense)
        self.deeds = Deeds(run.scene, naming, self.voice, self.phrases)
        self._paragraphs: list[list[str]] = []

    def tell(self, had: Sequence[Having], room: Room) -> str:
        self._opening(room)
        found = self._found(had)
        chosen = _chosen(had, found, self.who, room.beats)
        skipped: list[Having] = []
        for having in had:
            if having.number not in chosen:
                skipped.append(having)
                continue
            self._pass_over(skipped, having.perceived.actor if having.perceived else "")
            skipped = []
            news = self.moments.of(having)
            weight = sum(sorted((moment.weight for moment in news), reverse=True)[:3])
            self._beat(having, news, room.inner if weight >= HEAVY else room.light)
        self._pass_over(skipped, "")
        self._new_paragraph()
        for moment in closing(self.moments, self.run, had, most=3 if room.inner > 2 else 1):
            self._say(moment)
        return "\n\n".join(" ".join(paragraph) for paragraph in self._paragraphs if paragraph) + "\n"

    def _found(self, had: Sequence[Having]) -> dict[int, list[Moment]]:
        """What would be news at each beat if all before it were told."""
        before, found = dict(self.moments.told), {}
        for having in had:
            found[having.number] = self.moments.of(having)
            for moment in found[having.number]:
                self.moments.tells(moment)
        self.moments.told = before
        return found

    def _opening(self, room: Room) -> None:
        self._new_paragraph()
        place, *carried = opening(self.moments, self.run)
        self._say(place)
        for index, moment in enumerate(carried[: room.opening - 1]):
            if index == 3:
                self._new_paragraph()
            self._say(moment)

    def _beat(self, having: Having, news: list[Moment], inner: int) -> None:
        acts_here = having.perceived is not None and having.perceived.actor == self.who
        if having.perceived is not None:
            speaks = any(doing.line for doing in having.perceived.doings)
            crowded = len(self._paragraphs[-1]) > 1 or (speaks and any('"' in said for said in self._paragraphs[-1]))
            if self.deeds.opens_paragraph(having) or crowded:
                self._new_paragraph()
            for moment in [moment for moment in news if moment.order < 0][: inner - 1]:
                self._say(moment)
            if acts_here and inner > 1:
                for moment in self.deeds.reasons(having)[:1]:
                    self._say(moment)
            self._paragraphs[-1] += self.deeds.told(having)
            if acts_here and inner > 1:
                for moment in self.deeds.how_it_went(having)[:1]:
                    self._say(moment)
        kept = sorted(news, key=lambda moment: -moment.weight)[: inner + 2]
        said: list[str] = []
        for moment in (moment for moment in news if moment in kept and moment.order >= 0):
            stirred_by_memory = moment.names[0].endswith(".memory")
            if stirred_by_memory and not any(name.startswith("memory") for name in said):
                continue
            if len(said) < inner and self._say(moment):
                said.append(moment.names[0])

    def _pass_over(self, skipped: Sequence[Having], next_actor: str) -> None:
        entry = self.deeds.passing(skipped, next_actor)
        if entry:
            other = next((having.company[0] for having in skipped if len(having.company) == 1), "")
            self._new_paragraph()
            self._say(Moment((entry,), {}, other))
            self._new_paragraph()

    def _say(self, moment: Moment) -> bool:
        template = self.phrases.choose(moment.names, moment.slots, other=moment.other, again=moment.again)
        if not template:
            return False
        self._paragraphs[-1].append(self.voice.say(template, moment.slots, other=moment.other))
        self.moments.tells(moment)
        return True

    def _new_paragraph(self) -> None:
        if not self._paragraphs or self._paragraphs[-1]:
            self._paragraphs.append([])
        self.voice.paragraph()
        self.phrases.paragraph()


def _chosen(had: Sequence[Having], found: dict[int, list[Moment]], who: str, most: int) -> frozenset[int]:
    """The beats to tell: those that did most to this character, with whatever they answer, comings, goings and the end."""
    ranked = sorted(had, key=lambda having: -_weight(having, found[having.number], who))
    kept = {having.number for having in ranked[:most]}
    must = {having.number for having in had if having.perceived and _moves_place(having)}
    perceived = [having.number for having in had if having.perceived and having.number > 1]
    must |= set(perceived[-2:])
    return frozenset(must | {number for number in kept if not _says_nothing(number, had, found, kept | must)})


def _says_nothing(number: int, had: Sequence[Having], found: dict[int, list[Moment]], kept: set[int]) -> bool:
    """Whether a beat is a silence that does nothing to one, after something that is not told."""
    having = next(each for each in had if each.number == number)
    is_silence = having.perceived is not None and having.perceived.main.is_silence
    return is_silence and not found[number] and number - 1 not in kept


def _weight(having: Having, found: list[Moment], who: str) -> float:
    if having.perceived is None:
        return -1.0
    bonus = 0.3 if having.perceived.actor == who else 0.0
    bonus += 0.4 if any(doing.line for doing in having.perceived.doings) else 0.0
    early = 0.5 if having.number <= 3 else 0.0
    return bonus + early + sum(sorted((moment.weight for moment in found), reverse=True)[:4])


def _moves_place(having: Having) -> bool:
    return having.perceived is not None and (
        having.perceived.main.group == "depart" or having.perceived.main.move == "enter"
    )


def _check(name: str, value: str, known: Sequence[str]) -> None:
    if value not in known:
        raise UnknownName(value, kind=name, known=tuple(known))
