"""Asking a run: every kind of question, what it says, and what comes of a wrong one."""

from __future__ import annotations

import re

import pytest

import inscape
from inscape.errors import QueryError
from inscape.mind.axes import KINDS, TERMS
from inscape.play.run import Run
from inscape.scene.load import parse_scene
from inscape.why import why, worth_asking
from inscape.why.grounds import ELSEWHERE, NEEDED
from inscape.why.shares import EFFORTS, NORMS, OWN
from inscape.why.urges import SAYS, SHARES
from inscape.why.words import Words

KITCHEN = """\
scene: kitchen
places:
  kitchen: {home: ada}
  hall: {}
cast:
  ada:
    pronouns: she
    at: kitchen
    needs: {standing: {have: 0.2, weight: 0.9}, belonging: {have: 0.2, weight: 0.9}}
    temperament: {neuroticism: 0.8}
    feels: [{shame: 0.3, about: self}]
    standards: [{wrong: {feel: longing, about: ben}, weight: 0.8}]
    regard: {ben: {esteem: 0.8, attraction: 0.7}}
    prospects:
      thanked: {called: being thanked, by: ben, stakes: {standing: 0.8}, likely: 0.4, unlikelier: {group: attack, by: ben}}
    slights: [{by: ben, left: 0.4}]
  ben:
    pronouns: he
    at: kitchen
    needs: {standing: {have: 0.3, weight: 0.8}}
    temperament: {agreeableness: 0.1}
    regard: {ada: {hostility: 0.8}}
  cleo: {at: hall}
facts:
  bicycle_lost: {says: the bicycle is lost, by: ben, to: ada, known_to: ben, means: {ada: {ease: -0.4}}, right: -0.8}
moves: {stock: [insult, sneer, retort, stay_silent, look_away, confess, ask]}
ends: {beats: 8}
"""


@pytest.fixture(scope="module")
def run() -> Run:
    """Ben insults, then confesses; Ada answers."""
    scene = parse_scene(KITCHEN, file="kitchen.yaml")
    script = [
        {"who": "ben", "does": "insult", "to": "ada"},
        {"who": "ben", "does": "confess", "to": "ada", "about": "bicycle_lost"},
        {"who": "ada", "does": "retort", "to": "ben"},
    ]
    return inscape.observe(scene, script)


@pytest.mark.parametrize(
    "query",
    [
        "ada shame @1", "ada shame about self @1", "ada shame about self", "ada anger about ben @2", "ada hope about thanked @1",
        "ada -> ben hostility @3", "ada reserve", "ada surprise @2", "ada need standing @1", "ada mood pleasure", "ada slight ben @1",
        "ada prospect thanked @1", "ada believes bicycle_lost @2", "ada believes ben anger @1", "ada believes ben hostility @1",
        "ada believes ben fear about cleo", "ben believes ada bicycle_lost @2", "ben insult @1", "ben insult to ada @1",
        "ben insult ada @1", "ada stay silent @1", "ben sneer @1 not", "ada pride not @1", "ada pride @1 not", "ada longing not",
        "ADA Shame @1", "ada attack @1 not", "ada confess about bicycle_lost @2 not", "ben confess about bicycle_lost @2", "ada surprise about ben @2", "ada happy_for @2",
        "ada happy for @2", "ada shame @0", "ada reserve @0", "ada hides shame @1", "ben shows anger @2",
        "ada gladness @2", "ada feels ashamed @1", "ben attacks ada @1", "ada stays silent @1", "ada hopes thanked @1", "ada -> ben respect @1",
        "ada believes ben angry @1", "ben retorts @1 not",
    ],
)  # fmt: skip
def test_questions_have_answers_that_add_up(run: Run, query: str) -> None:
    reason = why(run, query)
    assert reason.adds_up
    assert reason.label
    assert reason.to_text()


def test_a_feeling_leads_back_to_what_was_done_and_what_was_stated(run: Run) -> None:
    text = why(run, "ada shame about self @1").to_text()
    assert text.startswith("Ada's shame about herself after beat 1")
    assert "there from the start" in text
    assert "kitchen.yaml:11" in text
    assert "Ben insults Ada" in text


def test_an_insult_costs_more_from_somebody_who_matters(run: Run) -> None:
    text = why(run, "ada distress about ben @1").to_text(depth=9)
    assert "what it cost her" in text
    assert "Ben matters to her" in text
    assert "esteem 0.8" in text
    assert "kitchen.yaml:13" in text
    assert "what standing is worth to her now" in text


def test_news_is_a_source_of_its_own(run: Run) -> None:
    reason = why(run, "ada believes bicycle_lost @2")
    assert [part.label for part in reason.parts] == ["told: Ben confesses to Ada (that the bicycle is lost)"] or any(
        part.label.startswith("told: Ben") for part in reason.parts
    )
    assert reason.value == pytest.approx(float(run.beat(2).state.credence[0, 0]))


def test_an_act_is_its_urge_chance_and_waiting(run: Run) -> None:
    reason = why(run, "ada retort")
    urge, chance, waiting = reason.parts[:3]
    choice = run.replay(3)[0]
    assert (urge.label, chance.label) == ("urge", "chance")
    assert waiting.value == pytest.approx(-float(choice.waiting[0]))
    row = int(run.beat(3).act.row)
    assert urge.value == pytest.approx(float(choice.terms[row].sum()), abs=1e-9)
    assert "of Ben's slights, not answered yet" in reason.to_text()


def test_an_act_that_was_given_says_so(run: Run) -> None:
    assert "given from outside" in why(run, "ben insult @1").to_text()
    free = inscape.play(run.scene, seed=1)
    name = run.scene.roster.acts[int(free.beat(1).act.row)]
    assert "given from outside" not in why(free, f"{name.actor} {name.move} @1").to_text()


def test_why_not_an_impossible_act_names_the_condition_that_fails(run: Run) -> None:
    reason = why(run, "ben sneer to cleo @1 not")
    assert reason.value is None
    assert "not possible" in reason.label
    assert "together(ben, cleo)" in reason.to_text()


def test_why_not_a_weaker_act_is_the_difference_term_by_term(run: Run) -> None:
    choice, acts = run.replay(2)[0], run.scene.roster.acts
    open_ = [row for row, act in enumerate(acts) if act.actor == "ben" and act.move == "sneer" and choice.possible[row]]
    value = choice.noisy - choice.turn_cost
    row = max(open_, key=lambda each: value[each])
    reason = why(run, "ben sneer @2 not")
    done = int(run.beat(2).act.row)
    assert reason.value == pytest.approx(float(value[row] - value[done]), abs=1e-9)
    assert reason.adds_up
    assert "what Ben did" in reason.to_text()


def test_why_not_what_was_done_says_that_it_was(run: Run) -> None:
    assert why(run, "ben insult @1 not").label.startswith("but it was done")


def test_why_not_a_feeling_names_the_condition_that_did_not_hold(run: Run) -> None:
    text = why(run, "ada pride @1 not").to_text()
    assert "she did it: 0.00" in text
    assert "not so" in text
    assert "drawn to somebody" in why(run, "ada longing @1 not").to_text()


@pytest.mark.parametrize(
    ("query", "column", "hint"),
    [
        ("ada shme @1", 5, "'shame'"), ("aba shame", 1, "'ada'"), ("ada insullt @1 not", 5, "'insult'"), ("ada shame about bne", 17, "'ben'"),
        ("ada -> ben hostilty", 12, "'hostility'"), ("ada -> bne hostility", 8, "'ben'"), ("ada need standin", 10, "'standing'"),
        ("ada mood plesure", 10, "'pleasure'"), ("ada prospect thankd", 14, "'thanked'"), ("ada believes ben anegr", 18, "'anger'"),
        ("ada believes bicycle_lots", 14, "'bicycle_lost'"), ("ada believs ben anger", 5, "'believes'"), ("ada shame @99", 12, "1 to 3"),
        ("ada insult to bne", 15, "'ben'"), ("ada shame @", 12, "@8"), ("ada @3", 5, "Ask"), ("ada -> ben", 11, "hostility"),
        ("ada reserve @2 not", 16, ""), ("ada reserve about ben", 19, "Leave"), ("ada insult @0", 13, "from 1"), ("ada need", 9, "standing"),
        ("ada confess @2", 5, "never open to Ada"), ("ada hides", 10, "hides anger"), ("ada hides angr @1", 11, "'anger'"),
        ("ada hides anger about ben @1", 23, "Leave"), ("ada shows anger @0", 18, "from 1"),
    ],
)  # fmt: skip
def test_a_wrong_question_says_where_and_offers_the_nearest(run: Run, query: str, column: int, hint: str) -> None:
    with pytest.raises(QueryError) as caught:
        why(run, query)
    assert caught.value.column == column
    assert hint in str(caught.value)


@pytest.mark.parametrize("query", ["", "  ", "kylo " * 200, "->", "ada shame @1 @2", "ada 'x'", "@3", "ada\tshame\x00"])
def test_nonsense_is_a_query_error(run: Run, query: str) -> None:
    with pytest.raises(QueryError):
        why(run, query)


def test_everything_worth_asking_can_be_asked(run: Run) -> None:
    questions = worth_asking(run)
    assert {question.kind for question in questions} >= {"change"}
    for question in questions:
        assert why(run, question.query).adds_up


def test_a_fact_stands_in_a_sentence_as_it_is_said() -> None:
    scene = parse_scene(re.sub(r"(?m)^moves: .*$", "moves: {stock: all}", KITCHEN))
    words, contents = Words(scene), scene.stage.contents.fact
    rows = [row for row in range(len(scene.roster.acts)) if contents[scene.stage.acts.content[row]] >= 0]
    told = {words.act(row) for row in rows}
    assert "Ben denies, against better knowledge, that the bicycle is lost" in told
    assert len(told) > 10
    assert not [text for text in told if re.search(r"\b(that|whether) (not )?that\b", text)]


def test_what_shows_is_what_the_mask_lets_through_and_what_is_put_on() -> None:
    scene = parse_scene(
        KITCHEN.replace("cleo: {at: hall}", "cleo: {at: hall}").replace(
            "pronouns: he", "pronouns: he\n    shows: {ada: {joy: 0.4}}"
        )
    )
    asked = inscape.observe(
        scene, [{"who": "ben", "does": "insult", "to": "ada"}, {"who": "ada", "does": "retort", "to": "ben"}]
    )
    put_on = why(asked, "ben shows joy @1")
    assert put_on.value == pytest.approx(float(asked.replay(1)[1].shown[1, :, KINDS.index("joy")].max()), abs=1e-9)
    assert "put on" in put_on.to_text()
    hidden = why(asked, "ada hides distress @2")
    assert hidden.adds_up
    assert "what the mask leaves open" in hidden.to_text()


def test_what_it_takes_and_what_is_right_say_of_what_they_are_made() -> None:
    scene = parse_scene(KITCHEN.replace("regard: {ada: {hostility: 0.8}}", "regard: {ada: {warmth: 0.2}}"))
    asked = inscape.observe(scene, [{"who": "ben", "does": "insult", "to": "ada"}])
    reason = why(asked, "ben insult @1")
    labels = {node.label for node in reason.walk()}
    assert reason.adds_up
    assert "the common reluctance to be cruel without cause" in labels
    assert "whether it is right by his standards" not in labels
    assert "the force it takes" in labels


@pytest.mark.parametrize(("reserve", "says"), [(0.58, "it could not be held, with reserve"), (0.0, "no strength left")])
def test_a_failure_of_self_control_is_worded_by_the_reserve_there_was(reserve: float, says: str) -> None:
    source = KITCHEN.replace(
        "    slights: [{by: ben, left: 0.4}]", f"    reserve: {reserve}\n    feels: [{{anger: 0.9, about: ben}}]"
    ).replace("    feels: [{shame: 0.3, about: self}]\n", "")
    found = ""
    for world in range(40):
        asked = inscape.observe(parse_scene(source), [{"who": "ben", "does": "insult", "to": "ada"}], world=world)
        found += "".join(node.label for node in why(asked, "ada anger @1").walk() if "fell in on itself" in node.label)
        if found:
            break
    assert says in found


def test_every_kind_and_term_has_words() -> None:
    assert set(NEEDED) | set(ELSEWHERE) == set(KINDS)
    assert not set(NEEDED) & set(ELSEWHERE)
    assert set(SAYS) == set(TERMS)
    assert set(SHARES["effort"]) == {*EFFORTS.values(), OWN}
    assert set(SHARES["standards"]) == {*NORMS.values(), OWN}


def test_the_package_is_the_verb(run: Run) -> None:
    assert inscape.why(run, "ada reserve @1").to_text() == why(run, "ada reserve @1").to_text()
