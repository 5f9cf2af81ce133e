"""The theory: every constant by name, with its unit, range and source, and the tables.

`Theory` holds plain numbers, so that it can be varied, fitted or traced; `CONSTANTS` and `TABLES` say what each one is.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from inscape.mind import act_tables, tables
from inscape.mind.constants import LOGIT, NATS, SHARE, WORTH, Constant, Number, Table, constant
from inscape.mind.types import Array

_c = constant


class Theory(NamedTuple):
    """Every number that the kernels use. As a class it states what each is; `THEORY` holds the values."""

    # Perceive
    gaze_away: Number = _c(0.2, SHARE, 0.0, 1.0)
    attention_base: Number = _c(0.45, SHARE, 0.0, 1.0)
    attention_look: Number = _c(0.25, SHARE, 0.0, 1.0)
    attention_act: Number = _c(0.2, SHARE, 0.0, 1.0)
    attention_surprise: Number = _c(0.4, SHARE, 0.0, 1.0)
    attention_shown: Number = _c(0.4, SHARE, 0.0, 1.0)
    mask_cover: Number = _c(0.85, SHARE, 0.0, 1.0, "ekman1969")
    leak_gain: Number = _c(0.35, SHARE, 0.0, 1.0, "ekman1969")
    channel_trust_seen: Number = _c(0.6, SHARE, 0.0, 1.0, "ekman1969")
    channel_trust_heard: Number = _c(0.4, SHARE, 0.0, 1.0, "ekman1969")
    reading_gain: Number = _c(1.2, SHARE, 0.0, 2.0)
    reading_noise: Number = _c(0.45, SHARE, 0.0, 2.0, "ickes1997")
    reading_floor: Number = _c(0.1, SHARE, 0.0, 1.0, "ickes1997")
    just_seen: Number = _c(0.02, SHARE, 0.001, 1.0)
    reading_precision: Number = _c(1.0, "precision", 0.1, 10.0)
    empathy_precision: Number = _c(4.0, "precision", 0.0, 20.0)
    reading_memory: Number = _c(0.5, SHARE, 0.0, 1.0)
    # Deed
    hollow: Number = _c(1.0, "reserve per force", 0.1, 5.0, "baumeister1998")
    # Expect
    order_zero_weight: Number = _c(2.0, "counts", 0.1, 20.0, "mackay1995")
    order_zero_cap: Number = _c(4.0, "counts", 0.1, 100.0, "mackay1995")
    backoff: Number = _c(1.0, "counts", 0.1, 20.0, "mackay1995")
    belief_tilt: Number = _c(1.5, LOGIT, 0.0, 5.0)
    template_half: Number = _c(2.0, "counts", 0.1, 20.0)
    startle: Number = _c(0.5, "per nat", 0.05, 3.0)
    falter_doubt: Number = _c(0.6, SHARE, 0.0, 1.0)
    freeze_calm: Number = _c(0.4, SHARE, 0.0, 1.0)
    freeze_kept: Number = _c(0.3, SHARE, 0.0, 1.0)
    lively: Number = _c(0.4, SHARE, 0.0, 0.9)
    jolt: Number = _c(2.0, NATS, 0.0, 10.0)
    # Appraise
    worth_floor: Number = _c(0.3, SHARE, 0.0, 1.0)
    matter_base: Number = _c(0.25, SHARE, 0.0, 1.0, "leary2000")
    matter_rank: Number = _c(0.3, SHARE, 0.0, 1.0)
    matter_contempt: Number = _c(0.6, SHARE, 0.0, 1.0)
    sheltered: Number = _c(0.5, SHARE, 0.0, 1.0)
    audience: Number = _c(0.2, "per onlooker", 0.0, 1.0, "goffman1967")
    left_out: Number = _c(0.15, SHARE, 0.0, 0.5, "hartgerink2015")
    like_attraction: Number = _c(0.5, SHARE, 0.0, 1.0)
    courtesy: Number = _c(0.25, SHARE, 0.0, 0.9, "brown1987")
    brusque: Number = _c(0.1, SHARE, 0.0, 0.9, "brown1987")
    norm_kindness: Number = _c(0.7, SHARE, 0.0, 1.0, "brown1987")
    norm_foe: Number = _c(0.6, SHARE, 0.0, 1.0)
    power_reserve: Number = _c(0.6, SHARE, 0.0, 1.0)
    power_mood: Number = _c(0.25, SHARE, 0.0, 1.0)
    power_rank: Number = _c(0.3, SHARE, 0.0, 1.0)
    # Feel
    relief: Number = _c(0.2, SHARE, 0.0, 1.0, "frijda1986")
    appease: Number = _c(0.9, SHARE, 0.0, 1.0, "goffman1967")
    appease_form: Number = _c(0.5, SHARE, 0.0, 1.0)
    feel_gain: Number = _c(1.2, "per felt worth", 0.1, 10.0)
    sensitivity_floor: Number = _c(0.6, SHARE, 0.0, 2.0)
    sensitivity_neuroticism: Number = _c(0.6, SHARE, 0.0, 2.0, "mehrabian1996")
    blame_floor: Number = _c(0.3, SHARE, 0.0, 1.0, "occ1988")
    anger_takes: Number = _c(0.5, SHARE, 0.0, 1.0, "occ1988")
    anger_floor: Number = _c(0.35, SHARE, 0.0, 1.0)
    fear_share: Number = _c(0.6, SHARE, 0.0, 1.0)
    deed_share: Number = _c(0.5, SHARE, 0.0, 1.0, "occ1988")
    contempt_share: Number = _c(0.35, SHARE, 0.0, 1.0)
    disgust_share: Number = _c(0.5, SHARE, 0.0, 1.0, "rozin1999")
    gloat_own: Number = _c(0.5, SHARE, 0.0, 1.0)
    shame_gain: Number = _c(0.5, SHARE, 0.0, 3.0, "leary2000")
    guilt_share: Number = _c(0.5, SHARE, 0.0, 1.0, "occ1988")
    sore: Number = _c(0.7, SHARE, 0.0, 1.0, "baumeister2001")
    envy: Number = _c(0.5, SHARE, 0.0, 1.0)
    bidden: Number = _c(0.4, SHARE, 0.0, 1.0)
    side_share: Number = _c(0.7, SHARE, 0.0, 1.0, "occ1988")
    # Believe
    trust_stranger: Number = _c(0.5, SHARE, 0.0, 1.0)
    trust_hostility: Number = _c(0.4, SHARE, 0.0, 1.0)
    suggest_force: Number = _c(3.0, LOGIT, 0.0, 10.0)
    own_word: Number = _c(0.75, SHARE, 0.0, 2.0)
    taken_back: Number = _c(0.8, SHARE, 0.0, 1.0)
    others_believe: Number = _c(0.8, SHARE, 0.0, 1.0)
    # Others
    act_tells_rate: Number = _c(0.4, SHARE, 0.0, 1.0)
    reading_tells_rate: Number = _c(0.3, SHARE, 0.0, 1.0)
    sociometer: Number = _c(0.35, SHARE, 0.0, 2.0, "leary2000")
    sociometer_shame: Number = _c(0.4, SHARE, 0.0, 2.0, "leary2000")
    suffers_toward: Number = _c(0.7, SHARE, 0.0, 1.0)
    standing_rate: Number = _c(0.6, "share per beat", 0.0, 1.0)
    sensed_share: Number = _c(0.8, SHARE, 0.0, 2.0)
    sympathy: Number = _c(0.5, SHARE, 0.0, 1.0)
    sympathy_kind: Number = _c(0.3, SHARE, 0.0, 1.0)
    contagion: Number = _c(0.25, SHARE, 0.0, 1.0)
    gloat_share: Number = _c(0.6, SHARE, 0.0, 1.0)
    love_share: Number = _c(0.6, SHARE, 0.0, 1.0, "occ1988")
    hate_share: Number = _c(0.4, SHARE, 0.0, 1.0, "occ1988")
    long_esteem: Number = _c(0.5, SHARE, 0.0, 1.0)
    long_absent: Number = _c(0.3, SHARE, 0.0, 1.0)
    # Foresee
    prospect_regard: Number = _c(0.5, LOGIT, 0.0, 5.0)
    settle_share: Number = _c(0.8, SHARE, 0.0, 1.0, "occ1988")
    # Remember
    company_holds: Number = _c(1.0, SHARE, 0.0, 2.0)
    brood_base: Number = _c(0.3, SHARE, 0.0, 1.0)
    known_ill: Number = _c(0.7, SHARE, 0.0, 1.0, "occ1988")
    brood_neuroticism: Number = _c(0.6, SHARE, 0.0, 1.0, "nolen1991")
    recall_share: Number = _c(0.5, SHARE, 0.0, 1.0)
    recall_wears: Number = _c(0.1, SHARE, 0.0, 1.0)
    hope_disappointed: Number = _c(0.6, SHARE, 0.0, 1.0)
    memory_gain: Number = _c(1.5, "per felt worth", 0.1, 10.0)
    memory_floor: Number = _c(0.02, SHARE, 0.0, 0.5)
    memory_half_life: Number = _c(72.0, "hours", 1.0, 10000.0)
    # Hold together
    allowed_company: Number = _c(0.3, SHARE, 0.0, 1.0)
    allowed_alone: Number = _c(0.6, SHARE, 0.0, 1.0)
    allowed_wrong: Number = _c(0.5, SHARE, 0.0, 1.0)
    load_floor: Number = _c(0.1, SHARE, 0.0, 1.0)
    success_base: Number = _c(0.5, LOGIT, -5.0, 5.0)
    success_reserve: Number = _c(3.0, LOGIT, 0.0, 10.0)
    success_purpose: Number = _c(1.5, LOGIT, 0.0, 10.0)
    success_load: Number = _c(3.0, LOGIT, 0.0, 10.0)
    collapse_half: Number = _c(0.2, "reserve", 0.01, 1.0)
    collapse_share: Number = _c(0.6, SHARE, 0.0, 1.0)
    collapse_into: Number = _c(0.5, SHARE, 0.0, 1.0)
    dissonance: Number = _c(0.6, SHARE, 0.0, 1.0)
    meta_shame: Number = _c(0.2, "share per beat", 0.0, 1.0)
    flat_shame: Number = _c(0.5, SHARE, 0.0, 2.0)
    strategy_company: Number = _c(0.5, LOGIT, 0.0, 3.0)
    strategy_reserve: Number = _c(0.5, LOGIT, 0.0, 3.0)
    strategy_professed: Number = _c(3.0, LOGIT, 0.0, 10.0)
    strategy_temperature: Number = _c(0.4, LOGIT, 0.01, 3.0)
    effort_scale: Number = _c(0.008, "reserve", 0.0, 1.0, "baumeister1998")
    failure_costs: Number = _c(1.5, "times", 1.0, 5.0)
    force_costs: Number = _c(0.06, "reserve per force", 0.0, 1.0, "baumeister1998")
    reserve_half_life: Number = _c(60.0, "minutes", 5.0, 1000.0, "baumeister1998")
    recover_company: Number = _c(0.5, SHARE, 0.0, 1.0)
    # Mood
    mood_half_life: Number = _c(120.0, "minutes", 5.0, 3000.0, "gebhard2005")
    mood_pull_half_life: Number = _c(3.0, "minutes", 0.1, 300.0, "gebhard2005")
    # Regard
    regard_rate: Number = _c(0.12, SHARE, 0.0, 1.0)
    regard_wear: Number = _c(0.3, "per exposure", 0.0, 3.0)
    falter_gain: Number = _c(1.0, SHARE, 0.0, 1.0)
    falter_kept: Number = _c(0.6, "share per beat", 0.0, 1.0)
    exposure_kept: Number = _c(0.95, "share per beat", 0.0, 1.0)
    # World and needs
    order_defied: Number = _c(0.5, SHARE, 0.0, 1.0)
    order_kept: Number = _c(0.9, "share per beat", 0.0, 1.0)
    due_kept: Number = _c(0.5, "share per beat", 0.0, 1.0)
    turn_passes: Number = _c(0.4, SHARE, 0.0, 1.0, "sacks1974")
    need_rate: Number = _c(0.3, SHARE, 0.0, 1.0)
    slight_left: Number = _c(0.5, SHARE, 0.0, 2.0, "goffman1967")
    coping: Number = _c(0.9, SHARE, 0.0, 1.0)
    relish_weight: Number = _c(0.3, WORTH, 0.0, 5.0)
    going_rate: Number = _c(0.15, "share per beat", 0.0, 1.0)
    ward_rate: Number = _c(0.05, "share per beat", 0.0, 1.0)
    duty_step: Number = _c(0.5, SHARE, 0.0, 1.0)
    redress_most: Number = _c(0.4, SHARE, 0.0, 2.0)
    accepted: Number = _c(0.8, SHARE, 0.0, 1.0, "goffman1967")
    atone: Number = _c(0.5, SHARE, 0.0, 1.0, "goffman1967")
    duty_half_life: Number = _c(240.0, "minutes", 1.0, 10000.0)
    # Weigh
    needs_weight: Number = _c(1.0, WORTH, 0.0, 5.0)
    contact_weight: Number = _c(0.3, WORTH, 0.0, 2.0, "leary2000")
    poise_weight: Number = _c(0.35, WORTH, 0.0, 2.0, "wiggins1979")
    own_wear: Number = _c(0.6, "per exposure", 0.0, 3.0, "hull1943")
    slight_weight: Number = _c(1.0, WORTH, 0.0, 5.0, "goffman1967")
    answer_weight: Number = _c(0.5, WORTH, 0.0, 5.0)
    second_step: Number = _c(0.0, SHARE, 0.0, 1.0)
    sated: Number = _c(0.5, "per exposure", 0.0, 3.0)
    habituation: Number = _c(0.1, "per exposure", 0.0, 3.0)
    good_name: Number = _c(1.0, WORTH, 0.0, 5.0, "goffman1967")
    wonder_floor: Number = _c(0.15, WORTH, 0.0, 1.0)
    care_weight: Number = _c(0.7, WORTH, 0.0, 5.0)
    bystander: Number = _c(0.3, "share per onlooker", 0.0, 1.0)
    spite_weight: Number = _c(0.6, WORTH, 0.0, 5.0)
    horizon: Number = _c(10.0, "beats", 0.0, 20.0)
    next_share: Number = _c(0.3, SHARE, 0.0, 1.0)
    weary: Number = _c(0.04, "felt need-satisfaction per act met", 0.0, 1.0)
    draw_weight: Number = _c(0.4, WORTH, 0.0, 5.0, "leary2000")
    promise_weight: Number = _c(1.2, WORTH, 0.0, 5.0)
    offer_likely: Number = _c(0.5, "probability", 0.0, 1.0)
    escape: Number = _c(0.25, SHARE, 0.0, 1.0)
    closing: Number = _c(0.5, WORTH, 0.0, 5.0, "schegloff1973")
    deference: Number = _c(1.0, WORTH, 0.0, 5.0)
    territory: Number = _c(0.4, WORTH, 0.0, 5.0, "goffman1967")
    prospect_weight: Number = _c(1.5, WORTH, 0.0, 5.0)
    goodwill: Number = _c(0.6, SHARE, 0.0, 3.0)
    duty_weight: Number = _c(0.6, WORTH, 0.0, 5.0)
    order_weight: Number = _c(0.5, WORTH, 0.0, 5.0)
    order_base: Number = _c(0.3, SHARE, 0.0, 1.0)
    order_ground: Number = _c(0.6, SHARE, 0.0, 1.0)
    order_resent: Number = _c(0.5, SHARE, 0.0, 1.0)
    order_scruple: Number = _c(0.5, SHARE, 0.0, 1.0)
    order_far: Number = _c(0.4, SHARE, 0.0, 1.0)
    standard_weight: Number = _c(0.5, WORTH, 0.0, 5.0)
    lie_norm: Number = _c(0.3, SHARE, 0.0, 1.0)
    presumption: Number = _c(1.0, SHARE, 0.0, 3.0, "brown1987")
    lie_seen: Number = _c(0.6, SHARE, 0.0, 2.0)
    cruelty_norm: Number = _c(0.6, SHARE, 0.0, 1.0, "brown1987")
    tendency_weight: Number = _c(0.2, WORTH, 0.0, 5.0, "frijda1986")
    erupts: Number = _c(12.0, "times", 0.0, 30.0)
    sharing_weight: Number = _c(1.2, WORTH, 0.0, 5.0, "rime2009")
    inward_share: Number = _c(0.4, SHARE, 0.0, 1.0)
    hollow_relief: Number = _c(0.2, SHARE, 0.0, 1.0)
    habit_weight: Number = _c(0.6, WORTH, 0.0, 5.0)
    habit_lasts: Number = _c(0.6, SHARE, 0.0, 1.0)
    deliberate: Number = _c(0.5, SHARE, 0.0, 1.0)
    dread_weight: Number = _c(1.0, WORTH, 0.0, 5.0)
    curiosity_weight: Number = _c(0.4, WORTH, 0.0, 5.0)
    insist: Number = _c(0.45, WORTH, 0.0, 2.0, "pomerantz1984")
    custom: Number = _c(0.25, WORTH, 0.0, 2.0)
    amends: Number = _c(0.8, WORTH, 0.0, 2.0)
    turn_weight: Number = _c(0.25, WORTH, 0.0, 5.0, "sacks1974")
    awaited: Number = _c(0.4, WORTH, 0.0, 5.0, "pomerantz1984")
    off_the_point: Number = _c(0.2, SHARE, 0.0, 1.0, "sacks1974")
    effort_weight: Number = _c(0.5, WORTH, 0.0, 5.0)
    force_effort: Number = _c(0.25, "effort per force", 0.0, 2.0, "baumeister1998")
    redundant: Number = _c(0.3, WORTH, 0.0, 2.0, "grice1975")
    levity: Number = _c(0.6, WORTH, 0.0, 3.0)
    unthought: Number = _c(2.0, WORTH, 0.0, 5.0)
    speaking: Number = _c(0.08, WORTH, 0.0, 1.0)
    civil: Number = _c(0.25, SHARE, 0.0, 1.0, "brown1987")
    kin_share: Number = _c(0.5, SHARE, 0.0, 1.0)
    feign_effort: Number = _c(1.0, "effort", 0.0, 5.0, "hochschild1983")
    idle: Number = _c(0.6, WORTH, 0.0, 3.0)
    repeat: Number = _c(0.5, WORTH, 0.0, 3.0)
    recent_decay: Number = _c(0.8, "share per beat", 0.0, 1.0)
    # Decide
    temperature: Number = _c(0.04, WORTH, 0.001, 1.0)
    temperature_within: Number = _c(0.015, WORTH, 0.001, 1.0)
    patience: Number = _c(0.1, WORTH, 0.0, 1.0)
    yield_turn: Number = _c(1.0, WORTH, 0.0, 2.0, "sacks1974")
    just_spoke: Number = _c(0.25, WORTH, 0.0, 2.0, "sacks1974")
    freeze_waits: Number = _c(1.2, WORTH, 0.0, 3.0)
    floor_noise: Number = _c(0.03, WORTH, 0.0, 1.0)
    elsewhere: Number = _c(10.0, WORTH, 0.0, 100.0)
    cut_dread: Number = _c(0.4, WORTH, 0.0, 3.0)
    cut_arousal: Number = _c(0.3, WORTH, 0.0, 3.0)
    cut_cost: Number = _c(0.45, WORTH, 0.0, 3.0, "sacks1974")
    ride_share: Number = _c(0.6, SHARE, 0.0, 1.0)
    ride_floor: Number = _c(0.15, WORTH, 0.0, 1.0)
    held_floor: Number = _c(0.15, WORTH, 0.0, 1.0)
    held_against: Number = _c(0.1, WORTH, 0.0, 1.0)
    # Tables
    half_life: Array = tables.HALF_LIFE
    mood_of_kind: Array = tables.MOOD_OF_KIND
    effect: Array = act_tables.EFFECT
    group_sense: Array = act_tables.GROUP_SENSE
    similarity: Array = None
    tendency: Array = tables.TENDENCY
    regard_of_kind: Array = tables.REGARD_OF_KIND
    reading_tells: Array = tables.READING_TELLS
    act_tells: Array = act_tables.ACT_TELLS
    base_rate: Array = act_tables.BASE_RATE
    takes_turn: Array = act_tables.TAKES_TURN
    waits_turn: Array = act_tables.WAITS_TURN
    redress: Array = act_tables.REDRESS
    answers: Array = act_tables.ANSWERS
    shelter: Array = act_tables.SHELTER
    strategy_effect: Array = tables.STRATEGY_EFFECT
    strategy_effort: Array = tables.STRATEGY_EFFORT
    strategy_bias: Array = tables.STRATEGY_BIAS
    pressing: Array = tables.PRESSING
    suffering_kinds: Array = tables.SUFFERING_KINDS
    tender_kinds: Array = tables.TENDER_KINDS
    standing_kinds: Array = tables.STANDING_KINDS
    matter_strands: Array = tables.MATTER_STRANDS
    speech_force: Array = act_tables.SPEECH_FORCE


DEFAULTS: Final = Theory._field_defaults
CONSTANTS: Final[dict[str, Constant]] = {k: v for k, v in DEFAULTS.items() if isinstance(v, Constant)}
TABLES: Final[dict[str, Table]] = {k: v for k, v in DEFAULTS.items() if isinstance(v, Table)}
THEORY: Final = Theory(
    **{name: constant.value for name, constant in CONSTANTS.items()},
    **{name: table.array() for name, table in TABLES.items()},
)._replace(similarity=act_tables.likenesses(act_tables.GROUP_SENSE.array()))
