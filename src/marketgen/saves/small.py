"""The player's small files (settings, keys, results): read whole, with suspicion, and written whole, by one at a time.

Writing raises plain OSError; the modules above turn it into a sentence of their own.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from difflib import get_close_matches
from pathlib import Path

from marketgen.i18n import _
from marketgen.saves import files, locking
from marketgen.saves.problems import OpenElsewhere, SaveFailed, shown

_TRIES, _WAIT = 40, 0.05  # another window may be writing just now


def content(path: Path, most: int) -> tuple[bytes, str]:
    """What a plain file of at most ``most`` bytes holds, and why it cannot be read, for the middle of a sentence. A
    missing one holds nothing."""
    try:
        if path.exists() and not path.is_file():
            return b"", _("it is not a file")
        with os.fdopen(os.open(path, files.READ), "rb") as file:
            raw = file.read(most + 1)
    except FileNotFoundError:
        return b"", ""
    except (OSError, ValueError) as fault:
        return b"", shown(getattr(fault, "strerror", None) or type(fault).__name__)
    return (raw, "") if len(raw) <= most else (b"", _("it is too large"))


@contextmanager
def held(path: Path) -> Iterator[None]:
    """Within this no other window writes the file: what is read in it is what is written over. OSError where it cannot
    be had."""
    for left in reversed(range(_TRIES)):
        try:
            lock = locking.take(path)
            break
        except OpenElsewhere as fault:
            if not left:
                raise OSError(errno.EAGAIN, _("another window holds it")) from fault
            time.sleep(_WAIT)
        except SaveFailed as fault:  # whose sentence is about a run
            raise fault.__cause__ if isinstance(fault.__cause__, OSError) else OSError(*fault.args) from fault
    try:
        yield
    finally:
        lock.release()


def near_miss(word: str, known: Collection[str]) -> str:
    """What somebody may have meant by a name that there is not, as a sentence; empty for nothing like it."""
    near = get_close_matches(word[:200], known, 1, 0.6)
    return _("Did you mean {near}?").format(near=near[0]) if near else ""


def put_aside(path: Path) -> None:
    """Give a file that could not be read another name, so that it is never overwritten. OSError if that fails."""
    for number in range(1, 1000):
        try:
            return files.move(path, path.with_name(f"{path.name}.bad-{number}"))
        except FileExistsError:
            continue
    raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), f"{path.name}.bad-999")


def replace(path: Path, text: str) -> None:
    """Write a file as a whole. Where the name is a link, the file it leads to: somebody keeps it elsewhere."""
    files.replace(Path(os.path.realpath(path)), text.encode() + b"\n")
