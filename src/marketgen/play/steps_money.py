"""The steps of money, credit and growth as words."""

from __future__ import annotations

from marketgen.engine.accounts import Step
from marketgen.engine.world import World
from marketgen.i18n import N_, _, ngettext
from marketgen.play import numbers, steps_beside, steps_kye, steps_street, steps_ventures, tell_reform, wording
from marketgen.play.step_words import Maker, Words, simple


def _currency(world: World, step: Step, key: str = "currency") -> str:
    return wording.name(world, step.word(key), "currencies")


def _share(sentence: str, sign: bool = True) -> Maker:
    return lambda world, step: (_(sentence), numbers.percent(step.number("share"), sign=sign))


def _exchange(world: World, step: Step) -> Words:
    cost = numbers.priced(world, step.number("cost"), step.word("currency"))
    return _("the rate of the day"), _("it costs {cost}").format(cost=cost)


def _in_hand(world: World, step: Step) -> Words:
    held = numbers.priced(world, step.number("money"), step.word("currency"))
    return held, _("{amount} at today's rate").format(amount=numbers.priced(world, step.number("main")))


def _sum_of(sentence: str) -> Maker:
    return lambda world, step: (_(sentence), numbers.priced(world, step.number("money")))


def _at_rate(world: World, step: Step) -> Words:
    gives = numbers.priced(world, step.number("gives"), step.word("source"))
    return _("{amount} at the rate").format(amount=gives), numbers.priced(world, step.number("rate"))


def _owed(world: World, step: Step) -> Words:
    kind = {
        "loan": _("the loan; the next payment is on {day}"),
        "credit": _("goods on credit, due on {day}"),
        "trust": _("goods on trust, due on {day}"),
        "kye": _("what was not paid in, due on {day}"),
    }.get(step.word("kind"), _("due on {day}"))
    return kind.format(day=wording.short_date(world, step.number("due"))), ""


def _profit(world: World, step: Step) -> Words:
    days, times = step.number("days"), step.number("times")
    told = ngettext("{count} day's profit from sales", "{count} days' profit from sales", times).format(count=times)
    if not days:
        return told, _("nothing sold yet")
    over = ngettext("over the last {count} day", "over the last {count} days", days).format(count=days)
    return told, _("{amount} {over}").format(amount=numbers.money(world, step.number("profit")), over=over)


def _part(world: World, step: Step) -> Words:
    days = step.number("days")
    return ngettext("a part of it each day", "a part of it every {count} days", days).format(count=days), ""


def _offered(world: World, step: Step) -> Words:
    return _("what {name} asks in money").format(name=wording.person(world, step.word("person"))), ""


def _brought(world: World, step: Step) -> Words:
    units = step.number("units")
    return ngettext("{count} sold", "{count} sold", units).format(count=numbers.whole(units)), ""


STEPS: dict[str, Maker] = {
    "rate_start": simple(N_("the rate at the start")),
    "rate_since": simple(N_("how it has moved since")),
    "rate_drift": _share(N_("its own ups and downs")),
    "exchange": _exchange,
    "shock": _share(N_("a load that came, or did not")),
    "in_hand_in": _in_hand,
    "upgrades": _share(N_("what you have built"), sign=False),
    "you_owe": _sum_of(N_("what you owe")),
    "owed_to_you": _sum_of(N_("what you are owed")),
    "at_rate": _at_rate,
    "changers_fee": _share(N_("what the changer keeps"), sign=False),
    "whole_units": simple(N_("he has no small money")),
    "owed_nothing": simple(N_("from nothing")),
    "owed": _owed,
    "profit_times": _profit,
    "owed_already": simple(N_("what you owe for goods already")),
    "brought": _brought,
    "had_cost": simple(N_("what those had cost")),
    "spoiled_cost": simple(N_("what was paid for those that spoiled, were missing or no good")),
    "offered_at": _offered,
    "on_credit": _share(N_("for waiting")),
    "loan_part": _part,
    "loan_interest": _share(N_("interest, by the month"), sign=False),
    **steps_kye.STEPS,
    **steps_beside.STEPS,
    **steps_ventures.STEPS,
    **steps_street.STEPS,
    **tell_reform.STEPS,
}
"""Words for each step of these systems."""


def line(world: World, kind: str, subject: str) -> str:
    """A line of the ledger of these systems in words; empty for another kind."""
    if kind == "change":
        return _("the changer, {currency}").format(currency=wording.name(world, subject, "currencies"))
    if kind == "debt":
        return _("what was owed, {person}").format(person=wording.person(world, subject))
    if kind == "lent":
        return _("a loan from {person}").format(person=wording.person(world, subject))
    if kind == "wage":
        return _("a day of carrying")
    if kind == "built":
        return wording.name(world, subject, "upgrades")
    told = steps_kye.line(world, kind, subject) or steps_beside.line(world, kind, subject)
    return told or steps_ventures.line(world, kind, subject) or tell_reform.line(kind)


LINES = (
    "change",
    "debt",
    "lent",
    "wage",
    "built",
    *steps_kye.LINES,
    *steps_beside.LINES,
    *steps_ventures.LINES,
    *tell_reform.LINES,
)
"""The kinds of lines that :func:`line` has words for."""
