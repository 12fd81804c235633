"""The verbs of money, credit and growth."""

from __future__ import annotations

from marketgen.engine import debts, growth, money, shocks, street
from marketgen.engine.events import Event, event
from marketgen.engine.ledger import pay
from marketgen.engine.run import Daily, Line, Mood, Run
from marketgen.engine.verbs import Verb
from marketgen.engine.world import Effect, World


def dawn(world: World, run: Run) -> list[Event]:
    """What comes, or goes, each dawn: as far as the money goes."""
    if not run.daily:
        return []
    run.daily = tuple(one for one in run.daily if one.last_day >= run.day and one.until not in run.flags)
    happened = []
    for one in run.daily:
        amount = max(one.amount, -run.money[world.money])
        if amount:
            pay(run, world.money, amount, Line("event", one.event, amount), world.money)
            happened.append(event("daily_money", event=one.event, amount=amount))
    return happened


def _daily(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    last = run.day + effect.days if effect.days else world.days
    run.daily = (*run.daily, Daily(effect.amount, last, effect.subject, source))
    return []


def _share(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    run.moods = (*run.moods, Mood("share", effect.subject, effect.amount, run.day + effect.days - 1, source))
    return [event("mood_share", person=effect.subject, share=effect.amount, days=effect.days)]


def _lender_rate(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    run.lender_bp = effect.amount
    return [event("lender_rate", share=effect.amount)]


def _debt(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    return debts.owe(world, run, effect.subject, effect.amount, effect.days)


def _debt_off(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    return debts.forgive(run, effect.subject, effect.amount)


def _upgrade(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    return growth.put_up(world, run, effect.subject)


def _slots(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    return growth.add_slots(run, effect.amount)


def _rate(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    return money.news(world, run, effect.subject, effect.amount, effect.days, source)


def _copying(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    return shocks.start_over(run)


def _means(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    return street.give(world, run, effect.subject, effect.amount)


VERBS: dict[str, Verb] = {
    "debt": Verb("somebody", "money", "You owe somebody a sum, due in some days; under 0 somebody owes you.", _debt),
    "debt_off": Verb("somebody", "money", "You owe somebody less; or somebody owes you less.", _debt_off),
    "daily": Verb("", "money", "Money comes, or goes, each dawn for some days or until a flag is raised.", _daily),
    "upgrade": Verb("upgrade", "", "An upgrade stands, unpaid.", _upgrade),
    "slots": Verb("", "count", "More display slots, or fewer.", _slots),
    "rate": Verb("currency", "bp", "Moves a currency's rate by a share of it for some days.", _rate),
    "share": Verb("person", "bp", "Moves what a supplier asks by a share of it for some days.", _share),
    "lender_rate": Verb("", "bp", "Lenders ask no more than this a month from now on.", _lender_rate),
    "means": Verb("neighbour", "money", "Moves what a neighbour has, as the street counts it.", _means),
    "copying": Verb("", "count", "Neighbours who copy your best seller stop and begin over.", _copying),
}
"""Their rows in the table of effects."""
