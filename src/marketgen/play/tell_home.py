"""Events of the household and of the place as sentences."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine.events import Event
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.i18n import N_, NP_, _, ngettext
from marketgen.play import numbers, wording
from marketgen.play.views import LogLine

Teller = Callable[[World, Run, Event], LogLine]

SILENT = ("levy_later", "levy_met", "overruled", "roster_met")
"""Kinds that come only with a card, which says them itself."""

_HOME, _DAWN, _SCHOOL, _STAIRS, _ROW = N_("home"), N_("dawn"), N_("school"), N_("the stairs"), N_("the row")


def _say(who: str, sentence: str, tone: str = "") -> Teller:
    """A sentence with whoever and whatever the event is about."""

    def tell(world: World, run: Run, event: Event) -> LogLine:
        told = _(sentence).format(
            name=wording.person(world, event.word("person")),
            amount=numbers.priced(world, event.number("amount")),
            wood=numbers.thousandths(event.number("milli"), 2),
            good=wording.name(world, event.word("good")) if event.word("good") else "",
        )
        return LogLine(_(who), told, tone, "home")

    return tell


def _of(who: str, yours: str, sentence: str, tone: str = "") -> Teller:
    """The same about a member of the household: ``yours`` if that is the player."""
    mine, others = _say(who, yours, tone), _say(who, sentence, tone)

    def tell(world: World, run: Run, event: Event) -> LogLine:
        return (mine if wording.is_player(world, event.word("person")) else others)(world, run, event)

    return tell


def _days(who: str, one: str, many: str, tone: str = "", key: str = "days") -> Teller:
    """The same, with a number of days or hours."""

    def tell(world: World, run: Run, event: Event) -> LogLine:
        count = event.number(key)
        told = ngettext(one, many, count).format(
            count=count,
            name=wording.person(world, event.word("person")),
            amount=numbers.priced(world, event.number("amount")),
        )
        return LogLine(_(who), told, tone, "home")

    return tell


def _wood(world: World, run: Run, event: Event) -> LogLine:
    wood, cost = numbers.thousandths(event.number("milli"), 2), event.number("amount")
    told = _("Wood: {wood} cubic metres for {amount}.") if cost else _("Wood: {wood} cubic metres.")
    yard = _("In the yard now: {all}.").format(all=numbers.thousandths(run.home.wood, 2))
    return LogLine(_(_HOME), f"{told.format(wood=wood, amount=numbers.priced(world, cost))} {yard}", "good")


def _stored(world: World, run: Run, event: Event) -> LogLine:
    amount = _("{amount} {unit}").format(
        amount=numbers.thousandths(abs(event.number("milli"))),
        unit=wording.text(world, f"goods.{event.word('good')}.unit"),
    )
    form = (
        _("Into the store: {amount} of {good}.")
        if event.number("milli") >= 0
        else _("Out of the store: {amount} of {good}.")
    )
    return LogLine(_(_HOME), form.format(amount=amount, good=wording.name(world, event.word("good"))))


def _signed(up: str, down: str, key: str) -> Teller:
    def tell(world: World, run: Run, event: Event) -> LogLine:
        rose = event.number(key) > 0
        return LogLine(_(_HOME), _(up if rose else down), "good" if rose else "bad")

    return tell


def _place(world: World, run: Run, event: Event) -> LogLine:
    days, left = event.number("days"), event.number("left")
    shut = ngettext("Nothing shown for {count} day.", "Nothing shown for {count} days.", days).format(count=days)
    more = ngettext(
        "In {count} day more the place is given to somebody else.",
        "In {count} days more the place is given to somebody else.",
        left,
    ).format(count=left)
    return LogLine(_(_ROW), f"{shut} {more}", "bad")


TELLERS: dict[str, Teller] = {
    "earned": _say(_HOME, N_("{name} has earned {amount} at home.")),
    "freed": _days(
        _HOME,
        *NP_("{name} is free of the workplace for {count} day.", "{name} is free of the workplace for {count} days."),
        "good",
    ),
    "freed_over": _say(_HOME, N_("What the workplace was paid for is over: {name} is due back there."), "bad"),
    "member_back": _say(_HOME, N_("{name} is home again."), "good"),
    "away": _days(_HOME, *NP_("{name} is away for {count} day.", "{name} is away for {count} days.")),
    "helped": _say(_HOME, N_("{name} does an hour of your work. Her books stay shut for it.")),
    "my_hours": _signed(N_("Your days are longer for a while."), N_("Your days are shorter for a while."), "amount"),
    "ill": _of(
        _DAWN,
        N_("You are ill. What ends it is {good}; without, it takes days and strength."),
        N_("{name} is ill. What ends it is {good}; without, it takes days and strength."),
        "bad",
    ),
    "well": _of(_HOME, N_("You are up again."), N_("{name} is up again."), "good"),
    "treated": _of(_HOME, N_("For yourself: {good}."), N_("For {name}: {good}.")),
    "wood": _wood,
    "wood_out": _say(_HOME, N_("The last of the wood is in the stove."), "bad"),
    "cold": _say(_HOME, N_("No wood for the night. The house is cold, and everybody feels it."), "bad"),
    "kimjang_made": _say(_HOME, N_("Kimjang is made: the jars are full to the shoulder."), "good"),
    "kimjang_half": _say(_HOME, N_("Half the kimjang is in the jars.")),
    "kimjang_missing": _say(_HOME, N_("The frost has come to empty jars. Everybody at home will feel it."), "bad"),
    "levy_due": _say(_SCHOOL, N_("The levy is due today: {amount}.")),
    "levy_paid": _say(_SCHOOL, N_("The levy is paid: {amount}.")),
    "levy_unpaid": _say(_SCHOOL, N_("The levy was not paid. {name} was sent home for it."), "bad"),
    "roster_due": _days(
        _STAIRS,
        *NP_(
            "The list names your house today: {count} hour with a shovel, or {amount}.",
            "The list names your house today: {count} hours with a shovel, or {amount}.",
        ),
        key="hours",
    ),
    "roster_paid": _say(_STAIRS, N_("Somebody else goes in your place for {amount}.")),
    "roster_gone": _days(
        _STAIRS, *NP_("You give {count} hour with a shovel.", "You give {count} hours with a shovel."), key="hours"
    ),
    "roster_unmet": _say(_STAIRS, N_("Nobody came from your house. It was written down."), "bad"),
    "school": lambda world, run, event: LogLine(
        _(_SCHOOL),
        ngettext("{count} day of school lost.", "{count} days of school lost.", event.number("days")).format(
            count=event.number("days")
        ),
        "bad",
    ),
    "schooling": _signed(N_("It helps her at school."), N_("School suffers for it."), "amount"),
    "stored": _stored,
    "place_warned": _place,
    "place_lost": _say(
        _ROW, N_("Your place was given to somebody else. The alley is open to whoever stands in it."), "bad"
    ),
}  # fmt: skip
"""How each kind of event is told."""
