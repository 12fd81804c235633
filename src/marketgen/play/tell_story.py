"""Events about people, the calendar and what is known, as sentences."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine.events import Event
from marketgen.engine.hearsay import NOBODY
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.i18n import N_, _, ngettext
from marketgen.play import goals, numbers, wording
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
    share, then, rest = event.number("share"), event.number("then"), event.number("then_days")
    told = _crowd_words(share).format(until=days(event))
    if rest:
        after = ngettext("for {days} day", "for {days} days", rest).format(days=rest)
        told = _("{now} Then {later}").format(now=told, later=_lowered(_crowd_words(then).format(until=after)))
    whys = [_source(world, one) for one in event.word("sources").split()]
    if whys:
        told = _("{told} It comes of this together: {reasons}.").format(told=told, reasons="; ".join(whys))
    return LogLine(_("the row"), told, "good" if share > 0 else "bad" if share < 0 else "")


def _crowd_words(share: int) -> str:
    """How many come, for a while."""
    if not share:
        return _("As many people as usual come, {until}.")
    return _("More people than usual come, {until}.") if share > 0 else _("Fewer people than usual come, {until}.")


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]


def _source(world: World, source: str) -> str:
    """What something came of: a notice, a rumour that was so, a card."""
    kind = source.partition(".")[0]
    if kind == "rumour":
        return _("a rumour whose day has come")
    return _("what the board says") if kind == "notice" else wording.text(world, f"events.{source}.title")


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


def said_by(world: World, rumour: str, who: str) -> str:
    """Who said a rumour, by name or in the scenario's words."""
    return wording.text(world, f"rumours.{rumour}.from") if who == NOBODY else wording.person(world, who)


def _rumour(world: World, run: Run, event: Event) -> LogLine:
    who = said_by(world, event.word("rumour"), event.word("person"))
    told = wording.fill(world, run, f"rumours.{event.word('rumour')}.text")
    return LogLine(who, _('"{rumour}"').format(rumour=told), link="board")


def _called(world: World, run: Run, event: Event) -> LogLine:
    place = wording.name(world, event.word("place"), "places")
    told = ngettext(
        "{place} on the telephone: {count} price of today, for {cost}.",
        "{place} on the telephone: {count} prices of today, for {cost}.",
        event.number("goods"),
    )
    cost = numbers.priced(world, event.number("cost"))
    return LogLine(place, told.format(place=place, count=event.number("goods"), cost=cost), link="ledger")


def _heard(world: World, run: Run, event: Event) -> LogLine:
    place = wording.name(world, event.word("place"), "places")
    told = _("{good}: {price} there today.")
    good = wording.name(world, event.word("good"))
    return LogLine(place, told.format(good=good, price=numbers.priced(world, event.number("price"))), link="ledger")


def _followed(world: World, run: Run, event: Event) -> LogLine:
    who = said_by(world, event.word("rumour"), event.word("person"))
    if event.number("given"):
        text = wording.fill(world, run, f"rumours.{event.word('rumour')}.text")
        return LogLine(who, _(GIVEN[event.word("word")]).format(rumour=text), link="board")
    return LogLine(who, _(WORDS[event.word("word")]).format(person=who), link="board")


def _rumour_day(world: World, run: Run, event: Event) -> LogLine:
    who = said_by(world, event.word("rumour"), event.word("person"))
    came = wording.fill(world, run, f"rumours.{event.word('rumour')}.about")
    told = came or _(CAME[event.word("truth")]).format(person=who)
    return LogLine(who, told, link="board")


WORDS = {
    "sure": N_("You asked around: what {person} says is sure."),
    "half": N_("You asked around: half of what {person} says is so."),
    "air": N_("You asked around: what {person} says is air."),
}
GIVEN = {
    "sure": N_('"{rumour}" You are told now that it is sure.'),
    "half": N_('"{rumour}" You are told now that half of it is so.'),
    "air": N_('"{rumour}" You are told now that it is air.'),
}
"""What is known of a rumour: after asking around, and where somebody says so by themselves."""

CAME = {
    "true": N_("It came as {person} had said."),
    "exaggerated": N_("Half of it came as {person} had said."),
    "false": N_("Nothing came of what {person} had said."),
}
"""What became of a rumour, by its truth."""


def _goal_moved(world: World, run: Run, event: Event) -> LogLine:
    met = bool(event.number("met"))
    title = wording.text(world, f"goals.{event.word('goal')}.title", event.word("goal"))
    if met:
        told = _("{goal}: met, as things stand. What counts is the end.")
    elif goals.lost(world, run):
        told = _("{goal}: it cannot be met any more. {reasons}")
    else:
        told = _("{goal}: no longer met, as things stand. {reasons}")
    told = " ".join(told.format(goal=title, reasons=goals.reason(world, run)).split())
    return LogLine(_("your goal"), told, "good" if met else "bad", "board")


TELLERS: dict[str, Teller] = {
    "favour": _favour,
    "gone": _gone,
    "mood_crowd": _crowd,
    "mood_offers": _offers,
    "level": _level,
    "closed_today": _closed_today,
    "market_closed": _market_closed,
    "trust_group": _group,
    "rumour": _rumour,
    "called": _called,
    "heard": _heard,
    "followed": _followed,
    "rumour_day": _rumour_day,
    "goal_moved": _goal_moved,
}
"""The tellers of this system, by the kind of the event."""
