"""What one character gets of a beat: as much of it as is seen and heard, and what it does inside them. Nothing else.

Words come through as far as they are heard: of what is half heard, half the words. Who did it is said only as far as
the character can tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np

from inscape.mind.axes import CHANNELS
from inscape.mind.noise import name_hash
from inscape.scene.beliefs import UNKNOWN
from inscape.tell.clauses import second_person
from inscape.tell.facets import Doing, Inside, Reading
from inscape.tell.lines import Dialogue
from inscape.tell.names import Naming
from inscape.tell.unsaid import Remark, Unsaid
from inscape.tell.views import view
from inscape.tell.words import intensity_word, kind_words, plain_name, vocabulary

if TYPE_CHECKING:
    from inscape.mind.beat import Lived
    from inscape.mind.decide import Choice
    from inscape.mind.state import State
    from inscape.play.run import Beat
    from inscape.scene.scene import Scene

NOTICED: Final = 0.05
"""How far an act must be noticed, 0..1, for there to be anything to tell."""
KNOWN: Final = 0.25
"""How sure one must be of who acts for them to be named."""
CLEAR: Final = 0.8
"""From here on every word is heard."""
SEEN: Final = 0.5
"""From here on it is seen what somebody does."""
SENSED: Final = 0.15
"""How strong a feeling must seem, and by how much it must have changed since it was last told."""
MOST_SENSED: Final = 2

_YOURS: Final = {"feels": "feel", "hopes": "hope", "dreads": "dread", "hides": "hide", "shows": "show"}

WORDS, VOICE = CHANNELS.index("words"), CHANNELS.index("voice")


@dataclass(frozen=True)
class Perceived:
    """One beat as one character gets it.

    number: of the beat. who: whose act it is, as the reader can tell: "You", a name, "Somebody"; "" for an event or for time
    passing. does: the stage direction that goes with `who`, or a whole sentence where `who` is "". line: what was heard of
    what was said. broken_off: who was cut off, and what was heard of it. guess: whom one takes it to have been, if that was
    not perceived. inside: what it did to the reader, told to them. is_mine: whether it is the reader's own act.
    """

    number: int
    who: str
    does: str = ""
    line: str = ""
    broken_off: tuple[str, str] | None = None
    guess: str = ""
    inside: tuple[Remark, ...] = ()
    is_mine: bool = False

    @property
    def is_something(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.does or self.line or self.broken_off or self.inside)


class Witness:
    """Tells the beats of one run, in order, to one character; remembers what has been told.

    The reader is "you".
    """

    def __init__(self, scene: Scene, reader: str, *, seed: int, world: int) -> None:
        self.scene, self.reader = scene, reader
        self.naming = Naming(scene, reader)
        self._me = scene.roster.character(reader)
        self._dialogue = Dialogue(scene, seed=seed, world=world, reader=reader)
        self._teller = Unsaid(scene, reader)
        self._sensed: dict[tuple[str, str, str], float] = {}
        self._heard_of = set(np.flatnonzero(scene.start.credence[self._me] != UNKNOWN).tolist())
        self._heard_of |= {
            scene.roster.fact(name) for name in scene.model.cast[reader].believes if name in scene.model.facts
        }

    def see(self, beat: Beat, before: State, parts: tuple[Choice, Lived]) -> Perceived:
        """The next beat of the run. before: the state that it found. parts: of its replay."""
        self._hear(beat, parts[1])
        seen = view(self.scene, self._dialogue, beat, before, parts)
        inside = next((mind for mind in seen.inside if mind.who == self.reader), None)
        remarks = tuple(self._inside(inside)) if inside else ()
        if not seen.doings:
            return Perceived(beat.number, "", str(vocabulary()["time_passes"]), inside=remarks)
        main = next(doing for doing in seen.doings if doing.part != "cut")
        if not main.actor:
            return Perceived(beat.number, "", _sentence(main.does or plain_name(main.move)), main.line, inside=remarks)
        if main.actor == self.reader:
            return self._own(beat.number, seen.doings, remarks)
        return self._others(beat.number, seen.doings, parts[1], remarks)

    def choice(self, row: int, state: State) -> str:
        """An act that the reader could do now, as said to them: "ask Ben whether he lost it"."""
        return second_person(self._dialogue.direction(row, state, whole=True))

    def has_heard_of(self, row: int) -> bool:
        """Whether the reader can think of doing this: not of asking after a fact of which they have never heard."""
        fact = int(self.scene.stage.contents.fact[self.scene.stage.acts.content[row]])
        return fact < 0 or fact in self._heard_of

    def _hear(self, beat: Beat, lived: Lived) -> None:
        """Take in which facts are spoken of, or have come to be doubted or believed."""
        acts, facts = self.scene.stage.acts, self.scene.stage.contents.fact
        actor = int(acts.actor[int(beat.act.row)])
        if float(lived.reach.hears[self._me, actor]) >= KNOWN:
            rows = [int(row) for row in (beat.act.row, beat.act.second) if int(row) >= 0]
            self._heard_of |= {int(facts[acts.content[row]]) for row in rows}
        self._heard_of |= set(np.flatnonzero(beat.state.credence[self._me] != UNKNOWN).tolist())

    def _own(self, number: int, doings: tuple[Doing, ...], inside: tuple[Remark, ...]) -> Perceived:
        own = [doing for doing in doings if doing.part != "cut"]
        does, line = _joined(own)
        broken = self._broken_off(doings, hears=1.0)
        return Perceived(number, "You", second_person(does), line, broken, inside=inside, is_mine=True)

    def _others(self, number: int, doings: tuple[Doing, ...], lived: Lived, inside: tuple[Remark, ...]) -> Perceived:
        acted = [doing for doing in doings if doing.part != "cut"]
        actor = self.scene.roster.character(acted[0].actor)
        noticed = float(lived.reach.notices[self._me])
        if noticed < NOTICED:
            return Perceived(number, "", inside=inside)
        sees, hears = float(lived.reach.sees[self._me, actor]), float(lived.reach.hears[self._me, actor])
        unseen = float(lived.deed.unseen) > 0.0
        does, line = _joined(acted)
        is_sound = float(lived.deed.channels[VOICE]) > 0.5 and not float(lived.deed.channels[WORDS])
        if not (unseen or sees >= SEEN or (is_sound and hears >= NOTICED)):
            does = "" if line else "does something that you cannot see"
        line = muffled(line, hears, f"{number}|{acted[0].actor}") if line else ""
        knows = float(lived.reach.knows_actor[self._me, actor])
        known = not unseen and (knows >= KNOWN or sees >= SEEN)
        who = self.naming.called(acted[0].actor) if known else "Somebody"
        guess = self._guess(lived) if unseen else ""
        return Perceived(number, who, does, line, self._broken_off(doings, hears), guess, inside)

    def _guess(self, lived: Lived) -> str:
        """Whom the reader takes the one to be who came or knocked, unseen."""
        sure = lived.reach.knows_actor[self._me]
        best = int(sure.argmax())
        if float(sure[best]) < KNOWN:
            return ""
        name = self.naming.called(self.scene.roster.characters[best])
        return f"It can only be {name}." if float(sure[best]) >= 0.9 else f"It may be {name}."

    def _broken_off(self, doings: tuple[Doing, ...], hears: float) -> tuple[str, str] | None:
        cut = next((doing for doing in doings if doing.part == "cut"), None)
        if cut is None:
            return None
        who = "You" if cut.actor == self.reader else self.naming.called(cut.actor)
        return who, muffled(cut.line, hears, cut.actor) if cut.line else ""

    def _inside(self, inside: Inside) -> Iterator[Remark]:
        for remark in self._teller.own(inside):
            yield remark._replace(who="", label=_YOURS.get(remark.label, remark.label), text=_to_reader(remark))
        if inside.company:
            yield from self._readings(inside)

    def _readings(self, inside: Inside) -> Iterator[Remark]:
        """What the others seem to feel, as far as it is news."""
        for other in dict.fromkeys(reading.of for reading in inside.readings):
            seem = [each for each in inside.readings if each.of == other and each.kind != "surprise"]
            news = [each for each in seem if self._is_news(each)]
            news.sort(key=lambda each: -each.read)
            told = [each for each in news if each.read >= SENSED][:MOST_SENSED]
            for each in told:
                self._sensed[other, each.kind, each.aim] = each.read
            if told:
                text = " · ".join(self._reading(each) for each in told)
                yield Remark(self.naming.called(other), "seems to feel", text, told[0].read)

    def _is_news(self, reading: Reading) -> bool:
        return abs(reading.read - self._sensed.get((reading.of, reading.kind, reading.aim), 0.0)) >= SENSED

    def _reading(self, reading: Reading) -> str:
        words = kind_words(reading.kind)
        at_me = f" {words.about} you" if reading.aim == "toward_me" else ""
        return f"{intensity_word(reading.read)} {words.noun}{at_me}"


def muffled(line: str, hears: float, key: str) -> str:
    """A line as it comes through, with the words that are lost left out: all of them at `hears` 0, none from `CLEAR` on."""
    if hears >= CLEAR:
        return line
    kept: list[str] = []
    for at, word in enumerate(line.split()):
        is_heard = name_hash(f"{key}|{at}|{word}") / 2.0**32 < hears
        if is_heard:
            kept.append(word)
        elif not kept or kept[-1] != "…":
            kept.append("…")
    return " ".join(kept)


def _to_reader(remark: Remark) -> str:
    """A remark about the reader, said to them."""
    if remark.label:
        return remark.text
    for before in ("now ", "no longer "):
        if remark.text.startswith(before):
            return before + second_person(remark.text.removeprefix(before))
    return second_person(remark.text)


def _joined(doings: list[Doing]) -> tuple[str, str]:
    """Everything that is done, and everything that is said, of an act and what it carries along."""
    lines = [doing.line for doing in doings if doing.line]
    done = [doing.does for doing in doings if doing.does and (doing.visible or not doing.line)]
    if not lines and not done:
        done = [plain_name(doings[0].move)]
    return ", and ".join(done), " ".join(lines)


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
