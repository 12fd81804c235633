"""Rule cards of the road: trips, loads at posts, parcels and quality."""

from __future__ import annotations

from marketgen.engine.world import World
from marketgen.i18n import _
from marketgen.play import numbers, wording
from marketgen.play.card import Card


def _travel(world: World) -> str:
    rules = world.road
    return _(
        "You leave in the morning and pay both ways. While you are away whoever keeps the stall serves a part of the "
        "buyers, and nobody else does. At a place each unit you buy raises its price there, and what you take must be "
        "carried. A far road needs papers: {cost}, good for {days} days. If a post will stop you on the way back, "
        "people speak of it before you buy; it then asks for the guards' share, or keeps {kept} of what you carry."
    ).format(
        cost=numbers.priced(world, rules.papers_cost), days=rules.papers_days, kept=numbers.percent(rules.stopped_bp)
    )


def _shipments(world: World) -> str:
    rules = world.road
    return _(
        "What is ordered from afar is partly paid at once and travels past posts. At each it may be held: more likely "
        "by {level} for each level of the board, less by {tie} for each point of tie with who stands there. A held one "
        "waits until dusk for your answer. Guards ask {share} of its profit, {tight} in tight times. Waiting costs "
        "{storage} and brings all of it or none. A load can be lost at a post only when the board is strict."
    ).format(
        level=numbers.percent(rules.level_bp),
        tie=numbers.percent(rules.tie_bp),
        share=numbers.percent(rules.share_bp),
        tight=numbers.percent(rules.tight_share_bp),
        storage=numbers.priced(world, rules.storage),
    )


def _parcels(world: World) -> str:
    rules = world.parcel
    if not rules.driver:
        return _("Nobody carries parcels here.")
    return _(
        "{person} brings up to {kilos} kilos for {fee}, one parcel a day, in {first} to {last} days, past one post. "
        "You pay for the goods at once and see them when they come."
    ).format(
        person=wording.person(world, rules.driver),
        kilos=numbers.thousandths(rules.grams, 0),
        fee=numbers.priced(world, rules.fee),
        first=rules.days[0],
        last=rules.days[1],
    )


def _quality(world: World) -> str:
    return _(
        "Some people's weights are short, and some of what they bring is no good. It is found at home the next dawn, "
        "unless you look first, which takes {hours} h and puts the offer right. Trust makes it rarer."
    ).format(hours=world.road.inspect_hours)


CARDS: tuple[Card, ...] = (
    Card("travel", "travel", ("price_at", "fare", "risk", "guards_ask"), lambda: _("Trips"), _travel),
    Card("shipments", "shipments", ("post", "load", "release", "release_cost"), lambda: _("Loads"), _shipments),
    Card("parcels", "shipments", ("parcel", "parcel_held"), lambda: _("Parcels"), _parcels),
    Card("quality", "shipments", ("short", "poor"), lambda: _("Short weight"), _quality),
)
