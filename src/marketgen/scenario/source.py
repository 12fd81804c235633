"""Source: a file that was read, and what was read from it with the place of every key and value.

A sound file is read quickly, without places. They are looked up, object by object, when one is asked for: most files
have few problems, and nothing has to be said about the rest.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Union

from marketgen.scenario.problems import Place

Path = tuple[str | int, ...]
Where = Union[tuple["Source", int, int], "Later"]
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


_KEY = re.compile(r'[ \t\n\r]*(")(?:[^"\\]|\\.)*"[ \t\n\r]*:[ \t\n\r]*')
_ITEM = re.compile(r"[ \t\n\r]*")
_NEXT = re.compile(r"[ \t\n\r]*,")
_DECODER = json.JSONDecoder()


class Origin:
    """A sound file that was read quickly."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._places: dict[int, Any] = {}  # by the address of an object or list of the file: as long as they live

    @cached_property
    def patches(self) -> bool:
        """Whether a word that changes a base may be in it."""
        return '"$' in self.source.text

    def place(self, node: Object | Array, key: str | int) -> tuple[Source, int, int]:
        """The place of a key of a node of this file."""
        if id(node) not in self._places:
            self._places[id(node)] = self._look(node)
        found: tuple[Source, int, int] = self._places[id(node)][key]
        return found

    def _look(self, node: Object | Array) -> dict[str | int, tuple[Source, int, int]]:
        """The places of what stands in a node. It is sound, so what comes next is known, and values are passed over."""
        text, found = self.source.text, {}
        position = (self.place(*node.above)[2] if node.above else text.index("{")) + 1
        for key in node if isinstance(node, Object) else range(len(node)):
            token = (_KEY if isinstance(key, str) else _ITEM).match(text, position)
            assert token is not None
            start = token.end()
            found[key] = (self.source, token.start(1) if isinstance(key, str) else start, start)
            after = _NEXT.match(text, _DECODER.raw_decode(text, start)[1])
            position = after.end() if after else position
        return found


class Later:
    """A place that is looked up when it is asked for."""

    __slots__ = ("_key", "_node", "_origin")

    def __init__(self, origin: Origin, node: Object | Array, key: str | int) -> None:
        self._origin, self._node, self._key = origin, node, key

    def __getitem__(self, part: int) -> Any:
        return self._origin.place(self._node, self._key)[part] if part else self._origin.source

    def __iter__(self) -> Iterator[Any]:
        return iter(self._origin.place(self._node, self._key))


class Object(dict[str, Any]):
    """A JSON object, with the place of each of its keys. Of what is read quickly, levels: how deeply it is nested;
    above: what it stands in, and under which key, None for the whole; words: whether a null, or a key that begins with
    $, is in it. Of what was joined, gone: the keys of the base that were deleted, with the places where they were."""

    __slots__ = ("_at", "above", "gone", "levels", "origin", "words")
    _at: dict[str, Where] | None
    gone: dict[str, Where]
    above: tuple[Object | Array, str | int] | None
    levels: int
    words: bool
    origin: Origin | None

    def __init__(self) -> None:
        super().__init__()
        self._at = {}
        self.origin = None

    @property
    def at(self) -> dict[str, Where]:
        """The place of each key."""
        if self._at is None:
            assert self.origin is not None
            self._at = {key: Later(self.origin, self, key) for key in self}
        return self._at


class Array(list[Any]):
    """A JSON array, with the place of each of its items. levels, above, words: as of an object."""

    __slots__ = ("_at", "above", "levels", "origin", "words")
    _at: list[Where] | None
    above: tuple[Object | Array, str | int] | None
    levels: int
    words: bool
    origin: Origin | None

    def __init__(self, items: Iterable[Any] = ()) -> None:
        super().__init__(items)
        self._at = []
        self.origin = None

    @property
    def at(self) -> list[Where]:
        """The place of each item."""
        if self._at is None:
            assert self.origin is not None
            self._at = [Later(self.origin, self, place) for place in range(len(self))]
        return self._at


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


def deleted(node: Any) -> dict[str, Where]:
    """What a file that extends another has deleted of an object, with the places where; empty for most."""
    return getattr(node, "gone", {})


def spelled(path: Path) -> str:
    """A path as it is written in messages: ``events.knock.effects[2].heat``."""
    told = ""
    for part in path:
        told += f"[{part}]" if isinstance(part, int) else f".{part}" if told else part
    return told


def plain(value: Any) -> Any:
    """A value without places, and decimals as floats: what :mod:`json` can hold. Exact: see ``numerals.DIGITS``."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if value is None or isinstance(value, int | str):
        return value
    return int(value) if value == int(value) else float(value)
