"""What was found to hold of the shipped scenes and their twins still does, in 40 worlds of each."""

from __future__ import annotations

import json

import pytest

from inscape.play.trials import try_scene
from inscape.scene.load import shipped_scenes
from tools.trials import FIGURES, PAGE, page

WORLDS = 40


def test_the_page_is_what_its_figures_say():
    found = json.loads(FIGURES.read_text(encoding="utf-8"))
    assert PAGE.read_text(encoding="utf-8") == page(found)
    assert set(found) == set(shipped_scenes())


@pytest.mark.usefixtures("unchecked")
@pytest.mark.parametrize("name", shipped_scenes())
def test_nothing_that_held_is_ruled_out(name):
    held = {
        (row["twin"], row["expectation"])
        for row in json.loads(FIGURES.read_text(encoding="utf-8"))[name]
        if row["verdict"] == "holds"
    }
    assert held, "some of what is expected of every scene comes out"
    trial = try_scene(name, worlds=WORLDS, workers=1)
    lost = [
        finding.expectation.text
        for finding in trial.findings
        if finding.ruled_out and (finding.expectation.twin or "", " ".join(finding.expectation.text.split())) in held
    ]
    assert not lost
