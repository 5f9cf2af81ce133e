"""Aims: what follows from the table of acts for whoever weighs them, worked out once so that no beat need do it again."""

from __future__ import annotations

from typing import NamedTuple

from inscape.mind.types import Array, Bool, Float, Int, UInt


class Aims(NamedTuple):
    """Whom each act is aimed at and what it is about, as places in tables that have been flattened, and sums over it.

    nest: which nest it belongs to. draw_hash, draw_key: the names that the luck of nests and acts is drawn for, and what each
    kind of draw adds to the key of this moment. own: whose act it is; nobody's for events. actor, group: indexes (the last group where there is none). aimed: 1
    where it is aimed at a person, its victim or else its target; in_cast: 1 where they are in the cast.
    at_person, at_about_group, at_other, at_other_group, at_group, at_place, at_row: where it stands in a table [actor,
    person], [actor, about, group] (about that person), [actor, other], [actor, other, group], [actor, group], [actor, place]
    (where it leads, the last is out of the scene) and [actor, act]; at_back, at_back_group: in one [other, actor] and [other, actor, group]. other, other_group: of the
    other, and in a table [other, group]. at_fact_hearer: in one [fact, hearer]. goes: 1 where it leads somewhere.
    leaves, withdraws, engages, tends: of which group it is; a departure leads somewhere. demands: gives an order. wrongs: [deed, one, other] how far
    one owes the other amends for a deed just done, and for one just spoken of; raises: which of these an act does or speaks of.
    to_cast: 1 where it is said to somebody in the cast. at_hearer, at_hearer_fact, at_fact: where it stands in a table
    [actor, other], [actor, other, fact] and [actor, fact] by whom and what it tells. telling: how it tells somebody a fact, and for each
    such way telling_act: the first act that does so; telling_hearer, telling_fact: the same two places; telling_says: index into SPEECH; tells: how surely a fact is asserted, 0..1, or its opposite, -1..0;
    owns: whether its speaker owns to it. so: whether that the fact is so. claims: whether it says that a fact is so or not;
    states: and does so as news, which owning up to it is not, nor telling somebody of
    their own doing; asks: about a fact. speaks_of: the fact that it speaks of, -1 for none; relates: whether it is talk that tells, gives or keeps
    company, and neither asks, refuses nor contests anything.
    move_shows, move_fits, move_returns, move_hurts, move_manner: what every act of a move has in common; at_move: where it stands in a table [actor,
    move]; at_other_move: in one [other, move].
    hearer_did, hearer_holds: the hearer's part in the fact, and how right they hold it; judged: as to the speaker's part. stake: [act, need] what the fact means to the speaker, either way. right: by its actor's own standards, -1..1.
    wrong_lying: how wrong its actor holds lying to be. cruelty: 0..1, as far as its actor shrinks from it. presumes: how
    dominant an order it is. unpractised: how hard acting is for its actor, where it shows a feeling. manner: warmth, respect, dominance. speaks:
    effort of speaking by temperament. talks: 1 takes the turn by words, -1 lets
    it pass by silence, turning away or going. offered, made:
    [act, need] what an answer to an offer, or making one, brings its actor. replies: takes or refuses an offer. awaits:
    [offer, to, by] who waits for whose answer. moves: [way, prospect, act] how it shifts,
    brings and dashes its actor's own prospects; grants: those of others that are in its actor's hand; at_granter: [prospect] where whoever can bring it
    stands toward its owner in a table [one, other]. serves: [duty, act] how it does its actor's own duties. owes: [character,
    duty] whose duty it is. whose: [character, prospect]. comes_known, fails_known: [prospect, character x fact] whether it
    comes or fails by that character's knowing that fact. brings: [character, other, prospect] whose prospect it is, and who can bring it.
    """

    nest: Int[Array, "act"]
    draw_hash: UInt[Array, "draw"]
    draw_key: UInt[Array, "draw"]
    own: Bool[Array, "character act"]
    actor: Int[Array, "act"]
    group: Int[Array, "act"]
    aimed: Float[Array, "act"]
    in_cast: Float[Array, "act"]
    at_person: Int[Array, "act"]
    at_about_group: Int[Array, "act"]
    at_other: Int[Array, "act"]
    at_other_group: Int[Array, "act"]
    at_group: Int[Array, "act"]
    at_place: Int[Array, "act"]
    at_row: Int[Array, "act"]
    at_move: Int[Array, "act"]
    at_other_move: Int[Array, "act"]
    move_shows: Float[Array, "move kind"]
    move_fits: Float[Array, "move exchange"]
    move_returns: Float[Array, "move exchange"]
    move_hurts: Float[Array, "move need"]
    move_manner: Float[Array, "move dimension"]
    at_back: Int[Array, "act"]
    at_back_group: Int[Array, "act"]
    other: Int[Array, "act"]
    other_group: Int[Array, "act"]
    at_fact_hearer: Int[Array, "act"]
    goes: Float[Array, "act"]
    leaves: Bool[Array, "act"]
    withdraws: Bool[Array, "act"]
    engages: Bool[Array, "act"]
    tends: Bool[Array, "act"]
    demands: Bool[Array, "act"]
    raises: Int[Array, "act"]
    wrongs: Float[Array, "deed character other"]
    to_cast: Float[Array, "act"]
    at_hearer: Int[Array, "act"]
    at_hearer_fact: Int[Array, "act"]
    at_fact: Int[Array, "act"]
    telling: Int[Array, "act"]
    telling_act: Int[Array, "telling"]
    telling_hearer: Int[Array, "telling"]
    telling_fact: Int[Array, "telling"]
    telling_says: Int[Array, "telling"]
    tells: Float[Array, "telling"]
    owns: Float[Array, "telling"]
    so: Bool[Array, "act"]
    claims: Bool[Array, "act"]
    states: Bool[Array, "act"]
    asks: Bool[Array, "act"]
    speaks_of: Int[Array, "act"]
    relates: Bool[Array, "act"]
    hearer_did: Float[Array, "act"]
    hearer_holds: Float[Array, "act"]
    judged: Float[Array, "act"]
    stake: Float[Array, "act need"]
    right: Float[Array, "act"]
    wrong_lying: Float[Array, "act"]
    cruelty: Float[Array, "act"]
    presumes: Float[Array, "act"]
    unpractised: Float[Array, "act"]
    manner: Float[Array, "act dimension"]
    speaks: Float[Array, "act"]
    talks: Float[Array, "act"]
    offered: Float[Array, "act need"]
    made: Float[Array, "act need"]
    replies: Bool[Array, "act"]
    awaits: Float[Array, "offer character other"]
    moves: Float[Array, "way prospect act"]
    grants: Float[Array, "way prospect act"]
    at_granter: Int[Array, "prospect"]
    serves: Float[Array, "duty act"]
    owes: Float[Array, "character duty"]
    brings: Float[Array, "character other prospect"]
    whose: Float[Array, "character prospect"]
    comes_known: Float[Array, "prospect character_fact"]
    fails_known: Float[Array, "prospect character_fact"]
