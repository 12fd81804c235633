"""A shelf of checked scenarios: what a file with these very bytes compiled to, so that a start need not check it again.

The package brings the entries of its own scenarios; see ``scripts/worlds.py``.

Checking loads the document models, which takes longer than all else at a start. An entry is found by a hash over the
content, the rules number and what checks and compiles it (:func:`program`), carries its own checksum, and is passed
over (and made anew) if anything about it is not as it was written. Only scenarios without a single problem are put
there. The folder is the caller's; it can be emptied at any time.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from functools import cache
from hashlib import blake2b
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from marketgen import data
from marketgen.engine.frozen import made
from marketgen.engine.rules import RULES
from marketgen.engine.world import World

MOST = 40
"""Entries kept; the oldest go first."""

PROGRAM = "program"
"""The file in the package's folder of worlds that says by what they were made."""

_COMPILES = ("engine", "scenario", "scenario/models")
_SUFFIX = ".world.json"


@cache
def program() -> str:
    """What checks and compiles here, in a word: that of the package, where its build left one; in a checkout, which
    changes under one version, the names, sizes and times of the modules that do it."""
    with suppress(OSError):
        return (data.worlds_folder() / PROGRAM).read_text("utf-8")
    told = []
    for folder in _COMPILES:
        with os.scandir(data.PACKAGE / folder) as entries:
            found = ((entry.name, entry.stat()) for entry in entries if entry.name.endswith(".py"))
            told += sorted((name, one.st_size, one.st_mtime_ns) for name, one in found)
    return blake2b(repr(told).encode(), digest_size=16).hexdigest()


def program_to_ship() -> str:
    """The same word for a package: of the content of those modules, which is the same wherever it is installed."""
    whole = blake2b(digest_size=16)
    for folder in _COMPILES:
        for path in sorted((data.PACKAGE / folder).glob("*.py")):
            whole.update(path.read_bytes())
    return whole.hexdigest()


def key_of(*contents: bytes, by: str = "") -> str:
    """The name of an entry for these contents, under these rules and this program (or the one that is named ``by``)."""
    whole = blake2b(f"{by or program()} {RULES}".encode(), digest_size=20)
    for content in contents:
        whole.update(len(content).to_bytes(8, "big") + content)
    return whole.hexdigest()


def key_of_document(document: Mapping[str, Any], by: str = "") -> str:
    """The name of an entry for a merged document, such as a save carries."""
    return key_of(json.dumps(document, ensure_ascii=False).encode("utf-8", "surrogatepass"), by=by)


def put(folder: Path, key: str, world: World, document: Mapping[str, Any] | None) -> None:
    """Keep a world, and the merged document it came from if the caller will want it. A shelf that cannot be written is
    no reason to stop: nothing is kept then."""
    body = json.dumps({"world": _plain(world), "document": document}, ensure_ascii=False, separators=(",", ":"))
    content = _checksum(body.encode()).encode() + b"\n" + body.encode()
    with suppress(OSError):
        os.makedirs(folder, exist_ok=True)
        handle, draft = tempfile.mkstemp(dir=folder)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            os.replace(draft, folder / (key + _SUFFIX))
        except OSError:
            os.unlink(draft)
        _tidy(folder)


def get(folder: Path, key: str) -> tuple[World, dict[str, Any] | None] | None:
    """What was kept under a key; None if nothing sound is there."""
    try:
        head, _newline, body = (folder / (key + _SUFFIX)).read_bytes().partition(b"\n")
        if head.decode() != _checksum(body):
            return None
        found = json.loads(body)
        return _maker(World)(found["world"]), found["document"]
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None


def _checksum(body: bytes) -> str:
    return blake2b(body, digest_size=16).hexdigest()


def _tidy(folder: Path) -> None:
    kept = sorted(folder.glob("*" + _SUFFIX), key=lambda path: path.stat().st_mtime)
    for path in kept[:-MOST]:
        path.unlink(missing_ok=True)


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return [_plain(getattr(value, item.name)) for item in fields(value) if item.init]
    if isinstance(value, Mapping):
        return [[key, _plain(item)] for key, item in value.items()]
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


_SAME = ("int", "str", "bool", "Any")
"""Annotations of what JSON holds as it is. That it is of its type is vouched for by the checksum and the key."""


class _Record:
    """Makes a record of an engine type from the list of its values; its fields' types are looked up at first use."""

    def __init__(self, kind: type) -> None:
        self._kind = kind
        self._makers: list[tuple[int, Callable[[Any], Any]]] | None = None

    def __call__(self, values: Any) -> Any:
        if self._makers is None:
            self._makers = self._looked_up()
        for place, maker in self._makers:
            values[place] = maker(values[place])
        return made(self._kind, values)

    def _looked_up(self) -> list[tuple[int, Callable[[Any], Any]]]:
        """What makes the values that JSON does not hold as they are, by their places."""
        written = self._kind.__annotations__
        places = {name: place for place, name in enumerate(self._kind.__match_args__) if written[name] not in _SAME}  # type: ignore[attr-defined]
        some = SimpleNamespace(__annotations__={name: written[name] for name in places})
        hints = get_type_hints(some, vars(import_module(self._kind.__module__)))
        makers = [(place, _maker(hints[name])) for name, place in places.items()]
        return [(place, maker) for place, maker in makers if maker is not _as_it_is]


@cache
def _maker(kind: Any) -> Callable[[Any], Any]:
    """What makes a value of an engine type from what :func:`_plain` made of it."""
    if isinstance(kind, type) and hasattr(kind, "__match_args__"):
        return _Record(kind)
    origin, inner = get_origin(kind), get_args(kind)
    if origin is tuple and inner[1:] == (Ellipsis,):
        each = _maker(inner[0])
        return tuple if each is _as_it_is else lambda values: tuple(map(each, values))
    if origin is tuple:
        makers = [_maker(part) for part in inner]
        if all(maker is _as_it_is for maker in makers):
            return tuple
        return lambda values: tuple(maker(value) for maker, value in zip(makers, values, strict=True))
    if origin is not None and issubclass(origin, Mapping):
        keys, values = _maker(inner[0]), _maker(inner[1])
        if keys is _as_it_is:
            return dict if values is _as_it_is else lambda rows: {key: values(value) for key, value in rows}
        return lambda rows: {keys(key): values(value) for key, value in rows}
    if isinstance(kind, UnionType):
        some = _maker(next(part for part in inner if part is not type(None)))
        return some if some is _as_it_is else lambda value: None if value is None else some(value)
    return _as_it_is


def _as_it_is(value: Any) -> Any:
    return value
