"""What you hold of each good, what it is worth, how it keeps, and how long it lasts as it sells."""

from __future__ import annotations

from dataclasses import replace

from marketgen.engine import day as days
from marketgen.engine import growth, price
from marketgen.engine.arithmetic import BP, of_bp
from marketgen.engine.run import DayRecord
from marketgen.i18n import _, ngettext
from marketgen.play import numbers, wording
from marketgen.play.timeline import Timeline
from marketgen.play.views import Count, StockRow, value

WEEK = 7
"""Nights over which it is said how a good keeps."""

PACE = 3
"""Market days from which it is reckoned how a good sells."""


def stocks(scene: Timeline) -> tuple[StockRow, ...]:
    """A row for each good you hold, the most worth first."""
    world, run = scene.world, scene.run
    held = [good for good, state in run.goods.items() if state.stock and world.goods[good].from_day <= run.day]
    worth = {good: run.goods[good].stock * price.total(world, run, good) for good in held}
    most = max(worth.values(), default=1) or 1
    return tuple(_row(scene, good, worth[good], most) for good in sorted(held, key=lambda one: (-worth[one], one)))


def _row(scene: Timeline, good: str, worth: int, most: int) -> StockRow:
    world, stock = scene.world, scene.run.goods[good].stock
    met = world.met("spoilage", scene.run.day)
    tonight = _lost(scene, good, 1) if met else 0
    week = _lost(scene, good, WEEK) if met else 0
    gone = sum(record.tallies[good].spoiled for record in _records(scene) if good in record.tallies)
    row = StockRow(
        good=good,
        name=wording.name(world, good),
        own=Count(stock),
        worth=Count(worth),
        weight=max(1, worth * 100 // most),
        tonight=numbers.share(tonight) if tonight else "",
        week=numbers.percent(week) if week >= 100 else numbers.share(week) if week else "",
        left=100 - week // 100,
        lasts=_lasts(scene, good),
        gone=Count(gone),
        summary="",
    )
    return replace(row, summary=_summary(scene, row))


def _records(scene: Timeline) -> tuple[DayRecord, ...]:
    return (*scene.run.past, scene.run.today)


def _lost(scene: Timeline, good: str, nights: int) -> int:
    """Which share of a good spoils in so many nights, if none is sold, in basis points: the share that the rules take
    each night, of what is left."""
    world, run = scene.world, scene.run
    left = BP
    for night in range(1, nights + 1):
        left -= of_bp(left, growth.spared_bp(world, run, days.spoils_bp(world.goods[good], run.day + night)))
    return BP - left


def _days_left(scene: Timeline, good: str) -> int:
    """For how many days what you hold of a good lasts, as it has sold lately; 0 where none was sold."""
    recent = [record.tallies[good].at_market for record in scene.run.past[-PACE:] if good in record.tallies]
    days_seen = len(scene.run.past[-PACE:])
    return -(-scene.run.goods[good].stock * days_seen // sum(recent)) if sum(recent) else 0


def _lasts(scene: Timeline, good: str) -> str:
    """The same in words; empty on the first day."""
    count = _days_left(scene, good)
    if not count:
        return _("none sold lately") if scene.run.past else ""
    return ngettext("{count} day", "{count} days", count).format(count=count)


def _summary(scene: Timeline, row: StockRow) -> str:
    """The row as a sentence."""
    world, gone = scene.world, value(row.gone)
    keeps = _("keeps")
    if row.tonight:
        keeps = _("{share} spoils a night, {week} in a week unsold").format(share=row.tonight, week=row.week)
    parts = [
        wording.units(world, row.good, value(row.own)),
        _("worth {amount}").format(amount=numbers.priced(world, value(row.worth))),
        keeps,
    ]
    lasts = _("enough for {days} as it sells") if _days_left(scene, row.good) else "{days}"
    parts += [lasts.format(days=row.lasts)] if row.lasts else []
    parts += [ngettext("{count} spoiled so far", "{count} spoiled so far", gone).format(count=gone)] if gone else []
    return _("You hold {row}.").format(row=", ".join(parts))
