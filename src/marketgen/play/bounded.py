"""Reading files from others: as much as may be, as JSON and nothing else, and whether a value is what it should be."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any, NoReturn

from marketgen.i18n import _
from marketgen.saves import files
from marketgen.saves.problems import shown

MAX_DEPTH = 64
"""Levels of nesting that are read."""


class Bad(Exception):  # noqa: N818 - a finding about a file, not a fault of the program
    """A file that is not even read. reason: ``missing``, ``not_a_file``, ``unreadable``, ``empty``, ``large``, ``text``
    (no UTF-8), ``json``; why: the same in words, for the middle of a sentence."""

    def __init__(self, reason: str, why: str) -> None:
        super().__init__(why)
        self.reason = reason
        self.why = why


def bounded_bytes(path: Path, most: int) -> bytes:
    """What is in a plain file of at most ``most`` bytes; a larger one is not read. Bad for anything else.

    A device, a pipe or a folder is not opened for reading; a link is followed to a plain file.
    """
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):
            raise Bad("not_a_file", _("it is not a file but a folder or a device"))
        fd = os.open(path, files.READ)
        with os.fdopen(fd, "rb") as file:
            if os.fstat(fd).st_size > most:
                raise Bad("large", _("it is too large"))
            raw = file.read(most + 1)
    except (FileNotFoundError, NotADirectoryError, ValueError) as fault:  # ValueError: a null in the name
        raise Bad("missing", _("there is no such file")) from fault
    except OSError as fault:
        raise Bad("unreadable", shown(fault.strerror or type(fault).__name__)) from fault
    if len(raw) > most:
        raise Bad("large", _("it is too large"))
    if not raw:
        raise Bad("empty", _("it is empty"))
    return raw


def strict_json(raw: bytes) -> dict[str, Any]:
    """One JSON object in UTF-8, not too deep, without NaN and Infinity. Bad for anything else."""
    try:
        found = json.loads(raw.decode(), parse_constant=_no_constant)
    except UnicodeDecodeError as fault:
        raise Bad("text", _("it is not UTF-8")) from fault
    except (ValueError, RecursionError) as fault:
        raise Bad("json", _("it is not JSON, or not whole")) from fault
    if not isinstance(found, dict) or not _is_shallow(found):
        raise Bad("json", _("it is not one JSON object, or it is nested too deeply"))
    return found


def _no_constant(word: str) -> NoReturn:
    raise ValueError(word)


def _is_shallow(value: Any) -> bool:
    """Level by level, so that no depth of nesting can exhaust the stack."""
    level = [value]
    for _depth in range(MAX_DEPTH):
        inner = [one for one in level if isinstance(one, dict | list)]
        level = [item for one in inner for item in (one.values() if isinstance(one, dict) else one)]
        if not level:
            return True
    return False


def is_line(value: object, most: int, least: int = 1) -> bool:
    """Whether a value is a text of ``least`` to ``most`` characters, all of which can be shown: no control characters,
    no line ends, no lone surrogates."""
    return isinstance(value, str) and least <= len(value) <= most and value.isprintable()


def is_count(value: object, most: int, least: int = 0) -> bool:
    """Whether a value is a whole number from ``least`` to ``most``; a yes or no is none."""
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most
