"""Events as sentences: who says it or where it comes from, and what happened."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine.events import Event
from marketgen.engine.household import meal_worth
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.i18n import N_, NP_, _, ngettext
from marketgen.play import (
    numbers,
    tell_bargain,
    tell_beside,
    tell_council,
    tell_gates,
    tell_home,
    tell_kye,
    tell_money,
    tell_reform,
    tell_road,
    tell_story,
    tell_street,
    tell_systems,
    tell_ventures,
    tell_weeks,
    wording,
)
from marketgen.play.tell_law import TELLERS as LAW
from marketgen.play.views import LogLine

Teller = Callable[[World, Run, Event], LogLine]

_SILENT = (
    "begin",
    "block",
    "day_over",
    "asked",
    "tidied_now",
    "over",
    "stock",
    "money",
    "inspection",
    "noted",
    *tell_home.SILENT,
)
"""Kinds that a front end shows by what the screen does, not by a line."""


def line(world: World, run: Run, event: Event) -> LogLine | None:
    """The line for an event; None for one that needs none."""
    if event.kind in _SILENT:
        return None
    return _TELLERS[event.kind](world, run, event)


def lines(world: World, run: Run, events: tuple[Event, ...]) -> tuple[LogLine, ...]:
    """The lines of several events, in order."""
    found = (line(world, run, event) for event in events)
    return tuple(item for item in found if item is not None)


def _good(world: World, event: Event) -> str:
    return wording.name(world, event.word("good"))


def _who(world: World, event: Event, key: str = "person") -> str:
    return wording.person(world, event.word(key))


def _units(world: World, event: Event) -> str:
    return wording.units(world, event.word("good"), event.number("units"))


def _money(world: World, event: Event, key: str) -> str:
    return numbers.priced(world, event.number(key))


def _dawn(world: World, run: Run, event: Event) -> LogLine:
    weather = wording.name(world, event.word("weather"), "weathers")
    return LogLine(
        _("dawn"), _("{date}, {weather}.").format(date=wording.long_date(world, event.number("day")), weather=weather)
    )


def _notice(world: World, run: Run, event: Event) -> LogLine:
    return LogLine(_("the board"), wording.fill(world, run, f"notices.{event.word('notice')}.text"))


def _lesson(world: World, run: Run, event: Event) -> LogLine:
    return LogLine(_("today"), wording.fill(world, run, f"lessons.{event.word('lesson')}.before"), "lesson")


def _offer(world: World, run: Run, event: Event) -> LogLine:
    told = _("{person} offers {units} at {price}.").format(
        person=_who(world, event), units=_units(world, event), price=numbers.money(world, event.number("price"))
    )
    return LogLine(_("morning"), told, link="supply")


def _story(world: World, run: Run, event: Event) -> LogLine:
    key = f"events.{event.word('event')}"
    return LogLine(wording.text(world, f"{key}.title"), wording.fill(world, run, f"{key}.text"))


def _chose(world: World, run: Run, event: Event) -> LogLine:
    key = f"events.{event.word('event')}"
    choice = f"{key}.choices.{event.word('choice')}"
    told = _("You chose: {choice}. {consequence}").format(
        choice=wording.text(world, f"{choice}.label"), consequence=wording.fill(world, run, f"{choice}.long")
    )
    return LogLine(wording.text(world, f"{key}.title"), told)


def _shown(world: World, run: Run, event: Event) -> LogLine:
    """What stands where; a price of its own that it was given before is said with it."""
    form = _("On slot {slot} now: {good}.")
    if event.word("stance"):
        form = _("On slot {slot} now: {good}. You still ask {stance} for it.")
    stance = wording.name(world, event.word("stance"), "stances")
    return LogLine(_("stall"), form.format(slot=event.number("slot"), good=_good(world, event), stance=stance))


def _sold(world: World, run: Run, event: Event) -> LogLine:
    when = _("noon") if not event.number("block") else _("evening")
    if not event.number("units"):
        told = _("No {good} sold.").format(good=_good(world, event))
    else:
        told = ngettext(
            "Sold {units} to {groups} group for {takings}.",
            "Sold {units} to {groups} groups for {takings}.",
            event.number("groups"),
        ).format(units=_units(world, event), groups=event.number("groups"), takings=_money(world, event, "takings"))
    walked = event.number("walked")
    if walked:
        told += " " + ngettext("{count} walked on.", "{count} walked on.", walked).format(count=walked)
    return LogLine(when, told, "good" if event.number("units") else "")


def _counted(who: str, one: str, many: str, key: str, tone: str = "") -> Teller:
    def tell(world: World, run: Run, event: Event) -> LogLine:
        number = event.number(key)
        told = ngettext(one, many, number).format(
            count=number, good=_good(world, event), person=_who(world, event), units=_units_or(world, event)
        )
        return LogLine(_(who), told, tone)

    return tell


def _units_or(world: World, event: Event) -> str:
    return _units(world, event) if event.word("good") else ""


def _spoiled(world: World, run: Run, event: Event) -> LogLine:
    """What spoiled, and what had been paid for it, where it was bought."""
    told = _("Spoiled in the night: {units}, bought for {cost}.") if event.number("cost") else ""
    told = (told or _("Spoiled in the night: {units}.")).format(
        units=_units(world, event), cost=_money(world, event, "cost")
    )
    return LogLine(_("dawn"), told, "bad")


def _plain(who: str, sentence: str, tone: str = "", link: str = "") -> Teller:
    def tell(world: World, run: Run, event: Event) -> LogLine:
        told = _(sentence).format(
            good=_good(world, event),
            person=_who(world, event),
            official=_who(world, event, "official"),
            units=_units_or(world, event),
            price=numbers.money(world, event.number("price")),
            amount=_money(world, event, "amount"),
            stance=wording.name(world, event.word("stance"), "stances"),
            ask=numbers.money(world, event.number("ask")),
            slot=event.number("slot"),
            meal=wording.name(world, event.word("meal"), "meals"),
            wanted=wording.name(world, event.word("wanted"), "meals"),
            cost=_money(world, event, "cost"),
        )
        return LogLine(_(who), told, tone, link)

    return tell


def _ordered(world: World, run: Run, event: Event) -> LogLine:
    """An order with its sum, which is nowhere else in the log, and every day on which it may come."""
    told = _("{units} from {person} at {price}, together {amount}, for {days}.").format(
        units=_units(world, event),
        person=_who(world, event),
        price=numbers.money(world, event.number("price")),
        amount=numbers.priced(world, event.number("units") * event.number("price")),
        days=wording.days_of(world, event.number("first"), event.number("last")),
    )
    return LogLine(_("ordered"), told)


def _meal_set(world: World, run: Run, event: Event) -> LogLine:
    """What is eaten from tonight; what it costs without a store as well, where the store pays for a part of tonight."""
    cost, worth = event.number("cost"), meal_worth(world, run, event.word("meal"))
    told = _("From tonight: {meal}, {cost} a day.")
    if cost < worth:
        told = _("From tonight: {meal}, {cost} tonight; {worth} a day once the store has none of it.")
    meal = wording.name(world, event.word("meal"), "meals")
    told = told.format(meal=meal, cost=numbers.priced(world, cost), worth=numbers.priced(world, worth))
    return LogLine(_("home"), told)


_OF_HELP = (
    N_("{official} says yes: {service}."),
    N_("{official} would rather not have it done now: {service}. Nobody writes down an offer to help."),
)
"""What is answered to something that would be done, not given, where the scenario has no words for it."""

_OF_SERVICE, _AGAIN = ("taken", "refused"), ("takes_again", "refuses_again")
"""The scenario's words for what is done, and its other words for a gift: for a yes, and for a no."""


def _gift(sentence: str, tone: str, said: int) -> Teller:
    """What an official does with a gift: in the scenario's words (the text ``said`` of ``told`` and, by the day in
    turn, others), else in these; those are of things and money, so what is done has its own."""

    def tell(world: World, run: Run, event: Event) -> LogLine:
        what, amount = event.word("what"), event.number("amount")
        told = wording.gift(world, what, amount)
        who, his = _who(world, event, "official"), f"officials.{event.word('official')}"
        own = wording.text(world, f"services.{what}.{_OF_SERVICE[said]}")
        if what in world.services and not own:
            return LogLine(who, _(_OF_HELP[said]).format(official=who, service=told), tone)
        ways = [wording.text(world, f"{his}.told.{said}"), *wording.several(world, f"{his}.{_AGAIN[said]}")]
        own = own or ways[run.day % len(ways)]
        words = _("{words} ({gift})").format(words=own.rstrip("."), gift=told) if own else ""
        return LogLine(who, words or _(sentence).format(official=who, gift=told), tone)

    return tell


def _bond(key: str, up: str, down: str, good_is_up: bool = True) -> Teller:
    def tell(world: World, run: Run, event: Event) -> LogLine:
        who = _who(world, event, key)
        rose = event.number("amount") > 0
        return LogLine(who, _(up if rose else down).format(name=who), "good" if rose is good_is_up else "bad")

    return tell


def _moved(up: str, down: str, good_is_up: bool, who: str = N_("the row")) -> Teller:
    def tell(world: World, run: Run, event: Event) -> LogLine:
        rose = event.number("amount") > 0
        named = wording.person(world, event.word("member")) if event.word("member") else ""
        tone = "good" if rose == good_is_up else "bad"
        return LogLine(_(who), _(up if rose else down).format(name=named), tone)

    return tell


_OTHERS = _moved(N_("{name} feels better for it."), N_("{name} feels it."), True, N_("home"))
_YOURS = _moved(N_("You feel better for it."), N_("You feel it."), True, N_("home"))


def _health(world: World, run: Run, event: Event) -> LogLine:
    mine = wording.is_player(world, event.word("member"))
    return (_YOURS if mine else _OTHERS)(world, run, event)


def _week(world: World, run: Run, event: Event) -> LogLine:
    who = _who(world, event, "official")
    told = _("{official} now expects {amount} a week.").format(official=who, amount=_money(world, event, "expects"))
    if not event.number("expects"):
        told = _("{official} expects nothing by the week.").format(official=who)
    more = event.number("expects") > event.number("was")
    hint = wording.text(world, f"officials.{event.word('official')}.told.2") if more else ""
    return LogLine(who, _("{told} {hint}").format(told=told, hint=hint) if hint else told, "bad" if more else "")


def _hours(world: World, run: Run, event: Event) -> LogLine:
    hours = event.number("amount")
    if hours < 0:
        told = ngettext("{count} hour of the day is yours again.", "{count} hours of the day are yours again.", -hours)
    else:
        told = ngettext("It takes {count} hour of the day.", "It takes {count} hours of the day.", hours)
    return LogLine(_("the day"), told.format(count=abs(hours)), "bad" if hours > 0 else "good")


def _mood(sentence_up: str, sentence_down: str) -> Teller:
    def tell(world: World, run: Run, event: Event) -> LogLine:
        sentence = sentence_up if event.number("share") > 0 else sentence_down
        days = event.number("days")
        until = ngettext("for {days} day", "for {days} days", days).format(days=days)
        return LogLine(_good(world, event), _(sentence).format(good=_good(world, event), until=until))

    return tell


_TELLERS: dict[str, Teller] = {
    **tell_story.TELLERS,
    "dawn": _dawn,
    "notice": _notice,
    "lesson": _lesson,
    "offer": _offer,
    "story": _story,
    "chose": _chose,
    "sold": _sold,
    "sold_out": _counted(
        N_("the row"),
        *NP_("{count} group came too late for {good}: all sold.", "{count} groups came too late for {good}: all sold."),
        "groups",
    ),
    "none_left": _counted(
        N_("the row"),
        *NP_(
            "{count} group wished for {good}; your slot for it is empty.",
            "{count} groups wished for {good}; your slot for it is empty.",
        ),
        "groups",
    ),
    "missed": _counted(
        N_("the row"),
        *NP_(
            "{count} group wished for {good} and did not see yours.",
            "{count} groups wished for {good} and did not see yours.",
        ),
        "groups",
        "bad",
    ),
    "spoiled": _spoiled,
    "took": _plain(N_("morning"), N_("You took {units} from {person} at {price}.")),
    "ordered": _ordered,
    "order_came": _plain(N_("morning"), N_("{person} brought what you ordered: {units} at {price}."), "good"),
    "shown": _shown,
    "hidden": _plain(N_("stall"), N_("Back in the bag: {good}.")),
    "priced": _plain(N_("stall"), N_("You ask {stance} for {good}: {ask}.")),
    "brought": _plain(N_("home"), N_("Brought home: {units}.")),
    "meal_set": _meal_set,
    "supper": _plain(N_("home"), N_("Supper: {meal}, {cost}.")),
    "supper_cut": _plain(N_("home"), N_("There was no money for {wanted}."), "bad"),
    "no_supper": _plain(N_("home"), N_("There was no money for supper. Nobody ate."), "bad"),
    "tidied": _plain(N_("stall"), N_("An hour for receipts, price tags and the width of the passage. Let him come.")),
    "warned": _plain(N_("dawn"), N_("{official} greets you early and looks at your stall for a moment too long.")),
    "fee": _plain(N_("evening"), N_("The fee for the place: {amount}, with a receipt.")),
    "gift_taken": _gift(N_("{official} takes it: {gift}."), "good", 0),
    "gift_refused": _gift(N_("{official} pushes it back, politely: {gift}."), "bad", 1),
    "trust": _bond("person", N_("{name} thinks better of you."), N_("{name} thinks less of you.")),
    "tie": _bond("official", N_("{name} nods a little deeper."), N_("{name} looks past you.")),
    "expects": _bond("official", N_("{name} expects more now."), N_("{name} expects less now."), good_is_up=False),
    "fear": _bond(
        "official", N_("{name} is more afraid than before."), N_("{name} breathes easier."), good_is_up=False
    ),
    "standing": _moved(N_("The row speaks well of it."), N_("The row speaks of it."), True),
    "heat": _moved(N_("You are noticed more."), N_("You are noticed less."), False),
    "health": _health,
    "knows": _moved(N_("One more person knows something."), N_("It is half forgotten."), False),
    "file": _moved(
        N_("A line is written into your file."), N_("A line is gone from your file."), False, N_("the office")
    ),
    "hours": _hours,
    "mood_price": _mood(N_("The price goes up {until}."), N_("The price goes down {until}.")),
    "mood_fit": _mood(
        N_("More people find the price right {until}."), N_("Fewer people find the price right {until}.")
    ),
    "inspection_goods": _plain(N_("stall"), N_("Taken from the table: {units}."), "bad"),
    "week": _week,
    **tell_home.TELLERS,
    **tell_council.TELLERS,
    **LAW,
    **tell_money.TELLERS,
    **tell_kye.TELLERS,
    **tell_street.TELLERS,
    **tell_reform.TELLERS,
    **tell_weeks.TELLERS,
    **tell_beside.TELLERS,
    **tell_ventures.TELLERS,
    **tell_road.TELLERS,
    **tell_gates.TELLERS,
    **tell_systems.TELLERS,
    **tell_bargain.TELLERS,
}

KINDS = tuple(sorted((*_TELLERS, *_SILENT)))
"""Every kind of event that is told, or silent on purpose."""
