"""Places (game.md 4.5): what is cheap where, and buying there. What you take has to be carried."""

from __future__ import annotations

from marketgen.engine import chance, gates, growth, price, wander
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import BP, clamp, divide, of_bp
from marketgen.engine.commands import Command
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.ledger import pay
from marketgen.engine.replacing import replace
from marketgen.engine.run import Cargo, Line, Run
from marketgen.engine.world import Journey, World


def price_at(world: World, run: Run, place_id: str, good: str, units: int = 0) -> Account:
    """What a unit costs at a place today after ``units`` more are bought there, in minor units of the main currency.
    Raises KeyError if it is not sold there."""
    place = world.places[place_id]
    sold = place.sells[good]
    base = price.anchor(world, run, good)
    steps = Sum()
    steps.add("home_price", base, keep=True, good=good)
    country = price.country(world, run, good)
    steps.add("without_gap_here", country - base)
    steps.add("place", of_bp(country, sold.factor_bp) - country, share=sold.factor_bp - BP, place=place_id)
    steps.add("source_share", of_bp(steps.total, place.share_bp) - steps.total, share=place.share_bp - BP)
    gap = wander.gap(world, run, place_id, good)
    steps.add("gap", of_bp(steps.total, gap), share=gap)
    if place.noise_bp:
        luck = chance.draw(run.seed, "place_noise", run.day, f"{place_id}.{good}")
        noise = chance.between(luck, -place.noise_bp, place.noise_bp)
        steps.add("noise", of_bp(steps.total, noise), share=noise, day=run.day)
    pressed = clamp(pressure(world, run, place_id, good, units), 0, world.price.limit_bp)
    steps.add("bought_there", of_bp(steps.total, pressed), share=pressed)
    steps.add("rounding", price.rounded(world, steps.total) - steps.total)
    return steps.account(f"price_at:{place_id}:{good}", f"money:{world.money}")


def pressure(world: World, run: Run, place_id: str, good: str, units: int = 0) -> int:
    """How far your own buying has raised a price at a place, in basis points, with ``units`` more."""
    more = divide(world.price.effect_bp * units, world.goods[good].depth)
    return run.bought_at.get(f"{place_id}.{good}", 0) + more


def fade(world: World, run: Run) -> None:
    """A night: the same share of the pressure stays at places as at home."""
    if run.bought_at:
        faded = {key: of_bp(bp, world.price.keeps_bp) for key, bp in run.bought_at.items()}
        run.bought_at = {key: bp for key, bp in faded.items() if bp}


def lot(world: World, run: Run, place_id: str, good: str) -> int:
    """Units of a good that a visitor finds at a place today, what was bought there today taken off."""
    low, high = world.places[place_id].sells[good].lot_bp
    luck = chance.draw(run.seed, "place_lot", run.day, f"{place_id}.{good}")
    found = max(1, of_bp(world.goods[good].depth, chance.between(luck, low, high)))
    bought = sum(item.units for item in run.trip.cargo if item.good == good)  # nobody stays there longer than a day
    return max(0, found - (bought if run.place == place_id else 0))


def journey(world: World, run: Run) -> Journey:
    """The way you are on. Raises KeyError if you are at home."""
    return world.ways[run.trip.way].to[run.trip.to]


def carried(world: World, run: Run) -> int:
    """Grams that travel with you."""
    return sum(item.units * world.goods[item.good].bulk for item in run.trip.cargo)


def capacity(world: World, run: Run, way: Journey) -> int:
    """Grams that can be carried on a way: what stands at home helps on one that is there and back in a day."""
    return way.carries + (growth.carry_bonus(world, run) * 1000 if way.days[1] == 1 else 0)


def room(world: World, run: Run, good: str) -> int:
    """Units of a good that can still be carried."""
    free = capacity(world, run, journey(world, run)) - carried(world, run)
    return max(0, free // max(1, world.goods[good].bulk))


def _total(world: World, run: Run, place_id: str, good: str, units: int) -> int:
    """What so many units cost together: each unit raises the price of the whole, as a seller who sees you would."""
    return units * price_at(world, run, place_id, good, units).total


def asked_at(world: World, run: Run, place_id: str, good: str) -> Account:
    """What a unit costs at a place today in the money that is taken there first. Raises KeyError if it is not sold
    there."""
    return gates.account_in(world, run, gates.accepts(world, place_id)[0], price_at(world, run, place_id, good))


def buying(world: World, run: Run, good: str, units: int) -> Account:
    """What so many units cost where you are, in minor units of what you would pay in: at the price that stands there,
    and what buying so many raises it. Raises KeyError where it is not sold."""
    return gates.account_in(world, run, _pays(world, run, good), _sum(world, run, good, units))


def _sum(world: World, run: Run, good: str, units: int) -> Account:
    first = price_at(world, run, run.place, good).total
    steps = Sum()
    steps.add("buying_first", units * first, keep=True, good=good, units=units, price=first)
    steps.add("buying_rises", _total(world, run, run.place, good, units) - steps.total)
    return steps.account(f"buying:{good}:{units}", f"money:{world.money}")


def _pays(world: World, run: Run, good: str) -> str:
    """The currency in which you would pay for a good where you are."""
    if not world.places[run.place].accepts:
        return world.money
    return gates.purse(world, run, run.place, _total(world, run, run.place, good, 1))


def _costs(world: World, run: Run, currency: str, good: str, units: int) -> int:
    """What so many units cost together where you are, in minor units of a currency."""
    return gates.counted(world, run, currency, _total(world, run, run.place, good, units))


def _most(world: World, run: Run, good: str) -> int:
    """The most units that can be bought: there, carried and paid."""
    high = min(lot(world, run, run.place, good), room(world, run, good))
    currency, low = _pays(world, run, good), 0
    money = run.money[currency]
    while low < high:  # what more units cost never falls, so halving finds the last one that can be paid
        middle = (low + high + 1) // 2
        if _costs(world, run, currency, good, middle) <= money:
            low = middle
        else:
            high = middle - 1
    return low


def buy_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each good sold where you are."""
    if not run.place or run.trip.leg != "there":
        return []
    choices = []
    for good in world.places[run.place].sells:
        if world.goods[good].from_day > run.day:
            continue
        most = _most(world, run, good)
        choices.append(Choice("buy", (good,), 1, max(1, most), refusal=None if most else _why_none(world, run, good)))
    return choices


def _why_none(world: World, run: Run, good: str) -> Refusal:
    if not lot(world, run, run.place, good):
        return refuse("sold_out_there", good=good, place=run.place)
    if not room(world, run, good):
        return refuse("too_heavy", good=good, carries=capacity(world, run, journey(world, run)), units=0)
    return _too_dear(world, run, good, 1)


def _too_dear(world: World, run: Run, good: str, units: int) -> Refusal:
    """That there is too little of the money that is taken there."""
    currency = _pays(world, run, good)
    needs = _costs(world, run, currency, good, units)
    if not world.places[run.place].accepts:
        return refuse("no_money", currency=currency, needs=needs)
    return refuse("other_money_there", place=run.place, currency=currency, amount=needs)


def check_buy(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether units of a good can be bought here."""
    good = command.ids[0]
    if run.trip.leg != "there":
        return refuse("not_there")
    if gates.at_gate(run):
        return refuse("before_gate", place=run.trip.to)
    found = next((choice for choice in buy_choices(world, run) if choice.ids == (good,)), None)
    if found is None:
        return refuse("not_sold_there", good=good, place=run.place)
    if found.refusal:
        return found.refusal
    if command.amount < 1:
        return refuse("at_least_one")
    if command.amount <= found.high:
        return None
    if command.amount > lot(world, run, run.place, good):
        return refuse("offer_has", units=lot(world, run, run.place, good), good=good)
    if command.amount > room(world, run, good):
        most = capacity(world, run, journey(world, run))
        return refuse("too_heavy", good=good, carries=most, units=room(world, run, good))
    return _too_dear(world, run, good, command.amount)


def buy(world: World, run: Run, command: Command) -> list[Event]:
    """Buy units where you are; they travel with you."""
    good, units = command.ids[0], command.amount
    currency = _pays(world, run, good)
    each = price_at(world, run, run.place, good, units).total
    cost, paid = units * each, _costs(world, run, currency, good, units)
    pay(run, currency, -paid, Line("bought", good, -paid, units, each, other=run.place), world.money)
    run.bought_at[f"{run.place}.{good}"] = pressure(world, run, run.place, good, units)
    had = next((item for item in run.trip.cargo if item.good == good), Cargo(good, 0, 0))
    rest = tuple(item for item in run.trip.cargo if item.good != good)
    cargo = sorted((*rest, Cargo(good, had.units + units, had.cost + cost)), key=lambda item: item.good)
    run.trip = replace(run.trip, cargo=tuple(cargo))
    bought = event("bought", place=run.place, good=good, units=units, price=each)
    if currency == world.money:
        return [bought]
    return [event("bought_in", place=run.place, good=good, units=units, currency=currency, amount=paid)]
