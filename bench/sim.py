"""Two processes on two cores: how much of twice the speed ``marketgen sim`` reaches, start-up included."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from time import perf_counter

from bench.start import environment
from bench.table import Row
from bench.world import DEFAULT

GAMES = 150
TIMES = 2


def rows(games: int = GAMES) -> list[Row]:
    """The rows of the table, from the quickest of some tries, since other work on the machine can only slow one down.

    The results must not depend on the number of processes.
    """
    tries = [(_played(games, 1), _played(games, 2)) for _ in range(TIMES)]
    results = {said for pair in tries for _, said in pair}
    assert len(results) == 1, "the results depend on the number of processes"
    one, two = (min(pair[column][0] for pair in tries) for column in (0, 1))
    bare_one, bare_two = (min(_bare(processes) for _ in range(TIMES)) for processes in (1, 2))
    figure = f"{one:.1f} s alone, {two:.1f} s together; a bare loop {100 * bare_one / bare_two:.0f} %"
    efficiency = 100 * one / (2 * two)
    return [Row(f"2 processes, {games:,} runs", 85, 95, "%", efficiency, figure, more_is_better=True)]


def _bare(processes: int) -> float:
    """Seconds for that many processes to add up numbers, at once: what the machine gives."""
    command = [sys.executable, "-c", "sum(number * number for number in range(20_000_000))"]
    begun = perf_counter()
    for running in [subprocess.Popen(command) for _ in range(processes)]:
        running.wait()
    return perf_counter() - begun


def _played(games: int, jobs: int) -> tuple[float, str]:
    """Seconds for a simulation in a process of its own, and the JSON it printed."""
    words = ["sim", DEFAULT, "--bots", "lawful", "--games", str(games), "--seed", "bench", "--jobs", str(jobs)]
    with tempfile.TemporaryDirectory() as home:
        begun = perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "marketgen", *words, "--json"],
            env=environment(home), capture_output=True, text=True, check=False,
        )  # fmt: skip
        took = perf_counter() - begun
    assert done.returncode == 0, done.stderr
    return took, done.stdout
