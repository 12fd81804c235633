"""Differing: what two packs both touch, and how, as their own files have it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path as File
from typing import Any, Literal, NamedTuple

from marketgen.scenario import edits, packs, patch
from marketgen.scenario.problems import Place, Problem, Unreadable
from marketgen.scenario.source import Object, Path, Where, plain

_ABOUT = ("$schema", "note", edits.PATCH)


class Touch(NamedTuple):
    """What a pack does at a path. how: ``adds`` an entry of a table, ``sets`` a value of an entry it adds or of a
    section that is one thing, ``changes`` a value of an entry of its base; value: as JSON, empty for an entry."""

    how: Literal["adds", "sets", "changes"]
    value: str
    place: Place


class Both(NamedTuple):
    """A path both packs touch; where one touches a part of what the other does, the longer one."""

    path: Path
    first: Touch
    second: Touch

    @property
    def same(self) -> bool:
        """Whether both put the same there."""
        return (self.first.how == "adds", self.first.value) == (self.second.how == "adds", self.second.value)


def compare(first: str | File, second: str | File, folders: Sequence[File] = ()) -> tuple[list[Both], list[Problem]]:
    """The paths that both packs touch, in the order of the second; and the problems of either that stop its reading."""
    touched: list[dict[Path, Touch]] = []
    problems: list[Problem] = []
    for what in (first, second):
        try:
            touched.append(touches(packs.read_alone(packs.find(what, folders), [])))
        except Unreadable as fault:
            problems.append(fault.problem)
    if problems:
        return [], problems
    one, two = touched
    found = {path: Both(path, one[path], touch) for path, touch in two.items() if path in one}
    for longer, shorter, swapped in ((two, one, False), (one, two, True)):
        for path, touch in longer.items():
            above = next((path[:count] for count in range(len(path) - 1, 0, -1) if path[:count] in shorter), None)
            if path not in found and above is not None and above not in longer:
                pair = (touch, shorter[above]) if swapped else (shorter[above], touch)
                found[path] = Both(path, *pair)
    return list(found.values()), []


def touches(document: Object) -> dict[Path, Touch]:
    """What a document, not joined with what it extends, does at each path. What says only what it is (``id``,
    ``title``) is left out."""
    found: dict[Path, Touch] = {}
    for key, section in document.items():
        if section is None or edits.is_edit(section):
            found[key,] = _whole(section, document.at[key])
        if not isinstance(section, Object) or (key,) in found:
            continue
        for some_id, entry in section.items():
            path = (key, some_id)
            if some_id in _ABOUT:
                continue
            if entry is None or (isinstance(entry, Object) and entry.get(edits.PATCH) == edits.REPLACE):
                found[path] = _whole(entry, section.at[some_id])
            elif key in patch.SINGLE or not isinstance(entry, Object):
                _leaves(entry, path, section.at[some_id], "sets", found)
            elif edits.PATCH in entry:
                _leaves(entry, path, section.at[some_id], "changes", found)
            else:
                found[path] = Touch("adds", "", _key_of(section.at[some_id]))
                _leaves(entry, path, section.at[some_id], "sets", found)
    return found


def _whole(value: Any, where: Where) -> Touch:
    """A change of a section or an entry as a whole: it is deleted, or another in its place."""
    return Touch("changes", json.dumps(plain(value), ensure_ascii=False), _key_of(where))


def _leaves(value: Any, path: Path, where: Where, how: Literal["sets", "changes"], found: dict[Path, Touch]) -> None:
    if isinstance(value, Object) and value and not edits.is_edit(value):
        for key, inner in value.items():
            if key not in _ABOUT:
                _leaves(inner, (*path, key), value.at[key], how, found)
    elif path not in found:
        found[path] = Touch(how, json.dumps(plain(value), ensure_ascii=False), _key_of(where))


def _key_of(where: Where) -> Place:
    return edits.place(where, key=True)
