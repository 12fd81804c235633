"""The shelf of runs: finding one, beginning one, renaming, and the bin. Nothing is ever deleted or overwritten."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import suppress
from difflib import get_close_matches
from itertools import count, islice
from pathlib import Path

from marketgen.i18n import _
from marketgen.saves import files, folders, locking
from marketgen.saves.chain import SUFFIX, JsonObject
from marketgen.saves.listing import run_names, runs
from marketgen.saves.log import RunFile
from marketgen.saves.names import numbered, safe_name
from marketgen.saves.problems import AlreadyThere, Missing, NotAFile, OpenElsewhere, SaveFailed, SaveProblem, shown

_MOST_TRIES = 100


def path_of(name: str, folder: Path | None = None) -> Path:
    """Where a run of this name would be, its name made safe; there or not."""
    return (folder or folders.saves()) / (safe_name(name) + SUFFIX)


def find(name: str, folder: Path | None = None) -> Path:
    """The file of the run called ``name``; Missing, with near names in its sentence, if there is none."""
    name = name.removesuffix(SUFFIX)
    there = [(place, _names(place)) for place in ((folder,) if folder else folders.every_saves())]
    for place, names in there:
        if name in names:
            return place / (name + SUFFIX)
        if safe_name(name) in names:
            return path_of(name, place)
    near = get_close_matches(name[:200], [one for _place, names in there for one in names], 3, 0.5)
    hint = _("Did you mean {names}?").format(names=", ".join(shown(word) for word in near)) if near else ""
    raise Missing(path_of(name, folder), hint)


def latest(folder: Path | None = None) -> Path | None:
    """The run last written that looks as if it could be opened, one that is over only if there is no other; or None.
    Runs of lessons are opened by their code."""
    sound = [entry for entry in runs(folder) if entry.problem is None and "lesson" not in entry.head]
    return next((entry.path for entry in sorted(sound, key=lambda entry: entry.over)), None)


def free_name(name: str, folder: Path | None = None) -> str:
    """What :func:`create_run` would call a run now; another process may still be quicker."""
    return next(_free_names(name, folder or folders.saves()))


def create_run(name: str, head: JsonObject, folder: Path | None = None) -> RunFile:
    """Begin a run under ``name`` made safe, or the first free of ``name-2``, ``name-3`` ...

    Raises what :meth:`RunFile.create` does.
    """
    folder = folders.made(folder or folders.saves())
    problem: SaveProblem | None = None
    for word in islice(_free_names(name, folder), _MOST_TRIES):
        try:
            return RunFile.create(folder / (word + SUFFIX), head)
        except (AlreadyThere, OpenElsewhere) as taken:  # another process was quicker, or is taking it just now
            problem = taken
    raise problem or AlreadyThere(path_of(name, folder))


def create_only(name: str, head: JsonObject, folder: Path | None = None) -> RunFile:
    """Begin a run under exactly this name made safe. AlreadyThere or OpenElsewhere if another process has taken it,
    however short ago; else what :meth:`RunFile.create` raises."""
    folder = folders.made(folder or folders.saves())
    return RunFile.create(path_of(name, folder), head)


def _free_names(name: str, folder: Path) -> Iterator[str]:
    both = folders.every_saves()  # a run is found by its name in either place
    places = both if folder in both else (folder,)
    taken = {word.casefold() for place in places for word in _names(place)}  # some systems do not tell A from a
    name = safe_name(name)
    return (word for number in count(1) if (word := numbered(name, number)).casefold() not in taken)


def rename(path: Path, name: str) -> Path:
    """Give a run another name, made safe, in its folder; returns where it is now.

    AlreadyThere if there is one of that name, OpenElsewhere if it is being played, Missing, SaveFailed.
    """
    new = path.with_name(safe_name(name) + SUFFIX)
    for other in folders.every_saves():  # a run is found by its name in either place
        if path.parent in folders.every_saves() and other != path.parent and (other / new.name).exists():
            raise AlreadyThere(other / new.name)
    return path if new == path and path.exists() else _move(path, new)


def put_away(path: Path, folder: Path | None = None) -> Path:
    """Move a run into the bin folder, under a name that is free there; returns where it is now.

    OpenElsewhere if it is being played, Missing, SaveFailed.
    """
    folder = folders.made(folder or folders.trash(path.parent))
    for word in islice(_free_names(path.name, folder), _MOST_TRIES):
        with suppress(AlreadyThere):
            return _move(path, folder / (word + SUFFIX))
    raise AlreadyThere(folder / path.name)


def _move(old: Path, new: Path) -> Path:
    if not old.exists():
        raise Missing(old)
    if not old.is_file():
        raise NotAFile(old)
    lock = locking.take(old)
    try:
        files.move(old, new)
    except FileNotFoundError as fault:
        raise Missing(old) from fault
    except FileExistsError as fault:
        raise AlreadyThere(new) from fault
    except OSError as fault:
        raise _not_moved(old, new, fault) from fault
    finally:
        lock.release()
    return new


def _not_moved(old: Path, new: Path, fault: OSError) -> SaveProblem:
    why = _("it is on another disk") if fault.errno == errno.EXDEV else fault.strerror or type(fault).__name__
    sentence = _("{path} could not be moved to {new}: {why}. It stays where it is; you can move it by hand.")
    return SaveFailed(old, sentence.format(path=shown(old), new=shown(new), why=why))


def _names(folder: Path) -> tuple[str, ...]:
    try:
        return run_names(folder)
    except OSError:
        return ()
