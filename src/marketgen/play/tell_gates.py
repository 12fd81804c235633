"""Events of places with rules of their own as sentences: gates, permits, other money."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine.events import Event
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.i18n import N_, _
from marketgen.play import numbers, refusals_gates, wording
from marketgen.play.views import LogLine

Teller = Callable[[World, Run, Event], LogLine]


def _words(world: World, event: Event) -> dict[str, str]:
    """What these sentences are filled with, as far as the event has it."""
    good, currency = event.word("good"), event.word("currency") or world.money
    found = {
        "place": wording.name(world, event.word("place"), "places"),
        "official": wording.person(world, event.word("official")) if event.word("official") else "",
        "amount": numbers.priced(world, event.number("amount"), currency),
        "units": wording.units(world, good, event.number("units")) if good else "",
    }
    for key in ("first", "last"):
        if event.number(key):
            found[key] = wording.short_date(world, event.number(key))
    return found


def _plain(who: str, sentence: str, tone: str = "") -> Teller:
    return lambda world, run, event: LogLine(_(who), _(sentence).format(**_words(world, event)), tone)


def _with_money(who: str, sentence: str, more: str, tone: str = "") -> Teller:
    """A sentence, and one more if money moves."""

    def tell(world: World, run: Run, event: Event) -> LogLine:
        words = _words(world, event)
        told = _(sentence).format(**words)
        return LogLine(_(who), f"{told} {_(more).format(**words)}" if event.number("amount") else told, tone)

    return tell


_WHY = {
    "permit_none": N_("without its permit nobody is let in"),
    "permit_gone": N_("without its permit nobody is let in"),
    "permit_waits": N_("the permit you asked for has not come"),
    "permit_over": N_("your permit has run out on the way"),
    "no_entry": N_("you do not have what is asked there"),
}
assert all(why in refusals_gates.SENTENCES for why in _WHY)


def _turned_away(world: World, run: Run, event: Event) -> LogLine:
    told = _("The gate of {place} does not open: {why}. You pay nothing there, and can only turn back.").format(
        why=_(_WHY[event.word("why")]), **_words(world, event)
    )
    return LogLine(_("the road"), told, "bad")


def _asked(world: World, run: Run, event: Event) -> LogLine:
    words = _words(world, event)
    told = _("You ask {official} for the permit of {place}.").format(**words)
    if event.number("amount"):
        told = _("You ask {official} for the permit of {place}, and pay {amount}.").format(**words)
    when = _("The answer comes between {first} and {last}.")
    when = when if words["first"] != words["last"] else _("The answer comes on {first}.")
    return LogLine(_("the office"), f"{told} {when.format(**words)}")


TELLERS: dict[str, Teller] = {
    "turned_away": _turned_away,
    "entry_paid": _plain(N_("the road"), N_("At the gate of {place} you pay {amount}.")),
    "bought_in": _plain(N_("the road"), N_("You bought {units} in {place} for {amount}.")),
    "permit_asked": _asked,
    "permit_came": _plain(
        N_("the office"), N_("{official} has the permit of {place} for you. It holds until {last}."), "good"
    ),
    "permit_denied": _with_money(
        N_("the office"), N_("{official} has no permit of {place} for you."), N_("You have {amount} back."), "bad"
    ),
    "permit_lost": _plain(
        N_("the office"), N_("{official} has the post no more, and nobody knows of your permit: {place}."), "bad"
    ),
    "permit_ended": _plain(N_("the office"), N_("Your permit of {place} has ended.")),
    "permit_late": _with_money(
        N_("the road"),
        N_("On the way home from {place} your permit had run out, and a post saw it."),
        N_("It cost {amount}."),
        "bad",
    ),
}
"""How each event of these places is told."""
