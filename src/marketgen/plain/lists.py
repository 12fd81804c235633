"""The lists behind some choices: the display, prices, orders, home, gifts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from marketgen.engine.commands import Command
from marketgen.engine.rules import choices
from marketgen.i18n import _
from marketgen.plain.item import Item, days, number, refused
from marketgen.plain.speech import labelled, listed, sentence
from marketgen.play import look, numbers, wording
from marketgen.play.timeline import Timeline
from marketgen.play.views import GiftOption, OrderRow, StanceRow

FLAT = 9
"""Entries a list may have before its goods get lists of their own."""

FEW_PRICES = 6
"""The same for prices, three of each good."""


def display(scene: Timeline) -> list[Item]:
    """What could stand on each slot, and what could go back into the bag."""
    world, run = scene.world, scene.run
    bag = [choice.ids[0] for choice in choices(world, run) if choice.verb == "show" and choice.refusal is None]
    bag = [good for good in bag if good not in run.slots]
    first_empty = run.slots.index("") + 1 if "" in run.slots else 0
    items = []
    for good in bag:
        for slot, there in enumerate(run.slots, 1):
            if not there and slot != first_empty:
                continue  # one empty slot is as good as another
            form = _("Show {good} on slot {slot}, in place of {there}.") if there else _("Show {good} on slot {slot}.")
            label = form.format(good=wording.name(world, good), slot=slot, there=wording.name(world, there))
            items.append(Item(f"show {good} {slot}", label, Command("show", (good,), slot)))
    for good in run.slots:
        if good:
            label = _("Put {good} back into the bag.").format(good=wording.name(world, good))
            items.append(Item(f"hide {good}", label, Command("hide", (good,))))
    order = list(world.goods)  # whether in the bag or on show, a good keeps its place
    items.sort(key=lambda item: order.index(item.key.split()[1]))
    slots = scene.run.slots
    where = {good: _("{good}, on slot {slot}").format(good=wording.name(world, good), slot=at)
             for at, good in enumerate(slots, 1) if good}  # fmt: skip
    return _shortened(scene, items, FLAT, where)


def prices(scene: Timeline) -> list[Item]:
    """The prices of what is on show: what would be asked, and how many would find it right. The one that is asked
    keeps its place, so that the others keep their numbers."""
    open_now = {choice.ids[0] for choice in choices(scene.world, scene.run) if choice.verb == "price"}
    goods = [good for good in scene.run.slots if good in open_now]
    items = [_price(scene, good, row) for good in goods for row in look.stances(scene, good)]
    return _shortened(scene, items, FEW_PRICES, {good: _asked_now(scene, good) for good in goods})


def _asked_now(scene: Timeline, good: str) -> str:
    stance = scene.run.goods[good].stance
    return _("{good}: you ask {stance}, {price}").format(
        good=wording.name(scene.world, good),
        stance=wording.name(scene.world, stance, "stances"),
        price=number(scene, f"ask:{good}:{stance}"),
    )


def _price(scene: Timeline, good: str, row: StanceRow) -> Item:
    label = _("{good}, {stance}: {price}; found right: {odds}.").format(
        good=sentence(wording.name(scene.world, good)).rstrip("."),
        stance=row.name,
        price=numbers.money(scene.world, row.ask.total),
        odds=row.chance_text,
    )
    seen = look.undersells(scene, good, row.ask.total)
    label += " " + _("It is {what}.").format(what=seen) if seen else ""
    now = _("You ask that now.") if row.chosen else ""
    command = Command("price", (good, row.id))
    label = " ".join(filter(None, (label, now)))
    return Item(f"price {good} {row.id}", label, command, why=f"fit:{good}:{row.id}", refusal=now)


def _shortened(scene: Timeline, items: list[Item], flat: int, called: dict[str, str]) -> list[Item]:
    """A list of more than ``flat`` entries with a list for each good in their place; ``called``: what is said of some
    of these goods."""
    goods = list(dict.fromkeys(item.command.ids[0] for item in items if item.command))
    if len(items) <= flat or len(goods) < 2:
        return items

    def of(good: str) -> Callable[[Timeline], list[Item]]:
        return lambda _scene: [item for item in items if item.command and item.command.ids[0] == good]

    names = {good: wording.name(scene.world, good) for good in goods}
    return [
        Item(f"of {good}", sentence(called.get(good, names[good])), opens=of(good), title=names[good]) for good in goods
    ]


def orders(scene: Timeline) -> list[Item]:
    """What can be ordered ahead, from whom, and whether it will come; a list for each person where it is long."""
    rows = [row for row in look.supply(scene).orderable if row.most]
    if len(rows) <= FLAT:
        return [_order(scene, row) for row in rows]
    by: dict[str, list[OrderRow]] = {}
    for row in rows:
        by.setdefault(row.who, []).append(row)
    form = _("{person}, for {day}; it comes: {odds}. {goods}.")
    return [
        Item(
            f"of {who}",
            form.format(
                person=its[0].who_name,
                day=its[0].arrives,
                odds=its[0].chance_text,
                goods=", ".join(row.name for row in its).capitalize(),
            ),
            opens=_orders_from(its),
            title=its[0].who_name,
        )
        for who, its in by.items()
    ]


def _orders_from(rows: list[OrderRow]) -> Callable[[Timeline], list[Item]]:
    """The list of one person, who was named with the days and the chance before it was opened."""

    def of(scene: Timeline) -> list[Item]:
        form = _("Up to {units} at {price} each.")
        return [
            replace(
                _order(scene, row),
                label=form.format(units=wording.units(scene.world, row.good, row.most), price=_each(scene, row)),
            )
            for row in rows
        ]

    return of


def _each(scene: Timeline, row: OrderRow) -> str:
    return numbers.priced(scene.world, row.each.total) if row.each else numbers.MISSING


def _order(scene: Timeline, row: OrderRow) -> Item:
    each = _each(scene, row)
    label = _("Order from {person}: up to {units} at {price} each, for {day}; it comes: {odds}.").format(
        person=row.who_name,
        units=wording.units(scene.world, row.good, row.most),
        price=each,
        day=row.arrives,
        odds=row.chance_text,
    )
    rows = look.order_preview(scene, row.who, row.good, 1).rows
    ahead = _("{amount} now, the rest when it comes").format(amount=rows[2][1]) if len(rows) > 3 else ""
    paid = _("At {price} each: {when}.").format(price=each, when=ahead or rows[1][2]) if rows else ""
    command = Command("order", (row.who, row.good))
    why = row.each.subject if row.each else ""
    title = _("{good} from {person}").format(good=row.name, person=row.who_name)
    return Item(f"order {row.who} {row.good}", label, command, 1, row.most, paid, why=why, title=title)


def home(scene: Timeline) -> list[Item]:
    """Other meals, and what could be brought from the stall."""
    view = look.home(scene)
    items = []
    for meal in view.meals:  # the one that is eaten keeps its place, so that the others keep their numbers
        label = _("From tonight {meal}, {cost} a day beside the store. {effect}").format(
            meal=meal.name, cost=numbers.priced(scene.world, meal.cost.total), effect=sentence(meal.effect)
        )
        why_not = _("It is so already.") if meal.chosen else ""
        command = Command("meal", (meal.id,))
        items.append(Item(f"meal {meal.id}", refused(label, why_not), command, why=meal.cost.subject, refusal=why_not))
    for row in view.stores:
        if row.most:
            label = _("Bring {good} from the stall: up to {units}. The store has {amount}, {days}.").format(
                good=row.name,
                units=wording.units(scene.world, row.good, row.most),
                amount=row.amount,
                days=days(row.days.value),
            )
            items.append(Item(f"bring {row.good}", label, Command("bring", (row.good,)), 1, row.most, title=row.name))
    return items


def gifts(who: str) -> Callable[[Timeline], list[Item]]:
    """The list of what could be given to an official."""

    def of(scene: Timeline) -> list[Item]:
        items = []
        for option in look.gift(scene, who).options:
            if option.favour:
                items.append(_favour(scene, who, option))
                continue
            if option.costs:
                items.append(_service(who, option))
                continue
            money = scene.world.currencies.get(option.what)
            times = 10**money.decimals if money else 1
            low, high, expected = -(-option.low // times), option.high // times, -(-option.expected // times)
            if high < low:
                continue
            held = _("{what}, you have {high}").format(what=option.name, high=numbers.whole(high))
            suits = _("it suits") if option.suits else ""
            asks = scene.run.officials[who].expects
            enough = _("{count} would meet what is expected").format(count=numbers.whole(expected)) if asks else ""
            how = _("through {name}").format(name=option.through_name) if option.through else ""
            label = sentence(listed((held, how, suits, enough)))
            command = replace(look.gift_command(who, option, 1), amount=-1)
            key = " ".join((command.verb, *command.ids))
            title = listed((option.name, how))
            items.append(Item(key, label, command, low, high, sure=offered, title=title, times=times))
        return items

    return of


def _service(who: str, option: GiftOption) -> Item:
    suits = _("it suits") if option.suits else ""
    label = _("{what}. {costs}").format(what=sentence(listed((option.name, suits))).rstrip("."), costs=option.costs)
    command = look.gift_command(who, option, 1)
    return Item(f"give {who} {option.what}", label, command, sure=offered, title=option.name)


def _favour(scene: Timeline, who: str, option: GiftOption) -> Item:
    label = _("Ask for what is owed: {favour}.").format(favour=option.name)
    command = look.gift_command(who, option, 1)
    return Item(f"call_in {who} {option.what}", label, command, sure=_asked, why=f"does:{who}", title=option.name)


def _asked(scene: Timeline, command: Command) -> list[str]:
    """What follows from asking for a favour, before it is asked."""
    return [labelled(label, text) for label, text, _tone in look.favour_preview(scene, *command.ids).rows]


def offered(scene: Timeline, command: Command) -> list[str]:
    """What follows from a gift, before it is offered."""
    *through, who, what = command.ids
    view = look.gift_preview(scene, who, what, command.amount, "".join(through))
    return [labelled(label, text) for label, text, _tone in view.rows]
