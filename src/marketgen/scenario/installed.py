"""Installed packs: the record of each, what in its folder was not installed, and the taking away of the rest."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from hashlib import sha256
from itertools import islice
from pathlib import Path

from marketgen.engine.frozen import frozen
from marketgen.scenario import files, pack_names, standing
from marketgen.scenario.problems import Unreadable, safe

RECORD = ".marketgen/installed.json"
"""Where the record of an installed pack lies in its folder."""

_OURS = (RECORD, ".marketgen/scenario.schema.json")


@frozen
class Record:
    """An installed pack. source: the name of the zip or folder it came from; sha256: of that; files: the checksum of
    each of its files, by name."""

    id: str
    title: str
    version: str
    sha256: str
    source: str
    files: Mapping[str, str]


def dump(record: Record) -> bytes:
    """The record as it is written."""
    told = {
        "id": record.id, "title": record.title, "version": record.version, "sha256": record.sha256,
        "from": record.source, "files": dict(record.files),
    }  # fmt: skip
    return json.dumps(told, indent=1).encode()


def record_of(folder: Path) -> Record | None:
    """The record of an installed pack; None if the folder has none that can be read: then it was not installed."""
    if folder.is_symlink() or (folder / RECORD).parent.is_symlink():
        return None
    try:
        told = json.loads(files.content(folder / RECORD, ""))
        texts = [told[key] for key in ("id", "title", "version", "sha256", "from")]
        names = {pack_names.fit(name, ""): checksum for name, checksum in told["files"].items()}
    except (Unreadable, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    if not all(isinstance(text, str) for text in (*texts, *names.values())) or "" in names:
        return None
    some_id, title, version, checksum, source = (safe(text, 200) for text in texts)
    return Record(some_id, title, version, checksum, source, names)


def packs_of(folder: Path) -> list[tuple[Path, Record]]:
    """Every installed pack of a scenario folder, with where it is, by the names of their folders."""
    try:
        found = [(path, record_of(path)) for path in standing.shown_in(folder)]
    except OSError:
        return []
    return [(path, record) for path, record in found if record is not None]


def records(folder: Path) -> list[Record]:
    """Every installed pack of a scenario folder, by id."""
    return [record for _path, record in packs_of(folder)]


def foreign(folder: Path, record: Record) -> list[str]:
    """What is in the folder of an installed pack and was not installed, or was changed since."""
    found: list[str] = []
    known = {parent for name in (*record.files, *_OURS) for parent in _above(name)}
    for here, names, others in os.walk(folder, onerror=_raised):
        above = Path(here).relative_to(folder).as_posix() + "/"
        above = "" if above == "./" else above
        links = [name for name in names if os.path.islink(os.path.join(here, name))]
        found += [above + name for name in names if name in links or above + name not in known]
        names[:] = [name for name in names if name not in links]
        for name in others:
            if above + name not in _OURS and not _is_same(Path(here) / name, record.files.get(above + name, "")):
                found.append(above + name)
    return sorted(found)


def _raised(fault: OSError) -> None:
    raise fault


def _is_same(path: Path, checksum: str) -> bool:
    try:
        return not path.is_symlink() and sha256(files.content(path, "")).hexdigest() == checksum
    except Unreadable:
        return False


def clear(folder: Path, written: Iterable[str] = ()) -> None:
    """Delete what a record says was installed, and the folders that are empty then. The rest stays, and so does a
    folder without a record that is not empty. Nothing is done if there is no folder. ``written``: files that the caller
    itself put there, should the record be cut short."""
    record = record_of(folder)
    names = [*(record.files if record else written), *(_OURS if record or written else ())]
    for name in names:
        if name != RECORD:
            _delete(folder, name)
    parents = {parent for name in names for parent in _above(name)} - set(_above(RECORD))
    for parent in sorted(parents, key=len, reverse=True):
        with suppress(OSError):
            os.rmdir(folder / parent)
    if RECORD in names:  # the last of all, so that whoever is killed before it can be finished by the next
        _delete(folder, RECORD)
    for parent in [*_above(RECORD), ""]:
        with suppress(OSError):
            os.rmdir(folder / parent)


def forget(folder: Path) -> None:
    """Take the record out of a folder that is to be nobody's but its owner's."""
    os.unlink(folder / RECORD)
    with suppress(OSError):  # the pack may have something of its own there
        os.rmdir((folder / RECORD).parent)


def clear_left(folder: Path, prefix: str, after: int) -> None:
    """Clear what processes that were killed left in a folder: side folders whose names begin with ``prefix``, whose own
    record says what was written into them, and that nobody has added to for so many seconds. At most fifty at once."""
    for path in islice(folder.glob(f"{prefix}*"), 50):
        with suppress(FileNotFoundError):
            if time.time() - path.lstat().st_mtime > after:
                clear(path)


def _delete(folder: Path, name: str) -> None:
    if not any((folder / parent).is_symlink() for parent in _above(name)):
        with suppress(OSError):
            os.unlink(folder / name)


def _above(name: str) -> list[str]:
    parts = name.split("/")
    return ["/".join(parts[:count]) for count in range(1, len(parts))]


def write(path: Path, content: bytes) -> None:
    """Write a file, and make the folders it lies in; its content is on the disk when this returns. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with open(path, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync(folder: Path) -> None:
    """Bring the names in a folder to the disk, where the system can."""
    with suppress(OSError):  # a system that opens no folders orders its writes itself
        opened = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(opened)
        finally:
            os.close(opened)
