"""Run every code block and every command that the pages show, and compare or write down what comes out.

`python -m tools.pages` writes; the tests compare. In a page, each kind of fenced block has one meaning:

- `console`: lines that start with `$ ` are commands, the lines below each are what it prints;
- `python`: a program, continued from block to block of the page; a `text` block right below it is what it prints;
- `sh`: commands whose output is not shown; `make` is only asked whether it has such a target;
- `yaml`, `json`: must parse; if the first line is a comment that names a file, later commands find it under that name;
- `text`, `mermaid` and `{directives}`: not run.

A line `...` in shown output stands for any lines. Each page runs in an empty folder of its own.
"""

from __future__ import annotations

import contextlib
import io
import itertools
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import yaml
from sybil import Document, Example, Region, Sybil
from sybil.parsers.markdown.lexers import FencedCodeBlockLexer

ROOT = Path(__file__).resolve().parent.parent
NOT_RUN = ("text", "mermaid", "bibtex")
FILE_NAME = re.compile(r"# (?P<name>[\w.-]+\.(?:yaml|json|jsonl))(?:\s|$)")
LIMIT_SECONDS = 60


class Block(NamedTuple):
    """One fenced block: its language, its source, and for a program the output shown below it ("" for none)."""

    language: str
    source: str
    shown: str


class Page:
    """A page while it runs: an empty folder, and the names that its programs have made so far."""

    def __init__(self) -> None:
        self._scratch = tempfile.TemporaryDirectory(prefix="inscape-page-")
        self.folder = Path(self._scratch.name)
        self.names: dict[str, Any] = {"__name__": "__page__"}

    def close(self) -> None:
        """Remove the folder."""
        self._scratch.cleanup()

    def run(self, block: Block) -> Block:
        """Run one block; return it as it should read. Raises whatever the block raises, or AssertionError."""
        if block.language == "console":
            return block._replace(source=self._run_console(block.source))
        if block.language == "python":
            return block._replace(shown=elided(block.shown, self._run_python(block.source)))
        if block.language == "sh":
            for line in block.source.splitlines():
                self._run_command(line, allowed=(0,))
            return block
        if block.language in {"yaml", "json"}:
            self._keep(block)
            return block
        raise AssertionError(f"no test knows how to run a block of {block.language!r}")

    def _run_python(self, source: str) -> str:
        printed = io.StringIO()
        code = compile(source, "<page>", "exec", dont_inherit=True)
        with contextlib.chdir(self.folder), contextlib.redirect_stdout(printed):
            exec(code, self.names)  # noqa: S102 - running what the page shows is what this is for
        return printed.getvalue()

    def _run_console(self, source: str) -> str:
        parts = []
        for command, shown in commands(source):
            output = self._run_command(command, allowed=(0, 1))
            parts.append(f"$ {command}\n" + (elided(shown, output) if "make" not in command.split() else shown))
        return "".join(parts)

    def _run_command(self, command: str, allowed: tuple[int, ...]) -> str:
        command = command.replace(".venv/bin/", "")
        if command.startswith("make "):
            command = f"make --dry-run --directory '{ROOT}' {command.removeprefix('make ')}"
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        surroundings = {"PATH": path, "HOME": str(self.folder), "COLUMNS": "100", "LC_ALL": "C.UTF-8", "NO_COLOR": "1"}
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", command],
            cwd=self.folder,
            env=surroundings,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=LIMIT_SECONDS,
            check=False,
        )
        if done.returncode not in allowed or "Traceback (most recent call last)" in done.stdout:
            raise AssertionError(f"$ {command}\n{done.stdout}(exit status {done.returncode})")
        return done.stdout

    def _keep(self, block: Block) -> None:
        named = FILE_NAME.match(block.source)
        text = block.source.partition("\n")[2] if named and block.language == "json" else block.source
        if block.language == "yaml":
            yaml.safe_load(text)
        else:
            for line in text.splitlines() if named and named["name"].endswith("jsonl") else [text]:
                json.loads(line)
        if named:
            (self.folder / named["name"]).write_text(text, encoding="utf-8")


def commands(source: str) -> Iterator[tuple[str, str]]:
    """Each command of a console block, with the output shown below it."""
    for part in re.split(r"^\$ ", source, flags=re.MULTILINE)[1:]:
        command, _, shown = part.partition("\n")
        yield command, shown


def agrees(shown: str, output: str) -> bool:
    """Whether the output is what is shown, where a line `...` stands for any lines."""
    wanted = "\n".join(line.rstrip() for line in shown.strip("\n").splitlines())
    pattern = r"(?:.*\n)*?".join(re.escape(part) for part in re.split(r"^\.\.\.(?:\n|$)", wanted, flags=re.MULTILINE))
    got = "\n".join(line.rstrip() for line in output.strip("\n").splitlines())
    return re.fullmatch(pattern, got + "\n" if wanted.endswith("...") else got) is not None


def elided(shown: str, output: str) -> str:
    """The output as it should be shown: unchanged where it agrees, and as long as before where it ended in `...`."""
    if agrees(shown, output):
        return shown
    lines = [line.rstrip() for line in output.strip("\n").splitlines()]
    kept = shown.rstrip().splitlines()
    if kept and kept[-1] == "..." and len(kept) <= len(lines):
        lines = [*lines[: len(kept) - 1], "..."]
    return "".join(f"{line}\n" for line in lines)


def blocks(document: Document) -> Iterable[Region]:
    """Find every block to run; a program and the output below it are one region."""
    lexer = FencedCodeBlockLexer(language=r"[^\n]+", mapping={"language": "language", "source": "source"})
    found = sorted(lexer(document), key=lambda region: region.start)
    for region, below in itertools.zip_longest(found, found[1:]):
        language, shown, end = str(region.lexemes["language"]), "", region.end
        if language.startswith("{") or language in NOT_RUN:
            continue
        if language == "python" and below and is_output(document.text[region.end : below.start], below):
            shown, end = as_it_stands(document, below), below.end
        block = Block(language, str(region.lexemes["source"]), shown)
        yield Region(region.start, end, parsed=block, evaluator=compare)


def is_output(between: str, below: Region) -> bool:
    """Whether a block below a program is what it prints: a `text` block with nothing between."""
    return below.lexemes["language"] == "text" and not between.strip()


def as_it_stands(document: Document, region: Region) -> str:
    """What stands between the fences of a block, with its indentation, which the lexer takes away."""
    return document.text[region.start : region.end].partition("\n")[2].rpartition("```")[0]


def written(block: Block) -> str:
    """The block as it stands in a page."""
    text = f"```{block.language}\n{block.source}```"
    return f"{text}\n\n```text\n{block.shown}```" if block.shown else text


def compare(example: Example) -> str | None:
    """Run one block of a page; say how it differs from what is shown, or nothing."""
    now: Block = example.namespace["page"].run(example.parsed)
    if now == example.parsed:
        return None
    return f"the page shows\n\n{written(example.parsed)}\n\nbut it is (`make outputs` writes it down)\n\n{written(now)}"


def start(namespace: dict[str, Any]) -> None:
    """Begin a page."""
    namespace["page"] = Page()


def finish(namespace: dict[str, Any]) -> None:
    """End a page."""
    namespace["page"].close()


PAGES = Sybil(parsers=[blocks], patterns=["*.md"], path=str(ROOT), setup=start, teardown=finish)


def rewrite(path: Path) -> bool:
    """Run a page and write down what came out; return whether it changed."""
    document = PAGES.parse(path)
    page, parts, at = Page(), [], 0
    try:
        for example in document.examples():
            parts += [document.text[at : example.start], written(page.run(example.parsed))]
            at = example.end
    finally:
        page.close()
    text = "".join([*parts, document.text[at:]])
    path.write_text(text, encoding="utf-8")
    return text != document.text


def main() -> int:
    """Write down what README.md and every page under docs/ show; return 1 if a page could not be run."""
    failed = 0
    for path in [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]:
        if "_build" in path.parts:
            continue
        try:
            if rewrite(path):
                print(f"rewrote {path.relative_to(ROOT)}")
        except Exception as error:  # noqa: BLE001 - whatever a page raises, the other pages go on
            print(f"{path.relative_to(ROOT)}: {type(error).__name__}: {error}", file=sys.stderr)
            failed = 1
    return failed


if __name__ == "__main__":
    sys.exit(main())
