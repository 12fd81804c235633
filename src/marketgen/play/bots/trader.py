"""The trading bots: a plan for each phase of the day, carried out command by command.

A plan is a function of the state in which the phase began; it is kept in the run's memory, which is no part of its
state, so that a bot thinks once a phase and not once a command.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from marketgen.engine import supply
from marketgen.engine.bargain import PENDING
from marketgen.engine.commands import Command
from marketgen.engine.rules import check
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.play.bots import answers, beside, duties
from marketgen.play.bots.bargainer import shrewd
from marketgen.play.bots.market import Market
from marketgen.play.bots.planner import Expert, Planner, market_of
from marketgen.play.bots.policy import Policy
from marketgen.play.bots.simple import forward, of

MEMORY, GIVEN = "bot", "bot gave"

MISREADS = 20
"""Of a hundred cues of somebody who bargains, so many are read a step wrong by a planner."""

FOOD_DAYS = 2
"""Days of food for which a trader keeps money back before it buys goods."""


def trader(policy: Policy) -> Callable[[World, Run], Command]:
    """A bot of these habits."""

    def bot(world: World, run: Run) -> Command:
        if run.pending == PENDING and policy.plans:
            return _bargains(world, run, policy)
        if run.pressing:
            return answers.answer(world, run, policy)
        for command in _plan(world, run, policy):
            if (
                not _done(run, command)
                and check(world, run, command) is None
                and not _dared(world, run, policy, command)
            ):
                if command.verb == "give":
                    run.memory[GIVEN] = (*run.memory.get(GIVEN, ()), (run.day, command))
                return command
        return forward(world, run)

    return bot


def _dared(world: World, run: Run, policy: Policy, command: Command) -> bool:
    """Whether a command is a danger which most of those at home are against: who cares for them asks before it."""
    if not policy.cares or not policy.reacts or policy.borrows:
        return False
    if policy.knows and command.verb == "change":
        return False  # it knows what money brings in goods, and takes that upon itself
    if policy.travels and command.verb == "travel":
        return False  # it goes although those at home would have it stay: else it would never leave
    return answers.against(world, run, command) > 0


def _bargains(world: World, run: Run, policy: Policy) -> Command:
    """Reads who bargains, an expert always rightly; of a lot a planner wants what it would sell."""
    head = market_of(world, run, policy, run.money[world.money])
    assert isinstance(head, Planner)
    return shrewd(0 if policy.knows else MISREADS, lambda h: head.lot_worth(h.good, h.units))(world, run)


def _plan(world: World, run: Run, policy: Policy) -> tuple[Command, ...]:
    key = (run.day, run.phase, policy)
    known = run.memory.get(MEMORY)
    if known is not None and known[0] == key and known[1] is world:
        return known[2]  # type: ignore[no-any-return]
    plan = tuple(_thought(world, run, policy))
    run.memory[MEMORY] = (key, world, plan, run.home.wood)
    return plan


def _thought(world: World, run: Run, policy: Policy) -> Iterator[Command]:
    """What to do in this phase, in order."""
    if run.phase == "away" and policy.travels:
        yield from _buys_there(world, run, market_of(world, run, policy, 0))
    if run.phase not in ("morning", "noon", "evening"):
        return
    purse = yield from duties.plan(world, run, policy)
    if run.phase == "evening":
        return
    keep = purse.owed + FOOD_DAYS * purse.food
    market = market_of(world, run, policy, max(0, purse.left - keep))
    if run.phase == "morning":
        if policy.travels and run.day % TRIP_EVERY == 0:
            yield from (choice.command() for choice in of(world, run, "travel")[:1])
        yield from market.buys()
        if isinstance(market, Expert):
            yield from market.on_credit()
            yield from market.orders()
            yield from market.ready()
    shown = list(market.shows())
    yield from shown
    if run.phase == "morning" and world.demonstration is not None and policy.reacts:
        yield from beside.demonstrate(world, run)
    yield from market.prices([good for good in _after(run, shown) if good in market.stock])


TRIP_EVERY = 6
"""A bot of one route leaves on every sixth day."""


def _buys_there(world: World, run: Run, market: Market) -> Iterator[Command]:
    """What is cheaper where it is than it was at home: of each what it wants to hold, and no more than half of what it
    could carry and pay."""
    at_home = run.past[-1].going if run.past else {}
    for choice in of(world, run, "buy"):
        good = choice.ids[0]
        heard = run.heard.get(f"{run.place}.{good}")
        lacking = market.wanted(good) - market.stock.get(good, 0)
        if lacking > 0 and heard is not None and at_home.get(good, 0) * 10 > heard.price * 12:
            yield choice.command(max(choice.low, min(lacking, choice.high // 2)))


def _after(run: Run, shown: list[Command]) -> list[str]:
    """The display once some goods are put on it."""
    slots = list(run.slots)
    for command in shown:
        slots[command.amount - 1] = command.ids[0]
    return slots


def _done(run: Run, command: Command) -> bool:
    """Whether what a command of the plan is for is so already."""
    if command.verb == "take":
        offer = supply.find_offer(run, *command.ids)
        return offer is None or offer.left < offer.units
    if command.verb == "bid":
        return run.kyes[command.ids[0]].bid == command.amount  # it may be said again, and again
    if command.verb == "buy":
        return any(item.good == command.ids[0] for item in run.trip.cargo)
    if command.verb == "wood":  # one load as planned, and not as many as can be paid
        return bool(run.memory[MEMORY][3] != run.home.wood)
    if command.verb == "show":
        return command.amount > len(run.slots) or run.slots[command.amount - 1] == command.ids[0]
    if command.verb == "price":
        return run.goods[command.ids[0]].stance == command.ids[1]
    return (run.day, command) in run.memory.get(GIVEN, ())  # he may have said no: asking again changes nothing
