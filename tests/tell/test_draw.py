"""Figures: drawn from the run, one colour for a feeling wherever it is, described in words, written without a network."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

import inscape
from inscape.errors import RunError, UnknownName
from inscape.mind.axes import KINDS, STRANDS
from inscape.play.run import Run
from inscape.tell import tables
from inscape.tell.charts import NAMES, palette

pytest.importorskip("altair", reason="the drawing library is not installed (inscape[draw])")
pytest.importorskip("vl_convert", reason="the drawing library is not installed (inscape[draw])")


@cache
def played() -> Run:
    return inscape.play("quarters", seed=7)


def test_every_feeling_has_one_colour_and_no_two_look_alike() -> None:
    colours = palette()["feelings"]
    assert set(colours) == set(KINDS)
    assert set(palette()["strands"]) == set(STRANDS)
    looks = [tuple(look) for look in colours.values()]
    assert len(looks) == len(set(looks))


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_colours_stand_out_from_both_grounds(theme: str) -> None:
    ground = luminance(palette()["themes"][theme]["ground"])
    for colour, _ in [*palette()["feelings"].values(), *palette()["strands"].values()]:
        lighter, darker = sorted((luminance(colour), ground), reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 2.0, colour


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("figure", NAMES)
def test_every_figure_can_be_drawn(figure: str) -> None:
    from inscape.tell.draw import spec

    value = spec(played(), figure, beat=5)
    assert value["description"].startswith(value["title"])
    assert "Kylo" in value["description"]
    assert [part["name"] for part in value["params"]] == ["beat"]
    assert sum(len(rows) for rows in value["datasets"].values()) > 3
    assert "http" not in json.dumps({key: part for key, part in value.items() if key != "$schema"})


@pytest.mark.parametrize(("suffix", "mark"), [(".svg", b"<svg"), (".png", b"\x89PNG"), (".html", b"<script")])
def test_a_figure_is_written(tmp_path: Path, suffix: str, mark: bytes) -> None:
    from inscape.tell.draw import draw

    out = tmp_path / f"figure{suffix}"
    draw(played(), "reserve", out=out, theme="dark")
    assert mark in out.read_bytes()[:4000] if suffix != ".html" else mark in out.read_bytes()
    assert b'<script src="http' not in out.read_bytes()


def test_what_cannot_be_drawn_is_said(tmp_path: Path) -> None:
    from inscape.tell.draw import draw

    with pytest.raises(UnknownName, match="Did you mean 'feelings'"):
        draw(played(), "feeling")
    with pytest.raises(RunError, match=r"\.gif"):
        draw(played(), "feelings", out=tmp_path / "x.gif")


def test_tables_hold_what_the_run_holds() -> None:
    run = played()
    last = [row for row in tables.reserve(run) if row["beat"] == len(run) and row["who"] == "Kylo"]
    assert last[0]["reserve"] == pytest.approx(float(run.state.reserve[run.scene.roster.character("kylo")]), abs=1e-3)
    assert {row["who"] for row in tables.feelings(run)} == {"Kylo", "Hux"}
    assert all(row["expected"] and row["nats"] >= 0.0 for row in tables.surprise(run))
    done = [row for row in tables.urges(run, 5) if row["fate"] == "done"]
    assert len(done) == 1
    assert {row["who"] for row in tables.beliefs(run, 5)} == {"Kylo", "Hux"}
