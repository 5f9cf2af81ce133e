"""The report: one page, no network, nothing an author wrote is markup, usable without a mouse."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import inscape
from inscape.play.run import Run

pytest.importorskip("altair", reason="the drawing library is not installed (inscape[draw])")
pytest.importorskip("vl_convert", reason="the drawing library is not installed (inscape[draw])")

HOSTILE = """
scene: hostile
title: "<script>window.stolen = 1</script>"
about: "<img src=x onerror='window.stolen = 2'> <!--data--> </script>"
cast:
  ada: {called: "<b>Ada</b>", feels: [{anger: 0.6, about: ben}], regard: {ben: {hostility: 0.7}}}
  ben: {called: "Ben</script><script>window.stolen = 3</script>", feels: [{fear: 0.6, about: ada}], lines: {answer: ["<i onclick=x>&amp;</i>"]}}
facts:
  lost: {says: "<svg onload='window.stolen = 4'>", by: ben, known_to: [ben], means: {ada: {safety: -0.5}}}
ends: {beats: 8}
"""
CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)


@cache
def page_of(scene: str) -> str:
    from inscape.tell.report import report

    return report(inscape.play(scene, seed=3, beats=12))


def hostile(tmp_path: Path) -> Run:
    path = tmp_path / "scene.yaml"
    path.write_text(HOSTILE, encoding="utf-8")
    return inscape.play(path, seed=1)


def test_it_is_one_small_page() -> None:
    page = page_of("quarters")
    assert len(page.encode()) <= 3_000_000
    assert "<link" not in page
    assert "<script src" not in page
    assert "default-src 'none'" in page
    for part in ("What happened", "Worth asking about", "Kylo&#x27;s side", "Hux&#x27;s side", "From the outside"):
        assert part in page


def test_what_an_author_wrote_is_text(tmp_path: Path) -> None:
    from inscape.tell.report import report

    page = report(hostile(tmp_path))
    for text in ("<script>window.stolen", "<img src=x", "<b>Ada</b>", "<i onclick", "<svg onload"):
        assert text not in page
    assert "&lt;script&gt;window.stolen = 1" in page
    assert page.count("</script>") == 3


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None:
        pytest.skip("no Chromium is installed here: the page is not opened")
    with api.sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield found
        found.close()


@pytest.fixture
def opened(browser: Any, tmp_path: Path) -> Iterator[Any]:
    """A function that opens a page and keeps what went wrong in `troubles` and what it asked for in `requests`."""
    context = browser.new_context(viewport={"width": 1400, "height": 1000})

    def open_page(text: str) -> Any:
        path = tmp_path / "report.html"
        path.write_text(text, encoding="utf-8")
        page = context.new_page()
        page.troubles, page.requests = [], []
        page.on(
            "console",
            lambda message: page.troubles.append(message.text) if message.type in ("error", "warning") else None,
        )
        page.on("pageerror", lambda error: page.troubles.append(str(error)))
        page.on("request", lambda request: page.requests.append(request.url))
        page.goto(path.as_uri())
        page.wait_for_selector("body[data-drawn]", timeout=20_000)
        return page

    yield open_page
    context.close()


def test_choosing_a_beat_and_a_feeling(opened: Any) -> None:
    page = opened(page_of("quarters"))
    page.click("button.beat[data-beat='3']")
    assert page.inner_text("#beat-number") == "3"
    assert page.get_attribute("button.beat[data-beat='3']", "aria-pressed") == "true"
    feeling = page.locator("#inside button.feeling").first
    assert feeling.get_attribute("aria-expanded") == "false"
    feeling.click()
    assert feeling.get_attribute("aria-expanded") == "true"
    assert "inscape why RUN" in page.locator("#inside .why").first.inner_text()
    for name in page.eval_on_selector_all("#figure-name option", "options => options.map(option => option.value)"):
        page.select_option("#figure-name", name)
        page.wait_for_selector(f"body[data-drawn='{name}']")
        assert page.locator("#figure svg").count() == 1
    assert page.troubles == []
    assert [url for url in page.requests if not url.startswith(("file:", "data:"))] == []


def test_it_can_be_used_without_a_mouse(opened: Any) -> None:
    page = opened(page_of("quarters"))
    page.focus("button.beat[data-beat='2']")
    page.keyboard.press("ArrowDown")
    assert page.inner_text("#beat-number") == "3"
    assert page.evaluate("document.activeElement.dataset.beat") == "3"
    page.keyboard.press("End")
    last = page.inner_text("#beat-number")
    assert last == page.locator("button.beat").last.get_attribute("data-beat")
    page.locator("#inside button.feeling").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("#inside .why").first.is_visible()


def test_a_hostile_scene_shows_as_text(opened: Any, tmp_path: Path) -> None:
    from inscape.tell.report import report

    page = opened(report(hostile(tmp_path)))
    for beat in page.locator("button.beat").all():
        beat.click()
        for feeling in page.locator("#inside button.feeling").all():
            feeling.click()
    assert page.evaluate("window.stolen") is None
    assert "<script>window.stolen = 1</script>" in page.inner_text("h1")
    assert page.troubles == []


def test_every_figure_on_one_page(opened: Any, tmp_path: Path) -> None:
    from inscape.tell.album import write_album
    from inscape.tell.charts import NAMES

    write_album(hostile(tmp_path), tmp_path / "album.html", theme="dark")
    page = opened((tmp_path / "album.html").read_text(encoding="utf-8"))
    assert [page.locator(f"#{name} svg").count() for name in NAMES] == [1] * len(NAMES)
    assert page.evaluate("window.stolen") is None
    assert page.troubles == []
    assert [url for url in page.requests if not url.startswith(("file:", "data:"))] == []


def test_all_figures_go_into_a_page_and_nothing_else(tmp_path: Path) -> None:
    from click.testing import CliRunner

    from inscape.cli.main import main

    refused = CliRunner().invoke(main, ["draw", "any.run", "--out", str(tmp_path / "all.svg")])
    assert refused.exit_code == 2
    assert "--figure NAME" in refused.output


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(opened: Any, scheme: str) -> None:
    path = os.environ.get("AXE_CORE")
    if not path:
        pytest.skip("AXE_CORE names no axe.min.js (npm pack axe-core): accessibility is not checked")
    page = opened(page_of("quarters"))
    page.emulate_media(color_scheme=scheme)
    page.click("button.beat[data-beat='3']")
    page.locator("#inside button.feeling").first.click()
    page.evaluate(Path(path).read_text(encoding="utf-8"))
    assert [(found["id"], found["nodes"][0]["html"]) for found in page.evaluate("axe.run()")["violations"]] == []
