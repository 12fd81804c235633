"""Demand (game.md 4.2): groups of buyers by the hour, each with three wishes, and what they do at your stall.

A group buys, in the good's usual number, the first of its wishes that you show at a price that suits. What you do not
show goes to somebody else: were groups to choose among what is shown, the display would make the demand.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate
from operator import is_

from marketgen.engine import calendar, chance, growth, keeper, office, people, price, shocks
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import BP, clamp, divide, of_bp
from marketgen.engine.events import Event, event
from marketgen.engine.place import groups_bp, note_open
from marketgen.engine.run import Line, Run, Tally
from marketgen.engine.world import Stance, Weather, World, on_curve

WISHES_OF = 1000
"""A buyer's weights are of this many wishes; what is missing is for things nobody here sells."""

_PER_WISH = 2
_PER_GROUP = 3


def weather(world: World, run: Run) -> Weather:
    """The day's weather."""
    return next(item for item in world.weathers if item.id == run.weather)


def comes_bp(world: World, run: Run) -> int:
    """The share of the groups that come today, in basis points: by the weather, and by what has been heard of; none
    to a stall that is shut."""
    if run.closed == run.day or calendar.closed(world, run.day):
        return 0
    share = growth.come_bp(world, run, weather(world, run))
    for mood in run.moods:
        if mood.kind == "crowd" and mood.last_day >= run.day:
            share = of_bp(share, BP + mood.bp)
    return clamp(share, 0, BP)


def fit(world: World, run: Run, good_id: str, stance_id: str = "", block: int = -1) -> Account:
    """The chance that a group which wishes for a good finds its price suiting, in basis points.

    (ceiling + reasons - stance) / width: at a fair price and without reasons 62.5 % with the base pack's numbers.
    ``block``: of the market, for the last hours of what spoils; -1 takes the block that comes next.
    """
    rules = world.demand
    stance = world.stances[stance_id or run.goods[good_id].stance]
    steps = Sum()
    steps.add("fair_price", _widen(world, rules.ceiling_bp - BP), keep=True)
    for name, bp, fact in _reasons(world, run, good_id, block if block >= 0 else next_block(world, run)):
        steps.add(name, _widen(world, bp), share=bp, about=fact)
    steps.add("stance", -_widen(world, stance.factor_bp - BP), stance=stance.id, factor=stance.factor_bp)
    steps.keep_within(rules.least_bp, rules.most_bp, "held")
    return steps.account(f"fit:{good_id}:{stance.id}", "bp")


def suits(world: World, run: Run, good_id: str, stance_id: str, block: int) -> int:
    """:func:`fit`'s total by the same parts, without its steps; the reasons are worked out once for a state of the
    good and the day."""
    rules = world.demand
    key = f"reasons:{good_id}:{block}"
    basis = (run.goods[good_id], run.moods, run.prices, world)
    known = run.memory.get(key)
    if known and known[1] == (run.day, run.weather) and all(map(is_, known[0], basis)):
        reasons = known[2]
    else:
        reasons = sum(_widen(world, bp) for _name, bp, _fact in _reasons(world, run, good_id, block))
        run.memory[key] = (basis, (run.day, run.weather), reasons)
    at_fair, by_stance = _widen(world, rules.ceiling_bp - BP), _widen(world, world.stances[stance_id].factor_bp - BP)
    return clamp(at_fair + reasons - by_stance, rules.least_bp, rules.most_bp)


def next_block(world: World, run: Run) -> int:
    """The block of the market that is played next."""
    return 0 if run.phase == "morning" else len(world.day.blocks) - 1


def _widen(world: World, bp: int) -> int:
    return divide(bp * BP, world.demand.width_bp)


def _reasons(world: World, run: Run, good_id: str, block: int) -> list[tuple[str, int, str]]:
    """The visible reasons of the day for one good: name, basis points of fit, what it is about."""
    found = [("weather", weather(world, run).fit_bp, run.weather)]
    if world.goods[good_id].spoil_bp and block == len(world.day.blocks) - 1 and world.met("spoilage", run.day):
        found.append(("last_hours", world.demand.last_block_bp, good_id))
    for neighbour_id in world.neighbours:
        shown = run.prices.get(f"{neighbour_id}.{good_id}")
        if shown is not None:
            near = price.total(world, run, good_id)
            most = world.demand.neighbour_bp
            found.append(("neighbour", clamp(divide((shown - near) * BP, near), -most, most), neighbour_id))
    for mood in run.moods:
        if mood.kind == "fit" and mood.good == good_id and mood.last_day >= run.day:
            found.append(("event", mood.bp, mood.event))
    return found


def set_neighbours(world: World, run: Run) -> None:
    """What the neighbours ask today, around the going price, rounded as prices are."""
    run.prices = {}
    step = world.currencies[world.money].step
    for neighbour in people.neighbours(world, run):
        for good_id, first in neighbour.goods.items():
            if max(first, neighbour.from_day) <= run.day:
                luck = chance.draw(run.seed, "neighbour", run.day, f"{neighbour.id}.{good_id}")
                share = chance.between(luck, -neighbour.spread_bp, neighbour.spread_bp)
                near = price.total(world, run, good_id)
                run.prices[f"{neighbour.id}.{good_id}"] = max(step, divide(near + of_bp(near, share), step) * step)
    for copy in (one for one in run.copies if one.who not in run.gone):
        asked = shocks.asked(world, run, price.total(world, run, copy.good), copy.who, copy.good)
        run.prices[f"{copy.who}.{copy.good}"] = shocks.rounded(asked, step)


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
    return min(world.stances.values(), key=lambda stance: (abs(stance.factor_bp - BP), stance.id))


_WishTables = tuple[tuple[tuple[str, ...], tuple[int, ...]], ...]


def wish_tables(world: World, day: int) -> _WishTables:
    """For each type of buyer: the goods met by a day, and the running sums of their wishes of WISHES_OF."""
    tables = []
    for buyer in world.buyers:
        wished = [(good, many) for good, many in buyer.wishes.items() if world.goods[good].from_day <= day]
        weights = [of_bp(many, on_curve(world.goods[good].wish_curve, day)) for good, many in wished]
        tables.append((tuple(good for good, _ in wished), tuple(accumulate(weights))))
    return tuple(tables)


def _tables(world: World, run: Run) -> _WishTables:
    """:func:`wish_tables` of today, worked out once a day."""
    known = run.memory.get("wishes")
    if known and known[0] is world and known[1] == run.day:
        return known[2]  # type: ignore[no-any-return]
    tables = wish_tables(world, run.day)
    run.memory["wishes"] = (world, run.day, tables)
    return tables


def play_block(world: World, run: Run, block: int) -> list[Event]:
    """Play one block of the market on ``run``: who comes, what they wish, what they buy. Returns what happened."""
    first, end = calendar.blocks(world, run.day)[block]
    shelves = _open_shelves(world, run, block)
    tallies = {good: _Count() for good in run.goods if world.goods[good].from_day <= run.day}
    missed_from = min(end, first + run.away)
    run.away = max(0, run.away - (end - first))
    tables = _tables(world, run)
    weights = tuple(accumulate(buyer.weight for buyer in world.buyers))
    come_bp = of_bp(comes_bp(world, run), groups_bp(world, run))
    kept_bp = of_bp(come_bp, keeper.keeper_share(world, run).total) if missed_from > first else 0
    if (kept_bp or missed_from < end) and any(shelf.units for shelf in shelves.values()):
        note_open(run)
    hourly = []
    each = _luck_per_group(world)
    for hour in range(first, end):
        before = sum(shelf.sold for shelf in shelves.values())
        serves_bp = come_bp if hour >= missed_from else kept_bp  # of the same luck: who would come to you, and stays
        if serves_bp:
            groups = growth.groups(world, run) + office.extra_groups(world, run, hour - world.day.blocks[0][0] + 1)
            luck = chance.draws(run.seed, "buyers", run.day, f"hour {hour}", groups * each)
            for offset in range(0, len(luck), each):
                if luck[offset] * BP >> 32 < serves_bp:
                    kind = bisect_right(weights, luck[offset + 1] * weights[-1] >> 32)
                    _serve(world, run, tables[kind], luck[offset : offset + each], shelves, tallies)
        hourly.append(sum(shelf.sold for shelf in shelves.values()) - before)
    return _close_block(world, run, block, shelves, tallies, tuple(hourly))


def _luck_per_group(world: World) -> int:
    return _PER_GROUP + _PER_WISH * world.demand.wishes


@dataclass(slots=True)
class _Count:
    wished: int = 0
    asked: int = 0
    bought: int = 0
    fair: int = 0
    missed: int = 0
    short: int = 0


def _open_shelves(world: World, run: Run, block: int) -> dict[str, _Shelf]:
    fair = _fair_stance(world).id
    return {
        good: _Shelf(
            run.goods[good].stock,
            price.ask(world, run, good),
            suits(world, run, good, run.goods[good].stance, block),
            suits(world, run, good, fair, block),
        )
        for good in run.slots
        if good
    }


def _serve(
    world: World,
    run: Run,
    table: tuple[tuple[str, ...], tuple[int, ...]],
    luck: tuple[int, ...],
    shelves: dict[str, _Shelf],
    tallies: dict[str, _Count],
) -> None:
    """One group and its wishes, in order, until it buys. luck: come, type, number, then two for each wish."""
    goods, sums = table
    known = sums[-1] if sums else 0
    would_have = False
    for place in range(_PER_GROUP, len(luck), _PER_WISH):
        wish = luck[place] * WISHES_OF >> 32
        if wish >= known:
            continue  # a thing nobody here sells
        good = goods[bisect_right(sums, wish)]
        count = tallies[good]
        count.wished += 1
        shelf = shelves.get(good)
        if shelf is None:
            count.missed += 1 if run.goods[good].stock else 0
            continue
        if shelf.units <= shelf.sold:
            count.short += 1
            continue
        count.asked += 1
        roll = luck[place + 1] * BP >> 32
        if roll < shelf.fair_bp and not would_have:
            would_have = True
            count.fair += 1
        if roll < shelf.chance_bp:
            low, high = world.goods[good].buys
            shelf.sold += min(chance.between(luck[2], low, high), shelf.units - shelf.sold)
            count.bought += 1
            return


def _close_block(
    world: World,
    run: Run,
    block: int,
    shelves: dict[str, _Shelf],
    tallies: dict[str, _Count],
    hourly: tuple[int, ...],
) -> list[Event]:
    """Write what a block did into the run: stock, money, pressure, ledger, tallies."""
    lines: list[Line] = []
    happened: list[Event] = []
    merged = dict(run.today.tallies)
    for good, count in tallies.items():
        shelf = shelves.get(good)
        sold, takings = (shelf.sold, shelf.sold * shelf.ask) if shelf else (0, 0)
        state = run.goods[good]
        gone = state.cost * sold // state.stock if sold else 0
        stance_bp = _stance_bp(world, run, good, shelf)
        merged[good] = _merge(merged.get(good, Tally()), count, (sold, takings, gone), stance_bp)
        if shelf and sold:
            left = state.stock - sold
            cost = state.cost - gone
            effect = price.sale_effect(world, world.goods[good], merged[good].sold)
            run.goods[good] = replace(state, stock=left, cost=cost if left else 0, fresh=effect)
            lines.append(Line("sold", good, takings, sold, shelf.ask, block))
            run.money[world.money] += takings
        if shelf:
            walked = count.asked - count.bought
            happened.append(
                event("sold", good=good, units=sold, groups=count.bought, walked=walked, takings=takings, block=block)
            )
        if count.short and shelf:
            kind = "sold_out" if sold else "none_left"
            happened.append(Event(kind, (("good", good), ("groups", count.short), ("block", block))))
        if count.missed and world.met("demand", run.day):
            happened.append(event("missed", good=good, groups=count.missed, block=block))
    run.today = replace(
        run.today, lines=(*run.today.lines, *lines), tallies=merged, hourly=(*run.today.hourly, *hourly)
    )
    return happened


def _stance_bp(world: World, run: Run, good: str, shelf: _Shelf | None) -> int:
    return world.stances[run.goods[good].stance].factor_bp if shelf else 0


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
    )
