"""Events of ventures as sentences: workshops, batches, lent names, orders."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine.events import Event
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.i18n import N_, _, ngettext
from marketgen.play import numbers, wording
from marketgen.play.views import LogLine

Teller = Callable[[World, Run, Event], LogLine]

_SECTIONS = {"workshop": "workshops", "recipe": "recipes", "firm": "firms", "contract": "contracts"}


def _facts(world: World, event: Event) -> dict[str, str]:
    day, good = event.number("day"), event.word("good")
    return {
        **{kind: wording.name(world, event.word(kind), section) for kind, section in _SECTIONS.items()},
        "person": wording.person(world, event.word("person")),
        "amount": numbers.priced(world, event.number("amount"), event.word("currency")),
        "price": numbers.priced(world, event.number("price")),
        "share": numbers.share(event.number("share")),
        "people": numbers.whole(event.number("people")),
        "day": wording.short_date(world, day) if day else "",
        "units": wording.units(world, good, event.number("units")) if good else "",
    }


def _told(kind: str, sentence: str, tone: str = "", without_day: str = "") -> Teller:
    """A sentence under the name of a workshop, a recipe, an enterprise or a buyer; or another where no day is known."""

    def tell(world: World, run: Run, event: Event) -> LogLine:
        facts = _facts(world, event)
        form = _(sentence) if facts["day"] or not without_day else _(without_day)
        return LogLine(facts[kind], form.format(**facts), tone, "ledger")

    return tell


def _lesson(world: World, run: Run, event: Event) -> LogLine:
    some_id = event.word("workshop")
    told = wording.text(world, f"workshops.{some_id}.lessons.{event.number('number') - 1}")
    return LogLine(_("a lesson"), told, "", "ledger")


def _asked(world: World, run: Run, event: Event) -> LogLine:
    facts = _facts(world, event)
    told = _("A form is filled in: {person}. The letter is to come on {day}.").format(**facts)
    if event.number("amount"):
        told = _("{told} The fee: {amount}.").format(told=told, amount=facts["amount"])
    return LogLine(facts["workshop"], told, "", "ledger")


def _hand(world: World, run: Run, event: Event) -> LogLine:
    facts, left = _facts(world, event), event.number("left")
    told = ngettext(
        "{person}, from {day} on: {left} day of work is left.",
        "{person}, from {day} on: {left} days of work are left.",
        left,
    )
    return LogLine(facts["recipe"], told.format(left=left, **facts), "", "ledger")


def _done(world: World, run: Run, event: Event) -> LogLine:
    facts, lost = _facts(world, event), event.number("lost")
    told = _("Finished: {units}.").format(**facts)
    if lost:
        poor = ngettext("{lost} of them came to nothing.", "{lost} of them came to nothing.", lost)
        told = f"{told} {poor.format(lost=lost)}"
    return LogLine(facts["recipe"], told, "" if lost else "good", "stall")


def _rests(world: World, run: Run, event: Event) -> LogLine:
    facts = _facts(world, event)
    told = _("Nobody is at it; it waits.")
    if event.word("person"):
        told = _("It waits for somebody who is ill, away, busy or out of hours: {person}.").format(**facts)
    return LogLine(facts["recipe"], told, "", "ledger")


_WHY = {
    "level": N_("The board is strict now, and it wants its name back"),
    "heat": N_("You are too much noticed, and it wants its name back"),
    "post": N_("Who gave his word has the post no more, and it wants its name back"),
}


def _wants(sentence: str) -> Teller:
    """Why an enterprise wants its name back, and what follows."""

    def tell(world: World, run: Run, event: Event) -> LogLine:
        facts = _facts(world, event)
        told = _(sentence).format(why=_(_WHY[event.word("why")]), **facts)
        return LogLine(facts["firm"], told, "bad", "ledger")

    return tell


def _signed(world: World, run: Run, event: Event) -> LogLine:
    facts = _facts(world, event)
    told = _("The paper is stamped twice: {amount}, and {share} of what is sold under its name.").format(**facts)
    if event.number("day"):
        told = _("{told} It holds through {day}.").format(told=told, day=facts["day"])
    return LogLine(facts["firm"], told, "good", "ledger")


def _over(world: World, run: Run, event: Event) -> LogLine:
    facts = _facts(world, event)
    told = _("Home again, with a bag that was not there before: {person}.").format(**facts)
    if event.number("amount"):
        told = _("Home again: {person}; {amount} on the table.").format(**facts)
    return LogLine(facts["workshop"], told, "good", "home")


TELLERS: dict[str, Teller] = {
    "course_asked": _asked,
    "course_chosen": _told(
        "workshop", N_("A letter with a place: {person}. One leaves on the morning of {day}."), "good"
    ),
    "course_refused": _told(
        "workshop",
        N_("A letter of two lines and no place: {person}. From {day} on one may ask again."),
        "bad",
        N_("A letter of two lines and no place: {person}."),
    ),
    "course_leaves": _told(
        "workshop", N_("The group leaves this morning, with or without one name: {person}. The way costs {amount}.")
    ),
    "course_missed": _told(
        "workshop", N_("The group has left without one name: {person}. The place is somebody else's.")
    ),
    "course_left": _told(
        "workshop", N_("Gone, with a letter for a permit: {person}. {people} are expected; home on {day}.")
    ),
    "course_lesson": _lesson,
    "course_home": _told("workshop", N_("Home, with pages full of sums: {person}."), "good"),
    "recipe_learned": _told("recipe", N_("It can be made at home now."), "good"),
    "place_offered": _told(
        "workshop",
        N_("Somebody asks for one name, {person}: a place abroad. It can be thought over through {day}."),
        "good",
    ),
    "place_none": _told("workshop", N_("Names were read for places abroad, and one was not among them: {person}.")),
    "place_lapsed": _told(
        "workshop", N_("Nobody answered for one name: {person}. The place abroad is somebody else's.")
    ),
    "place_declined": _told("workshop", N_("{person}: stays. It is not asked twice.")),
    "place_taken": _told(
        "workshop",
        N_("Papers and warm things: {amount}. Away until {day}: {person}."),
        "",
        N_("Papers and warm things: {amount}. Away from the morning on: {person}."),
    ),
    "place_over": _over,
    "batch_begun": _told("recipe", N_("A batch is begun; beside the goods it costs {amount}.")),
    "batch_used": _told("recipe", N_("From the stall for it: {units}.")),
    "batch_hand": _hand,
    "batch_relieved": _told("recipe", N_("Something else from tomorrow on: {person}.")),
    "batch_rests": _rests,
    "batch_school": _told("recipe", N_("A day at the pots was no day at school: {person}."), "bad"),
    "batch_done": _done,
    "name_signed": _signed,
    "name_paid": _told("firm", N_("It has its share: {amount}.")),
    "name_ends": _told("firm", N_("Today is the last day of the paper with its name.")),
    "name_over": _told("firm", N_("The paper with its name has run out; it can be signed again.")),
    "name_stays": _told("firm", N_("Nobody speaks of the paper any more; its name stays."), "good"),
    "name_warned": _wants(N_("{why}. It will on {day}, unless that has changed by then.")),
    "name_withdrawn": _wants(N_("{why}. The paper is torn in two, neatly.")),
    "contract_asked": _told("contract", N_("An order: {units}, {price} for each. It wants an answer by {day}.")),
    "contract_promised": _told("contract", N_("Promised: {units} at {price}, by {day}.")),
    "contract_brought": _told("contract", N_("Brought and counted: {units}, {amount}."), "good"),
    "contract_missed": _told(
        "contract", N_("The day has passed, and nothing was brought: {units}. It costs {amount}."), "bad"
    ),
    "contract_lapsed": _told("contract", N_("Nobody said yes; the order goes to somebody else.")),
}
"""A sentence for each kind of event of ventures."""
