"""Mistype every key, name and number of the shipped scenes, and see whether what is said of it helps.

`python -m tools.mutations [HOW MANY]` tries 2,000 slips, chosen by a stated seed, and prints what became of them. A slip is
caught if a problem stands in its line and its hint helps: the nearest valid words, the range, or where to look. It is legal
if a rule proves that the file still says something that may be said; the rules are `LEGAL`. Everything else is missed.
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, Final, NamedTuple

from inscape.errors import Problem
from inscape.play.vetting import Read, vet
from inscape.scene.check import documents
from inscape.scene.load import shipped_scenes
from inscape.scene.syntax import ANYWHERE
from inscape.scene.text import Document, Keys, parse
from tools.slips import SORTS, TOKEN, Slip, is_prose, slips, tokens

SEED: Final = 4
HOW_MANY: Final = 2000
SHARES: Final = {"key": 0.35, "name": 0.3, "number": 0.2, "layout": 0.15}
HELP: Final = ("Did you mean", "Known:", "Such as", "Here can stand:", "Write ", "Put ", "Add ")
LEGAL: Final = (
    "says the same",
    "a number within its range",
    "words for readers",
    "another name that is there",
    "a name of its own that nothing else uses",
)
"""What a slip may be without being wrong, decided by `proof`."""


class Verdict(NamedTuple):
    """What became of a slip. scene: of which scene. what: caught, one of `LEGAL`, or missed. said: what was said of it."""

    scene: str
    slip: Slip
    what: str
    said: tuple[Problem, ...]

    def __str__(self) -> str:
        said = "; ".join(map(str, self.said[:2])) or "nothing"
        return f"{self.scene}:{self.slip.line}: {self.slip.how}: {self.slip.old!r} -> {self.slip.new!r}: {said}"


class Files(NamedTuple):
    """A scene with the twins beside it.

    is_twins: the slips are made in the twins. known: twins read so far. before: what is said of the files as they are.
    """

    scene: str
    document: Document
    beside: Document | None
    is_twins: bool
    known: Read
    before: frozenset[tuple[str, str, str]]

    @property
    def own(self) -> Document:
        """The file that slips are made in."""
        return self.beside if self.is_twins and self.beside is not None else self.document


def files() -> Iterator[Files]:
    """Every shipped scene file and twins file."""
    for name in shipped_scenes():
        document, beside = documents(name)
        known: Read = {}
        before = frozenset(_said(each) for each in vet(document, beside, known=known))
        yield Files(name, document, None, is_twins=False, known=known, before=before)
        if beside is not None:
            yield Files(f"{name}/twins", document, beside, is_twins=True, known=known, before=before)


def sample(how_many: int = HOW_MANY, seed: int = SEED) -> list[tuple[Files, Slip]]:
    """So many slips, of each sort its share, chosen by chance from all that there are."""
    everything = [(each, slip) for each in files() for slip in slips(each.own)]
    chosen: list[tuple[Files, Slip]] = []
    for sort in SORTS:
        these = [pair for pair in everything if pair[1].sort == sort]
        chosen += sorted(these, key=lambda pair: _chance(seed, *pair))[: round(how_many * SHARES[sort])]
    return sorted(chosen, key=lambda pair: (pair[0].scene, pair[1].line))


def _chance(seed: int, here: Files, slip: Slip) -> str:
    """A place in the drawing of lots, from names alone."""
    return hashlib.sha256(
        f"{seed}|{here.scene}|{slip.line}|{slip.how}|{slip.old}|{slip.new}|{slip.path}".encode()
    ).hexdigest()


def judge(here: Files, slip: Slip) -> Verdict:
    """What became of one slip."""
    mistyped = parse(slip.source, file=here.own.file)
    said = vet(here.document, mistyped, known=here.known) if here.is_twins else vet(mistyped)
    found = tuple(each for each in said if _said(each) not in here.before)
    if any(_helps(slip, each) for each in found):
        return Verdict(here.scene, slip, "caught", found)
    legal = None if any(each.severity == "error" for each in found) else proof(here.own, mistyped)
    return Verdict(here.scene, slip, legal or "missed", found)


def _said(problem: Problem) -> tuple[str, str, str]:
    return problem.path, problem.code, problem.message


def _helps(slip: Slip, problem: Problem) -> bool:
    """Whether a problem says where the slip is, and what to do about it."""
    says = f"{problem.message} {problem.hint}"
    renamed = f"'{slip.new}" in problem.hint and slip.old in problem.message
    if slip.sort == "layout":
        near = 0 if problem.hint == ANYWHERE else 1
        return bool(re.search(rf"\bline {slip.line}\b", says)) or (
            abs(problem.line - slip.line) <= near and bool(problem.hint)
        )
    if problem.line != slip.line and not renamed:
        return False
    if slip.sort == "number":
        return " from " in says or "number is needed" in says or any(word in problem.hint for word in HELP)
    return any(word in problem.hint for word in HELP)


def proof(was: Document, now: Document) -> str | None:
    """The rule by which a file that is not refused still says something that may be said; None if there is none."""
    if was.values == now.values:
        return LEGAL[0]
    found = list(differences(was.values, now.values))
    if found and all(is_prose(path) for path, _, _ in found):
        return LEGAL[2]
    ways = {_way(was, path, old, new) for path, old, new in found}
    return ways.pop() if len(ways) == 1 else None


def _way(was: Document, path: Keys, old: Any, new: Any) -> str | None:
    if _is_number(old) and _is_number(new):
        return LEGAL[1]
    if not isinstance(old, str) or not isinstance(new, str):
        return None
    if path and path[-1] == old:
        return LEGAL[4] if _uses(was, old) <= 1 else None
    words, instead = _words(old), _words(new)
    if len(words) != len(instead):
        return None
    pairs = [(one, other) for one, other in zip(words, instead, strict=True) if one != other]
    if not pairs:
        return LEGAL[0]
    if all(_is_digits(one) and _is_digits(other) for one, other in pairs):
        return LEGAL[1]
    known = set(_words(was.source))
    return LEGAL[3] if all(other in known for _, other in pairs) else None


def _uses(document: Document, word: str) -> int:
    return sum(token.text == word for token in tokens(document))


def _words(text: str) -> list[str]:
    return [match.group() for match in TOKEN.finditer(text)]


def _is_digits(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdigit()


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def differences(was: Any, now: Any, path: Keys = ()) -> Iterator[tuple[Keys, Any, Any]]:
    """Where two trees of values differ: path, what was there, what is. A renamed key is its own path's last step."""
    if isinstance(was, dict) and isinstance(now, dict):
        gone, come = [key for key in was if key not in now], [key for key in now if key not in was]
        if len(gone) == len(come) == 1 and was[gone[0]] == now[come[0]]:
            yield (*path, gone[0]), gone[0], come[0]
        elif gone or come:
            yield path, was, now
        for key in was:
            if key in now:
                yield from differences(was[key], now[key], (*path, key))
    elif isinstance(was, list) and isinstance(now, list) and len(was) == len(now):
        for index, (one, other) in enumerate(zip(was, now, strict=True)):
            yield from differences(one, other, (*path, index))
    elif was != now:
        yield path, was, now


def judged(how_many: int = HOW_MANY, seed: int = SEED) -> list[Verdict]:
    """What became of a sample."""
    return [judge(here, slip) for here, slip in sample(how_many, seed)]


def is_named(verdict: Verdict) -> bool:
    """Whether the very word that stood there is offered, or the problem says how it was renamed."""
    slip = verdict.slip
    word = re.compile(rf"\b{slip.old}\b")
    return any(word.search(each.hint) or f"'{slip.old}'" in each.message for each in verdict.said)


def table(verdicts: Sequence[Verdict]) -> str:
    """How many of each sort were caught, legal and missed."""
    rows: list[tuple[str, ...]] = [("", "tried", "caught", "legal", "missed", "caught or legal")]
    for sort in (*SORTS, "all"):
        these = [each for each in verdicts if sort in ("all", each.slip.sort)]
        counts = Counter("legal" if each.what in LEGAL else each.what for each in these)
        share = f"{(counts['caught'] + counts['legal']) / max(len(these), 1):.1%}"
        rows.append((sort, str(len(these)), *(str(counts[what]) for what in ("caught", "legal", "missed")), share))
    named = [is_named(each) for each in verdicts if each.what == "caught" and each.slip.sort in ("key", "name")]
    legal = Counter(each.what for each in verdicts if each.what in LEGAL)
    lines = ["".join(cell.rjust(16 if place else 0).ljust(8) for place, cell in enumerate(row)) for row in rows]
    lines += ["", f"The very word is named for {sum(named)} of {len(named)} caught keys and names."]
    return "\n".join([*lines, "", *(f"{legal[what]:5} {what}" for what in LEGAL)])


def missed(verdicts: Iterable[Verdict]) -> list[str]:
    """Those that nothing helpful was said of and no rule allows, by how they came about."""
    these = sorted(
        (each for each in verdicts if each.what == "missed"), key=lambda each: (each.slip.sort, each.slip.how)
    )
    return [str(each) for _, group in groupby(these, key=lambda each: each.slip.how) for each in group]


def main() -> None:
    """Print the table, and every slip that was missed."""
    verdicts = judged(int(sys.argv[1]) if len(sys.argv) > 1 else HOW_MANY)
    sys.stdout.write("\n".join([table(verdicts), "", *missed(verdicts)]) + "\n")


if __name__ == "__main__":
    main()
