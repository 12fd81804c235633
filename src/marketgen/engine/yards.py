"""A wholesale yard (game.md 4.14): an upgrade from which goods are sold by the sack to those who sell them again.

Each morning some ask for a good, with an amount and a price a little under what it goes for; a neighbour may ask for
time. What is sold so weighs less on the market than at the stall. It takes hours, a porter, rent, and is seen.
"""

from __future__ import annotations

from marketgen.engine import calendar, chance, growth, people, price, supply
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import BP, divide, of_bp
from marketgen.engine.commands import Command
from marketgen.engine.enterprise import Sack, SackBuyer, YardState
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.known import missing
from marketgen.engine.ledger import pay, spend_hours
from marketgen.engine.replacing import replace
from marketgen.engine.run import Line, Run
from marketgen.engine.world import World, Yard


def held(world: World, run: Run) -> list[str]:
    """The yards you rent."""
    return [one for one in run.built if one in world.upgrades and world.upgrades[one].yard is not None]


def _rules(world: World, some_id: str) -> Yard:
    """The terms of a yard. Raises KeyError for an upgrade that is none."""
    found = world.upgrades[some_id].yard
    if found is None:
        raise KeyError(some_id)
    return found


def wanted(world: World, run: Run, good: str) -> tuple[str, SackBuyer]:
    """The yard at which somebody asks for a good today, and who. Raises KeyError if nobody does."""
    for some_id in held(world, run):
        for buyer in run.yards[some_id].buyers if some_id in run.yards else ():
            if buyer.good == good:
                return some_id, buyer
    raise KeyError(good)


# numbers


def each(world: World, run: Run, good: str) -> Account:
    """What whoever asks for a good by the sack gives for a unit, in minor units. Raises KeyError if nobody does."""
    _yard, buyer = wanted(world, run, good)
    going, steps = price.total(world, run, good), Sum()
    steps.add("going", going, keep=True, good=good)
    steps.add("sack_share", of_bp(going, buyer.share_bp) - going, share=buyer.share_bp - BP)
    steps.add("rounding", price.rounded(world, steps.total) - steps.total)
    return steps.account(f"sack_price:{good}", f"money:{world.money}")


def comes_to(world: World, run: Run, good: str, units: int) -> Account:
    """What so many units come to. Raises KeyError if nobody asks for them."""
    steps, one = Sum(), each(world, run, good).total
    steps.add("sack_units", units * one, keep=True, good=good, units=units, price=one)
    return steps.account(f"sack:{good}:{units}", f"money:{world.money}")


def pays(world: World, run: Run, some_id: str, who: str) -> Account:
    """The chance that a neighbour pays for sacks on the day, in basis points. Raises KeyError for no such yard."""
    rules, trust = _rules(world, some_id), run.trust[who]
    steps = Sum()
    steps.add("sack_pays", BP - rules.misses_bp, keep=True)
    steps.add("trust", divide(trust * rules.trust_bp, 100), person=who, trust=trust)
    steps.keep_within(0, BP, "held")
    return steps.account(f"sack_pays:{some_id}:{who}", "bp")


def owed(run: Run) -> int:
    """What is owed for sacks, in minor units."""
    return sum(sack.amount for state in run.yards.values() for sack in state.sacks)


# the morning


def dawn(world: World, run: Run) -> list[Event]:
    """Rent that is due, what is paid for sacks, and who asks today."""
    happened: list[Event] = []
    for some_id in held(world, run):
        if some_id not in run.yards:
            run.yards[some_id] = YardState(run.built[some_id] + _rules(world, some_id).every)
    for some_id in list(run.yards):
        happened += _settle(world, run, some_id)
        if some_id in run.built:
            happened += _rent(world, run, some_id)
        if some_id in run.built:
            buyers = () if run.trip.leg or calendar.closed(world, run.day) else _buyers(world, run, some_id)
            run.yards[some_id] = replace(run.yards[some_id], buyers=buyers)
            if buyers:
                happened.append(event("yard_asked", upgrade=some_id, buyers=len(buyers)))
        elif some_id in run.yards and not run.yards[some_id].sacks:
            del run.yards[some_id]
    return happened


def _rent(world: World, run: Run, some_id: str) -> list[Event]:
    rules, state = _rules(world, some_id), run.yards[some_id]
    if state.due > run.day:
        return []
    if run.money[world.money] < rules.rent:
        return [event("yard_lost", upgrade=some_id, amount=rules.rent), *_leave(world, run, some_id)]
    pay(run, world.money, -rules.rent, Line("yard_rent", some_id, -rules.rent), world.money)
    run.yards[some_id] = replace(state, due=state.due + rules.every)
    return [event("yard_rent", upgrade=some_id, amount=rules.rent)]


def _buyers(world: World, run: Run, some_id: str) -> tuple[SackBuyer, ...]:
    """Who asks for what this morning: each good draws for itself."""
    rules, found = _rules(world, some_id), []
    row = [one for one in world.neighbours if people.present(world, run, one)]
    for good in rules.goods:
        comes, many, share, time = chance.draws(run.seed, "yard", run.day, f"{some_id}.{good}", 4)
        if world.goods[good].from_day > run.day or not chance.happens(comes, rules.comes_bp):
            continue
        units = max(1, of_bp(world.goods[good].depth, chance.between(many, *rules.lot_bp)))
        who = row[chance.below(many, len(row))] if row and chance.happens(time, rules.credit_bp) else ""
        found.append(SackBuyer(good, units, chance.between(share, *rules.share_bp), who))
    return tuple(found)


def _settle(world: World, run: Run, some_id: str) -> list[Event]:
    """Sacks that are to be paid today: paid, later, or after that never."""
    rules, state = _rules(world, some_id), run.yards[some_id]
    happened, left = list[Event](), list[Sack]()
    for sack in state.sacks:
        if sack.due > run.day:
            left.append(sack)
            continue
        luck = chance.draw(run.seed, "yard", sack.due, f"{some_id}.{sack.who}.{sack.good}.pays")
        if chance.happens(luck, pays(world, run, some_id, sack.who).total):
            pay(run, world.money, sack.amount, Line("yard_back", some_id, sack.amount, other=sack.who), world.money)
            happened.append(event("sack_paid", upgrade=some_id, person=sack.who, amount=sack.amount))
            happened += people.move_trust(world, run, sack.who, rules.thanks)
        elif not sack.late:
            left.append(replace(sack, due=run.day + rules.days, late=1))
            happened.append(event("sack_late", upgrade=some_id, person=sack.who, day=run.day + rules.days))
        else:
            happened.append(event("sack_gone", upgrade=some_id, person=sack.who, amount=sack.amount))
    run.yards[some_id] = replace(state, sacks=tuple(left))
    return happened


# selling by the sack


def wholesale_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each good that somebody asks for by the sack today."""
    return [
        Choice("wholesale", (buyer.good,), 1, max(1, min(buyer.units, run.goods[buyer.good].stock)),
               refusal=_why_not(world, run, some_id, buyer))
        for some_id in held(world, run) if some_id in run.yards
        for buyer in run.yards[some_id].buyers
    ]  # fmt: skip


def _why_not(world: World, run: Run, some_id: str, buyer: SackBuyer) -> Refusal | None:
    rules, state = _rules(world, some_id), run.yards[some_id]
    if not run.goods[buyer.good].stock:
        return refuse("sack_none", good=buyer.good)
    if state.worked == run.day:
        return None
    if rules.hours > run.hours:
        return refuse("no_hours", hours=rules.hours)
    if rules.porter > run.money[world.money]:
        return refuse("no_money", currency=world.money, needs=rules.porter)
    return None


def check_wholesale(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether units of a good can be sold by the sack now."""
    good = command.ids[0]
    if not held(world, run):
        return refuse("yard_none")
    found = next((one for one in wholesale_choices(world, run) if one.ids == command.ids), None)
    if found is None:
        return refuse("sack_nobody", good=good)
    if found.refusal:
        return found.refusal
    if command.amount < 1:
        return refuse("at_least_one")
    return None if command.amount <= found.high else refuse("sack_has", good=good, units=found.high)


def wholesale(world: World, run: Run, command: Command) -> list[Event]:
    """Sell units by the sack: paid at once, or by a neighbour on a later day. The first of a day takes its hours."""
    good, units = command.ids[0], command.amount
    some_id, buyer = wanted(world, run, good)
    rules, amount = _rules(world, some_id), comes_to(world, run, good, units).total
    happened = _work(world, run, some_id)
    supply.leave(run, good, units)
    goods = run.goods[good]
    weighs = of_bp(divide(world.price.effect_bp * units, world.goods[good].depth), rules.weighs_bp)
    run.goods[good] = replace(goods, fresh=goods.fresh - weighs)
    state = run.yards[some_id]
    rest = [one if one.good != good else replace(one, units=one.units - units) for one in state.buyers]
    state = replace(state, buyers=tuple(one for one in rest if one.units))
    if buyer.who:
        due = run.day + rules.days
        state = replace(state, sacks=(*state.sacks, Sack(buyer.who, good, amount, due)))
        happened.append(event(
            "sack_on_time", upgrade=some_id, person=buyer.who, good=good, units=units, amount=amount, day=due
        ))  # fmt: skip
    else:
        pay(run, world.money, amount, Line("yard", good, amount, units, divide(amount, units)), world.money)
        happened.append(event("sack_sold", upgrade=some_id, good=good, units=units, amount=amount))
    run.yards[some_id] = state
    return happened


def _work(world: World, run: Run, some_id: str) -> list[Event]:
    """What the first sack of a day takes: hours, a porter, and eyes; more of them without somebody's cover."""
    rules, state = _rules(world, some_id), run.yards[some_id]
    if state.worked == run.day:
        return []
    spend_hours(world, run, rules.hours)
    pay(run, world.money, -rules.porter, Line("yard_porter", some_id, -rules.porter), world.money)
    run.yards[some_id] = replace(state, worked=run.day)
    run.envied += rules.envy
    added = min(100 - run.heat, heat(world, run, some_id))
    run.heat += added
    return [event("heat", amount=added)] if added else []


def heat(world: World, run: Run, some_id: str) -> int:
    """Heat of a day on which anything is sold there: less with a tie to who covers it."""
    rules = _rules(world, some_id)
    tie = run.officials[rules.official].tie if rules.official in run.officials else -500
    left = rules.official in run.officials and run.officials[rules.official].left
    return rules.heat + (0 if tie >= rules.tie and not left else rules.open_heat)


# giving it up


def vacate_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each yard you rent."""
    return [Choice("vacate", (one,)) for one in held(world, run)]


def check_vacate(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether you rent such a yard."""
    unknown, some_id = missing(world.upgrades, "upgrade", run, command), command.ids[0]
    return unknown or (None if some_id in held(world, run) else refuse("yard_not_yours", upgrade=some_id))


def vacate(world: World, run: Run, command: Command) -> list[Event]:
    """Give a yard up; what is owed for sacks is still paid on its day."""
    some_id = command.ids[0]
    return [event("yard_left", upgrade=some_id), *_leave(world, run, some_id)]


def _leave(world: World, run: Run, some_id: str) -> list[Event]:
    state = run.yards.get(some_id)
    if state is not None and state.sacks:
        run.yards[some_id] = replace(state, buyers=())
    elif state is not None:
        del run.yards[some_id]
    return growth.take_down(world, run, some_id)
