"""Effects on what is on the road: loads, orders, fares, posts."""

from __future__ import annotations

from dataclasses import replace

from marketgen.engine import shipments
from marketgen.engine.arithmetic import BP, divide
from marketgen.engine.events import Event, event
from marketgen.engine.ledger import pay
from marketgen.engine.run import Line, Load, Mood, Run
from marketgen.engine.verbs import Verb
from marketgen.engine.world import Effect, World


def _in_question(world: World, run: Run, source: str) -> Load | None:
    """The load an effect is about: the held one, else the next to come from the event's person, else the next."""
    held = shipments.held(run)
    if held is not None:
        return held
    story = world.events.get(source)
    theirs = [load for load in run.loads if story is not None and load.who == story.person]
    return min(theirs or run.loads, key=lambda load: (load.due, load.id), default=None)


def _load(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    load = _in_question(world, run, source)
    if load is None:
        return []
    facts = {"person": load.who, "good": load.good}
    if effect.subject == "days":
        shipments.put(run, replace(load, due=load.due + effect.amount))
        return [event("load_later", units=load.units, days=effect.amount, **facts)]
    if effect.subject == "free":
        shipments.put(run, replace(load, state="road", post="", free=True, due=max(load.due, run.day + 1)))
        shipments.ask(run)
        return [event("load_free", units=load.units, **facts)]
    if effect.subject == "lost":
        shipments.drop(run, load)
        shipments.ask(run)
        return [event("load_gone", units=load.units, **facts)]
    left = max(0, load.units + divide(load.units * effect.amount, BP))
    if not left:
        shipments.drop(run, load)
        shipments.ask(run)
        return [event("load_gone", units=load.units, **facts)]
    gone = load.units - left
    shipments.put(run, shipments.shrink(load, left) if gone > 0 else replace(load, units=left))
    return [event("load_less" if gone >= 0 else "load_more", units=abs(gone), **facts)]


def _order_days(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    """What somebody was to bring comes some days later; nothing happens if nothing is open."""
    who, days = effect.subject, effect.days
    anything = any(made.who == who for made in run.orders) or any(load.who == who for load in run.loads)
    run.orders = tuple(
        replace(made, first=made.first + days, last=made.last + days) if made.who == who else made
        for made in run.orders
    )
    for load in run.loads:
        if load.who == who:
            shipments.put(run, replace(load, due=load.due + days))
    return [event("order_later", person=who, days=days)] if anything else []


def _order_off(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    """What was ordered from somebody does not come; half of what was paid comes back."""
    who = effect.subject
    paid = sum(made.paid for made in run.orders if made.who == who)
    paid += sum(load.paid for load in run.loads if load.who == who and load.kind == "order")
    if not any(made.who == who for made in run.orders) and not any(load.who == who for load in run.loads):
        return []
    run.orders = tuple(made for made in run.orders if made.who != who)
    run.loads = tuple(load for load in run.loads if load.who != who or load.kind != "order")
    back = paid // 2
    pay(run, world.money, back, Line("deposit_back", who, back, other=who), world.money)
    shipments.ask(run)
    return [event("order_released", person=who, amount=back)]


def _free_loads(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    run.free_loads = max(0, run.free_loads + effect.amount)
    return [event("free_loads", count=effect.amount)]


def _fares(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    run.moods = (*run.moods, Mood("fare", "", effect.amount, run.day + effect.days - 1, source))
    return [event("fares_up" if effect.amount > 0 else "fares_down", share=effect.amount, days=effect.days)]


def _post(world: World, run: Run, effect: Effect, source: str) -> list[Event]:
    run.moods = (*run.moods, Mood("post", effect.subject, effect.amount, run.day + effect.days - 1, source))
    return [event("post_stricter" if effect.amount > 0 else "post_milder", post=effect.subject, days=effect.days)]


VERBS: dict[str, Verb] = {
    "load": Verb("", "", "Delays, shrinks, frees or loses the load in question.", _load),
    "order_days": Verb("person", "count", "What somebody was to bring comes some days later.", _order_days),
    "order_off": Verb(
        "person", "", "What was ordered from somebody does not come; half the deposit returns.", _order_off
    ),
    "free_loads": Verb("", "count", "So many of the next loads pass every post unasked.", _free_loads),
    "fares": Verb("", "bp", "Moves all fares by a share for some days.", _fares),
    "post": Verb("post", "count", "Makes a post stricter by some campaign levels for some days.", _post),
}
