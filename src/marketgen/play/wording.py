"""The scenario's own words: names and sentences by their path, placeholders filled in, dates written out."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from marketgen.engine.arithmetic import divide
from marketgen.engine.measures import MEASURES, measure
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.i18n import N_, _
from marketgen.play import numbers

_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{([a-z_]+)(?:\.([a-z0-9_]+))?\}")

PEOPLE = ("middlemen", "neighbours", "regulars", "lenders", "officials", "household")
"""The sections whose ids are people."""

WEEKDAYS = (N_("Monday"), N_("Tuesday"), N_("Wednesday"), N_("Thursday"), N_("Friday"), N_("Saturday"), N_("Sunday"))
SHORT_WEEKDAYS = (N_("Mon"), N_("Tue"), N_("Wed"), N_("Thu"), N_("Fri"), N_("Sat"), N_("Sun"))
MONTHS = (
    N_("January"),
    N_("February"),
    N_("March"),
    N_("April"),
    N_("May"),
    N_("June"),
    N_("July"),
    N_("August"),
    N_("September"),
    N_("October"),
    N_("November"),
    N_("December"),
)
SHORT_MONTHS = (
    N_("Jan"),
    N_("Feb"),
    N_("Mar"),
    N_("Apr"),
    N_("May"),
    N_("Jun"),
    N_("Jul"),
    N_("Aug"),
    N_("Sep"),
    N_("Oct"),
    N_("Nov"),
    N_("Dec"),
)


def text(world: World, path: str, otherwise: str = "") -> str:
    """The scenario's text at a path, as it is written."""
    return world.texts.get(path, otherwise)


def spoken(world: World, word: str) -> str:
    """A word of the glossary in Latin letters: as it says itself, else by its id."""
    return world.texts.get(f"glossary.{word}.romanised") or word.replace("_", " ")


def name(world: World, some_id: str, kind: str = "goods") -> str:
    """The name of an id of a kind (``goods``, ``stances``, ``meals``, ``places`` ...); the id itself if it has none."""
    return world.texts.get(f"{kind}.{some_id}.name", some_id)


def person(world: World, some_id: str) -> str:
    """What somebody is called: an official by title and family name, others by their name."""
    for kind in PEOPLE:
        found = world.texts.get(f"{kind}.{some_id}.title") or world.texts.get(f"{kind}.{some_id}.name")
        if found:
            return found
    return some_id


def sellers(world: World, some_id: str) -> str:
    """Who stands in a line of the ledger; without an id the line gathers what several people brought."""
    return person(world, some_id) if some_id else _("several people")


def is_player(world: World, some_id: str) -> bool:
    """Whether somebody is the player."""
    return some_id in world.household and world.household[some_id].player


def gloss(world: World, some_id: str, kind: str = "goods") -> str:
    """The Hangul of a name of a kind, or nothing."""
    return world.texts.get(f"{kind}.{some_id}.hangul", "")


def person_gloss(world: World, some_id: str) -> str:
    """The Hangul of somebody's name, or nothing."""
    return next((found for kind in PEOPLE if (found := gloss(world, some_id, kind))), "")


def called(world: World, some_id: str) -> str:
    """The name of a person, else of a good or whatever else has that id: what a text's ``{name.ID}`` stands for."""
    found = person(world, some_id)
    if found != some_id:
        return found
    tables = (("kyes", world.kyes), ("sidelines", world.sidelines), ("stakes", world.stakes),
              ("partners", world.partners), ("goods", world.goods), ("currencies", world.currencies),
              ("workshops", world.workshops), ("recipes", world.recipes), ("firms", world.firms),
              ("contracts", world.contracts))  # fmt: skip
    return name(world, some_id, next((section for section, table in tables if some_id in table), "goods"))


def spelt(some_id: str, name: str) -> str:
    """An id with the name it stands for, for who types it: ``fig for dried figs``; the id alone where that is all."""
    return some_id if name.lower() == some_id else _("{id} for {name}").format(id=some_id, name=name)


def units(world: World, good: str, count: int) -> str:
    """So many of a good, as the scenario counts it: ``3 baskets of plums``."""
    form = text(world, f"goods.{good}.count.{'one' if count == 1 else 'many'}")
    if form:
        return form.replace("{count}", numbers.whole(count))
    unit = text(world, f"goods.{good}.unit")
    return _("{count} {unit} {good}").format(count=numbers.whole(count), unit=unit, good=name(world, good))


def thing(world: World, what: str) -> str:
    """What can be given to an official, by name: a good, a currency or a service."""
    kind = "currencies" if what in world.currencies else "services" if what in world.services else "goods"
    return name(world, what, kind)


def gift(world: World, what: str, amount: int) -> str:
    """So much of a good or of a currency, or a service."""
    if what in world.services:
        return thing(world, what)
    return numbers.priced(world, amount, what) if what in world.currencies else units(world, what, amount)


def fill(world: World, run: Run, path: str, filled: Mapping[str, int] | None = None, day: int = 0) -> str:
    """A scenario text with its placeholders filled: from ``filled`` where it has them, else as things stand now;
    ``day``: whose weekday it names, if not today's."""

    def value(found: re.Match[str]) -> str:
        whole, key, of = found.group(0), found.group(1), found.group(2) or ""
        if key is None:
            return whole[0]
        if key == "weekday" and not of:
            return weekday(world, day or run.day)
        if key in MEASURES and (of or not MEASURES[key].of):
            kept = (filled or {}).get(f"{key}.{of}" if of else key)
            return write(world, key, measure(world, run, key, of) if kept is None else kept)
        return _NAMES[key](world, run, of) if key in _NAMES else whole

    return _PLACEHOLDER.sub(value, text(world, path))


_NAMES: dict[str, Callable[[World, Run, str], str]] = {
    "name": lambda world, run, of: called(world, of),
    "place": lambda world, run, of: name(world, world.place, "places"),
}


def write(world: World, key: str, value: int) -> str:
    """A measure's value as it is written in a sentence."""
    unit = MEASURES[key].unit
    if unit == "money":
        return numbers.money(world, value)
    if unit == "bp":
        return numbers.whole(divide(value, 100))
    if unit == "tenths":
        return numbers.tenths(value)
    if unit in ("hundredths", "thousandths"):
        return numbers.thousandths(value * 10 if unit == "hundredths" else value)
    return numbers.whole(value)


def day_of(world: World, day: int) -> date:
    """The calendar date of a day of the run."""
    return date.fromordinal(world.first_day + day - 1)


def long_date(world: World, day: int) -> str:
    """``Tuesday 14 November 2017``."""
    when = day_of(world, day)
    return _("{weekday} {day} {month} {year}").format(
        weekday=_(WEEKDAYS[when.weekday()]), day=when.day, month=_(MONTHS[when.month - 1]), year=when.year
    )


def short_date(world: World, day: int, year: bool = False) -> str:
    """``Tue 14 Nov``, with ``year`` also ``Tue 14 Nov 2017``."""
    when = day_of(world, day)
    other = when.year != day_of(world, 1).year  # of a run that goes on into the next year
    form = _("{weekday} {day} {month} {year}") if year or other else _("{weekday} {day} {month}")
    return form.format(
        weekday=_(SHORT_WEEKDAYS[when.weekday()]), day=when.day, month=_(SHORT_MONTHS[when.month - 1]), year=when.year
    )


def day_over(world: World, day: int) -> str:
    """A day over a line of days: ``Tue 14``."""
    when = day_of(world, day)
    return _("{weekday} {day}").format(weekday=_(SHORT_WEEKDAYS[when.weekday()]), day=when.day)


def days_of(world: World, first: int, last: int) -> str:
    """The days on one of which something comes: ``Tue 14 or Wed 15 Nov``, ``Tue 14 to Thu 16 Nov``."""
    if first == last:
        return short_date(world, first)
    same = day_of(world, first).month == day_of(world, last).month
    form = _("{first} or {last}") if last == first + 1 else _("{first} to {last}")
    return form.format(first=day_over(world, first) if same else short_date(world, first), last=short_date(world, last))


def weekday(world: World, day: int) -> str:
    """``Tuesday``."""
    return _(WEEKDAYS[world.weekday(day)])


def beforehand(world: World) -> str:
    """What a scenario tells of that somebody may want to know beforehand, in one line of plain text; empty if its
    author names nothing, and in a run, which has been chosen."""
    return "; ".join(several(world, "teacher.content_notes"))


def several(world: World, path: str) -> tuple[str, ...]:
    """The texts of a list at a path (``path.0``, ``path.1`` ...), in order; a single text is a list of one."""
    if path in world.texts:
        return (world.texts[path],)
    found: list[str] = []
    while (key := f"{path}.{len(found)}") in world.texts:
        found.append(world.texts[key])
    return tuple(found)
