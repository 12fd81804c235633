"""Durable writing, the parts: sync, write at a place, create without overwriting, replace as a whole.

Everything here raises plain OSError; the modules above turn it into a sentence.
"""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

_BINARY = getattr(os, "O_BINARY", 0)  # Windows would turn line ends otherwise
_NO_WAIT = getattr(os, "O_NONBLOCK", 0)  # a pipe put where a file should be must not hang us
_NO_LINKS = (errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EACCES, errno.EINVAL)

READ = os.O_RDONLY | _BINARY | _NO_WAIT
WRITE = os.O_RDWR | _BINARY | _NO_WAIT


def sync(fd: int) -> None:
    """Return when what was written to ``fd`` is on the disk: fdatasync where the system has it, else fsync."""
    getattr(os, "fdatasync", os.fsync)(fd)


def sync_folder(folder: Path) -> None:
    """Make a new name in ``folder`` durable. Systems that cannot open a folder do that by themselves."""
    if os.name == "nt":
        return
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # a file system that has no folder sync
            raise
    finally:
        os.close(fd)


def write_at(fd: int, place: int, content: bytes) -> None:
    """Write all of ``content`` from byte ``place`` on. After an OSError some of it may be there."""
    os.lseek(fd, place, os.SEEK_SET)
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(fd, rest) :]


def create(path: Path, content: bytes) -> None:
    """Make a file that is either not there or whole, whatever happens; FileExistsError if the name is taken."""
    draft = _draft(path, content)
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        move(draft, path)  # no hard links on this file system
    finally:
        with suppress(FileNotFoundError):
            os.unlink(draft)
    sync_folder(path.parent)


def claim(path: Path) -> None:
    """Take a name with an empty file; FileExistsError if it is taken."""
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, 0o644))


def move(old: Path, new: Path) -> None:
    """Give a file another name without ever overwriting one; FileExistsError if it is taken.

    The name is taken with an empty file, which is then replaced: no system overwrites, and none leaves two names.
    """
    claim(new)
    try:
        os.replace(old, new)
    except BaseException:
        os.unlink(new)  # our own empty claim
        raise
    sync_folder(new.parent)
    if old.parent != new.parent:
        sync_folder(old.parent)


def replace(path: Path, content: bytes) -> None:
    """Write a file as a whole: after a crash either the old or the new content is there."""
    draft = _draft(path, content)
    try:
        os.replace(draft, path)
    except BaseException:
        os.unlink(draft)
        raise
    sync_folder(path.parent)


def keep_aside(path: Path, content: bytes) -> Path:
    """Keep ``content`` in a new file named after ``path`` (``path``, ``path-2`` ...), durably.

    If one of those already holds exactly this content (a crash came between keeping and cutting) it is used.
    """
    for number in range(1, 10_000):
        place = path if number == 1 else path.with_name(f"{path.name}-{number}")
        try:
            create(place, content)
        except FileExistsError:
            with suppress(OSError):
                if place.stat().st_size == len(content) and place.read_bytes() == content:
                    return place
            continue
        return place
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))


def _draft(path: Path, content: bytes) -> Path:
    """A synced file beside ``path``, under a name that no listing shows and nothing else uses."""
    draft = path.with_name(f".{path.name[:40]}.{os.urandom(6).hex()}.new")
    fd = os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, 0o644)
    try:
        write_at(fd, 0, content)
        os.fsync(fd)
    except BaseException:
        os.close(fd)
        os.unlink(draft)
        raise
    os.close(fd)
    return draft
