"""Who is in a run: everybody whom the seed draws from the pool and who has not left, and how trust moves among them."""

from __future__ import annotations

from marketgen.engine import chance, office
from marketgen.engine.arithmetic import clamp, of_bp
from marketgen.engine.events import Event, event
from marketgen.engine.run import Run
from marketgen.engine.world import Lender, Middleman, Neighbour, Regular, World

Person = Middleman | Neighbour | Regular | Lender


def draw_cast(world: World, seed: str) -> tuple[str, ...]:
    """Who of the pools is in the run of a seed: as many of each group as the scenario draws, each drawn for itself, so
    that one more in a pool can take a place and changes nothing else."""
    found: list[str] = []
    for group, many in world.draw.items():
        pool = [who for who, one in getattr(world, group).items() if one.pool]
        found += sorted(pool, key=lambda who: (chance.draw(seed, "cast", 0, who), who))[:many]
    return tuple(sorted(found))


def drawn(world: World, cast: tuple[str, ...], person: Person) -> bool:
    """Whether somebody is in a run with this cast."""
    return person.id in cast if isinstance(person, (Neighbour, Regular)) and person.pool else True


def find(world: World, who: str) -> Person | None:
    """Somebody whose trust can be counted; None if there is no such person."""
    for group in (world.middlemen, world.neighbours, world.regulars, world.lenders):
        if who in group:
            return group[who]
    return None


def here(world: World, run: Run, who: str) -> bool:
    """Whether somebody is in this run and has not left: people by the cast, officials by
    their posts, the household always."""
    return who in _there(world, run) or _serves(world, run, who)


def present(world: World, run: Run, who: str) -> bool:
    """Whether somebody is in this run, has not left and has been met by now."""
    first = _there(world, run).get(who)
    return _serves(world, run, who) if first is None else first <= run.day


def _serves(world: World, run: Run, who: str) -> bool:
    return who in world.officials and who not in run.gone and office.in_office(world, run, who)


def _there(world: World, run: Run) -> dict[str, int]:
    """The first day of everybody in this run who has not left, but the officials; worked out once for who has."""
    known: tuple[World, tuple[str, ...], tuple[str, ...], dict[str, int]] | None = run.memory.get("there")
    if known is None or known[0] is not world or known[1] is not run.cast or known[2] is not run.gone:
        named = {one.id: one for one in reversed(world.people())}  # the first of a name counts
        found = {who: one.from_day for who, one in named.items() if drawn(world, run.cast, one)}
        found |= dict.fromkeys(world.household, 0)
        left = {who: day for who, day in found.items() if who not in run.gone and who not in world.officials}
        known = run.memory["there"] = (world, run.cast, run.gone, left)
    return known[3]


def neighbours(world: World, run: Run) -> list[Neighbour]:
    """The neighbours of this run, in a fixed order."""
    return [one for one in world.neighbours.values() if one.id not in run.gone and drawn(world, run.cast, one)]


def regulars(world: World, run: Run) -> list[Regular]:
    """The regulars of this run, in a fixed order."""
    return [one for one in world.regulars.values() if one.id not in run.gone and drawn(world, run.cast, one)]


def middlemen(world: World, run: Run) -> list[Middleman]:
    """The suppliers of this run, in a fixed order."""
    return [one for one in world.middlemen.values() if one.id not in run.gone]


def everybody(world: World, run: Run) -> list[Person]:
    """Everybody of this run whose trust is counted, in a fixed order."""
    return [one for one in world.people() if one.id not in run.gone and drawn(world, run.cast, one)]


def move_trust(world: World, run: Run, who: str, amount: int) -> list[Event]:
    """Move somebody's trust; a share of it spreads to the friends who are in the run, and no further."""
    if who not in run.trust:
        return []
    happened = [_move(run, who, amount)]
    spread = of_bp(amount, world.spread_bp)
    if spread:
        person = find(world, who)
        for friend in getattr(person, "friends", ()):
            if friend in run.trust and here(world, run, friend):
                happened.append(_move(run, friend, spread, through=who))
    return happened


def _move(run: Run, who: str, amount: int, through: str = "") -> Event:
    run.trust[who] = clamp(run.trust[who] + amount, -500, 500)
    facts = {"through": through} if through else {}
    return event("trust", person=who, amount=amount, **facts)


def at_home(world: World, run: Run) -> bool:
    """Whether you are where your stall is, so that what comes there can find you."""
    return run.place == world.place
