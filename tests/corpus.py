"""A seeded corpus of random scenes: two to four people with what people bring with them, and the whole stock of moves."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

import yaml

from inscape.mind.axes import KINDS, NEEDS, STRANDS, TRAITS
from inscape.scene.load import parse_scene
from inscape.scene.scene import Scene

NAMES = ("ada", "ben", "cleo", "dov")
USUAL = (("attack", "retort"), ("engage", "engage"), ("probe", "inform"), ("soften", "soften"), ("order", "submit"))
BEATS = 30


def corpus(scenes: int, first: int = 0) -> Iterator[Scene]:
    """So many scenes; the same number is the same scene for ever."""
    for number in range(first, first + scenes):
        yield parse_scene(yaml.safe_dump(values(number), sort_keys=False))


def values(number: int) -> dict[str, Any]:
    """What the file of one random scene says."""
    luck = random.Random(number)  # noqa: S311
    cast = list(NAMES[: luck.choice((2, 2, 2, 3, 4))])
    stated: dict[str, Any] = {
        "scene": f"random_{number}",
        "cast": {me: _character(luck, [other for other in cast if other != me]) for me in cast},
        "facts": {
            "letter_burnt": _fact(luck, cast, "burnt the letter"),
            "money_gone": _fact(luck, cast, "took the money"),
        },
        "ends": {"beats": BEATS},
    }
    if luck.random() < 0.6:
        first, second = luck.choice(USUAL)
        usually = [f"{cast[0]} {first}", f"{cast[1]} {second}"]
        stated["history"] = [{"between": cast[:2], "usually": usually, "times": luck.choice((3, 10, 30))}]
    return stated


def _share(luck: random.Random) -> float:
    return luck.randrange(1, 20) / 20


def _character(luck: random.Random, others: list[str]) -> dict[str, Any]:
    return {
        "temperament": {trait: _share(luck) for trait in TRAITS},
        "needs": {need: {"have": _share(luck), "weight": _share(luck)} for need in luck.sample(NEEDS, 3)},
        "reserve": _share(luck),
        "mask": _share(luck),
        "regard": {other: {strand: _share(luck) for strand in luck.sample(STRANDS, 2)} for other in others},
        "feels": [{luck.choice(KINDS): _share(luck), "about": luck.choice([*others, "situation"])}],
        "slights": [{"by": luck.choice(others), "left": _share(luck)}] if luck.random() < 0.4 else [],
        "rank": _share(luck),
        "prospects": {
            "seen": {
                "by": luck.choice(others),
                "stakes": {luck.choice(NEEDS): luck.choice((-0.8, -0.4, 0.4, 0.8))},
                "likely": _share(luck),
            }
        },
    }


def _fact(luck: random.Random, cast: list[str], did: str) -> dict[str, Any]:
    doer, victim = luck.sample(cast, 2)
    return {
        "says": f"{doer} {did}",
        "so": True,
        "by": [doer],
        "to": [victim],
        "means": {victim: {luck.choice(NEEDS): -_share(luck)}},
        "known_to": luck.sample(cast, luck.randrange(1, len(cast) + 1)),
        "right": {victim: -_share(luck)},
    }
