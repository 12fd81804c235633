"""The steps of what is done beside the stall as words: sidelines, shares."""

from __future__ import annotations

from marketgen.engine.accounts import Step
from marketgen.engine.world import World
from marketgen.i18n import N_, _, ngettext
from marketgen.play import numbers, wording
from marketgen.play.step_words import Maker, Words, level, simple, stands


def _share(sentence: str) -> Maker:
    return lambda world, step: (_(sentence), numbers.share(step.number("share")))


def _people(world: World, step: Step) -> Words:
    many = numbers.thousandths(step.number("hundredths") * 10, 1)
    detail = _("{people} people at {each}").format(people=many, each=numbers.money(world, step.number("each")))
    return _("who comes on most days"), detail


def _fewer(world: World, step: Step) -> Words:
    people = numbers.thousandths(step.number("hundredths") * 10, 1)
    return _("what is needed for it runs out"), _("not served: {people}").format(people=people)


def _his(world: World, step: Step) -> Words:
    name = wording.person(world, step.word("official"))
    return _("the part of {name}").format(name=name), numbers.share(step.number("share"))


def _held(world: World, step: Step) -> Words:
    name = wording.name(world, step.word("stake"), "stakes")
    return _("the share in {name}").format(name=name), numbers.priced(world, step.number("money"))


def _no_paper(world: World, step: Step) -> Words:
    name = wording.name(world, step.word("sideline"), "sidelines")
    return _("{name} without a paper").format(name=name), ""


def _walk(world: World, step: Step) -> Words:
    people = step.number("people")
    told = ngettext("{count} friend, {share}", "{count} friends, {share} each", people)
    return _("who walks about in it"), told.format(count=people, share=numbers.share(step.number("share")))


def _gives_up(world: World, step: Step) -> Words:
    good, many = step.word("good"), step.number("goods")
    if many > 1:
        told = ngettext("friends walk about in {count} good", "friends walk about in {count} goods", many)
        return told.format(count=many), ""
    return _("friends walk about in {good}").format(good=wording.name(world, good)), ""


def _trusted(world: World, step: Step) -> Words:
    return _("{name} is known").format(name=wording.person(world, step.word("person"))), ""


def _noticed(world: World, step: Step) -> Words:
    return _("how much you are noticed"), numbers.degree("heat", step.number("heat"))[0]


def _used_up(world: World, step: Step) -> Words:
    each = numbers.money(world, step.number("price"))
    return wording.name(world, step.word("good")), _("what goes into it, at {each}").format(each=each)


def _instead(world: World, step: Step) -> Words:
    return _("what {name} earns at home otherwise").format(name=wording.person(world, step.word("person"))), ""


def _sacks(world: World, step: Step) -> Words:
    units = wording.units(world, step.word("good"), step.number("units"))
    detail = _("{units} at {price}").format(units=units, price=numbers.money(world, step.number("price")))
    return _("by the sack"), detail


def _owned(world: World, step: Step) -> Words:
    name = wording.name(world, step.word("upgrade"), "upgrades")
    return name, _("somebody gives {amount}").format(amount=numbers.priced(world, step.number("money")))


STEPS: dict[str, Maker] = {
    "side_brings": simple(N_("what a day of it brings")),
    "side_keeps": simple(N_("its cost a day")),
    "side_uses": _used_up,
    "side_instead": _instead,
    "side_people": _people,
    "side_season": _share(N_("the time of the year")),
    "side_weather": _share(N_("the weather")),
    "side_power": _share(N_("evenings with current")),
    "side_worn": _share(N_("who came lately needs it no more")),
    "side_whole": simple(N_("people come whole")),
    "side_no_goods": _fewer,
    "side_no_paper": _no_paper,
    "partner_sold": simple(N_("what was sold today")),
    "partner_cost": simple(N_("what that had cost")),
    "partner_fee": simple(N_("the fee for the place")),
    "partner_yours": _share(N_("what stays with you")),
    "deal_rate": lambda world, step: (
        _("at the rate of the day"),
        _("{units} {currency}").format(
            units=step.number("units"), currency=wording.name(world, step.word("currency"), "currencies")
        ),
    ),
    "deal_spread": _share(N_("what is kept of it")),
    "deal_known": _trusted,
    "deal_stranger": simple(N_("nobody here knows him")),
    "deal_level": level,
    "deal_heat": _noticed,
    "demo_friends": _walk,
    "demo_gives_up": _gives_up,
    "demonstrated": _share(N_("friends walked about in it")),
    "in_stake": _held,
    "in_sacks": simple(N_("owed to you for sacks")),
    "sack_share": _share(N_("by the sack, to who sells it again")),
    "sack_units": _sacks,
    "sack_pays": simple(N_("as neighbours pay")),
    "in_right": _owned,
    "right_price": simple(N_("what it costs")),
    "right_again": _share(N_("bought from somebody who has to sell")),
    "right_level": level,
    "right_spoken": _share(N_("it is called in")),
    "right_taken": simple(N_("as it goes with most")),
    "stake_price": simple(N_("the price of the share")),
    "stake_his": _his,
    "stake_takings": simple(N_("what a pay day brings, most often")),
    "stake_level": level,
    "stake_kept": stands,
    "stake_road": simple(N_("the road, and its age")),
    "stake_care": stands,
    "stake_worn": simple(N_("it shows wear")),
    "stake_sound": simple(N_("nothing is known to be wrong")),
    "stake_repair": simple(N_("the repair")),
    "stake_early": _share(N_("as long as it has not broken")),
    "stake_put_in": simple(N_("what you put in")),
    "stake_less": _share(N_("who takes it over gives")),
    "stake_stands": simple(N_("it stands still")),
}
"""Words for each step of these systems."""

_LINES = {
    "deal": N_("{name}, dealt in"),
    "partner": N_("{name}, the share of the day"),
    "side": N_("{name}"), "side_lesson": N_("{name}, learned"), "side_paper": N_("{name}, the paper"),
    "side_upkeep": N_("{name}, the day's cost"),
    "stake": N_("a share in {name}"), "stake_mend": N_("{name}, mended"), "stake_pays": N_("{name}, pay day"),
    "yard": N_("{name}, by the sack"), "yard_rent": N_("{name}, the rent"), "yard_porter": N_("{name}, the porter"),
    "yard_back": N_("{name}, paid later"),
    "right_sold": N_("{name}, sold"),
    "stake_back": N_("{name}, the share given up"),
}  # fmt: skip

_SECTIONS = {"partner": "partners", "deal": "currencies", "right_sold": "upgrades", "yard": "goods",
             "yard_rent": "upgrades", "yard_porter": "upgrades", "yard_back": "upgrades"}  # fmt: skip
"""The section of what a kind of line is about, where it is no sideline and no share."""

LINES = tuple(_LINES)
"""The kinds of lines that :func:`line` has words for."""


def line(world: World, kind: str, subject: str) -> str:
    """A line of the ledger of what is done beside the stall in words; empty for another kind."""
    section = "stakes" if kind.startswith("stake") else _SECTIONS.get(kind, "sidelines")
    return _(_LINES[kind]).format(name=wording.name(world, subject, section)) if kind in _LINES else ""
