"""Weigh: the urge of every act, a sum of terms in one unit, the expected change of felt need-satisfaction.

Each term is an array [act]; `weigh` stacks them in the order of `TERMS`. An urge is their sum.
"""

from __future__ import annotations

from inscape.mind.appraise import AWAY, effects
from inscape.mind.axes import GROUP, KIND, NEED, STRAND
from inscape.mind.exert import effort, stands_unheeded
from inscape.mind.inform import brings_hearer, costs_name, eases, hangs_on, moves_belief, names_doers, would_settle
from inscape.mind.stage import Stage
from inscape.mind.stand import View, authority, drawn, of_other, view
from inscape.mind.state import State
from inscape.mind.theory import Theory
from inscape.mind.types import Array, Bool, Float


def weigh(theory: Theory, stage: Stage, state: State, binds: Bool[Array, "duty"]) -> Float[Array, "act term"]:
    """Every term of every act's urge, in the order of TERMS. binds: which duties bind now."""
    xp = state.so.__array_namespace__()
    v = view(theory, stage, state)
    terms = (
        needs(theory, stage, state, v),
        slights(theory, stage, state, v),
        answer(theory, stage, state, v),
        care(theory, stage, state, v),
        going_on(theory, stage, state, v),
        prospects(theory, stage, state, v),
        duty(theory, stage, state, v, binds),
        standards(theory, stage, state, v),
        tendency(theory, stage, state, v),
        habit(theory, stage, state, v),
        dread(theory, stage, state, v),
        curiosity(theory, stage, state, v),
        turn(theory, stage, state, v),
        effort(theory, stage, state, v),
    )
    return xp.stack(terms, axis=-1)


def needs(theory: Theory, stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """What doing it does for one's own needs, as far as it lands: how one bears oneself, whom one comes near; less each time."""
    xp = state.so.__array_namespace__()
    own_worth = v.worth.take(v.actor, axis=0)
    direct = (stage.acts.serves * own_worth).sum(axis=1) + _offered(theory, stage, v, own_worth)
    poise = (own_worth[:, NEED["agency"]] + own_worth[:, NEED["standing"]]) / 2.0
    bearing = theory.poise_weight * stage.acts.dominance * v.aimed * poise
    bearing = xp.where(stage.acts.dominance > 0.0, bearing * v.land * v.worn, bearing)
    approach = theory.contact_weight * drawn(v)[v.actor, v.person] * own_worth[:, NEED["belonging"]]
    approach = approach * v.worn * v.aimed * (stage.acts.group == GROUP["engage"])
    name = costs_name(theory, stage, v, moves_belief(theory, stage, state, v))
    return theory.needs_weight * (direct * v.land * v.worn + bearing + approach + name)


def _offered(theory: Theory, stage: Stage, v: View, own_worth: Array) -> Float[Array, "act"]:
    """What an offer would bring its maker or its taker, if it is made, taken or refused."""
    xp = own_worth.__array_namespace__()
    end, offer = stage.acts.offer_to, xp.maximum(stage.acts.offer, 0)
    taken, refused = stage.offers.taken[offer, v.actor], stage.offers.refused[offer, v.actor]
    brings = xp.where((end == 2)[:, None], taken, xp.where((end == 3)[:, None], refused, 0.0))
    brings = xp.where((end == 1)[:, None], theory.offer_likely * taken, brings)
    return (xp.where((stage.acts.offer >= 0)[:, None], brings, 0.0) * own_worth).sum(axis=1)


def slights(theory: Theory, stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """What an answer to an attack redresses, as far as it lands; silence lets it stand."""
    open_slight = state.slight[v.actor, v.person] * v.aimed
    redress = theory.redress.take(stage.acts.group) * v.land
    return theory.slight_weight * open_slight * redress * v.worth[v.actor, NEED["standing"]]


def answer(theory: Theory, stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """What the other will likely do next, and what that does to one: one step of theory of mind."""
    xp = state.so.__array_namespace__()
    c = state.place.shape[0]
    expected = v.answer[v.actor, xp.minimum(v.person, c - 1), stage.acts.group]
    inside = v.aimed * (v.person < c) * (1.0 - stage.acts.ends_company)
    return theory.answer_weight * (expected * inside)


def care(theory: Theory, stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """What it does to the other, and what it tells them, through what one wishes them; less of the same each time."""
    xp = state.so.__array_namespace__()
    acts, p, c = stage.acts, state.regard.shape[1], state.place.shape[0]
    to = v.person.clip(0, c - 1)
    social = xp.stack([acts.warmth, acts.respect, acts.dominance], axis=1) @ effects(theory, stage)
    social = social * (v.land * v.counts[to, v.actor])[:, None]
    benefit = ((social + acts.hurts) * v.worth.take(to, axis=0)).sum(axis=1)
    toward = state.feeling[:, :, :p].mT
    tender = 1.0 - (1.0 - v.regard[..., STRAND["warmth"]]) * (1.0 - toward[..., KIND["pity"]]) * (
        1.0 - toward[..., KIND["gratitude"]]
    ) * (1.0 - toward[..., KIND["love"]])
    hard = 1.0 - (1.0 - v.regard[..., STRAND["hostility"]]) * (1.0 - 0.5 * v.regard[..., STRAND["contempt"]])
    wish = theory.care_weight * tender - theory.spite_weight * hard
    sated = 1.0 / (1.0 + theory.sated * state.exposure[v.person.clip(0, c - 1), v.actor, acts.group])
    moved = moves_belief(theory, stage, state, v)
    told = (names_doers(stage, v, moved) * wish.take(v.actor, axis=0)).sum(axis=1)
    news = brings_hearer(stage, v, moved) * wish[v.actor, stage.acts.target.clip(0, c - 1)]
    benefit = xp.where(benefit > 0.0, benefit * sated, benefit)
    return benefit * wish[v.actor, v.person] * v.aimed + (news + told) * v.land


def going_on(theory: Theory, stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """The worth of this encounter: what it has been bringing and may still bring, less weariness of it, given up by ending it."""
    xp = state.so.__array_namespace__()
    c = state.place.shape[0]
    p = stage.prospects
    stake = (p.stakes * v.worth.take(p.owner, axis=0)).sum(axis=1)
    may_bring = xp.where((state.prospect_state == 0) & p.is_used, state.prospect * stake, 0.0)
    me = xp.arange(c)
    link = 1.0 * (me[:, None, None] == p.owner) * (me[None, :, None] == p.by)
    promise = (link * may_bring).sum(axis=-1)
    near = theory.draw_weight * drawn(v)[:, :c] * v.worth[:, NEED["belonging"]][:, None]
    bears = 1.0 - theory.coping * state.reserve[:, None]
    brings = theory.horizon * (state.going + theory.next_share * v.next_worth * bears)
    weary = theory.weary * state.exposure[:, :c].sum(axis=2)
    worth_of = brings + theory.promise_weight * promise + near - weary
    heeded = authority(theory, stage, state).clip(0.0, 1.0)
    told = stage.acts.demand >= 0
    already = (stage.acts.group == GROUP["withdraw"]) & (state.gaze.take(v.actor) == AWAY)
    ends = (
        stage.acts.ends_company
        * xp.where(already, 0.0, 1.0)
        * xp.where(told, of_other(heeded.T, v) * (1.0 + v.land) / 2.0, 1.0)
    )
    ceded = stage.home.take(state.place.clip(0, stage.home.shape[0] - 1), axis=0)[me, me]
    leaves = (stage.acts.to_place >= 0) & (stage.acts.group == GROUP["depart"])
    territory = theory.territory * (ceded * v.worth[:, NEED["standing"]]).take(v.actor) * leaves
    company = xp.where(_here(state), worth_of, 0.0).sum(axis=1)
    aimed = of_other(worth_of, v)
    inside = stage.acts.to_place[:, None] == xp.where(state.present, state.place, -9)[None, :]
    joins = xp.where(inside, worth_of.take(v.actor, axis=0), 0.0).sum(axis=1)
    return joins - ends * xp.where(v.aimed > 0.0, aimed, company.take(v.actor)) - territory


def _here(state: State) -> Array:
    xp = state.so.__array_namespace__()
    same = (state.place[:, None] == state.place[None, :]) & state.present[:, None] & state.present[None, :]
    return same & ~xp.eye(state.place.shape[0], dtype=xp.bool)


def prospects(theory: Theory, stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """What it does to the chance of what one hopes for and dreads."""
    xp = state.so.__array_namespace__()
    p = stage.prospects
    stake = (p.stakes * v.worth.take(p.owner, axis=0)).sum(axis=1)
    stake = xp.where((state.prospect_state == 0) & p.is_used, stake, 0.0)
    chance = state.prospect
    own = 1.0 * (xp.arange(state.place.shape[0])[:, None] == p.owner)
    moved = (own * (stake * chance * (1.0 - chance))) @ p.shift
    brought = (own * (stake * (1.0 - chance))) @ xp.maximum(p.settles, 0.0)
    dashed = (own * (stake * chance)) @ xp.maximum(-p.settles, 0.0)
    rows = xp.arange(v.actor.shape[0])
    believed = hangs_on(stage, state, v, moves_belief(theory, stage, state, v)) * v.land
    return theory.prospect_weight * ((moved + brought - dashed)[v.actor, rows] + believed)


def duty(theory: Theory, stage: Stage, state: State, v: View, binds: Bool[Array, "duty"]) -> Float[Array, "act"]:
    """What one's role asks: duties that bind now and are not yet seen to, wards, and orders that stand."""
    xp = state.so.__array_namespace__()
    d, acts = stage.duties, stage.acts
    owed = v.worth[:, NEED["standing"]] + v.worth[:, NEED["meaning"]]
    pressure = d.weight * (1.0 - state.duty_done) * (d.is_used & binds)
    rows = xp.arange(v.actor.shape[0])
    own = 1.0 * (xp.arange(state.place.shape[0])[:, None] == d.owner)
    stated = (own * pressure) @ d.serves
    c = state.place.shape[0]
    ward_place = xp.where((d.ward >= 0) & (d.ward < c), state.place[d.ward.clip(0, c - 1)], -9)
    apart = ward_place != state.place.take(d.owner)
    goes = (acts.to_place[None, :] == ward_place[:, None]) * apart[:, None]
    leaves = ((acts.to_place >= 0) & (acts.group == GROUP["depart"]))[None, :] * (~apart)[:, None]
    seen_to = (own * pressure) @ (1.0 * goes - 1.0 * leaves)
    order = _orders(theory, stage, state, v, rows)
    return theory.duty_weight * (stated + seen_to)[v.actor, rows] * owed.take(v.actor) + order


def _orders(theory: Theory, stage: Stage, state: State, v: View, rows: Array) -> Float[Array, "act"]:
    """The pull of doing as one was told, by the weight the order has; less what one resents about it."""
    xp = state.so.__array_namespace__()
    weight = authority(theory, stage, state)
    c = state.place.shape[0]
    resent = 1.0 - theory.order_resent * v.regard[:, :c, STRAND["hostility"]] * v.worth[:, NEED["agency"]][:, None]
    resent = resent + stage.wrong_disobeying[:, None]
    pull = state.ordered * xp.maximum(weight, 0.0) * resent
    told = 1.0 * (state.demand[:, :, None] == xp.arange(stage.complies.shape[0]))
    does = (pull[:, :, None] * told).sum(axis=1) @ stage.complies
    return theory.order_weight * does[v.actor, rows]


def standards(theory: Theory, stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """Standing and meaning kept or lost by one's own standards; and the reluctance to be cruel without cause."""
    xp = state.so.__array_namespace__()
    rows = xp.arange(v.actor.shape[0])
    stake = (v.worth[:, NEED["standing"]] + v.worth[:, NEED["meaning"]]) / 2.0
    stated = stage.right_act[v.actor, rows]
    content = stage.acts.content
    fact = stage.contents.fact[content]
    credence = state.credence[v.actor, xp.maximum(fact, 0)]
    against = xp.where(stage.contents.polarity[content] > 0.0, 1.0 - credence, credence)
    asserts = (fact >= 0) & (stage.acts.says >= 1) & (stage.acts.says <= 3)
    lie = xp.where(asserts, (2.0 * against - 1.0).clip(0.0, 1.0), 0.0)
    lying = theory.lie_norm + stage.wrong_lying.take(v.actor)
    cruelty = xp.maximum(-(stage.acts.warmth + stage.acts.respect) / 2.0, 0.0)
    foe = v.regard[v.actor, v.person, STRAND["hostility"]]
    provoked = xp.minimum(state.slight[v.actor, v.person], 1.0)
    kind = theory.cruelty_norm * cruelty * (1.0 - xp.maximum(foe, provoked)) * (0.5 + stage.traits[:, 3].take(v.actor))
    right = of_other(authority(theory, stage, state).clip(0.0, 1.0).T, v)
    presumes = theory.presumption * stage.acts.dominance.clip(0.0, 1.0) * (stage.acts.demand >= 0) * (1.0 - right)
    against = lie * lying + (kind + presumes * (1.0 - xp.maximum(foe, provoked))) * v.aimed
    return theory.standard_weight * stake.take(v.actor) * (stated - against)


def tendency(theory: Theory, stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """What feelings call for (Frijda 1986): expected relief of what one feels toward that person, or of all one feels."""
    xp = state.so.__array_namespace__()
    p = state.regard.shape[1]
    toward = state.feeling[:, :, :p].mT @ theory.tendency
    all_felt = (1.0 - (1.0 - state.feeling).prod(axis=2)) @ theory.tendency
    group = stage.acts.group
    inward = state.feeling[:, :, -1] @ theory.tendency
    aimed = toward[v.actor, v.person, group] + theory.inward_share * all_felt[v.actor, group]
    alone = xp.where(group == GROUP["tend"], all_felt[v.actor, group], inward[v.actor, group])
    called = theory.tendency_weight * xp.where(v.aimed > 0.0, aimed, alone) * v.worn
    shared = theory.sharing_weight * eases(theory, stage, state, v, moves_belief(theory, stage, state, v))
    return (called + shared) * xp.maximum(v.land, theory.hollow_relief)


def habit(theory: Theory, stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """Effort saved by doing what one usually does here; surprise loosens it."""
    xp = state.so.__array_namespace__()
    me = xp.arange(state.place.shape[0])
    groups = v.chance.shape[2]
    usual = v.chance[me, me] - 1.0 / groups
    loose = xp.exp(-theory.startle * state.surprise)
    return theory.habit_weight * (usual * loose[:, None])[v.actor, stage.acts.group] * v.aimed


def dread(theory: Theory, stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """Expected harm from the other that it shelters from, more the less one could withstand it."""
    xp = state.so.__array_namespace__()
    harm = xp.maximum(-v.next_worth, 0.0) * (1.0 - state.reserve)[:, None]
    away = (stage.acts.group == GROUP["withdraw"]) & (state.gaze.take(v.actor) == AWAY)
    shelter = xp.where(away | stage.acts.is_silence, 0.0, theory.shelter.take(stage.acts.group))
    return theory.dread_weight * of_other(harm, v) * shelter


def curiosity(theory: Theory, stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """What it would be worth to learn: of what one did not expect, and of what one does not know."""
    xp = state.so.__array_namespace__()
    startled = 1.0 - xp.exp(-theory.startle * state.surprise)
    table = startled[:, None] * state.attention
    wonder = would_settle(theory, stage, state, v)
    return theory.curiosity_weight * (of_other(table, v) * stage.acts.is_orienting + wonder * v.worn)


def turn(theory: Theory, stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """What it is worth to take the turn that is due to one, to let it pass, and to pursue what one asked for (Pomerantz 1984)."""
    talks = stage.acts.channels[:, 3] - stage.acts.is_silence
    fits = _answers(theory, stage, state, v)
    return theory.turn_weight * of_other(state.due, v) * talks * fits + theory.insist * stands_unheeded(stage, state, v)


def _answers(theory: Theory, stage: Stage, state: State, v: View) -> Float[Array, "act"]:
    """How far an act answers what the other did last; to an offer only yes or no does (Schegloff 2007)."""
    xp = state.so.__array_namespace__()
    acts, c = stage.acts, state.place.shape[0]
    latest = state.moment_group[(state.moment_actor[:, None] == xp.arange(c)).argmax(axis=0)]
    fits = theory.answers[xp.maximum(latest, 0)[v.person.clip(0, c - 1)], acts.group]
    mine = (state.offer == 1)[:, None] & (stage.offers.to[:, None] == xp.arange(c))
    waits = of_other(1.0 * (1.0 * mine.T @ (1.0 * (stage.offers.by[:, None] == xp.arange(c))) > 0.0), v) > 0.0
    fits = xp.where(waits, xp.where((acts.offer >= 0) & (acts.offer_to >= 2), 1.0, theory.off_the_point), fits)
    return xp.where(acts.is_silence, 1.0, fits)
