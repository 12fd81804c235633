"""Who is where: the runs of a lesson that lie in the class's folder, read without touching them."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from marketgen.engine.frozen import frozen
from marketgen.play import attending, handing
from marketgen.play.games import GameProblem
from marketgen.play.lesson import Lesson
from marketgen.play.result_file import SUFFIX, ResultProblem, read_result
from marketgen.saves import listing, locking
from marketgen.saves.problems import OpenElsewhere, SaveProblem

PLAYING, AWAY, OVER, HANDED = "playing", "away", "over", "handed"
"""How a run stands: somebody plays it now; nobody does; it is over; it is over and its result lies in the folder."""


@frozen
class Seated:
    """A run as the teacher sees it. code: two words; day: it stands on; days: the lesson has; how: a word of those
    above; result: the day up to which a result was handed in, 0 for none; restarts: how often it was begun again;
    problem: why it cannot be read, or empty."""

    code: str
    day: int
    days: int
    how: str
    result: int
    restarts: int
    problem: str = ""


def seated(lesson: Lesson, days: int, saves: Path, results: Path) -> tuple[Seated, ...]:
    """Every code of a lesson with the run begun last under it, in the order of codes. Folders that are not there
    hold nothing."""
    handed = _handed(lesson, results)
    latest: dict[str, listing.RunEntry] = {}
    for entry in _entries(saves):
        code = str(entry.head.get("code", "")) or entry.name.partition(" ")[0]
        if entry.problem is None and entry.head.get("lesson") != lesson.digest:
            continue
        if code not in latest or _begun(entry) > _begun(latest[code]):
            latest[code] = entry
    return tuple(_one(code, latest[code], days, handed.get(code, 0)) for code in sorted(latest))


def gather(lesson: Lesson, saves: Path, results: Path) -> list[str]:
    """Hand in every run of a lesson as far as it has come; sentences about those for which that cannot be done."""
    told = []
    for entry in _entries(saves):
        if entry.problem is None and entry.head.get("lesson") == lesson.digest and entry.dawn:
            try:
                session = attending.rejoin(entry.path, results)
                try:
                    handing.hand_in(session)
                finally:
                    session.close()
            except (SaveProblem, GameProblem) as problem:
                told.append(str(problem))
    return told


def _entries(saves: Path) -> tuple[listing.RunEntry, ...]:
    try:
        return listing.runs(saves)
    except SaveProblem:
        return ()


def _begun(entry: listing.RunEntry) -> tuple[int, str]:
    """Later ones of a code have a number behind their name."""
    return len(entry.name), entry.name


def _one(code: str, entry: listing.RunEntry, days: int, result: int) -> Seated:
    if entry.problem is not None:
        return Seated(code, 0, days, AWAY, result, 0, str(entry.problem))
    over = entry.over
    playing = not over and _is_played(entry.path)
    how = HANDED if over and result else OVER if over else PLAYING if playing else AWAY
    return Seated(code, int(entry.dawn.get("day", 1)), days, how, result, _restarts(entry.path))


def _is_played(path: Path) -> bool:
    """Whether some process has the run open."""
    if not locking.lock_path(path).exists():
        return False
    try:
        locking.take(path).release()
    except OpenElsewhere:
        return True
    except SaveProblem:
        return False
    return False


@lru_cache(maxsize=500)
def _restarts(path: Path) -> int:
    """From a run's first line, which never changes once it is there."""
    try:
        kept = listing.read_head(path).get("class")
    except SaveProblem:
        return 0
    return int(kept.get("restarts", 0)) if isinstance(kept, dict) else 0


def _handed(lesson: Lesson, results: Path) -> dict[str, int]:
    """Up to which day each code has handed in."""
    found: dict[str, int] = {}
    try:
        names = sorted(os.listdir(results))
    except OSError:
        return found
    for name in names:
        path = results / name
        if not name.endswith(SUFFIX) or path.is_symlink():
            continue
        try:
            head = read_result(path).head
        except ResultProblem:
            continue
        if head.lesson == lesson.digest:
            found[head.code] = max(found.get(head.code, 0), head.days)
    return found
