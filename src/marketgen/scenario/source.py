"""Source: a file that was read, and what was read from it with the place of every key and value."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Any

from marketgen.scenario.problems import Place

Path = tuple[str | int, ...]
Where = tuple["Source", int, int]
"""The file, and the offsets in it of a key and of its value (for a list's item the same twice)."""


@dataclass(slots=True, eq=False)
class Source:
    """A file's name, as it is shown, and its text."""

    name: str
    text: str
    _lines: list[int] = field(default_factory=list)

    def place(self, offset: int) -> Place:
        """The line and column of an offset."""
        if not self._lines:
            starts, at = [0], -1
            while (at := self.text.find("\n", at + 1)) >= 0:
                starts.append(at + 1)
            self._lines = starts
        line = bisect_right(self._lines, offset)
        start = self._lines[line - 1]
        end = self.text.find("\n", start)
        whole = self.text[start : len(self.text) if end < 0 else end].rstrip("\r")
        return Place(self.name, line, offset - start + 1, whole)


class Object(dict[str, Any]):
    """A JSON object, with the place of each of its keys."""

    __slots__ = ("at",)

    def __init__(self) -> None:
        super().__init__()
        self.at: dict[str, Where] = {}


class Array(list[Any]):
    """A JSON array, with the place of each of its items."""

    __slots__ = ("at",)

    def __init__(self) -> None:
        super().__init__()
        self.at: list[Where] = []


def where(root: Object, path: Path) -> tuple[Where | None, Path]:
    """The place of a path, and the path as far as it is there: parts that are not in the document are dropped."""
    node: Any = root
    found: Where | None = None
    known: Path = ()
    for part in path:
        if isinstance(node, Object) and part in node:
            found, node = node.at[str(part)], node[str(part)]
        elif isinstance(node, Array) and isinstance(part, int) and part < len(node):
            found, node = node.at[part], node[part]
        else:
            break
        known = (*known, part)
    return found, known


def place_of(root: Object, path: Path, key: bool = False) -> Place:
    """The place of a path's value, or of its key; where the path is not there, that of the nearest that is."""
    found, known = where(root, path)
    if found is None:
        source = next(iter(root.at.values()))[0] if root.at else None
        return source.place(0) if source else Place("", 0, 0)
    return found[0].place(found[1] if key or known != path else found[2])


def spelled(path: Path) -> str:
    """A path as it is written in messages: ``events.knock.effects[2].heat``."""
    told = ""
    for part in path:
        told += f"[{part}]" if isinstance(part, int) else f".{part}" if told else part
    return told


def plain(value: Any) -> Any:
    """A value without places, and decimals as floats: what :mod:`json` can hold. Exact: see ``reader.DIGITS``."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, int | str):
        return value
    return int(value) if value == int(value) else float(value)
