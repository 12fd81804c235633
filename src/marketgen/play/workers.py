"""Much work of one kind on any executor of ``concurrent.futures``: chunk by chunk, results in the order of the work.

Three ways, one code: this process alone, processes of our own, or an executor that is handed in, such as that of a
cluster (:func:`cluster`). Results do not depend on which.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from contextlib import contextmanager
from importlib import import_module
from multiprocessing import get_context
from typing import TypeVar

from marketgen import __version__
from marketgen.engine.rules import RULES

Item = TypeVar("Item")
Result = TypeVar("Result")

Progress = Callable[[int], None]
"""Told how many items are done so far."""

AHEAD = 4
"""Chunks that wait for each worker at most: enough that none is idle, and what they hold stays bounded."""

PATIENCE = 10
"""Seconds in which a cluster must answer."""


class NoCluster(Exception):  # noqa: N818 - how things are, not a fault of the program
    """There is no way to a cluster. reason: ``missing`` (its package is not installed), ``unreachable``, ``other`` (a
    worker has another version; why: which)."""

    def __init__(self, reason: str, why: str = "") -> None:
        super().__init__(why or reason)
        self.reason = reason
        self.why = why


def chunks(items: Sequence[Item], workers: int, most: int) -> list[Sequence[Item]]:
    """Chunks small enough that all workers end together, large enough that handing them out costs nothing."""
    size = max(1, min(most, -(-len(items) // (4 * max(1, workers)))))
    return [items[start : start + size] for start in range(0, len(items), size)]


def spread(
    work: Callable[[Sequence[Item]], list[Result]],
    parts: Iterable[Sequence[Item]],
    executor: Executor,
    workers: int = 1,
    progress: Progress | None = None,
) -> list[Result]:
    """Have an executor do ``work`` on each part, and put the results in the order of the parts. ``parts`` are taken
    one by one, a few ahead of the workers. The first fault of a worker ends it all, and is raised here."""
    told = progress or (lambda done: None)
    running: dict[Future[list[Result]], int] = {}
    results: dict[int, list[Result]] = {}
    waiting, done = enumerate(parts), 0
    try:
        while True:
            for place, part in waiting:
                running[executor.submit(work, part)] = place
                if len(running) >= AHEAD * max(1, workers):
                    break
            if not running:
                return [one for place in sorted(results) for one in results[place]]
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                found = future.result()
                results[running.pop(future)] = found
                done += len(found)
                told(done)
    except BaseException:
        for future in running:
            future.cancel()
        raise


@contextmanager
def processes(count: int) -> Iterator[Executor]:
    """So many processes of our own; ended at once if the work is not."""
    context = get_context("spawn")  # a fork would copy threads and locks in whatever state they are
    with ProcessPoolExecutor(count, mp_context=context, initializer=_leave_interrupts_to_the_parent) as own:
        try:
            yield own
        except BaseException:
            own.shutdown(wait=False, cancel_futures=True)
            raise


def _leave_interrupts_to_the_parent() -> None:
    """Ctrl-C reaches every process of a terminal; one of them is enough to stop all, and to say so."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def most_workers() -> int:
    """More processes than this only cost memory; Windows takes 61 at most."""
    return min(61, 4 * (os.cpu_count() or 1))


@contextmanager
def cluster(address: str) -> Iterator[tuple[Executor, int]]:
    """The executor of a dask scheduler, by the extra ``[cluster]``, and how many workers it has. NoCluster if that is
    not installed, nobody answers there, or a worker is of another version than this program: it could come to other
    results."""
    try:
        distributed = import_module("distributed")
    except ImportError as fault:
        raise NoCluster("missing") from fault
    try:
        client = distributed.Client(address, timeout=PATIENCE)
    except (OSError, TimeoutError, ValueError, TypeError) as fault:  # ValueError, TypeError: no address at all
        raise NoCluster("unreachable", str(fault).splitlines()[0] if str(fault) else type(fault).__name__) from fault
    with client:
        for found in client.run(own_version).values():
            if found != own_version():
                raise NoCluster("other", found)
        yield client.get_executor(pure=False), max(1, sum(client.nthreads().values()))


def own_version() -> str:
    """What the results of a worker hang on: the version of the program, and the number of its rules."""
    return f"{__version__}, {RULES}"
