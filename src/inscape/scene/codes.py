"""What the codes of problems mean, with an example of what is wrong and of what is right; they stand in codes.yaml."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from inscape.errors import UnknownName

WIDTH = 80
"""Columns of an explanation."""


@dataclass(frozen=True)
class Page:
    """What one code means.

    wrong, right: an example of each, "" where there is none. of: what they are, a `scene`, `twins`, the `name` of a scene to
    check, or `none`. beside: the scene that an example of twins stands beside.
    """

    code: str
    means: str
    wrong: str = ""
    right: str = ""
    of: str = "scene"
    beside: str = ""

    @property
    def text(self) -> str:
        """The page as it is shown."""
        kind = "error" if self.code.startswith("E") else "warning"
        effect = "it keeps the scene from loading" if kind == "error" else "the scene plays all the same"
        parts = [f"{self.code}, {'an' if kind == 'error' else 'a'} {kind}: {effect}.", textwrap.fill(self.means, WIDTH)]
        before = "$ inscape check " if self.of == "name" else ""
        where = ", in twins.yaml" if self.of == "twins" else ""
        if self.wrong:
            parts += [f"Wrong{where}:", _block(before + self.wrong), f"Right{where}:", _block(before + self.right)]
        return "\n\n".join(parts)


def _block(text: str) -> str:
    return textwrap.indent(text.rstrip("\n"), "    ")


@cache
def pages() -> Mapping[str, Page]:
    """Every code with its page, in order. E: errors, which keep a scene from loading. W: warnings, which do not."""
    import yaml

    text = files("inscape.scene").joinpath("codes.yaml").read_text(encoding="utf-8")
    return {code: Page(code, **keys) for code, keys in yaml.safe_load(text).items()}


def explain(code: str) -> str:
    """What a code means, and what to do about it. Raises `UnknownName`."""
    try:
        return pages()[code.upper()].text
    except KeyError:
        raise UnknownName(code, kind="problem code", known=pages()) from None
