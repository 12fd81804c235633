"""Events of the street as sentences."""

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
    day, days, hours = event.number("day"), event.number("days"), event.number("hours")
    return {
        "person": wording.person(world, event.word("person")),
        "good": wording.name(world, event.word("good")),
        "day": wording.short_date(world, day) if day else "",
        "days": ngettext("{count} day", "{count} days", days).format(count=days),
        "hours": ngettext("{count} hour", "{count} hours", hours).format(count=hours),
        "amount": numbers.priced(world, abs(event.number("amount"))),
    }


def _told(sentence: str, tone: str = "") -> Teller:
    return lambda world, run, event: LogLine(_("next door"), _(sentence).format(**_facts(world, event)), tone, "people")


def _moved(world: World, run: Run, event: Event) -> LogLine:
    more = event.number("amount") > 0
    told = _("{person} has {amount} more.") if more else _("{person} has {amount} less.")
    return LogLine(_("next door"), told.format(**_facts(world, event)), "good" if more else "bad", "people")


TELLERS: dict[str, Teller] = {
    "street_stopped": _told(N_("{person} puts {good} away again: {days} without a sale.")),
    "street_nothing": _told(N_("{person} has nothing left but what lies on the table."), "bad"),
    "undercut": _told(N_("You sold {good} for less than {person} asks, and were seen."), "bad"),
    "chatted": _told(N_("You sit with {person} for {hours}.")),
    "you_warned": _told(N_("You tell {person} who is coming. It takes {hours}, and will not be forgotten."), "good"),
    "neighbour_warns": _told(N_("{person} leans over: they look at the stalls today."), "good"),
    "truce": _told(N_("You and {person} agree on {good}: neither asks less than it is going for, until {day}.")),
    "truce_over": _told(N_("What you agreed on with {person} for {good} is over.")),
    "truce_broken": _told(N_("{person} could not sell {good} as agreed, and asks less again."), "bad"),
    "truce_you_broke": _told(
        N_("You sold {good} for less than you agreed on with {person}, and the row saw it."), "bad"
    ),
    "means_moved": _moved,
}
"""A sentence for each kind of event of the street."""
