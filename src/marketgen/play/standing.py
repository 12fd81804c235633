"""Standing orders: what a player wants done each morning without being asked again.

The engine knows nothing of them. What they do are ordinary commands, given to the session one by one, so that undo,
replay and proof are those of any run. The orders themselves are kept in the run's log as a record that no state depends
on (``saves.log.STANDING``), the last of which holds: they outlive a killed process, and go with the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from marketgen.engine import household, levies, price, steward
from marketgen.engine.commands import Command
from marketgen.engine.events import Refusal, Turn, refuse
from marketgen.engine.frozen import frozen
from marketgen.engine.rules import check
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.i18n import _, ngettext
from marketgen.play import again, wording
from marketgen.play.lines import JsonObject
from marketgen.play.session import Session
from marketgen.saves.log import KIND, STANDING

AGAIN, SHOW, KEEP, FOOD, DUES = "again", "show", "keep", "food", "dues"
"""What can be ordered: the display as yesterday, a good on show at a stance, so many of a good at the stall, so much
food from the stall when the store is low, what is asked of the family."""

FOOD_DAYS = steward.FOOD_DAYS
"""Days of a food in store below which it is bought and brought home."""

MOST = 20
"""Orders that can stand at once."""

MOST_UNITS = 9999
"""Units that one order can be for."""

_TOLD = ("took", "brought", "shown", "priced", "levy_paid", "roster_paid")
"""Kinds of events of which the first of a command tells what was done."""


@frozen
class Order:
    """One standing order. kind: one of those above; good, stance, units: as far as the kind has them."""

    kind: str
    good: str = ""
    stance: str = ""
    units: int = 0

    def text(self) -> str:
        """As it is kept: ``keep GOOD 20``."""
        return " ".join(filter(None, (self.kind, self.good, self.stance, str(self.units or ""))))


def read(line: str, world: World) -> Order | None:
    """An order from its text; None for one that this world, or this version, has no use for."""
    kind, *rest = line.split() or [""]
    if kind in (AGAIN, DUES) and not rest:
        return Order(kind)
    if len(rest) != 2 or rest[0] not in world.goods:
        return None
    if kind == SHOW and rest[1] in world.stances:
        return Order(kind, rest[0], rest[1])
    if kind in (KEEP, FOOD) and rest[1].isdecimal() and 0 < int(rest[1]) <= MOST_UNITS:
        return Order(kind, rest[0], units=int(rest[1]))
    return None


# what is kept


def orders(session: Session) -> tuple[Order, ...]:
    """The orders that stand now."""
    lines = _last(session).get("orders")
    found = (read(line, session.world) for line in _lines(lines))
    return tuple(order for order in found if order is not None)


def told(session: Session) -> tuple[str, ...]:
    """What was done by them this morning, a sentence each."""
    last = _last(session)
    return tuple(_lines(last.get("told"))) if last.get("day") == session.run.day else ()


def _lines(kept: object) -> list[str]:
    """The texts of a list in a record, which may have come from anywhere."""
    return [line for line in kept if isinstance(line, str)] if isinstance(kept, list) else []


def _last(session: Session) -> JsonObject:
    return next((mark for mark in reversed(session.marks) if mark.get(KIND) == STANDING), {})


def give(session: Session, order: Order) -> str:
    """Let an order stand; one of the same kind for the same good gives way to it. A sentence on why not, or ""."""
    wrong = _useless(session.world, order)
    if wrong:
        return wrong
    kept = [one for one in orders(session) if (one.kind, one.good) != (order.kind, order.good)]
    if len(kept) >= MOST:
        return _("No more than {most} orders can stand at once; take one back first.").format(most=MOST)
    return _keep(session, (*kept, order))


def _useless(world: World, order: Order) -> str:
    """Why an order could never do anything, in a sentence; empty if it could."""
    if order.kind in (SHOW, KEEP) and not world.goods[order.good].for_sale:
        return again.refused(world, refuse("not_for_sale", good=order.good))
    if order.kind == FOOD and not any(order.good in meal.goods for meal in world.meals.values()):
        return again.refused(world, refuse("nobody_eats", good=order.good))
    return ""


def take_back(session: Session, order: Order) -> str:
    """Let an order stand no more. A sentence on why not, or ""."""
    return _keep(session, tuple(one for one in orders(session) if one != order))


def _keep(session: Session, kept: tuple[Order, ...], day: int = -1, done: tuple[str, ...] = ()) -> str:
    """Write down what stands, and with a day that it was carried out then. A first order waits for the next morning:
    today's has been seen to by hand."""
    last = _last(session) or {"day": session.run.day}
    record = {KIND: STANDING, "orders": [order.text() for order in kept],
              "day": last.get("day", 0) if day < 0 else day,
              "told": _lines(last.get("told")) if day < 0 else list(done)}  # fmt: skip
    failed = session.mark(record)
    if failed and day >= 0:
        session.marks.append(record)  # on a full disk the morning is over all the same, or it would never end
    return again.refused(session.world, failed) if failed else ""


def possible(session: Session) -> tuple[Order, ...]:
    """What could be ordered now beside what stands: of the goods you have, show or are offered; ``units`` is what would
    be proposed."""
    world, run = session.world, session.run
    known = {(one.kind, one.good) for one in orders(session)}
    offered = {offer.good for offer in run.offers}
    goods = [good for good, state in run.goods.items() if state.stock or good in run.slots or good in offered]
    selling = [good for good in goods if world.goods[good].for_sale]
    eaten = _eaten(session) if world.met("household", run.day) else {}
    found = [Order(AGAIN)]
    found += [Order(DUES)] if world.met("family", run.day) and (world.family.school or world.family.roster) else []
    found += [Order(SHOW, good, run.goods[good].stance) for good in selling]
    found += (
        [Order(KEEP, good, units=_usual(world, run, good)) for good in selling] if world.met("offers", run.day) else []
    )
    found += [Order(FOOD, good, units=_days(eaten[good], FOOD_DAYS)) for good in eaten]
    return tuple(order for order in found if (order.kind, order.good) not in known)


def _eaten(session: Session) -> Mapping[str, int]:
    """What is eaten of each good at home in a day, in thousandths."""
    meal = session.world.meals.get(session.run.meal)
    return meal.goods if meal else {}


def _usual(world: World, run: Run, good: str) -> int:
    """So many of a good as some days sell, as on quiet days."""
    return max(1, -(-steward.STOCK_DAYS * steward.sells(world, run, good) // 1000))


def _days(milli: int, days: int) -> int:
    return max(1, -(-milli * days // 1000))


# in words


def sentence(session: Session, order: Order) -> str:
    """What an order does, each morning."""
    world = session.world
    name = wording.name(world, order.good) if order.good else ""
    if order.kind == AGAIN:
        return _("Each morning the display as it was the market day before.")
    if order.kind == DUES:
        return _("What school and unit ask, paid the day before it is due.")
    if order.kind == SHOW:
        stance = wording.name(world, order.stance, "stances")
        return _("{good} on show at {stance} whenever a slot has nothing to sell.").format(good=name, stance=stance)
    units = wording.units(world, order.good, order.units)
    if order.kind == KEEP:
        return _("{units} kept at the stall: bought from who asks least, never over the market.").format(units=units)
    form = ngettext(
        "{units} brought home, bought if need be, with less than {days} day of it in store.",
        "{units} brought home, bought if need be, with less than {days} days of it in store.",
        FOOD_DAYS,
    )
    return form.format(units=units, days=FOOD_DAYS)


def brief(session: Session) -> str:
    """That orders stand, for the head of a screen; empty where none do."""
    count = len(orders(session))
    return ngettext("{count} standing order", "{count} standing orders", count).format(count=count) if count else ""


# the morning


def due(session: Session) -> bool:
    """Whether a morning has begun on which they were not yet carried out."""
    run = session.run
    if run.phase != "morning" or run.pressing or _last(session).get("day") == run.day or not orders(session):
        return False
    if not session.stops:
        return True
    from marketgen.play import moments

    return moments.due(session) is None


def morning(session: Session) -> tuple[str, ...]:
    """Carry out what stands, if it is due; what was done and what could not be, a sentence each. What costs money comes
    before the display, so that undo takes back the display as one."""
    if not due(session):
        return ()
    kept, day = orders(session), session.run.day
    done: list[str] = []
    for kind in (DUES, FOOD, KEEP, AGAIN, SHOW):
        for order in kept:
            if order.kind == kind and session.run.phase == "morning" and not session.run.pressing:
                done += _CARRY[kind](session, order)
    told = tuple(dict.fromkeys(done))
    wrong = _keep(session, kept, day, told)
    return told if not wrong or wrong in told else (*told, wrong)


def _dues(session: Session, order: Order) -> Iterator[str]:
    world, home = session.world, session.run.home
    if levies.due_in(world, session.run, home.school_due) <= 1 and world.family.school:
        yield from _try(session, Command("levy"))
    if levies.due_in(world, session.run, home.roster_due) <= 1 and world.family.roster:
        yield from _try(session, Command("roster", ("pay",)))


def _food(session: Session, order: Order) -> Iterator[str]:
    """Brought from the stall; what it has too little of is bought before."""
    world, good = session.world, order.good
    if not _eaten(session).get(good) or household.days_of(world, session.run, good) >= FOOD_DAYS:
        return
    yield from _buy(session, good, order.units)
    held = min(order.units, session.run.goods[good].stock)
    if held:
        yield from _try(session, Command("bring", (good,), held))


def _keep_up(session: Session, order: Order) -> Iterator[str]:
    yield from _buy(session, order.good, order.units)


def _buy(session: Session, good: str, units: int) -> Iterator[str]:
    """Take of this morning's offers until there are so many; of money for some days' food, and of what is due, nothing
    is spent, as on quiet days."""
    world = session.world
    if session.run.goods[good].stock >= units:
        return
    bought = False
    for offer in sorted(session.run.offers, key=lambda one: (one.price, one.who)):
        run = session.run
        lacks = units - run.goods[good].stock
        if offer.good != good or not offer.left or lacks <= 0 or offer.price > price.total(world, run, good):
            continue
        kept = FOOD_DAYS * steward.food(world, run) + steward.owed_soon(world, run, steward.SOON)
        can = (run.money[world.money] - kept) // max(1, offer.price)
        if min(lacks, offer.left, can) <= 0:
            yield _("{good}: the money is kept for food and for what is due.").format(good=wording.name(world, good))
            return
        bought = True
        yield from _try(session, Command("take", (offer.who, good), min(lacks, offer.left, can)))
    if not bought:
        yield _("{good}: nobody brings it for less than the market asks.").format(good=wording.name(world, good))


def _again(session: Session, order: Order) -> Iterator[str]:
    found = again.plan(session.timeline)
    if found.changed or found.gone or found.lacking:
        yield again.do(session)


def _show(session: Session, order: Order) -> Iterator[str]:
    """On the first slot with nothing to sell; where it stands already only the stance is seen to."""
    run, good = session.run, order.good
    if not run.goods[good].stock:
        return
    wanted = []
    empty = next((at for at, one in enumerate(run.slots, 1) if not one or not run.goods[one].stock), 0)
    if good not in run.slots and not empty:
        yield _("{good}: no slot is free.").format(good=wording.name(session.world, good))
        return
    if good not in run.slots:
        wanted.append(Command("show", (good,), empty))
    if run.goods[good].stance != order.stance:
        wanted.append(Command("price", (good, order.stance)))
    for answer in session.together(STANDING, wanted):
        yield from _said(session, answer)


_CARRY = {DUES: _dues, FOOD: _food, KEEP: _keep_up, AGAIN: _again, SHOW: _show}


def _try(session: Session, command: Command) -> Iterator[str]:
    """Do it if the rules allow it; what is so already needs no word."""
    wrong = check(session.world, session.run, command)
    if wrong is not None and wrong.reason in ("already_so", "not_asked"):
        return
    yield from _said(session, wrong or session.do(command))


def _said(session: Session, answer: Turn | Refusal) -> Iterator[str]:
    """What came of a command, in a sentence."""
    from marketgen.play import tell  # many modules of words: the first picture of a stall does without

    if isinstance(answer, Refusal):
        yield again.refused(session.world, answer)
        return
    events = [event for event in answer.events if event.kind in _TOLD] or list(answer.events[:1])
    for event in events[:1]:
        line = tell.line(session.world, session.run, event)
        if line is not None:
            yield line.text
