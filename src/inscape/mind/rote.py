"""Rote: beats of one scene learned by heart: the same acts and states as `choose` and `live` give, sooner, without reasons.

Learning takes as long as some twenty beats; it pays where many are played and nobody asks why.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np

from inscape.mind.beat import choose, ended, live
from inscape.mind.notes import CALLS, Notes, names_in
from inscape.mind.seen import Seen
from inscape.mind.stage import Stage
from inscape.mind.state import Act, State
from inscape.mind.theory import Theory

INFIX: Final = {name for name in CALLS if not name.isidentifier()}
METHODS: Final = {"take", "argmax", "argmin", "reshape", "transpose", "astype"}
SIGNS: Final = {"neg": "-", "inv": "~"}


class Rote:
    """`ended`, `choose` and `live` of one theory and stage; the latter two give their first result only.

    state: any state of that stage, for example.
    """

    def __init__(self, theory: Theory, stage: Stage, state: State) -> None:
        def ending(_: Theory, stage: Stage, state: State) -> tuple[Any, ...]:
            return (ended(stage, state),)

        def choosing(theory: Theory, stage: Stage, state: State) -> tuple[Any, ...]:
            return tuple(choose(theory, stage, state)[0])

        def living(theory: Theory, stage: Stage, state: State, *act: Any) -> tuple[Any, ...]:
            return tuple(live(theory, stage, state, Act(*act))[0])

        self._ended = learn(ending, theory, stage, state)
        self._choose = learn(choosing, theory, stage, state)
        self._live = learn(living, theory, stage, state, *self._choose(*state))

    def ended(self, state: State) -> bool:
        """Whether the scene is over."""
        return bool(self._ended(*state)[0])

    def choose(self, state: State) -> Act:
        """What is done next, if everyone decides for themselves."""
        return Act(*self._choose(*state))

    def live(self, state: State, act: Act) -> State:
        """The next state."""
        return State(*self._live(*state, *act))


def learn(
    kernel: Callable[..., tuple[Any, ...]], theory: Theory, stage: Stage, state: State, *rest: Any
) -> Callable[..., tuple[Any, ...]]:
    """The kernel for this theory and stage, as a function of the fields of a state, and of the rest.

    state, rest: examples; what is given later has the same shapes and types.
    """
    notes = Notes()
    given = [Seen(notes, np.asarray(value), f"s{at}") for at, value in enumerate((*state, *rest))]
    fields = len(state)
    found = kernel(_shown(notes, theory), _shown(notes, stage), State(*given[:fields]), *given[fields:])
    return _function(notes, [seen.name for seen in given], found)


def _shown(notes: Notes, value: Any) -> Any:
    """A table of constants, as a rehearsal has it."""
    if isinstance(value, tuple):
        return type(value)(*(_shown(notes, each) for each in value))
    return Seen(notes, value) if isinstance(value, np.ndarray | np.generic) else value


def _function(notes: Notes, given: list[str], found: tuple[Any, ...]) -> Callable[..., tuple[Any, ...]]:
    """The notes as a function: only what something comes of. What is needed no more is let go, so that memory stays at hand."""
    needed, lines = set(names_in(found)), []
    for name, call, words, uses in reversed(notes.lines):
        if name in needed:
            done_with = sorted(use for use in uses - needed if use not in given)
            needed |= uses
            lines.append(f" {name} = {_line(call, words)}" + (f"; del {', '.join(done_with)}" if done_with else ""))
    results = ", ".join(notes.word(each) for each in found)
    text = "\n".join([f"def by_heart({', '.join(given)}):", *reversed(lines), f" return ({results},)"])
    scope: dict[str, Any] = {**CALLS, **notes.constants}
    exec(compile(text, "<by heart>", "exec"), scope)  # noqa: S102 - the text is made here, of our own names alone
    function: Callable[..., tuple[Any, ...]] = scope["by_heart"]
    return function


def _line(call: str, words: tuple[str, ...]) -> str:
    if call in INFIX:
        return f"{words[0]} {call} {words[1]}"
    if call in SIGNS:
        return SIGNS[call] + words[0]
    if call == "index":
        return f"{words[0]}[{words[1]}]"
    if call == "pick":
        return f"{words[1]} if {words[0]} else {words[2]}"
    if call in METHODS:
        return f"{words[0]}.{call}({', '.join(words[1:])})"
    return f"{call}({', '.join(words)})"
