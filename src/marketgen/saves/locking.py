"""One writer for a run: a lock file beside it, held by the system, so that a crash lets go of it."""

from __future__ import annotations

import warnings
from pathlib import Path
from typing import TYPE_CHECKING

from marketgen.i18n import _
from marketgen.saves.problems import OpenElsewhere, SaveFailed, shown

if TYPE_CHECKING:
    from filelock import BaseFileLock


def lock_path(path: Path) -> Path:
    """Where the lock of a run file is: beside it, under a name no listing shows. It stays there when let go of,
    because removing it could leave two writers with a lock each."""
    real = path.resolve()  # two names for one file are one run
    return real.with_name(f".{real.name}.lock")


def take(path: Path) -> BaseFileLock:
    """Lock a run file, there or not yet; keep a reference to what comes back, and ``release()`` it.

    OpenElsewhere if it is held; SaveFailed if its folder cannot be written.
    """
    from filelock import FileLock, Timeout  # a tenth of a cold start, and listing needs none of it

    lock = FileLock(lock_path(path), timeout=0, thread_local=False)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # a file system without locks: filelock's own stand-in serves
            lock.acquire()
    except Timeout as fault:
        raise OpenElsewhere(path) from fault
    except (OSError, NotImplementedError) as fault:
        sentence = _(
            "{path} cannot be played on where it is: its folder cannot be written ({why}). "
            "Copy the file to a folder of yours, or watch it with `marketgen replay`."
        )
        why = getattr(fault, "strerror", None) or type(fault).__name__
        raise SaveFailed(path, sentence.format(path=shown(path), why=why)) from fault
    return lock
