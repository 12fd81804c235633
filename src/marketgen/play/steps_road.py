"""Steps of the road's accounts as words."""

from __future__ import annotations

from marketgen.engine.accounts import Step
from marketgen.engine.world import World
from marketgen.i18n import N_, _
from marketgen.play import numbers, wording
from marketgen.play.step_words import Maker, Words, simple


def _money(world: World, step: Step, key: str) -> str:
    return numbers.money(world, step.number(key))


def _named(sentence: str, key: str, kind: str) -> Maker:
    def make(world: World, step: Step) -> Words:
        some_id = step.word(key)
        told = wording.person(world, some_id) if kind == "people" else wording.name(world, some_id, kind)
        return _(sentence).format(name=told), ""

    return make


def _share(sentence: str) -> Maker:
    return lambda world, step: (_(sentence), numbers.moved(step.number("share")))


def _units(sentence: str) -> Maker:
    def make(world: World, step: Step) -> Words:
        units = wording.units(world, step.word("good"), step.number("units"))
        return _(sentence), _("{units} at {price}").format(units=units, price=_money(world, step, "price"))

    return make


def _of_order(world: World, step: Step, sentence: str) -> str:
    units = wording.units(world, step.word("good"), step.number("units"))
    return sentence.format(person=wording.person(world, step.word("person")), units=units)


def _ahead(world: World, step: Step) -> str:
    """What was paid ahead of it; nothing where nothing was."""
    return _("{amount} paid ahead").format(amount=_money(world, step, "paid")) if step.number("paid") else ""


def _guards(world: World, step: Step) -> Words:
    share = numbers.percent(step.number("share"))
    detail = _("{share} of what {worth} leaves over {paid}").format(
        share=share, worth=_money(world, step, "worth"), paid=_money(world, step, "paid")
    )
    return _("the guards' share of the profit"), detail


def _place(world: World, step: Step) -> Words:
    place = wording.name(world, step.word("place"), "places")
    return _("in {place}").format(place=place), numbers.moved(step.number("share"))


STEPS: dict[str, Maker] = {
    "home_price": lambda world, step: (_("what it costs at home"), _("before the market's ups and downs")),
    "without_gap_here": simple(N_("what is so in your town alone, taken off")),
    "place": _place,
    "gap": _share(N_("dearer or cheaper there alone, these weeks")),
    "source_share": _share(N_("bought from who grew or made it")),
    "bought_there": _share(N_("you have bought of it there")),
    "buying_first": _units(N_("at what one costs there")),
    "buying_rises": simple(N_("the price rises as you buy")),
    "permit_start": _named(N_("{name}, asked by anybody"), "official", "people"),
    "permit_price": _named(N_("{name} asks for it"), "official", "people"),
    "rounded_up": simple(N_("rounded up, as who sells does")),
    "fare_out": _named(N_("there, {name}"), "way", "ways"),
    "fare_back": _named(N_("and back, {name}"), "way", "ways"),
    "road_risk": _named(N_("this way in quiet times, {name}"), "way", "ways"),
    "guards_share": _guards,
    "guards_least": simple(N_("never less than they always ask")),
    "post_risk": _named(N_("{name} in quiet times"), "post", "posts"),
    "post_tighter": _named(N_("{name} is stricter these days"), "post", "posts"),
    "load_units": _units(N_("what it goes at here today")),
    "load_gift": _units(N_("what suits, for a load of this worth")),
    "load_part": _share(N_("the part they keep")),
    "load_paid": simple(N_("what you have paid for it")),
    "storage": simple(N_("storage until the shift changes")),
    "a_favour": simple(N_("a favour, no money")),
    "release_start": simple(N_("as with any load")),
    "parcel_goods": _units(N_("the goods")),
    "parcel_fee": _named(N_("{name} carries it"), "person", "people"),
    "parcel_risk": _named(N_("{name}, as parcels go"), "post", "posts"),
    "short_chance": _named(N_("{name}'s scales"), "person", "people"),
    "poor_chance": _named(N_("{name}'s goods"), "person", "people"),
    "order_asks": lambda world, step: (_of_order(world, step, _("{person} may bring {units}")), _ahead(world, step)),
    "ahead_lost": lambda world, step: (
        _of_order(world, step, _("{person} would take back {units}"))
        if step.number("units")
        else _of_order(world, step, _("{person} brings what can be paid")),
        _ahead(world, step),
    ),
    "paid_ahead": lambda world, step: (_("paid for what is on the road"), _money(world, step, "money")),
}
"""How each step of the road's accounts reads."""

LINES = (
    "deposit", "deposit_back", "rest", "parcel", "bought", "fare", "papers", "permit", "entry", "late_paper", "storage",
    "guards",
)  # fmt: skip
"""Kinds of lines in the ledger that belong to the road."""


_AT_PLACES = {
    "permit": N_("the permit of {place}"),
    "entry": N_("the gate of {place}"),
    "late_paper": N_("a permit that had run out: {place}"),
}


def line_words(world: World, kind: str, subject: str, units: int, price: int, other: str) -> str:
    """A line of the ledger of one of the kinds in LINES, in words."""
    if kind in ("parcel", "bought"):
        form = _("a parcel, {units} at {price}") if kind == "parcel" else _("{place}, {units} at {price}")
        counted = wording.units(world, subject, units)
        place = wording.name(world, other, "places")
        return form.format(units=counted, price=numbers.money(world, price), place=place)
    if kind == "rest":
        return _("{person}, for {units}").format(
            person=wording.sellers(world, other), units=wording.units(world, subject, units)
        )
    if kind in ("deposit", "deposit_back"):
        good = "" if subject == other else wording.name(world, subject)
        who = wording.sellers(world, other)
        if kind == "deposit_back":
            form = _("{person}, deposit back for {good}") if good else _("{person}, half of the deposits back")
            return form.format(person=who, good=good)
        return _("{person}, deposit for {good}").format(person=who, good=good) if good else who
    if kind == "fare":
        place, way = wording.name(world, subject, "places"), wording.name(world, other, "ways")
        return _("to {place} and back, {way}").format(place=place, way=way)
    if kind == "papers":
        return _("a permit for the road")
    if kind in _AT_PLACES:
        return _(_AT_PLACES[kind]).format(place=wording.name(world, subject, "places"))
    name = wording.text(world, f"posts.{subject}.name") or wording.name(world, subject, "places")
    form = _("storage: {name}") if kind == "storage" else _("what was asked on the road: {name}")
    return form.format(name=name)
