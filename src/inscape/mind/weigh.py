"""Weigh: the urge of every act, a sum of terms in one unit, the expected change of felt need-satisfaction.

Each term is an array [act]; `weigh` gives them in the order of `TERMS`. An urge is their sum.
"""

from __future__ import annotations

from inscape.mind.appraise import beyond_civil
from inscape.mind.axes import KIND, NEED, STRAND
from inscape.mind.exchange import APOLOGY, accepts, asks_why, came_to, owes_amends, strays
from inscape.mind.exert import effort
from inscape.mind.impulse import curiosity, dread, habit, tendency
from inscape.mind.inform import (
    brings_hearer,
    costs_name,
    hangs_on,
    knows_better,
    moves_belief,
    names_doers,
)
from inscape.mind.stage import Stage
from inscape.mind.stand import View, of_other, of_person, to_actor
from inscape.mind.state import State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Bool, Float

HOPES = [KIND["hope"], KIND["longing"]]
"""What shows that somebody wants something of one."""


def weigh(
    theory: Theory, stage: Stage, state: State, v: View, binds: Bool[Array, "duty"]
) -> tuple[Float[Array, "act"], ...]:
    """Every term of every act's urge, in the order of TERMS. binds: which duties bind now."""
    told = moves_belief(theory, stage, state, v)
    return (
        needs(theory, stage, v, told),
        slights(theory, stage, state, v),
        answer(theory, stage, v),
        care(theory, stage, state, v, told),
        going_on(theory, stage, state, v),
        prospects(theory, stage, state, v, told),
        duty(theory, stage, state, v, binds),
        standards(theory, stage, state, v),
        tendency(theory, stage, state, v, told),
        habit(theory, stage, state, v),
        dread(theory, stage, state, v),
        curiosity(theory, stage, state, v),
        turn(theory, stage, state, v),
        effort(theory, stage, state, v),
    )


def needs(theory: Theory, stage: Stage, v: View, told: Float[Array, "act"]) -> Float[Array, "act"]:
    """What doing it does for one's own needs, as far as it lands: how one bears oneself, whom one comes near; less each time."""
    xp, acts, aims, own = told.__array_namespace__(), stage.acts, stage.aims, v.own_worth
    direct = to_actor((acts.serves + aims.offered + theory.offer_likely * aims.made), stage, v)
    still = v.land * v.worn
    poise = theory.poise_weight / 2.0 * (own[:, NEED["agency"]] + own[:, NEED["standing"]])
    bearing = acts.dominance * aims.aimed * poise * xp.where(acts.dominance > 0.0, still, 1.0)
    approach = theory.contact_weight * of_person(v.drawn, stage) * own[:, NEED["belonging"]] * v.worn
    name = costs_name(theory, stage, v, told)
    return theory.needs_weight * (direct * still + bearing + approach * (aims.aimed * aims.engages) + name)


def slights(theory: Theory, stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """What an answer to an attack redresses, as far as it lands, and what taking an apology does; silence lets it stand."""
    xp, open_slight = state.so.__array_namespace__(), of_person(state.slight, stage) * stage.aims.aimed
    answered = xp.minimum(open_slight, theory.redress_most) * theory.redress.take(stage.aims.group)
    redressed = xp.maximum(answered, theory.accepted * accepts(stage, state) * open_slight)
    return theory.slight_weight * redressed * v.land * v.own_worth[:, NEED["standing"]]


def answer(theory: Theory, stage: Stage, v: View) -> Float[Array, "act"]:
    """What the other will likely do next, and what that does to one: one step of theory of mind."""
    expected = v.answer.reshape(-1).take(stage.aims.at_other_group)
    return theory.answer_weight * expected * stage.aims.in_cast * (1.0 - stage.acts.ends_company)


def care(theory: Theory, stage: Stage, state: State, v: View, told: Float[Array, "act"]) -> Float[Array, "act"]:
    """What it does to the other, and what it tells them, through what one wishes them; less of the same each time."""
    xp, aims = state.so.__array_namespace__(), stage.aims
    effect = ((v.worth @ v.effects.T) @ beyond_civil(theory, aims.move_manner).T).reshape(-1).take(aims.at_other_move)
    effect = effect * v.land * v.counts.reshape(-1).take(aims.at_back)
    benefit = effect + (v.worth @ aims.move_hurts.T).reshape(-1).take(aims.at_other_move)
    sated = 1.0 + theory.sated * state.exposure.reshape(-1).take(aims.at_back_group)
    benefit = xp.where(benefit > 0.0, benefit / sated, benefit)
    wish = _wish(theory, state, v)
    news = brings_hearer(stage, v, told) * wish[:, : state.place.shape[0]].reshape(-1).take(aims.at_hearer)
    named = names_doers(stage, wish, told)
    return (
        benefit * of_person(wish, stage) * aims.aimed
        + (news + named + _granted(theory, stage, state, v, wish)) * v.land
    )


def _granted(
    theory: Theory, stage: Stage, state: State, v: View, wish: Float[Array, "character person"]
) -> Float[Array, "act"]:
    """What it does to a hope of another that lies in one's own hand, as far as one reads it in them, through what one wishes them."""
    c = state.place.shape[0]
    hopes = 1.0 - (1.0 - state.reading[:, :, HOPES]).prod(axis=(2, 3))
    known = (hopes * wish[:, :c]).reshape(-1).take(stage.aims.at_granter)
    return _ahead(state, v.stake * known, stage.aims.grants)


def _ahead(
    state: State, stake: Float[Array, "prospect"], ways: Float[Array, "way prospect act"]
) -> Float[Array, "act"]:
    """What acts do to prospects of such worth, by shifting their chance, bringing or dashing them."""
    xp = stake.__array_namespace__()
    lacking, gained = stake * (1.0 - state.prospect), stake * state.prospect
    by_way = xp.asarray((lacking * state.prospect, lacking, -gained))
    return by_way.reshape(-1) @ ways.reshape(-1, ways.shape[2])


def _wish(theory: Theory, state: State, v: View) -> Float[Array, "character person"]:
    """What one wishes each person: well as far as one is tender, ill as far as one is hard toward them.

    Pity makes one's own business what nobody else is there to see to (Darley & Latané 1968; Fischer et al. 2011).
    """
    xp = state.so.__array_namespace__()
    toward = v.feels[:, :, : state.regard.shape[1]]
    here = 1.0 * v.company
    others = xp.concat([here, xp.zeros((here.shape[0], toward.shape[2] - here.shape[0]))], axis=1)
    left_to_one = (1.0 - theory.bystander) ** (here.sum(axis=1, keepdims=True) - others)
    cold = (
        (1.0 - toward[:, KIND["pity"]] * left_to_one)
        * (1.0 - toward[:, KIND["gratitude"]])
        * (1.0 - toward[:, KIND["love"]])
    )
    tender = 1.0 - (1.0 - v.regard[..., STRAND["warmth"]]) * cold
    calm = (1.0 - toward[:, KIND["anger"]]) * (1.0 - toward[:, KIND["resentment"]]) * (1.0 - toward[:, KIND["hate"]])
    mild = (1.0 - v.regard[..., STRAND["hostility"]]) * (1.0 - 0.5 * v.regard[..., STRAND["contempt"]])
    hard = 1.0 - calm * mild
    return theory.care_weight * tender - theory.spite_weight * hard


def going_on(theory: Theory, stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """The worth of this encounter: what it has been bringing and may still bring, less weariness of it, given up by ending it.

    And what it costs to leave early, or to leave somebody above one, without having been sent away.
    """
    xp, aims = state.so.__array_namespace__(), stage.aims
    c, persons = v.company.shape[0], v.regard.shape[1]
    ahead = xp.where(v.stake > 0.0, v.stake, theory.escape * v.stake)
    promise = aims.brings @ (state.prospect * ahead)
    near = v.drawn[:, :c] * (theory.draw_weight * v.worth[:, NEED["belonging"]])[:, None]
    had = state.exposure[:, :c].sum(axis=2)
    bears = (1.0 - theory.coping * state.reserve[:, None]) / (1.0 + had)
    brings = theory.horizon * (state.going + theory.next_share * v.next_worth * bears)
    weary = theory.weary * had * (1.0 - state.reserve[:, None])
    worth_of = brings + theory.promise_weight * promise + near - weary
    ends = stage.acts.ends_company * ~v.away * xp.where(aims.demands, v.right * (1.0 + v.land) / 2.0, 1.0)
    place = state.place.clip(0, stage.home.shape[0] - 1)
    ceded = stage.home.reshape(-1).take(place * persons + xp.arange(c)) * v.worth[:, NEED["standing"]]
    company = (v.company * worth_of).sum(axis=1)
    given_up = xp.where(aims.aimed > 0.0, of_other(worth_of, stage), company.take(aims.actor))
    there = (state.place[:, None] == xp.arange(stage.home.shape[0] + 1)) & state.present[:, None]
    joins = (worth_of @ there).reshape(-1).take(aims.at_place) * aims.goes
    begun = theory.closing * v.worth[:, NEED["standing"]] * v.company.any(axis=1) / (1.0 + had.sum(axis=1))
    over = (stage.may_order.T[:c] + stage.above[:, :c]).clip(0.0, 1.0) * v.company
    kept = theory.deference * v.worth[:, NEED["standing"]] * over.max(axis=1)
    unasked = (begun + kept).take(aims.actor) * (1.0 - _told_to(stage, state, state.ordered).clip(0.0, 1.0))
    return joins - ends * given_up - ((theory.territory * ceded).take(aims.actor) + unasked) * aims.leaves


def prospects(theory: Theory, stage: Stage, state: State, v: View, told: Float[Array, "act"]) -> Float[Array, "act"]:
    """What it does to the chance of what one hopes for and dreads, the goodwill of whoever can bring it included.

    Somebody in whose hand it lies will sooner bring it, or spare one, if one treats them well (outcome dependency: Jones 1964).
    """
    xp = state.so.__array_namespace__()
    lacking, gained = v.stake * (1.0 - state.prospect), v.stake * state.prospect
    believed = hangs_on(stage, lacking, gained, told) * v.land
    hangs = state.prospect * xp.maximum(lacking, -theory.escape * lacking)
    kind = beyond_civil(theory, stage.aims.manner)[:, :2].sum(axis=1) / 2.0
    kind = kind * v.land * xp.where(kind > 0.0, v.worn, 1.0)
    goodwill = theory.goodwill * of_other(stage.aims.brings @ hangs, stage) * kind
    return theory.prospect_weight * (_ahead(state, v.stake, stage.aims.moves) + believed + goodwill)


def duty(theory: Theory, stage: Stage, state: State, v: View, binds: Bool[Array, "duty"]) -> Float[Array, "act"]:
    """What one's role asks: duties that bind now and are not yet seen to, wards, and orders that stand."""
    xp, d, aims = state.so.__array_namespace__(), stage.duties, stage.aims
    c = state.place.shape[0]
    pressure = d.weight * (1.0 - state.duty_done) * (d.is_used & binds)
    ward_place = xp.where((d.ward >= 0) & (d.ward < c), state.place.take(d.ward.clip(0, c - 1)), -9)
    apart = ward_place != state.place.take(d.owner)
    calls = (aims.owes * (pressure * apart)) @ (ward_place[:, None] == xp.arange(stage.home.shape[0] + 1))
    stays = aims.owes @ (pressure * ~apart)
    stated = pressure @ aims.serves
    seen_to = calls.reshape(-1).take(aims.at_place) * aims.goes - stays.take(aims.actor) * aims.leaves
    owed = v.own_worth[:, NEED["standing"]] + v.own_worth[:, NEED["meaning"]]
    return theory.duty_weight * (stated + seen_to) * owed + _orders(theory, stage, state, v)


def _orders(theory: Theory, stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """The pull of doing as one was told, by the weight the order has; less what one resents about it.

    An order to do what one holds to be wrong binds the less, the more wrong it is (Kelman & Hamilton 1989).
    """
    xp = state.so.__array_namespace__()
    hostility = v.regard[:, : state.place.shape[0], STRAND["hostility"]]
    resents = theory.order_resent * v.worth[:, NEED["agency"]][:, None] * hostility
    pull = state.ordered * xp.maximum(v.authority, 0.0) * (1.0 - resents + stage.wrong_disobeying[:, None])
    binds = 1.0 - theory.order_scruple * xp.maximum(-stage.aims.right, 0.0)
    return theory.order_weight * _told_to(stage, state, pull) * binds


def _told_to(stage: Stage, state: State, pull: Float[Array, "character by"]) -> Float[Array, "act"]:
    """How strongly each act is what its actor has been told to do, by how strongly each order pulls."""
    xp = state.so.__array_namespace__()
    told = state.demand[:, :, None] == xp.arange(stage.complies.shape[0])
    does = (pull[:, :, None] * told).sum(axis=1) @ stage.complies
    return does.reshape(-1).take(stage.aims.at_row)


def standards(theory: Theory, stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """Standing and meaning kept or lost by one's own standards; and the reluctance to be cruel without cause."""
    xp, aims = state.so.__array_namespace__(), stage.aims
    stake = (theory.standard_weight / 2.0) * (v.own_worth[:, NEED["standing"]] + v.own_worth[:, NEED["meaning"]])
    credence = state.credence.reshape(-1).take(aims.at_fact)
    against = xp.where(aims.so, 1.0 - credence, credence)
    lie = (2.0 * against - 1.0).clip(0.0, 1.0) * aims.claims
    seen = theory.lie_seen * knows_better(stage, state, v)
    hard = xp.maximum(v.regard[..., STRAND["hostility"]], v.feels[:, KIND["anger"], : state.regard.shape[1]])
    earned = of_person(xp.maximum(hard, xp.minimum(state.slight, 1.0)), stage)
    presumes = theory.presumption * aims.presumes * (1.0 - v.right)
    unearned = (theory.cruelty_norm * aims.cruelty + presumes) * (1.0 - earned) * aims.aimed
    return stake * (aims.right - lie * (theory.lie_norm + seen + aims.wrong_lying) - unearned)


def turn(theory: Theory, stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """What it is worth to take the turn that is due to one, to let it pass, to pursue what one is owed, and to make amends.

    What one pursues is that one's own order be heeded, and that whoever has come to one say what for (Pomerantz 1984).
    While an offer waits, its answer is due, and whatever else one does to who made it is an answer that one did not mean.
    """
    xp, aims, waits = state.so.__array_namespace__(), stage.aims, _waits(stage, state)
    due = xp.maximum(of_other(state.due, stage), 1.0 * waits)
    taken = theory.turn_weight * due * aims.talks * xp.where(waits & aims.replies, 1.0, _answers(theory, stage, state))
    beside = theory.awaited * (waits & ~aims.replies & ~stage.acts.is_silence) * aims.aimed
    pursued = v.stands + of_other(came_to(stage, state), stage) * asks_why(stage)
    mild = 1.0 - v.regard[:, : v.company.shape[0], STRAND["hostility"]]
    owed = of_other(owes_amends(stage, state) * mild, stage) * stage.acts.opens[:, APOLOGY]
    owed = owed * stage.acts.respect.clip(0.0, 1.0)
    return taken + theory.custom * v.customary + theory.insist * pursued + theory.amends * owed - beside


def _waits(stage: Stage, state: State) -> Bool[Array, "act"]:
    """Whether an offer by whom the act is aimed at waits for its actor's answer."""
    c = state.place.shape[0]
    awaited = (1.0 * (state.offer == 1)) @ stage.aims.awaits.reshape(-1, c * c)
    return of_other(awaited.reshape(c, c), stage) > 0.0


def _answers(theory: Theory, stage: Stage, state: State) -> Float[Array, "act"]:
    """How far an act answers what the other did last, and what they opened with it (Schegloff 2007)."""
    xp, aims = state.so.__array_namespace__(), stage.aims
    c = state.place.shape[0]
    latest = state.moment_group[(state.moment_actor[:, None] == xp.arange(c)).argmax(axis=0)]
    fits = theory.answers.take(xp.maximum(latest, 0), axis=0).reshape(-1).take(aims.other_group)
    fits = fits * (1.0 - (1.0 - theory.off_the_point) * strays(stage, state))
    return xp.where(aims.talks < 0.0, 1.0, fits)
