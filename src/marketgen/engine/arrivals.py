"""What comes in the morning, and what of it the money in hand pays for (game.md 4.3, 4.4): first what was paid ahead
for, so that nothing paid is lost where the purse can help it, then the rest in the order in which it came."""

from __future__ import annotations

from collections.abc import Sequence

from marketgen.engine import people, quality, shipments, supply
from marketgen.engine.accounts import Account, Fact, Sum
from marketgen.engine.events import Event, event
from marketgen.engine.ledger import pay
from marketgen.engine.run import Line, Load, Order, Run
from marketgen.engine.world import World

Coming = Order | Load
"""What is ordered and to be paid when it is here: units at a price each, of which a part may be paid already."""


def asks(one: Coming) -> int:
    """What is still to be paid for all of it, in minor units."""
    return max(0, one.units * one.price - one.paid)


def loses(one: Coming, units: int) -> int:
    """What was paid ahead and is lost if so many units are taken: it pays for them first, in minor units."""
    return max(0, one.paid - units * one.price)


def _buys(one: Coming, money: int) -> int:
    """How many units so much money and what was paid ahead buy together."""
    return min(one.units, (money + one.paid) // one.price) if one.price else one.units


def taken(money: int, coming: Sequence[Coming]) -> list[int]:
    """How many units of each are taken for so much money. Of whatever has most to lose first: at first as many as keep
    what was paid ahead from being lost, then more; at last what was not paid ahead for, in the order given."""
    got = [_buys(one, 0) for one in coming]
    at_stake = [loses(one, units) for one, units in zip(coming, got, strict=True)]
    first = sorted(range(len(coming)), key=lambda at: (-at_stake[at], not coming[at].paid, at))
    for saves in (True, False):
        for at in first:
            one = coming[at]
            before = max(0, got[at] * one.price - one.paid)
            units = _buys(one, money + before)
            if saves:
                units = min(units, got[at] + 1) if at_stake[at] else got[at]
            money -= max(0, units * one.price - one.paid) - before
            got[at] = units
    return got


def due(world: World, run: Run) -> list[Coming]:
    """What may come tomorrow and would have to be paid, as far as one can know the evening before; what comes by road
    is paid when it is here."""
    shipped, morrow = world.met("shipments", run.day), run.day + 1
    asking: list[Coming] = [
        made for made in run.orders if made.first <= morrow and not (shipped and world.middlemen[made.who].road)
    ]
    asking += [load for load in run.loads if load.kind == "order" and load.state == "road" and load.due <= morrow]
    return asking


def asked(world: World, run: Run) -> Account:
    """What orders may ask for tomorrow, in minor units of the main currency. Raises KeyError if none can come."""
    steps = Sum()
    for one in due(world, run):
        steps.add(
            "order_asks", asks(one), keep=True,
            person=one.who, good=one.good, units=one.units, price=one.price, paid=one.paid,
        )  # fmt: skip
    if not steps.steps:
        raise KeyError("orders_ask")
    return steps.account("orders_ask", f"money:{world.money}")


def stake(world: World, run: Run) -> Account:
    """What was paid ahead and would be lost tomorrow, if all came that can and no more was in hand than now, in minor
    units of the main currency. Raises KeyError if nothing that may come is paid ahead for."""
    coming, steps = due(world, run), Sum()
    for one, units in zip(coming, taken(run.money[world.money], coming), strict=True):
        if one.paid:
            steps.add(
                "ahead_lost", loses(one, units), keep=True,
                person=one.who, good=one.good, units=one.units - units, paid=one.paid,
            )  # fmt: skip
    if not steps.steps:
        raise KeyError("orders_lose")
    return steps.account("orders_lose", f"money:{world.money}")


def dawn(world: World, run: Run) -> list[Event]:
    """The morning of what was ordered: what does not come after all, what is on the road, what is here."""
    happened, orders = supply.brought(world, run)
    happened += shipments.dawn(world, run)
    return happened + settle(world, run, [*orders, *shipments.here(run)])


def settle(world: World, run: Run, coming: Sequence[Coming]) -> list[Event]:
    """What is here is paid for as far as the money goes; what cannot be paid goes back, and is remembered."""
    orders = [one for one in coming if not _is_parcel(one)]
    units = iter(taken(run.money[world.money], orders))
    happened: list[Event] = []
    for one in coming:
        happened += _take(world, run, one, one.units if _is_parcel(one) else next(units))
    return happened


def _is_parcel(one: Coming) -> bool:
    """Whether it was paid when it was sent for."""
    return isinstance(one, Load) and one.kind != "order"


def _take(world: World, run: Run, one: Coming, units: int) -> list[Event]:
    """So many units of it are yours, and paid; the others go back to whoever brought them."""
    happened: list[Event] = []
    by_road = isinstance(one, Load)
    if isinstance(one, Load):
        shipments.drop(run, one)
    if units:
        rest = 0 if _is_parcel(one) else max(0, units * one.price - one.paid)
        kind = "rest" if by_road else "order"
        pay(run, world.money, -rest, Line(kind, one.good, -rest, units, one.price, other=one.who), world.money)
        supply.receive(run, one.good, units, one.price, counted=not by_road)
        run.arrived[one.who] = run.arrived.get(one.who, 0) + units
        facts: dict[str, Fact] = {"person": one.who, "good": one.good, "units": units}
        happened.append(
            event("load_came", **facts, rest=rest) if by_road else event("order_came", **facts, price=one.price)
        )
        quality.taken(world, run, one.who, one.good, units, one.day, parcel=_is_parcel(one))
    if units < one.units:
        happened += people.move_trust(world, run, one.who, world.supply.broken_trust)[1:]
        back: dict[str, Fact] = {"person": one.who, "good": one.good, "units": one.units - units}
        ahead: dict[str, Fact] = {"amount": loses(one, units), "kept": units} if one.paid else {}
        happened.append(event("order_unpaid", **back, **ahead))
    return happened
