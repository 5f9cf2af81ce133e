"""Asking a run why: a question in, a reason out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from inscape.errors import nearest
from inscape.mind.axes import GROUPS, KINDS, MOODS, STRANDS
from inscape.why import explain_belief, explain_feeling, explain_regard, explain_state
from inscape.why.case import Case
from inscape.why.explain_act import act, why_not
from inscape.why.explain_shown import shown
from inscape.why.query import Asked, Word, read_query
from inscape.why.reason import Reason
from inscape.why.synonyms import FEELINGS, meant

if TYPE_CHECKING:
    from inscape.play.run import Run

ALONE: Final[dict[str, Callable[[Case, int], Reason]]] = {
    "reserve": explain_state.reserve,
    "surprise": explain_state.surprise,
}
"""What a character has one of."""

SHOWN: Final = ("shows", "hides")
"""What is asked for with the name of a feeling: how much of it reached others."""

WITH_NAME: Final = ("need", "mood", "prospect", "slight")
"""What is asked for with the name of which one."""


def why(run: Run, query: str) -> Reason:
    """Why something in a run is as it is; the questions are in `inscape.why.query`.

    Raises `QueryError` for a question that cannot be understood, with the nearest word that could, and `RunError` if the
    run comes out otherwise when it is replayed.
    """
    asked = read_query(query)
    return _answer(asked, Case(run, _beat(run, asked)))


def _beat(run: Run, asked: Asked) -> int:
    if asked.beat is None:
        return len(run)
    if asked.beat > len(run):
        last = (
            f"Beats run from 1 to {len(run)}; @0 is the start"
            if len(run)
            else "Nothing has happened yet; @0 is the start"
        )
        raise asked.wrong(f"this run has no beat {asked.beat}", asked.beat_column, last)
    return asked.beat


def _answer(asked: Asked, case: Case) -> Reason:
    me = _index(asked, asked.who, "character", case.roster.characters)
    asked = meant(
        asked, (*_moves(case, me), *case.roster.moves, *GROUPS, *(STRANDS if asked.shape != "plain" else KINDS))
    )
    if asked.shape == "plain":
        return _plain(asked, case, me)
    if asked.is_not:
        raise _not_here(asked)
    return _regard(asked, case, me) if asked.shape == "regard" else _belief(asked, case, me)


def _plain(asked: Asked, case: Case, me: int) -> Reason:
    first, *rest = asked.words
    name = "_".join(word.text for word in asked.words)
    moves = (*_moves(case, me), *GROUPS)
    alone = name in ALONE and asked.about is None and not asked.is_not
    if name in KINDS and not alone and not (name in moves and _means_act(asked, case)):
        return _feeling(asked, case, me, KINDS.index(name))
    if first.text in SHOWN and name not in moves and (rest or first.text not in case.roster.moves):
        return _shown(asked, case, me, rest)
    if name in moves or (
        len(asked.words) > 1 and any("_".join(w.text for w in asked.words[:-1]) == move for move in moves)
    ):
        return _act(asked, case, me)
    if name in case.roster.moves:
        return _closed(asked, case, me, name)
    is_known = (first.text in ALONE and not rest) or (first.text in WITH_NAME and len(rest) <= 1)
    if not is_known:
        raise _unknown_topic(asked, moves, first)
    _no_extra(asked, "to", asked.to)
    _no_extra(asked, "about", asked.about)
    if asked.is_not:
        raise _not_here(asked)
    if first.text in ALONE:
        if first.text == "surprise":
            _happened(asked, case)
        return ALONE[first.text](case, me)
    return _named(asked, case, me, first, rest[0] if rest else None)


def _means_act(asked: Asked, case: Case) -> bool:
    """Whether a word that is a feeling and a move stands for the move: something is done to somebody."""
    return asked.to is not None or (asked.about is not None and asked.about.text not in ("self", *case.roster.abouts))


def _shown(asked: Asked, case: Case, me: int, rest: Sequence[Word]) -> Reason:
    """What showed of a feeling, or did not."""
    _no_extra(asked, "to", asked.to)
    _no_extra(asked, "about", asked.about)
    if asked.is_not:
        raise _not_here(asked)
    _happened(asked, case)
    if not rest:
        column = len(asked.text.rstrip()) + 1
        raise asked.wrong(
            "this names no feeling", column, f"Write one behind it, such as: {asked.who.text} hides anger @8"
        )
    name = "_".join(word.text for word in rest)
    word = Word(FEELINGS.get(name, name), rest[0].column)
    return shown(case, me, _index(asked, word, "feeling", KINDS))


def _closed(asked: Asked, case: Case, me: int, move: str) -> Reason:
    """A move that this character can never make here."""
    who, words = case.who(me), case.words
    what = f"{move.replace('_', ' ')} is never open to {words.called(who)} in this scene"
    if not asked.is_not:
        raise asked.wrong(what, asked.words[0].column, "Ask 'not' why it is not done")
    source = words.stated("cast", who, "moves") or words.stated("moves")
    return Reason(what, parts=(Reason("there is nobody and nothing here with whom it could be done", source=source),))


def _not_here(asked: Asked) -> Exception:
    return asked.wrong("'not' asks about an act or a feeling", asked.text.lower().rindex("not") + 1)


def _unknown_topic(asked: Asked, moves: Sequence[str], first: Word) -> Exception:
    known = (*KINDS, *ALONE, *WITH_NAME, *SHOWN, "believes", *moves)
    whole = "_".join(word.text for word in asked.words)
    like = nearest(whole, known) or nearest(first.text, known)
    fix = (
        f"Did you mean '{like}'?"
        if like
        else f"Ask for a feeling, an act, or {', '.join((*ALONE, *WITH_NAME, *SHOWN, 'believes'))}"
    )
    return asked.wrong(f"no feeling, act or quantity is called '{whole.replace('_', ' ')}'", first.column, fix)


def _feeling(asked: Asked, case: Case, me: int, kind: int) -> Reason:
    _no_extra(asked, "to", asked.to)
    if asked.is_not:
        _happened(asked, case)
        return explain_feeling.why_not(case, me, kind)
    if asked.about is None:
        return explain_feeling.feeling(case, me, kind, None)
    return explain_feeling.feeling(case, me, kind, _about(asked, case, me))


def _about(asked: Asked, case: Case, me: int) -> int:
    """What stands behind `about`: `self`, anything named in the scene, or a prospect of one's own by its short name."""
    who, known = case.who(me), [about for about in case.roster.abouts if about]
    word = asked.about or Word("", 1)
    name = who if word.text == "self" else word.text
    own = f"{who}.{name}"
    short = [about.partition(".")[2] for about in known if about.startswith(f"{who}.")]
    meant = Word(own if own in known else name, word.column)
    return case.roster.abouts.index(known[_index(asked, meant, "about", known, offered=[*known, *short, "self"])])


def _named(asked: Asked, case: Case, me: int, kind: Word, word: Word | None) -> Reason:
    who, roster = case.who(me), case.roster
    own = [name.partition(".")[2] if name.startswith(f"{who}.") else "" for name in roster.prospects]
    names: dict[str, Sequence[str]] = {"need": roster.needs, "mood": MOODS, "prospect": own, "slight": roster.persons}
    made: dict[str, Callable[[int], Reason]] = {
        "need": lambda at: explain_state.need(case, me, at),
        "mood": lambda at: explain_state.mood(case, me, at),
        "prospect": lambda at: explain_state.prospect(case, at),
        "slight": lambda at: explain_state.slight(case, me, at),
    }
    word = word or Word("", len(asked.text.rstrip()) + 1)
    name = word.text.removeprefix(f"{who}.")
    return made[kind.text](
        _index(asked, Word(name, word.column), kind.text if kind.text != "slight" else "person", names[kind.text])
    )


def _regard(asked: Asked, case: Case, me: int) -> Reason:
    if len(asked.words) != 2:
        where = asked.words[2].column if len(asked.words) > 2 else len(asked.text.rstrip()) + 1
        raise asked.wrong("this names no strand of regard", where, f"Write one of {', '.join(STRANDS)} behind the name")
    person = _index(asked, asked.words[0], "person", case.roster.persons)
    return explain_regard.strand(case, me, person, _index(asked, asked.words[1], "strand", STRANDS))


def _belief(asked: Asked, case: Case, me: int) -> Reason:
    roster, first = case.roster, asked.words[0]
    if len(asked.words) == 1:
        _no_extra(asked, "about", asked.about)
        return explain_belief.fact(
            case, me, _index(asked, first, "fact", roster.facts, offered=[*roster.facts, *roster.characters])
        )
    other = _index(asked, first, "character", roster.characters)
    word = Word("_".join(each.text for each in asked.words[1:]), asked.words[1].column)
    if word.text in roster.facts:
        return explain_belief.others_fact(case, me, other, roster.fact(word.text))
    if word.text in STRANDS and (word.text not in KINDS):
        person = (
            me
            if asked.about is None or asked.about.text == "self"
            else _index(asked, asked.about, "person", roster.persons)
        )
        return explain_belief.regard(case, me, other, person, STRANDS.index(word.text))
    if word.text in KINDS:
        return _read(asked, case, me, other, KINDS.index(word.text))
    raise asked.unknown(word, "feeling, strand or fact", (*KINDS, *STRANDS, *roster.facts))


def _read(asked: Asked, case: Case, me: int, other: int, kind: int) -> Reason:
    """`contempt` and `fear` are feelings and strands: with `about` somebody else than oneself the strand is meant."""
    if asked.about is None:
        return explain_belief.feeling(case, me, other, kind, None)
    about = asked.about.text
    if about in ("self", case.who(me)):
        return explain_belief.feeling(case, me, other, kind, 0)
    if KINDS[kind] in STRANDS and about in case.roster.persons:
        return explain_belief.regard(case, me, other, case.roster.person(about), STRANDS.index(KINDS[kind]))
    _about(asked, case, me)
    return explain_belief.feeling(case, me, other, kind, 1)


def _act(asked: Asked, case: Case, me: int) -> Reason:
    rows = _rows(asked, case, me)
    if asked.beat is None and not asked.is_not:
        done = [beat for beat in case.run if {int(beat.act.row), int(beat.act.second)} & set(rows)]
        case = case.at(done[-1].number) if done else case
    _happened(asked, case)
    if asked.is_not:
        return why_not(case, rows)
    done_now = [row for row in rows if row in (int(case.act.row), int(case.act.second), int(case.act.cut_off))]
    open_now = [row for row in rows if bool(case.choice.possible[row])]
    return act(case, (done_now or [max(open_now or rows, key=lambda row: float(case.choice.noisy[row]))])[0])


def _rows(asked: Asked, case: Case, me: int) -> list[int]:
    """The rows of the act table that the question means: of this move, to this target, about this."""
    moves, words = (*_moves(case, me), *GROUPS), [word.text for word in asked.words]
    to, name = asked.to, "_".join(words)
    if name not in moves:
        to, name = asked.words[-1], "_".join(words[:-1])
    mine = [(row, each) for row, each in enumerate(case.roster.acts) if each.actor == case.who(me)]
    rows = [row for row, each in mine if each.move == name] or [row for row, each in mine if each.group == name]
    if not rows:
        raise asked.wrong(f"there is no act of the group {name} for {case.who(me)} here", asked.words[0].column)
    for word, part in ((to, "target"), (asked.about, "content")):
        if word is None:
            continue
        there = {getattr(case.roster.acts[row], part): row for row in rows}
        rows = [
            row for row in rows if word.text in (full := getattr(case.roster.acts[row], part), full.partition(" ")[2])
        ]
        if not rows:
            raise asked.unknown(word, "target of this act" if part == "target" else "content of this act", there)
    return rows


def _moves(case: Case, me: int) -> tuple[str, ...]:
    who = case.who(me)
    return tuple(dict.fromkeys(act_.move for act_ in case.roster.acts if act_.actor == who))


def _happened(asked: Asked, case: Case) -> None:
    if case.beat == 0:
        raise asked.wrong("nothing happens at the start", asked.beat_column, "Ask for a beat from 1 on")


def _no_extra(asked: Asked, what: str, word: Word | None) -> None:
    if word is not None:
        raise asked.wrong(f"'{what}' means nothing here", word.column, f"Leave '{what} {word.text}' out")


def _index(asked: Asked, word: Word, kind: str, names: Any, offered: Any = None) -> int:
    if word.text and word.text in names:
        return int(np.flatnonzero([name == word.text for name in names])[0])
    raise asked.unknown(word, kind if kind != "about" else "person, fact, thing or prospect", offered or names)
