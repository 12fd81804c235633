"""Measures: the closed set of quantities that conditions test, goals and lessons use, and texts fill in.

One function computes each, so that a sentence and a condition can never disagree. ``MEASURES`` says for each what
kind of id it wants and its unit; the scenario's compiler scales by it, phrasing writes by it.
"""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine import (
    debts,
    gifts,
    household,
    levies,
    measures_road,
    measures_story,
    measures_ventures,
    money,
    office,
    worth,
)
from marketgen.engine.arithmetic import BP, divide
from marketgen.engine.envy import envy
from marketgen.engine.frozen import frozen
from marketgen.engine.run import Run, Tally
from marketgen.engine.world import World


@frozen
class Measure:
    """What a measure is of (``good``, ``person``, ``official``, ``member``, ``currency``, ``place`` or nothing) and its
    unit: ``count``, ``money`` (main currency), ``bp``, ``tenths``, ``hundredths``, ``thousandths``."""

    of: str
    unit: str
    about: str


MEASURES: dict[str, Measure] = {
    "day": Measure("", "count", "The day of the run, from 1."),
    "money": Measure("currency", "money", "Money in hand."),
    "stock": Measure("good", "count", "Units at the stall, on show or in the bag."),
    "shown": Measure("good", "count", "1 if the good is on display, else 0."),
    "on_show": Measure("", "count", "Goods that stood on show at the market today; 0 if it was shut, or you were."),
    "asked_at": Measure("good", "bp", "The lowest stance asked today, as a share of the going price; 0 if not shown."),
    "wished": Measure("good", "count", "Groups that wished for it today."),
    "missed": Measure("good", "count", "Groups that wished for it today while it lay in the bag."),
    "bought": Measure("good", "count", "Groups that bought it today."),
    "walked": Measure("good", "count", "Groups that asked its price today and walked on."),
    "fair": Measure("good", "count", "Groups that would have bought it today at a fair price."),
    "sold": Measure("good", "count", "Units sold today."),
    "taken_all": Measure("", "count", "Units of anything bought from suppliers today."),
    "kept": Measure("", "money", "What the day has added to money in hand so far; may be negative."),
    "sold_all": Measure("", "count", "Units of anything sold today."),
    "goods_sold_today": Measure("", "count", "How many goods sold at all today."),
    "taken": Measure("good", "count", "Units bought from suppliers today."),
    "taken_share": Measure("good", "bp", "Units bought today as a share of what was offered today; 0 if none was."),
    "pull": Measure("good", "bp", "How far your own sales of today pulled its price down."),
    "spoiled": Measure("good", "count", "Units that spoiled last night."),
    "short_meals": Measure("", "count", "1 if the day's meal is a short one."),
    "short_meals_run": Measure("", "count", "Days with a short meal so far, today's included."),
    "meal_saved": Measure("", "money", "What today's short meal costs less than the meal the run began with."),
    "trust": Measure("person", "hundredths", "Trust, -5 to 5."),
    "tie": Measure("official", "hundredths", "An official's tie, -5 to 5."),
    "fear": Measure("official", "count", "An official's fear, 0 to 4."),
    "given": Measure("official", "money", "The worth of what he was given this week."),
    "given_units": Measure("official", "count", "The same in units of the good that suits him."),
    "given_ever": Measure("official", "money", "The worth of what he was given in the whole run."),
    "expects": Measure("official", "money", "What he will expect next week, after this week's gifts."),
    "expects_units": Measure("official", "count", "The same in units of the good that suits him, rounded up."),
    "health": Measure("member", "tenths", "Health, 0 to 100."),
    "heat": Measure("", "count", "Heat, 0 to 100."),
    "level": Measure("", "count", "The campaign level, 0 to 4."),
    "standing": Measure("", "thousandths", "Standing, -1 to 1."),
    "knows": Measure("", "count", "How many people know something they could tell."),
    "file": Measure("", "count", "Lines in your file."),
    "envy": Measure("", "count", "Envy, 0 to 40."),
    "inspections": Measure("", "count", "Inspections so far."),
    "warned": Measure("", "count", "1 if somebody let you know this morning that somebody comes."),
    "gifts_run": Measure("", "money", "The worth of all gifts that officials took in the whole run."),
    "rotation_in": Measure("", "count", "Days until a post changes hands; 99 if none is known to."),
    "fallen": Measure("official", "count", "1 if this official was arrested."),
    "replaced": Measure("official", "count", "1 if this official was moved elsewhere."),
    "found": Measure("", "count", "1 if you were found with banned media."),
    "informed": Measure("", "count", "How often you informed on somebody."),
    "fined": Measure("", "money", "Fines and fees of an inspection today."),
    "fined_run": Measure("", "money", "Fines and fees of inspections in the whole run."),
    "wet": Measure("", "count", "1 if the weather keeps people away today."),
    "debt": Measure("", "money", "All you owe."),
    "debt_to": Measure("somebody", "money", "What you owe to somebody."),
    "owed": Measure("", "money", "What others owe you."),
    "rate": Measure("currency", "bp", "What a currency is changed at, as a share of its rate at the start."),
    "upgrade": Measure("upgrade", "count", "1 if it stands, else 0."),
    "slots": Measure("", "count", "Display slots of the stall."),
    "poor_days": Measure("", "count", "Days running of carrying for others, or with next to nothing."),
    "porter_days": Measure("", "count", "Days of carrying for others so far."),
    "worth_gain": Measure("", "thousandths", "Worth more than at the start, in units of the measuring good."),
    "worth_share": Measure("", "bp", "Worth as a share of worth at the start."),
    "store": Measure("good", "thousandths", "Units in the household's store."),
    "wood": Measure("", "thousandths", "Wood at home, in cubic metres."),
    "kimjang": Measure("", "count", "The winter's kimchi: 0 not made, 1 half, 2 made."),
    "freed": Measure("", "count", "Days left for which the workplace lets its man go."),
    "ill": Measure("member", "count", "Days of illness left; 0 if well."),
    "member_away": Measure("member", "count", "Days left until somebody is home again; 0 if at home."),
    "helped": Measure("member", "count", "How often somebody was asked for an hour's help."),
    "school_lost": Measure("", "count", "Days of school lost."),
    "schooling": Measure("", "tenths", "Schooling, 0 to 100."),
    "levy_in": Measure("", "count", "Days until the next levy of the school; 99 if none comes."),
    "roster_in": Measure("", "count", "Days until the next turn of the labour roster; 99 if none comes."),
    "overruled": Measure("", "count", "How often the family was asked and overruled."),
    "place_shut": Measure("", "count", "Days, today's included, for which the office has shut the place."),
    "shut_days": Measure("", "count", "Running days on which nothing was shown."),
    "idle_days": Measure("", "count", "Running days in the alley without showing anything or carrying for others."),
    "alley": Measure("", "count", "1 once the place at the market is lost."),
    **{name: Measure(*row[:3]) for name, row in measures_story.ROWS.items()},
    **{name: Measure(*row[:3]) for name, row in measures_road.ROWS.items()},
    **{name: Measure(*row[:3]) for name, row in measures_ventures.ROWS.items()},
}

_Function = Callable[[World, Run, str], int]


def measure(world: World, run: Run, name: str, subject: str = "") -> int:
    """The measure ``name`` of ``subject`` now, in its unit. Raises KeyError for a name that is not in MEASURES."""
    return _FUNCTIONS[name](world, run, subject)


def function_of(name: str) -> Callable[[World, Run, str], int]:
    """:func:`measure` of one name, for whoever asks it often. Raises KeyError for a name that is not in MEASURES."""
    return _FUNCTIONS[name]


def _tally(run: Run, good: str) -> Tally:
    return run.today.tallies.get(good, _NOTHING)


_NOTHING = Tally()


def _taken_share(world: World, run: Run, good: str) -> int:
    tally = _tally(run, good)
    return tally.taken * BP // tally.offered if tally.offered else 0


def _short_meals(world: World, run: Run, subject: str) -> int:
    return int(household.is_short(world, run.today.meal or run.meal)) if world.met("household", run.day) else 0


def _short_meals_run(world: World, run: Run, subject: str) -> int:
    past = sum(1 for record in run.past if record.meal and household.is_short(world, record.meal))
    return past + (0 if run.phase == "over" else _short_meals(world, run, subject))


def _meal_saved(world: World, run: Run, subject: str) -> int:
    if not _short_meals(world, run, subject):
        return 0
    usual = household.meal_worth(world, run, world.start.meal)
    return usual - household.meal_worth(world, run, run.today.meal or run.meal)


def _expects(world: World, run: Run, official: str) -> int:
    return gifts.expects_next(world, run, official, 0).total


def _in_form(world: World, run: Run, official: str, amount: int, up: bool) -> int:
    forms = [what for what in world.officials[official].forms if what not in world.services]
    if not forms:
        return 0
    each = max(1, gifts.gift_worth(world, run, forms[0], 1))
    return -(-amount // each) if up else divide(amount, each)


def _fined(world: World, run: Run, subject: str) -> int:
    return -sum(line.amount for line in run.today.lines if line.kind == "fine")


def _fined_run(world: World, run: Run, subject: str) -> int:
    days = run.past if run.phase == "over" else (*run.past, run.today)
    return -sum(line.amount for record in days for line in record.lines if line.kind == "fine")


def _sold_goods(world: World, run: Run, subject: str) -> int:
    return sum(1 for tally in run.today.tallies.values() if tally.sold)


def _rate(world: World, run: Run, currency: str) -> int:
    if not money.has_rate(world, currency):
        return BP
    return divide(money.rate(world, run, currency) * BP, money.curve(world.currencies[currency], 1))


def _wet(world: World, run: Run, subject: str) -> int:
    return sum(1 for weather in world.weathers if weather.id == run.weather and weather.groups_bp < BP)


_FUNCTIONS: dict[str, _Function] = {
    "day": lambda world, run, _: run.day,
    "money": lambda world, run, currency: run.money[currency],
    "stock": lambda world, run, good: run.goods[good].stock,
    "shown": lambda world, run, good: int(good in run.slots),
    "on_show": lambda world, run, _: sum(1 for tally in run.today.tallies.values() if tally.stance_bp),
    "asked_at": lambda world, run, good: _tally(run, good).stance_bp,
    "wished": lambda world, run, good: _tally(run, good).wished,
    "missed": lambda world, run, good: _tally(run, good).missed,
    "bought": lambda world, run, good: _tally(run, good).bought,
    "walked": lambda world, run, good: _tally(run, good).asked - _tally(run, good).bought,
    "fair": lambda world, run, good: _tally(run, good).fair,
    "sold": lambda world, run, good: _tally(run, good).sold,
    "taken_all": lambda world, run, _: sum([tally.taken for tally in run.today.tallies.values()]),
    "kept": lambda world, run, _: sum([line.amount for line in run.today.lines]),
    "sold_all": lambda world, run, _: sum([tally.sold for tally in run.today.tallies.values()]),
    "goods_sold_today": _sold_goods,
    "taken": lambda world, run, good: _tally(run, good).taken,
    "taken_share": _taken_share,
    "pull": lambda world, run, good: -run.goods[good].fresh,
    "spoiled": lambda world, run, good: _tally(run, good).spoiled,
    "short_meals": _short_meals,
    "short_meals_run": _short_meals_run,
    "meal_saved": _meal_saved,
    "trust": lambda world, run, person: run.trust.get(person, 0),
    "tie": lambda world, run, official: run.officials[official].tie,
    "fear": lambda world, run, official: office.fear_now(world, run, official).total,
    "given": lambda world, run, official: run.officials[official].given,
    "given_ever": lambda world, run, official: run.officials[official].given_ever,
    "given_units": lambda world, run, who: _in_form(world, run, who, run.officials[who].given, up=False),
    "expects": _expects,
    "expects_units": lambda world, run, who: _in_form(world, run, who, _expects(world, run, who), up=True),
    "health": lambda world, run, member: run.health[member],
    "heat": lambda world, run, _: run.heat,
    "level": lambda world, run, _: run.level,
    "standing": lambda world, run, _: run.standing,
    "knows": lambda world, run, _: run.knows,
    "file": lambda world, run, _: run.file,
    "envy": lambda world, run, _: envy(world, run).total,
    "inspections": lambda world, run, _: run.inspections,
    "warned": lambda world, run, _: int(run.warned == run.day),
    "gifts_run": lambda world, run, _: run.gifts_run,
    "rotation_in": lambda world, run, _: office.rotation_in(world, run),
    "fallen": lambda world, run, official: run.officials[official].fell,
    "replaced": lambda world, run, official: int(run.officials[official].left > 0 and not run.officials[official].fell),
    "found": lambda world, run, _: run.found,
    "informed": lambda world, run, _: run.informed,
    "fined": _fined,
    "fined_run": _fined_run,
    "wet": _wet,
    "debt": lambda world, run, _: debts.owed_by_you(run),
    "debt_to": lambda world, run, person: debts.owed_by_you(run, person),
    "owed": lambda world, run, _: debts.owed_to_you(run),
    "rate": _rate,
    "upgrade": lambda world, run, upgrade: int(upgrade in run.built),
    "slots": lambda world, run, _: len(run.slots),
    "poor_days": lambda world, run, _: run.poor_days,
    "porter_days": lambda world, run, _: run.porter_days,
    "worth_gain": lambda world, run, _: worth.total(world, run) - run.start_worth,
    "worth_share": lambda world, run, _: worth.total(world, run) * BP // max(1, run.start_worth),
    "store": lambda world, run, good: run.store.get(good, 0),
    "wood": lambda world, run, _: run.home.wood,
    "kimjang": lambda world, run, _: run.home.kimjang,
    "freed": lambda world, run, _: run.home.freed,
    "ill": lambda world, run, member: run.home.ill.get(member, 0),
    "member_away": lambda world, run, member: run.home.away.get(member, 0),
    "helped": lambda world, run, member: run.home.helped.get(member, 0),
    "school_lost": lambda world, run, _: run.home.school_lost,
    "schooling": lambda world, run, _: run.home.schooling,
    "levy_in": lambda world, run, _: levies.due_in(world, run, run.home.school_due),
    "roster_in": lambda world, run, _: levies.due_in(world, run, run.home.roster_due),
    "overruled": lambda world, run, _: run.home.overruled,
    "place_shut": lambda world, run, _: max(0, run.licence - run.day + 1),
    "shut_days": lambda world, run, _: run.home.shut_days,
    "idle_days": lambda world, run, _: run.home.idle_days,
    "alley": lambda world, run, _: run.home.alley,
    **{name: row[3] for name, row in measures_story.ROWS.items()},
    **{name: row[3] for name, row in measures_road.ROWS.items()},
    **{name: row[3] for name, row in measures_ventures.ROWS.items()},
}
