"""Impressions: how an act changes how whoever did it is seen (evaluation).

Affect control theory has equations of impression change, estimated from ratings of events like "the mother scolds the child"
(US 2010; `actdata`). They are what is predicted here, and they are only read in this court: nothing of them is in the engine.

The mapping, written before looking at scores:

- A third party looks on. A rating of -4.3..4.3 is divided by 4.3. What is good is held in warmth and esteem, each as much as
  the rating says; what is bad in hostility and contempt.
- A behaviour's evaluation is its warmth and its respect. Its potency is not dominance, so it has none. Whom it is done to is
  liked or disliked as they are rated, and needs what anybody needs by default.
- What is seen afterwards is regard as what is felt now pulls at it: one step of the kernel of regard, at full rate, since an
  impression of one moment has nothing to wait for. Evaluation is the mean of warmth and esteem less that of hostility and
  contempt.
- After that mapping had been scored on the training half (r about .63), one thing was added, and both are reported: an act
  also tells what its doer is like. One step of `revise`, by which acts tell in play what their doer holds, again at full rate.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

import numpy as np

from inscape.evidence.calculator import columns_of
from inscape.evidence.data import columns, table
from inscape.evidence.rows import appraisal_of, moment, two
from inscape.evidence.statistics import luck
from inscape.mind.appraise import effects, liking, worth
from inscape.mind.axes import KINDS, STRAND, STRANDS
from inscape.mind.feel import evoke, evoke_for_other, log_share
from inscape.mind.others import revise
from inscape.mind.regard import regard
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Float

SCALE: Final = 4.3
EVENTS: Final = 4000
GOOD: Final = ("warmth", "esteem")
BAD: Final = ("hostility", "contempt")
_BLOCK: Final = 12
"""Rows that go through the kernel of regard at once: it has a person axis as long as that of characters."""


class Events(NamedTuple):
    """Random events. actor, behaviour, target: [event, 3] evaluation, potency, activity. told: [event] actor's evaluation after."""

    actor: Float[Array, "event rating"]
    behaviour: Float[Array, "event rating"]
    target: Float[Array, "event rating"]
    told: Float[Array, "event"]


@cache
def events(folder: Path, count: int = EVENTS) -> Events:
    """Actors, behaviours and objects drawn from the dictionaries by a hash, and what the US 2010 equation says of each."""
    where = folder / "affect_control"
    epa = ("E", "P", "A")
    identity = columns(table(where / "usfullsurveyor2015_identities.csv"), epa)
    behaviour = columns(table(where / "usfullsurveyor2015_behaviors.csv"), epa)
    drawn = [
        rated[(luck(f"event {part}", count) * len(rated)).astype(int)]
        for part, rated in (("actor", identity), ("behaviour", behaviour), ("object", identity))
    ]
    actor, behaviour, target = drawn
    return Events(actor, behaviour, target, _equation(where / "us2010_impressionabo_f.dat", drawn))


def _equation(path: Path, drawn: list[Any]) -> Float[Array, "event"]:
    """The actor's evaluation after each event, by the terms in a file: a code of nine digits, and nine coefficients."""
    terms = [line.split() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    values = np.concatenate(drawn, axis=1)
    total = np.zeros(len(values))
    for code, first, *_ in terms:
        used = [index for index, digit in enumerate(code[1:]) if digit == "1"]
        total += float(first) * values[:, used].prod(axis=1)
    return total


def seen(theory: Theory, happened: Events) -> Float[Array, "event"]:
    """How the engine sees each actor afterwards: what was held of them, what is felt, and what the act tells."""
    return sum(parts(theory, happened))


def parts(theory: Theory, happened: Events) -> tuple[Any, Any, Any]:
    """The three parts of what is seen: evaluation held before, and its changes by what is felt and by what the act tells."""
    held, stirs = _strands(happened.actor[:, 0]), _stirred(theory, happened)
    kind = (happened.behaviour[:, 0] / SCALE).clip(-1.0, 1.0)
    blocks = [slice(start, start + _BLOCK) for start in range(0, len(held), _BLOCK)]
    moved = np.concatenate([_regarded(theory, held[block], stirs[block]) for block in blocks])
    told = np.concatenate([_told(theory, held[block], kind[block]) for block in blocks])
    before = evaluation(held)
    return before, evaluation(moved) - before, evaluation(told)


def felt(theory: Theory, happened: Events) -> Float[Array, "event kind"]:
    """What the onlooker feels about each actor, 0..1."""
    return 1.0 - np.exp(-_stirred(theory, happened))


def evaluation(strands: Float[Array, "event strand"]) -> Float[Array, "event"]:
    """How good regard holds somebody to be, -1..1."""
    return strands[:, [STRAND[name] for name in GOOD]].mean(axis=1) - strands[:, [STRAND[name] for name in BAD]].mean(
        axis=1
    )


def _strands(rating: Float[Array, "event"]) -> Float[Array, "event strand"]:
    """Regard for who is rated so."""
    out = np.zeros((len(rating), len(STRANDS)))
    out[:, [STRAND[name] for name in GOOD]] = (rating / SCALE).clip(0.0, 1.0)[:, None]
    out[:, [STRAND[name] for name in BAD]] = (-rating / SCALE).clip(0.0, 1.0)[:, None]
    return out


def _stirred(theory: Theory, happened: Events) -> Float[Array, "event kind"]:
    """Log shares of what the onlooker feels about each actor: by the deed, and for the sake of whom it was done to."""
    kind = (happened.behaviour[:, 0] / SCALE).clip(-1.0, 1.0)
    toward = _strands(happened.target[:, 0])
    manner = np.stack([kind, kind, np.zeros(len(kind))], axis=1)
    effect = manner @ effects(theory, two().stage)
    value = worth(theory, two().stage, two().start)[two().roster.character("other")]
    values = columns_of(
        agency="other", norms=kind, liked=liking(theory, toward), disliked=toward[:, STRAND["hostility"]]
    )
    meant = appraisal_of(theory, values)._replace(
        victim_gain=np.maximum(effect, 0.0) @ value, victim_loss=np.maximum(-effect, 0.0) @ value
    )
    sensitive = theory.sensitivity_floor + theory.sensitivity_neuroticism * 0.5
    of_deed, of_doer = evoke(theory, meant)[0] * sensitive, evoke_for_other(theory, meant)[1]
    return log_share(of_deed) + log_share(of_doer)


def _regarded(
    theory: Theory, held: Float[Array, "event strand"], stirs: Float[Array, "event kind"]
) -> Float[Array, "event strand"]:
    """One step of the kernel of regard for each row: every row is a character, and its actor is person 0."""
    rows, kinds = stirs.shape
    before = np.zeros((rows, rows, len(STRANDS)))
    before[:, 0] = held
    stirred = np.zeros((rows, kinds, rows))
    stirred[:, :, 0] = 1.0 - np.exp(-stirs)
    nothing, empty = np.zeros(rows), np.zeros((rows, rows))
    state = two().start._replace(regard=before, falter=empty, attention=empty, exposure=np.zeros((rows, rows, 1)))
    stage = two().stage._replace(is_other=np.ones((rows, rows), dtype=bool))
    act = moment().deed._replace(group=0, by=nothing)
    reach = moment().reach._replace(notices=nothing)
    expected = moment().expected._replace(surprise=nothing)
    after, _ = regard(theory._replace(regard_rate=1.0), stage, state, stirred, act, reach, expected)
    return after.regard[:, 0]


def _told(
    theory: Theory, held: Float[Array, "event strand"], kind: Float[Array, "event"]
) -> Float[Array, "event strand"]:
    """What each act tells of its doer, who was held to be so: the kernel's step, with rows as those who are taken in."""
    rows = len(kind)
    belief = np.zeros((rows, rows, rows, len(STRANDS)))
    belief[0, :, 0] = held
    empty, first = np.zeros((rows, rows)), np.arange(rows) == 0
    stage = two().stage._replace(is_other=np.ones((rows, rows), dtype=bool))
    state = two().start._replace(
        place=np.zeros(rows, dtype=np.int32), regard_belief=belief, reading=np.zeros((rows, rows, len(KINDS), 2)),
        reading_sureness=empty, regard=np.zeros((rows, rows, len(STRANDS))), attention=empty, credence=np.zeros((rows, 1)),
    )  # fmt: skip
    act = moment().deed._replace(
        warmth=kind[:, None], respect=kind[:, None], is_victim=first, is_doer=~first, by=np.ones(rows), actor=0
    )
    reach = moment().reach._replace(notices=1.0 * first, hears=empty)
    _, (from_act, _, _, _) = revise(theory._replace(act_tells_rate=1.0), stage, state, act, reach)
    return from_act[0]
