"""Offers and orders (game.md 4.3): what middlemen bring in the morning, and what they bring on a later day for less."""

from __future__ import annotations

from collections.abc import Sequence

from marketgen.engine import chance, keeper, people, price, quality
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.almanac import of_day
from marketgen.engine.arithmetic import BP, clamp, divide, of_bp
from marketgen.engine.commands import Command
from marketgen.engine.events import Choice, Event, Refusal, as_event, event, refuse
from marketgen.engine.ledger import pay, spend_hours
from marketgen.engine.replacing import replace
from marketgen.engine.run import GoodState, Line, Offer, Order, Run, Tally
from marketgen.engine.world import Middleman, World

NOTHING = Tally()
"""What a day did with a good before it did anything."""


def offer_price(world: World, run: Run, who: str, good: str, ahead: bool = False) -> Account:
    """What a unit costs at a middleman today, or ordered ahead, in minor units of the main currency. What was asked
    this morning stands for the day, whatever has moved since."""
    man, steps = world.middlemen[who], Sum()
    base = price.anchor(world, run, good)
    steps.add("base", base, keep=True, good=good)
    share = man.carries[good].share_bp
    steps.add("supplier_share", of_bp(base, share) - base, share=share, person=who)
    for mood in run.moods:
        if mood.kind == "share" and mood.good == who and mood.last_day >= run.day:
            steps.add("event", of_bp(steps.total, mood.bp), event=mood.event, share=mood.bp)
    pressure = _pressure(world, run, good)
    steps.add("market_pressure", of_bp(steps.total, pressure), share=pressure)
    if not ahead:
        spread = _spread(world, run, who, good)
        steps.add("days_mood", of_bp(steps.total, spread) - steps.total, factor=spread, person=who)
    off = _off(world, run, who)
    steps.add("trust_off", -of_bp(steps.total, off), share=off, person=who)
    if ahead:
        steps.add("ordered_ahead", of_bp(steps.total, man.order_bp) - steps.total, factor=man.order_bp)
    steps.add("rounding", price.rounded(world, steps.total) - steps.total)
    asked = () if ahead else (offer.price for offer in run.offers if (offer.who, offer.good) == (who, good))
    steps.add("asked_at_dawn", next(iter(asked), steps.total) - steps.total, person=who)
    kind = "order_price" if ahead else "offer"
    return steps.account(f"{kind}:{who}:{good}", f"money:{world.money}")


def offered_at(world: World, run: Run, who: str, good: str, ahead: bool = False) -> int:
    """:func:`offer_price`'s total by the same parts, without its steps."""
    man = world.middlemen[who]
    found = of_bp(price.anchor(world, run, good), man.carries[good].share_bp)
    for mood in run.moods:
        if mood.kind == "share" and mood.good == who and mood.last_day >= run.day:
            found += of_bp(found, mood.bp)
    found += of_bp(found, _pressure(world, run, good))
    if not ahead:
        found = of_bp(found, _spread(world, run, who, good))
    found -= of_bp(found, _off(world, run, who))
    return price.rounded(world, of_bp(found, man.order_bp) if ahead else found)


def _pressure(world: World, run: Run, good: str) -> int:
    """How far a supplier follows the market's pressure on a good, in basis points."""
    limit, state = world.price.limit_bp, run.goods[good]
    pressed = state.older + state.yesterday + state.noise + state.fresh
    return of_bp(clamp(pressed, -limit, limit), world.supply.pressure_bp)


def _spread(world: World, run: Run, who: str, good: str) -> int:
    """A supplier's own mood of the day about a good, as a factor in basis points."""
    return chance.between(chance.draw(run.seed, "spread", run.day, f"{who}.{good}"), *world.supply.spread_bp)


def _off(world: World, run: Run, who: str) -> int:
    """What trust takes off a supplier's price, in basis points."""
    trust = run.trust.get(who, 0)
    return divide(trust * world.supply.trust_off_bp, 100) if trust > 0 else 0


def word(world: World, run: Run, who: str) -> Account:
    """The chance, as things stand, that an order comes, in basis points; what counts is the day on which it is due."""
    man, rules = world.middlemen[who], world.supply
    steps = Sum()
    steps.add("keeps_word", man.word_bp, keep=True, person=who)
    trust = run.trust.get(who, 0)
    steps.add("trust", divide(trust * rules.word_trust_bp, 100), person=who, trust=trust)
    steps.add("level", -run.level * rules.word_level_bp, level=run.level)
    steps.keep_within(rules.word_least_bp, rules.word_most_bp, "held")
    return steps.account(f"word:{who}", "bp")


BROKEN = ("order_lost", "order_off")
"""What is told of an order that does not come."""


def make_offers(world: World, run: Run, told: Sequence[Event] = ()) -> list[Event]:
    """This morning's offers: who is there, and with what. Whoever was ``told`` of as not bringing a good that was
    ordered does not offer that good the same morning, unless the scenario says that it is surely brought."""
    run.offers = ()
    run.visited = ()
    if not world.met("offers", run.day):
        return []
    offers: list[Offer] = []
    carried, gone = of_day(world, "carried", run.day, _carried), run.gone
    for man, known, sure in carried:
        if man.id not in gone:
            offers.extend(_offers_of(world, run, man, known, sure))
    broken = [(one.word("person"), one.word("good")) for one in told if one.kind in BROKEN]
    offers = [one for one in offers if (one.who, one.good) not in broken or _is_sure(world, run, one)]
    run.offers = tuple(offers)
    today = run.today
    tallies = today.tallies.copy()
    for offer in offers:
        tallies[offer.good] = tallies.get(offer.good, NOTHING).more(offered=offer.units)
    run.today = today.booked(today.lines, tallies, today.hourly)
    return [
        as_event("offer", (("person", one.who), ("good", one.good), ("units", one.units), ("price", one.price)))
        for one in offers
    ]


def _is_sure(world: World, run: Run, offer: Offer) -> bool:
    """Whether the scenario says that it is brought today."""
    return offer.good in world.middlemen[offer.who].sure.get(run.day, ())


_Carries = list[tuple[str, str]]
"""The goods that a supplier carries on a day, each with its key among the draws."""


def _offers_of(world: World, run: Run, man: Middleman, known: _Carries, sure: tuple[str, ...]) -> list[Offer]:
    brought = sure
    if not brought and known:
        there, second = chance.draws(run.seed, "morning", run.day, man.id, 2)
        if not chance.happens(there, there_bp(world, run, man)):
            return []
        # each good draws for itself: one more can take a place, and moves nothing else
        luck, place = chance.days_of(run.memory, run.seed, "brings", run.day), run.day % chance.BLOCK
        liked = sorted([(luck[key][place], at) for at, (_good, key) in enumerate(known)])
        brought = tuple(known[at][0] for _, at in liked[: 2 if chance.happens(second, man.second_bp) else 1])
    offers = []
    for good in brought:
        low, high = man.carries[good].lot_bp
        many = chance.between(chance.draw(run.seed, "lot", run.day, f"{man.id}.{good}"), low, high)
        units = max(1, of_bp(world.goods[good].depth, many))
        offers.append(Offer(man.id, good, units, units, offered_at(world, run, man.id, good)))
    return offers


def _carried(world: World, day: int) -> list[tuple[Middleman, _Carries, tuple[str, ...]]]:
    """The suppliers met by a day, with the goods that each carries on it, and what he surely brings."""
    return [
        (
            man,
            [(good, f"{man.id}.{good}") for good in man.carries if world.goods[good].from_day <= day],
            tuple(good for good in man.sure.get(day, ()) if good in man.carries),
        )
        for man in world.middlemen.values()
        if man.from_day <= day
    ]


def there_bp(world: World, run: Run, man: Middleman) -> int:
    """The chance that a supplier is there this morning, in basis points: his own, and what has been heard of."""
    share = man.present_bp
    for mood in run.moods:
        if mood.kind == "offers" and mood.good == man.id and mood.last_day >= run.day:
            share = of_bp(share, BP + mood.bp)
    return clamp(share, 0, BP)


def walk(world: World, run: Run, who: str) -> int:
    """The hours that buying from somebody takes now: nothing after the first time today."""
    return 0 if who in run.visited else world.middlemen[who].hours


def take_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each offer of this morning."""
    return [
        Choice(
            "take", (offer.who, offer.good), 1, max(1, _affordable(world, run, offer)), refusal=_shut(world, run, offer)
        )
        for offer in run.offers
    ]


def _affordable(world: World, run: Run, offer: Offer) -> int:
    """Units of an offer that there is money for."""
    return min(offer.left, run.money[world.money] // offer.price)


def _shut(world: World, run: Run, offer: Offer) -> Refusal | None:
    """Why nothing of an offer can be bought now."""
    if not offer.left:
        return refuse("offer_gone", person=offer.who, good=offer.good)
    if walk(world, run, offer.who) > run.hours:
        return refuse("no_hours", hours=walk(world, run, offer.who))
    if not _affordable(world, run, offer):
        return refuse("no_money", currency=world.money, needs=offer.price, each=1)
    return None


def find_offer(run: Run, who: str, good: str) -> Offer | None:
    """The offer of this morning by somebody for a good, if there is one."""
    for offer in run.offers:
        if offer.who == who and offer.good == good:
            return offer
    return None


def check_take(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether units of an offer can be bought now."""
    who, good = command.ids
    offer = find_offer(run, who, good)
    if offer is None:
        return refuse("no_offer", person=who, good=good)
    shut = _shut(world, run, offer)
    if shut:
        return shut
    if command.amount < 1:
        return refuse("at_least_one")
    if command.amount > offer.left:
        return refuse("offer_has", units=offer.left, good=good)
    needs = command.amount * offer.price
    if needs > run.money[world.money]:
        return refuse("no_money", currency=world.money, needs=needs)
    return None


def take(world: World, run: Run, command: Command) -> list[Event]:
    """Buy units of an offer: money, stock, ledger, the walk."""
    who, good = command.ids
    offer = find_offer(run, who, good)
    assert offer is not None
    _pay_for(world, run, "took", who, good, command.amount, offer.price)
    hand_over(world, run, who, good, command.amount, offer.price)
    return [event("took", person=who, good=good, units=command.amount, price=offer.price)]


def hand_over(world: World, run: Run, who: str, good: str, units: int, each: int) -> None:
    """Units of this morning's offer change hands at a price each, paid or owed: the walk, the offer, the stock."""
    offer = find_offer(run, who, good)
    assert offer is not None
    if who not in run.visited:
        spend_hours(world, run, walk(world, run, who))
        run.visited = (*run.visited, who)
    left = Offer(who, good, offer.units, offer.left - units, offer.price)
    run.offers = tuple(left if item is offer else item for item in run.offers)
    receive(run, good, units, each)
    quality.taken(world, run, who, good, units, run.day)


def _pay_for(world: World, run: Run, kind: str, who: str, good: str, units: int, each: int) -> None:
    cost = units * each
    pay(run, world.money, -cost, Line(kind, good, -cost, units, each, other=who), world.money)


def receive(run: Run, good: str, units: int, each: int, counted: bool = True) -> None:
    """Units of a good come to the stall at what each costs, in minor units; where they are ``counted`` the day's tally
    has them as taken from a supplier here."""
    cost = units * each
    state = run.goods[good]
    stock, cost = state.stock + units, state.cost + cost
    run.goods[good] = GoodState(stock, cost, state.stance, state.older, state.yesterday, state.noise, state.fresh)
    if counted:
        today = run.today
        tallies = {**today.tallies, good: today.tallies.get(good, NOTHING).more(taken=units)}
        run.today = today.booked(today.lines, tallies, today.hourly)


def leave(run: Run, good: str, units: int) -> int:
    """Units leave the stall and weigh on no price; what they had cost."""
    state = run.goods[good]
    gone = state.cost * units // state.stock
    left = state.stock - units
    run.goods[good] = replace(state, stock=left, cost=state.cost - gone if left else 0)
    return gone


def order_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each good that can be ordered from somebody."""
    return [
        _order_choice(world, run, man, good)
        for man in people.middlemen(world, run)
        if man.from_day <= run.day
        for good in man.carries
        if world.goods[good].from_day <= run.day
    ]


def _order_choice(world: World, run: Run, man: Middleman, good: str) -> Choice:
    why = None
    if run.day + man.order_days[1] > world.days:
        why = refuse("too_late_to_order", day=run.day + man.order_days[1])
    elif _is_open(run, man.id, good):
        why = refuse("ordered_already", person=man.id, good=good)
    most = max(1, of_bp(world.goods[good].depth, man.carries[good].lot_bp[1]))
    if why is None:
        most, why = _can_deposit(world, run, man.id, good, most)
    return Choice("order", (man.id, good), 1, most, undoable=True, refusal=why)


def check_order(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether a good can be ordered in this number."""
    who, good = command.ids
    man = world.middlemen[who]
    if who in run.gone or man.from_day > run.day or good not in man.carries:
        return refuse("does_not_carry", person=who, good=good)
    choice = _order_choice(world, run, man, good)
    if choice.refusal:
        return choice.refusal
    if command.amount < 1:
        return refuse("at_least_one")
    if command.amount <= choice.high:
        return None
    needs = deposit(world, run, who, good, command.amount)
    if needs > run.money[world.money]:
        return refuse("no_money", currency=world.money, needs=needs)
    return refuse("order_has", units=choice.high)


def _is_open(run: Run, who: str, good: str) -> bool:
    """Whether a good is ordered from somebody and not here yet."""
    return any(made.who == who and made.good == good for made in run.orders) or any(
        load.who == who and load.good == good for load in run.loads
    )


def _can_deposit(world: World, run: Run, who: str, good: str, most: int) -> tuple[int, Refusal | None]:
    """How many of ``most`` units can be ordered for the money in hand, or why none."""
    money = run.money[world.money]
    whole = deposit(world, run, who, good, most)
    if whole <= money:
        return most, None
    found = most * money // whole
    while found < most and deposit(world, run, who, good, found + 1) <= money:
        found += 1
    while found and deposit(world, run, who, good, found) > money:
        found -= 1
    if found:
        return found, None
    return most, refuse("no_money", currency=world.money, needs=deposit(world, run, who, good, 1), each=1)


def deposit(world: World, run: Run, who: str, good: str, units: int) -> int:
    """What is paid when so many units are ordered, in minor units; nothing to who brings it from next door."""
    man = world.middlemen[who]
    if not man.deposit_bp or not man.road or not world.met("shipments", run.day):
        return 0
    return of_bp(units * offered_at(world, run, who, good, ahead=True), man.deposit_bp)


def order(world: World, run: Run, command: Command) -> list[Event]:
    """Order ahead; paid when it comes, but for a deposit."""
    who, good = command.ids
    each = offered_at(world, run, who, good, ahead=True)
    first, last = (run.day + days for days in world.middlemen[who].order_days)
    paid = deposit(world, run, who, good, command.amount)
    pay(run, world.money, -paid, Line("deposit", good, -paid, command.amount, each, other=who), world.money)
    made = Order(run.day, who, good, command.amount, each, first, last, paid)
    run.orders = tuple(sorted((*run.orders, made), key=lambda item: (item.last, item.who, item.good)))
    happened = [event("ordered", person=who, good=good, units=command.amount, price=each, first=first, last=last)]
    return [*happened, event("deposit", person=who, amount=paid)] if paid else happened


def due(run: Run, made: Order) -> int:
    """The day on which an order comes if it comes: drawn once, by the day it was made."""
    luck = chance.draw(run.seed, "order_day", made.day, f"{made.who}.{made.good}")
    return chance.between(luck, made.first, made.last)


def brought(world: World, run: Run) -> tuple[list[Event], list[Order]]:
    """The orders from next door that are due this morning: what is told of those that do not come after all, and those
    that are here and wait to be paid."""
    if run.trip.leg and not keeper.keeper_share(world, run).total:
        return [], []  # nobody is there to receive it: it waits for you
    happened: list[Event] = []
    waiting: list[Order] = []
    here: list[Order] = []
    shipped = world.met("shipments", run.day)
    for made in run.orders:
        if due(run, made) > run.day or (shipped and world.middlemen[made.who].road):
            waiting.append(made)
            continue
        luck = chance.draw(run.seed, "order_comes", made.day, f"{made.who}.{made.good}")
        if chance.happens(luck, word(world, run, made.who).total):
            here.append(made)
        else:
            happened.append(event("order_lost", person=made.who, good=made.good, units=made.units))
    run.orders = tuple(waiting)
    return happened, here


def share_below(world: World, run: Run, each: int, good: str) -> int:
    """How far a price lies from the going price, in basis points (negative: under the market)."""
    going = price.total(world, run, good)
    return divide((each - going) * BP, going)
