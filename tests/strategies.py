"""Hypothesis strategies: small random scenes that load without errors."""

from __future__ import annotations

from typing import Any

import yaml
from hypothesis import strategies as st

from inscape.mind.axes import GROUPS, KINDS, NEEDS, STRANDS
from inscape.scene.load import parse_scene
from inscape.scene.scene import Scene

CAST = ("ada", "ben", "cleo", "dov")
FACTS = ("letter_burnt", "money_gone", "promise_made")
MOVES = (
    "insult", "sneer", "retort", "protest", "ask", "ask_about", "confess", "hint", "lie", "order_out", "comfort", "apologise",
    "look_away", "turn_away", "nod", "sigh", "smile", "walk_out", "weep", "answer", "tell", "deny", "praise", "stare",
)  # fmt: skip
"""What random scenes choose from; names that the stock library lacks are left out."""

shares = st.integers(0, 20).map(lambda tick: tick / 20)
signed = st.integers(-20, 20).map(lambda tick: tick / 20)


def some(keys: Any, values: Any, most: int = 3) -> st.SearchStrategy[dict[str, Any]]:
    """A mapping of some of the keys."""
    return st.dictionaries(st.sampled_from(tuple(keys)), values, max_size=most)


def stated(**keys: Any) -> st.SearchStrategy[dict[str, Any]]:
    """A mapping in which every key may be left out."""
    return st.fixed_dictionaries({}, optional=keys)


def _prospects(me: str, others: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    shift = st.fixed_dictionaries(
        {"group": st.sampled_from(GROUPS), "by": st.sampled_from(others)},
        optional={"by_much": st.integers(1, 4).map(float)},
    )
    one = st.fixed_dictionaries(
        {"stakes": some(NEEDS, signed), "likely": shares},
        optional={
            "by": st.sampled_from(others),
            "settled_by": shift.map(lambda each: {key: each[key] for key in ("group", "by")}),
            "dashed_by": st.just(f"not present({others[0]})"),
            "likelier": st.lists(shift, max_size=2),
            "unlikelier": st.lists(shift, max_size=2),
        },
    )
    return some(("seen", "caught"), one, 2)


def _beliefs(me: str, others: list[str], facts: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    about = stated(
        regard=some((me,), some(STRANDS, shares), 1), feels=some(KINDS, shares, 2), next=some(GROUPS, shares, 2),
        **({"knows": some(facts, shares)} if facts else {}),
    )  # fmt: skip
    whom = some(others, about, 2)
    return st.builds(lambda a, b: {**a, **b}, whom, some(facts, shares)) if facts else whom


def _standards(others: list[str]) -> st.SearchStrategy[list[dict[str, Any]]]:
    feel = st.fixed_dictionaries({"feel": st.sampled_from(KINDS), "about": st.sampled_from(others)})
    do = st.fixed_dictionaries({"do": st.sampled_from((*GROUPS, "lie", "disobey"))})
    wrong = st.fixed_dictionaries({"wrong": feel | do, "weight": shares})
    right = st.fixed_dictionaries({"right": do, "weight": shares, "for": st.sampled_from(("self", "others", "all"))})
    return st.lists(wrong | right, max_size=3)


def _character(me: str, others: list[str], facts: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    temperament = stated(
        openness=shares, conscientiousness=shares, extraversion=shares, agreeableness=shares, neuroticism=shares
    )
    feels = st.builds(
        lambda kinds, about: {**kinds, "about": about},
        st.dictionaries(st.sampled_from(KINDS), shares, min_size=1, max_size=2),
        st.sampled_from([*others, "self", "situation"]),
    )
    past = st.fixed_dictionaries(
        {"did": st.just("left without a word"), "to": st.sampled_from(others), "weight": shares, "right": signed},
        optional={"hoped": some(NEEDS, signed, 2), "came": some(NEEDS, signed, 2)},
    )
    return stated(
        temperament=temperament,
        needs=some(NEEDS, st.fixed_dictionaries({"have": shares, "weight": shares}), 4),
        reserve=shares,
        mask=shares,
        acting=shares,
        senses=stated(empathy=shares),
        regard=some(others, some(STRANDS, shares), 3),
        professes=some(others, some(STRANDS, shares), 1),
        feels=st.lists(feels, max_size=2),
        believes=_beliefs(me, others, facts),
        standards=_standards(others),
        prospects=_prospects(me, others),
        past=st.lists(past, max_size=2),
        slights=st.lists(st.fixed_dictionaries({"by": st.sampled_from(others), "left": shares}), max_size=1),
        shows=some(others, some(KINDS, shares, 1), 1),
        rank=shares,
        orders=st.lists(st.sampled_from(others), unique=True, max_size=1),
        duties=st.lists(st.fixed_dictionaries({"see_to": st.sampled_from(others), "weight": shares}), max_size=1),
    )


def _facts(cast: list[str], facts: list[str]) -> st.SearchStrategy[dict[str, Any]]:
    one = stated(
        so=st.booleans(),
        by=st.lists(st.sampled_from(cast), unique=True, max_size=2),
        to=st.lists(st.sampled_from(cast), unique=True, max_size=1),
        means=some(cast, some(NEEDS, signed, 2), 2),
        right=some(cast, signed, 2),
        known_to=some(cast, shares, 2),
    )
    return st.fixed_dictionaries(dict.fromkeys(facts, one))


@st.composite
def scene_values(draw: st.DrawFn) -> dict[str, Any]:
    """The values of a scene file: 2 to 4 people, some facts, about a dozen moves, sometimes two rooms and an event."""
    from inscape.scene.stock import stock_moves

    cast = list(CAST[: draw(st.integers(2, 4))])
    facts = list(FACTS[: draw(st.integers(0, 3))])
    known = [move for move in MOVES if move in stock_moves()]
    moves = draw(st.lists(st.sampled_from(known), unique=True, min_size=6, max_size=12))
    values: dict[str, Any] = {
        "scene": "random",
        "cast": {me: draw(_character(me, [other for other in cast if other != me], facts)) for me in cast},
        "facts": draw(_facts(cast, facts)),
        "moves": {"stock": sorted({*moves, "stay_silent"})},
        "ends": {"beats": 12},
    }
    if draw(st.booleans()):
        usually = draw(
            st.lists(st.sampled_from([f"{me} {group}" for me in cast[:2] for group in GROUPS]), min_size=2, max_size=4)
        )
        values["history"] = [{"between": cast[:2], "usually": usually, "times": draw(st.integers(1, 30))}]
    if draw(st.booleans()):
        values["places"] = {"kitchen": {"home": cast[0]}, "hall": {"hears": {"kitchen": draw(shares)}}}
        values["cast"][cast[-1]]["at"] = draw(st.sampled_from(("kitchen", "hall")))
    if draw(st.booleans()):
        hurts = draw(some(cast, some(NEEDS, signed, 2), 2))
        values["events"] = {
            "bell": {"says": "A bell rings.", "when": f"present({cast[0]})", "hurts": hurts, "tells": facts[:1]}
        }
    return values


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    """A random scene, loaded from its text as an author's file would be."""
    return parse_scene(yaml.safe_dump(draw(scene_values()), sort_keys=False), file="random.yaml")
