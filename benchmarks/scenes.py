"""Scenes of a given size, made for measuring: everybody is in one room and holds something toward everybody."""

from __future__ import annotations

import itertools

MOVES = [
    "accuse",
    "mock",
    "sneer",
    "insult",
    "retort",
    "protest",
    "ask",
    "prod",
    "tell",
    "deny",
    "order_out",
    "urge",
    "comfort",
    "apologise",
    "thank",
    "comply",
    "look_away",
    "stay_silent",
    "step_closer",
    "leave",
    "barb",
    "belittle",
    "threaten",
    "provoke",
    "blame",
    "scold",
    "tease",
    "look_up",
    "meet_eyes",
    "stare",
    "listen",
    "nod",
    "greet",
    "turn_to",
    "warn",
    "remind",
    "answer",
    "explain",
    "boast",
    "order_quiet",
    "stop",
    "request",
    "ask_how",
    "needle",
    "test",
    "press",
    "doubt",
    "contradict",
    "dismiss",
    "refuse",
    "defy",
    "acknowledge",
    "praise",
    "forgive",
    "reassure",
    "smile",
    "concede",
    "stammer",
    "sigh",
    "step_back",
]
"""Sixty stock moves of every group, the commonest first."""


def crowd(characters: int, moves: int) -> str:
    """The YAML of a scene of so many characters, who can do the first so many of `MOVES`."""
    names = [f"c{index}" for index in range(characters)]
    lines = [f"scene: crowd_{characters}_{moves}", f"moves: {{stock: [{', '.join(MOVES[:moves])}]}}", "cast:"]
    for name in names:
        regard = ", ".join(f"{other}: {{hostility: 0.5, esteem: 0.5}}" for other in names if other != name)
        lines += [f"  {name}:", f"    regard: {{{regard}}}", "    needs: {belonging: 0.2, standing: 0.3}"]
    lines.append("history:")
    for one, other in itertools.pairwise(names):
        lines.append(f"  - {{between: [{one}, {other}], usually: [{one} attack, {other} retort], times: 10}}")
    return "\n".join([*lines, "ends: {beats: 1000}", ""])
