"""What was learned in each court, in words: they stand below its table in the report."""

from __future__ import annotations

from typing import Any, Final

WHEEL: Final = """
With defaults the engine stays below the average of what people rate after each cue alone ({joined:.3f} beside {average:.3f} on the
same trials). Two things are missing. From the outcome alone it tells {engine:.3f} where other people's ratings of the same outcome
tell {people:.3f}: its surprise is how improbable an amount was, and what people call surprise here is mostly a gain beyond what was
expected; fitting sends `startle` to its lowest. And it gives the face more weight than the outcome (0.58), where people who have both
lean on the outcome, the more so when the other cue is a word (experiment 4).

In condition means over all emotions, which is how the source reports its models, the engine comes out above the published combination
of cues; but that way of scoring pays for knowing that nobody is much afraid of a wheel, and how they pooled may not be quite ours.

The goal of 0.53 for the fitted regime is out of reach of everything that was tried: a linear model of points and ratings, with all its
freedom, tells {simple:.3f} of the same trials, and the ceiling is not far above. Loss aversion (losses times 2.25) was tried on the
training half and left out: it added 0.007.
"""

GAMES: Final = """
Felt valence is told nearly as well as by the share alone, and the data leave little room above that: in public goods even the mean of
other people at the same share does not reach 0.80. What is lost in the ultimatum game is lost on a flat stretch: between `brusque` and
`courtesy` an offer is neither kind nor unkind to the engine, and nothing is felt of it; people feel every step. Fitting took `courtesy`
down for that on the training half, from 0.4; the default has followed it to 0.25, the level that civility asks for elsewhere (`civil`).

The choice of people whom the engine has never seen is told as well as by the offer alone and no better: with one temperament for
everybody, a monotone reading of the offer is all that there is in it. With the temperament that fits each person's first half (two
traits, and how much standing and money count), the second half is told far better than by the offer, and nearly as well as by a
statistical model that knows how often each person said no.

In the dilemmas the defaults lose to the share alone: to a partner who gives nearly everything the engine is less moved to give than to
one who gives a little more than half. It answers unkindness in kind; it does not answer kindness in kind.
"""

IMPRESSIONS: Final = """
The mapping was changed once after the training half was seen: with regard alone (how the actor was held before, moved by what an
onlooker feels) the engine says too little of the act. What acts tell of their doer, which in play moves what one takes them to hold, was
added. Both are in the table.

Kindness to good people and cruelty to bad ones is what is missing. In the equation an act's worth depends on whom it is done to; in the
engine a third party is angry for a friend's sake and grateful for a friend's good (`side_share`), far too weakly, and has nothing for or
against whoever favours or harms a foe. What would be needed is in its variables: a linear read-out of them comes above the goal, the
constants within their ranges do not. Tried outside the engine, on training events: letting a third party side with whoever harms a foe, and
against whoever favours one, adds about 0.01; with others' good and harm felt six times as strongly besides, r comes to 0.88.
"""

REGULARITIES: Final = """
Profiles: contempt and disgust are missed. Contempt's published profile is nearly anger's, with less of everything, and disgust's stands
apart by inattention, which in the engine only weakens. Two readings were scored, each kind by its own measure (so that knowing the mean
level earns nothing, the rule of every court) and bare intensity; the goal is held to the first.

Dyads: within a talk the warmth of the two goes together with r {warmth:.2f} ({warmth_low:.2f} to {warmth_high:.2f}), their dominance
with r {dominance:.2f} ({dominance_low:.2f} to {dominance_high:.2f}); people's is in phase and out of phase. Warmth goes together more since
what somebody opens asks for an answer that fits it (r was 0.06 before). Nothing in the urges rewards answering dominance with yielding.

An ordinary observer reads too well (r {reading:.2f}), whatever `reading_noise` is (at its highest, 2.0, still about 0.65): every rise and
fall of what is shown is seen. A bias that stays for each pair, tried outside the engine, changes nothing within a talk. Noise that does not
vanish with what is shown brought r to about 0.5 when it was tried outside the engine; as `reading_floor` in the mind, where readings are
averaged over beats, it brought less.

The lifts come out in the wrong order: anger is rare and holds on, sadness is common, and nobody's anger is caught. The pairs are
strangers with mild feelings, the published lifts are of friends in comedies; the order was the goal all the same.
"""

FINDINGS: Final = {"wheel": WHEEL, "games": GAMES, "impressions": IMPRESSIONS, "regularities": REGULARITIES}


def said(court: str, **values: Any) -> tuple[str, ...]:
    """The paragraphs about one court, with its numbers in them."""
    text = FINDINGS[court].format(**values).strip()
    return tuple(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))
