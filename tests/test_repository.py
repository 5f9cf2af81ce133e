"""What the repository says about itself in more than one place is the same everywhere."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import inscape

ROOT = Path(__file__).resolve().parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
EXTRAS = PROJECT["optional-dependencies"]
NEEDED = [
    Requirement(line) for line in [*PROJECT["dependencies"], *(line for lines in EXTRAS.values() for line in lines)]
]
LOCK = [line for line in (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
LOCKED = {canonicalize_name(name): version for name, _, version in (line.partition("==") for line in LOCK)}
TARGETS = ("play", "test", "check", "bench", "docs", "scenes", "outputs")


def test_one_version() -> None:
    cited = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert cited["version"] == PROJECT["version"] == inscape.__version__
    assert re.search(
        rf"^## {re.escape(PROJECT['version'])}\b", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE
    )


@pytest.mark.parametrize("needed", NEEDED, ids=str)
def test_the_lock_has_everything_and_fits(needed: Requirement) -> None:
    assert needed.specifier.contains(LOCKED[canonicalize_name(needed.name)])


def test_the_lock_is_exact_versions_only() -> None:
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[A-Za-z0-9.+!]+(?: ;.*)?", line) for line in LOCK)


@pytest.mark.parametrize("needed", NEEDED, ids=lambda needed: needed.name)
def test_every_dependency_has_its_reason(needed: Requirement) -> None:
    table = (ROOT / "docs" / "dependencies.md").read_text(encoding="utf-8")
    assert re.search(rf"^\| {re.escape(needed.name)} \| \S", table, re.MULTILINE | re.IGNORECASE)


@pytest.mark.parametrize("target", TARGETS)
def test_make_knows(target: str) -> None:
    assert re.search(rf"^{target}:.* ## \S", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
