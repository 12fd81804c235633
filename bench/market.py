"""The market of a scenario without a player: prices and rates day by day, and what a survey would say of them.

Nobody buys, sells or hears a story: noise, shocks, rates, seasons, drift and gaps run as they do in a game. A survey
looks every ``EVERY`` days. All figures of a survey are those of the fact base, worked out in the same manner.
"""

from __future__ import annotations

import json
import math
import statistics
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

from marketgen import data, scenario
from marketgen.engine import money, places, price, shocks
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


def file_of(name: str) -> Path:
    """The file of a scenario: a path, or the id of one that is shipped. Raises FileNotFoundError."""
    found = Path(name) if name.endswith(".json") else data.scenarios_folder() / f"{name}.json"
    if not found.is_file():
        raise FileNotFoundError(found)
    return found


def world_of(path: Path, over: Mapping[str, Any] | None = None) -> World:
    """A scenario's world, with something laid over its document. Raises ValueError if that is no scenario."""
    document = json.loads(path.read_text("utf-8"))
    with tempfile.TemporaryDirectory() as folder:
        laid = Path(folder) / path.name
        laid.write_text(json.dumps(_laid(document, over or {})), "utf-8")
        loaded = scenario.load(laid)
    if isinstance(loaded, list):
        raise ValueError("\n".join(map(str, loaded[:5])))
    return loaded.world


def _laid(under: Any, over: Any) -> Any:
    """One object over another, key by key, as far as the lower one has the key: a scenario without a good gets none."""
    if not isinstance(under, dict) or not isinstance(over, dict):
        return over
    return {**under, **{key: _laid(under[key], value) if key in under else value for key, value in over.items()}}


def fitting(document: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Of what is to be laid over, the entries that a document has: no good, place or currency is made up."""
    return {
        section: {key: value for key, value in entries.items() if key in document.get(section, {})}
        for section, entries in over.items()
    }


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
