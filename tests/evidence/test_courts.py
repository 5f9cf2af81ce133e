"""The courts: what the engine says is theirs to judge, and what they say is in bounds that a broken engine would leave."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from inscape.errors import EvidenceError, UnknownName
from inscape.evidence import judge_games, judge_impressions, judge_wheel
from inscape.evidence.court import Score
from inscape.evidence.courts import COURTS, bench, validate
from inscape.evidence.data import folder, table
from inscape.evidence.dyads import FAMILIES, LABELS, Talk, complementarity, lifts, talks
from inscape.evidence.impressions import Events, evaluation, events, seen
from inscape.evidence.passing import lasted, regulated
from inscape.evidence.playing import DILEMMA, ULTIMATUM, rounds
from inscape.evidence.profiles import placed, profiles
from inscape.evidence.statistics import correlation, halves
from inscape.evidence.wheel import EMOTIONS, joined, reading_weight, wheel_feelings
from inscape.mind.axes import KIND, STRAND
from inscape.mind.theory import CONSTANTS, THEORY


def test_better_than_expected_is_joy_and_worse_disappoints() -> None:
    wheel = [20.0, 50.0, 90.0, 0.3, 0.4, 0.3]
    low, high = wheel_feelings(np.asarray([[*wheel, 20.0], [*wheel, 90.0]]), THEORY)
    assert high[KIND["joy"]] > low[KIND["joy"]]
    assert high[KIND["relief"]] > low[KIND["relief"]]
    assert low[KIND["disappointment"]] > high[KIND["disappointment"]]
    assert low[KIND["distress"]] > high[KIND["distress"]]
    assert low[KIND["anger"]] == 0.0


def test_joining_is_the_step_of_the_kernel() -> None:
    weight = reading_weight(THEORY)
    assert 0.0 < weight < 1.0
    assert reading_weight(THEORY._replace(reading_memory=1.0)) < weight
    assert joined(np.zeros((1, 8)), np.ones((1, 8)), weight).tolist() == [[weight] * len(EMOTIONS)]


def test_a_worse_offer_feels_worse_and_calls_more_for_no() -> None:
    met = rounds(THEORY, ULTIMATUM, np.asarray([0.05, 0.2, 0.5]))
    assert met[0].valence < met[1].valence < met[2].valence
    assert met[0].no - met[0].yes > met[1].no - met[1].yes > met[2].no - met[2].yes
    none, most = rounds(THEORY, DILEMMA, np.asarray([0.0, 1.0]))
    assert none.valence < 0.0 < most.valence


def test_cruelty_lowers_and_kindness_raises_whoever_does_it() -> None:
    def after(behaviour: float, target: float) -> float:
        rows = [np.asarray([[value, 0.0, 0.0]]) for value in (1.0, behaviour, target)]
        return float(seen(THEORY, Events(*rows, np.zeros(1)))[0])

    assert after(-3.0, 2.0) < after(0.0, 2.0) < after(3.0, 2.0)
    assert after(-3.0, 2.0) < after(-3.0, -2.0)
    strands = np.zeros((1, len(STRAND)))
    strands[0, [STRAND["warmth"], STRAND["esteem"]]] = 0.5
    assert evaluation(strands)[0] == 0.5


def test_dyads_are_measured_as_said() -> None:
    turns = np.tile([0, 1], 10)
    course = np.repeat(np.sin(np.arange(10)), 2)
    label = np.repeat([0, 0, 1, 1, 4], 4)
    none = np.zeros((0, 2, len(FAMILIES)))
    talk = Talk(0, turns, course, np.where(turns == 0, course, -course), label, none, none)
    found = complementarity((talk,))
    assert found["warmth"][0] > 0.7
    assert found["dominance"][0] < -0.7
    assert set(lifts((talk,) * 5, same=True)) <= set(LABELS)
    assert lifts((talk,) * 5, same=True)["joy"] > 1.5


def test_played_dyads_are_the_same_every_time() -> None:
    one, other = talks(THEORY, 1)[0], talks(THEORY, 1)[0]
    assert one.speaker.tolist() == other.speaker.tolist()
    assert one.felt.tobytes() == other.felt.tobytes()
    assert len(one.speaker) > 3


def test_what_was_put_in_survives_being_played() -> None:
    assert lasted(THEORY, "fear", 0.7) == pytest.approx(0.7, rel=0.1)
    gone = regulated(THEORY, 60)
    means = {name: values[values > 0.0].mean() for name, values in gone.items() if (values > 0.0).any()}
    assert all(0.0 < value < 1.0 for value in means.values())
    assert len(means) >= 3


def test_every_court_names_constants_that_are() -> None:
    for each in COURTS:
        assert len(each.constants) <= 20
        assert set(each.constants) <= set(CONSTANTS)


def test_a_goal_is_met_or_missed() -> None:
    assert Score("x", "defaults", 0.5, 0.4, 0.6, target=0.5).is_met is True
    assert Score("x", "defaults", 0.7, 0.4, 0.9, target=0.3, at_most=0.6).is_met is False
    assert Score("x", "defaults", 0.7, 0.4, 0.9).is_met is None
    assert Score("x", "defaults", 0.1, -0.1, 0.3, target=0.0, surely=True).is_met is False
    assert Score("x", "defaults", 0.2, 0.1, 0.3, target=0.0, surely=True).is_met is True


def test_errors_say_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UnknownName, match="Did you mean 'wheel'"):
        bench("wheell")
    with pytest.raises(EvidenceError, match=r"no folder of data at .*nowhere.*--data"):
        validate(tmp_path / "nowhere")
    with pytest.raises(EvidenceError, match="cannot be read"):
        validate(tmp_path, ["wheel"])
    monkeypatch.setenv("INSCAPE_DATA", str(tmp_path))
    assert folder() == tmp_path
    (tmp_path / "x.csv").write_text("a,b\n1,x\nNA,y\n")
    read = table(tmp_path / "x.csv")
    assert read["b"] == ("x", "y")
    assert np.isnan(read["a"][1])


def test_the_wheel_is_told_between_chance_and_its_ceiling(data: Path) -> None:
    """A subset by people; the whole of it is heard by `make validate`."""
    train = judge_wheel.score(data, THEORY, train=True)
    assert 0.45 < train < 0.553
    of = judge_wheel.half(data, 3, train=True)
    other = judge_wheel.half(data, 3, train=False)
    assert not set(of.both["workerid"]) & set(other.both["workerid"])
    assert not set(of.alone["workerid"]) & set(other.both["workerid"])


def test_offers_are_felt_and_answered(data: Path) -> None:
    of = judge_games.trials(data, "ug")
    says = judge_games.engine(THEORY, of)
    rows = of.train
    felt = judge_games.by_person(of, judge_games.at(says.valence, of, says.shares), rows).mean()
    assert 0.7 < felt < 0.9
    assert (rows == halves(of.people, "ug")).all()
    assert not set(of.people[rows]) & set(of.people[~rows])


def test_impressions_go_with_the_equation(data: Path) -> None:
    some = judge_impressions.some(events(data), np.arange(4000) < 240)
    assert 0.75 < float(correlation(seen(THEORY, some), some.told)) < 0.95


def test_most_profiles_come_out_as_named(data: Path) -> None:
    rated = profiles(data)
    found = placed(THEORY, rated)
    assert len(found) == 11
    assert sum(each.rank <= 2 for each in found) >= 8
    assert sum(each.rank <= 2 for each in placed(THEORY, rated, raw=True)) >= 5
