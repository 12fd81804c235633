"""Two processes on two cores: how much of twice the speed ``marketgen sim`` reaches, start-up included."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from time import perf_counter

from bench.start import environment
from bench.table import Row

GAMES = 1000


def rows(games: int = GAMES) -> list[Row]:
    """The rows of the table. The results must not depend on the number of processes."""
    one, results = _played(games, 1)
    two, same = _played(games, 2)
    assert results == same, "the results depend on the number of processes"
    efficiency = 100 * one / (2 * two)
    figure = f"{one:.1f} s alone, {two:.1f} s together"
    what = f"2 processes, {games:,} runs"
    return [Row(what, 85, 95, "%", efficiency, figure, more_is_better=True)]


def _played(games: int, jobs: int) -> tuple[float, str]:
    """Seconds for a simulation in a process of its own, and the JSON it printed."""
    words = ["sim", "first_stall", "--bots", "lawful", "--games", str(games), "--seed", "bench", "--jobs", str(jobs)]
    with tempfile.TemporaryDirectory() as home:
        begun = perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "marketgen", *words, "--json"],
            env=environment(home), capture_output=True, text=True, check=False,
        )  # fmt: skip
        took = perf_counter() - begun
    assert done.returncode == 0, done.stderr
    return took, done.stdout
