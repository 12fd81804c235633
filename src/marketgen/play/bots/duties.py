"""What a trading bot owes to home, offices and lenders, and what it spends on the stall: everything but goods."""

from __future__ import annotations

from collections.abc import Generator, Iterator

from marketgen.engine import fuel, kimjang, levies, money, office, porter, price, reform, worth
from marketgen.engine.almanac import of_world
from marketgen.engine.arithmetic import BP
from marketgen.engine.commands import Command
from marketgen.engine.plot import Condition
from marketgen.engine.run import Run
from marketgen.engine.world import Meal, Official, Upgrade, World
from marketgen.play.bots import beside, clubs, neighbourly, scales, ventures
from marketgen.play.bots.planner import gains, pays_back
from marketgen.play.bots.policy import Policy
from marketgen.play.bots.simple import of

SOON = 3
"""Days ahead for which a careful bot keeps money back."""

HUNDREDTHS_OF_SPARE = 60
"""The share of its money, in per cent, that a bot lets one purchase for the stall or the home take."""

STRICT = 3
"""The campaign level from which a bot that must not be fined makes its stall ready every morning."""

SHORT_DAYS = 4
"""With less money than so many days of food cost, other money is changed."""

SAVES_DAYS = 8
"""For something dear it keeps back so many days of food, or a third of its money, and goes on trading with the rest."""

WORKS, PUT_TO_WORK = 15, 40
"""The same for a planner, and for an expert, whose money earns more in goods than it keeps in a box."""

BUILDS_BEFORE = 8
"""Days that must be left for what is built to pay for itself."""

Steps = Generator[Command, None, None]


class Purse:
    """Money as the plan spends it; ``owed``: to keep for what comes due soon. Minor units."""

    def __init__(self, world: World, run: Run) -> None:
        self.left, self.owed = run.money[world.money], 0
        self._food, self._of = -1, (world, run)

    @property
    def food(self) -> int:
        """What a day of the present meal costs, for as long as the plan is made."""
        if self._food < 0:
            self._food = food(*self._of, 1)
        return self._food

    def takes(self, cost: int, share: int = 100) -> bool:
        """Whether it can pay ``cost`` with ``share`` per cent of what is free; it is then spent."""
        if cost > max(0, self.left - self.owed) * share // 100:
            return False
        self.left -= cost
        return True


def plan(world: World, run: Run, policy: Policy) -> Generator[Command, None, Purse]:
    """The duties of this phase, in order; returns the purse as they leave it."""
    purse = Purse(world, run)
    if _should_tidy(world, run, policy):
        yield Command("tidy")
    yield from _meal(world, run, policy)
    called_in = world.reform is not None and reform.open_now(run)
    if called_in and run.phase == "evening":
        yield from _notes(world, run, purse)
    if world.met("exchange", run.day) and run.phase == "morning" and not called_in:
        yield from _change(world, run, policy, purse)
    if policy.cares and world.met("family", run.day):
        yield from _levies(world, run, purse)
        yield from (Command("treat", (member,)) for member in run.home.ill)
        yield from _winter(world, run, policy, purse)
        yield from _work(world, run, policy, purse)
    if world.kyes and policy.cares and world.met("kye", run.day):
        yield from clubs.plan(world, run, purse)
    if world.partners and policy.reacts and world.met("partners", run.day):
        yield from beside.partner(world, run, purse)
    if policy.cares and (world.sidelines or world.stakes) and world.met("sidelines", run.day):
        yield from beside.plan(world, run, purse)
    if policy.cares and world.recipes and world.met("ventures", run.day):
        yield from ventures.plan(world, run, purse)
    if run.street and policy.cares:
        yield from neighbourly.plan(world, run)
    if policy.grows:
        yield from _grow(world, run, policy, purse)
    if run.phase == "morning":
        yield from _poor(world, run)
        if policy.borrows:
            yield from _borrow(world, run, purse)
    if run.phase == "evening" and policy.gifts != "none" and world.met("officials", run.day):
        yield from _gifts(world, run, policy, purse)
    return purse


def _change(world: World, run: Run, policy: Policy, purse: Purse) -> Steps:
    """Changes what it has in other money when it runs short of the money of the market."""
    if purse.left < (PUT_TO_WORK if policy.knows else WORKS if policy.plans else SHORT_DAYS) * purse.food:
        for currency, amount in run.money.items():
            whole = amount // money.whole(world, currency)
            if currency != world.money and whole:
                purse.left += money.got(world, run, currency, world.money, whole).total
                yield Command("change", (currency, world.money), whole)


def _notes(world: World, run: Run, purse: Purse) -> Steps:
    """Hands in what a household may of old notes, but for the food of the next days; the rest it changes on the last
    evening, if anybody changes money."""
    most = min(reform.room(world, run).total, purse.left - 2 * purse.food)
    if most > 0:
        purse.left -= most
        yield Command("hand_in", (), most)
    assert run.reform is not None
    if run.day == run.reform.ends and world.met("exchange", run.day):
        other = next((one for one in world.currencies if money.has_rate(world, one)), "")
        units = (purse.left - purse.food) // money.whole(world, world.money)
        if other and units > 0:
            yield Command("change", (world.money, other), units)


def _should_tidy(world: World, run: Run, policy: Policy) -> bool:
    """Makes the stall ready when the board or a friend says so; for a goal about fines on stricter days too."""
    if run.day in world.inspection.sure_days or run.warned == run.day:
        return True
    watched = ("fined_run", "") in _asks(world, run)
    return watched and ((policy.reacts and run.level >= STRICT) or (policy.plans and run.phase == "morning"))


def _asks(world: World, run: Run) -> set[tuple[str, str]]:
    """What the run's goal is about: (measure, subject)."""
    return of_world(world, "asked", _asked_by_goal).get(run.goal, set())


def _asked_by_goal(world: World) -> dict[str, set[tuple[str, str]]]:
    return {goal.id: {(test.measure, test.subject) for test in goal.when.tests} for goal in world.goals.values()}


def wanted(world: World, run: Run) -> dict[tuple[str, str], int]:
    """What the run's goal asks at the least: (measure, subject) -> the lowest that fits."""
    return of_world(world, "wanted", _wanted_by_goal).get(run.goal, {})


def _wanted_by_goal(world: World) -> dict[str, dict[tuple[str, str], int]]:
    return {goal.id: dict(_lows(goal.when)) for goal in world.goals.values()}


def _lows(condition: Condition) -> Iterator[tuple[tuple[str, str], int]]:
    for test in condition.tests:
        if test.low is not None and condition.mode == "all":
            yield (test.measure, test.subject), test.low
    for part in condition.parts:
        yield from _lows(part)


def _meal(world: World, run: Run, policy: Policy) -> Steps:
    """Feeds everybody, and never short by choice: the usual meal, better where somebody is weak and money is there;
    a bot that does not care takes the poorest whole one, a planner what pays at the end."""
    whole = of_world(world, "whole meals", _whole_meals)
    if not whole or not run.meal or not world.met("household", run.day):
        return
    if not policy.cares:
        choice = whole[0]
    elif policy.plans:
        choice = _planned_meal(world, run, whole)
    else:
        choice = next(meal for meal in whole if meal.health > 0 or meal is whole[-1])
        well_off = run.money[world.money] > 12 * world.meals[world.start.meal].money * 10
        if well_off and policy.reacts and (min(run.health.values(), default=1000) < 600 or _pale(world, run)):
            choice = whole[-1]
    if choice.id != run.meal:
        yield Command("meal", (choice.id,))


def _planned_meal(world: World, run: Run, whole: list[Meal]) -> Meal:
    """The meal whose good to everybody's health is worth most over its price, while there is money for trade too."""
    mends = [meal for meal in whole if meal.health > 0]
    usual = mends[0] if mends else whole[-1]
    alone, weakest = scales.nights_alone(world, run), min(run.health.values(), default=1000)
    if alone > 1:  # what is set now is eaten for weeks
        means = worth.total(world, run) * price.total(world, run, world.score.measure) // 1000
        return usual if means > alone * food_of(world, run, usual) // 2 else whole[0]
    if _pale(world, run, 20) and run.money[world.money] > 4 * food(world, run, 1):
        return whole[-1]
    if weakest + usual.health * scales.nights_to_count(world, run) >= 1000:
        return usual  # they will be well by the days that count
    costs = {meal.id: food_of(world, run, meal) for meal in whole}
    had = [meal for meal in whole if meal is whole[0] or costs[meal.id] * EATS_OF < run.money[world.money]]
    scale = scales.of(world, run, gains(run, costs[usual.id]))
    better = sum(health < 1000 for health in run.health.values()) * scale.health
    better += scale.weakest if weakest < 1000 else 0
    if worth.total(world, run) * BP < run.start_worth * wanted(world, run).get(("worth_share", ""), 0):
        better //= 3  # its goal asks for worth first
    return max(had, key=lambda meal: (meal.health * better - costs[meal.id], meal.id))


EATS_OF = 8
"""A planner has so many times in hand what it eats for."""


def _pale(world: World, run: Run, margin: int = 0) -> bool:
    """Whether somebody is less well than the run's goal asks for."""
    asked = [(who, low) for (what, who), low in wanted(world, run).items() if what == "health"]
    return any(run.health.get(who, low) < low + margin for who, low in asked)


def _whole_meals(world: World) -> list[Meal]:
    """The meals of which nobody goes short, the poorest first."""
    whole = [meal for meal in world.meals.values() if not meal.short]
    return sorted(whole, key=lambda meal: (meal.health, meal.id))


def _levies(world: World, run: Run, purse: Purse) -> Steps:
    """Pays what is due today, and keeps money back for what is due soon."""
    school, roster = world.family.school, world.family.roster
    for rule, due, cost in (
        (school, run.home.school_due, school.levy if school else 0),
        (roster, run.home.roster_due, roster.pays if roster else 0),
    ):
        days = levies.due_in(world, run, due)
        if rule is None or days > SOON:
            continue
        if days <= 1 and purse.takes(cost):
            yield Command("levy") if rule is school else Command("roster", ("pay",))
        elif days == 0 and rule is roster and run.phase == "morning":
            yield Command("roster", ("go",))
        elif days:
            purse.owed += cost


def _winter(world: World, run: Run, policy: Policy, purse: Purse) -> Steps:
    """Wood before the stove goes cold, and kimjang: when what goes in is cheap, by a bot that looks at prices."""
    goal = wanted(world, run)
    if world.family.fuel:
        last = world.days - run.day + 1
        enough = min(last, 4)
        short = fuel.nights(world, run, enough) < enough
        ready = goal.get(("wood", ""), 0)
        lacking = last <= 3 and run.home.wood - last * fuel.burns(world, run.day) < ready
        for load in ("cart", "half"):
            if (short or lacking) and purse.takes(fuel.wood_price(world, run, load).total, 80):
                yield Command("wood", (load,))
                break
    rules = world.family.kimjang
    if rules is None or run.home.kimjang >= kimjang.MADE or run.phase == "evening":
        return
    from_day = rules.by - 5 if policy.reacts else rules.by - 15
    if from_day <= run.day <= rules.by:
        batches = ("half",) if run.home.kimjang else ("whole", "half") if run.day < rules.by - 1 else ("half", "whole")
        for batch in batches:
            if purse.takes(kimjang.cost(world, run, batch).total, 90):
                yield Command("kimjang", (batch,))
                return
        purse.owed += kimjang.cost(world, run, batches[-1]).total if run.day > rules.by - 4 else 0


def _work(world: World, run: Run, policy: Policy, purse: Purse) -> Steps:
    """Frees the man of an idle workplace while there are days enough to gain by it."""
    works = world.family.workplace
    enough = works is not None and world.days - run.day > works.days // 2
    if policy.frees and works and enough and not run.home.freed and purse.takes(works.cost, HUNDREDTHS_OF_SPARE):
        yield Command("pay_work")


def _grow(world: World, run: Run, policy: Policy, purse: Purse) -> Steps:
    """Builds what it can well afford, the cheapest first; what its goal asks for sooner. Late in a run nothing more
    pays for itself."""
    goal, late, most = wanted(world, run), world.days - run.day < BUILDS_BEFORE, -1
    if policy.plans:
        yield from _build_up(world, run, purse)
        return
    for upgrade, cost in of_world(world, "by_price", _by_price):
        asked = ("upgrade", upgrade.id) in goal
        if upgrade.id in run.built or upgrade.from_day > run.day or (late and not asked):
            continue
        most = policy.grows * purse.food if most < 0 else most
        if cost > most and not asked:
            continue
        if purse.takes(cost, 80 if asked else HUNDREDTHS_OF_SPARE):
            yield Command("build", (upgrade.id,))
        elif asked:
            purse.owed += min(cost // 3, max(SAVES_DAYS * purse.food, purse.left // 3))
        return


def _build_up(world: World, run: Run, purse: Purse) -> Steps:
    """Builds what its goal asks for, and what pays for itself in the days that are left; what is nearly paid for is
    saved for."""
    goal = wanted(world, run)
    for upgrade, cost in sorted(
        of_world(world, "by_price", _by_price), key=lambda pair: ("upgrade", pair[0].id) not in goal
    ):
        asked = ("upgrade", upgrade.id) in goal
        open_now = upgrade.from_day <= run.day and all(one in run.built for one in upgrade.needs)
        if upgrade.id in run.built or not open_now or not (asked or pays_back(world, run, upgrade, cost)):
            continue
        if purse.takes(cost, 85 if asked else HUNDREDTHS_OF_SPARE):
            yield Command("build", (upgrade.id,))
        else:
            purse.owed += min(cost // 3, SAVES_DAYS * purse.food, purse.left // 3)
            return


def _by_price(world: World) -> list[tuple[Upgrade, int]]:
    """What can be built for the money of the market, the cheapest first, each with its price."""
    priced = [(one, one.prices.get(world.money, 0)) for one in world.upgrades.values()]
    return sorted((pair for pair in priced if pair[1]), key=lambda pair: (pair[1], pair[0].id))


def _borrow(world: World, run: Run, purse: Purse) -> Steps:
    """Borrows all that somebody lends, whenever somebody does."""
    for choice in of(world, run, "borrow"):
        purse.left += choice.high
        yield choice.command(choice.high)
        return


def _poor(world: World, run: Run) -> Steps:
    """With nothing to sell and nothing to buy it with: goods on trust, else a day of carrying."""
    if porter.poor(world, run):
        yield Command("trust_goods")
        if not any(run.goods[good].stock for good in run.goods if world.goods[good].for_sale):
            yield Command("carry")


def _gifts(world: World, run: Run, policy: Policy, purse: Purse) -> Steps:
    """Gives quietly, in the evening: what is expected once a week, or twice that twice a week; never to the afraid."""
    lavish = policy.gifts == "lavish"
    days = (world.day.week_ends - world.weekday(run.day)) % 7
    if days not in ((0, 3) if lavish else (1,)):
        return
    for official in office.serving(world, run):
        state = run.officials[official.id]
        if not state.expects or office.fear_now(world, run, official.id).total >= world.gifts.fearful:
            continue
        wants = 2 * state.expects if lavish else state.expects - state.given
        gift = _gift(world, run, official, wants)
        if wants > 0 and gift is not None and purse.takes(wants, 50):
            yield gift


def _gift(world: World, run: Run, official: Official, wants: int) -> Command | None:
    """Something worth as much: a good that suits and is at hand, else money."""
    for what in (*official.forms, *official.takes):
        if what in world.services:
            continue  # hours are worth more to a trader than things
        if what in world.currencies:
            return Command("give", (official.id, what), wants) if what == world.money else None
        units = -(-wants // price.total(world, run, what))
        if run.goods[what].stock >= units:
            return Command("give", (official.id, what), units)
    return None


def food(world: World, run: Run, days: int) -> int:
    """What some days of the present meal cost, in minor units."""
    meal = world.meals.get(run.meal)
    return 0 if meal is None else days * food_of(world, run, meal)


def food_of(world: World, run: Run, meal: Meal) -> int:
    """What a day of a meal costs, bought, in minor units."""
    return sum([price.total(world, run, good) * milli for good, milli in meal.goods.items()]) // 1000 + meal.money
