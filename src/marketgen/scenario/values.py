"""Stage 2, values: ids, texts, dates, ranges, money and verbs, found in the raw document by their marks."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from marketgen.engine.chance import LONGEST_SEED, is_seed
from marketgen.engine.effects import VERBS
from marketgen.engine.measures_story import WEEKDAYS
from marketgen.engine.prompts import END, START
from marketgen.i18n import _, ngettext
from marketgen.scenario import hints, placeholders
from marketgen.scenario.context import Context
from marketgen.scenario.models.people import Currency
from marketgen.scenario.models.types import Amount, DayKey, Ends, NewId, OneVerb, Span, Written
from marketgen.scenario.packs import as_id
from marketgen.scenario.problems import safe
from marketgen.scenario.shape import nearest_mend
from marketgen.scenario.source import Path
from marketgen.scenario.spec import Hit
from marketgen.scenario.standing import ID

_DAY = re.compile(r"[1-9][0-9]{0,2}")
_DATE = re.compile(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}")
_OF_CURRENCY = frozenset(info.alias or name for name, info in Currency.model_fields.items())
_BASES = ("documented", "estimate", "invented")


def check(context: Context) -> None:
    """Add a problem for each value that has the right type and is yet no such value."""
    for kind, checker in _CHECKS.items():
        for hit in context.by_mark.get(kind, ()):
            checker(context, hit)
    some_id = context.root.get("id")
    if isinstance(some_id, str) and not ID.fullmatch(some_id):
        _bad_id(context, some_id, ("id",), key=False)


def _new_id(context: Context, hit: Hit) -> None:
    if not ID.fullmatch(hit.value) and not hit.value.startswith("$"):
        _bad_id(context, hit.value, hit.path, key=True)


def _bad_id(context: Context, value: str, path: Path, key: bool) -> None:
    what = _('"{id}" cannot be an id: small letters a to z, digits and _, a letter first, at most 40').format(
        id=safe(value)
    )
    better = as_id(value)
    mend = _('write "{id}"').format(id=better) if better else _('write an id such as "first_one"')
    context.add("E109", path, what, mend, key=key)


def _day_key(context: Context, hit: Hit) -> None:
    if not _DAY.fullmatch(hit.value):
        what = _('"{key}" is no day of the run').format(key=safe(hit.value))
        context.add("E114", hit.path, what, _('write the number of the day, from 1, as in "3"'), key=True)


def _text(context: Context, hit: Hit) -> None:
    mark, value = hit.mark, hit.value
    assert isinstance(mark, Written)
    if not isinstance(value, str):
        return
    if not value.strip():
        context.add("E110", hit.path, _("this text is empty"), _("write something, or leave the whole entry out"))
    elif len(value) > mark.longest:
        what = _("this text has {count} characters; {most} fit here").format(count=len(value), most=mark.longest)
        context.add("E110", hit.path, what, _("shorten it"))
    elif mark.longest <= 80 and "\n" in value:
        context.add("E110", hit.path, _("a new line in a name"), _("write it on one line"))
    if mark.fills and ("{" in value or "}" in value):
        _braces(context, hit, value, mark)


def _braces(context: Context, hit: Hit, value: str, mark: Written) -> None:
    if placeholders.broken(value):
        what = _("a brace stands alone in this text")
        context.add("E203", hit.path, what, _("write {{ and }} for braces, or close the placeholder"))
    elif mark.fills == "count":
        for name, of in placeholders.found(value):
            if name != "count" or of:
                told = "{" + name + (f".{of}" if of else "") + "}"
                what = _("{placeholder} cannot be filled in here").format(placeholder=safe(told))
                context.add("E202", hit.path, what, _("only {form} is known here").format(form="{count}"))


def _span(context: Context, hit: Hit) -> None:
    value = hit.value
    if isinstance(value, list) and len(value) == 2 and all(_is_number(item) for item in value) and value[0] > value[1]:
        backwards(context, hit.path, value[0], value[1], f"[{value[1]}, {value[0]}]")


def _ends(context: Context, hit: Hit) -> None:
    value = hit.value
    if not isinstance(value, dict):
        return
    low, high = value.get("min"), value.get("max")
    if low is None and high is None and not value.keys() - {"note"}:
        form = '{"min": 1}'
        context.add(
            "E301", hit.path, _("a range without ends"), _("write {form}, or leave the entry out").format(form=form)
        )
    elif isinstance(low, int | Decimal) and isinstance(high, int | Decimal) and low > high:
        backwards(context, hit.path, low, high, f'{{"min": {high}, "max": {low}}}')


def backwards(context: Context, path: Path, low: Any, high: Any, form: str) -> None:
    """Add the problem of a range whose least is more than its most; ``form``: how it is written the right way."""
    what = _("this range is backwards: {low} is more than {high}").format(low=low, high=high)
    context.add("E301", path, what, _("write {form}").format(form=form))


def _is_number(value: Any) -> bool:
    return type(value) in (int, Decimal)


def _one_verb(context: Context, hit: Hit) -> None:
    if not isinstance(hit.value, dict):
        return
    verbs = [key for key in hit.value if key in VERBS]
    if not verbs and hit.value.keys() - {"note", "then", "else"}:
        return  # an unknown key is a problem already
    if len(verbs) != 1:
        what = _("an effect must have exactly one verb; this one has {found}").format(
            found=", ".join(verbs) or _("none")
        )
        split = ", ".join(f'{{ "{verb}": \u2026 }}' for verb in verbs)
        mend = _("split it: {effects}").format(effects=split) if verbs else hints.one_of(VERBS)
        context.add("E108", hit.path, what, mend)
    elif "if" in hit.value and "then" not in hit.value:
        context.add("E108", hit.path, _('an "if" without "then"'), _('add "then": [ \u2026 ]'))
    elif "if" not in hit.value and hit.value.keys() & {"then", "else"}:
        context.add("E108", hit.path, _('"then" and "else" need an "if"'), _('add "if": { \u2026 }, or take them out'))


def _amount(context: Context, hit: Hit) -> None:
    value, mark = hit.value, hit.mark
    assert isinstance(mark, Amount)
    if type(value) is not Decimal:
        return
    currencies = context.table("currencies")
    currency = context.get("money", "main")
    if mark.keyed:
        currency = next((part for part in reversed(hit.path) if part in currencies), None)
    if mark.beside:
        currency = context.get(*hit.path[:-1], mark.beside) or currency
    digits = _decimals(context, currency)
    if digits is None:
        return
    if value.scaleb(digits) % 1:
        if digits:
            what = ngettext(
                '{value} does not fit "{currency}", which has {count} digit after the point',
                '{value} does not fit "{currency}", which has {count} digits after the point',
                digits,
            ).format(value=value, currency=safe(currency), count=digits)
        else:
            what = _('{value} does not fit "{currency}", which has no digits after the point').format(
                value=value, currency=safe(currency)
            )
        context.add("E107", hit.path, what, nearest_mend(value, digits))


def _decimals(context: Context, currency: Any) -> int | None:
    """The digits after the point of a currency; None if something is wrong with it already."""
    entry = context.table("currencies").get(currency) if isinstance(currency, str) else None
    if not isinstance(entry, dict) or any(key not in _OF_CURRENCY for key in entry):
        return None
    digits = entry.get("decimals", 0)
    return digits if type(digits) is int and 0 <= digits <= 3 else None


def check_date(context: Context, value: str, path: Path) -> None:
    """A problem unless the text is a real date, written as 2017-09-25."""
    try:
        right = bool(_DATE.fullmatch(value)) and date.fromisoformat(value).year < 9000
    except ValueError:
        right = False
    if not right:
        what = _('"{date}" is no date').format(date=safe(value))
        context.add("E113", path, what, _('write year, month and day, as in "2020-02-29"; the day must exist'))


def check_basis(context: Context, value: str, path: Path) -> None:
    """A problem unless the word is one of the three kinds of basis."""
    if value not in _BASES:
        what = _('"{word}" is no kind of basis').format(word=safe(value))
        near = hints.did_you_mean(value, _BASES)
        context.add("E105", path, what, " ".join(part for part in (near, hints.one_of(_BASES)) if part))


def check_seed(context: Context, value: str, path: Path) -> None:
    """A problem unless the word can be a seed."""
    if not is_seed(value):
        what = _('"{word}" is no seed: a seed is a word of 1 to {most} letters, digits, - and _')
        context.add("E341", path, what.format(word=safe(value), most=LONGEST_SEED), _("write a word such as plum-7"))


def check_moment(context: Context, value: str, path: Path) -> None:
    """A problem unless the word is a moment at which a prompt can be asked: the start, the end or a pause."""
    known = [START, END, *context.table("pauses")]
    if value not in known:
        what = _('there is no pause called "{id}"').format(id=safe(value))
        mend = " ".join(filter(None, (hints.did_you_mean(value, known), hints.one_of(known))))
        context.add("E201", path, what, mend)


def check_weekday(context: Context, value: str, path: Path) -> None:
    """A problem unless the word is a day of the week."""
    if value not in WEEKDAYS:
        what = _('"{word}" is no day of the week').format(word=safe(value))
        near = hints.did_you_mean(value, WEEKDAYS)
        context.add("E105", path, what, " ".join(part for part in (near, hints.one_of(WEEKDAYS)) if part), key=True)


_CHECKS: dict[type, Callable[[Context, Hit], None]] = {
    NewId: _new_id,
    DayKey: _day_key,
    Written: _text,
    Span: _span,
    Ends: _ends,
    OneVerb: _one_verb,
    Amount: _amount,
}
