"""Stage 2, shape: what the models refuse, said in sentences with the place and a mend."""

from __future__ import annotations

import json
from collections.abc import Callable
from decimal import Decimal
from pathlib import PurePath
from typing import Any

from pydantic import ValidationError

from marketgen.i18n import _, ngettext
from marketgen.scenario import hints, keys, versions
from marketgen.scenario.context import TABLES, Context
from marketgen.scenario.models.conditions import Range
from marketgen.scenario.models.document import HEADER
from marketgen.scenario.models.types import Amount, NewId, Ref, Scaled, Span, Written
from marketgen.scenario.problems import Problem, safe
from marketgen.scenario.source import Object, Path, deleted, spelled
from marketgen.scenario.spec import Spec, at, document_spec

_DOTS = "\u2026"

_PARTS = ("share", "chance", "chance a day", "factor")
"""Units of which a number over one was probably meant in per cent."""

_OF_DEPTH = "share of the good's depth"
"""The unit of which a number over one was probably meant in units of the good."""

_SURE = 10
"""A number of at least so much is surely no share and no factor, whatever the bounds let through."""

_SHOWN = 3
"""Keys that an object must have, of which at most so many are shown."""

_LISTS = {"Effect": "effects", "Condition": "conditions"}
"""Pages that list the keys of an object, where they are not called as it is."""

_Error = dict[str, Any]


def check(context: Context, fault: ValidationError) -> None:
    """Add a problem for each error of the models; one that only follows from a problem already found is left out."""
    told = {problem.path for problem in context.problems if problem.code in ("E111", "E407", "E009")}
    errors: list[_Error] = [dict(error) for error in fault.errors(include_url=False, include_input=True)]
    misspelt = _misspelt(context, errors)
    for error in errors:
        path: Path = tuple(error["loc"])
        if spelled(path) not in told and path not in misspelt:
            _SAY.get(error["type"], _wrong_kind)(context, path, error)


def _misspelt(context: Context, errors: list[_Error]) -> set[Path]:
    """The keys that are missing because they are there by a wrong name: that is said of the wrong name, and once."""
    missing = {tuple(error["loc"]) for error in errors if error["type"] == "missing"}
    found: set[Path] = set()
    if not missing:
        return found
    above = {path[:-1] for path in missing}
    for error in errors:
        path: Path = tuple(error["loc"])
        if error["type"] == "extra_forbidden" and path[:-1] in above and not versions.later(path):
            meant = hints.nearest(str(path[-1]), _keys_of(context, path[:-1])[0])
            found |= missing & {(*path[:-1], meant)}
    return found


def _keys_of(context: Context, path: Path) -> tuple[list[str], list[str]]:
    """The keys that an object may have and has not, and all that it may have."""
    spec = at(document_spec(), path)
    known = [*(spec.fields if spec else ()), *(() if path else HEADER)]
    here = context.get(*path) if path else context.root
    return [key for key in known if not isinstance(here, dict) or key not in here], known


def _unknown_key(context: Context, path: Path, error: _Error) -> None:
    key = str(path[-1])
    free, known = _keys_of(context, path[:-1])
    what = _('"{key}" is not a key that belongs here').format(key=safe(key))
    mend = hints.did_you_mean(key, free) or hints.did_you_mean(key, known)
    mend = mend or _into_section(context, path) or _within(context, path) or _all_of(free, path[:-1])
    later = versions.later(path)
    if later:
        told = {"key": safe(key), "later": later, "ours": versions.ours()}
        what = _('"{key}" is known since marketgen {later}; this is {ours}').format(**told)
        mend = _("update marketgen: pip install -U marketgen")
    context.add("E101", path, what, mend, key=True)


def _within(context: Context, path: Path) -> str:
    """The mend for a key that stands beside the object it belongs into: ``in_days`` beside ``event``."""
    around, key = context.get(*path[:-1]) if path[:-1] else context.root, str(path[-1])
    for name in around if isinstance(around, dict) else ():
        below = at(document_spec(), (*path[:-1], name))
        if below is not None and below.model is not None and key in below.fields and not below.keys:
            form = f'"{safe(name)}": {{ {_DOTS}, "{safe(key)}": {_DOTS} }}'
            return _("it belongs one step further in: {form}").format(form=form)
    return ""


def _all_of(free: list[str], path: Path) -> str:
    """The keys there are, and what lists all of them where there are too many for a line."""
    spec, listed = at(document_spec(), path), hints.one_of(free)
    if not listed.endswith(_DOTS) or spec is None or spec.model is None:
        return listed
    word = _LISTS.get(spec.model.__name__) or keys.title(spec.model).lower().replace(" ", "_")
    return _("{listed}; `marketgen explain {word}` lists them all").format(listed=listed, word=word)


def _into_section(context: Context, path: Path) -> str:
    """The mend for an entry that stands at the top of a part named after its section."""
    section = PurePath(context.place(path, key=True).file).stem
    if len(path) > 1 or section not in document_spec().fields or not isinstance(context.get(*path), dict):
        return ""
    form = f'"{section}": {{ {_as_text(str(path[0]))}: {{ {_DOTS} }} }}'
    return _("a part names its sections too: {form}").format(form=form)


def _missing(context: Context, path: Path, error: _Error) -> None:
    if context.base_pack and (len(path) == 1 or (path[0] == "rules" and len(path) == 2)):
        return
    key = str(path[-1])
    gone = deleted(context.get(*path[:-1]) if path[:-1] else context.root).get(key)
    if gone is not None:
        what = _('"{key}" cannot be deleted: it must be there').format(key=key)
        mend = _("write another value, or take this out")
        context.problems.append(Problem("E102", what, mend, gone[0].place(gone[1]), spelled(path)))
        return
    what = _('"{key}" is missing').format(key=key)
    mend = _('add "{key}": {form}').format(key=key, form=_form(context, at(document_spec(), path)))
    near = _near_entry(context, path[:-1])
    if near:
        mend = _('{mend}; or write "{id}" to change that').format(mend=mend, id=safe(near))
    context.add("E102", path, what, mend)


def _near_entry(context: Context, path: Path) -> str:
    """The id of the base that was probably meant by a new one, of what merges within an entry; empty if none was."""
    if len(path) < 3 or not isinstance(path[-1], str):
        return ""
    around = context.get(*path[:-1])
    spec = at(document_spec(), path[:-1])
    if not isinstance(around, Object) or spec is None or not any(isinstance(mark, NewId) for mark in spec.keys):
        return ""
    mine = around.at[path[-1]][0]
    return hints.nearest(path[-1], [key for key, where in around.at.items() if where[0] is not mine])


def _form(context: Context, spec: Spec | None) -> str:
    """How a value is written, as text to paste where it can be told; of a number with its bounds."""
    mark = next(iter(spec.marks), None) if spec is not None else None
    if isinstance(mark, Scaled):
        number = 1 if mark.low <= 1 <= mark.high else mark.low
        low, high = Decimal(mark.low), Decimal(mark.high)
        return _("{number} (from {low} to {high})").format(number=number, low=f"{low:,f}", high=f"{high:,f}")
    if isinstance(mark, Amount):
        return "1"
    if isinstance(mark, Ref):
        known = context.declared(mark.kind) if mark.kind in TABLES else {}
        return f'"{safe(next(iter(known), _DOTS))}"'
    if isinstance(mark, Written):
        return f'"{_DOTS}"'
    if spec is not None and spec.kind == "words":
        first, *others = [json.dumps(word) for word in spec.words]
        return _("{word} (or {others})").format(word=first, others=", ".join(others)) if others else first
    if spec is not None and any(isinstance(one, NewId) for one in spec.keys):
        return '{ "an_id": { \u2026 } }'
    if spec is not None and spec.model is not None:
        return entry_form(spec)
    if spec is not None and (spec.fields or spec.keys):
        return "{ \u2026 }"
    if spec is not None and spec.each is not None:
        inner = _form(context, spec.each)
        return f"[{inner}]" if inner[0] in '"{' and " (" not in inner else "[ \u2026 ]"
    return _DOTS


def entry_form(spec: Spec, first: str = _DOTS) -> str:
    """An object with the keys that it must have, as text to fill in, the first as far as it is known; with dots alone
    if those are none or many."""
    needed = [key.name for key in keys.keys_of(spec.model) if key.needed] if spec.model is not None else []
    if not 0 < len(needed) <= _SHOWN:
        return "{ \u2026 }"
    told = [f'"{name}": {_DOTS if number else first}' for number, name in enumerate(needed)]
    return "{ " + ", ".join(told) + " }"


def _wrong_kind(context: Context, path: Path, error: _Error) -> None:
    value = error["input"]
    what = _('"{key}" must be {wanted}, but it is {found}').format(
        key=_named(path), wanted=_wanted(error), found=_found(value)
    )
    context.add("E104", path, what, _kind_mend(context, path, error, value) or _written_as(context, path))


def _written_as(context: Context, path: Path) -> str:
    """How the value at a path is written, as a mend; empty if that cannot be told."""
    spec = at(document_spec(), path)
    if spec is not None and spec.kind in ("words", "flag"):
        return hints.one_of(keys.written_word(word) for word in spec.words or (True, False))
    form = f'"{_DOTS}"' if spec is not None and spec.kind == "text" and not spec.marks else _form(context, spec)
    return _("write {form}").format(form=form) if form != _DOTS else ""


def _named(path: Path) -> str:
    """The last key of a path, with the index behind it: ``carries``, ``effects[2]``."""
    told = ""
    for part in reversed(path):
        if not isinstance(part, int):
            return safe(part) + told
        told = f"[{part}]" + told
    return told


def _wanted(error: _Error) -> str:
    kind = error["type"]
    if kind == "number":
        return _("a whole number") if error["ctx"]["whole"] else _("a number")
    if kind == "string_type":
        return _("a text")
    if kind == "bool_type":
        return _("true or false")
    if kind == "list_type":
        return _("a list [ \u2026 ]")
    return _("an object { \u2026 }")


def _found(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _("text ({text})").format(text=safe(value, 40))
    if isinstance(value, int | Decimal):
        return _("a number ({number})").format(number=value)
    if isinstance(value, list):
        return _("a list")
    return _("an object") if isinstance(value, dict) else _("nothing")


def _kind_mend(context: Context, path: Path, error: _Error, value: Any) -> str:
    kind = error["type"]
    if kind == "number" and isinstance(value, str):
        bare = value.replace(",", "").replace(" ", "").replace("_", "").replace("\u2212", "-")
        try:
            return _("write {number} without quotes").format(number=Decimal(bare.lstrip("+")))
        except ArithmeticError:
            return _written_as(context, path) or _("write a number, without quotes")
    spec = at(document_spec(), path)
    if isinstance(value, str) and spec and spec.model and kind not in ("list_type", "number"):
        needed = [key.name for key in keys.keys_of(spec.model) if key.needed]
        if needed and spec.fields[needed[0]].kind == "text":  # the one thing that was said is surely the first of them
            return _("write {form}").format(form=entry_form(spec, _as_text(value, 40)))
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        if spec and spec.model and issubclass(spec.model, Range):
            form = '{{"min": {number}}}, {{"max": {number}}} or {{"min": {number}, "max": {number}}}'
            return _("write {form}").format(form=form.format(number=value))
        if spec and spec.keys and spec.each is not None and spec.each.fields == {}:
            mark = next((mark for mark in spec.keys if isinstance(mark, Ref) and mark.kind in TABLES), None)
            named = next(iter(context.declared(mark.kind)), _DOTS) if mark else _DOTS
            return _("write {form}").format(form=f'{{"{safe(named)}": {value}}}')
        if spec and kind == "list_type" and any(isinstance(mark, Span) for mark in spec.marks):
            return _("write least and most, as in {form}").format(form=f"[{value}, {value}]")
    if kind == "string_type" and isinstance(value, int | Decimal):
        return _("write {form}").format(form=f'"{value}"' if not isinstance(value, bool) else _('a text in "'))
    if kind == "bool_type" and isinstance(value, str):
        return _("write true or false, without quotes")
    if kind == "list_type" and isinstance(value, dict) and value and spec and spec.each and spec.each.kind == "text":
        return _("write {form}").format(form=safe(json.dumps(list(value), ensure_ascii=False)))
    if kind == "list_type" and isinstance(value, str):
        return _("write {form}").format(form=f"[{_as_text(value, 30)}]")
    return ""


def _as_text(value: str, limit: int = 60) -> str:
    """A text as a file has it, with its quotes, for whoever copies it; cut where it is long."""
    return json.dumps(safe(value, limit), ensure_ascii=False)


def _not_one_of(context: Context, path: Path, error: _Error) -> None:
    value = error["input"]
    known = [word.strip("'") for word in error["ctx"]["expected"].replace(" or ", ", ").split(", ")]
    what = _('{found} is not what "{key}" can be').format(found=_quoted(value), key=_named(path))
    mend = ""
    if isinstance(value, str):
        mend = hints.did_you_mean(value, known)
    context.add("E105", path, what, " ".join(part for part in (mend, hints.one_of(known)) if part))


def _quoted(value: Any) -> str:
    return f'"{safe(value, 40)}"' if isinstance(value, str) else _found(value)


def _bounds(context: Context, path: Path, error: _Error) -> None:
    value, ends = error["input"], error["ctx"]
    low, high = Decimal(ends["low"]), Decimal(ends["high"])
    if ends["above"] and value == low:
        says = _('{value} is out of bounds: "{key}" must be more than {bound}')
        bound = low
    elif value < low:
        says, bound = _('{value} is out of bounds: "{key}" must be at least {bound}'), low
    else:
        says, bound = _('{value} is out of bounds: "{key}" must be at most {bound}'), high
    mend = _("write a number from {low} to {high}").format(low=f"{low:,f}", high=f"{high:,f}")
    if ends["above"]:
        mend = _("write a number above {low}, of at most {high}").format(low=f"{low:,f}", high=f"{high:,f}")
    spec = at(document_spec(), path)
    counted = spec.unit if spec is not None else ""
    if 1 < value <= 100 and (high == 1 or (counted in _PARTS and value >= _SURE)):
        mend = _("write {share} for {number} per cent").format(share=f"{Decimal(value) / 100:f}", number=value)
    if value > high and _counted_in(path) == _OF_DEPTH:
        mend = _as_depth(context, path, value)
    context.add("E106", path, says.format(value=value, key=_named(path), bound=f"{bound:,f}"), mend)


def _counted_in(path: Path) -> str:
    """The unit of a number, or of the list it stands in."""
    within = path[:-1] if isinstance(path[-1], int) else path
    spec = at(document_spec(), within)
    return spec.unit if spec is not None else ""


def _as_depth(context: Context, path: Path, value: Decimal) -> str:
    """What to write where units of a good were written: how large a share of its depth they are."""
    good = next((part for part in reversed(path) if part in context.table("goods")), "")
    depth = context.get("goods", good, "depth")
    if type(depth) not in (int, Decimal) or not value <= depth:
        return _('it is a share of the "depth" of the good: write 0.5 for half of it')
    share = (Decimal(value) / Decimal(depth)).quantize(Decimal("0.01"))
    told = _('it is a share of the "depth" of {good}, {depth}: write {share} for about {number} units')
    return told.format(good=safe(good), depth=depth, share=max(share, Decimal("0.01")).normalize(), number=value)


def _too_fine(context: Context, path: Path, error: _Error) -> None:
    value, digits = error["input"], error["ctx"]["digits"]
    if not digits:
        what = _('"{key}" must be a whole number, but it is {value}').format(key=_named(path), value=value)
    else:
        what = ngettext(
            "{value} is too fine: at most {count} digit after the point is counted here",
            "{value} is too fine: at most {count} digits after the point are counted here",
            digits,
        ).format(value=value, count=digits)
    context.add("E107", path, what, nearest_mend(value, digits))


def nearest_mend(value: Decimal, digits: int) -> str:
    """``write 3.07 or 3.08``: the numbers with so many digits after the point below and above a value."""
    step = Decimal(1).scaleb(-digits)
    low = (value // step) * step
    if low > value:
        low -= step
    return _("write {low} or {high}").format(low=f"{low:f}", high=f"{low + step:f}")


def _length(context: Context, path: Path, error: _Error) -> None:
    spec = at(document_spec(), path)
    count = error["ctx"].get("min_length", error["ctx"].get("max_length", 0))
    found = len(error["input"])
    if spec is not None and spec.least == spec.most:
        form = ngettext(
            '"{key}" must have {count} item, but it has {found}',
            '"{key}" must have {count} items, but it has {found}',
            count,
        )
    elif found < count:
        form = ngettext(
            '"{key}" must have at least {count} item, but it has {found}',
            '"{key}" must have at least {count} items, but it has {found}',
            count,
        )
    else:
        form = ngettext(
            '"{key}" must have at most {count} item, but it has {found}',
            '"{key}" must have at most {count} items, but it has {found}',
            count,
        )
    mend = ngettext("take {count} item out", "take {count} items out", found - count).format(count=found - count)
    if spec is not None and any(isinstance(mark, Span) for mark in spec.marks):
        mend = _("write least and most, as in [1, 3]")
    elif found < count:
        inner = _form(context, spec.each if spec is not None else None)
        form_of_one = f'"{_DOTS}": {inner}' if isinstance(error["input"], dict) else inner
        mend = _("add to it: {form}").format(form=form_of_one)
    context.add("E112", path, form.format(key=_named(path), count=count, found=found), mend)


_SAY: dict[str, Callable[[Context, Path, _Error], None]] = {
    "extra_forbidden": _unknown_key,
    "missing": _missing,
    "literal_error": _not_one_of,
    "bounds": _bounds,
    "decimals": _too_fine,
    "too_short": _length,
    "too_long": _length,
}
