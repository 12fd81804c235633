"""Bots over many seeds: chunks of runs on any executor of ``concurrent.futures``, results in the order of the seeds."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from concurrent.futures import Executor
from dataclasses import replace
from functools import lru_cache, partial

from marketgen.engine.frozen import frozen
from marketgen.engine.world import World
from marketgen.lab.one import USUAL, Played, Setting, Task, play
from marketgen.play.workers import Progress, chunks, most_workers, processes, spread

CHUNK = 16
"""Runs in a chunk at most: a tenth of a second to a second of work for a run of a week, as the bot plays."""


@frozen
class Plan:
    """What to play: each bot on the seeds ``seed-1`` to ``seed-games``, or on those named in ``seeds``; ``days`` stops
    runs early (0: to the end, or as the setting says)."""

    bots: tuple[str, ...]
    games: int
    seed: str
    days: int = 0
    setting: Setting = USUAL
    seeds: tuple[str, ...] = ()

    def tasks(self) -> list[Task]:
        """Every run, bot by bot, in the order of the seeds."""
        seeds = self.seeds or tuple(f"{self.seed}-{number}" for number in range(1, self.games + 1))
        return [(bot, seed) for bot in self.bots for seed in seeds]

    def how(self) -> Setting:
        """How each run is played."""
        return replace(self.setting, days=self.days or self.setting.days)


def simulate(
    world: World, plan: Plan, executor: Executor | None = None, jobs: int = 1, progress: Progress | None = None
) -> list[Played]:
    """Play every run of a plan; results in its order, whatever the number of workers.

    With an ``executor`` its workers play, and it is left open. Else ``jobs`` processes of our own, or, with one job,
    this process. KeyError for a bot there is not.
    """
    tasks = plan.tasks()
    if executor is None and jobs == 1:
        return _here(world, plan, tasks, progress or (lambda done: None))
    bare = pickle.dumps(replace(world, texts={}))  # no rule reads a text, and they are most of a world's bytes
    work = partial(play_chunk, bare, plan.how())
    if executor is not None:
        return spread(work, chunks(tasks, jobs, CHUNK), executor, jobs, progress)
    workers = min(jobs, max(1, len(tasks)), most_workers())
    with processes(workers) as own:
        return spread(work, chunks(tasks, workers, CHUNK), own, workers, progress)


def _here(world: World, plan: Plan, tasks: list[Task], progress: Progress) -> list[Played]:
    results = []
    for done, (bot, seed) in enumerate(tasks, 1):
        results.append(play(world, bot, seed, setting=plan.how()))
        progress(done)
    return results


def play_chunk(bare: bytes, setting: Setting, tasks: Sequence[Task]) -> list[Played]:
    """Play some runs in a worker, in their order. ``bare``: a pickled World without its texts."""
    world = _world(bare)
    return [play(world, bot, seed, setting=setting) for bot, seed in tasks]


@lru_cache(maxsize=2)
def _world(bare: bytes) -> World:
    world = pickle.loads(bare)
    assert isinstance(world, World)
    return world
