"""The glossary of axes: every named array dimension of the engine, and what its positions mean.

Fixed axes have the same positions in every scene; open axes are as long as the scene's size class.

Open axes (named in the shapes of `State` and `Stage`):

| axis | positions |
| --- | --- |
| character | the cast, then padding |
| person | the character axis with its padding (same positions), then absent people and groups, then padding |
| fact, thing, prospect, offer, place | what the scene declares, then padding |
| need | the stock needs (`NEEDS`), then the author's own, then padding |
| about | person, then fact, thing, prospect, and last the situation |
| act | every grounded (actor, move, target, content); row 0 is "time passes" |
| move | every move that is done here, then padding |
| telling | every way in which somebody is told that a fact is so, or is not; one more for acts that tell nobody; then padding |
| nest | the acts of one actor in one group toward one person, which share luck |
| draw | of luck: one for each nest, then one for each act |
| duty, demand, event, memory, moment | slots |
| deed | every fact as what was just done, then every fact as what was just spoken of, then neither |
| row | of a table of conditions: one of those that ask for them |
| condition, clause, literal | of a table of conditions: one holds if every literal of any of its clauses does |
| way | in which an act moves a prospect: shifts, brings, dashes it |
| purpose | what luck is drawn for: see `noise` |
| observer, other | character, as one who takes in, or is taken in |
| character_fact | every fact for each character in turn, in one axis |
| before, two_before | the group of the act before, and of the one before that, plus one; 0 where there was none |
| side | what was said of a fact: that it is not so, that it is |
| dimension | what an act is toward its victim: warmth, respect, dominance |
"""

from __future__ import annotations

from typing import Final

GROUPS: Final = (
    "attack",
    "retort",
    "probe",
    "inform",
    "order",
    "soften",
    "submit",
    "withdraw",
    "engage",
    "depart",
    "tend",
)
"""Families of moves that count as the same for expectation. `tend` is seeing to oneself, at nobody."""

KINDS: Final = (
    "joy",
    "distress",
    "happy_for",
    "pity",
    "resentment",
    "gloating",
    "hope",
    "fear",
    "satisfaction",
    "fears_confirmed",
    "relief",
    "disappointment",
    "pride",
    "shame",
    "admiration",
    "reproach",
    "gratification",
    "guilt",
    "gratitude",
    "anger",
    "love",
    "hate",
    "surprise",
    "disgust",
    "contempt",
    "longing",
    "jealousy",
)
"""The 22 emotions of Ortony, Clore & Collins (1988), then surprise, disgust, contempt, longing, jealousy."""

NEEDS: Final = ("belonging", "standing", "agency", "meaning", "safety", "ease")
"""The stock needs; a scene may add its own after them."""

STRANDS: Final = ("warmth", "hostility", "esteem", "contempt", "trust", "fear", "attraction")
"""The strands of regard; they do not cancel."""

MOODS: Final = ("pleasure", "arousal", "dominance")

CHANNELS: Final = ("face", "voice", "posture", "words")
"""How expression reaches others: face and posture are seen, voice and words are heard."""

AIMS: Final = ("toward_me", "elsewhere")
"""Whom a feeling that one reads in another is about: the reader, or anything else."""

POSTURES: Final = ("standing", "sitting", "lying")

TRAITS: Final = ("openness", "conscientiousness", "extraversion", "agreeableness", "neuroticism")

STRATEGIES: Final = ("suppress", "reappraise", "distract", "deflect", "let_out")
"""Ways of holding together (Gross 1998, 2015)."""

SPEECH: Final = ("none", "tell", "deny", "hint", "ask", "show")
"""What a move does with its content. `tell` and `deny` assert, `hint` weakly, `show` with evidence."""

TERMS: Final = (
    "needs",
    "slights",
    "answer",
    "care",
    "going_on",
    "prospects",
    "duty",
    "standards",
    "tendency",
    "habit",
    "dread",
    "curiosity",
    "turn",
    "effort",
)
"""What an urge is the sum of; each term is an expected change of felt need-satisfaction."""

EXCHANGES: Final = (
    "visit",
    "summons",
    "greeting",
    "farewell",
    "question",
    "wellbeing",
    "request",
    "accusation",
    "insult",
    "threat",
    "apology",
    "kindness",
    "praise",
    "fondness",
    "thanks",
    "news",
    "confession",
    "distress",
    "promise",
    "joke",
    "small_talk",
)
"""What one can open that makes some answers fit and others beside the point (adjacency pairs: Schegloff & Sacks 1973)."""

PROSPECT_STATES: Final = ("open", "came", "failed")
OFFER_STATES: Final = ("unmade", "pending", "taken", "refused")

GROUP: Final = {name: index for index, name in enumerate(GROUPS)}
KIND: Final = {name: index for index, name in enumerate(KINDS)}
NEED: Final = {name: index for index, name in enumerate(NEEDS)}
STRAND: Final = {name: index for index, name in enumerate(STRANDS)}
TERM: Final = {name: index for index, name in enumerate(TERMS)}
