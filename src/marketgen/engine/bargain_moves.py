"""Bargains as they are played: who comes, your moves and their answers, the end. The house rule plays by the same.

Luck is drawn under the stream ``bargain`` alone: who comes by day, bargain and block; what they are like by day and
bargain.
"""

from __future__ import annotations

from marketgen.engine import calendar, chance, chapters, debts, demand, people, price, shipments, supply
from marketgen.engine.accounts import Fact
from marketgen.engine.arithmetic import BP, divide, of_bp
from marketgen.engine.bargain import (
    DEAL,
    HOLD,
    LARGE,
    LEAVE,
    PENDING,
    RULE,
    SMALL,
    TRUTH,
    closed,
    comes_by,
    far,
    limit,
    name_choices,
    now,
    reserve,
    rules_of,
    sign,
    step_of,
    theirs,
    within,
)
from marketgen.engine.commands import Command
from marketgen.engine.conditions import holds
from marketgen.engine.events import Event, event
from marketgen.engine.haggling import (
    AGREED,
    BUY,
    CUES,
    LEFT,
    LET_GO,
    SELL,
    Bargain,
    Bargained,
    BargainRules,
    Cue,
    Haggle,
)
from marketgen.engine.ledger import pay
from marketgen.engine.replacing import replace
from marketgen.engine.run import Line, Run
from marketgen.engine.world import World


def arise(world: World, run: Run, block: int) -> list[Event]:
    """Somebody may come to bargain before a block of the market: it waits for you, or the house rule settles it."""
    if chapters.between(world, run.day):
        return []
    if world.bargaining is None or run.bargaining.stopped_at == (run.day, block) or not _there(world, run, block):
        return []
    run.bargaining = replace(run.bargaining, stopped_at=(run.day, block))
    found = _who_comes(world, run, block)
    if found is None:
        return []
    came = dict(run.bargaining.came) | {found.id: run.day}
    run.bargaining = replace(run.bargaining, now=(found,), came=tuple(sorted(came.items())))
    told = event("bargain_came", bargain=found.id, good=found.good, units=found.units, side=found.side)
    if run.bargaining.house:
        return [told, *by_house(world, run)]
    run.pending = PENDING
    return [told]


def _there(world: World, run: Run, block: int) -> bool:
    """Whether you are at the stall and anybody else is at the market."""
    first, end = calendar.blocks(world, run.day)[block]
    away = run.porter_day == run.day or run.away >= end - first
    return world.met("bargains", run.day) and not away and demand.comes_bp(world, run) > 0


def _who_comes(world: World, run: Run, block: int) -> Haggle | None:
    """The bargain of a block, if it has one: of those worth stopping for, each as likely as its weight is of all."""
    rules = rules_of(world)
    if block and run.today.bargains:
        second = chance.draw(run.seed, "bargain", run.day, f"second.{block}")
        if not chance.happens(second, rules.second_bp):
            return None
    could = [one for one in world.bargains.values() if _may_come(world, run, one)]
    least = worth_stopping(world, run) if could else 0
    found = _new_first(run, [(one, units) for one in could if (units := _units(world, run, one, least))])
    luck = chance.draw(run.seed, "bargain", run.day, f"who.{block}")
    at = chance.pick(luck, tuple(one.weight for one, _units in found))
    return _begin(world, run, *found[at]) if found else None


LATELY = 14
"""Days for which somebody who came stands behind all who did not."""


def _new_first(run: Run, found: list[tuple[Bargain, int]]) -> list[tuple[Bargain, int]]:
    """Of those who may come the ones who have not been here lately; everybody, if there are none."""
    came = dict(run.bargaining.came)
    new = [(one, units) for one, units in found if one.id not in came or run.day - came[one.id] > LATELY]
    return new or found


def _may_come(world: World, run: Run, one: Bargain) -> bool:
    """Whether somebody could come with a bargain today."""
    last = dict(run.bargaining.came).get(one.id, 0)
    if not one.weight or not one.first <= run.day <= one.last or world.goods[one.good].from_day > run.day:
        return False
    if last and (not one.again or run.day - last < one.again):
        return False
    if one.who and not people.present(world, run, one.who):
        return False
    return holds(world, run, one.when, f"bargain.{one.id}")


def _units(world: World, run: Run, one: Bargain, worth: int) -> int:
    """What it would be about; 0 if you have not enough for it, or if less hangs on it than ``worth``."""
    going, (least, most) = price.total(world, run, one.good), one.units
    can = _can(world, run, one, _base(world, one, going, _beside(run, one)))
    if can < least:
        return 0
    units = min(chance.between(_luck(run, one)[0], least, most), can)
    return 0 if of_bp(units * going, rules_of(world).stake_bp) < worth else units


def _base(world: World, one: Bargain, going: int, beside: int) -> int:
    """What a unit of it costs in such a number, in minor units, before what moves their limit; ``beside``: what the
    same person asks for one."""
    return price.rounded(world, of_bp(min(going, beside or going), one.share_bp))


def _luck(run: Run, one: Bargain) -> tuple[int, ...]:
    """The luck of a bargain today: for its units, the mood, the patience, the first price, and each cue."""
    return chance.draws(run.seed, "bargain", run.day, one.id, 4 + len(CUES))


def _begin(world: World, run: Run, one: Bargain, units: int) -> Haggle:
    """What they are like today."""
    rules, going = rules_of(world), price.total(world, run, one.good)
    beside = _beside(run, one)
    base = _base(world, one, going, beside)
    _many, mood, beats, first, *which = _luck(run, one)
    last = _last_cues(run, one.id)
    cues = [_cue(world, run, one, kind, luck, at) for kind, luck, at in zip(CUES, which, last, strict=True)]
    patience = chance.between(beats, *rules.patience)
    start = Haggle(
        one.id, one.side, one.who, one.good, units, going, base, price.paid(run, one.good),
        tuple(place for place, _cue in cues), tuple(cue.level for _place, cue in cues),
        dict(run.bargaining.grudges).get(one.who, 0) if one.who else 0,
        chance.between(mood, -rules.mood_bp, rules.mood_bp), 0, patience, patience, beside=beside,
    )  # fmt: skip
    gap = of_bp(base, chance.between(first, *rules.first_bp))
    opens = limit(world, start).total - sign(one.side) * gap
    return replace(start, first=price.rounded(world, min(opens, beside or opens)))


def _beside(run: Run, one: Bargain) -> int:
    """What the same person asks this morning for a unit of what they have a lot of; 0 if they offer none."""
    if one.side != BUY or not one.who:
        return 0
    asked = [offer.price for offer in run.offers if (offer.who, offer.good) == (one.who, one.good) and offer.left]
    return min(asked, default=0)


def _can(world: World, run: Run, one: Bargain, base: int) -> int:
    """Units that you have, or could pay for."""
    return run.goods[one.good].stock if one.side == SELL else run.money[world.money] // base


def worth_stopping(world: World, run: Run) -> int:
    """What must hang on a bargain, in minor units: a share of a day's profit, by the last days."""
    rules = rules_of(world)
    made, days = debts.profit(run, rules.profit_days)
    return of_bp(divide(max(0, made), max(1, days)), rules.least_bp)


def _last_cues(run: Run, some_id: str) -> tuple[int, ...]:
    """What was to be seen when the same bargain came last, by CUES; -1 where it never did."""
    came = dict(run.bargaining.came).get(some_id, 0)
    records = run.past[came - 1 : came] if came else ()
    for record in records:
        for done in record.bargains:
            if done.haggle.id == some_id:
                return done.haggle.cues
    return (-1,) * len(CUES)


def _cue(world: World, run: Run, one: Bargain, kind: str, luck: int, last: int) -> tuple[int, Cue]:
    """What is to be seen of one kind today, and its place among the scenario's texts: not the ``last`` again, where
    there is another of the kind."""
    every = list(enumerate(one.cues(kind)))
    shown = [(at, cue) for at, cue in every if holds(world, run, cue.when, f"bargain.{one.id}.{kind}.{at}")] or every
    shown = [(at, cue) for at, cue in shown if at != last] or shown
    return shown[chance.below(luck, len(shown))]


def name(world: World, run: Run, command: Command) -> list[Event]:
    """Name a price: they answer with theirs, or take it at once if it is better than what they would have said."""
    h = _front(run)
    beats = int(far(world, h, command.amount, limit(world, h).total))
    left = max(0, h.patience - beats)
    h = replace(h, ask=command.amount, bid=h.first, patience=left, trail=(("name", command.amount, h.first),))
    told = event("bargain_named", bargain=h.id, good=h.good, price=h.ask, bid=h.bid, beats=beats, left=left)
    return [told, *_after(world, run, h)]


def haggle(world: World, run: Run, command: Command) -> list[Event]:
    """Make a move."""
    move, h = command.ids[0], _front(run)
    if move == RULE:
        return by_house(world, run)
    if move == LEAVE:
        return _over(world, run, h, LET_GO, 0)
    return _over(world, run, h, AGREED, h.bid) if move == DEAL else _moved(world, run, h, move)


def sweeten(world: World, run: Run, command: Command) -> list[Event]:
    """Add one of a small good: it moves their limit, and they stay a little longer."""
    h, good = _front(run), command.ids[0]
    gave = supply.leave(run, good, 1)
    h = replace(h, sweet=good, gave=gave, patience=h.patience + rules_of(world).sweeten_beats)
    return [event("bargain_sweet", bargain=h.id, good=good, units=1), *_moved(world, run, h, "sweeten")]


def _front(run: Run) -> Haggle:
    h = now(run)
    assert h is not None
    return h


def _moved(world: World, run: Run, h: Haggle, move: str) -> list[Event]:
    """A move and its answer: they come towards you, up to their limit and never past your price."""
    way, by = sign(h.side), sum(comes_by(world, h, move))
    h = replace(h, ask=h.ask - way * step_of(world, h, move), truth=1 if move == TRUTH else h.truth)
    last = limit(world, h).total
    most = min(last, h.ask) if way > 0 else max(last, h.ask)
    bid = h.bid + way * by
    bid = bid if within(h, bid, most) else most if within(h, h.bid, most) else h.bid
    beats = 2 if far(world, h, h.ask, last) else 1
    left = max(0, h.patience - beats)
    h = replace(h, bid=bid, patience=left, trail=(*h.trail, (move, h.ask, bid)))
    told = event("bargain_move", bargain=h.id, good=h.good, move=move, price=h.ask, bid=bid, beats=beats, left=left)
    return [told, *_after(world, run, h)]


def _after(world: World, run: Run, h: Haggle) -> list[Event]:
    """Whether that was the end: the prices met, or the patience is over."""
    if within(h, h.ask, h.bid):
        return _over(world, run, h, AGREED, h.ask)
    if h.patience <= 0:
        agreed = within(h, h.ask, limit(world, h).total)
        return _over(world, run, h, AGREED if agreed else LEFT, h.ask if agreed else 0)
    run.bargaining = replace(run.bargaining, now=(h,))
    return []


def _over(world: World, run: Run, h: Haggle, end: str, each: int) -> list[Event]:
    """The end of a bargain: goods and money change hands, and it is written down with what nobody knew before."""
    run.pending = ""
    run.bargaining = replace(run.bargaining, now=())
    done = Bargained(h, end, each)
    happened = []
    if end == AGREED:
        happened.append(_hand_over(world, run, h, each))
        spared = theirs(world, done).total
        least = of_bp(h.units * limit(world, h).total, rules_of(world).squeeze_bp)
        squeezed = spared < least and each != h.bid and over(h, each)  # nobody is by what they said themselves
        done = replace(done, squeezed=int(squeezed))
        happened += _remember(world, run, h, squeezed)
    else:
        happened.append(event(f"bargain_{end}", bargain=h.id, good=h.good, price=h.ask))
    run.today = replace(run.today, bargains=(*run.today.bargains, done))
    shipments.ask(run)  # whatever may wait still does
    return [*happened, event("bargain_split", bargain=h.id, day=run.day)]


def over(h: Haggle, each: int) -> bool:
    """Whether a price is worse for them than the market's."""
    return sign(h.side) * (each - h.going) > 0


def _hand_over(world: World, run: Run, h: Haggle, each: int) -> Event:
    """Goods one way, money the other; the market's price is not touched: it is between two people."""
    total = h.units * each
    facts: dict[str, Fact] = {"bargain": h.id, "good": h.good, "units": h.units, "price": each}
    if h.side == BUY:
        pay(run, world.money, -total, Line("lot", h.good, -total, h.units, each, other=h.who or h.id), world.money)
        supply.receive(run, h.good, h.units, each)
        return event("bargain_bought", **facts)
    cost = supply.leave(run, h.good, h.units)
    tallies = {**run.today.tallies}
    tallies[h.good] = tallies.get(h.good, supply.NOTHING).and_bargain(h.units, total, cost)
    run.today = run.today.booked(run.today.lines, tallies, run.today.hourly)
    pay(run, world.money, total, Line("bargained", h.good, total, h.units, each, other=h.who or h.id), world.money)
    return event("bargain_sold", **facts)


def _remember(world: World, run: Run, h: Haggle, squeezed: bool) -> list[Event]:
    """Somebody you know remembers how it went: in trust, and in doubt the next time."""
    if h.who not in run.trust:
        return []
    rules, grudges = rules_of(world), dict(run.bargaining.grudges)
    steps = grudges.get(h.who, 0)
    steps = min(rules.grudges, steps + 1) if squeezed else max(0, steps - 1)
    grudges[h.who] = steps
    kept = tuple(sorted((who, many) for who, many in grudges.items() if many))
    run.bargaining = replace(run.bargaining, grudges=kept)
    moved = people.move_trust(world, run, h.who, rules.squeeze_trust if squeezed else rules.fair_trust)
    return [event("squeezed", person=h.who), *moved] if squeezed else moved


def by_house(world: World, run: Run) -> list[Event]:
    """The house rule bargains to the end. It reads nobody, and it is the same every time."""
    happened = [event("house_bargains", bargain=_front(run).id)]
    while now(run) is not None:
        given = house_move(world, run)
        happened += name(world, run, given) if given.verb == "name" else haggle(world, run, given)
    record = run.today.bargains
    run.today = replace(run.today, bargains=(*record[:-1], replace(record[-1], house=1)))
    return happened


def house_move(world: World, run: Run) -> Command:
    """What the house rule does next: a first price, small steps (a large one after a price that was far too much), and
    at the last beat, or when they hardly move any more, their price if it pays. It says no price at which a deal would
    be a loss, and none that cannot be paid."""
    h, rules = _front(run), rules_of(world)
    way, whole = sign(h.side), world.currencies[world.money].step
    if not h.ask:
        return _house_name(world, run, h)
    pays = way * (h.bid - reserve(h)) > 0
    stuck = len(h.trail) > 1 and way * (h.bid - h.trail[-2][2]) < _usual(rules, h, whole)
    if pays and (h.patience <= 1 or stuck) and closed(world, run, h, DEAL) is None:
        return Command("haggle", (DEAL,))
    lost = h.start - h.patience - (len(h.trail) - 1)  # beats that went because the price was far too much
    wanted = (LARGE, SMALL) if lost > [made for made, _ask, _bid in h.trail].count(LARGE) else (SMALL,)
    return Command("haggle", (next((move for move in wanted if _house_can(world, run, h, move)), HOLD),))


def _house_can(world: World, run: Run, h: Haggle, move: str) -> bool:
    """Whether a step can be made, and is none to where nothing would be earned."""
    way = sign(h.side)
    return way * (h.ask - way * step_of(world, h, move) - reserve(h)) > 0 and closed(world, run, h, move) is None


def _house_name(world: World, run: Run, h: Haggle) -> Command:
    """The first price of the house rule, at which something would be earned; without such a price it lets go."""
    way, whole = sign(h.side), world.currencies[world.money].step
    first = price.rounded(world, h.base + way * of_bp(h.base, rules_of(world).open_bp - BP))
    worst = (reserve(h) // whole + 1) * whole if way > 0 else (reserve(h) - 1) // whole * whole
    each = max(first, worst) if way > 0 else min(first, worst)
    low, high = name_choices(world, run)[0].low, name_choices(world, run)[0].high
    each = min(each, high)
    return Command("name", (), each) if each >= low and way * (each - reserve(h)) > 0 else Command("haggle", (LEAVE,))


def _usual(rules: BargainRules, h: Haggle, whole: int) -> int:
    """What anybody short of their limit comes towards you for a small step, or a little less: prices are rounded."""
    return of_bp(of_bp(h.base, rules.small_bp), rules.half_bp) + of_bp(h.base, rules.answer_bp) - whole
