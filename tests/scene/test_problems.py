"""Everything wrong with a scene file, all at once: line, column, what, and the nearest valid word."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from pydantic_core.core_schema import ErrorType

import inscape
from inscape.errors import SYNONYMS, Problem, SceneError, UnknownName, count, nearest
from inscape.mind.axes import KINDS, STRANDS
from inscape.play.vetting import vet
from inscape.scene.check import check
from inscape.scene.codes import explain, pages
from inscape.scene.examine import examine
from inscape.scene.load import find_scene, load, parse_scene, shipped_scenes
from inscape.scene.problems import EXPLANATIONS, better_number, trace
from inscape.scene.text import parse
from tests.scene.samples import SAMPLE

SOURCE = Path(inscape.__file__).parent


def problems(source: str) -> list[Problem]:
    return list(examine(parse(source, file="f.yaml")).problems)


def said(source: str) -> str:
    return "\n".join(str(problem) for problem in problems(source))


def broken(old: str, new: str) -> str:
    assert SAMPLE.count(old) == 1, old
    return said(SAMPLE.replace(old, new))


def test_the_sample_is_sound() -> None:
    assert problems(SAMPLE) == []


def test_the_shipped_scenes_are_sound() -> None:
    assert "quarters" in shipped_scenes()
    assert [problem for problem in check(shipped_scenes()) if problem.severity == "error"] == []


def test_an_error_looks_as_promised() -> None:
    assert broken("regard: {ada: {warmth: 0.8}}", "regard: {adda: {warmth: 0.8}}") == (
        "f.yaml:36:14: cast.ben.regard.adda: nobody here is called 'adda'. Did you mean 'ada'?"
    )
    assert broken("        weight: 0.8\n", "        weight: 8\n") == (
        "f.yaml:40:17: cast.ben.standards[0].weight: 8 is out of range; weights run from 0 to 1. Did you mean 0.8?"
    )


def test_a_warning_shows_its_code() -> None:
    secret = SAMPLE.replace("things:\n", "  spare: {says: there is a spare key}\nthings:\n")
    message = "f.yaml:56:3: facts.spare: nobody knows, believes or can learn this fact, so it does nothing (W104)."
    assert said(secret).startswith(message)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        # Keys
        (
            "reserve: 0.4",
            "reserv: 0.4",
            "30:5: cast.ben.reserv: there is no key 'reserv' here. Did you mean 'reserve'?",
        ),
        ("reserve: 0.4", "silence: 3", "'silence' stands at the beginning of a line"),
        ("silence: 5", "reserve: 0.5", "'reserve' is said of a member of the cast"),
        ("{home: ada,", "{home:ada,", "Put a space after the colon: home: ada."),
        ("warmth: 0.7, esteem", "warmht: 0.7, esteem", "Did you mean 'warmth'?"),
        (
            "guilt: 0.5",
            "gilt: 0.5",
            "feels[0].gilt: 'gilt' is none of the words that can stand here. Did you mean 'guilt'?",
        ),
        ("about: ada}\n    regard", "abut: ada}\n    regard", "feels[0].abut: 'abut' is none of the words that can"),
        ("{by: ada, left: 0.2}", "{left: 0.2}", "the key 'by' is needed here. Add 'by: ...'."),
        ("reserve: 0.4\n", "reserve: 0.4\n    reserve: 0.5\n", "'reserve' is given twice, first in line 30"),
        # Values
        ("reserve: 0.4", "reserve: 40%", "30:14: cast.ben.reserve: a number is needed here, not '40%'. Write 0.4."),
        ("reserve: 0.4", "reserve: 0,4", "Write 0.4."),
        ("reserve: 0.4", "reserve: -0.4", "-0.4 is out of range; reserve runs from 0 to 1. Did you mean 0.4?"),
        ("reserve: 0.4", "reserve: .nan", "a number is needed here, not '.nan'"),
        ("reserve: 0.4", "reserve: yes", "a number is needed here, not 'yes'"),
        ("reserve: 0.4", "reserve: true", "a number is needed here, not true"),
        ("reserve: 0.4", "reserve:", "a number is needed here, not nothing"),
        ("pronouns: she", "pronouns: her", "'her' is none of the words that can stand here. Did you mean 'he'?"),
        ("beats: 30", "beats: 30.5", "a whole number is needed here, not 30.5"),
        ("beats: 30", "beats: 0", "beats runs from 1 to 10000"),
        ("title: The bicycle", "title: 12", "a word is needed here, not 12. Put it into quotes"),
        (
            "{says: The bell rings.,",
            "{says: The bell rings., once: no,",
            "true or false is needed here, not 'no'. Write false.",
        ),
        (
            "    mood: {pleasure: -0.2}",
            "    mood: bad",
            "keys with values are needed here, not 'bad'. Such as {pleasure: ...}.",
        ),
        ("between: [ada, ben]", "between: [ada]", "this is a list of 1, and one more is needed"),
        ("between: [ada, ben]", "between: ada", "a list is needed here, not 'ada'"),
        ("wrong: {do: lie}", "wrong: {do: lie, feel: anger}", "feel and do exclude each other. Keep one of them."),
        ("wrong: {do: lie}", "wrong: {}", "one key of feel or do is needed here"),
        ("scene: bicycle", "scene: The Bicycle", "1:8: scene: 'The Bicycle' is not a name; names are"),
        ("scene: bicycle", "scene: The Bicycle", "Did you mean 'the_bicycle'?"),
        # Names
        ("at: hall", "at: hal", "no place is called 'hal'. Did you mean 'hall'?"),
        ("at: hall", "at: ada", "'ada' is a member of the cast; a place is needed here"),
        (
            "stakes: {belonging: 0.8}",
            "stakes: {belongin: 0.8}",
            "no need is called 'belongin'. Did you mean 'belonging'?",
        ),
        ("ada probe", "ada prob", "history[0].usually[0]: no move or group is called 'prob'. Did you mean 'probe'?"),
        ("ben inform]", "eve inform]", "'eve' is not one of the two, ada and ben"),
        ("ben inform]", "ben]", "'ben' does not say who does what"),
        ("like: confess", "like: confes", "no move is called 'confes'. Did you mean 'confess'?"),
        ("stock: all", "stock: [greet, sneeer]", "no stock move is called 'sneeer'. Did you mean 'sneer'?"),
        (
            "  stock: all",
            "  stok: all",
            "moves.stok: keys with values are needed here, not 'all'. Did you mean 'stock'?",
        ),
        ("mask_cover", "mask_covr", "the theory has no constant called 'mask_covr'. Did you mean 'mask_cover'?"),
        ("mask_cover: 0.8", "mask_cover: 3", "3 is out of range; mask_cover runs from 0 to 1"),
        (
            "  mother: {",
            "  ada: {",
            "'ada' is a member of the cast already, in line 11. Give one of the two another name.",
        ),
        ("  mother: {", "  self: {", "'self' means something of its own in a scene file"),
        ("  honesty:", "  safety:", "'safety' is a need that everyone has already"),
        ("  confide:", "  attack:", "'attack' is a group of moves"),
        ("suggests: {lent: 0.2}", "suggests: {lost: 0.2}", "a fact can neither suggest nor exclude itself"),
        ("suggests: {lent: 0.2}", "excludes: lent", "lost and lent are both so, and cannot be"),
        ("{do: inform, to: ada", "{see_to: ben, to: ada", "'to' means something only beside 'do'"),
        ("orders: [ben]", "orders: [ada]", "this is ada. Name somebody else."),
        # Conditions, each at its own column
        (
            'when: "alone(ada) and',
            'when: "alone(aba) and',
            "65:46: events.bell.when: nobody in the cast is called 'aba'",
        ),
        ("came(ben.forgiven)", "came(ben.forgivn)", "69:55: ends.when[1]: no prospect is called 'ben.forgivn'"),
        ('"knows(ada, lost)"}', '"knws(ada, lost)"}', "'knws' is no condition. Did you mean 'knows'?"),
        (
            '"knows(ada, lost)"}',
            "knows(ada, lost)}",
            "Put the condition into quotes, for inside brackets a comma ends it.",
        ),
        (
            "together(actor, target)",
            "together(actor, targt)",
            "68:51: moves.confide.when: nobody here is called 'targt'. Did you mean 'target'?",
        ),
        ("[{look: target}]", "[{look: targt}]", "nobody here is called 'targt'. Did you mean 'target'?"),
    ],
)
def test_what_is_said(old: str, new: str, message: str) -> None:
    found = broken(old, new)
    assert message in found, found


def test_everything_is_said_at_once() -> None:
    worse = SAMPLE.replace("reserve: 0.4", "reserve: 4").replace("at: hall", "at: hal").replace("beats: 30", "beat: 30")
    assert [(problem.line, problem.code) for problem in problems(worse)] == [(28, "E120"), (30, "E115"), (69, "E111")]


def test_what_does_not_fit_hides_no_names_and_makes_up_none() -> None:
    worse = SAMPLE.replace("  key: {called: the key, held_by: ben", "  key: {called: [], held_by: bne")
    found = problems(worse)
    assert {problem.path for problem in found} == {"things.key.called", "things.key.held_by"}
    worse = SAMPLE.replace(
        '  lent: {says: "Ada lent the bicycle", by: ada, to: ben, means: {ben: {belonging: 0.2}}}', "  lent: 3"
    )
    assert [problem.path for problem in problems(worse)] == ["facts.lent"], (
        "other uses of lent are no problems of their own"
    )


@pytest.mark.parametrize(
    ("old", "new", "code", "path"),
    [
        ("honesty: {served_by: {respect: 0.5}}", "honesty: {}", "W101", "needs.honesty"),
        (
            "likely: 0.4, settled_by: {group: soften, by: ada}, likelier: [{group: inform, by: ben}]}",
            "likely: 0.4}\n      rain: {stakes: {ease: -0.5}}",
            "W102",
            "cast.ben.prospects.rain",
        ),
        ("  confide:", "  bow: {group: submit, when: so(lost) and not so(lost)}\n  confide:", "W103", "moves.bow.when"),
        ("things:\n", "  spare: {says: there is a spare key}\nthings:\n", "W104", "facts.spare"),
        ("things:\n", "  rain: {says: it rains, known_to: ada}\nthings:\n", "W105", "facts.rain"),
        ("came(ben.forgiven)]", "alone(ada) and not alone(ada)]", "W106", "ends.when[1]"),
        ("offers:\n", "  cup: {}\noffers:\n", "W107", "things.cup"),
        ("silence: 5\n", "  attic: {enter: nobody}\nsilence: 5\n", "W108", "places.attic"),
        ("facts:\n", "  uncle: {}\nfacts:\n", "W109", "people.uncle"),
        ("    rank: 0.6\n", "    moves: {only: []}\n", "W110", "cast.ada.moves"),
        ("    rank: 0.6\n", "    lines: {whistle: [La.]}\n", "W111", "cast.ada.lines.whistle"),
    ],
)
def test_what_is_suspicious(old: str, new: str, code: str, path: str) -> None:
    assert SAMPLE.count(old) == 1
    found = [problem for problem in problems(SAMPLE.replace(old, new)) if problem.severity == "warning"]
    assert [(problem.code, problem.path) for problem in found] == [(code, path)], found


KNOWN = """scene: a
cast:
  ada: {feels: [{joy: 0.3, about: eve}]}
  ben: {}
  eve: {}
facts: {broken: {by: ben, known_to: [ada], means: {ada: {meaning: -0.4}}}}
"""


@pytest.mark.parametrize(
    ("old", "new", "warns"),
    [
        ("", "", True),
        ("meaning: -0.4", "meaning: -0.3", False),
        ("known_to: [ada]", "known_to: {ada: 0.4}", False),
        ("known_to: [ada]", "known_to: [ben, eve]", False),
        ("about: eve", "about: broken", False),
        ("about: eve", "about: ben", False),
        (", about: eve", "", False),
        ("about: eve}]", "about: eve}], slights: [{by: ben}]", False),
        ("about: eve}]", "about: eve}], past: [{suffered: a loss}]", False),
    ],
)
def test_what_is_known_from_the_start_and_leaves_one_cold_is_suspicious(old: str, new: str, warns: bool) -> None:
    found = problems(KNOWN.replace(old, new))
    assert [(each.code, each.path) for each in found] == [("W118", "facts.broken")] * warns


def test_a_duty_owed_to_nobody_in_particular_is_suspicious() -> None:
    text = "scene: a\ncast:\n  ada: {duties: [{do: thank}]}\n  ben:\n  eve:\n"
    assert [(each.code, each.path) for each in problems(text)] == [("W117", "cast.ada.duties[0]")]
    assert problems(text.replace("thank}", "thank, to: ben}")) == []
    assert problems(text.replace("thank}", "sigh}")) == []
    assert problems(text.replace("  eve:\n", "")) == []


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ("facts: {lost: {known_to: ada, right: bad}}", "a number or keys with values are needed here, not 'bad'"),
        ("facts: {lost: {known_to: 3, right: -0.5}}", "a word, a list or keys with values are needed here, not 3"),
        ("contents: [{regard: ada, toward: ben, strand: envy}]", "'envy' is none of the words that can stand here. Did you mean 'hostility'?"),
        ("contents: [{regard: ada, toward: ben, strand: love}]", "Did you mean 'warmth' or 'attraction'?"),
        ("contents: [{feeling: ada, toward: ben, kind: envy}]", "Did you mean 'resentment' or 'jealousy'?"),
        ('events: {bell: {when: "beat > 3"}}', "A condition compares no numbers and knows neither beat nor time"),
        ('events: {bell: {when: "beat(3)"}}', "A condition compares no numbers and knows neither beat nor time"),
        ('events: {bell: {when: "time(ada)"}}', "A condition compares no numbers and knows neither beat nor time"),
        ('events: {bell: {when: "alone(ada) && alone(ben)"}}', "Use the words and, or, not"),
    ],
)  # fmt: skip
def test_the_real_cause_is_named(part: str, message: str) -> None:
    assert message in said(f"scene: a\ncast: {{ada: , ben: }}\n{part}\n")


def test_a_step_of_the_history_that_the_stock_has_and_the_scene_leaves_out_says_so() -> None:
    text = """scene: a
cast: {ada: , ben: }
moves: {stock: [ask]}
history: [{between: [ada, ben], usually: [ada ask, ben answer]}]
"""
    (problem,) = vet(parse(text, file="a.yaml"))
    assert str(problem).startswith(
        "a.yaml:4:52: history.0.usually.1: the stock move 'answer' is not among those of this scene."
    )
    assert "write its group: 'ben inform'" in problem.hint
    assert vet(parse(text.replace("ben answer", "ben inform"), file="a.yaml")) == []


def test_an_empty_belief_is_suspicious() -> None:
    (problem,) = problems("scene: a\ncast:\n  ada: {believes: {ben: {}}}\n  ben:\n")
    assert (problem.code, problem.path) == ("W112", "cast.ada.believes.ben")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("", "the file is empty. Begin with 'scene: NAME'"),
        ("# nothing\n", "a scene is keys with values, not nothing"),
        ("- a\n- b\n", "a scene is keys with values, not a list"),
        ("just words\n", "a scene is keys with values, not 'just words'"),
        ("scene: a\n", "the key 'cast' is needed here"),
        ("scene: a\ncast: {}\n", "at least 1 must stand here, not 0"),
        ("scene: a\ncast: [ada]\n", "keys with values are needed here"),
    ],
)
def test_files_that_are_no_scenes(source: str, message: str) -> None:
    assert message in said(source)


def test_a_three_line_character_works() -> None:
    assert problems("scene: a\ncast:\n  ada:\n  ben:\n    called: Ben\n") == []


def test_a_scene_that_is_not_there() -> None:
    with pytest.raises(SceneError, match=r"no file and no shipped scene called 'quartes'. Did you mean 'quarters'"):
        load("quartes")
    with pytest.raises(SceneError, match=r"no_such.yaml:1:1: there is no such file"):
        load("no_such.yaml")
    with pytest.raises(SceneError, match="no shipped scene"):
        find_scene("quartes")
    assert find_scene("quarters").name == "scene.yaml"


def test_a_scene_with_errors_does_not_load() -> None:
    with pytest.raises(SceneError) as caught:
        parse_scene(SAMPLE.replace("at: hall", "at: hal").replace("beats: 30", "beat: 30"), file="f.yaml")
    assert len(caught.value.problems) == 2
    assert str(caught.value).endswith("\n2 errors")


@pytest.mark.parametrize("path", ["../run", "/etc/passwd", "a/../../b", "C:\\run", "\\\\host\\run"])
def test_a_run_to_start_from_lies_beside_the_scene(path: str) -> None:
    assert "a run to start from lies beside the scene file or below" in said(f"{SAMPLE}after: '{path}'\n")


def test_check_reads_the_twins_beside_a_scene(tmp_path: Path) -> None:
    file = tmp_path / "scene.yaml"
    file.write_text(SAMPLE, encoding="utf-8")
    (tmp_path / "twins.yaml").write_text("twins:\n  rested:\n    set: {ben.reserv: 0.9}\n", encoding="utf-8")
    assert [Path(problem.file).name for problem in check([file])] == ["twins.yaml"]
    (problem,) = check([tmp_path])
    assert (problem.line, problem.path) == (3, "cast.ben.reserv")
    assert "cast.ben.reserv: twin rested: there is no key 'reserv' here. Did you mean 'reserve'?" in str(problem)


def test_a_run_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_text(f"{SAMPLE}after: gone.run\n", encoding="utf-8")
    (problem,) = check([file])
    assert (problem.path, problem.code, problem.line) == ("after", "E124", 71)


@pytest.mark.parametrize(
    ("value", "low", "high", "better"),
    [(8, 0, 1, 0.8), (80, 0, 1, 0.8), (-0.3, 0, 1, 0.3), (1.5, 0, 1, None), (-7, -1, 1, -0.7), (3, 0, 0.1, 0.03)],
)
def test_better_numbers(value: float, low: float, high: float, better: float | None) -> None:
    assert better_number(value, low, high) == (pytest.approx(better) if better is not None else None)


def test_traces_lead_to_what_the_author_wrote() -> None:
    values = {"place": {"a": {"home": "x"}}, "feels": [{"shame": 1}], "known": ["p", "q"]}
    assert trace(values, ("places", "a", "home", 0)) == (("place", "a", "home"), False)
    assert trace(values, ("feels", 0, "kinds", "shame", "[key]")) == (("feels", 0, "shame"), True)
    assert trace(values, ("known", "q")) == (("known", 1), False)
    assert trace(values, ("feels", 4)) == (("feels",), False)


def test_every_code_is_explained() -> None:
    used = {
        code for file in SOURCE.glob("scene/*.py") for code in re.findall(r'"([EW][0-9]{3})"', file.read_text("utf-8"))
    }
    assert used <= set(pages()), used - set(pages())
    assert set(pages()) <= used, set(pages()) - used
    assert "nobody knows" in explain("w104")
    with pytest.raises(UnknownName, match="no problem code is called 'X1'"):
        explain("X1")


def test_pydantic_knows_the_errors_that_are_explained() -> None:
    assert set(EXPLANATIONS) - {"too_many_of", "none_of", "lonely"} <= set(get_args(ErrorType))


def test_counting_and_nearest_words() -> None:
    assert count([]) == "no problems"
    error = Problem("f", 1, 1, "", "x")
    assert count([error, error, Problem("f", 1, 1, "", "y", severity="warning")]) == "2 errors, 1 warning"
    assert nearest("Adda", ["ben", "ada"]) == "ada"
    assert nearest("zzz", ["ben", "ada"]) is None
    assert str(UnknownName("Adda", kind="character", known=["ada", ""], place="letter.yaml:12:9")) == (
        "letter.yaml:12:9: no character is called 'Adda'. Did you mean 'ada'?"
    )


def test_what_writers_call_feelings_leads_to_the_words_of_the_glossary() -> None:
    assert {word for words in SYNONYMS.values() for word in words} <= {*KINDS, *STRANDS}
    assert all(word not in words for word, words in SYNONYMS.items())
