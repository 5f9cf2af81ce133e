"""A sweep: the tables of many worlds, on disk."""

from __future__ import annotations

import shutil
import tempfile
import weakref
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from inscape.errors import SweepError
from inscape.sweep import shards
from inscape.sweep.plan import Plan

if TYPE_CHECKING:
    from inscape.play.run import Run
    from inscape.scene.scene import Scene


class Sweep:
    """Many worlds of a scene. folder: where its tables are. plan: what is played."""

    def __init__(self, folder: Path, plan: Plan) -> None:
        self.folder = folder
        self.plan = plan

    @classmethod
    def new(cls, plan: Plan, out: str | Path | None, *, resume: bool = False) -> Sweep:
        """A sweep to be played, in `out` or in a folder that is removed with it. Raises `SweepError`."""
        folder = Path(out) if out is not None else Path(tempfile.mkdtemp(prefix="inscape-sweep-"))
        shards.begin_folder(folder, plan, resume=resume)
        found = cls(folder, plan)
        if out is None:
            weakref.finalize(found, shutil.rmtree, folder, ignore_errors=True)
        return found

    @classmethod
    def read(cls, folder: str | Path) -> Sweep:
        """The sweep in a folder, as far as it has come. Raises `SweepError`."""
        return cls(Path(folder), shards.read_plan(Path(folder)))

    def __repr__(self) -> str:
        return f"<sweep of {self.plan.scene}, {self.plan.total:,} worlds, seed {self.plan.seed}, in {self.folder}>"

    @property
    def is_whole(self) -> bool:
        """Whether every world is there."""
        return not shards.missing(self.folder, self.plan)

    @cached_property
    def scene(self) -> Scene:
        """The scene as it was when the sweep was planned, without what is varied."""
        return self.plan.base()

    @property
    def files(self) -> list[Path]:
        """The Parquet files of worlds, in order."""
        return shards.files(self.folder, self.plan)

    def to_arrow(self, part: str = shards.WORLDS) -> Any:
        """The worlds, or the "beats", as one Arrow table. Raises `SweepError` where beats were not kept."""
        if part == shards.BEATS and not self.plan.beats:
            raise SweepError("the beats of this sweep were not kept", fix="Play it again with --beats")
        return shards.read_tables(shards.files(self.folder, self.plan, part))

    def to_pandas(self, part: str = shards.WORLDS) -> Any:
        """The same as a data frame of pandas."""
        return self.to_arrow(part).to_pandas()

    def to_xarray(self) -> Any:
        """The worlds as a Dataset of xarray, with the axes `setting` and `world`; acts are left out. Raises `SweepError`."""
        from importlib import import_module

        try:
            import_module("xarray")
        except ImportError:
            raise SweepError("xarray is not installed", fix="pip install 'inscape[many]'") from None
        frame = self.to_pandas().drop(columns=["acts"])
        found = frame.set_index(["setting", "world"]).to_xarray()
        labels = [each.label for each in self.plan.settings]
        return found.sel(setting=labels).assign_attrs(
            scene=self.plan.scene, digest=self.plan.digest, seed=self.plan.seed, plan=self.plan.key
        )

    def replay(self, world: int, setting: str | None = None) -> Run:
        """One world, played again with everything that it felt and why. Raises `SweepError`, `UnknownName`."""
        from inscape.play.loop import play
        from inscape.scene.restate import restated

        at = self._setting(setting)
        if not 0 <= world < self.plan.worlds:
            raise SweepError(f"this sweep has no world {world}", fix=f"Worlds run from 0 to {self.plan.worlds - 1}")
        changes = self.plan.stated(at, world)
        scene = restated(self.scene, changes) if changes else self.scene
        return play(scene, seed=self.plan.seed, world=world)

    def _setting(self, label: str | None) -> int:
        labels = [each.label for each in self.plan.settings]
        if label is None:
            return 0
        if label not in labels:
            from inscape.errors import UnknownName

            raise UnknownName(label, kind="setting", known=labels)
        return labels.index(label)
