"""Stage 4, sense: banned media must never be a plan that pays (game.md 7): expected gain against what it puts at risk.

The gain of a choice is what its effects bring, branches by their weight. At risk is being found on any later day by one
of those who then know (``rules.media``), and whoever may talk afterwards (``rules.score``). What is lost then is taken
for what a law in force asks to close a case, and for no less than what a run begins with.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from fractions import Fraction

from marketgen.i18n import _
from marketgen.scenario.context import Context
from marketgen.scenario.models.conditions import Effect
from marketgen.scenario.models.document import Document
from marketgen.scenario.models.types import OneVerb
from marketgen.scenario.possible import NEVER
from marketgen.scenario.reach import Reach

_PPM = 1_000_000


def check(context: Context, document: Document, reach: Reach) -> None:
    """Add a problem for each choice whose gain is more than what it puts at risk."""
    for some_id, name in _known(context):
        day = reach.first(("choice", f"{some_id}:{name}"))
        effects = (document.events[some_id].choices or {})[name].effects
        told = _expected(effects, lambda effect: Fraction(max(0, effect.knows or 0)))
        gain = _expected(effects, lambda effect: _worth(document, effect))
        if told and gain > 0 and day != NEVER:
            risk = _danger(document, told, day) * _stake(document, day)
            if gain > risk:
                what = _('"{choice}" brings {gain} on average and puts {risk} at risk: banned media must not pay')
                what = what.format(choice=name, gain=_told(gain), risk=_told(risk))
                mend = _('give less than {risk}, or raise "each" under "rules.media"').format(risk=_told(risk))
                context.add("W316", ("events", some_id, "choices", name, "effects"), what, mend)


def _known(context: Context) -> list[tuple[str, str]]:
    """The choices after which somebody knows who did not: (event, choice)."""
    found = dict.fromkeys(
        (str(hit.path[1]), str(hit.path[3]))
        for hit in context.by_mark.get(OneVerb, ())
        if hit.value.get("knows", 0) > 0 and hit.path[0] == "events" and hit.path[2] == "choices"
    )
    return list(found)


def _expected(effects: list[Effect] | None, of: Callable[[Effect], Fraction]) -> Fraction:
    """Something that effects bring, on average; of an ``if`` the branch that brings more."""
    total = Fraction(0)
    for effect in effects or ():
        total += of(effect)
        if effect.one_of:
            weights = sum(way.weight for way in effect.one_of)
            total += sum((way.weight * _expected(way.do, of) for way in effect.one_of), Fraction(0)) / max(1, weights)
        if effect.if_ is not None:
            total += max(_expected(effect.then, of), _expected(effect.else_, of))
    return total


def _worth(document: Document, effect: Effect) -> Fraction:
    """What an effect adds to money and goods, in the main currency, before season and events."""
    total = Fraction(0)
    for currency, amount in (effect.money or {}).items():
        total += Fraction(amount) * _rate(document, currency)
    for good, units in (effect.stock or {}).items():
        total += units * _price(document, good)
    return total


def _rate(document: Document, currency: str) -> Fraction:
    if currency == document.money.main:
        return Fraction(1)
    points = document.currencies[currency].rates
    return Fraction(points[0].rate) if points else Fraction(0)


def _price(document: Document, good: str) -> Fraction:
    entry = document.goods[good]
    return Fraction(entry.price) * _rate(document, entry.currency or document.money.main)


def _danger(document: Document, people: Fraction, day: int) -> Fraction:
    """The chance that one of so many people talks, from a day to the last and afterwards."""
    score, rules = document.rules.score, document.rules.media
    safe = (1 - score.talk / _PPM) ** float(score.talk_days * people)
    if rules is not None:
        level = max((point.level for point in document.calendar.level or () if point.from_day <= day), default=0)
        each = min(1.0, rules.each * (1 + level) / _PPM)
        left, floor = people, people / 2
        for passed in range(1, document.start.days - day + 2):
            safe *= (1 - each) ** float(left)
            if passed % rules.fade_days == 0:
                left = max(floor, left - 1)
    return Fraction(1 - safe)


def _stake(document: Document, day: int) -> Fraction:
    """What is lost by being found: what closes a case on that day, and no less than what the run begins with."""
    start = document.start
    begun = sum((Fraction(amount) * _rate(document, one) for one, amount in start.money.items()), Fraction(0))
    begun += sum((units * _price(document, good) for good, units in (start.stock or {}).items()), Fraction(0))
    today = date.fromisoformat(start.date) + timedelta(days=day - 1)
    closes = [
        Fraction(law.close)
        for law in document.laws.values()
        if law.kind == "media" and date.fromisoformat(law.start) <= today <= date.fromisoformat(law.end or "8999-12-31")
    ]
    return max([begun, *closes])


def _told(number: Fraction) -> str:
    return f"{float(number):,.0f}"
