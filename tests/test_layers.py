"""Imports point down, modules fit in one sitting, and what is heavy is loaded only where it is used."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import grimp
import pytest

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "inscape"
MODULES = sorted(SOURCE.rglob("*.py"))
LAYERS = ("version", "errors", "mind", "scene", "play", "why", "tell", "sweep", "evidence", "watch", "cli")
HEAVY = ("altair", "jax", "numpy", "pandas", "ray")
IN_ONE_PLACE = ("altair", "jax", "ray")
MOST_LINES, MOST_LINES_OF_FUNCTION = 300, 40

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def imports(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """The top-level name and the depth of indentation of every import in a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name.partition(".")[0], node.col_offset) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.partition(".")[0], node.col_offset


def test_there_is_something_to_test() -> None:
    assert {"errors.py", "mind", "scene"} <= {path.name for path in SOURCE.iterdir()}
    assert len(MODULES) > 10


def test_imports_point_down() -> None:
    graph = grimp.build_graph("inscape", exclude_type_checking_imports=False)
    height = {layer: index for index, layer in enumerate(LAYERS)}
    upward = [
        f"{importer} -> {imported}"
        for importer in graph.modules
        for imported in graph.find_modules_directly_imported_by(importer)
        if importer.count(".") and layer(imported, height) > layer(importer, height)
    ]
    assert not upward, "\n".join(upward)


def layer(module: str, height: dict[str, int]) -> int:
    """How high a module of Inscape stands; one that is in no layer is an error.

    The package itself, which has the public verbs, stands as high as the command line: nobody below may import it.
    """
    part = module.split(".")[1] if module.count(".") else "cli"
    return len(height) if part == "__main__" else height[part]


@pytest.mark.parametrize("path", MODULES, ids=name)
def test_a_module_is_one_sitting(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= MOST_LINES
    long = [
        f"{node.name}: {node.end_lineno - node.lineno + 1} lines"
        for node in ast.walk(ast.parse(text))
        if isinstance(node, Function) and node.end_lineno and node.end_lineno - node.lineno >= MOST_LINES_OF_FUNCTION
    ]
    assert not long


@pytest.mark.parametrize("library", IN_ONE_PLACE)
def test_a_heavy_library_is_imported_in_one_place_and_lazily(library: str) -> None:
    found = {
        name(path): depth
        for path in MODULES
        for imported, depth in imports(ast.parse(path.read_text(encoding="utf-8")))
        if imported == library
    }
    assert len(found) <= 1
    assert all(depth > 0 for depth in found.values()), f"{library} is imported at the top of a module: {found}"


def test_the_screen_is_imported_by_the_screen_alone() -> None:
    """Classes of Textual are made more specific, so two modules import it; nothing outside imports those but to open it."""
    trees = {name(path): ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}
    users = {path for path, tree in trees.items() if any(imported == "textual" for imported, _ in imports(tree))}
    assert users == {"src/inscape/watch/app.py", "src/inscape/watch/panes.py"}
    program = "import inscape.cli.main, inscape.watch.opening, sys; print('textual' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_import_inscape_loads_nothing_heavy() -> None:
    program = "import inscape, json, sys; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(json.loads(done.stdout))
    assert "inscape" in loaded
    assert not loaded.intersection(HEAVY)


def test_importing_the_numpy_engine_loads_no_jax() -> None:
    program = "import inscape; inscape.load, inscape.play; import json, sys; print(json.dumps(sorted(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert not set(json.loads(done.stdout)).intersection({"altair", "jax", "pandas", "ray"})
