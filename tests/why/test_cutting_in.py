"""Why somebody cut in: what hurried them stands in the reason, and it adds up."""

from __future__ import annotations

import pytest

import inscape


def first_cut():
    scene = inscape.load("quarters")
    for world in range(40):
        run = inscape.play(scene, world=world)
        for beat in run.beats:
            if int(beat.act.cut_off) >= 0:
                return run, scene.roster.acts[int(beat.act.row)], beat.number
    raise AssertionError("nobody cuts in")


def test_dread_and_arousal_are_parts_of_cutting_in():
    run, name, number = first_cut()
    reason = inscape.why(run, f"{name.actor} {name.move} @{number}")
    sums = [part for part in reason.parts if part.value is not None]
    assert sum(part.value for part in sums) == pytest.approx(reason.value)
    said = reason.to_text()
    assert "dread of what" in said
    assert "how roused one is" in said
    assert "it cut off" in said
    assert "out of turn" not in said
