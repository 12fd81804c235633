"""Effects on people, the calendar and what is known."""

from __future__ import annotations

from marketgen.engine import calendar, calls, crowds, hearsay, media, people
from marketgen.engine.events import Event, event, refuse
from marketgen.engine.run import Mood, Run
from marketgen.engine.verbs import Verb
from marketgen.engine.world import Effect, World


def _favour(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    had = run.favours.get(effect.subject, 0)
    run.favours[effect.subject] = max(0, had + effect.amount)
    return [event("favour", person=effect.subject, amount=run.favours[effect.subject] - had)]


def _gone(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    if not people.here(world, run, effect.subject):
        return []
    run.gone = tuple(sorted({*run.gone, effect.subject}))
    run.trust.pop(effect.subject, None)
    run.offers = tuple(offer for offer in run.offers if offer.who != effect.subject)
    run.debts = tuple(debt for debt in run.debts if debt.who != effect.subject)
    run.orders = tuple(order for order in run.orders if order.who != effect.subject)
    run.prices = {key: price for key, price in run.prices.items() if not key.startswith(f"{effect.subject}.")}
    return [event("gone", person=effect.subject), *media.named(world, run, effect.subject)]


def _firm(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    run.firm = max(0, run.firm + effect.amount)
    return []


def _crowd(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    _mood(run, effect, source)
    return [event(crowds.KIND, share=effect.amount, days=effect.days, source=source)]


def _offers(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    _mood(run, effect, source)
    return [event("mood_offers", person=effect.subject, share=effect.amount, days=effect.days)]


def _level(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    _mood(run, effect, source)
    before, run.level = run.level, calendar.level(world, run)
    return [event("level", amount=run.level - before, level=run.level, days=effect.days)]


def _mood(run: Run, effect: Effect, source: str) -> None:
    run.moods = (*run.moods, Mood(effect.verb, effect.subject, effect.amount, run.day + effect.days - 1, source))


def _close(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    run.closed = run.day
    return [event("closed_today")]


def _trust_group(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    """Everybody of a group who is in the run and met; it is told once and spreads to nobody."""
    for person in people.everybody(world, run):
        if person.from_day <= run.day and person.id in getattr(world, effect.subject):
            run.trust[person.id] = max(-500, min(500, run.trust[person.id] + effect.amount))
    return [event("trust_group", group=effect.subject, amount=effect.amount)]


def _rumour(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    return hearsay.learn(world, run, effect.subject, given=1)


def _hear(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    place_id, _dot, good = effect.subject.partition(".")
    known = calls.note_prices(world, run, place_id, (good,))
    return [event("heard", place=place_id, good=good, price=run.heard[effect.subject].price)] if known else []


VERBS: dict[str, Verb] = {
    "favour": Verb(
        "somebody",
        "count",
        "Adds favours that somebody owes you; a choice that lacks them is refused.",
        _favour,
        lambda world, run, who: run.favours.get(who, 0),
        lambda who, needs: refuse("no_favour", person=who, needs=needs),
    ),
    "gone": Verb("person", "", "Somebody leaves and does not come back in this run.", _gone),
    "firm": Verb("", "count", "Adds to how often you refused firmly.", _firm),
    "crowd": Verb("", "bp", "Moves how many buyers come by a share of it, for some days.", _crowd),
    "level": Verb("", "count", "Moves the campaign level, kept within 0 and 4, for some days.", _level),
    "offers": Verb(
        "person", "bp", "Moves the chance that a supplier is there by a share of it, for some days.", _offers
    ),
    "close": Verb("", "", "The stall is shut for the rest of the day.", _close),
    "hear": Verb("place", "", "You hear today's prices of another place.", _hear),
    "rumour": Verb("rumour", "", "You are told a rumour, and how much of it is so.", _rumour),
    "trust_group": Verb("group", "hundredths", "Moves the trust of all of a group who are in this run.", _trust_group),
}
"""The verbs of this system, by name."""
