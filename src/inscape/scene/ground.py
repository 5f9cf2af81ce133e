"""The table of acts: every move grounded for every actor, target and content for which it can ever be possible."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

import numpy as np

from inscape.mind.axes import CHANNELS, EXCHANGES, GROUP, KIND, SPEECH
from inscape.mind.noise import name_hash
from inscape.mind.stage import Acts, Contents
from inscape.scene.atoms import NOBODY, Bindings, condition, speaks_of
from inscape.scene.effects import NO_EFFECTS, Effects, Impossible, check, effects
from inscape.scene.frame import Frame
from inscape.scene.model import Event, Move
from inscape.scene.roster import ActName
from inscape.scene.shapes import zeros
from inscape.scene.sizes import SIZES, TooLarge, size
from inscape.scene.tables import ALWAYS, NEVER, Dnf, TooManyClauses, both, check_fits, one, table
from inscape.scene.topics import Topic, Topics, happened

EVERYONE: Final = "everyone"
"""The target's name in a row that is addressed to all."""

NUMBERS: Final = {
    name: name
    for name in (
        "warmth", "respect", "dominance", "force", "activity", "seconds", "asks", "rides", "carries", "unseen", "ends_company",
    )
} | {"is_silence": "silence", "is_orienting": "orienting"}  # fmt: skip
"""The columns that a move's own numbers fill, and the keys that they come from."""

EMPTY: Final = {"target": -1, "victim": -1, "move": -1, "group": -1, "demand": -1}
"""What stands in a column where there is nothing, if not 0."""

EVENT_CHANNELS: Final = (1.0, 1.0, 0.0, 0.0)
"""How events come through: they are seen and heard, and are nobody's bearing or words."""

PRESENCE: Final = "present(actor)"
COMPANY: Final = "together(actor, target)"

ORDER_BASE: Final = 0.5
"""How strong an order is that is neither dominant nor humble, 0..1 (assumed); dominance adds up to as much again."""


class Row(NamedTuple):
    """One row on its way to the table. actor: -1 for events. demand: -1 if it orders nothing."""

    name: ActName
    actor: int
    target: int
    victim: int
    move: int
    topic: Topic
    effects: Effects
    demand: int
    when: Dnf


class Ground(NamedTuple):
    """The grounded tables. rows: without padding, row 0 included."""

    acts: Acts
    contents: Contents
    names: tuple[ActName, ...]
    content_names: tuple[str, ...]
    event_rows: Mapping[str, int]


def ground(frame: Frame) -> Ground:
    """Ground all moves and events. Raises `TooLarge` above the cap."""
    topics = Topics(frame)
    rows: list[Row] = []
    for _, actor, _ in frame.cast:
        for move in frame.repertoire.open_to[actor]:
            rows.extend(_rows(frame, topics, actor, move))
            if len(rows) > 4 * SIZES["act"][-1]:
                raise TooLarge("act", f"more than {len(rows)}")
    rows.sort(key=lambda row: row.name)
    first_event = len(rows) + 1
    events = sorted(frame.model.events)
    rows.extend(_event(frame, topics, name) for name in events)
    contents, content_rows = topics.table()
    size("act", len(rows) + 1)
    acts = _acts(frame, rows, content_rows, first_event)
    names = (ActName("", ""), *(row.name for row in rows))
    return Ground(acts, contents, names, tuple(content_rows), {name: first_event + i for i, name in enumerate(events)})


def _rows(frame: Frame, topics: Topics, actor: str, index: int) -> Iterator[Row]:
    """The rows of one move of one actor."""
    move, name = frame.repertoire.moves[index], frame.repertoire.names[index]
    _check(frame, name, move)
    me = frame.roster.character(actor)
    demand = frame.roster.demands.index(move.orders) if move.orders else -1
    for target in _targets(frame, move, actor):
        you = frame.roster.person(target) if target not in ("", EVERYONE) else -1
        for topic in topics.of(move, me, you):
            victim = topic.person if move.victim == "person" else you if move.victim == "target" else -1
            bind = _bindings(frame, actor, target if you >= 0 else "", victim, topic)
            try:
                change, needed = effects(frame, move.then, bind)
                when = _when(frame, name, move, bind, needed)
            except Impossible:
                continue
            if when != NEVER:
                whom = frame.roster.persons[victim] if victim >= 0 else ""
                named = ActName(actor, name, target, whom, topic.name, move.group or "")
                yield Row(named, me, you, victim, index, topic, change, demand, when)


def _targets(frame: Frame, move: Move, actor: str) -> list[str]:
    if move.to == "one":
        return [name for _, name, _ in frame.cast if name != actor]
    return [EVERYONE if move.to == "all" else ""]


def _bindings(frame: Frame, actor: str, target: str, victim: int, topic: Topic) -> Bindings:
    roster = frame.roster
    return {
        "actor": actor,
        "owner": actor,
        "target": target,
        "victim": roster.persons[victim] if victim >= 0 else "",
        "fact": roster.facts[topic.fact] if topic.fact >= 0 else "",
        "thing": roster.things[topic.thing] if topic.thing >= 0 else "",
        "offer": roster.offers[topic.offer] if topic.offer >= 0 else "",
        "place": roster.places[topic.place] if topic.place >= 0 else "",
        "content": topic.bare,
    }


def takes(move: Move) -> str:
    """What a move takes whatever its condition says: that its actor is there; for one to another, both in one place.

    The latter unless its condition itself says something of being together or within hearing.
    """
    said = move.when is not None and any(speaks_of(move.when, name) for name in ("together", "hears"))
    return COMPANY if move.to == "one" and not said else PRESENCE


def _when(frame: Frame, name: str, move: Move, bind: Bindings, needed: Dnf) -> Dnf:
    """The move's own condition, what its effects take, and what it takes by itself."""
    try:
        when = both(needed, condition(frame, takes(move), bind))
        if move.when is not None:
            when = both(when, condition(frame, move.when, bind))
        check_fits(when)
    except TooManyClauses as trouble:
        frame.report(_path(frame, name, "when"), str(trouble))
        return NEVER
    return when


def _check(frame: Frame, name: str, move: Move) -> None:
    path = _path(frame, name, "then")
    if move.then and not any(problem.path.startswith(".".join(map(str, path))) for problem in frame.problems):
        check(frame, path, move.then)


def _path(frame: Frame, move: str, key: str) -> tuple[str, ...]:
    owners = [who for who, one in frame.model.cast.items() if move in one.moves.also]
    return ("moves", move, key) if not owners else ("cast", owners[0], "moves", "also", move, key)


def _event(frame: Frame, topics: Topics, name: str) -> Row:
    """An event: what it tells first, and what it changes. What happens only once is not possible again."""
    event: Event = frame.model.events[name]
    check(frame, ("events", name, "then"), event.then, of_event=True)
    try:
        change, _ = effects(frame, [effect for effect in event.then if effect.make or effect.offer], NOBODY)
    except Impossible:
        frame.report(("events", name, "then"), "this event changes something that it does not name")
        change = NO_EFFECTS
    guard, so = happened(frame, name), True
    if guard >= 0:
        change = change._replace(fact=guard, fact_to=1.0)
    elif event.once and change.fact >= 0:
        guard, so = change.fact, change.fact_to > 0.5
    when = ALWAYS
    try:
        when = condition(frame, event.when) if event.when else ALWAYS
        when = both(when, one(frame.layout.so + guard, sign=not so)) if guard >= 0 else when
        check_fits(when)
    except TooManyClauses as trouble:
        frame.report(("events", name, "when"), str(trouble))
    topic = topics.told(event.tells[0]) if event.tells else topics.rows[""]
    return Row(ActName("", name, content=topic.name), -1, -1, -1, -1, topic, change, -1, when)


def _acts(frame: Frame, rows: Sequence[Row], contents: Mapping[str, int], first_event: int) -> Acts:
    """The rows as columns, behind row 0 and before the padding."""
    length = size("act", len(rows) + 1)
    move = np.array([row.move for row in rows], dtype=np.int32)
    named = {
        "is_event": [row.move < 0 for row in rows],
        "is_spontaneous": [row.move < 0 and frame.model.events[row.name.move].when is not None for row in rows],
        "name_hash": [name_hash(row.name.key()) for row in rows],
        "actor": [max(row.actor, 0) for row in rows],
        "target": [row.target for row in rows],
        "victim": [row.victim for row in rows],
        "move": move,
        "content": [contents[row.topic.name] for row in rows],
        "demand": [row.demand for row in rows],
    } | {name: [getattr(row.effects, name) for row in rows] for name in NO_EFFECTS._fields}
    values = {name: column[move] for name, column in _numbers(frame).items()} | named
    found = zeros(Acts, frame.lengths, length)
    for name, column in found.items():
        column[...] = EMPTY.get(name, getattr(NO_EFFECTS, name, 0))
        if name in values and rows:
            column[1 : len(rows) + 1] = values[name]
    found["is_used"][: len(rows) + 1] = True
    for row in range(first_event, len(rows) + 1):
        event = frame.model.events[rows[row - 1].name.move]
        found["seconds"][row], found["activity"][row] = event.seconds, event.activity
        found["channels"][row] = EVENT_CHANNELS
        found["says"][row] = SPEECH.index("tell") if event.tells else 0
    found["nest_hash"] = _nests(frame, found["actor"], found["target"], found["group"])
    strength = np.clip(ORDER_BASE + ORDER_BASE * found["dominance"], 0.0, 1.0)
    found["demand_force"] = np.where(found["demand"] >= 0, strength, 0.0)
    return Acts(**found, when=table([ALWAYS, *(row.when for row in rows)], length))


def _nests(frame: Frame, actor: Any, target: Any, group: Any) -> Any:
    """UInt[act]: a hash of who, to whom in the cast, and in which group, for luck that like acts share."""
    names = np.zeros(frame.lengths.character + 1, dtype=np.uint32)
    for i, name, _ in frame.cast:
        names[i] = name_hash(name)
    to = np.where((target >= 0) & (target < frame.lengths.character), target, -1)
    return (
        names[actor] * np.uint32(31) + names[to] * np.uint32(17) + (group + 1).astype(np.uint32) * np.uint32(0x9E3779B1)
    )


def _numbers(frame: Frame) -> dict[str, Any]:
    """The numbers of each move, as columns along the repertoire."""
    moves, roster = frame.repertoire.moves, frame.roster
    needs = len(roster.needs)
    wide = {"channels": len(CHANNELS), "serves": needs, "hurts": needs, "shows": len(KIND)}
    wide |= dict.fromkeys(("opens", "fits", "returns"), len(EXCHANGES))
    columns: dict[str, Any] = {name: np.zeros((len(moves) + 1, width)) for name, width in wide.items()}
    columns |= {name: np.array([float(getattr(move, key)) for move in moves] + [0.0]) for name, key in NUMBERS.items()}
    columns["group"] = np.array([GROUP[move.group or "tend"] for move in moves] + [-1], dtype=np.int32)
    columns["says"] = np.array([SPEECH.index(move.says) for move in moves] + [0], dtype=np.int32)
    for row, move in enumerate(moves):
        for channel, share in move.carried_by.items():
            columns["channels"][row, CHANNELS.index(channel)] = share
        for exchange in move.opens:
            columns["opens"][row, EXCHANGES.index(exchange)] = 1.0
        for exchange in EXCHANGES if move.answers is None else move.answers:
            columns["fits"][row, EXCHANGES.index(exchange)] = 1.0
        for exchange in move.returns:
            columns["returns"][row, EXCHANGES.index(exchange)] = 1.0
        for need, change in move.serves.items():
            columns["serves"][row, roster.need(need)] = change
        for need, change in move.hurts.items():
            columns["hurts"][row, roster.need(need)] = change
        for kind, share in move.shows.items():
            columns["shows"][row, KIND[kind]] = share
    return columns
