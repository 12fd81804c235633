"""The list of runs: what each is and how far it came, read from both ends of its file."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from marketgen.engine.frozen import frozen
from marketgen.saves import chain, files, folders
from marketgen.saves.chain import MAX_FILE, SUFFIX, JsonObject
from marketgen.saves.log import DAWN, KIND, open_regular, read_run
from marketgen.saves.problems import EmptyRun, Missing, SaveProblem, TooBig, Unreadable

Summary = dict[str, Any]
"""What stands directly in a record as a word, a number, a yes or no; lists and objects are left out."""

_FIRST_LOOK = 1 << 16
_DAWN_MARK = f'\n{{"r":{{"{KIND}":"{DAWN}"'.encode()  # only at a line's start: JSON writes a newline as \n


@frozen
class RunEntry:
    """A run as the list shows it.

    name: of the file without its ending; head, dawn: summaries of the first record and of the last snapshot (``{}``
    if there is none or the file cannot be opened); size: bytes; changed: when last written, ISO 8601 in UTC; torn:
    whether the last line is unfinished; problem: why it cannot be opened, or None.
    """

    name: str
    path: Path
    head: Summary
    dawn: Summary
    size: int
    changed: str
    torn: bool = False
    problem: SaveProblem | None = None

    @property
    def over(self) -> bool:
        """Whether the run has come to its end, as far as its last snapshot says."""
        return bool(self.dawn.get("over"))


def run_names(folder: Path) -> tuple[str, ...]:
    """The names of the run files in a folder, without their ending, in order. OSError if it cannot be listed."""
    names = (name for name in os.listdir(folder) if name.endswith(SUFFIX) and not name.startswith("."))
    return tuple(sorted(name.removesuffix(SUFFIX) for name in names))


def runs(folder: Path | None = None) -> tuple[RunEntry, ...]:
    """The runs in a folder (default: in each of the player's), the last written first. A folder that is not there has
    none.

    Reads the head, and the end back to the last snapshot: damage between the two is found on opening only. Takes no
    lock. Unreadable if the folder cannot be listed.
    """
    found: list[RunEntry] = []
    for place in (folder,) if folder else folders.every_saves():
        try:
            found += [look(place / (name + SUFFIX)) for name in run_names(place)]
        except FileNotFoundError:
            continue
        except OSError as fault:
            raise Unreadable(place, fault.strerror or type(fault).__name__) from fault
    return tuple(sorted(found, key=lambda entry: entry.changed, reverse=True))


def look(path: Path) -> RunEntry:
    """One run as the list shows it; whatever is wrong with it is in ``problem``."""
    name, size, changed = path.name.removesuffix(SUFFIX), 0, ""
    try:
        status = path.stat()
        size, changed = status.st_size, _iso(status.st_mtime)
        head, dawn, torn = _both_ends(path)
    except SaveProblem as problem:
        return RunEntry(name, path, {}, {}, size, changed, problem=problem)
    except (OSError, ValueError):
        return RunEntry(name, path, {}, {}, size, changed, problem=Missing(path))
    return RunEntry(name, path, _summary(head), _summary(dawn), size, changed, torn)


def read_head(path: Path) -> JsonObject:
    """The first record of a run, whole. SaveProblem if it cannot be read; the rest of the file is not looked at."""
    fd = open_regular(path, files.READ)
    try:
        return _first_line(path, fd, os.fstat(fd).st_size)[0]
    except OSError as fault:
        raise Unreadable(path, fault.strerror or type(fault).__name__) from fault
    finally:
        os.close(fd)


def _iso(seconds: float) -> str:
    try:
        return datetime.fromtimestamp(seconds, UTC).isoformat(timespec="milliseconds")
    except (OverflowError, ValueError, OSError):  # a clock set to the year 40,000
        return ""


def _summary(record: JsonObject) -> Summary:
    return {key: value for key, value in record.items() if isinstance(value, (str, int))}


def _both_ends(path: Path) -> tuple[JsonObject, JsonObject, bool]:
    """The head, the last snapshot or {}, and whether the last line is torn."""
    fd = open_regular(path, files.READ)
    try:
        size = os.fstat(fd).st_size
        if size == 0:
            raise EmptyRun(path)
        if size > MAX_FILE:
            raise TooBig(path, MAX_FILE)
        head, start = _first_line(path, fd, size)
        return head, *_last_dawn(fd, start, size)
    except chain.LineError:
        contents = read_run(path)  # says which line it is; one that was being written meanwhile is sound
        return contents.head, {}, bool(contents.torn)
    except OSError as fault:
        raise Unreadable(path, fault.strerror or type(fault).__name__) from fault
    finally:
        os.close(fd)


def _first_line(path: Path, fd: int, size: int) -> tuple[JsonObject, int]:
    """The head, and where the line after it begins."""
    raw, step = b"", _FIRST_LOOK
    while (end := raw.find(b"\n")) < 0:
        more = _read_at(fd, len(raw), min(step, size - len(raw)))
        raw += more
        step *= 4
        if not more or len(raw) > chain.MAX_LINE or not raw.startswith(chain.OPENING[: len(raw)]):
            contents = chain.read_contents(path, raw)  # not a run: this says why
            return contents.head, contents.end
    return chain.read_head(path, raw[:end])[0], end + 1


def _last_dawn(fd: int, start: int, size: int) -> tuple[JsonObject, bool]:
    """The last snapshot or {}, and whether the last line is torn; LineError if a line after the snapshot is bad.

    Reads backwards until the snapshot and the checksum before it are in sight.
    """
    floor = start - 1 - chain.TAIL
    step, raw, at = _FIRST_LOOK, b"", size
    while True:
        here = max(floor, at - step)
        raw, at, step = _read_at(fd, here, at - here) + raw, here, step * 4
        end = raw.rfind(b"\n") + 1
        place = raw.rfind(_DAWN_MARK, 0, end)
        if place >= chain.TAIL:
            return _snapshot(raw[:place], raw[place + 1 : end]), end < len(raw)
        if at == floor:
            return {}, end < len(raw)


def _snapshot(before: bytes, whole: bytes) -> JsonObject:
    """The first record of the whole lines, all of which are checked against what stands before them."""
    own, found = chain.stated(before), []
    for line in whole.split(b"\n")[:-1]:
        record, own = chain.read_line(own, line)
        found.append(record)
    return found[0]


def _read_at(fd: int, place: int, count: int) -> bytes:
    os.lseek(fd, place, os.SEEK_SET)
    parts = []
    while count > 0 and (part := os.read(fd, count)):
        parts.append(part)
        count -= len(part)
    return b"".join(parts)
