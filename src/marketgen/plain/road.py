"""The road in plain mode: trips, a place and what it sells, the way on, parcels, papers, a look at goods."""

from __future__ import annotations

from marketgen.engine.commands import Command
from marketgen.engine.events import Choice
from marketgen.engine.rules import choices
from marketgen.i18n import _, ngettext
from marketgen.plain.item import Item, number, odds, refused
from marketgen.play import look, numbers, refusals, wording
from marketgen.play.actions import ACTIONS
from marketgen.play.timeline import Timeline


def road(scene: Timeline, open_now: list[Choice]) -> list[Item]:
    """What of the road can be done now: lists for trips and parcels, papers."""
    verbs = {choice.verb for choice in open_now}
    formed = {action.id for action in ACTIONS}  # what has a form of its own is offered there
    items: list[Item] = []
    found = [choice for choice in choices(scene.world, scene.run) if choice.verb == "travel"]
    if found and "trip" not in formed:
        items.append(Item("trips", _("Plan a trip."), opens=trips))
    if "papers" in verbs - formed:
        cost = numbers.priced(scene.world, scene.world.road.papers_cost)
        label = _("Get papers for the road: {cost} and an hour.").format(cost=cost)
        items.append(Item("papers", label, Command("papers")))
    if "parcel" in verbs - formed:
        who = wording.person(scene.world, scene.world.parcel.driver)
        items.append(Item("parcels", _("Order a parcel by {person}.").format(person=who), opens=parcels))
    return items


def trips(scene: Timeline) -> list[Item]:
    """Every way to every place: days, fare, what can be carried, how the posts are."""
    world = scene.world
    items = []
    for choice in choices(world, scene.run):
        if choice.verb != "travel":
            continue
        place, way = choice.ids
        to = world.ways[way].to[place]
        low, high = to.days
        days = ngettext("{days} day", "{days} days", high).format(days=high if low == high else f"{low}-{high}")
        label = _(
            "To {place}, {way}: {days}, {fare} there and back, {kilos} kilos. Stopped on the way back: {odds}."
        ).format(
            place=wording.name(world, place, "places"),
            way=wording.name(world, way, "ways"),
            days=days,
            fare=number(scene, f"fare:{place}:{way}"),
            kilos=numbers.thousandths(to.carries, 0),
            odds=odds(scene, f"risk:{place}:{way}"),
        )
        refusal = refusals.sentence(world, choice.refusal) if choice.refusal else ""
        why = f"fare:{place}:{way}"
        items.append(Item(f"travel {place} {way}", refused(label, refusal), choice.command(), why=why, refusal=refusal))
    return items


def parcels(scene: Timeline) -> list[Item]:
    """What a parcel can hold."""
    place = scene.world.parcel.place
    return [_priced(scene, choice, place) for choice in choices(scene.world, scene.run) if choice.verb == "parcel"]


def away(scene: Timeline, open_now: list[Choice]) -> list[Item]:
    """What can be done away from home: the way on first, then what the place sells."""
    command = look.way_on(scene.run)
    label = _("Go on.") if command.verb == "on" else _("Turn back for home.")
    items = [Item("forward", label, command)]
    found = [choice for choice in choices(scene.world, scene.run) if choice.verb == "buy"]
    items += [_priced(scene, choice, scene.run.place) for choice in found]
    if any(choice.verb == "parcel" for choice in open_now):
        who = wording.person(scene.world, scene.world.parcel.driver)
        items.append(Item("parcels", _("Order a parcel by {person}.").format(person=who), opens=parcels))
    return items


def _priced(scene: Timeline, choice: Choice, place: str) -> Item:
    """A good at a place: its price there and at home, how many there are."""
    world, good = scene.world, choice.ids[0]
    label = _("{verb} {good}: {price} a unit for one, {home} at home; up to {most}.").format(
        verb=_("Buy") if choice.verb == "buy" else _("Order"),
        good=wording.name(world, good),
        price=number(scene, f"price_at:{place}:{good}"),
        home=number(scene, f"price:{good}"),
        most=wording.units(world, good, choice.high),
    )
    refusal = refusals.sentence(world, choice.refusal) if choice.refusal else ""
    each = _("The more you take, the dearer all of it gets.")
    return Item(
        f"{choice.verb} {good}", refused(label, refusal), Command(choice.verb, (good,)), choice.low, choice.high, each,
        why=f"price_at:{place}:{good}", refusal=refusal,
    )  # fmt: skip
