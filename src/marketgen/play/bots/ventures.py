"""What a careful bot does of ventures: sends somebody to a workshop, makes what pays for its days, keeps its word."""

from __future__ import annotations

from collections.abc import Iterator

from marketgen.engine import keeper, lent_names, recipes, workshops
from marketgen.engine.arithmetic import divide, of_bp
from marketgen.engine.commands import Command
from marketgen.engine.run import Run
from marketgen.engine.venture_rules import Contract, Firm, Recipe, Workshop
from marketgen.engine.world import World
from marketgen.play.bots.clubs import Purse

MEALS = 2
"""An hour of its own is given for as much as so many days of food cost."""

LIKELY_BP = 2500
"""The chance from which it applies."""

BATCHES = 4
"""A workshop or a name must pay within so many batches, and there must be days for them."""


def plan(world: World, run: Run, purse: Purse) -> Iterator[Command]:
    """Keeps its word first, then thinks of more."""
    yield from _orders(world, run)
    for workshop in world.workshops.values():
        yield from _course(world, run, purse, workshop)
    for firm in world.firms.values():
        yield from _name(world, run, purse, firm)
    for recipe in world.recipes.values():
        if recipes.known(world, run, recipe.id):
            yield from _batch(world, run, purse, recipe)


def _orders(world: World, run: Run) -> Iterator[Command]:
    """Brings what is promised, and promises what it has, or can make in time."""
    for name, state in run.ventures.contracts.items():
        one = world.contracts[name]
        if state.due:
            yield Command("deliver", (name,))
        elif state.asked and run.day + one.days <= world.days and _can(world, run, one, state.units):
            yield Command("promise", (name,))


def _can(world: World, run: Run, one: Contract, units: int) -> bool:
    """Whether so much is there, or will be by its day, with a name on it if one must be."""
    if one.named and not recipes.lent_for(world, run, one.good):
        return False
    have = run.goods[one.good].stock
    for name, batch in run.ventures.batches.items():
        recipe = world.recipes[name]
        left = recipe.labour - batch.done
        if recipe.makes == one.good and batch.workers and left < one.days:
            have += recipe.units * 2 // 3  # some of it may come to nothing
    return have >= units


def _course(world: World, run: Run, purse: Purse, one: Workshop) -> Iterator[Command]:
    """Applies for whoever's days cost least, and never for itself if there is anybody else; goes when there is a
    place; a place abroad is for somebody else."""
    state = workshops.course(run, one.id)
    if state is not None and state.offer == "open":
        placement, yours = one.placement, state.member == workshops.you(world)
        takes = placement is not None and not yours and purse.takes(placement.cost, 30)
        yield Command("accept" if takes else "decline", (one.id,))
        return
    if state is not None and state.step == "chosen" and run.day == one.starts and purse.takes(one.fare, 80):
        yield Command("attend", (one.id,))
        return
    days = world.days - one.starts - one.days
    gains = max((_gains(world, run, purse, world.recipes[name])[0] for name in one.teaches), default=0)
    pays = gains * min(BATCHES, days // BATCHES) > one.fee + one.fare
    likely = workshops.chosen(world, run, one.id).total >= LIKELY_BP
    if one.from_day <= run.day <= one.closes and pays and likely and purse.takes(one.fee, 20):
        who = min(
            one.who, key=lambda member: (world.household[member].player, _a_day(world, run, purse, member), member)
        )
        yield Command("apply", (one.id, who))


def _name(world: World, run: Run, purse: Purse, one: Firm) -> Iterator[Command]:
    """Has a name lent if what it makes under it pays for the fee."""
    if lent_names.state_of(run, one.id).since or one.from_day > run.day:
        return
    known = [world.recipes[name] for name in one.recipes if recipes.known(world, run, name)]
    gains = max((_gains(world, run, purse, recipe, one)[0] for recipe in known), default=0)
    batches = min(BATCHES, (world.days - run.day) // BATCHES)
    cost = lent_names.costs(world, run, one.id).total
    if gains * batches > cost and purse.takes(cost, 50):
        yield Command("sign", (one.id,))


def _batch(world: World, run: Run, purse: Purse, one: Recipe) -> Iterator[Command]:
    """Begins a batch while there is little left of the last one, of what it has or is offered this morning."""
    gains, who = _gains(world, run, purse, one)
    if one.id in run.ventures.batches or not who or world.days - run.day <= one.labour:
        return
    promised = sum(
        state.units
        for name, state in run.ventures.contracts.items()
        if state.asked and world.contracts[name].good == one.makes
    )
    if run.goods[one.makes].stock > divide(one.units, 3) + promised or (gains <= 0 and not promised):
        return
    if not purse.takes(one.cost, 30):
        return
    for good, units in one.uses.items():
        missing = units - run.goods[good].stock
        if missing > 0:
            offer = min((item for item in run.offers if item.good == good and item.left >= missing),
                        key=lambda item: (item.price, item.who), default=None)  # fmt: skip
            if offer is None or not purse.takes(missing * offer.price, 30):
                return
            yield Command("take", (offer.who, good), missing)
    yield Command("make", (one.id, who))


def _a_day(world: World, run: Run, purse: Purse, member: str, hours: int = 0) -> int:
    """What a day of somebody's costs: what is not earned meanwhile."""
    earner, works = world.family.earner, world.family.workplace
    if world.household[member].player:
        return hours * MEALS * purse.food
    if earner and member == earner.member:
        return earner.earns
    return works.hours * MEALS * purse.food if works and member == works.member else 0


def _gains(world: World, run: Run, purse: Purse, one: Recipe, firm: Firm | None = None) -> tuple[int, str]:
    """What a batch leaves, after a name's share and the days of whoever does it; and who that would be: never the pupil
    of the house, and nobody who is ill, away or busy."""
    school, works, met = world.family.school, world.family.workplace, world.met("family", run.day)
    able = [
        member
        for member in one.who
        if keeper.at_home(world, run, member) and not keeper.taken(world, run, member)
        and not (school and met and member == school.member)
        and (not works or member != works.member or not met or run.home.freed)
    ]  # fmt: skip
    who = min(able, key=lambda member: (_a_day(world, run, purse, member, one.hours), member), default="")
    brings = recipes.worth(world, run, one.id).total
    lent = recipes.lent(world, run, one.id)
    named = firm or (world.firms[lent] if lent else None)
    brings -= of_bp(brings, named.share_bp) if named else 0
    days = one.labour * (_a_day(world, run, purse, who, one.hours) if who else 0)
    return brings - recipes.goes_in(world, run, one.id).total - days, who
