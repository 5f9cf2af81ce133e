"""What a run rests on, as text that fits a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from inscape.why.mechanisms import ASSUMED, IDEAS

if TYPE_CHECKING:
    from inscape.why.sources import Cited, Number, Part

WHAT = (
    "A number had a part if another value of it would have made a difference: the run goes through the same acts "
    "again with the number at either end of its range, and something comes out otherwise. A source says where an idea or an "
    "order of magnitude is from, not that it states this number; what is assumed nobody has measured as it stands."
)


def text_of(cited: Cited, width: int) -> str:
    """The whole text, no line longer than `width`."""
    return "\n".join(_lines(cited, width))


def _lines(cited: Cited, width: int) -> Iterator[str]:
    total = sum(len(part.used) + len(part.unused) for part in cited.parts)
    beats = f"{cited.beats} {'beat' if cited.beats == 1 else 'beats'}"
    head = (
        f"{cited.title}: {beats}. {len(cited.used)} of the {total} numbers of the theory had a part in it, and "
        f"{len(cited.assumed)} of those are assumed."
    )
    yield from textwrap.wrap(head, width)
    yield ""
    yield from textwrap.wrap(WHAT, width)
    for part in cited.parts:
        if part.used:
            yield ""
            yield from _part(part, width)
    if cited.moves:
        yield ""
        yield "moves: how warm and how lively the acts of this run are"
        yield from _by_source([(each.source, each.move.replace("_", " ")) for each in cited.moves], width)
    unused = [name for part in cited.parts for name in part.unused]
    if unused:
        yield ""
        yield "had no part in it"
        yield from _wrapped(", ".join(unused), "  ", width)
    yield ""
    yield "sources"
    longest = max((len(key) for key in cited.sources), default=0)
    for key, text in cited.sources.items():
        yield from textwrap.wrap(
            f"{key:<{longest}}  {text}", width, initial_indent="  ", subsequent_indent=" " * (longest + 4)
        )


def _part(part: Part, width: int) -> Iterator[str]:
    """One mechanism: whose idea it is, then its numbers by their source, the assumed ones last."""
    yield from textwrap.wrap(f"{part.mechanism.name}: {part.mechanism.says}", width, subsequent_indent="  ")
    if part.mechanism.ideas:
        yield from _wrapped(f"after {', '.join(part.mechanism.ideas)}", "  ", width)
    yield from _by_source([(number.source, _number(number)) for number in part.used], width)


def _by_source(found: Iterable[tuple[str, str]], width: int) -> Iterator[str]:
    """What is from where, a source at a time, the assumed last."""
    by_source: dict[str, list[str]] = {}
    for source, text in found:
        by_source.setdefault(source, []).append(text)
    for source in sorted(by_source, key=lambda key: (key == ASSUMED, key not in IDEAS, key)):
        yield from _wrapped(f"{source}: {', '.join(by_source[source])}", "  ", width)


def _number(number: Number) -> str:
    return f"{number.name} (a table)" if number.value is None else f"{number.name} {number.value:g}"


def _wrapped(text: str, indent: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, initial_indent=indent, subsequent_indent=f"{indent}  ", break_on_hyphens=False)
