"""Renames: keys and words of the format that are called something else now. One table, :data:`RENAMES`.

Each row drives the warning for the old name, which is still read; ``marketgen pack migrate``; the page
``docs/format-changes.md``; and, once a format does without the old name, the lift to that format.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from marketgen.engine.frozen import frozen
from marketgen.i18n import N_, _
from marketgen.scenario.patterns import Patterns
from marketgen.scenario.problems import Place, Problem, safe
from marketgen.scenario.source import Array, Object, Path, spelled

_BASIS = "basis"
_QUOTED = 40


@frozen
class Rename:
    """One change of a name. old: pattern of the paths of the old key (see :mod:`marketgen.scenario.patterns`); new: the
    last key of them now, the same if only words under it changed; since: the version of marketgen with which the new
    name came; why: a sentence; gone: the format from which on the old name is not read, 0 while every format has it;
    rewrite: texts under the key that are written otherwise now, old and new."""

    old: str
    new: str
    since: str
    why: str
    gone: int = 0
    rewrite: tuple[tuple[str, str], ...] = ()

    @property
    def old_key(self) -> str:
        """The last key of the old path."""
        return self.old.rpartition(".")[2]

    @property
    def new_path(self) -> str:
        """The pattern of the path as it is now."""
        above, point, _last = self.old.rpartition(".")
        return above + point + self.new

    def value(self, value: Any) -> Any:
        """What stands for a value under the key now."""
        return dict(self.rewrite).get(value, value) if isinstance(value, str) else value


RENAMES: tuple[Rename, ...] = (
    Rename(
        "rules.gifts.customs.*.last_day",
        "to_day",
        "0.2",
        N_("Other spans of days, such as the hours of the market, have from_day and to_day; now this one has too."),
    ),
)
"""Every change of a name since the first release, the oldest first."""


@frozen
class Found:
    """An old name in a document. path: of its key there; both: the new name stands beside it; in_basis: it is the name
    under which ``basis`` tells where the numbers come from."""

    row: Rename
    path: Path
    both: bool
    in_basis: bool = False


def find(document: Object, rows: Sequence[Rename] = RENAMES) -> list[Found]:
    """Every old name in a document as a file has it; also where ``basis`` tells where its numbers come from."""
    return list(_find(document, rows))


def _find(document: Object, rows: Sequence[Rename]) -> Iterator[Found]:
    for number, path in Patterns([row.old for row in rows]).find(document):
        row = rows[number]
        node = at(document, path[:-1])
        if row.new == path[-1]:
            if row.value(node[row.new]) != node[row.new]:
                yield Found(row, path, False)
            continue
        yield Found(row, path, row.new in node)
        basis = node.get(_BASIS)
        if isinstance(basis, Object) and path[-1] in basis:
            yield Found(row, (*path[:-1], _BASIS, path[-1]), row.new in basis, in_basis=True)


def at(node: Any, path: Path) -> Any:
    """The value at a path that is there."""
    for part in path:
        node = node[part]
    return node


def applied(document: Object, found: Sequence[Found]) -> Object:
    """The document with the new names. Everything keeps its place in the file; what was given is not changed."""
    for one in sorted(found, key=lambda one: -len(one.path)):  # what is deepest first: the paths above stay true
        document = _changed(document, one.path, one)
    return document


def _changed(node: Any, path: Path, found: Found) -> Any:
    """A copy of a node with the one change somewhere in it."""
    if len(path) > 1:
        above: Any = copied(node)
        above[path[0]] = _changed(node[path[0]], path[1:], found)
        return above
    copy = Object()
    for key, value in node.items():
        if key != path[0]:
            copy[key], copy.at[key] = value, node.at[key]
        elif not found.both:
            copy[found.row.new] = value if found.in_basis else found.row.value(value)
            copy.at[found.row.new] = node.at[key]
    return copy


def copied(node: Object | Array) -> Object | Array:
    """A copy of an object or list, whose values are the same ones, with the places of all."""
    if isinstance(node, Object):
        copy = Object()
        copy.update(node)
        copy.at.update(node.at)
        return copy
    items = Array(node)
    items.at.extend(node.at)
    return items


def problems_of(document: Object, found: Sequence[Found]) -> Iterator[Problem]:
    """A warning for each row whose old name is in a document, further places folded; an error where both names are."""
    for one in found:
        if one.both:
            yield _both(document, one)
    for row in dict.fromkeys(one.row for one in found if not one.both):
        first, *more = [one for one in found if one.row is row and not one.both]
        further = tuple(_place(document, other) for other in more)
        above = spelled(_above([one.path for one in (first, *more)]))  # what allows this allows all of it
        yield Problem("W401", _what(first), _mend(document, first), _place(document, first), above, further)


def _above(paths: Sequence[Path]) -> Path:
    """The longest path that all of some paths begin with."""
    same = 0
    while all(len(path) > same and path[same] == paths[0][same] for path in paths):
        same += 1
    return paths[0][:same]


def _place(document: Object, found: Found) -> Place:
    source, key, value = at(document, found.path[:-1]).at[found.path[-1]]
    place: Place = source.place(value if found.row.new == found.path[-1] else key)
    return place


def _what(found: Found) -> str:
    if found.row.new == found.path[-1]:
        return _('this word of "{key}" is written otherwise since marketgen {since}; it is still read').format(
            key=found.row.new, since=found.row.since
        )
    return _('"{old}" is called "{new}" since marketgen {since}; the old name is still read').format(
        old=found.path[-1], new=found.row.new, since=found.row.since
    )


def _mend(document: Object, found: Found) -> str:
    value = at(document, found.path)
    pasted = f'"{found.row.new}"'
    if isinstance(value, str):
        pasted += f": {json.dumps(safe(found.row.value(value), _QUOTED), ensure_ascii=False)}"
    elif not isinstance(value, Object | Array):
        pasted += f": {str(value).lower()}"
    return _("write {pasted}; `marketgen pack migrate FILE --write` does it in the whole file").format(pasted=pasted)


def _both(document: Object, found: Found) -> Problem:
    old, new = str(found.path[-1]), found.row.new
    source, key, _value = at(document, found.path[:-1]).at[new]
    return Problem(
        "E440",
        _('"{old}" and "{new}" are the old and the new name of one thing, and both are given').format(old=old, new=new),
        _('delete "{old}"').format(old=old),
        _place(document, found),
        spelled(found.path),
        (source.place(key),),
        _("the new name stands at {places}"),
    )
