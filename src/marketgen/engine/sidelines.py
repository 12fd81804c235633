"""Work beside the stall (game.md 4.14): haircuts, telephones at a panel, a pot of noodles. It takes hours of yours or
the day of somebody at home, needs things, earns by who comes, and is seen.

Who comes is drawn by the day and the work, in a stream of its own.
"""

from __future__ import annotations

from marketgen.engine import calendar, chance, keeper, office, people, price
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.almanac import of_day
from marketgen.engine.arithmetic import BP, clamp, divide, of_bp
from marketgen.engine.commands import Command
from marketgen.engine.enterprise import Sideline, SideState
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.known import missing
from marketgen.engine.ledger import pay, spend_hours
from marketgen.engine.replacing import replace
from marketgen.engine.run import Line, Run
from marketgen.engine.world import Point, World, on_curve

NOTHING = SideState()
"""Work that was never learned or taken up."""

_FINE = 100
"""People are reckoned in hundredths until they are counted, so that a small share of few is not lost."""

WEEK = 7


def state_of(run: Run, some_id: str) -> SideState:
    """How a work stands."""
    return run.sidelines.get(some_id, NOTHING)


def _known(world: World, run: Run) -> list[Sideline]:
    return [one for one in world.sidelines.values() if one.from_day <= run.day]


def earns(world: World, run: Run, some_id: str, supplied: bool = True) -> Account:
    """What a work is likely to bring today if it is done, before upkeep, in minor units: with as many people as come
    on the middle of days, and, where it is ``supplied``, as if what it uses up were there."""
    return _usual(world, run, some_id, supplied)[0]


def lacks(world: World, run: Run, some_id: str) -> list[tuple[str, int]]:
    """What must be bought before as many people as usual can be served today: goods, and whole units of each."""
    served, state = _usual(world, run, some_id, supplied=True)[1], state_of(run, some_id)
    needed = {
        good: -(-(served * milli - state.rest.get(good, 0)) // 1000) - run.goods[good].stock
        for good, milli in world.sidelines[some_id].uses.items()
    }
    return [(good, units) for good, units in needed.items() if units > 0]


def _usual(world: World, run: Run, some_id: str, supplied: bool) -> tuple[Account, int]:
    low, high = world.sidelines[some_id].customers
    people_fine, power_bp = divide((low + high) * _FINE, 2), _usual_power(world, some_id)
    return _account(world, run, some_id, people_fine, power_bp, supplied=supplied)


def leaves(world: World, run: Run, some_id: str, supplied: bool = True) -> Account:
    """What a day of a work is likely to leave, in minor units: what it brings, less its upkeep, what it uses up at the
    going price, and what whoever does it would have earned at home that day. supplied: as in :func:`earns`."""
    one, brings, steps = world.sidelines[some_id], earns(world, run, some_id, supplied).total, Sum()
    steps.add("side_brings", brings, keep=True)
    steps.add("side_keeps", -one.upkeep)
    for good, milli in one.uses.items():
        each = price.total(world, run, good)
        steps.add("side_uses", -divide(brings * milli * each, one.each * 1000), good=good, price=each)
    earner = world.family.earner
    if earner and one.member == earner.member and keeper.at_home(world, run, one.member):
        steps.add("side_instead", -earner.earns, person=one.member)
    return steps.account(f"side_left:{some_id}", f"money:{world.money}")


def _usual_power(world: World, some_id: str) -> int:
    """What current does on the average of evenings, bp."""
    one = world.sidelines[some_id]
    return divide(one.power_bp * world.power + BP * (WEEK - world.power), WEEK)


def _account(
    world: World, run: Run, some_id: str, people_fine: int, power_bp: int, whole: bool = False, supplied: bool = False
) -> tuple[Account, int]:
    """What so many people (hundredths) bring, and how many of them are served. whole: they are counted; supplied: as if
    what is used up were there."""
    one, state, steps = world.sidelines[some_id], state_of(run, some_id), Sum()
    each = one.each
    left = people_fine
    steps.add("side_people", divide(left * each, _FINE), keep=True, hundredths=left, each=each)
    for name, share in (
        ("side_season", of_day(world, "side seasons", run.day, _seasons)[some_id]),
        ("side_weather", one.weather.get(run.weather, BP)),
        ("side_power", power_bp),
        ("side_worn", BP - state.worn),
    ):
        if share == BP:
            continue
        after = of_bp(left, share)
        steps.add(name, divide(after * each, _FINE) - divide(left * each, _FINE), share=share - BP)
        left = after
    if whole:
        counted = divide(left, _FINE) * _FINE
        steps.add("side_whole", divide((counted - left) * each, _FINE), people=counted // _FINE)
        left = counted
    enough = left if supplied else min(left, _goods_for(world, run, some_id) * _FINE)
    steps.add("side_no_goods", divide(enough * each, _FINE) - divide(left * each, _FINE), hundredths=left - enough)
    steps.keep_within(divide(enough * each, _FINE), divide(enough * each, _FINE), "held")
    return steps.account(f"side:{some_id}", f"money:{world.money}"), enough // _FINE


def _seasons(world: World, day: int) -> dict[str, int]:
    """What the time of the year does to who comes, by work, bp."""
    return {one.id: on_curve(tuple(Point(*point) for point in one.season), day) for one in world.sidelines.values()}


def _goods_for(world: World, run: Run, some_id: str) -> int:
    """For how many people the goods at the stall, and what is opened of them, are enough."""
    state = state_of(run, some_id)
    found = [
        (run.goods[good].stock * 1000 + state.rest.get(good, 0)) // milli
        for good, milli in world.sidelines[some_id].uses.items()
        if milli
    ]
    return min(found, default=world.sidelines[some_id].customers[1] * _FINE)


def worse(world: World, run: Run) -> list[tuple[str, int]]:
    """Works that are done today without the paper for them, with the steps by which an inspection is worse."""
    return [
        (name, world.sidelines[name].steps)
        for name, state in run.sidelines.items()
        if state.ran == run.day and world.sidelines[name].steps and state.licensed < run.day
    ]


def _why_not(world: World, run: Run, one: Sideline) -> Refusal | None:
    """Why a work cannot be done at all: what must stand, what must be learned, whose day it is."""
    for upgrade in one.needs:
        if upgrade not in run.built:
            return refuse("built_first", upgrade=upgrade)
    if one.teacher and not state_of(run, one.id).learned:
        return refuse("side_learn_first", sideline=one.id, person=one.teacher)
    return _member_not(world, run, one)


def _meant(world: World, run: Run, command: Command) -> Refusal | None:
    """A refusal for a work that is not there yet."""
    return missing(world.sidelines, "sideline", run, command)


def _named(world: World, command: Command) -> Sideline:
    return world.sidelines[command.ids[0]]


def _member_not(world: World, run: Run, one: Sideline) -> Refusal | None:
    if not one.member:
        return None
    if not keeper.at_home(world, run, one.member):
        return refuse("ill_or_away", person=one.member)
    other = keeper.busy(world, run, one.member)
    if other and other != one.id:
        return refuse("side_busy", person=one.member, sideline=other)
    batch = keeper.making(run, one.member) if run.ventures.batches else ""
    return refuse("batch_busy", person=one.member, recipe=batch) if batch else None


def learn_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each work that somebody can teach."""
    return [
        Choice("learn", (one.id,), refusal=_learn_closed(world, run, one))
        for one in _known(world, run)
        if one.teacher and not state_of(run, one.id).learned
    ]


def _learn_closed(world: World, run: Run, one: Sideline) -> Refusal | None:
    if not one.teacher:
        return refuse("side_no_lesson", sideline=one.id)
    if state_of(run, one.id).learned:
        return refuse("already_so")
    if not people.present(world, run, one.teacher):
        return refuse("side_nobody_teaches", sideline=one.id)
    if run.trust[one.teacher] < one.teacher_trust:
        return refuse("kye_trust", person=one.teacher, needs=one.teacher_trust, has=run.trust[one.teacher])
    if run.hours < one.lesson_hours:
        return refuse("no_hours", hours=one.lesson_hours)
    if run.money[world.money] < one.lesson_cost:
        return refuse("no_money", currency=world.money, needs=one.lesson_cost)
    return None


def check_learn(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether a work can be learned now."""
    return _meant(world, run, command) or _learn_closed(world, run, _named(world, command))


def learn(world: World, run: Run, command: Command) -> list[Event]:
    """Somebody shows how it is done."""
    one = _named(world, command)
    spend_hours(world, run, one.lesson_hours)
    cost = one.lesson_cost
    pay(run, world.money, -cost, Line("side_lesson", one.id, -cost, other=one.teacher), world.money)
    run.sidelines[one.id] = replace(state_of(run, one.id), learned=run.day)
    return [event("side_learned", sideline=one.id, person=one.teacher, hours=one.lesson_hours, amount=cost)]


def license_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each work that somebody in office gives a paper for."""
    return [
        Choice("license", (one.id,), refusal=_paper_closed(world, run, one))
        for one in _known(world, run)
        if one.official and state_of(run, one.id).licensed < run.day
    ]


def _paper_closed(world: World, run: Run, one: Sideline) -> Refusal | None:
    if not one.official:
        return refuse("side_no_paper", sideline=one.id)
    state = state_of(run, one.id)
    if state.licensed >= run.day:
        return refuse("side_has_paper", sideline=one.id, day=state.licensed)
    if one.teacher and not state.learned:
        return refuse("side_learn_first", sideline=one.id, person=one.teacher)
    if not office.holder(world, run, one.official):
        return refuse("not_in_office", official=one.official)
    if run.money[world.money] < one.licence_cost:
        return refuse("no_money", currency=world.money, needs=one.licence_cost)
    return None


def check_license(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether a paper can be had now."""
    return _meant(world, run, command) or _paper_closed(world, run, _named(world, command))


def license(world: World, run: Run, command: Command) -> list[Event]:
    """Pay for a paper: until its last day nobody can say that the work is done without one."""
    one = _named(world, command)
    cost, last = one.licence_cost, run.day + one.licence_days - 1
    pay(run, world.money, -cost, Line("side_paper", one.id, -cost), world.money)
    run.sidelines[one.id] = replace(state_of(run, one.id), licensed=last)
    who = office.holder(world, run, one.official)
    return [event("side_licensed", sideline=one.id, official=who, amount=cost, day=last)]


def take_up_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each work that is not done."""
    return [
        Choice("take_up", (one.id,), undoable=True, refusal=_take_up_closed(world, run, one))
        for one in _known(world, run)
        if not state_of(run, one.id).since
    ]


def _take_up_closed(world: World, run: Run, one: Sideline) -> Refusal | None:
    if state_of(run, one.id).since:
        return refuse("already_so")
    closed = _why_not(world, run, one)
    if closed is None and run.phase == "morning" and _begins_now(run, one) and run.hours < one.hours:
        return refuse("no_hours", hours=one.hours)
    return closed


def check_take_up(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether a work can be taken up now."""
    return _meant(world, run, command) or _take_up_closed(world, run, _named(world, command))


def _begins_now(run: Run, one: Sideline) -> bool:
    """Whether work taken up now is done today already: in the morning, and not twice a day."""
    return run.phase == "morning" and state_of(run, one.id).ran != run.day


def take_up(world: World, run: Run, command: Command) -> list[Event]:
    """From now on it is done each day: today already if it is morning."""
    one, first = _named(world, command), run.day
    run.sidelines[one.id] = replace(state_of(run, one.id), since=run.day)
    if _begins_now(run, one):
        _do(world, run, one)
    elif state_of(run, one.id).ran != run.day:
        first += 1
    return [event("side_taken_up", sideline=one.id, day=first, hours=one.hours, person=one.member)]


def drop_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each work that is done."""
    return [Choice("drop", (name,), undoable=True) for name, state in run.sidelines.items() if state.since]


def check_drop(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether a work can be given up."""
    unknown = _meant(world, run, command)
    if unknown or state_of(run, command.ids[0]).since:
        return unknown
    return refuse("side_not_done", sideline=command.ids[0])


def drop(world: World, run: Run, command: Command) -> list[Event]:
    """It is done no more from tomorrow on; who waits today is served."""
    run.sidelines[command.ids[0]] = replace(state_of(run, command.ids[0]), since=0)
    return [event("side_dropped", sideline=command.ids[0])]


def _do(world: World, run: Run, one: Sideline) -> None:
    """It is done today: its hours are taken."""
    if one.hours:
        spend_hours(world, run, one.hours)
    state = state_of(run, one.id)
    run.sidelines[one.id] = replace(state, ran=run.day)


def dawn(world: World, run: Run) -> list[Event]:
    """What is done today, and what cannot be and why."""
    happened: list[Event] = []
    for name, state in run.sidelines.items():
        one = world.sidelines[name]
        if state.licensed == run.day and state.since:
            happened.append(event("side_paper_ends", sideline=name))
        if not state.since:
            continue
        why = _member_not(world, run, one)
        if one.hours and (run.trip.leg or run.hours < one.hours):
            why = refuse("no_hours")
        if why is None:
            _do(world, run, one)
        else:
            reason = "hours" if why.reason == "no_hours" else "member"
            happened.append(event("side_rests", sideline=name, person=one.member, why=reason))
    return happened


def evening(world: World, run: Run) -> list[Event]:
    """What the day's work brought, used and stirred."""
    happened: list[Event] = []
    for name, state in run.sidelines.items():
        one = world.sidelines[name]
        worn = of_bp(state.worn, world.price.keeps_bp)
        if state.ran != run.day:  # what took its hours in the morning pays, wherever the rest of the day goes
            run.sidelines[name] = replace(state, worn=worn)
            continue
        low, high = one.customers
        came = chance.between(chance.draw(run.seed, "sidelines", run.day, name), low, high)
        lit = one.power_bp if calendar.power(world, run.seed, run.day) else BP
        account, served = _account(world, run, name, came * _FINE, lit, whole=True)
        happened += _paid(world, run, one, account.total, served)
        state = state_of(run, name)
        worn = clamp(worn + served * one.fills_bp, 0, BP)
        run.sidelines[name] = replace(state, worn=worn, days=state.days + 1, earned=state.earned + account.total)
        run.envied += one.envy
        run.heat = min(100, run.heat + one.heat)
    return happened


def _paid(world: World, run: Run, one: Sideline, brought: int, served: int) -> list[Event]:
    """The day's takings, what they used up, and the upkeep as far as the money goes."""
    each = one.each
    pay(run, world.money, brought, Line("side", one.id, brought, units=served, price=each), world.money)
    upkeep = min(one.upkeep, run.money[world.money])
    pay(run, world.money, -upkeep, Line("side_upkeep", one.id, -upkeep), world.money)
    told = event("side_brought", sideline=one.id, people=served, amount=brought, upkeep=upkeep, person=one.member)
    return [told, *_used(run, one, served)]


def _used(run: Run, one: Sideline, served: int) -> list[Event]:
    """Goods that went into it: whole units are opened as they are needed."""
    happened, rest = [], dict(state_of(run, one.id).rest)
    for good, milli in one.uses.items():
        needed = served * milli - rest.get(good, 0)
        units = max(0, -(-needed // 1000))
        rest[good] = units * 1000 - needed
        if units:
            held = run.goods[good]
            left = held.stock - units
            run.goods[good] = replace(held, stock=left, cost=held.cost * left // held.stock)
            happened.append(event("side_used", sideline=one.id, good=good, units=units))
    run.sidelines[one.id] = replace(state_of(run, one.id), rest=rest)
    return happened
