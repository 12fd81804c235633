"""A trader's head: what it expects to sell, what it buys, shows and asks, from what the screens show."""

from __future__ import annotations

from collections.abc import Iterator

from marketgen.engine import demand, price
from marketgen.engine.arithmetic import BP
from marketgen.engine.commands import Command
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.play.bots.policy import Policy
from marketgen.play.bots.simple import luck, of

LEAST_MARGIN_BP = 700
"""A trader who looks at prices buys only where the going price leaves this share of the cost."""

SMALL = 10
"""A walk that brings the tenth part of all that a run began with is worth it, however small the money is."""

LATELY = 3
"""Days by whose wishes it guesses what it will sell."""

WAITS = 5
"""Days before the end until which a hoarder asks its dearest price."""

SPOILS_FAST_BP = 50
"""What spoils faster than this in a night is bought for a day, not for several."""


class Market:
    """What a trader thinks of its stall this morning. ``spare``: minor units it may spend on goods."""

    def __init__(self, world: World, run: Run, policy: Policy, spare: int) -> None:
        self.world, self.run, self.policy, self.spare = world, run, policy, spare
        self._expected = _expectations(world, run)
        self.stock = {good: state.stock for good, state in run.goods.items() if state.stock}
        self.going = price.totals(world, run)

    def expected(self, good: str) -> int:
        """Units a day it expects to sell: from the wishes of the last days, else a guess from the good's depth."""
        known = self._expected.get(good)
        if known is None:
            known = self._expected[good] = self._guess(good)
        return known

    def _guess(self, good: str) -> int:
        wished = days = 0
        for record in self.run.past[-LATELY:]:
            tally = record.tallies.get(good)
            if tally is not None and tally.wished:
                wished += tally.wished
                days += 1
        known = self.world.goods[good]
        if not days:
            return max(1, known.depth // 12)
        low, high = known.buys
        return max(1, wished * (low + high) * 6 // (days * 20))

    def wanted(self, good: str) -> int:
        """Units it wants to hold: what it expects to sell in some days, and no more than there are days left for."""
        days = 1 if self.world.goods[good].spoil_bp > SPOILS_FAST_BP else self.policy.stock_days
        return self.expected(good) * min(days, self.world.days - self.run.day + 1)

    def buys(self) -> Iterator[Command]:
        """What it takes of this morning's offers, the best first (or, with a fixed stance, as they come)."""
        prices = {(offer.who, offer.good): offer.price for offer in self.run.offers}
        offers = []
        for choice in of(self.world, self.run, "take"):
            going, cost = self.going[choice.ids[1]], prices[choice.ids[0], choice.ids[1]]
            margin = (going - cost) * BP // cost
            if margin >= (LEAST_MARGIN_BP if self.policy.reacts else 0):
                offers.append((-margin, choice.ids, choice, going - cost, cost))
        if self.policy.reacts:
            offers.sort()
        if self.policy.one_good:
            only = self._only()
            offers = [offer for offer in offers if offer[1][1] == only]
        hours = self.run.hours
        visited = set(self.run.visited)
        for _margin, (who, good), choice, earns, each in offers:
            walk = 0 if who in visited else self.world.middlemen[who].hours
            units = min(self.wanted(good) - self.stock.get(good, 0), choice.high, self.spare // each)
            if units < 1 or walk > hours:
                continue
            if self.policy.reacts and walk and units * earns < self._walk_worth():
                continue  # what it should earn is not worth an hour of the morning
            self.spare -= units * each
            self.stock[good] = self.stock.get(good, 0) + units
            hours -= walk
            visited.add(who)
            yield choice.command(units)

    def _only(self) -> str:
        """The one good of a bot that trades in one: by the seed, of those somebody brings; empty if nobody does."""
        brought = sorted({good for man in self.world.middlemen.values() for good in man.carries})
        return brought[luck(self.run.seed, "one good") % len(brought)] if brought else ""

    def _walk_worth(self) -> int:
        """What an hour's walk must bring, in minor units; less where the run began with little, as in small money."""
        begun = self.run.start_worth * self.going.get(self.world.score.measure, 0) // 1000
        return min(self.policy.walk_worth, begun // SMALL)

    def shows(self) -> Iterator[Command]:
        """What it puts on the slots."""
        slots, goods = self.run.slots, [good for good in self.stock if self.world.goods[good].for_sale]
        if len(goods) <= len(slots) and all(good in slots for good in goods):
            return
        if self.policy.reacts:
            earns = sorted([(-self._day_earns(good), good) for good in goods])
            best = [good for _, good in earns[: len(slots)]]
        else:
            kept = [good for good in slots if good in self.stock]
            rest = sorted((g for g in goods if g not in kept), key=lambda g: (-self.stock[g] * self.going[g], g))
            best = [*kept, *rest][: len(slots)]
        free = [slot for slot, there in enumerate(slots, 1) if there not in best]
        for good in best:
            if good not in slots:
                yield Command("show", (good,), free.pop(0))

    def _day_earns(self, good: str) -> int:
        """What showing a good should earn today over what it cost, a perishable one counted whole."""
        units, expected = self.stock[good], self.expected(good)
        going, cost = self.going[good], self.cost(good)
        if cost and self.world.goods[good].spoil_bp <= SPOILS_FAST_BP:
            going = max(going - cost, going // 10)
        return going * (expected if expected < units else units)

    def cost(self, good: str) -> int:
        """What a unit had cost when the phase began: nothing for what is only now taken, which it so sells low."""
        return price.paid(self.run, good)

    def prices(self, shown: list[str]) -> Iterator[Command]:
        """The stance of each shown good: the one that should earn most, or the fixed one."""
        if not self.policy.reacts:
            best = self.policy.stance
            yield from (Command("price", (g, best)) for g in shown if best and best != self.run.goods[g].stance)
            return
        block = demand.next_block(self.world, self.run)
        for good in shown:
            best = self._best(good, block)
            if best != self.run.goods[good].stance:
                yield Command("price", (good, best))

    def _best(self, good: str, block: int) -> str:
        """The stance at which a group that wishes for it is worth most: the chance times what a unit earns over its
        cost, or over what it would bring later if there is too little of it."""
        world, going, later = self.world, self.going[good], self._later(good)
        if self.policy.hoards and self.run.day <= world.days - WAITS:
            return max(world.stances.values(), key=lambda stance: (stance.factor_bp, stance.id)).id
        best, chosen = -1, ""
        for stance, chance_bp in demand.chances(world, demand.reasons_bp(world, self.run, good, block)):
            earns = going * stance.factor_bp // BP - later
            worth = chance_bp * earns if earns > 0 else 0
            if worth > best or (worth == best and stance.id > chosen):
                best, chosen = worth, stance.id
        return chosen

    def _later(self, good: str) -> int:
        """What a unit that is not sold today is worth."""
        going, cost = self.going[good], self.cost(good)
        if self.world.days == self.run.day:
            return going * self.world.score.stock_bp // BP
        return max(cost, going * 8 // 10) if self.stock[good] < self.expected(good) else cost


def _expectations(world: World, run: Run) -> dict[str, int]:
    """What is expected of goods so far; worked out once for the days that are over, and kept in the run's memory."""
    known: tuple[World, object, dict[str, int]] | None = run.memory.get("bot expects")
    if known is None or known[0] is not world or known[1] is not run.past:
        known = run.memory["bot expects"] = (world, run.past, {})
    return known[2]
