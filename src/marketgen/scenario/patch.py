"""Patches: what a file that extends another changes of it, on the raw documents, before the models see anything.

New ids are new entries. An id the base has needs ``"$patch": "merge"``: then objects merge, and texts, numbers and
lists replace, unless a word of :mod:`marketgen.scenario.edits` stands there; or ``"$patch": "replace"``. null deletes.
Everything keeps its place in the file it came from.
"""

from __future__ import annotations

from collections.abc import Iterable
from json import dumps
from typing import TYPE_CHECKING, Any

from marketgen.i18n import _
from marketgen.scenario import hints
from marketgen.scenario.edits import MERGE, PATCH, REPLACE, edited, has_words, is_edit, misplaced, place, refuse_words
from marketgen.scenario.problems import Problem, safe
from marketgen.scenario.source import Object, Path, Source, Where, deleted, plain, spelled

if TYPE_CHECKING:
    from marketgen.scenario.spec import Spec

SINGLE = ("start", "money", "calendar", "systems", "draw", "reform", "council", "teacher", "lint")
"""Objects at the top that are one thing and no table of entries: they merge by themselves."""

GROUPS = "rules"
"""The table whose entries are named by the format."""

_BASIS, _REST, _NOTE = "basis", "rest", "note"

ALONE = ("requires", "tests")
"""Objects at the top that a file says of itself alone."""


def merge(base: Object, top: Object, problems: list[Problem]) -> Object:
    """What ``top`` makes of ``base``; neither is changed. Of the base only objects are inherited, not its title and
    the like, what only speaks of itself (:data:`ALONE`), nor its ``basis``, which goes to its entries first."""
    merged = Object()
    merged.gone = deleted(base)
    for key, value in _with_basis(base).items():
        if isinstance(value, Object) and key not in (_BASIS, *ALONE):
            put(merged, key, value, base.at[key])
    for key, value in top.items():
        old = merged.get(key)
        if value is None:
            _delete(merged, key, top.at[key], (key,), problems)
        elif is_edit(value):
            _edit(merged, key, value, top.at[key], (key,), problems)
        elif not isinstance(old, Object) or not isinstance(value, Object):
            refuse_words(value, (key,), problems)
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
        refuse_words(top, (), problems)


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
    if deleted(node):
        made.gone = node.gone
    return made


def _table(base: Object, top: Object, path: Path, basis: Any, problems: list[Problem]) -> Object:
    """A table of entries: entries with new ids beside those of the base. One that is the same in both is one."""
    merged = copied(base)
    for key, entry in top.items():
        here, where = (*path, key), top.at[key]
        if key == PATCH:
            problems.append(_on_table(path, where))
        elif key.startswith("$"):
            problems.append(misplaced(key, entry, where, here))
        elif entry is None:
            _delete(merged, key, where, here, problems, is_entry=True)
        elif key not in base:
            new = _new(key, entry, here, base, problems)
            if new is not None:
                put(merged, key, new, where)
        elif isinstance(entry, Object) and entry.get(PATCH) == MERGE and isinstance(base[key], Object):
            changed = _deep(base[key], entry, here, problems, is_entry=True)
            _own_basis(changed, entry, basis)
            put(merged, key, changed, where)
        elif isinstance(entry, Object) and entry.get(PATCH) == REPLACE:
            put(merged, key, _without_word(entry, here, problems), where)
        elif has_words(entry):
            refuse_words(entry, here, problems)
        elif here == (GROUPS, _NOTE) and isinstance(entry, str):  # the one thing in it that is no entry
            put(merged, key, entry, where)
        elif PATCH not in top and not _same(entry, base[key], here):  # with $patch it was meant to change: that is told
            problems.append(_collision(key, entry, (base, top), where, here))
    return merged


def _same(entry: Any, old: Any, path: Path) -> bool:
    """Whether an entry says what the base's does, whose ``basis`` may have been handed down to it. They are compared as
    they are spelled: to Python 1 and true are equal. Where order counts, what stands in another one is another thing.
    """
    if isinstance(old, Object) and isinstance(entry, Object) and _BASIS not in entry:
        old = {key: value for key, value in old.items() if key != _BASIS}
    one, other = plain(entry), plain(old)
    if dumps(one, sort_keys=True) != dumps(other, sort_keys=True):
        return False
    from marketgen.scenario.spec import at, document_spec

    return _in_one_order(one, other, at(document_spec(), path))


def _in_one_order(one: Any, other: Any, spec: Spec | None) -> bool:
    """Whether of two equal values also the keys stand in one order, wherever that counts."""
    if spec is None or not isinstance(one, dict | list):
        return True
    if spec.ordered and list(one) != list(other):
        return False
    keys: Iterable[Any] = one if isinstance(one, dict) else range(len(one))
    below = ((key, spec.fields.get(key) if spec.fields else spec.each) for key in keys)
    return all(_in_one_order(one[key], other[key], shape) for key, shape in below)


def _on_table(path: Path, where: Where) -> Problem:
    what = _('"$patch" does not belong here: {name} is a table, and tables join by themselves')
    form = '"an_id": { "$patch": "merge", \u2026 }'
    mend = _("move it into each entry that changes one of the base: {form}").format(form=form)
    told = what.format(name=f'"{spelled(path)}"')
    return Problem("E407", told, mend, place(where, key=True), spelled((*path, PATCH)))


def _collision(key: str, entry: Any, tables: tuple[Object, Object], where: Where, path: Path) -> Problem:
    """The problem of an entry whose id the base has; ``tables``: the base's, and that of the file itself."""
    base, top = tables
    first = place(base.at[key], key=True)
    what = _('"{name}" already exists in the base ({place})').format(name=safe(key), place=first)
    mend = _('to change it write {form}, to start afresh "$patch": "replace"; or call yours "{other}"').format(
        form=f'"{safe(key)}": {{ "$patch": "merge", \u2026 }}', other=_free(key, {*base, *top})
    )
    if not isinstance(entry, Object) or not entry:
        form = '{ "$patch": "merge", \u2026 }'
        mend = _("write null to delete it, or {form} with what changes").format(form=form)
    elif entry.get(PATCH[1:]) in (MERGE, REPLACE):
        mend = _('write "$patch", with its $, to change it')
    return Problem("E405", what, mend, place(where, key=True), spelled(path))


def _free(key: str, taken: set[str]) -> str:
    """An id like this one that nothing has yet."""
    return next(other for number in range(2, len(taken) + 3) if (other := f"{safe(key)[:36]}_{number}") not in taken)


def _new(key: str, entry: Any, path: Path, base: Object, problems: list[Problem]) -> Any:
    """An entry with a new id; ``$patch`` on it has nothing to change. None if another id was surely meant: what else
    would be said of it only leads astray."""
    if not isinstance(entry, Object) or PATCH not in entry:
        refuse_words(entry, path, problems)
        return entry
    what = _('"$patch" on "{name}", but the base has no such entry').format(name=safe(key))
    near = hints.did_you_mean(key, base)
    mend = near or _('delete the "$patch"; a new entry needs none')
    problems.append(Problem("E406", what, mend, place(entry.at[PATCH], key=True), spelled((*path, PATCH))))
    return None if near else _without_word(entry, path, problems)


def _without_word(entry: Object, path: Path, problems: list[Problem]) -> Object:
    """An entry that stands alone, without its ``$patch``."""
    rest = copied(entry)
    del rest[PATCH], rest.at[PATCH]
    refuse_words(rest, path, problems)
    return rest


def _delete(
    merged: Object, key: str, where: Where, path: Path, problems: list[Problem], is_entry: bool = False
) -> None:
    """Take out what the base has; a problem if it has nothing there."""
    if key in merged:
        del merged[key], merged.at[key]
        merged.gone = {**deleted(merged), key: where}
        return
    form = _('null deletes "{name}", but the base has no such entry')
    if not is_entry:
        form = _('null deletes "{name}", but the base has no such key here')
    mend = hints.did_you_mean(key, merged) or _("take it out; there is nothing to delete")
    problems.append(Problem("E404", form.format(name=safe(key)), mend, place(where, key=True), spelled(path)))


def _edit(merged: Object, key: str, edit: Object, where: Where, path: Path, problems: list[Problem]) -> None:
    """Put what an edit makes of the base's value in its place."""
    value = edited(merged.get(key), merged.at.get(key), edit, path, problems)
    if value is not None:
        put(merged, key, value, where)


def _deep(base: Object, top: Object, path: Path, problems: list[Problem], is_entry: bool = False) -> Object:
    """Objects merge, null deletes, words edit, everything else replaces."""
    merged = copied(base)
    for key, value in top.items():
        here, where = (*path, key), top.at[key]
        if key == PATCH and is_entry:
            continue
        if key.startswith("$"):
            problems.append(misplaced(key, value, where, here))
        elif value is None:
            _delete(merged, key, where, here, problems)
        elif is_edit(value):
            _edit(merged, key, value, where, here, problems)
        elif isinstance(base.get(key), Object) and isinstance(value, Object):
            put(merged, key, _deep(base[key], value, here, problems), where)
        else:
            refuse_words(value, here, problems)
            if not has_words(value):  # what the base has serves better than an object of words
                put(merged, key, value, where)
    return merged


def leave_nulls(document: Object, problems: list[Problem]) -> None:
    """Take back what the reader says of each null, in a file that extends another: which of them delete is known when
    they are joined, and of the rest it is said then."""
    if document.get("extends") is not None:
        problems[:] = [problem for problem in problems if problem.code != "E111"]


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
        if key in changed and key not in (PATCH, _BASIS, _NOTE) and not (isinstance(own, Object) and key in own):
            put(told, key, rest, entry.at[key])
    put(changed, _BASIS, told, changed.at[_BASIS])
