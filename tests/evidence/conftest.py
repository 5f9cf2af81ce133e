"""The data of the courts, where they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from inscape.errors import EvidenceError
from inscape.evidence.data import folder


@pytest.fixture(scope="session")
def data() -> Path:
    """The folder of the data; tests that need it are skipped where it is not."""
    try:
        return folder()
    except EvidenceError as missing:
        pytest.skip(f"needs the human data: {missing}")
