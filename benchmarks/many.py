"""Many worlds, measured: `python -m benchmarks.many`. Each figure is taken in a fresh process.

Beats a second compiled, ten thousand worlds cold and warm, memory, growth with slopes, and the nearest like work beside it.
"""

from __future__ import annotations

import importlib
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any

from benchmarks.scenes import crowd
from inscape.sweep.cores import cores
from inscape.sweep.crew import SURROUNDINGS

BEATS = 40
WORLDS = (256, 512, 1024, 2048)
SHARD = 2048
CHARACTERS = (2, 3, 4, 6, 8, 12)
MOVES = (20, 40, 60)
"""The stock list of `benchmarks.scenes` has sixty moves."""
LENGTHS = (10, 20, 40)


def fresh(what: str, *words: object, cache: str | None = None) -> Any:
    """What a function of this module gives in a process of its own."""
    return side_by_side(1, what, *words, cache=cache)[0]


def side_by_side(count: int, what: str, *words: object, cache: str | None = None) -> list[Any]:
    """What it gives in so many processes at once."""
    alone = SURROUNDINGS if count > 1 else {}  # as the workers of a sweep
    surroundings = {**os.environ, **alone, "INSCAPE_CACHE": cache or "off"}
    command = [sys.executable, "-m", "benchmarks.many", what, *map(str, words)]
    with ThreadPoolExecutor(count) as pool:
        run = partial(subprocess.run, env=surroundings, capture_output=True, text=True, check=True)
        return [json.loads(done.stdout.splitlines()[-1]) for done in pool.map(run, [command] * count)]


def plan_of(scene: Any, worlds: int, seed: int = 1) -> Any:
    """A plan of so many worlds in one shard."""
    from dataclasses import replace

    from inscape.sweep.plan import make_plan

    return replace(make_plan(scene, worlds=worlds, seed=seed, engine="jax"), shard=worlds)


def scene_of(name: str, beats: int) -> Any:
    """A shipped scene, or a crowd: `2x60`."""
    import inscape
    from inscape.play.loop import limited
    from inscape.scene.load import parse_scene

    if "x" not in name or not name[0].isdigit():
        return inscape.load(name)
    characters, moves = map(int, name.split("x"))
    return limited(parse_scene(crowd(characters, moves).replace("beats: 1000", f"beats: {beats}")), None)


def compiled(name: str, worlds: str, beats: str) -> dict[str, float]:
    """Seconds of one shard on one core after compiling, the best of three, by the clock and of the processor; and what compiling took."""
    from inscape.sweep.compiled import play_compiled
    from inscape.sweep.family import Family

    plan = plan_of(scene_of(name, int(beats)), int(worlds))
    family, times, took = Family(plan, 0), [], []
    begin = time.perf_counter()
    played = play_compiled(family, plan.shards[0])
    first = time.perf_counter() - begin
    for _ in range(3):
        begin, busy = time.perf_counter(), time.process_time()
        played = play_compiled(family, plan.shards[0])
        times.append(time.perf_counter() - begin)
        took.append(time.process_time() - busy)
    return {"first": first, "best": min(times), "processor": min(took), "beats": float(played.lengths.sum())}


def command(worlds: str, folder: str) -> dict[str, float]:
    """Seconds that `inscape sweep quarters` takes, from the shell, and the memory of the largest of its processes in MB."""
    import resource

    begin = time.perf_counter()
    words = ["sweep", "quarters", "--worlds", worlds, "--out", f"{folder}/{time.monotonic_ns()}", "--quiet"]
    subprocess.run([sys.executable, "-m", "inscape", *words], check=True)
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    return {"seconds": time.perf_counter() - begin, "megabytes": most}


def plain(name: str, beats: str) -> dict[str, float]:
    """Seconds of a processor that one beat takes under NumPy, the median of so many."""
    from inscape.mind.beat import choose, live

    scene = scene_of(name, 1000)
    state, times = scene.begin(1, 1), []
    for _ in range(int(beats)):
        begin = time.process_time()
        act, _ = choose(scene.theory, scene.stage, state)
        state, _ = live(scene.theory, scene.stage, state, act)
        times.append(time.process_time() - begin)
    return {"seconds": statistics.median(times), "rows": int(scene.stage.acts.is_used.sum())}


def psychsim() -> dict[str, float]:
    """Seconds for one step of PsychSim: two agents, ten actions each, horizon 1, one level of theory of mind."""
    world_type = importlib.import_module("psychsim.world").World
    agent_type = importlib.import_module("psychsim.agent").Agent
    pwl, reward = importlib.import_module("psychsim.pwl"), importlib.import_module("psychsim.reward")
    world, agents = world_type(), [agent_type("ada"), agent_type("ben")]
    for agent in agents:
        world.addAgent(agent)
        agent.setAttribute("horizon", 1)
        agent.setAttribute("selection", "random")
    standing = [world.defineState(agent.name, "standing", float, lo=-100, hi=100) for agent in agents]
    for agent, own, other in zip(agents, standing, reversed(standing), strict=True):
        world.setFeature(own, 0.0)
        agent.setReward(reward.maximizeFeature(own, agent.name), 1.0)
        for number in range(10):
            action = agent.addAction({"verb": f"act{number}"})
            world.setDynamics(other, action, pwl.makeTree(pwl.incrementMatrix(other, (number - 5) / 10)))
    world.setOrder([{agent.name for agent in agents}])
    return each(world.step, 30)


def ghost() -> dict[str, float]:
    """Seconds for one step of ghocentric-ghost-engine: one agent that takes in one event."""
    engine = importlib.import_module("ghost").GhostAPI()
    event = {"source": "npc_engine", "intent": "threat", "actor": "ben", "intensity": 0.5}
    return each(lambda: engine.step(event), 2000)


def each(step: Callable[[], Any], times: int) -> dict[str, float]:
    """The median time of a step, of a processor; many short ones together."""
    took, together = [], max(1, times // 20)
    for _ in range(20):
        begin = time.process_time()
        for _ in range(together):
            step()
        took.append((time.process_time() - begin) / together)
    return {"seconds": statistics.median(took)}


def slope(sizes: list[float], times: list[float]) -> float:
    """The exponent of growth: the slope of log time on log size."""
    x, y = [math.log(size) for size in sizes], [math.log(took) for took in times]
    return statistics.linear_regression(x, y).slope


def speed() -> None:
    """Beats a second, and ten thousand worlds from the shell."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("2x60", "quarters"):
            first = fresh("compiled", name, SHARD, BEATS, cache=f"{folder}/one")["first"]
            found = side_by_side(cores(), "compiled", name, SHARD, BEATS, cache=f"{folder}/one")
            rate = sum(each["beats"] / each["best"] for each in found)
            own = statistics.mean(each["processor"] / each["beats"] for each in found)
            print(f"{name:<10} {rate:>10,.0f} beats/s compiled, on {len(found)} cores, {1e6 * own:.1f} us of processor each"
                  f"   (first, with compiling: {first:.1f} s)")  # fmt: skip
        for label in ("cold", "warm"):
            found = fresh("command", 10_000, folder, cache=f"{folder}/cache")
            print(
                f"10,000 worlds of quarters, {label}: {found['seconds']:.1f} s, {found['megabytes']:.0f} MB at the most"
            )


def growth() -> None:
    """How a beat's time grows, with its slope."""
    numbers = [fresh("plain", f"{count}x20", 40) for count in CHARACTERS]
    told("characters", CHARACTERS, [each["seconds"] for each in numbers])
    numbers = [fresh("plain", f"2x{count}", 80) for count in MOVES]
    told("moves", MOVES, [each["seconds"] for each in numbers])
    told("acts in the table", [each["rows"] for each in numbers], [each["seconds"] for each in numbers])
    with tempfile.TemporaryDirectory() as cache:
        told("worlds", WORLDS, [fresh("compiled", "2x20", size, 20, cache=cache)["best"] for size in WORLDS])
        told("beats", LENGTHS, [fresh("compiled", "2x20", 256, size, cache=cache)["best"] for size in LENGTHS])


def told(what: str, sizes: Any, times: list[float]) -> None:
    """One line of growth."""
    row = "  ".join(f"{size}: {1e3 * took:.2f}" for size, took in zip(sizes, times, strict=True))
    print(f"{what:<18} ms {row}   slope {slope(list(sizes), times):.2f}")


def beside() -> None:
    """The nearest like work, each at what it does."""
    print(f"inscape, NumPy, 2 characters, 20 moves: {1e3 * fresh('plain', '2x20', 80)['seconds']:.2f} ms a beat")
    for name in ("psychsim", "ghost"):
        try:
            print(f"{name}: {1e3 * fresh(name)['seconds']:.3f} ms a step")
        except subprocess.CalledProcessError as trouble:
            print(f"{name}: not measured ({trouble.stderr.strip().splitlines()[-1]})")


def main(words: list[str]) -> None:
    """Measure one thing in this process, or everything in processes of their own."""
    if words:
        print(json.dumps(globals()[words[0]](*words[1:])))
        return
    for part in (speed, growth, beside):
        print(f"\n{part.__doc__}\n")
        part()


if __name__ == "__main__":
    main(sys.argv[1:])
