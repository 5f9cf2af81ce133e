"""Fits find what was there, stay in their ranges, and say what they do not know."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pytest
import yaml
from click.testing import CliRunner, Result

import inscape
from inscape.cli.main import main
from inscape.errors import EvidenceError, UnknownName
from inscape.evidence import courts, transcripts
from inscape.evidence.court import Court, Score
from inscape.evidence.courts import Bench, fit_court
from inscape.evidence.fitting import fit_constants
from inscape.evidence.free import as_changes, free_values
from inscape.evidence.statistics import luck
from inscape.mind.beat import choose
from inscape.mind.noise import gumbel
from inscape.mind.theory import CONSTANTS, THEORY
from inscape.scene.load import parse_scene

SCENE = """
scene: bench
cast:
  ada:
    needs: {standing: {have: 0.3, weight: 0.5}}
    regard: {ben: {hostility: 0.3, warmth: 0.3}}
  ben: {regard: {ada: {hostility: 0.4}}}
moves: {stock: [insult, praise, ask, look_away, stay_silent, apologise, mock]}
ends: {beats: 30}
"""


def say(*words: str) -> Result:
    return CliRunner().invoke(main, list(words))


def test_constants_go_where_the_score_is_highest() -> None:
    fitted, moved = fit_constants(["feel_gain", "courtesy"], lambda theory: -(abs(theory.feel_gain - 3.0) ** 2))
    assert fitted.feel_gain == pytest.approx(3.0, abs=0.1)
    assert fitted.courtesy == pytest.approx(THEORY.courtesy, abs=1e-4)
    assert moved["feel_gain"] == (pytest.approx(THEORY.feel_gain), pytest.approx(3.0, abs=0.1))


def test_constants_stay_within_their_ranges() -> None:
    fitted, _ = fit_constants(["courtesy"], lambda theory: float(theory.courtesy))
    assert CONSTANTS["courtesy"].low <= fitted.courtesy <= CONSTANTS["courtesy"].high
    assert fitted.courtesy > 0.85


def test_few_constants_and_only_those_that_are() -> None:
    with pytest.raises(UnknownName, match="Did you mean 'courtesy'"):
        fit_constants(["courtesi"], lambda _: 0.0)
    with pytest.raises(EvidenceError, match="at most 20"):
        fit_constants(list(CONSTANTS)[:21], lambda _: 0.0)


def test_a_fit_that_worsens_another_court_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def one(folder: Path, theory: Any, *, train: bool) -> float:
        return float(theory.courtesy)

    def other(folder: Path, theory: Any, *, train: bool) -> float:
        return -float(theory.courtesy)

    benches = (Bench("one", "One", ("courtesy",), None, one), Bench("other", "Other", (), None, other))  # type: ignore[arg-type]
    monkeypatch.setattr(courts, "COURTS", benches)
    refit = fit_court("one", data=tmp_path)
    assert refit.worse == ("other",)
    assert refit.scores["one, others"][1] > refit.scores["one, others"][0]
    found = say("fit", "--court", "one", "--data", str(tmp_path), "--out", str(tmp_path / "fitted.yaml"))
    assert found.exit_code == 1
    assert "refused: other gets worse" in found.stderr
    assert not (tmp_path / "fitted.yaml").exists()
    taken = say("fit", "--court", "one", "--data", str(tmp_path), "--out", str(tmp_path / "fitted.yaml"), "--anyway")
    assert taken.exit_code == 0
    twins = yaml.safe_load((tmp_path / "fitted.yaml").read_text())
    assert twins["twins"]["fitted"]["set"]["theory.courtesy"] > 0.8


def test_what_is_free_is_named() -> None:
    scene = parse_scene(SCENE)
    names = [each.name for each in free_values(scene, ["ada.needs.standing", "ada.regard", "ada.reserve"])]
    assert sorted(names) == ["ada.needs.standing", "ada.regard.ben.hostility", "ada.regard.ben.warmth", "ada.reserve"]
    assert len(free_values(scene, ["ada.needs", "ada.have"])) == 12
    number = parse_scene(SCENE.replace("standing: {have: 0.3, weight: 0.5}", "standing: 0.3"))
    one, two = free_values(number, ["ada.needs.standing", "ada.needs.ease"])
    assert as_changes(number, {one: 0.9, two: 0.2}) == {
        "cast.ada.needs.standing": {"have": 0.3, "weight": 0.9},
        "cast.ada.needs.ease.weight": 0.2,
    }
    for each in free_values(scene, ["ada.needs", "ada.regard", "ada.reserve", "ada.have"]):
        part, name = each.array.split(".")
        assert getattr(getattr(scene, part), name)[each.place] == each.value


@pytest.mark.parametrize(
    ("free", "text"),
    [
        ("adda.needs", "Did you mean 'ada'"),
        ("ada.need", "Did you mean 'needs'"),
        ("ada.needs.standin", "Did you mean 'ada.needs.standing'"),
        ("ada.temperament", "Known: have, needs, regard, reserve"),
        ("ben.regard.ada.esteem", "ben.regard.ada.hostility"),
    ],
)
def test_slips_are_told(free: str, text: str) -> None:
    with pytest.raises(UnknownName, match=text):
        free_values(parse_scene(SCENE), [free])


class Heard(NamedTuple):
    """A run of another Ada, as it happens in the scene as it stands; and the chances of its acts, compiled once."""

    scene: Any
    run: Any
    free: Any
    chances: Any


@pytest.fixture(scope="module")
def heard() -> Heard:
    """Ada's standing counted for nothing, and she was fond of Ben."""
    pytest.importorskip("jax")
    from inscape.evidence.chances import chances_of

    truth = SCENE.replace("standing: {have: 0.3, weight: 0.5}", "standing: {have: 0.3, weight: 0.05}")
    truth = truth.replace("{hostility: 0.3, warmth: 0.3}", "{hostility: 0.02, warmth: 0.9}")
    scene = parse_scene(SCENE)
    run = transcripts._run(scene, inscape.play(parse_scene(truth), seed=3, beats=20))
    free = free_values(scene, ["ada.needs.standing", "ada.regard"])
    return Heard(scene, run, free, chances_of(run, free, 2))


def test_a_nested_logit_is_what_choosing_comes_to() -> None:
    """Against choosing itself, ten thousand times: the highest of worth, luck of the nest and luck of the act."""
    jax = pytest.importorskip("jax")
    from inscape.evidence.chances import nested

    jax.config.update("jax_enable_x64", True)
    value, nests = np.asarray([0.30, 0.28, 0.25, 0.10, 0.33, -np.inf]), np.asarray([0, 0, 1, 1, 2, 2])
    told = np.asarray(nested(THEORY, jax.numpy.asarray(value), nests))
    draws = 10_000
    of_nest = gumbel(luck("nest", 3 * draws)).reshape(draws, 3)[:, nests] * THEORY.temperature
    of_act = gumbel(luck("act", 6 * draws)).reshape(draws, 6) * THEORY.temperature_within
    chosen = np.bincount((value + of_nest + of_act).argmax(axis=1), minlength=6) / draws
    np.testing.assert_allclose(told, chosen, atol=0.03)
    assert told.sum() == pytest.approx(1.0)


def test_the_chance_of_an_act_is_a_chance(heard: Heard) -> None:
    """The compiled one at every beat; the first beat against the same arithmetic on what NumPy weighs."""
    from inscape.evidence.chances import nested

    settings = np.tile([each.value for each in heard.free], (2 * len(heard.free) + 1, 1))
    told = heard.chances(settings)
    assert ((told > 0.0) & (told <= 1.0)).all()
    assert (told == told[0]).all()
    scene, acts, row = heard.scene, heard.scene.stage.acts, int(heard.run.beats[0].act.row)
    _, choice = choose(scene.theory, scene.stage, heard.run.start)
    value = choice.urge + np.where(acts.is_silence, choice.waiting[acts.actor[row]], -choice.turn_cost)
    value = np.where(choice.possible & (acts.actor == acts.actor[row]) & ~acts.is_event, value, -np.inf)
    nests = np.unique(acts.nest_hash, return_inverse=True)[1]
    first = nested(scene.theory, pytest.importorskip("jax").numpy.asarray(value), nests)[row]
    assert told[0, 0] == pytest.approx(float(first), abs=1e-9)


def test_a_character_is_found_in_what_they_did(heard: Heard) -> None:
    theirs = transcripts._acts_of(heard.run, {"ada"})
    fit = transcripts.search(heard.run, heard.free, heard.chances, theirs[:-3], theirs[-3:], 1, 6)
    warmth = next(each for each in fit.found if each.free.name == "ada.regard.ben.warmth")
    assert fit.after[0] < fit.before[0]
    assert fit.fitted_beats > fit.held_out_beats == 3
    assert all(each.low <= each.now <= each.high and 0.0 <= each.known <= 1.0 for each in fit.found)
    assert warmth.now > warmth.was
    assert json.loads(json.dumps(fit.to_json()))["beats"]["fitted"] == fit.fitted_beats


def test_a_short_script_is_not_enough(tmp_path: Path) -> None:
    (tmp_path / "bench.yaml").write_text(SCENE)
    (tmp_path / "script.yaml").write_text("- {who: ada, does: insult, to: ben}\n")
    found = say("fit", str(tmp_path / "bench.yaml"), str(tmp_path / "script.yaml"), "--free", "ada.needs")
    assert found.exit_code == 1
    assert "1 act" in found.stderr
    assert "at least 4" in found.stderr


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (("fit",), "Missing argument 'SCENE'"),
        (("fit", "quarters"), "Missing argument 'SCRIPT'"),
        (("fit", "quarters", "x.yaml"), "--free kylo.needs"),
        (("fit", "quarters", "--court", "wheel"), "take out SCENE"),
        (("feel",), "--desirability -0.6"),
        (("feel", "--rows", "x.csv", "--praise", "1"), "take out --praise"),
        (("feel", "--rows", "nowhere.csv"), "No such file"),
        (("feel", "--praise", "2"), "praise runs from -1 to 1"),
        (("validate", "--court", "wheell"), "Did you mean 'wheel'"),
        (("validate", "--out", "nowhere"), "no such folder"),
    ],
)
def test_commands_say_what_to_do(words: tuple[str, ...], text: str) -> None:
    found = say(*words)
    assert found.exit_code != 0
    assert text in found.stderr


def test_feel_prints_and_reads_rows(tmp_path: Path) -> None:
    told = say("feel", "--desirability", "-0.6", "--agency", "other", "--effort", "0.3").stdout
    assert told.startswith("distress")
    assert "rests on desirability" in told
    assert "no feeling depends on it: effort" in told
    (tmp_path / "rows.csv").write_text("desirability,agency\n-0.6,other\n0.5,\n")
    assert say("feel", "--rows", str(tmp_path / "rows.csv")).stdout.splitlines()[1].strip().startswith("2  joy")
    value = json.loads(say("feel", "--rows", str(tmp_path / "rows.csv"), "--json").stdout)
    assert len(value["feelings"]) == 2
    assert value["assumed"]


def test_validate_writes_what_it_is_told_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    court = Court("one", "One court", "r", "As said.", (Score("the engine", "defaults", 0.2, 0.1, 0.3, target=0.5),))
    monkeypatch.setattr(courts, "COURTS", (Bench("one", "One court", (), lambda _: court, lambda *_, **__: 0.2),))
    found = say("validate", "--data", str(tmp_path), "--court", "one", "--out", str(tmp_path))
    assert found.exit_code == 0
    assert "0.200  0.100..0.300    defaults  the engine  [goal 0.5 missed]" in found.stdout
    assert {path.name for path in tmp_path.iterdir()} == {"evidence.md", "evidence.json"}
    told = json.loads(say("validate", "--data", str(tmp_path), "--court", "one", "--json").stdout)
    assert told["courts"][0]["scores"][0]["met"] is False
