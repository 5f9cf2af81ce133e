"""A page keeps to its width, loses nothing, and reads no markup."""

from __future__ import annotations

import io

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from inscape.tell.layout import Page, Row, plain

PROSE = st.text(alphabet=st.characters(categories=("L", "N", "P", "Zs"), max_codepoint=0x2FF), max_size=200)


@given(PROSE, PROSE, st.integers(40, 120))
def test_no_line_is_wider_than_the_page(text: str, note: str, width: int) -> None:
    page = Page([Row("12", "Kylo", ((text, "said"),), note[:20], hang=3)])
    assert all(cell_len(line) <= width for line in plain(page, width=width).splitlines())


@given(st.lists(st.text(alphabet="abcdefgh", min_size=1, max_size=9), min_size=1, max_size=40))
def test_no_word_is_lost(words: list[str]) -> None:
    text = plain(Page([Row("1", "Ada", ((" ".join(words), "said"),), "asks · warm", hang=4)]), width=60)
    assert text.replace("asks · warm", "").split() == ["1", "Ada", *words]


def test_what_an_author_wrote_is_no_markup() -> None:
    out = io.StringIO()
    Console(file=out, width=60, force_terminal=True, color_system="standard").print(
        Page([Row("1", "[red]Ada", (("[bold]no[/bold] [link=x]y", "said"),))])
    )
    assert "[bold]no[/bold] [link=x]y" in out.getvalue()
    assert "[red]Ada" in out.getvalue()


def test_no_colour_when_not_a_terminal() -> None:
    out = io.StringIO()
    Console(file=out, width=60).print(Page([Row("1", "Ada", (("looks up.", "done"),), "turns to")]))
    assert "\x1b" not in out.getvalue()


def test_a_note_stands_at_the_right_edge() -> None:
    line = plain(Page([Row("1", "Ada", (("Hello.", "said"),), "asks")]), width=44).splitlines()[0]
    assert line == "  1  Ada  Hello.                        asks"


def test_further_lines_are_set_in() -> None:
    first, second, *_ = plain(Page([Row("1", "Ada", (("word " * 20, "said"),), hang=4)]), width=40).splitlines()
    assert first.index("word") + 4 == second.index("word")


def test_wide_letters_count_twice() -> None:
    text = plain(Page([Row("1", "凱羅", (("走" * 60, "said"),))]), width=40)
    assert all(cell_len(line) <= 40 for line in text.splitlines())
    assert text.count("走") == 60
