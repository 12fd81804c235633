"""A trader's head: what it expects to sell, what it buys, shows and asks, from what the screens show."""

from __future__ import annotations

from collections.abc import Iterator

from marketgen.engine import demand, price
from marketgen.engine.arithmetic import BP
from marketgen.engine.commands import Command
from marketgen.engine.events import Choice
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.play.bots.policy import Policy
from marketgen.play.bots.simple import of

LEAST_MARGIN_BP = 700
"""A trader who looks at prices buys only where the going price leaves this share of the cost."""

SPOILS_FAST_BP = 50
"""What spoils faster than this in a night is bought for a day, not for several."""


class Market:
    """What a trader thinks of its stall this morning. ``spare``: minor units it may spend on goods."""

    def __init__(self, world: World, run: Run, policy: Policy, spare: int) -> None:
        self.world, self.run, self.policy, self.spare = world, run, policy, spare
        self._expected: dict[str, int] = {}
        self.stock = {good: state.stock for good, state in run.goods.items()}
        self.going = price.totals(world, run)
        self._prices = {(offer.who, offer.good): offer.price for offer in run.offers}

    def expected(self, good: str) -> int:
        """Units a day it expects to sell: from the wishes of the last days, else a guess from the good's depth."""
        known = self._expected.get(good)
        if known is None:
            known = self._expected[good] = self._guess(good)
        return known

    def _guess(self, good: str) -> int:
        low, high = self.world.goods[good].buys
        wished = 0
        days = 0
        for record in self.run.past[-3:]:
            tally = record.tallies.get(good)
            if tally is not None and tally.wished:
                wished += tally.wished
                days += 1
        if not days:
            return max(1, self.world.goods[good].depth // 12)
        return max(1, wished * (low + high) * 6 // (days * 20))

    def wanted(self, good: str) -> int:
        """Units it wants to hold: what it expects to sell in some days, and no more than there are days left for."""
        days = 1 if self.world.goods[good].spoil_bp > SPOILS_FAST_BP else self.policy.stock_days
        return self.expected(good) * min(days, self.world.days - self.run.day + 1)

    def buys(self) -> Iterator[Command]:
        """What it takes of this morning's offers, the best first (or, with a fixed stance, as they come)."""
        offers = [choice for choice in of(self.world, self.run, "take") if self._margin(choice) >= self._least()]
        if self.policy.reacts:
            offers.sort(key=lambda choice: (-self._margin(choice), choice.ids))
        hours = self.run.hours
        visited = set(self.run.visited)
        for choice in offers:
            who, good = choice.ids
            walk = 0 if who in visited else self.world.middlemen[who].hours
            each = self._price(choice)
            units = min(self.wanted(good) - self.stock[good], choice.high, self.spare // each)
            if units < 1 or walk > hours or (self.policy.reacts and walk and not self._worth_a_walk(choice, units)):
                continue
            self.spare -= units * each
            self.stock[good] += units
            hours -= walk
            visited.add(who)
            yield choice.command(units)

    def _least(self) -> int:
        return LEAST_MARGIN_BP if self.policy.reacts else 0

    def _price(self, choice: Choice) -> int:
        return self._prices[choice.ids[0], choice.ids[1]]

    def _margin(self, choice: Choice) -> int:
        cost = self._price(choice)
        return (self.going[choice.ids[1]] - cost) * BP // cost

    def _worth_a_walk(self, choice: Choice, units: int) -> bool:
        """Whether what a purchase should earn is worth an hour of the morning."""
        cost = self._price(choice)
        return units * (self.going[choice.ids[1]] - cost) >= self.policy.walk_worth

    def shows(self) -> Iterator[Command]:
        """What it puts on the slots."""
        goods = [g for g, units in self.stock.items() if units and self.world.goods[g].for_sale]
        if self.policy.reacts:
            goods.sort(key=lambda good: (-self._day_earns(good), good))
            best = goods[: len(self.run.slots)]
        else:
            kept = [good for good in self.run.slots if good and self.stock[good]]
            rest = sorted((g for g in goods if g not in kept), key=lambda g: (-self.stock[g] * self.going[g], g))
            best = [*kept, *rest][: len(self.run.slots)]
        free = [slot for slot, there in enumerate(self.run.slots, 1) if there not in best]
        for good in best:
            if good not in self.run.slots:
                yield Command("show", (good,), free.pop(0))

    def _day_earns(self, good: str) -> int:
        """What showing a good should earn today over what it cost, a perishable one counted whole."""
        units = min(self.expected(good), self.stock[good])
        going, cost = self.going[good], price.paid(self.run, good)
        spoils = self.world.goods[good].spoil_bp > SPOILS_FAST_BP
        return units * (going if spoils or not cost else max(going - cost, going // 10))

    def prices(self, shown: list[str]) -> Iterator[Command]:
        """The stance of each shown good: the one that should earn most, or the fixed one."""
        for good in shown:
            best = self._best(good) if self.policy.reacts else self.policy.stance or self.run.goods[good].stance
            if best != self.run.goods[good].stance:
                yield Command("price", (good, best))

    def _best(self, good: str) -> str:
        """The stance at which a group that wishes for it is worth most: the chance times what a unit earns over its
        cost, or over what it would bring later if there is too little of it."""
        world, run = self.world, self.run
        going, later = self.going[good], self._later(good)
        reasons = demand.reasons_bp(world, run, good, demand.next_block(world, run))
        best = (-1, "")
        for name, stance in world.stances.items():
            earns = going * stance.factor_bp // BP - later
            best = max(best, (demand.suits_at(world, reasons, name) * earns if earns > 0 else 0, name))
        return best[1]

    def _later(self, good: str) -> int:
        """What a unit that is not sold today is worth."""
        going, cost = self.going[good], price.paid(self.run, good)
        if self.world.days == self.run.day:
            return going * self.world.score.stock_bp // BP
        return max(cost, going * 8 // 10) if self.stock[good] < self.expected(good) else cost
