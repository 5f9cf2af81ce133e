"""How a telling ends: what is left when it is over; and a telling of one line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

import numpy as np

from inscape.mind.axes import GROUPS, KIND, KINDS, STRAND
from inscape.tell.impressions import SURPRISED
from inscape.tell.mine import Having, Rows
from inscape.tell.moments import Moments
from inscape.tell.phrases import Phrases, entries, narration
from inscape.tell.sides import Moment, it
from inscape.tell.voice import Voice
from inscape.tell.words import group_as, kind_words, listed

if TYPE_CHECKING:
    from inscape.play.run import Run


def closing(moments: Moments, run: Run, had: Sequence[Having], *, most: int) -> list[Moment]:
    """The last sentences: what one is left with, and what has changed since the beginning."""
    return list(_closing(moments, run, had))[:most] if had else []


def _closing(moments: Moments, run: Run, had: Sequence[Having]) -> Iterator[Moment]:
    start, last = Rows(run.scene, run.start, moments.me), had[-1]
    perceived = last.perceived
    gone = perceived.actor if perceived and perceived.main.group == "depart" else ""
    was_with = next((having.company for having in reversed(had[:-1]) if having.company), ())
    if gone == moments.who:
        uneasy = max(float(last.after.feeling[KIND[kind]].max()) for kind in ("pity", "guilt", "longing", "shame"))
        key = (
            "leaves_uneasy" if uneasy >= 0.25 else "leaves_light" if float(last.after.mood[0]) > 0.2 else "leaves_done"
        )
        yield Moment((f"close.{key}",), {}, was_with[0] if was_with else "")
    elif gone:
        sent = any(_sends(moments, having, gone) for having in had)
        better = float(last.after.mood[0]) > 0.1
        yield Moment((f"close.{'left_asked' if sent else 'left_better' if better else 'left'}",), {}, gone)
    else:
        yield Moment(("close.still_here",))
    yield from _changed(moments, start, last, gone or (was_with[0] if was_with else ""))


def _sends(moments: Moments, having: Having, whom: str) -> bool:
    perceived = having.perceived
    if perceived is None or perceived.actor != moments.who:
        return False
    main = perceived.main
    return (
        main.group == "order" and main.target == whom and float(moments.scene.stage.acts.ends_company[main.row]) > 0.0
    )


def _changed(moments: Moments, start: Rows, last: Having, other: str) -> Iterator[Moment]:
    told = {key[1] for key in moments.told if key[0] == "outlook" and key[2:] in (("gone",), ("failed",))}
    for at, name in enumerate(moments.scene.roster.prospects):
        if name and name not in told and float(start.prospect[at]) >= 0.15 and float(last.after.prospect[at]) < 0.05:
            text = moments.prospect(name)
            yield Moment(("close.hope_lost",), it(text))
    if not other or other not in moments.scene.roster.characters:
        return
    at = moments.scene.roster.character(other)
    pity = float(last.after.reading[at, KIND["pity"], 0])
    if pity >= 0.15:
        yield Moment(("close.pity",), {}, other)
    change = last.after.regard[at] - start.regard[at]
    if max(float(change[STRAND["warmth"]]), float(change[STRAND["esteem"]])) >= 0.1:
        yield Moment(("close.warmer",), {}, other)
    elif max(float(change[STRAND["hostility"]]), float(change[STRAND["contempt"]])) >= 0.05:
        yield Moment(("close.colder",), {}, other)


def one_line(moments: Moments, phrases: Phrases, voice: Voice, run: Run, had: Sequence[Having]) -> str:
    """The whole in one sentence: what one brought, what turned it, what one was left with."""
    start = Rows(run.scene, run.start, moments.me)
    end = Rows(run.scene, run.state, moments.me)
    brought, left = _strongest(start), _strongest(end)
    turn, other = _turn(moments, voice, had)
    voice.paragraph()
    slots = {"start": listed(brought) or "nothing much", "end": listed(left) or "nothing much", "turn": turn}
    name = "line.same" if set(brought) == set(left) else "line.changed"
    return voice.say(phrases.choose((name,), slots, other=other), slots, other=other) + "\n"


def _strongest(rows: Rows) -> list[str]:
    level = 1.0 - (1.0 - rows.feeling).prod(axis=1)
    level[KIND["surprise"]] = 0.0
    order = np.argsort(-level, kind="stable")[:2]
    return [kind_words(KINDS[int(kind)]).noun for kind in order if float(level[kind]) >= 0.2]


def _turn(moments: Moments, voice: Voice, had: Sequence[Having]) -> tuple[str, str]:
    """The most surprising thing that another did, else how it ended, as a clause."""
    seen = [
        having
        for having in had
        if having.perceived
        and having.perceived.actor not in ("", moments.who)
        and having.perceived.main.group != "depart"
    ]
    most = max(seen, key=lambda having: float(having.after.surprise), default=None)
    words = narration()["turn"]
    if most is not None and most.perceived is not None and float(most.after.surprise) >= SURPRISED:
        came = "silence" if most.perceived.main.is_silence else most.perceived.main.group
        expected = GROUPS[int(np.argmax(most.lived.expected.chance))]
        actor = most.perceived.actor
        clause = str(narration()["does_to"][came]).replace("{a}", moments.naming.called(actor))
        slots = {"came": voice.say(clause, {}, other=actor, subject=actor), "expected": group_as(expected)}
        if expected not in ("tend", came):
            return voice.say(entries()["turn.surprise"][0], slots, other=actor), actor
    text = voice.say(str(words["nothing"]), {})
    return text[:1].lower() + text[1:], ""
