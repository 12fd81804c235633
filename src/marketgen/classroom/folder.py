"""The files that were handed in: those of one folder, as large as a result may be, and nothing that leads out of it."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from marketgen.classroom.marks import Mark, Reason
from marketgen.engine.frozen import frozen
from marketgen.play.bounded import Bad, bounded_bytes
from marketgen.play.lesson import SUFFIX as LESSON
from marketgen.play.result_file import MAX_RESULT, SUFFIX

MOST_FILES = 5_000
"""Results that are marked at once."""


class NoFolder(Exception):  # noqa: N818 - what a teacher meets is a problem, not a fault of the program
    """A folder that cannot be marked. reason: ``missing``, ``not_a_folder``, ``unreadable``, ``empty``, ``many``."""

    def __init__(self, reason: str, why: str = "") -> None:
        super().__init__(why or reason)
        self.reason = reason
        self.why = why


@frozen
class Found:
    """What lies in a folder, by name and in its order: results, lessons, and folders with results in them, which are
    not looked into."""

    folder: Path
    results: tuple[str, ...]
    lessons: tuple[str, ...]
    below: tuple[str, ...]


def look(folder: Path) -> Found:
    """What lies in a folder. NoFolder if it cannot be marked."""
    try:
        with os.scandir(folder) as entries:
            names = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
    except (FileNotFoundError, ValueError) as fault:  # ValueError: a null in the name
        raise NoFolder("missing") from fault
    except NotADirectoryError as fault:
        raise NoFolder("not_a_folder") from fault
    except OSError as fault:
        raise NoFolder("unreadable", fault.strerror or type(fault).__name__) from fault
    results = tuple(name for name, _is_folder in names if _ends(name, SUFFIX))
    below = tuple(name for name, is_folder in names if is_folder and _holds_results(folder / name))
    if not results:
        raise NoFolder("empty", below[0] if below else "")
    if len(results) > MOST_FILES:
        raise NoFolder("many", str(len(results)))
    lessons = tuple(name for name, is_folder in names if not is_folder and _ends(name, LESSON))
    return Found(folder, results, lessons, below)


def _ends(name: str, suffix: str) -> bool:
    """Whether a visible file has this ending, in capitals or not."""
    return name.lower().endswith(suffix) and not name.startswith(".")


def _holds_results(folder: Path) -> bool:
    try:
        with os.scandir(folder) as entries:
            return any(_ends(entry.name, SUFFIX) for entry in entries)
    except OSError:
        return False


def read(found: Found) -> Iterator[tuple[str, bytes] | Mark]:
    """Every file in turn: its name and bytes, or, where it is not even opened, what there is to say of it."""
    for name in found.results:
        path = found.folder / name
        try:
            if stat.S_ISLNK(os.lstat(path).st_mode):
                yield Mark(name, "unreadable", (Reason("link"),))
                continue
            yield name, bounded_bytes(path, MAX_RESULT)
        except Bad as bad:
            yield Mark(name, "unreadable", (Reason(bad.reason, (("why", bad.why),)),))
        except OSError as fault:
            why = fault.strerror or type(fault).__name__
            yield Mark(name, "unreadable", (Reason("unreadable", (("why", why),)),))
