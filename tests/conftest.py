"""Array shapes are checked while the tests run, and Hypothesis tries the same examples every time.

The import hook puts beartype and jaxtyping around every function of the theory, so that an array whose axes are not
those of its annotation fails the test at the call. `HYPOTHESIS_PROFILE=deep make test` looks further.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator
from importlib import import_module

import jaxtyping
import pytest
from hypothesis import HealthCheck, settings
from jaxtyping import install_import_hook

if (
    signal.getsignal(signal.SIGINT) is signal.SIG_IGN
):  # as in a job in the background, and whatever is started here inherits it
    signal.signal(signal.SIGINT, signal.default_int_handler)

install_import_hook("inscape.mind", "beartype.beartype")
import_module("inscape.mind.beat")  # now, since what is first imported while checks are off is never checked

_SLOW_IS_FINE = (HealthCheck.too_slow, HealthCheck.data_too_large)

settings.register_profile(
    "ci", derandomize=True, max_examples=50, deadline=None, database=None, suppress_health_check=_SLOW_IS_FINE
)
settings.register_profile("deep", max_examples=2000, deadline=None, suppress_health_check=_SLOW_IS_FINE)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci"))


@pytest.fixture(scope="module")
def unchecked() -> Iterator[None]:
    """Many beats at their full speed: shapes are not checked meanwhile."""
    before = jaxtyping.config.jaxtyping_disable
    jaxtyping.config.update("jaxtyping_disable", True)
    yield
    jaxtyping.config.update("jaxtyping_disable", before)
