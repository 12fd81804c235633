"""Events of what is done beside the stall as sentences: sidelines, shares."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine.events import Event
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.i18n import N_, _, ngettext
from marketgen.play import numbers, wording
from marketgen.play.views import LogLine

Teller = Callable[[World, Run, Event], LogLine]


def _facts(world: World, event: Event) -> dict[str, str]:
    day = event.number("day")
    return {
        "sideline": wording.name(world, event.word("sideline"), "sidelines"),
        "stake": wording.name(world, event.word("stake"), "stakes"),
        "upgrade": wording.name(world, event.word("upgrade"), "upgrades"),
        "person": wording.person(world, event.word("person")),
        "official": wording.person(world, event.word("official")),
        "amount": numbers.priced(world, event.number("amount"), event.word("currency")),
        "day": wording.short_date(world, day) if day else "",
        "units": wording.units(world, event.word("good"), event.number("units")) if event.word("good") else "",
    }


def _told(kind: str, sentence: str, tone: str = "") -> Teller:
    """A sentence under the name of a sideline or a share."""
    return lambda world, run, event: LogLine(
        _facts(world, event)[kind], _(sentence).format(**_facts(world, event)), tone, "ledger"
    )


def _spoken(world: World, run: Run, event: Event) -> LogLine:
    facts = _facts(world, event)
    told = _("The post has changed hands, and the book of places is gone through. It is settled on {day} whether yours "
             "stays with you; until then you can sell it, for less.")  # fmt: skip
    if event.word("why") == "level":
        told = _("Places in private hands are asked about these days. It is settled on {day} whether yours stays with "
                 "you; until then you can sell it, for less.")  # fmt: skip
    return LogLine(facts["upgrade"], told.format(**facts), "bad", "ledger")


def _taken_up(world: World, run: Run, event: Event) -> LogLine:
    facts, hours = _facts(world, event), event.number("hours")
    told = _("You will do it every day, from {day} on.").format(**facts)
    if event.word("person"):
        told = _("{person} will do it every day, from {day} on.").format(**facts)
    if hours:
        taken = ngettext("It takes {hours} hour each morning.", "It takes {hours} hours each morning.", hours)
        told = f"{told} {taken.format(hours=hours)}"
    return LogLine(facts["sideline"], told, "", "ledger")


def _rests(world: World, run: Run, event: Event) -> LogLine:
    facts = _facts(world, event)
    told = _("Nothing comes of it today: {person} is ill, away or busy.")
    if event.word("why") == "hours":
        told = _("Nothing comes of it today: you have no hours for it.")
    return LogLine(facts["sideline"], told.format(**facts), "", "ledger")


def _brought(world: World, run: Run, event: Event) -> LogLine:
    facts, people, upkeep = _facts(world, event), event.number("people"), event.number("upkeep")
    told = ngettext("{people} person came: {amount}.", "{people} people came: {amount}.", people)
    told = told.format(people=people, **facts) if people else _("Nobody came who could be served.")
    if upkeep:
        told = _("{told} The day itself cost {upkeep}.").format(told=told, upkeep=numbers.priced(world, upkeep))
    return LogLine(facts["sideline"], told, "good" if event.number("amount") > upkeep else "", "ledger")


def _demo(world: World, run: Run, event: Event) -> LogLine:
    people, days = event.number("people") - 1, event.number("days")
    person, good = wording.person(world, event.word("person")), wording.name(world, event.word("good"))
    who = _("{person} walks up and down the rows").format(person=person)
    if people > 0:
        who = ngettext(
            "{person} and {people} more walk up and down the rows",
            "{person} and {people} more walk up and down the rows",
            people,
        ).format(person=person, people=people)
    told = ngettext(
        "{who}. More people ask for {good} today.", "{who}. More people ask for {good} for {days} days.", days
    ).format(who=who, good=good, days=days)
    return LogLine(_("the rows"), told, "good", "stall")


def _partner(sentence: str, tone: str = "") -> Teller:
    """A sentence about a partner, under the word for it."""

    def tell(world: World, run: Run, event: Event) -> LogLine:
        facts = {**_facts(world, event), "share": numbers.share(event.number("share"))}
        return LogLine(_("partner"), _(sentence).format(**facts), tone, "ledger")

    return tell


def _asks(world: World, run: Run, event: Event) -> LogLine:
    name = wording.name(world, event.word("currency"), "currencies")
    who = _facts(world, event)["person"] if event.word("person") else _("Somebody whom nobody here knows")
    form = _("{who} asks in a low voice for {currency}, up to {units}.")
    if not event.number("buys"):
        form = _("{who} has {currency} to give, up to {units}, for the money of the market.")
    told = form.format(who=who, currency=name, units=numbers.whole(event.number("units")))
    return LogLine(_("money"), told, "" if event.word("person") else "bad", "ledger")


def _dealt(world: World, run: Run, event: Event) -> LogLine:
    other = numbers.priced(world, abs(event.number("other")), event.word("currency"))
    main = numbers.priced(world, abs(event.number("amount")))
    form = _("{other} against {main}. The hand is closed before it is counted.")
    return LogLine(_("money"), form.format(other=other, main=main), "good", "ledger")


def _sacks(world: World, run: Run, event: Event) -> LogLine:
    """Who asks for what at a yard this morning; how many, where that is told on another day."""
    name, many = event.word("upgrade"), event.number("buyers")
    state = run.yards.get(name)
    told = ngettext("Somebody asks for goods by the sack.", "{count} people ask for goods by the sack.", many)
    if state is not None and len(state.buyers) == many:
        asks = ", ".join(wording.units(world, one.good, one.units) for one in state.buyers)
        told = _("Asked for by the sack: {units}.").format(units=asks)
    return LogLine(wording.name(world, name, "upgrades"), told.format(count=many), "", "ledger")


TELLERS: dict[str, Teller] = {
    "yard_asked": _sacks,
    "yard_rent": _told("upgrade", N_("The rent is paid: {amount}.")),
    "yard_lost": _told("upgrade", N_("The rent of {amount} cannot be paid, and it goes to somebody else."), "bad"),
    "yard_left": _told("upgrade", N_("You give it up.")),
    "sack_sold": _told("upgrade", N_("{units} by the sack: {amount}."), "good"),
    "sack_on_time": _told("upgrade", N_("{person} takes {units} for {amount}, to be paid on {day}.")),
    "sack_paid": _told("upgrade", N_("{person} has sold it, and pays {amount}."), "good"),
    "sack_late": _told("upgrade", N_("{person} does not have it yet, and asks for time until {day}."), "bad"),
    "sack_gone": _told("upgrade", N_("{person} will not pay the {amount} any more."), "bad"),
    "right_yours": _told("upgrade", N_("It is in the book as yours, on the word of {official}."), "good"),
    "right_place": lambda world, run, event: LogLine(
        _("the place"), _("You have a place inside the wall again."), "good"
    ),
    "right_sold": _told("upgrade", N_("Somebody gives {amount} for it. The place is one of the row's again.")),
    "right_lapsed": _told("upgrade", N_("Shut for so long, it is struck out of the book."), "bad"),
    "right_spoken": _spoken,
    "right_taken": _told("upgrade", N_("It is taken, without a word about what you paid."), "bad"),
    "right_left": _told("upgrade", N_("The book is closed again, and it has stayed yours."), "good"),
    "deal_asked": _asks,
    "dealt": _dealt,
    "deal_sent": lambda world, run, event: LogLine(
        _("money"), _("He was sent. What lay on the table is taken, and written down."), "bad", "ledger"
    ),
    "partner_begins": _partner(
        N_("{person} moves a stool over. {share} of each day's profit is agreed, aloud."), "good"
    ),
    "partner_parts": _partner(N_("You part. {person} takes the stool along.")),
    "partner_raised": _partner(N_("{person} hears you out, and stays: {share} from now on."), "good"),
    "partner_thinks": _partner(N_("{person} looks at the empty place across, and will say on {day}."), "bad"),
    "partner_leaves": _partner(N_("{person} sells across the row from today on."), "bad"),
    "partner_gone": _partner(N_("{person} is gone; you sell alone."), "bad"),
    "partner_paid": _partner(N_("{person} has the share of the day: {amount}.")),
    "demo": _demo,
    "side_learned": _told("sideline", N_("{person} shows you how it is done, and lets you try it twice."), "good"),
    "side_licensed": _told("sideline", N_("{official} stamps a paper for it: {amount}, good through {day}.")),
    "side_taken_up": _taken_up,
    "side_dropped": _told("sideline", N_("From tomorrow on it is done no more.")),
    "side_paper_ends": _told("sideline", N_("Today is the last day of the paper for it.")),
    "side_rests": _rests,
    "side_brought": _brought,
    "side_used": _told("sideline", N_("From the stall for it: {units}.")),
    "stake_bought": _told("stake", N_("You put in {amount}. The first pay day is {day}.")),
    "stake_proposed": _told(
        "stake", N_("{official} speaks of it as if of the weather: he would put in his part, and you yours.")
    ),
    "stake_wears": _told(
        "stake", N_("{person} wipes his hands and says that it will not hold for long. Mending it now: {amount}.")
    ),
    "stake_broke": _told("stake", N_("It stands by the road. Nothing comes in until it is mended: {amount}."), "bad"),
    "stake_mended": _told("stake", N_("You pay {amount} for the mending; it runs.")),
    "stake_paid": _told("stake", N_("{person} counts it out: {amount}."), "good"),
    "stake_sold": _told("stake", N_("Somebody else takes your share, for {amount}.")),
    "stake_over": _told("stake", N_("Who ran it is gone. Somebody else takes your share, for {amount}."), "bad"),
    "stake_moved": _told("stake", N_("{official} has another post now; his part goes on, and he speaks for nobody.")),
    "stake_fell": _told(
        "stake", N_("It was {official}'s, and it is closed with his. What you put in is lost: {amount}."), "bad"
    ),
}
"""A sentence for each kind of event beside the stall."""
