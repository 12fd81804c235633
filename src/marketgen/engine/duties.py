"""Duties of the household (game.md 4.9): whom a workplace lets go, who earns at home, who helps for an hour."""

from __future__ import annotations

from marketgen.engine import faith, growth, keeper
from marketgen.engine.arithmetic import clamp
from marketgen.engine.commands import Command
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.ledger import pay
from marketgen.engine.replacing import replace
from marketgen.engine.run import Line, Run
from marketgen.engine.wages import HOME, wage
from marketgen.engine.world import World


def hours(world: World, run: Run) -> int:
    """The hours of yours that a day has now: more with somebody or something to carry, fewer if you are ill."""
    total = world.day.hours + growth.hours(world, run)
    other = keeper.partner(world, run) if run.partners else None
    total += other.hours if other else 0
    if not world.met("family", run.day):
        return total
    works, illness = world.family.workplace, world.family.illness
    if works and keeper.freed(world, run):
        total += works.hours
    total += sum(more for more, last in run.home.extra if run.day <= last)
    you = next((member.id for member in world.household.values() if member.player), "")
    if illness and run.home.ill.get(you):
        total -= illness.hours
    return clamp(total, 0, 24)


def earn(world: World, run: Run) -> list[Event]:
    """What is earned at home comes in before supper."""
    earner = world.family.earner
    if earner is None or not keeper.earns(world, run):
        return []
    earned = wage(world, run, HOME).total
    pay(run, world.money, earned, Line("earned", earner.member, earned), world.money)
    return [event("earned", person=earner.member, amount=earned)]


def move_schooling(run: Run, tenths: int) -> None:
    """Schooling moved by tenths of a point, kept within 0 and 100."""
    run.home = replace(run.home, schooling=clamp(run.home.schooling + tenths, 0, 1000))


def lose_school(world: World, run: Run, days: int) -> None:
    """Days of school lost, and what they cost in schooling."""
    school = world.family.school
    if school:
        move_schooling(run, school.lost * days)
        run.home = replace(run.home, school_lost=max(0, run.home.school_lost + days))


def work_choices(world: World, run: Run) -> list[Choice]:
    """Paying the workplace for a month of absence."""
    return [Choice("pay_work", refusal=check_work(world, run, Command("pay_work")))] if world.family.workplace else []


def check_work(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether the workplace can be paid now."""
    works = world.family.workplace
    if works is None:
        return refuse("not_in_scenario", verb=command.verb)
    if run.home.freed:
        return refuse("freed_already", person=works.member, days=run.home.freed)
    if run.money[world.money] < works.cost:
        return refuse("no_money", currency=world.money, needs=works.cost)
    return None


def pay_work(world: World, run: Run, command: Command) -> list[Event]:
    """Pay for the absence; in the morning it gives the hour today already."""
    works = world.family.workplace
    assert works is not None
    before = hours(world, run)
    pay(run, world.money, -works.cost, Line("work", works.member, -works.cost), world.money)
    run.home = replace(run.home, freed=works.days)
    if run.phase == "morning":
        _more_hours(world, run, hours(world, run) - before)
    return [event("freed", person=works.member, days=works.days, amount=works.cost)]


def _more_hours(world: World, run: Run, more: int) -> None:
    """The day has so many hours more: those left of it, and those it is counted by."""
    run.hours += more
    run.hours_of = (run.hours_of or world.day.hours) + more


def help_choices(world: World, run: Run) -> list[Choice]:
    """Asking the pupil of the house for an hour."""
    school = world.family.school
    if school is None or not school.hours:
        return []
    command = Command("ask_help", (school.member,))
    return [Choice("ask_help", command.ids, refusal=check_help(world, run, command))]


def check_help(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether she can be asked today."""
    school = world.family.school
    if school is None or not school.hours:
        return refuse("not_in_scenario", verb=command.verb)
    if command.ids[0] != school.member:
        return refuse("has_duties", person=command.ids[0])
    if not keeper.at_home(world, run, school.member):
        return refuse("ill_or_away", person=school.member)
    if faith.refuses(world, run, school.member, "help"):
        return refuse("will_not", person=school.member)
    return refuse("already_so") if run.home.asked else None


def ask_help(world: World, run: Run, command: Command) -> list[Event]:
    """An hour of hers today: an hour more of yours, and something less of school; it is remembered."""
    school, who = world.family.school, command.ids[0]
    assert school is not None
    helped = {**run.home.helped, who: run.home.helped.get(who, 0) + 1}
    run.home = replace(run.home, asked=1, helped=helped)
    _more_hours(world, run, school.hours)
    move_schooling(run, school.asked)
    return [event("helped", person=who, hours=school.hours)]


def night(world: World, run: Run) -> list[Event]:
    """A day less of what lasts some days; who comes home."""
    home = run.home
    if not (home.freed or home.away or home.extra or home.asked):
        return []
    happened = []
    if home.freed == 1 and world.family.workplace:
        happened.append(event("freed_over", person=world.family.workplace.member))
    happened += [event("member_back", person=who) for who, days in home.away.items() if days == 1]
    run.home = replace(
        home,
        freed=max(0, home.freed - 1),
        away={who: days - 1 for who, days in home.away.items() if days > 1},
        extra=tuple(item for item in home.extra if item[1] > run.day),
        asked=0,
    )
    return happened
