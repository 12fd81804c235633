"""Recipes (game.md 4.14): what was learned is made at home, of goods and of somebody's days. A batch may have poor
pieces, fewer with practice; what is shown under nobody's name makes an inspection worse.

Whether a batch is poor, and how much of it, is drawn by the day it is finished and the recipe, in a stream of its own.
"""

from __future__ import annotations

from marketgen.engine import chance, duties, keeper, people, price
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import BP, divide, of_bp
from marketgen.engine.commands import Command
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.known import missing
from marketgen.engine.ledger import pay, spend_hours
from marketgen.engine.replacing import replace
from marketgen.engine.run import Line, Run
from marketgen.engine.venture_rules import Batch, Craft, Recipe
from marketgen.engine.world import World


def known(world: World, run: Run, some_id: str) -> bool:
    """Whether a recipe can be used: learned, or one that anybody knows from its first day on."""
    one = world.recipes[some_id]
    return some_id in run.ventures.crafts or (not one.taught and one.from_day <= run.day)


def craft(run: Run, some_id: str) -> Craft:
    """What was made by a recipe so far."""
    return run.ventures.crafts.get(some_id) or Craft(0)


def and_craft(run: Run, some_id: str, state: Craft) -> dict[str, Craft]:
    """What is known, with one recipe as it is now; in the order in which a save has it."""
    return dict(sorted({**run.ventures.crafts, some_id: state}.items()))


def _put(run: Run, some_id: str, batch: Batch | None) -> None:
    batches = {name: one for name, one in run.ventures.batches.items() if name != some_id}
    if batch is not None:
        batches[some_id] = batch
    run.ventures = replace(run.ventures, batches=dict(sorted(batches.items())))


def lent(world: World, run: Run, some_id: str) -> str:
    """The enterprise that lends its name for a recipe now; empty if none does."""
    names = run.ventures.names.items()
    return next((name for name, one in names if one.since and some_id in world.firms[name].recipes), "")


def lent_for(world: World, run: Run, good: str) -> str:
    """The enterprise under whose name a good is sold now; empty if it is sold under nobody's."""
    makes = [name for name, one in world.recipes.items() if one.makes == good]
    return next((firm for firm in (lent(world, run, name) for name in makes) if firm), "")


def unnamed(world: World, run: Run) -> list[tuple[str, int]]:
    """What you made and show under nobody's name, with the steps by which an inspection is worse for it."""
    return [
        (one.makes, one.steps)
        for one in world.recipes.values()
        if one.steps and one.makes in run.slots and run.goods[one.makes].stock and craft(run, one.id).pieces
        and not lent_for(world, run, one.makes)
    ]  # fmt: skip


def goes_in(world: World, run: Run, some_id: str) -> Account:
    """What a batch takes, in minor units: its goods at their going prices, and money. The labour is not counted."""
    one, steps = world.recipes[some_id], Sum()
    for good, units in one.uses.items():
        each = price.total(world, run, good)
        steps.add("batch_good", units * each, keep=True, good=good, units=units, price=each)
    steps.add("batch_money", one.cost)
    return steps.account(f"batch_cost:{some_id}", f"money:{world.money}")


def poor(world: World, run: Run, some_id: str) -> Account:
    """The chance that a batch has poor pieces, in basis points."""
    one, steps = world.recipes[some_id], Sum()
    made = craft(run, some_id).times
    steps.add("batch_poor", one.poor_bp, keep=True)
    steps.add("batch_practice", -made * one.practice_bp, count=made)
    steps.keep_within(0, BP, "held")
    return steps.account(f"batch_poor:{some_id}", "bp")


def worth(world: World, run: Run, some_id: str) -> Account:
    """What a batch is worth at the going price, in minor units, less the pieces that are poor on the average."""
    one, steps = world.recipes[some_id], Sum()
    each, low_high = price.total(world, run, one.makes), one.lost
    steps.add("batch_pieces", one.units * each, keep=True, good=one.makes, units=one.units, price=each)
    odds = poor(world, run, some_id).total
    share = of_bp(odds, divide(low_high[0] + low_high[1], 2))
    steps.add("batch_lost", -of_bp(one.units * each, share), chance=odds, share=share)
    return steps.account(f"batch_worth:{some_id}", f"money:{world.money}")


def tied(world: World, run: Run) -> int:
    """What went into batches that are not finished, in minor units."""
    return sum(one.cost for one in run.ventures.batches.values())


def make_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each recipe that is known and each who may do it: to begin a batch, or to lend a hand."""
    return [
        Choice("make", (one.id, member), undoable=True, refusal=_closed(world, run, one, member))
        for one in world.recipes.values()
        if known(world, run, one.id)
        for member in one.who
        if not _at_it(run, one.id, member)
    ]


def _at_it(run: Run, some_id: str, member: str) -> bool:
    batch = run.ventures.batches.get(some_id)
    return batch is not None and member in batch.workers


def _closed(world: World, run: Run, one: Recipe, member: str) -> Refusal | None:
    if not known(world, run, one.id):
        return refuse("recipe_unknown", recipe=one.id)
    if member not in one.who:
        return refuse("batch_not_them", recipe=one.id, person=member)
    if _at_it(run, one.id, member):
        return refuse("already_so")
    closed = _member_not(world, run, one, member)
    if closed or one.id in run.ventures.batches:
        return closed
    for good, units in one.uses.items():
        if run.goods[good].stock < units:
            return refuse("batch_short", good=good, needs=units, person=_brings(world, run, good))
    if run.money[world.money] < one.cost:
        return refuse("no_money", currency=world.money, needs=one.cost)
    return None


def _brings(world: World, run: Run, good: str) -> str:
    """The first of those you know who carry a good; empty if nobody does."""
    found = (one.id for one in world.middlemen.values() if good in one.carries and people.present(world, run, one.id))
    return next(found, "")


def _member_not(world: World, run: Run, one: Recipe, member: str) -> Refusal | None:
    """Why somebody cannot work at it: ill or away, busy, owed to a workplace, no hours left."""
    if not keeper.at_home(world, run, member):
        return refuse("ill_or_away", person=member)
    if world.household[member].player:
        short = run.phase == "morning" and _now(run, one.id, member) and run.hours < one.hours
        return refuse("no_hours", hours=one.hours) if short else None
    side, other = keeper.busy(world, run, member), keeper.making(run, member)
    if side:
        return refuse("side_busy", person=member, sideline=side)
    if other and other != one.id:
        return refuse("batch_busy", person=member, recipe=other)
    works = world.family.workplace
    if works and works.member == member and world.met("family", run.day) and not run.home.freed:
        return refuse("batch_workplace", person=member)
    return None


def _now(run: Run, some_id: str, member: str) -> bool:
    """Whether who begins now works today already: in the morning, and nobody twice a day."""
    batch = run.ventures.batches.get(some_id)
    worked = batch is not None and batch.ran == run.day and member in batch.hands
    return run.phase == "morning" and not worked


def _of(world: World, run: Run, command: Command) -> Refusal | None:
    return missing(world.recipes, "recipe", run, command)


def check_make(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether somebody can begin a batch now, or lend a hand with one."""
    return _of(world, run, command) or _closed(world, run, world.recipes[command.ids[0]], command.ids[1])


def make(world: World, run: Run, command: Command) -> list[Event]:
    """A batch is begun, or one more works at it; today already if it is morning."""
    one, member = world.recipes[command.ids[0]], command.ids[1]
    happened: list[Event] = []
    batch = run.ventures.batches.get(one.id)
    if batch is None:
        happened = _put_in(world, run, one)
        batch = run.ventures.batches[one.id]
    today = _now(run, one.id, member)
    _put(run, one.id, replace(batch, workers=(*batch.workers, member)))
    if today:
        _works(world, run, one, member)
    first = run.day if today else run.day + 1
    told = event("batch_hand", recipe=one.id, person=member, day=first, left=one.labour - batch.done)
    return [*happened, told]


def _put_in(world: World, run: Run, one: Recipe) -> list[Event]:
    """What a batch takes goes into it."""
    happened, cost = [], one.cost
    for good, units in one.uses.items():
        held = run.goods[good]
        left = held.stock - units
        worth_left = held.cost * left // held.stock if held.stock else 0
        cost += held.cost - worth_left
        run.goods[good] = replace(held, stock=left, cost=worth_left)
        happened.append(event("batch_used", recipe=one.id, good=good, units=units))
    pay(run, world.money, -one.cost, Line("batch_cost", one.id, -one.cost), world.money)
    _put(run, one.id, Batch(run.day, cost, ()))
    return [event("batch_begun", recipe=one.id, amount=one.cost, units=one.units), *happened]


def _works(world: World, run: Run, one: Recipe, member: str) -> None:
    """Somebody works at it today: your own hours are taken."""
    batch = run.ventures.batches[one.id]
    hands = (*batch.hands, member) if batch.ran == run.day else (member,)
    if world.household[member].player and one.hours:
        spend_hours(world, run, one.hours)
    _put(run, one.id, replace(batch, ran=run.day, hands=hands))


def relieve_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each who works at a batch."""
    return [
        Choice("relieve", (name, member), undoable=True)
        for name, batch in run.ventures.batches.items()
        for member in batch.workers
    ]


def check_relieve(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether somebody works at a batch."""
    unknown = _of(world, run, command)
    if unknown or _at_it(run, *command.ids):
        return unknown
    return refuse("batch_not_at_it", recipe=command.ids[0], person=command.ids[1])


def relieve(world: World, run: Run, command: Command) -> list[Event]:
    """From tomorrow on somebody works at it no more; it waits for other hands."""
    some_id, member = command.ids
    batch = run.ventures.batches[some_id]
    _put(run, some_id, replace(batch, workers=tuple(one for one in batch.workers if one != member)))
    return [event("batch_relieved", recipe=some_id, person=member)]


def dawn(world: World, run: Run) -> list[Event]:
    """Who works at what today; what rests, and for want of whom."""
    happened: list[Event] = []
    for name, batch in run.ventures.batches.items():
        one = world.recipes[name]
        able = [member for member in batch.workers if _can(world, run, one, member)]
        for member in able:
            _works(world, run, one, member)
        if not able:
            happened.append(event("batch_rests", recipe=name, person=batch.workers[0] if batch.workers else ""))
    return happened


def _can(world: World, run: Run, one: Recipe, member: str) -> bool:
    """Whether somebody who is at a batch can work at it today."""
    if world.household[member].player and (run.trip.leg or run.hours < one.hours):
        return False
    return _member_not(world, run, one, member) is None


def evening(world: World, run: Run) -> list[Event]:
    """A day of work is done; what is finished comes to the stall."""
    happened: list[Event] = []
    for name, batch in run.ventures.batches.items():
        if batch.ran != run.day:
            continue
        happened += _from_school(world, run, name, batch.hands)
        done = batch.done + len(batch.hands)
        if done < world.recipes[name].labour:
            _put(run, name, replace(batch, done=done))
        else:
            happened += _finished(world, run, world.recipes[name], batch)
    return happened


def _from_school(world: World, run: Run, some_id: str, hands: tuple[str, ...]) -> list[Event]:
    """A day at the pots is no day at school."""
    school = world.family.school
    if school is None or school.member not in hands or not world.met("family", run.day):
        return []
    duties.lose_school(world, run, 1)
    return [event("batch_school", recipe=some_id, person=school.member)]


def _finished(world: World, run: Run, one: Recipe, batch: Batch) -> list[Event]:
    luck, how = chance.draws(run.seed, "batch", run.day, one.id, 2)
    lost = (
        of_bp(one.units, chance.between(how, *one.lost)) if chance.happens(luck, poor(world, run, one.id).total) else 0
    )
    sound = max(1, one.units - lost)
    held, state = run.goods[one.makes], craft(run, one.id)
    run.goods[one.makes] = replace(held, stock=held.stock + sound, cost=held.cost + batch.cost)
    _put(run, one.id, None)
    made = replace(state, times=state.times + 1, pieces=state.pieces + sound)
    run.ventures = replace(run.ventures, crafts=and_craft(run, one.id, made))
    if not lent(world, run, one.id):
        run.heat = min(100, run.heat + one.heat)
    return [event("batch_done", recipe=one.id, good=one.makes, units=sound, lost=one.units - sound)]
