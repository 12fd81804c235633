"""Layout: a scenario file in the one way ``marketgen fmt`` writes them. What the file says never changes.

Keys that the format names stand in the order of the models, ``note`` first and the ``basis`` of an entry last; entries
named by their author stay in theirs. What fits on a line stands on one. Numbers and texts are taken over as written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from marketgen.scenario import migrating
from marketgen.scenario.edits import PATCH
from marketgen.scenario.models.types import Entry
from marketgen.scenario.problems import width
from marketgen.scenario.source import Array, Object, Source
from marketgen.scenario.spec import Spec, document_spec

WIDTH = 110
"""Cells of a line, unless one text alone is longer."""

_FIRST = ("$schema", "format", "id", "extends", PATCH, "note")
"""Keys that stand before all others, in this order."""

_LAST = "basis"
_STEP = "  "
_SCALAR = re.compile(r'"(?:[^"\\]|\\.)*"|[^\s,\]}]+')


def laid_out(source: Source) -> str:
    """The text of a file in the one way. Raises Unreadable with the first problem of reading it."""
    document = migrating.parsed(source)
    lines = list(_lines(document, document_spec(), "", "", "", broken=True))
    ending = "\r\n" if "\r\n" in source.text else "\n"
    return ending.join(lines) + ending


def _lines(value: Any, shape: Spec | None, margin: str, head: str, tail: str, broken: bool = False) -> Iterator[str]:
    """A value as lines, the first with ``head`` before it, the last with ``tail`` behind."""
    flat = None if broken else _flat(value, shape, WIDTH - width(margin + head + tail))
    if flat is not None or not isinstance(value, Object | Array) or not value:
        yield f"{margin}{head}{flat or '{}'}{tail}"
        return
    opening, closing = ("{", "}") if isinstance(value, Object) else ("[", "]")
    yield f"{margin}{head}{opening}"
    inner = margin + _STEP
    items = list(_items(value, shape))
    if isinstance(value, Array) and all(_is_number(one) for one in value):
        yield from _filled([_flat(one, None, WIDTH * 10) or "" for _name, one, _below in items], inner)
    else:
        for number, (name, one, below) in enumerate(items, 1):
            yield from _lines(one, below, inner, name, "," if number < len(items) else "")
    yield f"{margin}{closing}{tail}"


def _filled(words: list[str], margin: str) -> Iterator[str]:
    """Words parted by commas, as many on a line as fit."""
    line = ""
    for number, word in enumerate(words, 1):
        word += "," if number < len(words) else ""
        if line and len(margin) + len(line) + 1 + len(word) > WIDTH:
            yield margin + line
            line = ""
        line = f"{line} {word}" if line else word
    yield margin + line


def _flat(value: Any, shape: Spec | None, room: int) -> str | None:
    """A value on one line; None if it needs more cells than there are."""
    if isinstance(value, _Raw):
        return value.text
    if not value:
        return "{}" if isinstance(value, Object) else "[]"
    parts: list[str] = []
    left = room - 4 if isinstance(value, Object) else room - 2
    for name, one, below in _items(value, shape):
        told = _flat(one, below, left - width(name))
        if told is None:
            return None
        parts.append(name + told)
        left -= width(parts[-1]) + 2
        if left < -2:
            return None
    joined = ", ".join(parts)
    return f"{{ {joined} }}" if isinstance(value, Object) else f"[{joined}]"


class _Raw:
    """A text, number or word as it is written."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text


def _items(node: Object | Array, shape: Spec | None) -> Iterator[tuple[str, Any, Spec | None]]:
    """What stands in an object or list, in its order: the key as it is written with its colon, the value, its shape."""
    if isinstance(node, Array):
        for index, value in enumerate(node):
            source, _key, start = node.at[index]
            yield "", _raw(value, source, start), shape.each if shape else None
        return
    for key in _ordered(node, shape):
        source, key_at, start = node.at[key]
        below = None if shape is None else shape.fields.get(key) if shape.fields else shape.each
        if key.startswith("$"):
            below = shape
        yield f"{_written(source, key_at)}: ", _raw(node[key], source, start), below


def _ordered(node: Object, shape: Spec | None) -> list[str]:
    if shape is None or not shape.fields:
        return list(node)
    order = {key: number for number, key in enumerate(shape.fields)}
    if shape.model is not None and issubclass(shape.model, Entry):
        order[_LAST] = len(order) * 2  # behind the keys that no model knows, which stand as they were
    order.update((key, number - len(_FIRST)) for number, key in enumerate(_FIRST))
    return sorted(node, key=lambda key: order.get(key, len(order)))


def _raw(value: Any, source: Source, start: int) -> Any:
    return value if isinstance(value, Object | Array) else _Raw(_written(source, start))


def _written(source: Source, start: int) -> str:
    found = _SCALAR.match(source.text, start)
    assert found is not None
    return found[0]


def _is_number(value: Any) -> bool:
    """Whether a value is a number, or a list of such: a point of a line, a span."""
    if isinstance(value, Array):
        return all(_is_number(one) for one in value)
    return not isinstance(value, str | bool | Object) and value is not None
