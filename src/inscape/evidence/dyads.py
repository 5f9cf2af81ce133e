"""Played dyads: what two people who talk do to each other, beside what is published of people.

A hundred pairs of strangers and acquaintances, whose temperaments, needs and regard are drawn by a hash of their names, talk with
every stock move. Nothing in them is set for this court.

The mapping, written before looking at scores:

- Complementarity (Sadler et al. 2009): each one's momentary level of warmth and of dominance, a running mean of what they do to
  the other (a third of each new act), and its correlation with the other's level over the talk. (A first version, each act
  beside the other's next, was not what was measured in people; it gave nothing either.)
- Inertia and contagion (MELD): a turn's emotion is the strongest that its doer feels among joy (joy, love, gratitude, happy for,
  admiration, hope, pride, satisfaction), sadness (distress, disappointment, shame, guilt, pity, longing), anger (anger, reproach,
  hate, contempt, resentment) and surprise, each the union of its kinds; neutral where none reaches 0.15. A lift is
  P(next is the same) / P(it).
- Accuracy: for each watcher and each of the first four, the correlation over beats of what they take the other to feel with what
  the other feels; the mean over watchers.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import numpy as np

from inscape.evidence.statistics import correlation, luck
from inscape.mind.axes import KIND, NEEDS, STRANDS, TRAITS
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Float, Int
from inscape.scene.load import parse_scene

FAMILIES: Final[dict[str, tuple[str, ...]]] = {
    "joy": ("joy", "love", "gratitude", "happy_for", "admiration", "hope", "pride", "satisfaction"),
    "sadness": ("distress", "disappointment", "shame", "guilt", "pity", "longing"),
    "anger": ("anger", "reproach", "hate", "contempt", "resentment"),
    "surprise": ("surprise",),
}
LABELS: Final = (*FAMILIES, "neutral")
NEUTRAL: Final = 0.15
KEEPS: Final = 1.0 / 3.0
"""How much of a level a new act makes up."""

LEAST: Final = 8
"""Acts that a talk must have to say anything of its course."""

PAIRS: Final = 100
BEATS: Final = 40


class Talk(NamedTuple):
    """One played dyad.

    speaker, warmth, dominance, label: [turn], of each turn. felt, read: [beat, person, family] what each
    felt, and what the other took them to feel. dyad: which pair.
    """

    dyad: int
    speaker: Int[Array, "turn"]
    warmth: Float[Array, "turn"]
    dominance: Float[Array, "turn"]
    label: Int[Array, "turn"]
    felt: Float[Array, "beat person family"]
    read: Float[Array, "beat person family"]


def talks(theory: Theory | None = None, pairs: int = PAIRS) -> tuple[Talk, ...]:
    """Every pair, played once."""
    return tuple(_talk(pair, theory) for pair in range(pairs))


def _person(pair: int, name: str, other: str) -> dict[str, Any]:
    drawn = iter(luck(f"dyad {pair} {name}", 40).round(3).tolist())
    return {
        "facing": other,
        "temperament": {trait: next(drawn) for trait in TRAITS},
        "needs": {need: {"have": next(drawn), "weight": next(drawn)} for need in NEEDS},
        "reserve": round(0.2 + 0.8 * next(drawn), 3),
        "regard": {other: {strand: round(0.6 * next(drawn) ** 2, 3) for strand in STRANDS}},
    }


def _talk(pair: int, theory: Theory | None) -> Talk:
    import yaml

    cast = {"ada": _person(pair, "ada", "ben"), "ben": _person(pair, "ben", "ada")}
    text = yaml.safe_dump({"scene": f"dyad_{pair}", "cast": cast, "moves": {"stock": "all"}, "ends": {"beats": BEATS}})
    from inscape.play.loop import play

    run = play(parse_scene(text, file=f"dyad_{pair}.yaml", theory=theory), seed=7, world=pair)
    acts = run.scene.stage.acts
    rows = [(int(beat.act.row), beat.state) for beat in run.beats]
    turns = [(row, state) for row, state in rows if row > 0 and not acts.is_event[row] and acts.victim[row] >= 0]
    speaker = np.asarray([int(acts.actor[row]) for row, _ in turns], dtype=np.int64)
    families = [_families(state.feeling[:2]) for _, state in turns]
    label = np.asarray([_label(families[index][who]) for index, who in enumerate(speaker)], dtype=np.int64)
    felt = np.asarray([_families(state.feeling[:2]) for _, state in rows])
    read = np.asarray([_read(state) for _, state in rows])
    row = np.asarray([row for row, _ in turns], dtype=np.int64)
    return Talk(pair, speaker, acts.warmth[row], acts.dominance[row], label, felt, read)


def _families(feeling: Any) -> Any:
    """[person, family] from [person, kind, about]."""
    whole = 1.0 - np.prod(1.0 - feeling, axis=2)
    return _united(whole)


def _united(whole: Any) -> Any:
    return np.stack(
        [1.0 - np.prod([1.0 - whole[..., KIND[kind]] for kind in kinds], axis=0) for kinds in FAMILIES.values()],
        axis=-1,
    )


def _read(state: Any) -> Any:
    """[person, family]: what the other takes each of the two to feel."""
    whole = 1.0 - np.prod(1.0 - state.reading, axis=3)
    return _united(np.stack([whole[1, 0], whole[0, 1]]))


def _label(families: Any) -> int:
    return int(families.argmax()) if families.max() >= NEUTRAL else len(FAMILIES)


def complementarity(played: tuple[Talk, ...]) -> dict[str, Float[Array, "dyad"]]:
    """{warmth, dominance}: for each dyad, how one's level goes with the other's from act to act."""
    out: dict[str, list[float]] = {"warmth": [], "dominance": []}
    for talk in played:
        for name, found in out.items():
            levels = _levels(talk.speaker, getattr(talk, name))
            if len(levels) >= LEAST:
                found.append(float(correlation(levels[:, 0], levels[:, 1])))
    return {name: np.asarray(found) for name, found in out.items()}


def _levels(speaker: Any, values: Any) -> Any:
    """[turn, person]: each one's momentary level after each act, from when both have acted."""
    level, seen, rows = np.zeros(2), np.zeros(2, dtype=bool), []
    for who, value in zip(speaker, values, strict=True):
        level[who] = value if not seen[who] else level[who] + KEEPS * (value - level[who])
        seen[who] = True
        if seen.all():
            rows.append(level.copy())
    return np.asarray(rows)


def lifts(played: tuple[Talk, ...], *, same: bool) -> dict[str, float]:
    """For each label, how many times likelier it is after itself: at the same speaker's next turn, or at the other's."""
    before, after = [], []
    for talk in played:
        for turn in range(len(talk.speaker)):
            wanted = talk.speaker[turn + 1 :] == talk.speaker[turn]
            later = np.flatnonzero(wanted if same else ~wanted)
            if len(later):
                before.append(talk.label[turn])
                after.append(talk.label[turn + 1 + later[0]])
    first, second = np.asarray(before), np.asarray(after)
    found = {}
    for index, name in enumerate(LABELS):
        base, held = float((second == index).mean()), first == index
        if held.sum() >= 10 and base > 0.0:
            found[name] = float((second[held] == index).mean()) / base
    return found


def accuracy(played: tuple[Talk, ...]) -> Float[Array, "watcher"]:
    """How well each watcher reads the other over the beats of their talk, the mean over families that vary."""
    found = []
    for talk in played:
        for who in (0, 1):
            felt, read = talk.felt[:, who], talk.read[:, who]
            varies = felt.std(axis=0) > 0.01
            if varies.any() and len(felt) >= 10:
                found.append(float(correlation(felt, read)[varies].mean()))
    return np.asarray(found)
