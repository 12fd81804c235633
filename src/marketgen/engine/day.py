"""The day (game.md 2): dawn, morning, two blocks of the market, evening, night, in this order and no other."""

from __future__ import annotations

from marketgen.engine import (
    arrivals,
    bargain,
    bargain_moves,
    beside,
    calendar,
    calls,
    chapters,
    checks,
    crowds,
    daily_words,
    debts,
    demand,
    demonstration,
    effects,
    effects_money,
    faith,
    family,
    gates,
    growth,
    household,
    information,
    inspection,
    kye,
    kye_deals,
    media,
    money,
    office,
    officials,
    place,
    places,
    porter,
    price,
    quality,
    reform,
    scoring,
    shipments,
    shocks,
    story,
    street,
    street_deals,
    supply,
    travel,
    worth,
)
from marketgen.engine.almanac import of_day, of_world
from marketgen.engine.arithmetic import divide, of_bp
from marketgen.engine.chance import draw, happens
from marketgen.engine.conditions import Check, holds, on_day
from marketgen.engine.events import Event, event
from marketgen.engine.ledger import pay
from marketgen.engine.replacing import replace
from marketgen.engine.run import DayRecord, Line, Run, Tally
from marketgen.engine.world import Good, Passage, World, on_curve


def dawn(world: World, run: Run) -> list[Event]:
    """A new day: weather, prices, what spoiled, the board, deliveries and offers, who comes in the morning."""
    run.hours = run.hours_of = world.day.hours
    run.away, run.prepared = 0, False
    on_the_way = run.trip.leg != ""
    run.weather = calendar.weather(world, run.seed, run.day)
    run.moods = tuple(mood for mood in run.moods if mood.last_day >= run.day)
    run.level = calendar.level(world, run)
    money.overnight(world, run)
    price.overnight(world, run)
    run.today = DayRecord(run.day, run.weather, run.money[world.money], before=_bonds(world, run))
    places.fade(world, run)
    happened = [event("dawn", day=run.day, weather=run.weather)]
    if calendar.closed(world, run.day):
        happened.append(event("market_closed", day=run.day))
    happened += travel.dawn(world, run) if on_the_way else []
    run.phase = "away" if run.trip.leg else "morning"
    happened += quality.found(world, run)
    happened += _spoil(world, run)
    happened += shocks.dawn(world, run)
    happened += shocks.copy(world, run)
    happened += demonstration.dawn(world, run) if run.walked else []
    shocks.set_neighbours(world, run)
    _note_prices(world, run)
    happened += street.dawn(world, run)
    street.set_asks(world, run)
    for notice, check, owner in of_day(world, "notices", run.day, _notices_of):
        if check(world, run, owner):
            happened.append(event("notice", notice=notice.id))
            run.notices = (*run.notices, (run.day, notice.id))
            happened += effects.carry_out(world, run, notice.effects, owner)
    happened += information.dawn(world, run)
    happened = crowds.joined(happened)
    calls.see(world, run)
    happened += _teaches(world, run)
    happened += _morning(world, run)
    _note_prices(world, run)
    return happened


def _note_prices(world: World, run: Run) -> None:
    """The going prices as they stand now are those of the day: first as it dawns, then as its news have left them, at
    the last as the market opens."""
    run.today = replace(run.today, going=price.totals(world, run))


def _teaches(world: World, run: Run) -> list[Event]:
    """What the day adds: the scenario's lesson; where none speaks, the systems that enter after the start."""
    lessons = [event("lesson", lesson=lesson.id) for lesson in world.lessons if lesson.day == run.day]
    if lessons or run.day == 1:
        return lessons
    return [event("new_system", system=system) for system, first in world.systems.items() if first == run.day]


def _notices_of(world: World, day: int) -> list[tuple[Passage, Check, str]]:
    """The notices that may come on a day of the scenario, with what tells whether they do, and the owner it is asked
    for."""
    found = [(notice, on_day(notice.when, world, day)) for notice in world.notices]
    return [(notice, check, f"notice.{notice.id}") for notice, check in found if check is not None]


def _morning(world: World, run: Run) -> list[Event]:
    """What the morning brings: deliveries, offers, a warning, who comes; on the road only what the keeper receives."""
    run.arrived = {}
    happened = effects_money.dawn(world, run)
    happened += reform.dawn(world, run) if world.reform is not None else []
    happened += [*kye_deals.dawn(world, run), *kye.dawn(world, run)] if world.kyes else []
    happened += debts.settle(world, run)
    happened += arrivals.dawn(world, run)
    on_trip = run.trip.leg != ""
    happened += gates.dawn(world, run) if run.permits else []
    happened += [] if on_trip else supply.make_offers(world, run, happened)
    happened += family.dawn(world, run)
    happened += beside.dawn(world, run)
    if on_trip:
        run.offers, run.visited, run.hours = (), (), 0
        return happened + office.dawn(world, run) + checks.dawn(world, run) + story.arise(world, run, "road")
    happened += office.dawn(world, run) + checks.dawn(world, run)
    warner = inspection.warner(world, run)
    if warner:
        run.warned = run.day
        happened.append(event("warned", official=warner))
    happened += street_deals.dawn(world, run)
    happened += story.arise(world, run, "morning")
    shipments.ask(run)
    return happened


def _bonds(world: World, run: Run) -> dict[str, int]:
    """Trust, ties, heat and the rates of money as they stand at dawn, for what is compared with them later."""
    trust, tie, health, rates = of_world(world, "bonds", _bond_names)
    bonds = {trust[person]: value for person, value in run.trust.items()}
    for who, state in run.officials.items():
        bonds[tie[who]] = state.tie
    for member, value in run.health.items():
        bonds[health[member]] = value
    for name, currency in rates:
        bonds[name] = money.rate(world, run, currency)
    for member, remembers in run.council.items():
        bonds[f"faith.{member}"] = remembers.faith
    bonds["heat"], bonds["standing"] = run.heat, run.standing
    return bonds


_BondNames = tuple[dict[str, str], dict[str, str], dict[str, str], list[tuple[str, str]]]


def _bond_names(world: World) -> _BondNames:
    """What stands at dawn for each that is compared, as :func:`_bonds` calls it: trust, ties, health, rates."""
    rates = [(f"rate.{one}", one) for one in world.currencies if money.has_rate(world, one)]
    return (
        {person.id: f"trust.{person.id}" for person in world.people()},
        {who: f"tie.{who}" for who in world.officials},
        {member: f"health.{member}" for member in world.household},
        rates,
    )


def spoils_bp(good: Good, day: int) -> int:
    """The share of a good that spoils in the night before a day, in basis points, by the season."""
    return of_bp(good.spoil_bp, on_curve(good.spoil_curve, day)) if good.spoil_curve else good.spoil_bp


def _spoil(world: World, run: Run) -> list[Event]:
    """What spoiled in the night: the whole part of the share surely, one unit more by the rest of it."""
    if not world.met("spoilage", run.day):
        return []
    happened = []
    tallies = dict(run.today.tallies)
    for good, bp in of_day(world, "spoils", run.day, _spoilt):
        state = run.goods[good]
        share = state.stock * growth.spared_bp(world, run, bp) if state.stock else 0
        if not share:
            continue
        units, rest = divmod(share, 10_000)
        if happens(draw(run.seed, "spoil", run.day, good), rest):
            units += 1
        if units:
            cost = supply.leave(run, good, units)
            tally = tallies.get(good, Tally())
            tallies[good] = replace(tally, spoiled=units, lost=tally.lost + cost)
            happened.append(event("spoiled", good=good, units=units, cost=cost))
    if happened:
        run.today = replace(run.today, tallies=tallies)
    return happened


def _spoilt(world: World, day: int) -> list[tuple[str, int]]:
    """What spoils at all in the night before a day, and which share of it."""
    shares = [(good.id, spoils_bp(good, day)) for good in world.goods.values()]
    return [(good, bp) for good, bp in shares if bp]


def go_on(world: World, run: Run) -> list[Event]:
    """Open the market, or go on after noon: a bargain, then an inspection may stand before a block; it is played when
    they are over."""
    block = 0 if run.phase == "morning" else 1
    if not block:
        _note_prices(world, run)
    if run.porter_day == run.day:
        looked = inspection.in_absence(world, run, block)
        return looked + (go_home(world, run) if run.licence >= run.day else play(world, run, block))
    happened = bargain_moves.arise(world, run, block)
    if run.pending == bargain.PENDING:
        return happened
    if inspection.comes(world, run, block):
        run.pending = "inspection"
        return [*happened, event("inspection", official=officials.visitor(world, run))]
    return happened + play(world, run, block)


def play(world: World, run: Run, block: int) -> list[Event]:
    """Play a block of the market and come to what follows it."""
    happened = [event("block", block=block), *demand.play_block(world, run, block)]
    if block + 1 < len(world.day.blocks):
        run.phase = "noon"
        happened += story.arise(world, run, "noon")
        shipments.ask(run)
        return happened
    return happened + _evening(world, run, opened=True)


def _evening(world: World, run: Run, opened: bool) -> list[Event]:
    """The market is over: the fee for the place, if it was opened, what nobody answered for, who comes."""
    run.phase = "evening"
    happened = [*_fee(world, run, opened), *shipments.dusk(world, run)]
    return happened + story.arise(world, run, "evening")


def _fee(world: World, run: Run, opened: bool) -> list[Event]:
    if not opened or calendar.closed(world, run.day):
        return []
    fee = min(place.fee(world, run), run.money[world.money])
    pay(run, world.money, -fee, Line("fee", world.place, -fee), world.money)
    return [event("fee", amount=fee)]


def go_home(world: World, run: Run) -> list[Event]:
    """The market day ends now: nothing more is sold, nobody looks; the fee is due if the stall was opened today."""
    opened = run.phase != "morning" or run.inspected == run.day
    run.away = 0
    _rest_is_blank(world, run)
    return _evening(world, run, opened)


def _rest_is_blank(world: World, run: Run) -> None:
    """The hours of the market that are left of today sell nothing."""
    hours = world.day.blocks[-1][1] - world.day.blocks[0][0]
    blank = (0,) * max(0, hours - len(run.today.hourly))
    run.today = replace(run.today, hourly=(*run.today.hourly, *blank))


def _kept(world: World, run: Run) -> list[Event]:
    """The market day at home while you are away: the keeper's, with whoever comes, inspections among them."""
    happened: list[Event] = []
    run.away = world.day.blocks[-1][1] - world.day.blocks[0][0]
    if run.licence >= run.day:
        _rest_is_blank(world, run)
        return happened
    for block in range(len(world.day.blocks)):
        happened += inspection.in_absence(world, run, block)
        if run.licence >= run.day:  # the place was shut just now
            _rest_is_blank(world, run)
            return happened
        happened += [event("block", block=block), *demand.play_block(world, run, block)]
    return happened


def on(world: World, run: Run) -> list[Event]:
    """A day on the road: the market at home, supper at home, the night wherever you are."""
    happened = [*_kept(world, run), *_fee(world, run, opened=True), *shipments.dusk(world, run)]
    return happened + night(world, run)


def turn_back(world: World, run: Run) -> list[Event]:
    """Leave a place: home the same evening, or on the road again until it is reached."""
    if run.trip.back:
        travel.turn_back(world, run)
        return [event("turned_back", day=travel.home_day(run)), *on(world, run)]
    happened = _kept(world, run)
    return happened + travel.come_home(world, run) + _evening(world, run, opened=True)


def night(world: World, run: Run) -> list[Event]:
    """Supper, ties, the record of the day; then the next dawn, or the end."""
    happened = kye.evening(world, run) if run.kyes else []
    happened += beside.evening(world, run)
    happened += family.before_supper(world, run) + household.supper(world, run) + family.night(world, run)
    happened += checks.night(world, run) + media.night(world, run)
    happened += faith.night(world, run) if run.council else []
    happened += street.night(world, run)
    if not chapters.between(world, run.day):
        daily_words.write(world, run)
    happened += officials.night(world, run)
    shocks.night(world, run)
    porter.night(world, run)
    run.today = replace(
        run.today,
        worth=worth.total(world, run),
        health=divide(sum(run.health.values()), max(1, len(run.health))),
        weakest=min(run.health.values(), default=0),
        schooling=run.home.schooling,
        closing=run.money[world.money],
    )
    happened.append(event("day_over", day=run.day))
    run.past = (*run.past, run.today)
    return happened + _what_next(world, run)


def _what_next(world: World, run: Run) -> list[Event]:
    for ending in world.endings.values():
        if not run.ended and holds(world, run, ending.when, f"ending.{ending.id}"):
            run.ended = ending.id
    if run.ended or run.day >= world.days:
        run.phase, run.pending = "over", ""
        met = int(scoring.goal_met(world, run))
        return [event("over", ending=run.ended, day=run.day, goal=run.goal, met=met)]
    run.day += 1
    return dawn(world, run)
