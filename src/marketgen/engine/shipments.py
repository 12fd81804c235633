"""Shipments (game.md 4.4): what was ordered is on the road, with a place, a day and a risk at each post it passes."""

from __future__ import annotations

from marketgen.engine import chance, office, price, supply
from marketgen.engine.accounts import Account, Fact, Sum
from marketgen.engine.arithmetic import divide
from marketgen.engine.events import Event, event
from marketgen.engine.ledger import pay
from marketgen.engine.replacing import replace
from marketgen.engine.run import Line, Load, Order, Run
from marketgen.engine.world import Stop, World


def post(world: World, run: Run, post_id: str) -> Account:
    """The chance that a load is held at a post today, in basis points."""
    rules, there = world.road, world.posts[post_id]
    level = run.level
    steps = Sum()
    steps.add("post_risk", there.risk_bp, keep=True, post=post_id)
    steps.add("level", level * rules.level_bp, level=level)
    for mood in run.moods:
        if mood.kind == "post" and mood.good == post_id and mood.last_day >= run.day:
            steps.add("post_tighter", mood.bp * rules.level_bp, post=post_id)
    who = office.holder(world, run, there.official)
    if who in run.officials:
        tie = run.officials[who].tie
        steps.add("tie", -divide(tie * rules.tie_bp, 100), official=who, tie=tie)
    steps.add("heat", run.heat * rules.heat_bp, heat=run.heat)
    steps.keep_within(rules.least_bp, rules.most_bp, "held")
    return steps.account(f"post:{post_id}", "bp")


def holds_bp(world: World, run: Run, load: Load, post_id: str) -> int:
    """The chance that this very load is held at a post: a parcel's is its own."""
    if load.free:
        return 0
    return world.parcel.held_bp if load.kind == "parcel" else post(world, run, post_id).total


def tight(world: World, run: Run, post_id: str) -> bool:
    """Whether people speak of a post: its chance to hold is high, or the board's level is."""
    return post(world, run, post_id).total >= world.road.tight_bp


def stops(world: World, load: Load) -> tuple[Stop, ...]:
    """The posts on a load's road, farthest first."""
    if load.kind == "parcel":
        return (Stop(world.parcel.post, 1),)
    return world.middlemen[load.who].road


def find(run: Run, load_id: str) -> Load:
    """A load by its id. Raises KeyError if there is none."""
    for load in run.loads:
        if load.id == load_id:
            return load
    raise KeyError(load_id)


def put(run: Run, load: Load) -> None:
    """A load in its new state, in the place of the old one."""
    run.loads = tuple(load if item.id == load.id else item for item in run.loads)


def drop(run: Run, load: Load) -> None:
    """A load that is no more on the road."""
    run.loads = tuple(item for item in run.loads if item.id != load.id)


def shrink(load: Load, units: int) -> Load:
    """The load with ``units`` left: what was paid for the rest is gone with it."""
    return replace(load, units=units, paid=load.paid * units // load.units)


def worth(world: World, run: Run, load_id: str) -> Account:
    """What a load is worth at home today, in minor units."""
    load = find(run, load_id)
    near = price.total(world, run, load.good)
    steps = Sum()
    steps.add("load_units", load.units * near, keep=True, good=load.good, units=load.units, price=near)
    return steps.account(f"load:{load_id}", f"money:{world.money}")


def set_out(world: World, run: Run) -> list[Event]:
    """Orders of the days before: those whose word is kept are on the road now, the others are paid back."""
    happened: list[Event] = []
    waiting: list[Order] = []
    for made in run.orders:
        if not world.middlemen[made.who].road or made.day >= run.day or not world.met("shipments", run.day):
            waiting.append(made)
            continue
        luck = chance.draw(run.seed, "order_comes", made.day, f"{made.who}.{made.good}")
        if not chance.happens(luck, supply.word(world, run, made.who).total):
            pay(run, world.money, made.paid, Line("deposit_back", made.good, made.paid, other=made.who), world.money)
            happened.append(event("order_off", person=made.who, good=made.good, units=made.units, amount=made.paid))
            continue
        name = f"{made.who}.{made.good}.{made.day}"
        due = max(run.day, supply.due(run, made))
        load = Load(name, "order", made.who, made.good, made.units, made.price, made.paid, run.day, due)
        if run.free_loads:
            run.free_loads -= 1
            load = replace(load, free=True)
        run.loads = (*run.loads, load)
        happened.append(event("set_out", person=made.who, good=made.good, units=made.units, due=due))
    run.orders = tuple(waiting)
    return happened


def dawn(world: World, run: Run) -> list[Event]:
    """The morning of the road: what sets out, passes, is held, is let go. :func:`here` is what is home then."""
    happened = set_out(world, run)
    for load in run.loads:
        happened += _spoil(world, run, load)
    for load in run.loads:
        if load.state == "wait" and load.due <= run.day:
            happened += _shift_changes(world, run, load)
    for load in run.loads:
        if load.state == "road":
            happened += _move(world, run, load)
    return happened


def _spoil(world: World, run: Run, load: Load) -> list[Event]:
    """What spoils, spoils on the road as at the stall."""
    share = load.units * world.goods[load.good].spoil_bp
    if not share or not world.met("spoilage", run.day) or load.day == run.day:
        return []
    units, rest = divmod(share, 10_000)
    if chance.happens(chance.draw(run.seed, "load_spoils", run.day, load.id), rest):
        units += 1
    if not units:
        return []
    if units >= load.units:
        drop(run, load)
    else:
        put(run, shrink(load, load.units - units))
    return [event("load_spoiled", person=load.who, good=load.good, units=min(units, load.units))]


def _shift_changes(world: World, run: Run, load: Load) -> list[Event]:
    """The end of waiting: all of it, or none of it."""
    facts: dict[str, Fact] = {"person": load.who, "good": load.good, "units": load.units, "post": load.post}
    luck = chance.draw(run.seed, "wait", run.day, f"{load.id}.{load.post}")
    if not chance.happens(luck, world.road.wait_bp):
        drop(run, load)
        return [event("wait_lost", **facts)]
    put(run, replace(load, state="road", post="", due=run.day, tried=()))
    return [event("wait_over", **facts)]


def _move(world: World, run: Run, load: Load) -> list[Event]:
    """On by a day: past the posts it reaches, and home if nobody holds it."""
    happened: list[Event] = []
    road = stops(world, load)
    while load.at < len(road) and load.due - road[load.at].before <= run.day:
        at = road[load.at].post
        if run.weather in world.posts[at].closed_in:
            put(run, replace(load, due=load.due + 1))
            return [*happened, event("post_closed", person=load.who, good=load.good, units=load.units, post=at)]
        load = replace(load, at=load.at + 1)
        facts: dict[str, Fact] = {"person": load.who, "good": load.good, "units": load.units, "post": at}
        held, lost = chance.draws(run.seed, "post", load.day, f"{load.id}.{at}", 2)
        if not chance.happens(held, holds_bp(world, run, load, at)):
            continue
        known = run.level >= world.road.lost_level  # the board has said so: never without a sign
        if known and load.kind != "parcel" and chance.happens(lost, world.posts[at].lost_bp):
            drop(run, load)
            return [*happened, event("load_lost", **facts)]
        put(run, replace(load, state="held", post=at, since=run.day))
        return [*happened, event("load_held", **facts)]
    put(run, load)
    if load.at < len(road) and load.due - road[load.at].before == run.day + 1 and not load.free:
        next_post = road[load.at].post
        if load.kind != "parcel" and tight(world, run, next_post):
            happened.append(event("post_tight", person=load.who, good=load.good, units=load.units, post=next_post))
    return happened


def here(run: Run) -> list[Load]:
    """What has come home this morning, once the road has moved."""
    return [load for load in run.loads if load.state == "road" and load.due <= run.day]


def held(run: Run) -> Load | None:
    """The held load that waits for an answer, the one that has waited longest."""
    found = [load for load in run.loads if load.state == "held"]
    return min(found, key=lambda load: (load.since, load.id)) if found else None


def ask(run: Run) -> None:
    """Put the question of a held load in front, if nothing else is; it may wait until dusk."""
    load = held(run)
    if run.phase in ("morning", "noon") and not run.ended and (not run.pending or run.pending.startswith("held:")):
        run.pending = f"held:{load.id}" if load else ""


def wait(world: World, run: Run, load: Load) -> list[Event]:
    """Let a load wait for the shift to change; what its storage costs, as far as there is money."""
    cost = min(world.road.storage, run.money[world.money])
    pay(run, world.money, -cost, Line("storage", load.post, -cost), world.money)
    put(run, replace(load, state="wait", due=run.day + world.road.wait_days))
    return [event("load_waits", person=load.who, good=load.good, units=load.units, post=load.post, cost=cost,
                  until=run.day + world.road.wait_days)]  # fmt: skip


def dusk(world: World, run: Run) -> list[Event]:
    """At dusk whatever was not answered waits."""
    happened: list[Event] = []
    for load in run.loads:
        if load.state == "held":
            happened += wait(world, run, load)
    if run.pending.startswith("held:"):
        run.pending = ""
    return happened


def total_worth(world: World, run: Run) -> int:
    """What all loads on the road are worth at home, in minor units."""
    return sum(load.units * price.total(world, run, load.good) for load in run.loads)
