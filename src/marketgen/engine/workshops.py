"""A business workshop (game.md 4.14): an application, a letter, days away among strangers who teach; later, once, a
place abroad for whoever did well.

Who is chosen, how many come and who is offered a place is drawn by the day and the workshop, in streams of their own.
"""

from __future__ import annotations

from marketgen.engine import chance, chapters, keeper, office, recipes, travel
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import BP, divide
from marketgen.engine.commands import Command
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.known import missing
from marketgen.engine.ledger import pay, spend_hours
from marketgen.engine.replacing import replace
from marketgen.engine.run import Line, Run
from marketgen.engine.venture_rules import Course, Craft, Workshop
from marketgen.engine.world import World

STEPS = ("", "asked", "chosen", "away", "home")
"""The steps of a course that lead on, in order."""

OFFERS = ("", "open", "taken", "refused")
"""What can have become of a placement, as conditions count it; what is over was taken."""


def course(run: Run, some_id: str) -> Course | None:
    """How it stands with a workshop; None if nobody has applied."""
    return run.ventures.courses.get(some_id)


def _put(run: Run, some_id: str, state: Course) -> None:
    run.ventures = replace(run.ventures, courses=dict(sorted({**run.ventures.courses, some_id: state}.items())))


def you(world: World) -> str:
    """The player's id among those at home; empty if nobody is."""
    return next((member.id for member in world.household.values() if member.player), "")


def out(world: World, one: Workshop) -> int:
    """Days on the way there."""
    return world.ways[one.way].to[one.place].days[1] // 2


def chosen(world: World, run: Run, some_id: str) -> Account:
    """The chance to be chosen, in basis points, by what your own record says."""
    one, steps = world.workshops[some_id], Sum()
    steps.add("course_seats", one.base_bp, keep=True)
    who = office.holder(world, run, one.official) if one.official else ""
    if who:
        tie = run.officials[who].tie
        steps.add("course_tie", divide(tie * one.tie_bp, 100), official=who, tie=tie)
    steps.add("course_standing", divide(run.standing * one.standing_bp, 1000), standing=run.standing)
    steps.add("course_built", len(run.built) * one.built_bp, count=len(run.built))
    steps.add("course_heat", -run.heat * one.heat_bp, heat=run.heat)
    steps.add("course_file", -run.file * one.file_bp, count=run.file)
    steps.keep_within(0, BP, "held")
    return steps.account(f"workshop:{some_id}", "bp")


def apply_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each workshop and member of the household, while applications are taken."""
    return [
        Choice("apply", (one.id, member), refusal=_apply_closed(world, run, one, member))
        for one in world.workshops.values()
        if one.from_day <= run.day <= one.closes and _may_ask(run, one)
        for member in one.who
    ]


def _may_ask(run: Run, one: Workshop) -> bool:
    """Whether no application is open or settled: one may ask again some days after a refusal."""
    state = course(run, one.id)
    return state is None or (state.step == "refused" and 0 < one.again <= run.day - state.since)


def _apply_closed(world: World, run: Run, one: Workshop, member: str) -> Refusal | None:
    if run.day > one.closes:
        return refuse("course_closed", workshop=one.id, day=one.closes)
    state = course(run, one.id)
    if not _may_ask(run, one) and state is not None:
        if state.step == "refused" and one.again:
            return refuse("course_again", workshop=one.id, day=state.since + one.again)
        return refuse("course_settled", workshop=one.id, person=state.member)
    if member not in one.who:
        return refuse("course_not_them", workshop=one.id, person=member)
    return _asked_of(world, run, one)


def _asked_of(world: World, run: Run, one: Workshop) -> Refusal | None:
    """What an application asks and is not there: somebody's word, standing, an hour, the fee."""
    if one.official:
        who = office.holder(world, run, one.official)
        if not who:
            return refuse("not_in_office", official=one.official)
        if run.officials[who].tie < one.tie:
            return refuse("course_word", workshop=one.id, official=who, tie=one.tie, now=run.officials[who].tie)
    if run.standing < one.standing:
        return refuse("course_standing", workshop=one.id, needs=one.standing, now=run.standing)
    if run.hours < one.hours:
        return refuse("no_hours", hours=one.hours)
    if run.money[world.money] < one.fee:
        return refuse("no_money", currency=world.money, needs=one.fee)
    return None


def _of(world: World, run: Run, command: Command) -> Refusal | None:
    """A refusal for a workshop that nobody has heard of yet."""
    return missing(world.workshops, "workshop", run, command)


def check_apply(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether somebody can apply now."""
    return _of(world, run, command) or _apply_closed(world, run, world.workshops[command.ids[0]], command.ids[1])


def apply(world: World, run: Run, command: Command) -> list[Event]:
    """Fill in the form, pay the fee; the answer comes in a letter."""
    one, member = world.workshops[command.ids[0]], command.ids[1]
    spend_hours(world, run, one.hours)
    pay(run, world.money, -one.fee, Line("course_fee", one.id, -one.fee), world.money)
    _put(run, one.id, Course(member, "asked", run.day))
    return [event("course_asked", workshop=one.id, person=member, amount=one.fee, day=run.day + one.answer)]


def attend_choices(world: World, run: Run) -> list[Choice]:
    """Going, on the morning on which one must leave."""
    return [
        Choice("attend", (name,), refusal=_attend_closed(world, run, world.workshops[name]))
        for name, state in run.ventures.courses.items()
        if state.step == "chosen" and world.workshops[name].starts == run.day
    ]


def _attend_closed(world: World, run: Run, one: Workshop) -> Refusal | None:
    state = course(run, one.id)
    if state is None or state.step != "chosen":
        return refuse("course_no_place", workshop=one.id)
    if run.day != one.starts:
        return refuse("course_later", workshop=one.id, day=one.starts)
    if not keeper.at_home(world, run, state.member):
        return refuse("ill_or_away", person=state.member)
    last = chapters.last_day(world, run.day)
    if state.member == you(world) and run.day + one.days > last:
        return refuse("too_late_to_travel", days=one.days, left=last - run.day)
    if run.money[world.money] < one.fare:
        return refuse("no_money", currency=world.money, needs=one.fare)
    return None


def check_attend(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether the one who was chosen can leave now."""
    return _of(world, run, command) or _attend_closed(world, run, world.workshops[command.ids[0]])


def attend(world: World, run: Run, command: Command) -> list[Event]:
    """Whoever was chosen leaves; the letter is good on the road as a permit is."""
    one = world.workshops[command.ids[0]]
    state = run.ventures.courses[one.id]
    pay(run, world.money, -one.fare, Line("course_fare", one.id, -one.fare), world.money)
    _put(run, one.id, replace(state, step="away", since=run.day))
    many = chance.between(chance.draw(run.seed, "students", run.day, one.id), *one.students)
    told = event(
        "course_left", workshop=one.id, person=state.member, people=many, amount=one.fare, day=run.day + one.days
    )
    if state.member == you(world):
        run.permit = max(run.permit, run.day + one.days)
        travel.leave(world, run, one.place, one.way, one.days - one.back, one.back)
    else:
        run.home = replace(run.home, away={**run.home.away, state.member: one.days})
    return [told]


def dawn(world: World, run: Run) -> list[Event]:
    """Letters, lost places, what is taught, who comes home, and what may come of it later."""
    happened: list[Event] = []
    for name, state in run.ventures.courses.items():
        one = world.workshops[name]
        if state.step == "asked" and run.day >= state.since + one.answer:
            happened += _letter(world, run, one, state)
        elif state.step == "chosen" and run.day == one.starts:
            happened.append(event("course_leaves", workshop=name, person=state.member, amount=one.fare))
        elif state.step == "chosen" and run.day > one.starts:
            _put(run, name, replace(state, step="missed", since=run.day))
            happened.append(event("course_missed", workshop=name, person=state.member))
        elif state.step == "away":
            happened += _away(world, run, one, state)
        elif state.step == "home":
            happened += _placement(world, run, one, state)
    return happened


def _letter(world: World, run: Run, one: Workshop, state: Course) -> list[Event]:
    luck = chance.draw(run.seed, "workshop", run.day, f"{one.id}.{state.member}")
    odds = chosen(world, run, one.id).total
    good = chance.happens(luck, odds)
    _put(run, one.id, replace(state, step="chosen" if good else "refused", since=run.day))
    day = one.starts if good else run.day + one.again if one.again and run.day + one.again <= one.closes else 0
    kind = "course_chosen" if good else "course_refused"
    return [event(kind, workshop=one.id, person=state.member, chance=odds, day=day)]


def _away(world: World, run: Run, one: Workshop, state: Course) -> list[Event]:
    """What is taught on a day of it; home again with what was learned."""
    yours = state.member == you(world)
    over = not run.trip.leg if yours else run.day >= state.since + one.days
    if not over:
        number = run.day - state.since - out(world, one) + 1
        if yours and run.trip.leg == "out" and 1 <= number <= one.lessons:
            return [event("course_lesson", workshop=one.id, number=number)]
        return []
    _put(run, one.id, replace(state, step="home", since=run.day))
    happened = [event("course_home", workshop=one.id, person=state.member)]
    if not yours:
        happened += [event("course_lesson", workshop=one.id, number=number + 1) for number in range(one.lessons)]
    for recipe in one.teaches:
        if recipe not in run.ventures.crafts:
            run.ventures = replace(run.ventures, crafts=recipes.and_craft(run, recipe, Craft(run.day)))
            happened.append(event("recipe_learned", recipe=recipe, workshop=one.id))
    return happened


def at_one(world: World, run: Run) -> str:
    """The workshop at which you are taught today; empty if you are at none."""
    yours = you(world)
    for name, state in run.ventures.courses.items():
        number = run.day - state.since - out(world, world.workshops[name])
        if state.step == "away" and state.member == yours and run.trip.leg == "out" and number >= 0:
            return name
    return ""


def brought(world: World, run: Run, one: Workshop) -> int:
    """How many orders were brought of what a workshop teaches."""
    goods = [world.recipes[recipe].makes for recipe in one.teaches]
    found = run.ventures.contracts.items()
    return sum(state.brought for name, state in found if world.contracts[name].good in goods)


def offered(world: World, run: Run, some_id: str) -> Account:
    """The chance to be offered a place abroad, in basis points. Raises KeyError for a workshop without one."""
    one, steps = world.workshops[some_id], Sum()
    if one.placement is None:
        raise KeyError(some_id)
    many = brought(world, run, one)
    steps.add("place_base", one.placement.base_bp, keep=True)
    steps.add("place_orders", many * one.placement.each_bp, count=many)
    steps.keep_within(0, BP, "held")
    return steps.account(f"placement:{some_id}", "bp")


def _placement(world: World, run: Run, one: Workshop, state: Course) -> list[Event]:
    """Once in a run somebody asks, or does not; the offer stands for some days; who went comes back."""
    rules = one.placement
    if rules is None:
        return []
    if not state.offer:
        if chapters.between(world, run.day):
            return []
        if run.day < state.since + rules.after or brought(world, run, one) < rules.orders:
            return []
        good = chance.happens(chance.draw(run.seed, "placement", run.day, one.id), offered(world, run, one.id).total)
        until = run.day + rules.stands - 1
        _put(run, one.id, replace(state, offer="open" if good else "none", until=until if good else 0))
        kind = "place_offered" if good else "place_none"
        return [event(kind, workshop=one.id, person=state.member, day=until, days=rules.days)]
    if state.offer == "open" and run.day > state.until:
        _put(run, one.id, replace(state, offer="refused"))
        return [event("place_lapsed", workshop=one.id, person=state.member)]
    if state.offer == "taken" and state.member != you(world) and run.day >= state.until:
        return _comes_back(world, run, one, state)
    return []


def _comes_back(world: World, run: Run, one: Workshop, state: Course) -> list[Event]:
    rules = one.placement
    assert rules is not None
    _put(run, one.id, replace(state, offer="over"))
    if rules.pays:
        pay(run, rules.currency, rules.pays, Line("placement", one.id, rules.pays), world.money)
    facts: dict[str, str | int] = {"currency": rules.currency, "amount": rules.pays} if rules.pays else {}
    return [event("place_over", workshop=one.id, person=state.member, **facts)]


def _open(run: Run) -> list[str]:
    return [name for name, state in run.ventures.courses.items() if state.offer == "open"]


def accept_choices(world: World, run: Run) -> list[Choice]:
    """Taking a place abroad that is offered."""
    return [Choice("accept", (name,), refusal=_accept_closed(world, run, name)) for name in _open(run)]


def _accept_closed(world: World, run: Run, some_id: str) -> Refusal | None:
    state, rules = course(run, some_id), world.workshops[some_id].placement
    if state is None or rules is None or state.offer != "open":
        return refuse("place_not_offered", workshop=some_id)
    if not keeper.at_home(world, run, state.member):
        return refuse("ill_or_away", person=state.member)
    if run.money[world.money] < rules.cost:
        return refuse("no_money", currency=world.money, needs=rules.cost)
    return None


def check_accept(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether a place abroad can be taken now."""
    return _of(world, run, command) or _accept_closed(world, run, command.ids[0])


def accept(world: World, run: Run, command: Command) -> list[Event]:
    """Papers and warm things are paid for; somebody is away for long. If it is you, this is the last day here."""
    some_id = command.ids[0]
    state, rules = run.ventures.courses[some_id], world.workshops[some_id].placement
    assert rules is not None
    pay(run, world.money, -rules.cost, Line("place_cost", some_id, -rules.cost), world.money)
    _put(run, some_id, replace(state, offer="taken", until=run.day + rules.days))
    if state.member == you(world):
        run.ended = rules.ending
    else:
        run.home = replace(run.home, away={**run.home.away, state.member: rules.days})
    told = run.day + rules.days if state.member != you(world) else 0
    return [event("place_taken", workshop=some_id, person=state.member, amount=rules.cost, day=told)]


def decline_choices(world: World, run: Run) -> list[Choice]:
    """Saying no to it."""
    return [Choice("decline", (name,)) for name in _open(run)]


def check_decline(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether there is anything to say no to."""
    unknown = _of(world, run, command)
    if unknown or command.ids[0] in _open(run):
        return unknown
    return refuse("place_not_offered", workshop=command.ids[0])


def decline(world: World, run: Run, command: Command) -> list[Event]:
    """You stay; it is not asked twice."""
    state = run.ventures.courses[command.ids[0]]
    _put(run, command.ids[0], replace(state, offer="refused"))
    return [event("place_declined", workshop=command.ids[0], person=state.member)]
