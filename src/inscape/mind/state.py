"""Everything that changes while a scene is played, as one value."""

from __future__ import annotations

from typing import NamedTuple

from inscape.mind.types import Array, Bool, Float, Int, UInt


class State(NamedTuple):
    """One moment of one played scene. Saving, rewinding and branching are copying this value.

    seed, world: which luck this is. beat: how many acts and events have been. seconds: the scene's own clock.
    present: is here at all (a character that left the scene is not). place: index of the place one is in.
    distance: steps between two characters in one place: 0 touching, 1 near, 2 across the room, 3 far side.
    posture: index into POSTURES. gaze: index of the person looked at, -1 for nobody. mask: 0 open to 1 hidden.
    holder: who holds a thing (character index), or character count + place index where it lies.
    so: whether a fact is so (0 or 1). credence: how sure one is of a fact, 0 (sure it is not) to 1 (sure it is).
    others_credence: [one, other, fact]: how sure one takes the other to be. word: 1 where one has said of a fact that it is not
    so, and that it is.
    offer: index into OFFER_STATES. may_enter: [one, place] whether one could open its door or has been let in. ordered: [to, by] strength of an order still standing, 0..1. demand: [to, by] its
    demand slot. due: [whose turn, to whom] how much an answer or a turn is expected, 0..1.
    feeling: intensity of an emotion, 0..1. mood: -1..1. need: what one has of a need, 0..1. reserve: 0..1.
    regard: [one, person, strand], 0..1. falter: a sudden new look at the other that loosens the strands, 0..1.
    reading: [one, other, kind, aim] what one takes the other to feel, 0..1. reading_sureness: precision of it, >= 0.
    regard_belief: [one, other, person, strand] what one takes the other to hold toward a person, 0..1.
    prospect: believed probability, 0..1. prospect_state: index into PROSPECT_STATES.
    slight: [one, by] attacks on one's standing not answered yet, >= 0.
    transition: [observer, actor, group before, group] counts learned in play. moment_*: the latest acts, newest first
    (group index, actor, target, act row; -1 for none).
    memory_*: what an act or event left in one's mind: strength and unresolved 0..1, what it meant for needs -1..1, how
    praiseworthy it was -1..1, whether one did it oneself 0..1, what it is about (about index), the act row it came from.
    surprise: of the latest act, in nats. freeze: 0..1. attention: [one, other] 0..1. leak: 0..1.
    going: [one, other] need-satisfaction per beat that being with the other has been bringing, running average.
    exposure: [one, by, group] how often the same came from the same, fading.
    unheeded: acts that passed between others who are there since anybody last turned to one, >= 0.
    duty_done: how far a duty has been seen to of late, 0..1.
    """

    seed: UInt[Array, ""]
    world: UInt[Array, ""]
    beat: Int[Array, ""]
    seconds: Float[Array, ""]
    present: Bool[Array, "character"]
    place: Int[Array, "character"]
    distance: Float[Array, "character character"]
    posture: Int[Array, "character"]
    gaze: Int[Array, "character"]
    mask: Float[Array, "character"]
    holder: Int[Array, "thing"]
    so: Float[Array, "fact"]
    credence: Float[Array, "character fact"]
    others_credence: Float[Array, "character character fact"]
    word: Float[Array, "character fact side"]
    offer: Int[Array, "offer"]
    may_enter: Float[Array, "character place"]
    ordered: Float[Array, "character character"]
    demand: Int[Array, "character character"]
    due: Float[Array, "character character"]
    feeling: Float[Array, "character kind about"]
    mood: Float[Array, "character mood"]
    need: Float[Array, "character need"]
    reserve: Float[Array, "character"]
    regard: Float[Array, "character person strand"]
    falter: Float[Array, "character person"]
    reading: Float[Array, "character character kind aim"]
    reading_sureness: Float[Array, "character character"]
    regard_belief: Float[Array, "character character person strand"]
    prospect: Float[Array, "prospect"]
    prospect_state: Int[Array, "prospect"]
    slight: Float[Array, "character person"]
    transition: Float[Array, "character character before group"]
    moment_group: Int[Array, "moment"]
    moment_actor: Int[Array, "moment"]
    moment_target: Int[Array, "moment"]
    moment_row: Int[Array, "moment"]
    memory_strength: Float[Array, "character memory"]
    memory_unresolved: Float[Array, "character memory"]
    memory_meant: Float[Array, "character memory need"]
    memory_praise: Float[Array, "character memory"]
    memory_own: Float[Array, "character memory"]
    memory_about: Int[Array, "character memory"]
    memory_act: Int[Array, "character memory"]
    surprise: Float[Array, "character"]
    freeze: Float[Array, "character"]
    attention: Float[Array, "character character"]
    leak: Float[Array, "character"]
    unheeded: Float[Array, "character"]
    going: Float[Array, "character character"]
    exposure: Float[Array, "character person group"]
    duty_done: Float[Array, "duty"]


class Act(NamedTuple):
    """One act or event: rows of the stage's act table.

    row: what was done (0: time passes). second: a move carried along, or -1. cut_off: the row that this act cut off, or
    -1; its onset was seen, its content is lost. progress: how far the cut-off act had come, 0..1.
    """

    row: Int[Array, ""]
    second: Int[Array, ""]
    cut_off: Int[Array, ""]
    progress: Float[Array, ""]
