"""Small run files for the tests of saves and of sessions, and what a folder holds, byte for byte."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from marketgen.saves import chain
from marketgen.saves.chain import JsonObject
from marketgen.saves.log import RunFile

HEAD: JsonObject = {
    "rules": 1,
    "program": "0.1.0",
    "title": "A street of 장마당",
    "seed": "7",
    "scenario": {"a": [1, {}]},
}

RECORDS: tuple[JsonObject, ...] = (
    {"kind": "dawn", "day": 1, "run": {"stock": [3, 0], "words": 'a "quoted" \\ [bracket}'}},
    {"kind": "do", "text": "show soap 1"},
    {"kind": "do", "text": "note 비누 — dear\u2028today"},
    {"kind": "undo"},
    {"kind": "end", "day": 1, "digest": "00ff"},
    {"kind": "dawn", "day": 2, "run": {"stock": [], "words": ""}},
    {"kind": "do", "text": "price soap low"},
)


def make_run(path: Path, records: tuple[JsonObject, ...] = RECORDS, head: JsonObject | None = None) -> bytes:
    """Write a whole run file and return its bytes."""
    with RunFile.create(path, HEAD if head is None else head) as run:
        for record in records:
            run.append(record)
    return path.read_bytes()


def raw_run(*records: JsonObject, before: str = chain.START) -> bytes:
    """Lines with right checksums for any records, a head among them, that the game itself might never write."""
    lines = []
    for record in records:
        line, before = chain.write_line(before, record)
        lines.append(line)
    return b"".join(lines)


def raw_line(payload: bytes, before: str) -> bytes:
    """A line with a right checksum around bytes that need not be JSON."""
    return b'{"r":' + payload + b',"c":"' + chain.checksum(before, payload).encode() + b'"}\n'


def held(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its bytes, locks left out: what must be the same where nothing may change."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.name.endswith(".lock")
    }


def line_ends(raw: bytes) -> list[int]:
    """The places right after each newline."""
    return [place + 1 for place, byte in enumerate(raw) if byte == 10]


def failing(number: int, times: int = 1) -> Callable[..., None]:
    """A stand-in for a system call that fails ``times`` times, then does nothing."""
    left = [times]

    def call(*_: object) -> None:
        if left[0]:
            left[0] -= 1
            raise OSError(number, os.strerror(number))

    return call
