"""One beat: choose, then live. Two functions, everything else in `mind` is a part of them.

choose(theory, stage, state)       -> act, why      decide and take the floor
live(theory, stage, state, act)    -> state, why    perceive, expect, appraise, feel, remember, hold together, regard
"""

from __future__ import annotations

from typing import NamedTuple

from inscape.mind.appraise import Appraisal, Ties, appraise, outright, sated_by, ties, worth
from inscape.mind.axes import NEED, STRAND
from inscape.mind.believe import News, believe
from inscape.mind.conditions import atoms, holds
from inscape.mind.decide import Choice, decide
from inscape.mind.deed import Deed
from inscape.mind.deed import deed as deed_of
from inscape.mind.exchange import accepts
from inscape.mind.exclude import leave_out
from inscape.mind.expect import Expected, expect
from inscape.mind.feel import (
    Felt,
    Sources,
    combine,
    evoke,
    evoke_for_other,
    log_share,
    reconciled,
    relieved,
    soothed,
)
from inscape.mind.foresee import Foreseen, foresee
from inscape.mind.fortune import Befallen, befall
from inscape.mind.hold_together import Held, guarded, hold_together
from inscape.mind.judge import in_play
from inscape.mind.learn import found_out, learn, withdrawn
from inscape.mind.mood import Moved, drift
from inscape.mind.noise import moment_keys, own_luck
from inscape.mind.others import Taken, respond, revise
from inscape.mind.perceive import Reach, Read, read
from inscape.mind.perceive import reach as reach_of
from inscape.mind.regard import Regarded, regard
from inscape.mind.remember import Recalled, recall, store
from inscape.mind.stage import Stage
from inscape.mind.state import Act, State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Bool, Float
from inscape.mind.world import Order, answers_for, change


class Satisfied(NamedTuple):
    """What an act did to needs and slights.

    acted: [character, need], so that after = before + acted + `Foreseen.brought` + `News.brought`. slighted, redressed: [character, person] change of open slights. cost: [character] reserve that the act itself took.
    """

    acted: Float[Array, "character need"]
    slighted: Float[Array, "character person"]
    redressed: Float[Array, "character person"]


class Lived(NamedTuple):
    """The parts of everything that one act changed in everyone.

    A feeling changes by felt.faded + felt.stirred + eased (feelings whose ground gave way) + held.regulated, and
    shame about oneself by held.ashamed too. surprise, shown: the same as in `expected` and `read`.
    """

    deed: Deed
    reach: Reach
    read: Read
    expected: Expected
    appraisal: Appraisal
    news: News
    foreseen: Foreseen
    taken: Taken
    recalled: Recalled
    felt: Felt
    eased: Float[Array, "character kind about"]
    held: Held
    moved: Moved
    regarded: Regarded
    satisfied: Satisfied
    order: Order
    surprise: Float[Array, "observer"]
    shown: Float[Array, "character channel kind"]
    befallen: Befallen


def possible(stage: Stage, state: State) -> Bool[Array, "act"]:
    """Which rows of the act table can be done now."""
    return stage.acts.is_used & holds(stage.acts.when, atoms(stage, state))


def ended(stage: Stage, state: State) -> Bool[Array, ""]:
    """Whether the scene is over."""
    return holds(stage.ends, atoms(stage, state)).any() | (state.beat >= stage.beats) | deserted(stage, state)


def deserted(stage: Stage, state: State) -> Bool[Array, ""]:
    """Whether the scene needs company and fewer than two are left."""
    return stage.needs_company & ((stage.is_character & state.present).sum() < 2)


def choose(
    theory: Theory, stage: Stage, state: State, free: Bool[Array, "character"] | None = None
) -> tuple[Act, Choice]:
    """What is done next, by whoever takes the floor; `free` says who decides for themselves (default: everyone)."""
    if free is None:
        free = stage.is_character
    atom = atoms(stage, state)
    may = stage.acts.is_used & holds(stage.acts.when, atom)
    return decide(theory, stage, state, may, holds(stage.duties.active, atom), free)


def live(theory: Theory, stage: Stage, state: State, act: Act) -> tuple[State, Lived]:
    """Let everyone live through one act: the next state, and the parts of every change."""
    before, keys = state, moment_keys(state)
    luck = own_luck(keys, stage.name_hash)
    deed = deed_of(theory, stage, state, act)
    reach = reach_of(theory, stage, state, deed)
    state, expected = expect(theory, stage, state, deed, reach.notices)
    state, order = change(theory, stage, state, deed)
    now, brought, answerable = ties(theory, stage, state), outright(stage, deed), answers_for(theory, deed, order)
    state, seen = read(theory, stage, state, deed, reach, now.company, keys)
    state, missed = leave_out(theory, state, deed, reach.notices, now.company)
    appraisal = appraise(theory, stage, state, deed, reach, now, brought, answerable, missed)
    state, news = believe(theory, stage, state, deed, reach, now)
    state, revised = revise(theory, stage, state, deed, reach)
    drawn, caught, eased, taken = respond(theory, stage, before, state, now, revised)
    state, hoped, foreseen = foresee(theory, stage, state, deed, reach, now.worth, atoms(stage, state))
    state, back, recalled = recall(theory, stage, state, now, deed.seconds, luck)
    found = found_out(theory, stage, before, state, now)
    others, befallen = befall(theory, stage, reach, now, news, brought)
    appraisal = appraisal._replace(
        surprise=state.surprise, gain=appraisal.gain * soothed(theory, stage, state, deed, news.loss)
    )
    sources, total = _sources(
        theory, stage, state, deed, answerable, appraisal, now, news, drawn, caught, hoped, back, others, found
    )
    feeling, felt = combine(theory, state.feeling, deed.seconds, sources, total)
    outlet = relieved(theory, feeling, deed) + reconciled(theory, stage, state, feeling, deed, reach.notices)
    gone = _ease(feeling, eased, foreseen.eased, outlet + withdrawn(theory, stage, now, news, feeling))
    state = state._replace(feeling=feeling + gone)
    state, stored = store(theory, stage, state, deed, appraisal)
    recalled = recalled._replace(stored=stored)
    state, satisfied = _satisfy(theory, stage, before, state, deed, appraisal, reach, now)
    forced, company, guard = deed.force * deed.is_doer, now.company.any(axis=1), guarded(now.company, now.regard)
    state, held = hold_together(theory, stage, state, deed.seconds, forced, company, guard, luck)
    state, moved = drift(theory, stage, state, deed.seconds)
    state, regarded = regard(theory, stage, state, felt.stirred, deed, reach, expected)
    state = state._replace(beat=state.beat + 1, seconds=state.seconds + deed.seconds)
    lived = Lived(deed, reach, seen, expected, appraisal, news, foreseen, taken, recalled, felt, gone, held, moved, regarded,
                  satisfied, order, state.surprise, seen.shown, befallen)  # fmt: skip
    return state, lived


def _ease(feeling: Array, persons: Array, prospects: Array, outlet: Array) -> Array:
    """Standing feelings whose ground gave way, hopes and dreads that settled, and what found an outlet or is believed no more go down."""
    xp = feeling.__array_namespace__()
    c, kinds, abouts = feeling.shape
    middle = xp.zeros((c, kinds, abouts - persons.shape[2] - prospects.shape[2] - 1))
    down = xp.concat([persons, middle, prospects, xp.zeros((c, kinds, 1))], axis=2)
    return (feeling + down + outlet).clip(0.0, 1.0) - feeling


def _sources(
    theory: Theory, stage: Stage, state: State, deed: Deed, answerable: Array, appraisal: Appraisal, ties: Ties, news: News, drawn: Array, caught: Array, hoped: Array,
    back: Array, others: Array, found: Array,
) -> tuple[Sources, Float[Array, "character kind about"]]:  # fmt: skip
    """Put every source of feeling where it belongs on the axis of abouts; and their sum."""
    xp = state.so.__array_namespace__()
    c, kinds, abouts = state.feeling.shape
    persons, facts, prospects = state.regard.shape[1], state.so.shape[0], state.prospect.shape[0]
    things = state.holder.shape[0]
    index = xp.arange(abouts)
    sensitive = theory.sensitivity_floor + theory.sensitivity_neuroticism * stage.traits[:, 4]
    toward, inward = log_share(xp.asarray(evoke(theory, appraisal)) * sensitive[:, None])[..., None]
    whose = xp.concat([answerable, xp.zeros(abouts - c)]) + (deed.is_event & (index == abouts - 1))
    is_self = index == xp.arange(c)[:, None]
    left = xp.maximum(1.0 - answerable, 1e-9)[:, None]
    at_doer = (whose / left * ~is_self * ~deed.is_doer[:, None])[:, None, :]
    at_self = is_self[:, None, :]
    act = toward * at_doer + inward * at_self
    looks_on = (~deed.is_victim & (deed.victim >= 0))[:, None, None]
    of_victim, of_doer = log_share(xp.asarray(evoke_for_other(theory, appraisal)))[..., None]
    fortune = (of_victim * (index == deed.victim) + of_doer * at_doer) * looks_on
    zero = xp.zeros((c, kinds, 1))
    told, of_doers = learn(theory, stage, ties, news.change)
    of_doers = of_doers + found[:, :, None] * is_self[:, None, :persons]
    by_fact = xp.concat([of_doers, told, xp.zeros((c, kinds, things + prospects + 1))], axis=2)
    rest = xp.zeros((c, kinds, abouts - persons))
    by_person, befell = xp.concat([drawn, rest], axis=2), xp.concat([others, rest], axis=2)
    by_prospect = xp.concat([xp.zeros((c, kinds, persons + facts + things)), hoped, zero], axis=2)
    by_other = xp.concat([xp.zeros((c, kinds, abouts - 1)), caught[:, :, None]], axis=2)
    things_too = xp.zeros((c, kinds, things))
    standing = xp.concat([of_doers + drawn + others, told, things_too, hoped, caught[:, :, None]], axis=2)
    total = act + fortune + back + standing
    return Sources(act, fortune, by_prospect, by_fact, by_other, back, by_person, befell), total


def _satisfy(
    theory: Theory, stage: Stage, before: State, state: State, deed: Deed, appraisal: Appraisal, reach: Reach, ties: Ties
) -> tuple[State, Satisfied]:  # fmt: skip
    """What the act did to needs, slights, duties and what this company has been bringing."""
    xp = state.so.__array_namespace__()
    did, notices = deed.is_doer, reach.notices
    acted = sated_by(theory, state.need, appraisal.change)
    insult = (-(deed.respect + 0.5 * deed.warmth)).clip(0.0, 1.0) * deed.landing
    serious = 1.0 - in_play(stage, before, deed)
    slighted = (theory.slight_left * insult * notices * serious * (deed.is_victim & ~did))[:, None] * deed.by
    second = (deed.group_second >= 0) * theory.redress[deed.group_second]
    redress = (xp.maximum(theory.redress[deed.group], second) * deed.landing).clip(0.0, 1.0)
    at_victim = xp.arange(state.slight.shape[1]) == deed.victim
    sorry = theory.atone * deed.respect.clip(0.0, 1.0) * (-deed.dominance).clip(0.0, 1.0) * deed.landing
    atoned = (sorry * notices * (deed.is_victim & ~did))[:, None] * deed.by
    taken = theory.accepted * deed.landing * accepts(stage, before)[deed.row]
    answered = xp.maximum(xp.minimum(state.slight, theory.redress_most) * redress, state.slight * taken)
    redressed = -answered * (did[:, None] & at_victim) - state.slight * atoned
    standing = worth(theory, stage, state)[:, NEED["standing"]]
    won = -theory.slight_weight * redressed.sum(axis=1) * standing
    relish = (-(deed.warmth + deed.respect) / 2.0).clip(0.0, 1.0) * deed.landing * (deed.victim >= 0)
    won = won + theory.relish_weight * relish * did * ties.regard[:, deed.victim, STRAND["hostility"]]
    felt = appraisal.gain - appraisal.loss * (1.0 - theory.coping * appraisal.power) + won
    from_other = (~did * notices)[:, None] * did
    pair = xp.maximum(from_other, did[:, None] & deed.is_victim) * deed.is_turn
    going = state.going + theory.going_rate * pair * (felt[:, None] - state.going)
    duty_done = _see_to(theory, stage, state, deed)
    after = state._replace(
        need=state.need + acted, slight=state.slight + slighted + redressed, going=going, duty_done=duty_done
    )
    return after, Satisfied(acted, slighted, redressed)


def _see_to(theory: Theory, stage: Stage, state: State, deed: Deed) -> Float[Array, "duty"]:
    """How far each duty has been done of late: by this act, and by being with whom one answers for."""
    xp, owner, ward = state.so.__array_namespace__(), stage.duties.owner, stage.duties.ward
    served = xp.maximum(stage.duties.serves[:, deed.row], 0.0) * ((owner == deed.actor) & ~deed.is_event)
    ward_here = (ward >= 0) & (state.place.take(owner) == state.place.take(ward.clip(0, state.place.shape[0] - 1)))
    done = (theory.duty_step * served + theory.ward_rate * ward_here).clip(0.0, 1.0)
    duty_done = state.duty_done + done * (1.0 - state.duty_done)
    return xp.where(ward_here, duty_done, duty_done * 2.0 ** (-deed.seconds / (theory.duty_half_life * 60.0)))
