"""Travel (game.md 4.5): leaving in the morning, days on the road, a day at a place, and the way home."""

from __future__ import annotations

from marketgen.engine import calls, chance, chapters, gates, price
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import divide, of_bp
from marketgen.engine.commands import Command
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.ledger import pay, spend_hours
from marketgen.engine.replacing import replace
from marketgen.engine.run import Cargo, Line, Run, Trip
from marketgen.engine.world import Journey, World


def fare(world: World, run: Run, place: str, way: str) -> Account:
    """What a trip costs, both ways, paid when you leave; minor units. Raises KeyError if no such way leads there."""
    each = world.ways[way].to[place].fare
    steps = Sum()
    steps.add("fare_out", each, keep=True, place=place, way=way)
    steps.add("fare_back", each, place=place, way=way)
    for mood in run.moods:
        if mood.kind == "fare" and mood.last_day >= run.day:
            steps.add("event", of_bp(2 * each, mood.bp), event=mood.event, share=mood.bp)
    steps.add("rounding", (price.rounded(world, steps.total) - steps.total) if steps.total else 0)
    return steps.account(f"fare:{place}:{way}", f"money:{world.money}")


def risk(world: World, run: Run, place: str, way: str) -> Account:
    """The chance that a post stops you on the way back, in basis points. Raises KeyError if there is no such way."""
    rules, level = world.road, run.level
    steps = Sum()
    steps.add("road_risk", world.ways[way].to[place].risk_bp, keep=True, way=way)
    if steps.total:
        steps.add("level", level * rules.level_bp, level=level)
        steps.add("heat", run.heat * rules.heat_bp, heat=run.heat)
        steps.keep_within(rules.least_bp, rules.most_bp, "held")
    return steps.account(f"risk:{place}:{way}", "bp")


def days_away(world: World, run: Run, place: str, way: str) -> int:
    """Days that a trip begun today takes: drawn once for the day. 1 is there and back before night."""
    low, high = world.ways[way].to[place].days
    return chance.between(chance.draw(run.seed, "way_days", run.day, f"{place}.{way}"), low, high)


def home_day(run: Run) -> int:
    """The day on whose morning you are home again; today for a trip of a day. 0 if you are not away."""
    trip = run.trip
    return run.day + trip.left + trip.back if trip.leg else 0


def travel_choices(world: World, run: Run) -> list[Choice]:
    """One choice for each way to each place, with the reason why not."""
    return [
        Choice("travel", (place, way.id), refusal=_why_not(world, run, place, way.id, to))
        for way in world.ways.values()
        for place, to in way.to.items()
    ]


def _why_not(world: World, run: Run, place: str, way: str, to: Journey) -> Refusal | None:
    longest = to.days[1]
    last = chapters.last_day(world, run.day)
    if run.day + (0 if longest == 1 else longest) > last:
        return refuse("too_late_to_travel", days=longest, left=last - run.day)
    if to.needs and not _has(run, to.needs):
        return refuse("needs_upgrade", upgrade=to.needs)
    if run.weather in to.closed_in:
        return refuse("way_closed", way=way, weather=run.weather)
    if to.hours > run.hours:
        return refuse("no_hours_to_travel", hours=to.hours)
    if to.papers and run.permit < run.day + longest // 2:
        return refuse("no_papers", cost=world.road.papers_cost)
    needs = fare(world, run, place, way).total
    if needs > run.money[world.money]:
        return refuse("no_money", currency=world.money, needs=needs)
    return gates.may_set_out(world, run, place, needs, run.day + to.days[0] // 2)


def _has(run: Run, upgrade: str) -> bool:
    """Whether something that a way needs is yours."""
    return upgrade in run.built


def check_travel(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether a trip can begin now."""
    place, way = command.ids
    if place not in world.places or place == world.place:
        return refuse("no_such", kind="place", id=place)
    if way not in world.ways or place not in world.ways[way].to:
        return refuse("no_way_there", place=place)
    return _why_not(world, run, place, way, world.ways[way].to[place])


def travel(world: World, run: Run, command: Command) -> list[Event]:
    """Leave. Whether a post will stop you on the way back is settled now, and told of before you buy anything."""
    place, way = command.ids
    cost, days = fare(world, run, place, way).total, days_away(world, run, place, way)
    pay(run, world.money, -cost, Line("fare", place, -cost, other=way), world.money)
    out = days // 2
    leave(world, run, place, way, out, days - out if out else 0)
    left = event("left_home", place=place, way=way, cost=cost, days=days, back=run.day + (days if days > 1 else 0))
    return [left] if out else [left, *_arrive(world, run)]


def leave(world: World, run: Run, place: str, way: str, out: int, back: int) -> None:
    """Set out: so many days until you are there, so many home. Whether a post stops you on the way back is drawn."""
    luck, rumour = chance.draws(run.seed, "way_post", run.day, f"{place}.{way}", 2)
    chance_bp = risk(world, run, place, way).total
    stopped = chance.happens(luck, chance_bp)
    spoken = stopped or chance.happens(rumour, divide(chance_bp, 2))
    run.trip = Trip(place, way, "out" if out else "there", out, back, run.day, stopped, spoken)
    run.trips += 1
    run.hours, run.offers, run.phase, run.place = 0, (), "away", ""


def _arrive(world: World, run: Run) -> list[Event]:
    """At the place, or before its gate: what is said of the way back is said before anything is bought."""
    run.trip = replace(run.trip, leg="there", left=0)
    gate = gates.enter(world, run) or []
    if gate and gate[0].kind == "turned_away":
        run.place = ""
        return gate
    run.place = run.trip.to
    if run.place not in run.known_places:
        run.known_places = tuple(sorted((*run.known_places, run.place)))
    calls.see(world, run)
    happened = [event("arrived", place=run.place, way=run.trip.way), *gate]
    if run.trip.spoken:
        happened.append(event("road_word", place=run.place))
    return happened


def dawn(world: World, run: Run) -> list[Event]:
    """A new day on the road: nearer, there, or home again. Called before the day's phase is set."""
    trip = run.trip
    if trip.leg not in ("out", "back"):
        return []
    run.trip = replace(trip, left=trip.left - 1)
    if run.trip.left:
        return []
    return _arrive(world, run) if trip.leg == "out" else come_home(world, run)


def on_choices(world: World, run: Run) -> list[Choice]:
    """Another day on the road, where you are on it."""
    return [Choice("on")] if run.trip.leg in ("out", "back") else []


def check_on(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether you are on the road."""
    return None if on_choices(world, run) else refuse("at_place", place=run.trip.to)


def return_choices(world: World, run: Run) -> list[Choice]:
    """The way home, from a place."""
    return [Choice("return")] if run.trip.leg == "there" else []


def check_return(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether you can turn back now."""
    return None if return_choices(world, run) else refuse("on_the_road", day=home_day(run))


def turn_back(world: World, run: Run) -> None:
    """Set out for home on a way of several days."""
    run.trip = replace(run.trip, leg="back", left=run.trip.back, back=0)
    run.place = ""


def come_home(world: World, run: Run) -> list[Event]:
    """Home: what a post kept or asked, then what you carried goes to the stall."""
    trip = run.trip
    happened = _stopped(world, run) if trip.stopped and trip.cargo else []
    for item in run.trip.cargo:
        state = run.goods[item.good]
        run.goods[item.good] = replace(state, stock=state.stock + item.units, cost=state.cost + item.cost)
        happened.append(event("carried_home", good=item.good, units=item.units, place=trip.to))
    happened += gates.on_way_home(world, run)
    run.trip, run.place = Trip(), world.place
    return [*happened, event("home_again", place=trip.to)]


def guards_ask(world: World, run: Run) -> Account:
    """What a post on the way asks of what you carry: the guards' share of its profit; minor units. Raises KeyError if
    you carry nothing."""
    if not run.trip.cargo:
        raise KeyError("cargo")
    worth = sum(item.units * price.total(world, run, item.good) for item in run.trip.cargo)
    paid = sum(item.cost for item in run.trip.cargo)
    return share_account(world, run, worth, paid, "guards_ask")


def share_account(world: World, run: Run, worth: int, paid: int, subject: str) -> Account:
    """The guards' share of a profit, by the board's level, at least what they always ask; minor units."""
    rules = world.road
    tight = run.level >= rules.tight_level
    share = rules.tight_share_bp if tight else rules.share_bp
    steps = Sum()
    steps.add("guards_share", of_bp(max(0, worth - paid), share), keep=True, share=share, worth=worth, paid=paid)
    if steps.total < rules.least:
        steps.add("guards_least", rules.least - steps.total, least=rules.least)
    steps.add("rounding", price.rounded(world, steps.total) - steps.total)
    return steps.account(subject, f"money:{world.money}")


def _stopped(world: World, run: Run) -> list[Event]:
    """A post on the way back: what is asked is paid, or a part of the load stays there."""
    asked = guards_ask(world, run).total
    if asked <= run.money[world.money]:
        pay(run, world.money, -asked, Line("guards", run.trip.to, -asked), world.money)
        run.posts_paid += 1
        return [event("stopped_paid", amount=asked, place=run.trip.to)]
    happened, kept = [], []
    for item in run.trip.cargo:
        gone = -(-item.units * world.road.stopped_bp // 10_000)
        left = item.units - gone
        happened.append(event("stopped_kept", good=item.good, units=gone))
        if left:
            kept.append(Cargo(item.good, left, item.cost))
    run.trip = replace(run.trip, cargo=tuple(kept))
    return happened


def papers_choices(world: World, run: Run) -> list[Choice]:
    """A permit for the road, if there are ways that need one."""
    if not any(to.papers for way in world.ways.values() for to in way.to.values()):
        return []
    rules, why = world.road, None
    if run.permit >= run.day + rules.papers_days - 1:
        why = refuse("papers_held", day=run.permit)
    elif rules.papers_hours > run.hours:
        why = refuse("no_hours", hours=rules.papers_hours)
    elif rules.papers_cost > run.money[world.money]:
        why = refuse("no_money", currency=world.money, needs=rules.papers_cost)
    return [Choice("papers", refusal=why)]


def check_papers(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether a permit can be had now."""
    found = papers_choices(world, run)
    return found[0].refusal if found else refuse("not_in_scenario", verb="papers")


def papers(world: World, run: Run, command: Command) -> list[Event]:
    """An hour in an office, a sum, a stamp: good for some days, today's included."""
    rules = world.road
    spend_hours(world, run, rules.papers_hours)
    pay(run, world.money, -rules.papers_cost, Line("papers", "papers", -rules.papers_cost), world.money)
    run.permit = run.day + rules.papers_days - 1
    return [event("papers", cost=rules.papers_cost, last=run.permit)]
