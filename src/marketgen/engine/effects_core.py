"""Effects on money, goods, bonds, the household's health and flags: what every scenario has."""

from __future__ import annotations

from dataclasses import replace

from marketgen.engine import people
from marketgen.engine.arithmetic import BP, clamp
from marketgen.engine.events import Event, event, refuse
from marketgen.engine.ledger import pay, spend_hours
from marketgen.engine.run import Line, Mood, Run
from marketgen.engine.verbs import Verb
from marketgen.engine.world import Effect, World


def _money(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    amount = max(effect.amount, -run.money[effect.subject])  # what no choice could refuse takes no more than there is
    pay(run, effect.subject, amount, Line("event", source, amount), world.money)
    return [event("money", currency=effect.subject, amount=amount)]


def _stock(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    subject, amount = effect.subject, effect.amount
    state = run.goods[subject]
    units = max(0, state.stock + amount)
    cost = state.cost * units // state.stock if amount < 0 and state.stock else state.cost
    run.goods[subject] = replace(state, stock=units, cost=cost if units else 0)
    if not units and subject in run.slots and not world.goods[subject].for_sale:
        run.slots = tuple("" if good == subject else good for good in run.slots)
    return [event("stock", good=subject, units=units - state.stock)]


def _lose(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    """A share of every good at the stall goes, whole units, what is less than one rounded down."""
    happened = []
    for good, state in run.goods.items():
        units = state.stock * effect.amount // BP
        if units:
            left = state.stock - units
            run.goods[good] = replace(state, stock=left, cost=state.cost * left // state.stock)
            happened.append(event("stock", good=good, units=-units))
    return happened


def _lose_money(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    amount = run.money[world.money] * effect.amount // BP
    pay(run, world.money, -amount, Line("event", source, -amount), world.money)
    return [event("money", currency=world.money, amount=-amount)] if amount else []


def _trust(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    return people.move_trust(world, run, effect.subject, effect.amount)


def _tie(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    state = run.officials[effect.subject]
    run.officials[effect.subject] = replace(state, tie=clamp(state.tie + effect.amount, -500, 500))
    return [event("tie", official=effect.subject, amount=effect.amount)]


def _expects(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    state = run.officials[effect.subject]
    more = state.expects * effect.amount // 10_000
    run.officials[effect.subject] = replace(state, expects=max(0, state.expects + more))
    return [event("expects", official=effect.subject, amount=effect.amount)]


def _fear(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    state = run.officials[effect.subject]
    run.officials[effect.subject] = replace(state, fear=clamp(state.fear + effect.amount, 0, 4))
    return [event("fear", official=effect.subject, amount=effect.amount)]


def _standing(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    run.standing = clamp(run.standing + effect.amount, -1000, 1000)
    return [event("standing", amount=effect.amount)]


def _heat(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    run.heat = clamp(run.heat + effect.amount, 0, 100)
    return [event("heat", amount=effect.amount)]


def _health(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    run.health[effect.subject] = clamp(run.health[effect.subject] + effect.amount, 0, 1000)
    return [event("health", member=effect.subject, amount=effect.amount)]


def _knows(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    run.knows = max(run.knows + effect.amount, -(-run.knows_peak // 2))
    run.knows_peak = max(run.knows_peak, run.knows)
    run.knows_day = run.day if effect.amount > 0 else run.knows_day
    return [event("knows", amount=effect.amount)]


def _file(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    run.file = max(0, run.file + effect.amount)
    return [event("file", amount=effect.amount)]


def _hours(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    spend_hours(world, run, effect.amount)
    return [event("hours", amount=effect.amount)]


def _flag(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    run.flags = tuple(sorted({*run.flags, effect.subject}))
    return []


def _unflag(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    run.flags = tuple(flag for flag in run.flags if flag != effect.subject)
    return []


def _mood(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    run.moods = (*run.moods, Mood(effect.verb, effect.subject, effect.amount, run.day + effect.days - 1, source))
    return [event(f"mood_{effect.verb}", good=effect.subject, share=effect.amount, days=effect.days)]


def _event(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    story = world.events.get(effect.subject)
    if story is not None and not story.chained and effect.subject in run.seen and effect.subject != source:
        since = run.day + effect.days - run.seen[effect.subject]
        if not story.cooldown or since < story.cooldown:  # it came by itself before it was sent
            return []
    run.scheduled = tuple(sorted((*run.scheduled, (run.day + effect.days, effect.subject))))
    return []


def _end(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    run.ended = effect.subject
    return []


VERBS: dict[str, Verb] = {
    "money": Verb(
        "currency",
        "money",
        "Adds to money in hand; a choice that cannot be paid is refused.",
        _money,
        lambda world, run, currency: run.money[currency],
        lambda currency, needs: refuse("no_money", currency=currency, needs=needs),
    ),
    "stock": Verb(
        "good",
        "count",
        "Adds units to the stall's stock; a choice that lacks them is refused.",
        _stock,
        lambda world, run, good: run.goods[good].stock,
        lambda good, needs: refuse("no_stock", good=good, needs=needs),
    ),
    "lose": Verb("", "bp", "Takes a share of every good at the stall.", _lose),
    "lose_money": Verb("", "bp", "Takes a share of the money of the market in hand.", _lose_money),
    "trust": Verb("person", "hundredths", "Moves trust, kept within -5 and 5.", _trust),
    "tie": Verb("official", "hundredths", "Moves an official's tie, kept within -5 and 5.", _tie),
    "expects": Verb("official", "bp", "Raises what an official expects by a share of it.", _expects),
    "fear": Verb("official", "count", "Moves an official's fear, kept within 0 and 4.", _fear),
    "standing": Verb("", "thousandths", "Moves standing, kept within -1 and 1.", _standing),
    "heat": Verb("", "count", "Moves heat, kept within 0 and 100.", _heat),
    "health": Verb("member", "tenths", "Moves health, kept within 0 and 100.", _health),
    "knows": Verb(
        "", "count", "More people know something they could tell; never under half of the most there were.", _knows
    ),
    "file": Verb("", "count", "Adds lines to the file.", _file),
    "hours": Verb(
        "",
        "count",
        "Takes hours of the day.",
        _hours,
        lambda world, run, _: run.hours,
        lambda _, needs: refuse("no_hours", hours=needs),
        takes=True,
    ),
    "flag": Verb("flag", "", "Raises a flag.", _flag),
    "unflag": Verb("flag", "", "Lowers a flag.", _unflag),
    "price": Verb("good", "bp", "Moves a good's price by a share of it for some days.", _mood),
    "fit": Verb("good", "bp", "Adds to the chance that a good's price suits, for some days.", _mood),
    "event": Verb("event", "", "Another event comes in some days.", _event),
    "end": Verb("ending", "", "Ends the run.", _end),
}
"""The verbs of every scenario, by name."""
