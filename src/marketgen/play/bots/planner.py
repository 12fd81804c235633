"""A planner's head: what it holds, shows, asks and builds is meant for the days that are left, not for today alone.

It knows what the screens show and nothing else: the wishes of the days that are over, today's prices and offers, and
how many days there are.
"""

from __future__ import annotations

from collections.abc import Iterator

from marketgen.engine import credit, price, supply
from marketgen.engine.arithmetic import BP, divide
from marketgen.engine.commands import Command
from marketgen.engine.run import Run
from marketgen.engine.world import Upgrade, World
from marketgen.play.bots.basket import MILLI, Offered, fill
from marketgen.play.bots.market import SPOILS_FAST_BP, Market
from marketgen.play.bots.policy import Policy
from marketgen.play.bots.simple import of

REMEMBERS = 8
"""Days by whose wishes a planner guesses what it will sell."""

GAINS_BP = 1000
"""Of what a unit costs, what it must bring over it."""

LOT_BP, LEFT_BP = 8800, 6500
"""Of what a unit brings, what it gives for one of a lot that it can sell, and for one that will lie."""

GUESSES, SUITS = 2, 75
"""For how many days its guess from a good's depth counts, and the per cent of those who wish for a good that buy it."""

HOLDS = 5
"""Days of sales that a planner likes to hold of what keeps."""

EARNS_FROM = 4
"""Days by whose profit it guesses what a slot, a group or an hour more would bring."""

GUESS = 3
"""Of what the stall earns in a day, a place more on the display is expected to bring one in so many, over the slots."""

CAREFUL = 4
"""It counts on one part in so many of what a slot more seems to bring: what is shown must first be had."""

SOON_PAID = 25
"""Days in which what is built must have paid for what is lost of its price."""

BUILT_BP = 6000
"""The share of its price that what is built counts for at the end."""


LOOKS_BACK = 12
"""Days by whose prices an expert guesses what a good will bring."""

ORDERS_FOR, ORDERS_FROM_BP, ORDERS_WORTH = 6, 1500, 3000
"""Days of sales for which an expert orders ahead, the margin from which, and what an order costs at the least."""

SPENT, ON_CREDIT_BP = 4, 1500
"""With less left than so many units of the measuring good cost, it takes on credit what brings so much over that."""

FREE_WALK = 1000
"""Minor units for which it walks in an hour that is not missed at the stall."""


class Planner(Market):
    """What a planner thinks of its stall this morning."""

    def __init__(self, world: World, run: Run, policy: Policy, spare: int) -> None:
        super().__init__(world, run, policy, spare)
        self.hours = run.hours
        self.costs = {good: price.paid(run, good) for good in self.stock}
        self.rates: dict[str, int] = {}
        self.walked: set[str] = set(run.visited)

    def rate(self, good: str) -> int:
        """Thousandths of a unit that a day should sell of a good: by the wishes of the last days, and, as somebody
        would guess who has seen few, by the good's depth."""
        known = self.rates.get(good)
        if known is None:
            one, days = self.world.goods[good], self.run.past[-REMEMBERS:]
            wished = sum(day.tallies[good].wished for day in days if good in day.tallies)
            low, high = one.buys
            seen = wished * (low + high) * MILLI * SUITS // 200
            known = self.rates[good] = (seen + GUESSES * one.depth * MILLI // 12) // (len(days) + GUESSES)
        return known

    def expected(self, good: str) -> int:
        """Units a day that it expects to sell, one at the least."""
        return max(1, divide(self.rate(good), MILLI))

    def days_for(self, good: str) -> int:
        """Days of sales that it would hold of a good."""
        spoils = self.world.goods[good].spoil_bp
        holds = 1 if spoils > 2 * SPOILS_FAST_BP else 2 if spoils > SPOILS_FAST_BP else HOLDS
        return min(holds, self.world.days - self.run.day + 1)

    def buys(self) -> Iterator[Command]:
        """What brings most for its money and its days first; the dearer walks last."""
        offers, run = self.offered(), self.run
        free = [man for man in self.world.middlemen if man in run.visited or not self.world.middlemen[man].hours]
        taken = fill(offers, self.stock, self.spare, self.walks, GAINS_BP, free)
        walked = self.walked = set(run.visited)
        for one in offers:
            units = taken.get((one.who, one.good), 0)
            walk = 0 if one.who in walked else self.world.middlemen[one.who].hours
            if units < 1 or walk > self.hours:
                continue
            walked.add(one.who)
            self.hours -= walk
            self.spare -= units * one.price
            self.have(one.good, units, one.price)
            yield one.choice.command(units)

    def have(self, good: str, units: int, each: int) -> None:
        """Counts units that are taken."""
        there = self.stock.get(good, 0)
        self.costs[good] = (self.costs.get(good, 0) * there + each * units) // (there + units)
        self.stock[good] = there + units

    def offered(self) -> list[Offered]:
        """What could be taken this morning."""
        prices = {(offer.who, offer.good): offer.price for offer in self.run.offers}
        return [
            Offered(
                who, good, choice, prices[who, good], self.brings(good), self.rate(good), self.days_for(good),
                self.world.goods[good].spoil_bp,
            )
            for choice in of(self.world, self.run, "take")
            for who, good in (choice.ids,)
            if self.world.goods[good].for_sale
        ]  # fmt: skip

    def brings(self, good: str) -> int:
        """What a unit is expected to bring."""
        return self.going[good]

    def lot_worth(self, good: str, units: int) -> int:
        """What it would pay for each of so many units at once: less than it brings for what sells in the days for which
        it holds the good, little for the rest."""
        sells = max(0, self.rate(good) * self.days_for(good) // MILLI - self.stock.get(good, 0))
        sold = min(units, sells)
        return self.brings(good) * (sold * LOT_BP + (units - sold) * LEFT_BP) // (units * BP)

    def walks(self, many: int) -> int:
        """What so many walks to people must bring."""
        return many * self._walk_worth()

    def cost(self, good: str) -> int:
        """What a unit has cost."""
        return self.costs.get(good, 0)

    def _later(self, good: str) -> int:
        """What a unit that is not sold today is worth: what it cost while there are days to sell it in, the share that
        the end counts where there are not."""
        world, going = self.world, self.going[good]
        left, days = self.stock[good], world.days - self.run.day
        end = going * world.score.stock_bp // BP
        if not days or left > days * self.expected(good):
            return end
        cost = self.cost(good)
        return max(cost, going * 8 // 10) if left < self.expected(good) else cost


class Expert(Planner):
    """A planner who orders ahead what it will miss, knows dear from cheap by what was before, and spends the hours
    before the market opens."""

    def walks(self, many: int) -> int:
        """Little before the market opens; after it, what the stall earns in an hour and a keeper does not."""
        early = max(0, self.run.hours - self.open_hours())
        missed = income(self.run) // max(1, self.open_hours())
        return FREE_WALK * min(many, early) + max(self._walk_worth(), missed) * max(0, many - early)

    def on_credit(self) -> Iterator[Command]:
        """What it takes to be paid later, where its own money is spent and what it gains is well over what that costs:
        no more than goes before it must be paid."""
        world, run = self.world, self.run
        if self.spare > SPENT * self.going.get(world.score.measure, 0):
            return
        offers = [
            Offered(
                who, good, choice, credit.credit_price(world, run, who, good).total, self.brings(good), self.rate(good),
                min(self.days_for(good), world.credit.days - 1), world.goods[good].spoil_bp,
            )
            for choice in of(world, run, "credit")
            for who, good in (choice.ids,)
            if world.goods[good].for_sale
        ]  # fmt: skip
        room = credit.credit_limit(world, run).total
        visited = {*run.visited, *self.walked}
        taken = fill(offers, self.stock, room, self.walks, ON_CREDIT_BP, visited)
        owed: set[str] = set()
        for one in sorted(offers, key=lambda one: (-taken.get((one.who, one.good), 0) * one.price, one.who, one.good)):
            units = taken.get((one.who, one.good), 0)
            if units * one.price >= ORDERS_WORTH and one.who not in owed:
                owed.add(one.who)
                self.have(one.good, units, one.price)
                yield one.choice.command(units)

    def open_hours(self) -> int:
        """Hours of the day that are spent at the stall, or are missed there."""
        return self.world.day.hours - self.world.day.before

    def brings(self, good: str) -> int:
        """Half of what it brings today, half of what it brought of late: a price far from its own comes back."""
        seen = [day.going[good] for day in self.run.past[-LOOKS_BACK:] if good in day.going]
        return (self.going[good] + sum(seen) // len(seen)) // 2 if seen else self.going[good]

    def ready(self) -> Iterator[Command]:
        """Makes the stall ready where an hour is left before the market opens."""
        if self.hours - self.world.inspection.tidy_hours >= self.open_hours():
            yield Command("tidy")

    def orders(self) -> Iterator[Command]:
        """What it has brought on a later day: what it will run out of, the widest margin first."""
        world, run = self.world, self.run
        coming = dict.fromkeys(self.going, 0)
        for order in run.orders:
            coming[order.good] += order.units
        found = []
        for choice in of(world, run, "order"):
            who, good = choice.ids
            cost = supply.offered_at(world, run, who, good, ahead=True)
            margin = (self.brings(good) - cost) * BP // cost
            if margin >= ORDERS_FROM_BP and world.goods[good].for_sale:
                found.append((-margin, choice.ids, choice, cost))
        for _margin, (who, good), choice, cost in sorted(found, key=lambda one: one[:2]):
            days = min(ORDERS_FOR, world.days - run.day - world.middlemen[who].order_days[1])
            lacking = self.expected(good) * days - self.stock.get(good, 0) - coming[good]
            units = min(lacking, choice.high, self.spare // cost)
            if units >= 1 and days > 0 and units * cost >= ORDERS_WORTH:
                coming[good] += units
                self.spare -= units * cost
                yield choice.command(units)


def income(run: Run) -> int:
    """What a day of trade has brought lately, in minor units."""
    days = [day for day in run.past[-EARNS_FROM:] if day.tallies]
    brought = sum(tally.profit for day in days for tally in day.tallies.values())
    return brought // max(1, len(days))


def gains(run: Run, food: int) -> int:
    """What a day leaves, in minor units, of which a household eats for ``food``; as a guess for the days to come."""
    return income(run) * 3 // 4 - food if run.past else 0


def pays_back(world: World, run: Run, upgrade: Upgrade, cost: int) -> bool:
    """Whether what is built brings more in the days that are left than what of its price is lost at the end."""
    now = income(run) // CAREFUL
    gains = now * upgrade.slots // (GUESS * max(1, len(run.slots)) // 2) + now * upgrade.groups // 7
    gains += now * upgrade.hours // 10 + (now // 15 if upgrade.wet_bp else 0) + now * upgrade.spoil_off_bp // (10 * BP)
    gains -= max(0, upgrade.fee - world.day.fee) if upgrade.fee else 0
    return gains * min(world.days - run.day, SOON_PAID) > cost * (BP - BUILT_BP) // BP


def market_of(world: World, run: Run, policy: Policy, spare: int) -> Market:
    """The head of a bot of these habits."""
    kind = Expert if policy.knows else Planner if policy.plans else Market
    return kind(world, run, policy, spare)
