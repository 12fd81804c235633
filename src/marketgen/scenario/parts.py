"""Parts: the files of a folder pack as one document. Tables join; an entry that stands twice is an error."""

from __future__ import annotations

from collections.abc import Sequence

from marketgen.i18n import _
from marketgen.scenario import edits, patch
from marketgen.scenario.problems import Problem, safe
from marketgen.scenario.source import Object, Path, Where, spelled

_ABOUT = ("$schema", "note")
"""What every file may say for itself."""


def together(main: Object, parts: Sequence[Object], problems: list[Problem]) -> Object:
    """The document of a pack with the sections of its parts; none of them is changed."""
    if not parts:
        return main
    whole = patch.copied(main)
    for part in parts:
        for key, value in part.items():
            where, old = part.at[key], whole.get(key)
            if key in _ABOUT:
                continue
            if not isinstance(value, Object):
                problems.append(_no_section(key, where))
            elif key not in whole:
                patch.put(whole, key, value, where)
            elif isinstance(old, Object):
                patch.put(whole, key, _joined(old, value, (key,), problems), whole.at[key])
            else:
                problems.append(_twice((key,), where, whole.at[key]))
    return whole


def _joined(old: Object, more: Object, path: Path, problems: list[Problem]) -> Object:
    """A table with the entries of two files."""
    table = patch.copied(old)
    for key, entry in more.items():
        if key in table and key not in _ABOUT:
            problems.append(_twice((*path, key), more.at[key], table.at[key]))
        elif key not in table:
            patch.put(table, key, entry, more.at[key])
    return table


def _twice(path: Path, where: Where, first: Where) -> Problem:
    return Problem(
        "E412",
        _('"{id}" stands in two files of the pack; one of the two would be lost').format(id=safe(str(path[-1]))),
        _("rename or delete one of them"),
        edits.place(where, key=True),
        spelled(path),
        (edits.place(first, key=True),),
        _("first given at {places}"),
    )


def _no_section(key: str, where: Where) -> Problem:
    what = _('"{key}" is no section, and a part holds only sections').format(key=safe(key))
    mend = _("move it to scenario.json; sections are objects, such as {sections}").format(sections="goods, events")
    return Problem("E431", what, mend, edits.place(where, key=True), spelled((key,)))
