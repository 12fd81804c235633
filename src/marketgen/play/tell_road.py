"""Events of the road as sentences: trips, loads at posts, parcels, what was wrong with goods."""

from __future__ import annotations

from collections.abc import Callable

from marketgen.engine.events import Event
from marketgen.engine.run import Run
from marketgen.engine.world import World
from marketgen.i18n import N_, NP_, _, ngettext
from marketgen.play import numbers, wording
from marketgen.play.views import LogLine

Teller = Callable[[World, Run, Event], LogLine]


def _words(world: World, event: Event) -> dict[str, str]:
    """What sentences of the road are filled with, as far as the event has it."""
    good = event.word("good")
    found = {
        key: wording.name(world, event.word(key), f"{key}s") for key in ("place", "way", "post") if event.word(key)
    }
    found |= {key: wording.person(world, event.word(key)) for key in ("person", "friend") if event.word(key)}
    if good:
        found["good"] = wording.name(world, good)
        found["units"] = wording.units(world, good, event.number("units"))
        found["kept"] = wording.units(world, good, event.number("kept"))
        found["left"] = wording.units(world, good, event.number("left"))
    for key in ("cost", "price", "rest"):
        found[key] = numbers.priced(world, event.number(key))
    found["amount"] = numbers.priced(world, event.number("amount"), event.word("currency") or world.money)
    for key in ("day", "back", "due", "last", "first", "until"):
        if event.number(key):
            found[key] = wording.weekday(world, event.number(key))
    return found


def _plain(who: str, sentence: str, tone: str = "", link: str = "") -> Teller:
    return lambda world, run, event: LogLine(_(who), _(sentence).format(**_words(world, event)), tone, link)


def _spoiled(world: World, run: Run, event: Event) -> LogLine:
    """What went bad on the way; what keeps is broken instead."""
    keeps = not world.goods[event.word("good")].spoil_bp
    told = _("Broken on the way: {units}.") if keeps else _("Spoiled on the way: {units}.")
    return LogLine(_("the road"), told.format(**_words(world, event)), "bad")


def _order_off(world: World, run: Run, event: Event) -> LogLine:
    told = _("{person} could not get it: {units}. You have {amount} back.")
    told = told if event.number("amount") else _("{person} could not get it: {units}.")
    return LogLine(_("morning"), told.format(**_words(world, event)) + _another(run, event), "bad")


def _order_lost(world: World, run: Run, event: Event) -> LogLine:
    told = _("{person} says it does not come after all: {units}.").format(**_words(world, event))
    return LogLine(_("morning"), told + _another(run, event), "bad")


def _another(run: Run, event: Event) -> str:
    """That what is offered of it all the same, as the scenario has it, is another load; nothing where nothing is."""
    same = (event.word("person"), event.word("good"))
    if not any((offer.who, offer.good) == same for offer in run.offers):
        return ""
    return " " + _("What is offered this morning is another load, at the price of the day.")


def _order_unpaid(world: World, run: Run, event: Event) -> LogLine:
    """What could not be paid goes back; with it what was paid ahead for it."""
    told = _("You could not pay for all of it; {person} took {units} back.")
    if event.number("amount"):
        told = _(
            "You could not pay for all of it: {person} took {units} back, and the {amount} you had paid ahead for that "
            "is lost."
        )
    elif event.number("kept"):
        told = _(
            "You could not pay for all of it: what you had paid ahead pays for {kept}, {person} took {units} back."
        )
    words = _words(world, event)
    lines = [told.format(**words)]
    if world.supply.broken_trust < 0:
        lines.append(_("{person} trusts you less for it.").format(**words))
    return LogLine(_("morning"), " ".join(lines), "bad")


def _days(who: str, one: str, many: str, key: str = "days", tone: str = "") -> Teller:
    def tell(world: World, run: Run, event: Event) -> LogLine:
        number = event.number(key)
        told = ngettext(one, many, number).format(count=number, **_words(world, event))
        return LogLine(_(who), told, tone)

    return tell


def _at_post(told_key: str, sentence: str, tone: str = "") -> Teller:
    """What happened to a load at a post: the scenario's own sentence for it first, if it has one."""

    def tell(world: World, run: Run, event: Event) -> LogLine:
        post = event.word("post")
        own = wording.text(world, f"posts.{post}.texts.told.{told_key}")
        told = _(sentence).format(**_words(world, event))
        return LogLine(wording.name(world, post, "posts"), f"{own} {told}" if own else told, tone)

    return tell


def _left_home(world: World, run: Run, event: Event) -> LogLine:
    words = _words(world, event)
    if event.number("days") == 1:
        told = _("You leave for {place}, {way}: {cost}. Tonight you are home again.").format(**words)
    else:
        told = _("You leave for {place}, {way}: {cost} there and back. You are home on {back}.").format(**words)
    return LogLine(_("the road"), told)


def _gave(world: World, run: Run, event: Event) -> LogLine:
    given = wording.units(world, event.word("what"), event.number("amount"))
    post = event.word("post")
    own = wording.text(world, f"posts.{post}.texts.told.passed")
    told = _("It cost {given}. {units} go on their way.").format(given=given, units=_words(world, event)["units"])
    return LogLine(wording.name(world, post, "posts"), f"{own} {told}" if own else told, "good")


def _came(world: World, run: Run, event: Event) -> LogLine:
    told = _("Here by road from {person}: {units}.").format(**_words(world, event))
    if event.number("rest"):
        told = _("{told} You paid {rest}.").format(told=told, rest=_words(world, event)["rest"])
    return LogLine(_("morning"), told, "good")


def _papers(world: World, run: Run, event: Event) -> LogLine:
    told = _("A permit for the road, {cost}, good until {date}.").format(
        cost=_words(world, event)["cost"], date=wording.short_date(world, event.number("last"))
    )
    return LogLine(_("the office"), told)


TELLERS: dict[str, Teller] = {
    "left_home": _left_home,
    "arrived": _plain(N_("the road"), N_("You are in {place}.")),
    "road_word": _plain(N_("the road"), N_("People who came that way speak of a post on the road home, and lower.")),
    "turned_back": _plain(N_("the road"), N_("You set out for home and will be there on {day}.")),
    "home_again": _plain(N_("the road"), N_("You are home again from {place}."), "good"),
    "carried_home": _plain(N_("the road"), N_("Carried home from {place}: {units}."), "good"),
    "deposit": _plain(N_("the road"), N_("{person} takes {amount} now, the rest when it is here.")),
    "bought": _plain(N_("the road"), N_("You bought {units} in {place} at {price}.")),
    "stopped_paid": _plain(N_("the road"), N_("A post on the way home asked for {amount}. You paid."), "bad"),
    "stopped_kept": _plain(N_("the road"), N_("A post on the way home kept {units}."), "bad"),
    "papers": _papers,
    "set_out": _plain(N_("the road"), N_("{person} has kept word. On the road, due on {due}: {units}."), "good"),
    "order_lost": _order_lost,
    "order_off": _order_off,
    "order_unpaid": _order_unpaid,
    "post_tight": _plain(
        N_("the road"), N_("Tomorrow your {units} pass here: {post}. They look twice there this week."), "bad"
    ),
    "load_spoiled": _spoiled,
    "load_held": _at_post("", N_("Held here: {units} from {person}."), "bad"),
    "post_closed": _at_post("", N_("Nothing passes in this weather. {units} wait a day."), "bad"),
    "load_lost": _at_post("lost", N_("Lost here: {units} from {person}."), "bad"),
    "wait_lost": _at_post("lost", N_("Nothing is left of it: {units}."), "bad"),
    "wait_over": _at_post("waited", N_("Let go: {units}."), "good"),
    "load_came": _came,
    "load_waits": _at_post("", N_("{units} wait there until {until}; storage {cost}.")),
    "abandoned": _at_post("abandoned", N_("Left to them: {units}."), "bad"),
    "parted": _at_post("part", N_("They keep {kept}; {left} go on their way.")),
    "fetched": _at_post("passed", N_("You went there yourself. {units} go on their way."), "good"),
    "sent": _at_post("sent", N_("{friend} went and spoke with them. {units} go on their way."), "good"),
    "sent_back": _at_post("refused", N_("{friend} went, and came back without it."), "bad"),
    "pushed_back": _at_post("refused", N_("They did not take it. {units} are still there."), "bad"),
    "paid_post": _at_post("passed", N_("You paid {amount}. {units} go on their way."), "good"),
    "gave_post": _gave,
    "parcel_ordered": _plain(
        N_("the road"), N_("{person} will bring a parcel: {units}, {cost} with the carriage, for {first} to {last}.")
    ),
    "load_later": _days(
        N_("the road"), *NP_("{units} come {count} day later.", "{units} come {count} days later."), tone="bad"
    ),
    "load_free": _plain(N_("the road"), N_("Let go, and nobody asks any more: {units}."), "good"),
    "load_gone": _plain(N_("the road"), N_("It will not come: {units}."), "bad"),
    "load_less": _plain(N_("the road"), N_("The load is smaller by this: {units}."), "bad"),
    "load_more": _plain(N_("the road"), N_("The load is larger by this: {units}."), "good"),
    "order_later": _days(
        N_("the road"),
        *NP_(
            "What {person} was to bring comes {count} day later.",
            "What {person} was to bring comes {count} days later.",
        ),
        tone="bad",
    ),
    "order_released": _plain(N_("the road"), N_("{person} is released from your order and gives back {amount}.")),
    "free_loads": _days(
        N_("the road"), *NP_("{count} load will pass unasked.", "{count} loads will pass unasked."), "count", "good"
    ),
    "fares_up": _days(
        N_("the road"), *NP_("Fares go up for {count} day.", "Fares go up for {count} days."), tone="bad"
    ),
    "fares_down": _days(
        N_("the road"), *NP_("Fares go down for {count} day.", "Fares go down for {count} days."), tone="good"
    ),
    "post_stricter": _days(
        N_("the road"), *NP_("{post}: stricter for {count} day.", "{post}: stricter for {count} days."), tone="bad"
    ),
    "post_milder": _days(
        N_("the road"), *NP_("{post}: quieter for {count} day.", "{post}: quieter for {count} days."), tone="good"
    ),
    "found_short": _plain(N_("dawn"), N_("Weighed at home: {units} short of what {person} sold you."), "bad"),
    "found_poor": _plain(N_("dawn"), N_("Of what {person} sold you this is no good: {units}."), "bad"),
    "looked_sound": _plain(
        N_("morning"), N_("You look at what {person} brings. Nothing is wrong with this: {good}."), "good"
    ),
    "looked_short": _plain(
        N_("morning"), N_("Weighed before everybody, {person} is {units} short. It is put right."), "bad"
    ),
    "looked_poor": _plain(N_("morning"), N_("You lay aside what is no good: {units}. {person} takes it back."), "bad"),
}
"""How each event of the road is told."""
