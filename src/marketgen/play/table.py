"""A run as a table: a row a day, for a spreadsheet. Columns and their units: docs/commands.md, ``marketgen replay``.

Numbers are plain decimals and everything else is an id or a date, so that the same run gives the same bytes in every
language, and no cell can be a formula.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable

from marketgen.engine import chapters, debts, envy, money, worth
from marketgen.engine.arithmetic import divide
from marketgen.engine.run import DayRecord, Run
from marketgen.engine.world import World
from marketgen.play import wording
from marketgen.play.daybook import Book, Lived
from marketgen.play.kinds import GOODS, HOME, ROAD

_WORD = re.compile(r"[a-z0-9][a-z0-9_-]*")

Cell = str


def columns(world: World) -> tuple[str, ...]:
    """The heads of the columns; a column of cash for each currency, that of the market first."""
    cash = tuple(f"cash_{currency}" for currency in _currencies(world))
    chapter = ("chapter",) if world.chapters else ()
    return ("day", "date", *chapter, "weather", "place", *cash, *(name for name, _of in _COLUMNS))


def table(book: Book) -> bytes:
    """The whole table of the days that are over: ASCII, commas, a line feed after each row."""
    world = book.scene.world
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns(world))
    for lived in book.days:
        if lived.over and lived.record is not None:
            writer.writerow([_safe(cell) for cell in _row(world, lived, lived.record)])
    return text.getvalue().encode("ascii")


def _row(world: World, lived: Lived, record: DayRecord) -> list[Cell]:
    """A day under the heads of ``world``; what it comes to is counted in the version that was played on it."""
    run, own = lived.evening, lived.world
    place = run.place or "road"
    cash = [
        _decimal(
            record.closing if currency == own.money else run.money.get(currency, 0),
            own.currencies.get(currency, world.currencies[currency]).decimals,
        )
        for currency in _currencies(world)
    ]
    date = wording.day_of(own, lived.day).isoformat()
    part = chapters.chapter_of(world, lived.day)
    chapter = [part.id] if part else []
    cells = (of(own, lived, record) for _name, of in _COLUMNS)
    return [str(lived.day), date, *chapter, record.weather, place, *cash, *cells]


def _safe(cell: Cell) -> Cell:
    """A cell that no spreadsheet takes for anything but an id, a date or a number."""
    if re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", cell) or _WORD.fullmatch(cell):
        return cell
    raise ValueError(f"no cell of a table: {cell!r}")


def _currencies(world: World) -> list[str]:
    return sorted(world.currencies, key=lambda one: (one != world.money, one))


def _decimal(number: int, digits: int) -> Cell:
    """A number with so many digits after the point: 2345 with 2 is ``23.45``."""
    if not digits:
        return str(number)
    units, rest = divmod(abs(number), 10**digits)
    return f"{'-' if number < 0 else ''}{units}.{rest:0{digits}d}"


def _money(world: World, minor: int) -> Cell:
    return _decimal(minor, world.currencies[world.money].decimals)


def _lines(*kinds: str) -> Callable[[World, Lived, DayRecord], Cell]:
    """What lines of these kinds came to."""
    return lambda world, lived, record: _money(world, sum(one.amount for one in record.lines if one.kind in kinds))


def _stock(world: World, run: Run) -> int:
    """The goods at the stall at the share of the going price that the score counts, in minor units."""
    held = ((good, state.stock) for good, state in run.goods.items() if state.stock and world.goods[good].for_sale)
    return sum(divide(worth.at_share(world, run, good, stock * 1000), 1000) for good, stock in held)


def _worth_money(world: World, lived: Lived, record: DayRecord) -> Cell:
    measure = record.going.get(world.score.measure, 0)
    return _money(world, divide(record.worth * measure, 1000))


def _in_main(world: World, run: Run) -> int:
    """What is held in other currencies, at the day's rate, in minor units of the main one."""
    held = ((currency, amount) for currency, amount in run.money.items() if currency != world.money and amount)
    return sum(
        money.value(world, run, currency, amount) for currency, amount in held if money.has_rate(world, currency)
    )


def _tallied(name: str) -> Callable[[DayRecord], int]:
    return lambda record: sum(getattr(tally, name) for tally in record.tallies.values())


_TAKINGS, _COST, _SOLD = _tallied("takings"), _tallied("cost"), _tallied("sold")

_COLUMNS: tuple[tuple[str, Callable[[World, Lived, DayRecord], Cell]], ...] = (
    ("other_cash", lambda world, lived, record: _money(world, _in_main(world, lived.evening))),
    ("stock_value", lambda world, lived, record: _money(world, _stock(world, lived.evening))),
    ("owed", lambda world, lived, record: _money(world, debts.owed_by_you(lived.evening))),
    ("worth", _worth_money),
    ("worth_units", lambda world, lived, record: _decimal(record.worth, 3)),
    ("health_mean", lambda world, lived, record: _decimal(record.health, 1)),
    ("health_weakest", lambda world, lived, record: _decimal(record.weakest, 1)),
    ("heat", lambda world, lived, record: str(lived.evening.heat)),
    ("envy", lambda world, lived, record: str(envy.envy(world, lived.evening).total)),
    ("level", lambda world, lived, record: str(lived.evening.level)),
    ("units_sold", lambda world, lived, record: str(_SOLD(record))),
    ("sales", lambda world, lived, record: _money(world, _TAKINGS(record))),
    ("goods_cost", lambda world, lived, record: _money(world, _COST(record))),
    ("profit", lambda world, lived, record: _money(world, _TAKINGS(record) - _COST(record))),
    ("bought", _lines(*GOODS)),
    ("fee", _lines("fee")),
    ("home", _lines(*HOME)),
    ("road", _lines(*ROAD)),
    ("gifts", _lines("gift")),
    ("fines", _lines("fine")),
    ("commands", lambda world, lived, record: str(len(lived.acts))),
)  # fmt: skip
"""The columns behind the cash. What each counts, and when: docs/commands.md."""
