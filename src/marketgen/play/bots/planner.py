"""A planner's head: what it holds, shows, asks and builds is meant for the days that are left, not for today alone.

It knows what the screens show and nothing else: the wishes of the days that are over, today's prices and offers, and
how many days there are.
"""

from __future__ import annotations

from collections.abc import Iterator

from marketgen.engine import price, supply
from marketgen.engine.arithmetic import BP
from marketgen.engine.commands import Command
from marketgen.engine.events import Choice
from marketgen.engine.run import Run
from marketgen.engine.world import Upgrade, World
from marketgen.play.bots.market import LEAST_MARGIN_BP, SPOILS_FAST_BP, Market
from marketgen.play.bots.policy import Policy
from marketgen.play.bots.simple import of

REMEMBERS = 8
"""Days by whose wishes a planner guesses what it will sell."""

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

FREE_WALK = 300
"""Minor units for which it walks in an hour that is not missed at the stall."""


class Planner(Market):
    """What a planner thinks of its stall this morning."""

    def __init__(self, world: World, run: Run, policy: Policy, spare: int) -> None:
        super().__init__(world, run, policy, spare)
        self.hours = run.hours

    def _guess(self, good: str) -> int:
        known, days = self.world.goods[good], self.run.past[-REMEMBERS:]
        wished = sum(day.tallies[good].wished for day in days if good in day.tallies)
        if not wished:
            return max(1, known.depth // 12)
        low, high = known.buys
        return max(1, wished * (low + high) * 6 // (len(days) * 20))

    def days_for(self, good: str) -> int:
        """Days of sales that it would hold of a good."""
        spoils = self.world.goods[good].spoil_bp
        holds = 1 if spoils > 2 * SPOILS_FAST_BP else 2 if spoils > SPOILS_FAST_BP else HOLDS
        return min(holds, self.world.days - self.run.day + 1)

    def wanted(self, good: str) -> int:
        """Units it wants to hold: what it expects to sell in the days for which it holds this good."""
        return self.expected(good) * self.days_for(good)

    def buys(self) -> Iterator[Command]:
        """What brings most in a day for its money first."""
        offers, run = self._worth_taking(), self.run
        hours, visited = run.hours, set(run.visited)
        for _rank, (who, good), choice, earns, each in offers:
            walk = 0 if who in visited else self.world.middlemen[who].hours
            units = min(self.wanted(good) - self.stock.get(good, 0), choice.high, self.spare // each)
            if units < 1 or walk > hours or (walk and units * earns < self.walk_costs(hours)):
                continue
            self.spare -= units * each
            self.stock[good] = self.stock.get(good, 0) + units
            hours -= walk
            visited.add(who)
            yield choice.command(units)
        self.hours = hours

    def brings(self, good: str) -> int:
        """What a unit is expected to bring."""
        return self.going[good]

    def walk_costs(self, hours: int) -> int:
        """What an hour's walk must bring, with so many hours left."""
        return self._walk_worth()

    def _worth_taking(self) -> list[tuple[int, tuple[str, ...], Choice, int, int]]:
        prices = {(offer.who, offer.good): offer.price for offer in self.run.offers}
        offers = []
        for choice in of(self.world, self.run, "take"):
            going, cost = self.brings(choice.ids[1]), prices[choice.ids[0], choice.ids[1]]
            margin = (going - cost) * BP // cost
            if margin >= LEAST_MARGIN_BP:
                offers.append((-margin, choice.ids, choice, going - cost, cost))
        return sorted(offers, key=lambda offer: offer[:2])

    def _later(self, good: str) -> int:
        """What a unit that is not sold today is worth: what it cost while there are days to sell it in, the share that
        the end counts where there are not."""
        world, going = self.world, self.going[good]
        left, days = self.stock[good], world.days - self.run.day
        end = going * world.score.stock_bp // BP
        if not days or left > days * self.expected(good):
            return end
        cost = price.paid(self.run, good)
        return max(cost, going * 8 // 10) if left < self.expected(good) else cost


class Expert(Planner):
    """A planner who orders ahead what it will miss, knows dear from cheap by what was before, and spends the hours
    before the market opens."""

    def walk_costs(self, hours: int) -> int:
        """What an hour's walk must bring: little before the market opens, what the stall earns in an hour after it."""
        if hours > self.open_hours():
            return FREE_WALK
        return max(self._walk_worth(), income(self.run) // max(1, self.open_hours()) * 12 // 10)

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
    brought = sum(tally.takings - tally.cost for day in days for tally in day.tallies.values())
    return brought // max(1, len(days))


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
