"""Fits find what was there, stay in their ranges, and say what they do not know."""

from __future__ import annotations

import json
from dataclasses import replace
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
from inscape.evidence.free import FAINT, as_changes, free_values, voiced
from inscape.evidence.statistics import luck
from inscape.mind.beat import choose, live
from inscape.mind.feel import root
from inscape.mind.noise import gumbel
from inscape.mind.theory import CONSTANTS, THEORY
from inscape.scene.load import parse_scene
from inscape.sweep.family import leaves

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
    names = [each.name for each in free_values(scene, ["ada.needs.standing", "cast.ada.regard", "ada.reserve"])]
    assert sorted(names) == ["ada.needs.standing", "ada.regard.ben.hostility", "ada.regard.ben.warmth", "ada.reserve"]
    assert len(free_values(scene, ["ada.needs", "ada.have"])) == 12
    number = parse_scene(SCENE.replace("standing: {have: 0.3, weight: 0.5}", "standing: 0.3"))
    one, two = free_values(number, ["ada.needs.standing", "ada.needs.ease"])
    assert as_changes(number, {one: 0.9, two: 0.2}) == {
        "cast.ada.needs.standing": {"have": 0.3, "weight": 0.9},
        "cast.ada.needs.ease.weight": 0.2,
    }
    for each in free_values(scene, ["ada.needs", "ada.regard", "ada.reserve", "ada.have", "ada.temperament"]):
        part, name = each.array.split(".")
        assert getattr(getattr(scene, part), name)[each.place] == each.value


@pytest.mark.parametrize(
    ("free", "text"),
    [
        ("adda.needs", "Did you mean 'ada'"),
        ("ada.need", "Did you mean 'needs'"),
        ("ada.needs.standin", "Did you mean 'ada.needs.standing'"),
        ("ada.temper", "Did you mean 'temperament'"),
        ("ada.temperament.neurotic", "Did you mean 'ada.temperament.neuroticism'"),
        ("ben.regard.ada.esteme", "Did you mean 'esteem'"),
        ("ben.regard.addda", "Did you mean 'ada'"),
        ("ben.regard.ben.esteem", "no person whom ben can regard"),
    ],
)
def test_slips_are_told(free: str, text: str) -> None:
    with pytest.raises(UnknownName, match=text):
        free_values(parse_scene(SCENE), [free])


TRUTH = SCENE.replace("standing: {have: 0.3, weight: 0.5}", "standing: {have: 0.3, weight: 0.05}")
TRUTH = TRUTH.replace("{hostility: 0.3, warmth: 0.3}", "{hostility: 0.3, warmth: 0.9, attraction: 0.9}")
TRUTH = TRUTH.replace("  ada:\n", "  ada:\n    temperament: {extraversion: 0.95}\n")
FREE = ("ada.needs.standing", "ada.regard.ben.warmth", "ada.regard.ben.attraction", "ada.temperament.extraversion")
"""Another Ada: her standing counts for little, she is fond of Ben, is drawn to him, and likes to talk. Of the third nothing is said."""


@pytest.mark.parametrize(
    ("free", "text"),
    [
        ("ada", "whose numbers, but not which"),
        ("", "nothing is free"),
        ("ben.regard.ada", "such as ben.regard.ada.warmth"),
    ],
)
def test_what_says_too_little_is_told(free: str, text: str) -> None:
    silent = SCENE.replace("ben: {regard: {ada: {hostility: 0.4}}}", "ben: {}")
    with pytest.raises(EvidenceError, match=text):
        free_values(parse_scene(silent), [each for each in [free] if each])


def test_regard_that_is_not_stated_is_stated_faintly() -> None:
    scene = parse_scene(SCENE.replace("moves: {stock: [", "moves: {stock: [say_feeling, "))
    numbers = free_values(scene, ["ben.regard.ada.esteem", "ben.regard.ada"])
    assert [(each.name, each.value) for each in numbers] == [
        ("ben.regard.ada.esteem", 0.0),
        ("ben.regard.ada.hostility", 0.4),
    ]
    spoken = voiced(scene, numbers)
    assert "ben.esteem.ada" in spoken.roster.contents
    assert "ben.esteem.ada" not in scene.roster.contents
    assert spoken.start.regard[numbers[0].place] == FAINT
    assert voiced(scene, numbers[1:]) is scene


class Heard(NamedTuple):
    """A run of another Ada, as it happens in the scene as it stands; and how likely its acts are, compiled once."""

    scene: Any
    run: Any
    free: Any
    chances: Any


@pytest.fixture(scope="module")
def heard(unchecked: None) -> Heard:
    pytest.importorskip("optax")
    from inscape.evidence.chances import Chances

    truth, scene = parse_scene(TRUTH), parse_scene(SCENE)
    free = free_values(scene, FREE)
    spoken = voiced(scene, free)
    run = transcripts._run(spoken, spoken, inscape.play(truth, seed=3))
    return Heard(scene, run, free, Chances(run, free, 2))


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
    """The compiled one at every beat; the first that is somebody's against the same arithmetic on what NumPy lives and weighs."""
    run, worlds = heard.run, (0, 1)
    told = heard.chances.at([FAINT if each.value == 0.0 else each.value for each in heard.free], [])
    assert told.nats == 0.0
    assert ((told.chance > 0.0) & (told.chance <= 1.0)).all()
    acts = run.scene.stage.acts
    at = next(at for at, beat in enumerate(run.beats) if beat.act.row > 0 and not acts.is_event[beat.act.row])
    assert (told.chance[:at] == 1.0).all()
    assert told.chance[at] == pytest.approx(np.mean([_plainly(run, at, world) for world in worlds]), abs=1e-9)


def _plainly(run: Any, at: int, world: int) -> float:
    """The chance of the act at one beat, in one world, with NumPy."""
    from inscape.evidence.chances import nested

    scene, acts, state = run.scene, run.scene.stage.acts, run.scene.begin(0, world)
    for beat in run.beats[:at]:
        state, _ = live(scene.theory, scene.stage, state, beat.act)
    row = int(run.beats[at].act.row)
    _, choice = choose(scene.theory, scene.stage, state)
    value = choice.urge + np.where(acts.is_silence, choice.waiting[acts.actor[row]], -choice.turn_cost)
    mine = choice.possible & (acts.actor == acts.actor[row]) & ~acts.is_event
    value = np.where(mine | (np.arange(mine.size) == row), value, -np.inf)
    nests = np.unique(acts.nest_hash, return_inverse=True)[1]
    return float(nested(scene.theory, pytest.importorskip("jax").numpy.asarray(value), nests)[row])


def test_slopes_are_those_of_differences_of_values(heard: Heard) -> None:
    """Through every choice and every life of the beats before it, where nothing is at a kink."""
    beats = transcripts._acts_of(heard.run, ["ada", "ben"])
    for place in ([0.41, 0.37, 0.23, 0.62], [0.83, 0.71, 0.05, 0.17]):
        here = np.asarray(place)
        slope = heard.chances.at(here, beats).slope
        assert np.isfinite(slope).all()
        ways = 1e-5 * np.eye(len(here))
        up, down = ([heard.chances.at(here + sign * way, beats).nats for way in ways] for sign in (1.0, -1.0))
        np.testing.assert_allclose(slope, (np.asarray(up) - down) / 2e-5, rtol=1e-4, atol=1e-6)
        assert (np.abs(slope) > 1e-6).all()


def test_a_geometric_mean_has_a_slope_at_nothing() -> None:
    """And the value of a square root everywhere, bit for bit."""
    jax = pytest.importorskip("jax")
    products = np.asarray([0.0, 5e-324, 1e-12, 0.3, 1.0])
    np.testing.assert_array_equal(root(products), np.sqrt(products))
    assert float(jax.grad(root)(jax.numpy.asarray(0.0))) == 0.0
    assert float(jax.grad(root)(jax.numpy.asarray(0.25))) == pytest.approx(1.0)


@pytest.mark.parametrize("mood", ["", "    mood: {pleasure: 0.2}\n"])
def test_another_temperament_is_the_scene_compiled_with_it(mood: str) -> None:
    """Whatever traits are woven into: no array differs from that of the scene which states them."""
    from inscape.evidence.chances import moods_follow, retempered

    stated = "    temperament: {extraversion: 0.9, agreeableness: 0.15, neuroticism: 0.7, openness: 0.2}\n"
    plain = parse_scene(SCENE.replace("  ada:\n", f"  ada:\n{mood}"))
    wanted = parse_scene(SCENE.replace("  ada:\n", f"  ada:\n{mood}{stated}"))
    follows = moods_follow(plain.stage, plain.start)
    assert follows[0] == (mood == "")
    stage, start = retempered(plain.stage._replace(traits=wanted.stage.traits), plain.start, follows)
    found, expected = leaves(replace(plain, stage=stage, start=start)), leaves(wanted)
    assert sum(not np.array_equal(expected[name], array) for name, array in leaves(plain).items()) >= 3
    for name, array in expected.items():
        np.testing.assert_allclose(found[name], array, rtol=0, atol=1e-15, err_msg=name)


def test_a_character_is_found_in_what_they_did(heard: Heard) -> None:
    """Over several worlds: what is known comes near what it was. A range of 95 % may miss one of four."""
    told: list[int] = []
    runs = [inscape.play(parse_scene(TRUTH), seed=3, world=world) for world in range(12)]
    fit = transcripts.fit_transcript(heard.scene, runs, free=FREE, worlds=2, starts=1, rounds=12, tell=told.append)
    assert told == [fit.fitted_beats + fit.held_out_beats]
    assert fit.fitted_beats > fit.held_out_beats >= len(runs)
    assert fit.after[0] < fit.before[0]
    true = dict(zip(FREE, (0.05, 0.9, 0.9, 0.95), strict=True))
    assert all(each.low <= each.now <= each.high and 0.0 <= each.known <= 1.0 for each in fit.found)
    known = [(each, true[each.free.name]) for each in fit.found if each.known > 0.4]
    assert len(known) >= 2
    assert sum(not each.low <= value <= each.high for each, value in known) <= 1
    assert sum(abs(each.now - value) for each, value in known) < 0.6 * sum(
        abs(each.was - value) for each, value in known
    )
    assert json.loads(json.dumps(fit.to_json()))["beats"]["fitted"] == fit.fitted_beats
    assert fit.changes["cast.ada.temperament.extraversion"] > 0.5
    assert "cast.ada.regard.ben.attraction" in fit.changes


def test_the_way_down_is_found_past_kinks_and_jumps() -> None:
    pytest.importorskip("optax")
    from inscape.evidence.descent import curvature, descend

    def bowl(place: Any) -> tuple[float, Any]:
        steep = np.asarray([1.0, 30.0])
        return float(steep @ (place - 1.0) ** 2 / 2.0), steep * (place - 1.0)

    def broken(place: Any) -> tuple[float, Any]:
        height, slope = bowl(place)
        return height + abs(float(place[0]) - 1.0) + 0.1 * (place[1] > 1.2), slope + np.sign([place[0] - 1.0, 0.0])

    place, height = descend(bowl, np.asarray([-3.0, 4.0]), 30)
    np.testing.assert_allclose(place, 1.0, atol=0.02)
    assert height == bowl(place)[0] < 1e-4
    np.testing.assert_allclose(curvature(bowl, place), np.diag([1.0, 30.0]), atol=1e-9)
    assert descend(broken, np.asarray([-3.0, 4.0]), 30)[1] < 0.15
    assert descend(bowl, np.asarray([-3.0, 4.0]), 0)[0].tolist() == [-3.0, 4.0]


def test_what_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(
        EvidenceError, match=r"jax and optax are not installed\. pip install 'inscape\[many,evidence\]'"
    ):
        transcripts.fit_transcript(parse_scene(SCENE), [], free=["ada.needs"])


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
        (("fit", "--court", "wheel", "--starts", "2"), "take out --starts"),
        (("fit", "quarters", "x.yaml", "--free", "kylo.needs", "--anyway"), "Only --court takes --anyway"),
        (("fit", "quarters", "x.yaml", "--free", "kylo.needs", "--out", "nowhere/f.yaml"), "no such folder"),
        (("fit", "quaters", "x.yaml", "--free", "kylo.needs"), "Did you mean 'quarters'"),
        (("fit", "quarters", "x.yaml", "--free", "kylo.needs"), "x.yaml: the script cannot be read"),
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
