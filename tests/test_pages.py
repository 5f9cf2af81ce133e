"""The check of the pages must itself be able to fail: see tools/pages.py."""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.pages import PAGES, agrees, elided, finish, rewrite, start

PAGE = """# A page

```python
for number in range(3):
    print(number)
```

```text
0
...
```

```yaml
# kept.yaml
three: words
```

```console
$ cat kept.yaml
# kept.yaml
three: words
$ echo one
one
```
"""


def differences(path: Path) -> list[str]:
    document = PAGES.parse(path)
    start(document.namespace)
    try:
        return [text for example in document.examples() if (text := example.region.evaluator(example))]
    finally:
        finish(document.namespace)


def test_a_true_page_passes_and_is_left_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE)
    assert differences(page) == []
    assert not rewrite(page)
    assert page.read_text() == PAGE


def test_indentation_is_part_of_what_is_shown(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text('```python\nprint("  one\\n  two")\n```\n\n```text\n  one\n  two\n```\n')
    assert differences(page) == []
    page.write_text(page.read_text().replace("  one\n  two\n`", "one\ntwo\n`"))
    assert len(differences(page)) == 1


@pytest.mark.parametrize(("was", "now"), [("0\n...", "7\n..."), ("one\n```", "two\n```"), ("three: words\n$", "$")])
def test_a_false_page_fails_and_is_put_right(tmp_path: Path, was: str, now: str) -> None:
    page = tmp_path / "page.md"
    page.write_text(PAGE.replace(was, now))
    assert len(differences(page)) == 1
    assert rewrite(page)
    assert page.read_text() == PAGE


@pytest.mark.parametrize("block", ["```console\n$ exit 3\n```", "```sh\nfalse\n```", "```rust\nfn main() {}\n```"])
def test_what_cannot_run_fails(tmp_path: Path, block: str) -> None:
    page = tmp_path / "page.md"
    page.write_text(block + "\n")
    with pytest.raises(AssertionError):
        differences(page)


def test_a_make_target_that_is_not_there_fails(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("```sh\nmake play  # is there\nmake gold\n```\n")
    with pytest.raises(AssertionError, match="gold"):
        differences(page)


@pytest.mark.parametrize(
    ("shown", "output", "is_so"),
    [
        ("a\n...\n", "a\n", True),
        ("a\n...\n", "a\nb\nc\n", True),
        ("...\nc\n", "a\nb\nc\n", True),
        ("a\n...\nc\n", "a\nb\nb\nc", True),
        ("a\n...\nc\n", "a\nb\n", False),
        ("a  \n", "a\n", True),
        ("a...", "ab", False),
        ("a", "ab", False),
        ("", "a", False),
    ],
)
def test_agreement(shown: str, output: str, is_so: bool) -> None:
    assert agrees(shown, output) is is_so


def test_output_is_as_long_as_before() -> None:
    assert elided("x\ny\n...\n", "a\nb\nc\nd\n") == "a\nb\n...\n"
    assert elided("", "a\nb\n") == "a\nb\n"
