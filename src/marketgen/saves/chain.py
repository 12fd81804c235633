"""The lines of a run file: how a record becomes a line, and what a file of lines holds.

A line is ``{"r":RECORD,"c":"CHECKSUM"}`` and a newline. The checksum is 16 hexadecimal digits of BLAKE2b over the
checksum of the line before (16 zeros before the first) and RECORD's bytes as they stand in the file, so that no byte
can change unnoticed, framing included. The first line keeps this form in every later format. Contract:
docs/contracts.md, "Saves".
"""

from __future__ import annotations

import json
from hashlib import blake2b
from pathlib import Path
from typing import Any

from marketgen.engine.frozen import frozen
from marketgen.saves.problems import Damaged, EmptyRun, NotARun, TooNew

JsonObject = dict[str, Any]

SAVE_FORMAT = 1
"""Number of the save format; a file with a higher one is refused untouched."""

MAX_LINE = 16_000_000
"""Bytes a line may have, its newline included."""

MAX_FILE = 64_000_000
"""Bytes a run file may have."""

MAX_DEPTH = 64
"""Levels of nesting a record may have."""

START = "0" * 16
"""What the first line is chained to."""

SUFFIX = ".mgsave"
"""How the name of a run file ends."""

OPENING, _MIDDLE, _CLOSE = b'{"r":', b',"c":"', b'"}'
_PLAIN = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
_ESCAPED = json.JSONEncoder(ensure_ascii=True, separators=(",", ":"), allow_nan=False)
_NO_MARKS = bytes(byte for byte in range(256) if byte not in b'[]{}"')
_ONE_BRACKET = bytes.maketrans(b"{}", b"[]")
_DEEP = "a record is nested too deeply to be saved"

TAIL = len(_MIDDLE) + 16 + len(_CLOSE)
"""Bytes at the end of every line, before its newline, in which its checksum stands."""


@frozen
class Contents:
    """What a run file holds. head: the first record; records: the others in order; end: bytes of the whole lines;
    checksum: of the last whole line; torn: bytes after it, a line that was not finished (b"" if all is well)."""

    head: JsonObject
    records: tuple[JsonObject, ...]
    end: int
    checksum: str
    torn: bytes = b""


class Record(JsonObject):
    """A record as it was read. raw: its bytes as they stand in the file."""

    __slots__ = ("raw",)
    raw: bytes


class LineError(ValueError):
    """A whole line that was not written like this. The argument is the reason, a word of :class:`Damaged`."""


def checksum(before: str, record: bytes) -> str:
    """What chains a record's bytes to the line before, whose checksum is ``before``."""
    return blake2b(before.encode() + record, digest_size=8).hexdigest()


def write_line(before: str, record: JsonObject) -> tuple[bytes, str]:
    """A record as its line and the line's checksum. ValueError or TypeError if JSON cannot hold the record, or if it
    is nested deeper than :data:`MAX_DEPTH`."""
    try:
        payload = _PLAIN.encode(record).encode()
    except UnicodeEncodeError:  # a lone surrogate, from a file name or a broken terminal: escaped it survives
        payload = _ESCAPED.encode(record).encode()
    except RecursionError as fault:
        raise ValueError(_DEEP) from fault
    if _too_deep(payload):
        raise ValueError(_DEEP)
    own = checksum(before, payload)
    return b"".join((OPENING, payload, _MIDDLE, own.encode(), _CLOSE, b"\n")), own


def read_line(before: str, line: bytes) -> tuple[JsonObject, str]:
    """The record in a line (without its newline) and the line's checksum. LineError if it was not written like this."""
    payload = _payload(line)
    own = checksum(before, payload)
    if stated(line) != own:
        raise LineError("checksum")
    try:
        record = json.loads(payload.decode(), parse_constant=_no_constant)
    except UnicodeDecodeError as fault:
        raise LineError("text") from fault
    except RecursionError as fault:
        raise LineError("deep") from fault
    except ValueError as fault:
        raise LineError("json") from fault
    if not isinstance(record, dict):
        raise LineError("json")
    if _too_deep(payload):
        raise LineError("deep")
    read = Record(record)
    read.raw = payload
    return read, own


def stated(line: bytes) -> str:
    """The checksum that a line (without its newline), or its last :data:`TAIL` bytes, states; not checked."""
    return line[-16 - len(_CLOSE) : -len(_CLOSE)].decode("ascii", "replace")


def _payload(line: bytes) -> bytes:
    middle = len(line) - TAIL
    if not line.startswith(OPENING) or not line.endswith(_CLOSE) or line[middle : middle + len(_MIDDLE)] != _MIDDLE:
        raise LineError("shape")
    return line[len(OPENING) : middle]


def _no_constant(word: str) -> None:
    raise ValueError(word)


def _too_deep(payload: bytes) -> bool:
    """Whether a record, as JSON, is nested deeper than :data:`MAX_DEPTH`.

    Taking away innermost pairs of brackets level by level costs a tenth of a walk through the record. Where there are
    brackets or quotation marks in words, the words are taken away first: every second piece between quotation marks,
    once those that belong to words are gone.
    """
    marks = payload.translate(_ONE_BRACKET, _NO_MARKS).replace(b'""', b"")
    if b'"' in marks or b"\\" in payload:
        pieces = payload.replace(b"\\\\", b"").replace(b'\\"', b"").split(b'"')
        marks = b"".join(pieces[::2]).translate(_ONE_BRACKET, _NO_MARKS)
    for _ in range(MAX_DEPTH):
        marks = marks.replace(b"[]", b"")
        if not marks:
            return False
    return True


def read_head(path: Path, line: bytes) -> tuple[JsonObject, str]:
    """The head in the first line of ``path`` (without its newline), and its checksum.

    NotARun, Damaged or TooNew if it is none of ours; ``path`` is only named.
    """
    if not line.startswith(OPENING + b"{"):
        raise NotARun(path)
    if len(line) >= MAX_LINE:
        raise Damaged(path, 1, "long", 0)
    try:
        head, own = read_line(START, line)
    except LineError as fault:
        raise Damaged(path, 1, str(fault), 0) from fault
    found = head.get("format")
    if not isinstance(found, int) or isinstance(found, bool) or found < 1:
        raise Damaged(path, 1, "head", 0)
    if found > SAVE_FORMAT:
        raise TooNew(path, found)
    return head, own


def read_contents(path: Path, raw: bytes) -> Contents:
    """What the bytes of the run file ``path`` hold; ``path`` is only named.

    Bytes after the last newline are a torn tail. EmptyRun, NotARun, TooNew or Damaged for anything else that no
    stopped writer leaves behind.
    """
    if not raw:
        raise EmptyRun(path)
    end = raw.find(b"\n")
    if end < 0:
        if raw[: len(OPENING)] != OPENING[: len(raw)]:
            raise NotARun(path)
        raise Damaged(path, 1, "head", 0)
    head, own = read_head(path, raw[:end])
    records: list[JsonObject] = []
    start = end + 1
    while (end := raw.find(b"\n", start)) >= 0:
        try:
            if end - start >= MAX_LINE:
                raise LineError("long")
            record, own = read_line(own, raw[start:end])
        except LineError as fault:
            raise Damaged(path, len(records) + 2, str(fault), start) from fault
        records.append(record)
        start = end + 1
    if len(raw) - start >= MAX_LINE:  # longer than anything a writer could have left unfinished
        raise Damaged(path, len(records) + 2, "long", start)
    return Contents(head, tuple(records), start, own, raw[start:])
