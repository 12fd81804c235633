"""What a seed holds, before anybody trades: weather, prices, offers, neighbours and events, day by day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from marketgen.engine import price
from marketgen.engine.events import Event
from marketgen.engine.rules import advance, new_run
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.play.bots.simple import idle

_STORY = ("story", "inspection")


def seeds(world: World, numbers: Iterable[int]) -> Iterator[dict[str, Any]]:
    """For each seed, named by its number: its days. Played by who shows nothing, buys nothing and refuses."""
    for number in numbers:
        yield {"seed": str(number), "days": _days(world, str(number))}


def _days(world: World, seed: str) -> list[dict[str, Any]]:
    turn = new_run(world, seed)
    run = turn.run
    events: list[Event] = list(turn.events)
    days = []
    while True:
        day = _morning(world, run)
        today = run.day
        while run.day == today and run.phase != "over":
            command = idle(world, run)
            events.extend(advance(world, run, command))
        over = next(index for index, event in enumerate(events) if event.kind == "day_over")
        day["events"] = [_name(event) for event in events[:over] if event.kind in _STORY]
        days.append(day)
        if run.phase == "over":
            return days
        events = events[over + 1 :]


def _name(event: Event) -> str:
    return event.word("event") or event.kind


def _morning(world: World, run: Run) -> dict[str, Any]:
    """The day as it dawns: amounts in minor units of the main currency."""
    goods = [good for good in world.goods if world.goods[good].from_day <= run.day]
    return {
        "day": run.day,
        "weather": run.weather,
        "prices": {good: price.total(world, run, good) for good in goods},
        "neighbours": dict(run.prices),
        "offers": [
            {"who": offer.who, "good": offer.good, "units": offer.units, "price": offer.price} for offer in run.offers
        ],
    }


def lines(found: dict[str, Any]) -> Iterator[str]:
    """The catalogue of a seed as text, a line a day: ids and whole numbers, no words of any language."""
    for day in found["days"]:
        parts = [f"{found['seed']} day {day['day']} {day['weather']}"]
        parts.append(" ".join(f"{good} {amount}" for good, amount in day["prices"].items()))
        parts += [" ".join(f"{who} {amount}" for who, amount in day["neighbours"].items())]
        parts += [f"{one['who']} {one['units']} {one['good']} at {one['price']}" for one in day["offers"]]
        parts += day["events"]
        yield "; ".join(part for part in parts if part)
