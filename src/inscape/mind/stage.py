"""The compiled scene: everything that does not change while it is played.

In every table, `is_used` tells rows from padding.
"""

from __future__ import annotations

from typing import NamedTuple

from inscape.mind.aims import Aims
from inscape.mind.types import Array, Bool, Float, Int, UInt


class When(NamedTuple):
    """Conditions as data: each holds if in any of its clauses every used literal has its stated sign.

    which: the condition of each row; many rows share few of them. atom: index into the vector of atoms (see `conditions`).
    sign: whether the atom must hold. used: padding is False. clause_used: an unused clause never holds; where nothing is asked
    there is one clause with no used literal, which always holds.
    """

    which: Int[Array, "row"]
    atom: Int[Array, "condition clause literal"]
    sign: Bool[Array, "condition clause literal"]
    used: Bool[Array, "condition clause literal"]
    clause_used: Bool[Array, "condition clause"]


class Acts(NamedTuple):
    """The grounded table of everything that can be done here, one row for each (actor, move, target, content).

    Row 0 is "time passes": nobody's, always possible, changes nothing but the clock. Events are rows without an actor.

    is_used: not padding. is_event: has no actor. is_spontaneous: an event that happens by itself once its `when` holds (the
    others happen only when they are sent). name_hash: hash of the row's names, for noise; nest_hash: of its
    actor, target and group only. actor: character index
    (events: 0). target: person index of the addressee, -1 for all or none. victim: person index of whom it is aimed at
    (usually the target), -1 for nobody. move: index of the move (for names and lines). group: index into GROUPS.
    warmth, respect, dominance: what the act is toward its victim, -1..1. force: what it takes of reserve, 0..1.
    activity: -1..1. seconds: how long it takes. channels: how far it is carried by each channel, 0..1.
    says: index into SPEECH. content: row of the content table, 0 for none. asks: how much it calls for an answer,
    0..1. opens: 1 for each kind of exchange that it opens; fits: 1 for each that it is a fitting answer to; returns: 1 for each that it is the customary return for. rides: may be carried along by another act. carries: may carry another. is_silence: is the silence of its actor
    when a turn is not taken. is_orienting: looks, asks or waits to learn more. serves: what doing it does for own needs,
    -1..1. hurts: further effect on the victim's needs beyond warmth, respect, dominance, -1..1 (signed; negative harms).
    shows: expression that it puts on, by kind, 0..1. unseen: how far its actor stays unseen while doing it, 0 or 1.
    Effects, each with "nothing" as default: to_posture (-1), to_place (-1; place count: leaves the scene),
    to_distance (NaN-free: change in steps), to_gaze (person index, -1 nothing, -2 away), to_mask (-1),
    thing (-1) and thing_to (holder index as in State.holder; character count + place count: where its actor is), fact (-1) and fact_to (0 or 1), offer (-1) and
    offer_to (index into OFFER_STATES), demand (-1): the demand that it makes of its target; demand_force 0..1.
    ends_company: leaving, sending away or turning away, 0..1. admits: place that it lets its target enter, -1.
    """

    is_used: Bool[Array, "act"]
    is_event: Bool[Array, "act"]
    is_spontaneous: Bool[Array, "act"]
    name_hash: UInt[Array, "act"]
    nest_hash: UInt[Array, "act"]
    actor: Int[Array, "act"]
    target: Int[Array, "act"]
    victim: Int[Array, "act"]
    move: Int[Array, "act"]
    group: Int[Array, "act"]
    warmth: Float[Array, "act"]
    respect: Float[Array, "act"]
    dominance: Float[Array, "act"]
    force: Float[Array, "act"]
    activity: Float[Array, "act"]
    seconds: Float[Array, "act"]
    channels: Float[Array, "act channel"]
    says: Int[Array, "act"]
    content: Int[Array, "act"]
    asks: Float[Array, "act"]
    opens: Float[Array, "act exchange"]
    fits: Float[Array, "act exchange"]
    returns: Float[Array, "act exchange"]
    rides: Bool[Array, "act"]
    carries: Bool[Array, "act"]
    is_silence: Bool[Array, "act"]
    is_orienting: Float[Array, "act"]
    serves: Float[Array, "act need"]
    hurts: Float[Array, "act need"]
    shows: Float[Array, "act kind"]
    unseen: Float[Array, "act"]
    to_posture: Int[Array, "act"]
    to_place: Int[Array, "act"]
    to_distance: Float[Array, "act"]
    to_gaze: Int[Array, "act"]
    to_mask: Float[Array, "act"]
    thing: Int[Array, "act"]
    thing_to: Int[Array, "act"]
    fact: Int[Array, "act"]
    fact_to: Float[Array, "act"]
    offer: Int[Array, "act"]
    offer_to: Int[Array, "act"]
    demand: Int[Array, "act"]
    demand_force: Float[Array, "act"]
    ends_company: Float[Array, "act"]
    admits: Int[Array, "act"]
    when: When


class Contents(NamedTuple):
    """What acts can be about. Row 0 is nothing. Indexes are -1 where a content has none.

    fact and polarity (+1: it is so, -1: it is not), certainty 0..1 (how surely it is said). person: about a person.
    holder, toward, strand, kind: an attitude or feeling as content ("she despises you"). prospect, offer, thing, place.
    """

    fact: Int[Array, "content"]
    polarity: Float[Array, "content"]
    certainty: Float[Array, "content"]
    person: Int[Array, "content"]
    holder: Int[Array, "content"]
    toward: Int[Array, "content"]
    strand: Int[Array, "content"]
    kind: Int[Array, "content"]
    prospect: Int[Array, "content"]
    offer: Int[Array, "content"]
    thing: Int[Array, "content"]
    place: Int[Array, "content"]


class Facts(NamedTuple):
    """What could be so, and what it would mean.

    is_used: not padding. means: what it would mean for a character's needs if it were so, -1..1. doers, victims: 0..1 by person.
    rightness: by each character's own standards, -1 (shameful) to 1 (admirable), for whoever did it.
    in_mind: whether a character has it in mind from the start. suggests: [fact, other] how far being sure of the one makes one sure of the other, -1..1. excludes: [fact, other] both
    cannot be so.
    """

    is_used: Bool[Array, "fact"]
    means: Float[Array, "fact character need"]
    doers: Float[Array, "fact person"]
    victims: Float[Array, "fact person"]
    rightness: Float[Array, "fact character"]
    in_mind: Bool[Array, "fact character"]
    suggests: Float[Array, "fact fact"]
    excludes: Float[Array, "fact fact"]


class Prospects(NamedTuple):
    """What may come, each for one owner.

    is_used: not padding. owner: character. stakes: change of each need of the owner if it comes, -1..1. by: who can bring it, person index
    or -1. shift: change in log-odds of the owner's belief when an act happens (stated ones; regard-borne shifts are the
    mind's). settles: [prospect, act] +1 brings it, -1 ends it. comes, fails: conditions that settle it.
    """

    is_used: Bool[Array, "prospect"]
    owner: Int[Array, "prospect"]
    stakes: Float[Array, "prospect need"]
    by: Int[Array, "prospect"]
    shift: Float[Array, "prospect act"]
    settles: Float[Array, "prospect act"]
    comes: When
    fails: When


class Duties(NamedTuple):
    """What roles ask.

    is_used: not padding. owner: character. weight 0..1. serves: [duty, act] how far an act does it, -1..1. ward: person seen to, -1 for none.
    active: condition under which it binds.
    """

    is_used: Bool[Array, "duty"]
    owner: Int[Array, "duty"]
    weight: Float[Array, "duty"]
    serves: Float[Array, "duty act"]
    ward: Int[Array, "duty"]
    active: When


class Offers(NamedTuple):
    """by: character who can make it. to: person to whom, -1 for anyone. taken, refused: what that would mean for needs, -1..1."""

    is_used: Bool[Array, "offer"]
    by: Int[Array, "offer"]
    to: Int[Array, "offer"]
    taken: Float[Array, "offer character need"]
    refused: Float[Array, "offer character need"]


class Events(NamedTuple):
    """What events do beyond what their act row holds (which tells the first fact).

    row: of the act table. means: change of each one's needs, -1..1. tells: further facts that everyone who perceives it learns, 0 or 1. place: where it is seen and
    heard, -1: everyone who is present perceives it.
    """

    is_used: Bool[Array, "event"]
    row: Int[Array, "event"]
    means: Float[Array, "event character need"]
    tells: Float[Array, "event fact"]
    place: Int[Array, "event"]


class Stage(NamedTuple):
    """The compiled scene.

    is_character: not padding. name_hash: of each character's name, for noise. traits: Big Five, 0..1. temperament: mood
    that one fades to, -1..1. need_weight: 0..1. sight, hearing, empathy: 0..1. expressivity: 0..1 per channel.
    acting: how well one shows what one does not feel, 0..1. professed: what one tells oneself one holds; professes: whether
    one does, 0..1. display: [one, toward, kind] put on toward a person. wrong_feeling: [one, kind, about] how wrong a
    feeling is by one's own standards (negative: right), -1..1. right_act: [judge, act] -1..1. wrong_lying,
    wrong_disobeying, wrong_breaking: how wrong it is by one's own standards to lie, to disobey an order, to
    break a promise, -1..1. rank: 0..1.
    may_order: 0..1. wards: [one, person] how far one answers for a person.
    thing_fact: the fact that a thing is evidence of, -1 for none. served_by: what an act's warmth, respect and dominance
    toward one do for the author's own needs, -1..1 (0 for the stock needs, whose effects are the theory's).
    above: how far another's rank is above one's own, -1..1. is_other: whether that person is not oneself. is_person: cast and
    absent alike. is_group. sight_between, sound_between: [place, place] 0..1. home: [place, person].
    history: [observer, actor, two before, before, group] counts stated.
    history_one: the same without regard to two before. next_stated: [observer, actor, group] pseudo-counts of what one stated that the other will do next.
    aims: what follows from all this for weighing acts. complies: [demand, act]. defies: [demand, act]. scene_ends: one row. beats: the longest that the scene goes on.
    needs_company: whether it is over when fewer than two are left.
    silence_seconds: how long silence lasts here before it is an act.
    """

    is_character: Bool[Array, "character"]
    name_hash: UInt[Array, "character"]
    traits: Float[Array, "character trait"]
    temperament: Float[Array, "character mood"]
    need_weight: Float[Array, "character need"]
    sight: Float[Array, "character"]
    hearing: Float[Array, "character"]
    empathy: Float[Array, "character"]
    expressivity: Float[Array, "character channel"]
    acting: Float[Array, "character"]
    professed: Float[Array, "character person strand"]
    professes: Float[Array, "character person"]
    display: Float[Array, "character person kind"]
    wrong_feeling: Float[Array, "character kind about"]
    right_act: Float[Array, "character act"]
    wrong_lying: Float[Array, "character"]
    wrong_disobeying: Float[Array, "character"]
    wrong_breaking: Float[Array, "character"]
    rank: Float[Array, "person"]
    above: Float[Array, "character person"]
    is_other: Bool[Array, "character person"]
    may_order: Float[Array, "character person"]
    wards: Float[Array, "character person"]
    thing_fact: Int[Array, "thing"]
    served_by: Float[Array, "need dimension"]
    is_person: Bool[Array, "person"]
    is_group: Bool[Array, "person"]
    sight_between: Float[Array, "place place"]
    sound_between: Float[Array, "place place"]
    home: Float[Array, "place person"]
    history: Float[Array, "character character two_before before group"]
    history_one: Float[Array, "character character before group"]
    next_stated: Float[Array, "character character group"]
    complies: Float[Array, "demand act"]
    acts: Acts
    contents: Contents
    facts: Facts
    prospects: Prospects
    duties: Duties
    offers: Offers
    events: Events
    aims: Aims
    ends: When
    beats: Int[Array, ""]
    needs_company: Bool[Array, ""]
    silence_seconds: Float[Array, ""]
