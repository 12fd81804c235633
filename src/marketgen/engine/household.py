"""Household (game.md 4.9): everybody eats every day, from the store at home or bought on the row."""

from __future__ import annotations

from marketgen.engine import price
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import clamp, divide
from marketgen.engine.commands import Command
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.ledger import pay
from marketgen.engine.replacing import replace
from marketgen.engine.run import Line, Run
from marketgen.engine.world import World

NO_MEAL = "-"
"""What a day's record has in place of a meal when nothing could be paid; no id can be spelt so."""


def is_short(world: World, meal_id: str) -> bool:
    """Whether a meal counts as saving on food; no meal at all does."""
    return meal_id == NO_MEAL or world.meals[meal_id].short


def meal_cost(world: World, run: Run, meal_id: str) -> Account:
    """What a day's meal costs in money tonight, in minor units: what the store lacks is bought at the going price."""
    steps = Sum()
    for good, bought, going in _bought(world, run, meal_id):
        steps.add("bought_food", divide(going * bought, 1000), good=good, milli=bought, going=going)
    steps.add("side_dishes", world.meals[meal_id].money, keep=True)
    return steps.account(f"meal:{meal_id}", f"money:{world.money}")


def meal_total(world: World, run: Run, meal_id: str) -> int:
    """:func:`meal_cost`'s total by the same parts, without its steps."""
    food = sum([divide(going * bought, 1000) for _good, bought, going in _bought(world, run, meal_id)])
    return food + world.meals[meal_id].money


def _bought(world: World, run: Run, meal_id: str) -> list[tuple[str, int, int]]:
    """What the store lacks for a meal: the good, thousandths of a unit, and what a unit goes for."""
    lacks = [(good, milli - run.store.get(good, 0)) for good, milli in world.meals[meal_id].goods.items()]
    return [(good, milli, price.total(world, run, good)) for good, milli in lacks if milli > 0]


def meal_worth(world: World, run: Run, meal_id: str) -> int:
    """What a day's meal is worth at the going prices, whether bought or from the store; minor units."""
    if meal_id == NO_MEAL:
        return 0
    meal = world.meals[meal_id]
    goods = sum(price.total(world, run, good) * milli for good, milli in meal.goods.items())
    return divide(goods, 1000) + meal.money


def days_of(world: World, run: Run, good: str) -> int:
    """Whole days the store of a good lasts with the present meal; 0 if the meal has none of it."""
    milli = world.meals[run.meal].goods.get(good, 0)
    return run.store.get(good, 0) // milli if milli else 0


def supper(world: World, run: Run) -> list[Event]:
    """Tonight's meal: from the store, else bought; what cannot be paid is not eaten."""
    if not world.met("household", run.day) or not world.household:
        return []
    meal_id, money = run.meal, run.money[world.money]
    cost = meal_total(world, run, meal_id)
    while cost > money:
        costs = {other: meal_total(world, run, other) for other in world.meals}
        cheaper = [other for other in costs if costs[other] < cost]
        if not cheaper:
            _feel(world, run, world.home.no_food)
            run.today = replace(run.today, meal=NO_MEAL)
            return [event("no_supper")]
        meal_id = max(cheaper, key=lambda other: (costs[other], other))
        cost = costs[meal_id]
    meal = world.meals[meal_id]
    for good, milli in meal.goods.items():
        if good in run.store:
            run.store[good] = max(0, run.store[good] - milli)
    pay(run, world.money, -cost, Line("meal", meal_id, -cost), world.money)
    _feel(world, run, meal.health)
    run.today = replace(run.today, meal=meal_id)
    happened = [event("supper", meal=meal_id, cost=cost, health=meal.health)]
    if meal_id != run.meal:
        happened.insert(0, event("supper_cut", wanted=run.meal, meal=meal_id))
    return happened


def _feel(world: World, run: Run, tenths: int) -> None:
    for member in run.health:
        run.health[member] = clamp(run.health[member] + tenths, 0, 1000)


def meal_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each meal but the present one."""
    return [Choice("meal", (meal,), undoable=True) for meal in world.meals if meal != run.meal]


def check_meal(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether the family can be fed so."""
    if command.ids[0] not in world.meals:
        return refuse("no_such", kind="meal", id=command.ids[0])
    return refuse("already_so") if command.ids[0] == run.meal else None


def set_meal(world: World, run: Run, command: Command) -> list[Event]:
    """What the family eats from tonight."""
    run.meal = command.ids[0]
    return [event("meal_set", meal=run.meal, cost=meal_total(world, run, run.meal))]


def bring_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each good in stock that some meal uses."""
    eaten = sorted({good for meal in world.meals.values() for good in meal.goods})
    return [
        Choice("bring", (good,), 1, run.goods[good].stock, undoable=True)
        for good in eaten
        if run.goods[good].stock and world.goods[good].from_day <= run.day
    ]


def check_bring(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether goods can be brought home."""
    good = command.ids[0]
    if not any(good in meal.goods for meal in world.meals.values()):
        return refuse("nobody_eats", good=good)
    if command.amount < 1:
        return refuse("at_least_one")
    if run.goods[good].stock < command.amount:
        return refuse("no_stock", good=good, needs=command.amount)
    return None


def bring(world: World, run: Run, command: Command) -> list[Event]:
    """Goods from the stall into the store at home."""
    good, units = command.ids[0], command.amount
    state = run.goods[good]
    left = state.stock - units
    cost = state.cost - state.cost * units // state.stock
    run.goods[good] = replace(state, stock=left, cost=cost if left else 0)
    run.store[good] = run.store.get(good, 0) + units * 1000
    return [event("brought", good=good, units=units)]
