"""Measures of people, the calendar and what was told."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain

from marketgen.engine import calendar, hearsay, kye, people, street
from marketgen.engine.arithmetic import BP
from marketgen.engine.enterprise import PartnerState, SideState
from marketgen.engine.run import DayRecord, Run
from marketgen.engine.world import World

Row = tuple[str, str, str, Callable[[World, Run, str], int]]
"""What a measure is of, its unit, what it is about, and its function."""

NEVER = 999
"""Days since what never was."""

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
"""The days of the week, as conditions name them."""


def records(run: Run) -> tuple[DayRecord, ...]:
    """The days of the run and today; after the end today is the last of them."""
    return run.past if run.phase == "over" else (*run.past, run.today)


def best_seller(record: DayRecord) -> str:
    """The good that brought most on a day; empty if nothing was sold."""
    return max([(tally.takings, good) for good, tally in record.tallies.items() if tally.takings], default=(0, ""))[1]


def _best_seller(run: Run, record: DayRecord) -> str:
    """:func:`best_seller`; that of a day that is over is worked out once."""
    known: dict[int, tuple[DayRecord, str]] = run.memory.setdefault("best sellers", {})
    found = known.get(record.day)
    if found is None or found[0] is not record:
        found = known[record.day] = (record, best_seller(record))
    return found[1]


def best_days(run: Run) -> tuple[str, int]:
    """The good that brought most on the last day with a market, and on how many days running it has."""
    days, good = 0, ""
    found = reversed(records(run))
    first = next(found, None)
    if first is not None and _best_seller(run, first):
        found = chain((first,), found)  # today only counts once something was sold
    for record in found:
        best = _best_seller(run, record)
        if not best or (good and best != good):
            break
        days, good = days + 1, best
    return good, days


def since_sold(run: Run, good: str) -> int:
    """Days since a good was last sold; more than there are days if it never was."""
    sold = (one.day for one in reversed(records(run)) if good in one.tallies and one.tallies[good].sold)
    return run.day - next(sold, -run.day)


def _wet_days(world: World, run: Run, subject: str) -> int:
    wet = tuple(weather.id for weather in world.weathers if weather.groups_bp < BP)
    return sum(int(record.weather in wet) for record in (*run.past[-2:], run.today))


def _sold_ever(world: World, run: Run, good: str) -> int:
    return sum(record.tallies[good].sold for record in records(run) if good in record.tallies)


def _since_sold(world: World, run: Run, good: str) -> int:
    days = since_sold(run, good)
    return NEVER if days > run.day else days


def _best_days(world: World, run: Run, good: str) -> int:
    best, days = best_days(run)
    return days if best == good else 0


def _since(world: World, run: Run, event: str) -> int:
    return run.day - run.seen[event] if event in run.seen else NEVER


def _told(world: World, run: Run, rumour: str) -> int:
    told = hearsay.find(run, rumour)
    return run.day - told.day if told else NEVER


def _today(kind: str) -> Callable[[World, Run, str], int]:
    return lambda world, run, _: int(any(line.kind == kind for line in run.today.lines))


def _power(world: World, run: Run, subject: str) -> int:
    return int(calendar.power(world, run.seed, run.day))


def _weekday(world: World, day: int, name: str) -> int:
    return int(WEEKDAYS[world.weekday(day)] == name)


def _kye_had(world: World, run: Run, kye_id: str) -> int:
    return int(kye_id in run.kyes and kye.YOU in kye.served(run.kyes[kye_id]))


def _goes_on(state: SideState | PartnerState | None) -> int:
    """1 while something that can be begun and ended goes on, else 0."""
    return int(state is not None and state.since > 0)


def _means(world: World, run: Run, who: str) -> int:
    return run.street[who].means if who in run.street else 0


def _copies(world: World, run: Run, who: str) -> int:
    held = run.street[who].beliefs.values() if who in run.street else ()
    return max((run.day - one.since + 1 for one in held if one.since), default=0)


def _agreed(world: World, run: Run, who: str) -> int:
    return len(run.street[who].truces) if who in run.street else 0


CALENDAR: dict[str, Callable[[World, int, str], int]] = {"day": lambda world, day, _: day, "weekday": _weekday}
"""The measures that the day alone decides, whatever happens in a run."""

ROWS: dict[str, Row] = {
    "present": (
        "somebody",
        "count",
        "1 if somebody is in this run and has not left, else 0.",
        lambda world, run, who: int(people.present(world, run, who)),
    ),
    "ended": (
        "ending",
        "count",
        "1 if the run has ended in this way, else 0; 0 for all of them after the last day.",
        lambda world, run, ending: int(run.ended == ending),
    ),
    "since": ("event", "count", "Days since an event; 999 if it never happened.", _since),
    "weather": (
        "weather",
        "count",
        "1 if today has this weather, else 0.",
        lambda world, run, weather: int(run.weather == weather),
    ),
    "wet_days": ("", "count", "Days of the last three, today's included, whose weather keeps people away.", _wet_days),
    "weekday": (
        "weekday",
        "count",
        "1 on this day of the week, else 0.",
        lambda world, run, day: _weekday(world, run.day, day),
    ),
    "power": ("", "count", "1 if there is current this evening, else 0.", _power),
    "favour": ("somebody", "count", "Favours that somebody owes you.", lambda world, run, who: run.favours.get(who, 0)),
    "sold_ever": ("good", "count", "Units sold in the whole run.", _sold_ever),
    "since_sold": ("good", "count", "Days since it was last sold; 999 if it never was.", _since_sold),
    "best_days": ("good", "count", "Days running on which it brought most of all goods.", _best_days),
    "best_good_days": (
        "",
        "count",
        "Days running on which one and the same good brought most.",
        lambda world, run, _: best_days(run)[1],
    ),
    "rumours_open": (
        "",
        "count",
        "Rumours told whose day has not come.",
        lambda world, run, _: len(hearsay.open_now(run)),
    ),
    "told": ("rumour", "count", "Days since you were told a rumour; 999 if you were not.", _told),
    "kimjang_today": ("", "count", "1 if the winter's kimchi, or half of it, was bought for today.", _today("kimjang")),
    "levy_today": ("", "count", "1 if a levy of the school was paid today.", _today("levy")),
    "refused_today": (
        "official",
        "count",
        "1 if an official pushed something of yours back today.",
        lambda world, run, who: int(run.officials[who].refused == run.day),
    ),
    "kye_in": ("kye", "count", "1 if you are in a kye, else 0.", lambda world, run, kye_id: int(kye_id in run.kyes)),
    "kye_had": ("kye", "count", "1 if you have had the pot of a kye, else 0.", _kye_had),
    "kye_turn_in": (
        "kye",
        "count",
        "Days until the next turn of a kye that you are in; 99 if none comes.",
        kye.turn_in,
    ),
    "faith": (
        "member",
        "hundredths",
        "What a member of the household makes of your decisions, -5 to 5.",
        lambda world, run, member: run.council[member].faith if member in run.council else 0,
    ),
    "sideline": (
        "sideline",
        "count",
        "1 while you do this work beside the stall, else 0.",
        lambda world, run, one: _goes_on(run.sidelines.get(one)),
    ),
    "sideline_days": (
        "sideline",
        "count",
        "Days on which you have done this work beside the stall.",
        lambda world, run, one: run.sidelines[one].days if one in run.sidelines else 0,
    ),
    "partner": (
        "partner",
        "count",
        "1 while you sell together with this partner, else 0.",
        lambda world, run, one: _goes_on(run.partners.get(one)),
    ),
    "demonstrated": (
        "good",
        "count",
        "Days since friends walked about in this good; 999 if they never did.",
        lambda world, run, good: run.day - run.walked[good] if good in run.walked else 999,
    ),
    "stake": ("stake", "count", "1 if you have this share, else 0.", lambda world, run, one: int(one in run.stakes)),
    "stake_still": (
        "stake",
        "count",
        "1 if you have this share and what it is in stands still, broken, else 0.",
        lambda world, run, one: int(one in run.stakes and run.stakes[one].broken > 0),
    ),
    "means": ("neighbour", "money", "What a neighbour has, as the street counts it.", _means),
    "poorest": (
        "neighbour",
        "count",
        "1 if a neighbour has least of all the row, else 0.",
        lambda world, run, who: int(street.poorest(run, who)),
    ),
    "copies": ("neighbour", "count", "Days for which a neighbour has sold what she saw at your stall.", _copies),
    "agreed": ("neighbour", "count", "Goods on whose price you and a neighbour agree.", _agreed),
    "firm": ("", "count", "How often you refused firmly.", lambda world, run, _: run.firm),
    "hours": ("", "count", "Hours left of the day.", lambda world, run, _: run.hours),
}
"""The measures of this system, by name."""
