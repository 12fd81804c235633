"""Quality and short weight (game.md 4.3): what is wrong with goods is found the next dawn, or by looking first."""

from __future__ import annotations

from marketgen.engine import chance
from marketgen.engine.accounts import Account, Sum
from marketgen.engine.arithmetic import BP, clamp, divide
from marketgen.engine.commands import Command
from marketgen.engine.events import Choice, Event, Refusal, event, refuse
from marketgen.engine.ledger import spend_hours
from marketgen.engine.replacing import replace
from marketgen.engine.run import Fault, Run, Tally
from marketgen.engine.world import World

KINDS = ("short", "poor")
"""What can be wrong: the weight, or some of the goods."""


def fault(world: World, run: Run, kind: str, who: str, good: str) -> Account:
    """The chance that something is wrong with what somebody brings of a good, in basis points; trust lowers it.
    Raises KeyError if nobody brings it so."""
    if not world.met("shipments", run.day):
        raise KeyError(kind)
    carried = world.middlemen[who].carries[good]
    steps = Sum()
    steps.add(f"{kind}_chance", (carried.short if kind == "short" else carried.poor)[0], keep=True, person=who)
    if steps.total:
        trust = run.trust.get(who, 0)  # who has gone since is as a stranger
        off = divide(max(0, trust) * world.road.quality_trust_bp, 100)
        steps.add("trust", -off, person=who, trust=trust)
        steps.keep_within(0, BP, "held")
    return steps.account(f"{kind}:{who}:{good}", "bp")


def wrong(world: World, run: Run, who: str, good: str, units: int, day: int, parcel: bool = False) -> tuple[int, int]:
    """Units short and units poor among ``units`` of a lot of a day: keyed by that day, so looking changes nothing."""
    if not world.met("shipments", run.day):
        return 0, 0
    if parcel:
        luck = chance.draw(run.seed, "quality_parcel", day, good)
        rules = world.parcel
        return 0, -(-units * rules.poor_share_bp // BP) if chance.happens(luck, rules.poor_bp) else 0
    carried = world.middlemen[who].carries.get(good)
    if carried is None or not (carried.short[0] or carried.poor[0]):
        return 0, 0
    found = []
    lucks = chance.draws(run.seed, "quality", day, f"{who}.{good}", 2)
    for kind, luck, (most, share) in zip(KINDS, lucks, (carried.short, carried.poor), strict=True):
        # trust only lowers the chance: what is above it need not be worked out
        happens = chance.happens(luck, most) and chance.happens(luck, fault(world, run, kind, who, good).total)
        found.append(divide(units * share, BP) if happens else 0)
    return found[0], min(found[1], units - found[0])


def taken(world: World, run: Run, who: str, good: str, units: int, day: int, parcel: bool = False) -> None:
    """Note what is wrong with goods just taken, unless they were looked at: it is found at dawn."""
    if who in run.looked and not parcel and day == run.day:
        return
    short, poor = wrong(world, run, who, good, units, day, parcel)
    if short or poor:
        run.faults = (*run.faults, Fault(who, good, short, poor))


def found(world: World, run: Run) -> list[Event]:
    """Dawn: what was short or poor in yesterday's goods is found, as far as it was not sold already."""
    happened: list[Event] = []
    for one in run.faults:
        for kind, units in ((f"found_{name}", getattr(one, name)) for name in KINDS):
            state = run.goods[one.good]
            gone = min(units, state.stock)
            if gone:
                left = state.stock - gone
                cost = state.cost * gone // state.stock
                run.goods[one.good] = replace(state, stock=left, cost=state.cost - cost if left else 0)
                tally = run.today.tallies.get(one.good, Tally())
                tallies = {**run.today.tallies, one.good: replace(tally, lost=tally.lost + cost)}
                run.today = replace(run.today, tallies=tallies)
                happened.append(event(kind, person=one.who, good=one.good, units=gone))
    run.faults = ()
    run.looked = ()
    return happened


def inspect_choices(world: World, run: Run) -> list[Choice]:
    """Looking at what each person has brought this morning, before it is paid."""
    hours = world.road.inspect_hours
    choices = []
    for who in dict.fromkeys(offer.who for offer in run.offers if offer.left):
        why = None
        if who in run.looked:
            why = refuse("already_so")
        elif hours > run.hours:
            why = refuse("no_hours", hours=hours)
        choices.append(Choice("inspect", (who,), refusal=why))
    return choices


def check_inspect(world: World, run: Run, command: Command) -> Refusal | None:
    """Whether somebody's goods can be looked at now."""
    for choice in inspect_choices(world, run):
        if choice.ids == command.ids:
            return choice.refusal
    return refuse("nothing_brought", person=command.ids[0])


def inspect(world: World, run: Run, command: Command) -> list[Event]:
    """An hour over scales and seams: the offer is put right, and what is taken of it is sound."""
    who = command.ids[0]
    spend_hours(world, run, world.road.inspect_hours)
    run.looked = (*run.looked, who)
    happened: list[Event] = []
    offers = []
    for offer in run.offers:
        if offer.who == who and offer.left:
            short, poor = wrong(world, run, who, offer.good, offer.left, run.day)
            offers.append(replace(offer, left=clamp(offer.left - short - poor, 0, offer.left)))
            kind = "looked_short" if short else "looked_poor" if poor else "looked_sound"
            happened.append(event(kind, person=who, good=offer.good, units=short + poor))
        else:
            offers.append(offer)
    run.offers = tuple(offers)
    return happened
