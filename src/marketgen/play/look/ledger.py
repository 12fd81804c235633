"""The ledger: a good's price over the days with your own deals on it, what money is worth, profit by good, debts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from marketgen.engine import explain, money, price
from marketgen.engine.arithmetic import divide
from marketgen.engine.run import DayRecord
from marketgen.i18n import _, ngettext
from marketgen.play import numbers, wording
from marketgen.play.look import dates, owing
from marketgen.play.look.beside import beside
from marketgen.play.look.clubs import clubs
from marketgen.play.look.frame import prompt
from marketgen.play.look.rights import own_places
from marketgen.play.look.row import row
from marketgen.play.look.stocks import stocks
from marketgen.play.look.ventures import ventures
from marketgen.play.look.yards import yard_views
from marketgen.play.timeline import Timeline
from marketgen.play.views import Count, Deals, DebtRow, LedgerView, PriceLine, ProfitRow, Prompt, RateLine, value

BOUGHT = ("took", "order", "bought", "parcel", "lot")
"""Kinds of lines that buy a good."""

SPAN = 60
"""Days that the chart of prices goes back at most: of more, nobody could tell one's own deals apart."""

ROWS = 8
"""Goods in the table of profit; the others are counted in its total."""


def ledger(scene: Timeline, good: str = "") -> LedgerView:
    """The ledger with one good's prices; without one, that of the greatest profit."""
    world = scene.world
    profit = _profit(scene)
    goods = _traded(scene)
    chosen = good if good in goods else next((row.good for row in profit), goods[0] if goods else "")
    first = max(1, scene.run.day - SPAN + 1)
    lines = _lines(scene, chosen, first) if chosen else ()
    bought, sold = _deals(scene, chosen, BOUGHT), _deals(scene, chosen, ("sold",))
    total = sum(value(row.profit) for row in profit)
    return LedgerView(
        good=chosen,
        name=wording.name(world, chosen).capitalize() if chosen else "",
        gloss=wording.gloss(world, chosen) if chosen else "",
        unit=wording.text(world, f"goods.{chosen}.unit"),
        goods=goods,
        lines=lines,
        bought=_since(bought, first),
        sold=_since(sold, first),
        average=_average(scene, bought, sold),
        scale=_scale(scene, lines, (*_since(bought, first), *_since(sold, first))),
        marks=_marks(scene, first),
        span=ngettext("the last {count} day", "the last {count} days", SPAN).format(count=SPAN) if first > 1 else "",
        summary=_summary(scene, chosen, lines) if chosen else "",
        profit=profit[:ROWS],
        profit_note=_profit_note(scene),
        total_sold=Count(sum(value(row.sold) for row in profit)),
        total=Count(total),
        largest=_largest(profit, total),
        debts=debts(scene),
        debts_met=bool(scene.run.debts) or world.met("credit", scene.run.day),
        clubs=(*clubs(scene), *ventures(scene), *beside(scene), *own_places(scene), *yard_views(scene), *row(scene)),
        prompt=_prompt(scene, chosen, bought, sold),
        stocks=stocks(scene),
        **_of_money(scene),
    )


def _of_money(scene: Timeline) -> dict[str, Any]:
    """What money is worth, and what of it is due."""
    world, due = scene.world, owing.owed(scene)
    return {
        "money": wording.name(world, world.money, "currencies"),
        "rates": _rates(scene),
        "rates_heading": _("What money is worth"),
        "rates_note": _("{date} is 100; as each day began, before its news").format(date=wording.short_date(world, 1)),
        "rate_marks": _marks(scene, 1),
        "owed": due,
        "owed_told": owing.told(scene, due),
        "owed_sum": owing.together(scene, due),
    }


def _profit_note(scene: Timeline) -> str:
    """Over how many days the profit is, and in what money."""
    world, days = scene.world, scene.run.day
    return ngettext("{count} day, {money}", "{count} days, {money}", days).format(
        count=days, money=wording.name(world, world.money, "currencies")
    )


def _records(scene: Timeline) -> tuple[DayRecord, ...]:
    return (*scene.run.past, scene.run.today)


def _traded(scene: Timeline) -> tuple[str, ...]:
    """Goods that you have or had: those with anything bought, sold or held."""
    held = {good for good, state in scene.run.goods.items() if state.stock}
    moved = {
        line.subject for record in _records(scene) for line in record.lines if line.kind in ("sold", *BOUGHT)
    }  # fmt: skip
    return tuple(good for good in scene.world.goods if good in held | moved)


def _since(deals: tuple[Deals, ...], first: int) -> tuple[Deals, ...]:
    return tuple(deal for deal in deals if deal.day >= first)


def _lines(scene: Timeline, good: str, first: int) -> tuple[PriceLine, ...]:
    """Here as it was each morning and is now, from a day on; elsewhere as it was seen or heard."""
    world, run = scene.world, scene.run
    here = [(record.day, record.going[good]) for record in run.past[first - 1 :] if good in record.going]
    here.append((run.day, price.total(world, run, good)))
    lines = [PriceLine(world.place, wording.name(world, world.place, "places"), tuple(here))]
    for place in world.places:
        heard = run.heard.get(f"{place}.{good}")
        if heard is not None and place != world.place:
            points = tuple(point for point in (*heard.earlier, (heard.day, heard.price)) if point[0] >= first)
            lines += [PriceLine(place, wording.name(world, place, "places"), points, heard=True)] if points else []
    return tuple(lines)


def _moves(scene: Timeline, good: str, kinds: tuple[str, ...]) -> Iterator[tuple[int, int, int]]:
    """(day, units, amount) of the ledger's lines of a good."""
    for record in _records(scene):
        for line in record.lines:
            if line.subject == good and line.kind in kinds and line.units:
                yield record.day, line.units, line.units * line.price or abs(line.amount)


def _deals(scene: Timeline, good: str, kinds: tuple[str, ...]) -> tuple[Deals, ...]:
    found: dict[int, tuple[int, int]] = {}
    for day, units, amount in _moves(scene, good, kinds):
        before = found.get(day, (0, 0))
        found[day] = (before[0] + units, before[1] + amount)
    return tuple(Deals(day, divide(amount, units), units) for day, (units, amount) in sorted(found.items()))


def _scale(
    scene: Timeline, lines: tuple[PriceLine, ...], deals: tuple[Deals, ...]
) -> tuple[tuple[int, str], ...]:  # fmt: skip
    """Highest, middle and lowest price of the chart, round numbers, from the highest down."""
    every = [amount for line in lines for _day, amount in line.points] + [deal.price for deal in deals]
    if not every:
        return ()
    low, high = min(every), max(every)
    step = next(size for size in _steps() if size * 5 >= max(high - low, high // 20))
    low, high = low - low % step, high + (-high) % step
    high = max(high, low + 2 * step) + (high - low) // step % 2 * step  # the middle is a round number, too
    middle = (low + high) // 2
    return tuple((amount, numbers.money(scene.world, amount)) for amount in (high, middle, low))


def _steps() -> Iterator[int]:
    """Round numbers: 1, 2, 5, 10, 20 ..."""
    ten = 1
    while True:
        yield from (ten, 2 * ten, 5 * ten)
        ten *= 10


def _marks(scene: Timeline, first: int) -> tuple[tuple[int, str], ...]:
    """Days to write under a chart from its first: some between, and today; each month is named once."""
    run, world = scene.run, scene.world
    last = max(run.day, first + 1)
    step = max(1, -(-(last - first) // 6))
    days = sorted({first, *range(first + step, last, step), last})
    if len(days) > 2 and days[-1] - days[-2] < step:
        del days[-2]
    found, month = [], 0
    for day in days:
        date = wording.day_of(world, day)
        words = wording.short_date(world, day).partition(" ")[2] if date.month != month else str(date.day)
        found.append((day, words))
        month = date.month
    return tuple(found)


def _summary(scene: Timeline, good: str, lines: tuple[PriceLine, ...]) -> str:
    """The chart as a sentence."""
    world, points = scene.world, lines[0].points
    if len(points) == 1:
        return _("{good} here: {now} today.").format(
            good=wording.name(world, good).capitalize(), now=numbers.money(world, points[0][1])
        )
    top = max(points, key=lambda point: point[1])
    told = _("{good} here: {first} on {when}, highest {top} on {top_day}, {now} today.").format(
        good=wording.name(world, good).capitalize(),
        first=numbers.money(world, points[0][1]),
        when=wording.short_date(world, points[0][0]),
        top=numbers.money(world, top[1]),
        top_day=wording.short_date(world, top[0]),
        now=numbers.money(world, points[-1][1]),
    )
    return told


def _average(scene: Timeline, bought: tuple[Deals, ...], sold: tuple[Deals, ...]) -> str:
    """What you paid and got for a unit on average, in a few words."""
    world = scene.world
    paid, got = (numbers.money(world, _mean(deals)) if deals else "" for deals in (bought, sold))
    if paid and got:
        return _("bought at {paid}, sold at {got}").format(paid=paid, got=got)
    if got:
        return _("sold at {got}").format(got=got)
    return _("bought at {paid}").format(paid=paid) if paid else ""


def _mean(deals: tuple[Deals, ...]) -> int:
    return divide(sum(deal.price * deal.units for deal in deals), max(1, sum(deal.units for deal in deals)))


def _prompt(scene: Timeline, good: str, bought: tuple[Deals, ...], sold: tuple[Deals, ...]) -> Prompt:
    told = _average(scene, bought, sold) if good else ""
    if scene.run.pressing or scene.run.phase == "over" or not told:
        return prompt(scene)
    name = wording.name(scene.world, good).capitalize()
    return Prompt(_("{good}: {told}.").format(good=name, told=told), "next_good", _("another good"))


def _profit(scene: Timeline) -> tuple[ProfitRow, ...]:
    """Goods by what they brought, the greatest first; only what was sold."""
    world, run = scene.world, scene.run
    sold = {good: _sold(scene, good) for good in world.goods}
    made = {good: explain.profit(world, run, good) for good, units in sold.items() if units}
    most = max([abs(account.total) for account in made.values()], default=0) or 1
    rows = [
        ProfitRow(good, wording.name(world, good), Count(sold[good]), account, abs(account.total) * 100 // most)
        for good, account in made.items()
    ]
    return tuple(sorted(rows, key=lambda row: (-value(row.profit), row.good)))


def _sold(scene: Timeline, good: str) -> int:
    return sum(record.tallies[good].sold for record in _records(scene) if good in record.tallies)


def _rates(scene: Timeline) -> tuple[RateLine, ...]:
    """What each currency that the changer takes is worth, day by day, from a common hundred on day 1."""
    world, run = scene.world, scene.run
    lines = []
    for one in world.currencies:
        if not world.met("exchange", run.day) or not money.has_rate(world, one):
            continue
        worths = [(record.day, record.before.get(f"rate.{one}", 0)) for record in run.past]
        worths.append((run.day, money.rate(world, run, one)))
        known = [(day, worth) for day, worth in worths if worth]
        start = known[0][1]
        points = tuple((day, divide(worth * 100_000, start)) for day, worth in known)
        account = money.rate_account(world, run, one)
        lines.append(
            RateLine(
                one,
                wording.name(world, one, "currencies"),
                points,
                account,
                numbers.money(world, account.total),
                _course(scene, one, known),
            )
        )
    return tuple(lines)


def _course(scene: Timeline, currency: str, known: list[tuple[int, int]]) -> str:
    """A line of the chart of rates as a sentence."""
    world, name = scene.world, wording.name(scene.world, currency, "currencies").capitalize()
    first, now = known[0], known[-1]
    if len(known) == 1:
        return _("{name}: {now} now.").format(name=name, now=numbers.money(world, now[1]))
    top, low = max(known, key=lambda one: one[1]), min(known, key=lambda one: one[1])
    return _("{name}: {first} on {when}, highest {top} on {top_day}, lowest {low} on {low_day}, {now} now.").format(
        name=name,
        first=numbers.money(world, first[1]),
        when=wording.short_date(world, first[0]),
        top=numbers.money(world, top[1]),
        top_day=wording.short_date(world, top[0]),
        low=numbers.money(world, low[1]),
        low_day=wording.short_date(world, low[0]),
        now=numbers.money(world, now[1]),
    )


def debts(scene: Timeline) -> tuple[DebtRow, ...]:
    """What is owed either way, the next due first."""
    world, run = scene.world, scene.run
    rows = []
    for debt in sorted(run.debts, key=lambda one: (one.due, one.who)):
        amount = Count(abs(debt.amount))
        form = _("a payment {day}") if debt.kind == "loan" else _("due {day}")
        late = debt.due <= run.day + 1 and debt.amount > 0
        rows.append(
            DebtRow(
                who=debt.who,
                name=wording.person(world, debt.who),
                amount=amount,
                text=numbers.priced(world, abs(debt.amount)),
                due=form.format(day=dates.when(scene, debt.due)),
                yours=debt.amount > 0,
                tone="bad" if late else "",
            )
        )
    return tuple(rows)


def _largest(profit: tuple[ProfitRow, ...], total: int) -> str:
    """The share of the good that brought most: much on one good is a risk."""
    if not profit or total <= 0 or value(profit[0].profit) <= 0:
        return ""
    share = divide(value(profit[0].profit) * 10_000, total)
    form = _("of it {good} {share}")
    if share > 3500:
        form = _("of it {good} {share}, a lot on one good")
    return form.format(good=profit[0].name, share=numbers.percent(share))
