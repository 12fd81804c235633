"""Patches: what a file that extends another changes of it, on the raw documents, before the models see anything.

New ids are new entries. An id the base has needs ``"$patch": "merge"``: then objects merge, and texts, numbers and
lists replace. Everything keeps its place in the file it came from. Other words that begin with $ come later.
"""

from __future__ import annotations

from typing import Any

from marketgen.i18n import _
from marketgen.scenario.problems import Place, Problem, safe
from marketgen.scenario.source import Array, Object, Path, Source, Where, spelled

PATCH, MERGE = "$patch", "merge"

SINGLE = ("start", "money", "calendar", "systems")
"""Objects at the top that are one thing and no table of entries: they merge by themselves."""

GROUPS = "rules"
"""The table whose entries are named by the format."""

_BASIS, _REST = "basis", "rest"

_ALONE = ("requires", "teacher", "tests")
"""Objects at the top that a file says of itself alone."""


def merge(base: Object, top: Object, problems: list[Problem]) -> Object:
    """What ``top`` makes of ``base``; neither is changed. Of the base only objects are inherited, not its title and
    the like, what only speaks of itself (:data:`_ALONE`), nor its ``basis``, which goes to its entries first."""
    merged = Object()
    for key, value in _with_basis(base).items():
        if isinstance(value, Object) and key not in (_BASIS, *_ALONE):
            put(merged, key, value, base.at[key])
    for key, value in top.items():
        old = merged.get(key)
        if not isinstance(old, Object) or not isinstance(value, Object):
            _refuse_words(value, (key,), problems)
            put(merged, key, value, top.at[key])
        elif key in SINGLE:
            changed = _deep(old, value, (key,), problems)
            _own_basis(changed, value, top.get(_BASIS))
            put(merged, key, changed, top.at[key])
        else:
            put(merged, key, _table(old, value, (key,), top.get(_BASIS), problems), top.at[key])
    return merged


def refuse_alone(top: Object, problems: list[Problem]) -> None:
    """Problems for words that change a base, in a file that extends none."""
    if any('"$' in source.text for source in sources(top)):
        _refuse_words(top, (), problems)


def sources(document: Object) -> list[Source]:
    """The files that what stands at the top of a document, and in the tables that were joined, came from."""
    found = {id(where[0]): where[0] for where in document.at.values()}
    for value in document.values():
        if isinstance(value, Object) and value.origin is None:
            found.update((id(where[0]), where[0]) for where in value.at.values())
    return list(found.values())


def put(node: Object, key: str, value: Any, where: Where) -> None:
    """Put a value into an object that was made, with the place it came from."""
    node[key] = value
    node.at[key] = where


def copied(node: Object) -> Object:
    """Another object with the same in it, each with its place."""
    made = Object()
    made.update(node)
    made.at.update(node.at)
    return made


def _table(base: Object, top: Object, path: Path, basis: Any, problems: list[Problem]) -> Object:
    """A table of entries: entries with new ids beside those of the base."""
    merged = copied(base)
    for key, entry in top.items():
        here, where = (*path, key), top.at[key]
        if key == PATCH:
            problems.append(
                Problem(
                    "E407",
                    _('"$patch" does not belong here: {name} is a table, and tables join by themselves').format(
                        name=f'"{spelled(path)}"'
                    ),
                    _('delete it; an entry that changes one of the base has its own "$patch": "merge"'),
                    place(where, key=True),
                    spelled(here),
                )
            )
        elif key not in base:
            put(merged, key, _new(key, entry, here, base, problems), where)
        elif isinstance(entry, Object) and entry.get(PATCH) == MERGE and isinstance(base[key], Object):
            changed = _deep(base[key], entry, here, problems, is_entry=True)
            _own_basis(changed, entry, basis)
            put(merged, key, changed, where)
        elif isinstance(entry, Object) and PATCH in entry:
            _refuse_words(entry, here, problems)
        else:
            first = place(base.at[key], key=True)
            problems.append(
                Problem(
                    "E405",
                    _('"{name}" already exists in the base ({place})').format(name=safe(key), place=first),
                    _('add "$patch": "merge" to change it, or pick another id'),
                    place(where, key=True),
                    spelled(here),
                )
            )
    return merged


def _new(key: str, entry: Any, path: Path, base: Object, problems: list[Problem]) -> Any:
    """An entry with a new id; ``$patch`` on it has nothing to change."""
    if not isinstance(entry, Object) or PATCH not in entry:
        _refuse_words(entry, path, problems)
        return entry
    from marketgen.scenario.hints import did_you_mean

    problems.append(
        Problem(
            "E406",
            _('"$patch" on "{name}", but the base has no such entry').format(name=safe(key)),
            did_you_mean(key, base) or _('delete the "$patch"; a new entry needs none'),
            place(entry.at[PATCH], key=True),
            spelled((*path, PATCH)),
        )
    )
    rest = copied(entry)
    del rest[PATCH], rest.at[PATCH]
    return rest


def _deep(base: Object, top: Object, path: Path, problems: list[Problem], is_entry: bool = False) -> Object:
    """Objects merge, everything else replaces."""
    merged = copied(base)
    for key, value in top.items():
        if key == PATCH and is_entry:
            continue
        if key.startswith("$"):
            problems.append(_later(key, value, top.at[key], (*path, key)))
            continue
        old = base.get(key)
        if isinstance(old, Object) and isinstance(value, Object) and not _words(value):
            value = _deep(old, value, (*path, key), problems)
        else:
            _refuse_words(value, (*path, key), problems)
        put(merged, key, value, top.at[key])
    return merged


def _words(value: Object) -> bool:
    return any(key.startswith("$") for key in value)


def _refuse_words(value: Any, path: Path, problems: list[Problem]) -> None:
    """A problem for each $ word within a value."""
    if isinstance(value, Object | Array) and value.origin is not None and not value.origin.patches:
        return
    if type(value) is Object:
        for key, inner in value.items():
            if key[:1] == "$" and (path or key != "$schema"):
                problems.append(_later(key, inner, value.at[key], (*path, key)))
            elif type(inner) is Object or type(inner) is Array:
                _refuse_words(inner, (*path, key), problems)
    elif type(value) is Array:
        for index, inner in enumerate(value):
            _refuse_words(inner, (*path, index), problems)


def _later(key: str, value: Any, where: Where, path: Path) -> Problem:
    told = f'"{safe(key, 30)}"' if key != PATCH else f'"$patch": {safe(repr(value), 30)}'.replace("'", '"')
    if key == PATCH and value == MERGE:
        what = _("{word} does not belong here: only an entry of a table that the base has too is changed by it")
        mend = _("delete it; below an entry with it objects merge by themselves")
    else:
        what = _("{word} is not known: of the words that change a base only $patch: merge is there so far")
        mend = _("write the whole value; replacing, deleting and scaling come in a later version")
    return Problem("E407", what.format(word=told), mend, place(where, key=True), spelled(path))


def place(where: Where, key: bool = False) -> Place:
    """The place of a value, or of its key."""
    return where[0].place(where[1] if key else where[2])


def _with_basis(base: Object) -> Object:
    """The base with its own ``basis`` given to each of its entries, so that its numbers keep where they come from."""
    basis = base.get(_BASIS)
    if not isinstance(basis, Object):
        return base
    told = copied(base)
    for key, table in base.items():
        own = basis.get(key, basis.get(_REST))
        if own is None or not isinstance(table, Object) or not _has_basis(key):
            continue
        if key in SINGLE:
            told[key] = _with_rest(table, own, base.at[_BASIS])
            continue
        entries = told[key] = copied(table)
        for some_id, entry in table.items():
            if isinstance(entry, Object):
                entries[some_id] = _with_rest(entry, own, base.at[_BASIS])
    return told


def _has_basis(key: str) -> bool:
    """Whether what stands under a key at the top holds numbers that may say where they come from."""
    from marketgen.scenario.spec import document_spec

    spec = document_spec().fields.get(key)
    if spec is None or key == GROUPS:
        return spec is not None
    return _BASIS in (spec.fields if key in SINGLE or spec.each is None else spec.each.fields)


def _with_rest(entry: Object, basis: Any, where: Where) -> Object:
    own = entry.get(_BASIS)
    if isinstance(own, Object) and _REST in own:
        return entry
    told = copied(own) if isinstance(own, Object) else Object()
    put(told, _REST, basis, where)
    changed = copied(entry)
    put(changed, _BASIS, told, where)
    return changed


def _own_basis(changed: Object, entry: Object, basis: Any) -> None:
    """Numbers that a patch changes come from where the patching file says, not from where the base says."""
    own = entry.get(_BASIS)
    rest = basis.get(_REST) if isinstance(basis, Object) else None
    if rest is None or (isinstance(own, Object) and _REST in own) or not isinstance(changed.get(_BASIS), Object):
        return
    told = copied(changed[_BASIS])
    for key in entry:
        if key not in (PATCH, _BASIS, "note") and not (isinstance(own, Object) and key in own):
            put(told, key, rest, entry.at[key])
    put(changed, _BASIS, told, changed.at[_BASIS])
