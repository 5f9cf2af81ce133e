"""Measure, and print the machine, the medians and the spread beside the limits: `make bench`.

`python -m benchmarks FILE` prints what is in a file that pyperf wrote. The exit status is 1 if a median is over its limit.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any, NamedTuple

import pyperf

from benchmarks.limits import LIMITS, SCALE, Limit

MACHINE = ("cpu_model_name", "cpu_count", "platform", "python_version")


class Figure(NamedTuple):
    """A measured figure in its unit: the median, and the first and third quartile."""

    median: float
    low: float
    high: float


def figure(values: list[float]) -> Figure:
    """Median and quartiles of at least two values."""
    low, median, high = statistics.quantiles(values, n=4, method="inclusive")
    return Figure(median, low, high)


def measure(path: Path) -> None:
    """Let pyperf measure everything into a file."""
    subprocess.run([sys.executable, "-m", "benchmarks.figures", "--quiet", "-o", str(path)], check=True)


def state_kib() -> float:
    """The size of the arrays that change while `quarters` is played, in KiB."""
    import inscape

    state: Any = inscape.load("quarters").begin(seed=1, world=1)
    return float(sum(array.nbytes for array in state)) / 1024


def figures(suite: Any) -> dict[str, Figure]:
    """Every figure by name."""
    measured = {bench.get_name(): bench for bench in suite.get_benchmarks()}
    unit = {limit.name: SCALE.get(limit.unit, 1.0) for limit in LIMITS}
    found = {
        name: figure([value * unit[name] for value in bench.get_values()])
        for name, bench in measured.items()
        if name in unit
    }
    if {"import", "python"} <= measured.keys():
        bare = float(measured["python"].median())
        found["import"] = Figure(*(value - bare for value in found["import"]))
    if "play" in measured:
        most = [run.get_metadata().get("command_max_rss") for run in measured["play"].get_runs()]
        found["play_memory"] = figure([size / 1e6 for size in most if size])
    size = state_kib()
    return {**found, "state": Figure(size, size, size)}


def row(limit: Limit, found: Figure) -> str:
    """One line of the table."""
    spread = f"{found.low:.3g} to {found.high:.3g}"
    verdict = "" if limit.most is None else f"at most {limit.most:g}" + ("" if found.median <= limit.most else "  OVER")
    return f"{limit.says:<62} {found.median:>8.3g} {limit.unit:<4} {spread:<18} {verdict}".rstrip()


def main(arguments: list[str]) -> int:
    """Print the table; return the exit status."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(arguments[0]) if arguments else Path(folder) / "figures.json"
        if not arguments:
            measure(path)
        suite = pyperf.BenchmarkSuite.load(str(path))
    about = suite.get_metadata()
    print("\n".join(f"{key.replace('_', ' ')}: {about[key]}" for key in MACHINE if key in about))
    print(f"\n{'':<62} {'median':>8} {'':<4} quartiles")
    found = figures(suite)
    print("\n".join(row(limit, found[limit.name]) for limit in LIMITS if limit.name in found))
    return int(
        any(limit.most is not None and found[limit.name].median > limit.most for limit in LIMITS if limit.name in found)
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
