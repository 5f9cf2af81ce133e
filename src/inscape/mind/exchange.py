"""Exchange: what somebody opened with the latest that they said, and what meets it: an apology, an insult, a question, news.

Some acts are first halves of a pair, and make some second halves fit and everything else beside the point (adjacency pairs:
Schegloff & Sacks 1973). Which moves open and answer what is authored with them.
"""

from __future__ import annotations

from inscape.mind.axes import EXCHANGES, GROUP
from inscape.mind.deed import Deed
from inscape.mind.stage import Stage
from inscape.mind.state import State
from inscape.mind.types import Array, Bool, Float, Int

APOLOGY = EXCHANGES.index("apology")
QUESTION = EXCHANGES.index("question")
VISIT = EXCHANGES.index("visit")


def opened(stage: Stage, state: State) -> tuple[Float[Array, "character exchange"], Float[Array, "character"]]:
    """What each opened with the latest that they said (1), and how much that called for an answer, 0..1."""
    return _opened_by(stage, *_latest_said(stage, state))


def strays(stage: Stage, state: State) -> Float[Array, "act"]:
    """How far an act passes over what the other opened, by how much that called for an answer.

    Whether something is so is answered by what says something of it (type-conforming responses: Raymond 2003), or refused.
    Other talk leaves the question open.
    """
    aims, (row, has) = stage.aims, _latest_said(stage, state)
    opens, called = _opened_by(stage, row, has)
    met = (opens @ aims.move_fits.T).reshape(-1).take(aims.at_other_move) > 0.0
    asks = has & aims.asks.take(row)
    beside = asks.take(aims.other) & aims.relates & (aims.speaks_of.take(row).take(aims.other) != aims.speaks_of)
    return called.take(aims.other) * (~met | beside)


def _opened_by(
    stage: Stage, row: Int[Array, "character"], has: Bool[Array, "character"]
) -> tuple[Float[Array, "character exchange"], Float[Array, "character"]]:
    """What each opens with this act, if they have done any."""
    opens = stage.acts.opens.take(row, axis=0) * has[:, None]
    return opens, stage.acts.asks.take(row) * opens.max(axis=1)


def _latest_said(stage: Stage, state: State) -> tuple[Int[Array, "character"], Bool[Array, "character"]]:
    """The latest act in which each said something among the latest acts, and whether there is one."""
    xp, acts = state.so.__array_namespace__(), stage.acts
    latest, me = xp.maximum(state.moment_row, 0), xp.arange(state.place.shape[0])
    worded = acts.channels[:, 3].take(latest) > 0.0
    said = (state.moment_actor[:, None] == me) & worded[:, None]
    return latest.take(said.argmax(axis=0)), said.any(axis=0)


def customary(stage: Stage, state: State) -> Float[Array, "act"]:
    """How far an act is the customary return for what the other just opened, by how much that calls for one, 0..1.

    Thanks for a kindness, laughter for a joke: a form that anyone has, felt or not (Gouldner 1960; Goffman 1971).
    """
    aims = stage.aims
    opens, _ = opened(stage, state)
    returned = (opens @ aims.move_returns.T).reshape(-1).take(aims.at_other_move).clip(0.0, 1.0)
    return returned * state.due.reshape(-1).take(aims.at_other) * aims.in_cast


def accepts(stage: Stage, state: State) -> Float[Array, "act"]:
    """1 where an act takes an apology that has just been made, kindly."""
    apologised = opened(stage, state)[0][:, APOLOGY].take(stage.aims.other) * stage.aims.in_cast
    return apologised * stage.acts.fits[:, APOLOGY] * (stage.acts.group == GROUP["soften"])


def came_to(stage: Stage, state: State) -> Float[Array, "one other"]:
    """1 where other has come, among the latest acts, to where one is at home, and has done something since, but not said what for.

    Whoever comes to somebody is the one to say why, and is asked when they do not (Schegloff 1968).
    """
    xp, acts = state.so.__array_namespace__(), stage.acts
    c = state.place.shape[0]
    row, me = xp.maximum(state.moment_row, 0), xp.arange(c)
    by = (acts.actor.take(row)[:, None] == me) & ((state.moment_row > 0) & ~acts.is_event.take(row))[:, None]
    came = by & (acts.opens[:, VISIT].take(row) > 0.0)[:, None]
    since = by & (xp.arange(row.shape[0])[:, None] < came.argmax(axis=0)) & came.any(axis=0)
    explains = (acts.channels[:, 3].take(row) > 0.0) & (acts.fits[:, VISIT].take(row) > 0.0)
    owes = since.any(axis=0) & ~(since & explains[:, None]).any(axis=0)
    home = stage.home[:, :c].take(state.place.clip(0, stage.home.shape[0] - 1), axis=0)
    return home.T * (1.0 - home[me, me])[None, :] * owes


def owes_amends(stage: Stage, state: State) -> Float[Array, "one other"]:
    """How far one owes the other amends for what was done, or brought up, among the latest acts, and has not made any since, 0..1.

    For what one did to them just now an excuse or an apology is due, guilty or not (Goffman 1971).
    """
    xp, acts = state.so.__array_namespace__(), stage.acts
    row, c = xp.maximum(state.moment_row, 0), state.place.shape[0]
    wrongs = stage.aims.wrongs.take(stage.aims.raises.take(row), axis=0)
    by = (acts.actor.take(row)[:, None] == xp.arange(c)) & ((state.moment_row > 0) & ~acts.is_event.take(row))[:, None]
    apology = by & (acts.opens[:, APOLOGY].take(row) > 0.0)[:, None]
    after = xp.arange(row.shape[0])
    latest = xp.where(apology, after[:, None], row.shape[0]).min(axis=0)
    return (wrongs * (after[:, None] < latest)[:, :, None]).max(axis=0)


def asks_why(stage: Stage) -> Float[Array, "act"]:
    """1 where an act asks whoever has come what for."""
    return stage.acts.opens[:, QUESTION] * stage.acts.fits[:, VISIT]


def takes_back(stage: Stage, state: State) -> Float[Array, "act"]:
    """1 where an act says of a fact the opposite of what its actor has said of it, whoever heard it.

    Not where it owns to something: an admission is believed against whatever one said before.
    """
    xp, aims = state.so.__array_namespace__(), stage.aims
    denied, affirmed = state.word.reshape(-1, 2).take(aims.at_fact, axis=0).T
    opposite = xp.where(aims.so, denied, affirmed) > 0.0
    return (aims.claims & ~stage.acts.is_event & opposite) * (1.0 - aims.owns.take(aims.telling))


def give_word(stage: Stage, state: State, deed: Deed) -> Float[Array, "character fact side"]:
    """What each has said of each fact, with what whoever acts says of one now: they have given their word."""
    xp, aims = state.so.__array_namespace__(), stage.aims
    c, facts, _ = state.word.shape
    at = (xp.arange(c * facts) == aims.at_fact[deed.row]).reshape((c, facts, 1))
    side = xp.arange(2) == aims.so[deed.row]
    return xp.where(at & side & (aims.claims[deed.row] & ~deed.is_event), 1.0, state.word)
