"""Events about people, the calendar and what is known, as sentences."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine.events import Event
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.i18n import N_, _, ngettext
from marketgen.play import numbers, wording
from marketgen.play.views import LogLine

Teller = Callable[[World, Run, Event], LogLine]

_GROUPS = {
    "middlemen": (N_("Those who bring goods think better of you."), N_("Those who bring goods think less of you.")),
    "neighbours": (N_("Your neighbours think better of you."), N_("Your neighbours think less of you.")),
    "regulars": (N_("Those who come again think better of you."), N_("Those who come again think less of you.")),
}


def days(event: Event) -> str:
    """``for 5 days``."""
    return ngettext("for {days} day", "for {days} days", event.number("days")).format(days=event.number("days"))


def _favour(world: World, run: Run, event: Event) -> LogLine:
    who = wording.person(world, event.word("person"))
    more = event.number("amount") > 0
    told = _("{person} owes you a favour.") if more else _("{person} has done you the favour that was owed.")
    return LogLine(who, told.format(person=who), "good" if more else "")


def _gone(world: World, run: Run, event: Event) -> LogLine:
    who = wording.person(world, event.word("person"))
    return LogLine(who, _("{person} is gone. Nobody says for how long.").format(person=who), "bad")


def _crowd(world: World, run: Run, event: Event) -> LogLine:
    more = event.number("share") > 0
    told = _("More people than usual come, {until}.") if more else _("Fewer people than usual come, {until}.")
    return LogLine(_("the row"), told.format(until=days(event)), "good" if more else "bad")


def _offers(world: World, run: Run, event: Event) -> LogLine:
    who = wording.person(world, event.word("person"))
    more = event.number("share") > 0
    told = _("{person} will come more often, {until}.") if more else _("{person} will come less often, {until}.")
    return LogLine(who, told.format(person=who, until=days(event)), "good" if more else "bad")


def _level(world: World, run: Run, event: Event) -> LogLine:
    word = numbers.degree("level", event.number("level"))[0]
    tone = "bad" if event.number("amount") > 0 else "good" if event.number("amount") < 0 else ""
    return LogLine(_("the board"), _("The campaign: {level}, {until}.").format(level=word, until=days(event)), tone)


def _closed_today(world: World, run: Run, event: Event) -> LogLine:
    return LogLine(_("stall"), _("Your stall is shut for the rest of the day."), "bad")


def _market_closed(world: World, run: Run, event: Event) -> LogLine:
    return LogLine(_("the board"), _("The market is shut today."), "bad")


def _group(world: World, run: Run, event: Event) -> LogLine:
    better, worse = _GROUPS[event.word("group")]
    more = event.number("amount") > 0
    return LogLine(_("the row"), _(better) if more else _(worse), "good" if more else "bad")


TELLERS: dict[str, Teller] = {
    "favour": _favour,
    "gone": _gone,
    "mood_crowd": _crowd,
    "mood_offers": _offers,
    "level": _level,
    "closed_today": _closed_today,
    "market_closed": _market_closed,
    "trust_group": _group,
}
"""The tellers of this system, by the kind of the event."""
