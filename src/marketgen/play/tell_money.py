"""Events of money, credit and growth as sentences."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine.events import Event
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.i18n import N_, _, ngettext
from marketgen.play import numbers, steps, wording
from marketgen.play.views import LogLine

Teller = Callable[[World, Run, Event], LogLine]


def _told(who: str, sentence: str, tone: str = "", link: str = "") -> Teller:
    """A line of what an event names: a person, goods, sums, days."""

    def tell(world: World, run: Run, event: Event) -> LogLine:
        return LogLine(_(who), _(sentence).format(**_facts(world, event)), tone, link)

    return tell


def _facts(world: World, event: Event) -> dict[str, str]:
    good, due, days = event.word("good"), event.number("due"), event.number("days")
    return {
        "person": wording.person(world, event.word("person")),
        "good": wording.name(world, good),
        "units": wording.units(world, good, event.number("units")) if good else "",
        "price": numbers.priced(world, event.number("price"), event.word("currency")),
        "amount": numbers.priced(world, event.number("amount")),
        "left": numbers.priced(world, event.number("left")),
        "payment": numbers.priced(world, event.number("payment")),
        "share": numbers.percent(event.number("share")),
        "due": wording.short_date(world, due) if due else "",
        "upgrade": wording.name(world, event.word("upgrade"), "upgrades"),
        "currency": wording.name(world, event.word("currency"), "currencies"),
        "event": steps.origin_said(world, event.word("event")),
        "until": ngettext("for {days} day", "for {days} days", days).format(days=days),
        "slots": numbers.whole(event.number("slots")),
    }


def _changed(world: World, run: Run, event: Event) -> LogLine:
    told = _("You changed {gave} for {got}.").format(
        gave=numbers.priced(world, event.number("gave"), event.word("source")),
        got=numbers.priced(world, event.number("got"), event.word("target")),
    )
    return LogLine(_("the changer"), told)


def _either(who: str, up: str, down: str, key: str, tone: str = "") -> Teller:
    """One of two sentences, by the sign of a fact."""

    def tell(world: World, run: Run, event: Event) -> LogLine:
        sentence = up if event.number(key) > 0 else down
        return LogLine(_(who), _(sentence).format(**_facts(world, event)), tone)

    return tell


TELLERS: dict[str, Teller] = {
    "changed": _changed,
    "mood_rate": _either(
        N_("the changer"), N_("More is paid for {currency} {until}."), N_("Less is paid for {currency} {until}."),
        "share",
    ),
    "mood_share": _either(
        N_("the row"), N_("{person} asks more {until}."), N_("{person} asks less {until}."), "share"
    ),
    "took_credit": _told(N_("morning"), N_("{person} leaves you {units} at {price}; to be paid on {due}.")),
    "borrowed": _told(
        N_("money"), N_("{person} lends you {amount} at {share} a month; the first payment, {payment}, is on {due}.")
    ),
    "debt_made": _told(N_("money"), N_("You owe {person} {amount}, due on {due}.")),
    "owed_made": _told(N_("money"), N_("{person} owes you {amount}, for {due}.")),
    "debt_less": _told(N_("money"), N_("You owe {person} {amount} less."), "good"),
    "owed_less": _told(N_("money"), N_("{person} owes you {amount} less.")),
    "debt_paid": _told(N_("money"), N_("Paid to {person}: {amount}.")),
    "debt_soon": _told(N_("money"), N_("Tomorrow {person} is to be paid {amount}.")),
    "debt_late": _told(N_("money"), N_("You could not pay {person} all of it. {amount} is asked for tomorrow."), "bad"),
    "payment_late": _told(N_("money"), N_("{amount} of the payment to {person} is missing. It stays owed."), "bad"),
    "owed_came": _told(N_("money"), N_("{person} pays what was owed to you: {amount}."), "good"),
    "daily_money": _either(N_("dawn"), N_("{event}: {amount} comes."), N_("{event}: {amount}."), "amount"),
    "lender_rate": _told(N_("money"), N_("From now on a loan costs you no more than {share} a month."), "good"),
    "built": _told(N_("stall"), N_("It is yours: {upgrade}, for {price}."), "good"),
    "slots": _either(
        N_("stall"), N_("Your stall has {slots} slots now."), N_("Your stall is down to {slots} slots."), "amount"
    ),
    "porter_day": _told(N_("the yard"), N_("A day of other people's loads: {amount}, counted into your hand."), "good"),
    "worked_off": _told(
        N_("the yard"), N_("A day of carrying for {person}: {amount} off what you owe; {left} is left.")
    ),
    "trusted_with": _told(N_("morning"), N_("{person} leaves you {units} at {price}, and does not ask when."), "good"),
    "shock": _either(
        N_("the row"), N_("{good}: short today, and the price has jumped {until}."),
        N_("A load of {good} has come in; the price has dropped {until}."), "share",
    ),
    "copied": _told(N_("next door"), N_("{person} has put out {good} too. It went well with you, and that was seen.")),
    "copied_no_more": _told(N_("next door"), N_("{person} has put {good} away again.")),
}  # fmt: skip
"""A sentence for each kind of event of these systems."""
