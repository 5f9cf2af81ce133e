"""The page and its JSON say the same, and a lost court stays in the table."""

from __future__ import annotations

from pathlib import Path

import orjson

from inscape.evidence.court import Court, Score
from inscape.evidence.courts import COURTS
from inscape.evidence.report import PAGE, VALUES, page, values, write
from inscape.evidence.variables import VARIABLES

STUDY = Path(__file__).resolve().parents[2] / "docs" / "study"


def test_the_page_is_what_its_values_make() -> None:
    report = orjson.loads((STUDY / VALUES).read_bytes())
    assert page(report) == (STUDY / PAGE).read_text(encoding="utf-8")


def test_every_court_is_in_it_with_every_regime() -> None:
    report = orjson.loads((STUDY / VALUES).read_bytes())
    assert [court["name"] for court in report["courts"]] == [each.name for each in COURTS]
    for court in report["courts"][:3]:
        regimes = {score["regime"] for score in court["scores"]}
        assert {"baseline", "defaults", "fitted", "read-out"} <= regimes
        assert 0 < len(court["constants"]) <= 20
        assert court["says"]
        assert all(score["low"] <= score["value"] <= score["high"] for score in court["scores"])


def test_what_is_missed_is_told(tmp_path: Path) -> None:
    court = Court(
        "x", "A court", "r", "As said.", (Score("the engine", "defaults", 0.2, 0.1, 0.3, target=0.5),), says=("Why.",)
    )
    paths = write([court], tmp_path)
    text = paths[0].read_text(encoding="utf-8")
    assert "0 of 1 goals are met" in text
    assert "| A court | the engine | defaults | 0.200 | ≥ 0.5 | **missed** |" in text
    assert "Why." in text
    assert orjson.loads(paths[1].read_bytes())["courts"] == orjson.loads(orjson.dumps(values([court])))["courts"]


def test_the_crosswalk_has_every_variable() -> None:
    text = (STUDY / "appraisal-crosswalk.md").read_text(encoding="utf-8")
    for each in VARIABLES:
        row = next((line for line in text.splitlines() if line.startswith("|") and f"`{each.name}`" in line), "")
        assert f"| {each.low:g} to {each.high:g} |" in row, each.name
