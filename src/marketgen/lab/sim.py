"""Bots over many seeds: chunks of runs on any executor of ``concurrent.futures``, results in the order of the seeds."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor, as_completed
from dataclasses import replace
from functools import lru_cache
from multiprocessing import get_context

from marketgen.engine.frozen import frozen
from marketgen.engine.world import World
from marketgen.lab.one import USUAL, Played, Setting, Task, play

CHUNK = 16
"""Runs in a chunk at most: a tenth of a second to a second of work for a run of a week, as the bot plays."""

Progress = Callable[[int], None]
"""Told how many runs are done so far."""


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
    told = progress or (lambda done: None)
    tasks = plan.tasks()
    if executor is None and jobs == 1:
        return _here(world, plan, tasks, told)
    if executor is not None:
        return _on(executor, world, plan, _chunks(tasks, jobs), told)
    workers = min(jobs, max(1, len(tasks)), _most_workers())
    context = get_context("spawn")  # a fork would copy threads and locks in whatever state they are
    with ProcessPoolExecutor(workers, mp_context=context, initializer=_leave_interrupts_to_the_parent) as own:
        try:
            return _on(own, world, plan, _chunks(tasks, workers), told)
        except BaseException:
            own.shutdown(wait=False, cancel_futures=True)
            raise


def _leave_interrupts_to_the_parent() -> None:
    """Ctrl-C reaches every process of a terminal; one of them is enough to stop all, and to say so."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _most_workers() -> int:
    """More processes than this only cost memory; Windows takes 61 at most."""
    return min(61, 4 * (os.cpu_count() or 1))


def _here(world: World, plan: Plan, tasks: list[Task], progress: Progress) -> list[Played]:
    results = []
    for done, (bot, seed) in enumerate(tasks, 1):
        results.append(play(world, bot, seed, setting=plan.how()))
        progress(done)
    return results


def _chunks(tasks: list[Task], workers: int) -> list[list[Task]]:
    """Chunks small enough that all workers end together, large enough that handing them out costs nothing."""
    size = max(1, min(CHUNK, -(-len(tasks) // (4 * max(1, workers)))))
    return [tasks[start : start + size] for start in range(0, len(tasks), size)]


def _on(executor: Executor, world: World, plan: Plan, chunks: list[list[Task]], progress: Progress) -> list[Played]:
    bare = pickle.dumps(replace(world, texts={}))  # no rule reads a text, and they are most of a world's bytes
    futures: list[Future[list[Played]]] = [executor.submit(play_chunk, bare, plan.how(), chunk) for chunk in chunks]
    try:
        done = 0
        for future in as_completed(futures):
            done += len(future.result())
            progress(done)
    except BaseException:
        for future in futures:
            future.cancel()
        raise
    return [played for future in futures for played in future.result()]


def play_chunk(bare: bytes, setting: Setting, tasks: Sequence[Task]) -> list[Played]:
    """Play some runs in a worker, in their order. ``bare``: a pickled World without its texts."""
    world = _world(bare)
    return [play(world, bot, seed, setting=setting) for bot, seed in tasks]


@lru_cache(maxsize=2)
def _world(bare: bytes) -> World:
    world = pickle.loads(bare)
    assert isinstance(world, World)
    return world
