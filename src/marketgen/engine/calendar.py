"""The calendar: the campaign level with the seed's own turn of each week, weather by season, hours and closed days, and
the evenings with current."""

from __future__ import annotations

from marketgen.engine import chance
from marketgen.engine.almanac import of_day
from marketgen.engine.arithmetic import clamp
from marketgen.engine.run import Run
from marketgen.engine.world import Weather, World, on_curve

Block = tuple[int, int]


def week(world: World, day: int) -> int:
    """The number of the calendar week of a day: Monday to Sunday."""
    return (world.first_day + day - 2) // 7


def level(world: World, run: Run) -> int:
    """The campaign level today, 0-4: the calendar's own, the seed's turn of the week, and what news has moved."""
    key = (run.seed, week(world, run.day))
    known = run.memory.get("turn")
    if known is None or known[0] != key or known[1] is not world:
        known = run.memory["turn"] = (key, world, turn(world, run.seed, run.day))
    found = world.level(run.day) + int(known[2])
    found += sum([mood.bp for mood in run.moods if mood.kind == "level" and mood.last_day >= run.day])
    return clamp(found, 0, 4)


def turn(world: World, seed: str, day: int) -> int:
    """The seed's own turn of the week of a day: one of the calendar's, each as likely."""
    if not world.turns:
        return 0
    return world.turns[chance.below(chance.draw(seed, "turn", week(world, day), ""), len(world.turns))]


def weather(world: World, seed: str, day: int) -> str:
    """The weather of a day: one fixed for it by the scenario, else by the weights of the season."""
    fixed, weights = of_day(world, "weather", day, _weathers)
    return fixed or world.weathers[chance.pick(chance.draw(seed, "weather", day, ""), weights)].id


def _weathers(world: World, day: int) -> tuple[str, tuple[int, ...]]:
    """The weather that the scenario has fixed for a day, or nothing; and the weights of all."""
    fixed = next((item.id for item in world.weathers if day in item.fixed_days), "")
    return fixed, tuple(_weight(item, day) for item in world.weathers)


def _weight(weather: Weather, day: int) -> int:
    return weather.weight * on_curve(weather.curve, day) if weather.curve else weather.weight * 10_000


def closed(world: World, day: int) -> bool:
    """Whether the market is shut on a day."""
    return day in world.closed


def blocks(world: World, day: int) -> tuple[Block, ...]:
    """The blocks of the market on a day, by its date."""
    for first, last, found in world.market_hours:
        if first <= day <= last:
            return found
    return world.day.blocks


def power(world: World, seed: str, day: int) -> bool:
    """Whether there is current on the evening of a day: so many evenings of each calendar week, drawn by the seed."""
    if not world.power:
        return False
    first = day - world.weekday(day)
    evenings = sorted(range(first, first + 7), key=lambda one: (chance.draw(seed, "power", one, ""), one))
    return day in evenings[: world.power]
