"""Asking somebody at a terminal for a line: with completion where there is a keyboard, echoed where there is none."""

from __future__ import annotations

import sys
from collections.abc import Callable

Complete = Callable[[str, str], list[str]]
"""From the whole line so far and the word being typed, what the word may become."""

PROMPT = "> "


def ask(complete: Complete) -> str | None:
    """The next line; None where there will be no more (the end of a file, Ctrl-D, Ctrl-C)."""
    if not sys.stdin.isatty():
        line = sys.stdin.readline()
        sys.stdout.write(f"{PROMPT}{line.rstrip()}\n" if line else "\n")
        return line.rstrip("\n") if line else None
    _listen(complete)
    try:
        return input(PROMPT)
    except (EOFError, KeyboardInterrupt):
        sys.stdout.write("\n")
        return None


def _listen(complete: Complete) -> None:
    """Let the Tab key complete, if this Python has readline."""
    try:
        import readline
    except ImportError:
        return

    def completer(word: str, state: int) -> str | None:
        found = complete(readline.get_line_buffer()[: readline.get_endidx()], word)
        return f"{found[state]} " if state < len(found) else None

    readline.set_completer(completer)
    readline.set_completer_delims(" ")
    is_libedit = "libedit" in (readline.__doc__ or "")
    readline.parse_and_bind("bind ^I rl_complete" if is_libedit else "tab: complete")
