"""Rule cards of the household's duties and of the place."""

from __future__ import annotations

from marketgen.engine.world import World
from marketgen.i18n import N_, _
from marketgen.play import numbers, wording
from marketgen.play.card import Deck
from marketgen.play.cards_money import wage_factor

CARDS = Deck()
"""Cards of the household's duties, and that of the place."""


def _points(tenths: int) -> str:
    """Points of health or schooling without their sign."""
    return numbers.tenths(abs(tenths))


@CARDS.of(
    "work", "family", N_("Who works where"), (), lambda world: bool(world.family.workplace or world.family.earner)
)
def _work(world: World) -> str:
    told = []
    works, earner, school = world.family.workplace, world.family.earner, world.family.school
    if works:
        told.append(
            _(
                "{cost} free {name} from the workplace for {days} days: {hours} h more for you every day, and a keeper "
                "for the stall while you are away."
            ).format(
                cost=numbers.priced(world, works.cost),
                name=wording.person(world, works.member),
                days=works.days,
                hours=works.hours,
            )
        )
    if earner:
        told.append(
            _("{name} earns {earns} a day at home, well and with a health of {least} or more.").format(
                name=wording.person(world, earner.member),
                earns=numbers.priced(world, earner.earns),
                least=numbers.tenths(earner.least),
            )
        )
        told += [wage_factor(world)] if wage_factor(world) else []
    if school and school.hours:
        told.append(
            _("{name} can be asked for {hours} h a day; each time costs {lost} points of schooling.").format(
                name=wording.person(world, school.member), hours=school.hours, lost=_points(school.asked)
            )
        )
    return " ".join(told)


@CARDS.of(
    "keeper",
    "family",
    N_("Who keeps the stall"),
    ("keeper",),
    lambda world: bool(world.family.workplace or world.family.earner),
)
def _keeper(world: World) -> str:
    works, earner = world.family.workplace, world.family.earner
    told = []
    if works and works.keeps_bp:
        told.append(
            _("{name}, if freed, serves {share} of the buyers").format(
                name=wording.person(world, works.member), share=numbers.percent(works.keeps_bp)
            )
        )
    if earner and earner.keeps_bp:
        told.append(
            _("{name} {share}").format(
                name=wording.person(world, earner.member), share=numbers.percent(earner.keeps_bp)
            )
        )
    return _("While you are away the stall is kept by whoever is well and at home: {keepers}.").format(
        keepers=", ".join([*told, _("else nobody")])
    )


@CARDS.of("council", "council", N_("Asked at home"), ("says", "faith"), lambda world: world.council is not None)
def _council(world: World) -> str:
    rules = world.council
    assert rules is not None
    told = _(
        "Before a danger those at home say yes or no, each from how they are, their health, what people look at, the "
        "board, and how you decided before. You can do it all the same: a no costs {no} of their faith in you, a yes "
        "that is followed moves it by {yes}, and {fade} of it fades each night. Nothing of it is luck."
    ).format(no=_faith(rules.overruled), yes=_faith(rules.agreed), fade=_faith(rules.fade))
    if not rules.refused:
        return told
    what = {"keep": _("keep the stall"), "help": _("help for an hour")}
    does = _("From a faith of {at} down they refuse to {what}, until it has faded.")
    named = _(" and ").join(what[one] for one in rules.refused)
    return f"{told} {does.format(at=_faith(rules.refuses), what=named)}"


def _faith(hundredths: int) -> str:
    return numbers.thousandths(hundredths * 10, 2 if hundredths % 10 else 1)


@CARDS.of("dues", "family", N_("Levies and labour"), (), lambda world: bool(world.family.school or world.family.roster))
def _dues(world: World) -> str:
    told = []
    school, roster = world.family.school, world.family.roster
    if school:
        told.append(
            _(
                "The school asks {levy} every {every} days. Unpaid, a day of school is lost and {points} points of "
                "schooling with it."
            ).format(levy=numbers.priced(world, school.levy), every=school.every, points=_points(school.unpaid))
        )
    if roster:
        told.append(
            _(
                "The neighbourhood asks for a turn of labour every {every} days: {pays}, or {hours} h of yours. Not "
                "met, it costs a tie and {heat} heat."
            ).format(
                every=roster.every,
                pays=numbers.priced(world, roster.pays),
                hours=roster.hours,
                heat=numbers.whole(roster.unpaid_heat),
            )
        )
    if (school and school.unpaid_standing) or (roster and roster.unpaid_standing):
        told.append(_("Either way the street hears of it, and speaks less well of you."))
    return " ".join(told)


@CARDS.of("illness", "family", N_("Illness"), ("illness", "remedy"), lambda world: world.family.illness is not None)
def _illness(world: World) -> str:
    rules = world.family.illness
    assert rules is not None
    return _(
        "Whoever is well may fall ill on any day: a chance of {base}, and {point} more for every ten points of "
        "health under 100. Untreated it lasts {days} days and costs {night} points a night; a unit of {good} ends "
        "it. While you are ill, a day is {hours} h shorter; who is ill earns nothing and keeps no stall."
    ).format(
        base=numbers.share(rules.base_bp),
        point=numbers.share(10 * rules.point_bp),
        days=rules.days,
        night=_points(rules.night),
        good=wording.name(world, rules.good),
        hours=rules.hours,
    )


@CARDS.of("wood", "family", N_("Wood"), ("wood_price",), lambda world: world.family.fuel is not None)
def _wood(world: World) -> str:
    rules = world.family.fuel
    assert rules is not None
    return _(
        "The stove burns wood every night, more as it gets colder. From day {day} on a night without enough of it "
        "costs everybody {points} points of health. A cart holds {cart} cubic metres and costs about {price}, a "
        "little more every week; half a cart can be had."
    ).format(
        day=rules.cold_from,
        points=_points(rules.cold),
        cart=numbers.thousandths(rules.cart, 2),
        price=numbers.priced(world, rules.price),
    )


@CARDS.of("kimjang", "family", N_("The winter's kimchi"), ("kimjang",), lambda world: world.family.kimjang is not None)
def _kimjang(world: World) -> str:
    rules = world.family.kimjang
    assert rules is not None
    goods = ", ".join(wording.units(world, good, units) for good, units in rules.goods.items())
    return _(
        "The winter's kimchi takes {goods} and {hours} h for each half of it, from the stall as far as it goes, the "
        "rest at the going price. Not made by the evening of day {day}, it costs everybody {points} points of health, "
        "and standing; half made, half of that."
    ).format(goods=goods, hours=rules.hours, day=rules.by, points=_points(rules.none))


@CARDS.of("place", "place", N_("The place"), (), lambda world: bool(world.place_rules.lost))
def _place(world: World) -> str:
    rules = world.place_rules
    warned = _(" and ").join(str(day) for day in rules.warn)
    return _(
        "A stall left shut is warned of after {warned} days running, and given to another after {lost}. Whoever "
        "keeps it for you keeps it open; days on which the market is shut do not count. The alley stays: {slots} to "
        "show on, {groups} of the buyers, no fee."
    ).format(warned=warned, lost=rules.lost, slots=_slots(rules.slots), groups=numbers.percent(rules.groups_bp))


def _slots(slots: int) -> str:
    return _("one slot") if slots == 1 else _("{count} slots").format(count=slots)
