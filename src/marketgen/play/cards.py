"""Rule cards: every rule on a card, with the numbers of the scenario in front."""

from __future__ import annotations

from collections.abc import Iterator

from marketgen.engine import wander
from marketgen.engine.arithmetic import BP, divide
from marketgen.engine.world import World
from marketgen.i18n import N_, _
from marketgen.play import (
    cards_bargain,
    cards_beside,
    cards_end,
    cards_home,
    cards_law,
    cards_money,
    cards_road,
    cards_talk,
    cards_ventures,
    numbers,
    wording,
)
from marketgen.play.card import Card, Deck

_OWN = Deck()


def _factor(bp: int) -> str:
    return numbers.thousandths(bp // 10, 2)


@_OWN.of("price", "price", N_("Price"), ("price", "paid", "takings", "profit"))
def _price(world: World) -> str:
    told = _(
        "The going price is the base price times season, events and pressure. Each unit you sell adds pressure: "
        "{effect} divided by the good's depth, which is ten to twelve days' sales of one stall. Overnight {keeps} of "
        "the pressure stays. Steady selling settles a little under the base, and a day of rest brings some of it back."
    ).format(effect=numbers.percent(world.price.effect_bp), keeps=numbers.percent(world.price.keeps_bp))
    return " ".join((told, *_wandering(world)))


def _wandering(world: World) -> Iterator[str]:
    """What wanders by itself, in a sentence each."""
    goods = [wording.name(world, some_id, "goods") for some_id in wander.drifting(world)]
    if goods:
        yield _("For weeks at a time these may be dearer or cheaper in the whole country: {goods}.").format(
            goods=", ".join(goods)
        )
    if any(place.gap[0] for place in world.places.values()):
        yield _("A town may be dearer or cheaper than the others for a while; such gaps close again.")


@_OWN.of("stance", "price", N_("Stance"), ("ask", "fit"))
def _stances(world: World) -> str:
    told = ", ".join(
        _("{name} × {factor} ({chance})").format(
            name=wording.name(world, stance.id, "stances"),
            factor=_factor(stance.factor_bp),
            chance=numbers.percent(divide((world.demand.ceiling_bp - stance.factor_bp) * BP, world.demand.width_bp)),
        )
        for stance in sorted(world.stances.values(), key=lambda item: item.factor_bp)
    )
    return _(
        "You ask by a stance, a factor on the going price. In brackets, how many of those who want the good find that "
        "price right when nothing else speaks for or against it: {stances}."
    ).format(stances=told)


@_OWN.of("demand", "demand", N_("Wishes"), ("neighbour",))
def _demand(world: World) -> str:
    return _(
        "In each open hour {groups} groups of buyers pass, fewer in bad weather. A group comes with {wishes} "
        "wishes and "
        "buys, in the good's usual number, the first of them that you show at a price that suits. What you "
        "do not show, "
        "somebody else sells."
    ).format(groups=world.demand.groups, wishes=world.demand.wishes)


@_OWN.of("offers", "offers", N_("Offers and orders"), ("offer", "order_price", "word", "orders_ask", "orders_lose"))
def _offers(world: World) -> str:
    told = _(
        "A middleman sells below the market because goods pass through few hands. The price follows the "
        "market a little, "
        "the mood of the day, and trust: {off} less for each point. An order ahead costs less, is paid when it comes, "
        "and does not always come. The walk to somebody takes an hour or so once a day; the first {before} hours of a "
        "day cost nothing at the stall."
    ).format(off=numbers.percent(world.supply.trust_off_bp), before=world.day.before)
    ahead = max((who.deposit_bp for who in world.middlemen.values() if who.road), default=0)
    if not ahead:
        return told
    paid = _(
        "Who brings it over a road wants up to {share} ahead, paid back if it does not come; such orders "
        "are paid first."
    )
    return f"{told} {paid.format(share=numbers.percent(ahead))}"


@_OWN.of("spoilage", "spoilage", N_("What spoils"))
def _spoilage(world: World) -> str:
    goods = ", ".join(
        _("{good} {share}").format(good=wording.name(world, good.id), share=numbers.share(good.spoil_bp))
        for good in world.goods.values()
        if good.spoil_bp
    )
    return _(
        "Some goods lose a share of themselves every night: {goods}. In the last hours of the day buyers are easier to "
        "please with what spoils."
    ).format(goods=goods)


@_OWN.of("home", "household", N_("Home"), ("meal",))
def _home(world: World) -> str:
    return _(
        "Everybody at home eats once a day from the store; what the store lacks is bought at the going price "
        "that night. "
        "A short meal saves money and costs health. The score counts half the mean of everybody and half the weakest."
    )


@_OWN.of("officials", "officials", N_("Officials"), ("accepts", "expects", "expects_after"))
def _officials(world: World) -> str:
    rules = world.gifts
    return _(
        "An official takes a gift with a chance of {start}, more for each point of tie (+{tie}), for a form "
        "that suits him "
        "(+{form}) and for at least what he expects (+{enough}); less for each point of his fear (−{fear}) "
        "and for each "
        "person watching (−{witness}). What he expects next week is {old} of what he expected and {gift} of "
        "what you gave, "
        "and hardly ever falls: generosity is remembered as a price."
    ).format(
        start=numbers.percent(rules.start_bp),
        tie=numbers.percent(rules.tie_bp),
        form=numbers.percent(rules.form_bp),
        enough=numbers.percent(rules.enough_bp),
        fear=numbers.percent(rules.fear_bp),
        witness=numbers.percent(rules.witness_bp),
        old=numbers.percent(rules.old_bp),
        gift=numbers.percent(rules.gift_bp),
    )


@_OWN.of("inspection", "officials", N_("Inspections"), ("inspection", "heat"))
def _inspection(world: World) -> str:
    return _(
        "The board says how strict the weeks are; each level and every sign of being noticed makes an "
        "inspection likelier. "
        "A stall made ready ({hours} h) is let be. Else it is a word, a fee or worse. Met expectations of "
        "the week, or a "
        "good tie, make it one step milder."
    ).format(hours=world.inspection.tidy_hours)


@_OWN.of(
    "score",
    "price",
    N_("Score"),
    (
        "score",
        "worth",
        "silence",
        "part",
    ),
)
def _score(world: World) -> str:
    rules = world.score
    told = _(
        "The score is the cube root of three shares, so that none can be bought with the others: worth (what you began "
        "with counts {start}, ten times as much counts {tenfold}; goods count {stock} of their price), home and trust. "
        "Whoever could name you lowers it afterwards; a missed goal leaves {missed}."
    ).format(
        start=numbers.percent(rules.start_ppm // 100),
        tenfold=numbers.percent(rules.tenfold_ppm // 100),
        stock=numbers.percent(rules.stock_bp),
        missed=numbers.percent(rules.missed_bp),
    )
    if world.family.school is None:
        return told
    home = _("Home is health times schooling, over the last {share} of the days.")
    return f"{told} {home.format(share=numbers.percent(rules.last_bp))}"


CARDS: tuple[Card, ...] = (
    *_OWN,
    *cards_money.CARDS,
    *cards_road.CARDS,
    *cards_home.CARDS,
    *cards_law.CARDS,
    *cards_talk.CARDS,
    *cards_end.CARDS,
    *cards_bargain.CARDS,
    *cards_beside.CARDS,
    *cards_ventures.CARDS,
)
"""Every rule card, those of a first scenario first."""


def cards_met(world: World, day: int) -> tuple[Card, ...]:
    """The cards of the rules that a scenario has and of whose systems a day is past the first."""
    return tuple(card for card in CARDS if world.met(card.system, day) and card.among(world))


def card_for(kind: str) -> Card | None:
    """The card that explains a kind of subject."""
    return next((card for card in CARDS if kind in card.explains), None)
