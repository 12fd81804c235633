"""Scenario files as text: everything that can stop a file from being read gets its problem."""

from __future__ import annotations

import codecs
import errno
import os
import stat
from pathlib import Path

from marketgen.i18n import _
from marketgen.scenario.problems import Place, Problem, Unreadable, safe
from marketgen.scenario.source import Source

LARGEST = 2_000_000
"""Bytes of a scenario file at most."""

_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"), (codecs.BOM_UTF32_BE, "UTF-32"), (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)  # fmt: skip


def read(path: Path, name: str = "") -> Source:
    """The text of a file, which messages call ``name``. Raises Unreadable: see ``explain`` E003 to E007."""
    shown = name or safe(str(path), 400)
    return Source(shown, decode(content(path, shown), shown))


def decode(content: bytes, shown: str) -> str:
    """Bytes as text: UTF-8, with or without a byte order mark. Raises Unreadable for anything else."""
    if len(content) > LARGEST:
        raise too_large(shown)
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            raise _encoding(shown, encoding)
    if content[:4].count(0) >= 2 or content[:2].count(0) == 1:
        raise _encoding(shown, "UTF-16")
    content = content.removeprefix(codecs.BOM_UTF8)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as fault:
        source = Source(shown, content.decode("utf-8", errors="replace"))
        place = source.place(len(content[: fault.start].decode("utf-8", errors="replace")))
        byte = content[fault.start]
        raise Unreadable(
            Problem("E003", _("this byte is not UTF-8: {byte}").format(byte=f"0x{byte:02x}"), _save_as_utf8(), place)
        ) from None


def content(path: Path, shown: str, largest: int = LARGEST) -> bytes:
    """The bytes of a file. Raises Unreadable: it is not there, no ordinary file, or larger than ``largest``."""
    try:
        kind = os.stat(path).st_mode
        if stat.S_ISDIR(kind):
            raise _unreadable(shown, _("this is a folder, not a file"), _("name the .json file in it"))
        if not stat.S_ISREG(kind):
            raise _unreadable(shown, _("this is not an ordinary file"), _("copy the scenario into a file"))
        with open(path, "rb") as file:
            read = file.read(largest + 1)
    except FileNotFoundError:
        raise _unreadable(
            shown, _("there is no such file"), _("check the name; `marketgen list` shows the scenarios there are")
        ) from None
    except PermissionError:
        raise _unreadable(shown, _("this file may not be read"), _("give your account permission to read it")) from None
    except (OSError, ValueError) as fault:
        raise _unreadable(
            shown,
            _("this file cannot be read: {why}").format(why=_why(fault)),
            _("check the disk and the name, and try again"),
        ) from None
    if len(read) > largest:
        raise too_large(shown, largest)
    return read


def _why(fault: Exception) -> str:
    number = getattr(fault, "errno", None)
    return os.strerror(number) if isinstance(number, int) and number in errno.errorcode else safe(str(fault))


def _unreadable(shown: str, what: str, mend: str) -> Unreadable:
    return Unreadable(Problem("E004", what, mend, Place(shown, 0, 0)))


def too_large(shown: str, largest: int = LARGEST) -> Unreadable:
    """What is raised for a file that is larger than ``largest`` bytes."""
    return Unreadable(
        Problem(
            "E005",
            _("this file is larger than {limit} MB").format(limit=largest // 1_000_000),
            _("a scenario is a text of some hundred kB at most; take out what is no part of it"),
            Place(shown, 0, 0),
        )
    )


def _encoding(shown: str, encoding: str) -> Unreadable:
    return Unreadable(
        Problem(
            "E003",
            _("this file is written in {encoding}, not in UTF-8").format(encoding=encoding),
            _save_as_utf8(),
            Place(shown, 1, 1),
        )
    )


def _save_as_utf8() -> str:
    return _("save the file as UTF-8; in most editors: Save as, Encoding, UTF-8")
