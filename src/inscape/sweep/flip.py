"""The smallest change of one number that flips how a run ends, with the same luck."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np

from inscape.errors import ExpectationError, SceneError, SweepError
from inscape.play.loop import play
from inscape.play.match import Words, find
from inscape.play.run import Run
from inscape.scene.paths import PathError, look_up, read_path
from inscape.scene.restate import Change, restated
from inscape.scene.text import parse
from inscape.sweep.branches import outcome_of
from inscape.sweep.played import DOES, TOO_LONG
from inscape.sweep.vary import Range, read_vary, short

if TYPE_CHECKING:
    from inscape.scene.scene import Scene

STEPS: Final = 40
"""Even steps over the range; a flip that comes and goes between two of them is not found."""
HALVINGS: Final = 12
"""How often the step in which it flips is halved: to one part in 160,000 of the range."""
ENDS: Final = re.compile(r"\s*ends\s*:\s*(?P<what>.+?)\s*")


class Flip(NamedTuple):
    """What was found.

    was: whether the claim held in the run. stated: the number as it stands (None: nothing is stated).
    at: the nearest number at which it does not hold any more (or first holds), None if there is none. tried: runs played.
    """

    claim: str
    name: str
    low: float
    high: float
    was: bool
    stated: float | None
    at: float | None
    tried: int
    run: Run | None

    def to_text(self) -> str:
        """What was found, in a sentence or two."""
        held = "holds" if self.was else "does not hold"
        now = f" with {self.name} = {self.stated:g}" if self.stated is not None else ""
        if self.at is None:
            return (
                f"'{self.claim}' {held} in this run{now}. No {self.name} from {self.low:g} to {self.high:g} changes that "
                f"(tried {self.tried})."
            )
        away = f", {abs(self.at - self.stated):.4g} away" if self.stated is not None else ""
        other = "no longer holds" if self.was else "holds"
        ends = f" There it ends: {outcome_of(self.run)}, after {len(self.run)} beats." if self.run is not None else ""
        return f"'{self.claim}' {held} in this run{now}. At {self.name} = {self.at:.6g} it {other}{away}.{ends}"


def flip(run: Run, claim: str, over: str) -> Flip:
    """The number nearest to the stated one at which a claim about the run flips.

    claim: `ends: hux departs`, or a pattern of expectations that some beat must match, such as `depart by hux after order by
    kylo`. over: a path, from 0 to 1, or `PATH=LOW..HIGH`. Raises `PathError`, `SweepError`, `ExpectationError`.
    """
    varied = read_vary(over if "=" in over else f"{over}=0..1")
    if not isinstance(varied, Range):
        raise SweepError("a flip is looked for in a range", fix="Such as --over kylo.reserve=0..1")
    holds = read_claim(claim)
    stated = _stated(run.scene, varied)
    was = holds(run)
    played: dict[float, Run] = {}

    def differs(value: float) -> bool:
        if value not in played:
            played[value] = _with(run, varied, value)
        return holds(played[value]) != was

    at = _nearest(varied, stated, differs)
    return Flip(
        claim.strip(),
        varied.name,
        varied.low,
        varied.high,
        was,
        stated,
        at,
        len(played),
        played.get(at) if at is not None else None,
    )


def read_claim(text: str) -> Callable[[Run], bool]:
    """Whether a run is as the text claims. Raises `ExpectationError`; what it gives raises `UnknownName`."""
    match = ENDS.fullmatch(text)
    if match is None:
        from inscape.scene.expectation import parse_expectation

        claim: Any = parse_expectation(f"share({text}) > 0").measure
        return lambda run: all(
            clause.least <= len(find(clause.pattern, run, Words(run.scene))) <= (clause.most or 10**9)
            if clause.most != 0
            else not find(clause.pattern, run, Words(run.scene))
            for clause in claim.clauses
        )
    what = " ".join(match["what"].split()).casefold()
    if " " not in what:
        raise ExpectationError(
            "an ending says who does what", text=text, column=text.find(what) + 1, fix="Such as 'ends: hux departs'"
        )
    return lambda run: _ends_so(run, what)


def _ends_so(run: Run, what: str) -> bool:
    """Whether the run ends with this: `hux departs`, `hux depart` or `hux walk_out`, or `it is not over`."""
    outcome = outcome_of(run)
    if what in (outcome, TOO_LONG):
        return outcome == what
    who, _, does = what.partition(" ")
    run.scene.roster.character(who)
    last = run.scene.roster.acts[int(run.beats[-1].act.row)] if run.beats else None
    known = {*DOES, *DOES.values(), *(name.move for name in run.scene.roster.acts)}
    if does.replace(" ", "_") not in known and does not in known:
        from inscape.errors import UnknownName

        raise UnknownName(does, kind="move or group", known=tuple(known))
    return last is not None and last.actor == who and does.replace(" ", "_") in (last.group, last.move)


def _stated(scene: Scene, varied: Range) -> float | None:
    try:
        value = look_up(parse(scene.source, file=scene.file).values, varied.path)
    except PathError:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise SweepError(f"'{short(varied.path)}' is no number", fix="Name a number, such as kylo.reserve")
    return float(value)


def _with(run: Run, varied: Range, value: float) -> Run:
    try:
        scene = restated(run.scene, [Change(varied.path, value)])
    except SceneError as error:
        raise SweepError(f"{varied.name} = {value:g} is not allowed: {error}") from error
    return play(scene, seed=run.seed, world=run.world)


def _nearest(varied: Range, stated: float | None, differs: Callable[[float], bool]) -> float | None:
    """The nearest number at which it differs, looked for in even steps outwards, then by halving."""
    home = stated if stated is not None else (varied.low + varied.high) / 2.0
    grid = [float(value) for value in np.linspace(varied.low, varied.high, STEPS + 1)]
    found: list[float] = []
    for side in ([value for value in grid if value > home], [value for value in reversed(grid) if value < home]):
        inside = home
        for value in side:
            if found and abs(value - home) > abs(found[0] - home):
                break
            if differs(value):
                found.append(_halved(inside, value, differs))
                break
            inside = value
    return min(found, key=lambda value: abs(value - home), default=None)


def _halved(inside: float, outside: float, differs: Callable[[float], bool]) -> float:
    for _ in range(HALVINGS):
        middle = (inside + outside) / 2.0
        inside, outside = (inside, middle) if differs(middle) else (middle, outside)
    return outside


__all__ = ["Flip", "flip", "read_claim", "read_path"]
