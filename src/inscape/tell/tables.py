"""What the figures are drawn from: rows of plain values, in the writer's words, one function for each figure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np

from inscape.mind.axes import GROUPS, KIND, KINDS, STRANDS, TERMS
from inscape.mind.regard import ambivalence
from inscape.tell.lines import Dialogue
from inscape.tell.names import Naming
from inscape.tell.views import views
from inscape.tell.words import group_as, kind_words, plain_name

if TYPE_CHECKING:
    from inscape.mind.state import State
    from inscape.play.run import Run

Row: TypeAlias = dict[str, Any]
FELT: Final = 0.12
SURPRISED: Final = 0.1
"""From where a surprise is shown, in nats."""
MOST: Final = 6
"""The most lines in one panel."""
LABEL: Final = 56
"""The most characters of an act in a figure."""


def acts(run: Run) -> list[Row]:
    """Every act in words: beat, who, act, line, warmth, dominance, group."""
    naming, found = Naming(run.scene), []
    for view in views(run, inside=False):
        main = view.main
        if main is None:
            continue
        table = run.scene.stage.acts
        found.append({
            "beat": view.number, "who": naming.called(main.actor) if main.actor else "event", "act": main.does or plain_name(main.move),
            "line": main.line, "warmth": float(table.warmth[main.row]), "dominance": float(table.dominance[main.row]),
            "group": main.group, "to": naming.called(main.target) if main.target else "",
        })  # fmt: skip
    return found


def feelings(run: Run) -> list[Row]:
    """The strongest feelings of each, whatever they are about: beat, who, feeling, amount."""
    found = []
    for me, who in _cast(run):
        level = np.array([_whole(state)[me] for state in _states(run)])
        for kind in _strongest(level):
            found += [
                {
                    "beat": beat,
                    "who": who,
                    "feeling": KINDS[kind],
                    "noun": kind_words(KINDS[kind]).noun,
                    "amount": _round(level[beat, kind]),
                }
                for beat in range(len(level))
            ]
    return found


def shown(run: Run) -> list[Row]:
    """What is felt and what reaches others through the channel that shows most: beat, who, feeling, felt, shown."""
    found = []
    for me, who in _cast(run):
        felt = np.array([_whole(beat.state)[me] for beat in run.beats])
        out = np.array([run.replay(beat.number)[1].shown[me].max(axis=0) for beat in run.beats])
        for kind in _strongest(np.maximum(felt, out))[:4]:
            found += [
                {
                    "beat": at + 1,
                    "who": who,
                    "feeling": KINDS[kind],
                    "noun": kind_words(KINDS[kind]).noun,
                    "felt": _round(felt[at, kind]),
                    "shown": _round(out[at, kind]),
                }
                for at in range(len(felt))
            ]
    return found


def regard(run: Run) -> list[Row]:
    """The strands that each holds toward each, and ambivalence: beat, pair, strand, amount."""
    found = []
    for me, who in _cast(run):
        for other, whom in _cast(run):
            if me == other:
                continue
            held = np.array([state.regard[me, other] for state in _states(run)])
            tension = ambivalence(held)
            pair = f"{who} toward {whom}"
            for strand in np.flatnonzero(held.max(axis=0) >= FELT):
                found += [
                    {
                        "beat": at,
                        "pair": pair,
                        "strand": STRANDS[int(strand)],
                        "amount": _round(row[strand]),
                        "tension": _round(tension[at]),
                    }
                    for at, row in enumerate(held)
                ]
    return found


def circumplex(run: Run) -> list[Row]:
    """Each turn between people on the interpersonal circumplex: warmth across, dominance up."""
    return [row for row in acts(run) if row["who"] != "event" and row["to"] and (row["warmth"] or row["dominance"])]


def surprise(run: Run) -> list[Row]:
    """What surprised each, and what they had expected: beat, who, what, expected, came, nats; the most of each, by beat."""
    found: list[Row] = []
    for me, who in _cast(run):
        mine = [row for beat in run.beats for row in _surprised(run, beat.number, me, who)]
        most = sorted(mine, key=lambda row: -float(row["nats"]))[: 2 * MOST]
        found += sorted(most, key=lambda row: int(row["beat"]))
    return found


def _surprised(run: Run, beat: int, me: int, who: str) -> Iterator[Row]:
    lived, row, table = run.replay(beat)[1], int(run.beat(beat).act.row), run.scene.stage.acts
    nats = float(lived.surprise[me])
    is_anothers = row > 0 and not bool(table.is_event[row]) and int(table.actor[row]) != me
    if is_anothers and nats >= SURPRISED and float(lived.expected.heed[me]) > 0.0:
        expected = group_as(GROUPS[int(lived.expected.chance[me].argmax())])
        group = "silence" if bool(table.is_silence[row]) else GROUPS[int(table.group[row])]
        came = "attention elsewhere" if group == "tend" else group_as(group)
        what = f"{beat}: {came} (expected: {expected})"
        yield {"beat": beat, "who": who, "what": what, "expected": expected, "came": came, "nats": _round(nats)}


def reserve(run: Run) -> list[Row]:
    """What is left of self-control, and where it failed: beat, who, reserve, failed ("", "showed", "drained away")."""
    found = []
    for me, who in _cast(run):
        for at, state in enumerate(_states(run)):
            held = run.replay(at)[1].held if at else None
            failed = (
                ""
                if held is None
                else "drained away"
                if held.collapsed[me] >= 0.3
                else "showed"
                if held.leaked[me] >= 0.3
                else ""
            )
            found.append({"beat": at, "who": who, "reserve": _round(state.reserve[me]), "failed": failed})
    return found


def needs(run: Run) -> list[Row]:
    """What each has of each need that weighs on them, and how likely they hold their prospects: beat, who, what, sort, amount."""
    found, naming = [], Naming(run.scene)
    for me, who in _cast(run):
        for at, state in enumerate(_states(run)):
            for need, name in enumerate(run.scene.roster.needs):
                if name and float(run.scene.stage.need_weight[me, need]) > 0.0:
                    found.append(
                        {
                            "beat": at,
                            "who": who,
                            "what": plain_name(name),
                            "sort": "has of",
                            "amount": _round(state.need[me, need]),
                        }
                    )
            for prospect, name in enumerate(run.scene.roster.prospects):
                if name and int(run.scene.stage.prospects.owner[prospect]) == me:
                    found.append(
                        {
                            "beat": at,
                            "who": who,
                            "what": naming.prospect(name),
                            "sort": "expects",
                            "amount": _round(state.prospect[prospect]),
                        }
                    )
    return found


def urges(run: Run, beat: int) -> list[Row]:
    """What called most at one beat, in whom, and what became of it: who, act, urge, fate, because."""
    choice, before = run.replay(beat)[0], run.before(beat)
    dialogue, found = Dialogue(run.scene, seed=run.seed, world=run.world), []
    table, done = run.scene.stage.acts, int(run.beat(beat).act.row)
    for me, who in _cast(run):
        mine = np.flatnonzero((table.actor == me) & choice.possible & ~table.is_event & table.is_used)
        mine = mine[mine > 0]
        held = int(choice.held[me])
        ranked = sorted((int(row) for row in mine), key=lambda row: -float(choice.urge[row]))[:MOST]
        for row in dict.fromkeys([*ranked, *([held] if held > 0 else []), *([done] if done in mine else [])]):
            words = dialogue.words(beat, row, before, remember=False)
            fate = "done" if row == done else "held back" if row == held else "not done"
            terms = sorted(zip(TERMS, choice.terms[row], strict=True), key=lambda part: -abs(float(part[1])))[:3]
            because = ", ".join(f"{plain_name(name)} {float(value):+.2f}" for name, value in terms)
            found.append(
                {
                    "who": who,
                    "act": _act_label(plain_name(run.scene.roster.acts[row].move), words.line, words.does),
                    "urge": _round(choice.urge[row]),
                    "fate": fate,
                    "because": because,
                }
            )
    return found


def _act_label(move: str, line: str, does: str) -> str:
    """An act in few words: its move and what is said, or what is done."""
    text = f"{move}: {line}" if line else does or move
    return text if len(text) <= LABEL else f"{text[:LABEL].rsplit(' ', 1)[0].rstrip('.,;:')} …"


def beliefs(run: Run, beat: int) -> list[Row]:
    """What each takes another to feel and hold toward them, and what is so: who, what, believed, true."""
    state, found = run.beat(beat).state, []
    cast = _cast(run)
    for me, who in cast:
        for other, whom in cast:
            if me != other:
                found += [
                    *_taken_to_feel(state, (me, who), (other, whom)),
                    *_taken_to_hold(state, (me, who), (other, whom)),
                ]
        found += _facts(run, state, me, who)
    return found


def _taken_to_feel(state: State, one: tuple[int, str], other: tuple[int, str]) -> Iterator[Row]:
    (me, who), (at, whom) = one, other
    taken, felt = 1.0 - (1.0 - state.reading[me, at]).prod(axis=-1), _whole(state)[at]
    for kind in [int(k) for k in np.argsort(-np.maximum(taken, felt), kind="stable")[:5]]:
        if kind != KIND["surprise"] and max(taken[kind], felt[kind]) >= FELT:
            what = f"{whom}'s {kind_words(KINDS[kind]).noun}"
            yield {"who": who, "what": what, "believed": _round(taken[kind]), "true": _round(felt[kind])}


def _taken_to_hold(state: State, one: tuple[int, str], other: tuple[int, str]) -> Iterator[Row]:
    (me, who), (at, whom) = one, other
    for strand, name in enumerate(STRANDS):
        believed, true = float(state.regard_belief[me, at, me, strand]), float(state.regard[at, me, strand])
        if max(believed, true) >= FELT:
            what = f"{whom}'s {plain_name(name)} toward {who}"
            yield {"who": who, "what": what, "believed": _round(believed), "true": _round(true)}


def _facts(run: Run, state: State, me: int, who: str) -> Iterator[Row]:
    naming = Naming(run.scene)
    for fact, name in enumerate(run.scene.roster.facts):
        if name in run.scene.model.facts:
            what = f"that {naming.fact(name)}"
            yield {
                "who": who,
                "what": what,
                "believed": _round(state.credence[me, fact]),
                "true": _round(state.so[fact]),
            }


def _cast(run: Run) -> list[tuple[int, str]]:
    naming = Naming(run.scene)
    return [(at, naming.called(name)) for at, name in enumerate(run.scene.roster.characters) if name]


def _states(run: Run) -> list[State]:
    return [run.start, *(beat.state for beat in run.beats)]


def _whole(state: State) -> Any:
    return 1.0 - (1.0 - state.feeling).prod(axis=2)


def _strongest(level: Any) -> list[int]:
    top = np.array(level).max(axis=0)
    top[KIND["surprise"]] = 0.0
    return [int(kind) for kind in np.argsort(-top, kind="stable")[:MOST] if top[kind] >= FELT]


def _round(value: Any) -> float:
    return round(float(value), 3)


OF_A_RUN: Final[dict[str, Callable[[Run], list[Row]]]] = {
    "feelings": feelings, "shown": shown, "regard": regard, "circumplex": circumplex, "surprise": surprise, "reserve": reserve, "needs": needs,
}  # fmt: skip
OF_A_BEAT: Final[dict[str, Callable[[Run, int], list[Row]]]] = {"urges": urges, "beliefs": beliefs}
