from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

import inscape
from inscape.scene.load import parse_scene

if TYPE_CHECKING:
    from pathlib import Path

    from inscape.play.run import Run
    from inscape.scene.scene import Scene

SCRIPT = """\
- {event: doorbell}
- {who: ada, does: ask, to: ben}
- who: ben
  does: say_firmly
  with: add_insult
- {who: ada, does: ask_about, to: ben, about: bicycle_lost, cuts_off: {who: ben, does: answer, to: ada}}
"""


def texts(run: Run) -> list[str]:
    return [beat["text"] for beat in run.to_json()["beats"]]


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "script.yaml"
    path.write_text(SCRIPT, encoding="utf-8")
    return path


def test_the_acts_of_a_script_happen_in_order(bicycle: Scene, script: Path) -> None:
    run = inscape.observe(bicycle, script, seed=2)
    assert texts(run) == [
        "doorbell",
        "ada ask ben",
        "ben say_firmly ada, and add_insult ada",
        "ada ask_about ben about bicycle_lost, cutting off ben answer ada",
    ]
    assert run.given == ("ada", "ben", "doorbell")
    assert float(run.state.seconds) > 0
    assert run.replay(3)[1].deed.group_second >= 0


def test_json_lines_and_plain_values_say_the_same(bicycle: Scene, script: Path, tmp_path: Path) -> None:
    import yaml

    values = yaml.safe_load(SCRIPT)
    lines = tmp_path / "script.jsonl"
    lines.write_text("\n".join(map(json.dumps, values)) + "\n\n", encoding="utf-8")
    told = texts(inscape.observe(bicycle, script))
    assert texts(inscape.observe(bicycle, lines)) == told
    assert texts(inscape.observe(bicycle, values)) == told


def test_standard_input_is_a_script(bicycle: Scene, monkeypatch: Any) -> None:
    import io
    import sys

    for text in (SCRIPT, '{"event": "doorbell"}\n{"who": "ada", "does": "ask", "to": "ben"}\n'):
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
        assert texts(inscape.observe(bicycle, "-"))[:2] == ["doorbell", "ada ask ben"]


def test_the_free_decide_for_themselves_between(bicycle: Scene, script: Path) -> None:
    asks = [{"who": "ada", "does": "ask", "to": "ben"}] * 3
    run = inscape.observe(bicycle, asks, seed=2, free=["ben"])
    beats = run.to_json()["beats"]
    assert [beat["actor"] for beat in beats].count("ada") == 3
    assert [beat["actor"] for beat in beats].count("ben") >= 2
    assert beats[0]["actor"] == "ada"
    with pytest.raises(
        inscape.ScriptError, match=r"script.yaml:3:8: ben is free, so a script cannot say what ben does"
    ):
        inscape.observe(bicycle, script, free=["ben"])


def test_an_observed_run_is_written_and_read(bicycle: Scene, script: Path, tmp_path: Path) -> None:
    run = inscape.observe(bicycle, script, out=tmp_path / "seen.run")
    assert inscape.Run.read(tmp_path / "seen.run").to_json() == run.to_json()


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ("- {who: adda, does: ask, to: ben}", r"s.yaml:1:9: no character is called 'adda'. Did you mean 'ada'\?"),
        ("- {who: ada, does: aks, to: ben}", r"s.yaml:1:20: no move is called 'aks'. Did you mean 'ask'\?"),
        ("- {who: ada, does: ask, to: bem}", r"s.yaml:1:29: no target is called 'bem'. Did you mean 'ben'\?"),
        (
            "-\n  who: ada\n  does: ask_about\n  about: bicycle_lots",
            r"s.yaml:4:10: no content is called 'bicycle_lots'",
        ),
        ("- {event: dorbell}", r"s.yaml:1:11: no event is called 'dorbell'. Did you mean 'doorbell'\?"),
        ("- {who: ada}", r"s.yaml:1:3: 'does' is missing"),
        ("- {who: ada, does: ask, too: ben}", r"s.yaml:1:30: an act has no 'too'. Did you mean 'to'\?"),
        ("- {who: ada, does: 3}", r"s.yaml:1:20: 'does' has to be a name, not 3"),
        ("- {event: doorbell, to: ben}", r"s.yaml:1:25: an event has no 'to'"),
        ("- ask", r"s.yaml:1:3: this is not an act"),
        ("who: ada", r"s.yaml:1:1: a script is a list of acts"),
        ("", r"s.yaml:1:1: this script is empty"),
        ("- {who: ada, does: ask", r"s.yaml:\d:\d+: this is not YAML"),
        ("- &a {event: doorbell}\n- *a", r"aliases are not read"),
        ("- {who: ben, does: shrug, with: add_insult}", r"s.yaml:1:33: 'shrug' cannot carry 'add_insult' along"),
        ("- {who: ben, does: say_firmly, with: insutl}", r"s.yaml:1:38: no move is called 'insutl'"),
        (
            "- {who: ben, does: say_firmly, with: {does: add_insult, to: bob}}",
            r"s.yaml:1:61: no target is called 'bob'",
        ),
        (
            "- {event: doorbell}\n- {who: ben, does: rise}",
            r"s.yaml:2:3: 'ben rise' is not possible at beat 2: it needs not",
        ),
    ],
)
def test_what_cannot_be_followed_is_told_with_its_place(bicycle: Scene, tmp_path: Path, text: str, error: str) -> None:
    path = tmp_path / "s.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(inscape.InscapeError, match=error):
        inscape.observe(bicycle, path)


def test_every_error_is_told_at_once(bicycle: Scene, tmp_path: Path) -> None:
    path = tmp_path / "s.jsonl"
    path.write_text(
        '{"who": "adda", "does": "ask"}\n{"event": "doorbell"}\n{oh\n{"who": "ada", "does": 1}\n', encoding="utf-8"
    )
    with pytest.raises(inscape.ScriptError) as told:
        inscape.observe(bicycle, path)
    lines = str(told.value).splitlines()
    assert [line.split(": ")[0].rpartition("/")[2] for line in lines[:-1]] == ["s.jsonl:3:2", "s.jsonl:4:1"]
    path.write_text('{"who": "adda", "does": "ask"}\n{"who": "ada", "does": "aks"}\n', encoding="utf-8")
    with pytest.raises(inscape.ScriptError, match=r"(?s)'adda'.*'aks'.*2 errors"):
        inscape.observe(bicycle, path)


def test_an_impossible_act_says_what_stands_in_its_way(bicycle: Scene, tmp_path: Path) -> None:
    out = tmp_path / "part.run"
    script = [{"event": "doorbell"}, {"who": "ben", "does": "rise"}]
    with pytest.raises(inscape.ImpossibleAct) as told:
        inscape.observe(bicycle, script, out=out)
    assert told.value.reason == "it needs not standing(ben)"
    assert told.value.beat == 2
    assert len(inscape.Run.read(out)) == 1


def test_atoms_are_spelled_as_the_kernel_lays_them_out(bicycle: Scene) -> None:
    from inscape.mind.conditions import atoms, layout
    from inscape.play.obstacles import FAMILIES, spelled

    roster, axes = bicycle.roster, ("characters", "persons", "facts", "things", "prospects", "offers", "places")
    where = layout(**{axis: len(getattr(roster, axis)) for axis in axes})
    assert len(atoms(bicycle.stage, bicycle.start)) == where.size
    starts = [spelled(roster, getattr(where, name)).split("(")[0] for name in where._fields[:-1]]
    families = [family.replace("posture", "standing") for family, *_ in FAMILIES]
    assert starts == families
    assert spelled(roster, where.near + 1) == "near(ada, ben)"
    assert spelled(roster, where.troubled + 1) == "troubled(ada, ben) (ben sees ada look troubled)"
    assert spelled(roster, where.posture + 4) == "sitting(ben)"
    with pytest.raises(IndexError, match="none at"):
        spelled(roster, where.size)


def test_what_an_event_tells_is_testimony() -> None:
    scene = parse_scene(
        "scene: a\ncast: {ada: , ben: {believes: {lost: 0.0}}}\nfacts: {lost: {known_to: []}}\nevents: {bell: {tells: lost}}\n"
    )
    credence = inscape.observe(scene, [{"event": "bell"}]).beat(1).state.credence[:, scene.roster.fact("lost")]
    assert float(credence[0]) == pytest.approx(0.95, abs=0.01)
    assert 0.0 < float(credence[1]) < 0.25
