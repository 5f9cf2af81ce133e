"""What somebody who takes part can do, in words; and what they mean by what they type."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from inscape.errors import ImpossibleAct, UnknownName
from inscape.play.obstacles import obstacle
from inscape.tell.names import Naming

if TYPE_CHECKING:
    from inscape.mind.state import State
    from inscape.play.part import Open, Part
    from inscape.tell.perceived import Witness

SKIPPED = ("to", "at", "the", "a", "an", "with", "that", "whether", "of")


class Option(NamedTuple):
    """An act that is open now. number: by which it is asked for, the one that calls most first. label: "ask Ben"."""

    number: int
    row: int
    move: str
    target: str
    content: str
    group: str
    label: str


def options(part: Part, witness: Witness) -> list[Option]:
    """Everything that can be done now, as far as its doer has heard of what it is about; what calls most first."""
    thinkable = [each for each in part.open() if witness.has_heard_of(each.row)]
    return [_option(number, each, witness, part.state) for number, each in enumerate(thinkable, 1)]


def _option(number: int, each: Open, witness: Witness, state: State) -> Option:
    return Option(number, each.row, each.move, each.target, each.content, each.group, witness.choice(each.row, state))


def meant(text: str, known: Sequence[Option], part: Part) -> list[Option]:
    """The options that a typed text can mean: a number, or MOVE [to NAME] [about TOPIC], each as far as it is said.

    Raises `UnknownName` where nothing is called so, and `ImpossibleAct` for what is not open now.
    """
    if text.strip().isdigit():
        found = [option for option in known if option.number == int(text)]
        if not found:
            raise UnknownName(text.strip(), kind="move", known=[f"1 to {len(known)}"] if known else [])
        return found
    tokens = _tokens(text)
    for size in range(len(tokens), 0, -1):
        move = "_".join(tokens[:size])
        found = [option for option in known if option.move == move]
        if found:
            return _narrowed(found, tokens[size:], part)
    for size in range(len(tokens), 0, -1):
        start = "_".join(tokens[:size])
        found = [option for option in known if option.move.startswith(start)]
        if found and not _exists(part, tokens):
            return _narrowed(found, tokens[size:], part)
    raise _refusal(text, tokens, known, part)


def _narrowed(found: list[Option], rest: Sequence[str], part: Part) -> list[Option]:
    """Those whose target and content fit the words behind the move."""
    for word in _names(rest):
        fitting = [option for option in found if word in _words_of(option, part)]
        if not fitting:
            known = {
                name for option in found for name in (option.target, option.content.partition(" ")[2] or option.content)
            }
            raise UnknownName(word, kind=f"target or topic of {found[0].move}", known=known - {""})
        found = fitting
    return found


def _names(tokens: Sequence[str]) -> list[str]:
    """The words behind a move as names: each by itself, and what follows "about" as one."""
    words = [token for token in tokens if token not in SKIPPED]
    if "about" in words:
        at = words.index("about")
        return [*words[:at], *(["_".join(words[at + 1 :])] if words[at + 1 :] else [])]
    return words


def _words_of(option: Option, part: Part) -> set[str]:
    """Everything by which the target and the topic of an option can be named."""
    naming = Naming(part.scene)
    names = [name for name in (option.target, option.content, option.content.partition(" ")[2]) if name]
    said = {word for name in names for word in (name, naming.called(name), naming.content(name))}
    whole = {"_".join(_tokens(word)) for word in said}
    single = {word for name in names for word in _tokens(naming.called(name)) if word not in SKIPPED}
    return whole | single


def _exists(part: Part, tokens: Sequence[str]) -> bool:
    moves = {act.move for act in part.scene.roster.acts if act.actor == part.me}
    return any("_".join(tokens[:size]) in moves for size in range(1, len(tokens) + 1))


def _refusal(text: str, tokens: Sequence[str], known: Sequence[Option], part: Part) -> Exception:
    """Why nothing that is open is meant: it is not possible now, or there is no such thing."""
    acts = part.scene.roster.acts
    for size in range(len(tokens), 0, -1):
        move = "_".join(tokens[:size])
        rows = [row for row, act in enumerate(acts) if act.actor == part.me and act.move == move]
        if rows:
            reason = obstacle(part.scene, part.state, rows[0])
            return ImpossibleAct(move, reason or "it is not open here and now", fix="`moves` lists what is")
    return UnknownName("_".join(tokens) or text, kind="move", known={option.move for option in known})


def completions(line: str, word: str, known: Iterable[Option], commands: Iterable[str]) -> list[str]:
    """What a word that is being typed may become: a command or move at the head of the line, then its targets and topics."""
    head = line[: len(line) - len(word)].split()
    words: set[str] = set()
    if not head:
        words = {*commands, *(option.move for option in known)}
    else:
        fitting = [option for option in known if option.move == head[0]]
        said = set(head[1:])
        for option in fitting:
            words |= {name for name in (option.target, option.content.rpartition(" ")[2]) if name and name not in said}
        if any(option.content for option in fitting) and "about" not in said:
            words.add("about")
    return sorted(each for each in words if each.startswith(word))


def _tokens(text: str) -> list[str]:
    return re.findall(r"[\w.]+", text.casefold().replace("'s", ""))
