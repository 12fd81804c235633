"""The market of a scenario without a player: prices and rates day by day, and what a survey would say of them.

Nobody buys, sells or hears a story: noise, shocks, rates, seasons, drift and gaps run as they do in a game. A survey
looks every ``EVERY`` days. All figures of a survey are those of the fact base, worked out in the same manner.
"""

from __future__ import annotations

import math
import statistics
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from marketgen.engine import money, places, price, shocks, wander
from marketgen.engine.arithmetic import BP
from marketgen.engine.geography import Sold
from marketgen.engine.rules import new_run
from marketgen.engine.run import Run
from marketgen.engine.world import Point, World

EVERY = 19
"""Days between two surveys: what they were about, 2015-19."""

YEAR = Path(__file__).resolve().parent / "data" / "market_year.json"


@dataclass
class Course:
    """What one seed brings: prices at home by good, prices elsewhere by (place, good), rates by currency; a value for
    each day from day 1, in minor units of the main currency."""

    first: date
    home: dict[str, list[int]] = field(default_factory=dict)
    away: dict[tuple[str, str], list[int]] = field(default_factory=dict)
    rates: dict[str, list[int]] = field(default_factory=dict)


def laid_over(world: World, over: Mapping[str, Any]) -> World:
    """The world with what the bench lays over it: of a scenario whose goods drift by themselves only that some more
    towns sell a good. No good, town or currency is made up."""
    goods, currencies, towns = dict(world.goods), dict(world.currencies), dict(world.places)
    if not wander.drifting(world):
        for some_id, how in _known(over["drift"], goods):
            goods[some_id] = replace(goods[some_id], drift=_bp(how))
        for some_id, how in _known(over["rates"], currencies):
            currencies[some_id] = replace(currencies[some_id], noise_bp=_bp(how[:1])[0], bounds_bp=_bp(how[1:]))
        for some_id, how in _known(over["gaps"], towns):
            noise = min(towns[some_id].noise_bp, _bp(how[2:])[0])
            towns[some_id] = replace(towns[some_id], gap=_bp(how[:2]), noise_bp=noise)
    for some_id, sells in _known(over["sells"], towns):
        more = {good: Sold(good, _bp([share])[0], (BP, 2 * BP)) for good, share in _known(sells, goods)}
        towns[some_id] = replace(towns[some_id], sells={**more, **towns[some_id].sells})
    return replace(world, goods=goods, currencies=currencies, places=towns)


def _known(over: Mapping[str, Any], there: Collection[str]) -> Iterator[tuple[str, Any]]:
    return ((some_id, how) for some_id, how in over.items() if some_id in there)


def _bp(numbers: Sequence[float]) -> tuple[int, ...]:
    return tuple(round(number * BP) for number in numbers)


def with_year(world: World, years: int, curves: Mapping[str, Sequence[tuple[str, float]]]) -> World:
    """The world with seasons of the calendar for so many years; what a good costs on day 1 stays."""
    goods = dict(world.goods)
    for good_id, points in curves.items():
        if good_id in goods:
            goods[good_id] = replace(goods[good_id], price_curve=_curve(world, years, points))
    return replace(world, goods=goods)


def _curve(world: World, years: int, points: Sequence[tuple[str, float]]) -> tuple[Point, ...]:
    first = date.fromordinal(world.first_day)
    days = sorted(
        (date.fromisoformat(f"{first.year + year}-{day}").toordinal() - world.first_day + 1, round(value * 100))
        for year in range(-1, years + 2)
        for day, value in points
    )
    raw = tuple(Point(day, bp) for day, bp in days)
    begins = _between(raw, 1)
    return tuple(Point(point.day, point.bp * 10_000 // begins) for point in raw)


def _between(curve: tuple[Point, ...], day: int) -> int:
    before, after = [p for p in curve if p.day <= day][-1], next(p for p in curve if p.day > day)
    return before.bp + (after.bp - before.bp) * (day - before.day) // (after.day - before.day)


def course(world: World, seed: str, days: int, watched: Collection[str]) -> Course:
    """What a seed brings for the goods that are watched in so many days, the scenario's own end or not."""
    run = new_run(world, seed).run
    run.moods, run.drift = (), {}
    found = Course(date.fromordinal(world.first_day))
    for day in range(1, days + 1):
        if day > 1:
            _night(world, run, day)
        for good_id in watched:
            found.home.setdefault(good_id, []).append(price.total(world, run, good_id))
        for place in world.places.values():
            for good_id in place.sells.keys() & watched:
                there = places.price_at(world, run, place.id, good_id).total
                found.away.setdefault((place.id, good_id), []).append(there)
        for currency in world.currencies:
            if money.has_rate(world, currency):
                found.rates.setdefault(currency, []).append(money.rate(world, run, currency))
    return found


def _night(world: World, run: Run, day: int) -> None:
    """What a night does to prices, and what the morning brings."""
    run.day = day
    run.moods = tuple(mood for mood in run.moods if mood.last_day >= day)
    price.overnight(world, run)
    money.overnight(world, run)
    shocks.dawn(world, run)


# What a survey says of a series.


def surveyed(series: Sequence[float], every: int = EVERY) -> list[float]:
    """What a survey sees."""
    return list(series[::every])


def changes(series: Sequence[float]) -> list[float]:
    """Changes from one survey to the next, in logarithms."""
    return [math.log(after / before) for before, after in pairwise(series)]


def sd14(series: Sequence[float], every: int = EVERY) -> float:
    """SD14: the standard deviation of changes between surveys, scaled to a fortnight by the root of time; per cent."""
    return 100 * statistics.pstdev(changes(series)) / math.sqrt(every / 14)


def kept(series: Sequence[float]) -> float:
    """AR(1): how much of a distance from the mean is left at the next survey."""
    return slope(series[:-1], series[1:])


def slope(xs: Sequence[float], ys: Sequence[float]) -> float:
    """By how much one follows the other."""
    return statistics.linear_regression(xs, ys).slope


def logs(series: Sequence[float]) -> list[float]:
    """Logarithms of a series."""
    return [math.log(value) for value in series]


def together(one: Sequence[float], other: Sequence[float]) -> float:
    """Correlation of the changes of two series."""
    return statistics.correlation(changes(one), changes(other))


def apart(cities: Sequence[Sequence[float]]) -> float:
    """Mean of the cities' standard deviation by their mean at each survey, in per cent."""
    return 100 * statistics.fmean(statistics.pstdev(row) / statistics.fmean(row) for row in zip(*cities, strict=True))


def premium(city: Sequence[float], others: Sequence[Sequence[float]]) -> float:
    """By how much a city is dearer than the mean of others, in per cent."""
    rows = zip(city, zip(*others, strict=True), strict=True)
    return 100 * statistics.fmean(here / statistics.fmean(there) - 1 for here, there in rows)


def by_month(first: date, series: Sequence[float]) -> dict[int, float]:
    """Seasonal index: the mean of each calendar month, in per cent over or under the mean of the twelve."""
    months: dict[int, list[float]] = {}
    for day, value in dated(first, series):
        months.setdefault(day.month, []).append(value)
    means = {month: statistics.fmean(values) for month, values in months.items()}
    usual = statistics.fmean(means.values())
    return {month: 100 * (mean / usual - 1) for month, mean in means.items()}


def dated(first: date, series: Sequence[float]) -> Iterator[tuple[date, float]]:
    """Each value of a series with its day."""
    for after, value in enumerate(series):
        yield date.fromordinal(first.toordinal() + after), value
