"""Exert: what an act takes of one: force against reserve, speaking at all, doing the same again, saying what is known or has not crossed one's mind, feigning."""

from __future__ import annotations

from inscape.mind.axes import EXCHANGES, KIND, STRAND
from inscape.mind.exchange import accepts
from inscape.mind.inform import known_already, not_thought_of
from inscape.mind.stage import Stage
from inscape.mind.stand import View, of_person
from inscape.mind.state import State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Float

FOND_STRANDS = [STRAND[name] for name in ("warmth", "attraction")]
FOND_KINDS = [KIND[name] for name in ("pity", "gratitude", "love", "guilt", "happy_for")]
"""What makes warmth heartfelt."""

MOVED_KINDS = [KIND[name] for name in ("pity", "gratitude", "guilt", "happy_for")]
"""What makes warmth come by itself, in pain too: who is moved by another is not being cheerful."""

LIGHT = [EXCHANGES.index(name) for name in ("small_talk", "joke")]
"""What makes light."""

GRUDGES = [KIND[name] for name in ("anger", "reproach", "resentment")]
"""What one forgives."""

PAINS = [KIND[name] for name in ("distress", "fear", "shame", "disappointment", "fears_confirmed")]
"""What makes cheer hard work."""

UPWARD_STRANDS = [STRAND[name] for name in ("esteem", "fear")]
UPWARD_KINDS = [KIND[name] for name in ("admiration", "gratitude", "guilt", "fear")]
"""What makes respect heartfelt."""


def effort(theory: Theory, stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """What it takes: force against reserve, speaking at all, doing the same again (but for an order not yet obeyed)."""
    xp = state.so.__array_namespace__()
    force = theory.force_effort * stage.acts.force * (2.0 - v.land)
    latest = state.moment_row
    lately = theory.recent_decay ** xp.arange(latest.shape[0])
    again = lately @ (latest[:, None] == xp.arange(v.land.shape[0]))
    effort = force + theory.speaking * stage.aims.speaks + theory.repeat * again * (1.0 - v.stands)
    gestures = (1.0 - stage.acts.channels[:, 3]) * ~stage.acts.is_silence
    idle = theory.idle * (1.0 - v.worn) * gestures
    vain = theory.redundant * known_already(stage, state) + theory.unthought * not_thought_of(stage, state)
    feigned = theory.feign_effort * _feigned(theory, stage, state, v)
    return -theory.effort_weight * (effort + idle + vain + feigned + theory.levity * _levity(stage, state, v))


def _levity(stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """How far an act makes light at a heavy moment, 0..1: when one is in pain oneself, or sees that somebody here is.

    What is fit to be felt and shown goes by the occasion (feeling rules: Hochschild 1979).
    """
    xp = state.so.__array_namespace__()
    own = state.feeling[:, PAINS].max(axis=(1, 2))
    seen = (state.reading[:, :, PAINS].max(axis=(2, 3)) * v.company).max(axis=1)
    grave = xp.maximum(own, seen).take(stage.aims.actor)
    return grave * stage.acts.opens[:, LIGHT].max(axis=1) * stage.acts.channels[:, 3]


def _feigned(theory: Theory, stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """How much more warmth or respect an act shows than civility asks and one holds, and what it shows that one does not feel.

    Surface acting (Hochschild 1983); the customary return for a kindness is a form, and takes none. To take
    an apology kindly it is enough that one is sore no more.
    """
    xp = state.so.__array_namespace__()
    aims, none = stage.aims, 1.0 - v.regard
    unfelt = 1.0 - state.feeling[:, :, : state.regard.shape[1]]
    cool = none[..., FOND_STRANDS].prod(axis=2) * unfelt[:, FOND_KINDS].prod(axis=1)
    level = none[..., UPWARD_STRANDS].prod(axis=2) * unfelt[:, UPWARD_KINDS].prod(axis=1)
    fond, looks_up = 1.0 - of_person(cool, stage), 1.0 - of_person(level, stage)
    unmoved = of_person(unfelt[:, MOVED_KINDS].prod(axis=1), stage)
    warm = xp.maximum(stage.acts.warmth - theory.civil, 0.0)
    beyond = xp.maximum(warm - fond, 0.0) + xp.maximum(stage.acts.respect - theory.civil - looks_up, 0.0)
    easy = (1.0 - xp.maximum(-state.mood[:, 0], 0.0)) * (1.0 - state.feeling[:, PAINS]).prod(axis=(1, 2))
    cheerless = (1.0 - easy).take(aims.actor)
    acted = (beyond + warm * cheerless * unmoved) * aims.unpractised * aims.aimed + _put_on(stage, v)
    sore = v.feels[:, GRUDGES, : state.regard.shape[1]].max(axis=1)
    forgiving = accepts(stage, state) * (1.0 - of_person(sore, stage))
    return acted * (v.customary == 0.0) * (1.0 - forgiving)


def _put_on(stage: Stage, v: View) -> Float[Array, "act"]:
    """How much of what an act shows its actor does not feel, 0 upward, less for who acts well."""
    return (stage.acts.shows.sum(axis=1) - v.shown) * (1.0 - 0.5 * stage.acting).take(stage.aims.actor)
