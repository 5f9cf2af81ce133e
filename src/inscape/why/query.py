"""Questions to a run: who, what of theirs, at which beat, and why or why not.

    kylo shame @8                       a feeling, whatever it is about
    kylo shame about self @8            about oneself; or about a person, a fact, a thing, a prospect, `situation`
    hux -> kylo hostility @14           a strand of regard toward somebody
    kylo reserve @11                    also: surprise, need NEED, mood MOOD, prospect PROSPECT, slight PERSON
    kylo hides shame @8                 what of a feeling showed, and why no more of it; `shows` is the same
    kylo believes hux pity @18          what one takes another to feel, hold (a strand; `about` somebody) or know (a fact)
    kylo believes base_lost             how sure one is of a fact
    kylo stay silent @13                an act; `to` and `about` where there are several
    hux sneer @18 not                   why not; also of a feeling

The words of a transcript will do for the engine's: `hux softens @18`, `kylo gladness`, `kylo ashamed @8`.
Without a beat it is the last; for an act, the last at which it was done.
"""

from __future__ import annotations

from functools import cache
from typing import Any, Final, NamedTuple

from inscape.errors import QueryError, offer

GRAMMAR: Final = r"""
query: NAME topic ending
topic: "->" NAME+                                -> regard
     | "believes" NAME+ [about]                  -> believes
     | NAME+ [to] [about]                        -> plain
to: "to" NAME
about: "about" NAME
ending: [at] [NOT] | NOT at
at: "@" INT

NOT: "not"
NAME: /[A-Za-z][A-Za-z0-9_]*(\.[A-Za-z0-9_]+)*/
INT: /[0-9]+/
%ignore /\s+/
"""

EXAMPLE: Final = "kylo shame about self @8"
LONGEST: Final = 400
"""Characters that a question may have."""


class Word(NamedTuple):
    """A word of a question. column: where it stands, counting from 1."""

    text: str
    column: int


class Asked(NamedTuple):
    """A question as it was written, its words not looked up yet.

    shape: "regard" (`who -> whom strand`), "believes" or "plain". words: what stands between who and `about`. beat: None for
    the last. is_not: why not?
    """

    text: str
    shape: str
    who: Word
    words: tuple[Word, ...]
    to: Word | None
    about: Word | None
    beat: int | None
    beat_column: int
    is_not: bool

    def wrong(self, what: str, column: int, fix: str = "") -> QueryError:
        """The error that says what is wrong with this question, and where."""
        return QueryError(what, text=self.text, column=column, fix=fix)

    def unknown(self, word: Word, kind: str, known: Any) -> QueryError:
        """The error for a word that names nothing here, with the nearest that does."""
        return self.wrong(f"no {kind} is called '{word.text}'", word.column, offer(word.text, known))


@cache
def _parser() -> Any:
    from lark import Lark

    return Lark(GRAMMAR, start="query", parser="lalr", maybe_placeholders=True)


def read_query(text: str) -> Asked:
    """The question that a text asks. Raises `QueryError` at the place where it cannot be understood."""
    from lark.exceptions import UnexpectedInput, UnexpectedToken

    if len(text) > LONGEST or not text.strip():
        what = "this asks nothing" if not text.strip() else f"a question has at most {LONGEST} characters"
        raise QueryError(what, fix=f"Ask for instance: {EXAMPLE}")
    line = text.replace("\n", " ")
    try:
        tree = _parser().parse(line)
    except UnexpectedInput as error:
        token = str(error.token) if isinstance(error, UnexpectedToken) else line[max(error.column, 1) - 1]
        column = error.column if token else len(line.rstrip()) + 1
        what = f"'{token}' cannot stand here" if token else "something is missing at the end"
        raise QueryError(what, text=line, column=column, fix=_expected(error)) from error
    return _asked(line, tree)


def _expected(error: Any) -> str:
    accepts = set(getattr(error, "accepts", None) or getattr(error, "allowed", None) or ())
    if accepts == {"INT"} or (accepts and accepts <= {"INT"}):
        return "Write the number of a beat behind @, such as @8"
    return f"Ask for instance: {EXAMPLE}"


def _asked(text: str, tree: Any) -> Asked:
    who, topic, ending = tree.children
    words = tuple(_word(token) for token in topic.children if token is not None and not hasattr(token, "data"))
    rest = {part.data: _word(part.children[0]) for part in topic.children if hasattr(part, "data")}
    at = next((part for part in ending.children if hasattr(part, "data")), None)
    beat = None if at is None else at.children[0]
    return Asked(
        text=text,
        shape=str(topic.data),
        who=_word(who),
        words=words,
        to=rest.get("to"),
        about=rest.get("about"),
        beat=None if beat is None else int(beat),
        beat_column=1 if beat is None else int(beat.column),
        is_not=any(part is not None and not hasattr(part, "data") for part in ending.children),
    )


def _word(token: Any) -> Word:
    return Word(str(token).lower(), int(token.column))
