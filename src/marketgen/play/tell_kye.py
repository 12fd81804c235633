"""Events of savings clubs as sentences."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine import kye
from marketgen.engine.events import Event
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.i18n import N_, _, ngettext
from marketgen.play import numbers, wording
from marketgen.play.views import LogLine

Teller = Callable[[World, Run, Event], LogLine]


def _facts(world: World, event: Event) -> dict[str, str]:
    due = event.number("due")
    return {
        "kye": wording.name(world, event.word("kye"), "kyes"),
        "person": wording.person(world, event.word("person")),
        "amount": numbers.priced(world, event.number("amount")),
        "bid": numbers.priced(world, event.number("bid")),
        "share": numbers.priced(world, event.number("share")),
        "due": wording.short_date(world, due) if due else "",
    }


def _told(sentence: str, tone: str = "") -> Teller:
    return lambda world, run, event: LogLine(
        wording.name(world, event.word("kye"), "kyes") or _("kye"),
        _(sentence).format(**_facts(world, event)),
        tone,
        "ledger",
    )


def _joined(world: World, run: Run, event: Event) -> LogLine:
    people = event.number("people")
    told = ngettext(
        "You are in, with {people} other. The first turn is on {due}, {amount} each time.",
        "You are in, with {people} others. The first turn is on {due}, {amount} each time.",
        people,
    ).format(people=people, **_facts(world, event))
    return LogLine(wording.name(world, event.word("kye"), "kyes"), told, "", "ledger")


def _pot(world: World, run: Run, event: Event) -> LogLine:
    facts = _facts(world, event)
    told = _("The pot is {person}'s: {amount}.").format(**facts)
    if event.number("share"):
        told = _("The pot is {person}'s, who gave up {bid} of it: {amount}. Your share is {share}.").format(**facts)
    elif event.number("bid"):
        told = _("The pot is {person}'s, who gave up {bid} of it: {amount}.").format(**facts)
    return LogLine(facts["kye"], told, "", "ledger")


def _yours(world: World, run: Run, event: Event) -> LogLine:
    facts = _facts(world, event)
    told = _("The pot is yours: {amount}.").format(**facts)
    if event.number("bid"):
        told = _("The pot is yours: {amount}. You gave up {bid} of it.").format(**facts)
    return LogLine(facts["kye"], told, "good", "ledger")


def _tonight(when: str, had: str) -> Teller:
    """Of a turn that comes: ``when`` it can be yours, ``had`` once you have had the pot."""

    def tell(world: World, run: Run, event: Event) -> LogLine:
        state = run.kyes.get(event.word("kye"))
        sentence = _(had if state is not None and kye.YOU in kye.served(state) else when)
        if event.number("yours"):
            sentence = _("There is a turn, and the pot can only be yours: you pay nothing in.")
        elif not event.number("amount"):
            sentence = _("There is a turn. The pot could only be yours; but whoever owes the others has no turn.")
        return LogLine(wording.name(world, event.word("kye"), "kyes"), sentence.format(**_facts(world, event)), "",
                       "ledger")  # fmt: skip

    return tell


def _bid(world: World, run: Run, event: Event) -> LogLine:
    facts = _facts(world, event)
    told = _("You will give up {amount} of the pot, if nobody gives up more.") if event.number("amount") else _(
        "You will give up nothing of the pot."
    )  # fmt: skip
    return LogLine(facts["kye"], told.format(**facts), "", "ledger")


TELLERS: dict[str, Teller] = {
    "kye_joined": _joined,
    "kye_soon": _tonight(
        N_("Tomorrow evening is a turn: {amount} to pay in, unless the pot is yours."),
        N_("Tomorrow evening is a turn: {amount} to pay in."),
    ),
    "kye_tonight": _tonight(
        N_("This evening is a turn: {amount} to pay in, unless the pot is yours."),
        N_("This evening is a turn: {amount} to pay in."),
    ),
    "kye_last_day": _told(N_("It begins tomorrow: today is the last day to join.")),
    "kye_without_you": _told(N_("It begins today, without you.")),
    "kye_short": _told(N_("{person} counts twice and puts the money away again. It will be tight for the next turn.")),
    "kye_more_time": _told(N_("{person} cannot give back the {amount} yet, and asks you to wait until {due}.")),
    "kye_missed": _told(N_("{person} has not come, and has not sent the money either."), "bad"),
    "kye_paid": _told(N_("You pay in {amount}.")),
    "kye_pot": _pot,
    "kye_yours": _yours,
    "kye_no_turn": _told(N_("The pot would be yours; but whoever owes the others has no turn."), "bad"),
    "kye_you_missed": _told(
        N_("You did not pay in. You owe {person} {amount}, due on {due}; the others saw it too."), "bad"
    ),
    "kye_over": _told(N_("Everybody has had the pot. It is over.")),
    "kye_bid": _bid,
    "kye_withheld": _told(N_("You will not pay in this evening.")),
    "kye_will_pay": _told(N_("You will pay in this evening after all.")),
    "kye_stood": _told(N_("You pay in {amount} for {person}, who will give it back on {due}."), "good"),
}
"""A sentence for each kind of event of a savings club."""
