"""What groups of buyers wish for on a day: tables of a day, and how many more wish for what friends walked about in."""

from __future__ import annotations

from itertools import accumulate, chain

from marketgen.engine.almanac import of_day
from marketgen.engine.arithmetic import of_bp
from marketgen.engine.run import Run
from marketgen.engine.world import World, on_curve

WISHES_OF = 1000
"""A buyer's weights are of this many wishes; what is missing is for things nobody here sells."""

_WishTables = tuple[tuple[tuple[str, ...], tuple[int, ...]], ...]
Wished = list[tuple[list[str], int]]
"""By type of buyer: what is asked for by each of WISHES_OF numbers, as far as it is a good; how many numbers are."""

WISH = "wish"
"""The kind of a mood that makes more, or fewer, wish for a good."""


def goods_known(world: World, day: int) -> tuple[str, ...]:
    """The goods that are in the game on a day."""
    return tuple(good.id for good in world.goods.values() if good.from_day <= day)


def wish_tables(world: World, day: int, lifted: tuple[tuple[str, int], ...] = ()) -> _WishTables:
    """For each type of buyer: the goods met by a day, and the running sums of their wishes of WISHES_OF. lifted: by how
    much more than themselves some are wished for, bp; what would be more than all wishes is left out."""
    season = {good: on_curve(world.goods[good].wish_curve, day) for good in goods_known(world, day)}
    for good, more in lifted:
        season[good] = season.get(good, 0) + of_bp(season.get(good, 0), more)
    tables = []
    for buyer in world.buyers:
        wished = [good for good in buyer.wishes if good in season]
        weights = [of_bp(buyer.wishes[good], season[good]) for good in wished]
        sums = tuple(min(WISHES_OF, many) if lifted else many for many in accumulate(weights))
        tables.append((tuple(wished), sums))
    return tuple(tables)


def _wishes(world: World, day: int, lifted: tuple[tuple[str, int], ...] = ()) -> Wished:
    found = []
    for goods, sums in wish_tables(world, day, lifted):
        each = [[good] * (last - first) for good, first, last in zip(goods, (0, *sums), sums, strict=False)]
        found.append((list(chain.from_iterable(each)), sums[-1] if sums else 0))
    return found


def of_today(world: World, run: Run) -> Wished:
    """What is wished for today, kept with the world."""
    lifted = tuple([(mood.good, mood.bp) for mood in run.moods if mood.kind == WISH and mood.last_day >= run.day])
    if not lifted:
        return of_day(world, "wishes", run.day, _wishes)
    return of_day(world, f"wishes {lifted}", run.day, lambda of, day: _wishes(of, day, lifted))
