"""What if: one thing otherwise in a run, with the same luck, and what becomes of it; in one world or in many."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from inscape.errors import ScriptError
from inscape.mind.axes import KINDS
from inscape.mind.state import Act
from inscape.play.branch import branched, descent, diverted, parting, restated_state
from inscape.play.loop import everyone, unfold
from inscape.play.request import requested, resolved
from inscape.play.run import Run
from inscape.scene.restate import Change, read_change, restated
from inscape.sweep.played import TOO_LONG, outcomes

if TYPE_CHECKING:
    from inscape.scene.scene import Scene
    from inscape.sweep.summary import Summary

AT: Final = re.compile(r"@?(\d+)")
ACT: Final = re.compile(
    r"\s*@?(?P<beat>\d+)\s+(?P<who>\w+)\s+(?P<does>\w+)(?:\s+(?:to\s+)?(?P<to>\w+))?(?:\s+about\s+(?P<about>.+?))?\s*"
)
FELT: Final = 0.05
"""The least difference in a feeling that is told."""


@dataclass(frozen=True)
class WhatIf:
    """A run and its branch.

    changes: what is stated otherwise. since: the first beat that may differ. act: what was done there instead, in words; ""
    where nothing was. many: both in many worlds, where that was asked for.
    """

    run: Run
    branch: Run
    changes: tuple[Change, ...]
    since: int
    act: str = ""
    many: Summary | None = None

    @property
    def parting(self) -> int | None:
        """The first beat at which something else is done; None if nothing is."""
        return parting(self.run, self.branch)

    @property
    def otherwise(self) -> list[str]:
        """What is otherwise, in words."""
        return [*map(str, self.changes), *([f"{self.act} @{self.since}"] if self.act else [])]

    def felt(self) -> list[tuple[str, str, float, float]]:
        """What is felt at the end in the one and in the other: who, what, how strongly; the largest differences first."""
        here, there = (1.0 - (1.0 - np.asarray(run.state.feeling)).prod(axis=2) for run in (self.run, self.branch))
        names = self.run.scene.roster.characters
        found = [
            (name, kind, float(here[who, at]), float(there[self.branch.scene.roster.character(name), at]))
            for who, name in enumerate(names)
            if name and name in self.branch.scene.roster.characters
            for at, kind in enumerate(KINDS)
            if kind != "surprise"
        ]
        return sorted(
            (each for each in found if abs(each[2] - each[3]) >= FELT), key=lambda each: -abs(each[3] - each[2])
        )

    def to_text(self) -> str:
        """Where the two part, how they end, and what is felt in each."""
        from inscape.sweep.branch_words import branch_text

        return branch_text(self)


def what_if(
    run: Run | str | Path,
    *,
    set: str | Sequence[str] = (),  # noqa: A002 - as it is called in twins and on the command line
    at: int | None = None,
    act: str | None = None,
    worlds: int = 0,
    out: str | Path | None = None,
) -> WhatIf:
    """A run with one thing otherwise and the same luck.

    set: what is stated otherwise, `PATH=VALUE`, from the start or from the beat `at` on. act: another act at a beat, such as
    "13 kylo retort hux" or "13 kylo ask hux about base_lost". worlds: both in so many worlds too: of the scene, or, from a
    beat, of what may follow on it. out: a run file for the branch.

    Raises `PathError`, `SceneError`, `UnknownName`, `ImpossibleAct`, `ScriptError` for a text that cannot be read, and
    `RunError` where the change makes no sense in the middle of a run.
    """
    run = run if isinstance(run, Run) else Run.read(run)
    changes = tuple(read_change(text) for text in ([set] if isinstance(set, str) else set))
    if act is None and not changes:
        raise ScriptError("nothing is otherwise", fix="Say what: --set kylo.reserve=0.9, or --act '13 kylo retort hux'")
    wanted = read_act(act) if act is not None else None
    if wanted is not None and at is not None and at != wanted[0]:
        raise ScriptError(f"the act is at beat {wanted[0]}, and the change at beat {at}", fix="Take one beat for both")
    beat = wanted[0] if wanted is not None else at
    scene = restated(run.scene, changes) if changes else run.scene
    since = 1 if beat is None else beat
    begun, done = _begun(run, scene, beat, wanted)
    branch = replace(begun, beats=(*begun.beats, *unfold(scene, begun.state, everyone(scene))))
    found = WhatIf(run, branch, changes, since, scene.roster.describe(int(done.row)) if done is not None else "")
    branch = replace(branch, parent=descent(run, since - 1, found.otherwise))
    if out is not None:
        branch.write(out)
    many = _many(run, begun, since, found, worlds) if worlds else None
    return replace(found, branch=branch, many=many)


def read_act(text: str) -> tuple[int, dict[str, str]]:
    """The beat and the act that `13 kylo retort hux` states. Raises `ScriptError`."""
    match = ACT.fullmatch(text)
    if match is None:
        raise ScriptError(
            f"'{text}' is no act at a beat", fix="Write BEAT WHO MOVE [WHOM] [about WHAT]: 13 kylo retort hux"
        )
    parts = match.groupdict()
    return int(parts.pop("beat")), {key: value for key, value in parts.items() if value}


def read_beat(text: str) -> int:
    """The beat that `@13` or `13` means. Raises `ScriptError`."""
    match = AT.fullmatch(text.strip())
    if match is None or int(match[1]) < 1:
        raise ScriptError(f"'{text}' is no beat", fix="Such as @13")
    return int(match[1])


def _begun(run: Run, scene: Scene, beat: int | None, wanted: Any) -> tuple[Run, Act | None]:
    """The branch up to where it may differ, its first act included where one is given."""
    if beat is None:
        return Run(scene, scene.begin(run.seed, run.world)), None
    if beat > len(run) + 1 or beat < 1:
        run.beat(beat)
    begun = branched(run, beat - 1, scene) if scene is not run.scene else replace(run, beats=run.beats[: beat - 1])
    if wanted is None:
        return begun, None
    done = resolved(scene, requested(wanted[1]))
    return diverted(begun, beat - 1, done), done


def _many(run: Run, begun: Run, since: int, found: WhatIf, worlds: int) -> Summary:
    """The run as it was and its branch, each in many worlds from where they may differ."""
    from inscape.mind.jsonable import to_json
    from inscape.sweep.begin import best_engine, carry_out
    from inscape.sweep.plan import Setting, make_plan
    from inscape.sweep.result import Sweep
    from inscape.sweep.summary import summarise

    from_start = since == 1 and not found.act
    before = None if from_start else to_json(run.before(since) if since <= len(run) else run.state)
    after = None if from_start else to_json(begun.state)
    plan = make_plan(run.scene, worlds=worlds, seed=run.seed, keep=_kept(found), engine=best_engine())
    label = "; ".join(found.otherwise)
    settings = (Setting("as it was", None, (), (), before), Setting(label, None, (), found.changes, after))
    whole = replace(plan, settings=settings)
    return summarise(carry_out(Sweep.new(whole, None), on="local", workers=None, address=None, tick=None))


def _kept(found: WhatIf) -> list[str]:
    """The feelings of everybody, so that they can be compared."""
    names = [
        name for name in found.run.scene.roster.characters if name in found.branch.scene.roster.characters and name
    ]
    return [f"{name}.{kind}" for name in names for kind in KINDS if kind != "surprise"]


def outcome_of(run: Run) -> str:
    """How a run ended, as sweeps call it."""
    if not run.beats or (int(run.state.beat) >= int(run.scene.stage.beats) and not _by_condition(run)):
        return TOO_LONG
    return outcomes(run.scene)[int(run.beats[-1].act.row)]


def _by_condition(run: Run) -> bool:
    from inscape.sweep.plain import why_over
    from inscape.sweep.played import LENGTH

    return int(why_over(run.scene.stage, run.state)) != LENGTH


__all__ = ["WhatIf", "outcome_of", "read_act", "read_beat", "restated_state", "what_if"]
