"""The page of which numbers matter: what it measures, and that it is what its figures say."""

from __future__ import annotations

import json

from tools.sensitivity import FIGURES, PAGE, Setting, flips, page, settings, verdicts


def test_the_page_is_what_its_figures_say():
    assert PAGE.read_text(encoding="utf-8") == page(json.loads(FIGURES.read_text(encoding="utf-8")))


def test_every_setting_is_another_value_within_the_range():
    wanted = settings()
    assert len(wanted) > 100
    assert {way for pair in wanted.values() for way in pair} == {"half", "double"}
    assert wanted["habit_weight"]["half"].value * 4 == wanted["habit_weight"]["double"].value


def test_a_number_that_carries_a_scene_flips_what_hangs_on_it():
    as_it_is = verdicts(Setting("", 0.0), ("lie",), worlds=2)
    assert flips(as_it_is, verdicts(Setting("", 0.0), ("lie",), worlds=2)) == []
    unmoved = verdicts(Setting("feel_gain", 0.0), ("lie",), worlds=2)
    assert flips(as_it_is, unmoved), "where nothing is felt, nobody is angry or disappointed"
