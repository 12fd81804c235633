"""Refusals of money, credit and growth as sentences: what stands in the way, and what would mend it."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine.events import Refusal
from marketgen.engine.world import World
from marketgen.i18n import N_, _, ngettext
from marketgen.play import numbers, wording

PLAIN = {
    "reform_not_now": N_("No notes are called in now; were they, it would stand on the board."),
    "same_currency": N_("That is the same money."),
    "one_loan": N_("One loan at a time: pay back the one you have first."),
    "carried_today": N_("You have given this day to other people's loads already."),
    "no_trust_debt": N_("You owe nothing that could be worked off."),
    "nothing_to_warn": N_("There is nothing to warn of: nobody told you of an inspection, and the board names no day."),
    "nobody_trusts": N_("There is nobody who could leave you goods."),
}
"""Refusals that name nothing."""


def _number(refusal: Refusal, key: str) -> int:
    value = refusal.fact(key, 0)
    return value if isinstance(value, int) else 0


def _told(sentence: str) -> Callable[[World, Refusal], str]:
    def form(world: World, refusal: Refusal) -> str:
        return _(sentence).format(
            person=wording.person(world, str(refusal.fact("person", ""))),
            amount=numbers.priced(world, _number(refusal, "amount")),
            upgrade=wording.name(world, str(refusal.fact("upgrade", "")), "upgrades"),
            currency=wording.name(world, str(refusal.fact("currency", "")), "currencies"),
        )

    return form


def _no_more_credit(world: World, refusal: Refusal) -> str:
    days = _number(refusal, "days")
    return ngettext(
        "Nobody lends on the last day; earlier they do.", "Nobody lends in the last {days} days; earlier they do.", days
    ).format(days=days)


def _under_one_unit(world: World, refusal: Refusal) -> str:
    needs = numbers.priced(world, _number(refusal, "needs"), str(refusal.fact("source", "")))
    return _("That is less than one of his {currency}; it takes {amount} at least.").format(
        currency=wording.name(world, str(refusal.fact("currency", "")), "currencies"), amount=needs
    )


def _not_poor(world: World, refusal: Refusal) -> str:
    days = _number(refusal, "days")
    return ngettext(
        "Goods on trust are for whoever has had {days} poor day, and has less than {amount} in money and goods.",
        "Goods on trust are for whoever has had {days} poor days running, and has less than {amount} in money and "
        "goods.",
        days,
    ).format(days=days, amount=numbers.priced(world, _number(refusal, "amount")))


def _kye(sentence: str) -> Callable[[World, Refusal], str]:
    """A sentence that names a savings club and a day."""

    def form(world: World, refusal: Refusal) -> str:
        day = _number(refusal, "day")
        return _(sentence).format(
            kye=wording.name(world, str(refusal.fact("kye", "")), "kyes"),
            day=wording.short_date(world, day) if day else "",
        )

    return form


def _trust(sentence: str, same: str) -> Callable[[World, Refusal], str]:
    """A sentence on how much trust is asked, in the words in which people stand; ``same``: where one word is both."""

    def form(world: World, refusal: Refusal) -> str:
        needs, has = (numbers.degree("trust", _number(refusal, key))[0] for key in ("needs", "has"))
        person = wording.person(world, str(refusal.fact("person", "")))
        return _(sentence if needs != has else same).format(person=person, needs=needs, has=has)

    return form


SENTENCES: dict[str, Callable[[World, Refusal], str]] = {
    "nobody_changes": _told(N_("Nobody here changes that: {currency}.")),
    "under_one_unit": _under_one_unit,
    "no_more_credit": _no_more_credit,
    "no_trust_yet": _trust(
        N_(
            "{person} does not trust you enough for that: “{needs}” is asked, and it is “{has}” (see people). Trust "
            "grows with what you keep to."
        ),
        N_(
            "{person} does not trust you enough for that: it is “{has}” (see people), and a little more is asked. "
            "Trust grows with what you keep to."
        ),
    ),
    "owes_first": _told(N_("You owe {person} already; pay that first.")),
    "owes_nothing": _told(N_("You owe {person} nothing.")),
    "owes_less": _told(N_("You owe {person} {amount}; more is not asked.")),
    "credit_has": _told(N_("All credit together goes as far as your sales do: {amount} more. It grows with profit.")),
    "loan_has": _told(N_("{person} lends what your sales can carry: {amount}. It grows with profit.")),
    "loan_least": _told(N_("The least that is lent is {amount}.")),
    "reform_cap": _told(N_("No more than {amount} is taken from your house; the rest is better spent or changed.")),
    "kye_begun": _kye(N_("{kye} has begun on {day}: nobody comes in between two turns; the next one may ask you.")),
    "kye_nobody_asks": _kye(N_("There is nobody now to ask you into {kye}; that needs who runs it, and members.")),
    "kye_trust": _trust(
        N_(
            "{person} would have to trust you more for that: “{needs}” is asked, and it is “{has}” (see people). Trust "
            "grows with what you keep to."
        ),
        N_(
            "{person} would have to trust you more for that: it is “{has}” (see people), and a little more is asked. "
            "Trust grows with what you keep to."
        ),
    ),
    "kye_had": _kye(N_("You have had the pot of {kye}; now the others have it.")),
    "kye_behind": _kye(N_("Whoever owes the others of {kye} has no turn: pay what was not paid in first.")),
    "kye_not_in": _kye(N_("You are not in {kye}; it is joined before its first turn.")),
    "kye_is_over": _kye(N_("{kye} is over: everybody who stayed has had the pot.")),
    "kye_by_lot": _kye(N_("In {kye} the lot decides, and nobody gives anything up.")),
    "kye_not_yet": _kye(N_("That is for the turn of {kye}, on {day}.")),
    "chat_soon": lambda world, refusal: _("{person} has other work; from {date} on there is time again.").format(
        person=wording.person(world, str(refusal.fact("person", ""))),
        date=wording.short_date(world, _number(refusal, "day")),
    ),
    "not_her_good": lambda world, refusal: _(
        "{person} does not sell {good}; who sells what stands under people."
    ).format(
        person=wording.person(world, str(refusal.fact("person", ""))),
        good=wording.name(world, str(refusal.fact("good", ""))),
    ),
    "no_friend": _trust(
        N_(
            "{person} would have to trust you more for that: “{needs}” is asked, and it is “{has}” (see people). An "
            "hour together now and then does it."
        ),
        N_(
            "{person} would have to trust you more for that: it is “{has}” (see people), and a little more is asked. "
            "An hour together now and then does it."
        ),
    ),
    "kye_bid_most": _told(N_("Nobody may give up more of it than {amount}.")),
    "kye_pays": _kye(N_("You pay into {kye} by itself, on the evening of each turn.")),
    "kye_not_short": _told(N_("{person} has the money, as far as anybody knows; stand in when it does not reach.")),
    "built_already": _told(N_("You have that already: {upgrade}.")),
    "built_first": _told(N_("First this is needed: {upgrade}.")),
    "worked_half": _told(N_("Half of it is worked off; {person} wants the rest in money.")),
    "mercy_once": lambda world, refusal: _(
        "Somebody trusted you with goods on {day} already; that happens once."
    ).format(day=wording.short_date(world, _number(refusal, "day"))),
    "not_poor": _not_poor,
}
"""A sentence for each other reason of these systems."""
