"""Prices of other places: seen where you are, or told on the telephone; remembered with the day they were from."""

from __future__ import annotations

from marketgen.engine import people, places
from marketgen.engine.commands import Command
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.ledger import pay, spend_hours
from marketgen.engine.run import Heard, Line, Run
from marketgen.engine.world import World

REMEMBERED = 11
"""So many earlier prices of a good at a place are remembered beside the last."""


def note_prices(world: World, run: Run, place_id: str, goods: tuple[str, ...] = ()) -> int:
    """Remember today's prices of a place: of some goods, or of all that are sold there. Returns how many."""
    place = world.places.get(place_id)
    sold = place.sells if place else {}
    known = [good for good in goods or sold if good in sold and world.goods[good].from_day <= run.day]
    for good in known:
        key = f"{place_id}.{good}"
        run.heard[key] = Heard(run.day, places.price_at(world, run, place_id, good).total, _earlier(run, key))
    return len(known)


def _earlier(run: Run, key: str) -> tuple[tuple[int, int], ...]:
    """What was known of a price before today, the oldest forgotten; of two on one day the last."""
    last = run.heard.get(key)
    if last is None or last.day == run.day:
        return last.earlier if last else ()
    return (*last.earlier, (last.day, last.price))[-REMEMBERED:]


def see(world: World, run: Run) -> None:
    """Where you are you see the prices."""
    if run.place and run.place != world.place:
        note_prices(world, run, run.place)


def lender(world: World, run: Run) -> str:
    """Who would lend you a telephone: the first who is in this run and trusts you enough; empty if nobody does."""
    lends = world.calls.lends if world.calls else {}
    return next(
        (who for who, least in lends.items() if people.present(world, run, who) and run.trust[who] >= least), ""
    )


def has_phone(world: World, run: Run) -> bool:
    """Whether you have a telephone, or somebody lends you one."""
    own = world.calls.upgrade if world.calls else ""
    return own in run.built or bool(lender(world, run))


def call_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each other place where something is sold."""
    if world.calls is None:
        return []
    why = _why_not(world, run)
    found = []
    for place in world.places.values():
        if place.id != world.place and place.sells:
            known = all(_of_today(run, f"{place.id}.{good}") for good in place.sells)
            found.append(Choice("call", (place.id,), refusal=refuse("already_so") if known else why))
    return found


def _of_today(run: Run, key: str) -> bool:
    return key in run.heard and run.heard[key].day == run.day


def _why_not(world: World, run: Run) -> Refusal | None:
    rules = world.calls
    assert rules is not None
    if not has_phone(world, run):
        return refuse("no_phone", upgrade=rules.upgrade, person=next(iter(rules.lends), ""))
    if rules.hours > run.hours:
        return refuse("no_hours", hours=rules.hours)
    return refuse("no_money", currency=world.money, needs=rules.cost) if rules.cost > run.money[world.money] else None


def check_call(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether a place can be called now."""
    for choice in call_choices(world, run):
        if choice.ids == command.ids:
            return choice.refusal
    return refuse("nobody_there", place=command.ids[0])


def call(world: World, run: Run, command: Command) -> list[Event]:
    """Somebody there reads you today's prices."""
    rules, place_id = world.calls, command.ids[0]
    assert rules is not None
    pay(run, world.money, -rules.cost, Line("call", place_id, -rules.cost), world.money)
    spend_hours(world, run, rules.hours)
    return [event("called", place=place_id, goods=note_prices(world, run, place_id), cost=rules.cost)]
