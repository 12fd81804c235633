"""Levies (game.md 4.9): what the school and the neighbourhood unit ask for, by due days."""

from __future__ import annotations

from marketgen.engine import duties, office
from marketgen.engine.arithmetic import clamp
from marketgen.engine.commands import Command
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.ledger import pay, spend_hours
from marketgen.engine.replacing import replace
from marketgen.engine.run import Line, Run
from marketgen.engine.world import World

WAYS = ("pay", "go")
"""How a turn of the labour roster can be met: with money, or with half a day of your own."""


def due_in(world: World, run: Run, due: int) -> int:
    """Days until a due day that still falls into the run; 99 if none does."""
    return due - run.day if run.day <= due <= world.days else 99


def levy_choices(world: World, run: Run) -> list[Choice]:
    """Paying the next levy of the school, on its day or before."""
    if world.family.school is None or due_in(world, run, run.home.school_due) == 99:
        return []
    return [Choice("levy", refusal=check_levy(world, run, Command("levy")))]


def check_levy(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether the next levy can be paid now."""
    school = world.family.school
    if school is None:
        return refuse("not_in_scenario", verb=command.verb)
    if due_in(world, run, run.home.school_due) == 99:
        return refuse("nothing_due")
    if run.home.school_due - run.day >= school.every:
        return refuse("levy_not_yet", day=run.home.school_due - school.every + 1)
    if run.money[world.money] < school.levy:
        return refuse("no_money", currency=world.money, needs=school.levy)
    return None


def pay_levy(world: World, run: Run, command: Command) -> list[Event]:
    """Pay the school's next levy."""
    school = world.family.school
    assert school is not None
    pay(run, world.money, -school.levy, Line("levy", school.member, -school.levy), world.money)
    meet_levy(world, run)
    return [event("levy_paid", person=school.member, amount=school.levy)]


def meet_levy(world: World, run: Run) -> None:
    """The next levy counts as met, however that was done."""
    if world.family.school and run.home.school_due:
        run.home = replace(run.home, school_due=run.home.school_due + world.family.school.every)


def roster_choices(world: World, run: Run) -> list[Choice]:
    """The two ways to meet the next turn of the roster."""
    if world.family.roster is None or due_in(world, run, run.home.roster_due) == 99:
        return []
    return [Choice("roster", (way,), refusal=check_roster(world, run, Command("roster", (way,)))) for way in WAYS]


def check_roster(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether the next turn of the roster can be met so now."""
    roster, way = world.family.roster, command.ids[0]
    if roster is None:
        return refuse("not_in_scenario", verb=command.verb)
    if way not in WAYS:
        return refuse("no_such", kind="way", id=way)
    if due_in(world, run, run.home.roster_due) == 99:
        return refuse("nothing_due")
    if run.home.roster_due - run.day >= roster.every:
        return refuse("levy_not_yet", day=run.home.roster_due - roster.every + 1)
    if way == "pay" and run.money[world.money] < roster.pays:
        return refuse("no_money", currency=world.money, needs=roster.pays)
    if way == "go" and run.phase == "evening":
        return refuse("wrong_phase", verb=command.verb, phase=run.phase)
    if way == "go" and run.hours < roster.hours:
        return refuse("no_hours", hours=roster.hours)
    return None


def turn_roster(world: World, run: Run) -> None:
    """The next turn of the roster counts as met, however that was done."""
    if world.family.roster and run.home.roster_due:
        run.home = replace(run.home, roster_due=run.home.roster_due + world.family.roster.every)


def meet_roster(world: World, run: Run, command: Command) -> list[Event]:
    """Pay for somebody else's half day, or give one of your own."""
    roster = world.family.roster
    assert roster is not None
    turn_roster(world, run)
    if command.ids[0] == "pay":
        pay(run, world.money, -roster.pays, Line("roster", roster.official, -roster.pays), world.money)
        return [event("roster_paid", amount=roster.pays)]
    spend_hours(world, run, roster.hours)
    return [event("roster_gone", hours=roster.hours)]


def dawn(world: World, run: Run) -> list[Event]:
    """What is due today is said in the morning."""
    school, roster = world.family.school, world.family.roster
    happened = []
    if school and run.home.school_due == run.day:
        happened.append(event("levy_due", amount=school.levy))
    if roster and run.home.roster_due == run.day:
        happened.append(event("roster_due", amount=roster.pays, hours=roster.hours))
    return happened


def night(world: World, run: Run) -> list[Event]:
    """What was due today and is not met has its price; the next one comes all the same."""
    happened: list[Event] = []
    school, roster = world.family.school, world.family.roster
    if school and run.home.school_due == run.day:
        duties.lose_school(world, run, 1)
        duties.move_schooling(run, school.unpaid - school.lost)  # the day lost is in it
        _tie(world, run, school.official, school.unpaid_tie)
        run.home = replace(run.home, school_due=run.day + school.every)
        happened += [event("levy_unpaid", person=school.member), *_spoken_of(run, school.unpaid_standing)]
    if roster and run.home.roster_due == run.day:
        _tie(world, run, roster.official, roster.unpaid_tie)
        run.heat = clamp(run.heat + roster.unpaid_heat, 0, 100)
        run.home = replace(run.home, roster_due=run.day + roster.every)
        happened += [event("roster_unmet"), *_spoken_of(run, roster.unpaid_standing)]
    return happened


def _spoken_of(run: Run, thousandths: int) -> list[Event]:
    """What the street makes of a due that was not met."""
    if not thousandths:
        return []
    run.standing = clamp(run.standing + thousandths, -1000, 1000)
    return [event("standing", amount=thousandths)]


def _tie(world: World, run: Run, official: str, hundredths: int) -> None:
    """The tie with whoever holds a post now."""
    official = office.holder(world, run, official) if official else ""
    state = run.officials.get(official)
    if state:
        run.officials[official] = replace(state, tie=clamp(state.tie + hundredths, -500, 500))
