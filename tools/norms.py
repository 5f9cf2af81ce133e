"""Carry the norms into the stock moves: `python -m tools.norms PATH_OF_THE_NORMS [--write]`.

The rule: a move that names a verb of the affect-control norms (`norm: insult`) has that verb's evaluation as its warmth and
that verb's activity as its activity, each divided by 4.3, the end of the scale, and rounded to two places. The norms are the
behaviors of the 2015 US survey (`usfullsurveyor2015_behaviors.csv` of the package actdata, CC0). Without `--write`, what
differs is listed and the exit status is 1.
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path
from typing import Final, NamedTuple

STOCK: Final = Path(__file__).parent.parent / "src" / "inscape" / "scene" / "stock"
END_OF_SCALE: Final = 4.3
SOURCE: Final = "usfullsurveyor2015"

_NORM: Final = re.compile(
    r"^  norm: (?!null)(?P<verb>\w+)\n(?P<old>(?:  (?:warmth|activity|source): .*\n)*)", re.MULTILINE
)


class Norm(NamedTuple):
    """What people say of a verb, as a move's numbers, -1 to 1 each."""

    warmth: float
    activity: float


def read(path: Path) -> dict[str, Norm]:
    """The norm of each verb in a table with the columns term, E, P, A."""
    with path.open(encoding="utf-8", newline="") as lines:
        return {row["term"]: Norm(_scaled(row["E"]), _scaled(row["A"])) for row in csv.DictReader(lines)}


def carried(text: str, norms: dict[str, Norm]) -> str:
    """The text of a stock file with every norm's numbers carried in; a verb without a norm raises KeyError."""

    def numbers(found: re.Match[str]) -> str:
        norm = norms[found["verb"]]
        return f"  norm: {found['verb']}\n  source: {SOURCE}\n  warmth: {norm.warmth}\n  activity: {norm.activity}\n"

    return _NORM.sub(numbers, text)


def main(arguments: list[str]) -> int:
    """List the stock files whose numbers are not the norms', or write them; the number of files that differ is not 0: 1."""
    norms = read(Path(arguments[0]))
    differing = 0
    for path in sorted(STOCK.glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        wanted = carried(text, norms)
        if wanted == text:
            continue
        differing += 1
        sys.stdout.write(f"{path.name} differs from the norms\n")
        if "--write" in arguments:
            path.write_text(wanted, encoding="utf-8")
    return int(differing > 0 and "--write" not in arguments)


def _scaled(number: str) -> float:
    share = float(number) / END_OF_SCALE
    return round(min(max(share, -1.0), 1.0), 2) + 0.0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
