"""A planner's basket: from whom it takes how much of what this morning, with the money there is.

Money that lies in goods for long earns little: of what is offered it takes thin layers, each the sales of half a day,
that which brings most for its money and its days first. A walk that brings too little is not gone.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass

from marketgen.engine.arithmetic import BP, divide
from marketgen.engine.events import Choice

MILLI = 1000
"""Sales of a day are counted in thousandths of a unit: of what is dear less than one goes in a day."""

LAYERS_A_DAY = 2
"""How many layers a day's sales are cut into."""


@dataclass(frozen=True, slots=True)
class Offered:
    """Something that could be taken: of whom, at what a unit, and what it would bring.

    choice: what can be taken now; price: minor units each; brings: minor units each; rate: thousandths of a unit sold
    in a day; holds: days of sales to hold at the most; spoils: basis points that spoil in a night.
    """

    who: str
    good: str
    choice: Choice
    price: int
    brings: int
    rate: int
    holds: int
    spoils: int


def fill(
    offers: Collection[Offered], stock: Mapping[str, int], spare: int, walks: Callable[[int], int], least_bp: int,
    free: Collection[str] = (),
) -> dict[tuple[str, str], int]:  # fmt: skip
    """Units to take by (who, good). stock: units there are or come; spare: money; walks: what so many walks cost;
    least_bp: of the price, what a unit must bring over it; free: who asks no walk."""
    left = list(offers)
    while True:
        taken, earned = _fill(left, stock, spare, least_bp)
        walked = sorted(({who for who, _good in taken} - set(free)), key=lambda who: (earned[who], who))
        if not walked or earned[walked[0]] >= walks(len(walked)) - walks(len(walked) - 1):
            return taken
        left = [one for one in left if one.who != walked[0]]


def _fill(
    offers: Collection[Offered], stock: Mapping[str, int], spare: int, least_bp: int
) -> tuple[dict[tuple[str, str], int], dict[str, int]]:
    """Units by (who, good), and what they should earn by who."""
    layers = sorted(
        (layer for one in offers for layer in _layers(one, stock.get(one.good, 0), least_bp)),
        key=lambda layer: layer[:3],
    )
    taken: dict[tuple[str, str], int] = {}
    held: dict[str, int] = {}
    earned: dict[str, int] = {}
    for _rank, _ids, start, units, one in layers:
        have = held.get(one.good, 0)
        if have > start:
            continue  # somebody else brings the same, and better
        many = min(units, one.choice.high - taken.get((one.who, one.good), 0), spare // one.price)
        if many < 1:
            continue
        spare -= many * one.price
        held[one.good] = have + many
        taken[one.who, one.good] = taken.get((one.who, one.good), 0) + many
        earned[one.who] = earned.get(one.who, 0) + many * (one.brings - one.price)
    return taken, earned


def _layers(one: Offered, there: int, least_bp: int) -> list[tuple[int, tuple[str, str], int, int, Offered]]:
    """Layers of an offer on what is there: what money in it earns a day (less is better: negative), who and what, at
    how many units over what is there it begins, its units."""
    found = []
    most = one.rate * one.holds // MILLI - there
    each = max(1, one.rate // (LAYERS_A_DAY * MILLI))
    start = 0
    if most < 1 and not there and one.rate * one.holds * 2 >= MILLI:
        most = 1  # of what is dear one at the least, where it should go in the days for which it is held
    while start < most:
        units = min(each, most - start)
        days = (there + start + units) * MILLI * BP // max(1, one.rate)
        earns = one.brings - one.price - one.price * one.spoils * days // (BP * BP * 2)
        if earns * BP < least_bp * one.price:
            break
        found.append((-divide(earns * BP * BP, one.price * (BP + days)), (one.good, one.who), start, units, one))
        start += units
    return found
