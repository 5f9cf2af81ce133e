"""A run told from beginning to end: acts, silences, interruptions, events, leaving, and what is unsaid beside them."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from rich.console import Console

import inscape
from inscape.mind.axes import KIND
from inscape.tell.transcript import transcript, transcript_text
from inscape.tell.views import views

BICYCLE = Path(__file__).parent / "bicycle.yaml"
CONFESSES = {"who": "ben", "does": "confess", "to": "ada", "about": "bicycle_lost"}
PACES = {"who": "ada", "does": "pace"}
SILENT = {"who": "ben", "does": "stay_silent", "to": "ada"}


def observed(*acts: dict[str, Any], seed: int = 3) -> inscape.Run:
    return inscape.observe(inscape.load(BICYCLE), acts, seed=seed)


def lines(*acts: dict[str, Any], unsaid: bool = False) -> list[str]:
    """The lines of a transcript between its header and its ending."""
    return [line.strip() for line in transcript_text(observed(*acts), unsaid=unsaid).splitlines()[2:-2]]


def test_the_header_says_what_and_where_and_which_luck() -> None:
    first = transcript_text(observed(PACES)).splitlines()[0]
    assert first == "  THE [RED]BICYCLE[/RED] · Ada's kitchen · world 0, seed 3"


def test_dialogue_stands_in_quotes_and_gestures_without() -> None:
    assert lines({"who": "ada", "does": "ask_where", "to": "ben"}) == ['1  Ada  "Where is it, Ben?"']
    assert lines({"who": "ada", "does": "look", "to": "ben"}) == ["1  Ada  looks at him."]


def test_a_line_about_a_fact_is_said_to_somebodys_face() -> None:
    assert lines(CONFESSES) == ['1  Ben  "I have to tell you that I lost the bicycle."']


def test_a_second_move_joins_the_speech() -> None:
    assert lines({**CONFESSES, "with": "snap"}) == [
        '1  Ben  "I have to tell you that I lost the bicycle. Are you happy now?"'
    ]


def test_what_is_cut_off_is_heard_as_far_as_it_came() -> None:
    told = lines({"who": "ada", "does": "hush", "to": "ben", "cuts_off": CONFESSES})
    assert re.fullmatch(r'1  Ben  ("I have[a-zI ]*—"|opens his mouth to speak —)', told[0])
    assert told[1] == 'Ada  raises a hand.  "Do not [b]say[/b] it."'
    assert "lost the bicycle" not in told[0]


def test_the_same_silence_again_is_one_row() -> None:
    assert lines(PACES, PACES, SILENT, SILENT, SILENT) == [
        "1-2  Ada  paces. Again.",
        "3-5  Ben  stays silent. Again, and again.",
    ]


def test_an_event_is_nobodys() -> None:
    assert lines(PACES, {"event": "rain"})[1].split("  ") == ["2", "", "", " It begins to rain."]


def test_the_end_says_why() -> None:
    left = observed({"who": "ben", "does": "leave"})
    assert transcript_text(left).splitlines()[-1] == "  The end, after 1 beat. Ada is alone."
    assert transcript_text(observed(PACES)).splitlines()[-1] == "  The run stops here, after 1 beat."


def test_the_unsaid_stands_beside_the_act() -> None:
    told = lines(CONFESSES, unsaid=True)
    assert told[0].endswith("tells")
    assert any(re.match(r"feels  guilt 0\.\d( → 0\.\d)? about Ada", line) for line in told)
    assert any(line.startswith("hides  ") and "guilt" in line for line in told)
    assert "Ada  now knows that Ben lost the bicycle" in told


@pytest.mark.parametrize("unsaid", [False, True])
@pytest.mark.parametrize("seed", [1, 2])
def test_the_founding_scene_reads_in_eighty_columns(seed: int, *, unsaid: bool) -> None:
    run = inscape.play("quarters", seed=seed, beats=12)
    text = transcript_text(run, unsaid=unsaid)
    assert max(len(line) for line in text.splitlines()) <= 80
    assert "\x1b" not in text
    assert "{" not in text
    assert not re.search(r"\b(None|nan)\b|[ \t]$", text, flags=re.MULTILINE)
    assert text == transcript_text(run, unsaid=unsaid)


def test_no_line_is_said_twice_while_another_is_left() -> None:
    run = inscape.play("quarters", seed=4, beats=30)
    said: dict[tuple[str, str], list[str]] = {}
    for view in views(run, inside=False):
        for doing in view.doings:
            if doing.whole and "{" not in doing.whole:
                said.setdefault((doing.actor, doing.move), []).append(doing.whole)
    often = {key: {line: spoken.count(line) for line in spoken} for key, spoken in said.items()}
    assert any(len(counts) > 1 for counts in often.values())
    assert all(max(counts.values()) - min(counts.values()) <= 1 for counts in often.values())


def test_the_rich_renderable_fits_the_console() -> None:
    run = observed(CONFESSES, SILENT)
    out = io.StringIO()
    Console(file=out, width=50, force_terminal=True, color_system="standard").print(transcript(run, unsaid=True))
    shown = re.sub(r"\x1b\[[0-9;]*m", "", out.getvalue())
    assert max(len(line) for line in shown.splitlines()) <= 50
    assert shown != out.getvalue()
    piped = io.StringIO()
    Console(file=piped, width=80).print(transcript(run, unsaid=True))
    assert piped.getvalue() == transcript_text(run, unsaid=True)


def test_a_view_is_json_and_says_the_whole_beat() -> None:
    run = observed({"who": "ada", "does": "hush", "to": "ben", "cuts_off": CONFESSES}, {"event": "rain"})
    first, second = (json.loads(json.dumps(view.to_json())) for view in views(run))
    assert [doing["part"] for doing in first["doings"]] == ["cut", "main"]
    assert first["doings"][0]["content"] == "bicycle_lost"
    assert {inside["who"] for inside in first["inside"]} == {"ada", "ben", "cat"}
    assert first["inside"][0]["company"] == ["ben"]
    assert any(felt["kind"] == "guilt" for felt in first["inside"][1]["felt"])
    assert second["kind"] == "event"


def test_views_follow_the_states() -> None:
    run = observed(CONFESSES, SILENT)
    for view in views(run):
        before, after = run.before(view.number), run.beat(view.number).state
        for inside in view.inside:
            me = run.scene.roster.character(inside.who)
            for felt in inside.felt:
                place = me, KIND[felt.kind], run.scene.roster.about(felt.about)
                assert (felt.before, felt.after) == (before.feeling[place], after.feeling[place])
            assert inside.surprise == after.surprise[me]
