"""Hold together: regulate what the situation, the role or one's own standards do not allow; or fail to.

Five strategies (Gross 1998, 2015), their effects and efforts from meta-analysis (Webb, Miles & Sheeran 2012; Scheffel et
al.). Each costs reserve and succeeds with a probability that falls with intensity and rises with reserve and with a firm
purpose. Failure leaks and drains; with no reserve anger collapses instead of erupting. Telling oneself a professed regard is
a reappraisal like the others, and can fall flat.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from inscape.mind.axes import KIND, KINDS, NEED, STRAND, STRATEGIES
from inscape.mind.conditions import together
from inscape.mind.feel import log_share, spread
from inscape.mind.noise import gumbel
from inscape.mind.stage import Stage
from inscape.mind.state import State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Bool, Float, Int

ANGER, DISTRESS, SHAME = KIND["anger"], KIND["distress"], KIND["shame"]

HARD = np.asarray(
    [float(kind in ("anger", "reproach", "resentment", "hate", "contempt", "disgust", "gloating")) for kind in KINDS]
)
"""By kind: whether it is hard on others, so that nobody is dear enough to be shown it freely."""


class Held(NamedTuple):
    """How each one held together at this beat.

    load: how much there was to hold, 0..1. strategy: index into STRATEGIES, -1 for none. chance: of succeeding, 0..1.
    succeeded: whether it did. professing: whether it told itself a professed regard. regulated: [character, kind, about]
    change of feelings (<= 0, but what anger collapses into). ashamed: [character] rise of shame about oneself, from one's
    own feelings. After = before + regulated + ashamed. spent: reserve spent, >= 0; forced: the part of it that the force of
    one's act took. recovered: reserve regained, >= 0. leaked: 0..1. collapsed: how far anger drained away, 0..1.
    """

    load: Float[Array, "character"]
    strategy: Int[Array, "character"]
    chance: Float[Array, "character"]
    succeeded: Bool[Array, "character"]
    professing: Bool[Array, "character"]
    regulated: Float[Array, "character kind about"]
    ashamed: Float[Array, "character"]
    spent: Float[Array, "character"]
    forced: Float[Array, "character"]
    recovered: Float[Array, "character"]
    leaked: Float[Array, "character"]
    collapsed: Float[Array, "character"]


def hold_together(
    theory: Theory,
    stage: Stage,
    state: State,
    seconds: Array,
    forced: Float[Array, "character"],
    company: Bool[Array, "character"],
    guard: Float[Array, "character"],
    luck: Float[Array, "character own_draw"],
) -> tuple[State, Held]:
    """Regulate every mind once; forced: the force of the act each has just done, paid for here. company: is not alone. guard: as `guarded` says. luck: as `own_luck` draws it."""
    xp = state.so.__array_namespace__()
    excess, wrong = _excess(theory, stage, state, company, guard)
    load = 1.0 - (1.0 - excess.max(axis=2) * theory.pressing).prod(axis=1)
    acts = load > theory.load_floor
    professing, strategy = _choose(theory, stage, state, load, excess, company, luck)
    hot = xp.arange(len(STRATEGIES)) == strategy[:, None]
    purpose = stage.need_weight[:, NEED["meaning"]] * state.need[:, NEED["meaning"]]
    odds = theory.success_base + theory.success_reserve * state.reserve + theory.success_purpose * purpose
    odds = odds - theory.success_load * load
    chance = 1.0 / (1.0 + xp.exp(-odds))
    succeeded = acts & (luck[:, 0] < chance)
    reduce = (hot @ theory.strategy_effect) * succeeded
    failed = acts & ~succeeded
    drained = theory.collapse_share * theory.collapse_half / (state.reserve + theory.collapse_half)
    regulated, collapsed = -excess * reduce[:, None, None], failed * drained
    c = state.place.shape[0]
    faced = xp.concat([together(state), xp.zeros((c, state.feeling.shape[2] - c), dtype=xp.bool)], axis=1)
    lost = (state.feeling[:, ANGER] + regulated[:, ANGER]) * collapsed[:, None] * faced
    into = lost * theory.collapse_into * (1.0 - state.feeling[:, DISTRESS])
    moved = spread(xp.asarray((-lost, into)), ("anger", "distress"))
    feeling = (state.feeling + regulated + moved).clip(0.0, 1.0)
    regulated = feeling - state.feeling
    rise = _ashamed(theory, state, feeling, wrong, professing & failed)
    return _settle(theory, state, feeling + rise, seconds, forced, acts, failed, load, hot, strategy, chance, succeeded,
                   professing, regulated, rise.sum(axis=(1, 2)), collapsed, company)  # fmt: skip


def guarded(
    company: Bool[Array, "character other"], regard: Float[Array, "character person strand"]
) -> Float[Array, "character"]:
    """How far each is in company before which one keeps one's countenance, 0 (alone) to 1 (a stranger, or a foe).

    Before somebody dear one lets oneself be in need, sad or afraid, and shows it (communal relations: Clark & Finkel 2005),
    but not hard; of several, whoever is least dear decides. To be dear takes more than an acquaintance's warmth
    and trust, more than a half of each.
    """
    held = regard[:, : company.shape[1]]
    close = (2.0 * held[..., [STRAND["warmth"], STRAND["trust"]]].min(axis=2) - 1.0).clip(0.0, 1.0)
    dear = close * (1.0 - held[..., [STRAND["hostility"], STRAND["fear"]]].max(axis=2))
    return (company * (1.0 - dear)).max(axis=1)


def _ashamed(
    theory: Theory, state: State, feeling: Array, wrong: Array, fell_flat: Array
) -> Float[Array, "character kind about"]:
    """The rise of shame about oneself at feeling what one's own standards call wrong; more when self-persuasion fell flat."""
    xp = feeling.__array_namespace__()
    ashamed = log_share(theory.meta_shame * (state.feeling * xp.maximum(wrong, 0.0)).sum(axis=(1, 2)))
    ashamed = ashamed * (1.0 + theory.flat_shame * fell_flat)
    me = xp.arange(feeling.shape[2]) == xp.arange(feeling.shape[0])[:, None]
    rise = (1.0 - feeling[:, SHAME]) * me * (1.0 - xp.exp(-ashamed))[:, None]
    return spread(rise[None], ("shame",))


def _excess(theory: Theory, stage: Stage, state: State, company: Array, guard: Array) -> tuple[Array, Array]:
    """How far each feeling is above what is allowed here, and how wrong it is by one's own standards.

    Feeling what one tells oneself one does not feel is wrong by a standard of one's own making.
    """
    xp = state.so.__array_namespace__()
    before_whom = xp.where(HARD > 0.0, company[:, None], guard[:, None])
    allowed = theory.allowed_alone + (theory.allowed_company - theory.allowed_alone) * before_whom
    persons = stage.professes.shape[1]
    denied = stage.professes * (1.0 - xp.maximum(stage.professed[..., 0], stage.professed[..., 6]))
    belied = theory.dissonance * denied[:, None, :] * theory.tender_kinds[None, :, None]
    rest = xp.zeros((*state.feeling.shape[:2], state.feeling.shape[2] - persons))
    wrong = stage.wrong_feeling + xp.concat([belied, rest], axis=2)
    limit = (allowed[:, :, None] - xp.maximum(wrong, 0.0) * theory.allowed_wrong).clip(0.0, 1.0)
    return xp.maximum(state.feeling - limit, 0.0), wrong


def _choose(
    theory: Theory, stage: Stage, state: State, load: Array, excess: Array, company: Array, luck: Array
) -> tuple[Array, Array]:
    """A soft choice of strategy: by effect for effort, by who is there, by what one has left, by what one tells oneself."""
    xp = state.so.__array_namespace__()
    persons = state.regard.shape[1]
    tender = (excess[:, :, :persons] * theory.tender_kinds[None, :, None]).max(axis=1)
    told = (tender * stage.professes).max(axis=1)
    others = state.regard[:, :, 1].max(axis=1)
    calm = stage.traits[:, 1] - stage.traits[:, 4]
    bias, social, level = theory.strategy_bias, theory.strategy_company * company, 0.5 * calm
    scores = (
        bias[0] + social + level,
        bias[1] + theory.strategy_reserve * state.reserve + theory.strategy_professed * told,
        xp.full(load.shape, bias[2]),
        bias[3] + 0.5 * others,
        bias[4] - level - social,
    )
    noisy = xp.asarray(scores).T + theory.strategy_temperature * gumbel(luck[:, 2:])
    picked = noisy.argmax(axis=1)
    return (told > 0.05) & (picked == 1), xp.where(load > theory.load_floor, picked, -1)


def _settle(
    theory: Theory, state: State, feeling: Array, seconds: Array, forced: Array, acts: Array, failed: Array, load: Array,
    hot: Array, strategy: Array, chance: Array, succeeded: Array, professing: Array, regulated: Array, ashamed: Array,
    collapsed: Array, company: Array,
) -> tuple[State, Held]:  # fmt: skip
    """Pay for it, recover, leak."""
    xp = feeling.__array_namespace__()
    force = theory.force_costs * forced
    harder = 1.0 + (theory.failure_costs - 1.0) * failed
    effort = theory.effort_scale * (hot @ theory.strategy_effort) * load * acts * harder + force
    spent = xp.minimum(effort, state.reserve)
    by_force = spent * force / xp.maximum(effort, 1e-12)
    calm = (1.0 + (theory.recover_company - 1.0) * company) * (1.0 - load)
    gained = (1.0 - state.reserve) * (1.0 - 2.0 ** (-seconds / (theory.reserve_half_life * 60.0))) * calm
    leaked = load * (failed | hot[:, STRATEGIES.index("let_out")] & acts)
    after = state._replace(feeling=feeling, reserve=(state.reserve - spent + gained).clip(0.0, 1.0), leak=leaked)
    gone = xp.minimum(gained, 1.0 - (state.reserve - spent))
    return after, Held(load, strategy, chance, succeeded, professing & acts, regulated, ashamed, spent,
                       by_force, gone, leaked, collapsed)  # fmt: skip
