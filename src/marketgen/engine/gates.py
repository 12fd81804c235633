"""Places with rules of their own: what is asked at the gate, the permit without which it is shut, the money there.

Nothing is half done: whoever cannot be let in pays nothing at the gate, sees nothing of the place, and turns back.
"""

from __future__ import annotations

from marketgen.engine import chance, chapters, money, office
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import BP, divide, of_bp
from marketgen.engine.cargo import Paper
from marketgen.engine.commands import Command
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.geography import Giver, Permit
from marketgen.engine.ledger import pay, spend_hours
from marketgen.engine.replacing import replace
from marketgen.engine.run import Line, Run
from marketgen.engine.world import World

# the money of a place


def accepts(world: World, place_id: str) -> tuple[str, ...]:
    """The currencies taken at a place, the usual one first."""
    place = world.places.get(place_id)
    return place.accepts if place and place.accepts else (world.money,)


def counted(world: World, run: Run, currency: str, amount: int) -> int:
    """An amount in minor units of the main currency, in those of another at the rate of the day: rounded up, as who
    sells does."""
    if not money.has_rate(world, currency):
        return amount
    return -(-amount * money.whole(world, currency) // money.rate(world, run, currency))


def account_in(world: World, run: Run, currency: str, account: Account) -> Account:
    """A price in the main currency as it is asked in another one."""
    if not money.has_rate(world, currency):
        return account
    steps, rate, whole = Sum(), money.rate(world, run, currency), money.whole(world, currency)
    at_rate = account.total * whole // rate
    steps.add("at_rate", at_rate, keep=True, gives=account.total, source=world.money, target=currency, rate=rate)
    steps.add("rounded_up", counted(world, run, currency, account.total) - at_rate)
    return steps.account(account.subject, f"money:{currency}")


def purse(world: World, run: Run, place_id: str, least: int) -> str:
    """The currency you would pay in at a place: the first taken there of which you have enough for ``least`` minor
    units of the main one; the usual one there if there is none."""
    taken = accepts(world, place_id)
    return next((one for one in taken if run.money[one] >= counted(world, run, one, least)), taken[0])


# the gate


def turns_away(world: World, run: Run, place_id: str, day: int) -> Refusal | None:
    """Why the gate of a place would not let you in on a day, as things stand; None if it would."""
    place = world.places[place_id]
    paper = run.permits.get(place_id)
    if place.permit is not None and paper is not None and not paper.last:
        return refuse("permit_waits", place=place_id, official=paper.by, day=answer_by(world, place_id, paper))
    if place.permit is not None and paper is None:
        return _unpermitted(world, run, place_id, place.permit)
    if place.permit is not None and paper is not None and paper.last < day:
        return refuse("permit_over", place=place_id, day=paper.last)
    currency, asked = place.entry
    if asked and run.money[currency] < asked:
        return refuse("no_entry", place=place_id, currency=currency, amount=asked)
    return None


def _unpermitted(world: World, run: Run, place_id: str, permit: Permit) -> Refusal:
    """Why nobody is let in without a permit: with the first whose answer would still come in time, if there is one."""
    for who in permit.by:
        if office.in_office(world, run, who) and not _too_late(world, run, place_id, who):
            return refuse("permit_none", place=place_id, official=who)
    return refuse("permit_gone", place=place_id)


def _too_late(world: World, run: Run, place_id: str, official: str) -> bool:
    """Whether an answer to what is asked today would leave too few days for the way."""
    soonest = run.day + _rules(world, place_id, official).days[0]
    return soonest + shortest(world, place_id) > chapters.last_day(world, run.day)


def _somebody(world: World, run: Run, permit: Permit) -> str:
    """Who can be asked for a permit: the first who has his post now."""
    return next((who for who in permit.by if office.in_office(world, run, who)), next(iter(permit.by)))


def answer_by(world: World, place_id: str, paper: Paper) -> int:
    """The last day on which the answer to a petition can come. Raises KeyError for a place without a permit."""
    return paper.asked + _rules(world, place_id, paper.by).days[1]


def may_set_out(world: World, run: Run, place_id: str, fare: int, soonest: int) -> Refusal | None:
    """Why it makes no sense to set out for a place: the gate would turn you away even on the soonest day, or the fare
    takes what is asked there."""
    closed = turns_away(world, run, place_id, soonest)
    currency, asked = world.places[place_id].entry
    if closed is None and asked and currency == world.money and run.money[currency] < fare + asked:
        return refuse("no_money", currency=currency, needs=fare + asked)
    return closed


def at_gate(run: Run) -> bool:
    """Whether you stand before a place that did not let you in."""
    return run.trip.leg == "there" and not run.place


def enter(world: World, run: Run) -> list[Event] | None:
    """At the gate of the place you set out for: pay what is asked. None if there is nothing to be told; an event
    ``turned_away`` if you are not let in."""
    place = run.trip.to
    closed = turns_away(world, run, place, run.day)
    if closed is not None:
        return [event("turned_away", place=place, why=closed.reason)]
    currency, asked = world.places[place].entry
    if not asked:
        return None
    pay(run, currency, -asked, Line("entry", place, -asked), world.money)
    return [event("entry_paid", place=place, currency=currency, amount=asked)]


def on_way_home(world: World, run: Run) -> list[Event]:
    """Back from a place: if its permit ran out on the way, what that costs."""
    place = world.places.get(run.trip.to)
    rules = place.permit if place else None
    paper = run.permits.get(run.trip.to)
    if rules is None or not (paper and paper.last) or paper.last >= run.day:
        return []
    fine = min(rules.fine, run.money[world.money])
    pay(run, world.money, -fine, Line("late_paper", run.trip.to, -fine), world.money)
    added = min(rules.heat, 100 - run.heat)
    run.heat += added
    told = [event("permit_late", place=run.trip.to, amount=fine)]
    return [*told, event("heat", amount=added)] if added else told


# the permit


def _rules(world: World, place_id: str, official: str) -> Giver:
    """How somebody gives the permit of a place. Raises KeyError if there is no such thing."""
    place = world.places[place_id]
    if place.permit is None:
        raise KeyError(place_id)
    return place.permit.by[official]


def given(world: World, run: Run, place_id: str, official: str) -> Account:
    """The chance, as things stand, that an official gives the permit of a place, in basis points; what counts is the
    day of the answer. Raises KeyError if he gives none."""
    rules = _rules(world, place_id, official)
    tie = run.officials[official].tie
    steps = Sum()
    steps.add("permit_start", rules.chance_bp, keep=True, official=official, place=place_id)
    steps.add("tie", divide(tie * rules.tie_bp, 100), official=official, tie=tie)
    steps.keep_within(0, BP, "held")
    return steps.account(f"permit:{place_id}:{official}", "bp")


def costs(world: World, run: Run, place_id: str, official: str) -> Account:
    """What asking an official for the permit of a place costs, in minor units of his currency. Raises KeyError if he
    gives none."""
    rules = _rules(world, place_id, official)
    steps = Sum()
    steps.add("permit_price", rules.price, keep=True, official=official, place=place_id)
    return steps.account(f"permit_cost:{place_id}:{official}", f"money:{rules.currency}")


def shortest(world: World, place_id: str) -> int:
    """The days that a trip to a place and back may take by the shortest way; 0 where no way leads there, or you are
    back by evening."""
    least = min((way.to[place_id].days[1] for way in world.ways.values() if place_id in way.to), default=0)
    return least if least > 1 else 0


def petition_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each official who gives the permit of a place."""
    return [
        Choice("petition", (place.id, who), refusal=_why_not(world, run, place.id, who))
        for place in world.places.values()
        if place.permit is not None
        for who in place.permit.by
        if office.in_office(world, run, who)
    ]


def _why_not(world: World, run: Run, place_id: str, official: str) -> Refusal | None:
    rules, paper = _rules(world, place_id, official), run.permits.get(place_id)
    permit = world.places[place_id].permit
    assert permit is not None
    if paper and paper.due > run.day:
        return refuse("permit_asked", official=paper.by, place=place_id, day=answer_by(world, place_id, paper))
    if paper and paper.last >= run.day:
        return refuse("permit_held", place=place_id, day=paper.last)
    if run.level >= permit.level:
        return refuse("permit_closed", place=place_id, level=permit.level)
    if run.officials[official].tie < rules.tie:
        return refuse("permit_tie", official=official, tie=rules.tie, now=run.officials[official].tie)
    if _too_late(world, run, place_id, official):
        return refuse("permit_too_late", official=official, days=rules.days[0], way=shortest(world, place_id))
    if rules.hours > run.hours:
        return refuse("no_hours", hours=rules.hours)
    if rules.price > run.money[rules.currency]:
        return refuse("no_money", currency=rules.currency, needs=rules.price)
    return None


def check_petition(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether an official can be asked for the permit of a place now."""
    place_id, official = command.ids
    place = world.places.get(place_id)
    if place is None or place.permit is None:
        return refuse("permit_not_needed", place=place_id)
    if official not in place.permit.by:
        return refuse("permit_not_his", official=official, place=place_id, other=_somebody(world, run, place.permit))
    return _why_not(world, run, place_id, official)


def petition(world: World, run: Run, command: Command) -> list[Event]:
    """Ask an official for the permit of a place: it is paid now, and he answers on a later day."""
    place_id, official = command.ids
    rules = _rules(world, place_id, official)
    spend_hours(world, run, rules.hours)
    if rules.price:
        line = Line("permit", place_id, -rules.price, other=official)
        pay(run, rules.currency, -rules.price, line, world.money)
    due = run.day + chance.between(_luck(run, place_id, official, run.day)[0], *rules.days)
    run.permits = {**run.permits, place_id: Paper(official, run.day, due)}
    first, last = (run.day + days for days in rules.days)
    return [event(
        "permit_asked", place=place_id, official=official, currency=rules.currency, amount=rules.price, first=first,
        last=last,
    )]  # fmt: skip


def _luck(run: Run, place_id: str, official: str, day: int) -> tuple[int, ...]:
    """Two numbers: when an official answers who was asked on a day, and what."""
    return chance.draws(run.seed, "permit", day, f"{place_id}.{official}", 2)


def dawn(world: World, run: Run) -> list[Event]:
    """The answers that are due, at home or after you: a permit, or what comes back without one; and which permits are
    over."""
    happened: list[Event] = []
    for place_id, paper in list(run.permits.items()):
        if not paper.last and paper.due <= run.day:
            happened += _answer(world, run, place_id, paper)
        elif paper.last and paper.last < run.day and run.trip.to != place_id:
            run.permits = {one: held for one, held in run.permits.items() if one != place_id}
            happened.append(event("permit_ended", place=place_id))
    return happened


def _answer(world: World, run: Run, place_id: str, paper: Paper) -> list[Event]:
    permit, who = world.places[place_id].permit, paper.by
    assert permit is not None
    rules = permit.by[who]
    sits = office.in_office(world, run, who)
    luck = _luck(run, place_id, who, paper.asked)[1]
    if sits and chance.happens(luck, given(world, run, place_id, who).total):
        last = run.day + permit.lasts - 1
        run.permits = {**run.permits, place_id: replace(paper, last=last)}
        return [event("permit_came", place=place_id, official=who, last=last)]
    run.permits = {one: held for one, held in run.permits.items() if one != place_id}
    back = of_bp(rules.price, rules.back_bp) if sits else 0
    if back:
        pay(run, rules.currency, back, Line("permit", place_id, back, other=who), world.money)
    kind = "permit_denied" if sits else "permit_lost"
    return [event(kind, place=place_id, official=who, currency=rules.currency or world.money, amount=back)]
