"""`inscape.sweep`: plan it, play what is missing, write it down."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from inscape.errors import SweepError
from inscape.sweep.family import check_family
from inscape.sweep.local import family_of, play_shards
from inscape.sweep.plan import Engine, Plan, make_plan, twin_names
from inscape.sweep.result import Sweep
from inscape.sweep.shards import begin_folder, missing, read_plan, write_shard

if TYPE_CHECKING:
    from inscape.scene.scene import Scene


def sweep(
    scene: Scene | str | Path,
    *,
    worlds: int = 1000,
    seed: int = 0,
    vary: Sequence[str] = (),
    twins: bool | Sequence[str] = False,
    keep: Sequence[str] = (),
    beats: bool = False,
    out: str | Path | None = None,
    on: Literal["local", "ray"] = "local",
    engine: Engine | None = None,
    resume: bool = False,
    workers: int | None = None,
    address: str | None = None,
    tick: Callable[[int, int], None] | None = None,
) -> Sweep:
    """Play a scene in many worlds: worlds 0 to `worlds` - 1 of one seed, in each setting.

    scene: a scene, a scene file, or the name of a shipped one. vary: `PATH=LOW..HIGH`, `PATH=LOW..HIGH:STEPS` or `PATH=A,B`.
    twins: with all of its twins, or those named. keep: quantities of the state to write down, such as `kylo.shame`. beats:
    write down every beat. out: a folder; by default one that is removed with the sweep. on: this machine, or Ray (address:
    where; a local one if left out). engine: by default JAX where it is installed. resume: go on with the sweep in `out`.
    workers: processes, by default one for each core. tick: told how many worlds are done, of how many.

    World 17 is what `inscape.play(scene, seed=seed, world=17)` plays. Raises `SweepError`, and what `load` raises.
    """
    from inscape.scene.load import load

    scene = load(scene) if isinstance(scene, str | Path) else scene
    names = twin_names(scene) if twins is True else tuple(twins or ())
    plan = make_plan(
        scene, worlds=worlds, seed=seed, vary=vary, twins=names, keep=keep, beats=beats, engine=engine or best_engine()
    )
    for setting in range(len(plan.settings)):
        check_family(family_of(plan, setting))
    result = Sweep.new(plan, out, resume=resume)
    return carry_out(result, on=on, workers=workers, address=address, tick=tick)


def resume(
    folder: str | Path,
    *,
    on: Literal["local", "ray"] = "local",
    workers: int | None = None,
    address: str | None = None,
    tick: Callable[[int, int], None] | None = None,
) -> Sweep:
    """Go on with the sweep in a folder, to the same tables as if it had never been stopped. Raises `SweepError`."""
    plan = read_plan(Path(folder))
    begin_folder(Path(folder), plan, resume=True)
    return carry_out(Sweep(Path(folder), plan), on=on, workers=workers, address=address, tick=tick)


def best_engine() -> Engine:
    """JAX where it is installed."""
    from inscape.sweep.compiled import is_installed

    return "jax" if is_installed() else "numpy"


def carry_out(
    result: Sweep,
    *,
    on: str,
    workers: int | None,
    address: str | None,
    tick: Callable[[int, int], None] | None,
) -> Sweep:
    """Play the shards that are missing, and write each as soon as it is done."""
    plan, left = result.plan, missing(result.folder, result.plan)
    done = plan.total - sum(shard.after - shard.first for shard in left)
    counted = _counter(done, plan.total, tick)
    if on == "ray":
        from inscape.sweep.cluster import play_on_ray

        shards = play_on_ray(plan, left, address=address, tick=counted)
    elif on == "local":
        shards = play_shards(plan, left, workers=workers, tick=counted)
    else:
        raise SweepError(f"a sweep cannot be played on '{on}'", fix="Take local or ray")
    for shard, played in shards:
        write_shard(result.folder, plan, shard, family_of(plan, shard.setting).scene, played)
    return result


def _counter(done: int, total: int, tick: Callable[[int, int], None] | None) -> Callable[[int], None] | None:
    if tick is None:
        return None
    told = [done]
    tick(done, total)

    def more(worlds: int) -> None:
        told[0] += worlds
        tick(told[0], total)

    return more


__all__ = ["Plan", "best_engine", "carry_out", "resume", "sweep"]
