"""The market of a scenario without a player, beside what surveys of the real one found.

``python -m bench.calibration [SCENARIO] [--seeds 12] [--years 5] [--seed calib] [--as-it-is]``. SCENARIO is the id of a
shipped scenario or a file. Prints a row for each figure, with ``ok`` or ``OUT``; exit code 1 if one is out. The run is
looked at as it is played, and prolonged over years by the average year of ``bench/data/market_year.json`` (a scenario
of 300 days and more keeps its own curves). What that file lays over the scenario is left off with ``--as-it-is``.
Figures, bands and where they come from: docs/calibration.md.
"""

from __future__ import annotations

import argparse
import json
import statistics
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))

from bench import market  # noqa: E402
from bench.market import Course, surveyed  # noqa: E402
from marketgen.engine.world import World  # noqa: E402
from marketgen.play import games  # noqa: E402

LONG = 300
"""Days from which on a scenario shows a year by itself."""

EITHER_WAY = 0.2
"""How far a single reported price may be off: domain.md, Confidence tags."""


@dataclass(frozen=True)
class Row:
    """One figure: what was found by surveys, what the model brings, and the band in which that must lie."""

    what: str
    survey: str
    found: float
    low: float
    high: float
    unit: str = ""

    @property
    def holds(self) -> bool:
        """Whether it lies in its band."""
        return self.low <= self.found <= self.high

    def cells(self) -> tuple[str, ...]:
        """As it is printed."""
        digits = 2 if abs(self.high) < 5 and not self.unit else 1
        told = f"{self.found:.{digits}f}{self.unit}"
        return ("ok" if self.holds else "OUT", self.what, self.survey, told, f"{self.low:g} to {self.high:g}")


@dataclass(frozen=True)
class Asked:
    """What is looked at: the world as played, the world of years, the facts, and how many seeds and years."""

    world: World
    year: World
    facts: dict[str, Any]
    seeds: int
    years: int
    seed: str

    def watched(self) -> set[str]:
        """The goods that some row asks for."""
        named = {self.rice, "pork", "cabbage", *self.facts["relative"], *self.imports()}
        return named & set(self.world.goods)

    @property
    def rice(self) -> str:
        """The good that all is counted in."""
        return str(self.world.score.measure)

    def imports(self) -> list[str]:
        """One good that is priced in other money, if there is one: the one with the least noise."""
        found = [good for good in self.world.goods.values() if good.currency and good.noise_bp]
        return [min(found, key=lambda good: (good.noise_bp, good.id)).id] if found else []


def asked(name: str, seeds: int, years: int, seed: str, as_it_is: bool = False) -> Asked:
    """A scenario, and the same one prolonged. Raises FileNotFoundError and ValueError."""
    facts = json.loads(market.YEAR.read_text("utf-8"))
    world = games.load(name).world
    if not as_it_is:
        world = market.laid_over(world, facts["over"])
    year = world if world.days >= LONG else market.with_year(world, years, facts["year"])
    return Asked(world, year, facts, seeds, years, seed)


# The run as it is played.


def as_played(of: Asked) -> Iterator[Row]:
    """Rows of the scenario's own days."""
    runs = [market.course(of.world, f"{of.seed}-{at}", of.world.days, of.watched()) for at in range(3 * of.seeds)]
    yield from _levels(of, runs)
    yield from _relative(of, runs)
    rice = [run.home[of.rice] for run in runs]
    if of.world.days >= 29:
        moved = [change for prices in rice for change in market.changes(prices[::14])]
        yield Row(
            "rice, change in a fortnight of the run, SD", "6.0 % (8)", 100 * statistics.pstdev(moved), 3.5, 8, " %"
        )
    if "cabbage" in of.world.goods:
        yield from _cabbage(of, runs)
    yield from _fares(of)


def _levels(of: Asked, runs: list[Course]) -> Iterator[Row]:
    """Levels on dates and by quarter, where the run has them; a quarter needs two of its months."""
    for subject, dates in of.facts["levels"].items():
        series = [run.home.get(subject) or run.rates.get(subject) or [] for run in runs]
        for when, level in dates.items():
            found = [
                value
                for run, values in zip(runs, series, strict=True)
                for day, value in market.dated(run.first, values)
                if when in (day.isoformat(), _quarter(day))
            ]
            if len(found) >= (60 if "Q" in when else 1) * len(runs):
                off = 100 * (statistics.fmean(found) / level - 1)
                yield Row(f"{subject}, {when}", f"{level:,} {of.facts['levels_from'][subject]}", off, -10, 10, " % off")
    if "usd" in runs[0].rates:
        dollars = [
            price / rate for run in runs for price, rate in zip(run.home[of.rice], run.rates["usd"], strict=True)
        ]
        yield Row("rice in dollars a kilo", "0.48-0.75, mean 0.61 (8)", statistics.fmean(dollars), 0.48, 0.75)


def _quarter(day: date) -> str:
    return f"{day.year}Q{(day.month + 2) // 3}"


def _relative(of: Asked, runs: list[Course]) -> Iterator[Row]:
    for good, (low, high) in of.facts["relative"].items():
        if good in of.world.goods:
            mean = partial(statistics.fmean)
            ratio = mean(mean(run.home[good]) / mean(run.home[of.rice]) for run in runs)
            band = low * (1 - EITHER_WAY), high * (1 + EITHER_WAY)
            yield Row(f"{good} by the price of rice", f"{low:g}-{high:g} (1.4)", ratio, *band)


def _cabbage(of: Asked, runs: list[Course]) -> Iterator[Row]:
    """The one dated series of a kimjang month: 15 and 31 October, 16 November, at Hyesan, in 2015."""
    first = runs[0].first

    def at(month: int, day: int) -> float | None:
        after = date(first.year, month, day).toordinal() - first.toordinal()
        near = min(max(after, 0), of.world.days - 1)
        return statistics.fmean(run.home["cabbage"][near] for run in runs) if abs(near - after) <= 2 else None

    begins, middle, end = at(10, 15), at(10, 31), at(11, 16)
    if begins and middle:
        yield Row("cabbage, 31 October by mid October", "0.77 [81]", middle / begins, 0.65, 0.9)
    if begins and end:
        yield Row("cabbage, mid November by mid October", "0.46 [81]", end / begins, 0.37, 0.6)


def _fares(of: Asked) -> Iterator[Row]:
    """What news of fuel does to a seat. Fuel itself is sold nowhere in the game unless a scenario has it."""
    shares = [
        effect.amount / 100
        for rumour in of.world.rumours.values()
        for effect in rumour.effects
        if effect.verb == "fares" and effect.amount > 0
    ]
    if shares:
        yield Row("fares on news of fuel", "fuel +31 % Aug-Sep 2017 [52]", max(shares), 10, 35, " %")


# Years.


def over_years(of: Asked) -> Iterator[Row]:
    """Rows of the processes over years, each the median over seeds of what a survey would find. A scenario that shows
    a year by itself is run once for each of the years asked for: the figures of one year alone are unsteady."""
    days, games = (of.world.days, of.seeds * of.years) if of.year is of.world else (365 * of.years, of.seeds)
    runs = [market.course(of.year, f"{of.seed}-{at}", days, of.watched()) for at in range(games)]
    rice = [surveyed(run.home[of.rice]) for run in runs]
    yield _middle("rice, SD14", "6.0 % (8)", map(market.sd14, rice), (4.5, 7.5), " %")
    yield _middle(
        "rice, greatest move", "21 % (8)", (100 * max(map(abs, market.changes(one))) for one in rice), (12, 30), " %"
    )
    yield _middle(
        "rice, AR(1) over 19 days", "0.64 (8)", (market.kept(market.logs(one)) for one in rice), _kept(0.64, rice)
    )
    yield from _rates(of, runs, rice)
    yield from _cities(of, runs, rice)
    yield from _seasons(of, runs)


def _middle(
    what: str, survey: str, found: Iterator[float] | map[float], band: tuple[float, float], unit: str = ""
) -> Row:
    return Row(what, survey, statistics.median(found), *band, unit)


def _kept(usual: float, series: Sequence[Sequence[float]]) -> tuple[float, float]:
    """Where AR(1) of such a series may be found if it is really ``usual``: within two standard errors, and lower still
    by what a short series shows too little of it, (1 + 3 a) / n (Kendall, 1954).
    """
    surveys = len(series[0])
    error = 2 * ((1 - usual**2) / surveys) ** 0.5
    return round(usual - error - (1 + 3 * usual) / surveys, 2), round(usual + error, 2)


def _rates(of: Asked, runs: list[Course], rice: list[list[float]]) -> Iterator[Row]:
    if "usd" in runs[0].rates:
        usd = [surveyed(run.rates["usd"]) for run in runs]
        yield _middle("won per dollar, SD14", "1.6 % (8)", map(market.sd14, usd), (1.2, 2), " %")
        pairs = zip(usd, rice, strict=True)
        passed = (market.slope(market.changes(rate), market.changes(price)) for rate, price in pairs)
        yield _middle("dollar to rice, same survey", "0.07 in 2015-19 (CALC)", passed, (-0.6, 0.75))
    for good in of.imports():
        currency = of.world.goods[good].currency
        passed = (market.slope(market.logs(run.rates[currency]), market.logs(run.home[good])) for run in runs)
        yield _middle(f"{currency} to {good}, level", "about 1 [T14]", passed, (0.8, 1.2))


def _cities(of: Asked, runs: list[Course], rice: list[list[float]]) -> Iterator[Row]:
    named = [city for city in of.facts["cities"] if (city, of.rice) in runs[0].away]
    if len(named) < 2:
        return
    inland, other = ([surveyed(run.away[city, of.rice]) for run in runs] for city in named)
    three = list(zip(rice, inland, other, strict=True))
    yield _middle(
        "rice, spread of three cities, CV", "2.2 % (8)", (market.apart(row) for row in three), (1.6, 2.8), " %"
    )
    yield _middle(
        "Hyesan over the other two", "+3 % (8)", (market.premium(a, (b, c)) for a, b, c in three), (1, 5), " %"
    )
    gaps = ([here - there for here, there in zip(market.logs(a), market.logs(b), strict=True)] for a, b, _c in three)
    yield _middle("Hyesan's gap, AR(1) over 19 days", "0.38 (8)", map(market.kept, gaps), _kept(0.38, rice))
    yield _middle("changes, Hyesan and inland", "0.75 (8)", (market.together(a, b) for a, b, _c in three), (0.65, 0.87))
    yield _middle("changes, the other two", "0.87 (8)", (market.together(b, c) for _a, b, c in three), (0.8, 0.95))


def _seasons(of: Asked, runs: list[Course]) -> Iterator[Row]:
    def month(number: int) -> Iterator[float]:
        return (market.by_month(run.first, run.home[of.rice])[number] for run in runs)

    if len(runs[0].home[of.rice]) >= 365:
        yield Row("rice in September", "+8 % (8)", statistics.fmean(month(9)), 5, 11, " %")
        yield Row("rice in January", "-8 % (8)", statistics.fmean(month(1)), -11, -5, " %")
    if "pork" in of.world.goods:
        rises = [rise for run in runs for rise in _before_feast(run)]
        if rises:
            yield Row(
                "pork, the three days before Chuseok", "+33 % in 2017 [92]", statistics.fmean(rises), 20, 45, " %"
            )


def _before_feast(run: Course) -> Iterator[float]:
    """Chuseok stands on 24 September here, its day of 2018, in every year."""
    prices = dict(market.dated(run.first, run.home["pork"]))
    for day in prices:
        if (day.month, day.day) == (9, 23) and date(day.year, 9, 20) in prices:
            yield 100 * (prices[day] / prices[date(day.year, 9, 20)] - 1)


PARTS: dict[str, Callable[[Asked], Iterator[Row]]] = {"as it is played": as_played, "over years": over_years}
"""What is looked at, by its heading."""


def main(words: Sequence[str]) -> int:
    """Simulate, and print the table."""
    parser = argparse.ArgumentParser(description="Print prices without a player beside surveys of the real ones.")
    parser.add_argument("scenario", nargs="?", default="the_awning", help="id of a shipped scenario, or a file")
    parser.add_argument("--seeds", type=int, default=12, help="seeds over years; three times as many as played (12)")
    parser.add_argument("--years", type=int, default=5, help="years (5)")
    parser.add_argument("--seed", default="calib", help="the seeds' first word")
    parser.add_argument("--as-it-is", action="store_true", help="lay nothing over the scenario but the year")
    given = parser.parse_args(words)
    of = asked(given.scenario, given.seeds, given.years, given.seed, given.as_it_is)
    lines: list[tuple[str, ...]] = []
    for heading, rows in PARTS.items():
        lines += [("", f"-- {heading}", "survey", "model", "band"), *(row.cells() for row in rows(of))]
    wide = [max(len(line[at]) for line in lines) for at in range(5)]
    for line in lines:
        print("  ".join(cell.ljust(width) for cell, width in zip(line, wide, strict=True)).rstrip())
    return int(any(line[0] == "OUT" for line in lines))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
