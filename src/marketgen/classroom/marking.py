"""Marking a class: the lesson, its files spread over workers, the bots beside them; what a sheet and a page need."""

from __future__ import annotations

import pickle
from collections.abc import Iterator, Sequence
from concurrent.futures import Executor
from functools import partial
from pathlib import Path

from marketgen import i18n
from marketgen.classroom import doubles, folder, replaying, yardstick
from marketgen.classroom.folder import Found
from marketgen.classroom.marks import Mark
from marketgen.classroom.replaying import Assigned, Handed, mark_all
from marketgen.engine.frozen import frozen
from marketgen.engine.world import World
from marketgen.play import games
from marketgen.play.lesson import Lesson
from marketgen.play.workers import Progress, processes, spread

CHUNK = 16
"""Files in a chunk at most: a tenth of a second of work or so."""


@frozen
class Class:
    """A lesson and all that was handed in, in the order of codes and files; bots: the yardstick."""

    lesson: Lesson
    world: World
    marks: tuple[Mark, ...]
    bots: tuple[yardstick.Bot, ...] = ()

    @property
    def counted(self) -> tuple[Mark, ...]:
        """What stands in the spread and the lines: verified, and each student once."""
        return tuple(mark for mark in self.marks if mark.counted)


def world_of(lesson: Lesson, path: Path) -> World:
    """The world of a lesson as its runs have it. GameProblem if its scenario cannot be played."""
    first = {"scenario": lesson.scenario, "translations": lesson.translations, "class": lesson.terms.record()}
    return games.world_of(first, path)


def mark(
    lesson: Lesson, world: World, found: Found, executor: Executor | None = None, jobs: int = 1,
    progress: Progress | None = None,
) -> Class:  # fmt: skip
    """Mark every result of a folder, whatever stands in the files; the same, whoever does the work.

    With an ``executor`` its workers do it (``jobs``: how many they are), and it is left open. Else ``jobs`` processes
    of our own, or, with one job, this process.
    """
    assigned = Assigned(
        world, lesson.digest, lesson.scenario_digest, lesson.seed, lesson.difficulty, lesson.title, lesson.terms.start,
        i18n.installed(),
    )  # fmt: skip
    work = partial(mark_all, pickle.dumps(assigned))
    unopened: list[Mark] = []
    parts = _parts(found, unopened, max(1, min(CHUNK, -(-len(found.results) // (4 * jobs)))))
    if executor is not None:
        marks = spread(work, parts, executor, jobs, progress)
    elif jobs == 1:
        marks = _here(assigned, parts, progress or (lambda done: None))
    else:
        with processes(jobs) as own:
            marks = spread(work, parts, own, jobs, progress)
    every = sorted([*marks, *unopened], key=lambda one: (not one.code, one.code, one.file))
    return Class(
        lesson, world, tuple(doubles.found(every)), yardstick.bots(world, lesson)
    )  # fmt: skip


def _here(assigned: Assigned, parts: Iterator[Sequence[Handed]], progress: Progress) -> list[Mark]:
    marks: list[Mark] = []
    for part in parts:
        for name, raw in part:
            marks.append(replaying.mark(assigned, name, raw))
            progress(len(marks))
    return marks


def _parts(found: Found, unopened: list[Mark], size: int) -> Iterator[Sequence[Handed]]:
    """The files in chunks, read when a worker is about to need them; those that are not opened go to ``unopened``."""
    part: list[Handed] = []
    for one in folder.read(found):
        if isinstance(one, Mark):
            unopened.append(one)
            continue
        part.append(one)
        if len(part) >= size:
            yield part
            part = []
    if part:
        yield part
