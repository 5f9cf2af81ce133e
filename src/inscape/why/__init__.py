"""Reasons: why something in a run is as it is, down to what the author stated; `inscape.why(run, "kylo shame @8")`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from inscape.why.ask import why as why
    from inscape.why.notable import Question as Question
    from inscape.why.notable import listing as listing
    from inscape.why.notable import worth_asking as worth_asking
    from inscape.why.reason import Reason as Reason

__all__ = ["Question", "Reason", "listing", "why", "worth_asking"]

_HOME = {"why": "ask", "Question": "notable", "worth_asking": "notable", "listing": "notable", "Reason": "reason"}


def __getattr__(name: str) -> Any:
    if name in _HOME:
        from importlib import import_module

        return getattr(import_module(f"inscape.why.{_HOME[name]}"), name)
    raise AttributeError(f"module 'inscape.why' has no attribute '{name}'")
