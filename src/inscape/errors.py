"""Everything that Inscape raises on purpose: one tree, and every error says where, what, and what to do.

InscapeError
├── SceneError            a scene file that cannot be read as it stands; carries every problem found in it
├── UnknownName           a word that names nothing here; also a LookupError
├── ImpossibleAct         an act that exists but cannot be done now
├── ScriptError           a script of given acts that cannot be followed
├── RunError              a run file that cannot be read, resumed or continued
├── QueryError            a question to a run that cannot be understood
├── SweepError            a sweep that cannot be planned, played, resumed or read
├── EvidenceError         values or data that the calculator, a court or a fit cannot use
└── ExpectationError      an expectation over runs that cannot be understood
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Literal, NamedTuple

Severity = Literal["error", "warning"]

LIKE: Final = 60.0
"""How alike (0..100, rapidfuzz) a known word must be to be offered for an unknown one."""


SYNONYMS: Final[Mapping[str, tuple[str, ...]]] = {
    "affection": ("warmth", "love"), "anxiety": ("fear",), "awe": ("esteem", "admiration"), "bitterness": ("resentment",),
    "dislike": ("hostility", "hate"), "delight": ("joy",), "desire": ("attraction", "longing"), "despair": ("distress",),
    "dread": ("fear",), "embarrassment": ("shame",), "envy": ("resentment", "jealousy", "hostility"), "fondness": ("warmth", "love"),
    "grief": ("distress",), "happiness": ("joy",), "happy": ("joy",), "hate": ("hostility",), "hatred": ("hostility", "hate"),
    "humiliation": ("shame",), "hurt": ("distress",),
    "liking": ("warmth",), "love": ("warmth", "attraction"), "lust": ("attraction",), "pain": ("distress",),
    "rage": ("anger",), "regret": ("guilt", "disappointment"), "remorse": ("guilt",), "resentment": ("hostility",),
    "respect": ("esteem", "admiration"), "sadness": ("distress",), "sad": ("distress",), "schadenfreude": ("gloating",),
    "scorn": ("contempt",), "sorrow": ("distress",), "sympathy": ("pity",), "terror": ("fear",),
    "thankfulness": ("gratitude",), "worry": ("fear",), "admiration": ("esteem",), "anger": ("hostility",),
}  # fmt: skip
"""What writers call feelings and strands of regard, and what the glossary calls them; offered where such a word cannot stand."""


class Spot(NamedTuple):
    """Where in a file. line and column count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong with a scene file, or suspicious about it.

    file, line, column: where it stands; line and column count from 1. path: the keys that lead there, "" for the whole
    file. message: what is wrong. hint: what to do, or "". code: a letter and three digits, E for errors, W for warnings;
    `inscape.scene.problems.explain` tells what it means. severity: errors keep a scene from loading, warnings do not.
    """

    file: str
    line: int
    column: int
    path: str
    message: str
    hint: str = ""
    code: str = "E100"
    severity: Severity = "error"

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}: " if self.file else ""
        where += f"{self.path}: " if self.path else ""
        code = f" ({self.code})" if self.severity == "warning" else ""
        return where + sentence(self.message + code) + (f" {sentence(self.hint)}" if self.hint else "")


class InscapeError(Exception):
    """Anything that Inscape raises on purpose.

    what: what is wrong. where: the place it is wrong in, or "". fix: what to do about it, or "".
    """

    def __init__(self, what: str, *, where: Spot | str = "", fix: str = "") -> None:
        self.what = what
        self.where = str(where)
        self.fix = fix
        place = f"{self.where}: " if self.where else ""
        super().__init__(place + sentence(what) + (f" {sentence(fix)}" if fix else ""))


class SceneError(InscapeError):
    """A scene file that cannot be read as it stands. problems: everything found in it, warnings too, in file order.

    A plain string is a problem of the whole scene, wherever it came from.
    """

    def __init__(self, problems: Iterable[Problem] | str) -> None:
        found = (Problem("", 1, 1, "", problems),) if isinstance(problems, str) else problems
        self.problems = tuple(sorted(set(found)))
        super().__init__("")
        lines = [str(problem) for problem in self.problems]
        self.args = ("\n".join([*lines, count(self.problems)] if len(lines) > 1 else lines),)


class UnknownName(InscapeError, LookupError):
    """A word that names nothing here.

    name: the word. kind: what it should name ("character"). known: the words that would do. place: where it was used.
    """

    def __init__(self, name: str, *, kind: str, known: Iterable[str], place: Spot | str | None = None) -> None:
        self.name = name
        self.kind = kind
        self.known = tuple(word for word in known if word)
        self.place = place
        super().__init__(f"no {kind} is called '{name}'", where=place or "", fix=offer(name, self.known))


class ImpossibleAct(InscapeError):
    """An act that exists in the scene but cannot be done now.

    act: the act in names. reason: what stands in its way. beat: after how many beats it was tried.
    """

    def __init__(
        self, act: str, reason: str, *, beat: int | None = None, place: Spot | str = "", fix: str = ""
    ) -> None:
        self.act = act
        self.reason = reason
        self.beat = beat
        when = "now" if beat is None else f"at beat {beat}"
        super().__init__(f"'{act}' is not possible {when}: {reason}", where=place, fix=fix)


class ScriptError(InscapeError):
    """A script of given acts that cannot be followed."""


class RunError(InscapeError):
    """A run file that cannot be read, resumed or continued."""


class SweepError(InscapeError):
    """A sweep that cannot be planned, played, resumed or read."""


class EvidenceError(InscapeError):
    """Values or data that the calculator, a court or a fit cannot use."""


class _TextError(InscapeError):
    """A short text of the user's that cannot be understood.

    text: the whole of it. column: where in it the trouble starts, counting from 1.
    """

    def __init__(self, what: str, *, text: str = "", column: int = 1, where: Spot | str = "", fix: str = "") -> None:
        self.text = text
        self.column = column
        super().__init__(what, where=where, fix=fix)
        if text:
            self.args = (f"{self.args[0]}\n  {text}\n  {' ' * (column - 1)}^",)


class QueryError(_TextError):
    """A question to a run that cannot be understood. text: the question. column: where in it the trouble starts."""


class ExpectationError(_TextError):
    """An expectation over runs that cannot be understood. text: all of it. column: where in it the trouble starts."""


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like this one, or None if none is like it."""
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import OSA

    words = sorted({str(each) for each in known} - {""})
    plain = _plain(word)
    slips = [each for each in words if OSA.distance(plain, _plain(each), score_cutoff=1) <= 1]
    close = [each for each in slips if len(plain) > 2 or sorted(plain) == sorted(_plain(each))]
    if close:
        return max(close, key=lambda each: fuzz.ratio(plain, _plain(each)))
    found = process.extractOne(word, words, scorer=fuzz.ratio, processor=_plain, score_cutoff=LIKE)
    return found[0] if found else None


def offer(word: str, known: Iterable[str], *, most: int = 12) -> str:
    """What to write instead of an unknown word: what means the same, the nearest known one, all where they are few, or nothing."""
    words = sorted({str(each) for each in known} - {""})
    meant = [each for each in SYNONYMS.get(_plain(word), ()) if each in words]
    if meant:
        choice = " or ".join(f"'{each}'" for each in meant)
        return f"Did you mean {choice}?"
    like = nearest(word, words)
    if like is not None:
        return f"Did you mean '{like}'?"
    if not words:
        return ""
    return f"Known: {', '.join(words[:most])}" + (f" and {len(words) - most} more" if len(words) > most else "")


def count(problems: Sequence[Problem]) -> str:
    """How many there are: `2 errors, 1 warning`."""
    errors = sum(problem.severity == "error" for problem in problems)
    warnings = len(problems) - errors
    parts = [
        f"{number} {word}{'s' * (number != 1)}" for number, word in ((errors, "error"), (warnings, "warning")) if number
    ]
    return ", ".join(parts) or "no problems"


def sentence(text: str) -> str:
    """The text with a full stop, unless it has an ending or is empty."""
    return text if not text or text[-1] in ".?!" else f"{text}."


def _plain(word: str) -> str:
    return word.casefold().replace("-", "_").replace(" ", "_")
