"""The calculator says what play says, and says what it did not know."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import inscape
from inscape.errors import EvidenceError, UnknownName
from inscape.evidence.calculator import feelings, rests_on
from inscape.evidence.rows import whole
from inscape.evidence.variables import BY_NAME, VARIABLES
from inscape.mind.axes import KIND, KINDS
from inscape.mind.theory import THEORY
from inscape.scene.load import parse_scene

INSULT = """
scene: insult
cast:
  ada: {reserve: 0.4, temperament: {neuroticism: 0.8}}
  ben: {}
ends: {beats: 4}
"""

HOPE = """
scene: hope
cast:
  ada:
    prospects:
      asked: {by: ben, stakes: {ease: 0.7}, likely: 0.6, dashed_by: {move: sneer, by: ben, to: ada}}
    needs: {ease: {have: 0.0, weight: 1.0}}
  ben: {}
ends: {beats: 4}
"""

VALUES = {
    each.name: st.floats(each.low, each.high) for each in VARIABLES if each.name not in {"own", "other", "neuroticism"}
}


def test_an_act_stirs_what_it_stirs_in_play() -> None:
    """Everything that the appraisal of a played act says, fed to the calculator, stirs the same, to the last digit."""
    scene = parse_scene(INSULT)
    _, why = inscape.observe(scene, [{"who": "ben", "does": "insult", "to": "ada"}]).replay(1)
    ada, ben, a = scene.roster.character("ada"), scene.roster.person("ben"), why.appraisal
    assert a.loss[ada] > 0.0
    assert a.gain[ada] == 0.0
    found = feelings(
        desirability=-float(a.loss[ada]) / whole(THEORY), praise=float(a.praise[ada]), own=0.0, other=float(a.other[ada]),
        power=float(a.power[ada]), foul=float(a.foul[ada]), exposed=float(a.exposed[ada]) / whole(THEORY), neuroticism=0.8,
    )  # fmt: skip
    played = why.felt.sources.act[ada, :, ben]
    told = found.sources["deed"][0]
    kinds = [KIND[kind] for kind in ("anger", "distress", "fear", "reproach", "contempt", "disgust")]
    np.testing.assert_allclose(told[kinds], played[kinds], rtol=1e-12)
    assert played[KIND["anger"]] > 0.01


def test_a_lost_hope_disappoints_as_in_play() -> None:
    scene = parse_scene(HOPE)
    _, why = inscape.observe(scene, [{"who": "ben", "does": "sneer", "to": "ada"}]).replay(1)
    ada = scene.roster.character("ada")
    likely = float(scene.start.prospect[0] + why.foreseen.stated[0] + why.foreseen.regard[0])
    played = why.felt.sources.prospects[ada, KIND["disappointment"]].sum()
    found = feelings(stakes=0.7, likelihood_before=float(scene.start.prospect[0]), likelihood=0.0)
    assert why.foreseen.failed[0]
    assert 0.0 < likely < 1.0
    assert found.sources["prospect"][0, KIND["disappointment"]] == pytest.approx(played, rel=1e-9)


@given(st.fixed_dictionaries({}, optional=VALUES))
def test_shares_add_up_and_nothing_leaves_its_range(values: dict[str, float]) -> None:
    found = feelings(**values)
    assert np.isfinite(found.intensity).all()
    assert ((found.intensity >= 0.0) & (found.intensity <= 1.0)).all()
    for kind, value in found.felt().items():
        assert sum(found.shares(kind).values()) == pytest.approx(value)


@given(st.lists(st.fixed_dictionaries({}, optional=VALUES), min_size=2, max_size=4))
def test_many_rows_are_many_calls(rows: list[dict[str, float]]) -> None:
    together = feelings(rows).intensity
    apart = np.concatenate([feelings(**row).intensity if row else feelings(liked=None).intensity for row in rows])
    np.testing.assert_allclose(together, apart, atol=1e-12)


def test_unknown_is_not_zero() -> None:
    unknown, nobody = feelings(desirability=-0.8), feelings(desirability=-0.8, agency="circumstance")
    assert unknown.of("anger")[0] > 0.0
    assert nobody.of("anger")[0] == 0.0
    assert {"own", "other", "power"} <= {each.name for each in unknown.assumed}
    assert not {"own", "other", "desirability"} & {each.name for each in nobody.assumed}
    assert all(each.why for each in unknown.assumed)


def test_what_is_left_out_of_the_theory_is_said() -> None:
    assert feelings(desirability=0.5, effort=0.9).unused == ("effort",)
    assert feelings(desirability=0.5).unused == ()


@pytest.mark.parametrize(
    ("more", "kind", "is_stronger"),
    [
        ({"agency": "other"}, "anger", True),
        ({"agency": "self"}, "anger", False),
        ({"power": 0.0, "agency": "other"}, "fear", True),
        ({"praise": -0.9}, "reproach", True),
        ({"own": 1.0, "other": 0.0, "praise": -0.9, "other_desirability": -0.8, "liked": 1.0}, "guilt", True),
        ({"likelihood_before": 0.9, "likelihood": 1.0}, "fears_confirmed", True),
    ],
)
def test_each_theory_says_so(more: dict[str, object], kind: str, is_stronger: bool) -> None:
    base = feelings(desirability=-0.6).of(kind)[0]
    assert bool(feelings(desirability=-0.6, **more).of(kind)[0] > base) is is_stronger


def test_somebody_before_one() -> None:
    assert next(iter(feelings(warmth=0.8, attraction=0.8).felt())) == "love"
    assert "jealousy" in feelings(attraction=0.8, rival=0.9).felt()
    assert "gloating" in feelings(hostility=0.8, suffering=0.9).felt()
    assert "shame" in feelings(thought_ill=0.9, esteem=0.9).felt()


def test_what_a_feeling_rests_on() -> None:
    found = rests_on(feelings(desirability=-0.6, agency="other", praise=-0.5, effort=0.2), "anger")
    assert next(iter(found)) == "desirability"
    assert found["effort"] == 0.0
    assert found["praise"] > 0.0


def test_thousands_of_rows() -> None:
    found = inscape.feelings(desirability=np.linspace(-1.0, 1.0, 5000), agency="other", praise=0.2)
    assert found.intensity.shape == (5000, len(KINDS))
    assert (np.diff(found.of("joy")) >= 0.0).all()


@pytest.mark.parametrize(
    ("values", "error", "text"),
    [
        ({"desirabilty": 1.0}, UnknownName, "Did you mean 'desirability'"),
        ({"praise": 3.0}, EvidenceError, "praise runs from -1 to 1"),
        ({"praise": "much"}, EvidenceError, "'much' is not a number"),
        ({"agency": "nature"}, UnknownName, "Known: circumstance"),
        ({"agency": "self", "own": 1.0}, EvidenceError, "either"),
        ({"praise": [0.1, 0.2], "liked": [0.1, 0.2, 0.3]}, EvidenceError, "different lengths: 2, 3"),
    ],
)
def test_errors_say_what_to_do(values: dict[str, object], error: type[Exception], text: str) -> None:
    with pytest.raises(error, match=text):
        feelings(**values)


def test_every_variable_states_itself() -> None:
    assert len(BY_NAME) == len(VARIABLES)
    for each in VARIABLES:
        assert each.low < each.high
        assert each.means
        assert each.assumption
        assert each.unset is None or each.low <= each.unset <= each.high
