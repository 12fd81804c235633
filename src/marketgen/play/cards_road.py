"""Rule cards of the road: prices elsewhere, trips, posts, held loads, parcels, quality."""

from __future__ import annotations

from marketgen.engine.world import World
from marketgen.i18n import N_, _, ngettext
from marketgen.play import numbers, wording
from marketgen.play.card import Deck
from marketgen.play.look import gates as of_places

CARDS = Deck()
"""Cards of the road."""


@CARDS.of("places", "travel", N_("Other places"), ("price_at", "buying", "heard"))
def _places(world: World) -> str:
    return _(
        "A place is cheap in what it has. There a good costs its price at home times the share of the place, and a "
        "little more or less by the day. Each unit you buy there raises its price there by {effect} divided by the "
        "good's depth; overnight {keeps} of that stays."
    ).format(effect=numbers.percent(world.price.effect_bp), keeps=numbers.percent(world.price.keeps_bp))


@CARDS.of("trips", "travel", N_("Trips"), ("fare", "risk", "guards_ask"))
def _trips(world: World) -> str:
    rules = world.road
    told = _(
        "A trip is begun in the morning and costs its fare both ways at once. On a way of a day you are back by "
        "evening; whoever can keeps the stall meanwhile. On the way back a post may stop you; whether people speak of "
        "it you hear before you buy. Then the guards' share is paid, or {kept} of what you carry stays there."
    ).format(kept=numbers.percent(rules.stopped_bp))
    if not any(to.papers for way in world.ways.values() for to in way.to.values()):
        return told
    papers = _("A far road needs papers: {cost}, good for {days} days.")
    return f"{told} {papers.format(cost=numbers.priced(world, rules.papers_cost), days=rules.papers_days)}"


def _of_their_own(world: World) -> bool:
    return any(place.accepts or place.entry[1] or place.permit for place in world.places.values())


@CARDS.of("gates", "travel", N_("Places with rules of their own"), ("price_there",), _of_their_own)
def _gates(world: World) -> str:
    told = [
        _("{place}: {rules}").format(place=wording.name(world, place, "places"), rules=" ".join(rules))
        for place in world.places
        if (rules := of_places.rules_of(world, place))
    ]
    told.append(_("What is bought there costs what it would in the money of home, at the rate of the day."))
    told.append(_("Whoever is not let in pays nothing at the gate and turns back."))
    return " ".join(told)


def _with_permits(world: World) -> bool:
    return any(place.permit for place in world.places.values())


@CARDS.of("permits", "travel", N_("Permits"), ("permit", "permit_cost"), _with_permits)
def _permits(world: World) -> str:
    told = [
        _(
            "A permit is asked for in the morning and paid then. Whether it is given is settled on the day of the "
            "answer: by the tie of that day, and not at all if whoever was asked has lost the post."
        )
    ]
    for place in world.places.values():
        if place.permit:
            form = ngettext(
                "That of {place} holds {days} day.", "That of {place} holds {days} days.", place.permit.lasts
            )
            told.append(form.format(place=wording.name(world, place.id, "places"), days=place.permit.lasts))
    return " ".join(told)


@CARDS.of("posts", "shipments", N_("Posts"), ("post", "load"), lambda world: bool(world.posts))
def _posts(world: World) -> str:
    rules = world.road
    return _(
        "An order sets out on the morning after and passes posts. A post holds a load by its own "
        "chance, {level} more for each level of the board, {heat} for ten of heat, and {tie} less for each point of "
        "tie with who stands there; between {least} and {most}. From {tight} on people speak of it the day before. "
        "A load can be lost only while the board says {lost} or worse."
    ).format(
        level=numbers.percent(rules.level_bp),
        heat=numbers.percent(10 * rules.heat_bp),
        tie=numbers.share(rules.tie_bp),
        least=numbers.percent(rules.least_bp),
        most=numbers.percent(rules.most_bp),
        tight=numbers.percent(rules.tight_bp),
        lost=numbers.degree("level", rules.lost_level)[0],
    )


@CARDS.of("held", "shipments", N_("Held loads"), ("release", "release_cost"), lambda world: bool(world.posts))
def _held(world: World) -> str:
    rules = world.road
    asks = _(
        "A held load waits for your answer until dusk. Guards ask {share} of its profit, {tight} while the board says "
        "{level} or worse, and {least} at least. Chances: paying {pay}, goods that suit {goods}, sending somebody who "
        "knows them {send}, and {tie} more for each point of tie; money pushed back adds {heat} heat."
    ).format(
        share=numbers.percent(rules.share_bp),
        tight=numbers.percent(rules.tight_share_bp),
        level=numbers.degree("level", rules.tight_level)[0],
        least=numbers.priced(world, rules.least),
        pay=numbers.percent(rules.pay_bp),
        goods=numbers.percent(rules.goods_bp),
        send=numbers.percent(rules.send_bp),
        tie=numbers.percent(rules.answer_tie_bp),
        heat=numbers.whole(rules.failed_heat),
    )
    sure = _(
        "Giving up {part} of it is sure. Waiting costs {storage} and {days} days, and frees all of it, a chance of "
        "{wait}, or nothing."
    ).format(
        part=numbers.percent(rules.part_bp),
        storage=numbers.priced(world, rules.storage),
        days=rules.wait_days,
        wait=numbers.percent(rules.wait_bp),
    )
    return f"{asks} {sure}"


@CARDS.of(
    "parcels",
    "shipments",
    N_("Parcels"),
    ("parcel", "parcel_held"),
    lambda world: world.parcel.driver in world.middlemen,
)
def _parcels(world: World) -> str:
    rules = world.parcel
    return _(
        "{driver} brings a parcel of up to {kilos} kilos from {place}, one a day, for {fee} and the price there, all "
        "paid ahead. It comes in {first} to {last} days, may be held (a chance of {held}), and shows no quality: a "
        "part of it may be no good ({poor})."
    ).format(
        driver=wording.person(world, rules.driver),
        kilos=numbers.thousandths(rules.grams, 0),
        place=wording.name(world, rules.place, "places"),
        fee=numbers.priced(world, rules.fee),
        first=rules.days[0],
        last=rules.days[1],
        held=numbers.percent(rules.held_bp),
        poor=numbers.percent(rules.poor_bp),
    )


def _doubtful(world: World) -> bool:
    return any(item.short[0] or item.poor[0] for who in world.middlemen.values() for item in who.carries.values())


@CARDS.of("quality", "shipments", N_("Weight and quality"), ("short", "poor"), _doubtful)
def _quality(world: World) -> str:
    return _(
        "Weight may be short and some goods no good, with some people more often than with others, by {trust} less for "
        "each point of trust. It shows the morning after. Looking through what somebody brings takes {hours} h; "
        "what is wrong is then left out of the offer."
    ).format(trust=numbers.percent(world.road.quality_trust_bp), hours=world.road.inspect_hours)
