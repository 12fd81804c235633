"""The steps of ventures as words: a workshop's odds, a batch, a lent name, an order."""

from __future__ import annotations

from marketgen.engine.accounts import Step
from marketgen.engine.world import World
from marketgen.i18n import N_, _, ngettext
from marketgen.play import numbers, wording
from marketgen.play.step_words import Maker, Words, level, simple


def _degree(sentence: str, scale: str, key: str) -> Maker:
    """A sentence, with a word for where something stands."""
    return lambda world, step: (_(sentence), numbers.degree(scale, step.number(key))[0])


def _count(sentence: str) -> Maker:
    return lambda world, step: (_(sentence), numbers.whole(step.number("count")))


def _tie(world: World, step: Step) -> Words:
    name = wording.person(world, step.word("official"))
    return _("the word of {name}").format(name=name), numbers.degree("tie", step.number("tie"))[0]


def _pieces(world: World, step: Step) -> Words:
    good, units = step.word("good"), step.number("units")
    each = _("each {price}").format(price=numbers.money(world, step.number("price")))
    return wording.units(world, good, units), each


def _lost(world: World, step: Step) -> Words:
    return _("pieces that come to nothing, on the average"), numbers.share(step.number("share"))


def _stall_share(world: World, step: Step) -> Words:
    good = wording.name(world, step.word("good"))
    told = _("{share} of {money}").format(
        share=numbers.share(step.number("share")), money=numbers.money(world, step.number("money"))
    )
    return _("{good}, sold today").format(good=good), told


def _firm_share(world: World, step: Step) -> Words:
    name = wording.name(world, step.word("firm"), "firms")
    return _("the share of {name}").format(name=name), numbers.share(step.number("share"))


def _late(world: World, step: Step) -> Words:
    told = _("{share} of {money}").format(
        share=numbers.share(step.number("share")), money=numbers.money(world, step.number("money"))
    )
    return _("what was promised and not brought"), told


def _unnamed(world: World, step: Step) -> Words:
    return _("{good}, under nobody's name").format(good=wording.name(world, step.word("good"))), ""


def _orders(world: World, step: Step) -> Words:
    count = step.number("count")
    told = ngettext("{count} order", "{count} orders", count).format(count=count)
    return _("what was promised and brought"), told


def _tied(world: World, step: Step) -> Words:
    return _("batches that are not finished"), numbers.money(world, step.number("money"))


STEPS: dict[str, Maker] = {
    "course_seats": simple(N_("places for who applies")),
    "course_tie": _tie,
    "course_standing": _degree(N_("what the street says of you"), "standing", "standing"),
    "course_built": _count(N_("what you have built or bought for good")),
    "course_heat": _degree(N_("how much you are noticed"), "heat", "heat"),
    "course_file": _count(N_("lines in your file")),
    "place_base": simple(N_("places for who was there")),
    "place_orders": _orders,
    "batch_good": _pieces,
    "batch_money": simple(N_("jars, current, small things")),
    "batch_poor": simple(N_("a first batch")),
    "batch_practice": _count(N_("batches made before")),
    "batch_pieces": _pieces,
    "batch_lost": _lost,
    "name_fee": simple(N_("the fee")),
    "name_level": level,
    "name_share": _stall_share,
    "contract_pieces": _pieces,
    "contract_share": _firm_share,
    "contract_late": _late,
    "made_unnamed": _unnamed,
    "in_batches": _tied,
}
"""Words for each step of these systems."""

_LINES = {
    "course_fee": ("workshops", N_("{name}, the application")),
    "course_fare": ("workshops", N_("{name}, the way there and back")),
    "place_cost": ("workshops", N_("a place abroad, papers and warm things")),
    "placement": ("workshops", N_("a place abroad, brought home")),
    "batch_cost": ("recipes", N_("{name}, a batch begun")),
    "name_fee": ("firms", N_("{name}, its name")),
    "name_share": ("firms", N_("{name}, its share")),
    "contract": ("contracts", N_("{name}, brought")),
    "contract_late": ("contracts", N_("{name}, not brought")),
}

LINES = tuple(_LINES)
"""The kinds of lines that :func:`line` has words for."""


def line(world: World, kind: str, subject: str) -> str:
    """A line of the ledger of ventures in words; empty for another kind."""
    if kind not in _LINES:
        return ""
    section, sentence = _LINES[kind]
    return _(sentence).format(name=wording.name(world, subject, section))
