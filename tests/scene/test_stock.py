"""The stock moves: whole, sayable, and as warm and lively as people say of their verbs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import inscape
from inscape.mind.axes import GROUPS, NEEDS
from inscape.scene.load import parse_scene
from inscape.scene.model import Lines, Move
from inscape.scene.stock import stock_moves
from inscape.scene.when import atoms, clauses, parse
from inscape.tell.slots import SLOTS
from tools.norms import STOCK, carried, read

MOVES = stock_moves()
NAMES = sorted(MOVES)
NORMS = Path(__file__).parents[3] / "shared" / "data" / "affect_control" / "usfullsurveyor2015_behaviors.csv"
SLOT = re.compile(r"\{(\w*)\}")
SLOT_OF = {"fact": "fact", "thing": "thing", "place": "place", "offer": "offer", "person": "them"}
GROUNDED = {"actor", "target", "victim", "place", "thing", "fact", "offer", "content"}


def said(move: Move) -> list[str]:
    return [*move.lines.mild, *move.lines.plain, *move.lines.strong]


def test_there_are_enough_of_them_in_every_group() -> None:
    assert len(MOVES) >= 64
    for group in GROUPS:
        assert sum(move.group == group for move in MOVES.values()) >= 5, group


def test_files_hold_their_group() -> None:
    assert sorted(path.stem for path in STOCK.glob("*.yaml")) == sorted(GROUPS)
    for group in GROUPS:
        text = (STOCK / f"{group}.yaml").read_text(encoding="utf-8")
        for name in re.findall(r"^(\w+):", text, re.MULTILINE):
            assert MOVES[name].group == group, name


def test_no_file_repeats_a_name() -> None:
    stated = [
        name
        for path in STOCK.glob("*.yaml")
        for name in re.findall(r"^(\w+):", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert sorted(stated) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_what_is_said_in_words_has_lines_of_three_strengths(name: str) -> None:
    move = MOVES[name]
    if move.carried_by.get("words", 0.0) == 0.0:
        return
    for strength in Lines.model_fields:
        lines = getattr(move.lines, strength)
        assert len(lines) >= 2, strength
        assert len(set(lines)) == len(lines), strength


def test_no_two_moves_share_a_line() -> None:
    lines = [line for move in MOVES.values() for line in said(move)]
    repeated = {line for line in lines if lines.count(line) > 1}
    assert not repeated


@pytest.mark.parametrize("name", NAMES)
def test_slots_name_what_the_act_has(name: str) -> None:
    move = MOVES[name]
    assert move.does
    used = {slot for text in [move.does, *said(move)] for slot in SLOT.findall(text)}
    assert used <= set(SLOTS)
    for content, slot in SLOT_OF.items():
        if slot in used:
            assert content in move.content, f"{{{slot}}} is said, but the move is never about a {content}"
    if move.to in {"none", "all"}:
        assert not used & {"you", "your"}, "nobody is addressed"


@pytest.mark.parametrize("name", NAMES)
def test_a_move_about_a_fact_says_it(name: str) -> None:
    move = MOVES[name]
    if "fact" not in move.content or "none" in move.content:
        return
    for strength in Lines.model_fields:
        assert any("{fact}" in line for line in getattr(move.lines, strength)), strength


@pytest.mark.parametrize("name", NAMES)
def test_conditions_read_and_ask_only_for_what_the_act_has(name: str) -> None:
    when = MOVES[name].when
    if when is None:
        return
    expression = parse(when)
    assert clauses(expression)
    assert {word for atom in atoms(expression) for word in atom.arguments} <= GROUNDED


@pytest.mark.parametrize("name", NAMES)
def test_orders_name_a_move_or_a_group(name: str) -> None:
    orders = MOVES[name].orders
    assert orders is None or orders in MOVES or orders in GROUPS


@pytest.mark.parametrize("name", NAMES)
def test_needs_are_the_stock_needs(name: str) -> None:
    assert {*MOVES[name].serves, *MOVES[name].hurts} <= set(NEEDS)


@pytest.mark.parametrize("name", NAMES)
def test_numbers_say_where_they_come_from(name: str) -> None:
    move = MOVES[name]
    assert move.source == ("usfullsurveyor2015" if move.norm else "assumed")


def test_solitude_can_be_played() -> None:
    alone = [
        move for move in MOVES.values() if move.group == "tend" and move.to == "none" and "thing" not in move.content
    ]
    assert len(alone) >= 8


SHOWN = {
    "gratitude": {"thank"}, "happy_for": {"congratulate"}, "pity": {"comfort", "sympathise"}, "guilt": {"apologise", "admit_fault", "beg_forgiveness"},
    "admiration": {"acknowledge", "praise", "flatter"}, "joy": {"joke", "smile", "laugh_with", "flirt", "laugh_alone"},
    "love": {"endear", "touch", "embrace", "flirt"}, "distress": {"weep", "cover_face", "sigh", "cry_out", "plead"},
    "fear": {"cling", "stammer", "cry_out", "call_for_help"}, "anger": {"clench_fists", "strike_wall"},
}  # fmt: skip


def test_what_is_the_expression_of_a_feeling_shows_it_and_nothing_else_does() -> None:
    groups = ("soften", "submit", "tend", "engage")
    shown = {(kind, name) for name in NAMES if MOVES[name].group in groups for kind in MOVES[name].shows}
    assert shown == {(kind, name) for kind, names in SHOWN.items() for name in names}


def test_being_held_on_to_is_warm() -> None:
    assert MOVES["cling"].warmth > 0.0
    assert MOVES["cling"].norm is None


OUT_OF_PLACE = re.compile(
    r"\b(chair|clock|lamp|road|journey|on the way here|good night|until it is light|that night|been counting|all these years|"
    r"It has turned|No more than that|How is it with you|as well as can be)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("name", NAMES)
def test_lines_take_nothing_for_granted_that_a_scene_need_not_have(name: str) -> None:
    assert not [line for line in said(MOVES[name]) if OUT_OF_PLACE.search(line)]


FELT = {"troubled", "slighted", "wronged"}


def test_moves_for_help_and_good_news_say_what_is_possible_and_not_what_is_felt() -> None:
    for name in ("congratulate", "cry_out", "call_for_help"):
        when = MOVES[name].when
        assert when is None or not FELT & {atom.name for atom in atoms(parse(when))}
    assert MOVES["cry_out"].to == "none"
    assert MOVES["call_for_help"].to == "all"


def test_who_hears_a_call_for_help_is_asked_and_who_does_not_is_not() -> None:
    scene = parse_scene(
        "scene: a\nplaces: {room: {hears: {hall: 0.9}}, hall: {}, barn: {hears: {room: 0, hall: 0}}}\n"
        "cast: {ada: {at: room}, ben: {at: hall}, eve: {at: barn}}\nends: {goes_on_alone: true}\n"
    )
    run = inscape.observe(scene, [{"who": "ada", "does": "call_for_help"}])
    due = run.beat(1).state.due
    assert float(due[1, 0]) > 0.5
    assert float(due[2, 0]) < 0.1


def test_exactly_one_move_is_the_silence() -> None:
    assert [name for name in NAMES if MOVES[name].silence] == ["stay_silent"]


@pytest.mark.skipif(not NORMS.exists(), reason="the affect-control norms are not at hand")
def test_warmth_and_activity_are_the_norms() -> None:
    norms = read(NORMS)
    assert len(norms) > 800
    for name in NAMES:
        verb = MOVES[name].norm
        if verb is not None:
            assert (MOVES[name].warmth, MOVES[name].activity) == norms[verb], name
    assert sum(move.norm is not None for move in MOVES.values()) >= 64


@pytest.mark.skipif(not NORMS.exists(), reason="the affect-control norms are not at hand")
def test_the_tool_finds_a_number_that_was_changed() -> None:
    norms = read(NORMS)
    text = (STOCK / "attack.yaml").read_text(encoding="utf-8")
    assert carried(text, norms) == text
    changed = text.replace("warmth: -0.6\n", "warmth: -0.5\n", 1)
    assert changed != text
    assert carried(changed, norms) == text
