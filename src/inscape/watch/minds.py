"""A mind as a card: mood, what is felt and how much of it shows, strength left, surprise, and what was nearly done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from inscape.mind.axes import KINDS, MOODS
from inscape.tell.restraint import SPENT, restraint
from inscape.tell.unsaid import FROZEN
from inscape.tell.words import group_as, kind_words, plain_name
from inscape.watch.item import Item, fitted, prose
from inscape.watch.questions import of_act

if TYPE_CHECKING:
    from inscape.tell.facets import Held, Inside
    from inscape.tell.layout import Span
    from inscape.watch.evening import Evening

LEAST: Final = 0.1
"""What is neither felt nor shown as strongly as this is left out."""
MOVED: Final = 0.05
"""From this change on a number has an arrow."""
STARTLED: Final = 0.7
"""Nats from which a surprise is marked."""
BAR: Final = 6
NUMBERS: Final = 16
"""Columns that the bar and the numbers of a feeling take."""

OCTANTS: Final = {
    (1, 1, 1): "exuberant", (1, 1, -1): "dependent", (1, -1, 1): "relaxed", (1, -1, -1): "docile",
    (-1, 1, 1): "hostile", (-1, 1, -1): "anxious", (-1, -1, 1): "disdainful", (-1, -1, -1): "listless",
}  # fmt: skip
"""Moods by the signs of pleasure, arousal and dominance, after Mehrabian 1996 (who calls the last one bored)."""


def card(evening: Evening, name: str, *, width: int, most: int) -> Iterator[Item]:
    """The card of one character at this moment, `width` columns wide, with at most `most` feelings."""
    naming, beat = evening.naming, evening.at
    state, me = evening.state, evening.scene.roster.character(name)
    acts = beat > 0 and evening.actor == name
    called = fitted(("● " if acts else "") + naming.called(name), width - 11)
    if not bool(state.present[me]):
        yield Item((((called, "name"), (" not here  ", "quiet")),), beat=beat)
        yield Item(((("", ""),),), beat=beat)
        return
    yield Item((((called, "name"), (" felt shown", "quiet")),), beat=beat)
    inside = evening.inside(name)
    yield from _feelings(evening, me, inside, width, most)
    yield _mood(evening, me, width)
    yield _reserve(evening, me, width)
    if inside is not None and inside.surprise >= 0.3:
        yield _surprise(inside, name, beat, width)
    if inside is not None and inside.held is not None and not inside.held.is_silence:
        yield _held(evening, inside, inside.held, width)
    yield Item(((("", ""),),), beat=beat)


def _feelings(evening: Evening, me: int, inside: Inside | None, width: int, most: int) -> Iterator[Item]:
    """The strongest feelings, whatever they are about, as they are felt and as they reach others."""
    felt = 1.0 - (1.0 - evening.state.feeling[me]).prod(axis=1)
    was = 1.0 - (1.0 - evening.before.feeling[me]).prod(axis=1)
    shown = {outward.kind: outward.shown for outward in inside.outward} if inside else {}
    size = {kind: max(float(felt[at]), shown.get(kind, 0.0)) for at, kind in enumerate(KINDS) if kind != "surprise"}
    chosen = sorted((kind for kind in size if size[kind] >= LEAST), key=lambda kind: -size[kind])[:most]
    who = evening.scene.roster.characters[me]
    for kind in chosen:
        at, words = KINDS.index(kind), kind_words(kind)
        now = float(felt[at])
        role = "pleasant" if words.pleasant > 0 else "unpleasant" if words.pleasant < 0 else "even"
        outward = number(shown.get(kind, 0.0)) if inside else "  ·"
        line = (
            (fitted(words.noun, width - NUMBERS) + " ", ""),
            (bar(now), role),
            (f" {number(now)}{arrow(float(was[at]), now)} ", ""),
            (outward, "" if inside else "quiet"),
        )
        yield Item((line,), f"{who} {kind} @{evening.at}", beat=evening.at)
    if not chosen:
        yield Item(((("nothing in particular", "quiet"),),), beat=evening.at)


def _mood(evening: Evening, me: int, width: int) -> Item:
    mood = [float(value) for value in evening.state.mood[me]]
    word = OCTANTS[tuple(1 if value >= 0 else -1 for value in mood)]  # type: ignore[index]
    word = "even" if max(abs(value) for value in mood) < 0.1 else word
    who = evening.scene.roster.characters[me]
    strongest = max(range(len(MOODS)), key=lambda at: abs(mood[at]))
    numbers = "".join(f"{signed(value):>5}" for value in mood)
    room = width - len(numbers)
    line: tuple[Span, ...] = (("mood ", "label"), (fitted(word, room - 5), ""), (numbers, "quiet"))
    return Item((line,), f"{who} mood {MOODS[strongest]} @{evening.at}", beat=evening.at)


def _reserve(evening: Evening, me: int, width: int) -> Item:
    who = evening.scene.roster.characters[me]
    now, was = float(evening.state.reserve[me]), float(evening.before.reserve[me])
    line: tuple[Span, ...] = (
        (fitted("reserve", width - NUMBERS) + " ", "label"),
        (bar(now), "even"),
        (f" {number(now)}{arrow(was, now)}", ""),
        (" out" if now < SPENT else "", "marked"),
    )
    return Item((line,), f"{who} reserve @{evening.at}", path=f"{who}.reserve", beat=evening.at)


def _surprise(inside: Inside, who: str, beat: int, width: int) -> Item:
    """Surprise in nats, on a bar that is full at 4, and what was expected instead."""
    startled = inside.surprise >= STARTLED
    head: tuple[Span, ...] = (
        (fitted("surprise", width - NUMBERS) + " ", "label"),
        (bar(inside.surprise / 4.0), "marked" if startled else "even"),
        (f" {inside.surprise:.1f}", "marked" if startled else ""),
    )
    wanted = f"expected {group_as(inside.expected)}" if startled and inside.expected else ""
    wanted += " · freezes" if wanted and inside.freeze >= FROZEN else ""
    lines = (head, *prose(f"  {wanted}", width, "quiet", hang=2)) if wanted else (head,)
    return Item(lines, f"{who} surprise @{beat}", beat=beat, is_marked=startled)


def _held(evening: Evening, inside: Inside, held: Held, width: int) -> Item:
    """The strongest urge that was inhibited, and by what."""
    naming = evening.naming
    reason = restraint(held, inside, naming)
    what = f"“{held.line}”" if held.line else held.does or plain_name(held.move)
    text = f"held back {what}" + (f" ({reason})" if reason else "")
    lines = list(prose(text, width, "", hang=2))
    first = lines[0][0][0]
    lines[0] = ((first[:9], "label"), (first[9:], ""))
    query = of_act(evening.scene, held.row, evening.at, why_not=True)
    return Item(tuple(lines), query, beat=evening.at)


def bar(amount: float, width: int = BAR) -> str:
    """An amount 0..1 as a bar of eighths, always `width` columns."""
    eighths = round(min(max(amount, 0.0), 1.0) * width * 8)
    full, rest = divmod(eighths, 8)
    return ("█" * full + (" ▏▎▍▌▋▊▉"[rest] if rest else "")).ljust(width)


def number(amount: float) -> str:
    """An amount 0..1 in three columns: ` .5`, `.52`; `1.0` for all of it."""
    return "1.0" if amount >= 0.995 else f"{amount:.2f}".removeprefix("0")


def signed(amount: float) -> str:
    """An amount -1..1 with its sign."""
    text = number(abs(amount))
    return ("−" if amount < 0 and text != ".00" else "+") + text


def arrow(before: float, after: float) -> str:
    """Which way it went at this beat; a space if it hardly moved."""
    return "↑" if after - before >= MOVED else "↓" if before - after >= MOVED else " "
