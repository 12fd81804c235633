"""The lawful bot's head: what a careful newcomer would do next, from what the screens show."""

from __future__ import annotations

from marketgen.engine import demand, household, price, supply
from marketgen.engine.arithmetic import BP
from marketgen.engine.commands import Command
from marketgen.engine.events import Choice
from marketgen.engine.rules import choices_of
from marketgen.engine.run import Run
from marketgen.engine.world import World

DAYS_OF_STOCK = 2
"""A lawful stall wants to hold what it sells in so many days, and less of what spoils."""

LEAST_MARGIN_BP = 500
"""It buys only where the going price leaves it at least this share of the cost."""


class Prudence:
    """Decides one command at a time for the lawful bot."""

    def __init__(self, world: World, run: Run) -> None:
        self.world, self.run = world, run

    def command(self) -> Command | None:
        """The next command, or None if it is time to go on."""
        if self.run.pending:
            return self._answer()
        return self._tidy() or self._buy() or self._show() or self._price() or self._eat()

    def _of(self, verb: str) -> list[Choice]:
        return [choice for choice in choices_of(self.world, self.run, verb) if choice.refusal is None]

    def _answer(self) -> Command | None:
        """The kindest choice that takes nothing forbidden: of an event about media the first that tells nobody."""
        answers = self._of("answer")
        if answers:
            return answers[0].command()
        _kind, _, name = self.run.pending.partition(":")
        story = self.world.events[name]
        open_now = {choice.ids[0] for choice in self._of("choose")}
        best = max(
            (choice for choice in story.choices if choice.id in open_now),
            key=lambda choice: (
                -sum(effect.amount for effect in choice.effects if effect.verb in ("knows", "file", "heat")),
                sum(effect.amount for effect in choice.effects if effect.verb in ("trust", "standing")),
            ),
        )
        return Command("choose", (best.id,))

    def _tidy(self) -> Command | None:
        """Makes the stall ready on a day the board has named."""
        ready = self._of("tidy")
        return ready[0].command() if ready and self.run.day in self.world.inspection.sure_days else None

    def wanted(self, good: str) -> int:
        """Units it wants to hold: what it expects to sell in some days."""
        days = 1 if self.world.goods[good].spoil_bp > 50 else DAYS_OF_STOCK
        expected = self.expected(good) * days
        left = self.world.days - self.run.day + 1
        return min(expected, self.expected(good) * left)

    def expected(self, good: str) -> int:
        """Units a day it expects to sell at a fair price: last seen wishes, else a guess from the good's depth."""
        seen = [record.tallies[good].wished for record in self.run.past[-3:] if good in record.tallies]
        wished = [count for count in seen if count]
        low, high = self.world.goods[good].buys
        if not wished:
            return max(1, self.world.goods[good].depth // 12)
        return max(1, sum(wished) * (low + high) * 6 // (len(wished) * 2 * 10))

    def _buy(self) -> Command | None:
        """Takes from the offer with the best margin what it expects to sell, keeping a day's food in hand."""
        keep = sum(household.meal_worth(self.world, self.run, self.run.meal) for _ in range(2))
        best: tuple[int, Choice, int] | None = None
        for choice in self._of("take"):
            who, good = choice.ids
            offer = supply.find_offer(self.run, who, good)
            if offer is None:
                continue
            margin = (price.total(self.world, self.run, good) - offer.price) * BP // offer.price
            room = self.wanted(good) - self.run.goods[good].stock
            affordable = max(0, self.run.money[self.world.money] - keep) // offer.price
            units = min(room, choice.high, affordable)
            if units >= 1 and margin >= LEAST_MARGIN_BP and (best is None or margin > best[0]):
                best = (margin, choice, units)
        return best[1].command(best[2]) if best else None

    def _show(self) -> Command | None:
        """Shows what earns most a day, best first, and never leaves a slot empty while the bag holds something."""
        goods = [choice.ids[0] for choice in self._of("show")]
        goods.sort(key=lambda good: (-self._day_earns(good), good))
        best = goods[: len(self.run.slots)]
        for good in best:
            if good not in self.run.slots:
                for slot, there in enumerate(self.run.slots, 1):
                    if there not in best:
                        return Command("show", (good,), slot)
        return None

    def _day_earns(self, good: str) -> int:
        units = min(self.expected(good), self.run.goods[good].stock)
        return units * price.total(self.world, self.run, good)

    def _price(self) -> Command | None:
        """Prices each shown good by what a group is worth: chance times what a unit earns over its cost."""
        open_now = [choice.ids for choice in self._of("price")]
        for good in self.run.slots if open_now else ():
            if not good or not self.run.goods[good].stock:
                continue
            best = max(self.world.stances, key=lambda stance: (self._earns(good, stance), stance))
            if (good, best) in open_now:
                return Command("price", (good, best))
        return None

    def _earns(self, good: str, stance: str) -> int:
        world, run = self.world, self.run
        block = demand.next_block(world, run)
        chance = demand.suits(world, run, good, stance, block)
        ask = price.total(world, run, good) * world.stances[stance].factor_bp // BP
        state = run.goods[good]
        scarce = state.stock < self.expected(good)
        cost = price.paid(run, good) if state.cost else 0
        last = world.days == run.day
        value = ask - (ask * 7 // 10 if scarce and not last else cost * 7 // 10 if last else cost)
        return chance * max(0, value)

    def _eat(self) -> Command | None:
        """Feeds everybody: never a short meal."""
        if self.world.meals[self.run.meal].short:
            for choice in self._of("meal"):
                if not self.world.meals[choice.ids[0]].short:
                    return choice.command()
        return None
