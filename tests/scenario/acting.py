"""Examples of pages that are acted: files, zips and folders as they are written down, then what is typed.

A line is one of these; what is indented stands in the zip or folder above it:

``quay.zip``, ``quay/``           a zip or a folder
``NAME: CONTENT``                 a file; an ellipsis is a whole scenario, ``9 MB`` so much of anything, ``of blanks``;
                                  in a folder, lines that are indented further belong to it
``NAME: ... with {...}``          a whole scenario with this part put in
``NAME: ... (saved as UTF-16)``   in that encoding
``a1.json to a9.json: CONTENT``   several files
``NAME -> TARGET``                a link
``NAME: CONTENT (encrypted)``     said to be so in a zip
``marketgen ...``                 what is typed
``(...)``                         what happens
"""

from __future__ import annotations

import errno
import json
import os
import re
import shlex
from hashlib import sha256
from pathlib import Path
from zipfile import ZIP_STORED, ZipFile

import pytest

from marketgen import cli
from marketgen.saves import folders
from marketgen.scenario import lifts, renames, versions
from marketgen.scenario.source import Object
from tests.scenario.helpers import country, put_in

MB = 1_000_000
_ROW = re.compile(r"(.*?)(\d+)(\.\w+) to \1(\d+)\3$")


def acted(story: str, folder: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Act an example in a folder of its own: the exit code of the last thing typed, and all that was said."""
    before, patch = Path.cwd(), pytest.MonkeyPatch()
    folder.mkdir()
    os.chdir(folder)
    code = 0
    try:
        lines = story.split("\n")
        while lines:
            line = lines.pop(0)
            inner = []
            while lines and lines[0].startswith("  "):
                row = lines.pop(0)
                if row.startswith("    "):
                    inner[-1] += "\n" + row.strip()
                else:
                    inner.append(row.strip())
            if line.startswith("marketgen "):
                code = cli.main(_typed(line))
            elif line.startswith("("):
                _happens(line, patch)
            else:
                _laid(line, inner)
    finally:
        patch.undo()
        os.chdir(before)
    said = capsys.readouterr()
    return code, said.out + said.err


def _typed(line: str) -> list[str]:
    words = shlex.split(line)[1:]
    own = sha256(Path("quay.zip").read_bytes()).hexdigest() if "THAT_OF_THE_FILE" in words else ""
    return [own if word == "THAT_OF_THE_FILE" else word for word in words]


def _happens(line: str, patch: pytest.MonkeyPatch) -> None:
    what, _bracket, rest = line[1:].partition(")")
    newer = re.fullmatch("once marketgen reads format 2, in which (only|more than) names changed", what)
    if newer:
        patch.setattr(versions, "FORMAT", 2)
        patch.setattr(lifts, "LIFTS", {1: renames.copied if newer[1] == "only" else _lift})
    elif what == "no room is left on the disk":
        patch.setattr(os, "fsync", _full)
    elif what == "your scenario folder":
        name, content = _named(rest.strip())
        folders.scenarios().mkdir(parents=True, exist_ok=True)
        (folders.scenarios() / name).write_bytes(content)
    else:
        found = re.fullmatch("you write something into (.+)", what)
        assert found, f"nobody knows how to act this: {line}"
        with (folders.scenarios() / found[1]).open("a", encoding="utf-8") as file:
            file.write("Mine.")


def _lift(document: Object) -> Object:
    """A made-up lift that does more than call something by another name."""
    lifted = renames.copied(document)
    assert isinstance(lifted, Object)
    del lifted["systems"], lifted.at["systems"]
    return lifted


def _full(_number: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def _laid(line: str, inner: list[str]) -> None:
    if line.endswith("/"):
        for one in inner:
            _in_folder(Path(line), one)
    elif inner:
        _zip(Path(line), inner)
    else:
        name, content = _named(line)
        Path(name).write_bytes(content)


def _in_folder(folder: Path, line: str) -> None:
    name, _arrow, target = line.partition(" -> ")
    for path, content in [(name, b"")] if target else _files(line):
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        if target:
            (folder / path).symlink_to(target)
        else:
            (folder / path).write_bytes(content)


def _zip(path: Path, inner: list[str]) -> None:
    secret = [_named(line)[0] for line in inner if line.endswith(" (encrypted)")]
    blanks = any(line.endswith(" of blanks") for line in inner)
    with ZipFile(path, "w", 8 if blanks else ZIP_STORED) as archive:
        for line in inner:
            for name, content in _files(line.removesuffix(" (encrypted)")):
                archive.writestr(name, content)
    content = bytearray(path.read_bytes())
    for name in secret:
        content[bytes(content).rindex(name.encode()) - 46 + 8] |= 1
    path.write_bytes(bytes(content))


def _files(line: str) -> list[tuple[str, bytes]]:
    name, content = _named(line)
    row = _ROW.match(name)
    if row is None:
        return [(name, content)]
    return [(f"{row[1]}{number}{row[3]}", content) for number in range(int(row[2]), int(row[4]) + 1)]


def _named(line: str) -> tuple[str, bytes]:
    name, colon, told = line.partition(": ")
    assert colon, f"nobody knows what this is: {line}"
    size = re.fullmatch(r"(\d+) MB( of blanks)?", told)
    if size:
        return name, (b" " if size[2] else bytes(range(256))) * (int(size[1]) * MB // (1 if size[2] else 256))
    told, _bracket, encoding = told.partition(" (saved as ")
    if told.startswith("\u2026"):
        part = json.loads(told.partition(" with ")[2] or "{}")
        told = json.dumps(put_in({**country(), "id": "quay"}, part))
    return name, told.encode(encoding.rstrip(")") or "utf-8")
