"""What one does with it inside: memory, self-control, what may come, what one now knows, what one nearly did."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from inscape.mind.axes import KIND, KINDS, STRATEGIES, TERMS
from inscape.scene.beliefs import UNKNOWN
from inscape.tell.mine import Having
from inscape.tell.sides import Moment, Side, it, past_deed, professed, upper
from inscape.tell.unsaid import CALLED, CALLED_ELSEWHERE
from inscape.tell.words import kind_words
from inscape.why.morphology import infinitive, sentences
from inscape.why.shares import NORMS

SPENT: Final = 0.08
WEAK: Final = 0.2
"""Reserve under which what is held back is held back for want of strength."""
WORDS_BACK: Final = 2
"""How many times somebody's words may come back in one telling."""


WRONG: Final = 0.05
"""How wrong, by one's own standard, a feeling must be, times how strong it is, for one to be ashamed of just that."""
WANTING: Final = ("longing", "admiration", "love")
_SORTS: Final = {
    **dict.fromkeys(
        ("anger", "hate", "contempt", "resentment", "reproach", "disgust", "jealousy", "gloating"), "against"
    ),
    **dict.fromkeys(("pity", "gratitude", "happy_for"), "tender"),
    **dict.fromkeys(("fear", "distress", "disappointment", "hope"), "weak"),
    **dict.fromkeys(("joy", "relief", "satisfaction", "pride", "gratification"), "glad"),
}
"""What sort of thing it is to feel each kind; the others are wanting, or shame itself."""


class Composure(Side):
    """The moments of what one makes of it."""

    def _memory(self, having: Having) -> Iterator[Moment]:
        recalled = having.lived.recalled
        if not bool(recalled.came_back):
            return
        slot = int(recalled.slot)
        row, about = int(having.before.memory_act[slot]), int(having.before.memory_about[slot])
        weight = 0.5 + float(recalled.strength)
        if row < 0:
            deed = past_deed(self.scene, self.who, slot)
            if deed is not None and deed.did:
                yield Moment(
                    ("memory.deed",), {"deed": str(deed.did)}, "", weight + 0.4, ("recalled", str(deed.did)), 1.0, 4
                )
        elif self.scene.roster.abouts[about] in self.scene.roster.persons:
            person = self.scene.roster.abouts[about]
            words_before = sum(key[0] == "recalled" and key[1].isdigit() for key in self.told)
            if person not in (self.who, "") and words_before < WORDS_BACK:
                said = next(reversed(sentences(self.said.get(row, ""))), "")
                yield Moment(("memory.act",), {"said": said}, person, weight, ("recalled", str(row)), 1.0, 4)

    def _held_together(self, having: Having, other: str) -> Iterator[Moment]:
        held = having.lived.held
        kept = bool(held.succeeded)
        if bool(held.professing):
            yield from self._professed(kept=kept)
        elif int(held.strategy) >= 0 and float(held.load) >= 0.5:
            strategy = STRATEGIES[int(held.strategy)]
            names = (f"hold.{strategy}.{'kept' if kept else 'failed'}", f"hold.{strategy}")
            if strategy != "suppress" or having.company:
                told = ("hold", strategy, str(kept))
                yield Moment(names, {}, other, 0.35 + 0.4 * float(held.load), told, 1.0, 7)
        if float(held.collapsed) >= 0.3 and float(having.before.feeling[KIND["anger"]].max()) >= 0.15:
            yield Moment(("collapse",), {}, other, 1.1, ("collapse",), 1.0, 8)
        if float(having.after.reserve) < SPENT <= float(having.before.reserve):
            yield Moment(("spent",), {}, other, 0.9, ("spent",), 1.0, 9)
        if float(held.ashamed) >= 0.03:
            yield from self._ashamed(having)

    def _ashamed(self, having: Having) -> Iterator[Moment]:
        """Shame at what one feels: at what one's standards call wrong, most of all; else at wanting what one denies."""
        wrong = np.maximum(self.scene.stage.wrong_feeling[self.me], 0.0) * having.before.feeling
        kind, about = (int(at) for at in np.unravel_index(int(np.argmax(wrong)), wrong.shape))
        if float(wrong[kind, about]) >= WRONG and (sort := _SORTS.get(KINDS[kind], "")):
            name = self.scene.roster.abouts[about]
            person = name if name in self.scene.roster.persons and name != self.who else ""
            entry, slots = f"felt.shame.own.{sort}", {"noun": kind_words(KINDS[kind]).noun}
            yield Moment((entry,), slots, person, 1.0, ("ashamed", KINDS[kind], person), 1.0, 6)
            return
        wanted = having.after.feeling[[KIND[name] for name in WANTING]][:, : len(self.scene.roster.characters)]
        person = self.scene.roster.characters[int(np.argmax(wanted.max(axis=0)))]
        if float(wanted.max()) >= 0.15 and person != self.who:
            yield Moment(("felt.shame.self",), {}, person, 1.0, ("ashamed", person), 1.0, 6)

    def _professed(self, *, kept: bool) -> Iterator[Moment]:
        toward = int(np.argmax(self.scene.stage.professes[self.me]))
        what = professed(self.scene, self.me, toward)
        name = "profess.kept" if kept else "profess.flat"
        slots = {"what": what, "what_upper": what[:1].upper() + what[1:]}
        yield Moment((name,), slots, self.scene.roster.persons[toward], 1.3, ("profess", str(kept)), 1.0, 7)

    def _outlooks(self, having: Having) -> Iterator[Moment]:
        for at, name in enumerate(self.scene.roster.prospects):
            if not name or int(self.scene.stage.prospects.owner[at]) != self.me:
                continue
            key = _outlook(having, at)
            stakes = float((self.scene.stage.prospects.stakes[at] * self.scene.stage.need_weight[self.me]).sum())
            dread = {"fell": "dread_fell", "gone": "dread_fell", "rose": "dread_rose", "near": "dread_rose"}
            if key:
                name_of = (dread.get(key, f"dread_{key}")) if stakes < 0.0 else key
                weight = 2.5 if key in ("came", "failed") else 1.3 if key == "gone" else 0.9
                yield Moment(
                    (f"outlook.{name_of}",), it(self.prospect(name)), "", weight, ("outlook", name, key), 1.0, 8
                )

    def _learned(self, having: Having) -> Iterator[Moment]:
        for at, name in enumerate(self.scene.roster.facts):
            was, now = float(having.before.credence[at]), float(having.after.credence[at])
            if name and abs(now - was) >= 0.15:
                key = (
                    "knows"
                    if now >= 0.75 > was
                    else ("rejects" if was > UNKNOWN else "denied")
                    if now <= 0.25 < was
                    else "believes"
                    if now > was
                    else "doubts"
                )
                fact = self.fact(name)
                slots = {"fact": fact, "Fact": upper(fact)}
                yield Moment((f"learned.{key}",), slots, "", 2.0, ("learned", name, key), 1.0, 3)

    def _held_back(self, having: Having, other: str) -> Iterator[Moment]:
        """What one nearly did: told where one acts or freezes, and where it called more than what one did."""
        row, held = int(having.choice.held), having.held
        if row <= 0 or held is None or bool(self.scene.stage.acts.is_silence[row]):
            return
        acts_here = having.perceived is not None and having.perceived.actor == self.who
        over = float(having.choice.held_urge) - float(having.choice.urge[int(having.choice.best)])
        if over < (CALLED if acts_here else CALLED_ELSEWHERE):
            return
        leaves = having.perceived is not None and having.perceived.main.group == "depart"
        if leaves or held.line in self.said.values():
            return
        line = held.line.removesuffix(".")
        by = _reason(having, spoken=bool(line))
        name = f"held.{by}" if line else f"held.act.{by}"
        slots = {"line": line, "line_c": f"{line}," if line[-1:].isalnum() else line, "act": infinitive(held.does)}
        told = ("held", self.scene.roster.acts[row].move)
        yield Moment((name,), slots, other, 0.6 + over, told, 1.0, -1 if acts_here else 9)


def _reason(having: Having, *, spoken: bool) -> str:
    """What held one back, as an entry: the term, with that share of it which weighed most where that says more."""
    by = TERMS[int(having.choice.held_by)]
    if by == "effort" and float(having.after.reserve) >= WEAK:
        return f"effort.{having.share}"
    return f"standards.{having.share}" if by == "standards" and spoken and having.share in NORMS.values() else by


def _outlook(having: Having, at: int) -> str:
    was, now = float(having.before.prospect[at]), float(having.after.prospect[at])
    before, after = int(having.before.prospect_state[at]), int(having.after.prospect_state[at])
    if after != before:
        return "came" if after == 1 else "failed"
    if now < 0.05 <= was:
        return "gone"
    if now > 0.85 >= was:
        return "near"
    return "rose" if now - was >= 0.08 else "fell" if was - now >= 0.05 else ""
