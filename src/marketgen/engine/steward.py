"""The standing arrangement: who keeps the stall when nobody decides, in the weeks between chapters and on quiet days.

The same stances and meals; what is shown is bought again where it can be paid, or gives way to what can. What is due is
paid, nothing is tried. A function of what stands on the screens, on the same commands as a player's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from marketgen.engine import (
    bargain,
    calendar,
    debts,
    fuel,
    household,
    kimjang,
    kye,
    levies,
    money,
    porter,
    price,
    reform,
    stakes,
    wages,
)
from marketgen.engine.commands import MOST, Command
from marketgen.engine.events import Refusal
from marketgen.engine.run import Run
from marketgen.engine.world import World

Check = Callable[[World, Run, Command], Refusal | None]
"""Why a command is not possible now (``engine.rules.check``)."""

LATELY = 10
"""Days by which it is guessed what a day sells, and whose displays count as the usual one."""

STOCK_DAYS = 3
"""Days of sales for which is bought."""

SPOILS_FAST_BP = 50
"""What spoils faster than this in a night is bought for a day."""

POOR_DAYS = 5
"""With less money than so many days of food a day is rather given to other people's loads ..."""

WAGE_TIMES = 4
"""... if the display would not take in so many times its wage, of which about a quarter is gain."""

SHUT_DAYS = 3
"""Running days on which nothing was shown after which the stall is opened with whatever there is."""

LOW = 3
"""Of what is on show less than one part in so many of a day's sales gives way to something else."""

NEW = 3
"""Of its money it puts no more than one part in so many into a good that it has not shown lately."""

DEPTH_DAYS = 12
"""A good's depth is about so many days of its sales at one stall."""

FOOD_DAYS = 3
"""Days of food for which money is kept back before goods are bought."""

SOON = 3
"""Days before something is due from which money is kept back for it."""

WOOD_NIGHTS = 4
"""Nights for which there should be wood."""

MARGIN_BP = 500
"""The least share of its price that a good must bring over it."""

KIMJANG_DAYS = 6
"""Days before the last evening for it on which kimjang is made at the latest."""


def next_command(world: World, run: Run, check: Check) -> Command:
    """What the standing arrangement does next. AssertionError if nothing is possible, which no run that is not over
    comes to."""
    for command in _steps(world, run):
        if check(world, run, command) is None:
            return command
    raise AssertionError("a run that is not over always has a way on")


def _steps(world: World, run: Run) -> Iterator[Command]:
    """What it would do now, the first that is possible first, and always a way on."""
    if run.pressing:
        yield from _answers(world, run)
        return
    if run.phase == "away":
        yield from (Command("return"), Command("on"))
        return
    yield from _home(world, run)
    if run.phase == "morning":
        yield from _supply(world, run)
    if run.phase != "evening":
        yield from _shows(world, run)
    yield from (Command("sleep"),) if run.phase == "evening" else (Command("open"), Command("early"))


def _answers(world: World, run: Run) -> Iterator[Command]:
    """Lets them look; leaves a bargain to the house rule; says the last thing that can be said."""
    if run.pending == "inspection":
        yield Command("answer", ("look",))
    elif run.pending == bargain.PENDING:
        yield Command("haggle", (bargain.RULE,))
    else:
        story = world.events[run.pending.partition(":")[2]]
        yield from (Command("choose", (choice.id,)) for choice in reversed(story.choices))


def _home(world: World, run: Run) -> Iterator[Command]:
    """What is owed to home and offices, as it falls due."""
    if run.phase == "morning" and (run.warned == run.day or run.day in world.inspection.sure_days):
        yield Command("tidy")
    due = owed_soon(world, run, 1)
    if run.money[world.money] < due + food(world, run):
        yield from _change(world, run, due + FOOD_DAYS * food(world, run))
    yield from _old_notes(world, run)
    yield from _beside(world, run)
    yield from (Command("deliver", (name,)) for name, one in run.ventures.contracts.items() if one.due)
    if not world.met("family", run.day):
        return
    yield from (Command("treat", (member,)) for member in run.home.ill)
    if levies.due_in(world, run, run.home.school_due) <= 1:
        yield Command("levy")
    if levies.due_in(world, run, run.home.roster_due) <= 1:
        yield Command("roster", ("pay",))
    yield from _winter(world, run)


def _beside(world: World, run: Run) -> Iterator[Command]:
    """Mends what a share is in when wear shows, and has a paper that has run out made anew for work that is done; both
    only with what is not needed for tonight and for what is due."""
    spare = run.money[world.money] - food(world, run) - owed_soon(world, run, 1)
    for name, share in run.stakes.items():
        main = world.stakes[name].currency == world.money
        cost = stakes.mending(world, run, name).total if share.worn or share.broken else 0
        if cost and (not main or cost <= spare):
            yield Command("mend", (name,))
    for name, work in run.sidelines.items():
        if work.since and 0 < work.licensed < run.day and world.sidelines[name].licence_cost <= spare:
            yield Command("license", (name,))


def _old_notes(world: World, run: Run) -> Iterator[Command]:
    """Hands in what can be of notes that die, but for what is eaten and due as long as they live; on their last day
    all of it, since what is kept then is worth nothing tomorrow."""
    state = run.reform
    if state is None or not reform.open_now(run):
        return
    days = state.ends - run.day
    kept_back = days * food(world, run) + owed_soon(world, run, days) if days else 0
    units = min(MOST, run.money[world.money] - kept_back, reform.room(world, run).total)
    if units > 0:
        yield Command("hand_in", (), units)


def _change(world: World, run: Run, wanted: int) -> Iterator[Command]:
    """Changes as much other money as is wanted, where what is due or eaten could not be paid."""
    short = wanted - run.money[world.money]
    for currency, amount in run.money.items():
        whole = amount // money.whole(world, currency)
        if currency != world.money and whole and money.has_rate(world, currency):
            each = max(1, money.got(world, run, currency, world.money, 1).total)
            yield Command("change", (currency, world.money), min(whole, -(-short // each)))


def _winter(world: World, run: Run) -> Iterator[Command]:
    spare = run.money[world.money] - food(world, run)
    if world.family.fuel and fuel.nights(world, run, WOOD_NIGHTS) < WOOD_NIGHTS and fuel.burns(world, run.day):
        for load in ("cart", "half"):
            if fuel.wood_price(world, run, load).total <= spare:
                yield Command("wood", (load,))
    rules = world.family.kimjang
    if rules and rules.by - KIMJANG_DAYS <= run.day <= rules.by and run.home.kimjang < kimjang.MADE:
        for batch in ("whole", "half"):
            if kimjang.cost(world, run, batch).total <= spare:
                yield Command("kimjang", (batch,))


def food(world: World, run: Run) -> int:
    """What tonight's meal costs, in minor units."""
    return household.meal_total(world, run, run.meal) if run.meal in world.meals else 0


def owed_soon(world: World, run: Run, days: int) -> int:
    """What falls due within some days, in minor units: levies, the roster, debts, what a club takes."""
    school, roster = world.family.school, world.family.roster
    due = 0
    if world.met("family", run.day):
        due += school.levy if school and levies.due_in(world, run, run.home.school_due) <= days else 0
        due += roster.pays if roster and levies.due_in(world, run, run.home.roster_due) <= days else 0
    for debt in run.debts:
        if debt.amount > 0 and debt.due <= run.day + days:
            due += debts.payment(world, debt) if debt.kind == "loan" else debt.amount
    for some_id in run.kyes:
        due += world.kyes[some_id].pays if kye.turn_in(world, run, some_id) <= days else 0
    return due


def usual(world: World, run: Run) -> tuple[str, ...]:
    """The goods that stand on the display, or stood there in the last days."""
    shown = {good: 0 for good in run.slots if good}
    for record in run.past[-LATELY:]:
        shown |= {good: 0 for good, tally in record.tallies.items() if tally.stance_bp}
    return tuple(good for good in shown if world.goods[good].for_sale)


def sells(world: World, run: Run, good: str) -> int:
    """Thousandths of a unit of a good that a day sells: by the last days on which it was shown, and never less than
    what its depth lets a stall sell, else what ran out one day would be bought less of the next."""
    tallies = [record.tallies[good] for record in run.past[-LATELY:] if good in record.tallies]
    shown = [tally.sold for tally in tallies if tally.stance_bp]
    usually = max(1, world.goods[good].depth * 1000 // DEPTH_DAYS)
    return max(usually, sum(shown) * 1000 // len(shown)) if shown else usually


def _wants(world: World, run: Run, good: str) -> int:
    """Units of a good that it wants to hold: some days' sales, of what spoils fast a day's."""
    days = 1 if world.goods[good].spoil_bp > SPOILS_FAST_BP else STOCK_DAYS
    return -(-days * sells(world, run, good) // 1000)


def _supply(world: World, run: Run) -> Iterator[Command]:
    """Buys again what the display shows, the best price first; for slots that would stand empty whatever is offered.
    With nothing left and no money it carries for a day."""
    kept = usual(world, run)
    kept_back = FOOD_DAYS if run.home.shut_days < SHUT_DAYS else 1
    spare = run.money[world.money] - kept_back * food(world, run) - owed_soon(world, run, SOON)
    stocked = [good for good, state in run.goods.items() if state.stock and world.goods[good].for_sale]
    empty = len(run.slots) - len(stocked)
    offers = []
    for offer in run.offers if not calendar.closed(world, run.day) else ():
        going = price.total(world, run, offer.good)
        known = offer.good in kept or offer.good in stocked
        if (known or empty > 0) and offer.left and going * 10_000 >= offer.price * (10_000 + MARGIN_BP):
            offers.append((not known, offer.price * 10_000 // max(1, going), offer.who, offer.good, offer))
    for new, _share, who, good, offer in sorted(offers, key=lambda one: one[:4]):
        can = spare // (NEW if new else 1)
        units = min(_wants(world, run, good) - run.goods[good].stock, offer.left, can // max(1, offer.price))
        if units > 0:
            yield Command("take", (who, good), units)
    if porter.poor(world, run):
        yield Command("trust_goods")
        if not stocked:
            yield Command("carry")
    if carries(world, run):
        yield Command("carry")


def carries(world: World, run: Run) -> bool:
    """Whether a day of carrying for others brings more than the stall would: there is next to no money, and little to
    show that sells. Somebody of the house sits at the stall meanwhile."""
    if not world.met("porter", run.day) or run.money[world.money] >= POOR_DAYS * food(world, run):
        return False
    if run.home.shut_days >= SHUT_DAYS and any(run.goods[good].stock for good in run.slots if good):
        return False  # rather a bad day than a lost place
    wage = wages.wage(world, run, wages.CARRYING).total
    return sum(_brings(world, run, good) for good in run.slots if good) < WAGE_TIMES * wage


def _brings(world: World, run: Run, good: str) -> int:
    """What showing a good should bring today, in minor units."""
    return min(run.goods[good].stock * 1000, sells(world, run, good)) * price.total(world, run, good) // 1000


def _shows(world: World, run: Run) -> Iterator[Command]:
    """Where a slot has nothing, or next to nothing, to sell: what of the bag should bring most."""
    bag = [
        good for good, state in run.goods.items()
        if state.stock and good not in run.slots and world.goods[good].for_sale
    ]  # fmt: skip
    if not bag:
        return
    best = min(bag, key=lambda good: (-_brings(world, run, good), good))
    for slot, good in enumerate(run.slots, 1):
        low = not good or run.goods[good].stock * 1000 * LOW < sells(world, run, good)
        if low and (not good or _brings(world, run, good) < _brings(world, run, best)):
            yield Command("show", (best,), slot)
