"""Edits: the words that stand in place of a value and say what becomes of the one that the base has there.

``$scale`` and ``$add`` change a number, exactly; ``$append``, ``$prepend`` and ``$remove`` a list; ``$replace`` puts an
object in place of another, of which nothing is left. Whatever cannot be done leaves the value of the base as it is.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from decimal import Context, Decimal
from typing import Any

from marketgen.i18n import _
from marketgen.scenario import hints
from marketgen.scenario.numerals import DIGITS, exact
from marketgen.scenario.problems import Place, Problem, safe
from marketgen.scenario.source import Array, Object, Path, Where, plain, spelled

PATCH, MERGE, REPLACE = "$patch", "merge", "replace"
"""The word of an entry of a table, and what it can be."""

_NUMBERS = ("$scale", "$add")
_LISTS = ("$append", "$prepend", "$remove")
_OBJECTS = ("$replace",)
EDITS = (*_NUMBERS, *_LISTS, *_OBJECTS)
"""The words that stand in place of a value."""

_DECODER = json.JSONDecoder(parse_float=exact, parse_int=exact)
_EXACT = Context(prec=4 * DIGITS)
"""Of digits enough for the product, and the sum, of two numbers as a file can hold them."""


def place(where: Where, key: bool = False) -> Place:
    """The place of a value, or of its key."""
    return where[0].place(where[1] if key else where[2])


def is_edit(value: Any) -> bool:
    """Whether a value says only what becomes of the one that the base has."""
    return isinstance(value, Object) and any(key in EDITS for key in value)


def has_words(value: Any) -> bool:
    """Whether a value is an object with a word in it that begins with $, known or not."""
    return isinstance(value, Object) and any(key.startswith("$") for key in value)


def edited(old: Any, old_at: Where | None, edit: Object, path: Path, problems: list[Problem]) -> Any:
    """What an edit makes of the base's value, which stands at ``old_at``: None and None where there is none."""
    words = [word for word in edit if word in EDITS]
    kinds = _LISTS if words[0] in _LISTS else words[:1]
    beside = next((key for key in edit if key not in kinds), None)
    if beside is not None:
        problems.append(_beside(words[0], beside, edit, path))
        return old
    for word in words:
        problem = _unfit(word, edit, path) or _no_ground(word, old, old_at, edit, path)
        if problem is not None:
            problems.append(problem)
            return old
        if word not in _NUMBERS:
            refuse_words(edit[word], (*path, word), problems)
    if words[0] in _OBJECTS:
        return edit[words[0]]
    assert old_at is not None
    if words[0] in _NUMBERS:
        return _number(words[0], old, edit, path, problems)
    return _list(old, old_at, edit, path, problems)


def _beside(word: str, other: str, edit: Object, path: Path) -> Problem:
    told = {"word": f'"{word}"', "other": f'"{safe(other)}"'}
    return Problem(
        "E407",
        _("{other} cannot stand beside {word}").format(**told),
        _("delete one of the two; only {words} can stand together").format(words=", ".join(_LISTS)),
        place(edit.at[other], key=True),
        spelled((*path, other)),
    )


def _unfit(word: str, edit: Object, path: Path) -> Problem | None:
    """The problem of a word that is given something else than it takes."""
    value = edit[word]
    if _fits(word, value):
        return None
    what = _('"{key}" must be {wanted}, but it is {found}').format(
        key=word, wanted=_needs(word), found=_kind(value)
    )  # the sentence of the models
    forms = {"$scale": '"$scale": 1.2', "$add": '"$add": 5', "$replace": '"$replace": { \u2026 }'}
    inner = "\u2026" if isinstance(value, dict) else json.dumps(plain(value), ensure_ascii=False)
    form = forms.get(word, f'"{word}": [{safe(inner, 40)}]')
    return Problem("E104", what, _("write {form}").format(form=form), place(edit.at[word]), spelled((*path, word)))


def _no_ground(word: str, old: Any, old_at: Where | None, edit: Object, path: Path) -> Problem | None:
    """The problem of a word where the base has something else than it changes, or nothing."""
    if old_at is not None and _fits(word, old):
        return None
    told = {"word": word, "wanted": _needs(word)}
    if old_at is None:
        what = _("{word} needs {wanted}, but the base has nothing here").format(**told)
    else:
        what = _("{word} needs {wanted}, but the base has {found} here ({place})").format(
            **told, found=_kind(old), place=place(old_at)
        )
    mend = _("write the whole value")
    if word in _LISTS and isinstance(old, Object):
        mend = _("write what is new by its id, as it is, and null for what goes: objects join by themselves")
    return Problem("E402", what, mend, place(edit.at[word], key=True), spelled((*path, word)))


def _fits(word: str, value: Any) -> bool:
    if word in _NUMBERS:
        return type(value) in (int, Decimal)
    return isinstance(value, Array if word in _LISTS else Object)


def _needs(word: str) -> str:
    if word in _NUMBERS:
        return _("a number")
    return _("a list [ \u2026 ]") if word in _LISTS else _("an object { \u2026 }")


def _kind(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | Decimal):
        return _("a number ({number})").format(number=value)
    if isinstance(value, str):
        return _("text ({text})").format(text=safe(value, 40))
    if value is None:
        return "null"
    return _("a list") if isinstance(value, list) else _("an object")


def _number(word: str, old: Any, edit: Object, path: Path, problems: list[Problem]) -> Any:
    by = edit[word]
    reckon = _EXACT.multiply if word == "$scale" else _EXACT.add
    result = reckon(Decimal(old), Decimal(by))
    value = exact(f"{result:f}")
    if value is not None:
        return value
    told = _reckoning(word == "$scale", old, by)
    problems.append(
        Problem(
            "E009",
            _("{number} has too many digits ({reckoning})").format(number=_written(result), reckoning=told),
            _("numbers have at most {count} digits, before and after the point together").format(count=DIGITS),
            place(edit.at[word]),
            spelled((*path, word)),
        )
    )
    return old


def reckoned(value: Any, where: Where) -> str:
    """How a number came about that a word made of one of the base: ``6.25 times 1.25``; empty for any other."""
    source, _key, start = where
    if type(value) not in (int, Decimal) or source.text[start] != "{":
        return ""
    edit = _DECODER.raw_decode(source.text, start)[0]
    by = edit.get("$scale", edit.get("$add"))
    if not by:  # nothing can be told of times 0; a number that the reader refused is none
        return ""
    old = (_EXACT.divide if "$scale" in edit else _EXACT.subtract)(Decimal(value), Decimal(by))
    return _reckoning("$scale" in edit, old, by)


def _reckoning(times: bool, old: Any, by: Any) -> str:
    form = _("{old} times {by}") if times else _("{old} and {by}")
    return form.format(old=_written(old), by=_written(by))


def _written(number: Any) -> str:
    return f"{Decimal(number).normalize(_EXACT):f}"


def _list(old: Array, old_at: Where, edit: Object, path: Path, problems: list[Problem]) -> Array:
    """A list without what is removed, what is put before it, and what behind. Each item keeps its place."""
    kept = list(_items(old))
    for index, (item, where) in enumerate(_items(edit.get("$remove", Array()))):
        left = [one for one in kept if not _same(one[0], item)]
        if len(left) == len(kept):
            here = (*path, "$remove", index)
            problems.append(_not_there(item, where, [one for one, _at in kept], old_at, here))
        kept = left
    made = Array()
    for item, where in (*_items(edit.get("$prepend", Array())), *kept, *_items(edit.get("$append", Array()))):
        made.append(item)
        made.at.append(where)
    return made


def _items(values: Array) -> Iterator[tuple[Any, Where]]:
    return zip(values, values.at, strict=True)


def _same(one: Any, other: Any) -> bool:
    """Whether two values are the same in JSON, where true is not 1."""
    return json.dumps(plain(one), sort_keys=True) == json.dumps(plain(other), sort_keys=True)


def _not_there(item: Any, where: Where, known: list[Any], old_at: Where, path: Path) -> Problem:
    words = [one for one in known if isinstance(one, str)]
    told = safe(json.dumps(plain(item), ensure_ascii=False))
    mend = hints.did_you_mean(item, words) if isinstance(item, str) else ""
    if not mend:
        mend = _("take it out of the $remove")
        if words and not isinstance(item, str):
            mend = _("name the item itself, {items}").format(items=hints.one_of(words))
    what = _('"$remove" names {item}, which is not in the base list ({place})')
    return Problem("E403", what.format(item=told, place=place(old_at)), mend, place(where), spelled(path))


def refuse_words(value: Any, path: Path, problems: list[Problem]) -> None:
    """A problem for each $ word, and each null, within a value that changes nothing of a base."""
    kind = type(value)
    if kind is not Object and kind is not Array:
        return
    if value.origin is not None and not value.words:
        return
    pairs: Iterable[tuple[Any, Any]] = value.items() if kind is Object else enumerate(value)
    for key, inner in pairs:
        if kind is Object and key[:1] == "$" and (path or key != "$schema"):
            problems.append(misplaced(key, inner, value.at[key], (*path, key)))
        elif inner is None:
            problems.append(_stray_null(value.at[key], (*path, key)))
        elif type(inner) is Object or type(inner) is Array:
            refuse_words(inner, (*path, key), problems)


def _stray_null(where: Where, path: Path) -> Problem:
    what = _("null stands for nothing here")
    mend = _("leave the whole entry out; null deletes what the base has, and here it has nothing")
    return Problem("E111", what, mend, place(where), spelled(path))


def misplaced(key: str, value: Any, where: Where, path: Path) -> Problem:
    """The problem of a $ word where there is nothing that it could change, or that is no such word."""
    told = f'"{safe(key, 30)}"'
    if key == PATCH:
        shown = json.dumps(plain(value), ensure_ascii=False)
        what = _("{word} does not belong here: only an entry of a table that the base has too is changed by it")
        mend = _("delete it; below an entry with it objects merge by themselves")
        if len(path) == 2:  # in start, money and the like; a table has a message of its own
            mend = _('delete it: "{key}" merges by itself').format(key=path[0])
        if value not in (MERGE, REPLACE):
            what = _("{word} is not known: an entry is changed by merge or by replace")
            near = hints.did_you_mean(value, (MERGE, REPLACE)) if isinstance(value, str) else ""
            mend = near or _("write {form}").format(form=f'"{PATCH}": "{MERGE}"')
        told = f'"{PATCH}": {safe(shown, 30)}'
    elif key in EDITS:
        what = _("{word} does not belong here: there is no value of a base that it could change")
        mend = _('write the whole value; below an entry with "$patch": "merge" it changes one of the base')
    else:
        what = _("{word} is not known: it is none of the words that change a base")
        mend = hints.did_you_mean(key, EDITS) or hints.one_of((PATCH, *EDITS))
    return Problem("E407", what.format(word=told), mend, place(where, key=True), spelled(path))
