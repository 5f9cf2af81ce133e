"""What a sweep tells: shares, odd worlds, what follows what, what it hangs on, and differences."""

from __future__ import annotations

import numpy as np
import pytest

from inscape.play.compare import estimate
from inscape.sweep.contrast import contrasts
from inscape.sweep.hangs_on import parts, steps, tips
from inscape.sweep.outlook import Outlook
from inscape.sweep.summary import summarise
from inscape.sweep.usual import endings, follows, oddity, settled
from inscape.sweep.vary import Range

WORLDS = 1200
RANGES = (Range(("a",), 0.0, 1.0), Range(("b",), 0.0, 2.0), Range(("c",), 0.0, 1.0))


def made(outcome, acts, at=None, setting=None):
    """An outlook of worlds that all have the same number of acts."""
    count = len(outcome)
    beats = np.full(count, acts.shape[1])
    return Outlook(
        ("base", "other"), ("no", "yes"), tuple("abcdef"), np.zeros(count, int) if setting is None else setting,
        np.arange(count) if setting is None else np.arange(count) % (count // 2), np.asarray(outcome), beats,
        np.concatenate([[0], np.cumsum(beats)]), acts.reshape(-1), np.zeros((count, 0)) if at is None else at, {},
    )  # fmt: skip


@pytest.fixture(scope="module")
def chance():
    """Even numbers without a pattern: a Sobol sequence of five dimensions."""
    from scipy.stats import qmc

    return qmc.Sobol(5, scramble=False).random_base2(11)[1 : WORLDS + 1]


def test_shares_are_counted_with_wilsons_interval(chance):
    outcome = (chance[:, 0] < 0.3).astype(int)
    found = endings(made(outcome, np.zeros((WORLDS, 2), int)))
    assert [each.outcome for each in found] == ["no", "yes"]
    assert found[1].share == estimate((outcome == 1).astype(float))
    assert found[1].share.low < 0.3 < found[1].share.high


def test_the_odd_world_is_the_odd_one():
    acts = np.tile([0, 1, 2], (50, 1))
    acts[31] = [2, 0, 3]
    found = made(np.zeros(50, int), acts)
    assert np.argmax(oddity(found)) == 31
    assert endings(found)[0].rare == 31
    assert endings(found)[0].typical != 31
    counts = follows(found)
    assert counts[0, 1] == 49
    assert counts[-1, 0] == 49
    assert counts.sum() == 150


def test_an_ending_is_settled_when_what_was_done_tells_it(chance):
    yes = chance[:, 0] < 0.5
    acts = np.stack([np.zeros(WORLDS, int), np.zeros(WORLDS, int), np.where(yes, 1, 2), np.full(WORLDS, 3)], axis=1)
    found = settled(made(yes.astype(int), acts))
    assert found.beat == 3
    assert found.told[1] < 0.6
    assert found.told[3] == 1.0


def test_what_it_hangs_on(chance):
    """Half hangs on a, none on c; a and b do something together, which only the total has."""
    at = chance[:, :3] * [1.0, 2.0, 1.0]
    values = 2.0 * at[:, 0] + 4.0 * (at[:, 0] - 0.5) * (at[:, 1] - 1.0) + 0.3 * (chance[:, 3] - 0.5)
    found = {
        part.name: part for part in parts(made(np.zeros(WORLDS, int), np.zeros((WORLDS, 1), int), at), RANGES, values)
    }
    variance = 4.0 / 12.0 + 16.0 / 12.0 * 4.0 / 12.0 + 0.09 / 12.0
    assert found["a"].first == pytest.approx(4.0 / 12.0 / variance, abs=0.05)
    assert found["b"].first == pytest.approx(0.0, abs=0.05)
    assert found["b"].total == pytest.approx(16.0 / 144.0 * 4.0 / variance, abs=0.08)
    assert found["c"].total < 0.1


def test_where_a_share_crosses_a_half(chance):
    at = chance[:, :3] * [1.0, 2.0, 1.0]
    yes = chance[:, 3] < 1.0 / (1.0 + np.exp(-8.0 * (at[:, 1] - 1.4)))
    found = [
        tip
        for tip in tips(made(yes.astype(int), np.zeros((WORLDS, 1), int), at), RANGES)
        if tip.outcome in ("yes", "no")
    ]
    assert [tip.name for tip in found] == ["b"]
    assert found[0].rises is (found[0].outcome == "yes")
    assert found[0].low < 1.4 < found[0].high
    assert found[0].high - found[0].low < 0.3


def test_a_crossing_between_listed_values():
    yes = np.array([0] * 90 + [1] * 10 + [0] * 30 + [1] * 70)
    found = made(yes, np.zeros((200, 1), int), setting=np.repeat([0, 1], 100))
    assert steps(found, 1, [(0, 0.0), (1, 1.0)]) == pytest.approx(0.4 / 0.6)
    assert steps(found, 1, [(0, 0.0)]) is None


def test_differences_are_corrected_for_their_number(chance):
    base = chance[: WORLDS // 2, 0] < 0.5
    same, other = base, chance[: WORLDS // 2, 1] < 0.8
    setting = np.repeat([0, 1], WORLDS // 2)
    for there, counts in ((same, False), (other, True)):
        yes = np.concatenate([base, there]).astype(int)
        found = contrasts(made(yes, np.zeros((WORLDS, 1), int), setting=setting))
        one = next(each for each in found if each.what == "yes")
        assert one.counts is counts
        assert one.gap.low <= there.mean() - base.mean() <= one.gap.high
        assert one.gap.high - one.gap.value >= 1.96 * one.gap.error


def test_a_sweep_is_summed_up(swept):
    found = summarise(swept)
    assert len(found.outlook) == 60
    text = found.to_text()
    assert "PAIR · 60 worlds in 3 settings, seed 3" in text
    assert "ada.reserve 0 to 1 spread" in text
    assert "typical: world" in text
    assert f"--seed 3 --world {found.world(found.endings[0].typical)} --set ada.reserve=" in text
    assert sum(each.share.value for each in found.endings) == pytest.approx(1.0)
    import orjson

    assert orjson.loads(orjson.dumps(found.to_json(), option=orjson.OPT_SERIALIZE_NUMPY))["worlds"] == 60
