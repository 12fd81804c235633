"""Runs of bots that are kept in a file, so that a long bench can be stopped and go on later.

A line of JSON for each run, with what it hangs on: the scenario's digest and the code of the engine and the bots.
Lines of another scenario, or of other code, are passed over: two kinds of bots are never put into one table.
"""

from __future__ import annotations

import json
import pickle
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, replace
from functools import partial
from hashlib import blake2b
from pathlib import Path

import marketgen
from marketgen.engine.world import World
from marketgen.lab.one import USUAL, Played, Task
from marketgen.lab.sim import play_chunk
from marketgen.play.workers import chunks, processes, spread

PORTION = 10
"""Seeds that all bots play before the next ones: whenever a run is stopped, all bots have played about as many."""

CHUNK = 4
"""Runs that a process plays before it hands them in."""

CODE = ("engine", "play/bots", "lab/one.py")
"""The parts of the program on which the results hang."""

Key = tuple[str, str, int]
"""A bot, a seed, and after how many days it is stopped (0: never)."""


def code() -> str:
    """A digest of the code that results hang on."""
    root, digest = Path(marketgen.__file__).parent, blake2b(digest_size=8)
    for part in CODE:
        place = root / part
        for path in sorted(place.rglob("*.py")) if place.is_dir() else [place]:
            digest.update(path.read_bytes())
    return digest.hexdigest()


class Kept:
    """The runs of a file, by bot, seed and days. ``path``: None keeps them in memory alone."""

    def __init__(self, world: World, path: Path | None) -> None:
        self.world, self.path, self.of = world, path, f"{world.digest} {code()}"
        self.runs: dict[Key, Played] = {}
        if path is not None and path.exists():
            for line in path.read_text("utf-8").splitlines():
                self._read(line)

    def _read(self, line: str) -> None:
        try:
            told = json.loads(line)
        except ValueError:
            return  # torn, as when the machine went off
        if told["of"] == self.of:
            self.runs[told["bot"], told["seed"], told["stop"]] = Played(**told["run"])

    def add(self, found: Sequence[Played], stop: int) -> None:
        """Keep some runs, at once in the file too."""
        lines = []
        for one in found:
            bare = {name: value for name, value in asdict(replace(one, seen=USUAL_SEEN)).items() if name != "seen"}
            self.runs[one.bot, one.seed, stop] = Played(**bare)
            lines.append(json.dumps({"of": self.of, "bot": one.bot, "seed": one.seed, "stop": stop, "run": bare}))
        if self.path is not None:
            with self.path.open("a", encoding="utf-8") as file:
                file.write("".join(f"{line}\n" for line in lines))

    def all(self, bots: Sequence[str], seeds: Sequence[str], stop: int = 0) -> list[Played]:
        """The runs of some bots, bot by bot, on those of the seeds that all of them have played."""
        whole = [seed for seed in seeds if all((bot, seed, stop) in self.runs for bot in bots)]
        return [self.runs[bot, seed, stop] for bot in bots for seed in whole]


USUAL_SEEN = Played.__dataclass_fields__["seen"].default
"""What a run met is not kept: no row asks for it, and it is most of what a run is."""


def play(kept: Kept, asked: Sequence[tuple[Sequence[str], int]], seeds: Sequence[str], jobs: int, until: float) -> bool:
    """Play what is not there yet: some bots, stopped after so many days, on each seed; a portion of the seeds after the
    other, and no new one once the clock (``time.monotonic``) is past ``until``. Returns whether all is there."""
    bare = pickle.dumps(replace(kept.world, texts={}))
    with processes(jobs) as own:
        for start in range(0, len(seeds), PORTION):
            for stop, tasks in _missing(kept, asked, seeds[start : start + PORTION]):
                if time.monotonic() > until:
                    return False
                work = partial(play_chunk, bare, replace(USUAL, days=stop))
                kept.add(spread(work, chunks(tasks, jobs, CHUNK), own, jobs), stop)
    return True


def _missing(
    kept: Kept, asked: Sequence[tuple[Sequence[str], int]], seeds: Sequence[str]
) -> Iterator[tuple[int, list[Task]]]:
    for bots, stop in asked:
        tasks = [(bot, seed) for bot in bots for seed in seeds if (bot, seed, stop) not in kept.runs]
        if tasks:
            yield stop, tasks
