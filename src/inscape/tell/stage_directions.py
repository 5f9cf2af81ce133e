"""What is done and said, as it reached one character: speech with its tags, gestures, silences, comings and goings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

import numpy as np

from inscape.mind.axes import KIND, KINDS, TERMS
from inscape.mind.deed import landing
from inscape.mind.noise import name_hash
from inscape.scene.repertoire import repertoire
from inscape.tell.facets import Doing
from inscape.tell.mine import Having, Perceived
from inscape.tell.names import Naming, possessive
from inscape.tell.phrases import Phrases, entries, narration
from inscape.tell.sides import Moment
from inscape.tell.slots import directed, fill
from inscape.tell.voice import Voice
from inscape.tell.words import kind_words
from inscape.why.morphology import direction, sentences

if TYPE_CHECKING:
    from inscape.scene.scene import Scene

SPEAKS_FOR: Final = 0.06
"""How much a part of an urge must give to count as its reason, in need-satisfaction."""
NOT_REASONS: Final = frozenset({"turn", "effort", "needs"})
MOVING_FEELINGS: Final = ("anger", "fear", "shame", "distress", "gratitude")
HOLLOW: Final = 0.35


class Deeds:
    """Puts what was done into sentences, and why one did it oneself."""

    def __init__(self, scene: Scene, naming: Naming, voice: Voice, phrases: Phrases) -> None:
        self.scene, self.naming, self.voice, self.phrases = scene, naming, voice, phrases
        self._last_actor = ""
        self._spoken: set[str] = set()
        self._moves = repertoire(scene.model).moves
        self._ordered: dict[str, str] = {}
        self._answers = True

    def opens_paragraph(self, having: Having) -> bool:
        """Whether this act begins a new paragraph: somebody else acts now."""
        perceived = having.perceived
        return perceived is not None and perceived.actor != self._last_actor

    def told(self, having: Having) -> list[str]:
        """The act in sentences."""
        perceived = having.perceived
        if perceived is None:
            return []
        found: list[str] = []
        cut = next((doing for doing in perceived.doings if doing.part == "cut"), None)
        doings = [doing for doing in perceived.doings if doing.part != "cut"]
        if cut is not None:
            found += self._cut(cut, perceived.actor)
        if doings:
            found += self._main(perceived, doings, len(having.company))
        self._last_actor, self._answers = perceived.actor, True
        return [sentence for sentence in found if sentence]

    def reasons(self, having: Having) -> list[Moment]:
        """Why one does what one does at this beat, as one moment, if one part of the urge stands out."""
        main = having.perceived.main if having.perceived else None
        if main is None or main.row <= 0:
            return []
        terms = having.choice.terms[main.row]
        ranked = [at for at in np.argsort(-terms, kind="stable") if TERMS[int(at)] not in NOT_REASONS]
        best = int(ranked[0])
        if float(terms[best]) < SPEAKS_FOR:
            return []
        name = TERMS[best]
        if name == "care":
            name = "care.spite" if main.warmth < 0.0 else "care.kind"
        if name == "tendency":
            felt = {kind: float(having.before.feeling[KIND[kind]].max()) for kind in MOVING_FEELINGS}
            name = f"tendency.{max(felt, key=felt.__getitem__)}"
        if name == "going_on" and float(self.scene.stage.acts.ends_company[main.row]) <= 0.0:
            return []
        return [Moment((f"why.{name}",), {}, main.target if main.target in self.scene.roster.characters else "", 1.0)]

    def how_it_went(self, having: Having) -> list[Moment]:
        """What was put on, or how hollow it came out, by one's own lights."""
        main = having.perceived.main if having.perceived else None
        if main is None or not main.line:
            return []
        stage, theory = self.scene.stage, self.scene.theory
        shows = stage.acts.shows[main.row]
        kind = int(np.argmax(shows))
        found = []
        force = stage.acts.force[main.row]
        if float(force) >= 0.2 and float(landing(theory, having.before.reserve, force)) < HOLLOW:
            found.append(Moment(("hollow",), {}, main.target, 0.9))
        if float(shows[kind]) >= 0.4 and float(having.before.feeling[kind].max()) < 0.2:
            found.append(Moment(("feigned",), {"what": kind_words(KINDS[kind]).noun}, main.target, 0.8))
        return found

    def passing(self, skipped: Sequence[Having], next_actor: str) -> str:
        """The entry that stands for beats passed over; "" if nothing need be said. next_actor: whose act is told next."""
        reached = [having.perceived.main for having in skipped if having.perceived]
        self._answers = not reached
        if len(reached) < 4:
            return self._between(reached, next_actor)
        groups = Counter("silence" if doing.is_silence else doing.group for doing in reached)
        if not any(having.company for having in skipped):
            return "passed.alone"
        quiet = groups["silence"] + groups["withdraw"] + groups["tend"] + groups["engage"]
        if quiet * 3 >= len(reached) * 2:
            return "passed.silence"
        if groups["soften"] * 2 >= len(reached):
            return "passed.kind"
        return "passed.quarrel" if (groups["attack"] + groups["retort"]) * 2 >= len(reached) else "passed.talk"

    def _between(self, reached: Sequence[Doing], next_actor: str) -> str:
        """What the one does between two things that the other does, both told; "" for anything else."""
        replies = [doing for doing in reached if doing.actor not in ("", next_actor)]
        if next_actor != self._last_actor or not replies or not next_actor:
            return ""
        reply = replies[0]
        side = "mine" if reply.actor == self.voice.who else "others" if next_actor == self.voice.who else ""
        return f"passed.{side}.{'silence' if reply.is_silence else reply.group}" if side else ""

    def was_sent(self, by: str, whom: str) -> bool:
        """Whether the one's latest order to the other was to go."""
        return self._ordered.get(by, "") == whom

    def _cut(self, cut: Doing, by: str) -> list[str]:
        mine = cut.actor == self.voice.who
        whose = "others" if mine else "mine" if by == self.voice.who else "seen"
        other, name = by if mine else cut.actor, f"cut.{whose}" if cut.line else f"cut.unsaid.{whose}"
        template = self.phrases.choose((name,), {}, other=other, again=True)
        said = [f'"{cut.line}"'] if cut.line else []
        return [*said, self.voice.say(template, {}, other=other)] if template else said

    def _main(self, perceived: Perceived, doings: Sequence[Doing], company: int) -> list[str]:
        main, who = perceived.main, self.voice.who
        actor = perceived.actor
        other = main.target if actor == who else actor
        other = other if other in self.scene.roster.persons else ""
        lines = " ".join(doing.line for doing in doings if doing.line)
        if main.group == "order" and float(self.scene.stage.acts.ends_company[main.row]) > 0.0:
            self._ordered[actor] = main.target
        if not actor:
            return [self._event(main)]
        does = self._does(main)
        slots = {"does": does, "do": self._does(main, plural=True)}
        if main.is_silence:
            side = "mine" if actor == who else "others"
            names = (f"silence.{side}",) if self._answers else (f"silence.later.{side}", f"silence.{side}")
            return [self._say(names, slots, other, actor, does)]
        if perceived.guessed:
            return [self._say(("arrives.guessed",), slots, actor, actor, does)]
        if main.group == "depart" or main.move == "enter":
            return self._moved(main, slots, other, actor, lines)
        if lines:
            return [self._speech(main, lines, slots, actor, other, company)]
        return [self._say(("do",), slots, other, actor, does, plain=True)]

    def _moved(self, main: Doing, slots: dict[str, str], other: str, actor: str, lines: str) -> list[str]:
        who = self.voice.who
        if main.move == "enter":
            name = "arrives_mine" if actor == who else "arrives.seen"
            return [self._say((name,), slots, other or self._somebody_else(), actor, slots["does"])]
        said = [self._speech(main, lines, {"does": ""}, actor, other, 1)] if lines else []
        asked = actor != who and self.was_sent(who, actor)
        name = "leaves.mine" if actor == who else "leaves.asked" if asked else "leaves.unasked"
        return [*said, self._say((name,), slots, other, actor, slots["does"])]

    def _speech(self, main: Doing, lines: str, done: dict[str, str], actor: str, other: str, company: int) -> str:
        head, _, tail = _head(lines)
        slots = done | {
            "line": lines, "line_comma": _comma(lines), "head_comma": _comma(head), "tail": tail,
            "verb": "ask" if head.endswith("?") and (not tail or tail.endswith("?")) else "say",
        }  # fmt: skip
        alternates = actor == self.voice.who and company == 1 and self._last_actor != actor and actor in self._spoken
        self._spoken.add(actor)
        luck = name_hash(f"{main.row}|{lines}") % 3
        if main.visible and done["does"]:
            name = "say.done"
        elif alternates and luck:
            name = "say.bare"
        else:
            name = "say.split" if tail and luck != 1 else "say.tag"
        template = entries()[name][0].replace("{verb}", slots["verb"])
        text = self.voice.say(template, slots, other=other if actor == self.voice.who else actor, subject=actor)
        self.voice.speaks(actor)
        return text

    def _say(
        self, names: tuple[str, ...], slots: dict[str, str], other: str, subject: str, does: str, *, plain: bool = False
    ) -> str:
        template = entries()["do"][0] if plain else self.phrases.choose(names, slots, other=other, again=True)
        template = template or entries()["do"][0]
        text = self.voice.say(template, slots, other=other or subject, subject=subject) if does or template else ""
        if subject != self.voice.who:
            self.voice.speaks(subject)
        return text

    def _does(self, main: Doing, *, plural: bool = False) -> str:
        """The stage direction in the telling's tense, whoever is addressed called as this telling calls them.

        plural: as it goes with "they".
        """
        raw = str(
            getattr(self._moves[int(self.scene.stage.acts.move[main.row])], "does", "") or main.move.replace("_", " ")
        )
        for words in narration()["insider"]:
            raw = raw.replace(words, "") if main.actor != self.voice.who else raw
        you = your = ""
        if main.target in self.scene.roster.persons and main.target:
            forms, called = self.naming.pronouns(main.target), self.naming.called(main.target)
            same = forms.subject == self.naming.pronouns(main.actor).subject
            near = main.target == self.voice.who and main.actor != self.voice.who
            plain = near or (not same and sum(map(bool, self.scene.roster.characters)) == 2)
            you, your = (forms.object, forms.possessive) if plain else (called, possessive(called))
        return direction(
            fill(raw, directed(self.scene, self.naming, main.row, you=you, your=your)), self.voice.tense, plural=plural
        )

    def _event(self, main: Doing) -> str:
        text = main.does or main.move.replace("_", " ")
        text = direction_of_event(text, self.voice)
        return f"{text[:1].upper()}{text[1:].rstrip('.')}."

    def _somebody_else(self) -> str:
        return next((name for name in self.scene.roster.characters if name and name != self.voice.who), "")


def direction_of_event(text: str, voice: Voice) -> str:
    """An event's clause in the telling's tense: "the door opens", "the door opened"."""
    words = text.split(" ")
    for at, word in enumerate(words[1:], start=1):
        bare = word.rstrip(".,;")
        turned = direction(bare, voice.tense, plural=False)
        if turned != bare and words[at - 1].lower() not in ("the", "a", "an", "his", "her", "their"):
            words[at] = word.replace(bare, turned)
            break
    return " ".join(words)


def _head(lines: str) -> tuple[str, str, str]:
    """The first sentence, a space, and the rest."""
    head, *rest = sentences(lines) or [""]
    return head, " " * bool(rest), " ".join(rest)


def _comma(line: str) -> str:
    return f"{line[:-1]}," if line.endswith(".") else line
