"""Moves are listed by group and explained in a writer's words."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from inscape.cli.main import main
from inscape.mind.axes import GROUPS
from inscape.scene.model.move import Move
from inscape.scene.stock import stock_moves
from inscape.scene.when import ATOMS as KNOWN_ATOMS
from inscape.scene.when import parse
from inscape.tell.conditions import ATOMS, condition_in_words
from inscape.tell.moves import GROUP_MEANS, SCALES, move_in_words, whole_condition


def say(*words: str) -> Result:
    return CliRunner().invoke(main, ["moves", *words], catch_exceptions=False)


def test_every_move_is_listed_under_its_group() -> None:
    listed = say().stdout
    for group in GROUPS:
        assert GROUP_MEANS[group] in listed
    words = set(listed.replace(",", " ").split())
    assert set(stock_moves()) <= words
    assert all(len(line) <= 80 for line in listed.splitlines())


@pytest.mark.parametrize("name", sorted(stock_moves()))
def test_every_move_can_be_explained(name: str) -> None:
    told = list(move_in_words(name, stock_moves()[name]))
    labels = [line.label for line in told]
    assert {"done to", "possible", "source", "yours"} <= set(labels)
    assert all("{" not in line.text or line.label == "yours" for line in told), told


def test_a_move_is_told_in_words_and_numbers() -> None:
    told = say("ask_about").stdout
    assert "ask_about (probe: seeks to learn something" in told
    assert "asks the other whether something is so" in told
    condition = stock_moves()["ask_about"].when
    assert condition is not None
    assert f"possible when {condition_in_words(condition)} warmth" in " ".join(told.split())
    assert "0.90  does not go without an answer" in told
    assert '"Is it true that {fact}?"' in told
    assert 'the verb "ask about"' in told
    assert all(len(line) <= 80 for line in told.splitlines())


def test_a_group_is_told_as_its_moves() -> None:
    told = say("depart").stdout
    assert told.startswith("depart: ends being together by going")
    assert "walks out on the other" in told


def test_a_mistyped_name_is_met_with_the_nearest() -> None:
    told = say("sneeer")
    assert (told.exit_code, told.stdout) == (1, "")
    assert "no stock move is called 'sneeer'. Did you mean 'sneer'?" in told.stderr
    assert "insults" in say("Insult").stdout


def test_the_moves_of_a_scene_are_its_own_too(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_text("scene: a\ncast: {b: {}}\nmoves: {stock: [sigh], kneel: {group: submit, to: none, does: kneels}}\n")
    listed = say("--in", str(path)).stdout
    assert "kneel" in listed
    assert "insult" not in listed
    assert "kneels" in say("kneel", "--in", str(path)).stdout
    assert say("insult", "--in", str(path)).exit_code == 1


@pytest.mark.parametrize(
    ("stated", "whole"),
    [
        ({}, "together(actor, target)"),
        ({"to": "none"}, ""),
        ({"to": "all"}, ""),
        ({"when": "standing(actor)"}, "together(actor, target) and standing(actor)"),
        ({"when": "alone(target) or sitting(actor)"}, "together(actor, target) and (alone(target) or sitting(actor))"),
        ({"when": "hears(target, actor)"}, "hears(target, actor)"),
        ({"when": "not together(actor, target)"}, "not together(actor, target)"),
        ({"to": "none", "content": "thing", "then": {"put": "place"}}, "holds(actor, thing)"),
        ({"to": "none", "content": "thing", "when": "holds(actor, thing)", "then": {"put": "place"}}, "holds(actor, thing)"),
        ({"to": "none", "then": [{"take": "cup"}, {"go": "hall"}]}, "not holds(actor, cup) and not here(actor, hall)"),
        ({"to": "none", "then": {"go": "out"}}, ""),
        ({"content": "offer", "then": {"offer": "refused"}}, "together(actor, target) and pending(offer)"),
    ],
)  # fmt: skip
def test_the_whole_condition_is_told_not_only_what_is_stated(stated: dict[str, object], whole: str) -> None:
    move = Move.model_validate({"group": "tend", **stated})
    assert whole_condition(move) == whole
    possible = next(line.text for line in move_in_words("it", move) if line.label == "possible")
    assert possible == (f"when {condition_in_words(whole)}" if whole else "at any time")


def test_the_stock_tells_what_each_move_takes() -> None:
    assert "one has the thing" in " ".join(say("put_down").stdout.split())
    assert all(parse(whole) for move in stock_moves().values() if (whole := whole_condition(move)))


def test_it_is_told_who_of_two_looks_troubled() -> None:
    assert "one sees that the other looks troubled" in " ".join(say("comfort").stdout.split())


def test_every_atom_has_words() -> None:
    assert set(ATOMS) == set(KNOWN_ATOMS)


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        ("together(actor, target)", "one and the other are together"),
        ("not alone(actor)", "one is not alone"),
        ("standing(actor) and not standing(target)", "one is standing and the other is not standing"),
        ("near(actor, target) and (asked(actor, target) or ordered(actor, target))",
         "one and the other are within arm's reach, and either one owes the other an answer or one is under an order by the other"),
        ("not (pending(offer) or taken(offer))", "the offer does not wait for an answer and the offer has not been accepted"),
    ],
)  # fmt: skip
def test_conditions_in_words(condition: str, words: str) -> None:
    assert condition_in_words(condition) == words


def test_scales_reach_to_the_end() -> None:
    for scale in SCALES.values():
        bounds = [bound for bound, _ in scale]
        assert bounds == sorted(bounds)
        assert bounds[-1] == 1.0
