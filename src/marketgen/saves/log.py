"""The run file: append only, one line per record, on the disk before an answer is given.

>>> with RunFile.create(path, {"rules": 1, "seed": "7"}) as run:       # doctest: +SKIP
...     run.append({"kind": "do", "text": "tidy"})                     # returns when it is on the disk

What is in a record is the caller's business; the words below are those that the list of runs understands.
"""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from marketgen.engine.frozen import frozen
from marketgen.i18n import _, ngettext
from marketgen.saves import files, locking
from marketgen.saves.chain import (
    MAX_FILE,
    MAX_LINE,
    SAVE_FORMAT,
    START,
    Contents,
    JsonObject,
    read_contents,
    write_line,
)
from marketgen.saves.problems import (
    AlreadyThere,
    Damaged,
    Missing,
    NotAFile,
    SaveFailed,
    SaveProblem,
    TooBig,
    Unreadable,
    shown,
)

if TYPE_CHECKING:
    from filelock import BaseFileLock

KIND = "kind"
"""The key that names what a record is."""

HEAD, DO, UNDO, DAWN, END, RULES = "head", "do", "undo", "dawn", "end", "rules"
"""Kinds of records: the first line, a command, an undo, a day's snapshot, a day's digest, going on under new rules."""

STEP = "step"
"""The key of a command that names the step of several commands it is a part of, which one undo takes back."""

ANSWER, MOMENT, TIME, HANDED, STANDING = "answer", "moment", "time", "handed", "standing"
"""Kinds of records that no state depends on: an answer to a prompt, that a moment of prompts is over, seconds that were
played, that a result was written, what stands ordered for each morning."""

MARKS = (ANSWER, MOMENT, TIME, HANDED, STANDING)
"""Those kinds."""

PUT, SWAP = "put", "swap"
"""Kinds of records of practice runs: a number put at a value, going on with another version of the scenario."""


@frozen
class TornTail:
    """A last line that was not finished. size: its bytes; aside: where they are kept, None if only looked at."""

    size: int
    aside: Path | None

    @property
    def sentence(self) -> str:
        """What to tell the player."""
        if self.aside is None:
            return ngettext(
                "The last line was not finished when the game stopped ({count} byte); it is passed over.",
                "The last line was not finished when the game stopped ({count} bytes); it is passed over.",
                self.size,
            ).format(count=self.size)
        return _(
            "The last line was not finished when the game stopped. The run goes on from the line before; "
            "the rest is kept in {path}."
        ).format(path=shown(self.aside))


def read_run(path: Path) -> Contents:
    """What a run file holds, checked from its first line to its last. Takes no lock and changes nothing.

    Raises Missing, NotAFile, Unreadable, EmptyRun, TooBig, NotARun, Damaged or TooNew.
    """
    fd = open_regular(path, files.READ)
    try:
        return read_contents(path, _read(path, fd))
    finally:
        os.close(fd)


def open_regular(path: Path, flags: int) -> int:
    """A file descriptor of a plain file; Missing, NotAFile or Unreadable otherwise, SaveFailed if not writable."""
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise NotAFile(path)
        return os.open(path, flags)
    except (FileNotFoundError, NotADirectoryError, ValueError) as fault:  # ValueError: a null in the name
        raise Missing(path) from fault
    except OSError as fault:
        why = fault.strerror or type(fault).__name__
        if flags & os.O_RDWR and os.access(path, os.R_OK):
            sentence = _("{path} cannot be written: {why}. Allow this account to write it, or copy it elsewhere.")
            raise SaveFailed(path, sentence.format(path=shown(path), why=why)) from fault
        raise Unreadable(path, why) from fault


def _read(path: Path, fd: int) -> bytes:
    size = os.fstat(fd).st_size
    if size > MAX_FILE:
        raise TooBig(path, MAX_FILE)
    try:
        with os.fdopen(fd, "rb", closefd=False) as file:
            return file.read(MAX_FILE + 1)[:MAX_FILE]  # it may grow while we look: what was there is enough
    except OSError as fault:
        raise Unreadable(path, fault.strerror or type(fault).__name__) from fault


class RunFile:
    """An open run file. For one thread; a second opening for writing, anywhere, gets OpenElsewhere.

    path; head: the first record, with ``kind`` and ``format``; records: the others as they were when it was opened
    (appended ones are not added); torn: what was unfinished at the end, or None; readonly.
    """

    def __init__(self, path: Path, contents: Contents, torn: TornTail | None, fd: int, lock: BaseFileLock | None):
        """Use :meth:`create` or :meth:`open`. fd and lock are owned from here on; fd is -1 for reading only."""
        self.path = path
        self.head = contents.head
        self.records = contents.records
        self.torn = torn
        self.readonly = fd < 0
        self._fd = fd
        self._lock = lock  # the object must live as long as the run is open: its end lets go of the lock
        self._tip = (contents.end, contents.checksum)  # changed as one, so that an interruption cannot part them
        self._dirty = False  # there may be bytes after the tip

    @classmethod
    def create(cls, path: Path, head: JsonObject) -> RunFile:
        """Begin a run: ``path`` appears with its whole head line or not at all, and is open for appending.

        ``kind`` and ``format`` are put in front of ``head`` here. AlreadyThere if the name is taken, OpenElsewhere,
        SaveFailed; ValueError or TypeError if JSON cannot hold the head.
        """
        whole = {KIND: HEAD, "format": SAVE_FORMAT} | {
            key: value for key, value in head.items() if key not in (KIND, "format")
        }
        line, own = write_line(START, whole)
        if len(line) > MAX_LINE:
            raise _failed(path, _("its scenario is too large"))
        lock = _lock_new(path)
        try:
            fd = _create(path, line)
        except BaseException:
            lock.release()
            raise
        return cls(path, Contents(whole, (), len(line), own), None, fd, lock)

    @classmethod
    def open(cls, path: Path, readonly: bool = False) -> RunFile:
        """Open a run and check all of it. A torn tail is kept aside beside it and cut off, and told in ``torn``.

        With ``readonly`` no lock is taken and nothing changed, and a torn tail is only told. Raises what
        :func:`read_run` does; for writing also OpenElsewhere and SaveFailed.
        """
        if readonly:
            contents = read_run(path)
            return cls(path, contents, TornTail(len(contents.torn), None) if contents.torn else None, -1, None)
        os.close(open_regular(path, files.READ))  # a missing file gets its own sentence, and no lock file
        lock = locking.take(path)
        fd = -1
        try:
            fd = open_regular(path, files.WRITE)
            contents = read_contents(path, _read(path, fd))
            torn = _set_aside(path, fd, contents) if contents.torn else None
            return cls(path, contents, torn, fd, lock)
        except BaseException:
            if fd >= 0:
                os.close(fd)
            lock.release()
            raise

    def __enter__(self) -> RunFile:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def size(self) -> int:
        """Bytes of the whole lines in the file."""
        return self._tip[0]

    @property
    def closed(self) -> bool:
        """Whether nothing more can be appended for good."""
        return self._fd < 0

    def append(self, *records: JsonObject) -> None:
        """Write records, one most often; all of them are on the disk when this returns, none if it raises. A crash in
        between may leave the first of them.

        SaveFailed if it cannot be: then the file holds what it held before, and a later append may succeed. Where
        even cutting off the failed line did not succeed it is tried again first. ValueError or TypeError if JSON
        cannot hold a record, with nothing written.
        """
        if self._fd < 0:
            raise _failed(self.path, _("it is not open for writing"))
        end, own = self._tip
        lines = []
        for record in records:
            line, own = write_line(own, record)
            lines.append(line)
        line = b"".join(lines)
        if max(map(len, lines), default=0) > MAX_LINE or end + len(line) > MAX_FILE:
            raise _failed(self.path, _("it has grown to the size a run may have"))
        try:
            self._clean()
            self._still_ours(end)
            self._dirty = True
            files.write_at(self._fd, end, line)
            files.sync(self._fd)
        except BaseException as fault:
            with suppress(OSError):
                self._clean()
            if isinstance(fault, OSError):
                raise _failed(self.path, fault.strerror or type(fault).__name__) from fault
            raise
        self._tip = (end + len(line), own)
        self._dirty = False

    def _clean(self) -> None:
        """Cut the file back to its last good end, for good, if there may be more."""
        if self._dirty:
            if os.fstat(self._fd).st_size > self._tip[0]:
                os.ftruncate(self._fd, self._tip[0])
            files.sync(self._fd)
            self._dirty = False

    def _still_ours(self, end: int) -> None:
        """That the file in our hands is the one in the folder, as we left it; a line written past it would be lost."""
        held = os.fstat(self._fd)
        try:
            same = os.path.samestat(held, os.stat(self.path))
        except FileNotFoundError:
            same = False
        if not same or held.st_size != end:
            raise _failed(self.path, _("another program has moved or changed the file"))

    def close(self) -> None:
        """Let go of the file and its lock; everything is on the disk already. A second call does nothing."""
        fd, self._fd = self._fd, -1
        lock, self._lock = self._lock, None
        try:
            if fd >= 0:
                os.close(fd)
        finally:
            if lock is not None:
                lock.release()


def rescue(path: Path, new_path: Path) -> int:
    """Write the sound lines at the beginning of ``path`` as the new run ``new_path``; returns how many they are.

    ``path`` is left as it is. AlreadyThere if ``new_path`` is; Damaged if not even the head is sound; SaveFailed.
    """
    fd = open_regular(path, files.READ)
    try:
        raw = _read(path, fd)
    finally:
        os.close(fd)
    try:
        good = read_contents(path, raw).end
    except Damaged as fault:
        if not fault.good:
            raise
        good = fault.good
    lock = _lock_new(new_path)
    try:
        os.close(_create(new_path, raw[:good]))
    finally:
        lock.release()
    return raw.count(b"\n", 0, good)


def _lock_new(path: Path) -> BaseFileLock:
    try:
        os.makedirs(path.parent, exist_ok=True)
    except OSError as fault:
        raise _failed(path, fault.strerror or type(fault).__name__) from fault
    return locking.take(path)


def _create(path: Path, content: bytes) -> int:
    try:
        files.create(path, content)
        return os.open(path, files.WRITE)
    except FileExistsError as fault:
        raise AlreadyThere(path) from fault
    except OSError as fault:
        raise _failed(path, fault.strerror or type(fault).__name__) from fault


def _set_aside(path: Path, fd: int, contents: Contents) -> TornTail:
    try:
        aside = files.keep_aside(path.with_name(path.name + ".torn"), contents.torn)
        os.ftruncate(fd, contents.end)
        files.sync(fd)
    except OSError as fault:
        why = fault.strerror or type(fault).__name__
        sentence = _(
            "{path} ends in an unfinished line, which could not be kept aside: {why}. Nothing was changed. "
            "Make room or allow writing in its folder, then open it again."
        )
        raise SaveFailed(path, sentence.format(path=shown(path), why=why)) from fault
    return TornTail(len(contents.torn), aside)


def _failed(path: Path, why: str) -> SaveProblem:
    sentence = _(
        "This could not be saved in {path}: {why}. All that was saved before is safe, and this step was not taken. "
        "Make room or allow writing there, then try again."
    )
    return SaveFailed(path, sentence.format(path=shown(path), why=shown(why)))
