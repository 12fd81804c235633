"""Demand (game.md 4.2): groups of buyers by the hour, each with three wishes, and what they do at your stall.

A group buys, in the good's usual number, the first of its wishes that you show at a price that suits. What you do not
show goes to somebody else: were groups to choose among what is shown, the display would make the demand.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

from marketgen.engine import calendar, chance, growth, keeper, office, price
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.almanac import of_day, of_world
from marketgen.engine.arithmetic import BP, clamp, divide, of_bp
from marketgen.engine.events import Event, as_event
from marketgen.engine.place import groups_bp, note_open
from marketgen.engine.run import GoodState, Line, Run, Tally
from marketgen.engine.wishes import WISHES_OF as WISHES_OF
from marketgen.engine.wishes import goods_known, of_today
from marketgen.engine.wishes import wish_tables as wish_tables
from marketgen.engine.world import Good, Stance, Weather, World

REASONS = ("fit", "worn")
"""The kinds of moods that are a reason to find a price right: what happened, and what friends walked about in."""

_PER_WISH = 2
_PER_GROUP = 3


MOST_COME = 2
"""At most so many times the usual groups come."""


def weather(world: World, run: Run) -> Weather:
    """The day's weather."""
    return of_world(world, "weathers", lambda of: {item.id: item for item in of.weathers})[run.weather]


def comes_bp(world: World, run: Run) -> int:
    """The share of the usual groups that come today, in basis points: by the weather, and by what has been heard of,
    which can bring more than the usual ones; none to a stall that is shut."""
    if run.closed == run.day or calendar.closed(world, run.day):
        return 0
    share = growth.come_bp(world, run, weather(world, run))
    for mood in run.moods:
        if mood.kind == "crowd" and mood.last_day >= run.day:
            share = of_bp(share, BP + mood.bp)
    return clamp(share, 0, MOST_COME * BP)


def fit(world: World, run: Run, good_id: str, stance_id: str = "", block: int = -1) -> Account:
    """The chance that a group which wishes for a good finds its price suiting, in basis points.

    (ceiling + reasons - stance) / width: at a fair price and without reasons 62.5 % with the base pack's numbers.
    ``block``: of the market, for the last hours of what spoils; -1 takes the block that comes next.
    """
    rules = world.demand
    stance = world.stances[stance_id or run.goods[good_id].stance]
    block = block if block >= 0 else next_block(world, run)
    steps = Sum()
    steps.add("fair_price", _widen(world, rules.ceiling_bp - BP), keep=True)
    near, last = price.total(world, run, good_id), _last_hours(world, run, good_id, block)
    for name, bp, fact in _reasons(world, _today(world, run), good_id, near, last):
        steps.add(name, _widen(world, bp), share=bp, about=fact)
    steps.add("stance", -_widen(world, stance.factor_bp - BP), stance=stance.id, factor=stance.factor_bp)
    steps.keep_within(rules.least_bp, rules.most_bp, "held")
    return steps.account(f"fit:{good_id}:{stance.id}", "bp")


class _Today:
    """How goods suit today, as far as that is worked out: by good at a going price, and with the last hours or without,
    before a stance."""

    __slots__ = ("asked", "basis", "fits", "moods", "touched", "weather")

    def __init__(self, world: World, run: Run) -> None:
        self.basis = (run.day, run.weather, run.moods, run.prices, world)
        self.weather = weather(world, run)
        self.moods = [mood for mood in run.moods if mood.kind in REASONS and mood.last_day >= run.day]
        self.fits: tuple[dict[str, tuple[int, int]], dict[str, tuple[int, int]]] = ({}, {})  # without, with the hours
        self.asked: dict[str, list[tuple[str, int]]] = {}  # by good: which of the neighbours asks how much
        for key, shown in sorted(run.prices.items()):
            who, _, good = key.partition(".")
            self.asked.setdefault(good, []).append((who, shown))
        self.touched = {**self.asked, **{mood.good: [] for mood in self.moods}}  # of these there is more to say


def _today(world: World, run: Run) -> _Today:
    """What is worked out for this day, its moods and its neighbours' prices; kept in the run's memory."""
    known: _Today | None = run.memory.get("fits")
    if known is not None:
        day, sky, moods, prices, of = known.basis
        same = moods is run.moods and day == run.day and sky == run.weather and of is world
        if same and (prices is run.prices or prices == run.prices):
            return known
    known = run.memory["fits"] = _Today(world, run)
    return known


def suits(world: World, run: Run, good_id: str, stance_id: str, block: int) -> int:
    """:func:`fit`'s total by the same parts, without its steps."""
    return next(bp for stance, bp in chances(world, reasons_bp(world, run, good_id, block)) if stance.id == stance_id)


def reasons_bp(world: World, run: Run, good_id: str, block: int) -> int:
    """What the reasons of the day add to the chance that a good suits, in basis points; worked out once for a price."""
    return _reasons_bp(world, run, good_id, price.total(world, run, good_id), block)


def _reasons_bp(world: World, run: Run, good_id: str, near: int, block: int) -> int:
    """:func:`reasons_bp` at a going price."""
    today, last = _today(world, run), _last_hours(world, run, good_id, block)
    known = today.fits[last].get(good_id)
    if known is not None and known[0] == near:
        return known[1]
    reasons = _widen(world, today.weather.fit_bp)
    if last or good_id in today.touched:
        reasons = sum([_widen(world, bp) for _name, bp, _fact in _reasons(world, today, good_id, near, last)])
    today.fits[last][good_id] = (near, reasons)
    return reasons


def chances(world: World, reasons: int) -> list[tuple[Stance, int]]:
    """The chance that a good suits at each stance, for reasons that are worked out already."""
    least, most, at = world.demand.least_bp, world.demand.most_bp, _at_stances(world)
    return [(stance, clamp(reasons + at[name], least, most)) for name, stance in world.stances.items()]


def _at_stances(world: World) -> dict[str, int]:
    """The chance at each stance without reasons, in basis points, before it is held."""
    return of_world(world, "stances", _without_reasons)


def _without_reasons(world: World) -> dict[str, int]:
    fair = _widen(world, world.demand.ceiling_bp - BP)
    return {stance.id: fair - _widen(world, stance.factor_bp - BP) for stance in world.stances.values()}


def next_block(world: World, run: Run) -> int:
    """The block of the market that is played next."""
    return 0 if run.phase == "morning" else len(world.day.blocks) - 1


def _widen(world: World, bp: int) -> int:
    return divide(bp * BP, world.demand.width_bp)


def _last_hours(world: World, run: Run, good_id: str, block: int) -> bool:
    """Whether what spoils has to go, in a block of the market."""
    last = block == len(world.day.blocks) - 1
    return last and world.goods[good_id].spoil_bp > 0 and world.met("spoilage", run.day)


def _reasons(world: World, today: _Today, good_id: str, near: int, last: bool) -> list[tuple[str, int, str]]:
    """The visible reasons of the day for one good at its going price: name, basis points of fit, what it is about."""
    found = [("weather", today.weather.fit_bp, today.weather.id)]
    if last:
        found.append(("last_hours", world.demand.last_block_bp, good_id))
    for neighbour_id, shown in today.asked.get(good_id, ()):
        most = world.demand.neighbour_bp
        found.append(("neighbour", clamp(divide((shown - near) * BP, near), -most, most), neighbour_id))
    for mood in today.moods:
        if mood.good == good_id:
            found.append(("event" if mood.kind == "fit" else "demonstrated", mood.bp, mood.event))
    return found


@dataclass(slots=True)
class _Shelf:
    """A shown good while a block is played."""

    units: int
    ask: int
    chance_bp: int
    fair_bp: int
    sold: int = 0


def _fair_stance(world: World) -> Stance:
    """The stance nearest to the going price."""
    return of_world(
        world, "fair", lambda of: min(of.stances.values(), key=lambda one: (abs(one.factor_bp - BP), one.id))
    )


@dataclass(slots=True)
class _Count:
    """What groups made of a good while a block is played."""

    wished: int = 0
    asked: int = 0
    bought: int = 0
    fair: int = 0
    missed: int = 0
    short: int = 0


class _Stall:
    """The stall while a block is played: what is shown, what lies in the bag, and what the groups made of each good."""

    __slots__ = ("counts", "goods", "held", "kinds", "luck", "shelves", "sold", "tables")

    def __init__(self, world: World, run: Run, block: int) -> None:
        self.goods: Mapping[str, Good] = world.goods
        self.held = run.goods
        self.tables = of_today(world, run)
        self.kinds = of_world(world, "kinds", lambda of: tuple(accumulate(buyer.weight for buyer in of.buyers)))
        self.luck = _PER_GROUP + _PER_WISH * world.demand.wishes
        self.shelves = _open_shelves(world, run, block)
        self.counts: dict[str, _Count] = {}
        self.sold = 0

    def serve(self, luck: tuple[int, ...], comes_bp: int) -> int:
        """The groups of an hour, each with its luck: come, type, number, then two for each wish. Units sold."""
        before, each, kinds, tables = self.sold, self.luck, self.kinds, self.tables
        every, bar = kinds[-1], -(-(comes_bp << 32) // BP)  # a draw under the bar falls under the chance
        for offset in range(0, len(luck), each):
            if luck[offset] < bar:
                goods, known = tables[bisect_right(kinds, luck[offset + 1] * every >> 32)]
                if known:
                    self._serve(goods, known, luck[offset + 2 : offset + each])
        return self.sold - before

    def _serve(self, goods: list[str], known: int, luck: tuple[int, ...]) -> None:
        """One group and its wishes, in order, until it buys. ``luck``: for its number, then two for each wish."""
        counts, shelves, would_have = self.counts, self.shelves, False
        for place in range(1, len(luck), _PER_WISH):
            wish = luck[place] * WISHES_OF >> 32
            if wish >= known:
                continue  # a thing nobody here sells
            good = goods[wish]
            count = counts.get(good)
            if count is None:
                count = counts[good] = _Count()
            count.wished += 1
            shelf = shelves.get(good)
            if shelf is None:
                if self.held[good].stock:
                    count.missed += 1
                continue
            left = shelf.units - shelf.sold
            if left <= 0:
                count.short += 1
                continue
            count.asked += 1
            roll = luck[place + 1] * BP >> 32
            if roll < shelf.fair_bp and not would_have:
                would_have = True
                count.fair += 1
            if roll < shelf.chance_bp:
                low, high = self.goods[good].buys
                units = chance.between(luck[0], low, high)
                units = units if units < left else left
                shelf.sold += units
                self.sold += units
                count.bought += 1
                return


def _open_shelves(world: World, run: Run, block: int) -> dict[str, _Shelf]:
    rules, at = world.demand, _at_stances(world)
    fair, least, most = at[_fair_stance(world).id], rules.least_bp, rules.most_bp
    shelves = {}
    for good in run.slots:
        if good:
            state, near = run.goods[good], price.total(world, run, good)
            reasons = _reasons_bp(world, run, good, near, block)
            asks, suits = price.at_stance(world, near, state.stance), clamp(reasons + at[state.stance], least, most)
            shelves[good] = _Shelf(state.stock, asks, suits, clamp(reasons + fair, least, most))
    return shelves


def play_block(world: World, run: Run, block: int) -> list[Event]:
    """Play one block of the market on ``run``: who comes, what they wish, what they buy. Returns what happened."""
    first, end = calendar.blocks(world, run.day)[block]
    stall = _Stall(world, run, block)
    missed_from = min(end, first + run.away)
    run.away = max(0, run.away - (end - first))
    come_bp = of_bp(comes_bp(world, run), groups_bp(world, run))
    kept_bp = of_bp(come_bp, keeper.keeper_share(world, run).total) if missed_from > first else 0
    if (kept_bp or missed_from < end) and any(shelf.units for shelf in stall.shelves.values()):
        note_open(run)
    hourly = []
    usual = growth.groups(world, run)
    for hour in range(first, end):
        serves_bp = come_bp if hour >= missed_from else kept_bp  # of the same luck: who would come to you, and stays
        sold = 0
        if serves_bp:
            groups = usual + office.extra_groups(world, run, hour - world.day.blocks[0][0] + 1)
            more = -(-groups * max(0, serves_bp - BP) // BP)  # beside the usual ones
            luck = chance.draws(run.seed, "buyers", run.day, f"hour {hour}", (groups + more) * stall.luck)
            sold = stall.serve(luck[: groups * stall.luck], min(BP, serves_bp))
            if more:
                sold += stall.serve(luck[groups * stall.luck :], groups * (serves_bp - BP) // more)
        hourly.append(sold)
    return _close_block(world, run, block, stall, tuple(hourly))


def _close_block(world: World, run: Run, block: int, stall: _Stall, hourly: tuple[int, ...]) -> list[Event]:
    """Write what a block did into the run: stock, money, pressure, ledger, tallies."""
    lines: list[Line] = []
    happened: list[Event] = []
    known, counts, shelves = of_day(world, "goods", run.day, goods_known), stall.counts, stall.shelves
    merged, speaks = {**dict.fromkeys(known, _NOTHING), **run.today.tallies}, world.met("demand", run.day)
    for good in known:
        if good not in counts and good not in shelves:
            continue
        count, shelf, tally, sales, stance_bp = counts.get(good, _NOBODY), shelves.get(good), merged[good], _NO_SALE, 0
        if shelf:
            stance_bp = world.stances[run.goods[good].stance].factor_bp
            if shelf.sold:
                takings = shelf.sold * shelf.ask
                sales = (shelf.sold, takings, _sell(world, run, good, shelf.sold, tally.at_market + shelf.sold))
                lines.append(Line("sold", good, takings, shelf.sold, shelf.ask, block))
                run.money[world.money] += takings
        merged[good] = _merge(tally, count, sales, stance_bp)
        if shelf or (count.missed and speaks):
            happened += _told(good, block, count, shelf, speaks)
    run.today = run.today.booked((*run.today.lines, *lines), merged, (*run.today.hourly, *hourly))
    return happened


_NOBODY, _NOTHING, _NO_SALE = _Count(), Tally(), (0, 0, 0)


def _sell(world: World, run: Run, good: str, units: int, today: int) -> int:
    """Units leave the stall, and weigh on the price with all that were sold ``today``; what they had cost."""
    state = run.goods[good]
    gone = state.cost * units // state.stock
    left = state.stock - units
    effect = price.sale_effect(world, world.goods[good], today)
    cost = state.cost - gone if left else 0
    run.goods[good] = GoodState(left, cost, state.stance, state.older, state.yesterday, state.noise, effect)
    return gone


def _told(good: str, block: int, count: _Count, shelf: _Shelf | None, speaks: bool) -> list[Event]:
    """What is told of a good after a block. ``speaks``: whether of what lay in the bag, too."""
    happened = []
    about, when = ("good", good), ("block", block)
    if shelf:
        sold, walked = shelf.sold, count.asked - count.bought
        facts = (about, ("units", sold), ("groups", count.bought), ("walked", walked), ("takings", sold * shelf.ask))
        happened.append(as_event("sold", (*facts, when)))
        if count.short:
            happened.append(Event("sold_out" if sold else "none_left", (about, ("groups", count.short), when)))
    if count.missed and speaks:
        happened.append(as_event("missed", (about, ("groups", count.missed), when)))
    return happened


def _merge(tally: Tally, count: _Count, sales: tuple[int, int, int], stance_bp: int) -> Tally:
    """A tally with a block's counts, and its sales as units, takings and what they had cost."""
    sold, takings, cost = sales
    lowest = min(tally.stance_bp, stance_bp) if tally.stance_bp and stance_bp else tally.stance_bp or stance_bp
    return Tally(  # by hand: dataclasses.replace takes four times as long, and a day makes many
        tally.wished + count.wished,
        tally.asked + count.asked,
        tally.bought + count.bought,
        tally.fair + count.fair,
        tally.missed + count.missed,
        tally.short + count.short,
        tally.sold + sold,
        tally.takings + takings,
        tally.taken,
        tally.offered,
        tally.spoiled,
        lowest,
        tally.cost + cost,
        tally.bargained,
        tally.lost,
    )
