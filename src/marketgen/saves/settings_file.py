"""The file of the settings as it lies there: one JSON object, and where each of its entries stands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from marketgen.i18n import _
from marketgen.saves import small
from marketgen.saves.problems import shown

LARGEST = 100_000
"""Bytes a settings file may have."""


def read(path: Path) -> tuple[dict[str, Any], dict[str, str], str]:
    """What the file holds, where each of its entries stands, and ""; or nothing, where it went wrong (under an empty
    name, if that is known), and why it cannot be used. A missing file holds nothing."""
    raw, why = small.content(path, LARGEST)
    if why or not (raw or path.exists()):
        return {}, {}, why
    return _understood(raw, shown(path))


def _understood(raw: bytes, name: str) -> tuple[dict[str, Any], dict[str, str], str]:
    def place(at: int) -> str:
        line = text.count("\n", 0, at) + 1
        return f"{name}:{line}:{at - text.rfind(chr(10), 0, at)}"

    try:
        text = raw.decode("utf-8-sig")
        kept = json.loads(text)
        if isinstance(kept, dict):
            return kept, {key: place(at) for key, at in _places(text)}, ""
    except UnicodeDecodeError:
        return {}, {}, _("it is not UTF-8")
    except json.JSONDecodeError as fault:
        return {}, {"": place(fault.pos)}, _("no JSON from here on")
    except (ValueError, RecursionError):
        pass
    return {}, {}, _("it is no settings file")


def _places(text: str) -> Iterator[tuple[str, int]]:
    """The keys of a sound JSON object and where each begins."""
    read = json.JSONDecoder().raw_decode
    at = text.index("{") + 1
    while (at := _blank(text, at)) < len(text) and text[at] == '"':
        key, after = read(text, at)
        yield key, at
        _value, after = read(text, _blank(text, _blank(text, after) + 1))
        at = _blank(text, after) + 1


def _blank(text: str, at: int) -> int:
    """The first place from here on that is not blank."""
    while at < len(text) and text[at] in " \t\n\r":
        at += 1
    return at
