"""The figures, each measured by pyperf in fresh processes: `python -m benchmarks.figures --help`."""

from __future__ import annotations

import importlib
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

import numpy as np
import pyperf

from benchmarks.scenes import crowd

REPORT = "import inscape; inscape.report(inscape.play('quarters'))"
"""A program that plays the founding scene and makes its page."""

BEATS = 30
"""A measured scene begins anew after so many beats, so that every machine measures the same beats."""


def loaded(characters: int, moves: int) -> Any:
    """A crowd, compiled."""
    import inscape

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "crowd.yaml"
        path.write_text(crowd(characters, moves), encoding="utf-8")
        return inscape.load(path)


def beats(loops: int, characters: int, moves: int) -> float:
    """Seconds that so many beats take under NumPy."""
    from inscape.mind.beat import choose, live

    scene = loaded(characters, moves)
    first = scene.begin(seed=1, world=1)
    state, spent = first, 0.0
    for beat in range(loops):
        state = first if beat % BEATS == 0 else state
        begin = time.perf_counter()
        act, _ = choose(scene.theory, scene.stage, state)
        state, _ = live(scene.theory, scene.stage, state, act)
        spent += time.perf_counter() - begin
    return spent


def learned_beats(loops: int, characters: int, moves: int) -> float:
    """Seconds that so many beats take under NumPy once they are learned by heart, as in a sweep or a scene played often."""
    from inscape.mind.rote import Rote

    scene = loaded(characters, moves)
    first = scene.begin(seed=1, world=1)
    state, spent, rote = first, 0.0, Rote(scene.theory, scene.stage, first)
    for beat in range(loops):
        state = first if beat % BEATS == 0 else state
        begin = time.perf_counter()
        state = rote.live(state, rote.choose(state))
        spent += time.perf_counter() - begin
    return spent


def compiled_beats(loops: int, worlds: int) -> float:
    """Seconds that so many beats take compiled, each of one world among `worlds`; compiling is not counted."""
    jax: Any = importlib.import_module("jax")
    jnp: Any = importlib.import_module("jax.numpy")

    from inscape.mind.beat import choose, live

    jax.config.update("jax_enable_x64", True)
    scene = loaded(2, 20)
    stage, theory = (jax.tree.map(jnp.asarray, part) for part in (scene.stage, scene.theory))

    def beat(state: Any) -> Any:
        return live(theory, stage, state, choose(theory, stage, state)[0])[0]

    step = jax.jit(jax.vmap(beat))
    starts = [scene.begin(seed=1, world=world) for world in range(worlds)]
    first = jax.tree.map(lambda *leaves: jnp.asarray(np.stack(leaves)), *starts)
    state, spent = jax.block_until_ready(step(first)), 0.0
    for index in range(loops):
        state = first if index % BEATS == 0 else state
        begin = time.perf_counter()
        state = jax.block_until_ready(step(state))
        spent += time.perf_counter() - begin
    return spent / worlds


def loads(loops: int) -> float:
    """Seconds that loading `quarters` takes so many times."""
    import inscape

    inscape.load("quarters")
    begin = time.perf_counter()
    for _ in range(loops):
        inscape.load("quarters")
    return time.perf_counter() - begin


QUESTIONS = ("c0 anger @{last}", "c0 -> c1 hostility @{last}", "c0 believes c1 anger @{last}", "c0 reserve @{last}")
"""What is asked of a long run; each looks back over all of it."""


def questions(loops: int) -> float:
    """Seconds that one question to a run of 100 beats takes, so many times, once the run has been replayed."""
    import inscape
    from inscape.why import why

    turns = [{"who": "c0", "does": "insult", "to": "c1"}, {"who": "c1", "does": "retort", "to": "c0"}]
    run = inscape.observe(loaded(2, 60), turns * 50)
    asked = [query.format(last=len(run)) for query in QUESTIONS]
    for query in asked:
        why(run, query).to_text()
    begin = time.perf_counter()
    for at in range(loops):
        why(run, asked[at % len(asked)]).to_text()
    return time.perf_counter() - begin


def main() -> None:
    """Measure everything; pyperf reads the command line."""
    runner = pyperf.Runner(program_args=("-m", "benchmarks.figures"), processes=4, values=5)
    runner.metadata["description"] = "Inscape"
    runner.bench_time_func("beat_2_20", beats, 2, 20)
    runner.bench_time_func("beat_2_60", beats, 2, 60)
    runner.bench_time_func("beat_8_60", beats, 8, 60)
    runner.bench_time_func("learned_2_20", learned_beats, 2, 20)
    runner.bench_time_func("learned_2_60", learned_beats, 2, 60)
    runner.bench_time_func("load", loads)
    runner.bench_time_func("why", questions)
    runner.bench_command("python", [sys.executable, "-c", "pass"])
    runner.bench_command("import", [sys.executable, "-c", "import inscape"])
    runner.bench_command("play", [sys.executable, "-m", "inscape", "play", "quarters"])
    runner.bench_command("report", [sys.executable, "-c", REPORT])
    runner.args.processes, runner.args.loops = 2, BEATS  # compiling takes long, so it is done twice and not calibrated
    runner.bench_time_func("beat_jax", compiled_beats, 1)
    runner.bench_time_func("beat_jax_512", compiled_beats, 512)


if __name__ == "__main__":
    main()
