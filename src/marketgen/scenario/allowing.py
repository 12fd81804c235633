"""Allowing: which problems a document itself lets pass, by ``lint.allow``."""

from __future__ import annotations

from typing import Any

UNUSED = "W305"
"""The code of an entry that allows nothing; it cannot be allowed."""

_KEYS = ("code", "path", "why")


class Allowed:
    """The entries of a document, and which of them were needed so far. Empty if their shape is wrong."""

    def __init__(self, lint: Any) -> None:
        found = lint.get("allow") if isinstance(lint, dict) else None
        right = isinstance(found, list) and all(
            isinstance(one, dict) and all(isinstance(one.get(key), str) for key in _KEYS) for one in found
        )
        self.entries: list[dict[str, str]] = list(found or ()) if right else []
        self.used: set[int] = set()
        self.count = 0

    def covers(self, code: str, path: str) -> bool:
        """Whether a problem is allowed, at its path or above; it is counted if it is. Errors never are."""
        if not self.entries or code.startswith("E") or code == UNUSED:
            return False
        covering = [number for number, entry in enumerate(self.entries) if _covers(entry, code, path)]
        self.used.update(covering)
        self.count += bool(covering)
        return bool(covering)


def _covers(entry: dict[str, str], code: str, path: str) -> bool:
    above = entry["path"]
    return entry["code"] == code and (path == above or path.startswith((f"{above}.", f"{above}[")))
