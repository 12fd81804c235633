"""What groups of buyers wish for on a day: tables of a day, and how many more wish for what friends walked about in."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import accumulate, chain

from marketgen.engine.almanac import of_day
from marketgen.engine.arithmetic import BP, divide, of_bp
from marketgen.engine.run import Run
from marketgen.engine.world import World, on_curve

WISHES_OF = 1000
"""A buyer's weights are of this many wishes; what is missing is for things nobody here sells."""

_WishTables = tuple[tuple[tuple[str, ...], tuple[int, ...]], ...]
Lifted = tuple[tuple[str, int], ...]
"""Goods that are wished for more, and by how much more than themselves, bp."""

Wished = list[tuple[list[str], int]]
"""By type of buyer: what is asked for by each of WISHES_OF numbers, as far as it is a good; how many numbers are."""

WISH = "wish"
"""The kind of a mood that makes more, or fewer, wish for a good."""


def goods_known(world: World, day: int) -> tuple[str, ...]:
    """The goods that are in the game on a day."""
    return tuple(good.id for good in world.goods.values() if good.from_day <= day)


def wish_tables(world: World, day: int, lifted: Lifted = ()) -> _WishTables:
    """For each type of buyer: the goods met by a day, and the running sums of their wishes of WISHES_OF. lifted: by how
    much more than themselves some are wished for, bp; where that is more than all wishes, all others give up alike."""
    season = {good: on_curve(world.goods[good].wish_curve, day) for good in goods_known(world, day)}
    for good, more in lifted:
        season[good] = season.get(good, 0) + of_bp(season.get(good, 0), more)
    first = dict(lifted)
    tables = []
    for buyer in world.buyers:
        wished = [good for good in buyer.wishes if good in season]
        weights = [of_bp(buyer.wishes[good], season[good]) for good in wished]
        if lifted and sum(weights) > WISHES_OF:
            weights = _made_room(wished, weights, first)
        tables.append((tuple(wished), tuple(accumulate(weights))))
    return tuple(tables)


def _made_room(wished: list[str], weights: list[int], first: Mapping[str, int]) -> list[int]:
    """Weights that are all wishes and no more: what is lifted stays whole as far as it can, the rest shrinks alike."""
    lifted = sum(many for good, many in zip(wished, weights, strict=True) if good in first)
    kept = _shrunk([many if good in first else 0 for good, many in zip(wished, weights, strict=True)], WISHES_OF)
    rest = [0 if good in first else many for good, many in zip(wished, weights, strict=True)]
    others = _shrunk(rest, max(0, WISHES_OF - lifted))
    return [one + other for one, other in zip(kept, others, strict=True)]


def _shrunk(weights: list[int], room: int) -> list[int]:
    """Weights brought down to a sum, each by the same share; what rounding leaves goes along the running sums, so that
    no place in the list pays for it."""
    whole = sum(weights)
    if whole <= room:
        return weights
    sums = [divide(many * room, whole) for many in accumulate(weights)]
    return [last - before for before, last in zip((0, *sums), sums, strict=False)]


def room(world: World, day: int, good: str) -> int:
    """By how much more than itself a good can be wished for on a day until some buyers wish for nothing else, bp."""
    season, most = on_curve(world.goods[good].wish_curve, day), []
    for buyer in world.buyers:
        many = of_bp(buyer.wishes.get(good, 0), season)
        if many:
            most.append(max(0, WISHES_OF - many) * BP // many)
    return min(most, default=0)


def _wishes(world: World, day: int, lifted: Lifted = ()) -> Wished:
    found = []
    for goods, sums in wish_tables(world, day, lifted):
        each = [[good] * (last - first) for good, first, last in zip(goods, (0, *sums), sums, strict=False)]
        found.append((list(chain.from_iterable(each)), sums[-1] if sums else 0))
    return found


def wished(world: World, day: int, good: str, lifted: Lifted = ()) -> int:
    """How much a good is wished for on a day, in wishes of all buyers by their weight."""
    found = 0
    for buyer, (goods, sums) in zip(world.buyers, wish_tables(world, day, lifted), strict=True):
        if good in goods:
            at = goods.index(good)
            found += buyer.weight * (sums[at] - (sums[at - 1] if at else 0))
    return found


def lifted_today(run: Run) -> Lifted:
    """What is wished for more today, because friends walk about in it."""
    return tuple([(mood.good, mood.bp) for mood in run.moods if mood.kind == WISH and mood.last_day >= run.day])


def of_today(world: World, run: Run) -> Wished:
    """What is wished for today, kept with the world."""
    lifted = lifted_today(run)
    if not lifted:
        return of_day(world, "wishes", run.day, _wishes)
    return of_day(world, f"wishes {lifted}", run.day, lambda of, day: _wishes(of, day, lifted))
