"""What the docstrings of the kernels promise, as laws."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from inscape.mind.axes import KINDS, STRATEGIES
from inscape.mind.beat import choose, live
from inscape.mind.believe import swayed
from inscape.mind.expect import expect
from inscape.mind.feel import Sources, combine, fade, log_share
from inscape.mind.hold_together import hold_together
from inscape.mind.mood import drift
from inscape.mind.noise import moment_keys, own_luck
from inscape.mind.regard import ambivalence
from inscape.mind.regard import regard as regarded
from inscape.mind.theory import THEORY
from tests.mind.tiny import ROOM, act, act_of, lived, scene_of

YARD = scene_of(
    ROOM,
    silence=2,
    history=[{"between": ["ada", "ben"], "usually": ["ada call", "ben praise"], "times": 30}],
    cast={"cat": {}, "ada": {"orders": ["ben"], "standards": [{"wrong": {"feel": "longing", "about": "ben"}, "weight": 0.8}]}},
    places={"yard": {"opens_to": ["hall"]}, "hall": {}},
    facts={"lost": {"says": "it is lost", "so": False, "known_to": {}}, "done": {"says": "it is done", "so": False, "known_to": {}}},
    offers={"hand": {"by": "ada", "to": "ben", "if_taken": {"ada": {"belonging": 0.5}, "ben": {"belonging": 0.4}},
                     "if_refused": {"ada": {"standing": -0.6}}}},
    moves={
        "call": {"group": "probe", "force": 0, "asks": 0.8, "channels": {"voice": 1, "words": 1}},
        "send": {"group": "order", "orders": "leave", "dominance": 0.8, "force": 0, "channels": {"voice": 1, "words": 1}},
        "hush": {"group": "withdraw", "silence": True, "force": 0, "channels": {}},
        "do_it": {"group": "inform", "force": 0, "channels": {"voice": 1, "words": 1, "posture": 1}, "then": [{"make": {"done": True}}]},
        "propose": {"group": "engage", "content": "offer", "force": 0, "then": [{"offer": "made"}], "channels": {"voice": 1, "words": 1}},
        "accept": {"group": "submit", "content": "offer", "force": 0, "then": [{"offer": "taken"}], "channels": {"voice": 1, "words": 1}},
        "decline": {"group": "withdraw", "content": "offer", "force": 0, "then": [{"offer": "refused"}], "channels": {"voice": 1, "words": 1}},
    },
)  # fmt: skip
ADA, BEN, CAT = (YARD.roster.character(name) for name in ("ada", "ben", "cat"))
START = YARD.begin(0, 0)
SHARES = st.floats(0.0, 1.0, allow_subnormal=False)
SECONDS = st.floats(0.0, 1e5)


def shares(like: Any) -> st.SearchStrategy[Any]:
    """An array of this shape, every number 0..1."""
    return arrays(np.float64, like.shape, elements=SHARES, fill=st.sampled_from([0.0, 0.2, 0.7, 1.0]))


@given(shares(START.feeling), SECONDS, SECONDS)
def test_fading_adds_up_over_time(feeling: Any, one: float, two: float) -> None:
    twice = fade(THEORY, fade(THEORY, feeling, np.float64(one)), np.float64(two))
    assert np.allclose(twice, fade(THEORY, feeling, np.float64(one + two)), atol=1e-12)
    assert np.all(twice <= feeling)


@pytest.mark.parametrize("kind", range(len(KINDS)), ids=KINDS)
def test_a_half_life_halves(kind: int) -> None:
    feeling = np.ones_like(START.feeling)
    left = fade(THEORY, feeling, np.float64(THEORY.half_life[kind] * 60.0))
    assert np.allclose(left[:, kind], 0.5)


@given(
    shares(START.feeling),
    st.lists(SHARES, min_size=len(Sources._fields), max_size=len(Sources._fields)),
    st.randoms(),
    SECONDS,
)
def test_sources_combine_in_any_order_and_add_up(
    feeling: Any, strengths: list[float], luck: Any, seconds: float
) -> None:
    parts = [log_share(np.full_like(feeling, one)) for one in strengths]
    shuffled = list(parts)
    luck.shuffle(shuffled)
    after, felt = combine(THEORY, feeling, np.float64(seconds), Sources(*parts))
    again, _ = combine(THEORY, feeling, np.float64(seconds), Sources(*shuffled))
    assert np.allclose(after, again, atol=1e-12)
    assert np.allclose(feeling + felt.faded + felt.stirred, after, atol=1e-12)
    assert np.all(felt.stirred >= -1e-12)
    assert np.all(after >= -1e-12)
    assert np.all(after <= 1.0)


@given(st.lists(st.floats(0.0, 0.999), min_size=2, max_size=2), SHARES)
def test_no_feeling_cancels_another(two: list[float], before: float) -> None:
    feeling = np.full_like(START.feeling, before)
    none = np.zeros_like(feeling)
    stirs = none.copy()
    stirs[ADA, KINDS.index("joy"), BEN], stirs[ADA, KINDS.index("distress"), BEN] = log_share(np.asarray(two))
    after, _ = combine(THEORY, feeling, np.float64(0.0), Sources(stirs, *[none] * (len(Sources._fields) - 1)))
    for kind, strength in zip(("joy", "distress"), two, strict=True):
        assert after[ADA, KINDS.index(kind), BEN] == pytest.approx(1.0 - (1.0 - before) * (1.0 - strength))


@given(arrays(np.float64, START.mood.shape, elements=st.floats(-1.0, 1.0)), SECONDS)
def test_mood_fades_to_temperament(mood: Any, seconds: float) -> None:
    state = START._replace(mood=mood, feeling=np.zeros_like(START.feeling))
    after, moved = drift(THEORY, YARD.stage, state, np.float64(seconds))
    before, left = np.abs(mood - YARD.stage.temperament), np.abs(after.mood - YARD.stage.temperament)
    assert np.all(left <= before + 1e-12)
    assert not moved.pulled.any()
    assert np.allclose(left, before * 2.0 ** (-seconds / (THEORY.mood_half_life * 60.0)), atol=1e-12)


@given(shares(START.feeling), arrays(np.float64, START.mood.shape, elements=st.floats(-1.0, 1.0)), SECONDS)
def test_mood_stays_in_range_and_its_parts_add_up(feeling: Any, mood: Any, seconds: float) -> None:
    after, moved = drift(THEORY, YARD.stage, START._replace(mood=mood, feeling=feeling), np.float64(seconds))
    assert np.all(np.abs(after.mood) <= 1.0)
    assert np.allclose(mood + moved.pulled + moved.faded, after.mood, atol=1e-12)


@given(shares(START.regard), shares(START.feeling), shares(START.falter))
def test_regard_stays_in_range_and_its_parts_add_up(strands: Any, stirred: Any, falter: Any) -> None:
    (moment,) = lived(YARD, "ben insult ada")
    state = START._replace(regard=strands, falter=falter)
    after, parts = regarded(THEORY, YARD.stage, state, stirred, moment.why.deed, moment.why.reach, moment.why.expected)
    assert np.all((after.regard >= 0.0) & (after.regard <= 1.0))
    assert np.all((after.falter >= 0.0) & (after.falter <= 1.0))
    assert np.allclose(strands + parts.raised + parts.lowered, after.regard, atol=1e-9)
    everyone = np.arange(strands.shape[0])
    assert np.array_equal(after.regard[everyone, everyone], strands[everyone, everyone]), "not toward oneself"
    tension = ambivalence(after.regard)
    assert np.all((tension >= 0.0) & (tension <= 1.0))


def luck_of(state: Any) -> Any:
    return own_luck(moment_keys(state), YARD.stage.name_hash)


@given(shares(START.feeling), shares(START.reserve), SECONDS, SHARES, st.booleans(), st.integers(0, 2**31))
def test_reserve_stays_in_range_and_holding_adds_up(
    feeling: Any, reserve: Any, seconds: float, force: float, is_together: bool, world: int
) -> None:
    state = YARD.begin(0, world)._replace(feeling=feeling, reserve=reserve)
    forced = np.full_like(reserve, force)
    company = np.full(reserve.shape, is_together)
    after, held = hold_together(
        THEORY, YARD.stage, state, np.float64(seconds), forced, company, 1.0 * company, luck_of(state)
    )
    assert np.all((after.reserve >= 0.0) & (after.reserve <= 1.0))
    assert np.all((after.feeling >= 0.0) & (after.feeling <= 1.0))
    assert np.allclose(reserve - held.spent + held.recovered, after.reserve, atol=1e-9)
    shame = (held.ashamed[:, None, None] * (np.arange(len(KINDS)) == KINDS.index("shame"))[None, :, None]) * (
        np.arange(feeling.shape[2]) == np.arange(feeling.shape[0])[:, None]
    )[:, None, :]
    assert np.allclose(feeling + held.regulated + shame, after.feeling, atol=1e-9)
    assert np.all(held.strategy >= -1)
    assert np.all(held.strategy < len(STRATEGIES))


def test_what_is_allowed_needs_no_holding() -> None:
    state = START._replace(feeling=np.zeros_like(START.feeling))
    forced, company = np.zeros_like(START.reserve), np.ones(START.reserve.shape, dtype=bool)
    after, held = hold_together(
        THEORY, YARD.stage, state, np.float64(0.0), forced, company, 1.0 * company, luck_of(state)
    )
    assert np.all(held.strategy == -1)
    assert not held.spent.any()
    assert np.array_equal(after.reserve, state.reserve)


@given(SHARES, st.floats(-20.0, 20.0), st.floats(0.0, 10.0))
def test_belief_follows_the_push(before: float, push: float, more: float) -> None:
    belief = np.asarray([before])
    change = swayed(belief, np.asarray([push]))
    assert change[0] * push >= 0.0
    assert 0.0 <= before + change[0] <= 1.0
    assert swayed(belief, np.asarray([0.0]))[0] == 0.0
    assert swayed(belief, np.asarray([push + more]))[0] >= change[0] - 1e-12


def test_no_surprise_without_a_context_nor_at_what_was_expected() -> None:
    first, second, third = lived(YARD, "ada call ben", "ben praise ada", "ada call ben")
    assert not first.why.surprise.any(), "nothing has been before: what to expect is not stated"
    assert not second.why.surprise.any()
    assert not third.why.surprise.any()
    _, odd = lived(YARD, "ada call ben", "ben insult ada")
    assert odd.why.surprise[ADA] > 0.5
    assert odd.why.surprise[BEN] == 0.0, "nobody surprises themselves"
    expected = odd.why.expected
    found = expected.heed * np.maximum(expected.information - expected.entropy, 0.0)
    assert np.allclose(found, odd.why.surprise)


def test_freezing_takes_surprise_and_no_template() -> None:
    _, expected = lived(YARD, "ada call ben", "ben praise ada")
    assert not expected.why.expected.freeze.any()
    _, odd = lived(YARD, "ada call ben", "ben insult ada")
    frozen, known = odd.why.expected.freeze[ADA], odd.why.expected.known[ADA]
    assert frozen > 0.1
    assert known < 0.5
    _, met = expect(
        THEORY,
        YARD.stage,
        odd.before._replace(transition=np.full_like(START.transition, 100.0)),
        odd.why.deed,
        np.ones_like(START.reserve),
    )
    assert met.freeze[ADA] < 0.1 * frozen, "the same surprise, in a context that is well known"


def test_an_order_is_obeyed_defied_or_ignored() -> None:
    given_, left = lived(YARD, "ada send ben", "ben leave")
    assert given_.after.ordered[BEN, ADA] > 0.5
    assert left.why.order.obeyed[BEN, ADA]
    assert left.after.ordered[BEN, ADA] == 0.0
    _, defied = lived(YARD, "ada send ben", "ben insult ada")
    assert defied.why.order.defied[BEN, ADA]
    assert not defied.why.order.obeyed.any()
    _, ignored = lived(YARD, "ada send ben", "ben hush ada")
    assert not ignored.why.order.defied.any()
    assert not ignored.why.order.obeyed.any()
    assert 0.0 < defied.after.ordered[BEN, ADA] < ignored.after.ordered[BEN, ADA] <= given_.after.ordered[BEN, ADA]
    _, another = lived(YARD, "ada send ben", "cat insult ben")
    assert not another.why.order.defied.any(), "only whom it was given can defy it"


def test_an_offer_is_made_then_taken_or_refused() -> None:
    hand = YARD.roster.offer("hand")
    made, taken = lived(YARD, "ada propose ben about hand", "ben accept ada about hand")
    assert (int(made.after.offer[hand]), int(taken.after.offer[hand])) == (1, 2)
    belonging, standing = YARD.roster.need("belonging"), YARD.roster.need("standing")
    assert taken.after.need[ADA, belonging] > taken.before.need[ADA, belonging]
    assert taken.after.need[BEN, belonging] > taken.before.need[BEN, belonging]
    _, refused = lived(YARD, "ada propose ben about hand", "ben decline ada about hand")
    assert int(refused.after.offer[hand]) == 3
    assert refused.after.need[ADA, standing] < refused.before.need[ADA, standing]
    assert refused.after.need[CAT].tolist() == refused.before.need[CAT].tolist()


def test_what_is_cut_off_changes_nothing_and_what_cuts_it_off_does() -> None:
    told, done = YARD.roster.find_act("ada", "tell", "ben", "lost"), YARD.roster.find_act("ben", "do_it", "ada")
    after, why = live(YARD.theory, YARD.stage, START, act(done, cut_off=told, progress=0.4))
    lost, made = YARD.roster.fact("lost"), YARD.roster.fact("done")
    assert np.array_equal(after.credence[:, lost], START.credence[:, lost]), "its content is lost"
    assert after.so[made] == 1.0
    assert np.all(after.credence[: CAT + 1, made] == 1.0)
    assert int(why.deed.cut_actor) == ADA
    assert int(why.deed.actor) == BEN


@given(st.integers(0, 2**31), st.lists(st.sampled_from([
    "ada call ben", "ben insult ada", "cat insult ben", "ada praise cat", "ben leave", "ada send ben", "cat tell ada about lost", "",
    "ben hush ada", "ada leave", "cat nod ben",
]), min_size=1, max_size=8))  # fmt: skip
def test_everything_stays_finite_and_in_range(world: int, steps: list[str]) -> None:
    state = YARD.begin(0, world)
    for step in steps:
        state, _ = live(YARD.theory, YARD.stage, state, act_of(YARD, step))
    for name in ("feeling", "need", "reserve", "regard", "credence", "others_credence", "prospect", "reading", "regard_belief",
                 "attention", "leak", "freeze", "falter", "due", "ordered", "mask", "memory_strength"):  # fmt: skip
        value = getattr(state, name)
        assert np.all((value >= 0.0) & (value <= 1.0)), name
    assert np.all(np.abs(state.mood) <= 1.0)
    assert all(np.all(np.isfinite(np.asarray(value, dtype=np.float64))) for value in state)
    chosen, choice = choose(YARD.theory, YARD.stage, state)
    assert bool(choice.possible[int(chosen.row)]), "no act that is done is impossible"
