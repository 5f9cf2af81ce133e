"""Aims of the acts: the columns of `inscape.mind.aims.Aims`, from the tables of a compiled scene."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from inscape.mind.aims import Aims
from inscape.mind.axes import EXCHANGES, GROUP, GROUPS, SPEECH
from inscape.mind.stage import Acts, Contents, Facts, When
from inscape.mind.types import Array, Float, Int
from inscape.scene.sizes import size

ASSERTS: Final = (SPEECH.index("tell"), SPEECH.index("hint"))
"""From and to which kinds of speech say that a fact is so, or is not."""

TELLS: Final = (SPEECH.index("tell"), SPEECH.index("show"))
"""Which kinds of speech bring a fact up outright."""

RELATING: Final = ("inform", "soften", "engage")
"""The groups whose talk could pass for an answer without being one: they neither ask, nor refuse, nor contest."""

EXPRESSIVE: Final = (GROUP["soften"], GROUP["submit"])
"""The groups whose acts show a feeling, so that one can only act it; to greet, to ask and to chat are forms that anyone has."""

TAKEN, REFUSED, MADE = 2, 3, 1


def aims(stage: dict[str, Any], abouts: int, knows: int) -> Aims:
    """What follows from the fields of a stage, by name. abouts: length of that axis. knows: the first atom of that family."""
    acts = stage["acts"]
    actor, rows = acts.actor.astype(np.int64), np.arange(len(acts.actor))
    c, persons = stage["is_other"].shape
    aimed_at = np.where(acts.victim >= 0, acts.victim, acts.target).astype(np.int64)
    person, group = np.maximum(aimed_at, 0), acts.group.astype(np.int64) % len(GROUPS)
    other, in_cast = np.minimum(person, c - 1), (aimed_at >= 0) & (person < c)
    places = stage["sight_between"].shape[0]
    to_place = acts.to_place.astype(np.int64)
    return Aims(
        **_draws(acts),
        own=(actor == np.arange(c)[:, None]) & ~acts.is_event,
        actor=actor,
        group=group,
        aimed=1.0 * (aimed_at >= 0),
        in_cast=1.0 * in_cast,
        at_person=actor * persons + person,
        at_about_group=(actor * abouts + person) * len(GROUPS) + group,
        at_other=actor * c + other,
        at_other_group=(actor * c + other) * len(GROUPS) + group,
        at_group=actor * len(GROUPS) + group,
        at_place=actor * (places + 1) + np.clip(to_place, 0, places),
        at_row=actor * len(rows) + rows,
        **_by_move(acts, actor, other),
        at_back=other * persons + actor,
        at_back_group=(other * persons + actor) * len(GROUPS) + group,
        other=other,
        other_group=other * len(GROUPS) + group,
        goes=1.0 * (to_place >= 0),
        leaves=(to_place >= 0) & (acts.group == GROUP["depart"]),
        **{f"{name}s": acts.group == GROUP[name] for name in ("withdraw", "engage", "tend")},
        demands=acts.demand >= 0,
        **_wrongs(acts, stage["facts"], stage["contents"], c),
        right=stage["right_act"][actor, rows],
        wrong_lying=stage["wrong_lying"][actor],
        **_manner(stage, actor),
        **_speech(stage, actor),
        **_futures(stage, actor, knows),
    )


def _by_move(acts: Any, actor: Any, other: Any) -> dict[str, Any]:
    """What the acts of each move have in common, and where each act stands in a table by move."""
    moves, first, move = np.unique(acts.move, return_index=True, return_inverse=True)
    length = size("move", len(moves))
    rows = np.concatenate([first, np.zeros(length - len(moves), dtype=np.int64)])
    return {
        "at_move": actor * length + move,
        "at_other_move": other * length + move,
        "move_shows": acts.shows[rows],
        "move_fits": acts.fits[rows],
        "move_returns": acts.returns[rows],
        "move_hurts": acts.hurts[rows],
        "move_manner": np.stack([acts.warmth, acts.respect, acts.dominance], axis=1)[rows],
    }


def _draws(acts: Any) -> dict[str, Any]:
    """For whom luck is drawn: each nest once, and each act."""
    nests, nest = np.unique(acts.nest_hash, return_inverse=True)
    names = np.zeros(size("nest", len(nests)), dtype=np.uint32)
    names[: len(nests)] = nests
    return {
        "nest": nest,
        "draw_hash": np.concatenate([names, acts.name_hash]),
        "draw_key": np.repeat(np.arange(2, dtype=np.uint32), [len(names), len(acts.name_hash)]),
    }


def _wrongs(acts: Acts, facts: Facts, contents: Contents, cast: int) -> dict[str, Any]:
    """What acts bring about, or speak of, that one person may owe another amends for.

    For what one has just done, whatever one thinks of it oneself, but not for an attack; for what is brought up, as far as one
    holds it wrong oneself.
    """
    count = len(facts.is_used)
    minds = ((facts.means.sum(axis=2) < 0.0) | (facts.rightness < 0.0)) & (facts.victims[:, :cast] > 0.0)
    done = 1.0 * ((facts.doers[:, :cast] > 0.0)[:, :, None] & minds[:, None, :]) * ~np.eye(cast, dtype=bool)
    rued = done * np.clip(-facts.rightness, 0.0, 1.0)[:, :, None]
    harsh = np.isin(acts.group, [GROUP[name] for name in ("attack", "retort", "order")])
    does = (acts.fact >= 0) & (acts.fact_to > 0.5) & ~acts.is_event & ~harsh
    spoken = contents.fact[acts.content]
    tells = (spoken >= 0) & np.isin(acts.says, TELLS) & (contents.polarity[acts.content] > 0.0)
    raises = np.where(does, acts.fact, np.where(tells, count + spoken, 2 * count)).astype(np.int64)
    return {"raises": raises, "wrongs": np.concatenate([done, rued, np.zeros((1, cast, cast))])}


def _manner(stage: dict[str, Any], actor: Any) -> dict[str, Any]:
    """How each act comes across, and what that asks of who does it."""
    acts = stage["acts"]
    passes = np.isin(acts.group, (GROUP["withdraw"], GROUP["depart"])) & (acts.channels[:, 3] == 0.0)
    return {
        **by_temper(acts, stage["traits"], actor),
        "talks": acts.channels[:, 3] - (acts.is_silence | passes),
        "presumes": np.clip(acts.dominance, 0.0, 1.0) * (acts.demand >= 0),
        "unpractised": np.isin(acts.group, EXPRESSIVE) * (1.0 - 0.5 * stage["acting"][actor]),
        "manner": np.stack([acts.warmth, acts.respect, acts.dominance], axis=1),
    }


def by_temper(acts: Acts, traits: Float[Array, "character trait"], actor: Int[Array, "act"]) -> dict[str, Any]:
    """The columns that follow from what their actors are like, of any array library: `speaks` and `cruelty`."""
    xp = traits.__array_namespace__()
    return {
        "speaks": acts.channels[:, 3] * (1.5 - traits[actor, 2]),
        "cruelty": xp.maximum(-(acts.warmth + acts.respect) / 2.0, 0.0) * (0.5 + traits[actor, 3]),
    }


def _speech(stage: dict[str, Any], actor: Any) -> dict[str, Any]:
    """What each act tells whom."""
    acts, facts, contents = stage["acts"], stage["facts"], stage["contents"]
    count, c = facts.means.shape[:2]
    spoken = contents.fact[acts.content].astype(np.int64)
    fact, hearer = np.maximum(spoken, 0), np.clip(acts.target, 0, c - 1).astype(np.int64)
    to_cast = (acts.target >= 0) & (acts.target < c)
    asserts = (spoken >= 0) & (acts.says >= ASSERTS[0]) & (acts.says <= ASSERTS[1])
    return {
        "to_cast": 1.0 * to_cast,
        "at_hearer": actor * c + hearer,
        "at_hearer_fact": (actor * c + hearer) * count + fact,
        "at_fact": actor * count + fact,
        "at_fact_hearer": fact * c + hearer,
        **_tellings(stage, actor, hearer, fact, to_cast & asserts),
        "so": contents.polarity[acts.content] > 0.0,
        "claims": asserts,
        "states": to_cast
        & asserts
        & (acts.group == GROUP["inform"])
        & (acts.opens[:, EXCHANGES.index("confession")] == 0.0)
        & (facts.doers[fact, hearer] == 0.0),
        "asks": (spoken >= 0) & (acts.says == SPEECH.index("ask")),
        "speaks_of": spoken,
        "relates": np.isin(acts.group, [GROUP[name] for name in RELATING]) & (acts.channels[:, 3] > 0.0),
        "hearer_did": facts.doers[fact, hearer],
        "hearer_holds": facts.rightness[fact, hearer],
        "judged": facts.doers[fact, actor] * facts.rightness[fact, hearer],
        "stake": np.abs(facts.means[fact, actor]),
    }


def _tellings(stage: dict[str, Any], actor: Any, hearer: Any, fact: Any, tells: Any) -> dict[str, Any]:
    """The different ways in which somebody tells somebody else that a fact is so: by whom, to whom, of what, and how."""
    acts, facts, contents = stage["acts"], stage["facts"], stage["contents"]
    count, c = facts.means.shape[:2]
    ways = np.stack([actor, hearer, fact, acts.content, acts.says], axis=1) * tells[:, None]
    _, first, telling = np.unique(np.c_[tells, ways], axis=0, return_index=True, return_inverse=True)
    rows = np.concatenate([first, np.zeros(size("telling", len(first)) - len(first), dtype=np.int64)])
    polarity = contents.polarity[acts.content]
    return {
        "telling": telling.reshape(-1),
        "telling_act": rows,
        "telling_hearer": (actor * c + hearer)[rows],
        "telling_fact": ((actor * c + hearer) * count + fact)[rows],
        "telling_says": acts.says[rows].astype(np.int64),
        "tells": np.where(tells, contents.certainty[acts.content] * polarity, 0.0)[rows],
        "owns": (facts.doers[fact, actor] * tells * (polarity > 0.0))[rows],
    }


def _futures(stage: dict[str, Any], actor: Any, knows: int) -> dict[str, Any]:
    """What each act does to its actor's prospects, duties and offers."""
    acts, offers, ahead, duties = stage["acts"], stage["offers"], stage["prospects"], stage["duties"]
    cast = np.arange(stage["is_other"].shape[0])[:, None]
    offer = np.maximum(acts.offer, 0)
    taken, refused = offers.taken[offer, actor], offers.refused[offer, actor]
    end = np.where(acts.offer >= 0, acts.offer_to, -1)[:, None]
    its_own = ahead.owner[:, None] == actor
    in_hand = (ahead.by[:, None] == actor) & ~its_own
    ways = np.stack([ahead.shift, np.maximum(ahead.settles, 0.0), np.maximum(-ahead.settles, 0.0)])
    return {
        "offered": np.where(end == TAKEN, taken, np.where(end == REFUSED, refused, 0.0)),
        "made": np.where(end == MADE, taken, 0.0),
        "replies": (acts.offer >= 0) & (acts.offer_to >= TAKEN),
        "awaits": 1.0 * (offers.to[:, None, None] == cast) * (offers.by[:, None, None] == cast.T),
        "moves": ways * its_own,
        "grants": ways * in_hand,
        "at_granter": np.clip(ahead.by, 0, len(cast) - 1) * len(cast) + ahead.owner,
        "serves": duties.serves * (duties.owner[:, None] == actor),
        "owes": 1.0 * (cast == duties.owner),
        "whose": 1.0 * (cast == ahead.owner),
        "comes_known": _known(stage, ahead.comes, knows),
        "fails_known": _known(stage, ahead.fails, knows),
        "brings": 1.0 * (cast == ahead.owner)[:, None, :] * (cast == ahead.by)[None, :, :],
    }


def _known(stage: dict[str, Any], when: When, knows: int) -> Any:
    """Float[prospect, character x fact]: 1 where a prospect's condition asks that a character know a fact."""
    count = stage["is_other"].shape[0] * stage["facts"].means.shape[0]
    asked = when.used & when.sign & when.clause_used[..., None]
    index = np.where(asked, when.atom - knows, -1)
    return (1.0 * (index[..., None] == np.arange(count))).max(axis=(1, 2))[when.which]
