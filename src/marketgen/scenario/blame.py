"""Blame: a document as text, with the file and line that each line of it comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from marketgen.scenario import packs, patch
from marketgen.scenario.problems import Place, Problem, Unreadable
from marketgen.scenario.source import Array, Object, Where, plain
from marketgen.scenario.spec import document_spec

_WIDTH = 100


class Line(NamedTuple):
    """A line of the document, and where it comes from; None for one that only closes what was opened."""

    text: str
    place: Place | None


def show(
    what: str | Path, folders: Sequence[Path] = (), merged: bool = False
) -> tuple[list[Line], list[Problem], Object | None]:
    """The document of a scenario as lines, ``merged`` with what it extends, and the problems met on the way.

    No lines if it cannot be read at all.
    """
    problems: list[Problem] = []
    try:
        path = packs.find(what, folders)
        document = packs.read_chain(path, folders, problems) if merged else packs.read_alone(path, problems)
    except Unreadable as fault:
        return [], [*problems, fault.problem], None
    return lines(document), problems, document


def lines(document: Object) -> list[Line]:
    """A document as lines of JSON, an entry to a line; short lists without objects in them stay on one. Its sections
    stand in the order of the reference."""
    order = {key: number for number, key in enumerate(document_spec().fields)}
    sorted_one = Object()
    for key in sorted(document, key=lambda key: order.get(key, len(order))):
        patch.put(sorted_one, key, document[key], document.at[key])
    return list(_value(sorted_one, "", "", "", None))


def _value(value: Any, head: str, tail: str, margin: str, at: Where | None) -> Iterator[Line]:
    place = at[0].place(at[1]) if at else None
    if isinstance(value, Object | Array) and value and not _short(value, len(margin) + len(head)):
        brackets = "{}" if isinstance(value, Object) else "[]"
        yield Line(f"{margin}{head}{brackets[0]}", place)
        entries: list[tuple[str, Any, Where]] = (
            [(f"{json.dumps(key, ensure_ascii=False)}: ", inner, value.at[key]) for key, inner in value.items()]
            if isinstance(value, Object)
            else [("", inner, value.at[index]) for index, inner in enumerate(value)]
        )
        for number, (name, inner, where) in enumerate(entries, 1):
            yield from _value(inner, name, "," if number < len(entries) else "", f"{margin}  ", where)
        yield Line(f"{margin}{brackets[1]}{tail}", None)
    else:
        yield Line(f"{margin}{head}{json.dumps(plain(value), ensure_ascii=False)}{tail}", place)


def _short(value: Object | Array, used: int) -> bool:
    """Whether it is a list that has one origin anyway and fits on the line."""
    if isinstance(value, Object) or any(isinstance(inner, Object | Array) for inner in value):
        return False
    return used + len(json.dumps(plain(value), ensure_ascii=False)) <= _WIDTH
