"""Migrating: a file by the names, and in the format, of today. Only the names change in its text; all else stays."""

from __future__ import annotations

import json
from collections.abc import Sequence

from marketgen.i18n import _
from marketgen.scenario import lifts, reader, renames, versions
from marketgen.scenario.problems import Place, Problem, Unreadable
from marketgen.scenario.renames import Found, Rename
from marketgen.scenario.source import Object, Source

_DECODER = json.JSONDecoder()
_FORMAT = "format"


def migrated(source: Source, rows: Sequence[Rename] = renames.RENAMES) -> str:
    """The text of a file, or of a part, by the names of today; the text itself if there is nothing old in it.

    Raises Unreadable if it cannot be read, has an old name beside the new one (E440), or is of an older format that
    takes more than other names (E443).
    """
    document = parsed(source)
    found = renames.find(document, rows)
    both = next((one for one in renames.problems_of(document, found) if one.code == "E440"), None)
    if both is not None:
        raise Unreadable(both)
    edits = [edit for one in found for edit in _edits(document, one)]
    wanted = renames.applied(document, found)
    old = document.get(_FORMAT)
    if isinstance(old, int) and 1 <= old < versions.FORMAT:
        edits.append(_edit(source, document.at[_FORMAT][2], str(versions.FORMAT)))
        lifted = lifts.lift(document, versions.FORMAT, lifts.LIFTS)
        wanted = renames.applied(lifted, renames.find(lifted, rows))
    text = source.text
    for start, end, new in sorted(edits, reverse=True):  # the last first, so that offsets stay right
        text = text[:start] + new + text[end:]
    if parsed(Source(source.name, text)) != wanted:
        raise Unreadable(_by_hand(source, document))
    return text


def parsed(source: Source) -> Object:
    """The object a file holds. Raises Unreadable with the first problem of reading it, but that of null: a part of a
    pack does not say whether the pack extends another, where null deletes."""
    problems: list[Problem] = []
    document = reader.parse(source, problems)
    for problem in problems:
        if problem.code != "E111":
            raise Unreadable(problem)
    return document


def _edits(document: Object, found: Found) -> list[tuple[int, int, str]]:
    """The spans of a text that change: of the key, and of the text under it."""
    node = renames.at(document, found.path[:-1])
    key = found.path[-1]
    source, key_at, value_at = node.at[key]
    edits = [] if key == found.row.new else [_edit(source, key_at, json.dumps(found.row.new))]
    value = found.row.value(node[key])
    if not found.in_basis and value != node[key]:
        edits.append(_edit(source, value_at, json.dumps(value, ensure_ascii=False)))
    return edits


def _edit(source: Source, start: int, new: str) -> tuple[int, int, str]:
    return start, _DECODER.raw_decode(source.text, start)[1], new


def _by_hand(source: Source, document: Object) -> Problem:
    what = _("other names do not bring this file to format {format}").format(format=versions.FORMAT)
    mend = _("it is still read; change it by hand where docs/format-changes.md says so")
    place = source.place(document.at[_FORMAT][2]) if _FORMAT in document else Place(source.name, 0, 0)
    return Problem("E443", what, mend, place, _FORMAT)
