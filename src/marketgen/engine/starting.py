"""Beginning a run: on day 1, or on the day and with what a named start says."""

from __future__ import annotations

from marketgen.engine import calendar, chance, family, growth, people, price
from marketgen.engine.arithmetic import divide, of_bp
from marketgen.engine.replacing import replace
from marketgen.engine.run import DayRecord, OfficialState, Run
from marketgen.engine.starts import NamedStart
from marketgen.engine.world import Difficulty, World


def drawn_goals(world: World, seed: str) -> tuple[str, ...]:
    """The goals a seed offers, in the scenario's order: all of them, or as many as the scenario has drawn."""
    goals = sorted(world.goals, key=lambda goal: (chance.draw(seed, "goal", 0, goal), goal))
    drawn = goals[: world.goals_drawn] if world.goals_drawn else goals
    return tuple(goal for goal in world.goals if goal in drawn)


def before_dawn(world: World, seed: str, level: Difficulty, goal: str) -> Run:
    """The run before the first dawn of day 1."""
    start, cast = world.start, people.draw_cast(world, seed)
    held = dict.fromkeys(world.currencies, 0)
    held |= {currency: of_bp(amount, level.money_bp) for currency, amount in start.money.items()}
    goods = {good: replace(price.empty_state(world, good), cost=_cost(world, good)) for good in world.goods}
    return Run(
        seed=seed, difficulty=level.id, goal=goal, day=1, phase="morning", hours=world.day.hours, away=0, pending="",
        money=held, goods=goods, slots=("",) * start.slots,
        trust={person.id: person.trust for person in world.people() if people.drawn(world, cast, person)},
        officials={who.id: OfficialState(who.tie, who.fear, who.expects) for who in world.officials.values()},
        health={member.id: member.health for member in world.household.values()}, store=dict(start.store),
        meal=start.meal, offers=(), orders=(), weather="", prices={}, prepared=False, inspected=0, heat=start.heat,
        standing=start.standing, knows=0, knows_peak=0, file=0, flags=(), seen={}, chosen={}, forks=(), scheduled=(),
        moods=(), visited=(), today=DayRecord(1, "", 0), past=(), start_worth=0, cast=cast,
        home=family.begin(world),
        place=world.place,
    )  # fmt: skip


def _cost(world: World, good: str) -> int:
    return world.start.stock.get(good, 0) * world.start.paid.get(good, 0)


def enter(world: World, run: Run, start: NamedStart) -> None:
    """Give a run before its first dawn what a named start says. What is due at home on a day before it is due later."""
    level = world.difficulties[run.difficulty]
    run.day = start.day
    run.money = dict.fromkeys(world.currencies, 0)
    run.money |= {currency: of_bp(amount, level.money_bp) for currency, amount in start.money.items()}
    for good, state in run.goods.items():
        units = start.stock.get(good, 0)
        run.goods[good] = replace(state, stock=units, cost=units * start.paid.get(good, 0))
    run.store, run.meal = dict(start.store), start.meal
    run.heat, run.standing, run.file = start.heat, start.standing, start.file
    run.knows = run.knows_peak = start.knows
    run.trust |= {who: value for who, value in start.trust.items() if who in run.trust}
    for who, tie in start.tie.items():
        run.officials[who] = replace(run.officials[who], tie=tie)
    run.health |= dict(start.health)
    run.flags = start.flags
    run.begun = start.id if start.barred else ""
    run.seen = dict.fromkeys((*start.seen, *start.chosen), start.day - 1)
    run.chosen = dict(start.chosen)
    run.scheduled = tuple(sorted((day, event) for event, day in start.sent.items()))
    for upgrade in start.built:
        growth.put_up(world, run, upgrade)
    school, roster = world.family.school, world.family.roster
    run.home = replace(
        run.home,
        wood=start.wood,
        school_due=_next(run.home.school_due, school.every if school else 0, start.day),
        roster_due=_next(run.home.roster_due, roster.every if roster else 0, start.day),
    )


def _next(due: int, every: int, day: int) -> int:
    """The first due day that is not over on a day."""
    return due + -(-(day - due) // every) * every if 0 < due < day and every else due


def lived(run: Run) -> tuple[DayRecord, ...]:
    """The days that were played: those before a named start had no dawn."""
    return tuple(record for record in run.past if record.before)


def days_before(world: World, run: Run) -> tuple[DayRecord, ...]:
    """The days before a named start, of which nothing is known: no ledger, and all as it stands on its first morning.

    They are there so that the record of day N is the Nth, whatever a run begins with.
    """
    weakest = min(run.health.values(), default=0)
    mean = divide(sum(run.health.values()), max(1, len(run.health)))
    held = run.money[world.money]
    return tuple(
        DayRecord(
            day, calendar.weather(world, run.seed, day), held, worth=run.start_worth, health=mean, weakest=weakest,
            schooling=run.home.schooling, closing=held,
        )
        for day in range(1, run.day)
    )  # fmt: skip
