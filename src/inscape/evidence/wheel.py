"""The wheel: what an outcome against an expectation makes one feel, and what one reads in a face or an utterance.

Ong, Zaki & Goodman (2015), experiments 3 and 4: people see somebody win one of three amounts on a wheel of known chances, or
a face or a word, or both, and rate eight emotions of theirs.

The mapping, written before looking at scores:

- Points are needs: 100 points, about the largest prize there is, are the whole of what matters (desirability 1).
- What was won is an event that nobody caused: `desirability` = win / 100, as probable as its share of the wheel.
- Each of the three amounts had been a prospect, worth its difference from the wheel's expected value (a loss if it is below:
  what one may expect is the reference point, Koszegi & Rabin 2006). The amount won came, the two others are off.
- The watcher's words are unions of kinds. happy: joy. sad: distress. surprise: surprise. content: joy, satisfaction, relief.
  disappointed: disappointment, distress. fear: fear, fears confirmed. anger: anger, and distress and disappointment, and
  disgust: disgust, and the same two: nobody can be blamed for a wheel, so what people call by these words here is frustration.
- A watcher takes the winner to feel what the outcome would make anybody feel, as sure of it as of one full look. A face or a
  word, as it is rated when seen alone, is a reading; both are joined by the weight that `read` gives a face that one looks at.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np

from inscape.evidence.calculator import feelings
from inscape.evidence.data import Table, columns, table
from inscape.evidence.rows import two, waiting
from inscape.evidence.statistics import group_means
from inscape.mind.axes import KIND
from inscape.mind.conditions import together
from inscape.mind.deed import deed
from inscape.mind.noise import moment_keys
from inscape.mind.perceive import reach, read
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Float

EMOTIONS: Final = ("happy", "sad", "anger", "surprise", "disgust", "fear", "content", "disapp")
_THWARTED: Final = ("distress", "disappointment")
WORDS: Final[dict[str, tuple[str, ...]]] = {
    "happy": ("joy",), "sad": ("distress",), "anger": ("anger", *_THWARTED), "surprise": ("surprise",),
    "disgust": ("disgust", *_THWARTED), "fear": ("fear", "fears_confirmed"),
    "content": ("joy", "satisfaction", "relief"), "disapp": _THWARTED[::-1],
}  # fmt: skip
"""What the watchers' words cover; the strengths of several kinds combine as they do in the engine."""

POINTS: Final = 100.0
OUTCOME: Final = ("payoff1", "payoff2", "payoff3", "prob1", "prob2", "prob3", "win")


class Experiment(NamedTuple):
    """One experiment. number: 3 or 4. cue: the column that names the face or the word. alone, wheel, both: its tables."""

    number: int
    cue: str
    alone: Table
    wheel: Table
    both: Table


@cache
def experiment(folder: Path, number: int) -> Experiment:
    """Experiment 3 (faces) or 4 (utterances), from its three tables."""
    prefix, cue, name = ("data_", "faceID", "face") if number == 3 else ("dataSecondExpt_", "utteranceID", "utterance")
    files = (f"{name}Only", "wheelOnly", f"{name}Wheel")
    return Experiment(number, cue, *(table(folder / "wheel" / f"{prefix}{file}.csv") for file in files))


def ratings(trials: Table) -> Float[Array, "trial emotion"]:
    """What people rated, from 1..9 to 0..1."""
    return (columns(trials, EMOTIONS) - 1.0) / 8.0


def outcomes(trials: Table, theory: Theory) -> tuple[Float[Array, "trial emotion"], Float[Array, "trial kind"]]:
    """What the engine says the winner feels, in the watchers' words and by kind, for each trial."""
    wheels, index = np.unique(columns(trials, OUTCOME), axis=0, return_inverse=True)
    felt = wheel_feelings(wheels, theory)
    return in_words(felt)[index.reshape(-1)], felt[index.reshape(-1)]


def wheel_feelings(wheels: Float[Array, "wheel column"], theory: Theory) -> Float[Array, "wheel kind"]:
    """The 27 feelings of whoever wins on each wheel (columns as in `OUTCOME`): the event and three prospects together."""
    payoff, chance, win = wheels[:, :3], wheels[:, 3:6], wheels[:, 6]
    expected = (payoff * chance).sum(axis=1) / chance.sum(axis=1)
    is_won = payoff == win[:, None]
    event = feelings(desirability=(win / POINTS).clip(-1.0, 1.0), expectedness=(chance * is_won).sum(axis=1).clip(0.0, 1.0),
                     agency="circumstance", theory=theory)  # fmt: skip
    future = feelings(
        stakes=((payoff - expected[:, None]) / POINTS).clip(-1.0, 1.0).reshape(-1),
        likelihood_before=chance.reshape(-1),
        likelihood=1.0 * is_won.reshape(-1),
        agency="circumstance",
        theory=theory,
    )
    spared = (1.0 - future.intensity).reshape(len(wheels), 3, -1).prod(axis=1)
    return 1.0 - (1.0 - event.intensity) * spared


def in_words(felt: Float[Array, "trial kind"]) -> Float[Array, "trial emotion"]:
    """Kinds of feeling in the watchers' eight words."""
    return np.stack(
        [1.0 - np.prod([1.0 - felt[:, KIND[kind]] for kind in WORDS[word]], axis=0) for word in EMOTIONS], axis=1
    )


def cue_means(trials: Table, cue: str, wanted: Any) -> Float[Array, "trial emotion"]:
    """The mean ratings of each wanted face or word, as seen alone in `trials`; the mean of all where it was not."""
    rated = ratings(trials)
    names, means = group_means(trials[cue], rated)
    place = np.searchsorted(names, wanted).clip(0, len(names) - 1)
    return np.where((names[place] == wanted)[:, None], means[place], rated.mean(axis=0))


def reading_weight(theory: Theory) -> float:
    """How much of the new belief a face makes up that one looks at, beside one full look's worth of what one believed."""
    scene = two()
    me, other = scene.roster.character("me"), scene.roster.character("other")
    gaze, sureness = scene.start.gaze.copy(), scene.start.reading_sureness.copy()
    gaze[me], sureness[me, other] = other, theory.reading_precision
    state = scene.start._replace(gaze=gaze, reading_sureness=sureness)
    passes = deed(theory, scene.stage, state, waiting())
    through = reach(theory, scene.stage, state, passes)
    _, why = read(theory, scene.stage, state, passes, through, together(state), moment_keys(state))
    return float(why.weight[me, other])


def joined(
    prior: Float[Array, "trial emotion"], reading: Float[Array, "trial emotion"], weight: float
) -> Float[Array, "trial emotion"]:
    """What one believes after both: the step of `read`."""
    return prior + weight * (reading - prior)
